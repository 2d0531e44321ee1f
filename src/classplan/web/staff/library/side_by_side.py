"""Two classes whose texts are nearly the same: how alike they are, and the redline of the one against the other."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.core.telling import compared
from classplan.records.accounts.models import Office
from classplan.records.health.selectors import likeness_of
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.plan.selectors import class_with_number
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force
from classplan.web.pages import show
from classplan.web.portal.comparing import is_too_long, shown_compared
from classplan.web.staff.library.asked import day_asked, step_for


def side_by_side(request: HttpRequest, office: Office, first: int, second: int) -> HttpResponse:
    """What differs between the texts of two classes on a day."""
    day, form = day_asked(request)
    lines = {line.number: line for line in plan_lines(office.pk, day, only={first, second})}
    one, other = (_version(office, number, day) for number in (first, second))
    words, step = step_for(request, office)
    too_long = is_too_long(one.body, other.body)
    if not too_long:
        found = compared(one.body, other.body, before=None, after=None)
        when = f"So the text of {other.title} stands beside that of {one.title}"
        told = shown_compared(found, when=when, name="the text of the other class")
    return show(
        request,
        office,
        "staff/library_twins.html",
        section="library",
        day=day,
        day_form=form,
        sides=[
            _Side(version, lines.get(number), f"{step}{number}") for version, number in ((one, first), (other, second))
        ],
        step=words,
        likeness=likeness_of(office, one, other),
        too_long=too_long,
        **({} if too_long else told),
    )


class _Side:
    """One of the two: its version, its line on the day, how to go on with it."""

    def __init__(self, version: SpecVersion, line: PlanLine | None, step: str) -> None:
        self.version, self.line, self.step = version, line, step
        self.number = version.job_class.number


def _version(office: Office, number: int, day: date) -> SpecVersion:
    job_class = class_with_number(office, number)
    found = version_in_force(job_class, day)
    if found is None:
        raise NotInForce(f"No specification of {job_class} is on record for {long_date(day)}.")
    return found
