"""The faults of a text of the office: computed when they are looked at, held against the plan of the day.

A text is named by where it stands (`held.of_paper` and its like). A waiver holds for the same words: where the same
sentence goes from a paper into a change and into the class, what was set aside of it goes with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from classplan.core.documents.stored import spec_of_body
from classplan.core.errors import NotInForce
from classplan.core.lint import Fault, Found, Known, Listed, Unchecked, lint
from classplan.core.lint.laying_out import Place, laid_out
from classplan.core.reading.model import Reading
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.linting.held import Waivers, waivers_of
from classplan.records.linting.models import Waiver
from classplan.records.plan.selectors import plan_as_of
from classplan.records.specs.services import digest_of
from classplan.records.standards.references import titles_of_plan


@dataclass(frozen=True, slots=True)
class Stated:
    """A fault with where it stands, and what was set aside of it. `place` is None outside of every section."""

    fault: Fault
    place: Place | None
    waiver: Waiver | None


@dataclass(frozen=True, slots=True)
class Faults:
    """What lint says of a text. `about` names the text to which what is set aside now will belong."""

    about: str
    every: tuple[Stated, ...]
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def open(self) -> tuple[Stated, ...]:
        """Those that nobody has set aside."""
        return tuple(stated for stated in self.every if stated.waiver is None)

    @property
    def set_aside(self) -> tuple[Stated, ...]:
        """Those that somebody has set aside."""
        return tuple(stated for stated in self.every if stated.waiver is not None)

    @property
    def blocking(self) -> tuple[Stated, ...]:
        """The open ones with which no new draft is recommended."""
        return tuple(stated for stated in self.open if stated.fault.blocking)


def faults_of(office: Office, spec_json: Mapping[str, Any], *, on: date, about: str | Iterable[str]) -> Faults:
    """The faults of a specification's structure (a part of the reading's contract), with the plan of the day known.

    `about` names the text, or several of which the first is the text itself and the others are what it came from.
    """
    abouts = (about,) if isinstance(about, str) else tuple(about)
    return faults_of_many(office, [(abouts, spec_json)], known_on(office, on))[0]


def faults_of_many(
    office: Office, texts: Sequence[tuple[Sequence[str], Mapping[str, Any]]], known: Known
) -> list[Faults]:
    """The same of several texts, each with its names, held against what is known."""
    held = waivers_of(office, {name for names, _ in texts for name in names})
    made = []
    for names, spec_json in texts:
        found, places = _found_in_spec(Kept.of(spec_json), known)
        made.append(_with(found, names, held, places))
    return made


@dataclass(frozen=True, slots=True)
class Kept:
    """A structure by its checksum, so that what was found in it is not looked for again."""

    digest: str
    held: Mapping[str, Any] = field(compare=False, repr=False)

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> "Kept":
        """The structure with its checksum."""
        return cls(digest_of(held), held)


@lru_cache(maxsize=256)
def _found_in_spec(kept: Kept, known: Known) -> tuple[Found, Mapping[int, Place]]:
    laid = laid_out(spec_of_body(kept.held))
    return lint(Reading((laid.spec,)), laid.lines, known), laid.places


def with_waivers(office: Office, found: Found, about: str) -> Faults:
    """What was found in a text, each with what was set aside of it."""
    return _with(found, (about,), waivers_of(office, (about,)), {})


def _with(found: Found, names: Sequence[str], held: Waivers, places: Mapping[int, Place]) -> Faults:
    def waiver(fault: Fault) -> Waiver | None:
        return next((held[name, fault.mark] for name in names if (name, fault.mark) in held), None)

    every = tuple(Stated(fault, places.get(fault.line), waiver(fault)) for fault in found.faults)
    return Faults(names[0], every, found.unchecked)


def known_on(office: Office, on: date) -> Known:
    """The classes of the plan of a day, and what the rules want stated. Nothing is loaded for a day that is not known."""
    must_state = pack_of(office).must_state
    try:
        lines = plan_as_of(office, on).lines
    except NotInForce:
        return Known(must_state=must_state)
    classes = tuple(Listed(line.title, line.code, line.grade, line.flsa) for line in lines)
    return _known(classes, must_state, titles_of_plan(office, on).earlier)


@lru_cache(maxsize=4)  # what is made of the titles of a large plan is made once
def _known(classes: tuple[Listed, ...], must_state: frozenset[str], former: tuple[tuple[str, str], ...]) -> Known:
    return Known(classes, loaded=True, must_state=must_state, former=former)
