"""The tables in which words are found: a column for each part of a specification, FTS5 on SQLite, tsvector on PostgreSQL.

Of each database there are two: the first finds words as they stand and longer ones that begin with them, the second
their other forms. Nothing outside this folder knows which database it is.
"""

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections

from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search.asked import Asked, Term
from classplan.records.specs.search.parts import Part, words_by_part

OPEN, SHUT = "\x02", "\x03"
_COLUMNS = ", ".join(Part)
_BEFORE = ("specs_search", "specs_search_forms")  # tables of earlier versions of this program


@dataclass(frozen=True, slots=True)
class Index:
    """A way of finding words in a table of its own, by the keys of the versions.

    `matching` gives the keys of the versions that hold what is asked for; `ranked` those of some of them, the best
    first; `snippets` for each of some versions a run of words of each part, what was found between marks.
    """

    table: str
    make: tuple[str, ...]
    add: str
    matching: Callable[[Part | None], str]
    ranked: str
    snippets: str
    query: Callable[[Asked, Part | None], str]


# --- SQLite ----------------------------------------------------------------------------------------------


def _fts5(table: str, tokenizer: str, mark: str) -> Index:
    marks = ", ".join(["%s"] * (len(Part) + 1))
    snippets = ", ".join(f"snippet({table}, {column}, char(2), char(3), ' … ', 24)" for column, _ in enumerate(Part))

    def query(asked: Asked, part: Part | None) -> str:
        wanted = " ".join(_quoted(term, mark) for term in asked.wanted)
        unwanted = " ".join(f"NOT {_quoted(term, '')}" for term in asked.unwanted)
        found = f"({wanted}) {unwanted}"
        return f"{{{part}}} : ({found})" if part else found

    return Index(
        table,
        make=(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING "
            f"fts5({_COLUMNS}, tokenize='{tokenizer}'{', prefix=2' if mark else ''})",
        ),
        add=f"INSERT INTO {table} (rowid, {_COLUMNS}) VALUES ({marks})",
        matching=lambda _: f"SELECT rowid FROM {table} WHERE {table} MATCH %(query)s",
        # The sign before rowid keeps FTS5 from asking anew for each key.
        ranked=f"""SELECT rowid FROM {table} WHERE {table} MATCH %(query)s AND +rowid IN ({{versions}})
                   ORDER BY bm25({table}), rowid""",
        snippets=f"SELECT rowid, {snippets} FROM {table} WHERE {table} MATCH %(query)s AND +rowid IN ({{versions}})",
        query=query,
    )


def _quoted(term: Term, mark: str) -> str:
    return f'"{" ".join(term.words)}"{"" if term.phrase else mark}'


# --- PostgreSQL ------------------------------------------------------------------------------------------


def _tsvector(table: str, language: str, mark: str) -> Index:
    vectors = ", ".join(f"{part} tsvector NOT NULL" for part in Part)
    filled = ", ".join(f"to_tsvector('{language}', %s)" for _ in Part)
    whole = " || ".join(Part)
    asked = f"to_tsquery('{language}', %(query)s)"
    headlines = ", ".join(
        f"""ts_headline('{language}', p.{part}, {asked},
            'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=24, MinWords=12, MaxFragments=1')"""
        for part in Part
    )

    def query(asked: Asked, _: Part | None) -> str:
        wanted = [_lexemes(term, mark) for term in asked.wanted]
        return " & ".join([*filter(None, wanted), *(f"!({_lexemes(term, '')})" for term in asked.unwanted)])

    return Index(
        table,
        make=(
            f"CREATE TABLE IF NOT EXISTS {table} (version bigint PRIMARY KEY, {vectors}, "
            f"words tsvector GENERATED ALWAYS AS ({whole}) STORED)",
            *(
                f"CREATE INDEX IF NOT EXISTS {table}_{column} ON {table} USING gin ({column})"
                for column in ("words", *Part)
            ),
        ),
        add=f"INSERT INTO {table} (version, {_COLUMNS}) VALUES (%s, {filled})",
        matching=lambda part: f"SELECT version FROM {table} WHERE {part or 'words'} @@ {asked}",
        ranked=f"""SELECT version FROM {table} WHERE version IN ({{versions}})
                   ORDER BY ts_rank(words, {asked}) DESC, version""",
        snippets=f"SELECT p.version, {headlines} FROM ({{texts}}) p",
        query=query,
    )


def _lexemes(term: Term, mark: str) -> str:
    parts = [part for word in term.words for part in re.sub(r"['’]", " ", word).split()]
    joint = " <-> " if term.phrase else " & "
    said = joint.join(f"'{part}'{'' if term.phrase else mark}" for part in parts)
    return f"({said})" if len(parts) > 1 else said


INDEXES = {
    "sqlite": (
        _fts5("specs_search_parts", "unicode61", "*"),
        _fts5("specs_search_part_forms", "porter unicode61", ""),
    ),
    "postgresql": (
        _tsvector("specs_search_parts", "simple", ":*"),
        _tsvector("specs_search_part_forms", "english", ""),
    ),
}
OWN_TABLES = {vendor: tuple(index.table for index in indexes) for vendor, indexes in INDEXES.items()}


def make_index(using: str = "default", **_: Any) -> None:
    """Make what the search needs in the database, where it is not there yet."""
    database = connections[using]
    if SpecVersion._meta.db_table not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for table in _BEFORE:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        for index in INDEXES[database.vendor]:
            for statement in index.make:
                cursor.execute(statement)


def add(version: SpecVersion) -> None:
    """Make the words of a version findable."""
    values: list[Any] = [version.pk, *words_by_part(version.body).values()]
    with connection.cursor() as cursor:
        for index in INDEXES[connection.vendor]:
            cursor.execute(index.add, values)


def add_missing() -> int:
    """Make the words of those versions findable that are not yet, and give their number."""
    key = "rowid" if connection.vendor == "sqlite" else "version"
    there = {pk for index in INDEXES[connection.vendor][:1] for (pk,) in _rows(f"SELECT {key} FROM {index.table}", {})}
    missing = sorted(set(SpecVersion.objects.values_list("pk", flat=True)) - there)
    for version in SpecVersion.objects.filter(pk__in=missing).iterator(chunk_size=200):
        add(version)
    return len(missing)


def matching(index: Index, asked: Asked, part: Part | None) -> set[int]:
    """The versions that hold what is asked for, in one part or in any."""
    query = index.query(asked, part)
    return {pk for (pk,) in _rows(index.matching(part), {"query": query})} if query.strip() else set()


def matching_by_part(index: Index, asked: Asked) -> dict[Part, set[int]]:
    """The versions that hold what is asked for, part by part; one question to the database for all of them."""
    found: dict[Part, set[int]] = {part: set() for part in Part}
    values = {f"query_{part}": index.query(asked, part) for part in Part}
    if not all(query.strip() for query in values.values()):
        return found
    each = (
        f"SELECT '{part}', m.* FROM ({index.matching(part).replace('%(query)s', f'%(query_{part})s')}) m"
        for part in Part
    )
    for part, pk in _rows(" UNION ALL ".join(each), values):
        found[part].add(pk)  # a part is its own name
    return found


def ranked(index: Index, asked: Asked, part: Part | None, versions: Collection[int]) -> list[int]:
    """Some versions, those first that hold best what is asked for."""
    sql = index.ranked.format(versions=_listed(versions))
    return [pk for (pk,) in _rows(sql, {"query": index.query(asked, part)})]


def snippets(
    index: Index, asked: Asked, part: Part | None, versions: dict[int, SpecVersion]
) -> dict[int, dict[Part, str]]:
    """Of each of some versions a run of the words of each part, what was found between marks."""
    values: dict[str, Any] = {"query": index.query(asked, part)}
    sql = index.snippets.replace("{versions}", _listed(versions))
    if "{texts}" in sql:
        texts = [words_by_part(version.body) for version in versions.values()]
        rows = ", ".join(
            f"({', '.join([f'%(v{n})s', *(f'%(p{n}_{part})s' for part in Part)])})" for n in range(len(texts))
        )
        sql = sql.replace("{texts}", f"SELECT * FROM (VALUES {rows}) t(version, {_COLUMNS})")
        for n, (pk, text) in enumerate(zip(versions, texts, strict=True)):
            values |= {f"v{n}": pk} | {f"p{n}_{of}": words for of, words in text.items()}
    return {pk: dict(zip(Part, of_parts, strict=True)) for pk, *of_parts in _rows(sql, values)}


def _listed(versions: Iterable[int]) -> str:
    return ", ".join(str(int(version)) for version in versions) or "NULL"


def _rows(sql: str, values: dict[str, Any]) -> list[Any]:
    with closing(connection.cursor()) as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
