"""How much can be sent in from one address in a while, on one matter: a bound on machines, not on people.

Only what was taken counts, and each for ten minutes; being refused never makes it longer. So nobody can keep others
of a shared address out for more than these minutes, and nobody at all from elsewhere. What is kept is a keyed hash.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils.crypto import salted_hmac

from classplan.records.accounts.models import Attempt
from classplan.records.accounts.selectors import the_office
from classplan.records.journal.services import take_turn

MOST = 20  # a room full of people at a library's computers
WHILE = timedelta(minutes=10)
T = TypeVar("T")


class Full(Exception):
    """So much came from there that the next can be sent only at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@transaction.atomic
def counted(take: Callable[[], T], *, matter: str, address: str, now: datetime) -> T:
    """Take what is sent in and count it, in one step, so that those that come at once count too. Raises `Full`."""
    take_turn(the_office())
    until = full_until(matter=matter, address=address, now=now)
    if until is not None:
        raise Full(until)
    taken = take()
    key = _key(matter, address)
    Attempt.objects.filter(key=key, at__lte=now - WHILE).delete()
    Attempt.objects.create(key=key, at=now)
    return taken


def full_until(*, matter: str, address: str, now: datetime) -> datetime | None:
    """When the next can be sent from there on that matter; None where it can be at once."""
    rows = Attempt.objects.filter(key=_key(matter, address), at__gt=now - WHILE, at__lte=now)
    times = list(rows.order_by("-at").values_list("at", flat=True)[:MOST])
    return times[-1] + WHILE if len(times) == MOST else None


def _key(matter: str, address: str) -> str:
    return salted_hmac("classplan.flood", f"{matter}:{address}", algorithm="sha256").hexdigest()
