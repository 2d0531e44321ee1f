"""The ranges of a pay table in provisional use: the old ones come back when it ends without approval (7-10 O).

Of two ranges that are stated for one day the later record holds. So the end is stated ahead when use begins, and
stated anew when the Council lifts it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from classplan.core.amending.proposal import RangeChange
from classplan.core.pay import PayRange
from classplan.core.ranges import RangeStatement

Stated = tuple[tuple[str, RangeStatement], ...]


@dataclass(frozen=True, slots=True)
class TablesInUse:
    """The rows of tables that are, or come, in provisional use: from `begun` until `last`, that day included."""

    rows: Sequence[RangeChange]
    paper: str
    begun: date
    last: date
    recorded: int

    @property
    def over(self) -> date:
        """The first day after it."""
        return self.last + timedelta(days=1)

    def begin(self) -> Stated:
        """The new ranges run from the first day, and the old ones again when the months are over."""
        return (*self._new(self.begun), *self._old(self.over))

    def lift(self, day: date) -> Stated:
        """The Council approved in time: the months end nothing any more."""
        return self._new(self.over) if day <= self.last else ()

    def fall(self, day: date) -> Stated:
        """The proposal fell: the old ranges run from that day on, or from the first of a use that was begun after it."""
        first = max(day, self.begun)
        return (*self._old(first), *(self._old(self.over) if first < self.over else ()))

    def _new(self, day: date) -> Stated:
        return self._stated((row.grade, row.minimum, row.maximum, day) for row in self.rows)

    def _old(self, day: date) -> Stated:
        return self._stated((row.grade, row.minimum_before, row.maximum_before, day) for row in self.rows)

    def _stated(self, said: Iterable[tuple[str, Decimal | None, Decimal | None, date]]) -> Stated:
        return tuple(
            (grade, RangeStatement(day, PayRange(low, high), self.paper, self.recorded))
            for grade, low, high, day in said
            if low is not None and high is not None
        )
