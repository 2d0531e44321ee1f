"""The plan on a day in plain SQL, in several formulations: the best of them on each database is the floor.

Each gives the rows of `classplan.records.plan.as_of.plan_lines`, the same columns, in no order. A statement is made
of two parts: the range of each grade on the day (`BANDS`), and the point of each class (`POINTS`).
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from time import perf_counter
from typing import Any

from django.db import connection

Rows = list[tuple[Any, ...]]
Query = Callable[[date], Rows]

_LINE = """
    c.number, p.code, p.title, band.printed, band.letter, band.minimum_cents, band.maximum_cents, p.flsa, p.since,
    p.cause, p.attested_by, p.provisional_by, p.usable_until, p.council_on_record, band.moved_on,
    band.paper
"""
_BAND = 'g.id, g.printed, g."group" AS letter, r.minimum_cents, r.maximum_cents, r.moved_on, r.paper'
_LATEST = "ORDER BY q.start DESC, q.recorded DESC, q.id DESC LIMIT 1"
_PLACE = "ORDER BY q.start DESC, q.recorded DESC, q.id DESC) AS place"

BANDS = {
    "correlated": f"""
        SELECT {_BAND} FROM plan_paygrade g LEFT JOIN plan_rangepoint r ON r.id = (
            SELECT q.id FROM plan_rangepoint q WHERE q.grade_id = g.id AND q.start <= %(day)s {_LATEST})
        WHERE g.office_id = %(office)s""",
    "window": f"""
        SELECT {_BAND} FROM plan_paygrade g LEFT JOIN (
            SELECT q.*, row_number() OVER (PARTITION BY q.grade_id {_PLACE}
            FROM plan_rangepoint q WHERE q.start <= %(day)s) r ON r.grade_id = g.id AND r.place = 1
        WHERE g.office_id = %(office)s""",
    "lateral": f"""
        SELECT {_BAND} FROM plan_paygrade g LEFT JOIN LATERAL (
            SELECT q.* FROM plan_rangepoint q WHERE q.grade_id = g.id AND q.start <= %(day)s {_LATEST}) r ON true
        WHERE g.office_id = %(office)s""",
}
POINTS = {
    "correlated": f"""
        FROM plan_jobclass c JOIN plan_planpoint p ON p.id = (
            SELECT q.id FROM plan_planpoint q WHERE q.job_class_id = c.id AND q.start <= %(day)s {_LATEST})
        LEFT JOIN band ON band.id = p.grade_id WHERE c.office_id = %(office)s AND NOT p.ended""",
    "correlated first": f"""
        FROM (SELECT c.number, (SELECT q.id FROM plan_planpoint q WHERE q.job_class_id = c.id
                                AND q.start <= %(day)s {_LATEST}) AS point
              FROM plan_jobclass c WHERE c.office_id = %(office)s) c
        JOIN plan_planpoint p ON p.id = c.point LEFT JOIN band ON band.id = p.grade_id WHERE NOT p.ended""",
    "lateral": f"""
        FROM plan_jobclass c CROSS JOIN LATERAL (
            SELECT q.* FROM plan_planpoint q WHERE q.job_class_id = c.id AND q.start <= %(day)s {_LATEST}) p
        LEFT JOIN band ON band.id = p.grade_id WHERE c.office_id = %(office)s AND NOT p.ended""",
    "distinct on": """
        FROM (SELECT DISTINCT ON (q.job_class_id) q.* FROM plan_planpoint q WHERE q.start <= %(day)s
              ORDER BY q.job_class_id, q.start DESC, q.recorded DESC, q.id DESC) p
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE c.office_id = %(office)s AND NOT p.ended""",
    "window": f"""
        FROM (SELECT q.*, row_number() OVER (PARTITION BY q.job_class_id {_PLACE}
              FROM plan_planpoint q WHERE q.start <= %(day)s) p
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE p.place = 1 AND c.office_id = %(office)s AND NOT p.ended""",
    "window over keys": f"""
        FROM (SELECT q.id, row_number() OVER (PARTITION BY q.job_class_id {_PLACE}
              FROM plan_planpoint q WHERE q.start <= %(day)s) held
        JOIN plan_planpoint p ON p.id = held.id
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE held.place = 1 AND c.office_id = %(office)s AND NOT p.ended""",
    "join on max": """
        FROM (SELECT q.job_class_id, max(q.start) AS start FROM plan_planpoint q WHERE q.start <= %(day)s
              GROUP BY q.job_class_id) held
        JOIN plan_planpoint p ON p.job_class_id = held.job_class_id AND p.start = held.start
        JOIN plan_jobclass c ON c.id = p.job_class_id LEFT JOIN band ON band.id = p.grade_id
        WHERE c.office_id = %(office)s AND NOT p.ended AND NOT EXISTS (
            SELECT 1 FROM plan_planpoint q WHERE q.job_class_id = p.job_class_id AND q.start = p.start
            AND (q.recorded, q.id) > (p.recorded, p.id))""",
}
_ON_POSTGRESQL_ONLY = {"lateral", "distinct on"}
_FOLDS = ("", "MATERIALIZED")
_WORTH_ANOTHER_TRY = 3  # times as slow as the best so far


def best(office_id: int, day: date, wanted: Rows, keep: int) -> dict[str, Query]:
    """The fastest formulations on a day: first of the lines, then, with the best of those, of the ranges.

    Raises `AssertionError` where any of them gives other rows than are wanted.
    """
    took: dict[str, float] = {}
    tried: dict[str, tuple[str, Query]] = {}

    def measure(point: str, band: str, fold: str) -> None:
        name = f"{point}; ranges {band}{fold and ', ' + fold}"
        query = _query(point, band, fold, office_id)
        took[name], rows = _timed(query, day)
        assert sorted(rows) == wanted, f"The formulation “{name}” gives other rows than the plan."
        if took[name] < _WORTH_ANOTHER_TRY * min(took.values()):
            took[name] = min(took[name], *(_timed(query, day)[0] for _ in range(2)))
        tried[name] = point, query

    points, bands = _possible(POINTS), _possible(BANDS)
    for point in points:
        measure(point, bands[0], "")
    fastest, _ = tried[min(took, key=lambda name: took[name])]
    for band, fold in product(bands, _FOLDS):
        if (band, fold) != (bands[0], ""):
            measure(fastest, band, fold)
    return {name: tried[name][1] for name in sorted(took, key=lambda name: took[name])[:keep]}


def _possible(named: Iterable[str]) -> list[str]:
    """Those that this database can run."""
    return [name for name in named if connection.vendor == "postgresql" or name not in _ON_POSTGRESQL_ONLY]


def _timed(query: Query, day: date) -> tuple[float, Rows]:
    began = perf_counter()
    rows = query(day)
    return perf_counter() - began, rows


def _query(point: str, band: str, fold: str, office_id: int) -> Query:
    """The statement through the driver's own cursor, on Django's connection: what Django sets up for it holds here too."""
    sql = f"WITH band AS {fold} ({BANDS[band]}) SELECT {_LINE} {POINTS[point]}"
    connection.ensure_connection()
    raw = connection.connection
    if connection.vendor == "sqlite":
        native = sql.replace("%(day)s", ":day").replace("%(office)s", ":office")

        def on_sqlite(day: date) -> Rows:
            rows: Rows = raw.cursor().execute(native, {"day": day.isoformat(), "office": office_id}).fetchall()
            return rows

        return on_sqlite

    def on_postgresql(day: date) -> Rows:
        with raw.cursor() as cursor:
            rows: Rows = cursor.execute(sql, {"day": day, "office": office_id}).fetchall()
            return rows

    return on_postgresql
