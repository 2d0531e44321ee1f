"""A specification, clean, in the printed form of its house."""

from dataclasses import dataclass
from datetime import date

from classplan.core.dates import PartialDate
from classplan.core.documents.house import House
from classplan.core.documents.tree import Block, Document
from classplan.core.documents.version import Version
from classplan.core.spec.model import Spec


@dataclass(frozen=True, slots=True)
class SpecFacts:
    """What a clean specification is made of.

    `filled` are fields that the text leaves blank or open (*xx/xx/2011*) and an act has since settled, by their keys;
    a value that the text prints is never replaced. `version` is None for a text that no act has brought into force.
    """

    office: str
    house: House
    spec: Spec
    version: Version | None = None
    filled: tuple[tuple[str, PartialDate | str], ...] = ()
    day: date | None = None
    anchor: str = ""
    draft: bool = False


def clean_specification(facts: SpecFacts) -> Document:
    """The specification as it goes into the book. Raises `Invalid` where it has no title, or a value would be lost."""
    raise NotImplementedError


def blocks_of(facts: SpecFacts, *, top: int = 1) -> tuple[Block, ...]:
    """The blocks of a specification, its title at heading level `top`; for papers that hold one or many."""
    raise NotImplementedError
