"""Bare Django views of a page of the portal: from what is there already, with no question asked and nothing decided.

`text_only` answers the page, character for character, through a template that does nothing but loop over rows, each
the markup before a text and the text itself. `same_template` renders the page's own template over the values that it
was rendered with.
"""

import html
import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Row = dict[str, str]
_PIECE = re.compile(r"(<[^>]*>|[^<]+)")

ROWS: list[Row] = []
RENDERED: list[tuple[str, Mapping[str, Any]]] = []


def rows_of(page: str) -> list[Row]:
    """The page as rows of markup and text.

    >>> rows_of("<ul><li>Fire &amp; water</li></ul>")
    [{'markup': '<ul><li>', 'text': 'Fire & water'}, {'markup': '</li></ul>', 'text': ''}]
    """
    rows: list[Row] = []
    markup = ""
    for piece in _PIECE.findall(page):
        if piece.startswith("<") or not piece.strip():
            markup += piece
        else:
            rows.append({"markup": markup, "text": html.unescape(piece)})
            markup = ""
    return [*rows, {"markup": markup, "text": ""}]


def text_only(request: HttpRequest) -> HttpResponse:
    """The rows of `ROWS`."""
    return render(request, "bench/bare.html", {"rows": ROWS})


def same_template(request: HttpRequest) -> HttpResponse:
    """The template of `RENDERED` over its values."""
    template, values = RENDERED[0]
    return render(request, template, values)
