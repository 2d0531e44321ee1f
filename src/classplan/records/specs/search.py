"""Finding classes by code, title or the words of their specifications, as they stood on a day.

One interface over FTS5 on SQLite and tsvector on PostgreSQL; nothing outside this module knows which it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection, connections

from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.specs.models import SpecVersion

LONGEST_QUERY = 200
OPEN, SHUT = "\x02", "\x03"
WORD = re.compile(r"[\w'’]+")

MAKE = {
    "sqlite": ("CREATE VIRTUAL TABLE IF NOT EXISTS specs_search USING fts5(words, tokenize='porter unicode61')",),
    "postgresql": (
        "CREATE INDEX IF NOT EXISTS specs_search ON specs_specversion USING gin (to_tsvector('english', text))",
    ),
}
IN_FORCE = """
WITH in_force AS (
    SELECT c.number, (SELECT v.id FROM specs_specversion v WHERE v.job_class_id = c.id AND v.start <= %(day)s
                      ORDER BY v.start DESC, v.recorded DESC, v.id DESC LIMIT 1) AS version
    FROM plan_jobclass c WHERE c.office_id = %(office)s
)
"""
FIND = {
    "sqlite": IN_FORCE
    + """
SELECT in_force.number, snippet(specs_search, 0, char(2), char(3), ' … ', 24)
FROM specs_search JOIN in_force ON in_force.version = specs_search.rowid
WHERE specs_search MATCH %(query)s ORDER BY specs_search.rank
""",
    "postgresql": IN_FORCE
    + """
SELECT in_force.number, ts_headline('english', v.text, query,
       'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=24, MinWords=12, MaxFragments=1')
FROM in_force JOIN specs_specversion v ON v.id = in_force.version,
     to_tsquery('english', %(query)s) AS query
WHERE to_tsvector('english', v.text) @@ query ORDER BY ts_rank(to_tsvector('english', v.text), query) DESC
""",
}


class Where(StrEnum):
    """In what a hit was found."""

    CODE = "code"
    TITLE = "title"
    SPECIFICATION = "specification"


@dataclass(frozen=True, slots=True)
class Hit:
    """A class in force on the day; `snippet` is runs of text, each with whether it is what was asked for."""

    number: int
    code: str | None
    title: str
    grade: str | None
    where: Where
    snippet: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def make_index(using: str = "default", **_: Any) -> None:
    """Make what the search needs in the database, where it is not there yet."""
    database = connections[using]
    if SpecVersion._meta.db_table not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for statement in MAKE[database.vendor]:
            cursor.execute(statement)


def add(version: SpecVersion) -> None:
    """Make the words of a version findable."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO specs_search (rowid, words) VALUES (%s, %s)", [version.pk, version.text])


def find(office: Office, query: str, *, on: date, limit: int = 50, offset: int = 0) -> Found:
    """Classes in force on a day whose code, title or specification holds every word of the query.

    Codes come first, then titles, then specifications by how well they fit. A word also finds longer ones that
    begin with it.
    """
    words = WORD.findall(query[:LONGEST_QUERY].replace("\x00", " "))
    if not words:
        return Found((), 0)
    lines = {line.number: line for line in plan_lines(office.pk, on)}
    hits = {hit.number: hit for hit in _named(lines.values(), words)}
    for number, snippet in _in_texts(office, words, on):
        if number in lines and number not in hits:
            line = lines[number]
            hits[number] = Hit(number, line.code, line.title, line.grade, Where.SPECIFICATION, _runs(snippet))
    found = list(hits.values())
    return Found(tuple(found[offset : offset + limit]), len(found))


def _named(lines: Any, words: list[str]) -> Iterator[Hit]:
    wanted = [word.casefold() for word in words]
    by_title: list[tuple[int, PlanLine]] = []
    for line in lines:
        if len(wanted) == 1 and (line.code or "").casefold().startswith(wanted[0]):
            yield Hit(line.number, line.code, line.title, line.grade, Where.CODE)
            continue
        title = line.title.casefold()
        of_title = WORD.findall(title)
        if all(any(word.startswith(w) for word in of_title) for w in wanted):
            by_title.append((0 if title.startswith(wanted[0]) else 1, line))
    for _, line in sorted(by_title, key=lambda pair: (pair[0], pair[1].title)):
        yield Hit(line.number, line.code, line.title, line.grade, Where.TITLE)


def _in_texts(office: Office, words: list[str], on: date) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"day": on, "office": office.pk, "query": _QUERY[connection.vendor](words)}
        cursor.execute(FIND[connection.vendor], values)
        rows: list[tuple[int, str]] = cursor.fetchall()
        return rows


def _fts5(words: list[str]) -> str:
    return " ".join('"' + word + '"*' for word in words)


def _tsquery(words: list[str]) -> str:
    plain = [re.sub(r"['’]", " ", word).split() for word in words]
    return " & ".join(f"'{part}':*" for parts in plain for part in parts)


_QUERY = {"sqlite": _fts5, "postgresql": _tsquery}


def _runs(snippet: str) -> tuple[tuple[str, bool], ...]:
    runs: list[tuple[str, bool]] = []
    for index, piece in enumerate(re.split(f"[{OPEN}{SHUT}]", snippet)):
        if piece:
            runs.append((piece, index % 2 == 1))
    return tuple(runs)
