"""What is answered where nothing is: a page for people, a problem for programs, which ask for `.json`."""

from django.http import HttpRequest, HttpResponseBase
from django.views.defaults import page_not_found

from classplan.web.api.guard import problem

NOWHERE = "There is no data at this address. /api/openapi.json lists the addresses that there are."


def missing(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The answer with status 404."""
    if request.path.endswith(".json"):
        return problem(404, NOWHERE)
    return page_not_found(request, exception)
