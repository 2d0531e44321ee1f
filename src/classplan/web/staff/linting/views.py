"""The findings of one text: of a paper, of the new text of a change, of the text of a class."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from classplan.core.dates import long_date
from classplan.core.errors import DomainError, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.library.selectors import upload_numbered
from classplan.records.linting.selectors import Faults
from classplan.records.linting.texts import faults_of_changes, faults_of_paper, faults_of_version
from classplan.records.plan.selectors import class_numbered
from classplan.records.specs.selectors import version_in_force
from classplan.records.standards.references import titles_of_plan
from classplan.web.pages import say, show
from classplan.web.staff.amendments.matter import matter_of
from classplan.web.staff.linting.places import at_the_desk, on_a_page
from classplan.web.staff.linting.showing import AddressOf, act_on, asks_for_one, findings_shown
from classplan.web.today import this_moment, today
from classplan.web.who import require


def of_paper(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The findings of an uploaded paper, as it is read and mended so far."""
    upload = upload_numbered(office, number)
    return _findings(
        request,
        office,
        lambda: faults_of_paper(upload, on=today()),
        at_the_desk(upload),
        about=upload.name,
        intro="What is probably not meant in this paper, as it is read and mended so far. Mend it at the reading desk.",
        way=[("Reading", reverse("readings")), (f"Paper {number}", reverse("reading", args=[number]))],
        section="readings",
    )


def of_change(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """The findings of the new text of a change, held against the plan as the amendment would make it."""
    matter = matter_of(request, office, number)
    found = faults_of_changes(matter.amendment, on=matter.today).get(ordinal)
    if found is None:
        raise NotInForce(f"{matter.amendment.name} has no change {ordinal} with a new text.")
    text = reverse("change_text", args=[number, ordinal])
    return _findings(
        request,
        office,
        lambda: faults_of_changes(matter.amendment, on=matter.today)[ordinal],
        on_a_page(text),
        about=f"The new text of change {ordinal}",
        intro="What is probably not meant in the new text, held against the plan as this amendment would make it.",
        way=[
            ("Amendments", reverse("amendments")),
            (matter.amendment.name, reverse("amendment", args=[number])),
            (f"New text of change {ordinal}", text),
        ],
        section="amendments",
    )


def of_class(request: HttpRequest, office: Office, number: int, day: date) -> HttpResponse:
    """The findings of the text of a class that is in force on a day."""
    job_class = class_numbered(office, number)
    version = version_in_force(job_class, day)
    if version is None:
        raise NotInForce(f"No specification of {job_class.known_as} is in force on {long_date(day)}.")
    page = reverse("class", args=[number, day])
    title = titles_of_plan(office, day).titles.get(number, version.title)
    printed = f", under the title {version.title}" if version.title != title else ""
    return _findings(
        request,
        office,
        lambda: faults_of_version(version, on=day),
        on_a_page(page),
        about=title,
        intro=f"What is probably not meant in the text in force on {long_date(day)}, {version.label}{printed}. It is kept as printed; a revision mends it.",
        way=[(title, page)],
        section="",
    )


def _findings(
    request: HttpRequest, office: Office, faults: Callable[[], Faults], address: AddressOf, **context: Any
) -> HttpResponse:
    refused: DomainError | None = None
    if asks_for_one(request):
        try:
            said = act_on(request, office, faults(), now=this_moment())
        except DomainError as error:
            require(request, office, "lint.waive")
            refused = error
        else:
            say(request, said)
            return redirect(request.get_full_path())
    findings = findings_shown(request, office, faults(), address=address, refused=refused)
    return show(request, office, "staff/findings.html", findings=findings, **context)
