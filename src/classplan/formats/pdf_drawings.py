"""The lines that are drawn on a page of a PDF, and how much of it is pictures."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from classplan.formats import pdfium_calls as calls
from classplan.formats.pdf_pages import Page, Rule, Turn

_THIN = 2.5
_SHORTEST_RULE = 4.0
_MOST_RULES = 4_000
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_FORM_DEPTH = 4


def add_drawings(made: Page, page: Any) -> None:
    """Add the straight lines and the share of the page that pictures take."""
    turn = Turn(page)
    for thing, kind, placed in _things(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, x1, top, bottom = turn.box(*placed(_bounds(thing)))
            made.pictured += max(x1 - x0, 0) * max(bottom - top, 0) / max(made.width * made.height, 1)
            continue
        for corners in _lines_of_path(thing):
            x0, x1, top, bottom = turn.box(*placed(corners))
            if bottom - top < _THIN and x1 - x0 > _SHORTEST_RULE:
                made.lying.append(Rule(x0, x1, (top + bottom) / 2, (top + bottom) / 2))
            elif x1 - x0 < _THIN and bottom - top > _SHORTEST_RULE:
                made.standing.append(Rule((x0 + x1) / 2, (x0 + x1) / 2, top, bottom))
        if len(made.lying) + len(made.standing) > _MOST_RULES:
            made.lying, made.standing = [], []  # a drawing, not a table
            return


Corners = tuple[float, float, float, float]


def _things(page: Any) -> Iterator[tuple[int, int, Callable[[Corners], Corners]]]:
    """The drawings and pictures of a page, those in its forms too, with how they are placed."""
    raw = calls.address(page.raw)
    for n in range(min(calls.count_objects(raw), _MOST_OBJECTS)):
        thing = calls.object_at(raw, n)
        if calls.object_type(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            yield from _things_in(thing, lambda corners: corners, 0)


def _things_in(
    thing: int, placed: Callable[[Corners], Corners], depth: int
) -> Iterator[tuple[int, int, Callable[[Corners], Corners]]]:
    kind = calls.object_type(thing)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield thing, kind, placed
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
        m = pdfium.FS_MATRIX()
        calls.object_matrix(thing, ctypes.addressof(m))

        def within(corners: Corners) -> Corners:
            x0, y0, x1, y1 = corners
            xs = sorted((m.a * x0 + m.c * y0 + m.e, m.a * x1 + m.c * y1 + m.e))
            ys = sorted((m.b * x0 + m.d * y0 + m.f, m.b * x1 + m.d * y1 + m.f))
            return placed((xs[0], ys[0], xs[1], ys[1]))

        for n in range(min(calls.count_in_form(thing), _MOST_OBJECTS)):
            yield from _things_in(calls.object_in_form(thing, n), within, depth + 1)


def _bounds(thing: int) -> Corners:
    held = (ctypes.c_float * 4)()
    at = ctypes.addressof(held)
    calls.object_bounds(thing, at, at + 4, at + 8, at + 12)
    left, low, right, high = held
    return left, low, right, high


def _lines_of_path(path: int) -> Iterator[Corners]:
    """The straight lines of a drawing; a thin filled bar is one, the edges of a box that is drawn are four."""
    left, low, right, high = corners = _bounds(path)
    if right - left < _THIN or high - low < _THIN:
        yield corners
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    count = calls.count_segments(path)
    if count > _MOST_SEGMENTS or not (stroke.value or count > 6):
        return
    m = pdfium.FS_MATRIX()
    calls.object_matrix(path, ctypes.addressof(m))
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    start = before = (0.0, 0.0)
    for n in range(count):
        segment = calls.segment_at(path, n)
        calls.segment_point(segment, x_at, y_at)
        here = (m.a * x.value + m.c * y.value + m.e, m.b * x.value + m.d * y.value + m.f)
        if calls.segment_type(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        else:
            yield _between(before, here)
        if calls.segment_closes(segment):
            yield _between(here, start)
        before = here


def _between(one: tuple[float, float], other: tuple[float, float]) -> Corners:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
