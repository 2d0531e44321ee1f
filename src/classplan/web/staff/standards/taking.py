"""Choosing among edits that are suggested, and taking them into an amendment: one form for whatever suggests them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict

from classplan.core.redline import Kind, Piece
from classplan.records.standards.suggesting import Suggestion, Text
from classplan.web.forms import Form

MOST = 100  # places on a page; when those are taken the others come
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
    for _, places in groupby(suggestions[:MOST], key=lambda one: one.text.job_class.pk):
        of_class = list(places)
        rows = [ShownPlace(one, _cut(one.pieces), one.key in ticked and not one.text.blocked) for one in of_class]
        found.append((of_class[0].text, rows))
    return found


def of_page(suggestions: list[Suggestion], asked: Taking) -> dict[str, Any]:
    """What the template of the places asks for."""
    return {
        "places": shown(suggestions, asked),
        "count": len(suggestions),
        "specifications": len({one.text.job_class.pk for one in suggestions}),
        "most": MOST,
        "can_take": any(not one.text.blocked for one in suggestions),
    }


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with what is kept cut in its middle where it is long."""
    return tuple(Piece(piece.kind, _shorter(piece.text)) if piece.kind is Kind.KEPT else piece for piece in pieces)


def _shorter(text: str) -> str:
    if len(text) <= _LONGEST_KEPT:
        return text
    half = _LONGEST_KEPT // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].partition(' ')[2]}"
