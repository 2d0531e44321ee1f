"""The whole life of a class: every point of its line, and the ranges of the grades that it had."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from classplan.records.plan.models import JobClass, PlanPoint, RangePoint


class LifePoint(NamedTuple):
    """A point of a line with its grade as printed, and when it was recorded."""

    pk: int
    start: date
    ended: bool
    code: str | None
    title: str | None
    grade_id: int | None
    grade: str | None
    group: str | None
    flsa: str | None
    since: date | None
    cause: str | None
    attested_by: str | None
    provisional_by: str | None
    usable_until: date | None
    council_on_record: bool | None
    recorded: int
    recorded_at: datetime


class HeldRange(NamedTuple):
    """A range of a grade from its start on, in cents a year, and the paper that prints it."""

    start: date
    minimum_cents: int
    maximum_cents: int
    moved_on: date | None
    paper: str


_OF_LIFE = {"grade": "grade__printed", "group": "grade__group", "recorded_at": "entry__recorded_at"}


def life_of(job_class: JobClass) -> list[LifePoint]:
    """Every point of a class, those that a later record replaced included, in the order of their days."""
    points = PlanPoint.objects.filter(job_class=job_class).order_by("start", "recorded", "id")
    rows = points.values_list(*(_OF_LIFE.get(name, name) for name in LifePoint._fields))
    return [LifePoint._make(row) for row in rows]


def ranges_in(grades: Collection[int]) -> dict[int, list[HeldRange]]:
    """The ranges of some grades by their keys, each in the order of its days, those replaced by a later record too."""
    found: dict[int, list[HeldRange]] = {key: [] for key in grades}
    points = RangePoint.objects.filter(grade__in=grades).order_by("grade", "start", "recorded", "id")
    for key, *held in points.values_list("grade_id", *HeldRange._fields):
        found[key].append(HeldRange._make(held))
    return found
