"""What the library is asked for: a day, and what its lists are narrowed to."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.forms import ChoiceField
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from classplan.records.accounts.models import Office
from classplan.records.health.selectors import Library, agencies_with_books, held_by
from classplan.records.plan.as_of import PlanLine
from classplan.web import who
from classplan.web.forms import DayField, Form
from classplan.web.today import today

EVERY = ("", "Every one")


class OnADay(Form):
    """The day of the library."""

    on = DayField(label="As it stands on (year-month-day)", required=False, help_text="")


class Narrowed(OnADay):
    """The classes of a list."""

    which = ChoiceField(label="Which", required=False)
    agency = ChoiceField(label="Held by the agency", required=False)
    group = ChoiceField(label="Group", required=False)
    grade = ChoiceField(label="Pay grade", required=False)

    def __init__(self, library: Library, asked: object, *, which: Iterable[tuple[str, str]], by_class: bool) -> None:
        super().__init__(asked, auto_id="only-%s")
        self.library = library
        lines = [text.line for text in library.texts] if by_class else []
        self._offer("which", which)
        self._offer(
            "agency", ((a.code, f"{a.name} ({a.code})") for a in agencies_with_books(library.office) if by_class)
        )
        self._offer("group", ((word, word) for word in sorted({line.group for line in lines if line.group})))
        self._offer("grade", ((word, word) for word in sorted({line.grade for line in lines if line.grade})))

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        found = list(choices)
        if not found:
            del self.fields[name]
            return
        self.fields[name].choices = [EVERY, *found]  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, str]:
        """What was chosen of what can be chosen; anything else is as if nothing had been."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "on"}

    def holds(self) -> "Chosen":
        """What decides whether a class is shown."""
        said = self.said
        held = held_by(self.library.office, said["agency"]) if "agency" in said else None
        return Chosen(held, said.get("group"), said.get("grade"))


class Chosen:
    """Whether a class is one of those asked for."""

    def __init__(self, held: frozenset[int] | None, group: str | None, grade: str | None) -> None:
        self.held, self.group, self.grade = held, group, grade

    def __call__(self, line: PlanLine) -> bool:
        """Whether it is."""
        return (
            (self.held is None or line.number in self.held)
            and self.group in (None, line.group)
            and self.grade in (None, line.grade)
        )


def day_asked(request: HttpRequest) -> tuple[date, OnADay]:
    """The day, and the form that asks for it; today where none is given, or one that is none."""
    asked = OnADay(request.GET if request.GET.get("on") else None)
    day = asked.cleaned_data.get("on") if asked.is_bound and asked.is_valid() else None
    day = day or today()
    return day, asked if asked.errors else OnADay(initial={"on": day})


def address(name: str, *args: object, **query: object) -> str:
    """An address with what it asks, empty values left out."""
    asked = urlencode({key: value for key, value in query.items() if value})
    return f"{reverse(name, args=args)}{'?' if asked else ''}{asked}"


def step_for(request: HttpRequest, office: Office) -> tuple[str, str]:
    """How one goes on with a class: the words, and the address to which *C* and its number are added; empty for a reader."""
    for name, act, words, query in (("draft_start", "writing.change", "Start a draft", "?class=C"),):
        try:
            if who.allowed(request, office, act).allowed:
                return words, f"{reverse(name)}{query}"
        except NoReverseMatch:
            continue
    if who.allowed(request, office, "amendment.change").allowed:
        return "Open an amendment", f"{reverse('amendment_open')}?class=C"
    return "", ""
