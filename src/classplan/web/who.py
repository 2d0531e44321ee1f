"""Who asks, what they may do, and under which name and role their acts stand in the journal.

A visitor without a session cookie is nobody, and is told so without a query.
"""

from collections.abc import Collection

from django.conf import settings
from django.http import HttpRequest

from classplan.core.errors import NotAllowed, NotInForce
from classplan.core.policy import PUBLIC, Answer, Role, Standing, may
from classplan.records.accounts.models import Office, Person
from classplan.records.accounts.selectors import powers_of, standing_of
from classplan.records.journal.services import Actor
from classplan.web.today import today


class Refused(NotAllowed):
    """Somebody's role does not allow it: the page says 403 and the reason."""


def person(request: HttpRequest) -> Person | None:
    """Whoever is signed in; None for the public."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and type(vars(request).get("user")) is not Person:
        return None  # no session, and nobody has signed in by this very request
    return request.user if isinstance(request.user, Person) else None


def standing(request: HttpRequest) -> Standing:
    """What whoever asks may act as today; read once a request."""
    asks = person(request)
    if asks is None:
        return PUBLIC
    known: tuple[int, Standing] | None = getattr(request, "_standing", None)
    if known is None or known[0] != asks.pk:
        known = (asks.pk, standing_of(asks, today()))
        request._standing = known  # type: ignore[attr-defined]
    return known[1]


def allowed(request: HttpRequest, office: Office, act: str, agencies: Collection[str] | None = None) -> Answer:
    """Whether whoever asks may do an act, and why; `agencies` are the codes of those that the matter touches."""
    found = standing(request)
    answer = may(powers_of(office), found, act, agencies=agencies)
    if not answer.allowed and not found.signed_in and person(request) is not None:
        reason = answer.reason.replace("Sign in first.", "You are signed in and hold no role today.")
        return Answer(False, f"{reason} An administrator gives roles.")
    return answer


def require(request: HttpRequest, office: Office, act: str, agencies: Collection[str] | None = None) -> Actor:
    """Under which name and role the act is done.

    Raises `Refused` where the table of powers does not grant it, and `NotInForce` for what is out of scope, which is
    not there.
    """
    answer = allowed(request, office, act, agencies)
    if answer.hidden:
        raise NotInForce("There is no page at this address.")
    if not answer.allowed or answer.role is None:
        raise Refused(answer.reason)
    return actor_for(request, answer.role)


def actor_for(request: HttpRequest, role: Role | str) -> Actor:
    """Whoever is signed in, as the journal names them: *Ada Lee (a.lee)*, in a role."""
    asks = person(request)
    if asks is None:
        raise Refused("Nobody is signed in. Sign in first.")
    return Actor(str(asks), str(role))
