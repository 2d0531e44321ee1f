"""An amendment as the pages look at it: where it stands for whoever asks, and what is to be done next.

Everything that a page asks of an amendment comes through `matter_of`, in a number of questions to the database that
does not grow with its changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from classplan.core.amending import InHand, Situation, Task, tasks
from classplan.core.amending.steps import clause_of
from classplan.core.errors import DomainError
from classplan.core.rules import Finding, Outcome
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, pack_of
from classplan.records.amendments import selectors
from classplan.records.amendments.selectors import Standpoint, StepNow
from classplan.records.amendments.turns import WORKFLOW
from classplan.records.journal.models import Entry
from classplan.records.plan.models import Amendment
from classplan.web import who
from classplan.web.today import today

# The step of the road and the address of its form. The Board's form decides which of its two steps is made.
FORM_OF = {
    "recommend": "amendment_recommend",
    "send_drafts": "amendment_send_draft",
    "return": "amendment_return",
    "give_notice": "amendment_give_notice",
    "post": "amendment_post",
    "hold_hearing": "amendment_hearing",
    "board_approves": "amendment_board",
    "begin_use": "amendment_begin_use",
    "council_approves": "amendment_council_approves",
    "council_disapproves": "amendment_council_disapproves",
    "mayor_approves": "amendment_mayor_approves",
    "mayor_vetoes": "amendment_mayor_vetoes",
    "mayor_is_silent": "amendment_mayor_is_silent",
    "council_overrides": "amendment_council_overrides",
    "veto_stands": "amendment_veto_stands",
    "enact": "amendment_enact",
    "decide_alone": "amendment_decide_alone",
    "withdraw": "amendment_withdraw",
}
SAME_FORM = {"board_rejects": "board_approves"}
ANSWERED_BY_ITS_FORM = frozenset({"mayor_is_silent"})  # the question that stands in the way is what its form asks
ROADS_OWN = frozenset({"decide_alone", "enact"})  # which road it is, and its day, are not to be set aside
BACKWARD = frozenset({"return", "withdraw"})


@dataclass(frozen=True, slots=True)
class Matter:
    """An amendment with where it stands. `history` holds the latest acts on it, the newest first."""

    office: Office
    amendment: Amendment
    point: Standpoint
    history: tuple[Entry, ...]
    paused: str | None
    today: date

    @property
    def number(self) -> int:
        """Its number in the system."""
        return self.amendment.number

    @property
    def case(self) -> Situation:
        """What is known of it."""
        return self.point.case

    @property
    def is_over(self) -> bool:
        """Whether nothing leads on from where it stands."""
        return pack_of(self.office).workflow(WORKFLOW).ends(self.amendment.state)

    @property
    def goes_alone(self) -> bool:
        """Whether the road is that of the Director alone."""
        step = self.step("decide_alone")
        return step is not None and bool(self.case.changes) and self.point.road.citation in step.step.move.clauses

    @property
    def usable_until(self) -> date | None:
        """The last day of provisional use that runs."""
        return None if self.is_over else selectors.usable_until(self.amendment, self.case)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be done, the most urgent first."""
        effect = self.point.effect
        return tasks(
            InHand(
                state=self.amendment.state,
                case=self.case,
                edited=local_day(self.office, self.history[0].recorded_at) if self.history else self.today,
                usable_until=self.usable_until,
                paused=self.paused,
                effective=effect.day if effect else None,
                answered=frozenset(reply.agency.code for reply in selectors.replies_to(self.amendment)),
            )
        )

    def step(self, move: str) -> StepNow | None:
        """The step of that name, where it starts from here."""
        return next((step for step in self.point.steps if step.step.move.name == move), None)

    def steps(self) -> list[StepNow]:
        """The steps that start here; those that share a form, once."""
        return [step for step in self.point.steps if step.step.move.name not in SAME_FORM]


LATEST_ACTS = 40


def matter_of(request: HttpRequest, office: Office, number: int) -> Matter:
    """The amendment as it stands today for whoever asks. Raises `NotInForce` where it is not there for them."""
    standing, day = who.standing(request), today()
    amendment = selectors.amendment_for(office, standing, number)
    history = tuple(selectors.history_of(amendment)[:LATEST_ACTS])
    pause = next((pause.reason for pause in amendment.pauses.all() if pause.until is None), None)
    return Matter(office, amendment, selectors.standpoint(amendment, standing, day), history, pause, day)


def stops(step: StepNow) -> tuple[Finding, ...]:
    """What the clauses find that stands between anybody and this step, but for what its own form asks."""
    if step.step.move.name in ANSWERED_BY_ITS_FORM:
        return tuple(f for f in step.step.in_the_way if f.outcome is Outcome.NOT_MET)
    return step.step.in_the_way


def can_be_taken(step: StepNow) -> bool:
    """Whether whoever asks can take this step now."""
    return step.answer.allowed and not stops(step)


def opened_by(matter: Matter, finding: Finding, move: str) -> tuple[str, str] | None:
    """What opens a step that this finding stops: a text and an address; None where its own reason says it all."""
    number, clause = matter.number, clause_of(finding)
    if _is_the_road(matter, move, clause):
        return None
    if finding.outcome in (Outcome.NEEDS_JUDGMENT, Outcome.SILENT):
        return "The Director answers it", f"{reverse('amendment_judge', args=[number])}?clause={clause}"
    if not can_be_waived(matter, clause):
        return None
    return "The Director can set it aside", f"{reverse('amendment_waive', args=[number])}?clause={clause}"


def can_be_waived(matter: Matter, clause: str) -> bool:
    """Whether a clause is one of those that can be set aside for one amendment."""
    return clause in pack_of(matter.office).waivable


def questions(matter: Matter) -> dict[str, str]:
    """What the clauses ask a person before a step from here: each question under its clause, *7-20*, *7-20#2*."""
    found: dict[str, str] = {}
    for clause, reasons in _by_clause(matter, (Outcome.NEEDS_JUDGMENT, Outcome.SILENT)).items():
        found |= {clause if n == 1 else f"{clause}#{n}": reason for n, reason in enumerate(reasons, 1)}
    return found


def hindrances(matter: Matter) -> dict[str, str]:
    """What is not met, stands in the way of a step from here and can be set aside: the clause, and the reasons as one text."""
    found = _by_clause(matter, (Outcome.NOT_MET,))
    return {clause: " ".join(reasons) for clause, reasons in found.items() if can_be_waived(matter, clause)}


def _by_clause(matter: Matter, outcomes: tuple[Outcome, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step in matter.point.steps:
        if step.step.move.name in ANSWERED_BY_ITS_FORM:
            continue
        for finding in step.step.in_the_way:
            if finding.outcome in outcomes and not _is_the_road(matter, step.step.move.name, clause_of(finding)):
                found.setdefault(clause_of(finding), []).append(finding.reason)
    return {clause: list(dict.fromkeys(reasons)) for clause, reasons in found.items()}


def _is_the_road(matter: Matter, move: str, clause: str) -> bool:
    """Whether a clause says which road an amendment takes or when it takes effect, which nobody sets aside."""
    step = matter.step(move)
    return move in ROADS_OWN and step is not None and clause in step.step.move.clauses


def paraphrases(office: Office, refs: Iterable[str], on: date) -> list[tuple[str, str]]:
    """The clauses with what each says on a day, in our words; one that the pack does not hold is left out."""
    pack = pack_of(office)
    found = []
    for ref in refs:
        try:
            found.append((ref, pack.clause(ref).in_force(on).edition.paraphrase))
        except DomainError:
            continue
    return found
