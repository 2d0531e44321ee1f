"""What a search is asked and what it finds: where to look, and each hit with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from classplan.records.specs.search.parts import Part


class Where(StrEnum):
    """In what a hit was found."""

    CODE = "code"
    TITLE = "title"
    SPECIFICATION = "specification"


class Spell(NamedTuple):
    """A version that holds what was asked for: from which day on it is in force, and until which other begins."""

    start: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A class that was found. `snippet` is runs of text, each with whether it is what was asked for.

    `heading` and `anchor` are those of the section in which it stands; `spells` are the versions that hold what was
    asked for, where it was looked for in all of them, and `day` one on which it stands so.
    """

    number: int
    code: str | None
    title: str
    grade: str | None
    where: Where
    day: date
    snippet: tuple[tuple[str, bool], ...] = ()
    part: Part | None = None
    heading: str = ""
    anchor: str = ""
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: on a day, or in every version that ever was; in one part of the texts; in one kind of place.

    With `counted`, what is found is counted by part as well.
    """

    on: date
    ever: bool = False
    part: Part | None = None
    where: Where | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, how many there are in all, by kind and by part, and whether more follow.

    Where the texts are too many to be `ranked`, they stand in the order of their classes' numbers.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool = False
    kinds: Mapping[Where, int] = field(default_factory=dict)
    parts: Mapping[Part, int] = field(default_factory=dict)
    ranked: bool = True
