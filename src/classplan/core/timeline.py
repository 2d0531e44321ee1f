"""Change points: the one primitive for everything that changes on a date.

A timeline is a set of points. The last one on or before a day holds on that day; of two for one day, the one
recorded later. A point whose value is None ends the timeline until another begins it again. Before the first
point nothing is known, which is not the same as nothing.

>>> line = Timeline([Point(date(2011, 4, 10), "615-S", cause="1341", recorded=2)])
>>> line.on(date(2011, 4, 10)).value
'615-S'
>>> line.on(date(2011, 4, 9)) is None
True
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Point(Generic[V]):
    """From `start` on, `value` holds (None: it has ended). `recorded` numbers the acts in the order of recording."""

    start: date
    value: V | None
    cause: str | None = None
    recorded: int = 0

    @property
    def ended(self) -> bool:
        """Whether the timeline ends with this point."""
        return self.value is None


class Timeline(Generic[V]):
    """Points in the order of their day, then of their recording. Nothing is ever taken out."""

    __slots__ = ("_points",)

    def __init__(self, points: Iterable[Point[V]] = ()) -> None:
        self._points = tuple(sorted(points, key=_order))

    def __iter__(self) -> Iterator[Point[V]]:
        return iter(self._points)

    def __len__(self) -> int:
        return len(self._points)

    def on(self, day: date, *, known_at: int | None = None) -> Point[V] | None:
        """The point that holds on a day, or None where nothing is known of that day.

        `known_at` answers as it was believed after that act had been recorded, and before any later one.
        """
        points = self._points
        if known_at is not None:
            points = tuple(point for point in points if point.recorded <= known_at)
        index = bisect_right(points, day, key=lambda point: point.start)
        return points[index - 1] if index else None

    def effective(self) -> tuple[Point[V], ...]:
        """The points that hold on their own first day, without those that a later record replaced."""
        last_of_day = {point.start: point for point in self._points}
        return tuple(last_of_day.values())

    def with_point(self, point: Point[V]) -> "Timeline[V]":
        """The timeline with one more point; this one stays as it was."""
        return Timeline((*self._points, point))

    def lacking(self, other: "Timeline[V]", *, days: Iterable[date], recorded: int) -> tuple[Point[V], ...]:
        """The points to add, as the act number `recorded`, so that this timeline answers on each day as the other does."""
        missing: list[Point[V]] = []
        timeline = self
        for day in sorted(days):
            wanted, held = other.on(day), timeline.on(day)
            if wanted is not None and (held is None or _answers_otherwise(held, wanted)):
                missing.append(replace(wanted, start=day, recorded=recorded))
                timeline = timeline.with_point(missing[-1])
        return tuple(missing)


def _answers_otherwise(held: Point[V], wanted: Point[V]) -> bool:
    return held.value != wanted.value or (held.ended and held.cause != wanted.cause)


def _order(point: Point[V]) -> tuple[date, int]:
    return (point.start, point.recorded)
