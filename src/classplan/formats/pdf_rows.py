r"""The words of a page as rows, in the order in which they are read: column by column, and tables by their ruling.

>>> rows_of([Word("Job", 10, 25, 0, 10, 10, 10), Word("Code", 28, 50, 0, 10, 10, 10), Word("FC1", 200, 220, 0, 10, 10, 10)])[0].text
'Job Code\tFC1'
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from classplan.formats.pdf_pages import Rule, Word
from classplan.formats.runs import RIGHT_TO_LEFT

_SAME_LINE = 0.4  # of the size
_APART = 1.2
_SURELY_APART = 3.0
_AFTER_A_LABEL = 0.7
_TIMES_THE_USUAL_GAP = 2.5
_FEWEST_IN_A_COLUMN = 5
_PROSE = 4  # words to a line
_NARROWEST_GUTTER = 8.0
_BULLETS = frozenset("•▪◦‣·–—-*□■●○➢✓§")


@dataclass(slots=True)
class Row:
    """The words of one line, from left to right; `gaps` are the words before which a wide gap stands."""

    page: int
    words: list[Word]
    gaps: frozenset[int] = frozenset()
    left: float = 0.0
    right: float = 0.0
    size: float = field(init=False)

    def __post_init__(self) -> None:
        """The size of most of its words."""
        words = self.words
        self.size = words[0].size if len(words) == 1 else sorted([word.size for word in words])[len(words) // 2]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def base(self) -> float:
        """The line on which it stands."""
        return self.words[0].base

    @property
    def text(self) -> str:
        """Its words, with a tab at each wide gap."""
        return "".join(gap + word.text for gap, word in self.as_read())

    def as_read(self) -> Iterable[tuple[str, Word]]:
        """Its words in the order in which they are read, each with what stands before it: nothing, a blank or a tab."""
        if not RIGHT_TO_LEFT.search("".join([word.text for word in self.words])):
            return [("\t" if n in self.gaps else " " if n else "", word) for n, word in enumerate(self.words)]
        return self._from_right()

    def _from_right(self) -> Iterator[tuple[str, Word]]:
        """From right to left; but figures and words that run from left to right in the order in which they stand."""
        after: list[tuple[int, Word]] = []
        for n, word in reversed(list(enumerate(self.words))):
            if _runs_from_right(word) or (n + 1 in self.gaps and after):
                yield from self._from_left(after)
                after = []
            if _runs_from_right(word):
                yield self._gap(n + 1), word
            else:
                after.insert(0, (n, word))
        yield from self._from_left(after)

    def _from_left(self, words: list[tuple[int, Word]]) -> Iterator[tuple[str, Word]]:
        for at, (n, word) in enumerate(words):
            yield self._gap(n if at else words[-1][0] + 1), word

    def _gap(self, n: int) -> str:
        return "" if n == len(self.words) else "\t" if n in self.gaps else " "


def _runs_from_right(word: Word) -> bool:
    return not word.text.isascii() and RIGHT_TO_LEFT.search(word.text) is not None


def rows_of(words: Iterable[Word], page: int = 1) -> list[Row]:
    """The words as rows, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        last = rows[-1] if rows else None
        if last is not None and word.base - last[-1].base <= _SAME_LINE * min(word.size, last[0].size):
            last.append(word)
        else:
            rows.append([word])
    return [_row(page, row) for row in rows]


def _row(page: int, words: list[Word]) -> Row:
    if len(words) == 1:
        return Row(page, words)
    words.sort(key=lambda word: word.x0)
    between = [after.x0 - before.x1 for before, after in pairwise(words)]
    usual = sorted(between)[(len(between) - 1) // 4]
    size = words[0].size
    least = max(_APART * size, min(_TIMES_THE_USUAL_GAP * usual, _SURELY_APART * size) if len(between) > 2 else 0)
    wide = {n for n, gap in enumerate(between, start=1) if gap > least or _parts_a_label(words, n, gap)}
    if 1 in wide and is_mark(words[0].text):
        wide.discard(1)
    return Row(page, words, frozenset(wide))


def _parts_a_label(words: list[Word], n: int, gap: float) -> bool:
    before, after = words[n - 1], words[n]
    return gap > _AFTER_A_LABEL * after.size and before.bold and not after.bold and before.text.endswith(":")


def is_mark(word: str) -> bool:
    """Whether a list prints this before an item."""
    if len(word) == 1:
        return word in _BULLETS
    inner = word.strip("(").rstrip(".)")
    if inner == word or not word.endswith((".", ")")) or len(inner) > 3:
        return False
    return inner.isdigit() or (
        inner.isascii() and inner.isalpha() and (len(inner) == 1 or set(inner.lower()) <= set("ivx"))
    )


def mark_by_rules(rules: Iterable[Rule], rows: Sequence[Row]) -> None:
    """Underlined and struck through is what a line under or through it says; rules of tables and forms are longer."""
    bases = [row.base for row in rows]
    largest = max((row.size for row in rows), default=0.0)
    for rule in rules:
        for row in rows[bisect_left(bases, rule.top - largest) : bisect_right(bases, rule.top + largest)]:
            below = rule.top - row.base
            if -0.45 * row.size <= below <= 0.32 * row.size:
                _mark(row, rule, below, row.size)


def _mark(row: Row, rule: Rule, below: float, size: float) -> None:
    under = [word for word in row.words if min(word.x1, rule.x1) - max(word.x0, rule.x0) >= 0.6 * (word.x1 - word.x0)]
    if not under or rule.x0 < under[0].x0 - size or rule.x1 > under[-1].x1 + size:
        return
    for word in under:
        if below >= -0.08 * size:
            word.underlined = True
        elif below <= -0.15 * size:
            word.struck = True


def by_columns(rows: list[Row]) -> list[Row]:
    """Rows that stand in columns of prose, column by column; all others as they are."""
    found = _gutter(rows)
    if found is None:
        return rows
    first, last, x = found
    sides: list[Row] = []
    inside = rows[first:last]
    for is_left in (True, False):
        words = [word for row in inside for word in row.words if (word.x1 <= x) is is_left]
        side = rows_of(words, rows[first].page)
        left, right = min(row.x0 for row in side), max(row.x1 for row in side)
        for row in side:
            row.left, row.right = left, right
        sides += side
    return rows[:first] + sides + by_columns(rows[last:])


def _gutter(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The first stretch of rows with white from top to bottom and prose on both sides: from, to, where."""
    tried: set[int] = set()
    for row in rows:
        for n in row.gaps:
            x = (row.words[n - 1].x1 + row.words[n].x0) / 2
            if round(x / 6) in tried:
                continue
            tried.add(round(x / 6))
            if found := _stretch(rows, x):
                return found
    return None


def _stretch(rows: Sequence[Row], x: float) -> tuple[int, int, float] | None:
    half = _NARROWEST_GUTTER / 2
    is_free = [all(word.x1 <= x - half or word.x0 >= x + half for word in row.words) for row in rows]
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and is_free[last]:
            last += 1
        while first < last and (rows[first].x0 > x or rows[first].x1 < x):
            first += 1
        if _is_prose([[w for w in row.words if w.x1 < x] for row in rows[first:last]]) and _is_prose(
            [[w for w in row.words if w.x0 > x] for row in rows[first:last]]
        ):
            return first, last, x
        first = max(last, first) + 1
    return None


def _is_prose(side: list[list[Word]]) -> bool:
    held = [words for words in side if words]
    if len(held) < _FEWEST_IN_A_COLUMN or median(len(words) for words in held) < _PROSE:
        return False
    right = max(words[-1].x1 for words in held)
    left = min(words[0].x0 for words in held)
    full = sum(1 for words in held if words[-1].x1 > right - 0.2 * (right - left))
    return full >= 0.4 * len(held)
