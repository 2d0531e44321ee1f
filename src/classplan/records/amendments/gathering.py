"""Gathering what the clauses need to know of a live amendment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from classplan.core.amending import Decision, Judged, Outcome, Proposed, RangeChange, Situation, Terms
from classplan.core.documents.stored import spec_of_body
from classplan.core.lint import lacks
from classplan.core.money import dollars
from classplan.core.pack import Choices
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts
from classplan.core.rules import Judgment, Waiver
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import bulk, models
from classplan.records.amendments.standing import (
    Carrier,
    carriers,
    in_use_by,
    later_lines,
    lines_on,
    ranges_printed,
    spec_bases,
)
from classplan.records.linting.held import waivers_of
from classplan.records.linting.naming import names_of_changes
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.proceedings.models import Action, Notice
from classplan.records.proceedings.papers import attached_spec


def situation(amendment: Amendment, today: date) -> Situation:
    """All that is known of an amendment on a day."""
    return situations([amendment], today)[amendment.pk]


def situations(amendments: Sequence[Amendment], today: date) -> dict[int, Situation]:
    """The same of several amendments of one office, by their ids; the questions asked are as many as for one."""
    if not amendments:
        return {}
    office = amendments[0].office
    zone = ZoneInfo(pack_of(office).time_zone)
    known = bulk.read(amendments)
    changes = _proposed_of_each(office, {a: known.proposals[a.pk] for a in amendments}, known.decisions, today)
    return {
        amendment.pk: Situation(
            today=today,
            changes=changes[amendment.pk],
            terms=_terms(terms := known.terms.get(amendment.pk), zone),
            acts=_acts(known.notices.get(amendment.pk), known.actions[amendment.pk], terms, zone),
            recommended=known.recommended.get(amendment.pk),
            drafts_sent=frozenset(known.drafts_sent[amendment.pk]),
            posted=min(known.posted[amendment.pk], default=None),
            held=known.held.get(amendment.pk),
            decisions=tuple(_decision(row, changes[amendment.pk]) for row in known.decisions[amendment.pk]),
            judgments=tuple(
                Judged(row.clause, Judgment(row.question, row.answer, row.by, row.on, row.reason), row.opens)
                for row in known.judgments[amendment.pk]
            ),
            waivers=tuple(
                Waiver(row.clause, row.asked_by, row.approved_by, row.reason, row.until)
                for row in known.waivers[amendment.pk]
            ),
            number_taken=terms is not None
            and amendment.pk not in known.notices
            and known.is_taken(amendment, terms.number),
        )
        for amendment in amendments
    }


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
    return _acts(notice, Action.objects.filter(notice=notice) if notice else (), terms, zone)


def _acts(notice: Notice | None, actions: Iterable[Action], terms: models.Terms | None, zone: ZoneInfo) -> Acts:
    hearing = terms.hearing.astimezone(zone).date() if terms and terms.hearing else None
    if notice is None:
        return Acts(hearing=hearing)
    days = {action.act: action.on for action in actions}
    return Acts(noticed=notice.day, hearing=hearing, **days)


def change_of(row: models.ProposedChange) -> Change | None:
    """The change of a line, or None where the proposal is a pay table."""
    if row.before is None and row.after is None:
        return None
    return Change(line_from_json(row.before), line_from_json(row.after))


def proposed_of(amendment: Amendment, rows: Iterable[models.ProposedChange], today: date) -> tuple[Proposed, ...]:
    """The proposals as the core sees them, held against the plan and the other drafts of today."""
    return _proposed_of_each(amendment.office, {amendment: list(rows)}, {}, today)[amendment.pk]


def _proposed_of_each(
    office: Office,
    rows: Mapping[Amendment, list[models.ProposedChange]],
    decided: Mapping[int, list[models.BoardDecision]],
    today: date,
) -> dict[int, tuple[Proposed, ...]]:
    """The proposals of several amendments, by the ids of those.

    What else carries a code or a title is asked of each line as the Board let it stand. A line that an amendment itself has put into provisional use is no other's change, so it does not make it stale.
    """
    every = [row for of_one in rows.values() for row in of_one]
    ids = {row.job_class_id for row in every if row.job_class_id}
    names = {amendment.name for amendment in rows}
    later = later_lines(ids, names, today)
    lines, bases, in_use = lines_on(ids, today), spec_bases(ids), in_use_by(ids, today)
    changes = {row.pk: change_of(row) for row in every}
    made = [decision for of_one in decided.values() for decision in of_one]
    gone = {row.change_id for row in made if row.outcome == Outcome.REJECTED or row.again}
    as_decided = changes | {row.change_id: _modified(changes[row.change_id], row) for row in made if row.modified}
    given = [change.after for each in (changes, as_decided) for change in each.values() if change and change.after]
    ranges = ranges_printed(office, _values(given, "grade"), today)
    printed = {str(said["grade"]) for row in every for said in row.ranges}
    tables = ranges_printed(office, printed, today) if printed else {}
    held = carriers(office, codes=_values(given, "code"), titles=_values(given, "title"), on=today) if given else []
    drafts = _open_proposals(office) if given else []
    excused = _excused(office, rows)
    taken: dict[int, tuple[str, ...]] = {}
    for amendment, of_one in rows.items():
        others = [row for row in drafts if row.amendment_id != amendment.pk]
        taken |= _taken([row for row in of_one if row.pk not in gone], as_decided, held, others)
    return {
        amendment.pk: tuple(
            Proposed(
                ordinal=row.ordinal,
                change=changes[row.pk],
                job_class=row.job_class.number if row.job_class else None,
                why=row.why,
                spec=attached_spec(row.spec) if row.spec else None,
                ranges=tuple(_range(said) for said in row.ranges),
                replaces=tuple(row.replaces),
                taken_over_by=row.taken_over_by,
                stands=line_from_json(row.before)
                if in_use.get(row.job_class_id or 0) == amendment.name
                else lines.get(row.job_class_id or 0),
                later=later.get(row.job_class_id or 0, ()),
                grade_range=_range_of(changes[row.pk], ranges),
                spec_is_stale=row.spec is not None
                and row.before is not None
                and row.open
                and bases.get(row.job_class_id or 0) != row.spec_base,
                taken=taken.get(row.pk, ()),
                moved=_moved(row, tables) if row.open else (),
                alongside=row.alongside,
                excused=excused.get(row.pk, frozenset()),
            )
            for row in of_one
        )
        for amendment, of_one in rows.items()
    }


def _excused(office: Office, rows: Mapping[Amendment, list[models.ProposedChange]]) -> dict[int, frozenset[str]]:
    """The parts that new texts do not state and that somebody excused, by setting the finding aside; by their changes."""
    must_state = pack_of(office).must_state
    lacking = [
        (amendment, row, missing)
        for amendment, of_one in rows.items()
        for row in of_one
        if row.open and row.spec and (missing := lacks(spec_of_body(row.spec), must_state))
    ]
    if not lacking:
        return {}
    names = names_of_changes(office, [(amendment, row) for amendment, row, _ in lacking])
    held = waivers_of(office, [name for each in names for name in each])
    return {
        row.pk: frozenset(part for part, fault in missing.items() if any((name, fault.mark) in held for name in each))
        for (_, row, missing), each in zip(lacking, names, strict=True)
    }


def _moved(row: models.ProposedChange, ranges: Mapping[str, tuple[Decimal, Decimal]]) -> tuple[str, ...]:
    """The grades of a table whose range became another since the table was drafted, each with what it is now."""
    found = []
    for said in map(_range, row.ranges):
        now = ranges.get(said.grade)
        before = (said.minimum_before, said.maximum_before)
        if now is not None and None not in before and now not in (before, (said.minimum, said.maximum)):
            found.append(f"{said.grade} is {dollars(now[0])} to {dollars(now[1])} a year by now")
    return tuple(found)


def _modified(change: Change | None, decision: models.BoardDecision) -> Change | None:
    return replace(change, after=line_from_json(decision.modified)) if change else None


def _values(lines: Iterable[Line], name: str) -> set[str]:
    return {value for line in lines if (value := getattr(line, name))}


def _taken(
    rows: list[models.ProposedChange],
    changes: dict[int, Change | None],
    carried: list[Carrier],
    drafts: list[models.ProposedChange],
) -> dict[int, tuple[str, ...]]:
    """What else carries the code or title that a change gives: a class, a change of this draft, another draft."""
    given = {row.pk: (row, change.after) for row in rows if (change := changes[row.pk]) and change.after}
    values = {name: _values((line for _, line in given.values()), name) for name in ("code", "title")}
    moved = {row.job_class_id for row in rows if row.job_class_id}
    held = [c for c in carried if c.value in values[c.name] and c.job_class not in moved]
    held += _in_other_drafts(drafts, values)
    found: dict[int, tuple[str, ...]] = {}
    for key, (row, line) in given.items():
        others = [c for c in held if c.job_class is None or c.job_class != row.job_class_id]
        others += [
            Carrier(name, getattr(other, name) or "", f"change {other_row.ordinal} of this amendment")
            for other_key, (other_row, other) in given.items()
            if other_key != key
            for name in ("code", "title")
        ]
        before = changes[key].before if changes[key] else None  # type: ignore[union-attr]
        said = [
            f"the {c.name} {c.value} is carried by {c.whose}"
            for c in others
            if c.value and c.value == getattr(line, c.name) and c.value != getattr(before, c.name, None)
        ]
        found[key] = tuple(dict.fromkeys(said))
    return found


def _open_proposals(office: Office) -> list[models.ProposedChange]:
    rows = models.ProposedChange.objects.filter(amendment__office=office, open=True, after__isnull=False)
    return list(rows.select_related("amendment").defer("spec"))


def _in_other_drafts(drafts: Iterable[models.ProposedChange], values: Mapping[str, set[str]]) -> list[Carrier]:
    found: list[Carrier] = []
    for row in drafts:
        for name, wanted in values.items():
            value = row.after[name] if row.after else None
            if value in wanted:
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
        affected=frozenset(agency.code for agency in row.affected.all()),
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def _decision(row: models.BoardDecision, changes: Iterable[Proposed]) -> Decision:
    taken = next(proposed.taken for proposed in changes if proposed.ordinal == row.change.ordinal)
    return Decision(
        row.change.ordinal,
        Outcome(row.outcome),
        line_from_json(row.modified),
        row.again,
        row.basis,
        ranges=tuple(_range(said) for said in row.ranges),
        taken=taken if row.modified and row.change.open else (),
    )


def taken_when_decided(amendment: Amendment, decisions: Iterable[Decision], today: date) -> dict[int, tuple[str, ...]]:
    """What else carries the code or title of each line that the Board lets stand, by the ordinals of the changes.

    Held against each other as they would stand, and against the classes that no change that stands moves.
    """
    said = {decision.ordinal: decision for decision in decisions}
    rows = [
        row
        for row in proposals_of(amendment)
        if (decision := said.get(row.ordinal)) is None or not (decision.outcome is Outcome.REJECTED or decision.again)
    ]
    changes = {row.pk: change_of(row) for row in rows}
    for row in rows:
        change, decision = changes[row.pk], said.get(row.ordinal)
        if change is not None and decision is not None and decision.modified is not None:
            changes[row.pk] = replace(change, after=decision.modified)
    lines = [change.after for change in changes.values() if change and change.after]
    held = carriers(amendment.office, codes=_values(lines, "code"), titles=_values(lines, "title"), on=today)
    drafts = [other for other in _open_proposals(amendment.office) if other.amendment_id != amendment.pk]
    found = _taken(rows, changes, held, drafts)
    return {row.ordinal: found.get(row.pk, ()) for row in rows}


def _range_of(change: Change | None, ranges: Mapping[str, tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal] | None:
    return ranges.get(change.after.grade) if change and change.after and change.after.grade else None


def _line(said: dict[str, str | None] | None) -> Line | None:
    return line_from_json(said)


def _range(said: dict[str, str | int | None]) -> RangeChange:
    before = [
        None if said.get(name) is None else Decimal(str(said[name])) for name in ("minimum_before", "maximum_before")
    ]
    return RangeChange(str(said["grade"]), Decimal(str(said["minimum"])), Decimal(str(said["maximum"])), *before)


def ranges_of(rows: Iterable[Mapping[str, str | int | None]]) -> tuple[RangeChange, ...]:
    """The rows of a pay table."""
    return tuple(_range(dict(said)) for said in rows)


def class_numbered(office: Office, number: int) -> JobClass | None:
    """The class of that number."""
    return JobClass.objects.filter(office=office, number=number).first()
