"""The update circular: which specifications go into the book and which come out, for everybody or for one agency."""

from dataclasses import dataclass
from datetime import date

from classplan.core.documents.house import House
from classplan.core.documents.specification import SpecFacts
from classplan.core.documents.tree import Document
from classplan.core.documents.version import Version


@dataclass(frozen=True, slots=True)
class Sheet:
    """A specification that goes into the book or comes out of it; `job_class` is the lasting number of its class."""

    job_class: int
    version: Version


@dataclass(frozen=True, slots=True)
class Holder:
    """An agency and the classes whose specifications it holds, by number; None is the whole book (168)."""

    name: str
    classes: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class CircularFacts:
    """What a circular is made of. Its `day` is that of its publication, not that of any version (X41).

    `holder` is None for the circular that goes to everybody. `attached` are the texts of what goes in, in its order.
    """

    office: str
    house: House
    sender: str
    day: date
    insert: tuple[Sheet, ...]
    remove: tuple[Sheet, ...] = ()
    holder: Holder | None = None
    attached: tuple[SpecFacts, ...] = ()
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def update_circular(facts: CircularFacts) -> Document:
    """The circular. Raises `Invalid` where it would tell nobody anything, or a version has no day to be known by."""
    raise NotImplementedError
