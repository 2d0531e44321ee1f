"""A specification as a paper: the version in force on a day, as PDF, for Word, or as a web page by itself."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from classplan.records.accounts.models import Office
from classplan.records.papers.printed import specification_on
from classplan.records.papers.rendering import form_named
from classplan.records.plan.selectors import class_numbered
from classplan.web.portal.docket import file_of


def printed(request: HttpRequest, office: Office, number: int, day: date, form: str) -> HttpResponse:
    """The file. Unknown classes, days and forms are told as such."""
    wanted = form_named(form)
    document = specification_on(office, class_numbered(office, number), day)
    return file_of(wanted.make(document), wanted.media_type, f"class-{number}-{day}.{wanted.name}")
