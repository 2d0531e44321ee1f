"""The title, the codes and the fields of a draft."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError
from classplan.core.writing.draft import fields_of, values_of
from classplan.records.accounts.models import Office
from classplan.records.library.services import layout_of
from classplan.records.writing import editing
from classplan.records.writing.editing import Clashing
from classplan.web.forms import Form, dress
from classplan.web.pages import say, typed
from classplan.web.staff.writing.matter import CHANGE, Matter, by, matter_of, page_of_draft
from classplan.web.who import require

LONGEST = 2_000


class Head(Form):
    """A line for each value: those that the text has, and those that the office's papers print besides."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Title of the class", max_length=300)
    codes = forms.CharField(
        label="Job codes", required=False, max_length=300, help_text="Blanks between them, where there are several."
    )

    def __init__(self, *args: Any, matter: Matter, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, initial=values_of(matter.body) | {"seen": matter.draft.revision}, **kwargs)
        known = {field["key"] for field in matter.body["fields"]}
        for name, field in fields_of(matter.body):
            self._add(name, (field["label"] or field["key"].replace("_", " ").capitalize()).rstrip(": "))
        layout = layout_of(office)
        for label in layout.spec.labels if layout else ():
            if label.key not in known:
                self._add(f"field:{label.key}", f"{label.wording}")

    def _add(self, name: str, label: str) -> None:
        long = len(str(self.initial.get(name, ""))) > 100
        widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
        field = forms.CharField(label=label, required=False, max_length=LONGEST, widget=widget)
        dress(field.widget)
        self.fields[name] = field

    def values(self) -> dict[str, str]:
        """What was typed, by the names of the values."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def title_and_fields(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Write them; what somebody else wrote meanwhile stays."""
    matter = matter_of(request, office, number)
    require(request, office, CHANGE)
    asked = Head(typed(request), matter=matter, office=office)
    if request.method == "POST" and asked.is_valid():
        seen = asked.cleaned_data["seen"]
        try:
            done = editing.save_head(office, number, asked.values(), seen=seen, by=by(request, office, CHANGE))
        except Clashing as error:
            asked.refuse(error)
            again = request.POST.copy()
            again["seen"] = str(error.seen)
            asked.data = again
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"{done}.")
            return redirect("draft", number)
    return page_of_draft(request, office, "staff/draft_head.html", matter, form=asked)
