"""What goes to the Council: the request with justification and impact, and the text of the resolution (189, 190)."""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending.proposal import Proposed
from classplan.core.documents.impact import Impact
from classplan.core.documents.memo import Sender
from classplan.core.documents.tree import Document


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """What a request to the Council and its resolution are made of.

    `changes` are those that the Board let stand. `number` is the resolution's, empty until the clerk gives it one.
    `citation` and `paraphrase` are those of the rule that dates the changes, `authority` the one that sends them here.
    """

    office: str
    place: str
    council: str
    board: str
    sender: Sender
    day: date
    amendment: str
    subject: str
    changes: tuple[Proposed, ...]
    justification: tuple[str, ...]
    authority: str
    citation: str
    paraphrase: str
    heard: date | None = None
    board_approved: date | None = None
    impact: Impact | None = None
    number: str = ""
    provisional_until: date | None = None
    attached: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def council_request(facts: CouncilFacts) -> Document:
    """The request. Raises `Invalid` where the Board has not approved, or justification or impact is absent (189)."""
    raise NotImplementedError


def council_resolution(facts: CouncilFacts) -> Document:
    """The text for the Council to resolve. Raises `Invalid` where the Board has not approved or nothing is left."""
    raise NotImplementedError
