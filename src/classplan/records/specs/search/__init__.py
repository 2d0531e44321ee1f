"""Finding classes by code, title or the words of their specifications, on a day or ever, in any part of the text.

One interface over FTS5 on SQLite and tsvector on PostgreSQL; nothing outside this folder knows which it is.
"""

from classplan.records.specs.search.asked import LONGEST_QUERY, Asked, asked
from classplan.records.specs.search.finding import find
from classplan.records.specs.search.found import Found, Hit, Scope, Spell, Where
from classplan.records.specs.search.indexes import INDEXES, OWN_TABLES, add, add_missing, make_index
from classplan.records.specs.search.parts import Part

__all__ = [
    "INDEXES",
    "LONGEST_QUERY",
    "OWN_TABLES",
    "Asked",
    "Found",
    "Hit",
    "Part",
    "Scope",
    "Spell",
    "Where",
    "add",
    "add_missing",
    "asked",
    "find",
    "make_index",
]
