"""What every rendering of a paper settles before it writes: headings that never skip a level, lists within lists.

>>> [shape.level for shape in shaped((Heading(2, "A"), Heading(4, "B"))) if isinstance(shape, Heading)]
[1, 2]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import category

from classplan.core.documents import Block, Document, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.core.redline import Block as RedlineBlock
from classplan.core.redline import Redline, Role, Row
from classplan.formats.plain import plain

DEEPEST = 6
DRAFT = "DRAFT, not issued"


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


def title_of(paper: Document) -> str:
    """The title as a file carries it: in one line, never empty."""
    heads = (block.text for block in paper.blocks if isinstance(block, Heading))
    return next((words for text in (paper.title, *heads) if (words := " ".join(plain(text).split()))), "Paper")


def shaped(blocks: Sequence[Block]) -> list[Shape]:
    """The blocks with their headings at most one level deeper than the one before, and lists under their items; a heading without words is left out."""
    found: list[Shape] = []
    reached = 0
    for block in blocks:
        match block:
            case Heading(_, text) if not _read(text):
                continue
            case Heading(level):
                reached = min(max(level, 1), reached + 1, DEEPEST)
                found.append(replace(block, level=reached))
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


def _read(text: str) -> bool:
    """Whether anything in it can be read: a heading of blanks is none."""
    return any(category(char)[0] not in "ZC" for char in plain(text))


def _levelled(redline: Redline, reached: int) -> tuple[Redline, int]:
    """The redline with its headings under the paper's first, one level at a time."""
    looks, last = _blocks_levelled([row.block for row in redline.rows], reached)
    rows = tuple(replace(row, block=look) for row, look in zip(redline.rows, looks, strict=True))
    old, new = (tuple(_blocks_levelled(blocks, reached)[0]) for blocks in (redline.old, redline.new))
    return Redline(old, new, rows), last


def _blocks_levelled(blocks: Sequence[RedlineBlock], reached: int) -> tuple[list[RedlineBlock], int]:
    top = min(reached + 1, 2)
    found: list[RedlineBlock] = []
    for block in blocks:
        if block.role in (Role.TITLE, Role.HEADING) and not _read(block.printed):
            block = replace(block, role=Role.PARAGRAPH)
        elif block.role in (Role.TITLE, Role.HEADING):
            deep = 1 if block.role is Role.TITLE else max(block.level, 1)
            reached = min(top + deep - 1, reached + 1, DEEPEST)
            block = replace(block, role=Role.HEADING, level=reached)
        found.append(block)
    return found, reached


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
