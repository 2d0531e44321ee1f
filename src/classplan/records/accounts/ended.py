"""Sessions that have run out: whose each was, so that what somebody was typing can wait for them."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session


def take_ended(session_key: str) -> int | None:
    """Whose session it was, if its row is still there; it is removed, so that it is found once only."""
    row = Session.objects.filter(session_key=session_key).first()
    if row is None:
        return None
    owner = row.get_decoded().get(SESSION_KEY)
    row.delete()
    return int(owner) if owner else None
