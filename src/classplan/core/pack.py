"""What a jurisdiction supplies: clauses, layouts, and the few functions that the records ask.

A pack is a value. The records know it by this shape and by nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, Self

from classplan.core.errors import Invalid
from classplan.core.pay import PayGrade
from classplan.core.plan import Change
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.rules import Clause, Finding
from classplan.core.workflow import Workflow


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the rules leave open: its name, the value taken, what it means, on what ground."""

    name: str
    value: str
    meaning: str
    ground: str


class Choices(Protocol):
    """An office's choices among what its rules leave open; a frozen value."""

    def choices(self) -> tuple[Choice, ...]:
        """Every choice with its value, meaning and ground."""

    def with_choices(self, chosen: Mapping[str, str]) -> Self:
        """The same with some chosen otherwise."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A jurisdiction as the system sees it. `dating_clause` is the reference of the clause by which amendments are dated.

    `takes_effect(acts, policy, wording)` dates an amendment; `usable_until(change, acts, begins, policy)` gives the
    last day of provisional use of a line that begins provisionally; `grade_of` reads a printed grade;
    `findings(changes, acts, policy)` says what a live amendment would have had to prove; `specification_findings(stated,
    title, day)` the same of a specification that states these parts; `acts_in_order(acts)` what in the order of acts cannot be.
    `workflows` are its roads; `readiness(move, situation, policy)` is what the clauses find about a move of a live
    amendment; `road(situation)` which road it takes; `last_provisional_day(situation, policy)` how long it may be used
    provisionally; `waivable` names the clauses that can be set aside for one amendment. `must_state` names the parts that
    a new specification states, if only as “None” (19). `board_clause` and
    `council_clause` are those by which either approves; `posting_days` how long a notice hangs, in calendar days; a
    specification last revised more than `review_years` ago is due for review (171).
    """

    name: str
    title: str
    time_zone: str
    clauses: tuple[Clause, ...]
    layouts: tuple[Any, ...]
    policy: Any
    dating_clause: str
    takes_effect: Callable[[Acts, Any, str | None], TakesEffect]
    usable_until: Callable[[Change, Acts, TakesEffect, Any], date | None]
    needs_council: Callable[[Change], bool]
    grade_of: Callable[[str], PayGrade]
    findings: Callable[[tuple[Change, ...], Acts, Any], tuple[Finding, ...]]
    specification_findings: Callable[[frozenset[str], str, date], tuple[Finding, ...]]
    acts_in_order: Callable[[Acts], tuple[Finding, ...]]
    workflows: tuple[Workflow, ...]
    readiness: Callable[[str, Any, Any], tuple[Finding, ...]]
    road: Callable[[Any], Finding]
    last_provisional_day: Callable[[Any, Any], date]
    waivable: frozenset[str]
    must_state: frozenset[str]
    board_clause: str
    council_clause: str
    posting_days: int
    review_years: int = 10

    def workflow(self, name: str) -> Workflow:
        """A workflow of the jurisdiction by its name."""
        return next(workflow for workflow in self.workflows if workflow.name == name)

    def clause(self, name: str) -> Clause:
        """A clause by its reference or its title. Raises `Invalid`, naming those that come near."""
        wanted = _folded(name)
        for clause in self.clauses:
            if wanted in (_folded(clause.ref), _folded(clause.title)):
                return clause
        near = [c.ref for c in self.clauses if c.ref.split()[0] == name.strip().split(" ")[0]]
        known = ", ".join(near or [c.ref for c in self.clauses])
        raise Invalid(
            f"The rules of {self.title} hold no clause “{name}” here. {'Near it' if near else 'There are'}: {known}."
        )


def _folded(name: str) -> str:
    return "".join(name.replace(".", " ").split()).casefold()
