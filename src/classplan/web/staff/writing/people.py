"""Who is asked to look at a draft, and who went over it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError, Invalid
from classplan.core.writing.reviewing import Capacity
from classplan.records.accounts.models import Office
from classplan.records.writing import reviewing, selectors
from classplan.web.forms import DayField, Form
from classplan.web.pages import say, typed
from classplan.web.staff.writing.matter import CHANGE, SAY, by, matter_of, page_of_draft
from classplan.web.today import today
from classplan.web.who import require

CAPACITIES = [(capacity.value, capacity.value) for capacity in Capacity]


class Invite(Form):
    """Whom, and as what."""

    prefix = "ask"
    login = forms.CharField(
        label="Who",
        max_length=120,
        help_text="The name or the login of somebody with an account here, in whatever role.",
    )
    capacity = forms.ChoiceField(label="As what", choices=CAPACITIES)


class GoneOver(Form):
    """What came of a review."""

    prefix = "over"
    outcome = forms.CharField(
        label="What came of it",
        max_length=reviewing.LONGEST_OUTCOME,
        help_text="In a few words: agrees, agrees but for the hours, does not agree.",
    )


class TalkedOver(GoneOver):
    """The same of somebody who cannot sign in."""

    prefix = "talk"
    who = forms.CharField(label="With whom", max_length=120)
    capacity = forms.ChoiceField(label="As what", choices=CAPACITIES)
    on = DayField(label="On which day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["who", "capacity", "on", "outcome"])


FORMS: dict[str, type[Form]] = {"invite": Invite, "over": GoneOver, "talk": TalkedOver}


def invited(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The people of a draft, and the forms by which they are asked and their reviews recorded."""
    matter = matter_of(request, office, number)
    asked = typed(request)
    do = asked.get("do", "") if asked is not None else ""
    filled = {name: form(asked if name == do else None) for name, form in FORMS.items()}
    filled["talk"].fields["on"].initial = today()
    refused: DomainError | None = None
    if request.method == "POST":
        require(request, office, SAY)
        try:
            if done := _act(request, office, number, do, filled):
                say(request, done)
                return redirect("draft_people", number)
        except DomainError as error:
            if do in filled:
                filled[do].refuse(error)
            else:
                refused = error
    return page_of_draft(
        request,
        office,
        "staff/draft_people.html",
        matter,
        form=filled.get(do),
        forms=filled,
        refused=refused,
        invitations=selectors.invitations(matter.draft),
        reviews=selectors.reviews(matter.draft),
    )


def _act(request: HttpRequest, office: Office, number: int, do: str, filled: dict[str, Form]) -> str:
    """What was done, in words; empty where the form needs another look."""
    if do == "uninvite":
        reviewing.uninvite(office, number, request.POST.get("login", ""), by=by(request, office, CHANGE))
        return "The invitation is taken back. What they said stays."
    if do not in filled:
        raise Invalid(f"“{do[:40]}” is nothing that can be done here. Open the page again.")
    if not filled[do].is_valid():
        return ""
    said = filled[do].cleaned_data
    if do == "invite":
        made = reviewing.invite(office, number, said["login"], said["capacity"], by=by(request, office, CHANGE))
        return f"{made.person.name} is invited as {made.capacity}, and sees this draft under Drafts."
    if do == "over":
        reviewing.record_review(office, number, outcome=said["outcome"], by=by(request, office, SAY))
        return "It is on record that you went over the draft."
    reviewing.record_review(office, number, **said, by=by(request, office, CHANGE))
    return "It is on record. The memo to the Board names it."
