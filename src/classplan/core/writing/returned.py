"""A draft that was written out, edited elsewhere, and came back: which of its paragraphs is what, and what differs.

Paragraphs are told by the keys that were written out with the headings, and within a section by their words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from classplan.core.documents.tree import Block, Facts, Heading, Items
from classplan.core.documents.tree import Paragraph as Printed
from classplan.core.writing.draft import fields_of, sections_of
from classplan.core.writing.plain import deep_items, heading_line, line_of, read_line
from classplan.core.writing.tracked import Seen

ALIKE = 0.4  # how much of two paragraphs must agree for one to be the other, edited
MOST_TRIED = 4_000
KEY = "section_"


@dataclass(frozen=True, slots=True)
class _Home:
    """What a paragraph was when it was written out: a heading, an item, a field, or something of the page."""

    kind: str
    text: str
    name: str = ""
    mark: str | None = None
    deep: int = 0


@dataclass(slots=True)
class Found:
    """What came back: each section as text, each value of the head, what is gone, and what a person is told."""

    sections: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_back(blocks: Sequence[Block], draft: Mapping[str, Any], came: Sequence[Seen]) -> Found:
    """What came back, held against the draft and the blocks in which it was written out."""
    found = Found()
    was = _segments_of_homes(list(_homes(blocks, draft)))
    headings = {_plain(part[0].text): key for key, part in was.items() if key}
    now = _segments_of_seen(came, was, headings)
    for placed in sections_of(draft):
        key, section = placed.key, placed.section
        if key not in now:
            found.gone.append(key)
            found.notes.append(f"The section “{section['heading']}” is not in the file any more. Take it out of the draft where that is meant.")  # fmt: skip
            continue
        found.sections[key] = _section(section, was[key], now[key], found)
    _section(None, was.get("", []), now.get("", []), found)
    order = [key for key in now if key]
    if order != [key for key in was if key in now and key]:
        found.notes.append(
            "The sections stand in another order in the file. Move them in the draft where that is meant."
        )
    return found


def _homes(blocks: Sequence[Block], draft: Mapping[str, Any]) -> Iterator[_Home]:
    """What each paragraph is that was written out, in its order."""
    sections = {f"{KEY}{placed.key}": placed.section for placed in sections_of(draft)}
    fields = fields_of(draft)
    items: list[tuple[int, Any]] = []
    for block in blocks:
        match block:
            case Heading(_, text, name):
                section = sections.get(name)
                items = list(deep_items(section["items"])) if section else []
                yield _Home("heading" if section else "title", text, section["key"] if section else "title")
            case Facts(rows):
                for label, value in rows:
                    held = next((f for f in fields if _labelled(f[1]) == label and f[1]["printed"] == value), None)
                    if held is not None:
                        fields.remove(held)
                    yield _Home("field" if held else "page", f"{label}\t{value}", held[0] if held else "", label)
            case Printed(text) | Items((text,), marks=()):
                yield _item_or_field(text, items, fields)
            case Items(texts):
                yield from (_item_or_field(text, items, fields) for text in texts)


def _item_or_field(text: str, items: list[tuple[int, Any]], fields: list[tuple[str, Any]]) -> _Home:
    if items and items[0][1]["text"] == text:
        deep, item = items.pop(0)
        return _Home("item", f"{item['mark']}\t{text}" if item["mark"] else text, mark=item["mark"], deep=deep)
    held = next((f for f in fields if f[1]["printed"] == text and not f[1]["label"]), None)
    if held is not None:
        fields.remove(held)
    return _Home("field" if held else "page", text, held[0] if held else "")


def _labelled(said: Mapping[str, Any]) -> str:
    return str(said["label"] or "").rstrip(": ")


def _segments_of_homes(homes: Sequence[_Home]) -> dict[str, list[_Home]]:
    """The paragraphs by the section under whose heading they stand; the first ones under none."""
    found: dict[str, list[_Home]] = {"": []}
    key = ""
    for home in homes:
        if home.kind == "heading":
            key = home.name
            found[key] = []
        found[key].append(home)
    return found


def _segments_of_seen(
    came: Sequence[Seen], was: Mapping[str, Sequence[_Home]], headings: Mapping[str, str]
) -> dict[str, list[Seen]]:
    named = {name.removeprefix(KEY) for one in came for name in one.names if name.startswith(KEY)}
    found: dict[str, list[Seen]] = {"": []}
    key = ""
    for one in came:
        own = next((name.removeprefix(KEY) for name in one.names if name.startswith(KEY)), None)
        by_words = headings.get(_plain(one.text))
        if own is None and by_words is not None and by_words not in named and by_words not in found:
            own = by_words
        if own is not None and own in was and own not in found:
            key = own
            found[key] = []
        if one.text.strip():
            found[key].append(one)
    return found


def _section(section: Any, was: Sequence[_Home], now: Sequence[Seen], found: Found) -> str:
    """A section as text; what stands in it of the head goes to the values."""
    lines: list[str] = [heading_line(section) if section is not None else "", ""]
    deep, stood = 0, {_kind_of(home.mark): home.deep for home in was if home.kind == "item"}
    for home, came in _paired(was, now):
        if came is None:
            if home is not None and home.kind == "field":
                found.notes.append(f"“{home.mark or home.text}” is not in the file any more. In the draft it stays.")
            continue
        text = came.text.strip()
        if home is None or home.kind == "item":
            mark = home.mark if home is not None else _marked(text, None)[0]
            deep = home.deep if home is not None else stood.get(_kind_of(mark), deep)
            lines.append(_line(home, text, deep))
        elif _plain(home.text) == _plain(text):
            continue
        elif home.kind == "heading":
            lines[0] = " ".join(text.split())
        elif home.kind in ("title", "field"):
            found.values[home.name] = _value(home, text)
    if section is None and any(lines):
        words = "; ".join(line for line in lines if line)
        found.notes.append(f"Words stand above the first section in the file, where a draft has none: {words[:300]}")
    return "\n".join(lines).rstrip("\n")


def _kind_of(mark: str | None) -> str:
    """What marks of one list have in common: *2.* and *3.* stand equally deep."""
    return _NUMBER.sub("1", _SMALL.sub("a", _LARGE.sub("A", mark or "")))


def _line(home: _Home | None, text: str, deep: int) -> str:
    """An item as a line of the section: as it was written out where its words stayed."""
    if home is not None and _plain(home.text) == _plain(text):
        return line_of(home.mark, home.text.partition("\t")[2] if home.mark else home.text, deep)
    return line_of(*_marked(text, home), deep)


def _value(home: _Home, text: str) -> str:
    _, tab, value = text.partition("\t")
    if home.mark is None:
        return " ".join(text.split())
    if not tab:
        value = text.removeprefix(home.mark).lstrip(" :")
    return " ".join(value.split())


def _marked(text: str, home: _Home | None) -> tuple[str | None, str]:
    """The mark and the words of an item that is new or was edited."""
    head, tab, rest = text.partition("\t")
    if home is not None and home.mark and text.startswith(home.mark):
        return home.mark, " ".join(text.removeprefix(home.mark).split())
    if tab and read_line(f"{head.strip()} x")[0] == head.strip():
        return head.strip(), " ".join(rest.split())
    words = " ".join(text.split())
    return (None, words) if home is not None and home.mark is None else read_line(words)


def _paired(was: Sequence[_Home], now: Sequence[Seen]) -> Iterator[tuple[_Home | None, Seen | None]]:
    """Each paragraph that came back with what it was; those that are gone or new alone."""
    old, new = [_plain(home.text) for home in was], [_plain(one.text) for one in now]
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(was[a0:a1], now[b0:b1], strict=True)
            continue
        yield from _edited(was[a0:a1], now[b0:b1])


def _edited(was: Sequence[_Home], now: Sequence[Seen]) -> Iterator[tuple[_Home | None, Seen | None]]:
    """The best pairs in their order, by how many of their words agree."""
    a, b = len(was), len(now)
    if a * b > MOST_TRIED:
        pairs = list(zip(range(a), range(b), strict=False))
    else:
        alike = [[_alike(home, one) for one in now] for home in was]
        best = [[0.0] * (b + 1) for _ in range(a + 1)]
        for i in range(a - 1, -1, -1):
            for j in range(b - 1, -1, -1):
                best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0)
        pairs = []
        i = j = 0
        while i < a and j < b:
            if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
                pairs.append((i, j))
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1
    i = j = 0
    for to_i, to_j in (*pairs, (a, b)):
        yield from ((home, None) for home in was[i:to_i])
        yield from ((None, one) for one in now[j:to_j])
        if to_i < a and to_j < b:
            yield was[to_i], now[to_j]
        i, j = to_i + 1, to_j + 1


def _alike(home: _Home, one: Seen) -> float:
    if home.kind in ("heading", "title") and one.names:
        return 2.0
    if home.kind == "field" and home.mark and not _plain(one.text).startswith(_plain(home.mark)):
        return 0.0
    ratio = SequenceMatcher(None, _plain(home.text).split(), _plain(one.text).split(), autojunk=False).ratio()
    return ratio if ratio >= ALIKE or (home.kind == "field" and home.mark) else 0.0


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


_NUMBER, _SMALL, _LARGE = re.compile(r"\d+"), re.compile("[a-z]+"), re.compile("[A-Z]+")
_BLANKS = re.compile(r"[\s\u00a0]+")
