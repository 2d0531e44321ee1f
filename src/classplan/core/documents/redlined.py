"""A redlined specification: two versions of a class in one text, which two they are, and how to read the marks."""

from dataclasses import dataclass
from datetime import date

from classplan.core.documents.house import House
from classplan.core.documents.tree import Document
from classplan.core.documents.version import Version
from classplan.core.redline.model import Redline


@dataclass(frozen=True, slots=True)
class RedlineFacts:
    """What a redline is made of: the two versions by name, and the comparison of their clean texts.

    `new.since` is None where the new text is only proposed; `cause` names what proposes it or brought it.
    """

    office: str
    house: House
    old: Version
    new: Version
    found: Redline
    cause: str = ""
    day: date | None = None
    anchor: str = ""
    draft: bool = False


def redlined_specification(facts: RedlineFacts) -> Document:
    """The redline with its legend. Raises `Invalid` where nobody could tell the two versions apart."""
    raise NotImplementedError
