"""The drafts that somebody may see, and beginning one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError, Invalid
from classplan.records.accounts.models import Office
from classplan.records.library.selectors import accepted_specs
from classplan.records.writing import selectors
from classplan.records.writing.models import DraftState
from classplan.records.writing.starting import LONGEST_TITLE, Beginning, start
from classplan.web.forms import Form
from classplan.web.pages import say, show, typed
from classplan.web.portal.paging import page_of
from classplan.web.staff.amendments.lines import lines_today, named
from classplan.web.staff.writing.matter import CHANGE, by
from classplan.web.today import today
from classplan.web.who import allowed, person, require, standing

A_PAGE, MOST_PAPERS = 50, 300
IN_FORCE, PAPER, OTHER, EMPTY = "in-force", "paper", "other", "empty"
BEGINS = (
    (IN_FORCE, "Its text in force"),
    (PAPER, "A paper that was read in and accepted"),
    (OTHER, "The text of another class"),
    (EMPTY, "The sections of the house, without words"),
)


class NewDraft(Form):
    """For which class, and with which words."""

    job_class = forms.CharField(
        label="Class",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Its job code, its title or its number, such as C12. Leave it empty for a new class.",
    )
    title = forms.CharField(
        label="Title of a new class",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Only for a class that is not in the plan yet; or to begin under another title.",
    )
    begins = forms.ChoiceField(label="Begin with", choices=BEGINS, widget=forms.RadioSelect, initial=IN_FORCE)
    paper = forms.ChoiceField(
        label="The paper",
        required=False,
        help_text=f"Where it begins with a paper; the {MOST_PAPERS} newest are listed.",
    )
    other = forms.CharField(
        label="The other class",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Where it begins with the text of another class: that one's code or title.",
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        specs = accepted_specs(office)[:MOST_PAPERS]
        known = [(f"{s.upload.number}-{s.part}", f"{s.title} (paper {s.upload.number})") for s in specs]
        self.fields["paper"].choices = [("", "None"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is chosen is named."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("job_class") and not said.get("title"):
            self.add_error("job_class", "Name the class; or write the title of a new one below.")
        if said.get("begins") == IN_FORCE and not said.get("job_class"):
            self.add_error(
                "begins",
                "A new class has no text in force. Begin it with a paper, another class or the house's sections.",
            )
        if said.get("begins") == PAPER and not said.get("paper"):
            self.add_error("paper", "Choose the paper. Is it not here? Read it in and accept it first.")
        if said.get("begins") == OTHER and not said.get("other"):
            self.add_error("other", "Name the class whose text it begins with.")
        return said

    def beginning(self) -> Beginning:
        """What was asked for. Raises `Invalid` at the field of a class that is not there."""
        said = self.cleaned_data
        number = self._class("job_class")
        begins = said["begins"]
        part: tuple[int, int] | None = None
        if begins == PAPER:
            upload, _, of = said["paper"].partition("-")
            part = (int(upload), int(of))
        text_of = number if begins == IN_FORCE else self._class("other") if begins == OTHER else None
        return Beginning(number, said["title"], text_of, part)

    def _class(self, name: str) -> int | None:
        said = self.cleaned_data.get(name)
        if not said:
            return None
        try:
            return named(lines_today(self.office, today()), said).number
        except DomainError as error:
            raise Invalid(f"{self.fields[name].label}: {error}") from None


def list_of_drafts(request: HttpRequest, office: Office) -> HttpResponse:
    """Every draft that is theirs to see; those that are written come first."""
    asks = person(request)
    assert asks is not None
    held = standing(request)
    rows = selectors.with_counts(selectors.drafts_for(office, held, asks))
    shown = page_of(rows, request.GET.get("page", ""), A_PAGE, total=rows.count())
    return show(
        request,
        office,
        "staff/drafts.html",
        section="drafts",
        open=[row for row in shown.items if row.state == DraftState.OPEN],
        done=[row for row in shown.items if row.state != DraftState.OPEN],
        decides={row.pk for row in shown.items if selectors.decides(row, asks, held)},
        page=shown,
        page_links=[(number, f"?page={number}") for number in shown.shown],
        may_change=allowed(request, office, CHANGE).allowed,
    )


def start_draft(request: HttpRequest, office: Office) -> HttpResponse:
    """Begin a draft."""
    require(request, office, CHANGE)
    asked = NewDraft(typed(request), office=office, initial={"job_class": request.GET.get("class", "")[:LONGEST_TITLE]})
    if request.method == "POST" and asked.is_valid():
        try:
            draft = start(office, asked.beginning(), by=by(request, office, CHANGE))
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"Draft {draft.number} is begun with {draft.begun_with}. Choose a section to write.")
            return redirect("draft", draft.number)
    return show(request, office, "staff/draft_start.html", section="drafts", form=asked)
