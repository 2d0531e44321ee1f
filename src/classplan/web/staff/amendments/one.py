"""The page of an amendment: what it is, where it stands, what comes next, and everything that was done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from classplan.core.amending import Task
from classplan.core.policy import Answer
from classplan.core.rules import Finding
from classplan.core.workflow import Move
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import selectors
from classplan.records.amendments.models import Comment, Speaker
from classplan.records.amendments.selectors import StepNow
from classplan.records.journal.models import Entry
from classplan.records.linting.texts import acts_on_findings
from classplan.records.plan.models import Amendment
from classplan.web.pages import show
from classplan.web.staff.amendments.changes import changes_of
from classplan.web.staff.amendments.matter import (
    FORM_OF,
    LATEST_ACTS,
    Matter,
    can_be_taken,
    hindrances,
    matter_of,
    opened_by,
    questions,
    stops,
)
from classplan.web.staff.amendments.road import ENDS, road_of
from classplan.web.staff.amendments.words import acts_in_words, late_by, roles_in_words, state_in_words
from classplan.web.staff.standards.naming import named_elsewhere
from classplan.web.who import allowed


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A finding that stops a step, and what would open it."""

    finding: Finding
    opened_by: str
    address: str


@dataclass(frozen=True, slots=True)
class Action:
    """A step of the road as a row: its link where it is open to whoever looks, else the reason that it is not."""

    move: Move
    whose: str
    address: str
    answer: Answer
    hindrances: tuple[Hindrance, ...]

    @property
    def is_open(self) -> bool:
        """Whether whoever looks can take it now."""
        return bool(self.address)


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody of the public sent in; `late` says by how much it was late, empty where it was in time."""

    row: Comment | Speaker
    late: str


def one_amendment(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Everything about one amendment, for whoever asks."""
    matter = matter_of(request, office, number)
    may_change = allowed(request, office, "amendment.change").allowed and not matter.is_over
    may_judge = allowed(request, office, "amendment.judge").allowed and not matter.is_over
    tasks = matter.tasks
    actions = [_action(matter, step, may_judge) for step in matter.steps()]
    changes = changes_of(matter)
    primary = _primary(request, matter, tasks, may_change)
    decided = acts_on_findings(matter.amendment)
    standing = request.standing  # type: ignore[attr-defined]
    return show(
        request,
        office,
        "staff/amendment.html",
        section="amendments",
        matter=matter,
        amendment=matter.amendment,
        state=state_in_words(matter.amendment.state),
        road=_road(matter),
        next=[(task, roles_in_words(task.roles)) for task in tasks],
        primary=primary,
        actions=[action for action in actions if primary is None or action.address != primary[1]],
        road_taken=matter.point.road,
        effect=_effect(matter),
        usable_until=matter.usable_until,
        days_left=(matter.usable_until - matter.today).days if matter.usable_until else None,
        changes=changes,
        may_edit=may_change and matter.amendment.state == "draft",
        named_elsewhere=named_elsewhere(office, matter.amendment) if may_change else [],
        may_see_papers=allowed(request, office, "paper.see", matter.case.terms.affected).allowed,
        may_set_terms=may_change and matter.amendment.state in ("draft", "recommended"),
        may_judge=may_judge,
        may_pause=allowed(request, office, "amendment.pause").allowed and not matter.is_over,
        has_questions=bool(questions(matter)),
        has_hindrances=bool(hindrances(matter)),
        terms=selectors.terms_of(matter.amendment),
        affected=sorted(matter.case.terms.affected),
        missing=sorted(matter.case.terms.affected - matter.case.drafts_sent),
        drafts=selectors.drafts_of(matter.amendment),
        replies=selectors.replies_to(matter.amendment),
        may_answer=_may_answer(matter, standing.agencies),
        judgments=selectors.judgments_on(matter.amendment),
        waivers=selectors.waivers_of(matter.amendment),
        findings_decided=decided,
        history=acts_in_words(_latest([*matter.history, *(made.entry for made in decided)])),
        **_from_the_public(request, office, matter),
    )


def _latest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry.number)[:LATEST_ACTS]


def _action(matter: Matter, step: StepNow, may_judge: bool) -> Action:
    move = step.step.move
    return Action(
        move,
        roles_in_words(move.roles),
        reverse(FORM_OF[move.name], args=[matter.number]) if can_be_taken(step) else "",
        step.answer,
        tuple(_hindrance(matter, finding, move.name, may_judge) for finding in stops(step)),
    )


def _hindrance(matter: Matter, finding: Finding, move: str, may_judge: bool) -> Hindrance:
    text, address = opened_by(matter, finding, move) or ("", "")
    return Hindrance(finding, text, address if may_judge else "")


def _primary(request: HttpRequest, matter: Matter, tasks: Iterable[Task], may_change: bool) -> tuple[str, str] | None:
    """The one thing that whoever looks should do now: a text and an address; None where it is another's turn."""
    number = matter.number
    if may_change and matter.amendment.state == "draft" and not matter.case.changes:
        return "Add the first change", reverse("change_add", args=[number])
    if matter.goes_alone and (step := matter.step("decide_alone")) and can_be_taken(step):
        return step.step.move.says, reverse(FORM_OF["decide_alone"], args=[number])
    for task in tasks:
        step = matter.step(task.move) if task.move else None
        if step is not None and can_be_taken(step):
            return step.step.move.says, reverse(FORM_OF[task.move], args=[number])
    if may_change and matter.amendment.state in ("draft", "recommended") and _terms_are_open(matter):
        return "Set the terms of the notice", reverse("amendment_terms", args=[number])
    return None


def _terms_are_open(matter: Matter) -> bool:
    terms = matter.case.terms
    return not (
        terms.number and terms.hearing and terms.comments_until and terms.speakers_until and terms.narrative.strip()
    )


def _road(matter: Matter) -> list[object]:
    state = matter.amendment.state
    basis = matter.case.judged(pack_of(matter.office).dating_clause) is not None
    last = matter.history[0].payload.get("on") if matter.history else None
    return list(
        road_of(
            state,
            matter.case,
            opened=timezone.localtime(matter.amendment.entry.recorded_at).date(),
            effective=matter.amendment.effective,
            ended=date.fromisoformat(last) if last and state in ENDS else None,
            alone=matter.goes_alone and matter.case.recommended is None,
            by_basis=basis and matter.case.acts.mayor is None,
        )
    )


def _effect(matter: Matter) -> dict[str, object]:
    """When it takes effect and why: by the acts on record, or what stands in the amendment itself."""
    amendment, effect = matter.amendment, matter.point.effect
    if amendment.effective is not None or effect is None or amendment.state in (*ENDS, "adopted"):
        day = amendment.effective
        if day is None and amendment.state == "adopted" and effect is not None:
            day = effect.day
        return {"day": day, "reason": _said_once(amendment), "rests_on": amendment.rests_on, "citation": ""}
    waits = effect.day is None or matter.case.acts.council is None
    return {
        "day": None if waits and matter.case.acts.override is None else effect.day,
        "reason": effect.reason,
        "rests_on": effect.rests_on,
        "citation": effect.citation,
    }


def _said_once(amendment: Amendment) -> str:
    """Its reason, without the state before it, which the heading says."""
    reason = amendment.reason.removeprefix(f"{state_in_words(amendment.state)}: ")
    return reason[:1].upper() + reason[1:]


def _may_answer(matter: Matter, agencies: frozenset[str]) -> list[str]:
    if matter.amendment.state not in ("draft", "recommended"):
        return []
    return sorted(agencies & matter.case.drafts_sent)


def _from_the_public(request: HttpRequest, office: Office, matter: Matter) -> dict[str, Any]:
    """Postings, and for the staff what the public sent in."""
    notice = matter.point.notice
    if notice is None:
        return {"notice": None}
    sees = allowed(request, office, "comments.see").allowed
    zone = ZoneInfo(pack_of(office).time_zone)
    terms = matter.case.terms
    comments = selectors.comments_on(notice) if sees else []
    speakers = selectors.speakers_on(notice) if sees else []
    return {
        "notice": notice,
        "postings": selectors.postings_of(notice),
        "sees_comments": sees,
        "comments": [_sent(row, terms.comments_until, zone) for row in comments],
        "speakers": [_sent(row, terms.speakers_until, zone) for row in speakers],
    }


def _sent(row: Comment | Speaker, until: datetime | None, zone: ZoneInfo) -> Sent:
    if not row.late or until is None:
        return Sent(row, "")
    return Sent(row, late_by(row.received_at - until.replace(tzinfo=zone)))
