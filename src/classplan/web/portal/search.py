"""Search over titles, codes and the text of specifications: on a day or ever, in all of a text or in one part of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from classplan.core.dates import iso_date
from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.specs.search import LONGEST_QUERY, Found, Hit, Part, Scope, Where, asked, find
from classplan.web.pages import show
from classplan.web.portal.paging import number_asked, page_of
from classplan.web.portal.specification import sentence_case
from classplan.web.today import today

HITS_A_PAGE = 20
MOST_SPELLS = 6  # versions that are named of one class


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One way to see only some of what is found: what it is called, how many these are, where; whether it is taken."""

    label: str
    count: int
    address: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it: the address of its very place, and the heading under which it stands."""

    hit: Hit
    address: str
    heading: str

    @property
    def spells(self) -> list[tuple[date, date | None, str]]:
        """The versions that hold what was asked for, the latest first, each with the address of its first day."""
        latest = sorted(self.hit.spells, reverse=True)[:MOST_SPELLS]
        return [(s.start, s.until, reverse("class", args=[self.hit.number, s.start])) for s in latest]

    @property
    def more(self) -> int:
        """How many versions are not named."""
        return max(0, len(self.hit.spells) - MOST_SPELLS)


def search(request: HttpRequest, office: Office) -> HttpResponse:
    """What is found, with the place where it was found."""
    query = request.GET.get("q", "").strip()
    day, day_error = _day(request.GET.get("on", ""))
    too_long = len(query) > LONGEST_QUERY
    if too_long or day_error:
        error = (
            f"The search is {len(query):,} characters long; at most {LONGEST_QUERY} are looked for."
            if too_long
            else day_error
        )
        return show(
            request,
            office,
            "portal/search.html",
            status=400,
            query=query[:LONGEST_QUERY],
            day=day,
            typed_day=request.GET.get("on", "")[:40],
            error=error,
            too_long=too_long,
            section="search",
            parts=list(Part),
        )
    scope = Scope(
        day,
        ever=request.GET.get("ever") == "1",
        part=next((part for part in Part if part == request.GET.get("in")), None),
        where=next((where for where in Where if where == request.GET.get("kind")), None),
        counted=True,
    )
    number = max(number_asked(request.GET.get("page", "")), 1)
    found = find(office, query, on=day, limit=HITS_A_PAGE, offset=(number - 1) * HITS_A_PAGE, scope=scope)
    page = page_of(range(found.total), str(number), HITS_A_PAGE)
    if page.number != number:
        found = find(office, query, on=day, limit=HITS_A_PAGE, offset=(page.number - 1) * HITS_A_PAGE, scope=scope)
    return show(
        request,
        office,
        "portal/search.html",
        query=query,
        day=day,
        scope=scope,
        nothing_wanted=bool(query) and not asked(query),
        found=found,
        hits=[_shown(hit) for hit in found.hits],
        narrowings=list(_narrowings(query, scope, found)),
        parts=list(Part),
        page=page,
        page_links=[(number, _address(query, scope, page=str(number))) for number in page.shown],
        section="search",
    )


def _shown(hit: Hit) -> Shown:
    anchor = f"#{hit.anchor}" if hit.anchor else ""
    return Shown(hit, f"{reverse('class', args=[hit.number, hit.day])}{anchor}", sentence_case(hit.heading))


def _narrowings(query: str, scope: Scope, found: Found) -> Iterator[Narrowing]:
    every = Scope(scope.on, scope.ever)
    for where in (Where.CODE, Where.TITLE):
        if count := found.kinds.get(where, 0):
            narrowed = Scope(scope.on, scope.ever, where=where)
            yield Narrowing(f"Found in its {where}", count, _address(query, narrowed), scope.where is where)
    for part, count in found.parts.items():
        if count:
            narrowed = Scope(scope.on, scope.ever, part=part)
            yield Narrowing(f"In the text: {part.said}", count, _address(query, narrowed), scope.part is part)
    if scope.part or scope.where:
        yield Narrowing("Everything", 0, _address(query, every), taken=False)


def _day(typed: str) -> tuple[date, str]:
    if not typed:
        return today(), ""
    try:
        return iso_date(typed[:20]), ""
    except Invalid as error:
        return today(), str(error)


def _address(query: str, scope: Scope, page: str = "") -> str:
    said = {
        "q": query,
        "on": scope.on.isoformat(),
        "ever": "1" if scope.ever else "",
        "in": scope.part or "",
        "kind": scope.where or "",
        "page": page,
    }
    return f"?{urlencode({name: str(value) for name, value in said.items() if value})}"
