"""The rows of a redline as the paragraphs of a Word file, so that every program that decides on them does so rightly.

A file allows less than a redline does, in two places. The last end of a document can't be marked (nothing follows with
which its paragraph could be joined). And LibreOffice takes words that are added at the end of one paragraph and at the
beginning of the next for one addition, the end between them included, and rejects that end too.

>>> from classplan.core.redline import Block
>>> row = Row((Piece(Kind.KEPT, "Files "), Piece(Kind.ADDED, "plans.")), Kind.KEPT, Block(""))
>>> laid = laid_out((row, Row((Piece(Kind.ADDED, "Drives."),), Kind.ADDED, Block("")), Row((), Kind.KEPT, Block(""))))
>>> [(one.pieces[-1].text if one.pieces else "", one.end.value) for one in laid]
[('plans.', 'added'), ('Drives.', 'kept'), ('', 'kept')]
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classplan.core.redline.model import Kind, Move, Piece, Row


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph of the file: its pieces, what becomes of its end, and the move that it is one side of."""

    pieces: tuple[Piece, ...]
    end: Kind
    move: Move | None = None

    @property
    def is_added(self) -> bool:
        """Whether nothing of it was there before: neither a word nor its end."""
        return self.end is Kind.ADDED and (
            (self.move is not None and not self.move.away) or all(p.kind is Kind.ADDED for p in self.pieces)
        )


def laid_out(rows: Sequence[Row]) -> list[Laid]:
    """The paragraphs of the file; to decide on their marks gives the texts that deciding on the rows gives."""
    laid = [Laid(row.pieces, end, row.move) for row, end in zip(rows, ends(rows), strict=True)]
    n = 0
    while n + 1 < len(laid):
        row, after = laid[n], laid[n + 1]
        if row.end is Kind.KEPT and (comes := _comes(row, -1)) and comes == _comes(after, 0):
            laid[n : n + 2] = _apart(row, after)
        n += 1
    return laid


def ends(rows: Sequence[Row]) -> list[Kind]:
    """What becomes of each paragraph's end in the file: where the last rows are marked whole, each takes over the end before it."""
    made = [row.end for row in rows]
    last = max(n for n, end in enumerate(made) if end is Kind.KEPT)
    return [*made[:last], *made[last + 1 :], Kind.KEPT]


def _comes(row: Laid, at: int) -> str:
    """How what stands at one edge of a paragraph came there: added, moved here, or empty where it was there before."""
    if not row.pieces:
        return "ins" if row.end is Kind.ADDED else ""
    kind = row.pieces[at].kind
    if kind is Kind.ADDED:
        return "ins"
    return "moveTo" if row.move and not row.move.away and kind is Kind.KEPT else ""


def _apart(row: Laid, after: Laid) -> list[Laid]:
    """Two paragraphs with additions at both sides of the end between them, so that no two additions meet at a kept end."""
    if len(row.pieces) > 1 and row.pieces[-2].kind is Kind.REMOVED:
        *first, removed, added = row.pieces
        return [replace(row, pieces=(*first, added, removed)), after]
    if after.is_added:  # the other end is the one that is added
        return [replace(row, end=Kind.ADDED), replace(after, end=Kind.KEPT)]
    # One end is added and one removed: the words added stand between them as one addition.
    return [
        replace(row, end=Kind.ADDED),
        Laid(after.pieces[:1], Kind.REMOVED, after.move),
        replace(after, pieces=after.pieces[1:]),
    ]
