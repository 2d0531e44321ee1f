"""What a proposal does to the plan, to the classes beside it and to the departments, reckoned from both plans (189).

>>> before, after = Line("C1", "Clerk", "612-C"), Line("C1", "Records Clerk", "612-C")
>>> found = impact_of([Proposed(1, Change(before, after))], plan=[before], named_in={"Typist": ["Clerk"]})
>>> found.mentions
(Mention(specification='Typist', names='Clerk', becomes='Records Clerk'),)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from classplan.core.amending.proposal import Proposed
from classplan.core.errors import Invalid
from classplan.core.plan import Change, ChangeKind, Line


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
    before = list(plan)
    after = list(before)
    moves: list[PayMove] = []
    for proposed in changes:
        if proposed.change is None:
            moves += _moves_of_table(proposed, before)
        else:
            moves += _made(proposed, proposed.change, after)
    made = [proposed.change for proposed in changes if proposed.change is not None]
    return Impact(
        len(before),
        len(after),
        tuple(moves),
        tuple(_company(made, after)),
        tuple(_mentions(made, named_in)),
        departments,
    )


def _made(proposed: Proposed, change: Change, plan: list[Line]) -> Iterator[PayMove]:
    """Make the change in the plan; the answer is how its range moves, where both are known."""
    if change.before is None:
        plan.append(change.subject)
        return
    at = _place(change.before, plan)
    was = plan[at]
    if change.after is None:
        del plan[at]
        return
    plan[at] = change.after
    low, high = change.before.minimum or was.minimum, change.before.maximum or was.maximum
    given = proposed.grade_range or (None, None)
    new_low, new_high = change.after.minimum or given[0], change.after.maximum or given[1]
    if low and high and new_low and new_high and (low, high) != (new_low, new_high):
        yield PayMove(change.after, (low, new_low), (high, new_high))


def _place(line: Line, plan: Sequence[Line]) -> int:
    """Where a line stands in the plan: by its code, else by its title."""
    for at, there in enumerate(plan):
        if line.code is not None and line.code == there.code:
            return at
        if (line.code is None or there.code is None) and line.title is not None and line.title == there.title:
            return at
    raise Invalid(
        f"{line} is not in the plan, so what its change does cannot be reckoned (189). Ask for a day on which it is "
        "there, or mend the change."
    )


def _moves_of_table(proposed: Proposed, plan: Iterable[Line]) -> Iterator[PayMove]:
    of = {row.grade: row for row in proposed.ranges}
    for line in plan:
        row = of.get(line.grade or "")
        if row and row.minimum_before is not None and row.maximum_before is not None:
            yield PayMove(line, (row.minimum_before, row.minimum), (row.maximum_before, row.maximum))


def _company(changes: Iterable[Change], after: Sequence[Line]) -> Iterator[Company]:
    for change in changes:
        line = change.after
        if line is None or line.grade is None or not change.aspects & {ChangeKind.CREATE, ChangeKind.REGRADE}:
            continue
        yield Company(line, tuple(other for other in after if other.grade == line.grade and other != line))


def _mentions(changes: Iterable[Change], named_in: Mapping[str, Iterable[str]]) -> Iterator[Mention]:
    gone: dict[str, str | None] = {}
    for change in changes:
        old = change.before.title if change.before else None
        if old is not None and (change.after is None or ChangeKind.RETITLE in change.aspects):
            gone[old.casefold()] = change.after.title if change.after else None
    for specification, names in named_in.items():
        for name in dict.fromkeys(names):
            if name.casefold() in gone and name.casefold() != specification.casefold():
                yield Mention(specification, name, gone[name.casefold()])
