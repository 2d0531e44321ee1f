"""The list of amendments, each with its next step, and the form that opens a draft."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from classplan.core.errors import DomainError, Invalid
from classplan.core.workflow import Workflow
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments.drafting import open_amendment
from classplan.records.amendments.selectors import visible_amendments
from classplan.records.amendments.turns import WORKFLOW
from classplan.records.plan.models import Amendment
from classplan.web import who
from classplan.web.forms import Form
from classplan.web.pages import say, show, typed
from classplan.web.portal.paging import page_of
from classplan.web.staff.amendments.matter import BACKWARD
from classplan.web.staff.amendments.words import STATES, roles_in_words, state_in_words
from classplan.web.today import this_moment
from classplan.web.who import allowed, require

A_PAGE = 50
OPEN, OVER = "open", "over"


@dataclass(frozen=True, slots=True)
class Row:
    """An amendment in the list; `day` is the day that its next step waits for, or on which it took effect."""

    amendment: Amendment
    state: str
    next_step: str
    whose: str
    day: date | None
    of_day: str


class NewDraft(Form):
    """What a new amendment is about."""

    subject = forms.CharField(
        label="What it is about",
        max_length=300,
        help_text="In a few words, as the notice will print it: “Clerks of the courts”.",
    )


def list_of_amendments(request: HttpRequest, office: Office) -> HttpResponse:
    """Every amendment that whoever asks may see, the newest first; filtered by where it stands."""
    workflow = pack_of(office).workflow(WORKFLOW)
    wanted = request.GET.get("state", "")
    if wanted not in ("", OPEN, OVER, *workflow.states):
        raise Invalid(f"There is no state “{wanted[:60]}”. Choose one from the list of amendments.")
    rows = visible_amendments(office, who.standing(request)).select_related("terms", "entry")
    states = _states(workflow, wanted)
    if states:
        rows = rows.filter(state__in=states)
    page = page_of(rows, request.GET.get("page", ""), A_PAGE, total=rows.count())
    return show(
        request,
        office,
        "staff/amendments.html",
        section="amendments",
        rows=[_row(amendment, workflow) for amendment in page.items],
        page=page,
        wanted=wanted,
        states=[(OPEN, "Open"), (OVER, "Over"), *((s, state_in_words(s)) for s in STATES if s in workflow.states)],
        wanted_in_words={OPEN: "open", OVER: "over"}.get(wanted, state_in_words(wanted) if wanted else ""),
        may_change=allowed(request, office, "amendment.change").allowed,
    )


def open_draft(request: HttpRequest, office: Office) -> HttpResponse:
    """Begin a draft."""
    actor = require(request, office, "amendment.change")
    asked = NewDraft(typed(request))
    if request.method == "POST" and asked.is_valid():
        try:
            made = open_amendment(office, subject=asked.cleaned_data["subject"], actor=actor, now=this_moment())
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"{made.name} is open as a draft. Add its first change.")
            return redirect("amendment", made.number)
    return show(request, office, "staff/amendment_open.html", section="amendments", form=asked)


def _states(workflow: Workflow, wanted: str) -> list[str]:
    if wanted in (OPEN, OVER):
        return [state for state in workflow.states if workflow.ends(state) == (wanted == OVER)]
    return [wanted] if wanted else []


def _row(amendment: Amendment, workflow: Workflow) -> Row:
    """From the row alone, without another question to the database: the page of the amendment looks closer."""
    state = amendment.state
    ahead = [m for m in workflow.moves if state in m.sources and m.to != state and m.name not in BACKWARD]
    move = ahead[0] if ahead else None
    day, of_day = _day(amendment)
    return Row(
        amendment,
        state_in_words(state),
        move.says if move else "",
        roles_in_words(move.roles) if move else "",
        day,
        of_day,
    )


def _day(amendment: Amendment) -> tuple[date | None, str]:
    if amendment.effective is not None:
        return amendment.effective, "in force from"
    hearing = amendment.terms.hearing
    if amendment.state in ("recommended", "noticed") and hearing is not None:
        return timezone.localtime(hearing).date(), "hearing"
    if amendment.noticed is not None:
        return amendment.noticed, "noticed"
    return timezone.localtime(amendment.entry.recorded_at).date(), "opened"
