"""The neighbourhood of a class as a picture: who names it on the left, whom it names on the right. Where each thing is drawn.

>>> picture("Clerk", [("Typist", "supervises")], []).left[0].lines
('Typist',)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, BOX, ROW, GAP, TOP = 960, 270, 58, 12, 34
MOST = 12
_LINE = 32


@dataclass(frozen=True, slots=True)
class Box:
    """A class in the picture: its top left corner, its title in lines that fit, how it is named; the end of its line."""

    x: int
    y: int
    lines: tuple[str, ...]
    how: str
    ends_at: tuple[int, int]

    @property
    def middle(self) -> int:
        """The height at which its line begins."""
        return self.y + ROW // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn; `more` are those that no box is left for, on either side."""

    height: int
    centre: Box
    left: tuple[Box, ...]
    right: tuple[Box, ...]
    more: tuple[int, int]


def picture(title: str, naming: Sequence[tuple[str, str]], named: Sequence[tuple[str, str]]) -> Picture:
    """The picture of a class; each neighbour is a title with how it names, or is named."""
    rows = max(1, min(max(len(naming), len(named)), MOST))
    height = TOP + rows * (ROW + GAP)
    middle = TOP + (height - TOP) // 2
    at_left, at_right = ((WIDTH - BOX) // 2, middle), ((WIDTH + BOX) // 2, middle)
    centre = Box((WIDTH - BOX) // 2, middle - ROW // 2, _lines(title), "", at_left)
    left = _boxes(naming, 0, at_left, height)
    right = _boxes(named, WIDTH - BOX, at_right, height)
    more = (max(0, len(naming) - MOST), max(0, len(named) - MOST))
    return Picture(height, centre, tuple(left), tuple(right), more)


def _boxes(neighbours: Sequence[tuple[str, str]], x: int, ends_at: tuple[int, int], height: int) -> Iterable[Box]:
    shown = neighbours[:MOST]
    start = TOP + ((height - TOP) - len(shown) * (ROW + GAP)) // 2
    return [Box(x, start + n * (ROW + GAP), _lines(title), how, ends_at) for n, (title, how) in enumerate(shown)]


def _lines(title: str) -> tuple[str, ...]:
    """The title in one line or two; what does not fit is left out with a sign for it."""
    if len(title) <= _LINE:
        return (title,)
    first = title[: _LINE + 1].rsplit(" ", 1)[0][:_LINE]
    rest = title[len(first) :].strip()
    return (first, rest if len(rest) <= _LINE else f"{rest[: _LINE - 1]}…")
