"""The sentences by which a specification asks for qualifications, one requirement each, and how they are joined.

>>> from classplan.core.spec.model import SectionKind
>>> asked = Section(SectionKind.EDUCATION_EXPERIENCE, "Training", 1, 1, items=(Item("High school.", 2), Item("OR", 3), Item("A GED.", 4)))
>>> [(said.item.text, said.is_alternative) for said in statements(Spec("Clerk", 1, sections=(asked,)))]
[('High school.', False), ('A GED.', True)]
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from classplan.core.spec.model import Item, Section, SectionKind, Spec

SUBSTITUTES = re.compile(
    r"\b(?:substitut\w*|in lieu of|in place of|serve as an? equivalen\w+|(?:is|are|be) (?:equivalent|equal) to|count(?:s|ed)? (?:as|for))\b",
    re.I,
)
CONDITIONS = {SectionKind.LICENSURE, SectionKind.REQUIREMENTS}
_KINDS = {SectionKind.EDUCATION_EXPERIENCE, SectionKind.MINIMUM_QUALIFICATIONS, *CONDITIONS}
_JOINS = re.compile(r"^\W*(?:(?P<other>or)|either|and|plus|[ivx]{1,4})\W*$", re.I)
_OPENS_WITH_OR = re.compile(r"^\W*or\b[\s:,]*", re.I)
_ENDS_IN_JOIN = re.compile(r"[;,]?\s+(?P<join>or|and)\W*$", re.I)
_SENTENCE = re.compile(r"(?<=[.])(?<!\b[A-Z]\.)(?<!e\.g\.)(?<!i\.e\.)\s+(?=\(?[A-Z])")
_OF_SOME = re.compile(r"(?<=[.;])\s+(?=\(?Some positions\b)", re.I)
_GOES_ON = re.compile(
    r"^\(?(?:(?:This|Such|The) (?:required )?experience (?:must|shall|should)\b.*\byears?\b|(?:In [^,]{3,60}, )?(?:at least )?\w+ years? of (?:which|this)\b)",
    re.I,
)
_LETTER = re.compile(r"^\s*(?:[A-Z]|\d{1,2})[.)]\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, where it stands, and whether it may be met instead of the one before it."""

    item: Item
    section: Section
    is_alternative: bool = False


def statements(spec: Spec) -> Iterator[Statement]:
    """Every sentence that asks for a qualification, or says what may stand for one."""
    for section in spec.walk():
        if section.kind in _KINDS:
            yield from _of(section)


def _of(section: Section) -> Iterator[Statement]:
    other = bool(section.part == "alternative" and _OPENS_WITH_OR.match(section.heading))
    for item in _flat(section.items):
        joins = _JOINS.match(item.text)
        if joins:
            other = joins["other"] is not None
            continue
        opens, ends = _OPENS_WITH_OR.match(item.text), _ENDS_IN_JOIN.search(item.text)
        text = item.text[opens.end() if opens else 0 : ends.start() if ends else None]
        other = other or bool(opens)
        for piece in _sentences(text, section):
            yield Statement(replace(item, text=piece), section, other)
            other = False
        other = bool(ends and ends["join"].casefold() == "or")


def _sentences(text: str, section: Section) -> list[str]:
    """The sentences of an item; one that goes on about the same years stays with them, and so does an example of a rate."""
    text = _LETTER.sub("", text)
    whole = section.part == "equivalency" or section.kind in CONDITIONS
    pieces = _OF_SOME.split(text) if whole else _SENTENCE.split(text)
    found: list[str] = []
    for piece in pieces:
        if found and (_GOES_ON.match(piece) or (SUBSTITUTES.search(found[-1]) and not SUBSTITUTES.search(piece))):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return [bare for piece in found if (bare := _bare(piece))]


def _bare(piece: str) -> str:
    """A sentence without the brackets around it, or the half of them that it was left with."""
    piece = piece.strip()
    enclosed = piece.startswith("(") and ")" not in piece[:-2]
    return piece.strip("() ") if enclosed or piece.count("(") != piece.count(")") else piece


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)
