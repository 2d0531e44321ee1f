"""The list of standard language, one standard with its wordings and who uses them, and settling it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError
from classplan.core.plain_words import count_in_words
from classplan.core.redline import Piece, paragraphs, redline
from classplan.core.standards.model import Fit, Kind
from classplan.records.accounts.models import Office
from classplan.records.standards import selectors
from classplan.records.standards.aligning import progress
from classplan.records.standards.filling import fill, is_filled
from classplan.records.standards.models import Settlement, Standard, Wording
from classplan.records.standards.selectors import UseNow
from classplan.records.standards.services import settle
from classplan.web.forms import DayField, Form
from classplan.web.pages import say, show, typed
from classplan.web.portal.paging import page_of
from classplan.web.today import this_moment, today
from classplan.web.who import allowed, require

CHANGE, SECTION = "standards.change", "library"
A_PAGE, MOST_WORDINGS, MOST_USES = 50, 30, 60
OWN = "own"


@dataclass(frozen=True, slots=True)
class ShownWording:
    """A wording with who uses it, and how it differs from the one that it is held against."""

    wording: Wording
    uses: list[UseNow]
    count: int
    pieces: tuple[Piece, ...]
    fit: Fit | None
    is_settled: bool

    @property
    def more(self) -> int:
        """How many uses are not shown."""
        return self.count - len(self.uses)


class Settling(Form):
    """Which wording is the standard's, from which day on, and why."""

    wording = forms.ChoiceField(label="The wording", widget=forms.RadioSelect)
    text = forms.CharField(
        label="Its words, where you write one",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Of a name with a definition, the definition alone: the specifications print the name in front of it.",
    )
    on = DayField(label="From which day on")
    reason = forms.CharField(
        label="Why", max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}), help_text="The journal keeps it."
    )

    def __init__(self, *args: object, wordings: list[Wording], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {str(wording.pk): wording.text for wording in wordings}
        field = self.fields["wording"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*self.texts.items(), (OWN, "Another one, which I write below")]

    @property
    def chosen(self) -> str:
        """The words that were chosen, or those that were written."""
        key = self.cleaned_data["wording"]
        return str(self.cleaned_data["text"]) if key == OWN else self.texts[key]


def list_of_standards(request: HttpRequest, office: Office) -> HttpResponse:
    """Names and statements with their wordings, those with most of them first."""
    kind = next((kind for kind in Kind if kind.name.lower() == request.GET.get("kind")), None)
    words, drifting = request.GET.get("q", "").strip()[:200], request.GET.get("show", "drift") != "all"
    every = selectors.standards_listed(office, today(), words=words)
    of_kind = [one for one in every if kind is None or one.standard.kind == kind]
    found = [one for one in of_kind if one.drifts] if drifting else of_kind
    shown = page_of(found, request.GET.get("page", ""), A_PAGE)
    asked = {"kind": kind.name.lower() if kind else "", "q": words, "show": "drift" if drifting else "all"}
    kinds = [(one.name.lower(), one.value, _drifting(every, one)) for one in Kind]
    return show(
        request,
        office,
        "staff/standards.html",
        section=SECTION,
        shown=shown.items,
        page=shown,
        page_links=[(n, f"?{urlencode(asked | {'page': str(n)})}") for n in shown.shown],
        kinds=kinds,
        asked=asked,
        drifting=sum(one.drifts for one in of_kind),
        total=len(of_kind),
        settled=sum(one.settled is not None for one in of_kind),
        is_filled=is_filled(office),
        may_change=allowed(request, office, CHANGE).allowed,
    )


def _drifting(every: list[selectors.Listed], kind: Kind) -> tuple[int, int]:
    of_kind = [one for one in every if one.standard.kind == kind]
    return sum(one.drifts for one in of_kind), len(of_kind)


def one_standard(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """One name with its wordings, the classes that use each, what is settled and how far the texts have come."""
    standard = selectors.standard_numbered(office, number)
    held = selectors.settled_on([number], today()).get(number)
    used = selectors.used_wordings(standard, today())
    page = page_of(list(used), request.GET.get("page", ""), MOST_WORDINGS)
    against = held.wording if held else next(iter(selectors.wordings_of(list(used)[:1])), None)
    return show(
        request,
        office,
        "staff/standard.html",
        section=SECTION,
        standard=standard,
        held=held,
        wordings=_shown(standard, {key: used[key] for key in page.items}, against, held),
        page=page,
        page_links=[(n, f"?page={n}") for n in page.shown],
        settlements=selectors.settlements_of(standard),
        progress=progress(standard, today()),
        may_change=allowed(request, office, CHANGE).allowed,
        may_draft=allowed(request, office, "amendment.change").allowed,
    )


def _shown(
    standard: Standard, used: dict[int, list[int]], against: Wording | None, held: Settlement | None
) -> list[ShownWording]:
    """Each wording beside the settled one, or else beside the one that most use."""
    some = selectors.uses_of(standard, today(), {key: uses[:MOST_USES] for key, uses in used.items()})
    found = []
    for wording, uses in some.items():
        rows = redline(paragraphs(against.text if against else ""), paragraphs(wording.text)).rows
        pieces = tuple(piece for row in rows for piece in row.pieces)
        is_settled = held is not None and wording == held.wording
        found.append(ShownWording(wording, uses, len(used[wording.pk]), pieces, uses[0].fit, is_settled))
    return found


def settle_wording(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Choose a wording, or write one, and say from which day on it is the standard's."""
    standard = selectors.standard_numbered(office, number)
    actor = require(request, office, CHANGE)
    wordings = selectors.wordings_of(list(selectors.used_wordings(standard, today()))[:MOST_WORDINGS])
    held = selectors.settled_on([number], today()).get(number)
    wordings += [held.wording] if held and held.wording not in wordings else []
    initial = {"on": today(), "wording": next((str(wording.pk) for wording in wordings), OWN)}
    asked = Settling(typed(request), wordings=wordings, initial=initial)
    if request.method == "POST" and asked.is_valid():
        said = asked.cleaned_data
        try:
            settle(
                office, number, text=asked.chosen, on=said["on"], reason=said["reason"], actor=actor, now=this_moment()
            )
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"The wording of “{standard.name[:80]}” is settled. No specification was changed by it.")
            return redirect("standard", number)
    return show(request, office, "staff/standard_settle.html", section=SECTION, standard=standard, form=asked)


def fill_library(request: HttpRequest, office: Office) -> HttpResponse:
    """Fill the library from specifications that were recorded before there was one."""
    require(request, office, CHANGE)
    if request.method == "POST":
        done = max(fill(office), default=0)
        say(request, f"{count_in_words(done, 'specification was', 'specifications were').capitalize()} gone through.")
        return redirect("standards")
    return show(request, office, "staff/standards_fill.html", section=SECTION, is_filled=is_filled(office))
