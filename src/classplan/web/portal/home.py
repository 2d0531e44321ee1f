"""The first page: find a class; what is open for comment, comes, lapses, was decided lately; the plan today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.core.plain_words import days_away
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
    """A paper that took effect or ended without, an update, or provisional use that lapsed, on its day."""

    day: date
    notice: Listed | None = None
    update: SpecUpdate | None = None
    ended: Listed | None = None
    lapsed: Listed | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A notice on which the public can comment, and until when."""

    paper: Listed
    until: Until | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A notice of which something comes: what its card is tagged with, and what it says."""

    paper: Listed
    tag: str
    says: str
    soon: bool = False


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
    said = {paper.notice.pk: paper for paper in listed(office, every)}
    cards = [_card(said[n.pk], day, _closed(office, n, opened)) for n in coming if not said[n.pk].open]
    return show(
        request,
        office,
        "portal/home.html",
        plan=plan,
        open=[Open(said[notice.pk], _until(office, notice)) for notice in opened if said[notice.pk].open],
        coming=sorted(cards, key=lambda card: not card.soon),
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


def _closed(office: Office, notice: Notice, opened: Sequence[Notice]) -> str:
    """Of a notice whose time for comments is over before its hearing: since when; otherwise nothing."""
    noticed = next((one for one in opened if one.pk == notice.pk), None)
    until = _until(office, noticed) if noticed else None
    if noticed is None or until is None or not until.passed:
        return ""
    hearing = noticed.amendment.terms.hearing
    comes = "the hearing comes" if hearing and hearing > this_moment() else "its hearing is not on record yet"
    return f"The time for comments ended {until.left}; {comes}"


def _card(paper: Listed, day: date, closed: str) -> Coming:
    effective, look = paper.notice.amendment.effective, paper.outlook
    if effective is not None:
        return Coming(
            paper, f"Takes effect {days_away(effective, day)}", f"In force from {long_date(effective)}.", soon=True
        )
    if closed:
        return Coming(paper, closed, paper.reason)
    if look is not None and look.computed is not None and look.computed > day:
        says = f"In force from {long_date(look.computed)}, once it is entered in the plan."
        return Coming(paper, f"Takes effect {days_away(look.computed, day)}", says, soon=True)
    if look is not None and look.computed is not None:
        return Coming(paper, "Its effective day has come", paper.reason)
    if look is not None and look.lapsed_on(day):
        return Coming(paper, "Its provisional use has lapsed", paper.reason)
    return Coming(paper, "Waits", paper.reason)


def _lately(
    begun: Sequence[Notice], ended: Sequence[Ended], said: dict[int, Listed], sent: list[SpecUpdate], day: date
) -> list[Decided]:
    decided = [Decided(n.amendment.effective or day, notice=said[n.pk]) for n in begun]
    decided += [Decided(one.on, ended=said[one.notice.pk]) for one in ended]
    decided += [Decided(u.day, update=u) for u in sent]
    lapsed = ((paper, paper.outlook.lapsed_on(day)) for paper in said.values() if paper.outlook)
    decided += [Decided(on, lapsed=paper) for paper, on in lapsed if on is not None]
    return sorted(decided, key=lambda paper: paper.day, reverse=True)[:LATELY]


def _lapsing(lines: Sequence[PlanLine], day: date) -> list[PlanLine]:
    """The classes in provisional use whose months end soon, the next first; the last day still counts."""
    soon = [line for line in lines if line.usable_until and day <= line.usable_until <= day + LAPSES_WITHIN]
    return sorted(soon, key=lambda line: (line.usable_until or day, line.title))[:MOST_LAPSING]
