"""Rule packs, one folder a jurisdiction: its clauses, its layouts, its words, its choices.

>>> pack_named("denver").title
'City and County of Denver'
"""

from importlib import import_module
from typing import Any

from classplan.core.documents.house import House
from classplan.core.errors import Invalid
from classplan.core.pack import Pack

NAMES = ("denver",)
HOUSES = ("denver", "duluth", "clackamas")  # the printed form can be known before the rules are

LAYOUTS = HOUSES  # whose papers are known by their form


def pack_named(name: str) -> Pack:
    """The pack of a jurisdiction. Raises `Invalid`, naming those there are."""
    if name not in NAMES:
        raise Invalid(f"There is no jurisdiction “{name}”. Those known are: {', '.join(NAMES)}.")
    pack = import_module(f"{__name__}.{name}").PACK
    assert isinstance(pack, Pack)
    return pack


def house_named(name: str) -> House:
    """How a jurisdiction prints a specification. Raises `Invalid`, naming those there are."""
    if name not in HOUSES:
        raise Invalid(f"The printed form of “{name}” is not known. Those known are: {', '.join(HOUSES)}.")
    house = import_module(f"{__name__}.{name}.house").HOUSE
    assert isinstance(house, House)
    return house


def every_layout() -> tuple[Any, ...]:
    """The layouts of every jurisdiction, for reading a paper of which nobody has said whose it is."""
    return tuple(layout for name in LAYOUTS for layout in import_module(f"{__name__}.{name}.layout").LAYOUTS)
