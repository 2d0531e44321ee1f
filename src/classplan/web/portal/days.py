"""Days and numbers in addresses, and the form in which a day is typed.

>>> DayInAddress().to_python("2011-04-10")
datetime.date(2011, 4, 10)
>>> DayForm.of({"month": "2", "day": "30", "year": "2011"}).error
'February 2011 has no day 30; its last is 28.'
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from classplan.core.dates import PartialDate, iso_date
from classplan.core.errors import Invalid

MONTHS = tuple(enumerate(calendar.month_name))[1:]


class DayInAddress:
    """A day as an address writes it: 2011-04-10. One that the calendar does not have is not found, and says so."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day."""
        try:
            return iso_date(value)
        except Invalid as error:
            raise Http404(str(error)) from error

    def to_url(self, value: date) -> str:
        """The day as the address writes it."""
        return value.isoformat()


class NumberInAddress:
    """A class's number; longer ones than any database counts are no address."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number as the address writes it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class DayForm:
    """A day typed as month, day and year: what was typed, and the day or what is wrong with it.

    `wrong` names the fields that the error is about.
    """

    month: str = ""
    day: str = ""
    year: str = ""
    value: date | None = None
    error: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything was typed."""
        return bool(self.month or self.day or self.year)

    @property
    def first_wrong(self) -> str:
        """The field to which a summary of errors leads."""
        return self.wrong[0] if self.wrong else ""

    @property
    def months(self) -> tuple[tuple[str, str, bool], ...]:
        """The choices of the month: value, name, whether it is the one chosen."""
        return tuple((str(number), name, str(number) == self.month) for number, name in MONTHS)

    @classmethod
    def showing(cls, day: date) -> "DayForm":
        """The form filled with a day."""
        return cls(str(day.month), str(day.day), str(day.year), day)

    @classmethod
    def of(cls, typed: Mapping[str, str]) -> "DayForm":
        """The form as somebody sent it."""
        month, day, year = (typed.get(name, "").strip()[:20] for name in ("month", "day", "year"))
        form = cls(month.removeprefix("0"), day, year)
        return form._checked() if form.asked else form

    def _checked(self) -> "DayForm":
        typed = {"month": self.month, "day": self.day, "year": self.year}
        missing = tuple(name for name, value in typed.items() if not value)
        if missing:
            return self._refused(f"The date has no {' and no '.join(missing)}. Fill in all three.", missing)
        unread = tuple(name for name, value in typed.items() if not (value.isascii() and value.isdigit()))
        if unread:
            return self._refused(
                f"“{typed[unread[0]]}” is not a {unread[0]}. Use figures, such as 4, 10 and 2011.", unread
            )
        try:
            if len(self.year) != 4:
                raise Invalid(f"“{self.year}” is not a year of four figures, such as 2011.")
            exact = PartialDate(int(self.year), int(self.month), int(self.day)).exact
        except Invalid as error:
            wrong = "year" if "year of" in str(error) else "month" if "no month" in str(error) else "day"
            return self._refused(str(error), (wrong,))
        return DayForm(self.month, self.day, self.year, exact)

    def _refused(self, error: str, wrong: tuple[str, ...]) -> "DayForm":
        return DayForm(self.month, self.day, self.year, None, error, wrong)
