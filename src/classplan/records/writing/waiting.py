"""What of the drafts waits for somebody: one to be looked over, remarks on their own to be answered. Three queries in all."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from classplan.core.writing.draft import sections_of
from classplan.records.accounts.models import Office, Person
from classplan.records.writing.models import DraftRevision, DraftState, Invitation, Remark, Review, SpecDraft
from classplan.records.writing.selectors import with_counts

MOST = 20


@dataclass(frozen=True, slots=True)
class ToLookOver:
    """A draft to which somebody is invited and of which no review of theirs is on record."""

    draft: SpecDraft
    capacity: str
    sections: int


def to_look_over(office: Office, person: Person) -> list[ToLookOver]:
    """The drafts that somebody is asked to look over, the newest first; at most so many."""
    done = Review.objects.filter(draft=OuterRef("draft"), who=person.name, capacity=OuterRef("capacity"))
    rows = Invitation.objects.filter(~Exists(done), draft__office=office, person=person, ended__isnull=True)
    asked = list(rows.exclude(draft__state=DraftState.ASIDE).select_related("draft").order_by("-draft__number")[:MOST])
    newest = DraftRevision.objects.filter(draft__in=[row.draft_id for row in asked], number=F("draft__revision"))
    sections = {revision.draft_id: len(sections_of(revision.body)) for revision in newest}
    return [ToLookOver(row.draft, row.capacity, sections[row.draft_id]) for row in asked]


def to_answer(office: Office, person: Person) -> QuerySet[SpecDraft]:
    """The drafts of somebody on which remarks wait for an answer, with how many: `waiting`; at most so many."""
    waits = Remark.objects.filter(draft=OuterRef("pk"), answer__isnull=True)
    own = SpecDraft.objects.filter(Exists(waits), office=office, owner=person).exclude(state=DraftState.ASIDE)
    return with_counts(own)[:MOST]
