"""Gathering what the clauses need to know of a live amendment."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from classplan.core.amending import Decision, Outcome, Proposed, RangeChange, Situation, Terms
from classplan.core.pack import Choices
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts
from classplan.core.rules import Judgment, Waiver
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import models
from classplan.records.amendments.standing import Carrier, carriers, lines_on, spec_bases
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.proceedings.models import Action, Notice
from classplan.records.proceedings.papers import attached_spec


def situation(amendment: Amendment, today: date) -> Situation:
    """All that is known of an amendment on a day."""
    proposals = proposals_of(amendment)
    notice = notice_of(amendment)
    terms = models.Terms.objects.filter(amendment=amendment).first()
    zone = ZoneInfo(pack_of(amendment.office).time_zone)
    moves = list(models.MoveMade.objects.filter(amendment=amendment))
    recommended = [move.on for move in moves if move.name == "recommend"]
    postings = models.Posting.objects.filter(notice=notice).order_by("on") if notice else ()
    held = models.HearingHeld.objects.filter(notice=notice).first() if notice else None
    return Situation(
        today=today,
        changes=proposed_of(amendment, proposals, today),
        terms=_terms(terms, zone),
        acts=acts_of(notice, terms, zone),
        recommended=recommended[-1] if recommended else None,
        drafts_sent=frozenset(
            models.DraftSent.objects.filter(amendment=amendment).values_list("agency__code", flat=True)
        ),
        posted=next((posting.on for posting in postings), None),
        held=held.on if held else None,
        decisions=tuple(_decision(row) for row in decisions_of(amendment)),
        judgments={
            row.clause: Judgment(row.question, row.answer, row.by, row.on, row.reason)
            for row in models.JudgmentMade.objects.filter(amendment=amendment)
        },
        waivers=tuple(
            Waiver(row.clause, row.asked_by, row.approved_by, row.reason, row.until)
            for row in models.WaiverGiven.objects.filter(amendment=amendment)
        ),
        number_taken=terms is not None and notice is None and _is_taken(amendment, terms.number),
    )


def policy_of(office: Office) -> Choices:
    """What the owner of the rules has chosen, over the defaults."""
    rows = models.PolicyChoice.objects.filter(office=office).order_by("id")
    policy: Choices = pack_of(office).policy.with_choices({row.name: row.value for row in rows})
    return policy


def proposals_of(amendment: Amendment) -> list[models.ProposedChange]:
    """The changes of an amendment, in their order."""
    rows = models.ProposedChange.objects.filter(amendment=amendment)
    return list(rows.select_related("job_class", "spec_original"))


def decisions_of(amendment: Amendment) -> list[models.BoardDecision]:
    """What the Board did with its changes."""
    rows = models.BoardDecision.objects.filter(change__amendment=amendment)
    return list(rows.select_related("change").order_by("change__ordinal"))


def notice_of(amendment: Amendment) -> Notice | None:
    """The notice of an amendment, once it was given."""
    return Notice.objects.filter(amendment=amendment).select_related("original", "entry").first()


def acts_of(notice: Notice | None, terms: models.Terms | None, zone: ZoneInfo) -> Acts:
    """What the bodies did, with the days of the notice and of its hearing."""
    hearing = terms.hearing.astimezone(zone).date() if terms and terms.hearing else None
    if notice is None:
        return Acts(hearing=hearing)
    days = {action.act: action.on for action in Action.objects.filter(notice=notice)}
    return Acts(noticed=notice.day, hearing=hearing, **days)


def change_of(row: models.ProposedChange) -> Change | None:
    """The change of a line, or None where the proposal is a pay table."""
    if row.before is None and row.after is None:
        return None
    return Change(line_from_json(row.before), line_from_json(row.after))


def proposed_of(amendment: Amendment, rows: Iterable[models.ProposedChange], today: date) -> tuple[Proposed, ...]:
    """The proposals as the core sees them, held against the plan and the other drafts of today."""
    rows = list(rows)
    ids = {row.job_class_id for row in rows if row.job_class_id}
    lines, bases = lines_on(ids, today), spec_bases(ids)
    changes = {row.pk: change_of(row) for row in rows}
    taken = _taken(amendment, rows, changes, today)
    return tuple(
        Proposed(
            ordinal=row.ordinal,
            change=changes[row.pk],
            job_class=row.job_class.number if row.job_class else None,
            why=row.why,
            spec=attached_spec(row.spec) if row.spec else None,
            ranges=tuple(_range(said) for said in row.ranges),
            replaces=tuple(row.replaces),
            stands=lines.get(row.job_class_id or 0),
            spec_is_stale=row.spec is not None and row.open and bases.get(row.job_class_id or 0) != row.spec_base,
            taken=taken.get(row.pk, ()),
            alongside=row.alongside,
        )
        for row in rows
    )


def _taken(
    amendment: Amendment,
    rows: list[models.ProposedChange],
    changes: dict[int, Change | None],
    today: date,
) -> dict[int, tuple[str, ...]]:
    """What else carries the code or title that a change gives: a class, a change of this draft, another draft."""
    given = {row.pk: (row, change.after) for row in rows if (change := changes[row.pk]) and change.after}
    codes = {line.code for _, line in given.values() if line.code}
    titles = {line.title for _, line in given.values() if line.title}
    moved = {row.job_class_id for row in rows if row.job_class_id}
    held = [c for c in carriers(amendment.office, codes=codes, titles=titles, on=today) if c.job_class not in moved]
    held += _in_other_drafts(amendment, codes, titles)
    found: dict[int, tuple[str, ...]] = {}
    for key, (row, line) in given.items():
        others = [c for c in held if c.job_class is None or c.job_class != row.job_class_id]
        others += [
            Carrier(name, getattr(other, name) or "", f"change {other_row.ordinal} of this amendment")
            for other_key, (other_row, other) in given.items()
            if other_key != key
            for name in ("code", "title")
        ]
        said = [
            f"the {c.name} {c.value} is carried by {c.whose}"
            for c in others
            if c.value and c.value == getattr(line, c.name)
        ]
        found[key] = tuple(dict.fromkeys(said))
    return found


def _in_other_drafts(amendment: Amendment, codes: set[str], titles: set[str]) -> list[Carrier]:
    rows = models.ProposedChange.objects.filter(amendment__office=amendment.office, open=True, after__isnull=False)
    found: list[Carrier] = []
    for row in rows.exclude(amendment=amendment).select_related("amendment"):
        line = line_from_json(row.after)
        for name, values in (("code", codes), ("title", titles)):
            value = getattr(line, name)
            if value in values:
                found.append(Carrier(name, value, f"{row.amendment.name}, which is open", row.job_class_id))
    return found


def _terms(row: models.Terms | None, zone: ZoneInfo) -> Terms:
    if row is None:
        return Terms()
    return Terms(
        number=row.number,
        hearing=_local(row.hearing, zone),
        place=row.place,
        comments_until=_local(row.comments_until, zone),
        comments_to=row.comments_to,
        speakers_until=_local(row.speakers_until, zone),
        speakers_to=row.speakers_to,
        study=row.study,
        narrative=row.narrative,
        affected=frozenset(row.affected.values_list("code", flat=True)),
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def _decision(row: models.BoardDecision) -> Decision:
    return Decision(row.change.ordinal, Outcome(row.outcome), _line(row.modified), row.again, row.basis)


def _line(said: dict[str, str | None] | None) -> Line | None:
    return line_from_json(said)


def _range(said: dict[str, str | int | None]) -> RangeChange:
    before = [
        None if said.get(name) is None else Decimal(str(said[name])) for name in ("minimum_before", "maximum_before")
    ]
    return RangeChange(str(said["grade"]), Decimal(str(said["minimum"])), Decimal(str(said["maximum"])), *before)


def _is_taken(amendment: Amendment, number: str) -> bool:
    if Notice.objects.filter(office=amendment.office, number=number).exists():
        return True
    return Amendment.objects.filter(office=amendment.office, name=f"Notice {number}").exclude(pk=amendment.pk).exists()


def class_numbered(office: Office, number: int) -> JobClass | None:
    """The class of that number."""
    return JobClass.objects.filter(office=office, number=number).first()
