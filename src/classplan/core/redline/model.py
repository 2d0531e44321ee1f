"""What a redline is made of: the blocks of two texts, and the rows that tell how one became the other.

>>> row = Row((Piece(Kind.KEPT, "Files "), Piece(Kind.REMOVED, "plans"), Piece(Kind.ADDED, "permits")), Kind.KEPT, Block(""))
>>> row.before, row.after
('Files plans', 'Files permits')
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_BREAKS = re.compile(r"[\r\n]+")


class Kind(StrEnum):
    """What became of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Role(StrEnum):
    """What a block is in its paper."""

    TITLE = "title"
    FIELD = "field"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a text. `key` is its identity where it has one: the kind of a section, the id of an item.

    `mark` is what was printed before it (*4.*, *A.*, a dash) and counts as its first word.
    """

    text: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    mark: str | None = None
    key: str | None = None

    @property
    def printed(self) -> str:
        """The paragraph as it stands on paper, in one line."""
        printed = f"{self.mark} {self.text}" if self.mark else self.text
        return _BREAKS.sub(" ", printed) if "\n" in printed or "\r" in printed else printed


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share one fate."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """That a row went elsewhere whole: `number` is the same at both places, `away` says that this is the one it left."""

    number: int
    before: str
    after: str
    away: bool

    @property
    def said(self) -> str:
        """Where it moved from and to, and which of the two places this is; no numbers where both would be the same."""
        places = f" from {self.before} to {self.after}" if self.before != self.after else ""
        return f"moved{places}; it {'stood' if self.away else 'stands'} here:"


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the redline; `end` is what became of the paragraph's end, `block` lends it its looks.

    In a row that moved, the pieces kept are those that went along: removed ones stand where it left, added ones where
    it arrived.
    """

    pieces: tuple[Piece, ...]
    end: Kind
    block: Block
    move: Move | None = None

    @property
    def before(self) -> str:
        """The words of the row in the old text."""
        return self._without(Kind.ADDED)

    @property
    def after(self) -> str:
        """The words of the row in the new text."""
        return self._without(Kind.REMOVED)

    @property
    def changed(self) -> bool:
        """Whether anything in the row is marked."""
        return self.move is not None or self.end is not Kind.KEPT or any(p.kind is not Kind.KEPT for p in self.pieces)

    def _without(self, kind: Kind) -> str:
        if self.move and self.move.away == (kind is Kind.REMOVED):
            return ""
        return "".join(piece.text for piece in self.pieces if piece.kind is not kind)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two texts, and the rows that hold both at once."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    rows: tuple[Row, ...]

    @property
    def changed(self) -> bool:
        """Whether the texts differ."""
        return any(row.changed for row in self.rows)

    @property
    def moves(self) -> int:
        """How many rows moved whole."""
        return sum(1 for row in self.rows if row.move and row.move.away)

    def words(self, kind: Kind) -> int:
        """How many words were removed, added or kept; words that moved count as kept, once."""
        return sum(
            len(piece.text.split())
            for row in self.rows
            for piece in row.pieces
            if piece.kind is kind and not (kind is Kind.KEPT and row.move and row.move.away)
        )


def rejected(rows: Iterable[Row]) -> tuple[str, ...]:
    """The paragraphs of the old text: what stands when every change is rejected."""
    return _paragraphs(rows, Kind.ADDED)


def accepted(rows: Iterable[Row]) -> tuple[str, ...]:
    """The paragraphs of the new text: what stands when every change is accepted."""
    return _paragraphs(rows, Kind.REMOVED)


def _paragraphs(rows: Iterable[Row], dropped: Kind) -> tuple[str, ...]:
    found: list[str] = []
    begun = ""
    for row in rows:
        begun += row.before if dropped is Kind.ADDED else row.after
        if row.end is not dropped:
            found.append(begun)
            begun = ""
    return (*found, begun) if begun else tuple(found)
