"""Reads of the office."""

import logging
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import DatabaseError

from classplan.core.errors import NotAllowed
from classplan.core.pack import Pack
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Office

logger = logging.getLogger(__name__)


def the_office() -> Office:
    """The office of this database. Raises `NotAllowed` where none has been made, or the database does not answer."""
    try:
        office = Office.objects.order_by("id").first()
    except DatabaseError as error:
        logger.warning("The office could not be read: %s", error)
        raise NotAllowed(f"The database does not answer, or holds no office yet. {HOW}") from None
    if office is None:
        raise NotAllowed(f"The database holds no office yet. {HOW}")
    return office


def local_day(office: Office, moment: datetime) -> date:
    """The civil day where the office is: rules count its days, not those of a server."""
    return moment.astimezone(ZoneInfo(pack_of(office).time_zone)).date()


def pack_of(office: Office) -> Pack:
    """The rules under which an office works."""
    return pack_named(office.jurisdiction)


HOW = "Make one first: classplan init --jurisdiction denver."
