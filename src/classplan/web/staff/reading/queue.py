"""The queue from which a paper was opened, so that the next one and the list are one click away.

It stands in the address: `?queue=3-clean` is the papers of batch 3 without a problem.
"""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.library.batches.selectors import batch_numbered, next_of_kind

_NAMED = re.compile(r"(?P<batch>[1-9][0-9]{0,8})-(?P<key>clean|[0-9a-f]{12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Queue:
    """Of which batch it is, its list, the next paper in it, and what keeps it in an address."""

    batch: int
    list: str
    next: str
    keeps: str


def queue_of(request: HttpRequest, office: Office, paper: int) -> Queue | None:
    """The queue that the address names; None where it names none that is here."""
    named = _NAMED.fullmatch(request.GET.get("queue", ""))
    if named is None:
        return None
    number, key = int(named["batch"]), named["key"]
    try:
        batch = batch_numbered(office, number)
    except NotInForce:
        return None
    following = next_of_kind(batch, key, paper)
    address = f"{reverse('reading', args=[following])}?queue={named[0]}" if following else ""
    return Queue(number, reverse("import_kind", args=[number, key]), address, f"&queue={named[0]}")


def keeps(request: HttpRequest) -> str:
    """What keeps the queue in an address; empty where there is none."""
    named = _NAMED.fullmatch(request.GET.get("queue", ""))
    return f"&queue={named[0]}" if named else ""
