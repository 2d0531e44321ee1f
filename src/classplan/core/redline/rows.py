"""The rows of a redline, from two texts and the words that they share. Whatever is shared, no letter is lost.

>>> rows((Block("the old  clerk"),), (Block("the clerk"),), [(0, 0), (2, 1), (3, 2)], {}, {})[0].pieces[1]
Piece(kind=<Kind.REMOVED: 'removed'>, text='old  ')
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from classplan.core.redline.alignment import Pairs
from classplan.core.redline.model import Block, Kind, Piece, Row

_TOKEN = re.compile(r"\n|\S+")
_BLANKS = " \t\xa0"

Standing = Mapping[int, Sequence[Row]]


def rows(old: Sequence[Block], new: Sequence[Block], kept: Pairs, left: Standing, arrived: Standing) -> tuple[Row, ...]:
    """The two texts in one. `left` and `arrived`: the rows that moved, by how many paragraphs stand before them."""
    return _Writer(old, new, left, arrived).written(kept)


def spans(blocks: Sequence[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The blocks as one text, and where its words and the ends of its paragraphs stand."""
    text = "".join(f"{block.printed}\n" for block in blocks)
    return text, [match.span() for match in _TOKEN.finditer(text)]


def _runs(kept: Pairs) -> Iterator[tuple[int, int, int]]:
    """Pairs that follow each other in both texts, as (position, position, how many)."""
    n = 0
    while n < len(kept):
        i, j = kept[n]
        length = 1
        while n + length < len(kept) and kept[n + length] == (i + length, j + length):
            length += 1
        yield i, j, length
        n += length


class _Writer:
    """Rows in the making."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], left: Standing, arrived: Standing) -> None:
        self.old, self.new, self.left, self.arrived = old, new, left, arrived
        self.passed_old = self.passed_new = 0
        self.pieces: list[Piece] = []
        self.made: list[Row] = [*left.get(0, ()), *arrived.get(0, ())]

    def written(self, kept: Pairs) -> tuple[Row, ...]:
        """All rows."""
        old, at_old = spans(self.old)
        new, at_new = spans(self.new)
        x = y = 0
        for i, j, length in _runs(kept):
            start, at = at_old[i][0], at_new[j][0]
            self._gap(old[x:start], new[y:at])
            x, y = at_old[i + length - 1][1], at_new[j + length - 1][1]
            if (words := old[start:x]) == new[at:y]:
                self._put(Kind.KEPT, words)
                continue
            for n in range(length):  # blanks between them differ
                if n:
                    self._gap(
                        old[at_old[i + n - 1][1] : at_old[i + n][0]], new[at_new[j + n - 1][1] : at_new[j + n][0]]
                    )
                self._put(Kind.KEPT, old[slice(*at_old[i + n])])
        self._gap(old[x:], new[y:])
        return tuple(self.made)

    def _gap(self, old: str, new: str) -> None:
        """What stands between two kept words. Blanks at its ends that both texts have are kept."""
        if old == new and "\n" not in old and not old.strip():
            self._put(Kind.KEPT, old)
            return
        most = min(len(old), len(new))
        head = 0
        while head < most and old[head] == new[head] and old[head] in _BLANKS:
            head += 1
        tail = 0
        while tail < most - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail] in _BLANKS:
            tail += 1
        self._put(Kind.KEPT, old[:head])
        self._put(Kind.REMOVED, old[head : len(old) - tail])
        self._put(Kind.ADDED, new[head : len(new) - tail])
        self._put(Kind.KEPT, old[len(old) - tail :])

    def _put(self, kind: Kind, text: str) -> None:
        if not text:
            return
        first, *others = text.split("\n")
        self._say(kind, first)
        for line in others:
            self._end(kind)
            self._say(kind, line)

    def _say(self, kind: Kind, text: str) -> None:
        if not text:
            return
        if self.pieces and self.pieces[-1].kind is kind:
            self.pieces[-1] = Piece(kind, self.pieces[-1].text + text)
        else:
            self.pieces.append(Piece(kind, text))

    def _end(self, kind: Kind) -> None:
        block = self.old[self.passed_old] if kind is Kind.REMOVED else self.new[self.passed_new]
        self.made.append(Row(tuple(self.pieces), kind, block))
        self.pieces = []
        if kind is not Kind.ADDED:
            self.passed_old += 1
            self.made += self.left.get(self.passed_old, ())
        if kind is not Kind.REMOVED:
            self.passed_new += 1
            self.made += self.arrived.get(self.passed_new, ())
