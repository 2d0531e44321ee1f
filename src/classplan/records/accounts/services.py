"""Making the office and its agencies; opening, changing and closing accounts; giving and ending roles.

No password, and no hash of one, ever enters the journal.
"""

import secrets
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.policy import SCOPED, Role
from classplan.jurisdictions import pack_named
from classplan.records.accounts.models import Agency, Holding, Office, Person
from classplan.records.accounts.selectors import agencies, local_day
from classplan.records.journal.services import Actor, take_turn, write_entry

THE_ONE = 1  # a database holds one office; of two made at once, one finds the other's
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud or written down


@transaction.atomic
def open_office(*, jurisdiction: str, name: str | None, actor: Actor, now: datetime, sample: bool = False) -> Office:
    """Make the office of this database. Raises `NotAllowed` where there is one already."""
    pack = pack_named(jurisdiction)
    office, made = Office.objects.get_or_create(
        id=THE_ONE,
        defaults={"name": name or pack.title, "jurisdiction": jurisdiction, "opened_at": now, "sample": sample},
    )
    if not made:
        raise NotAllowed(
            f"This database holds the office “{office.name}” already. Name another database in DATABASE_URL."
        )
    payload = {"name": office.name, "jurisdiction": jurisdiction, "sample": sample}
    write_entry(office, act="office.opened", actor=actor, subject=office.name, payload=payload, cites=[], now=now)
    return office


MOST_DAYS_AHEAD = 3 * 366


@transaction.atomic
def set_clock_ahead(office: Office, *, to: date, actor: Actor, now: datetime) -> Office:
    """Let the clock of a sample office run ahead to a day, never back. `now` is the real moment.

    Raises `NotAllowed` in any other office, and for a day that is past or too far ahead.
    """
    take_turn(office)
    office = Office.objects.get(pk=office.pk)
    if not office.sample:
        raise NotAllowed("This office is real; its clock is the world's.")
    today = local_day(office, now)
    ahead = (to - today).days
    if ahead < office.days_ahead:
        raise NotAllowed(
            f"Here it is {long_date(today + timedelta(days=office.days_ahead))} already; the clock runs only ahead."
        )
    if ahead > MOST_DAYS_AHEAD:
        raise NotAllowed(f"The clock can be set at most three years ahead; {long_date(to)} is further.")
    office.days_ahead = ahead
    office.save(update_fields=["days_ahead"])
    payload = {"to": to.isoformat(), "days_ahead": ahead}
    moment = now + timedelta(days=ahead)
    write_entry(office, act="clock.set-ahead", actor=actor, subject=office.name, payload=payload, cites=[], now=moment)
    return office


@transaction.atomic
def add_agency(office: Office, *, code: str, name: str, actor: Actor, now: datetime) -> Agency:
    """Let an office know an agency. Raises `Invalid` for a code or name that is none, `NotAllowed` for one it knows."""
    take_turn(office)
    code, name = code.strip().upper(), " ".join(name.split())
    if not (code.isascii() and code.replace("-", "").isalnum() and len(code) <= 20):
        raise Invalid(f"“{code[:40]}” is no code of an agency: up to 20 letters, digits and hyphens, such as LIB.")
    _check_name(name, "an agency")
    known = agencies(office).filter(code=code).first()
    if known is not None:
        raise NotAllowed(f"The code {code} is {known.name}'s. Choose another code.")
    agency = Agency.objects.create(office=office, code=code, name=name)
    payload = {"code": code, "name": name}
    write_entry(office, act="agency.added", actor=actor, subject=str(agency), payload=payload, cites=[], now=now)
    return agency


@transaction.atomic
def open_person(
    office: Office, *, login: str, name: str, actor: Actor, now: datetime, password: str | None = None
) -> Person:
    """Open an account. A password that is given is for one sign-in; with none, nobody can sign in by a password.

    Raises `Invalid` for a login or a name that is none, `NotAllowed` for a login that is taken.
    """
    take_turn(office)
    login, name = login.strip().lower(), " ".join(name.split())
    if not (3 <= len(login) <= 60 and login.isascii() and login.replace(".", "").replace("-", "").isalnum()):
        raise Invalid(f"“{login[:70]}” is no login: 3 to 60 letters, digits, dots and hyphens, such as i.mahoe.")
    _check_name(name, "a person")
    taken = Person.objects.filter(login=login).first()
    if taken is not None:
        raise NotAllowed(f"The login {login} is {taken.name}'s, and is never given again. Choose another.")
    person = Person(office=office, login=login, name=name, opened_at=now, password_is_temporary=password is not None)
    person.set_password(password)
    person.save()
    payload = {"login": login, "name": name}
    write_entry(office, act="person.opened", actor=actor, subject=str(person), payload=payload, cites=[], now=now)
    return person


@transaction.atomic
def give_role(
    person: Person,
    *,
    role: Role,
    actor: Actor,
    now: datetime,
    agency: Agency | None = None,
    from_day: date | None = None,
    until: date | None = None,
) -> Holding:
    """Give somebody a role from a day on, today unless another is named. What is past is not given.

    Raises `Invalid` where a role that is held for an agency names none or another names one, and for days that
    cannot be; `NotAllowed` where the account is closed or they hold it on one of these days already.
    """
    office = person.office
    take_turn(office)
    today = local_day(office, now)
    from_day = from_day or today
    person = Person.objects.get(pk=person.pk)
    if not person.is_active:
        raise NotAllowed(f"The account of {person.name} is closed. Open it again before giving a role.")
    _check_scope(role, agency)
    if from_day < today:
        raise Invalid(f"A role is given from today on, {long_date(today)}; not from {long_date(from_day)}.")
    if until is not None and until <= from_day:
        raise Invalid(f"A role from {long_date(from_day)} cannot end on {long_date(until)}. Choose a later day.")
    same = Holding.objects.filter(person=person, role=role, agency=agency)
    overlap = Q(until__isnull=True) | Q(until__gt=from_day)
    meets = same.filter(overlap, **({} if until is None else {"from_day__lt": until})).first()
    if meets is not None:
        raise NotAllowed(f"{person.name} is {meets} already, from {long_date(meets.from_day)} on.")
    holding = Holding.objects.create(person=person, role=role, agency=agency, from_day=from_day, until=until)
    payload = {
        "login": person.login,
        "role": role.value,
        "agency": agency.code if agency else None,
        "from": from_day.isoformat(),
        "until": until.isoformat() if until else None,
    }
    write_entry(
        office, act="role.given", actor=actor, subject=f"{person}: {holding}", payload=payload, cites=[], now=now
    )
    return holding


@transaction.atomic
def end_role(holding: Holding, *, actor: Actor, now: datetime, until: date | None = None) -> Holding:
    """End a role: `until` is the first day on which it is no longer held, today unless another is named.

    Raises `NotAllowed` where it has ended, and where the office would be left without an administrator.
    """
    office = holding.person.office
    take_turn(office)
    holding = Holding.objects.select_related("person", "agency").get(pk=holding.pk)
    today = local_day(office, now)
    until = until or max(today, holding.from_day)
    if until < today:
        raise Invalid(f"A role ends today, {long_date(today)}, or later; not on {long_date(until)}.")
    if until < holding.from_day:
        raise Invalid(f"It begins on {long_date(holding.from_day)} and cannot end on {long_date(until)}.")
    if holding.until is not None and holding.until <= today:
        raise NotAllowed(f"{holding.person.name} is no {holding} since {long_date(holding.until)}.")
    if holding.role == Role.ADMINISTRATOR:
        _keep_an_administrator(office, without=holding.person, on=until)
    holding.until = until
    holding.save(update_fields=["until"])
    payload = {
        "login": holding.person.login,
        "role": holding.role,
        "agency": holding.agency.code if holding.agency else None,
        "from": holding.from_day.isoformat(),
        "until": until.isoformat(),
    }
    subject = f"{holding.person}: {holding}"
    write_entry(office, act="role.ended", actor=actor, subject=subject, payload=payload, cites=[], now=now)
    return holding


@transaction.atomic
def close_person(person: Person, *, actor: Actor, now: datetime) -> None:
    """Close an account: nobody signs in with it, and its roles end today. Its name stays wherever it stands.

    Raises `NotAllowed` where it is closed, and where the office would be left without an administrator.
    """
    office = person.office
    take_turn(office)
    person = Person.objects.get(pk=person.pk)
    if not person.is_active:
        raise NotAllowed(f"The account of {person.name} is closed already.")
    today = local_day(office, now)
    held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), person=person)
    if any(holding.role == Role.ADMINISTRATOR for holding in held):
        _keep_an_administrator(office, without=person, on=today)
    ended = [str(holding) for holding in held.select_related("agency")]
    held.filter(from_day__lt=today).update(until=today)
    for holding in held.filter(from_day__gte=today):
        holding.until = holding.from_day
        holding.save(update_fields=["until"])
    person.is_active = False
    person.save(update_fields=["is_active"])
    payload = {"login": person.login, "ended": ended}
    write_entry(office, act="person.closed", actor=actor, subject=str(person), payload=payload, cites=[], now=now)


@transaction.atomic
def reopen_person(person: Person, *, actor: Actor, now: datetime) -> None:
    """Open a closed account again, without any role and without a password. Raises `NotAllowed` where it is open."""
    take_turn(person.office)
    person = Person.objects.select_related("office").get(pk=person.pk)
    if person.is_active:
        raise NotAllowed(f"The account of {person.name} is open.")
    person.is_active = True
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    payload = {"login": person.login}
    write_entry(
        person.office, act="person.reopened", actor=actor, subject=str(person), payload=payload, cites=[], now=now
    )


@transaction.atomic
def give_password(person: Person, *, actor: Actor, now: datetime) -> str:
    """Give somebody a password for one sign-in, told once: the words come back and are kept nowhere."""
    take_turn(person.office)
    person = Person.objects.select_related("office").get(pk=person.pk)
    if not person.is_active:
        raise NotAllowed(f"The account of {person.name} is closed. Open it again before giving a password.")
    words = one_time_password()
    person.set_password(words)
    person.password_is_temporary = True
    person.save(update_fields=["password", "password_is_temporary"])
    write_entry(
        person.office,
        act="password.given",
        actor=actor,
        subject=str(person),
        payload={"login": person.login},
        cites=[],
        now=now,
    )
    return words


@transaction.atomic
def replace_password(person: Person, words: str, *, actor: Actor, now: datetime) -> None:
    """Put somebody's own password in the place of the one they had. Raises `Invalid` for one that is too weak."""
    take_turn(person.office)
    check_password_is_strong(words, person)
    if person.check_password(words):
        raise Invalid("This is the password that they have now. Choose another.")
    person.set_password(words)
    person.password_is_temporary = False
    person.save(update_fields=["password", "password_is_temporary"])
    write_entry(
        person.office,
        act="password.replaced",
        actor=actor,
        subject=str(person),
        payload={"login": person.login},
        cites=[],
        now=now,
    )


def one_time_password() -> str:
    """Four groups of five letters and digits: too many to guess, few enough to type."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


def check_password_is_strong(words: str, person: Person) -> None:
    """Raises `Invalid` with every reason why a password is too weak."""
    try:
        validate_password(words, person)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages)) from None


def _check_name(name: str, whose: str) -> None:
    if not name or len(name) > 120 or not name.isprintable():
        raise Invalid(f"“{name[:60]}” is not the name of {whose}: one line of up to 120 characters.")


def _check_scope(role: Role, agency: Agency | None) -> None:
    if role in SCOPED and agency is None:
        raise Invalid(f"The role {role} is held for an agency. Choose which.")
    if role not in SCOPED and agency is not None:
        raise Invalid(f"The role {role} reaches every agency. Leave out {agency.name}.")


def _keep_an_administrator(office: Office, *, without: Person, on: date) -> None:
    """Refuse to leave an office without anybody who can give roles, on that day or on any later one."""
    lasting = Holding.objects.filter(
        person__office=office, person__is_active=True, role=Role.ADMINISTRATOR, until__isnull=True, from_day__lte=on
    ).exclude(person=without)
    if not lasting.exists():
        raise NotAllowed(
            f"{without.name} is the last administrator of {office.name}; without one, nobody could give a role again. "
            "Give the role to somebody else first, without an end."
        )
