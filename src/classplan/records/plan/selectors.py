"""Reads of the plan. Every one that speaks of the plan takes the day that it is asked about."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.core.history import State, Statement
from classplan.core.pay import PayRange
from classplan.core.plan import ChangeKind
from classplan.core.ranges import RangeState, RangeStatement
from classplan.core.recording import KnownClass
from classplan.core.timeline import Point, Timeline
from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.plan.codec import STATE_COLUMNS, dollars_of, state_of, statement_from_json
from classplan.records.plan.days import first_day_known
from classplan.records.plan.models import (
    Amendment,
    Change,
    JobClass,
    PlanPoint,
    RangePoint,
    Succession,
)
from classplan.records.plan.models import RangeStatement as RangeStatementRow
from classplan.records.plan.models import Statement as StatementRow

STORED_STATE = (*STATE_COLUMNS, "start", "ended", "recorded", "grade__printed")


@dataclass(frozen=True, slots=True)
class PlanOnADay:
    """The lines known for a day, and whether they are all there are."""

    on: date
    lines: tuple[PlanLine, ...]
    whole: bool

    @property
    def caveat(self) -> str | None:
        """What a reader must know of the plan as a whole."""
        if self.whole:
            return None
        return "Only some lines of the plan are known for this day: those that a paper on record attests or changes."


def plan_as_of(office: Office, on: date) -> PlanOnADay:
    """The plan on a day. Raises `NotInForce` for a day before every attestation: not known, which is not nothing."""
    lines = plan_lines(office.pk, on)
    first = first_day_known(office)
    if first is None or on < first:
        since = (
            f"The first day of which anything is known is {long_date(first)}."
            if first
            else "No paper is on record yet."
        )
        raise NotInForce(f"The plan of {office.name} is not known for {long_date(on)}. {since}")
    whole_from = Amendment.objects.filter(office=office, whole_plan=True).aggregate(day=Min("effective"))["day"]
    return PlanOnADay(on, tuple(lines), whole=whole_from is not None and whole_from <= on)


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One class on two days: as it stood on each, None where it did not stand."""

    before: PlanLine | None
    after: PlanLine | None

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs, where it stood on both days."""
        if self.before is None or self.after is None:
            return ()
        seen = ("code", "title", "grade", "minimum_cents", "maximum_cents", "flsa", "provisional")
        return tuple(name for name in seen if getattr(self.before, name) != getattr(self.after, name))


def plan_difference(first: PlanOnADay, second: PlanOnADay) -> list[LineDifference]:
    """Every class whose line is not the same on two days, in the order of the plan."""
    before = {line.number: line for line in first.lines}
    after = {line.number: line for line in second.lines}
    both = [LineDifference(before.get(number), after.get(number)) for number in {**after, **before}]
    changed = [d for d in both if d.before is None or d.after is None or d.fields]
    return sorted(changed, key=lambda d: _place(d.after or d.before))


def _place(line: PlanLine | None) -> tuple[bool, str, str]:
    assert line is not None
    return (line.code is None, line.code or "", line.title)


# --- One class ------------------------------------------------------------------------------------------


def class_named(office: Office, name: str, *, on: date | None = None) -> JobClass:
    """The class that a code, a title or a number (C12) names, on a day or ever. Raises `NotInForce` where none does.

    Of several that carried the name one after another, the one that carries it on the day, else the last.
    """
    if name[:1] in ("C", "c") and name[1:].isascii() and name[1:].isdecimal():
        numbered = JobClass.objects.filter(office=office, number=int(name[1:])).first()
        if numbered is not None:
            return numbered
    points = PlanPoint.objects.filter(job_class__office=office).filter(Q(code__iexact=name) | Q(title__iexact=name))
    if on is not None:
        for line in plan_lines(office.pk, on):
            if name.casefold() in ((line.code or "").casefold(), line.title.casefold()):
                return JobClass.objects.get(office=office, number=line.number)
    found = points.order_by("-start", "-recorded").select_related("job_class").first()
    if found is not None:
        return found.job_class
    known = JobClass.objects.filter(office=office, known_as__iexact=name).order_by("-number").first()
    if known is None:
        raise NotInForce(
            f"No class with the code or title “{name}” is on record. Search for a part of its title: classplan search."
        )
    return known


def classes_titled(office: Office, titles: Collection[str], *, on: date) -> dict[str, int]:
    """The numbers of the classes that carry these titles on a day, or else ever did; a title that none has is left out."""
    named = PlanPoint.objects.filter(job_class__office=office, title__in=titles).values("job_class")
    points = PlanPoint.objects.filter(job_class__in=named).order_by("start", "recorded", "id")
    ever: dict[str, int] = {}
    on_the_day: dict[int, str | None] = {}
    for number, start, title in points.values_list("job_class__number", "start", "title"):
        if title is not None and title in titles:
            ever.setdefault(title, number)
        if start <= on:
            on_the_day[number] = title
    if never := set(titles) - set(ever):
        entered = JobClass.objects.filter(office=office, known_as__in=never)
        ever |= dict(entered.values_list("known_as", "number"))
    return ever | {title: number for number, title in on_the_day.items() if title is not None and title in titles}


def timeline_of(job_class_id: int) -> Timeline[State]:
    """The stored line of a class, as the core sees it."""
    rows = PlanPoint.objects.filter(job_class=job_class_id).values(*STORED_STATE)
    return Timeline(point_of(row) for row in rows)


def point_of(row: dict[str, Any]) -> Point[State]:
    """A stored point, as the core sees it."""
    state = None if row["ended"] else state_of(row | {"grade": row["grade__printed"]})
    return Point(row["start"], state, cause=row["cause"], recorded=row["recorded"])


def public_classes(office: Office) -> QuerySet[JobClass]:
    """The classes that a paper on record names. One that only a draft would create is not yet anybody's business."""
    noticed = Q(amendment__notice__isnull=False) | Q(amendment__spec_update__isnull=False)
    of_class = {"job_class": OuterRef("pk")}
    named = (
        Exists(PlanPoint.objects.filter(**of_class))
        | Exists(Change.objects.filter(noticed, **of_class))
        | Exists(Succession.objects.filter(Q(predecessor=OuterRef("pk")) | Q(successor=OuterRef("pk"))))
    )
    return JobClass.objects.filter(named, office=office)


def class_numbered(office: Office, number: int) -> JobClass:
    """The class of that number, for the public. Raises `NotInForce` where none has it."""
    return _or_unknown(public_classes(office).filter(number=number).first(), office, number)


def class_with_number(office: Office, number: int) -> JobClass:
    """The class of that number, whether or not a paper names it. Raises `NotInForce` where none has it."""
    return _or_unknown(JobClass.objects.filter(office=office, number=number).first(), office, number)


def _or_unknown(found: JobClass | None, office: Office, number: int) -> JobClass:
    if found is None:
        raise NotInForce(f"No class of {office.name} has the number {number}. Search for a part of its title.")
    return found


def classes_after(office: Office, number: int, limit: int) -> list[JobClass]:
    """The next classes by their numbers, at most so many, for the public."""
    return list(public_classes(office).filter(number__gt=number).order_by("number")[:limit])


def aspects_of(amendments: Collection[int]) -> dict[int, list[frozenset[ChangeKind]]]:
    """What each change of some amendments does to its line, by their keys."""
    found: dict[int, list[frozenset[ChangeKind]]] = {key: [] for key in amendments}
    changes = Change.objects.filter(amendment__in=amendments).order_by()
    for key, aspects in changes.values_list("amendment_id", "aspects"):
        found[key].append(frozenset(map(ChangeKind, aspects)))
    return found


def changes_of(job_class: JobClass) -> QuerySet[Change]:
    """The changes that amendments on record make to a class, in the order of their papers."""
    changes = Change.objects.filter(job_class=job_class).select_related("amendment")
    return changes.order_by("amendment__noticed", "amendment_id")


def successions_of(job_class: JobClass) -> list[Succession]:
    """What it took over from, and what took over from it."""
    either = Q(successor=job_class) | Q(predecessor=job_class)
    return list(Succession.objects.filter(either).select_related("predecessor", "successor").order_by("id"))


def predecessors_of(job_class: JobClass) -> list[Succession]:
    """The classes that this one took over from."""
    return [found for found in successions_of(job_class) if found.successor_id == job_class.pk]


def successors_of(job_class: JobClass) -> list[Succession]:
    """The classes that took over from this one."""
    return [found for found in successions_of(job_class) if found.predecessor_id == job_class.pk]


# --- What recording needs to know ------------------------------------------------------------------------


def known_classes(office: Office, *, codes: Collection[str], titles: Collection[str]) -> list[KnownClass]:
    """The classes that ever carried one of these codes or titles, with all that was stated of them."""
    named = PlanPoint.objects.filter(job_class__office=office).filter(Q(code__in=codes) | Q(title__in=titles))
    ids = set(named.values_list("job_class", flat=True))
    ids |= set(JobClass.objects.filter(office=office, known_as__in=titles).values_list("id", flat=True))
    return classes_with_ids(ids)


def classes_with_ids(ids: Iterable[int]) -> list[KnownClass]:
    """Classes with all that was stated of them, in the order in which it was recorded."""
    wanted = set(ids)
    stated: dict[int, list[Statement]] = defaultdict(list)
    rows_said = StatementRow.objects.filter(job_class__in=wanted).order_by("id")
    for job_class_id, said, recorded in rows_said.values_list("job_class_id", "said", "entry__number"):
        stated[job_class_id].append(statement_from_json(said, recorded=recorded)[1])
    rows = JobClass.objects.filter(id__in=wanted).order_by("number")
    return [KnownClass(row.number, row.known_as, tuple(stated[row.pk])) for row in rows]


def classes_numbered(office: Office, numbers: Collection[int]) -> list[KnownClass]:
    """Classes by their numbers, with all that was stated of them."""
    return classes_with_ids(JobClass.objects.filter(office=office, number__in=numbers).values_list("id", flat=True))


def next_class_number(office: Office) -> int:
    """The number for the next class that becomes known."""
    last = JobClass.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def next_amendment_number(office: Office) -> int:
    """The number for the next amendment."""
    last = Amendment.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def range_timeline_of(grade_id: int) -> Timeline[RangeState]:
    """The stored range of a grade, as the core sees it."""
    return Timeline(range_point_of(row) for row in RangePoint.objects.filter(grade=grade_id))


def range_point_of(row: RangePoint) -> Point[RangeState]:
    """A stored point of a range, as the core sees it."""
    pay_range = PayRange(dollars_of(row.minimum_cents), dollars_of(row.maximum_cents))
    return Point(row.start, RangeState(pay_range, row.paper, row.moved_on), recorded=row.recorded)


def range_statements_of(grade_id: int) -> list[RangeStatement]:
    """All that was stated of the range of a grade."""
    rows = RangeStatementRow.objects.filter(grade=grade_id).order_by("id")
    return [
        RangeStatement(day, PayRange(dollars_of(minimum), dollars_of(maximum)), paper, recorded)
        for day, minimum, maximum, paper, recorded in rows.values_list(
            "day", "minimum_cents", "maximum_cents", "paper", "entry__number"
        )
    ]
