"""The plan on a day, as one statement to the database.

For each class the index gives its last point on or before the day, of two for one day the one recorded later; so
does it for each grade. A test holds it equal to the fold in `classplan.core.history`, on SQLite and on PostgreSQL.
"""

from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from classplan.core.history import Note, State, notes
from classplan.core.money import plain
from classplan.core.pay import Flsa
from classplan.core.plan import Line
from classplan.records.plan.codec import dollars_of

# The last point of each owner on or before the day. Both say the same; each database is quicker with its own.
HELD = {
    "sqlite": """{join} {table} {name} ON {name}.id = (
        SELECT q.id FROM {table} q WHERE q.{owner} AND q.start <= %(day)s
        ORDER BY q.start DESC, q.recorded DESC, q.id DESC LIMIT 1)""",
    "postgresql": """{join} LATERAL (
        SELECT q.* FROM {table} q WHERE q.{owner} AND q.start <= %(day)s
        ORDER BY q.start DESC, q.recorded DESC, q.id DESC LIMIT 1) {name} ON true""",
}
LINES = """
WITH band AS MATERIALIZED (
    SELECT g.id, g.printed, g."group" AS letter, r.minimum_cents, r.maximum_cents, r.moved_on, r.paper
    FROM plan_paygrade g {range_held}
    WHERE g.office_id = %(office)s
)
SELECT c.number, p.code, p.title, band.printed, band.letter, band.minimum_cents, band.maximum_cents, p.flsa,
       p.since, p.cause, p.attested_by, p.provisional_by, p.usable_until, p.council_on_record,
       band.moved_on, band.paper
FROM plan_jobclass c {point_held}
LEFT JOIN band ON band.id = p.grade_id
WHERE c.office_id = %(office)s AND NOT p.ended {only}
"""


def lines_sql(vendor: str, only: Collection[int] | None = None) -> str:
    """The statement in the words of a database, for every class or only for those of some numbers."""
    held = HELD[vendor]
    return LINES.format(
        range_held=held.format(join="LEFT JOIN", table="plan_rangepoint", name="r", owner="grade_id = g.id"),
        point_held=held.format(join="JOIN", table="plan_planpoint", name="p", owner="job_class_id = c.id"),
        only="" if only is None else f"AND c.number IN ({', '.join(str(int(number)) for number in only) or 'NULL'})",
    )


class PlanLine(NamedTuple):
    """A class as the plan lists it on a day. Amounts are cents a year; `group` is inferred from the printed grade."""

    number: int
    code: str | None
    title: str
    grade: str | None
    group: str | None
    minimum_cents: int | None
    maximum_cents: int | None
    flsa: str | None
    since: date
    cause: str | None
    attested_by: str | None
    provisional_by: str | None
    usable_until: date | None
    council_on_record: bool | None
    range_moved_on: date | None
    range_paper: str | None

    @property
    def provisional(self) -> bool:
        """Whether its enactment is not complete."""
        return self.provisional_by is not None

    @property
    def minimum(self) -> Any:
        """The range minimum in dollars a year: an integer, or a decimal string where there are cents."""
        return None if self.minimum_cents is None else plain(dollars_of(self.minimum_cents))

    @property
    def maximum(self) -> Any:
        """The range maximum in dollars a year: an integer, or a decimal string where there are cents."""
        return None if self.maximum_cents is None else plain(dollars_of(self.maximum_cents))

    @property
    def line(self) -> Line:
        """What the plan says of the class: its code, title, grade and range."""
        ends = (None if cents is None else dollars_of(cents) for cents in (self.minimum_cents, self.maximum_cents))
        return Line(self.code, self.title, self.grade, *ends)

    def notes(self, on: date) -> tuple[Note, ...]:
        """What a reader must know beside the line on a day."""
        state = State(
            self.code,
            self.title,
            self.grade,
            Flsa(self.flsa) if self.flsa else None,
            self.since,
            self.cause,
            self.attested_by,
            self.provisional_by,
            self.usable_until,
            self.council_on_record,
        )
        return notes(
            state,
            on=on,
            group=self.group or None,
            range_moved_on=self.range_moved_on,
            range_moved_by=self.range_paper,
        )

    def as_json(self, on: date) -> dict[str, Any]:
        """The line in the form of the public contract (settled question 14)."""
        return {
            "code": self.code,
            "title": self.title,
            "grade": self.grade,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "flsa": self.flsa,
            "group": self.group or None,
            "provisional": self.provisional,
            "since": self.since.isoformat(),
            "cause": self.cause,
            "notes": [{"code": n.code, "text": n.text, "clause": n.clause} for n in self.notes(on)],
        }


def plan_lines(office_id: int, on: date, *, only: Collection[int] | None = None) -> list[PlanLine]:
    """Every line in force on a day, by code, then title, those without a code last; `only` those of some classes."""
    rows = list(_rows(office_id, on, only))
    rows.sort(key=_by_code)
    return rows


def _rows(office_id: int, on: date, only: Collection[int] | None) -> Iterator[PlanLine]:
    with closing(connection.cursor()) as cursor:
        cursor.execute(lines_sql(connection.vendor, only), {"day": on, "office": office_id})
        return map(PlanLine._make, cursor.fetchall())


def _by_code(line: PlanLine) -> tuple[bool, str, str]:
    return (line.code is None, line.code or "", line.title)
