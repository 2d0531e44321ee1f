"""The class-history entries of an amendment, in the house style, as they go into the specifications."""

from dataclasses import dataclass
from datetime import date

from classplan.core.documents.tree import Document


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """The entry of one class: the words are those that `core.telling` finds for its change."""

    title: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """What the sheet of entries is made of."""

    office: str
    amendment: str
    day: date
    entries: tuple[HistoryEntry, ...]
    anchor: str = ""
    draft: bool = False


def class_history(facts: HistoryFacts) -> Document:
    """The entries, class by class. Raises `Invalid` where there is none, or one has no words."""
    raise NotImplementedError
