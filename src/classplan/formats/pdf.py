"""A document tree as one PDF that is both PDF/UA-1 and PDF/A-2a: tagged, with its language, title and bookmarks.

The words go to the typesetter as data, never as its markup. It uses its own fonts and none of the machine's, so the same
tree gives the same bytes everywhere; what the fonts can't show is written in words (`glyphs`).

>>> from classplan.core.documents import Document, Heading, Paragraph
>>> as_pdf(Document("A", (Heading(1, "A"), Paragraph("#panic() & *so on*"))))[:8]
b'%PDF-1.7'
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from classplan.core.documents import Document, Facts, Heading, PageBreak, Paragraph, Redlined, Table
from classplan.core.redline import Kind, Role, Row
from classplan.formats.fitting import PORTRAIT, columns_of, fitted, width_of
from classplan.formats.glyphs import fonts, shown
from classplan.formats.outline import DRAFT, Listed, Shape, heading_level, shaped, title_of
from classplan.formats.plain import plain
from classplan.formats.row_headers import with_row_headers

STANDARDS: tuple[Any, ...] = ("ua-1", "a-2a")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{2}))?")
_MARGIN, _LINE = 72.0, 12.5
_BODY, _SMALL, _ITEM = 11.0, 8.5, 32.0
_NAMES_AT_MOST = 150.0
_LONG_CELL = 400
_PAGE, _WIDEST_PAGE = "Page", "Page 8"
_SIZE_OF_HEADING = {1: 19.0, 2: 13.5}
_one_at_a_time = Lock()


def as_pdf(paper: Document) -> bytes:
    """The paper as a PDF on Letter pages: the same tree gives the same bytes."""
    content = json.dumps(_data(paper), ensure_ascii=False, separators=(",", ":"))
    day = paper.day or date(1970, 1, 1)
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) if day.year >= 1970 else datetime(1970, 1, 1, tzinfo=UTC)
    with _one_at_a_time:
        made = _warm().compile(
            format="pdf", sys_inputs={"paper": content}, pdf_standards=list(STANDARDS), timestamp=when
        )
    assert isinstance(made, bytes)
    return with_row_headers(made)


@cache
def _warm() -> typst.Compiler:
    """One typesetter for the process, which keeps its fonts and what it read: warm, it takes some milliseconds a page."""
    return typst.Compiler(Path(__file__).with_name("paper.typ"), font_paths=fonts())


def _data(paper: Document) -> dict[str, Any]:
    said = _LANGUAGE.fullmatch(paper.language)
    head, foot = (_text(words, PORTRAIT - 60, _SMALL) for words in (paper.head, paper.line_at_foot))
    return {
        "title": title_of(paper),
        "author": plain(paper.author),
        "day": [paper.day.year, paper.day.month, paper.day.day] if paper.day else None,
        "language": said[1].lower() if said else "und",
        "region": said[2].upper() if said and said[2] else None,
        "head": head,
        "foot": foot,
        "draft": DRAFT if paper.draft else "",
        "top": _MARGIN + _LINE * max(_lines(head) + paper.draft - 2, 0),
        "bottom": _MARGIN + _LINE * max(_lines(foot) - 1, 0),
        "page-of": ["Page ", " of "],
        "blocks": [_block(shape) for shape in shaped(paper.printed)],
    }


def _block(shape: Shape) -> dict[str, Any]:
    match shape:
        case Heading(level, text, name):
            words = _text(text, PORTRAIT, _SIZE_OF_HEADING.get(level, 11.5))
            return {"kind": "heading", "level": level, "text": words, "name": name}
        case Paragraph(text, strong):
            return {"kind": "paragraph", "strong": strong, "text": _text(text, PORTRAIT, _BODY)}
        case Listed():
            return _list(shape, PORTRAIT - _ITEM)
        case Facts():
            return _facts(shape) if shape.across == 1 else _side_by_side(shape)
        case Table():
            return _table(shape)
        case Redlined(found):
            groups = groupby(found.rows, key=lambda row: row.block.role is Role.ITEM)
            return {
                "kind": "redline",
                "groups": [
                    {"kind": "items" if items else "rows", "rows": [_row(row) for row in rows]}
                    for items, rows in groups
                ],
            }
        case PageBreak():
            return {"kind": "page break"}


def _list(found: Listed, room: float) -> dict[str, Any]:
    entries = [
        {
            "text": _text(entry.text, room, _BODY),
            "mark": _text(entry.mark or "", room / 2, _BODY),
            "inside": [_list(inner, room - _ITEM) for inner in entry.inside],
        }
        for entry in found.entries
    ]
    return {"kind": "list", "numbered": found.numbered, "marked": found.marked, "entries": entries}


def _facts(facts: Facts) -> dict[str, Any]:
    widths = [width_of(shown(plain(name)), _BODY) + 12 for name, _ in facts.rows]
    column = max((width for width in widths if width <= _NAMES_AT_MOST), default=_NAMES_AT_MOST)
    rows = [
        {
            "name": _text(name, _NAMES_AT_MOST, _BODY),
            "value": _text(value, PORTRAIT - column, _BODY),
            "fits": width <= column and "\n" not in plain(name),
        }
        for (name, value), width in zip(facts.rows, widths, strict=True)
    ]
    return {"kind": "facts", "width": round(column, 2), "rows": rows}


def _side_by_side(facts: Facts) -> dict[str, Any]:
    """Names and values in so many pairs of columns; `empty` is how many cells are over at the end."""
    width = PORTRAIT / (2 * facts.across)
    rows = [[_text(words, width - 9, 9.5) for words in pair] for pair in facts.rows]
    empty = 2 * (-len(facts.rows) % facts.across)
    return {"kind": "side by side", "widths": [round(width, 2)] * (2 * facts.across), "rows": rows, "empty": empty}


def _table(table: Table) -> dict[str, Any]:
    across = max([len(table.columns), *map(len, table.rows)])
    heads = [_shown(head) for head in (*table.columns, *[""] * (across - len(table.columns)))]
    rows = [[_shown(cell) for cell in (*row, *[""] * (across - len(row)))] for row in table.rows]
    if table.leads_to:  # the typesetter writes the number of the page into the last cell
        heads, rows = [*heads, _PAGE], [[*row, _WIDEST_PAGE] for row in rows]
    columns = columns_of(heads, rows)

    def fit(cells: list[str]) -> list[str]:
        return [fitted(cell, columns.room(n), columns.size) for n, cell in enumerate(cells)]

    return {
        "kind": "table",
        "caption": _text(table.caption, PORTRAIT, _BODY),
        "columns": fit(heads),
        "rows": [
            {"long": max(map(len, row), default=0) > _LONG_CELL, "cells": fit(row), "leads-to": to}
            for row, to in zip(rows, table.leading, strict=True)
        ],
        "widths": columns.widths,
        "size": columns.size,
        "wide": columns.wide,
        "repeat": max(map(len, heads), default=0) < _LONG_CELL,
    }


def _row(row: Row) -> dict[str, Any]:
    size = _SIZE_OF_HEADING[1]
    pieces = [[kind, _text(words, PORTRAIT - _ITEM, size)] for kind, words in _pieces(row) if words]
    return {"level": heading_level(row), "changed": row.changed, "pieces": pieces}


def _pieces(row: Row) -> Iterator[tuple[str, str]]:
    if row.move:
        yield "note", f"({row.move.said}) "
    if row.move and row.move.away:
        yield "removed", row.before
        return
    for piece in row.pieces:
        yield piece.kind, piece.text
    if row.move is None and row.end is not Kind.KEPT and any(piece.kind is not row.end for piece in row.pieces):
        yield "note", f" (end of paragraph {row.end})"


def _text(text: str, room: float, size: float) -> str:
    return fitted(_shown(text), room, size)


def _shown(text: str) -> str:
    return shown(plain(text).replace("\t", "\u2003"))


def _lines(words: str) -> int:
    return sum(1 + int(width_of(line, _SMALL) * 1.05 / (PORTRAIT - 70)) for line in words.split("\n")) if words else 0
