"""What a paper says that no record knows and a person is asked for when it is issued: who went over a proposal (172).

>>> asked(["the incumbents"], ["the union; agreeable; 2026-03-02"]).consulted[0].outcome
'agreeable'
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from classplan.core.errors import Invalid

LONGEST, MOST = 300, 20


@dataclass(frozen=True, slots=True)
class Consulted:
    """Somebody with whom the proposal was talked over, on which day (None: not on record), and what came of it."""

    who: str
    outcome: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who reviewed a proposal and with whom it was talked over; what nobody said stays absent."""

    reviewed_by: tuple[str, ...] = ()
    consulted: tuple[Consulted, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As the journal keeps it; empty where nothing was said."""
        said = [asdict(one) | {"on": one.on.isoformat() if one.on else None} for one in self.consulted]
        return {"reviewed_by": list(self.reviewed_by), "consulted": said} if self.reviewed_by or said else {}


NOTHING = Asked()


def asked(reviewed_by: Iterable[str], consulted: Iterable[str]) -> Asked:
    """What was typed, a line each: *who*; and *who; what came of it; day*, of which the day may be left out.

    Raises `Invalid` for a line that does not say what came of it, or a day that cannot be read.
    """
    reviewers, talks = _lines(reviewed_by), _lines(consulted)
    if max(len(reviewers), len(talks)) > MOST:
        raise Invalid(
            f"A memo names at most {MOST} of each: {len(reviewers)} reviewers and {len(talks)} talks were given."
        )
    return Asked(tuple(reviewers), tuple(_talk(line) for line in talks))


def _lines(said: Iterable[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in said if line.strip()]
    if long := next((line for line in lines if len(line) > LONGEST), None):
        raise Invalid(f"A line takes at most {LONGEST} characters; “{long[:40]}…” has {len(long)}. Say it shorter.")
    return lines


def _talk(line: str) -> Consulted:
    who, outcome, day, *more = (*(part.strip() for part in line.split(";")), "", "")
    if not who or not outcome or any(more):
        raise Invalid(
            f"“{line}” does not say with whom the proposal was talked over and what came of it (172). Write: who; what came "
            "of it; day. The day may be left out."
        )
    try:
        return Consulted(who, outcome, date.fromisoformat(day) if day else None)
    except ValueError:
        raise Invalid(
            f"“{day}” in “{line}” is no day. Write year-month-day, as in 2026-01-31, or leave it out."
        ) from None
