"""The first page: find a class; what is open for comment, comes, lapses, was decided lately; the plan today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.amendments.dockets import Ended, ended_lately
from classplan.records.amendments.selectors import open_notices
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.days import days_of_change
from classplan.records.plan.models import OVER
from classplan.records.plan.selectors import plan_as_of
from classplan.records.proceedings.models import Notice, SpecUpdate
from classplan.records.proceedings.selectors import updates
from classplan.web.pages import show
from classplan.web.portal.days import DayForm
from classplan.web.portal.docket import Until, until_of
from classplan.web.portal.notices import Listed, listed, noticed
from classplan.web.today import this_moment, today

LATELY = 4
MOST = 50
LAPSES_WITHIN = timedelta(days=60)
MOST_LAPSING = 12


@dataclass(frozen=True, slots=True)
class Decided:
    """A paper that took effect or ended without, or an update, on its day."""

    day: date
    notice: Listed | None = None
    update: SpecUpdate | None = None
    ended: Listed | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A notice on which the public can comment, and until when."""

    paper: Listed
    until: Until | None


def home(request: HttpRequest, office: Office) -> HttpResponse:
    """The first page."""
    day = today()
    papers = noticed(office)
    try:
        plan = plan_as_of(office, day)
    except NotInForce:
        plan = None
    changes = [changed for changed in days_of_change(office) if changed <= day] if plan else []
    coming, begun = list(_coming(papers, day)), list(_begun(papers, day))
    opened, ended = open_notices(office), ended_lately(office, LATELY)
    every = [*coming, *begun, *opened, *(one.notice for one in ended)]
    said = {paper.notice.pk: paper for paper in listed(every)}
    is_open = {notice.pk for notice in opened}
    return show(
        request,
        office,
        "portal/home.html",
        plan=plan,
        open=[Open(said[notice.pk], _until(office, notice)) for notice in opened],
        soon=[said[n.pk] for n in coming if n.amendment.effective],
        waiting=[said[n.pk] for n in coming if not n.amendment.effective and n.pk not in is_open],
        lately=_lately(begun, ended, said, list(updates(office).defer("reading")[:LATELY]), day),
        lapsing=_lapsing(plan.lines, day) if plan else [],
        last_change=changes[-1] if changes else None,
        form=DayForm.showing(day),
    )


def _coming(papers: QuerySet[Notice], day: date) -> QuerySet[Notice]:
    """What takes effect after today, the next first, and then what waits."""
    ahead = papers.exclude(amendment__effective__lte=day).exclude(amendment__state__in=OVER)
    return ahead.order_by("amendment__effective", "-day", "-number")[: 2 * MOST]


def _begun(papers: QuerySet[Notice], day: date) -> QuerySet[Notice]:
    begun = papers.filter(amendment__effective__lte=day)
    return begun.order_by("-amendment__effective", "-day", "-number")[:LATELY]


def _until(office: Office, notice: Notice) -> Until | None:
    moment = notice.amendment.terms.comments_until
    return until_of(office, "comment", "", moment, "", this_moment()) if moment else None


def _lately(
    begun: Sequence[Notice], ended: Sequence[Ended], said: dict[int, Listed], sent: list[SpecUpdate], day: date
) -> list[Decided]:
    decided = [Decided(n.amendment.effective or day, notice=said[n.pk]) for n in begun]
    decided += [Decided(one.on, ended=said[one.notice.pk]) for one in ended]
    decided += [Decided(u.day, update=u) for u in sent]
    return sorted(decided, key=lambda paper: paper.day, reverse=True)[:LATELY]


def _lapsing(lines: Sequence[PlanLine], day: date) -> list[PlanLine]:
    """The classes in provisional use whose months end soon, the next first; the last day still counts."""
    soon = [line for line in lines if line.usable_until and day <= line.usable_until <= day + LAPSES_WITHIN]
    return sorted(soon, key=lambda line: (line.usable_until or day, line.title))[:MOST_LAPSING]
