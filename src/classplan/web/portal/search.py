"""Search over titles, codes and the text of specifications, as they stood on a day."""

from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict

from classplan.core.dates import iso_date
from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.specs.search import LONGEST_QUERY, find
from classplan.web.pages import show
from classplan.web.portal.paging import number_asked, page_of
from classplan.web.today import today

HITS_A_PAGE = 20


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
        shown = query[:LONGEST_QUERY]
        return show(
            request,
            office,
            "portal/search.html",
            status=400,
            query=shown,
            day=day,
            typed_day=request.GET.get("on", "")[:40],
            error=error,
            too_long=too_long,
            section="search",
        )
    asked = number_asked(request.GET.get("page", ""))
    found = find(office, query, on=day, limit=HITS_A_PAGE, offset=(max(asked, 1) - 1) * HITS_A_PAGE)
    page = page_of(range(found.total), str(asked), HITS_A_PAGE)
    if page.number != asked:
        found = find(office, query, on=day, limit=HITS_A_PAGE, offset=(page.number - 1) * HITS_A_PAGE)
    links = [(number, _address(query, day, number)) for number in page.shown]
    return show(
        request,
        office,
        "portal/search.html",
        query=query,
        day=day,
        found=found,
        page=page,
        page_links=links,
        section="search",
    )


def _day(typed: str) -> tuple[date, str]:
    if not typed:
        return today(), ""
    try:
        return iso_date(typed[:20]), ""
    except Invalid as error:
        return today(), str(error)


def _address(query: str, day: date, number: int) -> str:
    values = QueryDict(mutable=True)
    values.update({"q": query, "on": day.isoformat(), "page": str(number)})
    return f"?{values.urlencode()}"
