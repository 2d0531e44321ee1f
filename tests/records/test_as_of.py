"""The plan on a day as the database answers it is the fold of all that was stated, as the core computes it."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest

from classplan.core import history, ranges
from classplan.core.history import Kind, State, Statement
from classplan.core.pay import Flsa, PayRange
from classplan.core.plan import Line
from classplan.core.ranges import RangeState, RangeStatement
from classplan.core.timeline import Timeline
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.plan import services
from classplan.records.plan.as_of import plan_lines
from classplan.records.plan.codec import cents, range_as_json, statement_as_json
from classplan.records.plan.days import days_of_change, first_day_known, lines_changed
from classplan.records.plan.models import PlanPoint
from classplan.records.plan.selectors import class_named, plan_as_of, timeline_of
from tests.plugins.office import NOW, Desk

FIRST, DAYS = date(2010, 1, 1), 900
GRADES = ("612-C", "613-A", "614-S", "809-A")
CLASSES = range(1, 25)

Said = Sequence[tuple[int, Statement]]
SaidOfRanges = Sequence[tuple[str, RangeStatement]]


class History:
    """An office whose acts are entered straight into its records, and all that they stated."""

    def __init__(self, desk: Desk) -> None:
        self.office = desk.office
        self.stated: dict[int, list[Statement]] = defaultdict(list)
        self.ranges: dict[str, list[RangeStatement]] = defaultdict(list)

    def enter(self, said: Said, of_ranges: SaidOfRanges = ()) -> int:
        """Record one act; the number of its entry."""
        new = {number: f"Class {number}" for number, _ in said if number not in self.stated}
        number = take_turn(self.office)
        stated = [(n, replace(s, recorded=number)) for n, s in said]
        ranged = [(g, RangeStatement(r.day, r.pay_range, r.paper, number)) for g, r in of_ranges]
        payload = {
            "classes": [{"number": n, "known_as": title} for n, title in new.items()],
            "statements": [statement_as_json(n, s) for n, s in stated],
            "ranges": [range_as_json(g, r) for g, r in ranged],
        }
        entry = write_entry(
            self.office, act="test", subject="a test", actor=Actor("a test"), payload=payload, cites=[], now=NOW
        )
        pack = pack_of(self.office)
        services.add_classes(self.office, new)
        services.add_statements(self.office, entry, stated, pack)
        services.add_ranges(self.office, entry, ranged, pack)
        for n, statement in stated:
            self.stated[n].append(statement)
        for grade, statement_of_range in ranged:
            self.ranges[grade].append(statement_of_range)
        return number

    def folded(self) -> "Folded":
        """All that was stated, as the core sees it."""
        lines = {number: Timeline(history.fold(said)) for number, said in self.stated.items()}
        return Folded(lines, {grade: Timeline(ranges.fold(said)) for grade, said in self.ranges.items()})

    def lines_by_the_database(self, day: date) -> set[tuple[object, ...]]:
        """What the one query says of a day."""
        return {
            (x.number, x.code, x.title, x.grade, x.flsa, x.since, x.cause, x.attested_by, x.provisional_by,
             x.usable_until, x.council_on_record, x.minimum_cents, x.maximum_cents, x.range_moved_on)
            for x in plan_lines(self.office.pk, day)
        }  # fmt: skip


class Folded(NamedTuple):
    """The timelines of the classes by their numbers, and those of the grades."""

    lines: dict[int, Timeline[State]]
    ranges: dict[str, Timeline[RangeState]]

    def lines_on(self, day: date) -> set[tuple[object, ...]]:
        """What the core says of a day: number, state, range."""
        found: set[tuple[object, ...]] = set()
        for number, timeline in self.lines.items():
            point = timeline.on(day)
            if point is not None and point.value is not None:
                s = point.value
                found.add((number, s.code, s.title, s.grade, s.flsa, s.since, s.cause, s.attested_by, s.provisional_by,
                           s.usable_until, s.council_on_record, *self.pay_on(day, s.grade)))  # fmt: skip
        return found

    def pay_on(self, day: date, grade: str | None) -> tuple[object, object, object]:
        """Minimum and maximum in cents, and the day on which the range moved."""
        point = self.ranges[grade].on(day) if grade in self.ranges else None
        if point is None or point.value is None:
            return None, None, None
        pay = point.value.pay_range
        return cents(pay.minimum), cents(pay.maximum), point.value.moved_on


@pytest.fixture
def acts(desk: Desk) -> History:
    """An office without any act."""
    return History(desk)


def some_statement(rnd: random.Random, number: int) -> Statement:
    day = FIRST + timedelta(days=rnd.randrange(DAYS))
    kind = rnd.choices(list(Kind), weights=(3, 5, 1, 2, 2, 1, 1, 1))[0]
    cause = str(rnd.randrange(100, 110))
    paper = f"Notice {cause}"
    if kind is Kind.FLSA:
        return Statement(kind, day, paper, flsa=rnd.choice(list(Flsa)), cause=rnd.choice((cause, None)))
    if kind not in (Kind.CHANGED, Kind.ATTESTED):
        return Statement(kind, day, paper, cause=cause)
    code = rnd.choice((None, f"NS{number:04}", f"NA{number:04}"))
    line = Line(code, f"Keeper {number}-{rnd.randrange(3)}", rnd.choice((None, *GRADES)))
    if kind is Kind.ATTESTED:
        return Statement(kind, day, paper, line)
    until = rnd.choice((None, day + timedelta(days=180)))
    return Statement(kind, day, paper, line, cause, until, rnd.choice((None, True, False)), rnd.choice((None, *Flsa)))


def some_range(rnd: random.Random) -> tuple[str, RangeStatement]:
    low = Decimal(30_000 + 1_000 * rnd.randrange(2)) + rnd.choice((Decimal(0), Decimal("0.50")))
    day = FIRST + timedelta(days=rnd.randrange(DAYS))
    return rnd.choice(GRADES), RangeStatement(day, PayRange(low, low * 2), f"Notice {rnd.randrange(100, 110)}")


def some_days(rnd: random.Random, acts: History) -> Iterator[date]:
    for said in acts.stated.values():
        yield from (s.day for s in rnd.sample(said, min(2, len(said))))
    for _ in range(60):
        yield FIRST + timedelta(days=rnd.randrange(-30, DAYS + 400))


@pytest.mark.parametrize("seed", range(3))
def test_on_any_day_the_database_answers_as_the_fold_does(desk: Desk, acts: History, seed: int) -> None:
    """Acts come in any order of their days, several for one class and one day among them."""
    rnd = random.Random(seed)  # noqa: S311
    for _ in range(10):
        said = [(n, some_statement(rnd, n)) for n in rnd.sample(CLASSES, 14) for _ in range(rnd.choice((1, 1, 2)))]
        acts.enter(said, [some_range(rnd) for _ in range(3)])
    folded = acts.folded()
    for day in some_days(rnd, acts):
        assert acts.lines_by_the_database(day) ^ folded.lines_on(day) == set(), day
    assert PlanPoint.objects.count() > 100
    assert not desk.verified().faults
    changed = changes_by_hand(acts)
    assert days_of_change(acts.office) == sorted(changed)
    assert lines_changed(acts.office, changed) == changed


def changes_by_hand(acts: History) -> dict[date, int]:
    """The days on which lines changed, attested points apart, and how many did, by going through every point."""
    first = first_day_known(acts.office)
    assert first is not None
    found: dict[date, set[int]] = defaultdict(set)
    for point in PlanPoint.objects.filter(job_class__office=acts.office):
        if point.attested_by is None and point.start >= first:
            found[point.start].add(point.job_class_id)
    return {day: len(classes) for day, classes in found.items()}


def test_the_lines_stand_by_code_then_title_and_those_without_a_code_last(acts: History) -> None:
    titles = {1: (None, "Beekeeper"), 2: ("NS2", "Apiarist"), 3: ("NS1", "Shepherd"), 4: (None, "Apple Picker")}
    acts.enter([(n, Statement(Kind.ATTESTED, FIRST, "Notice 1", Line(*names))) for n, names in titles.items()])
    assert [line.number for line in plan_lines(acts.office.pk, FIRST)] == [3, 2, 4, 1]


def test_of_two_points_for_one_day_the_later_record_answers_and_the_older_stays(acts: History) -> None:
    first = acts.enter([(1, Statement(Kind.CHANGED, FIRST, "Notice 1", Line("NS1", "Beekeeper"), cause="1"))])
    second = acts.enter([(1, Statement(Kind.CHANGED, FIRST, "Notice 2", Line("NS1", "Apiarist"), cause="2"))])
    assert [line.title for line in plan_lines(acts.office.pk, FIRST)] == ["Apiarist"]
    timeline = timeline_of(class_named(acts.office, "NS1").pk)
    believed = [timeline.on(FIRST, known_at=act) for act in (first, second)]
    assert [point.value.title for point in believed if point and point.value] == ["Beekeeper", "Apiarist"]
    assert PlanPoint.objects.count() == 2


def test_an_ended_class_is_not_listed_and_can_begin_again(acts: History) -> None:
    days = [FIRST + timedelta(days=n) for n in (0, 10, 20)]
    line = Line("NS1", "Beekeeper")
    acts.enter([(1, Statement(Kind.CHANGED, days[0], "Notice 1", line, cause="1"))])
    acts.enter([(1, Statement(Kind.ENDED, days[1], "Notice 2", cause="2"))])
    acts.enter([(1, Statement(Kind.CHANGED, days[2], "Notice 3", line, cause="3"))])
    listed = [len(plan_lines(acts.office.pk, day)) for day in days]
    assert listed == [1, 0, 1]
    assert plan_as_of(acts.office, days[1]).lines == ()


def test_an_end_alone_makes_no_day_known(acts: History) -> None:
    acts.enter([(1, Statement(Kind.ENDED, FIRST, "Notice 1"))])
    assert first_day_known(acts.office) is None


@pytest.mark.clause(26, 28)
def test_a_grade_has_its_range_from_its_own_day_whatever_its_lines_do(acts: History) -> None:
    later = FIRST + timedelta(days=100)
    old, new = PayRange(Decimal(30000), Decimal(45000)), PayRange(Decimal(31000), Decimal(46000))
    acts.enter(
        [(1, Statement(Kind.CHANGED, FIRST, "Notice 1", Line("NS1", "Beekeeper", "613-S"), cause="1"))],
        [("613-S", RangeStatement(FIRST, old, "Notice 1")), ("613-S", RangeStatement(later, new, "Notice 2"))],
    )
    (before,), (after,) = (plan_lines(acts.office.pk, day) for day in (later - timedelta(days=1), later))
    assert (before.minimum, before.maximum, before.since) == (30000, 45000, FIRST)
    assert (after.minimum, after.maximum, after.since) == (31000, 46000, FIRST)
    assert [note.code for note in after.notes(later)] == ["group-inferred", "range-moved"]
