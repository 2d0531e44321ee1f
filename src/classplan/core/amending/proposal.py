"""What is known of a live amendment when somebody wants to take its next step: values, gathered by the records."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from classplan.core.money import dollars
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts
from classplan.core.recording import AttachedSpec
from classplan.core.rules import Judgment, Waiver


class Outcome(StrEnum):
    """What the Board does with one change (7-21 B)."""

    APPROVED = "approved"
    MODIFIED = "modified"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RangeChange:
    """One row of a pay table that is replaced: a grade with its range before (None where it is new) and after."""

    grade: str
    minimum: Decimal
    maximum: Decimal
    minimum_before: Decimal | None = None
    maximum_before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One typed change of a draft. `change` is None where a pay table is replaced (`ranges`).

    `job_class` is the number of its class, None for one that is new. `stands` is the line of that class today, None
    where there is none: where it is not `change.before`, the draft is stale. `replaces` are the numbers of the classes
    that it takes over from (merge, split); `taken_over_by` that of the class that takes over from one that ends, itself unchanged. `later` are the lines of its class at points that are stored for days to come,
    `grade_range` the range that the grade after has today, dollars a year, None where it has none. `taken` names what else carries its code or title. `moved` says of each grade of the table whose range is another by now what it is. `alongside` says why it
    runs together with another open amendment of its class. `excused` are the parts that its text does not state and that a
    finding set aside with a reason excuses (19).
    """

    ordinal: int
    change: Change | None
    job_class: int | None = None
    why: str = ""
    spec: AttachedSpec | None = None
    ranges: tuple[RangeChange, ...] = ()
    replaces: tuple[int, ...] = ()
    taken_over_by: int | None = None
    stands: Line | None = None
    later: tuple[Line | None, ...] = ()
    grade_range: tuple[Decimal, Decimal] | None = None
    spec_is_stale: bool = False
    taken: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    alongside: str = ""
    excused: frozenset[str] = frozenset()
    positions: tuple[str, ...] = ()
    dispositions: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_stale(self) -> bool:
        """Whether another change of its class took effect since it was drafted."""
        if self.spec_is_stale:
            return True
        if self.change is None or self.job_class is None or self.change.before is None:
            return False
        return self.stands is None or _moved(self.change.before, self.stands)

    @property
    def named(self) -> str:
        """How a message names it."""
        return f"change {self.ordinal}, {self.change.subject}" if self.change else f"change {self.ordinal}, a pay table"


def conflicts(change: Change, stands: Line | None) -> tuple[str, ...]:
    """What a change alters and another has altered since it was noticed; *line* where the class has ended."""
    before = change.before
    if before is None:
        return ()
    if stands is None:
        return ("line",)
    names = ("code", "title", "grade")
    if change.after is None:
        return tuple(name for name in names if getattr(before, name) != getattr(stands, name))
    altered = [name for name in names if getattr(change.after, name) != getattr(before, name)]
    return tuple(
        name for name in altered if getattr(stands, name) not in (getattr(before, name), getattr(change.after, name))
    )


def _moved(drafted: Line, stands: Line) -> bool:
    """Whether the line is another now; an amount that either does not know says nothing."""
    if (drafted.code, drafted.title, drafted.grade) != (stands.code, stands.title, stands.grade):
        return True
    pairs = ((drafted.minimum, stands.minimum), (drafted.maximum, stands.maximum))
    return any(old is not None and new is not None and old != new for old, new in pairs)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the notice says besides its changes. Moments are on the office's own clock. None is *not set yet*."""

    number: str = ""
    hearing: datetime | None = None
    place: str = ""
    comments_until: datetime | None = None
    comments_to: str = ""
    speakers_until: datetime | None = None
    speakers_to: str = ""
    study: str = ""
    narrative: str = ""
    affected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the Board did with one change; `again` says whether a modified one must be noticed again, None is open.

    `modified` is the line as it modified it, `ranges` the rows of a table; `taken` names what else carries that line's
    code or title, `grade_range` is the range that its grade has today, dollars a year.
    """

    ordinal: int
    outcome: Outcome
    modified: Line | None = None
    again: bool | None = None
    basis: str = ""
    ranges: tuple[RangeChange, ...] = ()
    taken: tuple[str, ...] = ()
    grade_range: tuple[Decimal, Decimal] | None = None


def modified_in_words(proposed: Proposed, decision: Decision) -> tuple[str, ...]:
    """What the Board made otherwise than it was noticed, each with both values; nothing where it made nothing otherwise."""
    if proposed.change is None:
        return _rows_modified(proposed.ranges, decision.ranges)
    noticed, modified = proposed.change.after, decision.modified
    if noticed is None or modified is None:
        return ()
    named = (("code", "job code"), ("title", "title"), ("grade", "pay grade"))
    pairs = [(said, getattr(noticed, name), getattr(modified, name)) for name, said in named]
    was, now = ((line.minimum, line.maximum) for line in (noticed, modified))
    if None not in (*was, *now):
        pairs.append(("range", _money(*was), _money(*now)))
    return tuple(f"{said} from {old or 'none'} to {new or 'none'}" for said, old, new in pairs if old != new)


def _rows_modified(noticed: tuple[RangeChange, ...], modified: tuple[RangeChange, ...]) -> tuple[str, ...]:
    old, new = ({row.grade: _money(row.minimum, row.maximum) for row in rows} for rows in (noticed, modified))
    grades = dict.fromkeys((*old, *new))
    pairs = ((grade, old.get(grade, "not listed"), new.get(grade, "not listed")) for grade in grades)
    return tuple(f"{grade} from {was} to {now}" for grade, was, now in pairs if was != now)


def _money(minimum: Decimal | None, maximum: Decimal | None) -> str:
    return f"{dollars(minimum or Decimal())} to {dollars(maximum or Decimal())} a year"


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer to one question of one clause; `opens` says whether it lets the step be taken."""

    clause: str
    judgment: Judgment
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the clauses need to know of a live amendment on a day; `moment` is now, on the office's own clock."""

    today: date
    changes: tuple[Proposed, ...] = ()
    terms: Terms = field(default_factory=Terms)
    acts: Acts = field(default_factory=Acts)
    recommended: date | None = None
    returned: bool = False
    drafts_sent: frozenset[str] = frozenset()
    posted: date | None = None
    held: date | None = None
    decisions: tuple[Decision, ...] = ()
    judgments: tuple[Judged, ...] = ()
    moment: datetime | None = None
    waivers: tuple[Waiver, ...] = ()
    number_taken: bool = False

    def on(self, day: date) -> "Situation":
        """The same, asked on another day."""
        return replace(self, today=day)

    def judged(self, clause: str) -> Judgment | None:
        """The last answer that opens a step of a clause, whatever the question was."""
        given = [said.judgment for said in self.judgments if said.clause == clause and said.opens]
        return given[-1] if given else None

    @property
    def standing(self) -> "tuple[Proposed, ...]":
        """The changes as the Board let them stand; all of them before it decided."""
        decided = {decision.ordinal: decision for decision in self.decisions}
        return tuple(
            _as_decided(proposed, decision)
            for proposed in self.changes
            if (decision := decided.get(proposed.ordinal)) is None
            or not (decision.outcome is Outcome.REJECTED or decision.again)
        )

    @property
    def line_changes(self) -> tuple[Change, ...]:
        """The changes of single lines."""
        return tuple(proposed.change for proposed in self.changes if proposed.change is not None)


def _as_decided(proposed: Proposed, decision: Decision | None) -> Proposed:
    if decision is None or decision.outcome is not Outcome.MODIFIED:
        return proposed
    if proposed.change is None:
        return replace(proposed, ranges=decision.ranges or proposed.ranges)
    after = decision.modified or proposed.change.after
    return replace(proposed, change=replace(proposed.change, after=after), taken=decision.taken)
