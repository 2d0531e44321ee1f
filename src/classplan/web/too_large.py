"""The answer to a form that is larger than any form here may be: its form again, with whatever was short; or a page."""

from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.defaults import bad_request

from classplan.web.kept import NEVER, again

READ_AT_MOST = 50_000_000  # bytes that are read, so that the browser hears the answer
PART = 1 << 16
SHORT = 2_000  # characters of a field that is worth its place in the form again
MOST_FIELDS = 50
STATUS = 413
TYPED = "application/x-www-form-urlencoded"


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of requests that it refuses; all but those that are too large are answered as ever."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000
    what = f"What was sent is larger than {most:.1f} million characters, so none of it was taken."
    match, short = request.resolver_match, _short_fields(request)
    if match is not None and short and getattr(match.func, "keeps_typed", False):
        text = (
            f"{what} The short fields are below as you typed them; the long one is not. Go back in your browser to find it, "
            "shorten it, and send it again; or bring it to the office on paper."
        )
        return again(request, match, short, too_large=text, status=STATUS)
    message = f"{what} Go back in your browser: what you typed is still there. Shorten it and send it again."
    return render(request, "400.html", {"message": message}, status=STATUS)


def _short_fields(request: HttpRequest) -> QueryDict:
    """The fields that are short enough to be shown again; none of what is no form, or has too many of them."""
    body, found = _read(request), QueryDict(mutable=True)
    if request.content_type != TYPED:
        return found
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
    except ValueError:
        return found
    for name, value in fields:
        if len(value) <= SHORT and name not in NEVER:
            found[name] = value
    return found


def _read(request: HttpRequest) -> bytes:
    """What was sent, so far as it is read at all."""
    parts, left = [], READ_AT_MOST
    try:
        while left > 0 and (part := request.read(PART)):
            parts.append(part)
            left -= len(part)
    except OSError:
        return b""
    return b"".join(parts)
