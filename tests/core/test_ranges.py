"""What papers state of a range, folded: whatever the order of recording, and without rewriting a point."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from classplan.core.pay import PayRange
from classplan.core.ranges import RangeState, RangeStatement, fold, points_to_add
from classplan.core.timeline import Timeline

FIRST = date(2011, 3, 1)
NARROW = PayRange(Decimal(33597), Decimal(49038))
WIDE = PayRange(Decimal(35124), Decimal(51268))
STATEMENTS = st.builds(
    RangeStatement,
    day=st.integers(0, 8).map(lambda days: FIRST + timedelta(days=days)),
    pay_range=st.sampled_from((NARROW, WIDE)),
    paper=st.sampled_from(("Notice 1", "Notice 2", "Notice 3")),
)
ACTS = st.lists(st.lists(STATEMENTS, min_size=1, max_size=2, unique_by=lambda s: s.day), min_size=1, max_size=6)


def numbered(acts: list[list[RangeStatement]]) -> list[list[RangeStatement]]:
    return [[replace(said, recorded=n) for said in act] for n, act in enumerate(acts, start=1)]


def recorded(acts: list[list[RangeStatement]]) -> list[Timeline[RangeState]]:
    stored: Timeline[RangeState] = Timeline()
    told: list[RangeStatement] = []
    after_each = []
    for number, act in enumerate(acts, start=1):
        told += act
        for point in points_to_add(stored, told, recorded=number):
            stored = stored.with_point(point)
        after_each.append(stored)
    return after_each


def answers(timeline: Timeline[RangeState], known_at: int | None = None) -> list[RangeState | None]:
    found = [timeline.on(FIRST + timedelta(days=n), known_at=known_at) for n in range(-1, 11)]
    return [point.value if point else None for point in found]


@given(ACTS, st.randoms(use_true_random=False))
def test_ranges_recorded_one_by_one_in_any_order_answer_like_the_fold_of_all(
    acts: list[list[RangeStatement]], shuffler: Random
) -> None:
    shuffler.shuffle(acts)
    entered = numbered(acts)
    assert answers(recorded(entered)[-1]) == answers(Timeline(fold(said for act in entered for said in act)))


@given(ACTS)
def test_recording_a_range_never_rewrites_a_point(acts: list[list[RangeStatement]]) -> None:
    after_each = recorded(numbered(acts))
    final = after_each[-1]
    for number, then in enumerate(after_each, start=1):
        assert set(then) <= set(final)
        assert answers(final, known_at=number) == answers(then)


@given(ACTS)
def test_a_range_that_is_known_already_adds_no_point(acts: list[list[RangeStatement]]) -> None:
    entered = numbered(acts)
    told = [said for act in entered for said in act]
    assert points_to_add(recorded(entered)[-1], told, recorded=99) == ()


@given(ACTS)
def test_a_point_of_the_fold_is_a_day_on_which_the_range_became_another(acts: list[list[RangeStatement]]) -> None:
    points = fold(said for act in numbered(acts) for said in act)
    values = [point.value for point in points]
    assert all(value is not None for value in values)
    assert [value.moved_on for value in values if value] == [None, *(point.start for point in points[1:])]
    assert all(a and b and a.pay_range != b.pay_range for a, b in pairwise(values))


def said(day: int, pay_range: PayRange, paper: str, record: int) -> RangeStatement:
    return RangeStatement(FIRST + timedelta(days=day), pay_range, paper, record)


def test_of_two_ranges_for_one_day_the_one_recorded_later_holds_and_has_not_moved() -> None:
    (point,) = fold([said(1, NARROW, "Notice 1", 1), said(1, WIDE, "Notice 2", 2)])
    assert point.value == RangeState(WIDE, "Notice 2")


def test_a_range_corrected_on_its_own_day_to_the_one_before_has_not_moved() -> None:
    told = [said(0, NARROW, "Notice 1", 1), said(1, WIDE, "Notice 2", 2), said(1, NARROW, "Notice 3", 3)]
    assert [(point.start, point.value) for point in fold(told)] == [(FIRST, RangeState(NARROW, "Notice 1"))]


def test_a_range_is_attested_by_the_first_paper_that_printed_it() -> None:
    told = [said(1, NARROW, "Notice 1", 1), said(1, NARROW, "Notice 2", 2), said(5, NARROW, "Notice 3", 3)]
    (point,) = fold(told)
    assert point.value == RangeState(NARROW, "Notice 1")
