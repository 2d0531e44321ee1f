"""Reading: the list of papers, uploading one, reviewing it, and its original for download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from classplan.core.errors import DomainError, Invalid
from classplan.core.reading.places import way_to
from classplan.records.accounts.models import Office
from classplan.records.library.models import Upload, UploadState
from classplan.records.library.selectors import content, progress, upload_numbered, uploads
from classplan.records.library.services import AlreadyHere, layout_of, upload
from classplan.web.pages import say, show, typed
from classplan.web.portal.paging import page_of
from classplan.web.staff.reading.acting import Asked, act
from classplan.web.staff.reading.forms import NewPaper
from classplan.web.staff.reading.page_of import page_of_place, review
from classplan.web.staff.reading.queue import keeps, queue_of
from classplan.web.today import this_moment
from classplan.web.who import allowed, require

CHANGE = "reading.change"
PAPERS_A_PAGE = 50
_MOST = 1_000_000


def list_of_papers(request: HttpRequest, office: Office) -> HttpResponse:
    """What was uploaded, each with its one next step; what waits stands first."""
    found = uploads(office)
    shown = page_of(found, request.GET.get("page", ""), PAPERS_A_PAGE, total=found.count())
    rows = [(row, progress(row), _next(row)) for row in shown.items]
    return show(
        request,
        office,
        "staff/reading_list.html",
        section="readings",
        waiting=[row for row in rows if row[0].state == UploadState.READING],
        done=[row for row in rows if row[0].state != UploadState.READING],
        page=shown,
        page_links=[(number, f"?page={number}") for number in shown.shown],
        may_change=allowed(request, office, CHANGE).allowed,
    )


def add(request: HttpRequest, office: Office) -> HttpResponse:
    """Upload a paper, or paste its words."""
    actor = require(request, office, CHANGE)
    asked = NewPaper(typed(request), request.FILES or None)
    if request.method == "POST" and asked.is_valid():
        try:
            name, held = asked.paper()
            row = upload(office, name=name, content=held, actor=actor, now=this_moment())
        except AlreadyHere as here:
            say(request, str(here), warning=True)
            return redirect("reading", here.upload.number)
        except DomainError as error:
            asked.refuse(error, asked.answered)
        else:
            say(request, f"It is kept as it came, as paper {row.number}. It holds {row.holds}.")
            return redirect("reading", row.number)
    return show(request, office, "staff/reading_add.html", section="readings", form=asked)


def one_paper(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The original beside what was read in it, and the forms by which it is mended and accepted."""
    asked = typed(request)
    refused: DomainError | None = None
    if request.method == "POST":
        actor = require(request, office, CHANGE)
        try:
            said = act(office, number, request.POST, actor=actor, now=this_moment())
        except DomainError as error:
            upload_numbered(office, number)
            refused = error
        else:
            say(request, said)
            return redirect(_back_to(office, number, request))
    row = upload_numbered(office, number)
    shown = review(row, layout_of(office), part=_from(request, "part") - 1, page=_from(request, "page"))
    return show(
        request,
        office,
        "staff/reading.html",
        section="readings",
        review=shown,
        upload=row,
        queue=queue_of(request, office, number),
        refused=refused,
        typed=_typed(asked),
        refused_at=_anchor(row, asked) if refused else "",
        may_change=allowed(request, office, CHANGE).allowed and row.state == UploadState.READING,
        may_take_up=allowed(request, office, CHANGE).allowed and row.state != UploadState.READING,
    )


def original(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The file as it came, to be kept and never shown by the browser."""
    row = upload_numbered(office, number)
    answer = HttpResponse(content(row), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _next(row: Upload) -> str:
    found = progress(row)
    if row.state == UploadState.ACCEPTED:
        return "Amendments can take its texts"
    if row.state == UploadState.SET_ASIDE:
        return f"Set aside: {row.reason}"
    if found.decided < found.problems:
        left = found.problems - found.decided
        return f"Decide on {left} problem{'' if left == 1 else 's'}"
    if found.accepted < found.sections:
        left = found.sections - found.accepted
        return f"Accept {left} section{'' if left == 1 else 's'}"
    return "Accept the whole"


def _from(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "1")
    if not said.isascii() or not said.isdigit() or not 0 < int(said[:9]) < _MOST:
        raise Invalid(f"“{said[:20]}” is no number of a {name}. Go back to the paper, and choose one there.")
    return int(said[:9])


def _back_to(office: Office, number: int, request: HttpRequest) -> str:
    """The page on which the place of the act stands, at that place."""
    row = upload_numbered(office, number)
    address = reverse("reading", args=[number])
    place = request.POST.get("where", "")
    part, page, anchor = _from(request, "part") - 1, _from(request, "page"), ""
    way = way_to(place)
    if len(way) > 1 and way[0] == "parts" and isinstance(way[1], int):
        part = way[1]
        page, anchor = page_of_place(row, part, place)
    elif request.POST.get("do") == "dismiss":
        anchor = "problems"
    return f"{address}?part={part + 1}&page={page}{keeps(request)}{f'#{anchor}' if anchor else ''}"


def _typed(asked: Asked | None) -> dict[str, str]:
    """What was typed, for the form at its place; empty where nothing was."""
    if asked is None:
        return {}
    names = ("do", "what", "where", "after", "reason", "problem", "kind", "key")
    return {name: asked.get(name, "") for name in names}


def _anchor(row: Upload, asked: Asked | None) -> str:
    if asked is None:
        return ""
    problem = asked.get("problem", "")
    if asked.get("do") == "dismiss" and problem.isascii() and problem.isdigit():
        return f"problem-{int(problem[:9]) + 1}"
    way = way_to(asked.get("where", ""))
    part = way[1] if len(way) > 1 and isinstance(way[1], int) else -1
    return page_of_place(row, part, asked.get("where", ""))[1]
