"""How an address becomes a page: declared in `access`, safe methods only, refusals of the domain as pages.

A view takes the request and the office. What it raises from `core.errors` is translated here and nowhere else:
not known is 404, no such thing is 400, an office that is not there yet is 503.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from classplan.core.errors import DomainError, Invalid, NotAllowed, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of, the_office
from classplan.web.access import ADDRESSES
from classplan.web.today import today

View = Callable[..., HttpResponse]


def page(route: str, view: View, name: str) -> URLPattern:
    """An address that is declared; `KeyError` where `access.ADDRESSES` does not name it."""
    ADDRESSES[name]
    return path(route, require_safe(_answering(view)), name=name)


def show(request: HttpRequest, office: Office, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the office, with what every page needs."""
    address = request.build_absolute_uri()
    every = {"office": office, "today": today(), "address": address, "sample": settings.SAMPLE}
    return render(request, template, every | context, status=status)


def plain_text(status: int, message: str) -> HttpResponse:
    """A refusal for a program that asked for a file."""
    return HttpResponse(f"{message}\n", status=status, content_type="text/plain; charset=utf-8")


def _answering(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponse:
        try:
            office = the_office()
        except NotAllowed as error:
            return render(request, "portal/no_office.html", {"message": str(error)}, status=503)
        with timezone.override(pack_of(office).time_zone):
            return _answered(view, request, office, **asked)

    return answer


def _answered(view: View, request: HttpRequest, office: Office, **asked: Any) -> HttpResponse:
    try:
        _refuse_nul(request)
        return view(request, office, **asked)
    except DomainError as error:
        template, status = _REFUSALS[type(error)]
        return show(request, office, template, status=status, message=str(error))


_REFUSALS = {NotInForce: ("404.html", 404), Invalid: ("400.html", 400), NotAllowed: ("400.html", 400)}


def _refuse_nul(request: HttpRequest) -> None:
    """No code, title or word holds this character, and PostgreSQL takes none that does."""
    if "\x00" in request.path or any("\x00" in value for values in request.GET.lists() for value in values[1]):
        raise Invalid("The address holds a character that no code, title or word can hold. Type it again.")
