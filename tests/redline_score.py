"""The measure of a redline: characters marked plus ten for each separate fragment, over the least possible.

The words are those between blanks, and the end of a paragraph is one more; marking a word marks its letters and the
blank beside it. A fragment is a run of removed or of added words between two kept ones. The least possible is found by
plain dynamic programming over every pair of words: three states, affine gaps, nothing left out. A word that is marked
in part counts as marked. What moved whole is set aside and scored on what changed inside it.

>>> from classplan.core.redline import paragraphs, redline
>>> found = measured(redline(paragraphs("the old clerk files"), paragraphs("the clerk files all")))
>>> found.cost, found.least, found.score
(28, 28, 1.0)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classplan.core.redline import Kind, Piece, Redline, Row

OPENING = 10
_TOKEN = re.compile(r"\n|\S+")
_FAR = 1 << 60

Steps = list[tuple[Kind, str]]


@dataclass(frozen=True)
class Measured:
    """What a redline costs, what the least one would, and its islands: kept runs of one or two words in a fragment."""

    cost: int
    least: int
    islands: int
    fragments: int

    @property
    def score(self) -> float:
        """One is the best there is."""
        if self.least == 0:
            return 1.0 if self.cost == 0 else float("inf")
        return self.cost / self.least

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(
            self.cost + other.cost,
            self.least + other.least,
            self.islands + other.islands,
            self.fragments + other.fragments,
        )


def measured(found: Redline) -> Measured:
    """The measure of our redline."""
    total = of_pieces(pieces_of(row for row in found.rows if row.move is None))
    for away, back in moved_pairs(found.rows):
        total += of_pieces(rejoined(away, back))
    return total


def rejoined(away: Row, back: Row) -> list[Piece]:
    """What moved, as one row again: the words kept in step, the removed before the added."""
    found: list[Piece] = []
    left, right = words_of(away.pieces, Kind.REMOVED), words_of(back.pieces, Kind.ADDED)
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and left[i][0] is Kind.REMOVED:
            found.append(Piece(Kind.REMOVED, left[i][1] + " "))
            i += 1
        elif j < len(right) and right[j][0] is Kind.ADDED:
            found.append(Piece(Kind.ADDED, right[j][1] + " "))
            j += 1
        else:
            found.append(Piece(Kind.KEPT, left[i][1] + " "))
            i, j = i + 1, j + 1
    return found


def words_of(pieces: Iterable[Piece], marked: Kind) -> Steps:
    """The words of one side; a word of which a part is marked is marked."""
    text, flags = "", []
    for piece in pieces:
        text += piece.text
        flags += [piece.kind is marked] * len(piece.text)
    return [(marked if any(flags[m.start() : m.end()]) else Kind.KEPT, m.group()) for m in _TOKEN.finditer(text)]


def moved_pairs(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row that moved, where it left and where it arrived."""
    held = list(rows)
    back = {row.move.number: row for row in held if row.move and not row.move.away}
    yield from ((row, back[row.move.number]) for row in held if row.move and row.move.away)


def pieces_of(rows: Iterable[Row]) -> list[Piece]:
    """The rows as one run of pieces, the ends of paragraphs among them."""
    return [piece for row in rows for piece in (*row.pieces, Piece(row.end, "\n"))]


def of_pieces(pieces: Sequence[Piece]) -> Measured:
    """The measure of any redline, ours or a peer's, given as pieces in order."""
    done = steps(pieces)
    old = [word for kind, word in done if kind is not Kind.ADDED]
    new = [word for kind, word in done if kind is not Kind.REMOVED]
    cost, fragments = cost_of(done)
    return Measured(cost, least(old, new), islands(done), fragments)


def steps(pieces: Sequence[Piece]) -> Steps:
    """The words in order, each kept, removed or added. One that is kept on one side only is marked on both."""
    sides = [_placed(pieces, side) for side in (Kind.REMOVED, Kind.ADDED)]
    both = set(sides[0]) & set(sides[1])
    left, right = (
        [((at, word) if at >= 0 and (at, word) in both else None, word) for at, word in side] for side in sides
    )
    done: Steps = []
    j = 0
    for key, word in left:
        if key is None:
            done.append((Kind.REMOVED, word))
            continue
        while right[j][0] != key:
            done.append((Kind.ADDED, right[j][1]))
            j += 1
        done.append((Kind.KEPT, word))
        j += 1
    done += ((Kind.ADDED, word) for _, word in right[j:])
    return done


def _placed(pieces: Sequence[Piece], side: Kind) -> list[tuple[int, str]]:
    """The words of one side, each with how many kept letters stand before it; -1 where it is marked."""
    text, before, marks = "", list[int](), list[bool]()
    kept = 0
    for piece in pieces:
        if piece.kind in (side, Kind.KEPT):
            text += piece.text
            for _ in piece.text:
                before.append(kept)
                marks.append(piece.kind is side)
                kept += piece.kind is Kind.KEPT
    return [(-1 if any(marks[m.start() : m.end()]) else before[m.start()], m.group()) for m in _TOKEN.finditer(text)]


def cost_of(done: Steps) -> tuple[int, int]:
    """Characters marked plus the fragments' price; and how many fragments there are."""
    marked = fragments = 0
    open_kinds: set[Kind] = set()
    for kind, word in done:
        if kind is Kind.KEPT:
            open_kinds = set()
            continue
        if kind not in open_kinds:
            fragments += 1
            open_kinds.add(kind)
        marked += _weight(word)
    return marked + OPENING * fragments, fragments


def islands(done: Steps) -> int:
    """Kept runs of one or two words of one paragraph, with marked words on both sides."""
    found = run = 0
    after_mark = False
    for kind, word in done:
        if kind is not Kind.KEPT:
            found += after_mark and 0 < run <= 2
            run, after_mark = 0, True
        elif word == "\n":
            run, after_mark = 0, False
        else:
            run += 1
    return found


def least(old: Sequence[str], new: Sequence[str]) -> int:
    """The least that any redline of these words costs."""
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(word, len(numbers)) for word in old]
    b = [numbers.setdefault(word, len(numbers)) for word in new]
    while a and b and a[0] == b[0]:  # to keep what agrees at an end is never dearer
        a, b, old, new = a[1:], b[1:], old[1:], new[1:]
    while a and b and a[-1] == b[-1]:
        a, b, old, new = a[:-1], b[:-1], old[:-1], new[:-1]
    heavy = [_weight(word) for word in new]
    kept, removed, added = [0, *([_FAR] * len(b))], [_FAR] * (len(b) + 1), [_FAR] * (len(b) + 1)
    for j, weight in enumerate(heavy, start=1):
        added[j] = min(kept[j - 1] + OPENING, added[j - 1]) + weight
    for i, token in enumerate(a):
        cost = _weight(old[i])
        next_removed = [min(k + OPENING, r) + cost for k, r in zip(kept, removed, strict=True)]
        next_kept, next_added = [_FAR], [_FAR]
        last_kept, last_added = _FAR, _FAR
        for j, other in enumerate(b):
            opened = last_kept if last_kept < next_removed[j] else next_removed[j]
            opened += OPENING
            last_added = (opened if opened < last_added else last_added) + heavy[j]
            last_kept = min(kept[j], removed[j], added[j]) if token == other else _FAR
            next_kept.append(last_kept)
            next_added.append(last_added)
        kept, removed, added = next_kept, next_removed, next_added
    return min(kept[-1], removed[-1], added[-1])


def _weight(word: str) -> int:
    return 1 if word == "\n" else len(word) + 1
