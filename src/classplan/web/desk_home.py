"""Where the desk begins, and its navigation: each part is shown to whom the table of powers lets in."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from classplan.records.accounts.models import Office
from classplan.web import who
from classplan.web.access import ADDRESSES, Audience


class Part(NamedTuple):
    """A part of the desk: what it is called, the name and the text of its address."""

    label: str
    name: str
    address: str


PARTS = (
    ("My work", "work"),
    ("Amendments", "amendments"),
    ("Drafts", "drafts"),
    ("Reading", "readings"),
    ("Library", "library"),
    ("Journal", "journal"),
    ("People", "people"),
)


def parts_of_desk(request: HttpRequest, office: Office) -> list[Part]:
    """The parts that whoever asks may open."""
    found = []
    for label, name in PARTS:
        act = ADDRESSES.get(name)
        if act is None or (not isinstance(act, Audience) and not who.allowed(request, office, act).allowed):
            continue
        try:
            found.append(Part(label, name, reverse(name)))
        except NoReverseMatch:
            continue
    return found


def desk_home(request: HttpRequest, office: Office) -> str:
    """The first part that whoever asks may open, or else their account."""
    return next((part.address for part in parts_of_desk(request, office)), reverse("account"))
