"""Signing in for tests: somebody with a role, or in several, in an office where no second factor is asked for.

>>> client = signed_in(office, Role.ANALYST)      # doctest: +SKIP
"""

from datetime import UTC, datetime

from django.test import Client

from classplan.core.policy import SCOPED, Role
from classplan.records.accounts.models import Agency, Office, Person
from classplan.records.accounts.services import give_role, open_person
from classplan.records.journal.services import Actor

LONG_AGO = datetime(2010, 1, 4, 18, tzinfo=UTC)  # so that a role counts on every day from which tests look
SET_UP = Actor("a test", "system")


def somebody(office: Office, *roles: Role, agency: Agency | None = None, login: str | None = None) -> Person:
    """A person with these roles; an appointing authority has an agency, made where none is given."""
    login = login or "-".join(role.replace(" ", "-") for role in roles) or "nobody"
    known = Person.objects.filter(login=login).first()
    if known is not None:
        return known
    person = open_person(office, login=login, name=login.replace("-", " ").title(), actor=SET_UP, now=LONG_AGO)
    for role in roles:
        of = agency
        if role in SCOPED and of is None:
            of, _ = Agency.objects.get_or_create(office=office, code="LIB", defaults={"name": "Library"})
        give_role(person, role=role, agency=of if role in SCOPED else None, actor=SET_UP, now=LONG_AGO)
    return person


def signed_in(office: Office, *roles: Role, agency: Agency | None = None, login: str | None = None) -> Client:
    """A browser in which such a person has signed in."""
    client = Client()
    client.force_login(somebody(office, *roles, agency=agency, login=login))
    return client
