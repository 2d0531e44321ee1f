"""What the Board does: hear, decide each change; and the provisional use that its approval allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from classplan.core.amending import Decision, Outcome, put_in_use
from classplan.core.dates import long_date
from classplan.core.errors import Invalid
from classplan.core.proceedings import TakesEffect
from classplan.records.accounts.models import Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.drafting import copy_to_a_new_draft
from classplan.records.amendments.effect import WAITS, effect_by_acts
from classplan.records.amendments.proposals import ranges_as_json, refuse_names, with_range
from classplan.records.amendments.resolving import (
    acted,
    apply_resolved,
    needed,
    notice_or_refuse,
    resolved_of,
    stated_with,
)
from classplan.records.amendments.standing import grades_with_range, range_of
from classplan.records.amendments.turns import Turn, done, moving, refuse_unready
from classplan.records.journal.services import Actor
from classplan.records.plan.codec import dollars_of, line_as_json
from classplan.records.proceedings.payload import findings_as_json


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
    made_known: str = "",
    seen: int | None = None,
) -> models.HearingHeld:
    """Record that the public hearing was held, and by whom (7-21 B).

    `made_known` says how the public was told of another day than the noticed one. Raises `Invalid` where that is not said.
    """
    taken, move, day = moving(office, number, "hold_hearing", actor=actor, now=now, seen=seen, on=on)
    local = now.astimezone(ZoneInfo(taken.pack.time_zone)).replace(tzinfo=None)
    case = taken.case
    refuse_unready(taken, move.name, replace(case.on(day), moment=local))
    minutes = _with_its_day(case.acts.hearing, day, minutes, made_known)
    notice = notice_or_refuse(taken)
    payload = {"hearing": {"present": needed(present), "minutes": minutes}}
    entry = done(taken, act="hearing.held", payload=payload, move=move, day=day, reason=WAITS["heard"])
    return models.HearingHeld.objects.create(notice=notice, on=day, present=present, minutes=minutes, entry=entry)


def _with_its_day(noticed: date | None, day: date, minutes: str, made_known: str) -> str:
    """The minutes; with how it was made known, where the hearing was not held on the day that the notice set (134)."""
    if noticed is None or day == noticed:
        return minutes
    if not made_known.strip():
        raise Invalid(
            f"The notice set the hearing for {long_date(noticed)}, and you give {long_date(day)}. Say how the public was told "
            "of the other day, or correct the day (134)."
        )
    said = f"Held on {long_date(day)} and not, as noticed, on {long_date(noticed)}. How that was made known: {made_known.strip()}"
    return f"{minutes.strip()}\n\n{said}".strip()


SENT_BACK = "The Board sent it back, modified, to be noticed again as a new draft; the plan stays as it is."


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
    rows = {row.ordinal: row for row in gathering.proposals_of(taken.amendment)}
    _refuse_incomplete(decisions, rows)
    decisions = _with_their_names([_with_its_range(decision, taken) for decision in decisions], taken)
    case = replace(taken.case, decisions=tuple(decisions))
    findings = refuse_unready(taken, name, replace(case, acts=replace(case.acts, board=day)))
    acts = replace(case.acts, board=day) if goes_on else case.acts
    effect = effect_by_acts(taken.pack, acts, taken.policy, move.to)
    if not goes_on and any(d.again for d in decisions):
        effect = TakesEffect(reason=SENT_BACK)
    payload = {
        "decisions": [
            {
                "ordinal": d.ordinal,
                "outcome": d.outcome.value,
                "modified": line_as_json(d.modified),
                "ranges": ranges_as_json(d.ranges, taken),
                "again": d.again,
                "basis": d.basis,
            }
            for d in decisions
        ]
    }
    notice = notice_or_refuse(taken)
    new = {"board": day} if goes_on else {}
    said = [*taken.amendment.findings, *findings_as_json(findings)]
    entry = acted(taken, move, day, notice, new, payload, effect, "board.decided", findings=said)
    for decision in decisions:
        models.BoardDecision.objects.create(
            change=rows[decision.ordinal],
            on=day,
            outcome=decision.outcome.value,
            modified=line_as_json(decision.modified),
            ranges=ranges_as_json(decision.ranges, taken),
            again=decision.again if decision.outcome is Outcome.MODIFIED else None,
            basis=decision.basis,
            entry=entry,
        )
    _let_go(rows, decisions)
    again = [(rows[d.ordinal], d) for d in decisions if d.outcome is Outcome.MODIFIED and d.again]
    if again:
        copy_to_a_new_draft(office, taken.amendment, again, actor=actor, now=now)


@transaction.atomic
def begin_use(office: Office, number: int, *, on: date, actor: Actor, now: datetime, seen: int | None = None) -> None:
    """New classes and changed rates come into provisional use, on the Board's approval (7-10 O, 7-37 A; 80)."""
    taken, move, day = moving(office, number, "begin_use", actor=actor, now=now, seen=seen)
    if on > taken.today:
        raise Invalid(
            f"Use is to begin on {long_date(on)}, after today, {long_date(taken.today)}; what the Council does until then is not "
            "known. Record it on the day."
        )
    case = taken.case.on(on)
    refuse_unready(taken, move.name, case)
    resolved = resolved_of(taken, case)
    last = taken.pack.last_provisional_day(case, taken.policy)
    notice = notice_or_refuse(taken)
    entered = put_in_use(
        [r for r, _ in resolved],
        paper=taken.amendment.name,
        cause=notice.number,
        on=on,
        last=last,
        grades_with_range=grades_with_range(office, on),
        recorded=taken.recorded,
    )
    reason = f"In provisional use from {long_date(on)} until {long_date(last)}. {WAITS[move.to]}"
    entry = acted(
        taken,
        move,
        day,
        notice,
        {"in_use": on},
        stated_with(entered, resolved),
        TakesEffect(reason=reason),
        "use.begun",
    )
    apply_resolved(taken, entry, entered, resolved, taken.amendment.name)


def _with_its_range(decision: Decision, taken: Turn) -> Decision:
    """A modified line with the range of its grade."""
    if decision.modified is None:
        return decision
    refuse_names(decision.modified)
    grade = decision.modified.grade
    held = range_of(taken.office, grade, taken.today) if grade else None
    of_its_grade = (dollars_of(held.minimum_cents), dollars_of(held.maximum_cents)) if held else None
    return replace(decision, modified=with_range(decision.modified, taken), grade_range=of_its_grade)


def _with_their_names(decisions: Sequence[Decision], taken: Turn) -> list[Decision]:
    """Each decision with whatever else would carry the code or title of its line, were all of them to stand."""
    names = gathering.taken_when_decided(taken.amendment, decisions, taken.today)
    return [replace(decision, taken=names.get(decision.ordinal, ())) for decision in decisions]


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
