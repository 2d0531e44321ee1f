"""One of the lists of the library: narrowed, a page at a time, with the next step of each row; and as CSV."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.health.selectors import Library, library_on
from classplan.records.plan.as_csv import harmless
from classplan.web.pages import show
from classplan.web.portal.paging import page_of
from classplan.web.staff.library.asked import Narrowed, day_asked, step_for
from classplan.web.staff.library.kinds import KINDS, Kind

ROWS_A_PAGE = 50


def one_list(request: HttpRequest, office: Office, kind: str) -> HttpResponse:
    """The rows that are wanted, a page of them."""
    of_kind, library, narrowed = _asked(request, office, kind)
    items = _items(of_kind, library, narrowed)
    shown = page_of(items, request.GET.get("page", ""), ROWS_A_PAGE)
    words, step = step_for(request, office)
    about = [of_kind.about(item) for item in shown.items]
    steps = [f"{step}{line.number}" if step and line else "" for line in about]
    said = narrowed.said | {"on": library.on.isoformat()}
    return show(
        request,
        office,
        "staff/library_list.html",
        section="library",
        kind=kind,
        of_kind=of_kind,
        day=library.on,
        form=narrowed,
        narrowed=narrowed.said,
        query=urlencode(said),
        rows=list(zip(of_kind.rows(library, shown.items), steps, strict=True)),
        step=words if any(steps) else "",
        page=shown,
        total=f"{shown.total:,}",
        page_links=[(number, f"?{urlencode(said | {'page': str(number)})}") for number in shown.shown],
    )


def one_list_as_csv(request: HttpRequest, office: Office, kind: str) -> HttpResponse:
    """Every row that is wanted."""
    of_kind, library, narrowed = _asked(request, office, kind)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(of_kind.heads)
    for row in of_kind.rows(library, _items(of_kind, library, narrowed)):
        writer.writerow([harmless(str(cell.text)) for cell in row])
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="library-{kind}-{library.on}.csv"'
    return answer


def _asked(request: HttpRequest, office: Office, kind: str) -> tuple[Kind, Library, Narrowed]:
    of_kind = KINDS.get(kind)
    if of_kind is None:
        raise NotInForce(f"The library has no list “{kind[:60]}”. It has: {', '.join(KINDS)}.")
    day, _ = day_asked(request)
    library = library_on(office, day)
    typed = {name: request.GET.get(name, "") for name in ("which", "agency", "group", "grade")}
    asked = typed | {"on": request.GET.get("on") or day.isoformat()}
    narrowed = Narrowed(library, asked, which=of_kind.which(library), by_class=of_kind.by_class)
    return of_kind, library, narrowed


def _items(of_kind: Kind, library: Library, narrowed: Narrowed) -> Any:
    return of_kind.items(library, narrowed.holds(), narrowed.said.get("which", ""))
