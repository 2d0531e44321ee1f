"""From the lines under a heading to paragraphs, and from paragraphs to items, those with marks in their nests."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from classplan.core.reading.general.lines import is_caps
from classplan.core.reading.general.signs import NO_SIGNS, Signs
from classplan.core.spec.model import Item
from classplan.core.spec.references import qualifier_of, term_of
from classplan.core.spec.source import SourceLine, is_cut_between

BARE_OPENINGS = re.compile(
    r"(?:Knowledge|Skills?|Ability|Abilities|Understanding)\s+(?:of|in|to|with|at)\b", re.IGNORECASE
)
_QUALIFIERS = ("By position", "By assignment", "As assigned", "When assigned", "Depending on assignment", "May ")
_OUTER_BULLETS = frozenset("•●■▪□✓✔➢►→»◆*")
_OUTER = "•"
_FEWEST_PAIRS = 4
_WIDEST = 135
_FULL = 0.7
_FULL_AND_ENDED = 0.86
_DEEPER = 2
_IN_AN_OUTLINE = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-Z]")
_NEARLY_FULL = 0.9
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a plain text are broken: the width that they fill, 0 where each line is a paragraph."""

    width: int = 0

    def joins(self, before: SourceLine, line: SourceLine, *, page_turned: bool) -> bool:
        """Whether a line goes on with the paragraph of the line before it."""
        if line.look.row or _IN_AN_OUTLINE.match(line.text) or (line.bullet and not self._quotes_a_mark(before, line)):
            return False
        if line.number != before.number + 1:
            return page_turned and is_cut_between(before.text, line.text)
        if is_cut_between(before.text, line.text):
            return True
        if not self.width:
            return False
        ended = before.text.endswith((".", "!", "?", ":", ";", "; and", "; or"))
        is_full = len(before.raw.rstrip()) >= self.width * (_FULL_AND_ENDED if ended else _FULL)
        return is_full or (not ended and self._is_broken_between(before, line))

    def runs_on(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Whether a line goes on with the sentence of the line over it: whatever its words, no heading begins there."""
        line = lines[at]
        above = _next_to(lines, at - 1, line.number - 1)
        if above is None or _is_shown(line) or above.look.heading or is_caps(above.text):
            return False
        if line.text[:1].islower() and not above.text.endswith((".", ":")):
            return True
        return self._is_broken_between(above, line) and not above.text.endswith(_ENDS_A_SENTENCE)

    def is_cut_off(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Whether the sentence of a line goes on below it: as a whole, such a line is no heading."""
        line = lines[at]
        below = _next_to(lines, at + 1, line.number + 1)
        if below is None or _is_shown(line) or below.bullet or not below.text[:1].islower():
            return False
        return line.text.endswith(",") or self._is_broken_between(line, below)

    def _is_broken_between(self, above: SourceLine, below: SourceLine) -> bool:
        """Whether the first word of the lower line had no room on the upper one."""
        first, _, _ = below.text.partition(" ")
        return bool(self.width) and len(above.raw.rstrip()) + 1 + len(first) > self.width * _NEARLY_FULL

    def _quotes_a_mark(self, before: SourceLine, line: SourceLine) -> bool:
        """Whether what looks like a mark is part of a sentence that runs on: *the limits of / (A) and (B)*."""
        return (
            bool(self.width)
            and len(before.raw.rstrip()) >= self.width * _FULL
            and is_cut_between(before.text, line.after_bullet)
        )


def wrapping_of(lines: Sequence[SourceLine]) -> Wrapping:
    """How the lines of the paper are broken, by those that follow each other without a gap."""
    pairs = [(before, line) for before, line in pairwise(lines) if before.text and line.text and "\t" not in line.text]
    if len(pairs) < _FEWEST_PAIRS:
        return Wrapping()
    lengths = sorted(len(line.raw.rstrip()) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10]
    full = sum(len(before.raw.rstrip()) >= width * _FULL for before, _ in pairs)
    return Wrapping(width) if width <= _WIDEST and full * 2 >= len(pairs) else Wrapping()


def _is_shown(line: SourceLine) -> bool:
    """Whether a look, a mark or capitals set a line apart from those around it."""
    look = line.look
    is_marked = look.heading or look.bold or look.underlined or look.lead or look.row or line.bullet
    return bool(is_marked) or is_caps(line.text)


def _next_to(lines: Sequence[SourceLine], at: int, number: int) -> SourceLine | None:
    """The line at the place where it holds text and no other line stands between."""
    line = lines[at] if 0 <= at < len(lines) else None
    return line if line is not None and line.text and line.number == number else None


@dataclass(slots=True)
class _Open:
    """An item to which others may still be put, with the mark and the depth that its siblings have."""

    item: Item
    form: str
    depth: int
    inner: list["_Open"] = field(default_factory=list)

    def closed(self) -> Item:
        return replace(self.item, items=tuple(inner.closed() for inner in self.inner))


def items_of(
    paragraphs: Sequence[Sequence[SourceLine]], *, names_terms: bool, signs: Signs = NO_SIGNS
) -> tuple[Item, ...]:
    """The paragraphs as items: those with a mark under the item that announces them, deeper marks under higher ones.

    `signs` are those that the paper explains, such as an asterisk for an essential function.
    """
    top: list[_Open] = []
    path: list[_Open] = []
    order: dict[str, int] = {}
    for paragraph in paragraphs:
        made = _Open(_item(paragraph, signs, names_terms=names_terms), _form(paragraph[0].bullet), _depth(paragraph[0]))
        if not made.form:
            path = [made]
            top.append(made)
            continue
        sibling = next((n for n, above in enumerate(path) if _are_siblings(above, made)), None)
        if sibling is not None:
            del path[sibling:]
        order.setdefault(made.form, len(order))
        while path and sibling is None and not _holds(path[-1], made, order):
            path.pop()
        (path[-1].inner if path else top).append(made)
        path.append(made)
    return tuple(opened.closed() for opened in top)


def _are_siblings(one: _Open, other: _Open) -> bool:
    return one.form == other.form and abs(one.depth - other.depth) < _DEEPER


def _holds(above: _Open, item: _Open, order: Mapping[str, int]) -> bool:
    """Whether a marked item stands under the item above it: it is deeper, or its marks came after those of the other."""
    if not above.form:
        return above.item.text.endswith(":")
    if item.depth >= above.depth + _DEEPER:
        return True
    return item.depth >= above.depth and order[item.form] > order.get(above.form, -1)


def _item(paragraph: Sequence[SourceLine], signs: Signs, *, names_terms: bool) -> Item:
    first = paragraph[0]
    text = " ".join([first.after_bullet, *(line.text for line in paragraph[1:])])
    term = term_of(text, BARE_OPENINGS) if names_terms else None
    mark = first.bullet
    return Item(
        text,
        first.number,
        mark,
        term=term,
        qualifier=qualifier_of(text, _QUALIFIERS),
        essential=signs.essential in (mark or ""),
        day_one=signs.day_one in (mark or ""),
    )


def _form(mark: str | None) -> str:
    """What the marks of one list have in common."""
    if mark is None:
        return ""
    number = mark.split()[-1].lstrip("*❖–—")
    letters = number.strip("().").rpartition("-")[2].rpartition(".")[2]
    if number.endswith("%"):
        return "%"
    if not letters.isalnum():
        return _OUTER if mark in _OUTER_BULLETS else mark
    kind = "1" if letters.isdigit() else "a" if letters.islower() else "A"
    return f"{number[: number.startswith('(')]}{kind}{number[-1]}"


def _depth(line: SourceLine) -> int:
    """How far a line stands to the right: by its look, else by its blanks."""
    return line.look.indent * _DEEPER or len(line.raw) - len(line.raw.lstrip(" "))
