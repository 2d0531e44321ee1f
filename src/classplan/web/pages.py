"""How an address becomes a page: declared in `access`, its methods named, refusals of the domain as pages.

A view takes the request and the office. What it raises from `core.errors` is translated here and nowhere else:
not known is 404, no such thing is 400, not for this role is 403, an office that is not there yet is 503.
Who may open it is asked before, by `gate.Gate`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from classplan.core.errors import DomainError, Invalid, NotAllowed, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import the_office
from classplan.web.access import ADDRESSES
from classplan.web.kept import forget, typed
from classplan.web.showing import say, show
from classplan.web.today import clock_of
from classplan.web.who import Refused

__all__ = ["form", "page", "plain_text", "say", "show", "typed"]

View = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD")
SEE_OTHER_PAGE = 302  # what was sent in has been taken


def page(route: str, view: View, name: str) -> URLPattern:
    """An address that is only looked at; `KeyError` where `access.ADDRESSES` does not name it."""
    return _address(route, view, name, SAFE)


def form(route: str, view: View, name: str) -> URLPattern:
    """An address that shows a form and takes it; `KeyError` where `access.ADDRESSES` does not name it."""
    return _address(route, view, name, (*SAFE, "POST"))


def plain_text(status: int, message: str) -> HttpResponse:
    """A refusal for a program that asked for a file."""
    return HttpResponse(f"{message}\n", status=status, content_type="text/plain; charset=utf-8")


def _address(route: str, view: View, name: str, methods: tuple[str, ...]) -> URLPattern:
    ADDRESSES[name]
    return path(route, require_http_methods(methods)(_answering(view, methods)), name=name)


def _answering(view: View, methods: tuple[str, ...]) -> View:
    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponse:
        try:
            office = the_office()
        except NotAllowed as error:
            return render(request, "portal/no_office.html", {"message": str(error)}, status=503)
        with clock_of(office):
            return _answered(view, request, office, **asked)

    answer.methods = methods  # type: ignore[attr-defined]  # the gate asks for it
    return answer


def _answered(view: View, request: HttpRequest, office: Office, **asked: Any) -> HttpResponse:
    try:
        _refuse_nul(request, typed_too=not getattr(view, "keeps_typed", False))
        answer = view(request, office, **asked)
    except DomainError as error:
        template, status = next(said for kind, said in _REFUSALS.items() if isinstance(error, kind))
        return show(request, office, template, status=status, message=str(error))
    if request.method == "POST" and answer.status_code == SEE_OTHER_PAGE:
        forget(request)
    return answer


_REFUSALS = {
    NotInForce: ("404.html", 404),
    Invalid: ("400.html", 400),
    Refused: ("403.html", 403),
    NotAllowed: ("400.html", 400),
}


def _refuse_nul(request: HttpRequest, *, typed_too: bool) -> None:
    """No code, title or word holds this character, and PostgreSQL takes none that does.

    A view that `keeps_typed` lets its form say so, at the field where it was typed.
    """
    typed_in = [values for _, values in (*request.GET.lists(), *(request.POST.lists() if typed_too else ()))]
    if "\x00" in request.path or any("\x00" in value for values in typed_in for value in values):
        raise Invalid("The address or the form holds a character that no word can hold. Type it again.")
