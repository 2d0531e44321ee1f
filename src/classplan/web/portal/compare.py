"""Two days of the plan side by side: what was added, what was removed, what is another than it was."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.selectors import LineDifference, plan_as_of, plan_difference
from classplan.web.pages import show
from classplan.web.portal.days import DayForm
from classplan.web.portal.lines import range_of
from classplan.web.portal.paging import page_of
from classplan.web.today import today

DIFFERENCES_A_PAGE = 100
FIELDS = {"code": "Code", "title": "Title", "grade": "Grade", "flsa": "FLSA", "provisional": "Provisional"}
NOT_ON_RECORD = "not on record"


@dataclass(frozen=True, slots=True)
class Row:
    """A difference in words: added, removed, or what was and what is."""

    line: PlanLine
    day: date
    what: str
    moves: tuple[tuple[str, str, str], ...]


def compare_with(request: HttpRequest, office: Office, first: date) -> HttpResponse:
    """To the comparison of a day with the one that was typed, else with today."""
    form = DayForm.of(request.GET.dict())
    if form.error:
        return show(
            request, office, "portal/choose_day.html", status=400, form=form, action=request.path, compared_with=first
        )
    return HttpResponseRedirect(reverse("compare", args=[first, form.value or today()]))


def compare(request: HttpRequest, office: Office, first: date, second: date) -> HttpResponse:
    """What differs between two days."""
    before, after = plan_as_of(office, first), plan_as_of(office, second)
    differences = plan_difference(before, after)
    page = page_of(differences, request.GET.get("page", ""), DIFFERENCES_A_PAGE)
    return show(
        request,
        office,
        "portal/compare.html",
        first=first,
        second=second,
        caveat=before.caveat or after.caveat,
        added=sum(d.before is None for d in differences),
        removed=sum(d.after is None for d in differences),
        changed=sum(d.before is not None and d.after is not None for d in differences),
        rows=[_row(d, first, second) for d in page.items],
        page=page,
        page_links=[(number, f"?page={number}") for number in page.shown],
        form=DayForm.showing(second),
    )


def _row(difference: LineDifference, first: date, second: date) -> Row:
    before, after = difference.before, difference.after
    if before is None:
        assert after is not None
        return Row(after, second, "Added", ())
    if after is None:
        return Row(before, first, "Removed", ())
    moves = [
        (heading, _said(before, name), _said(after, name))
        for name, heading in FIELDS.items()
        if name in difference.fields
    ]
    if {"minimum_cents", "maximum_cents"} & set(difference.fields):
        moves.append(("Range", range_of(before) or NOT_ON_RECORD, range_of(after) or NOT_ON_RECORD))
    return Row(after, second, "Changed", tuple(moves))


def _said(line: PlanLine, name: str) -> str:
    value = getattr(line, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or NOT_ON_RECORD
