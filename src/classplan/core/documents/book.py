"""The whole specification book as it stood on a day: title page, contents, every specification on a page of its own."""

from dataclasses import dataclass
from datetime import date

from classplan.core.documents.house import House
from classplan.core.documents.tree import Document
from classplan.core.documents.version import Version
from classplan.core.plan import Line
from classplan.core.spec.model import Spec


@dataclass(frozen=True, slots=True)
class Entry:
    """A class of the plan on the day. `spec` and `version` are None where no specification is on record for it."""

    line: Line
    version: Version | None = None
    spec: Spec | None = None


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What a book is made of: every class that the plan has on the day, in any order."""

    office: str
    house: House
    day: date
    entries: tuple[Entry, ...]
    letterhead: tuple[str, ...] = ()
    anchor: str = ""


def specification_book(facts: BookFacts) -> Document:
    """The book, its classes in the order of their titles. Raises `Invalid` where the plan has no class on the day."""
    raise NotImplementedError
