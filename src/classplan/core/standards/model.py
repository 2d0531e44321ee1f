"""What is standard language, where a specification uses it, and how its words stand to the standard ones."""

import re
from dataclasses import dataclass
from enum import StrEnum

from classplan.core.spec.model import SectionKind
from classplan.core.standards.levels import Level

_SIGNS = re.compile(r"[^\w]+|_")


class Kind(StrEnum):
    """What a standard is; the value is the word for it."""

    COMPETENCY = "competency"
    KNOWLEDGE = "knowledge or skill statement"
    PHYSICAL_DEMAND = "physical demand"
    ENVIRONMENT = "environment statement"
    PARAGRAPH = "standard paragraph"


class Fit(StrEnum):
    """How words stand to those of the standard."""

    EXACT = "exact"
    NORMALISED = "alike but for signs and capitals"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Use:
    """A piece of standard language where a specification uses it.

    `name` is the name as printed, or what stands for one; `text` the words; `at` the character of the item's text where
    they begin. A paragraph belongs to the section and, by the title of the class, to a level of responsibility (174).
    """

    kind: Kind
    name: str
    text: str
    place: str
    at: int
    section: SectionKind
    level: Level = Level.NONE

    @property
    def key(self) -> str:
        """What two spellings of one name have in common."""
        return normal(self.name)


def normal(text: str) -> str:
    """The words of a text, whatever its signs, spaces and capitals.

    >>> normal("Self-Management – Sets goals; works."), normal("self management: sets goals, works")
    ('self management sets goals works', 'self management sets goals works')
    """
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())


def without_name(text: str, name: str) -> str:
    """A definition as it is kept: without the name in front, where somebody wrote both as a specification prints them.

    >>> without_name("Attention to Detail - Checks own work.", "Attention to detail"), without_name("Details matter.", "Detail")
    ('Checks own work.', 'Details matter.')
    """
    return re.sub(rf"^{re.escape(name)}\s*[-–—:]+\s*", "", text, count=1, flags=re.IGNORECASE)


def fit(words: str, standard: str) -> Fit:
    """How words stand to the standard ones."""
    if words == standard:
        return Fit.EXACT
    return Fit.NORMALISED if normal(words) == normal(standard) else Fit.DIFFERS
