"""What the portal shows, and what its words mean."""

from django.http import HttpRequest, HttpResponse

from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.web.pages import show


def about(request: HttpRequest, office: Office) -> HttpResponse:
    """The words of the portal, explained."""
    return show(request, office, "portal/about.html", rules=pack_of(office).title, section="about")
