"""The whole life of a class: every point of its line, and the ranges of the grades that it had."""

from collections.abc import Collection
from contextlib import closing
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection

from classplan.records.accounts.models import Office
from classplan.records.plan.models import OVER, JobClass
from classplan.records.plan.selectors import class_numbered, class_with_number


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
    """A range of a grade from its start on, in cents a year, the paper that prints it, and when that was recorded."""

    start: date
    minimum_cents: int
    maximum_cents: int
    moved_on: date | None
    paper: str
    recorded: int
    recorded_at: datetime


class Waiting(NamedTuple):
    """A notice that proposes a change and has no effective day: which of its changes that is, and where it stands.

    `comments_until` is the cut-off for comments on a live one.
    """

    number: str
    name: str
    reason: str
    state: str
    ordinal: int
    comments_until: datetime | None


LIFE = """
SELECT p.id, p.start, p.ended, p.code, p.title, p.grade_id, g.printed, g."group", p.flsa, p.since, p.cause,
       p.attested_by, p.provisional_by, p.usable_until, p.council_on_record, p.recorded, e.recorded_at
FROM plan_planpoint p JOIN journal_entry e ON e.id = p.entry_id LEFT JOIN plan_paygrade g ON g.id = p.grade_id
WHERE p.job_class_id = %s ORDER BY p.start, p.recorded, p.id
"""
RANGES = """
SELECT r.grade_id, r.start, r.minimum_cents, r.maximum_cents, r.moved_on, r.paper, r.recorded, e.recorded_at
FROM plan_rangepoint r JOIN journal_entry e ON e.id = r.entry_id WHERE r.grade_id IN ({marks}) ORDER BY r.grade_id, r.start, r.recorded, r.id
"""

WAITING = """
SELECT n.number, a.name, a.reason, a.state, c.ordinal, t.comments_until
FROM plan_change c JOIN plan_amendment a ON a.id = c.amendment_id JOIN proceedings_notice n ON n.amendment_id = a.id
LEFT JOIN amendments_terms t ON t.amendment_id = a.id
LEFT JOIN amendments_proposedchange p ON p.amendment_id = a.id AND p.ordinal = c.ordinal
LEFT JOIN amendments_boarddecision d ON d.change_id = p.id
WHERE c.job_class_id = %s AND a.effective IS NULL AND a.state NOT IN ({marks})
AND (d.id IS NULL OR (d.outcome <> 'rejected' AND NOT COALESCE(d.again, %s))) ORDER BY a.noticed, a.id
"""


def class_with_life(office: Office, number: int) -> tuple[JobClass, list[LifePoint]]:
    """The class of that number with every point, for the public. Raises `NotInForce` where none has it."""
    job_class = class_with_number(office, number)
    points = life_of(job_class)
    return job_class if points else class_numbered(office, number), points


def life_of(job_class: JobClass) -> list[LifePoint]:
    """Every point of a class, those that a later record replaced included, in the order of their days."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(LIFE, [job_class.pk])
        return [LifePoint._make((*row[:-1], _in_utc(row[-1]))) for row in cursor.fetchall()]


def ranges_in(grades: Collection[int]) -> dict[int, list[HeldRange]]:
    """The ranges of some grades by their keys, each in the order of its days, those replaced by a later record too."""
    found: dict[int, list[HeldRange]] = {key: [] for key in grades}
    if found:
        with closing(connection.cursor()) as cursor:
            cursor.execute(RANGES.format(marks=", ".join(["%s"] * len(found))), list(found))
            for key, *held in cursor.fetchall():
                found[key].append(HeldRange._make((*held[:-1], _in_utc(held[-1]))))
    return found


def waiting_notices_of(job_class: JobClass) -> list[Waiting]:
    """The notices that propose to change a class and wait; never a draft, nor what has ended without effect.

    A change that the Board rejected or sent back waits no longer.
    """
    with closing(connection.cursor()) as cursor:
        cursor.execute(WAITING.format(marks=", ".join(["%s"] * len(OVER))), [job_class.pk, *OVER, False])
        return [Waiting._make((*row[:-1], row[-1] and _in_utc(row[-1]))) for row in cursor.fetchall()]


def _in_utc(moment: datetime) -> datetime:
    """SQLite keeps no zone: what it holds is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
