"""The page of a draft: its sections, what waits, and what can be done with the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from classplan.core.errors import DomainError, Invalid
from classplan.core.reading.deriving import kinds_of_section
from classplan.core.spec.model import SectionKind
from classplan.core.writing.draft import Placed, finished, sections_of
from classplan.core.writing.plain import as_text
from classplan.records.accounts.models import Office
from classplan.records.library.services import layout_of
from classplan.records.linting.held import of_draft
from classplan.records.linting.selectors import Stated, faults_of
from classplan.records.writing import editing, selectors
from classplan.web.pages import say, typed
from classplan.web.portal.comparing import is_too_long
from classplan.web.staff.linting.showing import AddressOf, act_on, asks_for_one, findings_shown
from classplan.web.staff.writing.matter import CHANGE, Matter, by, matter_of, number_in, page_of_draft, redline_of
from classplan.web.today import this_moment, today
from classplan.web.who import require


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section in the list: how many items, how it stands to the text in force, how many remarks wait."""

    placed: Placed
    words: int
    compared: str
    waiting: int


def one_draft(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The draft, and the forms by which its sections are added, moved and taken out, and it is set aside."""
    matter = matter_of(request, office, number)
    refused: DomainError | None = None
    finding: DomainError | None = None
    faults = (
        faults_of(office, finished(matter.body), on=today(), about=of_draft(number)) if not matter.invited else None
    )
    if request.method == "POST":
        require(request, office, CHANGE)
        try:
            if faults is not None and asks_for_one(request):
                say(request, act_on(request, office, faults, now=this_moment()))
                return redirect(f"{reverse('draft', args=[number])}#findings-title")
            say(request, _act(request, office, number))
            return redirect(f"{reverse('draft', args=[number])}{_at(request)}")
        except DomainError as error:
            finding, refused = (error, None) if asks_for_one(request) else (None, error)
            matter = matter_of(request, office, number)
    too_long = is_too_long(matter.body, matter.base.body)
    return page_of_draft(
        request,
        office,
        "staff/draft.html",
        matter,
        refused=refused,
        asked=typed(request) or {},
        sections=_sections(matter),
        kinds=_kinds(office),
        places=[(placed.key, placed.section["heading"] or "(no heading)") for placed in sections_of(matter.body)],
        values=[(field["label"] or field["key"], field["printed"]) for field in matter.body["fields"]],
        waiting=sum(1 for remark in selectors.remarks(matter.draft) if selectors.is_open(remark)),
        invited=selectors.invitations(matter.draft),
        reviews=selectors.reviews(matter.draft),
        compared=redline_of(matter.base.body, matter.body) if matter.base.body and not too_long else None,
        too_long=too_long,
        findings=findings_shown(
            request, office, faults, refused=finding, address=address_of_finding(number, ways_of(matter))
        )
        if faults
        else None,
    )


def _act(request: HttpRequest, office: Office, number: int) -> str:
    who, said = by(request, office, CHANGE), request.POST
    key = said.get("key", "")
    match said.get("do", ""):
        case "add":
            kind, after = said.get("kind", ""), said.get("after", "")
            heading = said.get("heading", "")
            editing.add(office, number, after=after or None, kind=kind, heading=heading, by=who)
            return f"The section “{heading.strip()}” is added. It is empty yet."
        case "earlier" | "later" as where:
            editing.move(office, number, key, -1 if where == "earlier" else 1, by=who)
            return f"The section stands one place {where}."
        case "remove":
            editing.remove(office, number, key, seen=number_in(said.get("seen", "")), by=who)
            return "The section is taken out. Earlier revisions still have it."
        case "aside":
            editing.set_aside(office, number, reason=said.get("reason", ""), by=who)
            return "The draft is set aside. Nothing of it is lost."
        case "take_up":
            editing.take_up(office, number, by=who)
            return "The draft is taken up again."
        case other:
            raise Invalid(f"“{other[:40]}” is nothing that can be done with a draft. Open it again.")


def _at(request: HttpRequest) -> str:
    return f"#section-{request.POST['key']}" if request.POST.get("do") in ("earlier", "later") else "#sections"


def _sections(matter: Matter) -> list[SectionShown]:
    waiting: dict[str, int] = {}
    for remark in selectors.remarks(matter.draft):
        if selectors.is_open(remark):
            waiting[remark.section] = waiting.get(remark.section, 0) + 1
    found = []
    for placed in sections_of(matter.body):
        text = as_text(placed.section)
        was = selectors.section_of_base(matter.body, placed.key, matter.base.body)
        compared = (
            ""
            if matter.base.body is None
            else "new"
            if was is None
            else "as in force"
            if as_text(was) == text
            else "changed"
        )
        found.append(SectionShown(placed, len(text.split()), compared, waiting.get(placed.key, 0)))
    return found


def ways_of(matter: Matter) -> dict[str, tuple[int, ...]]:
    """The way to each section, counted from 1, by its key."""
    found: dict[str, tuple[int, ...]] = {}
    way: list[int] = []
    for placed in sections_of(matter.body):
        if placed.deep >= len(way):
            way.append(1)
        else:
            del way[placed.deep + 1 :]
            way[placed.deep] += 1
        found[placed.key] = tuple(way)
    return found


def address_of_finding(number: int, ways: Mapping[str, tuple[int, ...]]) -> AddressOf:
    """Where a finding is to be mended: at its section, or at the title and the fields."""
    keys = {way: key for key, way in ways.items()}

    def address(stated: Stated) -> str:
        key = keys.get(stated.place.way) if stated.place else None
        return reverse("draft_section", args=[number, key]) if key else reverse("draft_head", args=[number])

    return address


def _kinds(office: Office) -> list[tuple[str, str]]:
    layout = layout_of(office)
    kinds = kinds_of_section(layout.spec) if layout else tuple(SectionKind)
    return [(kind, kind.replace("_", " ").replace("/", ": ")) for kind in kinds]
