"""How long ago a specification was written or revised, in the steps in which a library is looked at.

>>> age_on(date(2010, 3, 1), date(2023, 2, 28), due=10)
<Age.DUE: 'due'>
>>> age_on(None, date(2023, 2, 28), due=10)
<Age.NOT_KNOWN: 'not-known'>
"""

import calendar
from datetime import date
from enum import StrEnum

from classplan.core.dates import PartialDate
from classplan.core.documents.filling import is_open
from classplan.core.spec.model import Spec

YOUNG, MIDDLE = 2, 5  # years
_DATED = ("revised_date", "established_date")


class Age(StrEnum):
    """The steps, the oldest first; what has no date on record stands apart."""

    DUE = "due"
    OLD = "old"
    MIDDLE = "middle"
    YOUNG = "young"
    NOT_KNOWN = "not-known"


def said_of_age(age: Age, due: int) -> str:
    """A step in words.

    >>> said_of_age(Age.OLD, 10)
    '5 to 10 years'
    """
    return {
        Age.DUE: f"Over {due} years: due for review",
        Age.OLD: f"{min(MIDDLE, due)} to {due} years",
        Age.MIDDLE: f"{YOUNG} to {MIDDLE} years",
        Age.YOUNG: f"Under {YOUNG} years",
        Age.NOT_KNOWN: "Date not on record",
    }[age]


def age_on(dated: date | None, on: date, *, due: int) -> Age:
    """The step in which a text of a day stands on another; *due* where it is more than so many years old (171)."""
    if dated is None:
        return Age.NOT_KNOWN
    if dated < years_before(on, due):
        return Age.DUE
    if dated < years_before(on, MIDDLE):
        return Age.OLD
    return Age.MIDDLE if dated < years_before(on, YOUNG) else Age.YOUNG


def years_before(day: date, years: int) -> date:
    """The same day so many years before; of a leap day, the last of February.

    >>> years_before(date(2024, 2, 29), 10)
    datetime.date(2014, 2, 28)
    """
    year = max(day.year - years, 1)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def whole_years(dated: date, on: date) -> int:
    """How many years have passed, as one counts birthdays.

    >>> whole_years(date(2010, 3, 1), date(2023, 2, 28))
    12
    """
    return on.year - dated.year - ((on.month, on.day) < (dated.month, dated.day))


def last_dated(spec: Spec, in_force: date) -> date | None:
    """The day of the latest date that a text prints for itself, as established or as revised; None where it has none.

    A date printed in part is taken for the last day that it can mean, so that nothing is called older than it is. A
    text that leaves its date open until it is in force has the day on which it came into force.

    >>> from classplan.core.spec.model import Field
    >>> last_dated(Spec("Clerk", 1, fields=(Field("revised_date", "REVISED DATE:", "2009", "2009", 9),)), date(2011, 1, 2))
    datetime.date(2009, 12, 31)
    """
    fields = [field for field in spec.fields if field.key in _DATED]
    days = [_last_day(PartialDate.from_iso(field.parsed)) for field in fields if isinstance(field.parsed, str)]
    if any(is_open(field) for field in fields):
        days = [*(day for day in days if day <= in_force), in_force]
    return max(days, default=None)


def _last_day(printed: PartialDate) -> date:
    month = printed.month or 12
    return date(printed.year, month, printed.day or calendar.monthrange(printed.year, month)[1])
