"""Legal days: partial dates, work weeks, calendar-day periods, deadlines with an hour.

Every rule speaks of local civil days, so a day is a `datetime.date`; an hour is the hour of the office's
own clock. Nothing here reads a clock.

>>> first_work_week_after(date(2011, 4, 7))
datetime.date(2011, 4, 10)
>>> PartialDate.parse("xx/xx/2011")
PartialDate(year=2011, month=None, day=None)
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import total_ordering

from classplan.core.errors import Invalid


class Weekday(IntEnum):
    """Days of the week, numbered as `date.weekday` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(calendar.month_name[1:])
_WEEKDAY = "|".join(calendar.day_name)
_LONG_DATE = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY})\s*,?\s+)?(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})\s*,?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?:(?P<a>\d{1,2}|x{1,2})/)?(?:(?P<b>\d{1,2}|x{1,2})/)?(?P<year>\d{4})", re.IGNORECASE)


def long_date(day: date) -> str:
    """The day in words, with its weekday: *Thursday, April 7, 2011*."""
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def iso_date(text: str) -> date:
    """A day typed as YYYY-MM-DD. Raises `Invalid`, with the value, for anything else."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(
            f"“{text}” is not a day of the calendar. Write it as year-month-day, such as 2011-04-07."
        ) from None


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day, as papers print them: 05/24/2009, 8/2009, xx/xx/2011.

    A day without a month cannot exist, nor a day that the calendar does not have: `Invalid`. In their order a year
    stands before its months, and a month before its days.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise Invalid(f"Day {self.day} of {self.year} has no month. Give the month, or leave the day out.")
        if self.month is not None and not 1 <= self.month <= 12:
            raise Invalid(f"{self.year} has no month {self.month}.")
        if not 1000 <= self.year <= 9999:
            raise Invalid(f"{self.year} is not a year of four figures.")
        if self.day is not None and self.month is not None:
            last = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= last:
                raise Invalid(
                    f"{calendar.month_name[self.month]} {self.year} has no day {self.day}; its last is {last}."
                )

    @classmethod
    def parse(cls, printed: str) -> "PartialDate":
        """Read 05/24/2009, 5/2009, x/2011, xx/xx/2011, 2011 or May 24, 2009 (a weekday before it is ignored).

        Raises `Invalid` for anything else, and for a date that does not exist.
        """
        text = printed.strip()
        if long := _LONG_DATE.fullmatch(text):
            return cls(int(long["year"]), MONTHS[long["month"].lower()], int(long["day"]))
        match = _SLASHED.fullmatch(text)
        if match is None:
            raise Invalid(
                f"“{printed}” is not a date in a form that is known (such as 05/24/2009, 8/2009 or xx/xx/2011)."
            )
        month, day = match["a"], match["b"]
        return cls(int(match["year"]), _number(month), _number(day))

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read what `str` writes: 2009-05-24, 2009-08, 2011. Raises `Invalid`, with the value, for anything else."""
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
            raise Invalid(f"“{text}” is not a date written as 2009-05-24, 2009-08 or 2011.")
        return cls(*(int(part) for part in text.split("-")))

    @property
    def exact(self) -> date | None:
        """The day, where all of it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    def __str__(self) -> str:
        """As ISO 8601 writes it, to the precision that is known: 2009-05-24, 2009-08, 2011."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A long date found in running text: what was printed, where, and the day that it names."""

    printed: str
    start: int
    day: date | None
    weekday: Weekday | None

    @property
    def problem(self) -> str | None:
        """Why the printed date cannot be taken as it stands, if so."""
        if self.day is None:
            return f"“{self.printed}” does not exist in the calendar"
        if self.weekday is not None and self.weekday != self.day.weekday():
            return f"“{self.printed}” was a {self.day:%A}"
        return None


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every long date in the text (*Thursday April 7, 2011*), in order, those that do not exist included."""
    for match in _LONG_DATE.finditer(text):
        try:
            day = date(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"]))
        except ValueError:
            day = None
        weekday = Weekday[match["weekday"].upper()] if match["weekday"] else None
        yield PrintedDate(match.group(), match.start(), day, weekday)


def first_work_week_after(day: date, *, week_starts: Weekday = Weekday.SUNDAY, strict: bool = True) -> date:
    """The first day of the first work week following `day` (7-37; X4).

    `strict`: a day that itself begins a work week waits for the next one; otherwise it is its own answer.
    """
    ahead = (week_starts - day.weekday()) % 7
    if ahead == 0 and strict:
        ahead = 7
    return day + timedelta(days=ahead)


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; where that month is shorter, its last day (X7)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def calendar_days_after(day: date, days: int) -> date:
    """The day that is `days` calendar days later; `day` itself is day 0."""
    return day + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class CutOff:
    """The last moment for something, on the office's own clock: a day and an hour."""

    day: date
    hour: time
    inclusive: bool = True

    def is_met_by(self, moment: datetime) -> bool:
        """Whether what arrived at `moment` (local; it counts to the second) arrived in time."""
        limit, arrived = datetime.combine(self.day, self.hour), moment.replace(microsecond=0)
        return arrived <= limit if self.inclusive else arrived < limit

    def __str__(self) -> str:
        hour = "noon" if self.hour == time(12) else f"{self.hour:%H:%M}"
        return f"{long_date(self.day)}, {hour}"
