"""A session that rests too long, or lasts too long, ends. Whose it was is remembered for what they had typed."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from classplan.web.kept import remember_owner

BEGAN, SEEN = "began", "seen"
NOTED_EVERY = 60  # seconds between two notes of when somebody was last seen


class SessionLimits:
    """Django's middleware for it. A request without a session cookie costs nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End what is over, note what goes on, and answer."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            _end_or_note(request)
        return self.get_response(request)


def _end_or_note(request: HttpRequest) -> None:
    now = timezone.now().timestamp()
    began, seen = request.session.setdefault(BEGAN, now), request.session.setdefault(SEEN, now)
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES).total_seconds()
    longest = timedelta(minutes=settings.SESSION_LONGEST_MINUTES).total_seconds()
    if now - seen > idle or now - began > longest:
        owner = request.session[SESSION_KEY]
        request.session.flush()
        remember_owner(request, int(owner))
    elif now - seen >= NOTED_EVERY:
        request.session[SEEN] = now
