"""The tables of a notice: rows into changes, and the grades that stand apart from their rows (X23).

Detached grades are joined to the rows of their table by order, and only where their numbers agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from classplan.core.errors import Invalid
from classplan.core.money import parse_dollars
from classplan.core.plan import Change, Line
from classplan.core.reading.layout import Column, ColumnKind, NoticeLayout, Side, TableHeading
from classplan.core.reading.model import GradeList, PrintedChange, Table, Text
from classplan.core.spec.model import Problem
from classplan.core.spec.source import SourceLine, heading_key

_AMOUNTS = re.compile(r"\s*\(\s*(?P<minimum>[^()]*?)\s*(?:\bto\b|[-–—])\s*(?P<maximum>[^()]*?)\s*\)")
_BY_HAND = "Compare the original, and enter this row by hand."


@dataclass(slots=True)
class _Block:
    heading: SourceLine
    side: Side
    rows: list[SourceLine] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table as its lines come in: heading, columns, rows, and the blocks of grades under it."""

    heading: SourceLine
    kind: TableHeading
    header: SourceLine | None = None
    columns: tuple[Column, ...] = ()
    rows: list[SourceLine] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    says_none: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no row stands in it so far."""
        return not self.rows and not self.blocks

    def take(self, line: SourceLine, layout: NoticeLayout) -> bool:
        """Take the line if it belongs to this table; False when the table is over."""
        if block := layout.block_by_wording.get(heading_key(line.text)):
            self.blocks.append(_Block(line, block.side))
            return True
        if self.blocks:
            is_grade = layout.grade.match(line.text) is not None
            if is_grade:
                self.blocks[-1].rows.append(line)
            return is_grade
        if self.header is None and not self.rows and (columns := columns_of(line, layout)):
            self.header, self.columns = line, columns
            return True
        is_row = "\t" in line.raw.strip() or layout.code.match(line.text) is not None
        if is_row:
            self.rows.append(line)
        return is_row


def columns_of(line: SourceLine, layout: NoticeLayout) -> tuple[Column, ...]:
    """The columns whose headings the line prints, or nothing if it prints anything else."""
    found = [layout.column_by_wording.get(heading_key(cell)) for cell in line.cells]
    known = tuple(column for column in found if column is not None)
    return known if len(known) == len(found) else ()


def read_table(table: OpenTable, layout: NoticeLayout, first: int) -> tuple[Table, list[PrintedChange], list[Problem]]:
    """The table, its changes (to be numbered from `first` on), and what could not be read in it."""
    problems: list[Problem] = []
    changes: list[PrintedChange] = []
    if table.rows and not table.columns:
        why = f"the table {table.heading.text} has no row of column headings that is known, so its rows cannot be read."
        problems += [Problem(row.number, row.text, f"{why} {_BY_HAND}", placed=False) for row in table.rows]
    elif not table.rows and not table.says_none:
        why = "no rows stand under this heading. If nothing changes here, the heading should go; else get the whole paper."
        problems.append(Problem(table.heading.number, table.heading.text, why))
    else:
        for row in table.rows:
            change, found = _row(row, table, layout)
            problems += found
            if change is not None:
                changes.append(change)
    changes, grade_lists, found = _with_grades(table, changes, layout)
    problems += found
    return (
        Table(
            heading=table.heading.text,
            line=table.heading.number,
            columns=_columns(table),
            changes=tuple(range(first, first + len(changes))),
            grade_lists=grade_lists,
        ),
        changes,
        problems,
    )


def _columns(table: OpenTable) -> tuple[Text, ...]:
    if table.header is None:
        return ()
    return tuple(Text(table.header.number, cell) for cell in table.header.cells)


def _row(row: SourceLine, table: OpenTable, layout: NoticeLayout) -> tuple[PrintedChange | None, list[Problem]]:
    cells = _cells(row, table.columns, layout)
    if cells is None:
        why = (
            f"this row of {table.heading.text} cannot be parted into the {len(table.columns)} columns of its table "
            f"({len(row.cells)} found). {_BY_HAND}"
        )
        return None, [Problem(row.number, row.text, why, placed=False)]
    problems: list[Problem] = []
    before, after = Line(), Line()
    for column, cell in zip(table.columns, cells, strict=True):
        value, found = _values(column.kind, cell, row, layout)
        problems += found
        if column.side is not Side.AFTER:
            before = with_values(before, value)
        if column.side is not Side.BEFORE:
            after = with_values(after, value)
    sides = table.kind.side
    made = Change(before if sides is not Side.AFTER else None, after if sides is not Side.BEFORE else None)
    return PrintedChange(made, (Text(row.number, row.text),)), problems


def _cells(row: SourceLine, columns: Sequence[Column], layout: NoticeLayout) -> tuple[str, ...] | None:
    if len(row.cells) == len(columns):
        return row.cells
    if "\t" in row.raw.strip():
        return None
    return _cells_by_form(row.text, columns, layout)


def _cells_by_form(text: str, columns: Sequence[Column], layout: NoticeLayout) -> tuple[str, ...] | None:
    """A row without tabs, parted by the form of its codes and grades where only one title stands between them."""
    kinds = [column.kind for column in columns]
    codes = kinds.count(ColumnKind.CODE)
    grades = kinds.count(ColumnKind.GRADE)
    expected = [ColumnKind.CODE] * codes + [ColumnKind.TITLE] + [ColumnKind.GRADE] * grades
    if kinds != expected or grades > 1:
        return None
    grade = rf"\s+({layout.grade.pattern}(?:\s*\([^()]*\))?)" if grades else ""
    match = re.fullmatch(rf"({layout.code.pattern})\s+" * codes + r"(\S.*?)" + grade, text)
    return match.groups() if match else None


def with_values(line: Line, values: Line) -> Line:
    """The line with every value that is known in the other one."""
    return replace(line, **{f.name: new for f in fields(Line) if (new := getattr(values, f.name)) is not None})


def _values(kind: ColumnKind, cell: str, row: SourceLine, layout: NoticeLayout) -> tuple[Line, list[Problem]]:
    if not cell:
        return Line(), []
    if kind is ColumnKind.TITLE:
        return Line(title=cell), []
    if kind is ColumnKind.CODE:
        if layout.code.fullmatch(cell):
            return Line(code=cell), []
        why = f"“{cell}” is no job code in the form that is known. It is kept as printed. {_BY_HAND}"
        return Line(code=cell), [Problem(row.number, row.text, why)]
    return grade_of(cell, row, layout)


def grade_of(text: str, row: SourceLine, layout: NoticeLayout) -> tuple[Line, list[Problem]]:
    """Grade, minimum and maximum in *614-S ($33,597 to $49,038)*, and what is wrong with them."""
    match = layout.grade.match(text)
    if match is None:
        return Line(), [
            Problem(row.number, row.text, f"“{text}” is no pay grade in the form that is known. {_BY_HAND}")
        ]
    rest = text[match.end() :]
    if not rest.strip():
        return Line(grade=match[0]), []
    amounts = _AMOUNTS.fullmatch(rest)
    try:
        if amounts is None:
            raise Invalid(f"“{rest.strip()}” is not a range in the form that is known (such as ($33,597 to $49,038)).")
        low, high = parse_dollars(amounts["minimum"]), parse_dollars(amounts["maximum"])
    except Invalid as error:
        return Line(grade=match[0]), [Problem(row.number, row.text, f"{error} {_BY_HAND}")]
    if low > high:
        why = (
            f"the range of {match[0]} is upside down: its minimum {amounts['minimum']} is above its maximum "
            f"{amounts['maximum']} (7-10 L). Neither is taken. Ask the office which is meant, and enter them by hand."
        )
        return Line(grade=match[0]), [Problem(row.number, row.text, why)]
    return Line(grade=match[0], minimum=low, maximum=high), []


def _with_grades(
    table: OpenTable, changes: list[PrintedChange], layout: NoticeLayout
) -> tuple[list[PrintedChange], tuple[GradeList, ...], list[Problem]]:
    """Join the detached grades to the changes by order; where the numbers differ, none is joined."""
    lists: list[GradeList] = []
    problems: list[Problem] = []
    for block in table.blocks:
        heading = block.heading
        if len(block.rows) != len(table.rows) or len(changes) != len(table.rows):
            why = (
                f"{len(block.rows)} grades stand under {heading.text}, and {len(table.rows)} classes in their table "
                f"(of which {len(changes)} could be read). None is joined. Find out which belongs to which, and enter them by hand."
            )
            problems.append(Problem(heading.number, heading.text, why))
            lists.append(GradeList(heading.text, heading.number, tuple(Text(r.number, r.text) for r in block.rows)))
            continue
        lists.append(GradeList(heading.text, heading.number))
        for n, row in enumerate(block.rows):
            value, found = grade_of(row.text, row, layout)
            problems += found
            changes[n] = _joined(changes[n], value, row, block.side)
    return changes, tuple(lists), problems


def _joined(printed: PrintedChange, value: Line, row: SourceLine, side: Side) -> PrintedChange:
    change = printed.change
    if side is Side.BEFORE and change.before is not None:
        change = Change(with_values(change.before, value), change.after)
    elif side is Side.AFTER and change.after is not None:
        change = Change(change.before, with_values(change.after, value))
    return PrintedChange(change, (*printed.printed, Text(row.number, row.text)))
