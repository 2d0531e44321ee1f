"""Writing the journal. Every service that changes anything calls this in its own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.journal.chain import covered, digest_of
from classplan.records.journal.models import Entry
from classplan.records.journal.selectors import next_number


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever does something, and in which role."""

    name: str
    role: str = "recorder"

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 200 or not self.name.isprintable():
            raise Invalid(f"{self.name[:60]!a} is not a name under which somebody can act. Give one with --by.")


def take_turn(office: Office) -> int:
    """Wait until nobody else is writing for this office, and give the number of the next entry.

    On SQLite a transaction that writes is alone from its beginning; on PostgreSQL the office's row is locked.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An entry is written in the transaction of its act.")
    Office.objects.select_for_update().get(pk=office.pk)
    return next_number(office)


def write_entry(
    office: Office,
    *,
    act: str,
    subject: str,
    actor: Actor,
    payload: dict[str, Any],
    cites: Sequence[str],
    now: datetime,
) -> Entry:
    """Append an entry to the office's journal, chained to the one before it."""
    (entry,) = write_entries(office, act=act, about=[(subject, payload)], actor=actor, cites=cites, now=now)
    return entry


def write_entries(
    office: Office,
    *,
    act: str,
    about: Sequence[tuple[str, dict[str, Any]]],
    actor: Actor,
    cites: Sequence[str] = (),
    now: datetime,
) -> list[Entry]:
    """Append an entry for each subject with its payload, all of one act, each chained to the one before it."""
    first = take_turn(office)
    previous = Entry.objects.filter(office=office, number=first - 1).values_list("digest", flat=True).first() or ""
    entries: list[Entry] = []
    for number, (subject, payload) in enumerate(about, start=first):
        entry = Entry(
            office=office,
            number=number,
            act=act,
            subject=subject,
            actor=actor.name,
            role=actor.role,
            recorded_at=now,
            cites=list(cites),
            payload=payload,
            previous=previous,
        )
        entry.digest = previous = digest_of(covered(entry))
        entries.append(entry)
    return Entry.objects.bulk_create(entries)
