"""One duty that stands in several classes: which these are, and how each words it."""

from django.http import HttpRequest, HttpResponse

from classplan.records.accounts.models import Office
from classplan.records.health.selectors import duty_numbered
from classplan.web.pages import show
from classplan.web.portal.paging import page_of
from classplan.web.staff.library.asked import address, day_asked, step_for

HOLDERS_A_PAGE = 100


def one_duty(request: HttpRequest, office: Office, key: int) -> HttpResponse:
    """The classes that hold it on the day."""
    day, form = day_asked(request)
    duty = duty_numbered(office, key, day)
    shown = page_of(duty.holders, request.GET.get("page", ""), HOLDERS_A_PAGE)
    words, step = step_for(request, office)
    return show(
        request,
        office,
        "staff/library_duty.html",
        section="library",
        duty=duty,
        day=day,
        form=form,
        holders=[(holder, holder.text == duty.text, f"{step}{holder.line.number}") for holder in shown.items],
        step=words,
        page=shown,
        page_links=[(number, address("library_duty", key, on=day, page=number)) for number in shown.shown],
    )
