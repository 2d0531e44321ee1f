"""Ranges, grades and schedules, and the structure that the printed amounts have."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.pay import FLSA_OF, Flsa, PayGrade, PayRange, PaySchedule, ScheduleKind

AMOUNTS = st.integers(1, 500_000).map(Decimal)
PRINTED = {
    "612-C": (31573, 46117),
    "613-S": (32130, 46904),
    "613-A": (35912, 52419),
    "614-S": (33597, 49038),
    "615-S": (35124, 51268),
    "806-A": (42917, 68454),
    "809-A": (52419, 83640),
    "813-A": (68454, 109238),
}
RANGES = {grade: PayRange(Decimal(low), Decimal(high)) for grade, (low, high) in PRINTED.items()}


@given(AMOUNTS, AMOUNTS)
def test_a_range_runs_upward_or_not_at_all(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert PayRange(low, high).is_single_rate == (low == high)
    if low != high:
        with pytest.raises(Invalid, match=r"7-10 L"):
            PayRange(high, low)


@pytest.mark.parametrize(("low", "high"), [(49038, 33597), (-1, 10), (-2, -1)])
def test_a_range_upside_down_is_refused_with_both_amounts(low: int, high: int) -> None:
    with pytest.raises(Invalid) as refusal:
        PayRange(Decimal(low), Decimal(high))
    assert all(f"{abs(amount):,}" in str(refusal.value) for amount in (low, high))


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ("612-C", "$31,573 to $46,117 a year"),
        ("813-A", "$68,454 to $109,238 a year"),
    ],
)
def test_a_range_says_its_amounts(grade: str, words: str) -> None:
    assert str(RANGES[grade]) == words


@pytest.mark.parametrize("grade", PRINTED)
def test_the_spread_of_a_range_is_that_of_its_family(grade: str) -> None:
    low, high = ("1.4590", "1.4610") if grade.startswith("6") else ("1.5950", "1.5960")
    assert Decimal(low) <= RANGES[grade].spread <= Decimal(high)


@pytest.mark.parametrize(
    ("lower", "upper", "grades_apart", "low", "high"),
    [
        ("613-S", "614-S", 1, 1.0455, 1.0457),
        ("614-S", "615-S", 1, 1.0454, 1.0457),
        ("806-A", "809-A", 3, 1.0689, 1.0691),
        ("809-A", "813-A", 4, 1.0689, 1.0691),
    ],
)
def test_a_step_between_grades_is_that_of_their_group(
    lower: str, upper: str, grades_apart: int, low: float, high: float
) -> None:
    step = float(RANGES[upper].minimum / RANGES[lower].minimum) ** (1 / grades_apart)
    assert low <= round(step, 4) <= high


@pytest.mark.parametrize(("below", "above"), [("613-A", "809-A"), ("806-A", "813-A")])
def test_one_range_ends_where_another_begins(below: str, above: str) -> None:
    assert RANGES[below].maximum == RANGES[above].minimum


def grade(number: str, group: str | None = "S", schedule: ScheduleKind = ScheduleKind.NON_EXEMPT_SALARY) -> PayGrade:
    return PayGrade(schedule, number, group)


ROWS = ((grade("613"), RANGES["613-S"]), (grade("613", "A"), RANGES["613-A"]), (grade("614"), RANGES["614-S"]))


@pytest.mark.parametrize("rows", list(permutations(ROWS)))
def test_a_schedule_lists_its_grades_by_number_then_group(rows: tuple[tuple[PayGrade, PayRange], ...]) -> None:
    listed = PaySchedule.listing(ScheduleKind.NON_EXEMPT_SALARY, rows)
    assert [(g.number, g.group) for g, _ in listed.rows] == [("613", "A"), ("613", "S"), ("614", "S")]


@pytest.mark.parametrize(
    ("kind", "rows", "says"),
    [
        (ScheduleKind.NON_EXEMPT_SALARY, (ROWS[0], ROWS[0]), "stands twice"),
        (ScheduleKind.EXEMPT_SALARY, (ROWS[0],), "belongs to the non-exempt salary schedule"),
        (
            ScheduleKind.TRAINING_AND_INTERN,
            ((grade("T1", None, ScheduleKind.TRAINING_AND_INTERN), RANGES["613-S"]),),
            "single rates",
        ),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(
    kind: ScheduleKind, rows: tuple[tuple[PayGrade, PayRange], ...], says: str
) -> None:
    with pytest.raises(Invalid, match=says):
        PaySchedule(kind, rows)


def test_a_training_schedule_holds_single_rates() -> None:
    rate = PayRange(Decimal(30000), Decimal(30000))
    row = (grade("T1", None, ScheduleKind.TRAINING_AND_INTERN), rate)
    assert PaySchedule(ScheduleKind.TRAINING_AND_INTERN, (row,)).rows == (row,)


@pytest.mark.parametrize(
    ("kind", "flsa"),
    [
        (ScheduleKind.NON_EXEMPT_SALARY, Flsa.NON_EXEMPT),
        (ScheduleKind.COMMUNITY_RATE, Flsa.NON_EXEMPT),
        (ScheduleKind.SHORT_RANGE, Flsa.NON_EXEMPT),
        (ScheduleKind.TRAINING_AND_INTERN, None),
        (ScheduleKind.EXEMPT_SALARY, Flsa.EXEMPT),
    ],
)
def test_each_of_the_five_schedules_says_which_classes_it_is_for(kind: ScheduleKind, flsa: Flsa | None) -> None:
    assert FLSA_OF[kind] is flsa
    assert set(FLSA_OF) == set(ScheduleKind)


def test_one_number_in_two_groups_or_two_schedules_is_not_one_grade() -> None:
    keys = {grade("613"), grade("613", "A"), grade("613", "S", ScheduleKind.EXEMPT_SALARY), grade("614")}
    assert len(keys) == 4
