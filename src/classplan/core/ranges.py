"""What papers state of the range of a grade, folded into change points.

>>> from decimal import Decimal
>>> fold([RangeStatement(date(2011, 3, 23), PayRange(Decimal(33597), Decimal(49038)), "Notice 1341")])[0].value.moved_on is None
True
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from classplan.core.pay import PayRange
from classplan.core.timeline import Point, Timeline


@dataclass(frozen=True, slots=True)
class RangeStatement:
    """A paper prints a range beside a grade: it ran so on that day at the latest."""

    day: date
    pay_range: PayRange
    paper: str
    recorded: int = 0


@dataclass(frozen=True, slots=True)
class RangeState:
    """The range of a grade between two of its change points; `moved_on` is its first day where another stood before."""

    pay_range: PayRange
    attested_by: str
    moved_on: date | None = None


def fold(statements: Iterable[RangeStatement]) -> tuple[Point[RangeState], ...]:
    """A point for each day on which the range became another one. Of two ranges for one day the later record holds."""
    points: list[Point[RangeState]] = []
    for day, of_day in groupby(sorted(statements, key=lambda s: (s.day, s.recorded)), key=lambda s: s.day):
        said = tuple(of_day)
        pay_range = said[-1].pay_range
        held = points[-1].value if points else None
        if held is None or held.pay_range != pay_range:
            paper = next(s.paper for s in said if s.pay_range == pay_range)
            points.append(Point(day, RangeState(pay_range, paper, moved_on=day if held else None)))
    return tuple(points)


def points_to_add(
    stored: Timeline[RangeState], statements: Iterable[RangeStatement], *, recorded: int
) -> tuple[Point[RangeState], ...]:
    """The points that the stored timeline lacks in order to answer as the fold of all statements does."""
    said = tuple(statements)
    return stored.lacking(Timeline(fold(said)), days={s.day for s in said}, recorded=recorded)
