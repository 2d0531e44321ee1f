"""The first page: find a class, see what comes, what was decided lately, and how large the plan is today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.plan.selectors import days_of_change, plan_as_of
from classplan.records.proceedings.models import Notice, SpecUpdate
from classplan.records.proceedings.selectors import updates
from classplan.web.pages import show
from classplan.web.portal.days import DayForm
from classplan.web.portal.notices import notices_with_changes
from classplan.web.today import today

LATELY = 4


@dataclass(frozen=True, slots=True)
class Decided:
    """A paper that took effect, a notice or an update, on its day."""

    day: date
    notice: Notice | None
    update: SpecUpdate | None


def home(request: HttpRequest, office: Office) -> HttpResponse:
    """The first page."""
    day = today()
    papers = list(notices_with_changes(office))
    try:
        plan = plan_as_of(office, day)
    except NotInForce:
        plan = None
    changes = [changed for changed, _ in days_of_change(office) if changed <= day]
    return show(
        request,
        office,
        "portal/home.html",
        plan=plan,
        soon=sorted((n for n in papers if _effective(n, day) > day), key=lambda n: _effective(n, day)),
        waiting=[n for n in papers if n.amendment.effective is None],
        lately=_lately(papers, list(updates(office).defer("reading")), day),
        last_change=changes[-1] if changes else None,
        form=DayForm.showing(day),
    )


def _effective(notice: Notice, otherwise: date) -> date:
    return notice.amendment.effective or otherwise


def _lately(papers: list[Notice], sent: list[SpecUpdate], day: date) -> list[Decided]:
    decided = [
        Decided(n.amendment.effective, n, None)
        for n in papers
        if n.amendment.effective and n.amendment.effective <= day
    ]
    decided += [Decided(u.day, None, u) for u in sent]
    return sorted(decided, key=lambda paper: paper.day, reverse=True)[:LATELY]
