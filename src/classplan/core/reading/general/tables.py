"""Tables of fields: a row of labels with the values in the rows under it, or labels and values side by side.

>>> from classplan.core.spec.source import lines_of
>>> table = table_at(lines_of("Class Code" + chr(9) + "Title" + chr(10) + "F1" + chr(9) + "Ferry Pilot"), 0)
>>> [(made.key, made.label, made.printed) for made in table.fields()]
[('class_code', 'Class Code', 'F1'), ('class_title', 'Title', 'Ferry Pilot')]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from classplan.core.reading.general.label_words import CODE, OTHER, TITLE
from classplan.core.reading.general.labels import column_of, field_with, in_cells
from classplan.core.spec.model import Field
from classplan.core.spec.source import SourceLine

_REACH = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A row of labels, their keys, and the rows of values; `length` is how many lines it takes."""

    header: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    line: int
    length: int

    def fields(self) -> list[Field]:
        """Every cell as a field; only those of the first row have the label, which is printed once."""
        made: list[Field] = []
        for n, (line, cells) in enumerate(self.rows):
            for key, label, cell in zip(self.keys, self.header, cells, strict=True):
                if n == 0 or cell:
                    made.append(field_with(key, label if n == 0 else None, cell, line))
        return made


def table_at(lines: Sequence[SourceLine], at: int) -> Table | None:
    """The table of fields whose row of labels stands at this place; None where none does."""
    header = _header(lines, at)
    if len(header) < 2:
        return None
    keys = tuple(column_of(cell) if cell else OTHER for cell in header)
    known = sum(key is not None for key in keys)
    is_full = known * 3 >= len(keys) * 2 and known > 1
    if not (is_full or (keys[0] == CODE and _holds_codes(lines, at, len(header)))):
        return None
    if not header[0]:
        keys = (TITLE, *keys[1:])
    rows: list[tuple[int, tuple[str, ...]]] = []
    end = at + 1
    for n in range(at + 1, len(lines)):
        line = lines[n]
        if not line.text and n == at + 1:
            continue
        if len(line.cells) != len(header) or any(column_of(cell) for cell in line.cells if cell):
            break
        rows.append((line.number, line.cells))
        end = n + 1
    if not rows:
        return None
    named = tuple("class_title" if key == TITLE else key or OTHER for key in keys)
    return Table(header, named, tuple(rows), lines[at].number, end - at)


def _header(lines: Sequence[SourceLine], at: int) -> tuple[str, ...]:
    """The cells of a row of labels; where the rows under it have a cell more, the first of its own is blank.

    So a column of titles is often printed without a label.
    """
    header = lines[at].cells
    if len(header) < 2 or not lines[at].raw.startswith("  "):
        return header if header[0] else ()
    under = next((line for line in islice(lines, at + 1, at + _REACH) if line.text), None)
    return ("", *header) if under is not None and len(under.cells) == len(header) + 1 else header


def _holds_codes(lines: Sequence[SourceLine], at: int, columns: int) -> bool:
    """Whether the row under a row of a table has a figure in its first cell, and as many cells."""
    if lines[at].look.row is None or at + 1 >= len(lines):
        return False
    cells = lines[at + 1].cells
    return len(cells) == columns and any(sign.isdigit() for sign in cells[0]) and len(cells[0].split()) == 1


def row_fields(line: SourceLine) -> tuple[Field, ...]:
    """The fields of a row that holds labels and values side by side; none where it holds no known label."""
    cells = line.cells
    if len(cells) < 2 or ("\t" not in line.raw.strip() and line.look.row is None):
        return ()
    made = tuple(in_cells(cells, line.number))
    known = sum(found.key != OTHER for found in made)
    return made if known and known * 2 >= len(made) else ()
