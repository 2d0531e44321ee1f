"""The headers and footers of a PDF: what its pages repeat at their edges, and what the file itself sets aside."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from classplan.formats.pdf_grids import Grid
from classplan.formats.pdf_pages import Page
from classplan.formats.pdf_rows import Row

_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.13  # of the height of a page
_MOST_SET_ASIDE = 0.4  # of all words; a file that sets more aside says nothing by it
_NEAR = 8.0


def furniture_of(pages: Sequence[Page], read: Sequence[Sequence[Row | Grid]]) -> set[int]:
    """The rows (by `id`) that are furniture."""
    words = [word for page in pages for word in page.words]
    set_aside = sum(word.aside for word in words)
    trusts = 0 < set_aside <= _MOST_SET_ASIDE * len(words)
    seen: defaultdict[tuple[str, int], dict[int, Row]] = defaultdict(dict)
    found: set[int] = set()
    for page, row in _at_the_edges(pages, read):
        text = row.text.strip()
        if (
            (trusts and all(word.aside for word in row.words))
            or _PAGE_NUMBER.fullmatch(text)
            or (len(pages) > 1 and _NUMBER.fullmatch(text))
        ):
            found.add(id(row))
        seen[_DIGITS.sub("#", text).casefold(), round(row.base / _NEAR / 2)][page.number] = row
    for rows in seen.values():
        if len(rows) >= max(2, 0.4 * len(pages)) or len(rows) >= 4:
            found.update(id(row) for row in rows.values())
    return found


def _at_the_edges(pages: Sequence[Page], read: Sequence[Sequence[Row | Grid]]) -> Iterator[tuple[Page, Row]]:
    for page, items in zip(pages, read, strict=True):
        rows = [item for item in items if isinstance(item, Row)]
        for row in rows:
            if row.base < _EDGE * page.height or row.base > (1 - _EDGE) * page.height:
                yield page, row
