"""What the plan becomes by the steps of a live amendment: statements about classes, from which its points follow."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from classplan.core.amending.proposal import RangeChange
from classplan.core.amending.ranges_in_use import TablesInUse
from classplan.core.errors import Invalid
from classplan.core.history import Kind, State, Statement
from classplan.core.pack import Pack
from classplan.core.pay import PayRange
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.ranges import RangeStatement
from classplan.core.recording import AttachedSpec, Entered, KnownClass, Replaced, SpecStart


@dataclass(frozen=True, slots=True)
class Resolved:
    """A change as the Board let it stand: its class, its line before and after, its text, its table, whom it replaces, who takes over from it."""

    job_class: int | None
    change: Change | None
    spec: AttachedSpec | None = None
    ranges: tuple[RangeChange, ...] = ()
    replaces: tuple[int, ...] = ()
    taken_over_by: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether it makes a class."""
        return self.change is not None and self.change.before is None


def put_in_use(
    changes: Sequence[Resolved],
    *,
    paper: str,
    cause: str,
    on: date,
    last: date,
    grades_with_range: Collection[str],
    recorded: int,
) -> Entered:
    """Provisional use of new classes and changed rates begins; that it lapses is stated ahead (7-10 O; 31).

    `last` is the last day of it. A new class comes with its specification, without which nobody can be allocated to
    it; the revised text of a class that there is waits for the enactment. Beside a line a range is stated only for a
    grade that has none: the range of any other is everybody's in it, and a pay table moves it.
    """
    statements: list[tuple[int, Statement]] = []
    usable = [c for c in changes if c.change is not None and c.change.changes_rate]
    table = [row for c in changes for row in c.ranges]
    for resolved in usable:
        number, change, spec = resolved.job_class, resolved.change, resolved.spec
        assert number is not None
        assert change is not None
        begins = Statement(
            Kind.CHANGED,
            on,
            paper,
            _altered(change),
            cause=cause,
            usable_until=last,
            council_on_record=False,
            flsa=spec.flsa if spec and change.before is None else None,
            recorded=recorded,
        )
        over = Statement(Kind.LAPSED, last + timedelta(days=1), paper, cause=cause, recorded=recorded)
        statements += [(number, begins), (number, over)]
    return Entered(
        statements=tuple(statements),
        ranges=(
            *_ranges(usable, paper, on, {*grades_with_range, *(row.grade for row in table)}, recorded),
            *TablesInUse(table, paper, on, last, recorded).begin(),
        ),
        specs=_specs([c for c in usable if c.is_new], on),
    )


def lifted(classes: Iterable[KnownClass], *, paper: str, cause: str, on: date, recorded: int) -> Entered:
    """The Council has approved: provisional use is no longer bound to its months (7-37 A)."""
    return _said_of_provisional(Kind.APPROVED, classes, paper, cause, on, recorded)


def fallen(classes: Iterable[KnownClass], *, paper: str, cause: str, on: date, recorded: int) -> Entered:
    """The proposal has fallen: its provisional lines go back to what they last were for good (32)."""
    return _said_of_provisional(Kind.REVERTED, classes, paper, cause, on, recorded)


def enacted(
    changes: Sequence[Resolved],
    known: Iterable[KnownClass],
    *,
    paper: str,
    cause: str | None,
    effect: TakesEffect,
    acts: Acts,
    pack: Pack,
    grades_with_range: Collection[str] = (),
    recorded: int,
) -> Entered:
    """Every change takes effect on the day that the clause gives. Raises `Invalid` where there is no such day.

    A change states what it alters and leaves the rest of the line to whatever else changed it. A line that stands
    provisionally by the same notice keeps its values and its *since*; only its state ends. A class that has ended
    meanwhile is left alone. A pay table moves the ranges of its grades; a line states that of a grade that has none.
    """
    day = effect.day
    if day is None:
        raise Invalid(f"{paper} has no effective day: {effect.reason}")
    register = {known_class.number: known_class for known_class in known}
    statements: list[tuple[int, Statement]] = []
    for resolved in changes:
        if resolved.change is None or resolved.job_class is None:
            continue
        standing = _state(register.get(resolved.job_class), day)
        if standing is None and not resolved.is_new:
            continue
        said = _enacting(resolved, standing, paper, cause, day, acts, pack, recorded)
        statements += [(resolved.job_class, statement) for statement in said]
    begun = [c for c in changes if not (c.is_new and _in_use(register.get(c.job_class or 0), day, cause))]
    return Entered(
        statements=tuple(statements),
        ranges=_ranges(changes, paper, day, grades_with_range, recorded),
        specs=_specs(begun, day),
        replaced=_replaced(changes, day),
    )


def _enacting(
    resolved: Resolved,
    standing: State | None,
    paper: str,
    cause: str | None,
    day: date,
    acts: Acts,
    pack: Pack,
    recorded: int,
) -> Iterable[Statement]:
    change, spec = resolved.change, resolved.spec
    assert change is not None
    flsa = spec.flsa if spec else None
    if change.after is None:
        yield Statement(Kind.ENDED, day, paper, cause=cause, recorded=recorded)
        return
    if pack.needs_council(change):
        if standing is not None and cause is not None and standing.provisional_by == cause:
            yield Statement(Kind.COMPLETED, day, paper, cause=cause, recorded=recorded)
        else:
            yield Statement(
                Kind.CHANGED,
                day,
                paper,
                _altered(change),
                cause=cause,
                council_on_record=acts.council is not None or acts.override is not None,
                flsa=flsa,
                recorded=recorded,
            )
            return
    if flsa is not None and (standing is None or standing.flsa is not flsa):
        yield Statement(Kind.FLSA, day, paper, cause=cause, flsa=flsa, recorded=recorded)


def _said_of_provisional(
    kind: Kind, classes: Iterable[KnownClass], paper: str, cause: str, on: date, recorded: int
) -> Entered:
    said = Statement(kind, on, paper, cause=cause, recorded=recorded)
    return Entered(statements=tuple((known.number, said) for known in classes if _ever_in_use(known, cause)))


def _ever_in_use(known: KnownClass, cause: str) -> bool:
    """Whether use by that notice was ever begun: an act on it may be recorded after, for a day before."""
    return any(s.kind is Kind.CHANGED and s.usable_until and s.cause == cause for s in known.statements)


def _in_use(known: KnownClass | None, day: date, cause: str | None) -> bool:
    standing = _state(known, day)
    return standing is not None and cause is not None and standing.provisional_by == cause


def _state(known: KnownClass | None, day: date) -> State | None:
    point = known.timeline.on(day) if known else None
    return point.value if point else None


def _altered(change: Change) -> Line:
    """What a change alters of its line; all of it where it makes a class."""
    after, before = change.subject, change.before
    kept = {name: getattr(after, name) for name in ("code", "title", "grade")}
    if before is not None:
        kept = {name: value for name, value in kept.items() if value != getattr(before, name)}
    return Line(**kept)


def _specs(changes: Iterable[Resolved], day: date) -> tuple[SpecStart, ...]:
    return tuple(SpecStart(c.job_class, day, c.spec) for c in changes if c.spec is not None and c.job_class is not None)


def _replaced(changes: Iterable[Resolved], day: date) -> tuple[Replaced, ...]:
    by_class = [(c, c.job_class) for c in changes if c.job_class]
    taken_over = [Replaced(number, predecessor, day) for c, number in by_class for predecessor in c.replaces]
    return (*taken_over, *(Replaced(c.taken_over_by, number, day) for c, number in by_class if c.taken_over_by))


def _ranges(
    changes: Iterable[Resolved], paper: str, day: date, grades_with_range: Collection[str], recorded: int
) -> tuple[tuple[str, RangeStatement], ...]:
    """The ranges of replaced tables, and those beside lines whose grade has none. Two for one grade are refused."""
    rows = [row for c in changes for row in _table_rows(c)]
    moved = {grade for grade, _, _ in rows} | set(grades_with_range)
    rows += [row for c in changes for row in _beside_the_line(c) if row[0] not in moved]
    found: dict[str, RangeStatement] = {}
    for grade, low, high in rows:
        said = RangeStatement(day, PayRange(low, high), paper, recorded)
        if found.setdefault(grade, said).pay_range != said.pay_range:
            raise Invalid(
                f"{paper} states two ranges for {grade}: {found[grade].pay_range}, and {said.pay_range} (7-10 L). "
                "Correct one of its changes."
            )
    return tuple(found.items())


def _table_rows(resolved: Resolved) -> list[tuple[str, Decimal, Decimal]]:
    return [(row.grade, row.minimum, row.maximum) for row in resolved.ranges]


def _beside_the_line(resolved: Resolved) -> Iterable[tuple[str, Decimal, Decimal]]:
    after = resolved.change.after if resolved.change else None
    if after is not None and after.grade and after.minimum is not None and after.maximum is not None:
        yield after.grade, after.minimum, after.maximum
