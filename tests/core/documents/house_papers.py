"""Specifications of houses whose layouts no pack reads yet, put together by the headings of the house, for tests."""

import re
from collections.abc import Iterable

from classplan.core.documents.house import House, Wording
from classplan.core.spec.model import Field, Item, Section, Spec

_MARK = re.compile(r"\s*(?:- )?(\*? ?(?:\d{1,2}|[A-Z])\.)\s+(.*)")
_NUMBER = re.compile(r"\d{1,2}\.\s+")


def put_together(title: str, lines: Iterable[str], house: House, under: frozenset[str] = frozenset()) -> Spec:
    """A specification from its lines: what the house heads is a section, what it labels a field, the rest are items.

    `under` are the headings that stand inside the section before them.
    """
    headings = {heading.words: heading for heading in house.headings}
    fields: list[Field] = []
    made: list[tuple[Wording, str, list[Item]]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        known = headings.get(_NUMBER.sub("", line))
        if not line:
            continue
        if known is not None:
            made.append((known, line, []))
        elif labelled := list(_fields(raw, house, number)):
            fields += labelled
        else:
            mark = _MARK.fullmatch(raw)
            made[-1][2].append(Item(mark[2], number, mark[1]) if mark else Item(line, number))
    sections: list[Section] = []
    for known, printed, items in made:
        section = Section(known.kind, printed, 1, 1, items=tuple(items))
        if known.words in under:
            last = sections[-1]
            sections[-1] = Section(last.kind, last.heading, 1, 1, items=last.items, sections=(*last.sections, section))
        else:
            sections.append(section)
    return Spec(title, 1, fields=tuple(fields), sections=tuple(sections))


def _fields(raw: str, house: House, line: int) -> Iterable[Field]:
    """The cells of a line that begin with a label of the house."""
    for cell in raw.split("\t"):
        for key, label in house.labels.items():
            found = re.fullmatch(rf"\s*({re.escape(label)}:?)(?:\s+(.*?))?\s*", cell)
            if found:
                yield Field(key, found[1], found[2] or "", None, line)
                break
