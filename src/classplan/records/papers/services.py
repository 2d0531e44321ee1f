"""Issuing papers: rendered in every form, frozen by checksum, named in the journal. Nothing issued is issued again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from classplan.core.documents import Document
from classplan.core.documents.asked import NOTHING, Asked
from classplan.core.documents.erratum import ErratumFacts, erratum
from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.plain_words import list_in_words
from classplan.core.workflow import Workflow
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments.turns import WORKFLOW, Turn, done, turn
from classplan.records.journal.selectors import anchor
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.library.models import Original
from classplan.records.papers.filling import paper_of, papers_there_can_be
from classplan.records.papers.kinds import KINDS, Kind
from classplan.records.papers.models import IssuedPaper, Rendition, SpecHeld
from classplan.records.papers.rendering import FORMS
from classplan.records.papers.source import Filling
from classplan.records.plan.models import Amendment, JobClass
from classplan.records.proceedings.applying import File, keep

Made = tuple[Kind, str, Document]
LONGEST = 5_000


@transaction.atomic
def issue(
    office: Office,
    number: int,
    *,
    kind: str,
    about: str,
    actor: Actor,
    now: datetime,
    asked: Asked = NOTHING,
    seen: int | None = None,
) -> IssuedPaper:
    """Issue one paper of an amendment. Raises `NotAllowed` where its time has not come, or it was issued already.

    `asked` is what a memo says of its own making; any other paper is given nothing of the kind.
    """
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    wanted = _wanted(taken, kind, about)
    refuse_too_early(wanted, taken.amendment)
    there = IssuedPaper.objects.filter(amendment=taken.amendment, kind=kind, about=about, mends=None).first()
    if there is not None:
        raise NotAllowed(
            f"{wanted.called} of {taken.amendment.name} was issued on {there.day} as paper {there.number}. Nothing that "
            "was issued is issued again; mend a mistake in it by an erratum."
        )
    if asked != NOTHING and kind != "memo":
        raise Invalid(
            f"Who reviewed a proposal, and with whom it was talked over, stands in the memo; {wanted.called} has no place for it."
        )
    document = paper_of(replace(filling_of(taken, draft=False), asked=asked), kind, about)
    return _issue(taken, [(wanted, about, document)], asked=asked)[0]


def issue_with_notice(taken: Turn, notice: Document) -> list[IssuedPaper]:
    """Freeze the notice and the texts that come with it, in the transaction in which it is given."""
    filling = filling_of(taken, draft=False)
    coming = [(kind, about) for kind, about in papers_there_can_be(taken.amendment, filling.case)]
    return _issue(
        taken,
        [
            (kind, about, notice if kind.name == "notice" else paper_of(filling, kind.name, about))
            for kind, about in coming
            if kind.comes_with_the_notice
        ],
    )


@transaction.atomic
def issue_erratum(
    office: Office,
    number: int,
    *,
    paper: int,
    wrong: str,
    right: str,
    actor: Actor,
    now: datetime,
    seen: int | None = None,
) -> IssuedPaper:
    """Issue the erratum to a paper: a new paper that names the old one, what is wrong there and what is right."""
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    old = IssuedPaper.objects.filter(amendment=taken.amendment, number=paper).first()
    if old is None:
        raise NotInForce(f"{taken.amendment.name} has no paper {paper}.")
    if max(len(wrong), len(right)) > LONGEST:
        raise Invalid(f"What is wrong and what is right take at most {LONGEST:,} characters each. Say it shorter.")
    document = erratum(
        ErratumFacts(
            office=office.name,
            day=taken.today,
            number=old.number,
            title=old.title,
            issued=old.day,
            digest=old.renditions.get(form="pdf").original.sha256,
            wrong=wrong,
            right=right,
            anchor=anchor(office).in_words,
        )
    )
    return _issue(taken, [(KINDS[old.kind], old.about, document)], mends=old)[0]


@transaction.atomic
def set_specs_held(
    office: Office, agency: str, classes: Iterable[int] | None, *, actor: Actor, now: datetime
) -> tuple[int, ...]:
    """Record of which classes an agency holds the specifications; None is the whole book (168)."""
    take_turn(office)
    holder = Agency.objects.filter(office=office, code=agency).first()
    if holder is None:
        raise NotInForce(f"{office.name} has no agency {agency}. Open it first: classplan agency add.")
    wanted = sorted(set(classes or ()))
    rows = list(JobClass.objects.filter(office=office, number__in=wanted).order_by("number"))
    missing = set(wanted) - {row.number for row in rows}
    if missing:
        raise NotInForce(f"No class has the number {list_in_words([str(n) for n in sorted(missing)])}.")
    entry = write_entry(
        office,
        act="specs.held",
        subject=f"Specifications that {holder.name} holds",
        actor=actor,
        payload={"agency": agency, "held": wanted if classes is not None else None},
        cites=("Update: selections",),
        now=now,
    )
    SpecHeld.objects.filter(agency=holder).delete()
    SpecHeld.objects.bulk_create(SpecHeld(agency=holder, job_class=row, entry=entry) for row in rows)
    return tuple(wanted)


def filling_of(taken: Turn, *, draft: bool) -> Filling:
    """What a paper of the amendment is filled with now."""
    return Filling(taken.amendment, taken.case, anchor(taken.office).in_words, draft, taken.today)


def refuse_too_early(kind: Kind, amendment: Amendment) -> None:
    """Raise `NotAllowed` where a kind of paper is not issued as an amendment stands."""
    if amendment.state not in kind.issued_in(road_of(amendment)):
        raise NotAllowed(f"{kind.called}: this paper is issued {kind.when}; this amendment is “{amendment.state}”.")


def road_of(amendment: Amendment) -> Workflow:
    """The road that its office's rules lay out for it."""
    return pack_of(amendment.office).workflow(WORKFLOW)


def _wanted(taken: Turn, kind: str, about: str) -> Kind:
    there = {(found.name, one): found for found, one in papers_there_can_be(taken.amendment, taken.case)}
    if (kind, about) not in there:
        raise NotInForce(f"{taken.amendment.name} has no paper of the kind “{kind}” for “{about}”.")
    return there[kind, about]


def _issue(
    taken: Turn, made: list[Made], mends: IssuedPaper | None = None, asked: Asked = NOTHING
) -> list[IssuedPaper]:
    if not made:
        return []
    office = taken.office
    last = IssuedPaper.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first() or 0
    files = [
        _kept(office, f"paper-{number}-{kind.name}", document)
        for number, (kind, _, document) in enumerate(made, last + 1)
    ]
    entry = done(
        taken,
        act="paper.issued",
        payload={
            "papers": [
                {
                    "number": number,
                    "kind": kind.name,
                    "about": about,
                    "title": document.title[:400],
                    "mends": mends.number if mends else None,
                    "sums": {form: original.sha256 for form, original in forms.items()},
                }
                for number, ((kind, about, document), forms) in enumerate(zip(made, files, strict=True), last + 1)
            ]
        }
        | ({"asked": said} if (said := asked.as_json()) else {}),
    )
    papers = IssuedPaper.objects.bulk_create(
        IssuedPaper(
            office=office,
            number=number,
            amendment=taken.amendment,
            kind=kind.name,
            about=about,
            title=document.title[:400],
            day=taken.today,
            at=taken.now,
            mends=mends,
            entry=entry,
        )
        for number, (kind, about, document) in enumerate(made, last + 1)
    )
    Rendition.objects.bulk_create(
        Rendition(paper=paper, form=form, original=original)
        for paper, forms in zip(papers, files, strict=True)
        for form, original in forms.items()
    )
    return papers


def _kept(office: Office, name: str, document: Document) -> dict[str, Original]:
    """The files of a paper by their forms."""
    return {
        form.name: keep(office, File(f"{name}.{form.name}", form.media_type, form.make(document)))
        for form in FORMS.values()
    }
