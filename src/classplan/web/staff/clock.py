"""The clock of a sample office, set ahead by whoever tries it; in a real office this address is not there."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from classplan.core.dates import long_date
from classplan.core.errors import DomainError, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.services import set_clock_ahead
from classplan.web.forms import DayField, Form
from classplan.web.pages import form, say, show, typed
from classplan.web.today import today
from classplan.web.who import require


class Ahead(Form):
    """To which day the clock is set."""

    day = DayField(label="Day", help_text="From today on, at most three years ahead. The clock does not run back.")


def set_ahead(request: HttpRequest, office: Office) -> HttpResponse:
    """Set the clock ahead, so that hearings and effective days come when one wants to see them."""
    if not office.sample:
        raise NotInForce("There is no page at this address.")
    asked = Ahead(typed(request), initial={"day": today()})
    if request.method == "POST" and asked.is_valid():
        day: date = asked.cleaned_data["day"]
        try:
            set_clock_ahead(office, to=day, actor=require(request, office, "sample.set-day"), now=timezone.now())
        except DomainError as error:
            asked.refuse(error, "day")
        else:
            say(request, f"Here it is {long_date(day)} now.")
            return redirect("work")
    return show(request, office, "staff/clock.html", form=asked)


urlpatterns = [form("", set_ahead, "sample_clock")]
