"""Proof that drafts follow from the journal: each revision has the words that its entry sums, and what was said is told alike."""

from collections.abc import Iterator
from typing import Any

from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.specs.services import digest_of
from classplan.records.writing.models import Answer, DraftRevision, Remark, Review, WordReturn

Key = tuple[str, int, int]
REVISION, REMARK, ANSWER, REVIEW, RETURN = (
    "Revision",
    "Remark",
    "Answer to remark",
    "Review of entry",
    "Return from Word",
)


class DraftReplay:
    """What the journal says of drafts, entry by entry."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.rows: dict[Key, Any] = {}

    def add(self, entry: Entry) -> None:
        """Replay one entry."""
        said = entry.payload.get("writing")
        if not said:
            return
        number = said["number"]
        match entry.act:
            case "writing.commented" | "writing.suggested":
                self.rows[REMARK, number, said["remark"]] = (
                    said["section"],
                    said["item"],
                    said["text"],
                    said["suggested"],
                )
            case "writing.answered":
                self.rows[ANSWER, number, said["remark"]] = (said["outcome"], said["reason"], said["made"])
            case "writing.reviewed":
                self.rows[REVIEW, number, entry.number] = (said["who"], said["capacity"], said["outcome"], said["on"])
            case "writing.word_returned":
                self.rows[RETURN, number, said["return"]] = said["digest"]
            case _ if "digest" in said:
                self.rows[REVISION, number, said["revision"]] = (said["digest"], said["section"])

    def faults(self) -> Iterator[str]:
        """Where the rows are not what the journal gives, in words."""
        stored = dict(_stored(self._office))
        for key in sorted({*self.rows, *stored}):
            if self.rows.get(key) != stored.get(key):
                kind, draft, number = key
                yield f"{kind} {number} of draft {draft} is not in the records as the journal has it."


def _stored(office: Office) -> Iterator[tuple[Key, Any]]:
    of = {"draft__office": office}
    for revision in DraftRevision.objects.filter(**of).select_related("draft").iterator(200):
        yield (REVISION, revision.draft.number, revision.number), (digest_of(revision.body), revision.section)
    for remark in Remark.objects.filter(**of).select_related("draft"):
        told = (remark.section, remark.item, remark.text, remark.suggested)
        yield (REMARK, remark.draft.number, remark.number), told
    for answer in Answer.objects.filter(remark__draft__office=office).select_related("remark__draft"):
        key = (ANSWER, answer.remark.draft.number, answer.remark.number)
        yield key, (answer.outcome, answer.reason, answer.revision)
    for review in Review.objects.filter(**of).select_related("draft", "entry"):
        said = (review.who, review.capacity, review.outcome, review.on.isoformat())
        yield (REVIEW, review.draft.number, review.entry.number), said
    for row in WordReturn.objects.filter(**of).select_related("draft"):
        yield (RETURN, row.draft.number, row.number), digest_of(row.found)
