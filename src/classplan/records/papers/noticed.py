"""The notice of an amendment, filled: its terms and changes, the rule and its words, and the texts that go with it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from classplan.core.documents import Document
from classplan.core.documents.house import House
from classplan.core.documents.notice import NoticeFacts, classification_notice
from classplan.core.documents.redlined import name_of
from classplan.core.documents.specification import SpecFacts
from classplan.core.rules import Clause
from classplan.jurisdictions import house_named
from classplan.records.accounts.models import Agency, Office
from classplan.records.amendments import gathering
from classplan.records.amendments.models import ProposedChange
from classplan.records.papers.source import Filling
from classplan.records.papers.texts import proposed_text, version_before, version_in_books
from classplan.records.proceedings.models import Notice


def notice_of(filling: Filling) -> Document:
    """The notice as it is posted. Raises `Invalid` where it is no draft and something that it must say is absent."""
    amendment, case, office, pack = filling.amendment, filling.case, filling.office, filling.pack
    clause = pack.clause(pack.dating_clause)
    edition = clause.in_force(filling.day).edition
    day = case.acts.noticed or filling.day
    drafts_to = Agency.objects.filter(office=office, code__in=case.drafts_sent).order_by("name")
    house, head = house_named(office.jurisdiction), filling.letterhead
    with_text = [row for row in gathering.proposals_of(amendment) if row.spec]
    return classification_notice(
        NoticeFacts(
            office=office.name,
            day=day,
            terms=case.terms,
            subject=amendment.subject,
            changes=case.line_changes,
            tables=tuple(p.ranges for p in case.changes if p.change is None),
            citation=f"{clause.ref}, in the wording of {edition.id}",
            paraphrase=edition.paraphrase,
            anchor=filling.anchor,
            whys=tuple((p.change, p.why) for p in case.changes),
            posted_until=day + timedelta(days=pack.posting_days),
            sender=head.sender,
            letterhead=head.lines,
            drafts_to=tuple(drafts_to.values_list("name", flat=True)),
            rule_words=_words_of(office, clause, filling.day),
            waivers=case.waivers,
            attached=tuple(SpecFacts(office.name, house, proposed_text(row)) for row in with_text),
            redlined=tuple(_redlined(with_text, house)),
            draft=filling.draft,
        )
    )


def _redlined(with_text: Iterable[ProposedChange], house: House) -> Iterator[tuple[str, str]]:
    """The titles of the texts that replace one on record, each with the version that is replaced."""
    for row in with_text:
        before = version_before(row)
        if before is not None:
            yield proposed_text(row).title or "", name_of(version_in_books(before), house)


def _words_of(office: Office, clause: Clause, day: date) -> str:
    """The law's own words, where a notice on record quotes them in the wording that is in force on the day."""
    edition = clause.in_force(day).edition
    for notice in Notice.objects.filter(office=office, day__lte=day).order_by("-day", "-id"):
        for quoted in notice.reading.get("quoted_rules") or ():
            if quoted["citation"].endswith(clause.ref) and clause.in_force(notice.day).edition == edition:
                return str(quoted["text"])
    return ""
