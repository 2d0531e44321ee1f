"""What the Council and the Mayor do, and the enactment that follows: the plan moves on the day that the clause gives."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from classplan.core.amending import Judged, Situation, TablesInUse, enacted, fallen, lifted
from classplan.core.amending.ranges_in_use import Stated
from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.proceedings import TakesEffect
from classplan.core.recording import Entered
from classplan.core.rules import Judgment
from classplan.records.accounts.models import Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import Ground, effect_by_acts, effect_by_ground, effect_of
from classplan.records.amendments.resolving import (
    acted,
    apply_resolved,
    known_to,
    needed,
    notice_or_refuse,
    resolved_of,
    stated_with,
)
from classplan.records.amendments.standing import grades_with_range
from classplan.records.amendments.turns import Turn, moving, refuse_unready
from classplan.records.journal.services import Actor
from classplan.records.plan import selectors as plan
from classplan.records.plan import services as plan_services
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.payload import findings_as_json

ACTION = {
    "council_approves": "council",
    "council_disapproves": "disapproved",
    "mayor_approves": "mayor",
    "mayor_vetoes": "veto",
    "council_overrides": "override",
}


@transaction.atomic
def record_act(
    office: Office,
    number: int,
    name: str,
    *,
    on: date,
    instrument: str = "",
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """The Council or the Mayor acted: approval, disapproval, veto, override, or a veto that stands (7-21 C, 7-37 A)."""
    if name not in (*ACTION, "veto_stands"):
        raise Invalid(f"“{name}” is no act of the Council or the Mayor.")
    taken, move, day = moving(office, number, name, actor=actor, now=now, seen=seen, on=on)
    case = taken.case
    refuse_unready(taken, move.name, case)
    notice = notice_or_refuse(taken)
    new = {ACTION[name]: day} if name in ACTION else {}
    acts = replace(case.acts, **new)
    effect = effect_by_acts(taken.pack, acts, taken.policy, move.to)
    entered = _of_provisional_use(taken, notice, name, day)
    payload = stated_with(entered, []) | {"instrument": instrument.strip()[:200]}
    entry = acted(taken, move, day, notice, new, payload, effect, "body.acted")
    plan_services.add_statements(office, entry, entered.statements, taken.pack)
    plan_services.add_ranges(office, entry, entered.ranges, taken.pack)


@transaction.atomic
def mayor_is_silent(
    office: Office, number: int, *, ground: Ground, actor: Actor, now: datetime, seen: int | None = None
) -> None:
    """The Mayor neither signs nor vetoes: the rule is silent, and the day is given with its ground (X57)."""
    taken, move, day = moving(office, number, "mayor_is_silent", actor=actor, now=now, seen=seen)
    case = taken.case
    clause = taken.pack.dating_clause
    question = " ".join(f.reason for f in taken.pack.readiness(move.name, case, taken.policy))
    if ground.effective < taken.today:
        raise Invalid(
            f"The effective day {long_date(ground.effective)} lies before today, {long_date(taken.today)}; a ground does not reach "
            "back. Give today or a later day."
        )
    answer = Judgment(question, ground.effective.isoformat(), actor.name, day, ground.reason)
    refuse_unready(taken, move.name, replace(case, judgments=(Judged(clause, answer),)))
    effect = effect_by_ground(Ground(ground.effective, needed(ground.reason)))
    entry = acted(taken, move, day, notice_or_refuse(taken), {}, {}, effect, "basis.given")
    models.JudgmentMade.objects.create(
        amendment=taken.amendment,
        clause=clause,
        question=question,
        answer=ground.effective.isoformat(),
        reason=needed(ground.reason),
        by=actor.name,
        on=day,
        entry=entry,
    )


@transaction.atomic
def enact(office: Office, number: int, *, actor: Actor, now: datetime, seen: int | None = None) -> TakesEffect:
    """The plan moves, on the day that the clause gives."""
    taken, move, day = moving(office, number, "enact", actor=actor, now=now, seen=seen)
    case = taken.case
    findings = refuse_unready(taken, move.name, case)
    effect = effect_of(taken.pack, case, taken.policy)
    if effect.day is None:
        raise NotAllowed(f"{taken.amendment.name} has no effective day yet: {effect.reason}")
    notice = notice_or_refuse(taken)
    resolved = resolved_of(taken, case)
    entered = enacted(
        [r for r, _ in resolved],
        known_to(office, resolved),
        paper=taken.amendment.name,
        cause=notice.number,
        effect=effect,
        acts=case.acts,
        pack=taken.pack,
        grades_with_range=grades_with_range(office, effect.day),
        recorded=taken.recorded,
    )
    entered = replace(entered, ranges=(*entered.ranges, *_lifted_by(taken, case, effect.day)))
    amendment = taken.amendment
    entry = acted(
        taken,
        move,
        day,
        notice,
        {},
        stated_with(entered, resolved),
        effect,
        "amendment.enacted",
        effective=effect.day,
        wording=effect.wording,
        rests_on=list(dict.fromkeys((*effect.rests_on, *_study(case), *_override_alone(case), *amendment.rests_on))),
        findings=[*amendment.findings, *findings_as_json(findings)],
    )
    apply_resolved(taken, entry, entered, resolved, amendment.name)
    return effect


def _study(case: Situation) -> tuple[str, ...]:
    if case.terms.study.strip():
        return ()
    return (
        "Interpretation: 7-37 A speaks of plan changes that follow from an audit or study; this one names none, and takes "
        "effect by the same rule (X60).",
    )


def _override_alone(case: Situation) -> tuple[str, ...]:
    if case.acts.override is None or case.acts.council is not None:
        return ()
    return ("Stated by the office: the Council's override stands for its approval, which was not given before (X56).",)


def _of_provisional_use(taken: Turn, notice: Notice, name: str, day: date) -> Entered:
    """What an act does to what is in provisional use: the Council's approval lifts the months, a fall puts all back."""
    case = taken.case
    says = {"council_approves": lifted, "council_disapproves": fallen, "veto_stands": fallen}.get(name)
    if says is None or case.acts.in_use is None:
        return Entered()
    rows = gathering.proposals_of(taken.amendment)
    known = plan.classes_numbered(taken.office, {row.job_class.number for row in rows if row.job_class})
    entered = says(known, paper=taken.amendment.name, cause=notice.number, on=day, recorded=taken.recorded)
    tables = _tables_in_use(taken, case)
    return replace(entered, ranges=tables.lift(day) if says is lifted else tables.fall(day))


def _tables_in_use(taken: Turn, case: Situation) -> TablesInUse:
    assert case.acts.in_use is not None
    rows = [row for resolved, _ in resolved_of(taken, case) for row in resolved.ranges]
    last = taken.pack.last_provisional_day(case, taken.policy)
    return TablesInUse(rows, taken.amendment.name, case.acts.in_use, last, taken.recorded)


def _lifted_by(taken: Turn, case: Situation, effective: date) -> Stated:
    """What an enactment states of tables in use besides: that the months end nothing from the day of effect on."""
    return () if case.acts.in_use is None else _tables_in_use(taken, case).lift(effective)
