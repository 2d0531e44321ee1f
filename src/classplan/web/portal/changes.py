"""What a notice changes, as its page prints it: lines by kind before and after, pay tables, and what the Board made of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classplan.core.amending import Outcome, RangeChange
from classplan.core.money import dollars
from classplan.core.plain_words import change_in_words, range_in_words
from classplan.core.plan import Change, ChangeKind, Line
from classplan.records.amendments.as_noticed import NoticedChange
from classplan.records.plan.models import JobClass

NOT_PRINTED = "not printed"
NONE = "none on record"
HEADINGS = {
    ChangeKind.CREATE: "New classes",
    ChangeKind.ABOLISH: "Classes abolished",
    ChangeKind.REGRADE: "Pay grades changed",
    ChangeKind.RETITLE: "Titles changed",
    ChangeKind.RECODE: "Job codes changed",
    ChangeKind.REVISE: "Specifications revised",
}
REJECTED, AGAIN = "Rejected by the Board", "Sent back by the Board, to be noticed again"
MODIFIED = "As modified by the Board."


@dataclass(frozen=True, slots=True)
class Cell:
    """A field before and after: what was, what is, and whether it differs."""

    was: str
    now: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A change as the table prints it; `noticed` is what was noticed where the Board modified it."""

    ordinal: int
    job_class: JobClass
    said: str
    cells: tuple[Cell, ...]
    why: str = ""
    noticed: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes under one heading: those of one kind, or those that the Board did not let stand."""

    anchor: str
    heading: str
    rows: tuple[Row, ...]
    was: bool
    now: bool
    stands: bool = True


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A grade of a pay table; `noticed` is the range that was noticed where the Board gave another."""

    grade: str
    was: str
    now: str
    noticed: str = ""


@dataclass(frozen=True, slots=True)
class PayTable:
    """A pay table that is replaced, and what the Board made of it."""

    ordinal: int
    rows: tuple[RangeRow, ...]
    why: str
    outcome: str


def groups_of(changes: Sequence[NoticedChange]) -> list[Group]:
    """The changes of lines by kind, as the Board let them stand; then those that it did not."""
    by_kind: dict[ChangeKind, list[Row]] = defaultdict(list)
    left: dict[str, list[Row]] = {REJECTED: [], AGAIN: []}
    for change in changes:
        if change.change is None or change.job_class is None:
            continue
        row = _row(change, change.change, change.job_class)
        if change.stands:
            by_kind[change.change.kind].append(row)
        else:
            left[REJECTED if change.outcome is Outcome.REJECTED else AGAIN].append(row)
    found = [
        Group(kind.value, HEADINGS[kind], tuple(rows), kind is not ChangeKind.CREATE, kind is not ChangeKind.ABOLISH)
        for kind in ChangeKind
        if (rows := by_kind.get(kind))
    ]
    anchors = {REJECTED: "rejected", AGAIN: "noticed-again"}
    found += [
        Group(anchors[heading], heading, tuple(rows), True, True, False) for heading, rows in left.items() if rows
    ]
    return found


def tables_of(changes: Iterable[NoticedChange]) -> list[PayTable]:
    """The pay tables among the changes."""
    return [
        PayTable(change.ordinal, tuple(_ranges(change)), change.why, _outcome(change))
        for change in changes
        if change.change is None
    ]


def said_of(change: NoticedChange) -> str:
    """A change as it was noticed, in words, for a list to choose from."""
    if change.noticed is not None:
        return change_in_words(change.noticed)
    return f"Pay table replaced: {', '.join(row.grade for row in change.noticed_ranges)}"


def _row(change: NoticedChange, shown: Change, job_class: JobClass) -> Row:
    cells = tuple(_cell(shown.before, shown.after, field) for field in ("code", "title", "grade", "pay"))
    noticed = change_in_words(change.noticed) if change.modified and change.noticed else ""
    return Row(change.ordinal, job_class, change_in_words(shown), cells, change.why, noticed)


def _ranges(change: NoticedChange) -> Iterable[RangeRow]:
    noticed = {row.grade: row for row in change.noticed_ranges}
    for row in change.ranges:
        before = noticed.get(row.grade)
        other = before is None or (before.minimum, before.maximum) != (row.minimum, row.maximum)
        was = range_in_words(row.minimum_before, row.maximum_before) or NONE
        yield RangeRow(row.grade, was, _range(row), (_range(before) if before else "no range") if other else "")
    kept = {row.grade for row in change.ranges}
    for grade, row in noticed.items():
        if grade not in kept:
            was = range_in_words(row.minimum_before, row.maximum_before) or NONE
            yield RangeRow(grade, was, "stays as it is", _range(row))


def _range(row: RangeChange) -> str:
    return range_in_words(row.minimum, row.maximum) or NONE


def _outcome(change: NoticedChange) -> str:
    if change.stands:
        return MODIFIED if change.modified else ""
    return f"{REJECTED if change.outcome is Outcome.REJECTED else AGAIN}."


def _cell(before: Line | None, after: Line | None, field: str) -> Cell:
    was, now = _printed(before, field), _printed(after, field)
    both = before is not None and after is not None
    return Cell(was or NOT_PRINTED, now or NOT_PRINTED, both and bool(was) and bool(now) and was != now)


def _printed(line: Line | None, field: str) -> str:
    if line is None:
        return ""
    if field == "pay":
        if line.minimum is None or line.maximum is None:
            return ""
        return f"{dollars(line.minimum)} to {dollars(line.maximum)}"
    return getattr(line, field) or ""
