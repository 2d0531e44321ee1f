"""Locking out whoever guesses: so many failures of one login, or from one address, and it waits.

An attempt is counted before it is looked at, and taken back where it was right: so those that come at once count too.
A password and a code are counted apart, and a right password takes back none of the codes that were wrong. Where
somebody has signed in of late they have a count of their own, so that strangers lock nobody out of there.

Failures stand in a table, so that every process knows them and a restart forgets none. A login that nobody has is
counted like any other: what is said tells nobody which logins there are. What is kept is a keyed hash.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from classplan.records.accounts.models import Attempt, Office, Person
from classplan.records.accounts.selectors import the_office
from classplan.records.journal.services import Actor, take_turn, write_entry

SYSTEM = Actor("Classplan", "system")
PASSWORD, CODE = "login", "code"
ANYWHERE = ""
KNOWN_FOR = timedelta(days=30)  # how long an address counts as one's own after a sign-in from there
OWN, TOLD, USED = "own-", "told-", "used-"  # how keys begin that are no failures


@dataclass(frozen=True, slots=True)
class Trial:
    """An attempt that counts as failed until it is taken back. Where it is `locked_until`, nothing was counted."""

    login: str
    kind: str
    counted: tuple[int, ...]
    locked_until: datetime | None = None


def locked_until(*, login: str, now: datetime) -> datetime | None:
    """When a login opens again, for passwords and for codes, from an address that is new; None where it is open."""
    ends = [_ends(_of_login(kind, login, ANYWHERE), "login", now) for kind in (PASSWORD, CODE)]
    return max(filter(None, ends), default=None)


@transaction.atomic
def begin(kind: str, *, login: str, address: str, now: datetime) -> Trial:
    """Count an attempt as failed, unless the login or the address is locked."""
    take_turn(the_office())
    of_address, of_login = _hash("address", address), _of_login(kind, login, _known(login, address, now))
    ends = [_ends(of_address, "address", now), _ends(of_login, "login", now)]
    until = max(filter(None, ends), default=None)
    if until is not None:
        return Trial(login, kind, (), until)
    Attempt.objects.filter(~Q(key__startswith=OWN), at__lt=now - timedelta(days=1)).delete()
    Attempt.objects.filter(key__startswith=OWN, at__lt=now - KNOWN_FOR).delete()
    rows = [Attempt.objects.create(key=key, at=now) for key in (of_address, of_login)]
    return Trial(login, kind, tuple(row.pk for row in rows))


@transaction.atomic
def take_back(trial: Trial) -> None:
    """It was right: it counts no longer. Those before it do; codes, until one was right."""
    Attempt.objects.filter(pk__in=trial.counted).delete()
    if trial.kind == CODE:
        Attempt.objects.filter(key__startswith=_begins(CODE, trial.login)).delete()


@transaction.atomic
def note_failure(trial: Trial, *, now: datetime) -> None:
    """It stays counted; where that locks somebody's login, the journal says so, once."""
    office = the_office()
    take_turn(office)
    mine = Attempt.objects.filter(pk__in=trial.counted, key__startswith=_begins(trial.kind, trial.login)).first()
    until = _ends(mine.key, "login", now) if mine else None
    person = Person.objects.filter(login=_folded(trial.login)).first()
    told = _told(trial.kind, trial.login)
    if until is None or person is None or Attempt.objects.filter(key=told, at__gt=now - _while()).exists():
        return
    Attempt.objects.create(key=told, at=now)
    _write(office, person, "person.locked", {"until": until.isoformat()}, SYSTEM, now)


@transaction.atomic
def signed_in(*, login: str, address: str, now: datetime) -> None:
    """After a whole sign-in the login's failures no longer count, those of the address do; and it is known there."""
    _forget(login)
    Attempt.objects.update_or_create(key=_own(login, address), defaults={"at": now})


@transaction.atomic
def unlock(person: Person, *, actor: Actor, now: datetime) -> None:
    """Open a login that has been locked, on an administrator's word."""
    take_turn(person.office)
    _forget(person.login)
    _write(person.office, person, "person.unlocked", {}, actor, now)


@transaction.atomic
def use_code(*, login: str, code: str, now: datetime) -> bool:
    """Take a one-time code: False where it has been taken already, in whatever process."""
    take_turn(the_office())
    key = USED + _hash("code", f"{login}:{code}")[:59]
    if Attempt.objects.filter(key=key, at__gt=now - _while()).exists():
        return False
    Attempt.objects.create(key=key, at=now)
    return True


@transaction.atomic
def note_second_factor(person: Person, what: str, *, now: datetime) -> None:
    """Write into the journal that somebody's second factor has changed: *totp_activated*, *webauthn_removed*."""
    _write(person.office, person, "factor.changed", {"change": what}, Actor(str(person), "account"), now)


def _write(office: Office, person: Person, act: str, more: dict[str, str], actor: Actor, now: datetime) -> None:
    payload = {"login": person.login} | more
    write_entry(office, act=act, actor=actor, subject=str(person), payload=payload, cites=[], now=now)


def _forget(login: str) -> None:
    for kind in (PASSWORD, CODE):
        Attempt.objects.filter(Q(key__startswith=_begins(kind, login)) | Q(key=_told(kind, login))).delete()


def _ends(key: str, kind: str, now: datetime) -> datetime | None:
    """When the lock of a key ends: so many failures within the minutes lock it for as many minutes after the last."""
    most = settings.LOCK_AFTER[kind]
    times = list(Attempt.objects.filter(key=key).order_by("-at").values_list("at", flat=True)[:most])
    if len(times) < most or times[0] - times[-1] > _while():
        return None
    ends = times[0] + _while()
    return ends if ends > now else None


def _known(login: str, address: str, now: datetime) -> str:
    """The address, where that login has signed in from there of late, or else any."""
    is_known = Attempt.objects.filter(key=_own(login, address), at__gt=now - KNOWN_FOR).exists()
    return address if is_known else ANYWHERE


def _of_login(kind: str, login: str, address: str) -> str:
    return _begins(kind, login) + _hash("from", address)[:24]


def _begins(kind: str, login: str) -> str:
    return _hash(kind, login)[:40]


def _told(kind: str, login: str) -> str:
    return TOLD + _hash(kind, login)[:59]


def _own(login: str, address: str) -> str:
    return OWN + _hash("own", f"{address} {_folded(login)}")[:60]


def _hash(kind: str, said: str) -> str:
    return salted_hmac("classplan.lockout", f"{kind}:{_folded(said)}", algorithm="sha256").hexdigest()


def _folded(login: str) -> str:
    return login.strip().lower()[:200]


def _while() -> timedelta:
    return timedelta(minutes=settings.LOCK_MINUTES)
