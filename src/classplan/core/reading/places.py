"""Places in a reading: the way from its root to a part, a section, an item or a field.

>>> place_of("parts", 1, "sections", 0), way_to("parts/1/sections/0")
('parts/1/sections/0', ('parts', 1, 'sections', 0))
"""

from typing import Any

from classplan.core.errors import Invalid

Json = dict[str, Any]
_LONGEST = 200


def place_of(*way: str | int) -> str:
    """The way as one word."""
    return "/".join(map(str, way))


def way_to(place: str) -> tuple[str | int, ...]:
    """The steps of a place: names, and numbers from 0."""
    steps = place[:_LONGEST].split("/")
    return tuple(int(step) if step.isascii() and step.isdigit() and len(step) < 7 else step for step in steps)


def held_at(reading: Json, place: str) -> Any:
    """What stands at a place. Raises `Invalid` where the reading has no such place."""
    held: Any = reading
    for step in way_to(place):
        inside = isinstance(held, list) and isinstance(step, int) and step < len(held)
        if not inside and not (isinstance(held, dict) and isinstance(step, str) and step in held):
            raise Invalid(
                f"The paper has no place “{place[:60]}”. Look at the paper again, and choose what stands there."
            )
        held = held[step]
    return held


def is_item(place: str) -> bool:
    """Whether the place is that of an item, at whatever depth, of a specification."""
    way = way_to(place)
    return _is_inside(way, "items") and "sections" in way and len(way) % 2 == 0


def is_section(place: str) -> bool:
    """Whether the place is that of a section."""
    way = way_to(place)
    return _is_inside(way, "sections") and "items" not in way and len(way) % 2 == 0


def is_part(place: str) -> bool:
    """Whether the place is that of a part."""
    way = way_to(place)
    return len(way) == 2 and _is_inside(way, "parts")


def part_of(place: str) -> str:
    """The place of the part in which a place lies."""
    return place_of(*way_to(place)[:2])


def _is_inside(way: tuple[str | int, ...], name: str) -> bool:
    return len(way) >= 2 and way[0] == "parts" and way[-2] == name and isinstance(way[-1], int)
