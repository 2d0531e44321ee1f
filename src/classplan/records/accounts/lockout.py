"""Locking out whoever guesses: so many failures of one login, or from one address, and it waits.

Failures stand in a table, so that every process knows them and a restart forgets none. A login that nobody has is
counted like any other: what is said tells nobody which logins there are. What is kept is a keyed hash.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from classplan.records.accounts.models import Attempt, Person
from classplan.records.accounts.selectors import the_office
from classplan.records.journal.services import Actor, take_turn, write_entry

SYSTEM = Actor("Classplan", "system")


def locked_until(*, login: str | None, address: str, now: datetime) -> datetime | None:
    """When the login or the address opens again; None where it is open."""
    ends = [_ends(kind, said, now) for kind, said in _keys(login, address)]
    return max(filter(None, ends), default=None)


@transaction.atomic
def note_failure(*, login: str | None, address: str, now: datetime) -> None:
    """Count a failure; where it locks somebody's login, the journal says so."""
    office = the_office()
    take_turn(office)
    was = _ends("login", login, now) if login else None
    Attempt.objects.filter(at__lt=now - timedelta(days=1)).delete()
    Attempt.objects.bulk_create(Attempt(key=_key(kind, said), at=now) for kind, said in _keys(login, address))
    is_locked = _ends("login", login, now) if login else None
    person = Person.objects.filter(login=_folded(login)).first() if login else None
    if is_locked and not was and person:
        payload = {"login": person.login, "until": is_locked.isoformat()}
        write_entry(office, act="person.locked", actor=SYSTEM, subject=str(person), payload=payload, cites=[], now=now)


def forget_failures(login: str) -> None:
    """After a sign-in that succeeded: the login's own failures no longer count; those of the address do."""
    Attempt.objects.filter(key=_key("login", login)).delete()


@transaction.atomic
def unlock(person: Person, *, actor: Actor, now: datetime) -> None:
    """Open a login that has been locked, on an administrator's word."""
    take_turn(person.office)
    Attempt.objects.filter(key=_key("login", person.login)).delete()
    payload = {"login": person.login}
    write_entry(
        person.office, act="person.unlocked", actor=actor, subject=str(person), payload=payload, cites=[], now=now
    )


@transaction.atomic
def use_code(*, login: str, code: str, now: datetime) -> bool:
    """Take a one-time code: False where it has been taken already, in whatever process."""
    take_turn(the_office())
    key = _key("code", f"{login}:{code}")
    if Attempt.objects.filter(key=key, at__gt=now - _while()).exists():
        return False
    Attempt.objects.create(key=key, at=now)
    return True


@transaction.atomic
def note_second_factor(person: Person, what: str, *, now: datetime) -> None:
    """Write into the journal that somebody's second factor has changed: *totp_activated*, *webauthn_removed*."""
    actor = Actor(str(person), "account")
    payload = {"login": person.login, "change": what}
    write_entry(
        person.office, act="factor.changed", actor=actor, subject=str(person), payload=payload, cites=[], now=now
    )


def _ends(kind: str, said: str, now: datetime) -> datetime | None:
    """When the lock of a key ends: so many failures within the minutes lock it for as many minutes after the last."""
    most = settings.LOCK_AFTER[kind]
    newest = Attempt.objects.filter(key=_key(kind, said)).order_by("-at").values_list("at", flat=True)[:most]
    times = list(newest)
    if len(times) < most or times[0] - times[-1] > _while():
        return None
    ends = times[0] + _while()
    return ends if ends > now else None


def _keys(login: str | None, address: str) -> list[tuple[str, str]]:
    return [("address", address), *([("login", login)] if login else [])]


def _key(kind: str, said: str) -> str:
    return salted_hmac("classplan.lockout", f"{kind}:{_folded(said)}", algorithm="sha256").hexdigest()


def _folded(login: str) -> str:
    return login.strip().lower()[:200]


def _while() -> timedelta:
    return timedelta(minutes=settings.LOCK_MINUTES)
