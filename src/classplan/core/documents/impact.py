"""What a proposal does to the plan, to the classes beside it and to the departments, reckoned from both plans (189)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from classplan.core.amending.proposal import Proposed
from classplan.core.plan import Line


@dataclass(frozen=True, slots=True)
class PayMove:
    """A class whose range moves: dollars a year before and after, at both ends."""

    line: Line
    minimum: tuple[Decimal, Decimal]
    maximum: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Company:
    """The other classes that share the grade which a class is to have; none is a fact, too."""

    line: Line
    others: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A specification that names a class which is renamed or ends; `becomes` is its new title, None where it ends."""

    specification: str
    names: str
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Department:
    """A department with the number of its positions in each class that the proposal touches, by title."""

    name: str
    positions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """What a proposal does. `departments` is None where no register of positions is on record."""

    classes_before: int
    classes_after: int
    moves: tuple[PayMove, ...] = ()
    company: tuple[Company, ...] = ()
    mentions: tuple[Mention, ...] = ()
    departments: tuple[Department, ...] | None = None


def impact_of(
    changes: Sequence[Proposed],
    *,
    plan: Iterable[Line],
    named_in: Mapping[str, Iterable[str]],
    departments: tuple[Department, ...] | None = None,
) -> Impact:
    """The impact of the changes on a plan of a day. `named_in`: for each specification, the classes that it names.

    Raises `Invalid` where a change begins from a line that the plan does not have.
    """
    raise NotImplementedError
