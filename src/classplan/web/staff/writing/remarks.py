"""What was said about a draft: what waits for an answer first, what was answered below."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString

from classplan.core.errors import DomainError, Invalid
from classplan.core.writing.draft import Json, find
from classplan.core.writing.plain import as_text
from classplan.records.accounts.models import Office
from classplan.records.writing import selectors
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import Remark
from classplan.web.pages import say, typed
from classplan.web.portal.paging import page_of
from classplan.web.staff.writing.matter import SAY, matter_of, page_of_draft, redline_of_texts
from classplan.web.staff.writing.section import answer
from classplan.web.who import require

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """A remark with its section, which may be gone."""

    remark: Remark
    heading: str
    there: bool
    stale: bool
    redline: SafeString | str


def list_of_remarks(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Every remark, and the forms by which its owner answers."""
    matter = matter_of(request, office, number)
    refused: DomainError | None = None
    if request.method == "POST":
        require(request, office, SAY)
        try:
            outcome = request.POST.get("do", "")
            if outcome not in ("accepted", "rejected", "settled"):
                raise Invalid(f"“{outcome[:40]}” is nothing that can be decided about a remark. Open the page again.")
            say(request, answer(request, office, number, outcome))
            return redirect("draft_remarks", number)
        except DomainError as error:
            refused = error
    every = selectors.remarks(matter.draft)
    waiting = [remark for remark in every if selectors.is_open(remark)]
    done = [remark for remark in reversed(every) if not selectors.is_open(remark)]
    shown = page_of([*waiting, *done], request.GET.get("page", ""), A_PAGE)
    listed = [_listed(remark, matter.body) for remark in shown.items]
    return page_of_draft(
        request,
        office,
        "staff/draft_remarks.html",
        matter,
        refused=refused,
        clash=isinstance(refused, Clashing),
        asked=typed(request) or {},
        open_remarks=[one for one in listed if selectors.is_open(one.remark)],
        answered=[one for one in listed if not selectors.is_open(one.remark)],
        count=len(waiting),
        page=shown,
        page_links=[(n, f"?page={n}") for n in shown.shown],
    )


def _listed(remark: Remark, body: Json) -> Listed:
    section = find(body, remark.section)
    stale = selectors.is_stale(remark, as_text(section) if section else "")
    redline = redline_of_texts(remark.was, remark.suggested)["redline"] if remark.suggests else ""
    return Listed(
        remark, section["heading"] if section else "a section that was taken out", section is not None, stale, redline
    )
