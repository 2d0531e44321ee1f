"""The strip of days: marks along the years, to be drawn and to be chosen from.

>>> strip = strip_of([date(2010, 1, 1), date(2020, 1, 1)], shown=date(2015, 1, 1))
>>> [mark.x for mark in strip.marks]
['2.0', '98.0']
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

MOST_DAYS = 40
MOST_TICKS = 6
LEFT, RIGHT = 2.0, 98.0

Count = Callable[[Collection[date]], Mapping[date, int]]


def _one_each(days: Collection[date]) -> Mapping[date, int]:
    return dict.fromkeys(days, 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the strip: where it stands in percent, how large it is drawn, whether it is the one that holds."""

    day: date
    count: int
    x: str
    radius: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of changes, for a strip that is too long to name every day: its last day, and how many there are."""

    year: int
    last: date
    days: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Marks to draw, ticks for years, the day shown, and the days to choose from."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[str, int], ...]
    shown_x: str | None
    listed: tuple[Mark, ...]
    years: tuple[Year, ...]
    before: date | None
    holds_since: date | None
    after: date | None

    @property
    def drawn(self) -> bool:
        """Whether there is enough of it for a picture."""
        return len(self.marks) > 1


def strip_of(days: Sequence[date], *, shown: date, counted: Count = _one_each) -> Strip:
    """The strip of some days for a page that shows one day; `counted` tells how much happened on those listed."""
    begun = [day for day in days if day <= shown]
    ahead = [day for day in days if day > shown]
    holds = begun[-1] if begun else None
    if not days:
        return Strip((), (), None, (), (), None, None, None)
    first, last = days[0], days[-1]
    scale = _Scale(first, last)
    many = len(days) > MOST_DAYS
    listed = [day for day in days if not many or day.year == (holds or first).year]
    counts = counted(listed)
    most = max(counts.values())
    marks = tuple(
        Mark(d, counts.get(d, 0), scale.at(d), _radius(counts.get(d, 0), most, many), d == holds) for d in days
    )
    return Strip(
        marks=_thinned(marks),
        ticks=tuple((scale.at(date(year, 1, 1)), year) for year in _ticks(first, last)),
        shown_x=scale.at(min(max(shown, first), last)),
        listed=tuple(mark for mark in marks if mark.day in counts),
        years=_years(days, (holds or first).year) if many else (),
        before=begun[-2] if len(begun) > 1 else None,
        holds_since=holds,
        after=ahead[0] if ahead else None,
    )


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.span = first, max((last - first).days, 1)

    def at(self, day: date) -> str:
        return f"{LEFT + (RIGHT - LEFT) * (day - self.first).days / self.span:.1f}"


def _radius(count: int, most: int, many: bool) -> int:
    if many:
        return 3
    return 4 + round(5 * (count / most) ** 0.5)


def _thinned(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """One mark for each place on the line: two that cover each other draw no more than one."""
    return tuple({mark.x: mark for mark in marks}.values())


def _ticks(first: date, last: date) -> range:
    years = range(first.year + 1, last.year + 1)
    return years[:: max(1, -(-len(years) // MOST_TICKS))] if years else years


def _years(days: Sequence[date], shown: int) -> tuple[Year, ...]:
    by_year: dict[int, list[date]] = {}
    for day in days:
        by_year.setdefault(day.year, []).append(day)
    return tuple(Year(year, of_year[-1], len(of_year), year == shown) for year, of_year in by_year.items())
