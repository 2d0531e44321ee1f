"""The papers of an amendment: the drafts of what is to come, the files of what was issued, issuing, and errata."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from classplan.core.documents.asked import asked as how_made
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor
from classplan.records.papers import services
from classplan.records.papers.models import IssuedPaper
from classplan.records.papers.rendering import FORMS, form_named
from classplan.records.papers.selectors import Paper, draft_of, issued_papers, papers_of
from classplan.records.writing.selectors import gone_over
from classplan.web.pages import show
from classplan.web.portal.docket import file_of
from classplan.web.staff.amendments.acting import Doing, OfMatter, view_of
from classplan.web.staff.amendments.matter import Matter, matter_of
from classplan.web.staff.amendments.words import state_in_words
from classplan.web.who import allowed, require


def list_of_papers(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Every paper that the amendment has or will have."""
    matter = matter_of(request, office, number)
    require(request, office, "paper.see", matter.case.terms.affected)
    papers = papers_of(matter.amendment, matter.case)
    return show(
        request,
        office,
        "staff/amendment_papers.html",
        section="amendments",
        matter=matter,
        amendment=matter.amendment,
        state=state_in_words(matter.amendment.state),
        issued=issued_papers(matter.amendment),
        drafts=[paper for paper in papers if not paper.issued],
        forms=FORMS.values(),
        may_issue=allowed(request, office, "paper.issue", matter.case.terms.affected).allowed,
        lacks_its_reason=not matter.case.terms.narrative.strip(),
        may_set_terms=allowed(request, office, "amendment.change").allowed,
        can_issue=any(paper.can_be_issued for paper in papers),
    )


def draft(request: HttpRequest, office: Office, number: int, kind: str, about: str, form: str) -> HttpResponse:
    """A paper as it would be issued today, marked as a draft on every page; in the browser it can run nothing."""
    matter = matter_of(request, office, number)
    require(request, office, "paper.see", matter.case.terms.affected)
    wanted = form_named(form)
    document = draft_of(matter.amendment, matter.case, kind, about, matter.today)
    return file_of(wanted.make(document), wanted.media_type, f"draft-{kind}-{about}.{form}")


class IssueForm(OfMatter):
    """Which paper is issued."""

    paper = forms.ChoiceField(label="Which paper", widget=forms.RadioSelect)
    reviewed_by = forms.CharField(
        label="Reviewed by",
        widget=forms.Textarea,
        required=False,
        max_length=services.LONGEST,
        help_text="Only in the memo: who went over the proposal, a line each. Nothing is printed where nothing is said.",
    )
    consulted = forms.CharField(
        label="Talked over with",
        widget=forms.Textarea,
        required=False,
        max_length=services.LONGEST,
        help_text="Only in the memo, a line each: who; what came of it; day, as in 2026-01-31. The day may be left out.",
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        there = [paper for paper in papers_of(matter.amendment, matter.case) if paper.can_be_issued]
        known = gone_over(matter.amendment)
        self.fields["reviewed_by"].initial = "\n".join(known.reviewed_by)
        self.fields["consulted"].initial = "\n".join(known.consulted)
        self.fields["paper"].choices = [(f"{paper.kind.name} {paper.about}", _called(paper)) for paper in there]  # type: ignore[attr-defined]


class ErratumForm(OfMatter):
    """Which paper has the mistake, what is wrong in it, and what is right."""

    paper = forms.TypedChoiceField(label="Paper with the mistake", coerce=int)
    wrong = forms.CharField(
        label="What is wrong",
        widget=forms.Textarea,
        max_length=services.LONGEST,
        help_text="As it stands in the paper.",
    )
    right = forms.CharField(label="What is right", widget=forms.Textarea, max_length=services.LONGEST)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        issued = issued_papers(matter.amendment)
        self.fields["paper"].choices = [(row.number, _numbered(row)) for row in issued]  # type: ignore[attr-defined]


def _called(paper: Paper) -> str:
    return f"{paper.kind.called}: {paper.whom}" if paper.whom else paper.kind.called


def _numbered(row: IssuedPaper) -> str:
    return f"{row.number}: {row.title}"


def _issue(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    kind, _, about = said["paper"].partition(" ")
    made_by = how_made(said["reviewed_by"].splitlines(), said["consulted"].splitlines())
    services.issue(office, number, kind=kind, about=about, asked=made_by, actor=actor, now=now, seen=said["seen"])


def _mend(office: Office, number: int, asked: OfMatter, actor: Actor, now: datetime) -> None:
    said = asked.cleaned_data
    named = {name: said[name] for name in ("paper", "wrong", "right")}
    services.issue_erratum(office, number, **named, actor=actor, now=now, seen=said["seen"])


issue = view_of(
    Doing(
        act="paper.issue",
        form=IssueForm,
        does=_issue,
        done="The paper is issued and frozen.",
        title="Issue a paper",
        button="Issue it",
        intro=(
            "It is made as a web page, as PDF and for Word, with the end of the journal at its foot, and frozen by the sums of "
            "its bytes. Nothing that was issued can be changed or issued again."
        ),
        then="amendment_papers",
    )
)
erratum = view_of(
    Doing(
        act="paper.issue",
        form=ErratumForm,
        does=_mend,
        done="The erratum is issued.",
        title="Issue an erratum",
        button="Issue it",
        intro="The paper with the mistake stays as it was issued. The erratum is a paper of its own that names it.",
        then="amendment_papers",
    )
)
