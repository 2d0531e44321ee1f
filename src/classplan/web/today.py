"""The one place from which the pages take today's date: the office's local day."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The day it is where the office is."""
    return local_day()


def local_day() -> date:
    """The clock, read. Tests put another day here."""
    return timezone.localdate()
