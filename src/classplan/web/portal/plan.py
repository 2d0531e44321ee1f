"""The plan on a day: the page, and the same content as CSV. As JSON it is part of the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.plan.as_csv import as_csv
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.days import days_of_change, first_day_known, lines_changed
from classplan.records.plan.selectors import plan_as_of
from classplan.web.pages import plain_text, show
from classplan.web.portal.days import DayForm
from classplan.web.portal.lines import rows_of
from classplan.web.portal.paging import page_of
from classplan.web.portal.strip import strip_of
from classplan.web.today import today

ROWS_A_PAGE = 100
LONGEST_WORDS = 200
ORDERS = {"code": "Code", "title": "Title", "grade": "Grade"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader chose of the plan: words, a group, an FLSA status, provisional lines only; and in which order."""

    words: str = ""
    group: str = ""
    flsa: str = ""
    provisional: bool = False
    order: str = "code"
    backwards: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """As the address says it; what it says otherwise than here is ignored."""
        order = query.get("sort", "")
        return cls(
            words=query.get("q", "").strip()[:LONGEST_WORDS],
            group=query.get("group", "")[:10],
            flsa=query.get("flsa", "") if query.get("flsa") in ("exempt", "non-exempt", "unknown") else "",
            provisional=query.get("provisional") == "yes",
            order=order.removeprefix("-") if order.removeprefix("-") in ORDERS else "code",
            backwards=order.startswith("-"),
        )

    @property
    def narrows(self) -> bool:
        """Whether it leaves lines out."""
        return bool(self.words or self.group or self.flsa or self.provisional)

    def address(self, **other: str) -> str:
        """The choices as a query string, some of them made otherwise."""
        sort = f"-{self.order}" if self.backwards else self.order
        chosen = {
            "q": self.words,
            "group": self.group,
            "flsa": self.flsa,
            "provisional": "yes" if self.provisional else "",
            "sort": "" if sort == "code" else sort,
        } | other
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in chosen.items() if value})
        return f"?{query.urlencode()}" if query else "?"

    def chosen(self, lines: Iterable[PlanLine]) -> list[PlanLine]:
        """The lines that are asked for, in order."""
        kept = [line for line in lines if self._wants(line)]
        if self.order == "title":
            kept.sort(key=lambda line: line.title.casefold())
        elif self.order == "grade":
            kept.sort(key=lambda line: (line.grade is None, line.grade or "", line.title))
        return kept[::-1] if self.backwards else kept

    def _wants(self, line: PlanLine) -> bool:
        text = f"{line.code or ''} {line.title}".casefold()
        return (
            (not self.group or (line.group or "") == self.group)
            and (not self.flsa or (line.flsa or "unknown") == self.flsa)
            and (not self.provisional or line.provisional)
            and all(word in text for word in self.words.casefold().split())
        )


def plan_today(request: HttpRequest, office: Office) -> HttpResponse:
    """To the plan of today, or of the day that was typed; a day that is none is refused where it stands."""
    form = DayForm.of(request.GET.dict())
    if form.error:
        return show(request, office, "portal/choose_day.html", status=400, form=form, action=request.path)
    return HttpResponseRedirect(reverse("plan", args=[form.value or today()]))


def plan(request: HttpRequest, office: Office, day: date) -> HttpResponse:
    """The plan on a day."""
    try:
        known = plan_as_of(office, day)
    except NotInForce as error:
        return not_known(request, office, day, str(error))
    asked = Asked.of(request.GET)
    page = page_of(asked.chosen(known.lines), request.GET.get("page", ""), ROWS_A_PAGE)
    rows, notes = rows_of(list(page.items), day)
    strip = strip_of(days_of_change(office), shown=day, counted=partial(lines_changed, office))
    return show(
        request,
        office,
        "portal/plan.html",
        day=day,
        known=known,
        provisional=sum(line.provisional for line in known.lines),
        groups=sorted({line.group for line in known.lines if line.group}),
        asked=asked,
        page=page,
        page_links=_page_links(page.shown, asked),
        orders=_orders(asked),
        rows=rows,
        notes=notes,
        strip=strip,
        form=DayForm.showing(day),
        compare_form=DayForm.showing(strip.before or today()),
        section="plan",
    )


def plan_csv(request: HttpRequest, office: Office, day: date) -> HttpResponse:
    """The plan on a day as a table for a spreadsheet; the texts of the notes stand in one column."""
    try:
        known = plan_as_of(office, day)
    except NotInForce as error:
        return plain_text(404, str(error))
    answer = HttpResponse(as_csv(known.lines, day), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="plan-{day}.csv"'
    return _caveat(answer, known.caveat)


def not_known(request: HttpRequest, office: Office, day: date, message: str) -> HttpResponse:
    """The page for a day before every attestation: not known, which is not nothing."""
    first = first_day_known(office)
    form = DayForm.showing(day)
    return show(
        request, office, "portal/plan_not_known.html", status=404, day=day, message=message, first=first, form=form
    )


def _caveat(answer: HttpResponse, caveat: str | None) -> HttpResponse:
    if caveat:
        answer["X-Classplan-Caveat"] = caveat
    return answer


def _page_links(numbers: Iterable[int], asked: Asked) -> list[tuple[int, str]]:
    return [(number, asked.address(page=str(number))) for number in numbers]


def _orders(asked: Asked) -> dict[str, dict[str, str]]:
    """For each column that sorts: its heading, the address that sorts by it, and how it is sorted now."""
    found: dict[str, dict[str, str]] = {}
    for name, heading in ORDERS.items():
        mine = asked.order == name
        found[name] = {
            "heading": heading,
            "address": asked.address(sort=f"-{name}" if mine and not asked.backwards else name),
            "now": ("descending" if asked.backwards else "ascending") if mine else "",
        }
    return found
