"""The gate before every view: an address that `access` does not declare is not there, whoever made it.

What is declared is opened to whom it is declared for. The rest is sent to sign in, with what was typed kept, or told
why not.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from classplan.core.errors import NotAllowed
from classplan.records.accounts.models import Office, Person
from classplan.records.accounts.selectors import the_office
from classplan.web import kept, who
from classplan.web.access import ADDRESSES, ANYONE, SIGNED_IN
from classplan.web.second_factor import lacks_second_factor
from classplan.web.showing import say, show
from classplan.web.today import clock_of

WITH_A_TEMPORARY_PASSWORD = {"account_change_password", "account_logout"}


class Gate:
    """Django's middleware for it. It stands after sessions, CSRF and authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what only some may see is kept by no browser and no proxy."""
        request.standing = SimpleLazyObject(lambda: who.standing(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "_not_for_all", False):
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, asked: Any) -> HttpResponse | None:
        """None where the view may answer, or else the answer."""
        assert request.resolver_match is not None
        name = request.resolver_match.view_name
        needed = ADDRESSES.get(name)
        if needed is None:
            raise Http404("There is no page at this address.")
        if needed is ANYONE or request.method not in getattr(view, "methods", {request.method}):
            return None  # a view answers 405 itself
        request._not_for_all = True  # type: ignore[attr-defined]
        try:
            office = the_office()
        except NotAllowed as error:
            return render(request, "portal/no_office.html", {"message": str(error)}, status=503)
        with clock_of(office):
            asks = who.person(request)
            if asks is None:
                return _to_sign_in(request)
            return _stopped(request, office, asks, name, needed)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the page for signing in, from where one comes back here."""
    if request.method == "POST":
        say(request, kept.keep(request), warning=True)
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def _stopped(request: HttpRequest, office: Office, asks: Person, name: str, needed: str) -> HttpResponse | None:
    """What stands between somebody who is signed in and the page, if anything does."""
    if asks.password_is_temporary and name not in WITH_A_TEMPORARY_PASSWORD:
        return HttpResponseRedirect(reverse("account_change_password"))
    if needed is SIGNED_IN:
        return None
    answer = who.allowed(request, office, needed)
    if not answer.allowed:
        return show(request, office, "403.html", status=403, message=answer.reason)
    if lacks_second_factor(request, office, asks):
        return show(request, office, "account/second_factor_needed.html", status=403)
    return None
