"""What stands before and behind every answer of the API: the office, the refusals, the links.

It is only read: GET and HEAD. What is refused is a problem in plain words (`application/problem+json`), never a page.
"""

from collections.abc import Callable, Collection
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from classplan.core.errors import DomainError, Invalid, NotAllowed, NotInForce
from classplan.records.accounts.selectors import the_office
from classplan.web.today import clock_of

SAFE = ("GET", "HEAD")
PROBLEM = "application/problem+json"
STATUS = {NotInForce: 404, Invalid: 400, NotAllowed: 503}
DESCRIBED = '</api/openapi.json>; rel="service-desc"'
View = Callable[..., HttpResponseBase]


def problem(status: int, detail: str) -> HttpResponse:
    """What stands in the way, for a program."""
    said = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JsonResponse(said, status=status, content_type=PROBLEM)


def refusal(error: DomainError) -> HttpResponse:
    """The problem that an error of the domain is."""
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)
    return problem(status, str(error))


def guarded(view: View, allowed: Collection[str]) -> View:
    """The view, asked only what it can be asked. `allowed` are the names that its query may hold."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponseBase:
        refused = _refused(request, allowed)
        if refused is not None:
            return refused
        try:
            office = the_office()
        except NotAllowed as error:
            return refusal(error)
        request.office = office  # type: ignore[attr-defined]
        with clock_of(office):
            return _answered(view, request, asked)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # it changes nothing, and says so with a 405
    answer.methods = SAFE  # type: ignore[attr-defined]  # the gate asks for it
    return answer


def _answered(view: View, request: HttpRequest, asked: dict[str, Any]) -> HttpResponseBase:
    method, request.method = request.method, "GET"  # the server leaves the body of HEAD away
    try:
        response = view(request, **asked)
    except DomainError as error:
        return refusal(error)
    finally:
        request.method = method
    following = getattr(request, "next_address", None)
    response["Link"] = f'<{following}>; rel="next", {DESCRIBED}' if following else DESCRIBED
    return response


def _refused(request: HttpRequest, allowed: Collection[str]) -> HttpResponse | None:
    if request.method not in SAFE:
        refused = problem(405, f"{request.method} changes something, and the API is only read. Use GET or HEAD.")
        refused["Allow"] = ", ".join(SAFE)
        return refused
    if not request.accepts("application/json"):
        asks = request.headers.get("Accept", "")[:100]
        return problem(406, f"The answer is application/json; the request accepts only {asks}.")
    return _refused_query(request, allowed)


def _refused_query(request: HttpRequest, allowed: Collection[str]) -> HttpResponse | None:
    values = [value for _, of_name in request.GET.lists() for value in of_name]
    if "\x00" in request.path or any("\x00" in value for value in (*values, *request.GET)):
        return problem(400, "The address holds a character that no code, title or word can hold.")
    unknown = sorted(set(request.GET) - set(allowed))
    if unknown:
        can = f"It can be asked {_listed(sorted(allowed))}." if allowed else "It can be asked nothing more."
        return problem(400, f"This address knows nothing of {_listed([name[:40] for name in unknown[:5]])}. {can}")
    twice = sorted(name for name, of_name in request.GET.lists() if len(of_name) > 1)
    if twice:
        return problem(400, f"The address says {_listed(twice)} more than once. Say it once.")
    return None


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
