"""What a person accepts of a reading, section by section, and what still stands in the way of accepting the whole.

>>> units({"parts": [{"kind": "other", "line": 3, "paragraphs": [{"line": 3, "text": "Words."}]}]})
(Unit(place='parts/0/paragraphs', name='Paragraphs', line=3, holds=1),)
"""

from collections.abc import Collection
from dataclasses import dataclass

from classplan.core.reading.places import Json, place_of, way_to

_OF_NOTICE = (("fields", "Head"), ("narrative", "Prose"), ("changes", "Changes of the plan"))
_OF_CIRCULAR = (
    ("fields", "Head"),
    ("narrative", "Prose"),
    ("new_and_revised", "New and revised specifications"),
    ("to_be_removed", "Specifications to be removed"),
)
_LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is accepted as one: its place, its name, its first line, and how many things it holds."""

    place: str
    name: str
    line: int
    holds: int


def units(reading: Json) -> tuple[Unit, ...]:
    """What can be accepted, in the order of the paper. Mending never changes which these are."""
    return tuple(unit for n, part in enumerate(reading["parts"]) for unit in units_of_part(part, n))


def units_of_part(part: Json, n: int) -> tuple[Unit, ...]:
    """The units of one part: its head, and each of its sections, or each of its lists."""
    if part["kind"] == "specification":
        head = Unit(place_of("parts", n, "fields"), "Title and fields", part["line"], len(part["fields"]) + 1)
        sections = [
            Unit(place_of("parts", n, "sections", at), section["heading"], section["line"], _count(section))
            for at, section in enumerate(part["sections"])
        ]
        return (head, *sections)
    lists = {"notice": _OF_NOTICE, "circular": _OF_CIRCULAR}.get(part["kind"], (("paragraphs", "Paragraphs"),))
    return tuple(
        Unit(place_of("parts", n, key), name, _first_line(part[key], part["line"]), len(part[key]))
        for key, name in lists
        if key == "fields" or part[key]
    )


def unit_of(place: str) -> str:
    """The place of the unit in which a place lies; that of a part's title is its head."""
    way = way_to(place)
    if len(way) == _LEAST_SHARED:
        return place_of(*way, "fields")
    return place_of(*way[:4]) if way[2] == "sections" else place_of(*way[:3])


def open_problems(reading: Json, decided: Collection[int]) -> tuple[int, ...]:
    """The numbers, from 0, of the problems on which nobody has decided."""
    return tuple(n for n in range(len(reading["problems"])) if n not in decided)


def _count(section: Json) -> int:
    return len(section["items"]) + sum(_count(inner) + 1 for inner in section["sections"])


def _first_line(held: list[Json], otherwise: int) -> int:
    if not held:
        return otherwise
    printed = held[0].get("printed")
    return int(printed[0]["line"] if isinstance(printed, list) and printed else held[0].get("line", otherwise))
