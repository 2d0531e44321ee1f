"""Filling a paper with what the records hold: from an amendment, a kind and what it is one for, to its document.

Nothing is typed for a paper: all of it is the amendment's own changes, terms, acts and decisions.
"""

from collections.abc import Callable, Iterator

from classplan.core.amending import Situation
from classplan.core.dates import PartialDate
from classplan.core.documents import Document
from classplan.core.documents.class_history import HistoryEntry, HistoryFacts, class_history
from classplan.core.documents.council import council_request, council_resolution
from classplan.core.documents.redlined import RedlineFacts, redlined_specification
from classplan.core.documents.result import ResultFacts, result_notice
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.errors import Invalid, NotInForce
from classplan.core.redline import of_spec, redline
from classplan.core.telling import compared, history_entry
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Agency
from classplan.records.amendments import gathering
from classplan.records.papers.circulars import circular_of
from classplan.records.papers.kinds import KINDS, WHOLE, Kind, OneFor
from classplan.records.papers.noticed import notice_of
from classplan.records.papers.outcome import decided_on, failed_by
from classplan.records.papers.source import Filling
from classplan.records.papers.texts import proposed_text, spec_of, version_before, version_in_books, version_of
from classplan.records.papers.to_bodies import council_facts, memo_of
from classplan.records.plan.models import Amendment


def papers_there_can_be(amendment: Amendment, case: Situation) -> Iterator[tuple[Kind, str]]:
    """Each kind with what it is one for: the ordinals of new texts, the codes of agencies."""
    rows = gathering.proposals_of(amendment)
    texts = [str(row.ordinal) for row in rows if row.spec]
    again = [str(row.ordinal) for row in rows if row.spec and row.job_class and version_before(row) is not None]
    agencies = sorted(case.terms.affected)
    whats = {
        OneFor.AMENDMENT: [WHOLE],
        OneFor.TEXT: texts,
        OneFor.AGENCY: [WHOLE, *agencies] if texts else [],
        OneFor.EACH_AGENCY: agencies,
    }
    for kind in KINDS.values():
        for about in again if kind.name == "redline" else whats[kind.one_for]:
            yield kind, about


def paper_of(filling: Filling, kind: str, about: str) -> Document:
    """The paper as it would be issued now. Raises `Invalid` where something that it must say is absent."""
    fill = _FILL.get(kind)
    if fill is None:
        raise NotInForce(f"There is no kind of paper “{kind}”. There are: {', '.join(KINDS)}.")
    return fill(filling, about)


def _specification(filling: Filling, about: str) -> Document:
    row = filling.row(about)
    return clean_specification(
        SpecFacts(
            office=filling.office.name,
            house=house_named(filling.office.jurisdiction),
            spec=proposed_text(row),
            day=filling.day,
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _redline(filling: Filling, about: str) -> Document:
    row = filling.row(about)
    before = version_before(row)
    if before is None:
        raise Invalid(f"No text of {row.job_class} is on record before this one, so there is nothing to compare.")
    old, new = spec_of(before.body), proposed_text(row)
    return redlined_specification(
        RedlineFacts(
            office=filling.office.name,
            house=house_named(filling.office.jurisdiction),
            old=version_in_books(before),
            new=version_of(new, paper=filling.amendment.name),
            found=redline(of_spec(old), of_spec(new)),
            cause=filling.amendment.name,
            day=filling.day,
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _result(filling: Filling, about: str) -> Document:
    case, effect, failed = filling.case, filling.effect, failed_by(filling.amendment, filling.case)
    agency = Agency.objects.filter(office=filling.office, code=about).first()
    if agency is None:
        raise NotInForce(f"{filling.office.name} has no agency {about}.")
    return result_notice(
        ResultFacts(
            office=filling.office.name,
            sender=filling.letterhead.sender.in_full,
            board=filling.letterhead.board,
            ask=filling.letterhead.sender.contact,
            department=agency.name,
            day=filling.day,
            amendment=filling.amendment.name,
            decided=decided_on(filling.amendment, case),
            changes=case.changes,
            decisions=case.decisions,
            effective=None if failed else filling.amendment.effective or effect.day,
            waits_for="" if effect.day else filling.amendment.reason or effect.reason,
            failed=failed,
            citation=filling.pack.dating_clause,
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _history(filling: Filling, about: str) -> Document:
    day = filling.amendment.effective
    if day is None:
        raise Invalid(
            f"{filling.amendment.name} has no day in force yet, so the class history gets no entry of it (163)."
        )
    when = PartialDate(day.year, day.month, day.day)
    texts = {row.ordinal: row for row in gathering.proposals_of(filling.amendment) if row.spec}
    entries = []
    for proposed in filling.case.standing:
        if proposed.change is None:
            continue
        row = texts.get(proposed.ordinal)
        before = version_before(row) if row else None
        found = compared(
            before.body if before else None,
            row.spec if row else None,
            before=proposed.change.before,
            after=proposed.change.after,
        )
        line = proposed.change.subject
        entries.append(HistoryEntry(line.title or "", history_entry(found, when=when), line.code))
    return class_history(
        HistoryFacts(
            office=filling.office.name,
            amendment=filling.amendment.name,
            day=filling.day,
            entries=tuple(entries),
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


_FILL: dict[str, Callable[[Filling, str], Document]] = {
    "notice": lambda filling, about: notice_of(filling),
    "specification": _specification,
    "redline": _redline,
    "memo": lambda filling, about: memo_of(filling),
    "request": lambda filling, about: council_request(council_facts(filling)),
    "resolution": lambda filling, about: council_resolution(council_facts(filling)),
    "result": _result,
    "circular": circular_of,
    "history": _history,
}
