"""The notice of results: what became of each change, told to a department that it touches (190)."""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Decision, Proposed
from classplan.core.documents.tree import Document


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What a notice of results is made of.

    `changes` are those that touch the department; `decisions` what the Board did with them, by ordinal; `effective` the
    first day in force, None as long as it waits, and then `waits_for` says for what. `positions` are the department's.
    """

    office: str
    sender: str
    department: str
    day: date
    amendment: str
    decided: date | None
    changes: tuple[Proposed, ...]
    decisions: tuple[Decision, ...]
    board: str = "the Board"
    effective: date | None = None
    waits_for: str = ""
    citation: str = ""
    provisional_until: date | None = None
    positions: tuple[str, ...] = ()
    ask: str = ""
    anchor: str = ""
    draft: bool = False


def result_notice(facts: ResultFacts) -> Document:
    """The notice. Raises `Invalid` where nothing is decided yet, or a change has no decision on record."""
    raise NotImplementedError
