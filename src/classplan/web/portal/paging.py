"""Pages of a long list.

>>> page = page_of(range(250), "9", 100)
>>> page.number, page.first, page.last, page.shown
(3, 201, 250, (1, 2, 3))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

T = TypeVar("T")
GAP = 0


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page; `shown` are the numbers to choose from, 0 where some are left out."""

    items: Sequence[T]
    number: int
    pages: int
    total: int
    first: int
    last: int

    @property
    def shown(self) -> tuple[int, ...]:
        """The first and the last page, this one and those beside it."""
        near = sorted({1, self.pages, *range(max(1, self.number - 1), min(self.pages, self.number + 1) + 1)})
        found: list[int] = []
        for number in near:
            if found and number > found[-1] + 1:
                found.append(GAP)
            found.append(number)
        return tuple(found)

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.number < self.pages else None


def number_asked(text: str) -> int:
    """The page that somebody asked for; the first where it is no number."""
    return int(text[:9]) if text.isascii() and text.isdigit() else 1


def page_of(items: Sequence[T] | QuerySet[Any, T], asked: str, size: int, *, total: int | None = None) -> Page[T]:
    """The page that was asked for, or the last one where there are not so many.

    `total` says how many there are where counting them is a question of its own.
    """
    if total is None:
        assert isinstance(items, Sequence)
        total = len(items)
    pages = max(1, -(-total // size))
    number = min(max(number_asked(asked), 1), pages)
    start = (number - 1) * size
    on_page = list(items[start : start + size])
    return Page(on_page, number, pages, total, start + 1 if on_page else 0, start + len(on_page))
