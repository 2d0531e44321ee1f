"""Finding classes by code, title or the words of their specifications, as they stood on a day.

One interface over FTS5 on SQLite and tsvector on PostgreSQL; nothing outside this module knows which it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection, connections
from django.db.backends.utils import CursorWrapper

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.specs.models import SpecVersion

LONGEST_QUERY = 200
OPEN, SHUT = "\x02", "\x03"
WORD = re.compile(r"[\w'’]+")

# The version of each class that is in force on the day: an index alone tells it, and no text is read for it.
IN_FORCE = """
WITH in_force AS MATERIALIZED (
    SELECT c.number, (SELECT v.id FROM specs_specversion v WHERE v.job_class_id = c.id AND v.start <= %(day)s
                      ORDER BY v.start DESC, v.recorded DESC, v.id DESC LIMIT 1) AS version
    FROM plan_jobclass c WHERE c.office_id = %(office)s
)
"""


@dataclass(frozen=True, slots=True)
class Index:
    """A way of finding words in a database, in a table of its own, by the keys of the versions.

    How it is made, how words come in, which versions hold the words, where in them they stand.
    """

    table: str
    make: tuple[str, ...]
    add: str
    matching: str
    snippets: str
    query: Callable[[list[str]], str]


def _fts5(table: str, tokenizer: str, query: Callable[[list[str]], str]) -> Index:
    return Index(
        table,
        make=(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(words, tokenize='{tokenizer}')",),
        add=f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)",
        matching=IN_FORCE
        + f"""
        SELECT in_force.number, in_force.version FROM {table} JOIN in_force ON in_force.version = {table}.rowid
        WHERE {table} MATCH %(query)s ORDER BY {table}.rank, in_force.number
        """,
        snippets=f"""
        SELECT rowid, snippet({table}, 0, char(2), char(3), ' … ', 24) FROM {table}
        WHERE {table} MATCH %(query)s AND rowid IN %(versions)s
        """,
        query=query,
    )


def _tsvector(table: str, language: str, query: Callable[[list[str]], str]) -> Index:
    return Index(
        table,
        make=(
            f"CREATE TABLE IF NOT EXISTS {table} (version bigint PRIMARY KEY, words tsvector NOT NULL)",
            f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin (words)",
        ),
        add=f"INSERT INTO {table} (version, words) VALUES (%s, to_tsvector('{language}', %s))",
        matching=IN_FORCE
        + f"""
        SELECT in_force.number, in_force.version FROM in_force JOIN {table} f ON f.version = in_force.version,
               to_tsquery('{language}', %(query)s) AS query
        WHERE f.words @@ query ORDER BY ts_rank(f.words, query) DESC, in_force.number
        """,
        snippets=f"""
        SELECT v.id, ts_headline('{language}', v.text, to_tsquery('{language}', %(query)s),
               'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=24, MinWords=12, MaxFragments=1')
        FROM specs_specversion v WHERE v.id = ANY(%(versions)s)
        """,
        query=query,
    )


def _beginnings(words: list[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _whole(words: list[str]) -> str:
    return " ".join(f'"{word}"' for word in words)


def _lexemes(words: list[str], mark: str) -> str:
    parts = [part for word in words for part in re.sub(r"['’]", " ", word).split()]
    return " & ".join(f"'{part}'{mark}" for part in parts)


# The first finds words as they stand and longer ones that begin with them, the second their other forms.
INDEXES = {
    "sqlite": (
        _fts5("specs_search", "unicode61", _beginnings),
        _fts5("specs_search_forms", "porter unicode61", _whole),
    ),
    "postgresql": (
        _tsvector("specs_search", "simple", lambda words: _lexemes(words, ":*")),
        _tsvector("specs_search_forms", "english", lambda words: _lexemes(words, "")),
    ),
}
OWN_TABLES = {vendor: tuple(index.table for index in indexes) for vendor, indexes in INDEXES.items()}


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
    """One page of hits, how many there are in all, and whether more follow."""

    hits: tuple[Hit, ...]
    total: int
    more: bool = False


def make_index(using: str = "default", **_: Any) -> None:
    """Make what the search needs in the database, where it is not there yet."""
    database = connections[using]
    if SpecVersion._meta.db_table not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for index in INDEXES[database.vendor]:
            for statement in index.make:
                cursor.execute(statement)


def add(version: SpecVersion) -> None:
    """Make the words of a version findable."""
    with connection.cursor() as cursor:
        for index in INDEXES[connection.vendor]:
            cursor.execute(index.add, [version.pk, version.text])


def find(office: Office, query: str, *, on: date, limit: int = 50, offset: int = 0, after: int | None = None) -> Found:
    """Classes in force on a day whose code, title or specification holds every word of the query.

    Codes come first, then titles, then specifications by how well they fit. A word also finds longer ones that
    begin with it, and its other forms. `after` is the number of the class behind which to go on; `Invalid` where it
    is not among what is found.
    """
    words = WORD.findall(query[:LONGEST_QUERY].replace("\x00", " "))
    if not words:
        return Found((), 0)
    lines = {line.number: line for line in plan_lines(office.pk, on)}
    hits = {hit.number: hit for hit in _named(lines.values(), words)}
    in_texts = {n: found for n, found in _in_texts(office, words, on).items() if n in lines and n not in hits}
    every = [*hits, *in_texts]
    if after is not None:
        if after not in every:
            raise Invalid(
                f"Class {after}, after which to go on, is not among what is found. Begin again without “after”."
            )
        offset = every.index(after) + 1
    page = every[offset : offset + limit]
    snippets = _snippets(words, [in_texts[number] for number in page if number in in_texts])
    found = [hits.get(number) or _text_hit(lines[number], snippets[in_texts[number].version]) for number in page]
    return Found(tuple(found), len(every), more=offset + limit < len(every))


def _named(lines: Iterable[PlanLine], words: list[str]) -> Iterator[Hit]:
    wanted = [word.casefold() for word in words]
    by_title: list[tuple[int, PlanLine]] = []
    for line in lines:
        if len(wanted) == 1 and (line.code or "").casefold().startswith(wanted[0]):
            yield Hit(line.number, line.code, line.title, line.grade, Where.CODE)
            continue
        title = line.title.casefold()
        if not all(w in title for w in wanted):
            continue
        of_title = WORD.findall(title)
        if all(any(word.startswith(w) for word in of_title) for w in wanted):
            by_title.append((0 if title.startswith(wanted[0]) else 1, line))
    for _, line in sorted(by_title, key=lambda pair: (pair[0], pair[1].title)):
        yield Hit(line.number, line.code, line.title, line.grade, Where.TITLE)


@dataclass(frozen=True, slots=True)
class _Place:
    """The version that holds the words, and the index that says so."""

    version: int
    index: Index


def _in_texts(office: Office, words: list[str], on: date) -> dict[int, _Place]:
    found: dict[int, _Place] = {}
    with connection.cursor() as cursor:
        for index in INDEXES[connection.vendor]:
            values: dict[str, Any] = {"day": on, "office": office.pk, "query": index.query(words)}
            cursor.execute(index.matching, values)
            for number, version in cursor.fetchall():
                found.setdefault(number, _Place(version, index))
    return found


def _snippets(words: list[str], places: list[_Place]) -> dict[int, str]:
    found: dict[int, str] = {}
    with connection.cursor() as cursor:
        for index in INDEXES[connection.vendor]:
            versions = [place.version for place in places if place.index is index]
            if versions:
                found |= _snippets_by(cursor, index, words, versions)
    return found


def _snippets_by(cursor: CursorWrapper, index: Index, words: list[str], versions: list[int]) -> dict[int, str]:
    if connection.vendor == "postgresql":
        cursor.execute(index.snippets, {"query": index.query(words), "versions": versions})
    else:
        marks = ", ".join(str(int(version)) for version in versions)
        cursor.execute(index.snippets.replace("%(versions)s", f"({marks})"), {"query": index.query(words)})
    return dict(cursor.fetchall())


def _text_hit(line: PlanLine, snippet: str) -> Hit:
    return Hit(line.number, line.code, line.title, line.grade, Where.SPECIFICATION, _runs(snippet))


def _runs(snippet: str) -> tuple[tuple[str, bool], ...]:
    runs: list[tuple[str, bool]] = []
    for index, piece in enumerate(re.split(f"[{OPEN}{SHUT}]", snippet)):
        if piece:
            runs.append((piece, index % 2 == 1))
    return tuple(runs)
