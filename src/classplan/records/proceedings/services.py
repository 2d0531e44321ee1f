"""Entering papers and the acts on them. Each service gathers, has the core decide, and applies in one transaction."""

from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.pack import Choices, Pack
from classplan.core.plan import Change
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.recording import Entered, Paper, completion, enter_notice
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, pack_of
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.plan import selectors as plan
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.proceedings import selectors
from classplan.records.proceedings.applying import File, add_actions, add_amendment, add_changes, apply, keep
from classplan.records.proceedings.models import Notice, SpecUpdate
from classplan.records.proceedings.papers import NoticePaper, UpdatePaper, attached_spec
from classplan.records.proceedings.payload import (
    acts_as_json,
    basis_as_json,
    changes_as_json,
    choices_in_words,
    cites,
    effect_as_json,
    findings_as_json,
    stated,
)
from classplan.records.proceedings.preparing import (
    Basis,
    Prepared,
    classes_named_in,
    prepare_notice,
    prepare_update,
    refuse_impossible_acts,
    takes_effect,
)


@transaction.atomic
def record_notice(
    office: Office,
    notice: NoticePaper,
    file: File,
    *,
    acts: Acts,
    policy: Choices,
    actor: Actor,
    now: datetime,
    confirmed: bool,
    basis: Basis | None = None,
    despite_problems: str | None = None,
    whole_plan: bool = False,
    shown: Prepared | None = None,
) -> Notice:
    """Enter a past notice: its changes, its specifications, the acts on it, and the paper itself.

    `shown` is what a person has seen and confirmed; `NotAllowed` where somebody has recorded something since.
    """
    number = take_turn(office)
    today = local_day(office, now)
    prepared = prepare_notice(office, notice, acts=acts, policy=policy, today=today, basis=basis, recorded=number)
    if shown is not None and shown != prepared:
        raise NotAllowed(
            "Something was recorded while this was being confirmed, so nothing was written. Look again, and confirm again."
        )
    original = keep(office, file)
    payload = stated(prepared.entered, original) | {
        "notice": {"number": notice.number, "day": notice.paper.day.isoformat(), "subject": notice.subject},
        "acts": acts_as_json(acts),
        "effect": effect_as_json(prepared.effect),
        "changes": changes_as_json(notice.paper, prepared.entered),
        "choices": [asdict(choice) | {"confirmed": confirmed} for choice in policy.choices()],
        "basis": basis_as_json(basis),
        "despite_problems": despite_problems,
        "whole_plan": whole_plan,
    }
    entry = write_entry(
        office,
        act="notice.recorded",
        subject=notice.paper.name,
        actor=actor,
        payload=payload,
        cites=cites(prepared),
        now=now,
    )
    amendment = add_amendment(
        office,
        entry,
        notice.paper,
        prepared.effect,
        prepared.entered,
        choices_in_words(policy, {choice.name for choice in policy.choices()} if confirmed else ()),
        whole_plan,
    )
    apply(office, entry, notice.paper, prepared.entered, original)
    add_changes(amendment, notice.paper, prepared.entered, notice.printed)
    row = Notice.objects.create(
        office=office,
        number=notice.number,
        day=notice.paper.day,
        subject=notice.subject[:300],
        amendment=amendment,
        reading=notice.part | {"attached": [dict(spec.body) for spec in notice.paper.specs]},
        original=original,
        entry=entry,
    )
    add_actions(row, acts, entry)
    return row


@transaction.atomic
def record_acts(
    office: Office, number: str, acts: Acts, *, actor: Actor, now: datetime, basis: Basis | None = None
) -> Prepared:
    """Enter later acts on a notice that is on record; its changes take effect, or become complete, by them.

    The choices are those that were taken when the notice was entered.
    """
    recorded = take_turn(office)
    pack = pack_of(office)
    notice = selectors.notice_numbered(office, number)
    policy = selectors.policy_of(notice, pack)
    together = _joined(selectors.acts_of(notice), acts, notice, basis)
    refuse_impossible_acts(pack, together, local_day(office, now))
    amendment = notice.amendment
    if amendment.effective is None:
        effect = takes_effect(pack, together, policy, None, basis)
    else:
        _refuse_basis(amendment, basis)
        effect = _completed(amendment, pack, together, policy)
    paper = _paper_of(notice, amendment)
    entered = _entered_later(office, notice, paper, together, effect, pack, policy, recorded)
    payload = stated(entered, notice.original) | {
        "notice": {"number": number, "day": notice.day.isoformat(), "subject": notice.subject},
        "acts": acts_as_json(acts),
        "effect": effect_as_json(effect),
        "basis": basis_as_json(basis),
    }
    prepared = Prepared(together, effect, entered)
    entry = write_entry(
        office, act="notice.acted-on", subject=paper.name, actor=actor, payload=payload, cites=cites(prepared), now=now
    )
    apply(office, entry, paper, entered, notice.original)
    amendment.effective, amendment.wording, amendment.reason = effect.day, effect.wording, effect.reason
    amendment.rests_on = list(dict.fromkeys((*effect.rests_on, *amendment.rests_on)))
    amendment.findings = findings_as_json(pack.findings(paper.changes, together, policy))
    amendment.gaps = [*amendment.gaps, *findings_as_json(entered.gaps)]
    amendment.save(update_fields=["effective", "wording", "reason", "rests_on", "findings", "gaps"])
    add_actions(notice, acts, entry)
    return prepared


@transaction.atomic
def record_update(
    office: Office, update: UpdatePaper, file: File, *, actor: Actor, now: datetime, despite_problems: str | None = None
) -> SpecUpdate:
    """Enter a past update of specifications: each counts from the day that it prints as its revision."""
    number = take_turn(office)
    entered = prepare_update(office, update, today=local_day(office, now), recorded=number)
    original = keep(office, file)
    payload = stated(entered, original) | {
        "update": {"day": update.paper.day.isoformat(), "subject": update.subject},
        "despite_problems": despite_problems,
    }
    entry = write_entry(
        office, act="update.recorded", subject=update.paper.name, actor=actor, payload=payload, cites=["7-22"], now=now
    )
    effect = TakesEffect(
        max(version.start for version in entered.specs),
        reason="Each specification counts from the day that it prints as its revision; the rules date no change that the Director makes alone (X3).",
    )
    amendment = add_amendment(office, entry, update.paper, effect, entered, [], whole_plan=False)
    apply(office, entry, update.paper, entered, original)
    return SpecUpdate.objects.create(
        office=office,
        day=update.paper.day,
        subject=update.subject[:300],
        amendment=amendment,
        reading=update.part | {"attached": [dict(spec.body) for spec in update.paper.specs]},
        original=original,
        entry=entry,
    )


def _joined(before: Acts, new: Acts, notice: Notice, basis: Basis | None) -> Acts:
    added = dict(new.taken())
    if not added and basis is None:
        raise Invalid("No act is given. Name at least one with its day, such as --council-approved 2012-09-17.")
    for name in added:
        if getattr(before, name) is not None:
            raise NotAllowed(
                f"Notice {notice.number} has “{name}” on record already, on {getattr(before, name)}. Nothing was changed."
            )
    return replace(before, **added)


def _paper_of(notice: Notice, amendment: Amendment) -> Paper:
    changes = tuple(Change(line_from_json(c.before), line_from_json(c.after)) for c in selectors.changes_in(amendment))
    specs = tuple(attached_spec(body) for body in notice.reading["attached"])
    return Paper(amendment.name, notice.day, notice.number, changes, specs)


def _refuse_basis(amendment: Amendment, basis: Basis | None) -> None:
    if basis is not None:
        raise NotAllowed(
            f"{amendment.name} takes effect on {amendment.effective} already: {amendment.reason} Leave out --effective and --basis."
        )


def _completed(amendment: Amendment, pack: Pack, acts: Acts, policy: Choices) -> TakesEffect:
    """How acts that came later complete an amendment. Raises `NotAllowed` where they would move its effective day."""
    later = pack.takes_effect(acts, policy, None) if amendment.wording else TakesEffect(completed=acts.council)
    if later.day not in (None, amendment.effective):
        raise NotAllowed(
            f"{amendment.name} is on record as in force from {amendment.effective}. With this act it would have begun on {later.day}: "
            f"{later.reason} A day on record is not moved; check the days of the acts."
        )
    return TakesEffect(
        amendment.effective,
        amendment.wording,
        amendment.reason,
        later.citation,
        completed=later.completed,
        rests_on=tuple(amendment.rests_on),
    )


def _entered_later(
    office: Office,
    notice: Notice,
    paper: Paper,
    acts: Acts,
    effect: TakesEffect,
    pack: Pack,
    policy: Choices,
    recorded: int,
) -> Entered:
    classes = tuple(change.job_class.number for change in selectors.changes_in(notice.amendment))
    if effect.day is None:
        return Entered(classes)
    if notice.amendment.effective is not None:
        touched = [
            n
            for n, change in zip(classes, paper.changes, strict=True)
            if change.after is not None and pack.needs_council(change)
        ]
        said = (
            ()
            if effect.completed is None
            else completion(notice.number, paper.name, touched, max(effect.completed, effect.day), recorded)
        )
        return Entered(classes, statements=said)
    ids = JobClass.objects.filter(office=office, number__in=classes).values_list("id", flat=True)
    known = {c.number: c for c in (*classes_named_in(office, paper), *plan.classes_with_ids(ids))}
    return enter_notice(
        paper,
        known=known.values(),
        next_number=plan.next_class_number(office),
        recorded=recorded,
        acts=acts,
        effect=effect,
        pack=pack,
        policy=policy,
        assigned=classes,
    )
