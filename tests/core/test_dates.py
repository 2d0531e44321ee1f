"""Partial dates, work weeks, months, cut-offs: their laws, and the figures that the papers give."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.dates import (
    CutOff,
    PartialDate,
    Weekday,
    add_months,
    calendar_days_after,
    dates_in,
    first_work_week_after,
    iso_date,
    long_date,
)
from classplan.core.errors import Invalid

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WEEKDAYS = st.sampled_from(Weekday)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    known = draw(st.sampled_from(("year", "month", "day")))
    return PartialDate(day.year, None if known == "year" else day.month, day.day if known == "day" else None)


# Work weeks


@given(DAYS, WEEKDAYS, st.booleans())
def test_a_work_week_begins_on_its_weekday_and_within_seven_days(day: date, starts: Weekday, strict: bool) -> None:
    found = first_work_week_after(day, week_starts=starts, strict=strict)
    ahead = (found - day).days
    assert found.weekday() == starts
    assert (1 <= ahead <= 7) if strict else (0 <= ahead <= 6)


@given(DAYS, WEEKDAYS)
def test_strictness_matters_only_where_the_day_itself_begins_a_work_week(day: date, starts: Weekday) -> None:
    strictly = first_work_week_after(day, week_starts=starts)
    loosely = first_work_week_after(day, week_starts=starts, strict=False)
    assert (strictly - loosely).days == (7 if day.weekday() == starts else 0)


@given(DAYS, st.integers(1, 500), WEEKDAYS)
def test_an_effective_day_moves_with_the_day_that_starts_its_clock(day: date, weeks: int, starts: Weekday) -> None:
    later = day + timedelta(weeks=weeks)
    moved = first_work_week_after(later, week_starts=starts) - first_work_week_after(day, week_starts=starts)
    assert moved == timedelta(weeks=weeks)


@pytest.mark.parametrize(
    ("day", "starts", "strict", "expected"),
    [
        (date(2011, 4, 7), Weekday.SUNDAY, True, date(2011, 4, 10)),
        (date(2011, 4, 9), Weekday.SUNDAY, True, date(2011, 4, 10)),
        (date(2011, 4, 10), Weekday.SUNDAY, True, date(2011, 4, 17)),
        (date(2011, 4, 10), Weekday.SUNDAY, False, date(2011, 4, 10)),
        (date(2011, 4, 7), Weekday.MONDAY, True, date(2011, 4, 11)),
        (date(2011, 5, 2), Weekday.SUNDAY, True, date(2011, 5, 8)),
        (date(2011, 5, 9), Weekday.SUNDAY, True, date(2011, 5, 15)),
        (date(2015, 9, 4), Weekday.SUNDAY, True, date(2015, 9, 6)),
    ],
)
def test_the_first_work_week_is_the_one_of_the_figures(
    day: date, starts: Weekday, strict: bool, expected: date
) -> None:
    assert first_work_week_after(day, week_starts=starts, strict=strict) == expected


# Months and days


@given(DAYS, st.integers(-240, 240))
def test_months_later_is_that_month_and_never_past_its_end(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, DAYS, st.integers(0, 24))
def test_a_later_day_never_has_an_earlier_day_months_on(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2015, 8, 31), 6, date(2016, 2, 29)),
        (date(2015, 8, 30), 6, date(2016, 2, 29)),
        (date(2014, 8, 31), 6, date(2015, 2, 28)),
        (date(2011, 4, 10), 6, date(2011, 10, 10)),
        (date(2011, 10, 31), 1, date(2011, 11, 30)),
        (date(2011, 12, 15), 1, date(2012, 1, 15)),
    ],
)
def test_months_later_is_the_day_of_the_vectors(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(0, 400), st.integers(-400, 400))
def test_a_deadline_moves_with_its_start(start: date, days: int, moved: int) -> None:
    deadline = calendar_days_after(start, days)
    assert calendar_days_after(start + timedelta(days=moved), days) == deadline + timedelta(days=moved)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2011, 3, 23), 13, date(2011, 4, 5)),
        (date(2011, 3, 23), 14, date(2011, 4, 6)),
        (date(2011, 3, 23), 15, date(2011, 4, 7)),
        (date(2015, 8, 20), 14, date(2015, 9, 3)),
        (date(2015, 9, 3), 10, date(2015, 9, 13)),
        (date(2015, 9, 3), 0, date(2015, 9, 3)),
    ],
)
def test_calendar_days_count_from_the_day_as_day_nought(start: date, days: int, expected: date) -> None:
    assert calendar_days_after(start, days) == expected


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        (date(2011, 4, 5), "Tuesday"),
        (date(2011, 4, 6), "Wednesday"),
        (date(2011, 4, 7), "Thursday"),
        (date(2015, 9, 1), "Tuesday"),
        (date(2015, 9, 3), "Thursday"),
        (date(2015, 9, 13), "Sunday"),
        (date(2009, 5, 24), "Sunday"),
        (date(2009, 5, 27), "Wednesday"),
        (date(2009, 1, 18), "Sunday"),
        (date(2007, 2, 16), "Friday"),
        (date(2023, 9, 27), "Wednesday"),
        (date(2010, 10, 5), "Tuesday"),
        (date(2010, 12, 6), "Monday"),
    ],
)
def test_a_day_in_words_has_the_weekday_of_the_figures(day: date, weekday: str) -> None:
    assert long_date(day) == f"{weekday}, {day.strftime('%B')} {day.day}, {day.year}"
    assert Weekday(day.weekday()).name.title() == weekday


# Cut-offs


@pytest.mark.parametrize(
    ("arrived", "inclusive", "in_time"),
    [
        (datetime(2011, 4, 6, 7, 59, 59), True, True),  # noqa: DTZ001
        (datetime(2011, 4, 6, 8, 0, 0), True, True),  # noqa: DTZ001
        (datetime(2011, 4, 6, 8, 0, 0, 999_999), True, True),  # noqa: DTZ001
        (datetime(2011, 4, 6, 8, 0, 1), True, False),  # noqa: DTZ001
        (datetime(2011, 4, 6, 7, 59, 59, 999_999), False, True),  # noqa: DTZ001
        (datetime(2011, 4, 6, 8, 0, 0), False, False),  # noqa: DTZ001
        (datetime(2011, 4, 5, 23, 59, 59), False, True),  # noqa: DTZ001
        (datetime(2011, 4, 7, 0, 0, 0), True, False),  # noqa: DTZ001
    ],
)
def test_a_cut_off_holds_to_the_second(arrived: datetime, inclusive: bool, in_time: bool) -> None:
    assert CutOff(date(2011, 4, 6), time(8), inclusive).is_met_by(arrived) is in_time


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), DAYS, st.times())  # noqa: DTZ001
def test_an_inclusive_cut_off_and_an_exclusive_one_differ_by_one_second(
    arrived: datetime, day: date, hour: time
) -> None:
    hour = hour.replace(microsecond=0)
    inclusive, exclusive = (CutOff(day, hour, kind).is_met_by(arrived) for kind in (True, False))
    at_the_moment = arrived.replace(microsecond=0) == datetime.combine(day, hour)
    assert inclusive == (exclusive or at_the_moment)


@given(DAYS, st.times(), st.integers(-400, 400), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_cut_off_moves_with_its_day(day: date, hour: time, days: int, arrived: datetime) -> None:
    by = timedelta(days=days)
    assert CutOff(day, hour).is_met_by(arrived) == CutOff(day + by, hour).is_met_by(arrived + by)


@pytest.mark.parametrize(
    ("cut_off", "words"),
    [
        (CutOff(date(2011, 4, 5), time(12)), "Tuesday, April 5, 2011, noon"),
        (CutOff(date(2011, 4, 6), time(8)), "Wednesday, April 6, 2011, 08:00"),
    ],
)
def test_a_cut_off_says_its_day_and_hour(cut_off: CutOff, words: str) -> None:
    assert str(cut_off) == words


# Partial dates


@given(partial_dates())
def test_a_partial_date_is_read_back_from_what_it_writes(when: PartialDate) -> None:
    assert PartialDate.from_iso(str(when)) == when


@given(partial_dates())
def test_a_partial_date_is_read_back_from_what_papers_print(when: PartialDate) -> None:
    month = "xx" if when.month is None else f"{when.month}"
    day = "xx" if when.day is None else f"{when.day:02}"
    assert PartialDate.parse(f"{month}/{day}/{when.year}") == when


@given(partial_dates())
def test_the_first_day_it_can_mean_is_not_after_the_last(when: PartialDate) -> None:
    assert when.first <= when.last
    assert (when.first == when.last) == (when.exact is not None)
    if when.exact is not None:
        assert when.first == when.exact


@given(st.lists(partial_dates(), max_size=6))
def test_partial_dates_have_an_order_in_which_their_first_days_rise(dates: list[PartialDate]) -> None:
    first_days = [when.first for when in sorted(dates)]
    assert first_days == sorted(first_days)


def test_a_year_stands_before_its_months_and_a_month_before_its_days() -> None:
    year, month, day = PartialDate(2009), PartialDate(2009, 1), PartialDate(2009, 1, 1)
    assert sorted([day, month, year]) == [year, month, day]
    assert max(year, month, day) == day
    assert year <= PartialDate(2009)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("05/24/2009", (2009, 5, 24)),
        ("5/24/2009", (2009, 5, 24)),
        ("12/1/2005", (2005, 12, 1)),
        ("2/2007", (2007, 2, None)),
        ("10/2007", (2007, 10, None)),
        ("x/2011", (2011, None, None)),
        ("xx/2011", (2011, None, None)),
        ("xx/xx/2011", (2011, None, None)),
        ("4/xx/2011", (2011, 4, None)),
        (" 2011 ", (2011, None, None)),
        ("May 24, 2009", (2009, 5, 24)),
        ("Thursday April 7, 2011", (2011, 4, 7)),
        ("2/29/2012", (2012, 2, 29)),
    ],
)
def test_a_printed_date_is_known_as_far_as_it_is_printed(
    printed: str, parts: tuple[int, int | None, int | None]
) -> None:
    assert PartialDate.parse(printed) == PartialDate(*parts)


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("2/30/2011", "no day 30"),
        ("2/29/2011", "its last is 28"),
        ("April 31, 2011", "no day 31"),
        ("13/2011", "no month 13"),
        ("0/2011", "no month 0"),
        ("4/0/2011", "no day 0"),
        ("xx/24/2009", "has no month"),
        ("1/1/0999", "four figures"),
        ("24 May 2009", "not a date in a form"),
        ("5/24/09", "not a date in a form"),
        ("", "not a date in a form"),
        ("pending", "not a date in a form"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(printed: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        PartialDate.parse(printed)


@pytest.mark.parametrize("text", ["", "2009-5", "2009-05-24-01", "05/24/2009", "20090524", "2009-02-30", "2009-13"])
def test_what_a_partial_date_never_writes_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        PartialDate.from_iso(text)


@given(DAYS)
def test_a_typed_day_is_that_day(day: date) -> None:
    assert iso_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["2011-02-30", "2011-4-7", "20110407", "2011-W14-4", "7 April 2011", "", "0000-01-01"])
def test_a_typed_day_that_is_none_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(Invalid, match=f"“{text}”"):
        iso_date(text)


# Dates in running text


@pytest.mark.parametrize(
    ("text", "printed", "day", "problem"),
    [
        ("heard on Thursday, April 7, 2011 at 5", "Thursday, April 7, 2011", date(2011, 4, 7), None),
        ("heard on Thursday April 7, 2011.", "Thursday April 7, 2011", date(2011, 4, 7), None),
        ("from april 7 2011 on", "april 7 2011", date(2011, 4, 7), None),
        ("on Friday, April 7, 2011", "Friday, April 7, 2011", date(2011, 4, 7), "was a Thursday"),
        ("on April 31, 2011", "April 31, 2011", None, "does not exist"),
    ],
)
def test_a_date_in_a_text_is_found_as_printed(text: str, printed: str, day: date | None, problem: str | None) -> None:
    (found,) = dates_in(text)
    assert (found.printed, found.day) == (printed, day)
    assert text[found.start :].startswith(printed)
    assert problem in found.problem if problem and found.problem else found.problem is problem


@pytest.mark.parametrize("text", ["dismay 5, 2011", "May 5, 20111", "in April 2011", "4/7/2011"])
def test_what_only_looks_like_a_long_date_is_none(text: str) -> None:
    assert not list(dates_in(text))
