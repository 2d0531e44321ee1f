"""Minimum qualifications as structure: what is asked for, what can stand for it, of whom, by when.

Every part keeps the words that it was read from. What cannot be read is kept as its words alone, never guessed at.

>>> str(Experience(3, "filing"))
'3 years of filing'
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """Levels of education; the value orders them."""

    HIGH_SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTORATE = 5

    @property
    def years(self) -> int | None:
        """How many years of college the level takes, by which ratios are computed; None where it is not college."""
        return {Level.ASSOCIATE: 2, Level.BACHELOR: 4, Level.MASTER: 6}.get(self)


class Kind(StrEnum):
    """What a qualification consists of."""

    EDUCATION = "education"
    EXPERIENCE = "experience"
    BOTH = "education and experience"


@dataclass(frozen=True, slots=True)
class Education:
    """A level of education; `field` is what was studied, in the words of the paper."""

    level: Level
    field: str = ""


@dataclass(frozen=True, slots=True)
class Experience:
    """Years of some work, or months where it is counted in these.

    `at_level_of` names classes of which any one will do; `within` are years that lie among these.
    """

    years: int
    of: str = ""
    at_level_of: tuple[str, ...] = ()
    within: tuple["Experience", ...] = ()
    months: int = 0

    def __str__(self) -> str:
        what = " or ".join(self.at_level_of) or self.of or "experience"
        count, unit = (self.months, "month") if self.months else (self.years, "year")
        return f"{count} {unit}{'s' if count != 1 else ''} of {what}"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence, certificate or course. `by`: until when after appointment; `throughout`: it must be kept."""

    of: str
    by: str | None = None
    throughout: bool = False


@dataclass(frozen=True, slots=True)
class AnyCombination:
    """Any combination that satisfies: no number may be made of it (clause 186)."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of which no structure was read."""

    text: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of them."""

    parts: tuple["Need", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of them is enough."""

    parts: tuple["Need", ...]


Need = Education | Experience | Licence | AnyCombination | Said | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Requirement:
    """What is asked for, and the words and the line that ask for it. `positions` are those of which alone it is asked.

    `is_alternative`: it may be met instead of the one before it. `pattern` is the heading of the alternative, such as
    *Either I*, under which it stands; `only_for` names the members of a series to which alone it belongs.
    """

    need: Need
    printed: str
    line: int
    positions: str | None = None
    is_alternative: bool = False
    pattern: str | None = None
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitution:
    """What may stand for what is asked for.

    `given` years count as `saved` years (2 and 1 in *two years of experience for one of education*); both None where
    the paper gives no rate. `most` is the number of years that may be replaced at all. `instead` is a need that
    replaces the whole. `positions` are those to which alone it applies.
    """

    of: Kind
    instead_of: Kind
    printed: str
    line: int
    given: int | None = None
    saved: int | None = None
    most: int | None = None
    instead: Need | None = None
    positions: str | None = None


@dataclass(frozen=True, slots=True)
class Qualifications:
    """All that a specification asks for. `licences` hold licences and the other conditions of the work. `nothing_substitutes`: the paper says that nothing may; absent is not None."""

    required: tuple[Requirement, ...] = ()
    licences: tuple[Requirement, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    nothing_substitutes: bool | None = None
    no_licence: bool | None = None

    @property
    def unread(self) -> Iterator[Requirement]:
        """What was kept as its words alone."""
        yield from (asked for asked in (*self.required, *self.licences) if isinstance(asked.need, Said))

    def years_for(self, level: Level) -> int | None:
        """How many years of experience stand for a level of education; None where the paper gives no rate for it."""
        for substitution in self.substitutions:
            if substitution.instead_of is Kind.EDUCATION and substitution.given and substitution.saved and level.years:
                return level.years * substitution.given // substitution.saved
        return None
