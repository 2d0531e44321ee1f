"""Where a finding is to be seen: its line at the reading desk, its section on the page of a text."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from classplan.records.library.models import Upload
from classplan.records.linting.selectors import Stated
from classplan.web.staff.reading.rows import Row, pages_of, rows_of

_RUNNING = ("section", "item", "paragraph")  # fields may be printed at the end of what they head


def at_the_desk(upload: Upload) -> Callable[[Stated], str]:
    """The address of a finding's line at the reading desk: its part, its page, its line."""
    desk = reverse("reading", args=[upload.number])
    begins = sorted(
        (_top(rows) if page > 1 else _head(held), part, page)
        for part, held in enumerate(upload.mended["parts"], 1)
        for page, rows in enumerate(pages_of(rows_of(held, part - 1)), 1)
        if rows or page == 1
    )
    lines = [line for line, _, _ in begins]

    def address(stated: Stated) -> str:
        at = max(bisect_right(lines, stated.fault.line) - 1, 0)
        _, part, page = begins[at] if begins else (1, 1, 1)
        return f"{desk}?part={part}&page={page}#l{stated.fault.line}"

    return address


def _head(part: dict[str, Any]) -> int:
    """The first line of a part; a field of its head may stand above its title."""
    return min([int(part["line"]), *(int(field["line"]) for field in part.get("fields", ()))])


def _top(rows: list[Row]) -> int:
    """The first line of a further page of a part."""
    return min([row.line for row in rows if row.form in _RUNNING] or [row.line for row in rows])


def on_a_page(address: str) -> Callable[[Stated], str]:
    """The address of a finding's section on a page that prints the specification; empty outside of every section."""

    def section(stated: Stated) -> str:
        return f"{address}#{anchor_of(stated)}" if stated.place else ""

    return section


def anchor_of(stated: Stated) -> str:
    """The anchor that a section has where a specification is printed (`portal.specification`)."""
    return "-".join(("s", *map(str, stated.place.way))) if stated.place else ""
