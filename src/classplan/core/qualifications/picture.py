"""What it takes, as a plain picture: what is asked of all, which alternatives there are, what may stand for what.

Every statement of the paper has its row. One that was read wholly stands in the wording of the house; of the others the
words of the paper stand, with what could be read of them beside: nothing is dropped, and nothing invented.

>>> from classplan.core.qualifications.model import Experience, Requirement
>>> asked = Qualifications((Requirement(Experience(2, "filing"), "Two years filing.", 9),))
>>> [row.words for row in picture_of(asked, PLAIN).together.rows]
['Two years of filing']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from classplan.core.qualifications.model import (
    AllOf,
    AnyCombination,
    AnyOf,
    Education,
    Experience,
    Licence,
    Need,
    Qualifications,
    Requirement,
    Said,
    Substitution,
)
from classplan.core.qualifications.wording import PLAIN, Manner, in_words, level_in_words

_WORD = re.compile(r"[a-z]{2,}|\d+")
# Words of the trade that say no more than the structure does.
_SAYS_NO_MORE = frozenset(
    _WORD.findall(
        "of the and or an in to at is be as for with by which must shall have been has had that this these from on its "
        "possession graduation high school ged diploma certificate degree degrees baccalaureate bachelor associate master "
        "completion twelfth grade minimum least full required year years month months experience type level work any "
        "one two three four five six seven eight nine ten eleven twelve eighteen include includes including included "
        "performing duties comparable combination satisfactory"
    )
)


class Extent(StrEnum):
    """How much of a statement was read as structure."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing asked for. `classes` are titles that it names; `facts` what was read where the words are the paper's.

    `is_alternative`: it may be met instead of the row before. `of_whom` says of which positions or classes alone it is
    asked; `until` by when it must be had; `kept`: as long as one is employed.
    """

    words: str
    extent: Extent = Extent.WHOLLY
    classes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    is_alternative: bool = False
    of_whom: str = ""
    until: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rows that are asked for together; `name` is the heading of an alternative, empty for what is asked of all."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a specification asks for, in order."""

    together: Pattern
    alternatives: tuple[Pattern, ...] = ()
    licences: tuple[Row, ...] = ()
    instead: tuple[Row, ...] = ()
    nothing_substitutes: bool = False
    no_licence: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for at all."""
        return not (self.rows or self.no_licence or self.nothing_substitutes)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row."""
        others = (row for pattern in self.alternatives for row in pattern.rows)
        return (*self.together.rows, *others, *self.licences, *self.instead)

    @property
    def classes(self) -> tuple[str, ...]:
        """The titles that its rows name, each once."""
        return tuple(dict.fromkeys(title for row in self.rows for title in row.classes))


def picture_of(asked: Qualifications, manner: Manner) -> Picture:
    """The qualifications as a picture, in the wording of a house."""
    patterns = groupby((one for one in asked.required if one.pattern is not None), key=_pattern)
    return Picture(
        together=Pattern("", tuple(_row(one, manner) for one in asked.required if one.pattern is None)),
        alternatives=tuple(
            Pattern(name, tuple(_row(one, manner, n == 0) for n, one in enumerate(ones)))
            for (name, _), ones in patterns
        ),
        licences=tuple(_licence(one) for one in asked.licences),
        instead=tuple(_instead(one) for one in asked.substitutions),
        nothing_substitutes=asked.nothing_substitutes is True,
        no_licence=asked.no_licence is True,
    )


def extent_of(asked: Requirement) -> Extent:
    """Whether all words of a statement have their place in what was read of it."""
    if isinstance(asked.need, Said):
        return Extent.NOT
    if isinstance(asked.need, AnyCombination):
        return Extent.WHOLLY
    left = _words(asked.printed) - _words(in_words(asked.need, PLAIN)) - _words(asked.positions or "") - _SAYS_NO_MORE
    return Extent.PARTLY if left else Extent.WHOLLY


def _pattern(asked: Requirement) -> tuple[str, tuple[str, ...]]:
    return asked.pattern or "", asked.only_for


def _row(asked: Requirement, manner: Manner, is_first: bool = False) -> Row:
    need, extent = asked.need, extent_of(asked)
    whole = extent is Extent.WHOLLY and not isinstance(need, AnyCombination)
    of_whom = ", ".join(asked.only_for) or (asked.positions if whole and asked.positions else "")
    return Row(
        words=in_words(need, manner) if whole else asked.printed,
        extent=extent,
        classes=tuple(_titles(need)),
        facts=() if whole else tuple(_facts(need, manner)),
        is_alternative=asked.is_alternative and not is_first,
        of_whom=of_whom,
    )


def _licence(asked: Requirement) -> Row:
    need = asked.need
    by, kept = (need.by or "", need.throughout) if isinstance(need, Licence) else ("", False)
    return Row(asked.printed, of_whom="", until=by, kept=kept)


def _instead(stated: Substitution) -> Row:
    facts = []
    if stated.given and stated.saved:
        facts.append(f"{_years(stated.given)} of {stated.of} for {_years(stated.saved)} of {stated.instead_of}")
    if stated.most:
        facts.append(f"at most {_years(stated.most)}")
    classes = tuple(_titles(stated.instead)) if stated.instead else ()
    return Row(stated.printed, Extent.WHOLLY, classes, tuple(facts), of_whom=stated.positions or "")


def _facts(need: Need, manner: Manner) -> Iterator[str]:
    """What of a statement was read, in few words."""
    match need:
        case Education():
            yield level_in_words(need.level, manner)
        case Experience():
            yield f"{need.months} months" if need.months else _years(need.years)
        case AllOf() | AnyOf():
            for part in need.parts:
                yield from _facts(part, manner)
        case AnyCombination():
            yield "any combination that will do"
        case _:
            pass


def _titles(need: Need) -> Iterator[str]:
    match need:
        case Experience():
            yield from need.at_level_of
            for inner in need.within:
                yield from _titles(inner)
        case AllOf() | AnyOf():
            for part in need.parts:
                yield from _titles(part)
        case _:
            pass


def _years(count: int) -> str:
    return f"{count} year{'s' if count != 1 else ''}"


def _words(text: str) -> set[str]:
    return set(_WORD.findall(re.sub(r"\(\d+\)", " ", text.casefold())))
