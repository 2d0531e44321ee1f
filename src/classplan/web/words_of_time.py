"""Moments as the pages print them, in the office's own time.

>>> from datetime import UTC
>>> clock_time(datetime(2026, 1, 5, 19, 4, 30, tzinfo=UTC), "America/Denver")
'12:05 PM on Monday, January 5, 2026'
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from classplan.core.dates import long_date


def clock_time(moment: datetime, time_zone: str) -> str:
    """The next full minute and its day: at what the clock shows then, it is over."""
    local = moment.astimezone(ZoneInfo(time_zone))
    if local.second or local.microsecond:
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    hour = local.hour % 12 or 12
    return f"{hour}:{local:%M} {'AM' if local.hour < 12 else 'PM'} on {long_date(local.date())}"


def stamped(moment: datetime, time_zone: str) -> str:
    """To the second, with the name of the time zone.

    >>> from datetime import UTC
    >>> stamped(datetime(2026, 1, 5, 19, 4, 30, tzinfo=UTC), "America/Denver")
    'Monday, January 5, 2026, 12:04:30 p.m. MST'
    """
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{long_date(local.date())}, {_hour(local)}:{local:%M:%S} {_half(local)} {local:%Z}"


def to_the_minute(moment: datetime, time_zone: str) -> str:
    """A moment that is set: *Wednesday, March 25, 2026, 8:00 a.m.*, or *noon*."""
    local = moment.astimezone(ZoneInfo(time_zone))
    if (local.hour, local.minute) == (12, 0):
        return f"{long_date(local.date())}, noon"
    return f"{long_date(local.date())}, {_hour(local)}:{local:%M} {_half(local)}"


def length_in_words(length: timedelta) -> str:
    """A length of time in its two largest units.

    >>> length_in_words(timedelta(seconds=1)), length_in_words(timedelta(days=2, hours=3, minutes=5))
    ('1 second', '2 days and 3 hours')
    """
    left = int(length.total_seconds())
    parts = []
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        number, left = divmod(left, seconds)
        if number:
            parts.append(f"{number:,} {unit}{'' if number == 1 else 's'}")
        elif parts:
            break
    return " and ".join(parts[:2]) or "less than a second"


def _hour(local: datetime) -> int:
    return local.hour % 12 or 12


def _half(local: datetime) -> str:
    return "a.m." if local.hour < 12 else "p.m."
