"""The rows of several live amendments at once, so that a list of fifty asks the database no more often than one does."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from classplan.records.amendments import models
from classplan.records.plan.models import Amendment
from classplan.records.proceedings.models import Action, Notice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of amendments, by their ids; in the order in which each part is read."""

    proposals: dict[int, list[models.ProposedChange]]
    notices: dict[int, Notice]
    terms: dict[int, models.Terms]
    actions: dict[int, list[Action]]
    recommended: dict[int, date]
    drafts_sent: dict[int, list[str]]
    posted: dict[int, list[date]]
    held: dict[int, date]
    decisions: dict[int, list[models.BoardDecision]]
    judgments: dict[int, list[models.JudgmentMade]]
    waivers: dict[int, list[models.WaiverGiven]]
    numbers: frozenset[str]
    names: dict[str, int]

    def is_taken(self, amendment: Amendment, number: str) -> bool:
        """Whether the number of a notice to be given is carried by another paper."""
        return number in self.numbers or self.names.get(f"Notice {number}", amendment.pk) != amendment.pk


def read(amendments: Sequence[Amendment]) -> Known:
    """Read them all. The amendments are of one office."""
    office, ids = amendments[0].office, [amendment.pk for amendment in amendments]
    proposals = models.ProposedChange.objects.filter(amendment__in=ids).select_related("job_class", "spec_original")
    notices = list(Notice.objects.filter(amendment__in=ids).defer("reading"))
    # What follows a notice is only asked for where there is one.
    noticed = {row.pk: row.amendment_id for row in notices}
    terms = models.Terms.objects.filter(amendment__in=ids).prefetch_related("affected")
    actions = Action.objects.filter(notice__in=noticed) if noticed else ()
    moves = list(models.MoveMade.objects.filter(amendment__in=ids, name__in=("recommend", "return")).order_by("id"))
    returned = {move.amendment_id: move.entry_id for move in moves if move.name == "return"}
    drafts = models.DraftSent.objects.filter(amendment__in=ids).values_list("amendment", "agency__code", "entry")
    postings = models.Posting.objects.filter(notice__in=noticed).values_list("notice", "on") if noticed else ()
    hearings = models.HearingHeld.objects.filter(notice__in=noticed).values_list("notice", "on") if noticed else ()
    decided = models.BoardDecision.objects.filter(change__amendment__in=ids).select_related("change")
    decisions = decided.order_by("change__ordinal") if noticed else ()
    known_terms = {row.amendment_id: row for row in terms}
    wanted = {row.number for row in known_terms.values()}
    names = Amendment.objects.filter(office=office, name__in={f"Notice {number}" for number in wanted})
    return Known(
        proposals=_each((row.amendment_id, row) for row in proposals),
        notices={row.amendment_id: row for row in notices},
        terms=known_terms,
        actions=_each((noticed[row.notice_id], row) for row in actions),
        recommended={move.amendment_id: move.on for move in moves if move.name == "recommend"},
        # What went out before the amendment was returned is the draft of something else.
        drafts_sent=_each((amendment, code) for amendment, code, entry in drafts if entry > returned.get(amendment, 0)),
        posted=_each((noticed[notice], on) for notice, on in postings),
        held={noticed[notice]: on for notice, on in hearings},
        decisions=_each((row.change.amendment_id, row) for row in decisions),
        judgments=_each((r.amendment_id, r) for r in models.JudgmentMade.objects.filter(amendment__in=ids)),
        waivers=_each((r.amendment_id, r) for r in models.WaiverGiven.objects.filter(amendment__in=ids)),
        numbers=frozenset(Notice.objects.filter(office=office, number__in=wanted).values_list("number", flat=True)),
        names=dict(names.values_list("name", "pk")),
    )


def _each(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
