"""The memo by which the office asks its Board to approve, in Duluth's form (170 to 175, 189)."""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Proposed
from classplan.core.documents.impact import Impact
from classplan.core.documents.tree import Document


@dataclass(frozen=True, slots=True)
class Consulted:
    """Somebody with whom the proposal was talked over, on which day (None: not on record), and what came of it."""

    who: str
    outcome: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs a paper: a name and a position, *Human Resources Supervisor*."""

    name: str
    position: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.position) if part)


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """What a board memo is made of.

    `background` is the office's own account, a paragraph each; `last_revised` the year of the text that is replaced;
    `reviewed_by` who went over it (172: a supervisor and the incumbents); `code_section` what lets the Board approve
    (170); `attached` names what goes with it.
    """

    office: str
    board: str
    sender: Sender
    day: date
    subject: str
    changes: tuple[Proposed, ...]
    background: tuple[str, ...]
    code_section: str
    impact: Impact | None = None
    last_revised: int | None = None
    reviewed_by: tuple[str, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    attached: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def board_memo(facts: MemoFacts) -> Document:
    """The memo. Raises `Invalid` where it has no changes, no background or no section of the code to rest on."""
    raise NotImplementedError
