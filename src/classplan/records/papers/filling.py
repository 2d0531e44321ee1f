"""Filling a paper with what the records hold: from an amendment, a kind and what it is one for, to its document.

Nothing is typed for a paper: all of it is the amendment's own changes, terms, acts and decisions.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from classplan.core.amending import Proposed, Situation
from classplan.core.dates import PartialDate
from classplan.core.documents import Document
from classplan.core.documents.class_history import HistoryEntry, HistoryFacts, class_history
from classplan.core.documents.council import CouncilFacts, council_request, council_resolution
from classplan.core.documents.impact import Impact, impact_of
from classplan.core.documents.memo import MemoFacts, Sender, board_memo
from classplan.core.documents.notice import NoticeFacts, classification_notice
from classplan.core.documents.redlined import RedlineFacts, redlined_specification
from classplan.core.documents.result import ResultFacts, result_notice
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.errors import Invalid, NotInForce
from classplan.core.plan import Line
from classplan.core.proceedings import TakesEffect
from classplan.core.redline import of_spec, redline
from classplan.core.telling import compared, history_entry
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import gathering, models
from classplan.records.amendments.effect import effect_of
from classplan.records.papers.circulars import circular_of
from classplan.records.papers.kinds import KINDS, WHOLE, Kind, OneFor
from classplan.records.papers.outcome import decided_on, failed_by
from classplan.records.papers.texts import spec_of, version_before, version_of
from classplan.records.plan.models import Amendment
from classplan.records.plan.selectors import plan_as_of
from classplan.records.specs.models import SpecVersion


@dataclass(frozen=True, slots=True)
class Filling:
    """What papers of one amendment are filled from; `anchor` goes to their feet."""

    amendment: Amendment
    case: Situation
    anchor: str
    draft: bool
    day: date

    @property
    def office(self) -> Office:
        """Whose paper it is."""
        return self.amendment.office

    @property
    def effect(self) -> TakesEffect:
        """When it takes effect, or what it waits for."""
        pack = pack_of(self.office)
        return effect_of(pack, self.case, gathering.policy_of(self.office))

    def row(self, about: str) -> models.ProposedChange:
        """The change of an ordinal. Raises `NotInForce` where there is none."""
        found = next((row for row in gathering.proposals_of(self.amendment) if str(row.ordinal) == about), None)
        if found is None or found.spec is None:
            raise NotInForce(f"{self.amendment.name} has no change {about} with a new text.")
        return found


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


def _notice(filling: Filling, about: str) -> Document:
    amendment, case, office = filling.amendment, filling.case, filling.office
    pack = pack_of(office)
    clause = pack.clause(pack.dating_clause)
    edition = clause.in_force(filling.day).edition
    agencies = Agency.objects.filter(office=office, code__in=case.drafts_sent).order_by("name")
    return classification_notice(
        NoticeFacts(
            office=office.name,
            day=case.acts.noticed or filling.day,
            terms=case.terms,
            subject=amendment.subject,
            changes=case.line_changes,
            tables=tuple(p.ranges for p in case.changes if p.change is None),
            titles_of_texts=tuple(p.spec.title for p in case.changes if p.spec),
            citation=f"{clause.ref}, in the wording of {edition.id}",
            paraphrase=edition.paraphrase,
            anchor=filling.anchor,
            whys=tuple((p.change, p.why) for p in case.changes),
            posted_until=(case.acts.noticed or filling.day) + timedelta(days=pack.posting_days),
            drafts_to=tuple(agencies.values_list("name", flat=True)),
            waivers=case.waivers,
            draft=filling.draft,
        )
    )


def _specification(filling: Filling, about: str) -> Document:
    row = filling.row(about)
    return clean_specification(
        SpecFacts(
            office=filling.office.name,
            house=house_named(filling.office.jurisdiction),
            spec=spec_of(row.spec),
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
    old, new = spec_of(before.body), spec_of(row.spec)
    return redlined_specification(
        RedlineFacts(
            office=filling.office.name,
            house=house_named(filling.office.jurisdiction),
            old=version_of(old, since=before.start, paper=before.paper),
            new=version_of(new, paper=filling.amendment.name),
            found=redline(of_spec(old), of_spec(new)),
            cause=filling.amendment.name,
            day=filling.day,
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _memo(filling: Filling, about: str) -> Document:
    case = filling.case
    return board_memo(
        MemoFacts(
            office=filling.office.name,
            board="The Board",
            sender=Sender(filling.office.name),
            day=filling.day,
            subject=filling.amendment.subject,
            changes=case.changes,
            background=_paragraphs(case),
            code_section=pack_of(filling.office).board_clause,
            impact=_impact(filling, case.changes),
            last_revised=_last_revised(filling.amendment),
            attached=tuple(p.spec.title for p in case.changes if p.spec),
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def _last_revised(amendment: Amendment) -> int | None:
    """The year of the text that is replaced, where the amendment replaces just one."""
    replaced = [version for row in gathering.proposals_of(amendment) if row.spec and (version := version_before(row))]
    return replaced[0].start.year if len(replaced) == 1 else None


def _council_facts(filling: Filling) -> CouncilFacts:
    case, office = filling.case, filling.office
    pack = pack_of(office)
    clause = pack.clause(pack.dating_clause)
    until = pack.last_provisional_day(case, gathering.policy_of(office)) if case.acts.in_use else None
    return CouncilFacts(
        office=office.name,
        place=office.name,
        council="the Council",
        board="the Board",
        sender=Sender(office.name),
        day=filling.day,
        amendment=filling.amendment.name,
        subject=filling.amendment.subject,
        changes=case.standing,
        justification=_paragraphs(case),
        authority=pack.council_clause,
        citation=clause.ref,
        paraphrase=clause.in_force(filling.day).edition.paraphrase,
        heard=case.held,
        board_approved=case.acts.board,
        impact=_impact(filling, case.standing),
        provisional_until=until,
        attached=tuple(p.spec.title for p in case.standing if p.spec),
        anchor=filling.anchor,
        draft=filling.draft,
    )


def _result(filling: Filling, about: str) -> Document:
    case, effect, failed = filling.case, filling.effect, failed_by(filling.amendment, filling.case)
    agency = Agency.objects.filter(office=filling.office, code=about).first()
    if agency is None:
        raise NotInForce(f"{filling.office.name} has no agency {about}.")
    return result_notice(
        ResultFacts(
            office=filling.office.name,
            sender=filling.office.name,
            department=agency.name,
            day=filling.day,
            amendment=filling.amendment.name,
            decided=decided_on(filling.amendment, case),
            changes=case.changes,
            decisions=case.decisions,
            effective=None if failed else filling.amendment.effective or effect.day,
            waits_for="" if effect.day else filling.amendment.reason or effect.reason,
            failed=failed,
            citation=pack_of(filling.office).dating_clause,
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


def _circular(filling: Filling, about: str) -> Document:
    return circular_of(filling.amendment, filling.day, about, anchor=filling.anchor, draft=filling.draft)


def _paragraphs(case: Situation) -> tuple[str, ...]:
    terms = case.terms
    said = [text.strip() for text in terms.narrative.split("\n\n") if text.strip()]
    return (*said, *([f"It follows from: {terms.study.strip()}"] if terms.study.strip() else []))


def _impact(filling: Filling, changes: tuple[Proposed, ...]) -> Impact:
    """What the changes do to the plan as they found it: each of their classes with its line before."""
    try:
        lines = plan_as_of(filling.office, filling.day).lines
    except NotInForce:  # no paper is on record yet, so there is no class either
        lines = ()
    plan: dict[int, Line | None] = {line.number: line.line for line in lines}
    plan |= {p.job_class: p.change.before for p in changes if p.change and p.job_class is not None}
    gone = [p.change.before.title for p in changes if p.change and p.change.before and p.change.before.title]
    named_in = _named_in(filling.office, gone, filling.day)
    return impact_of(changes, plan=[line for line in plan.values() if line is not None], named_in=named_in)


def _named_in(office: Office, titles: list[str], on: date) -> dict[str, list[str]]:
    """Which specifications name which of these titles, by their own words."""
    found: dict[str, list[str]] = {}
    for title in titles:
        texts = SpecVersion.objects.filter(job_class__office=office, start__lte=on, text__icontains=title)
        for name in texts.values_list("title", flat=True).distinct():
            if name != title:
                found.setdefault(name, []).append(title)
    return found


_FILL: dict[str, Callable[[Filling, str], Document]] = {
    "notice": _notice,
    "specification": _specification,
    "redline": _redline,
    "memo": _memo,
    "request": lambda filling, about: council_request(_council_facts(filling)),
    "resolution": lambda filling, about: council_resolution(_council_facts(filling)),
    "result": _result,
    "circular": _circular,
    "history": _history,
}
