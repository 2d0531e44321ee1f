"""Batches at the desk: begin one, see how far it is, work through its queue, accept many, take the report along."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from classplan.core.errors import DomainError, Invalid, NotInForce
from classplan.core.plain_words import count_in_words
from classplan.records.accounts.models import Office
from classplan.records.library.batches import selectors
from classplan.records.library.batches.accepting import MOST_AT_ONCE, accept_clean, mark
from classplan.records.library.batches.report import as_csv, report
from classplan.records.library.batches.taking import begin_uploaded
from classplan.records.library.models import Outcome
from classplan.records.library.selectors import progress
from classplan.web.pages import say, show, typed
from classplan.web.portal.paging import page_of
from classplan.web.staff.importing import working
from classplan.web.staff.importing.forms import AcceptMany, NewBatch
from classplan.web.today import this_moment
from classplan.web.who import allowed, require

CHANGE = "import.change"
SECTION = "readings"
A_PAGE = 50
MOST_SHOWN = 50  # of kinds, reasons and titles; the downloads have them all
WATCHED_EVERY = 10  # seconds between two looks, where somebody asked for that


def list_of_batches(request: HttpRequest, office: Office) -> HttpResponse:
    """Every batch with how far it is."""
    found = selectors.batches(office)
    shown = page_of(found, request.GET.get("page", ""), A_PAGE, total=found.count())
    return show(
        request,
        office,
        "staff/imports.html",
        section=SECTION,
        batches=shown.items,
        page=shown,
        page_links=[(number, f"?page={number}") for number in shown.shown],
        may_change=allowed(request, office, CHANGE).allowed,
    )


def add(request: HttpRequest, office: Office) -> HttpResponse:
    """Upload a zip; a process of its own takes it in."""
    actor = require(request, office, CHANGE)
    asked = NewBatch(typed(request), request.FILES or None)
    if request.method == "POST" and asked.is_valid():
        try:
            name, content = asked.zip()
            batch = begin_uploaded(office, name=name, content=content, actor=actor, now=this_moment())
        except DomainError as error:
            asked.refuse(error, "file")
        else:
            if batch.ended is None:
                working.begin_work(batch)
            return redirect("import", batch.number)
    return show(request, office, "staff/import_add.html", section=SECTION, form=asked)


def one_batch(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """How far it is, what needs a person by kind, and what it came to; a form that goes on where nobody does."""
    batch = selectors.batch_numbered(office, number)
    if request.method == "POST":
        require(request, office, CHANGE)
        if batch.archive is None or batch.ended is not None:
            raise Invalid(f"Batch {number} does not wait for anybody at the desk. Look at it again.")
        working.begin_work(batch)
        say(request, "It goes on.")
        return redirect("import", number)
    watched = batch.ended is None and "watch" in request.GET
    answer = show(
        request,
        office,
        "staff/import.html",
        section=SECTION,
        batch=batch,
        report=report(batch),
        outcomes=[
            (said, outcome, count)
            for (outcome, said), count in zip(Outcome.choices, selectors.outcomes(batch).values(), strict=True)
            if count
        ],
        most=MOST_SHOWN,
        clean=selectors.CLEAN,
        watched=watched,
        every=WATCHED_EVERY,
        stands_still=selectors.stands_still(batch, this_moment()),
        may_change=allowed(request, office, CHANGE).allowed,
    )
    if watched:
        answer["Refresh"] = str(WATCHED_EVERY)
    return answer


def list_of_files(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The files of a batch, or those that came to one outcome, with the reason."""
    batch = selectors.batch_numbered(office, number)
    outcome = request.GET.get("outcome", "")
    found = selectors.files(batch, outcome)
    shown = page_of(found, request.GET.get("page", ""), A_PAGE, total=found.count())
    kept = {"outcome": outcome} if outcome in Outcome.values else {}
    return show(
        request,
        office,
        "staff/import_files.html",
        section=SECTION,
        batch=batch,
        files=shown.items,
        narrowed=dict(Outcome.choices).get(outcome, ""),
        page=shown,
        page_links=[(n, f"?{urlencode(kept | {'page': str(n)})}") for n in shown.shown],
    )


def list_of_papers(request: HttpRequest, office: Office, number: int, key: str) -> HttpResponse:
    """The papers of a batch that wait with a problem of one kind, or without any."""
    batch = selectors.batch_numbered(office, number)
    kind = selectors.kind_named(key)
    if kind is None and key != selectors.CLEAN:
        raise NotInForce(f"No problem of this kind waits any more. Go back to batch {number} for what is left.")
    found = selectors.papers_of_kind(batch, key)
    shown = page_of(found, request.GET.get("page", ""), A_PAGE, total=found.count())
    return show(
        request,
        office,
        "staff/import_kind.html",
        section=SECTION,
        batch=batch,
        kind=kind,
        queue=f"{number}-{key}",
        first=selectors.next_of_kind(batch, key, 0),
        papers=[(row, progress(row)) for row in shown.items],
        page=shown,
        page_links=[(n, f"?page={n}") for n in shown.shown],
        may_change=allowed(request, office, CHANGE).allowed,
    )


def accept(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Accept the papers without any problem, in one act."""
    batch = selectors.batch_numbered(office, number)
    actor = require(request, office, CHANGE)
    asked = AcceptMany(typed(request), initial={"seen": mark(batch)})
    if request.method == "POST" and asked.is_valid():
        try:
            accepted = accept_clean(batch, seen=asked.cleaned_data["seen"], actor=actor, now=this_moment())
        except DomainError as error:
            asked = AcceptMany(initial={"seen": mark(batch)})
            say(request, str(error), warning=True)
        else:
            say(request, f"{count_in_words(accepted, 'paper is', 'papers are').capitalize()} accepted.")
            return redirect("import", number)
    clean = selectors.waiting(batch).clean
    return show(
        request,
        office,
        "staff/import_accept.html",
        section=SECTION,
        batch=batch,
        form=asked,
        clean=clean,
        accepts=min(clean, MOST_AT_ONCE),
        list=reverse("import_kind", args=[number, selectors.CLEAN]),
    )


def report_csv(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """A row for every file."""
    batch = selectors.batch_numbered(office, number)
    return _file(HttpResponse(as_csv(batch), content_type="text/csv; charset=utf-8"), f"batch-{number}.csv")


def report_json(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The report for programs."""
    batch = selectors.batch_numbered(office, number)
    return _file(JsonResponse(report(batch).as_json()), f"batch-{number}.json")


def _file(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
