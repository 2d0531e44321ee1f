"""The titles that specifications name, those that name no class first; who names one; the neighbourhood of a class."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotInForce
from classplan.core.references.found import Edge
from classplan.core.references.titles import How, key_of
from classplan.records.accounts.models import Office
from classplan.records.plan.selectors import class_with_number
from classplan.records.standards.references import (
    Edged,
    counts,
    named_by,
    naming_class,
    titles_named,
    titles_of_plan,
    who_names,
)
from classplan.web.pages import show
from classplan.web.portal.paging import page_of
from classplan.web.staff.references.picture import picture
from classplan.web.today import today

SECTION = "library"
A_PAGE, MOST = 50, 150
SAID = {
    How.DANGLING: "No class of the plan has this title",
    How.NEARLY: "Nearly the title of a class",
    How.FORMER: "An earlier title of a class",
    How.SERIES: "A series in the plan, such as",
    How.IN_PLAN: "In the plan",
}


def list_of_titles(request: HttpRequest, office: Office) -> HttpResponse:
    """Every title that a specification in force names, by how it stands to the plan."""
    day = _day(request)
    titles = titles_of_plan(office, day)
    every = titles_named(office, day, titles)
    how = next((how for how in How if how.name.lower() == request.GET.get("how")), None)
    edge = next((edge for edge in Edge if edge.name.lower() == request.GET.get("edge")), None)
    words = request.GET.get("q", "").strip()[:200]
    found = [
        one
        for one in every
        if (how is None or one.meant.how is how)
        and (edge is None or edge in one.edges)
        and words.casefold() in one.title.casefold()
    ]
    shown = page_of(found, request.GET.get("page", ""), A_PAGE)
    asked = {"how": how.name.lower() if how else "", "edge": edge.name.lower() if edge else "", "q": words}
    asked |= {"on": day.isoformat()} if day != today() else {}
    number = counts(every)
    return show(
        request,
        office,
        "staff/references.html",
        section=SECTION,
        day=day,
        shown=[(one, SAID[one.meant.how]) for one in shown.items],
        page=shown,
        page_links=[(n, f"?{urlencode(asked | {'page': str(n)})}") for n in shown.shown],
        asked=asked,
        hows=[(one.name.lower(), SAID[one].partition(", such")[0], number[one]) for one in SAID],
        edges=[(one.name.lower(), one.value) for one in Edge],
        total=len(every),
    )


def one_title(request: HttpRequest, office: Office) -> HttpResponse:
    """Every place that names a title."""
    day = _day(request)
    printed = request.GET.get("title", "").strip()[:300]
    titles = titles_of_plan(office, day)
    found = who_names(office, key_of(printed), day, titles) if printed else []
    if not found:
        raise NotInForce(
            f"No specification in force on {long_date(day)} names “{printed[:80]}”. Look at the list of titles that are named."
        )
    meant = found[0].meant
    return show(
        request,
        office,
        "staff/references_title.html",
        section=SECTION,
        day=day,
        title=found[0].mention.title,
        meant=meant,
        stands=SAID[meant.how],
        found=found[:MOST],
        count=len(found),
    )


def one_class(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Which specifications name a class, and which classes its own names: as a picture and as a table."""
    day = _day(request)
    job_class = class_with_number(office, number)
    titles = titles_of_plan(office, day)
    naming = naming_class(office, number, day, titles)
    named = named_by(job_class, day, titles)
    title = titles.titles.get(number, job_class.known_as)
    return show(
        request,
        office,
        "staff/references_class.html",
        section=SECTION,
        day=day,
        job_class=job_class,
        in_plan=number in titles.titles,
        title=title,
        naming=naming[:MOST],
        named=[(one, SAID[one.meant.how]) for one in named[:MOST]],
        left_out=max(0, len(naming) - MOST) + max(0, len(named) - MOST),
        picture=picture(title, _neighbours(naming, named=False), _neighbours(named, named=True)),
    )


def _neighbours(found: Iterable[Edged], *, named: bool) -> list[tuple[str, str]]:
    """Each neighbour once, with every way in which it names or is named."""
    ways: dict[str, list[str]] = {}
    for one in found:
        title = (one.meant.title or one.mention.title) if named else one.title
        held = ways.setdefault(title, [])
        if one.edge.value not in held:
            held.append(one.edge.value)
    return [(title, ", ".join(hows)) for title, hows in ways.items()]


def _day(request: HttpRequest) -> date:
    asked = request.GET.get("on", "")
    if not asked:
        return today()
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise Invalid(f"“{asked[:20]}” is no day. Write it as year-month-day, as in 2026-01-31.") from error
