"""Notices and updates: the road of each, what it changes, and what its effective day rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from classplan.core.dates import long_date
from classplan.core.money import dollars
from classplan.core.plain_words import amendment_in_words, change_in_words, kinds_in_words
from classplan.core.plan import Change, ChangeKind, Line
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments.dockets import docket_of
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import JobClass
from classplan.records.plan.selectors import classes_titled, kinds_of
from classplan.records.proceedings import selectors
from classplan.records.proceedings.models import Notice
from classplan.web.pages import show
from classplan.web.portal.docket import live_context
from classplan.web.portal.paging import page_of
from classplan.web.portal.specification import Part, parts_of
from classplan.web.portal.tracker import steps_of
from classplan.web.today import this_moment, today

FIELDS = ("code", "title", "grade", "minimum", "maximum")
NOT_PRINTED = "not printed"
NOTICES_A_PAGE = 100
HEADINGS = {
    ChangeKind.CREATE: "New classes",
    ChangeKind.ABOLISH: "Classes abolished",
    ChangeKind.REGRADE: "Pay grades changed",
    ChangeKind.RETITLE: "Titles changed",
    ChangeKind.RECODE: "Job codes changed",
    ChangeKind.REVISE: "Specifications revised",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A field before and after: what was, what is, and whether it differs."""

    was: str
    now: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A change as the table prints it."""

    job_class: JobClass
    said: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one kind, under one heading."""

    anchor: str
    heading: str
    rows: tuple[Row, ...]
    was: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A specification that came with a paper: the class that it is of, or its text where it is not in force."""

    title: str
    number: int | None
    day: date | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CutOff:
    """The last moment for something, in words, and whom to turn to."""

    heading: str
    when: str
    passed: bool
    people: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A notice in a list, and what it does in words."""

    notice: Notice
    does: str


def notices(request: HttpRequest, office: Office) -> HttpResponse:
    """Every notice and every update, the newest first, a page at a time."""
    found, updates = noticed(office), selectors.updates(office).defer("reading")
    page = page_of(found, request.GET.get("page", ""), NOTICES_A_PAGE, total=found.count())
    sent = page_of(updates, request.GET.get("updates", ""), NOTICES_A_PAGE, total=updates.count())
    return show(
        request,
        office,
        "portal/notices.html",
        section="notices",
        notices=listed(page.items),
        page=page,
        page_links=[(number, f"?page={number}&updates={sent.number}") for number in page.shown],
        updates=list(sent.items),
        update_pages=sent,
        update_links=[(number, f"?page={page.number}&updates={number}") for number in sent.shown],
    )


def noticed(office: Office) -> QuerySet[Notice]:
    """Every notice, the newest first, without what was read of it."""
    return selectors.notices(office).defer("reading")


def listed(found: Iterable[Notice]) -> list[Listed]:
    """Notices with what they do."""
    notices = list(found)
    kinds = kinds_of([notice.amendment_id for notice in notices])
    return [Listed(notice, kinds_in_words(kinds[notice.amendment_id].elements())) for notice in notices]


def notice(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """A notice: where it stands, what it changes, from when on and why."""
    found = selectors.notice_numbered(office, number)
    amendment, day = found.amendment, today()
    rows = [(row, _change(row)) for row in selectors.changes_in(amendment)]
    changes = [change for _, change in rows]
    acts = selectors.acts_of(found)
    cut_offs = [] if amendment.live else _cut_offs(found.reading, day)
    comments = _moment(found.reading, "comments")
    of_every_notice: dict[str, Any] = {
        "notice": found,
        "amendment": amendment,
        "sentences": amendment_in_words(
            changes,
            effective=amendment.effective,
            waits_for=amendment.reason,
            council=acts.council,
            today=day,
            name="It" if not found.number else f"Notice {found.number}",
        ),
        "steps": steps_of(
            acts,
            effective=amendment.effective,
            comments=comments.date() if comments else None,
            today=day,
            hour=_hour(comments) if comments else "",
        ),
        "groups": _groups(rows),
        "clause": _wording(office, amendment.wording),
        "missing": [finding for finding in amendment.found if finding.get("outcome") != "met"],
        "met": [finding for finding in amendment.found if finding.get("outcome") == "met"],
        "cut_offs": cut_offs,
        "hearing": _hearing(found.reading),
        "narrative": [p["text"] for p in found.reading.get("narrative") or () if p.get("about") == "narrative"],
        "quoted": found.reading.get("quoted_rules") or (),
        "attached": _attached(office, found.reading, rows, amendment.effective, found.day),
    }
    if amendment.live:
        now = this_moment()
        of_every_notice |= live_context(docket_of(found, acts, day), acts, changes, now=now, today=day)
    return show(request, office, "portal/notice.html", section="notices", **of_every_notice)


def update(request: HttpRequest, office: Office, day: date) -> HttpResponse:
    """An update of specifications: which are new or revised, and which are called back."""
    found = selectors.update_dated(office, day)
    reading = found.reading
    listed = [(heading, reading.get(key) or ()) for heading, key in _LISTS]
    titles = {entry["title"] for _, entries in listed for entry in entries}
    numbers = classes_titled(office, titles, on=found.day)
    return show(
        request,
        office,
        "portal/update.html",
        section="notices",
        update=found,
        amendment=found.amendment,
        lists=[(h, [(e, numbers.get(e.get("title") or "")) for e in entries]) for h, entries in listed],
        narrative=[p["text"] for p in reading.get("narrative") or () if p.get("about") == "narrative"],
        attached=_attached(office, reading, [], found.day, found.day),
    )


_LISTS = (("New and revised specifications", "new_and_revised"), ("Specifications called back", "to_be_removed"))


# --- Changes ---------------------------------------------------------------------------------------------


def _change(row: Any) -> Change:
    return Change(line_from_json(row.before), line_from_json(row.after))


def _groups(rows: list[tuple[Any, Change]]) -> list[Group]:
    by_kind: dict[ChangeKind, list[tuple[Any, Change]]] = defaultdict(list)
    for row, change in rows:
        by_kind[change.kind].append((row, change))
    found: list[Group] = []
    for kind in ChangeKind:
        if of_kind := by_kind.get(kind):
            was, now = kind is not ChangeKind.CREATE, kind is not ChangeKind.ABOLISH
            found.append(Group(kind.value, HEADINGS[kind], tuple(_row(*pair) for pair in of_kind), was, now))
    return found


def _row(row: Any, change: Change) -> Row:
    cells = tuple(_cell(change.before, change.after, field) for field in ("code", "title", "grade", "pay"))
    return Row(row.job_class, change_in_words(change), cells)


def _cell(before: Line | None, after: Line | None, field: str) -> Cell:
    was, now = _printed(before, field), _printed(after, field)
    both = before is not None and after is not None
    return Cell(was or NOT_PRINTED, now or NOT_PRINTED, both and bool(was) and bool(now) and was != now)


def _printed(line: Line | None, field: str) -> str:
    if line is None:
        return ""
    if field == "pay":
        if line.minimum is None or line.maximum is None:
            return ""
        return f"{dollars(line.minimum)} to {dollars(line.maximum)}"
    return getattr(line, field) or ""


# --- What the paper says besides ---------------------------------------------------------------------------


def _wording(office: Office, edition: str | None) -> dict[str, Any] | None:
    """The clause that dates amendments and the edition that did, where a rule dated it."""
    if edition is None:
        return None
    pack = pack_of(office)
    clause = pack.clause(pack.dating_clause)
    return {"clause": clause, "edition": clause.simulated(edition).edition}


def _moment(reading: Mapping[str, Any], purpose: str) -> datetime | None:
    for printed in reading.get("cut_offs") or ():
        if printed.get("for") == purpose and printed.get("parsed"):
            return datetime.fromisoformat(printed["parsed"])
    return None


def _hour(moment: datetime) -> str:
    if (moment.hour, moment.minute) == (12, 0):
        return "noon"
    return f"{moment.hour % 12 or 12}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"


_PURPOSES = {"comments": "Written comments", "speakers": "Speaking at the hearing"}


def _cut_offs(reading: Mapping[str, Any], today: date) -> list[CutOff]:
    found: list[CutOff] = []
    contacts = reading.get("contacts") or ()
    for purpose, heading in _PURPOSES.items():
        moment = _moment(reading, purpose)
        people = tuple(contact for contact in contacts if contact.get("for") == purpose)
        if moment is None and not people:
            continue
        when = f"{long_date(moment.date())}, {_hour(moment)}" if moment else "no day on record"
        found.append(CutOff(heading, when, moment is not None and moment.date() < today, people))
    return found


def _hearing(reading: Mapping[str, Any]) -> dict[str, str] | None:
    """When and where the Board hears the public, in words."""
    hearing = reading.get("hearing")
    if not hearing:
        return None
    parsed = hearing.get("parsed") or {}
    when = hearing.get("printed") or ""
    if parsed.get("day"):
        day = date.fromisoformat(parsed["day"])
        when = long_date(day)
        if parsed.get("time"):
            when = f"{when}, {_hour(datetime.combine(day, time.fromisoformat(parsed['time'])))}"
    place = ", ".join(parsed[name] for name in ("room", "building", "address") if parsed.get(name))
    return {"when": when, "place": place}


def _attached(
    office: Office, reading: Mapping[str, Any], rows: list[tuple[Any, Change]], effective: date | None, day: date
) -> list[Attached]:
    bodies = list(reading.get("attached") or ())
    numbers = {change.after.title: row.job_class.number for row, change in rows if change.after is not None}
    others = {body["title"] for body in bodies if body["title"]} - set(numbers)
    if others:
        numbers.update(classes_titled(office, others, on=effective or day))
    return [
        Attached(
            body.get("title") or "Without a title",
            numbers.get(body.get("title")),
            effective,
            () if effective else parts_of(body, level=4, prefix=f"a{index}"),
        )
        for index, body in enumerate(bodies, 1)
    ]
