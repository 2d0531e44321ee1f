"""What somebody typed is kept when their session has ended, or the token of the form was stale.

Whose words they are the session says, or where it is gone with its cookie, the mark that every form carries. They wait
in the visitor's own session, fill the form in again after signing in, and are never sent by themselves. Nothing of a
password is kept, no file is, and nothing that another site's page sent. Only for somebody who had signed in is
anything kept; where a visitor's token was stale, the form is answered at once with what was typed, and nothing is kept.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import ResolverMatch

from classplan.records.accounts.ended import take_ended
from classplan.web.access import ADDRESSES, ANYONE
from classplan.web.showing import say

KEY = "typed"
OWNER = "ended_session_of"  # whose session it was that ended, where it is known
LIMIT = 1_000_000  # characters
FOR = 12 * 60 * 60  # seconds
MARK = "typed_by"
MARK_HOLDS_FOR = 30 * 24 * 60 * 60  # seconds
NEVER = ("csrfmiddlewaretoken", MARK, "password", "credential")
OF_THE_ACCOUNT = ("code", "otp")  # at the doors of the account; elsewhere a code is a job code
DOORS = ("/sign-in/", "/account/")


def keep(request: HttpRequest) -> str:
    """Keep what a POST typed, for whoever typed it; what became of it, in words."""
    owner = _owner(request)
    if owner is None:
        return "You are not signed in, and what you typed could not be kept. Sign in first, and type it again."
    body = _without_secrets(request).urlencode()
    if len(body) > LIMIT:
        return "Your session had ended, and what you typed is too long to be kept here. Sign in and type it again."
    kept = {"address": request.get_full_path(), "body": body, "owner": owner, "files": bool(request.FILES)}
    request.session[KEY] = kept
    if not request.user.is_authenticated:
        request.session.set_expiry(FOR)
    return "Your session had ended. Sign in, and what you typed is in its form again. Nothing was sent."


def mark_of(request: HttpRequest) -> str:
    """Who types into a form, signed, so that nobody else can say so; empty for whoever is not signed in."""
    user = getattr(request, "user", None)
    return signing.dumps(user.pk, salt=MARK) if user is not None and user.is_authenticated else ""


def _marked(request: HttpRequest) -> int | None:
    try:
        return int(signing.loads(request.POST.get(MARK, ""), salt=MARK, max_age=MARK_HOLDS_FOR))
    except signing.BadSignature:
        return None


def remember_owner(request: HttpRequest, owner: int) -> None:
    """Remember whose session it was that has ended, in the visitor's new one: that nothing they typed elsewhere is lost."""
    request.session[OWNER] = owner
    request.session.set_expiry(FOR)


def _owner(request: HttpRequest) -> int | None:
    """Whose session it is, or was before it ended."""
    if request.user.is_authenticated:
        return int(request.user.pk)
    cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    owner: int | None = (request.session.get(OWNER) or take_ended(cookie)) if cookie else None
    return owner or _marked(request)


def _without_secrets(request: HttpRequest) -> QueryDict:
    typed_in = request.POST.copy()
    for name in list(typed_in):
        never = (*NEVER, *OF_THE_ACCOUNT) if request.path.startswith(DOORS) else NEVER
        if any(word in name.lower() for word in never):
            del typed_in[name]
    return typed_in


def typed(request: HttpRequest) -> QueryDict | None:
    """What the form is to be filled with: a POST's own words, or on GET those that were kept for this address."""
    unsent: QueryDict | None = getattr(request, "_unsent", None)
    if unsent is not None:
        too_large = getattr(request, "_too_large", "")
        request._kept = {"files": bool(request.FILES), "too_large": too_large}  # type: ignore[attr-defined]
        return unsent
    if request.method == "POST":
        forget(request)
        return request.POST
    kept = _kept(request)
    if kept is None:
        return None
    request._kept = kept  # type: ignore[attr-defined]
    return QueryDict(kept["body"])


def forget(request: HttpRequest) -> None:
    """What was kept for this address has been sent: it fills no form any more."""
    if _kept(request):
        del request.session[KEY]


def _kept(request: HttpRequest) -> dict[str, Any] | None:
    if not request.COOKIES:
        return None
    kept: dict[str, Any] | None = request.session.get(KEY)
    if kept is None or kept["address"] != request.get_full_path():
        return None
    return kept if kept["owner"] in (None, request.user.pk) else None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is missing or stale: the form again, filled in; to another site's form, 403."""
    match = request.resolver_match
    takes_forms = match is not None and "POST" in getattr(match.func, "methods", ("POST",))
    if not (match and match.view_name in ADDRESSES and takes_forms and _from_here(request)):
        return render(request, "403_csrf.html", {}, status=403)
    if not request.user.is_authenticated and ADDRESSES[match.view_name] is ANYONE:
        return again(request, match, _without_secrets(request))
    said = keep(request)
    if not request.user.is_authenticated:
        say(request, said, warning=True)
    return HttpResponseRedirect(request.get_full_path())


def again(
    request: HttpRequest, match: ResolverMatch, typed_in: QueryDict, *, too_large: str = "", status: int = 200
) -> HttpResponse:
    """A form for anyone once more, as if it were asked for anew, with what was typed: nothing of it is done.

    `too_large` says what of it was too much to be there again.
    """
    request._unsent, request._too_large = typed_in, too_large  # type: ignore[attr-defined]
    request.method = "GET"
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    if answer.status_code == 200:
        answer.status_code = status
    return answer


def _from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form, by what the browser says of it."""
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(said) and urlsplit(said).netloc == request.get_host()
