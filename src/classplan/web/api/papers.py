"""Notices, updates, the end of the journal, and the search. Only what was noticed or recorded: never a draft."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from classplan.core.errors import Invalid
from classplan.core.money import plain
from classplan.core.plain_words import aspects_in_words, change_in_words
from classplan.records.amendments.as_noticed import NoticedChange, counted, noticed_changes, what_they_do
from classplan.records.journal.selectors import anchor as last_entry
from classplan.records.plan.codec import line_as_json
from classplan.records.plan.selectors import classes_titled
from classplan.records.proceedings import selectors
from classplan.records.proceedings.models import Notice, SpecUpdate
from classplan.records.specs.search import Scope, find
from classplan.web.api import shapes
from classplan.web.api.asked import (
    AFTER,
    AFTER_NUMBER,
    LIMIT,
    ON,
    DayAsked,
    LimitAsked,
    NameAsked,
    NumberAsked,
    PartAsked,
    WordsAsked,
    next_address,
    office_of,
    slice_of,
    slice_of_rows,
)
from classplan.web.api.specs import paper_as_json
from classplan.web.today import today

Json = dict[str, object]
WORDS: Any = Query(..., description="Words of a title or a specification, or a code.")
SECTION: Any = Query(None, description="Look in this part of the specifications alone.")
EVER: Any = Query(
    default=False, description="Look in every version that ever was, not only in those in force on the day."
)
router = Router(tags=["Papers"])


@router.get("/notices.json", url_name="api_notices", response=shapes.NoticesOut, summary="The notices")
def notices(request: HttpRequest, limit: LimitAsked = LIMIT, after: NameAsked | None = AFTER) -> Json:
    """Every notice, the newest first."""
    office = office_of(request)
    every = selectors.notices(office).defer("reading")
    if after is not None:
        last = every.filter(number=after).first()
        if last is None:
            raise Invalid(f"No notice {after} is on record, after which to go on. Begin again without “after”.")
        every = every.filter(Q(day__lt=last.day) | Q(day=last.day, number__lt=last.number))
    found = slice_of_rows(request, list(every[: limit + 1]), key=lambda notice: notice.number, limit=limit)
    said = what_they_do([notice.amendment for notice in found.items])
    items = [_listed(n, said[n.amendment_id]) for n in found.items]
    return {"items": items, "next": found.next}


@router.get("/notices/{number}.json", url_name="api_notice", response=shapes.NoticeOut, summary="One notice")
def notice(
    request: HttpRequest, number: NameAsked, limit: LimitAsked = LIMIT, after: NumberAsked | None = AFTER
) -> Json:
    """What a notice changes, what the bodies did, from when on it counts and why.

    `limit` and `after` cut its changes into pages; `after` is the ordinal of the last one seen.
    """
    found = selectors.notice_numbered(office_of(request), number)
    amendment = found.amendment
    every = noticed_changes(amendment)
    rows = [row for row in every if row.change is not None]
    changes = slice_of(request, rows, key=lambda row: row.ordinal, after=after, limit=limit)
    lines, tables = counted(every, over=amendment.over)
    return _listed(found, aspects_in_words((change.aspects for change in lines), tables=tables)) | {
        "wording": amendment.wording,
        "rests_on": amendment.rests_on,
        "actions": [{"act": action.act, "day": action.on} for action in selectors.actions_of(found)],
        "findings": [
            {"outcome": f.get("outcome") or "", "reason": f.get("reason") or "", "citation": f.get("citation")}
            for f in amendment.found
        ],
        "changes": {"items": [_change(row) for row in changes.items], "next": changes.next},
        "ranges": [said for row in every for said in _ranges(row)],
        "original": paper_as_json(found.original),
    }


@router.get(
    "/updates.json", url_name="api_updates", response=shapes.UpdatesOut, summary="The updates of specifications"
)
def updates(request: HttpRequest, limit: LimitAsked = LIMIT, after: DayAsked | None = AFTER) -> Json:
    """Every update of specifications, the newest first."""
    every = selectors.updates(office_of(request)).defer("reading")
    if after is not None:
        every = every.filter(day__lt=after)
    found = slice_of_rows(request, list(every[: limit + 1]), key=lambda update: update.day, limit=limit)
    return {"items": [_update(update) for update in found.items], "next": found.next}


@router.get("/updates/{day}.json", url_name="api_update", response=shapes.UpdateOut, summary="One update")
def update(request: HttpRequest, day: DayAsked) -> Json:
    """Which specifications an update brings, new or revised, and which it calls back."""
    office = office_of(request)
    found = selectors.update_dated(office, day)
    lists = {name: found.reading.get(name) or () for name in ("new_and_revised", "to_be_removed")}
    titles = {entry["title"] for entries in lists.values() for entry in entries if entry.get("title")}
    numbers = classes_titled(office, titles, on=found.day)
    listed = {name: [_entry(entry, numbers) for entry in entries] for name, entries in lists.items()}
    return _update(found) | {"reason": found.amendment.reason, "original": paper_as_json(found.original)} | listed


@router.get("/journal/anchor.json", url_name="api_anchor", response=shapes.AnchorOut, summary="The end of the journal")
def anchor(request: HttpRequest) -> Json:
    """Number and digest of the last entry of the journal."""
    last = last_entry(office_of(request))
    return {"number": last.number, "digest": last.digest}


@router.get("/search.json", url_name="api_search", response=shapes.FoundOut, summary="Search")
def search(
    request: HttpRequest,
    q: WordsAsked = WORDS,
    on: DayAsked | None = ON,
    section: PartAsked | None = SECTION,
    ever: bool = EVER,
    limit: LimitAsked = LIMIT,
    after: NumberAsked | None = AFTER_NUMBER,
) -> Json:
    """Classes in force on a day whose code, title or specification holds every word; the best first.

    Words between quotation marks are found only as they stand; a word behind a minus sign must not be there.
    """
    day = on or today()
    scope = Scope(day, ever=ever, part=section)
    found = find(office_of(request), q, on=day, limit=limit, after=after, scope=scope)
    items = [
        {
            "number": hit.number,
            "code": hit.code,
            "title": hit.title,
            "grade": hit.grade,
            "where": hit.where.value,
            "snippet": [{"text": text, "match": match} for text, match in hit.snippet],
            "section": hit.part,
            "heading": hit.heading or None,
            "versions": [{"start": spell.start, "until": spell.until} for spell in hit.spells],
            "address": reverse("api_class", args=[hit.number, hit.day]),
            "page": f"{reverse('class', args=[hit.number, hit.day])}{f'#{hit.anchor}' if hit.anchor else ''}",
        }
        for hit in found.hits
    ]
    following = next_address(request, found.hits[-1].number, limit) if found.more else None
    return {"day": day, "total": found.total, "items": items, "next": following}


def _listed(notice: Notice, does: str) -> Json:
    amendment = notice.amendment
    return {
        "number": notice.number,
        "day": notice.day,
        "subject": notice.subject,
        "does": does,
        "effective": amendment.effective,
        "reason": amendment.reason,
        "address": reverse("api_notice", args=[notice.number]),
    }


def _change(row: NoticedChange) -> Json:
    change, job_class = row.change, row.job_class
    assert change is not None
    assert job_class is not None
    return {
        "ordinal": row.ordinal,
        "class_number": job_class.number,
        "kind": change.kind.value,
        "aspects": sorted(aspect.value for aspect in change.aspects),
        "said": change_in_words(change),
        "before": line_as_json(change.before),
        "after": line_as_json(change.after),
        "noticed": line_as_json(row.noticed.after) if row.modified and row.noticed else None,
    } | _decided(row)


def _ranges(row: NoticedChange) -> list[Json]:
    return [
        {
            "ordinal": row.ordinal,
            "grade": said.grade,
            "minimum_before": plain(said.minimum_before),
            "maximum_before": plain(said.maximum_before),
            "minimum": plain(said.minimum),
            "maximum": plain(said.maximum),
        }
        | _decided(row)
        for said in row.ranges
    ]


def _decided(row: NoticedChange) -> Json:
    return {"why": row.why or None, "outcome": row.outcome, "stands": row.stands}


def _update(update: SpecUpdate) -> Json:
    return {"day": update.day, "subject": update.subject, "address": reverse("api_update", args=[update.day])}


def _entry(entry: Mapping[str, Any], numbers: Mapping[str, int]) -> Json:
    title = entry.get("title") or ""
    return {
        "title": title,
        "label": entry.get("label"),
        "printed": entry.get("printed"),
        "class_number": numbers.get(title),
    }
