"""The journal: who did what, when, under which clause; whether its chain is whole; a printed anchor held against it."""

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.forms import CharField, ChoiceField, IntegerField
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.looking import (
    Compared,
    Wanted,
    acts,
    check_end,
    check_part,
    compare,
    entries_wanted,
    entry_numbered,
)
from classplan.records.journal.models import Entry
from classplan.records.journal.selectors import anchor
from classplan.records.plan.as_csv import harmless
from classplan.web.forms import DayField, Form
from classplan.web.pages import page, show
from classplan.web.portal.paging import number_asked, page_of
from classplan.web.staff.payload import rows_of
from classplan.web.words_of_acts import act_in_words

ENTRIES_A_PAGE = 100
GLANCE = 500  # entries whose chain is checked each time that the list is looked at
PART = 10_000  # entries that the page of the chain checks at one time
HIGHEST = 2_000_000_000
COLUMNS = ("number", "recorded_at", "act", "subject", "actor", "role", "cites", "previous", "digest")


class Search(Form):
    """What the list is narrowed to."""

    act = ChoiceField(label="Act", required=False)
    actor = CharField(label="Who, or in which role", required=False, max_length=200)
    amendment = IntegerField(label="Amendment", required=False, min_value=1, max_value=HIGHEST)
    first = DayField(label="From", required=False)
    last = DayField(label="To", required=False)

    def __init__(self, known: list[str], asked: object) -> None:
        super().__init__(asked, auto_id="only-%s")
        self.fields["act"].choices = [("", "Every act"), *((act, act_in_words(act)) for act in known)]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """The fields that were filled in as they can be; the others narrow nothing, and say what is wrong."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


class Printed(Form):
    """An anchor as a paper prints it."""

    number = IntegerField(label="Number of the entry", min_value=1, max_value=HIGHEST)
    digest = CharField(
        label="SHA-256", help_text="64 figures and letters, or the first 12; spaces do no harm.", max_length=200
    )


def journal(request: HttpRequest, office: Office) -> HttpResponse:
    """The entries, the latest first, a page at a time, and how the end of the chain stands."""
    search = Search(acts(office), request.GET)
    rows = entries_wanted(office, search.wanted)
    shown = page_of(rows, request.GET.get("page", ""), ENTRIES_A_PAGE, total=rows.count())
    narrowed = {name: request.GET[name] for name in search.fields if request.GET.get(name)}
    return show(
        request,
        office,
        "staff/journal.html",
        section="journal",
        search=search,
        narrowed=urlencode(narrowed),
        entries=list(shown.items),
        page=shown,
        page_links=[(number, f"?{urlencode(narrowed | {'page': str(number)})}") for number in shown.shown],
        checked=check_end(office, GLANCE),
    )


def entry(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """One entry with all that it states."""
    found = entry_numbered(office, number)
    stated = rows_of(found.payload)
    checked = check_part(office, after=number - 1, most=1)
    return show(
        request,
        office,
        "staff/entry.html",
        section="journal",
        entry=found,
        rows=stated.rows,
        left_out=stated.left_out,
        about=(found.payload.get("amendment") or {}).get("number"),
        checked=checked,
    )


def chain(request: HttpRequest, office: Office) -> HttpResponse:
    """The chain checked from an entry on, the anchor as it stands, and a printed one held against it."""
    checked = check_part(office, after=number_asked(request.GET.get("after", "0")), most=PART)
    form, compared = _compared(request, office)
    return show(
        request,
        office,
        "staff/journal_chain.html",
        section="journal",
        checked=checked,
        goes_on=checked.last if checked.last < checked.end else None,
        part=PART,
        anchor=anchor(office),
        form=form,
        compared=compared,
    )


def _compared(request: HttpRequest, office: Office) -> tuple[Printed, Compared | None]:
    asked = "number" in request.GET or "digest" in request.GET
    form = Printed(request.GET if asked else None)
    if not (asked and form.is_valid()):
        return form, None
    try:
        return form, compare(office, **form.cleaned_data)
    except Invalid as error:
        form.refuse(error, "digest")
        return form, None


def journal_csv(request: HttpRequest, office: Office) -> StreamingHttpResponse:
    """Every entry that is wanted, one a row, sent as it is read."""
    search = Search(acts(office), request.GET)
    rows = entries_wanted(office, search.wanted).order_by("number")
    zone = pack_of(office).time_zone
    response = StreamingHttpResponse(_lines(rows.iterator(), zone), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="journal.csv"'
    return response


class _Echo:
    """What csv writes to: the line is given back instead of kept."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def _lines(rows: Iterator[Entry], zone: str) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield writer.writerow(COLUMNS)
    with timezone.override(zone):
        for row in rows:
            values: list[Any] = [getattr(row, name) for name in COLUMNS]
            values[1] = timezone.localtime(row.recorded_at).isoformat(timespec="seconds")
            values[6] = "; ".join(row.cites)
            yield writer.writerow([harmless(value) for value in values])


urlpatterns = [
    page("", journal, "journal"),
    page("journal.csv", journal_csv, "journal_csv"),  # type: ignore[arg-type]  # it is streamed
    page("chain/", chain, "journal_chain"),
    page("<int:number>/", entry, "entry"),
]
