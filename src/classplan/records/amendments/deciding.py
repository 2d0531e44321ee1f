"""What the director and the bodies do: recommend, hear, approve, veto, enact. One service a move of the road."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from classplan.core.amending import Decision, Outcome, Resolved, Situation, enacted, fallen, lifted, put_in_use
from classplan.core.amending.steps import clause_of
from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import Entered, KnownClass
from classplan.core.rules import Finding, Judgment
from classplan.core.rules import Outcome as RuleOutcome
from classplan.core.workflow import Move
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import gathering, models
from classplan.records.amendments.drafting import as_json, copy_to_a_new_draft
from classplan.records.amendments.turns import WORKFLOW, Turn, done, moving, refuse_unready, turn
from classplan.records.journal.models import Entry
from classplan.records.journal.services import Actor
from classplan.records.library.models import Original
from classplan.records.plan import selectors as plan
from classplan.records.plan import services as plan_services
from classplan.records.plan.codec import line_as_json
from classplan.records.proceedings.models import Action, Notice
from classplan.records.proceedings.papers import attached_spec
from classplan.records.proceedings.payload import effect_as_json, findings_as_json, stated
from classplan.records.specs import services as spec_services

WAITS = {
    "heard": "It waits for the Board's decision (7-21 B).",
    "before the Council": "It waits for the Council (7-21 C) and for the Mayor (7-37 A).",
    "before the Mayor": "It waits for the Mayor (7-37 A).",
    "signed by the Mayor, before the Council": "It waits for the Council (7-21 C).",
    "vetoed": "The Mayor vetoed it; it waits for the Council, which can override the veto (7-37 A).",
    "rejected": "The Board rejected it; the plan stays as it is.",
    "disapproved": "The Council disapproved it; the plan stays as it is.",
    "fallen": "The Mayor's veto stands; the plan stays as it is.",
}


# --- Director --------------------------------------------------------------------------------------------


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
    done(taken, act="amendment.returned", payload={"reason": _needed(reason)}, move=move, day=day)


@transaction.atomic
def withdraw(office: Office, number: int, *, reason: str, actor: Actor, now: datetime, seen: int | None = None) -> None:
    """The Director withdraws the amendment; the plan stays as it is."""
    taken, move, day = moving(office, number, "withdraw", actor=actor, now=now, seen=seen)
    said = f"Withdrawn: {_needed(reason)}"
    done(taken, act="amendment.withdrawn", payload={"reason": reason}, move=move, day=day, reason=said)


@dataclass(frozen=True, slots=True)
class Ground:
    """The day that a person gives where the rules give none, and the ground for it."""

    effective: date
    reason: str


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
    reason = f"Decided by the Director alone, from {long_date(ground.effective)} on: {_needed(ground.reason)}"
    effect = TakesEffect(
        ground.effective, None, reason, "7-22", rests_on=(f"Stated by the office (X3): {ground.reason}",)
    )
    resolved = _resolved(taken, case)
    entered = enacted(
        [r for r, _ in resolved],
        _known(office, resolved),
        paper=taken.amendment.name,
        cause=None,
        effect=effect,
        acts=Acts(),
        pack=taken.pack,
        recorded=taken.recorded,
    )
    payload = _stated(entered, resolved) | {"effect": effect_as_json(effect), "findings": findings_as_json(findings)}
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
    _apply(taken, entry, entered, resolved, taken.amendment.name)


@transaction.atomic
def judge(
    office: Office,
    number: int,
    *,
    clause: str,
    question: str,
    answer: str,
    reason: str,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.JudgmentMade:
    """Keep what a person decided where a clause needs judgment or is silent.

    Raises `NotAllowed` where the clause asks nothing now, or dates the amendment, which takes an act of its own.
    """
    taken = _open_turn(office, number, actor, now, seen)
    asked = {
        clause_of(f) for f in _findings_now(taken) if f.outcome in (RuleOutcome.NEEDS_JUDGMENT, RuleOutcome.SILENT)
    }
    if clause not in asked - {taken.pack.dating_clause}:
        raise NotAllowed(f"{clause} asks nothing about {taken.amendment.name} that a judgment could answer now.")
    entry = done(
        taken,
        act="judgment.made",
        payload={"clause": clause, "question": question, "answer": _needed(answer), "reason": _needed(reason)},
        cites=(clause,),
    )
    return models.JudgmentMade.objects.create(
        amendment=taken.amendment,
        clause=clause,
        question=question,
        answer=answer,
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
    said = {"clause": clause, "asked_by": _needed(asked_by), "reason": _needed(reason)}
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
    entry = done(taken, act="clock.paused", payload={"reason": _needed(reason)})
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


# --- Board ------------------------------------------------------------------------------------------------


@transaction.atomic
def hold_hearing(
    office: Office,
    number: int,
    *,
    on: date,
    present: str,
    minutes: str,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.HearingHeld:
    """Record that the public hearing was held, and by whom (7-21 B)."""
    taken, move, day = moving(office, number, "hold_hearing", actor=actor, now=now, seen=seen, on=on)
    refuse_unready(taken, move.name, taken.case.on(day))
    notice = _notice(taken)
    payload = {"hearing": {"present": _needed(present), "minutes": minutes}}
    entry = done(taken, act="hearing.held", payload=payload, move=move, day=day, reason=WAITS["heard"])
    return models.HearingHeld.objects.create(notice=notice, on=day, present=present, minutes=minutes, entry=entry)


@transaction.atomic
def record_board_decision(
    office: Office,
    number: int,
    decisions: Sequence[Decision],
    *,
    on: date,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """The Board approves, modifies or rejects each change (7-21 B). What it modified and wants noticed again is a new draft."""
    goes_on = any(d.outcome is Outcome.APPROVED or (d.outcome is Outcome.MODIFIED and not d.again) for d in decisions)
    name = "board_approves" if goes_on else "board_rejects"
    taken, move, day = moving(office, number, name, actor=actor, now=now, seen=seen, on=on)
    case = replace(taken.case, decisions=tuple(decisions))
    rows = {row.ordinal: row for row in gathering.proposals_of(taken.amendment)}
    _refuse_incomplete(decisions, rows)
    findings = refuse_unready(taken, name, replace(case, acts=replace(case.acts, board=day)))
    acts = replace(case.acts, board=day) if goes_on else case.acts
    effect = _effect(taken, acts)
    payload = {
        "decisions": [
            {
                "ordinal": d.ordinal,
                "outcome": d.outcome.value,
                "modified": line_as_json(d.modified),
                "again": d.again,
                "basis": d.basis,
            }
            for d in decisions
        ]
    }
    notice = _notice(taken)
    new = {"board": day} if goes_on else {}
    said = [*taken.amendment.findings, *findings_as_json(findings)]
    entry = _acted(taken, move, day, notice, new, payload, effect, "board.decided", findings=said)
    for decision in decisions:
        models.BoardDecision.objects.create(
            change=rows[decision.ordinal],
            on=day,
            outcome=decision.outcome.value,
            modified=line_as_json(decision.modified),
            again=decision.again if decision.outcome is Outcome.MODIFIED else None,
            basis=decision.basis,
            entry=entry,
        )
    _let_go(rows, decisions)
    again = [(rows[d.ordinal], d.modified) for d in decisions if d.outcome is Outcome.MODIFIED and d.again]
    if again:
        copy_to_a_new_draft(office, taken.amendment, again, actor=actor, now=now)


@transaction.atomic
def begin_use(office: Office, number: int, *, on: date, actor: Actor, now: datetime, seen: int | None = None) -> None:
    """New classes and changed rates come into provisional use, on the Board's approval (7-10 O, 7-37 A; 80)."""
    taken, move, day = moving(office, number, "begin_use", actor=actor, now=now, seen=seen)
    case = taken.case.on(on)
    refuse_unready(taken, move.name, case)
    resolved = _resolved(taken, case)
    last = taken.pack.last_provisional_day(case, taken.policy)
    notice = _notice(taken)
    entered = put_in_use(
        [r for r, _ in resolved],
        paper=taken.amendment.name,
        cause=notice.number,
        on=on,
        last=last,
        recorded=taken.recorded,
    )
    reason = f"In provisional use from {long_date(on)} until {long_date(last)}. {WAITS[move.to]}"
    entry = _acted(
        taken, move, day, notice, {"in_use": on}, _stated(entered, resolved), TakesEffect(reason=reason), "use.begun"
    )
    _apply(taken, entry, entered, resolved, taken.amendment.name)


# --- Council and Mayor ------------------------------------------------------------------------------------

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
    refuse_unready(taken, move.name, taken.case)
    notice = _notice(taken)
    new = {ACTION[name]: day} if name in ACTION else {}
    acts = replace(taken.case.acts, **new)
    effect = _effect(taken, acts, move.to)
    entered = _of_provisional_use(taken, notice, name, day)
    payload = _stated(entered, []) | {"instrument": instrument.strip()[:200]}
    entry = _acted(taken, move, day, notice, new, payload, effect, "body.acted")
    plan_services.add_statements(office, entry, entered.statements, taken.pack)


@transaction.atomic
def mayor_is_silent(
    office: Office, number: int, *, ground: Ground, actor: Actor, now: datetime, seen: int | None = None
) -> None:
    """The Mayor neither signs nor vetoes: the rule is silent, and the day is given with its ground (X57)."""
    taken, move, day = moving(office, number, "mayor_is_silent", actor=actor, now=now, seen=seen)
    case = taken.case
    clause = taken.pack.dating_clause
    question = " ".join(f.reason for f in taken.pack.readiness(move.name, case, taken.policy))
    refuse_unready(
        taken, move.name, replace(case, judgments={clause: Judgment(question, "", actor.name, day, ground.reason)})
    )
    if case.acts.council is not None and ground.effective < case.acts.council:
        raise Invalid(
            f"The effective day {ground.effective} lies before the Council's approval on {case.acts.council}."
        )
    effect = _by_ground(ground)
    entry = _acted(taken, move, day, _notice(taken), {}, {}, effect, "basis.given")
    models.JudgmentMade.objects.create(
        amendment=taken.amendment,
        clause=clause,
        question=question,
        answer=ground.effective.isoformat(),
        reason=_needed(ground.reason),
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
    effect = _effect_of(taken, case)
    if effect.day is None:
        raise NotAllowed(f"{taken.amendment.name} has no effective day yet: {effect.reason}")
    notice = _notice(taken)
    resolved = _resolved(taken, case)
    entered = enacted(
        [r for r, _ in resolved],
        _known(office, resolved),
        paper=taken.amendment.name,
        cause=notice.number,
        effect=effect,
        acts=case.acts,
        pack=taken.pack,
        recorded=taken.recorded,
    )
    amendment = taken.amendment
    entry = _acted(
        taken,
        move,
        day,
        notice,
        {},
        _stated(entered, resolved),
        effect,
        "amendment.enacted",
        effective=effect.day,
        wording=effect.wording,
        rests_on=list(dict.fromkeys((*effect.rests_on, *_study(case), *amendment.rests_on))),
        findings=[*amendment.findings, *findings_as_json(findings)],
    )
    _apply(taken, entry, entered, resolved, amendment.name)
    return effect


# --- Between them -----------------------------------------------------------------------------------------

Resolutions = Sequence[tuple[Resolved, Original | None]]


def effect_now(office: Office, amendment_case: Situation) -> TakesEffect | None:
    """When an amendment will take effect by the acts on record, or None before the Board acted."""
    if amendment_case.acts.board is None:
        return None
    return pack_of(office).takes_effect(amendment_case.acts, gathering.policy_of(office), None)


def _effect(taken: Turn, acts: Acts, state: str = "") -> TakesEffect:
    """The effective day once the acts give it; otherwise what it waits for. Never a day before the Council has acted."""
    if acts.board is None or acts.disapproved is not None or state in ("fallen", "disapproved"):
        return TakesEffect(reason=WAITS.get(state, ""))
    effect = taken.pack.takes_effect(acts, taken.policy, None)
    if acts.council is None and acts.override is None:
        return TakesEffect(reason=effect.reason, rests_on=effect.rests_on)
    return effect


def _effect_of(taken: Turn, case: Situation) -> TakesEffect:
    given = case.judgments.get(taken.pack.dating_clause)
    if given is not None:
        return _by_ground(Ground(date.fromisoformat(given.answer), given.reason))
    return _effect(taken, case.acts)


def _by_ground(ground: Ground) -> TakesEffect:
    stated_ground = f"Stated by the office, where the rule is silent (X57): {_needed(ground.reason)}"
    return TakesEffect(ground.effective, None, stated_ground, rests_on=(stated_ground,))


def _study(case: Situation) -> tuple[str, ...]:
    if case.terms.study.strip():
        return ()
    return (
        "Interpretation: 7-37 A speaks of plan changes that follow from an audit or study; this one names none, and takes "
        "effect by the same rule (X60).",
    )


def _acted(
    taken: Turn,
    move: Move,
    day: date,
    notice: Notice,
    new: Mapping[str, date],
    payload: dict[str, Any],
    effect: TakesEffect,
    act: str,
    **changed: Any,
) -> Entry:
    """Write what was done about a notice: the entry, the action, the amendment's reason; `changed` other columns of it."""
    acts = {name: on.isoformat() for name, on in new.items()}
    day_of_effect = effect_as_json(effect) | (
        {} if act == "amendment.enacted" else {"day": None, "computed": _iso(effect.day)}
    )
    said = payload | {
        "notice": {"number": notice.number, "day": notice.day.isoformat(), "subject": notice.subject},
        "acts": acts,
        "effect": day_of_effect,
    }
    if taken.amendment.effective is not None:
        said["effect"]["day"] = taken.amendment.effective.isoformat()
    waits = effect.reason if effect.day is not None else WAITS.get(move.to, effect.reason)
    entry = done(taken, act=act, payload=said, move=move, day=day, reason=waits or effect.reason, **changed)
    Action.objects.bulk_create(Action(notice=notice, act=name, on=on, entry=entry) for name, on in new.items())
    return entry


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _resolved(taken: Turn, case: Situation) -> Resolutions:
    """The changes as the Board let them stand; all of them where no Board is asked."""
    decided = {decision.ordinal: decision for decision in case.decisions}
    found: list[tuple[Resolved, Original | None]] = []
    for row in gathering.proposals_of(taken.amendment):
        change = gathering.change_of(row)
        decision = decided.get(row.ordinal)
        if decision is not None and (decision.outcome is Outcome.REJECTED or decision.again):
            continue
        if decision is not None and decision.modified is not None and change is not None:
            change = replace(change, after=decision.modified)
        proposed = next(p for p in case.changes if p.ordinal == row.ordinal)
        number = row.job_class.number if row.job_class else None
        spec = attached_spec(row.spec) if row.spec else None
        found.append((Resolved(number, change, spec, proposed.ranges, proposed.replaces), row.spec_original))
    return found


def _known(office: Office, resolved: Resolutions) -> list[KnownClass]:
    return plan.classes_numbered(office, {r.job_class for r, _ in resolved if r.job_class})


def _of_provisional_use(taken: Turn, notice: Notice, name: str, day: date) -> Entered:
    """What an act does to lines in provisional use: the Council's approval lifts their months, a fall puts them back."""
    says = {"council_approves": lifted, "council_disapproves": fallen, "veto_stands": fallen}.get(name)
    if says is None or taken.case.acts.in_use is None:
        return Entered()
    rows = gathering.proposals_of(taken.amendment)
    known = plan.classes_numbered(taken.office, {row.job_class.number for row in rows if row.job_class})
    return says(known, paper=taken.amendment.name, cause=notice.number, on=day, recorded=taken.recorded)


def _stated(entered: Entered, resolved: Resolutions) -> dict[str, Any]:
    said = stated(entered, None)
    originals = sorted({original.sha256 for _, original in resolved if original is not None})
    return said | {"originals": originals}


def _apply(taken: Turn, entry: Entry, entered: Entered, resolved: Resolutions, paper: str) -> None:
    plan_services.add_statements(taken.office, entry, entered.statements, taken.pack)
    plan_services.add_ranges(taken.office, entry, entered.ranges, taken.pack)
    plan_services.add_successions(taken.office, entry, entered.replaced, paper)
    originals = {r.job_class: original for r, original in resolved}
    for version in entered.specs:
        original = originals[version.job_class]
        assert original is not None
        spec_services.add_versions(entry, [version], original=original, paper=paper)


def _refuse_incomplete(decisions: Sequence[Decision], rows: Mapping[int, models.ProposedChange]) -> None:
    said = [decision.ordinal for decision in decisions]
    missing, unknown = sorted(set(rows) - set(said)), sorted(set(said) - set(rows))
    if missing or unknown or len(said) != len(set(said)):
        what = (
            f"nothing is said of change {', '.join(map(str, missing))}" if missing else f"there is no change {unknown}"
        )
        raise Invalid(f"The Board approves, modifies or rejects each change, once (7-21 B); {what}.")


def _let_go(rows: Mapping[int, models.ProposedChange], decisions: Iterable[Decision]) -> None:
    """What the Board rejected or sent back holds its class no longer."""
    for decision in decisions:
        if decision.outcome is Outcome.REJECTED or decision.again:
            row = rows[decision.ordinal]
            row.open = False
            row.save(update_fields=["open"])


def _notice(taken: Turn) -> Notice:
    notice = gathering.notice_of(taken.amendment)
    if notice is None:
        raise NotAllowed(f"{taken.amendment.name} has no notice (7-21 B).")
    return notice


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


def _needed(text: str) -> str:
    if not text.strip():
        raise Invalid("A reason is needed; it is kept with the act and shown beside it. Say why.")
    return text.strip()
