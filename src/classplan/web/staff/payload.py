"""What an entry of the journal states, as rows that one can read: where it stands in the payload, and the value.

>>> rows_of({"amendment": {"number": 3}, "drafts": ["PARKS"], "late": False}).rows
(('amendment, number', '3'), ('drafts, 1', 'PARKS'), ('late', 'no'))
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

MOST_ROWS = 300
LONGEST = 2000


class Stated(NamedTuple):
    """The rows that are shown, and how many more there are."""

    rows: tuple[tuple[str, str], ...]
    left_out: int


def rows_of(payload: dict[str, Any], most: int = MOST_ROWS) -> Stated:
    """The payload as rows, in its own order."""
    every = _rows(payload, ())
    shown = tuple(islice(every, most))
    return Stated(shown, sum(1 for _ in every))


def _rows(value: Any, where: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, held in value.items():
            yield from _rows(held, (*where, str(name).replace("_", " ")))
    elif isinstance(value, list) and value:
        for place, held in enumerate(value, 1):
            yield from _rows(held, (*where, str(place)))
    else:
        yield ", ".join(where), _printed(value)


def _printed(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text) - LONGEST:,} more characters)"
