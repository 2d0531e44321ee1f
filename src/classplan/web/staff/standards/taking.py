"""Choosing among edits that are suggested, and taking them into an amendment: one form for whatever suggests them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, QueryDict

from classplan.core.redline import Kind, Piece
from classplan.records.amendments.models import ProposedChange
from classplan.records.standards.suggesting import Places, Suggestion, Text, refuse_unknown, take, take_all
from classplan.web.forms import Form
from classplan.web.portal.paging import page_of

A_PAGE = 50  # specifications on a page
ALL = "all"  # the button that takes what nothing speaks against, on every page
_LONGEST_KEPT = 140


class Taking(Form):
    """Why the texts change; which of the places, the list beside it asks."""

    why = forms.CharField(
        label="Why",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The notice and the Council's papers print it with each of the changes.",
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def chosen(self) -> list[str]:
        """The keys of the places that were ticked."""
        assert isinstance(self.data, QueryDict)
        return self.data.getlist("take")


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place with what goes and what comes, and whether it is ticked."""

    suggestion: Suggestion
    pieces: tuple[Piece, ...]
    ticked: bool


def shown(suggestions: list[Suggestion], asked: Taking) -> list[tuple[Text, list[ShownPlace]]]:
    """The places by class, each with its words cut to those around what changes."""
    ticked = set(asked.chosen) if asked.is_bound else {one.key for one in suggestions if one.is_ticked}
    found: list[tuple[Text, list[ShownPlace]]] = []
    for _, places in groupby(suggestions, key=lambda one: one.text.job_class.pk):
        of_class = list(places)
        rows = [ShownPlace(one, _cut(one.pieces), one.key in ticked and not one.text.blocked) for one in of_class]
        found.append((of_class[0].text, rows))
    return found


class OnPage:
    """The specifications of one page with the suggestions in them, and taking those that were ticked, or all there are."""

    def __init__(self, places: Places, request: HttpRequest) -> None:
        self.places = places
        self.page = page_of(places.versions, request.GET.get("page", ""), A_PAGE)
        self.suggestions = places.of(self.page.items)
        self.takes_all = ALL in request.POST

    def take(self, asked: Taking, number: int, **acts: Any) -> list[ProposedChange]:
        """Make changes of a draft of what was chosen. Raises `Invalid` where something of it no longer reads so."""
        why = asked.cleaned_data["why"]
        if self.takes_all:
            return take_all(self.places, number, why=why, **acts)
        chosen = refuse_unknown(self.suggestions, asked.chosen)
        return take(self.places.office, number, chosen, why=why, **acts)

    def for_template(self, asked: Taking, **kept: str) -> dict[str, Any]:
        """What the template of the places asks for; `kept` is what the address says besides the page."""
        links = [(n, f"?{urlencode(kept | {'page': str(n)})}") for n in self.page.shown]
        return {
            "places": shown(self.suggestions, asked),
            "count": len(self.suggestions),
            "page": self.page,
            "page_links": links,
            "can_take": any(not one.text.blocked for one in self.suggestions),
        }


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with what is kept cut in its middle where it is long."""
    return tuple(Piece(piece.kind, _shorter(piece.text)) if piece.kind is Kind.KEPT else piece for piece in pieces)


def _shorter(text: str) -> str:
    if len(text) <= _LONGEST_KEPT:
        return text
    half = _LONGEST_KEPT // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].partition(' ')[2]}"
