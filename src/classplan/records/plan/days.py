"""The days on which a plan changed. Each is found by a step along an index, so that a long history costs no more."""

from collections.abc import Collection
from contextlib import closing
from datetime import date

from django.db import connection
from django.db.models import Count, Exists, OuterRef, QuerySet

from classplan.records.accounts.models import Office
from classplan.records.plan.models import JobClass, PlanPoint

# From one day of change to the next. A line that is only attested did not change.
STEPS = """
WITH RECURSIVE step(day) AS (
    SELECT %(first)s
    UNION ALL
    SELECT (SELECT p.start FROM plan_planpoint p WHERE p.start > step.day AND {changed} ORDER BY p.start LIMIT 1)
    FROM step WHERE step.day IS NOT NULL
)
SELECT day FROM step WHERE day IS NOT NULL
    AND (day > %(first)s OR EXISTS (SELECT 1 FROM plan_planpoint p WHERE p.start = %(first)s AND {changed}))
"""
CHANGED = """p.attested_by IS NULL
    AND EXISTS (SELECT 1 FROM plan_jobclass c WHERE c.id = p.job_class_id AND c.office_id = %(office)s)"""


def first_day_known(office: Office) -> date | None:
    """The first day on which a line of the plan is known to stand."""
    standing = _points(office).filter(ended=False)
    return standing.order_by("start").values_list("start", flat=True).first()


def days_of_change(office: Office) -> list[date]:
    """The days on which the plan is known to have changed, in order.

    A day on which a line is only attested is none, nor is one before the first of which anything is known.
    """
    first = first_day_known(office)
    if first is None:
        return []
    with closing(connection.cursor()) as cursor:
        cursor.execute(STEPS.format(changed=CHANGED), {"first": first, "office": office.pk})
        return [_day(found) for (found,) in cursor.fetchall()]


def lines_changed(office: Office, days: Collection[date]) -> dict[date, int]:
    """How many lines changed on each of these days."""
    points = _points(office).filter(attested_by__isnull=True, start__in=days)
    return dict(points.order_by("start").values_list("start").annotate(Count("job_class", distinct=True)))


def _points(office: Office) -> QuerySet[PlanPoint]:
    """The points of an office, each asked for its class, so that the database can go along the days."""
    return PlanPoint.objects.filter(Exists(JobClass.objects.filter(pk=OuterRef("job_class"), office=office)))


def _day(found: date | str) -> date:
    """SQLite knows no days, and names the first one as it was given."""
    return date.fromisoformat(found) if isinstance(found, str) else found
