"""Every revision of a draft: who saved what when, the words of each, and the way back to one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from classplan.core.errors import DomainError, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.writing import editing, selectors
from classplan.web.pages import say
from classplan.web.portal.comparing import is_too_long
from classplan.web.portal.paging import page_of
from classplan.web.portal.specification import parts_of
from classplan.web.staff.writing.matter import CHANGE, by, matter_of, number_in, page_of_draft, redline_of
from classplan.web.who import require

A_PAGE = 100


def list_of_revisions(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The revisions, the newest first."""
    matter = matter_of(request, office, number)
    rows = selectors.revisions(matter.draft)
    shown = page_of(rows, request.GET.get("page", ""), A_PAGE, total=matter.draft.revision)
    links = [(n, f"?page={n}") for n in shown.shown]
    return page_of_draft(
        request, office, "staff/draft_revisions.html", matter, rows=shown.items, page=shown, page_links=links
    )


def one_revision(request: HttpRequest, office: Office, number: int, revision: int) -> HttpResponse:
    """A revision, what it did to the one before it, and going back to it."""
    matter = matter_of(request, office, number)
    refused: DomainError | None = None
    if request.method == "POST":
        require(request, office, CHANGE)
        try:
            seen = number_in(request.POST.get("seen", ""))
            editing.go_back(office, number, revision, seen=seen, by=by(request, office, CHANGE))
        except DomainError as error:
            refused = error
            matter = matter_of(request, office, number)
        else:
            say(
                request,
                f"The draft is as it was at revision {revision}. What stood since is still among the revisions.",
            )
            return redirect("draft", number)
    row = next((row for row in selectors.revisions(matter.draft).filter(number=revision)), None)
    if row is None:
        raise NotInForce(f"Draft {number} has no revision {revision}.")
    before = selectors.body_at(matter.draft, revision - 1) if revision > 1 else None
    return page_of_draft(
        request,
        office,
        "staff/draft_revision.html",
        matter,
        revision=row,
        refused=refused,
        compared=redline_of(before, row.body) if before and not is_too_long(before, row.body) else None,
        parts=parts_of(row.body, level=3),
    )
