"""What recording takes and gives: a paper, the classes on record, and what entering the paper states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from classplan.core.dates import PartialDate
from classplan.core.history import Kind, State, Statement, fold, in_order
from classplan.core.pay import Flsa
from classplan.core.plan import Change
from classplan.core.ranges import RangeStatement
from classplan.core.rules import Finding
from classplan.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class AttachedSpec:
    """A specification as far as the plan needs it.

    `stated` names the parts that it prints, if only as “None”; `body` is its structure, kept as it was read.
    """

    title: str
    flsa: Flsa | None = None
    established: PartialDate | None = None
    revised: PartialDate | None = None
    replaces: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be entered: its name (“Notice 1341”), its day, its changes, the specifications attached to it."""

    name: str
    day: date
    cause: str | None = None
    changes: tuple[Change, ...] = ()
    specs: tuple[AttachedSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class on record: its number, the title it was first entered under, all that was stated of it."""

    number: int
    known_as: str
    statements: tuple[Statement, ...] = ()

    @property
    def timeline(self) -> Timeline[State]:
        """The life of its line."""
        return Timeline(fold(self.statements))

    @property
    def states(self) -> tuple[State, ...]:
        """Every state that its line was ever in."""
        return tuple(point.value for point in self.timeline if point.value is not None)

    @property
    def begins_unexplained(self) -> bool:
        """Whether its first known day is only attested, so that an older paper may tell how it came about."""
        first = next(iter(in_order(self.statements)), None)
        return first is None or first.kind in (Kind.ATTESTED, Kind.ENDED)


@dataclass(frozen=True, slots=True)
class SpecStart:
    """A version of a specification, in force for a class from a day on."""

    job_class: int
    start: date
    spec: AttachedSpec


@dataclass(frozen=True, slots=True)
class Replaced:
    """One class took over from another."""

    successor: int
    predecessor: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a paper does: nothing is written yet.

    `classes` holds the class of each change, in its order; `new_classes` the titles of classes that become known.
    `findings` are those of the clauses, which a later act may change; `gaps` what no paper tells, which stay.
    """

    classes: tuple[int, ...] = ()
    new_classes: Mapping[int, str] = field(default_factory=dict)
    statements: tuple[tuple[int, Statement], ...] = ()
    ranges: tuple[tuple[str, RangeStatement], ...] = ()
    specs: tuple[SpecStart, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Finding, ...] = ()
