"""Reads of papers: those that were issued, and those that can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from classplan.core.amending import Situation
from classplan.core.documents import Document
from classplan.core.documents.asked import NOTHING, Asked
from classplan.core.errors import DomainError, NotInForce
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.selectors import local_day
from classplan.records.amendments import gathering
from classplan.records.journal.selectors import anchor
from classplan.records.library.models import Original
from classplan.records.papers.filling import paper_of, papers_there_can_be
from classplan.records.papers.kinds import WHOLE, Kind, OneFor
from classplan.records.papers.models import IssuedPaper
from classplan.records.papers.services import refuse_too_early, road_of
from classplan.records.papers.source import Filling
from classplan.records.plan.models import Amendment


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an amendment: issued, or a draft of it. `whom` is the class or the agency that it is for."""

    kind: Kind
    about: str
    whom: str
    issued: IssuedPaper | None = None
    too_early: str = ""

    @property
    def can_be_issued(self) -> bool:
        """Whether its time has come and it was not issued."""
        return self.issued is None and not self.too_early


def papers_of(amendment: Amendment, case: Situation) -> list[Paper]:
    """Every paper of the amendment, in the order in which they come up."""
    rows = issued_papers(amendment)
    issued = {(row.kind, row.about): row for row in rows if row.mends_id is None}
    road = road_of(amendment)
    names = _names(amendment, case)
    there = list(papers_there_can_be(amendment, case))
    return [
        Paper(
            kind,
            about,
            names.get((kind.one_for in (OneFor.AGENCY, OneFor.EACH_AGENCY), about), ""),
            issued.get((kind.name, about)),
            _too_early(kind, amendment),
        )
        for kind, about in there
        if (kind.name, about) in issued or amendment.state not in kind.past_in(road)
    ]


def papers_of_number(office: Office, number: int) -> list[Paper]:
    """The papers of a live amendment by its number, as of today."""
    amendment, case = _live(office, number)
    return papers_of(amendment, case)


def draft_of_number(office: Office, number: int, kind: str, about: str, asked: Asked = NOTHING) -> Document:
    """The draft of a paper of a live amendment by its number, as of today."""
    amendment, case = _live(office, number)
    return draft_of(amendment, case, kind, about, case.today, asked)


def _live(office: Office, number: int) -> tuple[Amendment, Situation]:
    amendment = Amendment.objects.filter(office=office, number=number).first()
    if amendment is None or not amendment.live:
        raise NotInForce(f"There is no live amendment {number}.")
    return amendment, gathering.situation(amendment, local_day(office, timezone.now()))


def issued_papers(amendment: Amendment) -> list[IssuedPaper]:
    """What was issued, in its order, with the forms of each."""
    rows = IssuedPaper.objects.filter(amendment=amendment).select_related("mends")
    return list(rows.prefetch_related("renditions__original"))


def draft_of(
    amendment: Amendment, case: Situation, kind: str, about: str, today: date, asked: Asked = NOTHING
) -> Document:
    """A paper as it would be issued now, marked as a draft. Raises a `DomainError` where it can't be made yet."""
    there = {(found.name, one): found for found, one in papers_there_can_be(amendment, case)}
    if (kind, about) not in there:
        raise NotInForce(f"{amendment.name} has no paper of the kind “{kind}” for “{about}”.")
    past = amendment.state in there[kind, about].past_in(road_of(amendment))
    if past and not _was_issued(amendment, case, kind, about):
        refuse_too_early(there[kind, about], amendment)
    return paper_of(Filling(amendment, case, anchor(amendment.office).in_words, True, today, asked), kind, about)


def issued_file(office: Office, sha256: str) -> Original:
    """A file of a paper that was issued, by its checksum. Raises `NotInForce` for any other file."""
    found = Original.objects.filter(renditions__paper__office=office, sha256=sha256).first()
    if found is None:
        raise NotInForce("No paper that was issued here has this checksum.")
    return found


def _names(amendment: Amendment, case: Situation) -> Mapping[tuple[bool, str], str]:
    agencies = Agency.objects.filter(office=amendment.office, code__in=case.terms.affected)
    names = {(True, code): name for code, name in agencies.values_list("code", "name")}
    texts = {(False, str(p.ordinal)): p.spec.title for p in case.changes if p.spec is not None}
    return names | texts | {(True, WHOLE): "everybody"}


def _was_issued(amendment: Amendment, case: Situation, kind: str, about: str) -> bool:
    """Whether there is such a paper; a notice that was given is one, whoever printed it."""
    given = kind == "notice" and case.acts.noticed is not None
    return given or IssuedPaper.objects.filter(amendment=amendment, kind=kind, about=about, mends=None).exists()


def _too_early(kind: Kind, amendment: Amendment) -> str:
    try:
        refuse_too_early(kind, amendment)
    except DomainError as error:
        return str(error)
    return ""
