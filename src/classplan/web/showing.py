"""Making a page of the office from a template, with what every page needs."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from classplan.records.accounts.models import Office
from classplan.web import who
from classplan.web.today import today


def show(request: HttpRequest, office: Office, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the office, with what every page needs."""
    response = render(request, template, common(request, office) | context, status=status)
    if who.person(request) is not None:
        patch_cache_control(response, private=True)
    return response


def common(request: HttpRequest, office: Office) -> dict[str, Any]:
    """What every page needs. What was said before is shown to whoever has a session, once."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return {
        "office": office,
        "today": today(),
        "address": request.build_absolute_uri(),
        "sample": office.sample,
        "person": who.person(request),
        "said": messages.get_messages(request) if has_session else (),
        "kept": getattr(request, "_kept", None),
    }


def say(request: HttpRequest, text: str, *, warning: bool = False) -> None:
    """One line that the next page shows, once."""
    messages.add_message(request, messages.WARNING if warning else messages.SUCCESS, text)
