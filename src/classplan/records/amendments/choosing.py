"""What the owner of the rules chooses where their words leave something open; it counts from then on."""

from datetime import datetime

from django.db import transaction

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from classplan.records.amendments.gathering import policy_of
from classplan.records.amendments.models import PolicyChoice
from classplan.records.journal.services import Actor, take_turn, write_entry


@transaction.atomic
def choose(office: Office, *, name: str, value: str, reason: str, actor: Actor, now: datetime) -> PolicyChoice:
    """Record a choice with its reason. Raises `Invalid` for a name or a value that there is not."""
    take_turn(office)
    if not reason.strip():
        raise Invalid("Say why; the choice is public, and everything that rests on it names it.")
    policy_of(office).with_choices({name: value})
    entry = write_entry(
        office,
        act="choice.made",
        subject=f"{name}: {value}",
        actor=actor,
        payload={"name": name, "value": value, "reason": reason.strip()},
        cites=[],
        now=now,
    )
    return PolicyChoice.objects.create(
        office=office,
        name=name,
        value=value,
        reason=reason.strip(),
        by=actor.name,
        on=local_day(office, now),
        entry=entry,
    )
