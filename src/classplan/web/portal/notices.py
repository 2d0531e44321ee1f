"""Notices and updates: the road of each, what it changes, and what its effective day rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from classplan.core.dates import long_date
from classplan.core.plain_words import amendment_in_words
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments.as_noticed import NoticedChange, counted, noticed_changes, what_they_do
from classplan.records.amendments.dockets import docket_of, open_now
from classplan.records.amendments.outlooks import Outlook, outlooks
from classplan.records.plan.selectors import classes_titled
from classplan.records.proceedings import selectors
from classplan.records.proceedings.models import Notice
from classplan.web.pages import show
from classplan.web.portal.changes import groups_of, tables_of
from classplan.web.portal.docket import live_context
from classplan.web.portal.paging import page_of
from classplan.web.portal.specification import Part, parts_of
from classplan.web.portal.tracker import steps_of
from classplan.web.today import this_moment, today

NOTICES_A_PAGE = 100


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
    """A notice in a list, what it does in words, and how it stands today; `open` while comments are in time."""

    notice: Notice
    does: str
    open: bool = False
    outlook: Outlook | None = None

    @property
    def reason(self) -> str:
        """What it waits for, or why it takes effect when it does."""
        return self.outlook.reason if self.outlook else self.notice.amendment.reason


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
        notices=listed(office, page.items),
        page=page,
        page_links=[(number, f"?page={number}&updates={sent.number}") for number in page.shown],
        updates=list(sent.items),
        update_pages=sent,
        update_links=[(number, f"?page={page.number}&updates={number}") for number in sent.shown],
    )


def noticed(office: Office) -> QuerySet[Notice]:
    """Every notice, the newest first, without what was read of it."""
    return selectors.notices(office).defer("reading")


def listed(office: Office, found: Iterable[Notice]) -> list[Listed]:
    """Notices with what they do, and how they stand today."""
    notices = list({notice.pk: notice for notice in found}.values())
    said = what_they_do([notice.amendment for notice in notices])
    looks = outlooks(office, notices, today())
    in_time = open_now(notices, this_moment())
    return [Listed(n, said[n.amendment_id], n.pk in in_time, looks.get(n.pk)) for n in notices]


def notice(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """A notice: where it stands, what it changes, from when on and why."""
    found = selectors.notice_numbered(office, number)
    amendment, day = found.amendment, today()
    changes = noticed_changes(amendment)
    lines, tables = counted(changes, over=amendment.over)
    look = None if amendment.live else outlooks(office, [found], day).get(found.pk)
    reason = look.reason if look else amendment.reason
    acts = selectors.acts_of(found)
    cut_offs = [] if amendment.live else _cut_offs(found.reading, day)
    comments = _moment(found.reading, "comments")
    of_every_notice: dict[str, Any] = {
        "notice": found,
        "amendment": amendment,
        "sentences": amendment_in_words(
            lines,
            effective=amendment.effective,
            waits_for=reason,
            council=acts.council,
            today=day,
            name="It" if not found.number else f"Notice {found.number}",
            tables=tables,
        ),
        "reason": reason,
        "steps": steps_of(
            acts,
            effective=amendment.effective,
            comments=comments.date() if comments else None,
            today=day,
            hour=_hour(comments) if comments else "",
        ),
        "groups": groups_of(changes),
        "tables": tables_of(changes),
        "clause": _wording(office, amendment.wording),
        "missing": [finding for finding in amendment.found if finding.get("outcome") != "met"],
        "met": [finding for finding in amendment.found if finding.get("outcome") == "met"],
        "cut_offs": cut_offs,
        "hearing": _hearing(found.reading),
        "narrative": [p["text"] for p in found.reading.get("narrative") or () if p.get("about") == "narrative"],
        "quoted": found.reading.get("quoted_rules") or (),
        "attached": _attached(office, found.reading, changes, amendment.effective, found.day),
    }
    if amendment.live:
        now = this_moment()
        of_every_notice |= live_context(docket_of(found, acts, day), acts, (lines, tables), now=now, today=day)
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
    office: Office, reading: Mapping[str, Any], changes: Iterable[NoticedChange], effective: date | None, day: date
) -> list[Attached]:
    bodies = list(reading.get("attached") or ())
    numbers: dict[str | None, int] = {}
    for row in changes:
        for change in (row.noticed, row.change):
            if row.stands and row.job_class is not None and change is not None and change.after is not None:
                numbers[change.after.title] = row.job_class.number
    others = {body["title"] for body in bodies if body["title"]} - set(numbers)
    if others:
        numbers.update(classes_titled(office, others, on=effective or day))
    found: list[Attached] = []
    for index, body in enumerate(bodies, 1):
        number = numbers.get(body.get("title"))
        parts = () if effective and number else parts_of(body, level=4, prefix=f"a{index}")
        found.append(Attached(body.get("title") or "Without a title", number, effective, parts))
    return found
