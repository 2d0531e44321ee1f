"""Any two versions of a class side by side: in three sentences, as a board's list, as a redline, as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from classplan.core.dates import iso_date, long_date
from classplan.core.documents import Document, Heading, Paragraph, Redlined
from classplan.core.errors import Invalid, NotInForce
from classplan.core.plain_words import list_in_words
from classplan.core.plan import Line
from classplan.core.redline import Redline, of_body, redline
from classplan.core.telling import compared
from classplan.formats.pdf import as_pdf
from classplan.formats.redline_page import summary
from classplan.formats.tracked_changes import as_docx
from classplan.records.accounts.models import Office
from classplan.records.plan.codec import dollars_of
from classplan.records.plan.lives import HeldRange, LifePoint, class_with_life
from classplan.records.plan.models import JobClass
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import body_of, versions_of
from classplan.web.pages import show
from classplan.web.portal import life
from classplan.web.portal.comparing import MOST_IN_A_FILE, is_too_long, shown_compared
from classplan.web.today import today

MOST_VERSIONS = 300
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Version:
    """A day from which on the class is another than before: its line, its text, or both; by which papers."""

    day: date
    by: str

    @property
    def label(self) -> str:
        """The day and the papers, short enough for a chooser on a telephone."""
        return f"{self.day:%b} {self.day.day}, {self.day.year}: {self.by}"


@dataclass(frozen=True, slots=True)
class OnADay:
    """A class as it stands on a day: its point, its line, its specification; None where none is on record."""

    day: date
    point: LifePoint | None
    line: Line | None
    spec: SpecVersion | None

    @property
    def is_known(self) -> bool:
        """Whether anything is on record of it on this day."""
        return self.point is not None or self.spec is not None


@dataclass(frozen=True, slots=True)
class Of:
    """A class with all that its versions are made of."""

    job_class: JobClass
    points: list[LifePoint]
    ranges: dict[int, list[HeldRange]]
    specs: list[SpecVersion]
    versions: list[Version]

    def on(self, day: date) -> OnADay:
        """How it stands on a day."""
        point = life.point_on(self.points, day)
        spec = next((spec for spec in reversed(self.specs) if spec.start <= day), None)
        return OnADay(day, point, _line(point, self.ranges, day), spec)

    @property
    def title(self) -> str:
        """Its last title."""
        return next((point.title for point in reversed(self.points) if point.title), self.job_class.known_as)


def choose(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """To the comparison of the two versions that were chosen; without a choice, the choosers alone."""
    of = _of(office, number)
    chosen = [request.GET.get(name, "").strip()[:20] for name in ("from", "to")]
    if not any(chosen):
        days = [version.day for version in of.versions][-2:]
        return _page(request, office, of, *((days[0], days[-1]) if days else (None, None)))
    try:
        first, second = (iso_date(day) for day in chosen)
    except Invalid as error:
        return _page(request, office, of, None, None, status=400, message=str(error))
    return HttpResponseRedirect(reverse("class_versions", args=[number, *sorted((first, second))]))


def versions(request: HttpRequest, office: Office, number: int, first: date, second: date) -> HttpResponse:
    """What differs between the class on one day and on another."""
    if first > second:
        return HttpResponseRedirect(reverse("class_versions", args=[number, second, first]))
    of = _of(office, number)
    old, new = of.on(first), of.on(second)
    unknown = next((side for side in (old, new) if not side.is_known), None)
    if unknown is not None:
        begins = next(iter(of.versions), None)
        message = f"Nothing is known of {of.title} on {long_date(unknown.day)}."
        more = f" The first day on record is {long_date(begins.day)}." if begins else ""
        return _page(request, office, of, first, second, status=404, message=f"{message}{more}")
    return _page(request, office, of, first, second, **_difference(of, old, new))


def _difference(of: Of, old: OnADay, new: OnADay) -> dict[str, Any]:
    same_text = old.spec is not None and new.spec is not None and old.spec.pk == new.spec.pk
    if old.line == new.line and (same_text or (old.spec is None and new.spec is None)):
        return {"same": _same(old.day, new.day)}
    texts = [body_of(side.spec) if side.spec else None for side in (old, new)]
    if is_too_long(*texts):
        found = compared(None, None, before=old.line, after=new.line)
        return {"too_long": True, "has_files": True, "line": found.line, "old": old, "new": new}
    found = compared(*texts, before=old.line, after=new.line)
    if found.same:
        return {"same": "The two versions read the same, word for word, and the line of the plan is the same."}
    missing = [side.day for side in (old, new) if side.spec is None]
    name = f"the specification of {of.title}"
    return {
        **shown_compared(found, when=_when(of, new), name=name),
        "old": old,
        "new": new,
        "missing": missing if len(missing) < len(texts) else [],
        "same_text": found.same_text,
        "has_files": not missing,
        "compared": True,
    }


def _same(first: date, second: date) -> str:
    if first == second:
        return "The same version was chosen twice, so nothing differs."
    return (
        f"Nothing changed between the two days: both {long_date(first)} and {long_date(second)} have the same version."
    )


def _when(of: Of, new: OnADay) -> str:
    begun = [version for version in of.versions if version.day <= new.day]
    if not begun:
        return f"It stands so on {long_date(new.day)}"
    last = begun[-1]
    after = next((version for version in of.versions if version.day > new.day), None)
    if last.day > today():
        return f"The later version is to hold from {long_date(last.day)} on ({last.by})"
    if after is not None and after.day <= today():
        return f"The later version held from {long_date(last.day)} ({last.by}) until {long_date(after.day)}"
    return f"The later version has held since {long_date(last.day)} ({last.by})"


# --- Files -----------------------------------------------------------------------------------------------


def as_word(request: HttpRequest, office: Office, number: int, first: date, second: date) -> HttpResponse:
    """The redline of the two texts as Word tracked changes."""
    of, found = _redline(office, number, first, second)
    when = datetime.combine(second, time(), UTC)
    title = f"{of.title}, {first} and {second}"
    content = as_docx(found, author=office.name, when=when, title=title)
    return _download(content, DOCX, f"class-{number}-{first}-{second}.docx")


def as_pdf_file(request: HttpRequest, office: Office, number: int, first: date, second: date) -> HttpResponse:
    """The redline of the two texts as PDF."""
    of, found = _redline(office, number, first, second)
    heading = f"{of.title}: what changed"
    said = f"The specification as of {long_date(first)}, and as of {long_date(second)}. {summary(found)}"
    paper = Document(heading, (Heading(1, heading), Paragraph(said), Redlined(found)), author=office.name, day=second)
    return _download(as_pdf(paper), "application/pdf", f"class-{number}-{first}-{second}.pdf")


def _redline(office: Office, number: int, first: date, second: date) -> tuple[Of, Redline]:
    of = _of(office, number)
    sides = [of.on(day) for day in sorted((first, second))]
    texts = []
    for side in sides:
        if side.spec is None:
            raise NotInForce(f"No specification of {of.title} is on record for {long_date(side.day)}.")
        texts.append(body_of(side.spec))
    if is_too_long(*texts, most=MOST_IN_A_FILE):
        raise NotInForce(f"The two texts have more than {MOST_IN_A_FILE:,} characters, too many to be compared here.")
    return of, redline(*map(of_body, texts))


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


# --- The class -------------------------------------------------------------------------------------------


def _of(office: Office, number: int) -> Of:
    job_class, every = class_with_life(office, number)
    points = life.effective_points(every)
    ranges = life.ranges_by_grade(points)
    specs = versions_of(job_class)
    acts = life.with_ranges_moved(life.acts_in(every, today()), points, ranges)
    by: dict[date, list[str]] = {}
    for act in acts:
        if not act.superseded:
            by.setdefault(act.day, []).append(act.instrument)
    for spec in specs:
        by.setdefault(spec.start, []).append(spec.paper)
    return Of(
        job_class, points, ranges, specs, [Version(day, list_in_words(dict.fromkeys(by[day]))) for day in sorted(by)]
    )


def _line(point: LifePoint | None, ranges: dict[int, list[HeldRange]], day: date) -> Line | None:
    if point is None or point.ended:
        return None
    held = [r for r in ranges.get(point.grade_id or 0, ()) if r.start <= day]
    low, high = (dollars_of(held[-1].minimum_cents), dollars_of(held[-1].maximum_cents)) if held else (None, None)
    return Line(point.code, point.title, point.grade, low, high)


def _page(
    request: HttpRequest,
    office: Office,
    of: Of,
    first: date | None,
    second: date | None,
    *,
    status: int = 200,
    message: str = "",
    **more: Any,
) -> HttpResponse:
    return show(
        request,
        office,
        "portal/compare_versions.html",
        status=status,
        section="plan",
        job_class=of.job_class,
        title=of.title,
        first=first,
        second=second,
        message=message,
        choices=[
            (name, label, _choices(of.versions, day))
            for name, label, day in (("from", "Earlier version", first), ("to", "Later version", second))
        ],
        left_out=max(0, len(of.versions) - MOST_VERSIONS),
        **more,
    )


def _choices(every: Sequence[Version], day: date | None) -> list[tuple[date, str, bool]]:
    """The options of a chooser: value, label, whether it is the one chosen. A day between two versions is of the earlier."""
    held = [version.day for version in every if day is not None and version.day <= day]
    chosen = held[-1] if held else None
    offered = every[-MOST_VERSIONS:]
    if chosen is not None and chosen not in {version.day for version in offered}:
        offered = [next(version for version in every if version.day == chosen), *offered]
    return [(version.day, version.label, version.day == chosen) for version in offered]
