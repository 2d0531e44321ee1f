"""The one place from which the pages take today's date and the moment: the office's own clock.

The clock of a sample office can run ahead, so that a visitor sees days that have not come. Everywhere else it is the
world's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of

_ahead: ContextVar[timedelta] = ContextVar("ahead", default=timedelta())


@contextmanager
def clock_of(office: Office) -> Iterator[None]:
    """Within it, days and moments are those of the office."""
    token = _ahead.set(timedelta(days=office.days_ahead))
    try:
        with timezone.override(pack_of(office).time_zone):
            yield
    finally:
        _ahead.reset(token)


def today() -> date:
    """The day it is where the office is."""
    return local_day() + _ahead.get()


def this_moment() -> datetime:
    """The moment it is for the office."""
    return timezone.now() + _ahead.get()


def local_day() -> date:
    """The clock, read. Tests put another day here."""
    return timezone.localdate()
