"""The changes of an amendment as the Board let them stand, and how what follows from an act is stated and stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from classplan.core.amending import Outcome, Resolved, Situation
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.proceedings import TakesEffect
from classplan.core.recording import Entered, KnownClass
from classplan.core.workflow import Move
from classplan.records.accounts.models import Office
from classplan.records.amendments import gathering
from classplan.records.amendments.effect import WAITS
from classplan.records.amendments.turns import WORKFLOW, Turn, done
from classplan.records.journal.models import Entry
from classplan.records.library.models import Original
from classplan.records.plan import selectors as plan
from classplan.records.plan import services as plan_services
from classplan.records.proceedings.models import Action, Notice
from classplan.records.proceedings.papers import attached_spec
from classplan.records.proceedings.payload import effect_as_json, stated
from classplan.records.specs import services as spec_services

Resolutions = Sequence[tuple[Resolved, Original | None]]


def acted(
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
    is_told = effect.day is not None or taken.pack.workflow(WORKFLOW).ends(move.to)
    reason = effect.reason if is_told else WAITS.get(move.to, effect.reason)
    entry = done(taken, act=act, payload=said, move=move, day=day, reason=reason, **changed)
    Action.objects.bulk_create(Action(notice=notice, act=name, on=on, entry=entry) for name, on in new.items())
    return entry


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def resolved_of(taken: Turn, case: Situation) -> Resolutions:
    """The changes as the Board let them stand; all of them where no Board is asked."""
    decided = {decision.ordinal: decision for decision in case.decisions}
    ends, held = (
        {p.job_class for p in some if p.change and p.change.after is None} for some in (case.changes, case.standing)
    )
    kept = ends - held  # a class whose end was rejected goes on, and nobody takes over from it
    found: list[tuple[Resolved, Original | None]] = []
    for row in gathering.proposals_of(taken.amendment):
        change = gathering.change_of(row)
        decision = decided.get(row.ordinal)
        if decision is not None and (decision.outcome is Outcome.REJECTED or decision.again):
            continue
        if decision is not None and decision.modified is not None and change is not None:
            change = replace(change, after=decision.modified)
        proposed = next(p for p in case.changes if p.ordinal == row.ordinal)
        ranges = decision.ranges if decision is not None and decision.ranges else proposed.ranges
        number = row.job_class.number if row.job_class else None
        spec = attached_spec(row.spec) if row.spec else None
        replaces = tuple(predecessor for predecessor in proposed.replaces if predecessor not in kept)
        found.append((Resolved(number, change, spec, ranges, replaces, proposed.taken_over_by), row.spec_original))
    return found


def known_to(office: Office, resolved: Resolutions) -> list[KnownClass]:
    return plan.classes_numbered(office, {r.job_class for r, _ in resolved if r.job_class})


def stated_with(entered: Entered, resolved: Resolutions) -> dict[str, Any]:
    said = stated(entered, None)
    originals = sorted({original.sha256 for _, original in resolved if original is not None})
    return said | {"originals": originals}


def apply_resolved(taken: Turn, entry: Entry, entered: Entered, resolved: Resolutions, paper: str) -> None:
    plan_services.add_statements(taken.office, entry, entered.statements, taken.pack)
    plan_services.add_ranges(taken.office, entry, entered.ranges, taken.pack)
    plan_services.add_successions(taken.office, entry, entered.replaced, paper)
    originals = {r.job_class: original for r, original in resolved}
    for version in entered.specs:
        original = originals[version.job_class]
        assert original is not None
        spec_services.add_versions(entry, [version], original=original, paper=paper)


def notice_or_refuse(taken: Turn) -> Notice:
    notice = gathering.notice_of(taken.amendment)
    if notice is None:
        raise NotAllowed(f"{taken.amendment.name} has no notice (7-21 B).")
    return notice


def needed(text: str) -> str:
    if not text.strip():
        raise Invalid("A reason is needed; it is kept with the act and shown beside it. Say why.")
    return text.strip()
