"""Reads of the office."""

from django.db import DatabaseError

from classplan.core.errors import NotAllowed
from classplan.core.pack import Pack
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Office


def the_office() -> Office:
    """The office of this database. Raises `NotAllowed` where none has been made."""
    try:
        office = Office.objects.order_by("id").first()
    except DatabaseError as error:
        raise NotAllowed(f"The database holds no office yet ({error}). {HOW}") from error
    if office is None:
        raise NotAllowed(f"The database holds no office yet. {HOW}")
    return office


def pack_of(office: Office) -> Pack:
    """The rules under which an office works."""
    return pack_named(office.jurisdiction)


HOW = "Make one first: classplan init --jurisdiction denver."
