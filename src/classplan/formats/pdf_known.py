"""What is known of all pages of a PDF together: margins, the usual leading, how far lists stand in, its words.

>>> Known(words=frozenset({"decision-making"})).keeps_hyphen("decision", "making")
True
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from classplan.formats.pdf_grids import Grid
from classplan.formats.pdf_pages import Page
from classplan.formats.pdf_rows import Row, is_mark

_KEEP_THEIR_HYPHEN = frozenset(
    [
        "self",
        "non",
        "co",
        "ex",
        "well",
        "high",
        "low",
        "full",
        "part",
        "semi",
        "multi",
        "cross",
        "long",
        "short",
        "on",
        "off",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIKE = 12.0
_RAGGED = 36.0
_WIDER = 54.0
_NARROW = 100.0
_PROSE = 6
_STEP = 7.0
_USUAL_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Known:
    """The margins between which prose stands, its leading in sizes, where marks of lists stand, all its words.

    `is_narrow`: the rows end so far from where the page lets them that they may be a list of short lines.
    """

    left: float = 72.0
    right: float = 540.0
    middle: float = 306.0
    leading: float = _USUAL_LEADING
    is_narrow: bool = False
    marks: tuple[float, ...] = ()
    words: frozenset[str] = frozenset()

    def depth(self, x: float) -> int:
        """How deep an item stands whose mark begins here."""
        return sum(1 for at in self.marks if at <= x + _STEP / 2) or 1

    def keeps_hyphen(self, before: str, after: str) -> bool | None:
        """Whether a word that is parted at the end of a line has a hyphen; None where nothing tells."""
        first = (_WORD.findall(before.casefold()) or [""])[-1]
        second = (_WORD.match(after.casefold()) or [""])[0]
        if f"{first}-{second}" in self.words or first.split("-")[-1] in _KEEP_THEIR_HYPHEN:
            return True
        if f"{first}{second}" in self.words:
            return False
        return True if first in self.words and second in self.words and min(len(first), len(second)) > 3 else None


def known_of(pages: Sequence[Page], read: Iterable[Sequence[Row | Grid]]) -> Known:
    """What the rows of all pages tell."""
    rows = [item for items in read for item in items if isinstance(item, Row)]
    cells = [
        row
        for items in read
        for item in items
        if isinstance(item, Grid)
        for band in item.bands
        for cell in band
        for row in cell
    ]
    middle = pages[0].width / 2 if pages else 306.0
    plain = [row for row in rows if not row.right]
    prose = sorted((row.x1 for row in plain if len(row.words) >= _PROSE and not row.gaps), reverse=True)
    left = _edge(sorted(row.x0 for row in plain), 1) or 72.0
    right = _edge(prose, -1) or 0.0
    if sum(x1 > right - _RAGGED for x1 in prose) < 0.4 * len(prose) or not prose:
        right = max(right, 2 * middle - left - _WIDER)  # too few full rows to show the margin
    return Known(
        left=left,
        right=right,
        middle=middle,
        leading=_leading(rows, right),
        is_narrow=right < 2 * middle - left - _NARROW,
        marks=_steps(row.x0 for row in rows if len(row.words) > 1 and is_mark(row.words[0].text)),
        words=frozenset(_words([*rows, *cells])),
    )


def _edge(values: list[float], way: int) -> float | None:
    """The outermost of the values near which another one is: a single row that juts out is no margin."""
    for one, other in pairwise(values):
        if (other - one) * way <= _LIKE:
            return one
    return values[0] if values else None


def _leading(rows: Sequence[Row], right: float) -> float:
    """The usual distance of two rows of one paragraph, in sizes."""
    found: Counter[float] = Counter()
    for row, after in pairwise(rows):
        apart = (after.base - row.base) / max(row.size, 1)
        if row.page == after.page and 0.8 < apart < 3.5 and row.x1 > (row.right or right) - 60:
            found[round(apart * 20) / 20] += 1
    return found.most_common(1)[0][0] if found else _USUAL_LEADING


def _steps(values: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value > found[-1] + _STEP:
            found.append(value)
    return tuple(found)


def _words(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        text = row.text.casefold()
        found = _WORD.findall(text)
        yield from found[:-1] if text.endswith(("-", "\xad", "‐")) else found
