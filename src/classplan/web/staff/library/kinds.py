"""The lists of the library: for each, its heads, what it can be narrowed to, and its rows.

A list gives its items at once and makes rows of those alone that are shown, so that a page of a long list stays light.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from classplan.core.health.age import Age, age_on, said_of_age, whole_years
from classplan.core.lint import RULES
from classplan.records.health import selectors
from classplan.records.health.selectors import Library, Text
from classplan.records.plan.as_of import PlanLine
from classplan.web.staff.library.asked import Chosen, address
from classplan.web.templatetags.words import table_day

MOST_HOLDERS = 5
NEAR_TWINS = (("95", "95 % or more"), ("85", "85 to 94 %"), ("75", "75 to 84 %"))
SHARED_BY = (("10", "10 classes or more"), ("4", "4 to 9 classes"), ("2", "2 or 3 classes"))
ENDS, PROVISIONAL = "ends", "provisional"
LOOKED_FOR = {rule.name: rule.looks_for for rule in RULES}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a list says in one place; where it leads, empty where nowhere."""

    text: str | date
    address: str = ""

    @property
    def said(self) -> str:
        """As a page prints it: a day with its weekday."""
        return table_day(self.text) if isinstance(self.text, date) else self.text


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: its title, what it is, its heads, its choices, the items that were chosen, the rows of some of them.

    `about` gives the class with which the next step of a row begins; None where there is none. A list `by_class` can be
    narrowed to some classes.
    """

    title: str
    says: str
    empty: str
    heads: tuple[str, ...]
    which: Callable[[Library], Iterable[tuple[str, str]]]
    items: Callable[[Library, Chosen, str], Sequence[Any]]
    rows: Callable[[Library, Sequence[Any]], list[Row]]
    about: Callable[[Any], PlanLine | None]
    by_class: bool = True


def due_after(library: Library) -> int:
    """After how many years the office's rules have a text reviewed."""
    return library.review_years


def _class(library: Library, line: PlanLine) -> Cell:
    return Cell(line.title, reverse("class", args=[line.number, library.on]))


def _line(library: Library, line: PlanLine) -> Row:
    return (_class(library, line), Cell(line.code or "not on record"), Cell(line.grade or "not on record"))


def step_of(text: Text, library: Library) -> Age:
    """How old the text of a class is."""
    return age_on(text.dated, library.on, due=due_after(library))


# --- Age -------------------------------------------------------------------------------------------------


def _ages(library: Library, chosen: Chosen, which: str) -> list[Text]:
    texts = [text for text in library.texts if text.version is not None and chosen(text.line)]
    if which:
        texts = [text for text in texts if step_of(text, library) == which]
    return sorted(texts, key=lambda text: (text.dated is None, text.dated or library.on, text.line.title))


def _age_rows(library: Library, texts: Sequence[Text]) -> list[Row]:
    return [
        (
            *_line(library, text.line),
            Cell(text.dated or "not on record"),
            Cell(str(whole_years(text.dated, library.on)) if text.dated else "not known"),
            Cell(text.since or ""),
        )
        for text in texts
    ]


# --- Without a specification; ending; near twins ----------------------------------------------------------


def _without(library: Library, chosen: Chosen, _: str) -> list[Text]:
    return [text for text in library.texts if text.version is None and chosen(text.line)]


def _without_rows(library: Library, texts: Sequence[Text]) -> list[Row]:
    return [(*_line(library, text.line), Cell(text.line.since)) for text in texts]


def _ending(library: Library, chosen: Chosen, which: str) -> list[selectors.Ending]:
    every = [ending for ending in selectors.ending_or_provisional(library) if chosen(ending.line)]
    return [ending for ending in every if not which or (ending.day is not None) == (which == ENDS)]


def _ending_rows(library: Library, endings: Sequence[selectors.Ending]) -> list[Row]:
    return [
        (
            *_line(library, ending.line),
            Cell(f"Ends on {table_day(ending.day)}" if ending.day else _provisional(ending.line)),
            Cell(f"Notice {ending.cause}", reverse("notice", args=[ending.cause])) if ending.cause else Cell("–"),
        )
        for ending in endings
    ]


def _provisional(line: PlanLine) -> str:
    until = f", until {table_day(line.usable_until)} at the latest" if line.usable_until else ""
    return f"Provisional{until}"


def _twins(library: Library, chosen: Chosen, which: str) -> list[selectors.Pair]:
    pairs = [pair for pair in selectors.twins_on(library) if chosen(pair.first) or chosen(pair.second)]
    return [pair for pair in pairs if not which or band_of(pair.likeness, NEAR_TWINS) == which]


def _twin_rows(library: Library, pairs: Sequence[selectors.Pair]) -> list[Row]:
    return [
        (
            _class(library, pair.first),
            _class(library, pair.second),
            Cell(f"about {pair.likeness} %"),
            Cell(
                "Compare side by side",
                address("library_twins", pair.first.number, pair.second.number, on=library.on),
            ),
        )
        for pair in pairs
    ]


def band_of(count: int, bands: Iterable[tuple[str, str]]) -> str:
    """The first of the bands, from the top, that a count reaches."""
    return next((least for least, _ in bands if count >= int(least)), "")


# --- Duties and faults -----------------------------------------------------------------------------------


def _duties(library: Library, _: Chosen, which: str) -> list[tuple[int, int]]:
    found = selectors.shared_duties(library.office, library.on)
    return [(key, count) for key, count in found if not which or band_of(count, SHARED_BY) == which]


def _duty_rows(library: Library, found: Sequence[tuple[int, int]]) -> list[Row]:
    duties = selectors.duties_with_holders(library.office, [key for key, _ in found], library.on)
    return [
        (
            Cell(duty.text, address("library_duty", duty.key, on=library.on)),
            Cell(str(len(duty.holders))),
            Cell(_named([holder.line.title for holder in duty.holders])),
        )
        for duty in duties
    ]


def _named(titles: Sequence[str]) -> str:
    more = len(titles) - MOST_HOLDERS
    return f"{'; '.join(titles[:MOST_HOLDERS])}{f'; and {more:,} more' if more > 0 else ''}"


def _faults(library: Library, chosen: Chosen, which: str) -> list[selectors.Faulty]:
    return [f for f in selectors.faults_on(library) if chosen(f.line) and which in ("", f.rule)]


def _fault_rows(library: Library, faults: Sequence[selectors.Faulty]) -> list[Row]:
    return [
        (
            _class(library, fault.line),
            Cell(fault.line.code or "not on record"),
            Cell(LOOKED_FOR.get(fault.rule, fault.rule)),
            Cell(str(fault.faults)),
            Cell("Its findings", _findings(fault.line, library)),
        )
        for fault in faults
    ]


def _findings(line: PlanLine, library: Library) -> str:
    try:
        return reverse("findings_of_class", args=[line.number, library.on])
    except NoReverseMatch:
        return reverse("class", args=[line.number, library.on])


# --- The table of them -----------------------------------------------------------------------------------

_LINE = ("Class", "Code", "Grade")
KINDS: dict[str, Kind] = {
    "age": Kind(
        "Age of the specifications",
        "Every class with a specification, the one that was revised longest ago first. A text counts from the date that "
        "it prints, or that settled the blank in it; never from the day on which it was entered here.",
        "No specification is like this on this day.",
        (*_LINE, "Last dated", "Full years", "In force since"),
        lambda library: [(age.value, said_of_age(age, due_after(library))) for age in Age],
        _ages,
        _age_rows,
        lambda text: text.line,
    ),
    "without": Kind(
        "Classes without a specification",
        "Classes that stand in the plan and have no specification on record for this day.",
        "Every class of the plan has its specification on this day.",
        (*_LINE, "In the plan so since"),
        lambda library: (),
        _without,
        _without_rows,
        lambda text: text.line,
    ),
    "ending": Kind(
        "Classes that end or are provisional",
        "Classes whose end is on record for a later day, the next to end first; then those in provisional use.",
        "No class that stands on this day is about to end, and none is provisional.",
        (*_LINE, "How it stands", "By"),
        lambda library: ((ENDS, "Its end is on record"), (PROVISIONAL, "Provisional")),
        _ending,
        _ending_rows,
        lambda ending: ending.line,
    ),
    "twins": Kind(
        "Near twins",
        "Pairs of classes whose specifications share three quarters of their wording or more, the most alike first. "
        "Perhaps they are one class, or levels of one that ought to say what sets them apart.",
        "No two specifications are nearly the same on this day.",
        ("Class", "Other class", "Wording shared", "Compare"),
        lambda library: NEAR_TWINS,
        _twins,
        _twin_rows,
        lambda pair: pair.first,
    ),
    "duties": Kind(
        "Duties that stand in several classes",
        "Sentences of duties that several classes have in the same words, or in the same but for one, the most shared first.",
        "No duty stands in several classes on this day.",
        ("Duty", "Classes", "Which"),
        lambda library: SHARED_BY,
        _duties,
        _duty_rows,
        lambda duty: None,
        by_class=False,
    ),
    "faults": Kind(
        "Findings in the specifications",
        "What lint finds in the specifications in force, the texts with most findings of one kind first. Whatever needs "
        "the rest of the plan to be judged is not counted here, nor what was set aside of the text since it is in force; "
        "the page of its findings has both.",
        "Lint finds nothing in the specifications in force on this day.",
        ("Class", "Code", "What was found", "How often", "Look at it"),
        lambda library: [(rule, LOOKED_FOR.get(rule, rule)) for rule in sorted(selectors.rules_found(library.office))],
        _faults,
        _fault_rows,
        lambda fault: fault.line,
    ),
}
