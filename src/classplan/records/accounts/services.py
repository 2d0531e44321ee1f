"""Making an office."""

from datetime import datetime

from django.db import transaction

from classplan.core.errors import NotAllowed
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor, write_entry


@transaction.atomic
def open_office(*, jurisdiction: str, name: str | None, actor: Actor, now: datetime) -> Office:
    """Make the office of this database. Raises `NotAllowed` where there is one already."""
    pack = pack_named(jurisdiction)
    there = Office.objects.select_for_update().first()
    if there is not None:
        raise NotAllowed(
            f"This database holds the office “{there.name}” already. Name another database in DATABASE_URL."
        )
    office = Office.objects.create(name=name or pack.title, jurisdiction=jurisdiction, opened_at=now)
    payload = {"name": office.name, "jurisdiction": jurisdiction}
    write_entry(office, act="office.opened", actor=actor, subject=office.name, payload=payload, cites=[], now=now)
    return office
