"""What every rendering of a paper settles before it writes: headings that never skip a level, lists within lists.

>>> [shape.level for shape in shaped((Heading(2, "A"), Heading(4, "B"))) if isinstance(shape, Heading)]
[1, 2]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from classplan.core.documents import Block, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.core.redline import Redline, Role, Row

DEEPEST = 6


@dataclass(slots=True)
class Entry:
    """One text of a list, the mark printed before it, and the lists under it."""

    text: str
    mark: str | None = None
    inside: list["Listed"] = field(default_factory=list)


@dataclass(slots=True)
class Listed:
    """A list. `marked` says that it brings its own marks."""

    numbered: bool
    marked: bool
    entries: list[Entry]


Shape = Heading | Paragraph | Listed | Facts | Table | Redlined | PageBreak


def shaped(blocks: Sequence[Block]) -> list[Shape]:
    """The blocks with their headings at most one level deeper than the one before, and lists under their items."""
    found: list[Shape] = []
    reached = 0
    for block in blocks:
        match block:
            case Heading(level, text):
                reached = min(max(level, 1), reached + 1, DEEPEST)
                found.append(Heading(reached, text))
            case Items():
                _add(found, block)
            case Redlined(redline):
                levelled, reached = _levelled(redline, reached)
                found.append(Redlined(levelled))
            case _:
                found.append(block)
    return found


def heading_level(row: Row) -> int | None:
    """The level of a row of a levelled redline, None where it is no heading."""
    return row.block.level if row.block.role in (Role.TITLE, Role.HEADING) else None


def _levelled(redline: Redline, reached: int) -> tuple[Redline, int]:
    """The redline with its headings under the paper's first, one level at a time."""
    top = min(reached + 1, 2)
    rows: list[Row] = []
    for row in redline.rows:
        deep = 1 if row.block.role is Role.TITLE else max(row.block.level, 1)
        if row.block.role in (Role.TITLE, Role.HEADING):
            reached = min(top + deep - 1, reached + 1, DEEPEST)
            row = replace(row, block=replace(row.block, role=Role.HEADING, level=reached))
        rows.append(row)
    return replace(redline, rows=tuple(rows)), reached


def _add(found: list[Shape], items: Items) -> None:
    entries = list(_entries(items))
    if not entries:
        return
    made = Listed(items.numbered, bool(items.marks), entries)
    last = found[-1] if found else None
    if not isinstance(last, Listed):
        found.append(made)
        return
    for _ in range(items.deep):
        inside = last.entries[-1].inside
        if not inside:
            inside.append(made)
            return
        last = inside[-1]
    if items.deep or (last.entries[-1].inside and (last.numbered, last.marked) == (made.numbered, made.marked)):
        last.entries += entries
    else:
        found.append(made)


def _entries(items: Items) -> Iterator[Entry]:
    for n, text in enumerate(items.texts):
        yield Entry(text, items.marks[n] if n < len(items.marks) else "" if items.marks else None)
