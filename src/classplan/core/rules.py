"""Clauses of the law: dated editions with their evidence, and what a function finds by them.

A clause holds editions; an edition holds our paraphrase of one wording, the evidence for it, and a small pure
function that applies it. The day that governs picks the wording. The words of the law are never here.

>>> clause.in_force(date(2011, 4, 7)).edition.id         # doctest: +SKIP
'2011'
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotInForce


class Outcome(StrEnum):
    """What a clause says about the facts. *Not on record* is for past papers alone: it stops nothing (X62)."""

    MET = "met"
    NOT_MET = "not met"
    NEEDS_JUDGMENT = "needs judgment"
    SILENT = "rule silent"
    NOT_ON_RECORD = "not on record"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause finds: an outcome, a reason in words that a notice can quote, and the citation.

    `day` is the day that it computes, where it computes one. `rests_on` names assumptions and interpretations
    without which the finding would be another. `about` is the code or title of the one line that it speaks of.
    """

    outcome: Outcome
    reason: str
    citation: str = ""
    day: date | None = None
    rests_on: tuple[str, ...] = ()
    about: str | None = None

    @property
    def is_met(self) -> bool:
        """Whether nothing stands in the way."""
        return self.outcome is Outcome.MET


def met(reason: str, day: date | None = None) -> Finding:
    """A finding that the requirement is fulfilled."""
    return Finding(Outcome.MET, reason, day=day)


def not_met(reason: str, day: date | None = None) -> Finding:
    """A finding that the requirement is not fulfilled; `day` is the first on which it could be."""
    return Finding(Outcome.NOT_MET, reason, day=day)


def met_if(condition: bool, yes: str, no: str) -> Finding:
    """Met with one reason, or not met with the other."""
    return met(yes) if condition else not_met(no)


def not_on_record(reason: str) -> Finding:
    """A finding that a past paper does not prove what a live amendment would have had to."""
    return Finding(Outcome.NOT_ON_RECORD, reason)


def needs_judgment(question: str) -> Finding:
    """A finding that a person must judge; `question` is what to ask."""
    return Finding(Outcome.NEEDS_JUDGMENT, question)


def silent(question: str) -> Finding:
    """A finding that the rule does not say; `question` is the basis to ask for."""
    return Finding(Outcome.SILENT, question)


class Standing(StrEnum):
    """What kind of evidence stands behind a wording (architecture, *The law and its evidence*)."""

    ADOPTED = "adopted"
    QUOTED = "quoted"
    CARRIED = "carried"
    ASSUMED = "assumed"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a wording is seen, on which day, and why it is judged to be in force or only proposed."""

    standing: Standing
    paper: str
    seen: date
    note: str = ""

    @property
    def says_no_end(self) -> bool:
        """Whether it only shows the wording on its day: what was adopted stands until another act."""
        return self.standing is not Standing.ADOPTED

    def __str__(self) -> str:
        seen = f"{self.paper} of {long_date(self.seen)}"
        says = f"assumed, and carried in {seen}" if self.standing is Standing.ASSUMED else f"{self.standing} in {seen}"
        return f"{says}: {self.note}" if self.note else says


@dataclass(frozen=True, slots=True)
class Edition:
    """One wording of a clause. `start` is its first known day; None is *proposed, not in force*.

    `apply` takes the clause's facts as keyword arguments and returns a `Finding`. `computes` and `leaves` say in
    words what the function answers and what it leaves to a person.
    """

    id: str
    start: date | None
    evidence: Evidence
    paraphrase: str
    apply: Callable[..., Finding]
    computes: str = ""
    leaves: str = ""

    @property
    def proposed(self) -> bool:
        """Whether it has never been shown to be in force."""
        return self.evidence.standing is Standing.PROPOSED


@dataclass(frozen=True, slots=True)
class Wording:
    """The edition that answers for a day, and what the answer rests on."""

    edition: Edition
    end_inferred: bool
    simulated: bool = False

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know about the standing of this wording, in words."""
        edition, found = self.edition, []
        if self.simulated:
            found.append(f"Simulated: wording {edition.id} was asked for by name and need not be in force on that day.")
        if edition.evidence.standing is Standing.ASSUMED:
            found.append(f"Assumed in force from {edition.start}: {edition.evidence.note}")
        if self.end_inferred and not self.simulated:
            found.append(
                f"Last seen in {edition.evidence.paper} of {edition.evidence.seen}; that it still holds on this day is inferred."
            )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the rules: its reference, its title, the day that governs it, its editions, its facts.

    `numbers` are the permanent numbers of the obligations that it carries. `facts` maps the name of each fact that
    the functions take (as typed on a command line) to its meaning.
    """

    ref: str
    title: str
    governing_day: str
    editions: tuple[Edition, ...]
    numbers: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def in_force(self, day: date) -> Wording:
        """The wording in force on a day. Raises `NotInForce` where none is known; a proposed one never is."""
        dated = sorted((e for e in self.editions if e.start and not e.proposed), key=lambda e: e.start or date.max)
        begun = [edition for edition in dated if edition.start and edition.start <= day]
        if not begun:
            raise NotInForce(self._nothing_known(day, dated))
        edition = begun[-1]
        return Wording(edition, end_inferred=edition.evidence.says_no_end and day > edition.evidence.seen)

    def simulated(self, edition_id: str) -> Wording:
        """An edition by its name, in force or not. Raises `Invalid` where there is none of that name."""
        for edition in self.editions:
            if edition.id == edition_id:
                return Wording(edition, end_inferred=False, simulated=True)
        known = ", ".join(edition.id for edition in self.editions)
        raise Invalid(f"{self.ref} has no wording “{edition_id}”. Those known are: {known}.")

    def find(self, on: date, /, **facts: object) -> Finding:
        """Apply the wording in force on the governing day. Raises `NotInForce` where none is known."""
        return self.applied(self.in_force(on), **facts)

    def applied(self, wording: Wording, /, **facts: object) -> Finding:
        """Apply one wording, and say in the finding what it rests on."""
        finding = wording.edition.apply(**facts)
        citation = f"{self.ref} ({wording.edition.id})"
        return replace(finding, citation=citation, rests_on=(*finding.rests_on, *wording.caveats))

    def _nothing_known(self, day: date, dated: list[Edition]) -> str:
        tried = f"No wording of {self.ref} ({self.title}) is known for {long_date(day)}."
        if dated and dated[0].start:
            first = dated[0]
            return f"{tried} The first one known is {first.id}, from {first.start} ({first.evidence.standing}, {first.evidence.paper})."
        proposed = ", ".join(edition.id for edition in self.editions)
        return f"{tried} All that is known of it is proposed: {proposed}. It can be simulated by its name."


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a person decided where a clause needs judgment or is silent."""

    question: str
    answer: str
    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A requirement set aside by a record: which, asked and approved by whom, why, until when."""

    clause: str
    asked_by: str
    approved_by: str
    reason: str
    until: date | None = None

    def sets_aside(self, finding: Finding, *, clause: str, on: date) -> bool:
        """Whether this waiver answers a finding that is not met, on a day."""
        in_time = self.until is None or on <= self.until
        return finding.outcome is Outcome.NOT_MET and clause == self.clause and in_time
