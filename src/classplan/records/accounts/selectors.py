"""Reads of the office, its agencies, its people, and what each may do on a day."""

import logging
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.db.models import Q, QuerySet

from classplan.core.errors import NotAllowed, NotInForce
from classplan.core.pack import Pack
from classplan.core.policy import POWERS, PUBLIC, SCOPED, Power, Role, Standing, of_moves
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Agency, Holding, Office, Person

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


def powers_of(office: Office) -> tuple[Power, ...]:
    """Every power in an office: those of the desk, and those that its workflows grant."""
    granted = (power for workflow in getattr(pack_of(office), "workflows", ()) for power in of_moves(workflow))
    return (*POWERS, *granted)


def standing_of(person: Person | AnonymousUser, on: date) -> Standing:
    """What somebody may act as on a day; nothing for the public and for a closed account."""
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    held = holdings_on(on).filter(person=person).values_list("role", "agency__code")
    roles = frozenset(Role(role) for role, _ in held)
    return Standing(roles, frozenset(code for role, code in held if code and Role(role) in SCOPED))


def holdings_on(on: date) -> QuerySet[Holding]:
    """The roles that are held on a day, by anybody whose account is open."""
    ends = Q(until__isnull=True) | Q(until__gt=on)
    return Holding.objects.filter(ends, from_day__lte=on, person__is_active=True)


def current_holdings(person: Person, on: date) -> QuerySet[Holding]:
    """The roles that somebody holds on a day, with their agencies."""
    return holdings_on(on).filter(person=person).select_related("agency", "person").order_by("role", "agency__code")


def sample_people(office: Office, on: date) -> list[Holding]:
    """Of a sample office, one holding for each role and agency, in the order of the roles; of any other, nobody."""
    if not office.sample:
        return []
    order = list(Role)
    held = holdings_on(on).filter(person__office=office).select_related("agency", "person").order_by("id")
    first: dict[tuple[str, int | None], Holding] = {}
    for holding in held:
        first.setdefault((holding.role, holding.agency_id), holding)
    return sorted(first.values(), key=lambda holding: (order.index(Role(holding.role)), holding.pk))


def agencies(office: Office) -> QuerySet[Agency]:
    """The agencies that an office knows, by their codes."""
    return Agency.objects.filter(office=office).order_by("code")


def agency_of(office: Office, code: str) -> Agency:
    """The agency of a code. Raises `NotInForce`, naming those there are."""
    found = agencies(office).filter(code=code.strip().upper()).first()
    if found is None:
        known = ", ".join(agency.code for agency in agencies(office)) or "none yet"
        raise NotInForce(f"There is no agency “{code}”. Those known are: {known}. Add one with classplan agency add.")
    return found


def people(office: Office) -> QuerySet[Person]:
    """Everybody who has or had an account, by name, with what they hold and held."""
    found: QuerySet[Person] = Person.objects.filter(office=office)
    return found.order_by("name", "login").prefetch_related("holdings__agency")


def person_of(office: Office, login: str) -> Person:
    """The person of a login, however it is typed. Raises `NotInForce` where there is none."""
    found = people(office).filter(login=login.strip().lower()).first()
    if found is None:
        raise NotInForce(f"Nobody signs in as “{login}”.")
    return found


def holding_of(person: Person, number: int) -> Holding:
    """One of somebody's holdings. Raises `NotInForce` where it is not theirs."""
    found = person.holdings.select_related("agency").filter(pk=number).first()
    if found is None:
        raise NotInForce(f"{person.name} holds nothing under the number {number}.")
    return found


def holders(office: Office, role: Role, on: date, *, agencies: frozenset[str] | None = None) -> QuerySet[Person]:
    """Who holds a role on a day; of a scoped one, for one of these agencies where they are named."""
    held = holdings_on(on).filter(role=role, person__office=office)
    if agencies is not None and role in SCOPED:
        held = held.filter(agency__code__in=agencies)
    return people(office).filter(holdings__in=held).distinct()


HOW = "Make one first: classplan init --jurisdiction denver."
