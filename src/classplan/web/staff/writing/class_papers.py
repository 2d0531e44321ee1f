"""A job announcement and the outline of a performance plan, from the specification of a class on a day."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from classplan.core.documents import Document
from classplan.core.documents.announcement import LONGEST
from classplan.core.documents.performance import LONGEST as LONGEST_PERIOD
from classplan.core.errors import DomainError
from classplan.records.accounts.models import Office
from classplan.records.papers.rendering import FORMS, form_named
from classplan.records.plan.models import JobClass
from classplan.records.plan.selectors import class_numbered
from classplan.records.writing.class_papers import announcement_on, performance_plan_on
from classplan.web.forms import Form
from classplan.web.pages import page, show
from classplan.web.portal.docket import file_of
from classplan.web.who import require

ACT, FILE = "writing.change", "file"


class Announced(Form):
    """What the specification does not know."""

    how = forms.CharField(
        label="How to apply",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="An empty line begins a new paragraph.",
    )
    until = forms.CharField(
        label="Until when", max_length=200, help_text="As it is to be printed: Monday, March 30, 2026, 5 p.m."
    )


class Planned(Form):
    """For which time."""

    period = forms.CharField(
        label="Period",
        required=False,
        max_length=LONGEST_PERIOD,
        help_text="As it is to be printed: July 2026 to June 2027. Left empty, it is filled in by hand.",
    )


def announcement(request: HttpRequest, office: Office, number: int, day: date) -> HttpResponse:
    """The announcement: what it asks for, and the file once it is said."""
    return _paper(
        request,
        office,
        class_numbered(office, number),
        day,
        Announced,
        lambda held, said: announcement_on(office, held, day, how=said["how"], until=said["until"]),
        title="Job announcement",
        intro="Duties, qualifications, supervision and pay come from the specification and the plan of the day.",
    )


def performance(request: HttpRequest, office: Office, number: int, day: date) -> HttpResponse:
    """The outline of a performance plan."""
    return _paper(
        request,
        office,
        class_numbered(office, number),
        day,
        Planned,
        lambda held, said: performance_plan_on(office, held, day, period=said["period"]),
        title="Performance plan: outline",
        intro="Each duty and competency of the specification is a row beside which its measure is written.",
    )


def _paper(
    request: HttpRequest,
    office: Office,
    job_class: JobClass,
    day: date,
    form: type[Form],
    fill: Callable[[JobClass, dict[str, str]], Document],
    *,
    title: str,
    intro: str,
) -> HttpResponse:
    """The form; or, where a kind of file is asked for, the file. Nothing is kept: the address makes it again."""
    require(request, office, ACT)
    wanted = request.GET.get(FILE, "")
    asked = form(request.GET if wanted else None)
    if wanted and asked.is_valid():
        kind = form_named(wanted)
        try:
            paper = fill(job_class, asked.cleaned_data)
        except DomainError as error:
            asked.refuse(error)
        else:
            return file_of(kind.make(paper), kind.media_type, f"{slugify(paper.title)}-{day}.{kind.name}")
    return show(
        request,
        office,
        "staff/class_paper.html",
        section="drafts",
        form=asked,
        job_class=job_class,
        day=day,
        title=title,
        intro=intro,
        kinds=[(kind.name, kind.called) for kind in FORMS.values()],
    )


urlpatterns = [
    page("<number:number>/<day:day>/announcement/", announcement, "class_announcement"),
    page("<number:number>/<day:day>/performance/", performance, "class_performance"),
]
