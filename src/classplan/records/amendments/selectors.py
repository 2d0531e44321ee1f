"""Reads of live amendments: where each stands, what can be done about it and by whom, and what was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from classplan.core.amending import InHand, Situation, Step, Task, Urgency, steps, tasks
from classplan.core.errors import NotInForce
from classplan.core.plain_words import change_in_words
from classplan.core.policy import Answer, Role, Standing, may
from classplan.core.proceedings import TakesEffect
from classplan.core.rules import Finding
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.selectors import local_day, pack_of, powers_of
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import effect_of
from classplan.records.amendments.turns import WORKFLOW
from classplan.records.journal.models import Entry
from classplan.records.plan.models import BEFORE_NOTICE, RECORDED, Amendment
from classplan.records.proceedings.models import Notice


def live_amendments(office: Office) -> QuerySet[Amendment]:
    """Every live amendment, the newest first."""
    return Amendment.objects.filter(office=office).exclude(state=RECORDED).order_by("-number")


def visible_amendments(office: Office, standing: Standing) -> QuerySet[Amendment]:
    """Those that somebody may see: an appointing authority sees what touches its agencies, from the sent draft on."""
    found = live_amendments(office)
    if standing.roles & {role for role in Role if role not in (Role.APPOINTING_AUTHORITY, Role.EMPLOYEE)}:
        return found
    own = Agency.objects.filter(office=office, code__in=standing.agencies)
    return found.filter(Q(drafts_sent__agency__in=own) | Q(terms__affected__in=own, noticed__isnull=False)).distinct()


def amendment_for(office: Office, standing: Standing, number: int) -> Amendment:
    """The live amendment of that number. Raises `NotInForce` where there is none, or none that is theirs to see."""
    found = visible_amendments(office, standing).filter(number=number).first()
    if found is None:
        raise NotInForce(f"There is no amendment {number} here.")
    return found


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step with what stands in its way, and whether whoever looks may take it."""

    step: Step
    answer: Answer

    @property
    def can_be_taken(self) -> bool:
        """Whether nothing stands between whoever looks and this step."""
        return self.step.is_open and self.answer.allowed


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where an amendment stands today: what is known of it, its road, its steps, when it takes effect."""

    amendment: Amendment
    case: Situation
    road: Finding
    steps: tuple[StepNow, ...]
    effect: TakesEffect | None
    notice: Notice | None


def standpoint(amendment: Amendment, standing: Standing, today: date) -> Standpoint:
    """Everything that the page of an amendment shows of its state."""
    office = amendment.office
    pack, policy = pack_of(office), gathering.policy_of(office)
    case = gathering.situation(amendment, today)
    workflow = pack.workflow(WORKFLOW)
    moves = [move for move in workflow.moves if amendment.state in move.sources]
    found = {move.name: pack.readiness(move.name, case, policy) for move in moves}
    powers = powers_of(office)
    own = steps(moves, found, judgments=case.judgments, waivers=case.waivers, on=today)
    agencies = case.terms.affected
    return Standpoint(
        amendment,
        case,
        pack.road(case),
        tuple(StepNow(s, may(powers, standing, f"{WORKFLOW}.{s.move.name}", agencies=agencies)) for s in own),
        effect_now(amendment, case),
        gathering.notice_of(amendment),
    )


def effect_now(amendment: Amendment, case: Situation) -> TakesEffect | None:
    """When it takes effect by the acts on record, or what it waits for; None before the Board has acted."""
    if case.acts.board is None:
        return None
    return effect_of(pack_of(amendment.office), case, gathering.policy_of(amendment.office))


def history_of(amendment: Amendment) -> QuerySet[Entry]:
    """Who did what about it, under which clauses, the latest first."""
    rows = Entry.objects.filter(office=amendment.office, payload__amendment__number=amendment.number)
    return rows.order_by("-number")


@dataclass(frozen=True, slots=True)
class Work:
    """A task with the amendment that it is about, and the codes of the agencies that this touches."""

    amendment: Amendment
    task: Task
    agencies: frozenset[str] = frozenset()


def work_of(office: Office, standing: Standing, today: date) -> list[Work]:
    """What is to be done, the most urgent first; of everybody's, so that one sees what one waits for."""
    workflow = pack_of(office).workflow(WORKFLOW)
    open_states = [state for state in workflow.states if not workflow.ends(state)]
    rows = list(visible_amendments(office, standing).filter(state__in=open_states).select_related("entry"))
    for amendment in rows:
        amendment.office = office
    matters = in_hands(office, rows, today)
    found = [
        Work(amendment, task, matters[amendment.pk].case.terms.affected)
        for amendment in rows
        for task in tasks(matters[amendment.pk])
    ]
    order = list(Urgency)
    return sorted(
        found, key=lambda work: (order.index(work.task.urgency), work.task.by or date.max, work.amendment.number)
    )


def in_hand(amendment: Amendment, today: date) -> InHand:
    """An amendment as the work list sees it."""
    return in_hands(amendment.office, [amendment], today)[amendment.pk]


def in_hands(office: Office, amendments: Sequence[Amendment], today: date) -> dict[int, InHand]:
    """Amendments as the work list sees them, by their ids; the questions asked are as many as for one."""
    cases = gathering.situations(amendments, today)
    policy, pack = gathering.policy_of(office), pack_of(office)
    edited = _last_edits(office, amendments)
    pauses = models.Pause.objects.filter(amendment__in=cases, until=None)
    paused = dict(pauses.values_list("amendment", "reason"))
    replies = set(models.DraftReply.objects.filter(amendment__in=cases).values_list("amendment", "agency__code"))
    found: dict[int, InHand] = {}
    for amendment in amendments:
        case = cases[amendment.pk]
        effect = effect_of(pack, case, policy) if case.acts.board is not None else None
        found[amendment.pk] = InHand(
            state=amendment.state,
            case=case,
            edited=edited.get(amendment.number, today),
            usable_until=pack.last_provisional_day(case, policy) if _runs(case) else None,
            paused=paused.get(amendment.pk),
            effective=effect.day if effect else None,
            answered=frozenset(code for of_amendment, code in replies if of_amendment == amendment.pk),
        )
    return found


def _last_edits(office: Office, amendments: Sequence[Amendment]) -> dict[int, date]:
    """The day of the last entry about each that is not noticed yet, by number: its own clock runs from there."""
    drafts = [amendment for amendment in amendments if amendment.state in BEFORE_NOTICE]
    if not drafts:
        return {}
    numbers, first = {draft.number for draft in drafts}, min(draft.entry.number for draft in drafts)
    rows = Entry.objects.filter(office=office, number__gte=first, payload__amendment__number__in=numbers)
    said = rows.order_by("number").values_list("payload__amendment__number", "recorded_at")
    return {number: local_day(office, moment) for number, moment in said}


def usable_until(amendment: Amendment, case: Situation) -> date | None:
    """The last day of provisional use that runs; None where none runs, or the Council has lifted its limit."""
    if not _runs(case):
        return None
    return pack_of(amendment.office).last_provisional_day(case, gathering.policy_of(amendment.office))


def _runs(case: Situation) -> bool:
    acts = case.acts
    return acts.in_use is not None and acts.council is None and acts.disapproved is None


def proposals(amendment: Amendment) -> list[models.ProposedChange]:
    """Its changes as they are drafted or noticed, in their order."""
    return gathering.proposals_of(amendment)


def terms_of(amendment: Amendment) -> models.Terms | None:
    """The terms of its notice."""
    return models.Terms.objects.filter(amendment=amendment).first()


def comments_on(notice: Notice) -> list[models.Comment]:
    """The comments on a notice, in the order of their receipt."""
    return list(models.Comment.objects.filter(notice=notice).select_related("change", "change__job_class"))


def speakers_on(notice: Notice) -> list[models.Speaker]:
    """Who asked to be heard, in the order of asking."""
    return list(models.Speaker.objects.filter(notice=notice))


def postings_of(notice: Notice) -> list[models.Posting]:
    """Where a notice hangs, since when, by whom."""
    return list(models.Posting.objects.filter(notice=notice))


def drafts_of(amendment: Amendment) -> list[models.DraftSent]:
    """To whom drafts went."""
    return list(models.DraftSent.objects.filter(amendment=amendment).select_related("agency"))


def replies_to(amendment: Amendment) -> list[models.DraftReply]:
    """What appointing authorities answered."""
    return list(models.DraftReply.objects.filter(amendment=amendment).select_related("agency"))


def judgments_on(amendment: Amendment) -> list[models.JudgmentMade]:
    """What people judged about it."""
    return list(models.JudgmentMade.objects.filter(amendment=amendment))


def waivers_of(amendment: Amendment) -> list[models.WaiverGiven]:
    """Which requirements were set aside for it."""
    return list(models.WaiverGiven.objects.filter(amendment=amendment))


def choices_made(office: Office) -> list[models.PolicyChoice]:
    """What the owner of the rules chose, the latest first."""
    return list(models.PolicyChoice.objects.filter(office=office).order_by("-id"))


def open_notices(office: Office) -> list[Notice]:
    """The notices on which the public can comment now, the one that closes first at the head."""
    rows = Notice.objects.filter(office=office, amendment__state="noticed").select_related("amendment__terms")
    return list(rows.defer("reading").order_by("amendment__terms__comments_until"))


def with_receipt(office: Office, receipt: str) -> models.Comment | models.Speaker:
    """What was sent in under a receipt. Raises `NotInForce` where there is no such receipt."""
    for model in (models.Comment, models.Speaker):
        found = model.objects.filter(notice__office=office, receipt=receipt.strip().upper()).first()
        if found is not None:
            return found
    raise NotInForce(f"There is no receipt “{receipt[:40]}”. Check its letters and figures.")


def changes_in_words(rows: Iterable[models.ProposedChange]) -> list[str]:
    """Each change as one would say it."""
    return [
        change_in_words(change) if (change := gathering.change_of(row)) else "A pay table is replaced." for row in rows
    ]
