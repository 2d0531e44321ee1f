"""What a notice proposes and what the Board let stand of it, change by change; of recorded and of live notices alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from classplan.core.amending import Outcome, RangeChange
from classplan.core.plain_words import aspects_in_words
from classplan.core.plan import Change
from classplan.records.amendments import gathering, models
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.plan.selectors import aspects_of
from classplan.records.proceedings.selectors import changes_in


@dataclass(frozen=True, slots=True)
class NoticedChange:
    """A change as it was noticed and as it is to be, or is, in force; a pay table has ranges and no `change`.

    `outcome` is None before the Board decided, and for a notice of the past, which is printed as it was decided.
    """

    ordinal: int
    job_class: JobClass | None
    noticed: Change | None
    change: Change | None
    noticed_ranges: tuple[RangeChange, ...] = ()
    ranges: tuple[RangeChange, ...] = ()
    why: str = ""
    outcome: Outcome | None = None
    again: bool = False

    @property
    def stands(self) -> bool:
        """Whether it goes on: neither rejected nor sent back."""
        return self.outcome is not Outcome.REJECTED and not self.again

    @property
    def modified(self) -> bool:
        """Whether it goes on as the Board made it."""
        return self.stands and self.outcome is Outcome.MODIFIED


def noticed_changes(amendment: Amendment) -> list[NoticedChange]:
    """The changes of an amendment of which notice was given, in the order of its paper."""
    if not amendment.live:
        return [_recorded(row.ordinal, row.job_class, row.before, row.after) for row in changes_in(amendment)]
    return [_live(row) for row in _rows([amendment.pk])]


def counted(changes: Iterable[NoticedChange], *, over: bool) -> tuple[list[Change], int]:
    """The changes of lines and the number of pay tables that count; all that was noticed where it is over."""
    standing = [change for change in changes if over or change.stands]
    lines = [change.noticed if over else change.change for change in standing]
    return [line for line in lines if line is not None], sum(1 for line in lines if line is None)


def what_they_do(amendments: Sequence[Amendment]) -> dict[int, str]:
    """What amendments do in words, by their ids, counting what the Board let stand."""
    past = aspects_of([a.pk for a in amendments if not a.live]) if any(not a.live for a in amendments) else {}
    said = {key: aspects_in_words(changes) for key, changes in past.items()}
    live = {amendment.pk: amendment for amendment in amendments if amendment.live}
    if live:
        of_each: dict[int, list[NoticedChange]] = {key: [] for key in live}
        for row in _rows(live):
            of_each[row.amendment_id].append(_live(row))
        for key, changes in of_each.items():
            lines, tables = counted(changes, over=live[key].over)
            said[key] = aspects_in_words((change.aspects for change in lines), tables=tables)
    return said


def _rows(amendments: Iterable[int]) -> list[models.ProposedChange]:
    rows = models.ProposedChange.objects.filter(amendment__in=list(amendments))
    return list(rows.select_related("job_class", "decision").defer("spec"))


def _recorded(ordinal: int, job_class: JobClass, before: object, after: object) -> NoticedChange:
    change = Change(line_from_json(before), line_from_json(after))  # type: ignore[arg-type]
    return NoticedChange(ordinal, job_class, change, change)


def _live(row: models.ProposedChange) -> NoticedChange:
    change, ranges = gathering.change_of(row), gathering.ranges_of(row.ranges)
    noticed = NoticedChange(row.ordinal, row.job_class, change, change, ranges, ranges, row.why)
    decision: models.BoardDecision | None = getattr(row, "decision", None)
    if decision is None:
        return noticed
    decided = replace(noticed, outcome=Outcome(decision.outcome), again=bool(decision.again))
    if not decided.modified:
        return decided
    if change is None:
        return replace(decided, ranges=gathering.ranges_of(decision.ranges) or ranges)
    after = line_from_json(decision.modified)
    if change.before is None and after is None:
        return decided
    return replace(decided, change=replace(change, after=after))
