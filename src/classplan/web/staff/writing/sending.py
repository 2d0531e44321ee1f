"""Putting a draft into an amendment, sending its edits there, taking it back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.writing import sending
from classplan.records.writing.models import DraftState, SpecDraft
from classplan.web.forms import Form
from classplan.web.pages import say, typed
from classplan.web.staff.writing.matter import CHANGE, by, matter_of, page_of_draft
from classplan.web.who import require

NEW = "new"


class Put(Form):
    """Into which amendment, and what a change needs besides the text."""

    amendment = forms.ChoiceField(label="Into which amendment")
    subject = forms.CharField(label="What a new amendment is about", required=False, max_length=300)
    code = forms.CharField(label="Job code of the new class", max_length=30)
    grade = forms.CharField(
        label="Pay grade of the new class",
        max_length=30,
        help_text="As papers print it, such as 615-S.",
    )
    why = forms.CharField(
        label="Why the text changes",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The notice and the Council's papers print it. Needed unless the amendment has a change of this class already.",
    )

    alongside = forms.CharField(
        label="Why it runs together with the other amendment",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, office: Office, draft: SpecDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.number), f"{one.name}: {one.subject}") for one in sending.amendments_open(office)]
        self.fields["amendment"].choices = [(NEW, "A new amendment"), *known]  # type: ignore[attr-defined]
        self.fields["subject"].initial = f"{draft.title}: the specification"
        if draft.job_class is not None:
            del self.fields["code"], self.fields["grade"]
        other = sending.changed_already(draft)
        if other is None:
            del self.fields["alongside"]
        else:
            self.fields["alongside"].help_text = (
                f"{other.amendment.name} ({other.amendment.state}) changes this class already, in change {other.ordinal}. "
                "Needed unless the draft goes into that one."
            )

    def into(self) -> sending.Into:
        """What was asked for."""
        said = self.cleaned_data
        number = None if said["amendment"] == NEW else int(said["amendment"])
        line = Line(said["code"] or None, None, said["grade"] or None) if "code" in said else None
        return sending.Into(number, said["subject"], said["why"], line, said.get("alongside", ""))


def into_an_amendment(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The draft on its way to the Board."""
    matter = matter_of(request, office, number)
    require(request, office, CHANGE)
    asked_for = request.GET.get("amendment", "")
    asked = Put(typed(request), office=office, draft=matter.draft, initial={"amendment": asked_for})
    refused: DomainError | None = None
    do = request.POST.get("do", "")
    if request.method == "POST":
        try:
            if do == "send":
                sending.send_edits(office, number, by=by(request, office, CHANGE))
                say(request, "The amendment has the newest revision.")
                return redirect("draft", number)
            if do == "back":
                sending.take_back(office, number, by=by(request, office, CHANGE))
                say(request, "The draft is open again.")
                return redirect("draft", number)
            if asked.is_valid():
                row = sending.put(office, number, asked.into(), by=by(request, office, CHANGE))
                say(request, f"Draft {number} is the new text of change {row.ordinal}.")
                return redirect("amendment", row.amendment.number)
        except DomainError as error:
            if do in ("send", "back"):
                refused = error
            else:
                asked.refuse(error)
    return page_of_draft(
        request,
        office,
        "staff/draft_amendment.html",
        matter,
        form=asked,
        refused=refused,
        is_put=matter.draft.state == DraftState.PUT,
        behind=matter.draft.revision - (matter.draft.sent or 0),
    )
