"""A bare Django view: the same text as a page of the portal, from plain values that are there already.

The page is taken apart once into rows, each the markup before a text and the text itself; the view renders them
through a template that does nothing but loop. What it answers is the page, character for character.
"""

import html
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Row = dict[str, str]
_TEXT = re.compile(r"(<[^>]*>|[^<]+)")
PAGE: list[Row] = []


def rows_of(page: str) -> list[Row]:
    """The page as rows of markup and text.

    >>> rows_of("<ul><li>Fire &amp; water</li></ul>")
    [{'markup': '<ul><li>', 'text': 'Fire & water'}, {'markup': '</li></ul>', 'text': ''}]
    """
    rows: list[Row] = []
    markup = ""
    for piece in _TEXT.findall(page):
        if piece.startswith("<") or not piece.strip():
            markup += piece
        else:
            rows.append({"markup": markup, "text": html.unescape(piece)})
            markup = ""
    return [*rows, {"markup": markup, "text": ""}]


def bare_page(request: HttpRequest) -> HttpResponse:
    """The rows of `PAGE`."""
    return render(request, "bench/bare.html", {"rows": PAGE})
