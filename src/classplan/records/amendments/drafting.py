"""Writing a draft: its changes with their reasons and texts. Each edit is an entry in the journal."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from classplan.core.amending import Decision
from classplan.core.errors import DomainError, Invalid, NotAllowed
from classplan.core.plan import Change
from classplan.records.accounts.models import Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.proposals import NewText, Proposal, as_json, fill, standing_today
from classplan.records.amendments.turns import Turn, done, turn
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment
from classplan.records.plan.selectors import next_amendment_number

DRAFT = "draft"


@transaction.atomic
def open_amendment(office: Office, *, subject: str, actor: Actor, now: datetime) -> Amendment:
    """Begin a draft without changes."""
    take_turn(office)
    subject = subject.strip()
    if not subject or len(subject) > 300:
        raise Invalid("Say in a few words (at most 300 characters) what the amendment is about.")
    number = next_amendment_number(office)
    name = f"Amendment {number}"
    entry = write_entry(
        office,
        act="amendment.opened",
        subject=f"{name}: {subject}"[:200],
        actor=actor,
        payload={"amendment": {"number": number, "state": DRAFT, "version": 1}, "subject": subject},
        cites=["7-20"],
        now=now,
    )
    amendment = Amendment.objects.create(
        office=office, number=number, name=name, subject=subject, state=DRAFT, entry=entry
    )
    models.Terms.objects.create(amendment=amendment)
    return amendment


@transaction.atomic
def propose(
    office: Office, number: int, proposal: Proposal, *, actor: Actor, now: datetime, seen: int | None = None
) -> models.ProposedChange:
    """Add a change to a draft. The line before is the one that stands today."""
    taken = _drafting(office, number, actor, now, seen)
    last = models.ProposedChange.objects.filter(amendment=taken.amendment).order_by("-ordinal").first()
    ordinal = last.ordinal + 1 if last else 1
    row = models.ProposedChange(amendment=taken.amendment, ordinal=ordinal)
    fill(row, proposal, taken)
    _save(row, taken)
    done(taken, act="change.proposed", payload={"proposal": as_json(row)})
    return row


@transaction.atomic
def change_proposal(
    office: Office,
    number: int,
    ordinal: int,
    proposal: Proposal,
    *,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.ProposedChange:
    """Write a change of a draft anew; what it was before stays in the journal. This also rebases it on today's plan."""
    taken = _drafting(office, number, actor, now, seen)
    row = _row(taken, ordinal)
    was = as_json(row)
    fill(row, proposal, taken)
    _save(row, taken)
    done(taken, act="change.rewritten", payload={"proposal": as_json(row), "was": was})
    return row


@transaction.atomic
def rebase(
    office: Office, number: int, ordinal: int, *, actor: Actor, now: datetime, seen: int | None = None
) -> models.ProposedChange:
    """Put a stale change on the line and the text that stand today; what it proposes stays, and a person answers for it."""
    taken = _drafting(office, number, actor, now, seen)
    row = _row(taken, ordinal)
    was = as_json(row)
    if row.job_class is None:
        raise NotAllowed(f"Change {ordinal} makes a new class; there is nothing that it could be rebased on.")
    row.before, row.spec_base = standing_today(row, taken)
    _save(row, taken)
    done(taken, act="change.rebased", payload={"proposal": as_json(row), "was": was})
    return row


@transaction.atomic
def remove_proposal(
    office: Office, number: int, ordinal: int, *, actor: Actor, now: datetime, seen: int | None = None
) -> None:
    """Take a change out of a draft; the journal keeps it."""
    taken = _drafting(office, number, actor, now, seen)
    row = _row(taken, ordinal)
    was = as_json(row)
    row.delete()
    done(taken, act="change.taken-out", payload={"was": was})


def copy_to_a_new_draft(
    office: Office,
    amendment: Amendment,
    changes: Sequence[tuple[models.ProposedChange, Decision]],
    *,
    actor: Actor,
    now: datetime,
) -> Amendment:
    """A new draft of changes that the Board modified and wants noticed again; what it modified is the line after.

    The decision stands whatever becomes of the draft: a change that cannot be drafted any more is left out, and why is
    in the journal.
    """
    subject = f"Noticed again: {amendment.subject}"[:300]
    fresh = open_amendment(office, subject=subject, actor=actor, now=now)
    for row, decision in changes:
        try:
            with transaction.atomic():
                propose(office, fresh.number, _again(row, decision), actor=actor, now=now)
        except DomainError as error:
            taken = turn(office, fresh.number, actor=actor, now=now, seen=None)
            done(taken, act="change.not-drafted", payload={"ordinal": row.ordinal, "why": str(error)})
    return fresh


def _again(row: models.ProposedChange, decision: Decision) -> Proposal:
    number = row.job_class.number if row.job_class and row.before is not None else None
    spec = NewText(row.spec, row.spec_original) if row.spec and row.spec_original else None
    if row.ranges:
        return Proposal(ranges=decision.ranges, why=row.why)
    after = decision.modified or line_from_json(row.after)
    return Proposal(number, after, row.why, spec, replaces=tuple(row.replaces), alongside=row.alongside)


def _drafting(office: Office, number: int, actor: Actor, now: datetime, seen: int | None) -> Turn:
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    if taken.amendment.state != DRAFT:
        raise NotAllowed(
            f"{taken.amendment.name} is {taken.amendment.state}; its changes can be edited only while it is a draft. "
            "Return it to draft first, if it is not noticed yet."
        )
    return taken


def _row(taken: Turn, ordinal: int) -> models.ProposedChange:
    rows = models.ProposedChange.objects.filter(amendment=taken.amendment, ordinal=ordinal)
    row = rows.select_related("job_class", "spec_original").first()
    if row is None:
        raise Invalid(f"{taken.amendment.name} has no change {ordinal}; somebody may have taken it out.")
    return row


def _refuse_two_tables(row: models.ProposedChange, taken: Turn) -> None:
    """Raise `NotAllowed` where another open amendment replaces the range of the same grade, and it is not said that they run together."""
    grades = {said["grade"] for said in row.ranges}
    if not grades or row.alongside:
        return
    others = models.ProposedChange.objects.filter(amendment__office=taken.office, open=True, alongside="")
    for other in others.exclude(pk=row.pk).exclude(ranges=[]).select_related("amendment"):
        both = sorted(grades & {said["grade"] for said in other.ranges})
        if both:
            raise NotAllowed(
                f"The range of {', '.join(both)} is changed by {other.amendment.name} already ({other.amendment.state}), change "
                f"{other.ordinal}. Add to that one, or say why the two run together."
            )


def _save(row: models.ProposedChange, taken: Turn) -> None:
    """Keep the row. Raises `NotAllowed` where another open amendment changes the class and nobody said that they run together."""
    if row.job_class is not None and not row.alongside:
        others = models.ProposedChange.objects.filter(job_class=row.job_class, open=True, alongside="")
        other = others.exclude(pk=row.pk).select_related("amendment").first()
        if other is not None:
            raise NotAllowed(
                f"{row.job_class.known_as} is changed by {other.amendment.name} already ({other.amendment.state}), change "
                f"{other.ordinal}. Add to that one, or say why the two run together."
            )
    _refuse_two_tables(row, taken)
    if row.before is not None and row.after is not None and not row.spec:
        change = gathering.change_of(row)
        assert isinstance(change, Change)
        if row.before == row.after:
            raise Invalid(
                f"{change.subject} would stay as it is. Change its title, code or grade, or take a new specification for it."
            )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise NotAllowed(
            f"Another open amendment began to change {row.job_class} at the same moment. Nothing was written; look again."
        ) from error
