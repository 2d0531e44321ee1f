"""The changes of a draft: choosing what to do and to which class, writing it, rebasing it, taking it out."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from classplan.core.errors import DomainError, Invalid, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.amendments import drafting, selectors
from classplan.records.amendments.models import ProposedChange
from classplan.records.amendments.proposals import Proposal
from classplan.records.journal.services import Actor
from classplan.records.plan.as_of import PlanLine
from classplan.records.writing.selectors import draft_of_change
from classplan.web.forms import Form
from classplan.web.pages import say, show, typed
from classplan.web.staff.amendments.acting import OfMatter, refused
from classplan.web.staff.amendments.change_fields import KINDS, Kind, OfChange
from classplan.web.staff.amendments.change_forms import (
    Edit,
    EditTable,
    Merge,
    NewClass,
    OneClass,
    Split,
    Table,
)
from classplan.web.staff.amendments.changes import Shown, changes_of
from classplan.web.staff.amendments.lines import MOST_FOUND, as_line, found, line_of, lines_today
from classplan.web.staff.amendments.matter import Matter, matter_of
from classplan.web.staff.amendments.noticing import Step
from classplan.web.staff.amendments.words import Act, state_in_words
from classplan.web.today import this_moment
from classplan.web.who import require

CHANGE, REBASE = "amendment.change", "Rebase"
FORMS: dict[str, type[OfChange]] = {"create": NewClass, "merge": Merge, "table": Table}


class What(Form):
    """What to do, and to which class."""

    what = forms.ChoiceField(
        label="What to do", choices=[(kind.key, kind.label) for kind in KINDS.values()], widget=forms.RadioSelect
    )
    q = forms.CharField(
        label="Which class",
        required=False,
        max_length=200,
        help_text="Its code, its title, or a part of its title. Needed for all but a new class, a merger and a pay table.",
    )

    def clean(self) -> dict[str, Any]:
        """Where a class is meant, it is named."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind = KINDS.get(cleaned.get("what", ""))
        if kind is not None and kind.of_class and not cleaned.get("q"):
            self.add_error("q", "Name the class by its code or a part of its title.")
        return cleaned


def add_change(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Choose what to do and to which class; every answer is an address of its own."""
    matter = matter_of(request, office, number)
    require(request, office, CHANGE)
    asked = What(request.GET if "what" in request.GET else None)
    hits: list[PlanLine] | None = None
    kind: Kind | None = None
    if asked.is_bound and asked.is_valid():
        kind = KINDS[asked.cleaned_data["what"]]
        if not kind.of_class:
            return redirect("change_new", number, kind.key)
        hits = found(lines_today(office, matter.today), asked.cleaned_data["q"])
        if len(hits) == 1:
            return redirect(_form_for(number, kind, hits[0].number))
    return show(
        request,
        office,
        "staff/amendment_change_what.html",
        section="amendments",
        form=asked,
        amendment=matter.amendment,
        kind=kind,
        hits=None
        if hits is None
        else [(hit, _form_for(number, kind, hit.number)) for hit in hits[:MOST_FOUND] if kind],
        count=len(hits or ()),
        query=asked.cleaned_data.get("q", "") if asked.is_bound and asked.is_valid() else "",
    )


def new_change(request: HttpRequest, office: Office, number: int, what: str) -> HttpResponse:
    """Write a change."""
    matter = matter_of(request, office, number)
    actor = require(request, office, CHANGE)
    kind = KINDS.get(what)
    if kind is None:
        raise NotInForce(f"There is nothing called “{what[:40]}” that could be done to a class.")
    chosen = _chosen(request, office, matter) if kind.of_class else None
    asked = _form_of(kind, chosen, request, matter)
    changed: list[Act] = []
    if request.method == "POST" and asked.is_valid():
        try:
            proposals = asked.proposals()
            _propose(office, number, proposals, asked, actor, this_moment())
        except DomainError as error:
            changed = refused(request, asked, error)
        else:
            count = len(proposals)
            said = "The change is in the draft" if count == 1 else f"{count} changes are in the draft"
            return _written(request, office, number, said, count)
    return _shown(request, office, asked, kind.label, kind.hint, as_line(chosen) if chosen else None, changed)


def edit_change(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """Write a change of the draft anew."""
    matter = matter_of(request, office, number)
    actor = require(request, office, CHANGE)
    row = _row(matter, ordinal)
    form = EditTable if row.ranges else Edit
    asked = form(typed(request), matter=matter, row=row)
    changed: list[Act] = []
    if request.method == "POST" and asked.is_valid():
        try:
            (proposal,) = asked.proposals()
            drafting.change_proposal(
                office, number, ordinal, proposal, actor=actor, now=this_moment(), seen=asked.cleaned_data["seen"]
            )
        except DomainError as error:
            changed = refused(request, asked, error)
        else:
            return _written(request, office, number, f"Change {ordinal} is written anew", ordinal=ordinal)
    stands = matter_line(matter, row)
    return _shown(
        request, office, asked, f"Edit change {ordinal}", "", stands, changed, button="Keep it", ordinal=ordinal
    )


def _written(
    request: HttpRequest, office: Office, number: int, said: str, count: int = 1, ordinal: int | None = None
) -> HttpResponse:
    """Back to the amendment, saying what stands in the way of what was written: of the last ones, or of one."""
    every = changes_of(matter_of(request, office, number))
    written = [change for change in every if change.number == ordinal] if ordinal else every[-count:]
    unmet = [change for change in written if change.unmet]
    things = sum(len(change.unmet) for change in unmet)
    if not things:
        say(request, f"{said}.")
        return redirect("amendment", number)
    stand = "1 thing stands" if things == 1 else f"{things} things stand"
    way = f"{stand} in {'its' if len(written) == 1 else 'their'} way"
    say(request, format_html('{}; <a href="#change-{}">{}</a>.', said, unmet[0].number, way), warning=True)
    return redirect("amendment", number)


def rebase_change(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """Put a stale change on the line and the text of today."""
    what = "What it proposes stays; the line before it becomes the one of today's plan. Look at both before you do it."
    return _sure(request, office, number, ordinal, REBASE, what, drafting.rebase)


def take_out(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """Take a change out of the draft."""
    what = "The change leaves the draft. What it was stays in the journal, and its number is not used again."
    return _sure(request, office, number, ordinal, "Take out", what, drafting.remove_proposal)


def _sure(
    request: HttpRequest, office: Office, number: int, ordinal: int, verb: str, what: str, does: Any
) -> HttpResponse:
    matter = matter_of(request, office, number)
    actor = require(request, office, CHANGE)
    asked = Step(typed(request), matter=matter)
    changed: list[Act] = []
    if request.method == "POST" and asked.is_valid():
        try:
            does(office, number, ordinal, actor=actor, now=this_moment(), seen=asked.cleaned_data["seen"])
        except DomainError as error:
            changed = refused(request, asked, error)
        else:
            say(request, f"{verb}: change {ordinal}. It is done.")
            return redirect("amendment", number)
    one = next((change for change in changes_of(matter) if change.number == ordinal), None)
    if one is None and not asked.is_bound:
        _row(matter, ordinal)
    return show(
        request,
        office,
        "staff/amendment_change_sure.html",
        section="amendments",
        form=asked,
        amendment=matter.amendment,
        title=f"{verb}: change {ordinal}",
        what=what,
        button=verb,
        change=one,
        changed=changed,
        why_not=_why_not(matter, verb, one),
    )


def _why_not(matter: Matter, verb: str, change: Shown | None) -> str:
    """Why a change cannot be taken out or rebased now; empty where it can."""
    if matter.amendment.state != "draft":
        state = state_in_words(matter.amendment.state).lower()
        back = " Return it to draft first." if matter.amendment.state == "recommended" else ""
        return f"{matter.amendment.name} is no draft any more ({state}), so its changes stand.{back}"
    if verb == REBASE and change is not None and not change.is_stale:
        return f"Change {change.number} stands on the plan of today already; there is nothing to rebase."
    return ""


@transaction.atomic
def _propose(
    office: Office, number: int, proposals: list[Proposal], asked: OfMatter, actor: Actor, now: datetime
) -> None:
    """All of the changes, or none."""
    seen = asked.cleaned_data["seen"]
    for proposal in proposals:
        drafting.propose(office, number, proposal, actor=actor, now=now, seen=seen)
        seen = None  # the first has raised the version, and nobody else can write in between


def _form_of(kind: Kind, chosen: PlanLine | None, request: HttpRequest, matter: Matter) -> OfChange:
    said = typed(request)
    if chosen is None:
        return FORMS[kind.key](said, matter=matter)
    if kind.key == "split":
        return Split(said, matter=matter, chosen=chosen)
    return OneClass(said, matter=matter, kind=kind, chosen=chosen)


def _chosen(request: HttpRequest, office: Office, matter: Matter) -> PlanLine:
    said = request.GET.get("class", "")
    if not (said.isascii() and said.isdigit()):
        raise Invalid("The address names no class. Go back to the amendment, add a change, and choose the class.")
    line = line_of(lines_today(office, matter.today), int(said[:9]))
    if line is None:
        raise NotInForce(f"The class C{said[:9]} has no line in the plan today, so there is nothing to change.")
    return line


def matter_line(matter: Matter, row: ProposedChange) -> Any:
    """The line of today of the class of a change."""
    return next((p.stands for p in matter.case.changes if p.ordinal == row.ordinal), None)


def _row(matter: Matter, ordinal: int) -> ProposedChange:
    row = next((row for row in selectors.proposals(matter.amendment) if row.ordinal == ordinal), None)
    if row is None:
        raise NotInForce(f"{matter.amendment.name} has no change {ordinal}; somebody may have taken it out.")
    return row


def _form_for(number: int, kind: Kind | None, job_class: int) -> str:
    assert kind is not None
    asked = QueryDict(mutable=True)
    asked["class"] = str(job_class)
    return f"{reverse('change_new', args=[number, kind.key])}?{asked.urlencode()}"


def _shown(
    request: HttpRequest,
    office: Office,
    asked: OfChange,
    title: str,
    intro: str,
    stands: Any,
    changed: list[Act],
    *,
    button: str = "Add it",
    ordinal: int | None = None,
) -> HttpResponse:
    return show(
        request,
        office,
        "staff/amendment_change.html",
        section="amendments",
        form=asked,
        amendment=asked.matter.amendment,
        title=title,
        intro=intro,
        stands=stands,
        changed=changed,
        button=button,
        takes_text=any(name.startswith("text") for name in asked.fields),
        written_in=draft_of_change(asked.matter.amendment, ordinal) if ordinal else None,
        no_texts=bool([name for name in asked.fields if name.startswith("text")]) and not asked.specs,
        can_edit=asked.matter.amendment.state == "draft",
    )
