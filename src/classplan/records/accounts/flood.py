"""How much can be sent in from one address in a while, on one matter: a bound on machines, not on people.

Only what was taken counts, and each for ten minutes; being refused never makes it longer. So nobody can keep others
of a shared address out for more than these minutes, and nobody at all from elsewhere. What is kept is a keyed hash.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from classplan.records.accounts.models import Attempt

MOST = 20  # a room full of people at a library's computers
WHILE = timedelta(minutes=10)


def full_until(*, matter: str, address: str, now: datetime) -> datetime | None:
    """When the next can be sent from there on that matter; None where it can be at once."""
    rows = Attempt.objects.filter(key=_key(matter, address), at__gt=now - WHILE, at__lte=now)
    times = list(rows.order_by("-at").values_list("at", flat=True)[:MOST])
    return times[-1] + WHILE if len(times) == MOST else None


@transaction.atomic
def note_sent(*, matter: str, address: str, now: datetime) -> None:
    """Count one that was taken; those that count no longer are dropped."""
    key = _key(matter, address)
    Attempt.objects.filter(key=key, at__lte=now - WHILE).delete()
    Attempt.objects.create(key=key, at=now)


def _key(matter: str, address: str) -> str:
    return salted_hmac("classplan.flood", f"{matter}:{address}", algorithm="sha256").hexdigest()
