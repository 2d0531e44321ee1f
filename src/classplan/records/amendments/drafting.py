"""Writing a draft: changes, reasons, texts, and the terms of its notice. Each edit is an entry in the journal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from classplan.core.amending import Decision, RangeChange
from classplan.core.errors import DomainError, Invalid, NotAllowed
from classplan.core.money import plain
from classplan.core.plan import Change, Line
from classplan.records.accounts.models import Agency, Office
from classplan.records.amendments import gathering, models
from classplan.records.amendments.standing import lines_on, range_of, spec_bases
from classplan.records.amendments.turns import Turn, done, turn
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.library.models import Original
from classplan.records.plan.codec import dollars_of, line_as_json, line_from_json
from classplan.records.plan.models import Amendment
from classplan.records.plan.selectors import next_amendment_number
from classplan.records.proceedings.papers import LONGEST, refuse_unaddressable
from classplan.records.specs.services import digest_of

DRAFT = "draft"
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class NewText:
    """A specification that a change takes as its new text, and the file that it was read from."""

    body: Mapping[str, Any]
    original: Original


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes: for a class that there is by its number, or a new one; the line after, or its end.

    `after` None with a `job_class` abolishes it, and `taken_over_by` may say whom it merges into as that one is; `ranges`
    replace a pay table and stand alone.
    """

    job_class: int | None = None
    after: Line | None = None
    why: str = ""
    spec: NewText | None = None
    ranges: tuple[RangeChange, ...] = ()
    replaces: tuple[int, ...] = ()
    taken_over_by: int | None = None
    alongside: str = ""


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
    _fill(row, proposal, taken)
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
    _fill(row, proposal, taken)
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
    row.before, row.spec_base = _standing(row, taken)
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


TERMS_TEXTS = ("number", "place", "comments_to", "speakers_to", "study", "narrative")
LONGEST_TERMS = {"number": 60, "place": 300, "comments_to": 300, "speakers_to": 300}
TERMS_MOMENTS = ("hearing", "comments_until", "speakers_until")


@transaction.atomic
def set_terms(
    office: Office,
    number: int,
    *,
    texts: Mapping[str, str],
    moments: Mapping[str, datetime | None],
    affected: Sequence[str],
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> models.Terms:
    """Set what the notice is to say besides its changes. `affected` are the codes of agencies."""
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    if taken.amendment.state not in ("draft", "recommended"):
        raise NotAllowed(
            f"{taken.amendment.name} is {taken.amendment.state}; the terms of its notice are set until notice is given. "
            "A notice that must change is withdrawn, and given anew."
        )
    terms = models.Terms.objects.get(amendment=taken.amendment)
    for name in TERMS_TEXTS:
        text = texts.get(name, getattr(terms, name)).strip()
        longest = LONGEST_TERMS.get(name, LONGEST_TEXT)
        if len(text) > longest:
            raise Invalid(f"“{name.replace('_', ' ')}” has {len(text):,} characters; at most {longest:,} fit a notice.")
        if name == "number" and text:
            refuse_unaddressable("the number of a notice", text)
        setattr(terms, name, text)
    for name in TERMS_MOMENTS:
        setattr(terms, name, moments.get(name, getattr(terms, name)))
    agencies = list(Agency.objects.filter(office=office, code__in=set(affected)))
    unknown = sorted(set(affected) - {agency.code for agency in agencies})
    if unknown:
        raise Invalid(f"No agency has the code {', '.join(unknown)}. Choose among those of the office.")
    terms.save()
    terms.affected.set(agencies)
    payload = {name: getattr(terms, name) for name in TERMS_TEXTS}
    payload |= {name: moment.isoformat() if (moment := getattr(terms, name)) else None for name in TERMS_MOMENTS}
    done(taken, act="terms.set", payload={"terms": payload | {"affected": sorted(set(affected))}})
    return terms


def as_json(row: models.ProposedChange) -> dict[str, Any]:
    """A proposal as the journal holds it."""
    return {
        "ordinal": row.ordinal,
        "class": row.job_class.number if row.job_class else None,
        "before": row.before,
        "after": row.after,
        "ranges": row.ranges,
        "why": row.why,
        "spec": digest_of(row.spec) if row.spec else None,
        "spec_original": row.spec_original.sha256 if row.spec_original else None,
        "replaces": row.replaces,
        "taken_over_by": row.taken_over_by,
        "alongside": row.alongside,
    }


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


def _fill(row: models.ProposedChange, proposal: Proposal, taken: Turn) -> None:
    """Put what is proposed into the row, and the line and text that stand today beside it."""
    refuse_names(proposal.after)
    row.job_class = None
    if proposal.job_class is not None:
        row.job_class = gathering.class_numbered(taken.office, proposal.job_class)
        if row.job_class is None:
            raise Invalid(f"There is no class C{proposal.job_class}. Choose one that is in the plan.")
    if proposal.ranges and (proposal.job_class is not None or proposal.after is not None):
        raise Invalid("A pay table is replaced by a change of its own; it changes no line besides.")
    row.ranges = ranges_as_json(proposal.ranges, taken)
    row.why, row.alongside = proposal.why.strip()[:LONGEST_TEXT], proposal.alongside.strip()
    row.replaces = list(proposal.replaces)
    for replaced in proposal.replaces:
        if gathering.class_numbered(taken.office, replaced) is None:
            raise Invalid(f"There is no class C{replaced} that it could take over from.")
    row.taken_over_by = _who_takes_over(proposal, taken)
    if proposal.spec is not None:
        row.spec, row.spec_original = dict(proposal.spec.body), proposal.spec.original
    else:
        row.spec, row.spec_original = None, None
    row.before, row.spec_base = _standing(row, taken)
    row.after = line_as_json(with_range(proposal.after, taken)) if proposal.after else None
    if row.job_class is None and row.after is None and not row.ranges:
        raise Invalid("Nothing is proposed: choose a class, or give the line of a new one, or the rows of a pay table.")
    if row.after is not None and not (row.after["title"] and row.after["code"]):
        raise Invalid("A line needs a code and a title. Give both.")


def _who_takes_over(proposal: Proposal, taken: Turn) -> int | None:
    """The class that takes over from one that ends, and stays as it is: another one, with a line in the plan."""
    number = proposal.taken_over_by
    if number is None:
        return None
    found = gathering.class_numbered(taken.office, number)
    if proposal.after is not None or number == proposal.job_class:
        raise Invalid("Only a class that ends is taken over, and by another one.")
    if found is None or found.pk not in lines_on([found.pk], taken.today):
        raise Invalid(
            f"C{number} has no line in the plan today, so it cannot take over. Choose a class of today's plan."
        )
    return number


def _standing(row: models.ProposedChange, taken: Turn) -> tuple[dict[str, Any] | None, int | None]:
    """The line that stands today, and the journal number of the text that does."""
    if row.job_class is None:
        return None, None
    line = lines_on([row.job_class.pk], taken.today).get(row.job_class.pk)
    if line is None:
        raise NotAllowed(
            f"{row.job_class.known_as} (C{row.job_class.number}) has no line in the plan today, so there is nothing to change. "
            "Look at its page: it may have ended, or begin later."
        )
    return line_as_json(line), spec_bases([row.job_class.pk]).get(row.job_class.pk)


def with_range(line: Line, taken: Turn) -> Line:
    """The line with the range that its grade has today, where none is given."""
    if line.grade is None or line.minimum is not None or line.maximum is not None:
        return line
    held = range_of(taken.office, line.grade, taken.today)
    if held is None:
        return line
    return replace(line, minimum=dollars_of(held.minimum_cents), maximum=dollars_of(held.maximum_cents))


def ranges_as_json(rows: Iterable[RangeChange], taken: Turn) -> list[dict[str, Any]]:
    """The rows of a pay table, each with the range that its grade has today."""
    return [_range_as_json(row, taken) for row in rows]


def _range_as_json(said: RangeChange, taken: Turn) -> dict[str, Any]:
    held = range_of(taken.office, said.grade, taken.today)
    return {
        "grade": said.grade,
        "minimum": plain(said.minimum),
        "maximum": plain(said.maximum),
        "minimum_before": plain(dollars_of(held.minimum_cents)) if held else None,
        "maximum_before": plain(dollars_of(held.maximum_cents)) if held else None,
    }


def refuse_names(line: Line | None) -> None:
    """Raise `Invalid` for a code, title or grade that can be none, and for half a range."""
    for name in ("code", "title", "grade"):
        value = getattr(line, name) if line else None
        if value is not None and (len(value) > LONGEST[name] or not value.isprintable()):
            raise Invalid(f"“{value[:60]}” cannot be a {name}: at most {LONGEST[name]} signs, all of them visible.")
    if line is not None and line.code:
        refuse_unaddressable("a job code", line.code)
    if line is not None and (line.minimum is None) != (line.maximum is None):
        raise Invalid("A range has a minimum and a maximum; one of them is missing (7-10 L).")


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
