"""What the Director does: recommend, return, withdraw, decide alone, judge, set aside; and the office's own clock."""

from datetime import date, datetime

from django.db import transaction

from classplan.core.amending import enacted
from classplan.core.amending.steps import clause_of
from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.rules import Finding
from classplan.core.rules import Outcome as RuleOutcome
from classplan.records.accounts.models import Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import Ground
from classplan.records.amendments.proposals import as_json
from classplan.records.amendments.resolving import apply_resolved, known_to, needed, resolved_of, stated_with
from classplan.records.amendments.turns import WORKFLOW, Turn, done, moving, refuse_unready, turn
from classplan.records.journal.services import Actor
from classplan.records.proceedings.payload import effect_as_json, findings_as_json


@transaction.atomic
def recommend(office: Office, number: int, *, actor: Actor, now: datetime, seen: int | None = None) -> None:
    """The Director recommends the draft to the Board (7-21 A)."""
    taken, move, day = moving(office, number, "recommend", actor=actor, now=now, seen=seen)
    findings = refuse_unready(taken, move.name, taken.case)
    rows = gathering.proposals_of(taken.amendment)
    payload = {"proposals": [as_json(row) for row in rows], "findings": findings_as_json(findings)}
    done(taken, act="amendment.recommended", payload=payload, move=move, day=day)


@transaction.atomic
def return_to_draft(
    office: Office, number: int, *, reason: str, actor: Actor, now: datetime, seen: int | None = None
) -> None:
    """The Director takes the recommendation back, so that the draft can be edited."""
    taken, move, day = moving(office, number, "return", actor=actor, now=now, seen=seen)
    done(taken, act="amendment.returned", payload={"reason": needed(reason)}, move=move, day=day)


@transaction.atomic
def withdraw(office: Office, number: int, *, reason: str, actor: Actor, now: datetime, seen: int | None = None) -> None:
    """The Director withdraws the amendment; the plan stays as it is."""
    taken, move, day = moving(office, number, "withdraw", actor=actor, now=now, seen=seen)
    refuse_unready(taken, move.name, taken.case)
    said = f"Withdrawn: {needed(reason)}"
    done(taken, act="amendment.withdrawn", payload={"reason": reason}, move=move, day=day, reason=said)


@transaction.atomic
def decide_alone(
    office: Office, number: int, *, ground: Ground, actor: Actor, now: datetime, seen: int | None = None
) -> None:
    """The Director changes texts alone (7-22). No rule dates such a change (X3), so the day comes with its ground."""
    taken, move, day = moving(office, number, "decide_alone", actor=actor, now=now, seen=seen)
    case = taken.case
    findings = refuse_unready(taken, move.name, case)
    if ground.effective < taken.today:
        raise Invalid(
            f"The effective day {long_date(ground.effective)} lies before today, {long_date(taken.today)}; a decision does not "
            "reach back. Give today or a later day."
        )
    reason = f"Decided by the Director alone, from {long_date(ground.effective)} on: {needed(ground.reason)}"
    effect = TakesEffect(
        ground.effective, None, reason, "7-22", rests_on=(f"Stated by the office (X3): {ground.reason}",)
    )
    resolved = resolved_of(taken, case)
    entered = enacted(
        [r for r, _ in resolved],
        known_to(office, resolved),
        paper=taken.amendment.name,
        cause=None,
        effect=effect,
        acts=Acts(),
        pack=taken.pack,
        recorded=taken.recorded,
    )
    payload = stated_with(entered, resolved) | {
        "effect": effect_as_json(effect),
        "findings": findings_as_json(findings),
    }
    entry = done(
        taken,
        act="amendment.decided-alone",
        payload=payload,
        move=move,
        day=day,
        effective=effect.day,
        reason=reason,
        rests_on=list(effect.rests_on),
        findings=findings_as_json(findings),
    )
    apply_resolved(taken, entry, entered, resolved, taken.amendment.name)


@transaction.atomic
def judge(
    office: Office,
    number: int,
    *,
    clause: str,
    question: str,
    answer: str,
    reason: str,
    opens: bool = True,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.JudgmentMade:
    """Keep what a person decided where a clause needs judgment or is silent.

    `question` is the reason of the finding that asks it; `opens` says whether the step may be taken by the answer.
    Raises `NotAllowed` where the clause does not ask that now, or dates the amendment, which takes an act of its own.
    """
    taken = _open_turn(office, number, actor, now, seen)
    asking = (RuleOutcome.NEEDS_JUDGMENT, RuleOutcome.SILENT)
    asked = {(clause_of(f), f.reason) for f in _findings_now(taken) if f.outcome in asking}
    if (clause, question) not in asked or clause == taken.pack.dating_clause:
        raise NotAllowed(f"{clause} asks nothing about {taken.amendment.name} that a judgment could answer now.")
    entry = done(
        taken,
        act="judgment.made",
        payload={
            "clause": clause,
            "question": question,
            "answer": needed(answer),
            "opens": opens,
            "reason": needed(reason),
        },
        cites=(clause,),
    )
    return models.JudgmentMade.objects.create(
        amendment=taken.amendment,
        clause=clause,
        question=question,
        answer=answer,
        opens=opens,
        reason=reason,
        by=actor.name,
        on=taken.today,
        entry=entry,
    )


@transaction.atomic
def waive(
    office: Office,
    number: int,
    *,
    clause: str,
    asked_by: str,
    reason: str,
    until: date | None,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.WaiverGiven:
    """Set a requirement aside for one amendment, in public. Raises `NotAllowed` for one that cannot be set aside."""
    taken = _open_turn(office, number, actor, now, seen)
    if clause not in taken.pack.waivable:
        can = ", ".join(sorted(taken.pack.waivable))
        raise NotAllowed(f"{clause} cannot be set aside for one amendment. These can: {can}.")
    said = {"clause": clause, "asked_by": needed(asked_by), "reason": needed(reason)}
    payload = {"waiver": said | {"until": until.isoformat() if until else None}}
    entry = done(taken, act="waiver.given", payload=payload, cites=(clause,))
    return models.WaiverGiven.objects.create(
        amendment=taken.amendment, approved_by=actor.name, until=until, entry=entry, **said
    )


@transaction.atomic
def pause(
    office: Office, number: int, *, reason: str, actor: Actor, now: datetime, seen: int | None = None
) -> models.Pause:
    """Let the office's own clock on an amendment stand still. Days that the law counts run on."""
    taken = _open_turn(office, number, actor, now, seen)
    if models.Pause.objects.filter(amendment=taken.amendment, until=None).exists():
        raise NotAllowed(f"The clock of {taken.amendment.name} stands already.")
    entry = done(taken, act="clock.paused", payload={"reason": needed(reason)})
    return models.Pause.objects.create(amendment=taken.amendment, since=taken.today, reason=reason, entry=entry)


@transaction.atomic
def resume(office: Office, number: int, *, actor: Actor, now: datetime, seen: int | None = None) -> models.Pause:
    """Let the clock run again."""
    taken = _open_turn(office, number, actor, now, seen)
    standing = models.Pause.objects.filter(amendment=taken.amendment, until=None).first()
    if standing is None:
        raise NotAllowed(f"The clock of {taken.amendment.name} is running.")
    done(taken, act="clock.resumed", payload={"since": standing.since.isoformat()})
    standing.until = taken.today
    standing.save(update_fields=["until"])
    return standing


def _findings_now(taken: Turn) -> list[Finding]:
    """What the clauses find about every step from where the amendment stands."""
    case = taken.case
    moves = [m for m in taken.pack.workflow(WORKFLOW).moves if taken.amendment.state in m.sources]
    return [finding for move in moves for finding in taken.pack.readiness(move.name, case, taken.policy)]


def _open_turn(office: Office, number: int, actor: Actor, now: datetime, seen: int | None) -> Turn:
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    if taken.pack.workflow(WORKFLOW).ends(taken.amendment.state):
        raise NotAllowed(f"{taken.amendment.name} is {taken.amendment.state}; nothing about it is open any more.")
    return taken
