"""What papers of one amendment are filled from: the amendment, its case on a day, the letterhead, what was asked."""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending import Situation
from classplan.core.documents.asked import NOTHING, Asked
from classplan.core.documents.letterhead import Letterhead
from classplan.core.errors import NotInForce
from classplan.core.pack import Pack
from classplan.core.proceedings import TakesEffect
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import effect_of
from classplan.records.papers.letterhead import letterhead_of
from classplan.records.plan.models import Amendment


@dataclass(frozen=True, slots=True)
class Filling:
    """What papers of one amendment are filled from; `anchor` goes to their feet."""

    amendment: Amendment
    case: Situation
    anchor: str
    draft: bool
    day: date
    asked: Asked = NOTHING

    @property
    def office(self) -> Office:
        """Whose paper it is."""
        return self.amendment.office

    @property
    def pack(self) -> Pack:
        """The rules of the office."""
        return pack_of(self.office)

    @property
    def letterhead(self) -> Letterhead:
        """How the office heads and signs its papers."""
        return letterhead_of(self.office, self.day)

    @property
    def effect(self) -> TakesEffect:
        """When it takes effect, or what it waits for."""
        return effect_of(self.pack, self.case, gathering.policy_of(self.office))

    @property
    def account(self) -> tuple[str, ...]:
        """Why it is proposed, in the office's own words: the narrative, a paragraph each, and the study."""
        terms = self.case.terms
        said = [text.strip() for text in terms.narrative.split("\n\n") if text.strip()]
        return (*said, *([f"It follows from: {terms.study.strip()}"] if terms.study.strip() else []))

    def row(self, about: str) -> models.ProposedChange:
        """The change of an ordinal. Raises `NotInForce` where there is none."""
        found = next((row for row in gathering.proposals_of(self.amendment) if str(row.ordinal) == about), None)
        if found is None or found.spec is None:
            raise NotInForce(f"{self.amendment.name} has no change {about} with a new text.")
        return found
