"""What an act says of a class, and the line of the plan as it stands between two of its change points."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classplan.core.pay import Flsa
from classplan.core.plan import Line

NAMED = ("code", "title", "grade")


class Kind(StrEnum):
    """What a statement says of its class, in the order in which those for one day count.

    *Lapsed* is said ahead, when provisional use begins: on that day the months are over, unless something has ended
    the provisional state, or the Council's approval has lifted their limit (*approved*). *Reverted* is said when the
    proposal falls. Both put back what the line last was for good, or end a class that never was.
    """

    CHANGED = "changed"
    ENDED = "ended"
    ATTESTED = "attested"
    FLSA = "flsa"
    COMPLETED = "completed"
    LAPSED = "lapsed"
    REVERTED = "reverted"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an act says of one class.

    `line` holds what the paper prints (None where it prints nothing). `cause` is the notice's number as printed.
    `usable_until` is the last day of provisional use where the line begins provisionally (7-10 O).
    `council_on_record` is None where the Council has nothing to do with it. `recorded` numbers the acts.
    """

    kind: Kind
    day: date
    paper: str
    line: Line = Line()
    cause: str | None = None
    usable_until: date | None = None
    council_on_record: bool | None = None
    flsa: Flsa | None = None
    recorded: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """A line of the plan between two of its change points.

    `since` and `cause` are the line's: the day and the notice of the last act that made it what it is; `cause` is
    None, and `attested_by` names the paper, where all that is known is that it stood so on that day.
    """

    code: str | None
    title: str | None
    grade: str | None
    flsa: Flsa | None
    since: date
    cause: str | None
    attested_by: str | None = None
    provisional_by: str | None = None
    usable_until: date | None = None
    council_on_record: bool | None = None

    @property
    def provisional(self) -> bool:
        """Whether its enactment is not complete: approved by the Board, not by the Council (7-10 O)."""
        return self.provisional_by is not None


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements by their days; of two of a kind for one day, the one recorded later comes last and holds.

    On one day a change comes before what a paper attests of that day, whichever was recorded first.
    """
    kinds = list(Kind)
    return sorted(statements, key=lambda s: (s.day, kinds.index(s.kind), s.recorded))
