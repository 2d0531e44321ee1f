"""Pay: said in a unit, rounded once, read and written as papers print it."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.money import Pay, Per, dollars, parse_dollars, plain

AMOUNTS = st.decimals(0, 10_000_000, places=2)
UNITS = st.sampled_from(Per)
IN_A_YEAR = {Per.YEAR: 1, Per.MONTH: 12, Per.HOUR: 2080}


@given(AMOUNTS, UNITS, UNITS)
def test_a_conversion_rounds_once_and_half_up(amount: Decimal, unit: Per, other: Per) -> None:
    exact = Fraction(amount) * IN_A_YEAR[unit] / IN_A_YEAR[other]
    cents = Fraction(exact * 100 + Fraction(1, 2)).__floor__()
    assert Pay(amount, unit).per(other).amount == Decimal(cents) / 100


@given(AMOUNTS, UNITS)
def test_pay_in_its_own_unit_is_not_touched(amount: Decimal, unit: Per) -> None:
    pay = Pay(amount / 3, unit)
    assert pay.per(unit) is pay


@given(AMOUNTS, UNITS, UNITS)
def test_there_and_back_is_off_by_no_more_than_the_one_rounding(amount: Decimal, unit: Per, other: Per) -> None:
    back = Pay(amount, unit).per(other).per(unit).amount
    half_a_cent = Decimal("0.005") * max(Decimal(1), Decimal(IN_A_YEAR[other]) / IN_A_YEAR[unit])
    assert abs(back - amount) <= half_a_cent + Decimal("0.005")


@pytest.mark.parametrize(
    ("pay", "unit", "amount"),
    [
        (Pay(Decimal(52000)), Per.HOUR, "25.00"),
        (Pay(Decimal(35124)), Per.MONTH, "2927.00"),
        (Pay(Decimal("0.06")), Per.MONTH, "0.01"),
        (Pay(Decimal("25.00"), Per.HOUR), Per.YEAR, "52000.00"),
        (Pay(Decimal("25.00"), Per.HOUR), Per.MONTH, "4333.33"),
    ],
)
def test_a_conversion_by_example(pay: Pay, unit: Per, amount: str) -> None:
    assert pay.per(unit) == Pay(Decimal(amount), unit)


def test_the_hours_of_a_year_can_be_said() -> None:
    assert Pay(Decimal(52000)).per(Per.HOUR, hours_a_year=Decimal(2000)).amount == Decimal("26.00")


@pytest.mark.parametrize("amount", ["-0.01", "NaN", "Infinity"])
def test_what_is_no_amount_of_pay_is_refused(amount: str) -> None:
    with pytest.raises(Invalid, match="not an amount of pay"):
        Pay(Decimal(amount))


@given(AMOUNTS)
def test_dollars_are_read_back_as_they_were_written(amount: Decimal) -> None:
    assert parse_dollars(dollars(amount)) == amount


@given(AMOUNTS)
def test_an_amount_in_json_is_the_same_amount(amount: Decimal) -> None:
    written = plain(amount)
    assert written is not None
    assert Decimal(written) == amount
    assert isinstance(written, int) == (amount == amount.to_integral_value(ROUND_HALF_UP))


def test_an_absent_amount_stays_absent() -> None:
    assert plain(None) is None


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("$33,597", "33597"), ("33597.50", "33597.50"), ("$ 1,234,567", "1234567"), (" $0 ", "0"), ("49038", "49038")],
)
def test_printed_dollars_are_read(printed: str, amount: str) -> None:
    assert parse_dollars(printed) == Decimal(amount)


@pytest.mark.parametrize("printed", ["", "$", "-5", "33,59", "3,3597", "33597.5", "1.234,00", "$33,597-49,038", "free"])
def test_what_is_no_printed_amount_is_refused_with_its_value(printed: str) -> None:
    with pytest.raises(Invalid, match=f"“{printed.replace('$', '.')}”"):
        parse_dollars(printed)


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (Pay(Decimal(35124)), "$35,124 a year"),
        (Pay(Decimal("16.89"), Per.HOUR), "$16.89 an hour"),
        (Pay(Decimal("16.50"), Per.HOUR), "$16.50 an hour"),
    ],
)
def test_pay_says_its_unit(pay: Pay, words: str) -> None:
    assert str(pay) == words
