"""My work: what is late, due and next, each with its one next step; what waits for others; drafts and papers that wait.

Seen as *mine*, a step of somebody else's is one that I wait for, however urgent it is for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.forms import ChoiceField
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from classplan.core.amending import Task, Urgency
from classplan.core.plain_words import days_away
from classplan.core.policy import SCOPED, Role, Standing
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import agencies
from classplan.records.amendments.selectors import Work, work_of
from classplan.records.library.models import Upload, UploadState
from classplan.records.library.selectors import uploads
from classplan.records.writing.waiting import to_answer, to_look_over
from classplan.web import who
from classplan.web.forms import Form
from classplan.web.pages import page, show
from classplan.web.portal.paging import page_of
from classplan.web.today import today

ROWS_A_PAGE = 100
MOST_PAPERS = 20
MINE, ALL = "mine", "all"
HEADINGS = {
    Urgency.LATE: "Late",
    Urgency.DUE: "Due",
    Urgency.NEXT: "Next",
    Urgency.WAITS: "Waits for others",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One next step: of which amendment, whose it is, how much of its time is left, and whether that has passed."""

    work: Work
    group: Urgency
    address: str
    whose: str
    left: str
    late: bool = False


class Chosen(Form):
    """What the list is narrowed to."""

    whose = ChoiceField(label="Whose steps", required=False)
    agency = ChoiceField(label="Agency", required=False)

    def __init__(self, office: Office, asked: object) -> None:
        super().__init__(asked, auto_id="only-%s")
        roles = [(role.value, f"Those of: {role}") for role in Role if role is not Role.EMPLOYEE]
        self.fields["whose"].choices = [(MINE, "Mine, and what I wait for"), (ALL, "Everybody's"), *roles]  # type: ignore[attr-defined]
        of_office = [(agency.code, f"{agency.name} ({agency.code})") for agency in agencies(office)]
        self.fields["agency"].choices = [("", "Every agency"), *of_office]  # type: ignore[attr-defined]

    @property
    def said(self) -> tuple[str, str]:
        """Whose, and of which agency; what cannot be chosen is as if nothing had been."""
        given = self.cleaned_data if self.is_valid() else {}
        return given.get("whose") or MINE, given.get("agency") or ""


def work(request: HttpRequest, office: Office) -> HttpResponse:
    """What is to be done today."""
    day, standing = today(), who.standing(request)
    chosen = Chosen(office, request.GET)
    whose, agency = chosen.said
    sees = who.allowed(request, office, "amendment.see").allowed
    every = work_of(office, standing, day) if sees else []
    rows = sorted(_rows(every, whose, agency, standing, day), key=lambda row: list(Urgency).index(row.group))
    shown = page_of(rows, request.GET.get("page", ""), ROWS_A_PAGE)
    narrowed = {"whose": whose, "agency": agency}
    papers = _papers(office)
    papers = papers if who.allowed(request, office, "reading.see").allowed else papers.none()
    asks = who.person(request)
    look_over, answer = (to_look_over(office, asks), list(to_answer(office, asks))) if asks else ([], [])
    return show(
        request,
        office,
        "staff/work.html",
        section="work",
        chosen=Chosen(office, narrowed),
        whose=whose,
        is_narrowed=whose != MINE or bool(agency),
        sees=sees,
        counts=[_count(group, [row for row in rows if row.group is group]) for group in Urgency],
        groups=[
            (heading, group.name.lower(), of_group)
            for group, heading in HEADINGS.items()
            if (of_group := [row for row in shown.items if row.group is group])
        ],
        there_is_any=bool(every),
        page=shown,
        page_links=[(number, f"?{urlencode(narrowed | {'page': number})}") for number in shown.shown],
        look_over=look_over,
        answer=answer,
        drafts=len(look_over) + len(answer),
        papers=papers[:MOST_PAPERS],
        papers_in_all=papers.count(),
    )


def _rows(every: Iterable[Work], whose: str, agency: str, standing: Standing, day: date) -> Iterable[Row]:
    for found in every:
        if agency and agency not in found.agencies:
            continue
        if whose not in (MINE, ALL) and whose not in found.task.roles:
            continue
        yield Row(
            found,
            _group(found, standing) if whose == MINE else found.task.urgency,
            address_of(found.amendment.number),
            ", ".join(role for role in Role if role in found.task.roles),
            days_away(found.task.by, day) if found.task.by else "",
            found.task.is_late(day),
        )


def _count(group: Urgency, rows: list[Row]) -> str:
    """How many stand in a group, as a sentence says it."""
    if group is not Urgency.WAITS:
        return f"{len(rows)} {group}"
    late = sum(row.late for row in rows)
    of_them = f" ({late} of them late)" if late else ""
    return f"{len(rows)} {'waits' if len(rows) == 1 else 'wait'} for others{of_them}"


def _group(found: Work, standing: Standing) -> Urgency:
    """As whoever looks sees it: what others do is waited for, and what is mine to do waits for nobody but me."""
    task = found.task
    if not _is_mine(task, standing):
        return Urgency.WAITS
    return Urgency.NEXT if task.urgency is Urgency.WAITS and task.move else task.urgency


def _is_mine(task: Task, standing: Standing) -> bool:
    """Whether it is a step of one's role; of a role that is held for agencies, only where it is one of theirs."""
    held = task.roles & standing.roles
    return bool(held - SCOPED) or bool(held and (not task.agencies or task.agencies & standing.agencies))


def address_of(number: int) -> str:
    """The page of an amendment."""
    try:
        return reverse("amendment", args=(number,))
    except NoReverseMatch:
        return f"/desk/amendments/{number}/"


def _papers(office: Office) -> QuerySet[Upload]:
    return uploads(office).filter(state=UploadState.READING)


urlpatterns = [page("", work, "work")]
