"""One form for each step: shown with what the clauses say, filled in again where it is refused, and then done.

A form carries the version of the amendment that its page showed (`seen`). Where somebody changed the amendment in the
meantime nothing is written: the form stays as it was typed, says what changed, and can be sent again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from classplan.core.errors import DomainError, NotAllowed
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments.turns import WORKFLOW
from classplan.records.journal.services import Actor
from classplan.web.forms import Form
from classplan.web.pages import View, say, show, typed
from classplan.web.staff.amendments.changes import standing_changes
from classplan.web.staff.amendments.matter import Matter, matter_of, opened_by, paraphrases, stops
from classplan.web.staff.amendments.words import Act, acts_in_words, roles_in_words, state_in_words
from classplan.web.today import this_moment
from classplan.web.who import require

NOT_SEEN = (
    "The form did not say which version of the amendment it was filled in for. Nothing was written. Look at what is there "
    "now, and send it again."
)


class OfMatter(Form):
    """A form about an amendment: it knows what it is about, and which version of it was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        self.matter = matter
        initial = {"seen": matter.amendment.version} | (kwargs.pop("initial", None) or {})
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["seen"].error_messages |= {"required": NOT_SEEN, "invalid": NOT_SEEN}

    def full_clean(self) -> None:
        """Check it; where it does not say which version was looked at, it is that of the page that is shown now."""
        super().full_clean()
        if self.is_bound and "seen" in self.errors:
            self.look_again(self.matter.amendment.version)

    def look_again(self, version: int) -> None:
        """Carry another version from now on, so that what was typed can be sent again."""
        typed_in = QueryDict(mutable=True)
        typed_in.update(self.data)
        typed_in["seen"] = str(version)
        self.data = typed_in


Does = Callable[[Office, int, OfMatter, Actor, datetime], object]


@dataclass(frozen=True, slots=True)
class Doing:
    """What a page does: the act that the table of powers grants, the form, the service, and what is said then.

    `move` is the step of the road, empty where it moves nothing; `shows` adds to what the template is given; `then` is
    the page that comes next.
    """

    act: str
    form: type[OfMatter]
    does: Does
    done: str
    title: str
    move: str = ""
    button: str = ""
    template: str = "staff/amendment_step.html"
    intro: str = ""
    shows: Callable[[Matter, OfMatter], dict[str, Any]] = lambda matter, asked: {}
    with_changes: bool = False
    then: str = "amendment"


def view_of(doing: Doing) -> View:
    """The view of a page that does one thing."""

    def view(request: HttpRequest, office: Office, number: int) -> HttpResponse:
        matter = matter_of(request, office, number)
        actor = require(request, office, doing.act, matter.case.terms.affected)
        asked = doing.form(typed(request), request.FILES or None, matter=matter)
        if not asked.is_bound and "clause" in asked.fields and request.GET.get("clause"):
            asked.initial["clause"] = request.GET["clause"]
        changed: list[Act] = []
        if request.method == "POST" and asked.is_valid():
            try:
                doing.does(office, number, asked, actor, this_moment())
            except DomainError as error:
                changed = refused(request, asked, error)
                matter = asked.matter
            else:
                say(request, doing.done)
                return redirect(doing.then, number)
        return shown(request, office, doing, matter, asked, changed)

    view.__doc__ = doing.title
    return view


def refuse_stale(asked: OfMatter) -> None:
    """Raise where the amendment is no longer as it was looked at, for a service that does not ask that itself."""
    seen, amendment = asked.cleaned_data["seen"], asked.matter.amendment
    if seen is not None and seen != amendment.version:
        raise NotAllowed(
            f"{amendment.name} was changed while this was being filled in. Nothing was written. Look at what is there now; "
            "what you typed is still in the form, and can be sent again."
        )


def refused(request: HttpRequest, asked: OfMatter, error: DomainError) -> list[Act]:
    """Show the refusal above what was typed; what was done since the page was looked at, if that was the reason."""
    asked.refuse(error)
    seen = asked.cleaned_data.get("seen")
    asked.matter = matter_of(request, asked.matter.office, asked.matter.number)
    if seen is None or seen == asked.matter.amendment.version:
        return []
    asked.look_again(asked.matter.amendment.version)
    since = [e for e in asked.matter.history if e.payload.get("amendment", {}).get("version", 0) > seen]
    return acts_in_words(since)


def shown(
    request: HttpRequest, office: Office, doing: Doing, matter: Matter, asked: OfMatter, changed: list[Act]
) -> HttpResponse:
    """The page with the form, what the clauses say about it, and what stands in the way."""
    return show(
        request,
        office,
        doing.template,
        section="amendments",
        form=asked,
        matter=matter,
        amendment=matter.amendment,
        state=state_in_words(matter.amendment.state),
        title=doing.title,
        intro=doing.intro,
        button=doing.button or doing.title,
        changed=changed,
        changes=standing_changes(matter) if doing.with_changes else (),
        **_of_the_road(matter, doing),
        **doing.shows(matter, asked),
    )


def _of_the_road(matter: Matter, doing: Doing) -> dict[str, Any]:
    """Whether the step starts here, what the clauses say about it, and what stands in its way."""
    if not doing.move:
        return {"starts_here": True}
    step = matter.step(doing.move)
    moves = [m for m in pack_of(matter.office).workflow(WORKFLOW).moves if m.name == doing.move]
    clauses = tuple(dict.fromkeys(ref for move in moves for ref in move.clauses))
    return {
        "starts_here": step is not None,
        "starts_from": [state_in_words(source) for move in moves for source in move.sources],
        "whose": roles_in_words(role for move in moves for role in move.roles),
        "paraphrases": paraphrases(matter.office, clauses, matter.today),
        "clauses": clauses,
        "in_the_way": [(f, *(opened_by(matter, f, doing.move) or ("", ""))) for f in stops(step)] if step else [],
        "findings": [f for f in step.step.findings if f.is_met] if step else [],
    }
