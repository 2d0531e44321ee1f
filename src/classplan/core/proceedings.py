"""The acts of the bodies through which an amendment passes, by their days.

>>> Acts(noticed=date(2011, 3, 23), board=date(2011, 4, 7)).last
datetime.date(2011, 4, 7)
"""

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class Acts:
    """When each body acted on an amendment; None is *not on record*. `hearing` is the day that the notice sets.

    `disapproved` is the Council's disapproval, by which provisional use ends; `in_use` the first day of that use.
    """

    noticed: date | None = None
    hearing: date | None = None
    board: date | None = None
    council: date | None = None
    mayor: date | None = None
    veto: date | None = None
    override: date | None = None
    disapproved: date | None = None
    in_use: date | None = None

    @property
    def last(self) -> date | None:
        """The latest day on which anybody acted."""
        return max((day for _, day in self.taken()), default=None)

    def taken(self) -> tuple[tuple[str, date], ...]:
        """The acts on record with their days, in the order of the procedure."""
        named = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name != "hearing")
        return tuple((name, day) for name, day in named if day is not None)


@dataclass(frozen=True, slots=True)
class TakesEffect:
    """When the lines of an amendment begin, and by what.

    `day` is None as long as it waits for an act (`waits_for`).
    `wording` is the edition of the clause that dated it; `completed` the day on which the enactment is complete.
    """

    day: date | None = None
    wording: str | None = None
    reason: str = ""
    citation: str = ""
    waits_for: str | None = None
    completed: date | None = None
    rests_on: tuple[str, ...] = ()
