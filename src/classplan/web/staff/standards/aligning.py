"""Bringing the specifications that differ to the wording that was settled, in one step, in a new or an open draft."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError, Invalid, NotAllowed
from classplan.core.plain_words import count_in_words
from classplan.records.accounts.models import Office
from classplan.records.amendments.drafting import DRAFT, open_amendment
from classplan.records.amendments.selectors import live_amendments
from classplan.records.plan.models import Amendment
from classplan.records.standards.aligning import places_for, why_of
from classplan.records.standards.selectors import settled_on, standard_numbered
from classplan.web.forms import Form
from classplan.web.pages import say, show, typed
from classplan.web.staff.standards.taking import OnPage, Taking
from classplan.web.today import this_moment, today
from classplan.web.who import require

SECTION, NEW = "library", "new"


class Into(Form):
    """Into which amendment the changes go."""

    into = forms.ChoiceField(label="Into which amendment")

    def __init__(self, *args: object, office: Office, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.drafts = {str(row.number): row for row in live_amendments(office).filter(state=DRAFT)}
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (NEW, "A new amendment"),
            *((key, f"{row.name}: {row.subject}") for key, row in self.drafts.items()),
        ]


def align(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The edits that bring each specification to the settled wording, and taking those that are chosen."""
    standard = standard_numbered(office, number)
    actor = require(request, office, "amendment.change")
    held = settled_on([number], today()).get(number)
    if held is None:
        raise NotAllowed(
            f"No wording of “{standard.name[:120]}” is settled for today. Settle one first; then the texts that differ are "
            "brought to it."
        )
    into = Into({"into": request.GET.get("into", NEW)}, office=office)
    if not into.is_valid():
        raise Invalid("There is no such draft any more. Choose another amendment, or a new one.")
    amendment: Amendment | None = into.drafts.get(into.cleaned_data["into"])
    on_page = OnPage(places_for(standard, held, today(), amendment), request)
    initial = {"why": why_of(standard, held), "seen": amendment.version if amendment else None}
    asked = Taking(typed(request), initial=initial)
    if request.method == "POST" and asked.is_valid():
        said, now = asked.cleaned_data, this_moment()
        try:
            with transaction.atomic():
                subject = f"Wording of {standard.name}"[:300]
                target = amendment or open_amendment(office, subject=subject, actor=actor, now=now)
                seen = said["seen"] if amendment else None
                written = on_page.take(asked, target.number, actor=actor, now=now, seen=seen)
        except DomainError as error:
            asked.refuse(error)
        else:
            say(
                request,
                f"{count_in_words(len(written), 'text is', 'texts are').capitalize()} changed in {target.name}.",
            )
            return redirect("amendment", target.number)
    return show(
        request,
        office,
        "staff/standard_align.html",
        section=SECTION,
        standard=standard,
        held=held,
        into=into,
        amendment=amendment,
        form=asked,
        **on_page.for_template(asked, into=into.cleaned_data["into"]),
    )
