"""Bare Django views of the pages of the portal: the rows are read, the page is printed, nothing is asked or decided.

`text_only` reads the rows that the page is made of, each kind by one statement through the driver's cursor, and
answers the page, character for character, through a template that does nothing but loop over rows, each the markup
before a text and the text itself. `same_template` renders the page's own template over the values that it was
rendered with, and reads nothing.
"""

import html
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from classplan.records.plan.as_of import lines_sql
from classplan.records.specs.search import INDEXES
from classplan.records.specs.search.finding import TEXTS_ON

Row = dict[str, str]
_PIECE = re.compile(r"(<[^>]*>|[^<]+)")

ROWS: list[Row] = []
READS: list["Read"] = []
RENDERED: list[tuple[str, Mapping[str, Any]]] = []


@dataclass(frozen=True, slots=True)
class Read:
    """A statement, and what it is asked with; `some` where it must give a row."""

    sql: str
    values: Mapping[str, Any]
    some: bool = True

    def rows(self) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with closing(connection.cursor()) as cursor:
            cursor.execute(self.sql, self.values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found


def reads_of(page: str, **values: Any) -> list[Read]:
    """The statements that read what a page shows; the first gives the office, as every page names it."""
    office = Read("SELECT id, name, jurisdiction FROM accounts_office ORDER BY id LIMIT 1", {})
    lines = Read(lines_sql(connection.vendor), values)
    if page == "plan":
        return [office, lines, *(Read(sql, values) for sql in _DAYS)]
    if page == "search":
        words = (Read(index.matching(None), values, some=False) for index in INDEXES[connection.vendor])
        return [office, lines, Read(TEXTS_ON, values), *words]
    statements = _CLASS if page == "class" else _NOTICE
    return [office, *(Read(sql, values, some=some) for sql, some in statements)]


_DAYS = (
    "SELECT DISTINCT start FROM plan_planpoint WHERE attested_by IS NULL ORDER BY start",
    "SELECT start, count(DISTINCT job_class_id) FROM plan_planpoint "
    "WHERE start BETWEEN %(year)s AND %(day)s AND attested_by IS NULL GROUP BY start",
)
_OF_CLASS = "(SELECT id FROM plan_jobclass WHERE number = %(number)s)"
_CLASS = (
    (
        "SELECT p.start, p.ended, p.code, p.title, g.printed, p.flsa, p.since, p.cause, p.attested_by, "
        "p.provisional_by, p.usable_until, p.council_on_record, p.recorded, e.recorded_at FROM plan_planpoint p "
        "JOIN journal_entry e ON e.id = p.entry_id LEFT JOIN plan_paygrade g ON g.id = p.grade_id "
        f"WHERE p.job_class_id = {_OF_CLASS} ORDER BY p.start, p.recorded, p.id",
        True,
    ),
    (
        "SELECT grade_id, start, minimum_cents, maximum_cents, paper FROM plan_rangepoint WHERE grade_id IN "
        f"(SELECT grade_id FROM plan_planpoint WHERE job_class_id = {_OF_CLASS}) ORDER BY grade_id, start, recorded",
        True,
    ),
    (f"SELECT day, paper FROM plan_succession WHERE {_OF_CLASS} IN (successor_id, predecessor_id)", False),
    (
        "SELECT a.name, a.reason FROM plan_change c JOIN plan_amendment a ON a.id = c.amendment_id "
        f"WHERE c.job_class_id = {_OF_CLASS} AND a.effective IS NULL",
        False,
    ),
    (
        f"SELECT start, title, printed_label, paper, body FROM specs_specversion WHERE job_class_id = {_OF_CLASS} "
        "AND start <= %(day)s ORDER BY start DESC, recorded DESC LIMIT 1",
        True,
    ),
)
_OF_NOTICE = "(SELECT amendment_id FROM proceedings_notice WHERE number = %(number)s)"
_NOTICE = (
    (
        "SELECT n.number, n.day, n.subject, n.reading, a.effective, a.reason, a.rests_on, a.findings, a.gaps, o.name, "
        "o.size, o.sha256 FROM proceedings_notice n JOIN plan_amendment a ON a.id = n.amendment_id "
        "JOIN library_original o ON o.id = n.original_id WHERE n.number = %(number)s",
        True,
    ),
    (
        "SELECT c.kind, c.before, c.after, j.number FROM plan_change c JOIN plan_jobclass j ON j.id = c.job_class_id "
        f"WHERE c.amendment_id = {_OF_NOTICE} ORDER BY c.ordinal",
        True,
    ),
    (
        'SELECT act, "on" FROM proceedings_action a JOIN proceedings_notice n ON n.id = a.notice_id '
        "WHERE n.number = %(number)s",
        False,
    ),
)


def rows_of(page: str) -> list[Row]:
    """The page as rows of markup and text.

    >>> rows_of("<ul><li>Fire &amp; water</li></ul>")
    [{'markup': '<ul><li>', 'text': 'Fire & water'}, {'markup': '</li></ul>', 'text': ''}]
    """
    rows: list[Row] = []
    markup = ""
    for piece in _PIECE.findall(page):
        if piece.startswith("<") or not piece.strip():
            markup += piece
        else:
            rows.append({"markup": markup, "text": html.unescape(piece)})
            markup = ""
    return [*rows, {"markup": markup, "text": ""}]


def text_only(request: HttpRequest) -> HttpResponse:
    """The statements of `READS`, then the rows of `ROWS`."""
    for read in READS:
        read.rows()
    return render(request, "bench/bare.html", {"rows": ROWS})


def same_template(request: HttpRequest) -> HttpResponse:
    """The template of `RENDERED` over its values."""
    template, values = RENDERED[0]
    return render(request, template, values)
