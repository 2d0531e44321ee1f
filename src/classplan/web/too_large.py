"""The answer to a form that is larger than any form here may be: a page that says so, and what to do."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request

READ_AT_MOST = 50_000_000  # bytes that are read and dropped, so that the browser hears the answer
PART = 1 << 16


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of requests that it refuses; all but those that are too large are answered as ever."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    _drop(request)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000
    message = (
        f"What was sent is larger than {most:.1f} million characters, so none of it was taken. Go back in your browser: what you "
        "typed is still there. Shorten it and send it again."
    )
    return render(request, "400.html", {"message": message}, status=413)


def _drop(request: HttpRequest) -> None:
    left = READ_AT_MOST
    try:
        while left > 0 and (part := request.read(PART)):
            left -= len(part)
    except OSError:
        return
