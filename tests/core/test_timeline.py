"""A timeline equals its fold, whatever the order in which its points came."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.timeline import Point, Timeline

FIRST = date(2011, 1, 1)
DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def acts(draw: st.DrawFn) -> list[Point[str]]:
    """Points with a number of recording each, as a journal gives them: a few days, so that many meet."""
    starts = draw(st.lists(DAYS, max_size=8))
    numbers = draw(st.permutations(range(1, len(starts) + 1)))
    values = st.one_of(st.none(), st.sampled_from("abc"))
    return [Point(start, draw(values), recorded=n) for start, n in zip(starts, numbers, strict=True)]


def naive(points: list[Point[str]], day: date, known_at: int | None = None) -> Point[str] | None:
    """What holds, said the long way: of the points that count, the latest day, then the latest record."""
    found = None
    for point in points:
        if point.start > day or (known_at is not None and point.recorded > known_at):
            continue
        if found is None or (point.start, point.recorded) > (found.start, found.recorded):
            found = point
    return found


@given(acts(), DAYS, st.one_of(st.none(), st.integers(0, 9)))
def test_a_timeline_equals_its_naive_fold(points: list[Point[str]], day: date, known_at: int | None) -> None:
    assert Timeline(points).on(day, known_at=known_at) == naive(points, day, known_at)


@given(acts(), st.randoms(use_true_random=False), DAYS, st.integers(0, 9))
def test_a_timeline_answers_alike_in_whatever_order_its_points_come(
    points: list[Point[str]], shuffler: Random, day: date, known_at: int
) -> None:
    shuffled = list(points)
    shuffler.shuffle(shuffled)
    one, other = Timeline(points), Timeline(shuffled)
    assert one.on(day) == other.on(day)
    assert one.on(day, known_at=known_at) == other.on(day, known_at=known_at)
    assert list(one) == list(other)


@given(acts(), DAYS)
def test_what_was_known_after_an_act_is_the_timeline_of_the_acts_so_far(points: list[Point[str]], day: date) -> None:
    whole = Timeline(points)
    for number in range(len(points) + 1):
        so_far = Timeline(point for point in points if point.recorded <= number)
        assert whole.on(day, known_at=number) == so_far.on(day)


@given(acts(), acts(), DAYS)
def test_a_point_more_leaves_the_timeline_before_it_as_it_was(
    points: list[Point[str]], more: list[Point[str]], day: date
) -> None:
    before = Timeline(points)
    answer = before.on(day)
    grown = before
    for point in more:
        grown = grown.with_point(point)
    assert before.on(day) == answer
    assert len(before) == len(points)
    assert set(before) <= set(grown)


@given(acts())
def test_the_effective_points_are_those_that_hold_on_their_own_day(points: list[Point[str]]) -> None:
    timeline = Timeline(points)
    assert timeline.effective() == tuple(point for point in timeline if timeline.on(point.start) == point)


REGRADED = Timeline(
    [
        Point(date(2011, 3, 23), "614-S", recorded=1),
        Point(date(2011, 4, 10), "615-S", cause="1341", recorded=1),
        Point(date(2011, 4, 10), "616-S", cause="1341", recorded=2),
        Point(date(2012, 1, 1), None, cause="1400", recorded=3),
        Point(date(2013, 1, 6), "617-S", cause="1450", recorded=4),
    ]
)


@pytest.mark.parametrize(
    ("day", "known_at", "value"),
    [
        (date(2011, 3, 22), None, "not known"),
        (date(2011, 3, 23), None, "614-S"),
        (date(2011, 4, 9), None, "614-S"),
        (date(2011, 4, 10), None, "616-S"),
        (date(2011, 4, 10), 1, "615-S"),
        (date(2011, 4, 10), 0, "not known"),
        (date(2012, 1, 1), None, "ended"),
        (date(2012, 1, 1), 2, "616-S"),
        (date(2013, 1, 6), None, "617-S"),
    ],
)
def test_a_timeline_answers_with_a_value_ended_or_not_known(day: date, known_at: int | None, value: str) -> None:
    point = REGRADED.on(day, known_at=known_at)
    answer = "not known" if point is None else "ended" if point.ended else point.value
    assert answer == value


def test_of_two_points_for_one_day_the_older_stays_readable() -> None:
    assert [point.value for point in REGRADED] == ["614-S", "615-S", "616-S", None, "617-S"]
    assert [point.value for point in REGRADED.effective()] == ["614-S", "616-S", None, "617-S"]
