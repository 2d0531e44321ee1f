"""The notice of an amendment: as it would be posted today, and once it was given, the file that was frozen then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from classplan.core.documents import Document, Facts, Heading, Items, Paragraph, Table
from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.records.accounts.models import Office
from classplan.records.amendments import selectors
from classplan.records.library.models import Original
from classplan.records.library.store import content_of
from classplan.records.papers.kinds import WHOLE
from classplan.records.papers.selectors import draft_of
from classplan.records.plan.selectors import classes_titled
from classplan.web.pages import show
from classplan.web.portal.specification import parts_of
from classplan.web.portal.takes import what_it_takes
from classplan.web.staff.amendments.matter import Matter, matter_of
from classplan.web.staff.amendments.text_compared import beside_the_one_in_force
from classplan.web.staff.amendments.words import state_in_words

DEEPER = 2  # the paper's own headings stand below those of the page


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the paper as the template prints it: its kind, its text, its rows."""

    kind: str
    text: str = ""
    level: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def the_notice(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The notice on the screen."""
    matter = matter_of(request, office, number)
    return show(
        request,
        office,
        "staff/amendment_notice.html",
        section="amendments",
        matter=matter,
        amendment=matter.amendment,
        state=state_in_words(matter.amendment.state),
        notice=matter.point.notice,
        **paper_now(matter),
    )


def paper_now(matter: Matter) -> dict[str, Any]:
    """The blocks of the notice and its foot, or why there is no notice yet."""
    notice = matter.point.notice
    case = matter.case.on(notice.day) if notice else matter.case
    try:
        paper = draft_of(matter.amendment, case, "notice", WHOLE, case.today)
    except (Invalid, NotAllowed) as error:
        return {"parts": [], "why_not": str(error), "foot": ""}
    return {"parts": list(_parts(paper)), "why_not": "", "foot": "" if notice else paper.foot}


def original(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The notice as it was issued, the very bytes, to be kept and never run by the browser."""
    matter = matter_of(request, office, number)
    if matter.point.notice is None:
        raise NotInForce(f"No notice of {matter.amendment.name} has been given, so there is no file of it yet.")
    return as_download(matter.point.notice.original)


def proof(request: HttpRequest, office: Office, number: int, posting: int) -> HttpResponse:
    """The file that shows a posting."""
    matter = matter_of(request, office, number)
    hung = selectors.postings_of(matter.point.notice) if matter.point.notice else []
    found = next((row.proof_file for row in hung if row.pk == posting and row.proof_file), None)
    if found is None:
        raise NotInForce("There is no file of this posting.")
    return as_download(found)


def new_text(request: HttpRequest, office: Office, number: int, ordinal: int) -> HttpResponse:
    """The specification that a change takes as its new text."""
    matter = matter_of(request, office, number)
    row = next((row for row in selectors.proposals(matter.amendment) if row.ordinal == ordinal), None)
    if row is None or row.spec is None:
        raise NotInForce(f"{matter.amendment.name} has no change {ordinal} with a new text.")
    return show(
        request,
        office,
        "staff/amendment_text.html",
        section="amendments",
        amendment=matter.amendment,
        matter=matter,
        ordinal=ordinal,
        spec=row.spec,
        original=row.spec_original,
        parts=parts_of(row.spec, level=3),
        takes=(takes := what_it_takes(office, row.spec)),
        numbers=classes_titled(office, takes.classes, on=matter.today) if takes.classes else {},
        **beside_the_one_in_force(row, matter.amendment, matter.today),
    )


def as_download(kept: Original) -> HttpResponse:
    """The bytes of an original, under its name."""
    answer = HttpResponse(content_of(kept.sha256), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Checksum-SHA256"] = kept.sha256
    return answer


def _parts(paper: Document) -> Iterator[Part]:
    for block in paper.blocks:
        match block:
            case Heading(level, text):
                yield Part("heading", text, min(level + DEEPER - 1, 6))
            case Paragraph(text, strong):
                yield Part("strong" if strong else "paragraph", text)
            case Items(texts, numbered):
                yield Part("numbered" if numbered else "items", rows=tuple((text,) for text in texts))
            case Facts(rows):
                yield Part("facts", rows=rows)
            case Table(caption, columns, rows):
                yield Part("table", caption, columns=columns, rows=rows)
