"""The addresses of the API: those of the pages, with `.json` behind; its description, and the page that explains it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from classplan.web.access import ADDRESSES
from classplan.web.api.api import api, asked_by_name, description
from classplan.web.api.guard import guarded
from classplan.web.api.page import explained
from classplan.web.pages import page


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API."""
    return JsonResponse(description())


def _served() -> Iterator[URLPattern]:
    """Each address of the API that `access.ADDRESSES` declares, behind the guard; `KeyError` for one that it does not."""
    asked = asked_by_name()
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name in asked:
            ADDRESSES[pattern.name]
            yield path(str(pattern.pattern), guarded(pattern.callback, asked[pattern.name]), name=pattern.name)


urlpatterns = [
    page("api/", explained, "api"),
    path("api/openapi.json", guarded(openapi, ()), name="api_description"),
    *_served(),
]
