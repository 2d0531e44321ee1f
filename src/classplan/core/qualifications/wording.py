"""Qualifications printed back in words, in the manner of a house.

>>> from classplan.core.qualifications.model import Education, Level
>>> in_words(Education(Level.BACHELOR, "civil engineering"), PLAIN)
"Bachelor's degree in civil engineering"
"""

from collections.abc import Iterator
from dataclasses import dataclass

from classplan.core.qualifications.model import (
    AllOf,
    AnyCombination,
    AnyOf,
    Education,
    Experience,
    Kind,
    Level,
    Licence,
    Need,
    Qualifications,
    Said,
    Substitution,
)

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a house words its qualifications. `counted` prints a number of years; `none` is what it prints for none."""

    levels: dict[Level, str]
    counted: str
    at_level_of: str
    either: str
    none: str


PLAIN = Manner(
    levels={
        Level.HIGH_SCHOOL: "High school diploma or GED",
        Level.ASSOCIATE: "Associate's degree",
        Level.BACHELOR: "Bachelor's degree",
        Level.MASTER: "Master's degree",
        Level.DOCTORATE: "Doctoral degree",
    },
    counted="{word}",
    at_level_of="of the type and at the level of",
    either="; or ",
    none="None",
)
WITH_FIGURES = Manner(PLAIN.levels, "{word} ({figure})", "at the level of", "; OR ", "None required")


def in_words(need: Need, manner: Manner) -> str:
    """What is asked for, as a phrase without a full stop."""
    match need:
        case Education():
            return f"{manner.levels[need.level]}{f' in {need.field}' if need.field else ''}"
        case Experience():
            return _experience(need, manner)
        case Licence():
            return need.of
        case AnyCombination():
            return "Any combination of education and experience that shows the knowledge and skills required"
        case Said():
            return need.text
        case AllOf():
            return " and ".join(_inside(in_words(part, manner), n) for n, part in enumerate(need.parts))
        case AnyOf():
            return manner.either.join(_inside(in_words(part, manner), n) for n, part in enumerate(need.parts))


def sentences(asked: Qualifications, manner: Manner) -> Iterator[str]:
    """All that is asked for, a sentence each, in the order of the paper; what no structure has stays in its own words."""
    for requirement in (*asked.required, *asked.licences):
        said = in_words(requirement.need, manner)
        if requirement.positions and not said.casefold().startswith(requirement.positions.casefold()):
            said = f"By position ({requirement.positions}), {_inside(said, 1)}"
        yield _closed(said)
    if asked.no_licence:
        yield _closed(manner.none)
    for substitution in asked.substitutions:
        yield _closed(_substitution(substitution, manner))
    if asked.nothing_substitutes:
        yield _closed(manner.none)


def _experience(asked: Experience, manner: Manner) -> str:
    said = f"{_time(asked, manner)} of {asked.of or 'experience'}".replace(" of of ", " of ")
    if asked.at_level_of:
        said += f" {manner.at_level_of} {' or '.join(asked.at_level_of)}"
    if asked.within:
        inner = " and ".join(_inside(_experience(part, manner), 1) for part in asked.within)
        said += f", including {inner}"
    return said[0].upper() + said[1:]


def level_in_words(level: Level, manner: Manner) -> str:
    """A level of education as the house prints it."""
    return manner.levels[level]


def _substitution(stated: Substitution, manner: Manner) -> str:
    of, instead_of = stated.of.value, f"the minimum {stated.instead_of.value} requirement"
    if stated.instead is not None:
        said = f"{in_words(stated.instead, manner)} may substitute for {instead_of}"
    elif stated.given and stated.saved:
        given, saved = _years(stated.given, manner), _years(stated.saved, manner)
        said = f"{given[0].upper()}{given[1:]} of {of} may be substituted for {saved} of {stated.instead_of.value}"
    elif stated.of is Kind.BOTH:
        said = f"A combination of appropriate education and experience may be substituted for {instead_of}"
    else:
        said = f"Additional appropriate {of} may be substituted for {instead_of}"
    if stated.most:
        said += f", up to {_years(stated.most, manner)}"
    return f"By position ({stated.positions}), {_inside(said, 1)}" if stated.positions else said


def _time(asked: Experience, manner: Manner) -> str:
    if not asked.months:
        return _years(asked.years, manner)
    word = _COUNTS[asked.months] if asked.months < len(_COUNTS) else str(asked.months)
    return f"{manner.counted.format(word=word, figure=asked.months)} month{'s' if asked.months != 1 else ''}"


def _years(count: int, manner: Manner) -> str:
    word = _COUNTS[count] if count < len(_COUNTS) else str(count)
    counted = manner.counted.format(word=word, figure=count)
    return f"{counted} year{'s' if count != 1 else ''}"


def _inside(said: str, place: int) -> str:
    """A phrase that goes on in a sentence: in small letters, except a name or the first of them."""
    first = said.split(" ", 1)[0]
    return said if place == 0 or first.isupper() or first.endswith("'s") else said[0].lower() + said[1:]


def _closed(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."
