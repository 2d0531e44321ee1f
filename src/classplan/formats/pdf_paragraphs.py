"""The rows of a PDF as paragraphs: joined where a row was full, parted where it was not.

A row is full where the first word of the next would not have fitted behind it: in that a line that the program
broke differs from one that a person did.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from classplan.core.spec.source import is_cut_between
from classplan.formats.lines import Lines
from classplan.formats.pdf_furniture import furniture_of
from classplan.formats.pdf_grids import Grid, in_reading_order
from classplan.formats.pdf_known import Known, known_of
from classplan.formats.pdf_pages import Page, Word
from classplan.formats.pdf_rows import Row, is_mark
from classplan.formats.runs import Paragraph, Run, Style

_HYPHENS = ("-", "\xad", "‐")
_CENTRED_WITHIN = 7.0
_LEVEL_WITHIN = 5.0
_FURTHEST_INDENT = 60.0
_FEWEST_ROWS = 3
_PARTED = (
    "these words are parted at the end of a line, and nothing in the paper says whether they are written with a hyphen; "
    "they were joined without. Compare the original."
)


@dataclass(slots=True)
class _Open:
    """A paragraph as its rows come."""

    rows: list[Row]
    mark: str = ""


@dataclass(slots=True)
class _Writer:
    """The lines as they are made; `held` is furniture that waits for the end of a paragraph, `parted` words in doubt."""

    lines: Lines
    known: Known
    open: _Open | None = None
    held: list[Row] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    parted: list[str] = field(default_factory=list)

    def row(self, row: Row) -> None:
        """A row that stands in no table: it goes on with the paragraph that is open, or begins one."""
        if self.open is not None and _runs_on(self.known, self.open, row):
            self.open.rows.append(row)
        else:
            self.close()
            self.open = _begun(row)

    def close(self) -> None:
        """End the paragraph that is open."""
        if self.open is not None:
            self.lines.paragraph(self._made(self.open))
            self.open = None
        for row in self.held:
            if row.text not in self.told:
                self.told.add(row.text)
                self.lines.paragraph(Paragraph((Run(row.text, Style()),)), furniture=True)
        self.held = []

    def table(self, bands: Iterable[Sequence[list[Row]]]) -> None:
        """A table, its cells as paragraphs."""
        self.close()
        self.lines.table(
            [[[self._made(held) for held in _opened(self.known, cell)] for cell in band] for band in bands]
        )

    def _made(self, held: _Open) -> Paragraph:
        first = held.rows[0]
        return Paragraph(
            tuple(self._runs(held)),
            mark=held.mark,
            heading=_heading(held),
            centred=not held.mark and all(_is_centred(self.known, row) for row in held.rows),
            indent=self.known.depth(first.x0) if held.mark else 0,
        )

    def _runs(self, held: _Open) -> Iterator[Run]:
        words = [(stands, word) for row in held.rows for stands, word in row.as_read()]
        if held.mark:
            words = words[1:]
        before: Word | None = None
        pieces: list[str] = []
        for at, (stands, word) in enumerate(words):
            text = word.text
            gap = "" if before is None else stands or self._between(before.text, text)
            if text.endswith(_HYPHENS) and text[:-1] and at < len(words) - 1 and not words[at + 1][0]:
                text = self._before_a_break(text, words[at + 1][1].text)
            if before is not None and pieces and _style(before) is not _style(word):
                yield Run("".join(pieces), _style(before))
                pieces = []
            pieces += gap, text.replace("\xad", "-") if text.endswith("\xad") else text
            before = word
        if before is not None:
            yield Run("".join(pieces), _style(before))

    def _between(self, before: str, after: str) -> str:
        """What parts the last word of a row from the first of the next."""
        is_parted = before.endswith(_HYPHENS) and before[:-1] and after[:1].isalnum()
        return "" if is_parted or before.endswith("/") else " "

    def _before_a_break(self, word: str, after: str) -> str:
        """The first part of a word that is parted at the end of a row, with its hyphen where that belongs to it."""
        if not after[:1].islower() or not word[-2].isalpha():
            return f"{word[:-1]}-"
        keeps = self.known.keeps_hyphen(word[:-1], after)
        if keeps is None:
            self.parted.append(f"{word[:-1]}{after}")
        return f"{word[:-1]}-" if keeps else word[:-1]


def add_pages(lines: Lines, pages: Sequence[Page]) -> None:
    """The paragraphs and tables of the pages; furniture stands behind what it interrupts."""
    read = [in_reading_order(page) for page in pages]
    aside = furniture_of(pages, read)
    writer = _Writer(lines, known_of(pages, [[item for item in items if id(item) not in aside] for items in read]))
    for page, items in zip(pages, read, strict=True):
        for item in _with_tables([item for item in items if id(item) not in aside]):
            if isinstance(item, Row):
                writer.row(item)
            elif isinstance(item, Grid):
                writer.table(item.bands)
            else:
                writer.table([list(_cells_of(row)) for row in item])
        writer.held += [item for item in items if isinstance(item, Row) and id(item) in aside]
        if page.turned:
            writer.close()
            lines.paragraph(Paragraph((Run(" ".join(page.turned), Style()),)), furniture=True)
    writer.close()
    if writer.parted:
        lines.doubt(f"parted: {', '.join(writer.parted[:8])}", _PARTED)


def _heading(held: _Open) -> int | None:
    """The level of the heading that the file says it is, where it says so of every word."""
    said = {word.heading for row in held.rows for word in row.words}
    return next(iter(said)) if len(said) == 1 else None


def _begun(row: Row) -> _Open:
    first = row.words[0]
    if len(row.words) > 1 and is_mark(first.text):
        return _Open([row], first.text)
    if len(row.words) > 1 and first.text == "o" and row.words[1].x0 - first.x1 > 0.6 * row.size:
        return _Open([row], "◦")
    return _Open([row])


def _opened(known: Known, rows: Iterable[Row]) -> list[_Open]:
    """The rows of a cell as paragraphs."""
    made: list[_Open] = []
    for row in rows:
        if made and _runs_on(known, made[-1], row):
            made[-1].rows.append(row)
        else:
            made.append(_begun(row))
    return made


def _runs_on(known: Known, held: _Open, row: Row) -> bool:
    """Whether a row goes on with the paragraph."""
    last = held.rows[-1]
    if row.gaps or (last.gaps and not _hangs_from_a_label(held, row)) or _begun(row).mark:
        return False
    if abs(last.size - row.size) > 0.7 or _whole(last) != _whole(row) or not _is_full(known, last, row):
        return False
    if last.page != row.page or row.base <= last.base or (known.is_narrow and not last.right):
        return is_cut_between(last.text, row.text)
    if row.base - last.base > 1.15 * known.leading * max(row.size, last.size):
        return False
    return _stands_level(held, row)


def _hangs_from_a_label(held: _Open, row: Row) -> bool:
    """A label, a wide gap, and words that go on under those behind the gap."""
    first = held.rows[0]
    if len(first.gaps) != 1 or any(other.gaps for other in held.rows[1:]):
        return False
    return abs(first.words[next(iter(first.gaps))].x0 - row.x0) <= _LEVEL_WITHIN


def _whole(row: Row) -> tuple[bool, bool]:
    return all(word.bold for word in row.words), all(word.underlined for word in row.words)


def _is_full(known: Known, last: Row, row: Row) -> bool:
    if last.words[-1].text.endswith(_HYPHENS):
        return True
    first = row.words[0]
    return last.x1 + 0.25 * row.size + first.x1 - first.x0 > (last.right or known.right) - 1.5


def _stands_level(held: _Open, row: Row) -> bool:
    """Whether a row begins where the rows of the paragraph do, the first of them apart."""
    first = held.rows[0]
    if len(held.rows) > 1:
        return abs(row.x0 - held.rows[1].x0) <= _LEVEL_WITHIN
    if held.mark or first.gaps:
        return row.x0 >= first.x0 - _LEVEL_WITHIN
    if row.x0 > first.x0 + _LEVEL_WITHIN:
        return is_cut_between(first.text, row.text)
    return row.x0 >= first.x0 - _FURTHEST_INDENT


def _is_centred(known: Known, row: Row) -> bool:
    left, right = (row.left, row.right) if row.right else (known.left, known.right)
    middle = (row.x0 + row.x1) / 2
    if row.gaps or row.x0 <= left + 0.07 * (right - left):
        return False
    return abs(middle - (left + right) / 2) <= _CENTRED_WITHIN or (
        not row.right and abs(middle - known.middle) <= _CENTRED_WITHIN
    )


def _style(word: Word) -> Style:
    return _one_style(word.bold, word.underlined, word.struck, word.size)


@lru_cache(1_000)
def _one_style(bold: bool, underlined: bool, struck: bool, size: float) -> Style:
    return Style(bold=bold, underlined=underlined, struck=struck, size=size)


def _with_tables(items: Sequence[Row | Grid]) -> Iterator[Row | Grid | list[Row]]:
    """The items, with rows whose parts stand under each other as tables."""
    waiting: list[Row] = []
    for item in items:
        if isinstance(item, Row) and item.gaps and (not waiting or _is_aligned(waiting[-1], item)):
            waiting.append(item)
            continue
        yield from _table_or_rows(waiting)
        waiting = []
        if isinstance(item, Row) and item.gaps:
            waiting = [item]
        else:
            yield item
    yield from _table_or_rows(waiting)


def _table_or_rows(waiting: list[Row]) -> Iterator[Row | list[Row]]:
    has_labels = all(len(row.gaps) == 1 and row.words[min(row.gaps) - 1].text.endswith(":") for row in waiting)
    if len(waiting) >= _FEWEST_ROWS and not has_labels:
        yield waiting
    else:
        yield from waiting


def _is_aligned(one: Row, other: Row) -> bool:
    """Whether two rows have as many parts, most of which begin or end at the same place."""
    if len(one.gaps) != len(other.gaps):
        return False
    pairs = list(zip(_cells_of(one), _cells_of(other), strict=True))
    level = sum(
        1
        for ([a], [b]) in pairs
        if abs(a.x0 - b.x0) <= _LEVEL_WITHIN
        or abs(a.x1 - b.x1) <= _LEVEL_WITHIN
        or abs(a.x0 + a.x1 - b.x0 - b.x1) <= 10
    )
    return level >= 0.7 * len(pairs)


def _cells_of(row: Row) -> Iterator[list[Row]]:
    cuts = [0, *sorted(row.gaps), len(row.words)]
    for first, last in pairwise(cuts):
        yield [Row(row.page, row.words[first:last])]
