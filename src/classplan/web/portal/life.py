"""The life of a class made ready to print: its acts, its line on a day, its ranges over the years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise, zip_longest

from classplan.core.history import EndOfUse, Note, State, end_of_use, notes
from classplan.core.money import dollars
from classplan.core.pay import Flsa
from classplan.core.plain_words import point_in_words, range_in_words
from classplan.records.plan.codec import dollars_of
from classplan.records.plan.lives import HeldRange, LifePoint, ranges_in

OVER_BEFORE = "The class had ended before this day; nothing changes."
NOT_OVER = "Its provisional use was to end on this day; what came on record later holds instead (7-10 O)."


@dataclass(frozen=True, slots=True)
class Act:
    """A point of the life: what changed in words, by which notice or paper, when it was recorded.

    `superseded` where a later record for the same day took its place; `begins` where nothing stood before; `end_of_use`
    where provisional use ends without approval.
    """

    point: LifePoint
    said: tuple[str, ...]
    superseded: bool
    begins: bool = False
    end_of_use: EndOfUse | None = None

    @property
    def instrument(self) -> str:
        """The paper by which it came, as one names it."""
        if self.point.cause:
            return f"Notice {self.point.cause}"
        return self.point.attested_by or "Paper not on record"

    @property
    def word(self) -> str:
        """What it is called on the strip."""
        if self.end_of_use is not None:
            return "Provisional use ends"
        if self.point.ended:
            return "Ended"
        if not self.point.cause:
            return "Attested"
        return "New" if self.begins else "Changed"

    @property
    def day(self) -> date:
        """Its day."""
        return self.point.start

    @property
    def cause(self) -> str | None:
        """The number of the notice by which it came, if one did."""
        return self.point.cause

    @property
    def recorded(self) -> int:
        """The number of its entry in the journal."""
        return self.point.recorded

    @property
    def recorded_at(self) -> datetime:
        """When it was recorded."""
        return self.point.recorded_at


@dataclass(frozen=True, slots=True)
class RangeMoved:
    """The range of the class's grade moved alone: an act on its pay that states nothing of its line."""

    day: date
    said: tuple[str, ...]
    instrument: str
    cause: str | None
    recorded: int
    recorded_at: datetime
    superseded: bool = False
    word: str = "Range moved"


@dataclass(frozen=True, slots=True)
class Bar:
    """The range of the class between two days, drawn in percent of the chart; the same in words."""

    start: date
    end: date | None
    grade: str
    pay: str
    paper: str
    minimum: Decimal
    maximum: Decimal
    x: str = "0"
    width: str = "0"
    y: str = "0"
    height: str = "0"


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a class on a day: its state, its range with its unit, and its notes."""

    state: State
    group: str | None
    pay: str | None
    notes: tuple[Note, ...]
    range_since: date | None = None
    range_by: str = ""

    @property
    def range_notice(self) -> str | None:
        """The number of the notice by which the range of its grade moved alone, if it was one."""
        return notice_of(self.range_by)


def notice_of(paper: str) -> str | None:
    """The number of a notice that a paper is, by its name."""
    name, _, number = paper.partition(" ")
    return number if name == "Notice" and number else None


def state_of(point: LifePoint) -> State | None:
    """What a stored point says of the line; None where the class ends."""
    if point.ended:
        return None
    return State(
        point.code,
        point.title,
        point.grade,
        Flsa(point.flsa) if point.flsa else None,
        point.since or point.start,
        point.cause,
        point.attested_by,
        point.provisional_by,
        point.usable_until,
        point.council_on_record,
    )


def effective_points(points: Sequence[LifePoint]) -> list[LifePoint]:
    """The points that hold, without those that a later record for the same day replaced."""
    return list({point.start: point for point in points}.values())


def point_on(points: Sequence[LifePoint], day: date) -> LifePoint | None:
    """The point that holds on a day."""
    return next((point for point in reversed(points) if point.start <= day), None)


def acts_in(points: Sequence[LifePoint], today: date) -> tuple[Act, ...]:
    """Every act of a life in the order of its days, the superseded ones among them."""
    holding = {point.pk for point in effective_points(points)}
    found: list[Act] = []
    before: State | None = None
    for point in points:
        state = state_of(point)
        superseded = point.pk not in holding
        said = point_in_words(before, state, on=point.start, cause=point.cause, today=today)
        over = end_of_use(before, state, on=point.start, cause=point.cause)
        if superseded and over is not None:
            said = (NOT_OVER,)
        elif found and before is None and state is None:
            said = (OVER_BEFORE,)
        found.append(Act(point, said, superseded, begins=before is None and state is not None, end_of_use=over))
        if not superseded:
            before = state
    return tuple(found)


def with_ranges_moved(
    acts: Sequence[Act], points: Sequence[LifePoint], ranges: dict[int, list[HeldRange]]
) -> tuple[Act | RangeMoved, ...]:
    """The acts, and among them each day on which the range of the grade moved alone; `points` are those that hold."""
    found: list[Act | RangeMoved] = list(acts)
    for point, after in zip_longest(points, points[1:]):
        if point.grade_id is None or point.ended:
            continue
        held = list({r.start: r for r in ranges[point.grade_id]}.values())
        for old, new in pairwise(held):
            if point.start < new.start and (after is None or new.start < after.start) and _pay(old) != _pay(new):
                said = f"The range of pay grade {point.grade} moved from {_pay(old)} to {_pay(new)}."
                found.append(
                    RangeMoved(new.start, (said,), new.paper, notice_of(new.paper), new.recorded, new.recorded_at)
                )
    return tuple(sorted(found, key=lambda act: act.day))


def ranges_by_grade(points: Iterable[LifePoint]) -> dict[int, list[HeldRange]]:
    """The ranges of every grade that the class ever had, in one query."""
    return ranges_in({point.grade_id for point in points if point.grade_id is not None})


def line_on(point: LifePoint, ranges: dict[int, list[HeldRange]], day: date) -> Line | None:
    """The line as the plan lists it on a day; None where the class has ended."""
    state = state_of(point)
    if state is None:
        return None
    held = None if point.grade_id is None else _range_on(ranges[point.grade_id], day)
    group = point.group or None
    moved, paper = (held.moved_on, held.paper) if held is not None else (None, "")
    said = notes(state, on=day, group=group, range_moved_on=moved, range_moved_by=paper)
    alone = moved is not None and moved > state.since
    return Line(state, group, _pay(held), said, moved if alone else None, paper if alone else "")


def bars_of(points: Sequence[LifePoint], ranges: dict[int, list[HeldRange]], until: date) -> tuple[Bar, ...]:
    """The pay of the class over the years: a bar for each stretch in which grade and range stayed."""
    bars: list[Bar] = []
    for point, after in zip_longest(points, points[1:]):
        if point.grade_id is None or point.grade is None or point.ended:
            continue
        for held, start, stop in _stretches(ranges[point.grade_id], point.start, after.start if after else None):
            bar = Bar(start, stop, point.grade, _pay(held) or "", held.paper, *_amounts(held))
            same = bars and (bars[-1].grade, bars[-1].pay) == (bar.grade, bar.pay) and bars[-1].end == bar.start
            bars[-1:] = [_lengthened(bars[-1], stop)] if same else [*bars[-1:], bar]
    return _drawn(bars, until)


def scale_of(bars: Sequence[Bar]) -> tuple[tuple[str, str, int], ...]:
    """The least and the most of the chart: where each stands in percent, the amount, where its words go."""
    if not bars:
        return ()
    low, high = min(bar.minimum for bar in bars), max(bar.maximum for bar in bars)
    return tuple((_y(amount, low, high), dollars(amount), above) for amount, above in ((high, -5), (low, 15)))


def _stretches(
    held: Sequence[HeldRange], start: date, end: date | None
) -> Iterable[tuple[HeldRange, date, date | None]]:
    by_start = list({point.start: point for point in held}.values())
    for point, after in zip(by_start, [*by_start[1:], None], strict=True):
        first = max(point.start, start)
        lasts = [day for day in (end, after.start if after else None) if day is not None]
        last = min(lasts, default=None)
        if last is None or first < last:
            yield point, first, last


def _drawn(bars: Sequence[Bar], until: date) -> tuple[Bar, ...]:
    if not bars:
        return ()
    low, high = min(bar.minimum for bar in bars), max(bar.maximum for bar in bars)
    first = bars[0].start
    span = max((max(until, bars[-1].start) - first).days, 1)
    drawn = []
    for bar in bars:
        x = 100 * (bar.start - first).days / span
        stop = 100 * (min(bar.end or until, until) - first).days / span
        top, foot = float(_y(bar.maximum, low, high)), float(_y(bar.minimum, low, high))
        drawn.append(_placed(bar, x, max(stop - x, 0.8), top, max(foot - top, 2)))
    return tuple(drawn)


def _y(amount: Decimal, low: Decimal, high: Decimal) -> str:
    share = (high - amount) / (high - low) if high > low else Decimal(0)
    return f"{10 + 80 * share:.1f}"


def _placed(bar: Bar, x: float, width: float, y: float, height: float) -> Bar:
    figures = (f"{figure:.1f}" for figure in (min(x, 99.2), width, y, height))
    return Bar(bar.start, bar.end, bar.grade, bar.pay, bar.paper, bar.minimum, bar.maximum, *figures)


def _lengthened(bar: Bar, end: date | None) -> Bar:
    return Bar(bar.start, end, bar.grade, bar.pay, bar.paper, bar.minimum, bar.maximum)


def _range_on(held: Sequence[HeldRange], day: date) -> HeldRange | None:
    return next((point for point in reversed(held) if point.start <= day), None)


def _amounts(held: HeldRange) -> tuple[Decimal, Decimal]:
    return dollars_of(held.minimum_cents), dollars_of(held.maximum_cents)


def _pay(held: HeldRange | None) -> str | None:
    return range_in_words(*_amounts(held)) if held is not None else None
