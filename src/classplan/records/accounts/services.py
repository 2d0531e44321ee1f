"""Making an office."""

from datetime import datetime

from django.db import transaction

from classplan.core.errors import NotAllowed
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor, write_entry

THE_ONE = 1  # a database holds one office; of two made at once, one finds the other's


@transaction.atomic
def open_office(*, jurisdiction: str, name: str | None, actor: Actor, now: datetime) -> Office:
    """Make the office of this database. Raises `NotAllowed` where there is one already."""
    pack = pack_named(jurisdiction)
    office, made = Office.objects.get_or_create(
        id=THE_ONE, defaults={"name": name or pack.title, "jurisdiction": jurisdiction, "opened_at": now}
    )
    if not made:
        raise NotAllowed(
            f"This database holds the office “{office.name}” already. Name another database in DATABASE_URL."
        )
    payload = {"name": office.name, "jurisdiction": jurisdiction}
    write_entry(office, act="office.opened", actor=actor, subject=office.name, payload=payload, cites=[], now=now)
    return office
