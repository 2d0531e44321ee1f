"""The other specifications that name a class which a change of a draft renames, recodes, merges or ends."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from classplan.core.errors import DomainError, NotInForce
from classplan.core.plain_words import count_in_words
from classplan.records.accounts.models import Office
from classplan.records.amendments import selectors
from classplan.records.amendments.drafting import DRAFT
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.models import Amendment
from classplan.records.standards.renaming import Renaming, elsewhere, places_for, renamings
from classplan.web.pages import say, show, typed
from classplan.web.staff.amendments.words import state_in_words
from classplan.web.staff.standards.taking import OnPage, Taking
from classplan.web.today import this_moment, today
from classplan.web.who import require, standing


class Naming(Taking):
    """Why; and where nobody takes over from a class that ends, the name that is to stand instead."""

    instead = forms.CharField(
        label="What is to stand instead of it",
        required=False,
        max_length=300,
        help_text="Nobody takes over from the class, so the change itself gives no name. Type a title, and look at the places again.",
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the page of an amendment says of a change that renames a class: in how many specifications.

    `held` are those whose texts the amendment changes already.
    """

    change: int
    old: str
    new: str | None
    specifications: int
    held: int
    address: str


def named_elsewhere(office: Office, amendment: Amendment) -> list[Elsewhere]:
    """Of each change of a draft that renames or ends a class, how many other specifications name it."""
    if amendment.state != DRAFT:
        return []
    return [
        Elsewhere(row.ordinal, renaming.old, renaming.new, *numbers, _address(amendment, row, renaming))
        for row in selectors.proposals(amendment)
        for renaming in renamings(row, today())
        if any(numbers := elsewhere(office, renaming, today()))
    ]


def _address(amendment: Amendment, row: ProposedChange, renaming: Renaming) -> str:
    address = reverse("change_namings", args=[amendment.number, row.ordinal])
    return f"{address}?of=code" if renaming.is_code else address


def places(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """Every place that names the class, before and after; those that are chosen become changes of the draft."""
    amendment = selectors.amendment_for(office, standing(request), number)
    actor = require(request, office, "amendment.change")
    row = next((row for row in selectors.proposals(amendment) if row.ordinal == ordinal), None)
    if row is None:
        raise NotInForce(f"{amendment.name} has no change {ordinal}; somebody may have taken it out.")
    every = renamings(row, today())
    of_code = request.GET.get("of") == "code"
    renaming = next((one for one in every if one.is_code == of_code), next(iter(every), None))
    asked = Naming(typed(request), initial={"why": _why(renaming), "seen": amendment.version})
    if renaming is None or renaming.new is not None:
        del asked.fields["instead"]
    instead = (asked.data.get("instead", "") if asked.is_bound else "").strip()
    new = (renaming.new or instead) if renaming else ""
    on_page: OnPage | None = None
    if renaming is not None and amendment.state == DRAFT:
        on_page = OnPage(places_for(office, renaming, today(), new=new), request)
    if on_page and request.method == "POST" and asked.is_valid() and "look" not in request.POST:
        try:
            if not new:
                asked.add_error("instead", "Type what is to stand instead, or leave the texts as they are.")
            else:
                seen = asked.cleaned_data["seen"]
                written = on_page.take(asked, number, actor=actor, now=this_moment(), seen=seen)
        except DomainError as error:
            asked.refuse(error)
        else:
            if not asked.errors:
                say(
                    request,
                    f"{count_in_words(len(written), 'text is', 'texts are').capitalize()} changed in {amendment.name}.",
                )
                return redirect("amendment", number)
    return show(
        request,
        office,
        "staff/change_namings.html",
        section="amendments",
        amendment=amendment,
        state=state_in_words(amendment.state),
        is_draft=amendment.state == DRAFT,
        change=row,
        renaming=renaming,
        new=new,
        form=asked,
        **(on_page.for_template(asked, of="code" if of_code else "") if on_page else {}),
    )


def _why(renaming: Renaming | None) -> str:
    if renaming is None:
        return ""
    what = "has the job code" if renaming.is_code else "is called"
    if renaming.new:
        return f"What {what} {renaming.old} {what} {renaming.new} from then on; its name in this text follows."
    return f"The class {renaming.old} ends; its name in this text follows."
