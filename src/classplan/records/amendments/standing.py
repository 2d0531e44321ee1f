"""How classes stand on a day, for drafts: their lines with their ranges, and who carries a code or a title."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.plan.codec import dollars_of
from classplan.records.plan.models import PlanPoint, RangePoint
from classplan.records.specs.models import SpecVersion


def lines_on(job_classes: Iterable[int], on: date) -> dict[int, Line]:
    """The lines of classes, by the ids of those, on a day; a class without a line on it is left out."""
    points: dict[int, PlanPoint] = {}
    rows = PlanPoint.objects.filter(job_class__in=set(job_classes), start__lte=on).select_related("grade")
    for point in rows.order_by("start", "recorded", "id"):
        points[point.job_class_id] = point
    standing = {number: point for number, point in points.items() if not point.ended}
    ranges = ranges_on({point.grade_id for point in standing.values() if point.grade_id}, on)
    found: dict[int, Line] = {}
    for number, point in standing.items():
        held = ranges.get(point.grade_id or 0)
        low, high = (dollars_of(held.minimum_cents), dollars_of(held.maximum_cents)) if held else (None, None)
        found[number] = Line(point.code, point.title, point.grade.printed if point.grade else None, low, high)
    return found


def in_use_by(job_classes: Iterable[int], on: date) -> dict[int, str]:
    """The names of the notices by which classes stand in provisional use on a day, by the ids of the classes."""
    rows = PlanPoint.objects.filter(job_class__in=set(job_classes), start__lte=on).order_by("start", "recorded", "id")
    last = dict(rows.values_list("job_class", "provisional_by"))
    return {job_class: f"Notice {cause}" for job_class, cause in last.items() if cause is not None}


def ranges_on(grades: Collection[int], on: date) -> dict[int, RangePoint]:
    """The points that hold on a day, by the ids of their grades."""
    rows = RangePoint.objects.filter(grade__in=grades, start__lte=on).order_by("start", "recorded", "id")
    return {row.grade_id: row for row in rows}


def range_of(office: Office, printed: str, on: date) -> RangePoint | None:
    """The range of a grade on a day, by how the grade is printed; None where none is known."""
    rows = RangePoint.objects.filter(grade__office=office, grade__printed=printed, start__lte=on)
    return rows.order_by("-start", "-recorded", "-id").first()


def spec_bases(job_classes: Iterable[int]) -> dict[int, int]:
    """The journal number of the last version of each class's specification, by the ids of the classes."""
    rows = SpecVersion.objects.filter(job_class__in=set(job_classes)).order_by("start", "recorded", "id")
    return dict(rows.values_list("job_class", "recorded"))


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who carries a code or a title: a class of the plan, or another draft."""

    name: str
    value: str
    whose: str
    job_class: int | None = None


def carriers(office: Office, *, codes: Collection[str], titles: Collection[str], on: date) -> list[Carrier]:
    """The classes that carry one of these codes or titles on a day, or will from a later one on."""
    named = PlanPoint.objects.filter(job_class__office=office).filter(Q(code__in=codes) | Q(title__in=titles))
    ids = set(named.values_list("job_class", flat=True))
    points: dict[int, list[PlanPoint]] = {}
    for point in PlanPoint.objects.filter(job_class__in=ids).order_by("start", "recorded", "id"):
        held = points.setdefault(point.job_class_id, [])
        if point.start <= on:
            held.clear()
        held.append(point)
    found: list[Carrier] = []
    for job_class, held in points.items():
        for point in held:
            if not point.ended:
                found += _carried(point, job_class, codes, titles)
    return list(dict.fromkeys(found))


def _carried(point: PlanPoint, job_class: int, codes: Collection[str], titles: Collection[str]) -> Iterable[Carrier]:
    whose = f"{point.code or 'the class'} {point.title}"
    if point.code in codes:
        yield Carrier("code", point.code or "", whose, job_class)
    if point.title in titles:
        yield Carrier("title", point.title or "", whose, job_class)


def grades_with_range(office: Office, on: date) -> set[str]:
    """The grades, as printed, that have a range on a day."""
    rows = RangePoint.objects.filter(grade__office=office, start__lte=on)
    return set(rows.values_list("grade__printed", flat=True))


def ranges_printed(office: Office, grades: Collection[str], on: date) -> dict[str, tuple[Decimal, Decimal]]:
    """The ranges of grades on a day, dollars a year, by how the grades are printed."""
    rows = RangePoint.objects.filter(grade__office=office, grade__printed__in=grades, start__lte=on)
    rows = rows.select_related("grade").order_by("start", "recorded", "id")
    return {row.grade.printed: (dollars_of(row.minimum_cents), dollars_of(row.maximum_cents)) for row in rows}


def later_lines(job_classes: Iterable[int], names: Collection[str], on: date) -> dict[int, tuple[Line | None, ...]]:
    """The lines of classes at points stored for days after one, by the ids of the classes; ends are None.

    `names` are the notices whose own points say nothing new.
    """
    found: dict[int, list[Line | None]] = {}
    rows = PlanPoint.objects.filter(job_class__in=set(job_classes), start__gt=on).select_related("grade", "entry")
    for point in rows.order_by("start", "recorded", "id"):
        if f"Notice {point.provisional_by}" in names or f"Notice {point.cause}" in names:
            continue
        line = None if point.ended else Line(point.code, point.title, point.grade.printed if point.grade else None)
        found.setdefault(point.job_class_id, []).append(line)
    return {job_class: tuple(lines) for job_class, lines in found.items()}
