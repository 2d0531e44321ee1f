"""A reading as rows of a page: what can be seen, found in the original, mended and accepted; cut into pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from classplan.core.reading.accepting import units_of_part
from classplan.core.reading.places import place_of

MOST_ROWS = 80
MOST_SIGNS = 15_000
LONGEST_SHOWN = 4_000
_NAMES = {"notice": "Notice", "circular": "Update", "specification": "Specification"}
_CELLS = (("code", "Job code"), ("title", "Title"), ("grade", "Pay grade"))


@dataclass(slots=True)
class Cell:
    """One value of a change: its place, its name, and what stands there."""

    place: str
    name: str
    value: str


@dataclass(slots=True)
class Row:
    """One thing that was read. `what` is the kind of mend that its words take, empty where they take none.

    `opens` is the place of the unit that begins with this row; `anchor` is its name on the page.
    """

    place: str
    line: int
    text: str
    form: str
    what: str = ""
    label: str = ""
    mark: str = ""
    depth: int = 0
    opens: str = ""
    kind: str = ""
    can_join: bool = False
    cells: tuple[Cell, ...] = ()
    anchor: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """Its words, cut where they are too many for a page."""
        return self.text[:LONGEST_SHOWN]

    @property
    def left_out(self) -> int:
        """How many characters are not shown."""
        return max(len(self.text) - LONGEST_SHOWN, 0)

    @property
    def is_wide(self) -> bool:
        """Whether its words want more than one line to be typed in."""
        return self.form in ("item", "paragraph")


def rows_of(part: dict[str, Any], n: int) -> list[Row]:
    """Every row of a part, in its order, each with the anchor by which the original finds it."""
    rows = list(_of_spec(part, n) if part["kind"] == "specification" else _of_paper(part, n))
    seen: dict[int, int] = {}
    for row in rows:
        seen[row.line] = seen.get(row.line, 0) + 1
        row.anchor = f"r{row.line}" if seen[row.line] == 1 else f"r{row.line}-{seen[row.line]}"
    return rows


def pages_of(rows: list[Row]) -> list[list[Row]]:
    """The rows, cut into pages of a bearable weight."""
    pages: list[list[Row]] = [[]]
    signs = 0
    for row in rows:
        weight = min(len(row.text), LONGEST_SHOWN) + sum(len(cell.value) for cell in row.cells)
        if pages[-1] and (len(pages[-1]) >= MOST_ROWS or signs + weight > MOST_SIGNS):
            pages.append([])
            signs = 0
        pages[-1].append(row)
        signs += weight
    return pages


def name_of(part: dict[str, Any]) -> str:
    """What a part is, with its title: *Specification: Orchard Keeper*."""
    kind = _NAMES.get(part["kind"], "Paper in no layout that is known")
    return f"{kind}: {part['title']}" if part.get("title") else kind


def _of_spec(part: dict[str, Any], n: int) -> Iterator[Row]:
    place = place_of("parts", n)
    yield Row(place, part["line"], "Title and fields", "unit", opens=place_of(place, "fields"))
    yield Row(place, part["line"], part["title"] or "", "value", "title", "Title")
    yield Row(place, part["line"], " ".join(part["codes"]), "value", "code", "Job codes")
    yield from _fields(part, place)
    for at, section in enumerate(part["sections"]):
        yield from _section(section, place_of(place, "sections", at), 0)


def _fields(part: dict[str, Any], place: str) -> Iterator[Row]:
    for at, held in enumerate(part["fields"]):
        label = (held["label"] or held["key"].replace("_", " ").capitalize()).rstrip(" :")
        yield Row(place_of(place, "fields", at), held["line"], held["printed"], "value", "field", label)


def _section(section: dict[str, Any], place: str, depth: int) -> Iterator[Row]:
    kind = f"{section['kind']}/{section['part']}" if section["part"] else section["kind"]
    opens = place if depth == 0 else ""
    yield Row(place, section["line"], section["heading"], "section", "heading", depth=depth, opens=opens, kind=kind)
    yield from _items(section["items"], place, depth)
    for at, inner in enumerate(section["sections"]):
        yield from _section(inner, place_of(place, "sections", at), depth + 1)


def _items(items: list[dict[str, Any]], place: str, depth: int) -> Iterator[Row]:
    for at, item in enumerate(items):
        here = place_of(place, "items", at)
        joins = at + 1 < len(items)
        mark = item["mark"] or ""
        yield Row(here, item["line"], item["text"], "item", "text", mark=mark, depth=depth, can_join=joins)
        yield from _items(item["items"], here, depth + 1)


def _of_paper(part: dict[str, Any], n: int) -> Iterator[Row]:
    place = place_of("parts", n)
    for unit in units_of_part(part, n):
        key = unit.place.rpartition("/")[2]
        yield Row(unit.place, unit.line, unit.name, "unit", opens=unit.place)
        if key == "fields":
            if "title" in part:
                yield Row(place, part["line"], part["title"] or "", "value", "title", "Title")
            yield from _fields(part, place)
            continue
        for at, held in enumerate(part[key]):
            here = place_of(unit.place, at)
            if key == "changes":
                yield _change(held, here)
            elif "text" in held:
                yield Row(here, held["line"], held["text"], "paragraph", "text")
            else:
                version = " ".join(filter(None, (held["label"], held["printed"])))
                yield Row(here, held["line"], held["title"], "value", "title", version or "No version label")


def _change(change: dict[str, Any], place: str) -> Row:
    cells = tuple(
        Cell(place_of(place, side, key), f"{name}, {side}", change[side][key] or "")
        for side in ("before", "after")
        if change[side] is not None
        for key, name in _CELLS
    )
    printed = change["printed"]
    text = " · ".join(text["text"].replace("\t", " | ") for text in printed)
    return Row(place, printed[0]["line"] if printed else 1, text, "change", "cell", change["kind"], cells=cells)
