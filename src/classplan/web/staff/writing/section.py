"""One section: written on the left, its redline against the text in force on the right, what others say in the margin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString

from classplan.core.errors import DomainError, Invalid
from classplan.core.spec.model import SectionKind
from classplan.core.standards.levels import level_of
from classplan.core.writing.draft import Json, find, finished, put_text, section_of, sections_of
from classplan.core.writing.plain import as_text, lines_in
from classplan.records.accounts.models import Office
from classplan.records.library.services import layout_of
from classplan.records.linting.held import of_draft
from classplan.records.linting.selectors import Faults, faults_of
from classplan.records.standards.selectors import Offered, wordings_for
from classplan.records.writing import editing, reviewing, selectors
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import Remark
from classplan.web.pages import say, typed
from classplan.web.portal.comparing import is_too_long
from classplan.web.staff.linting.showing import FindingsShown, act_on, asks_for_one, findings_shown
from classplan.web.staff.writing.matter import (
    CHANGE,
    NUMBERS,
    SAY,
    Matter,
    by,
    matter_of,
    number_in,
    page_of_draft,
    redline_of_sections,
    redline_of_texts,
)
from classplan.web.staff.writing.one import address_of_finding, ways_of
from classplan.web.today import this_moment, today
from classplan.web.who import require

MOST_OFFERED, MOST_NAMED = 40, 200
TEXT = "text"


@dataclass(frozen=True, slots=True)
class RemarkShown:
    """A remark in the margin: what it would change, and whether it waits though other words stand there now."""

    remark: Remark
    redline: SafeString | str
    stale: bool


def one_section(request: HttpRequest, office: Office, number: int, key: str) -> HttpResponse:
    """Write a section, suggest other words for it, comment on it, and answer what others said."""
    matter = matter_of(request, office, number)
    refused: DomainError | None = None
    if request.method == "POST" and request.POST.get("do") != "show":
        require(request, office, SAY)
        try:
            said, where = _act(request, office, number, key)
        except DomainError as error:
            refused = error
            matter = matter_of(request, office, number)
        else:
            say(request, said)
            return redirect(f"{reverse('draft_section', args=[number, key])}{where}")
    return _page(request, office, matter, key, refused)


one_section.keeps_typed = True  # type: ignore[attr-defined]  # the form says itself which sign cannot be printed


def _act(request: HttpRequest, office: Office, number: int, key: str) -> tuple[str, str]:
    said = request.POST
    if asks_for_one(request):
        matter = matter_of(request, office, number)
        return act_on(request, office, _faults(office, matter, key), now=this_moment()), "#findings-title"
    seen = number_in(said.get("seen", "")) if "seen" in said else 0
    text = said.get(TEXT, "")
    match said.get("do", ""):
        case "save":
            matter_of(request, office, number)
            done = editing.save_section(office, number, key, text, seen=seen, by=by(request, office, CHANGE))
            return f"{done}.", ""
        case "suggest":
            matter_of(request, office, number)
            why = said.get("why", "")
            reviewing.suggest(office, number, key, text, why=why, seen=seen, by=by(request, office, SAY))
            return "The suggestion is made. The owner decides on it.", "#margin"
        case "comment":
            matter_of(request, office, number)
            words, item = said.get("comment", ""), said.get("item", "")
            reviewing.comment(office, number, key, words, item=item, seen=seen, by=by(request, office, SAY))
            return "The comment stands in the margin.", "#margin"
        case "accepted" | "rejected" | "settled" as outcome:
            return answer(request, office, number, outcome), "#margin"
        case other:
            raise Invalid(f"“{other[:40]}” is nothing that can be done with a section. Open it again.")


def answer(request: HttpRequest, office: Office, number: int, outcome: str) -> str:
    """Decide on a remark, as a form of the margin asks."""
    remark, reason = number_in(request.POST.get("remark", "")), request.POST.get("reason", "")
    return f"{reviewing.answer(office, number, remark, outcome, reason, by=by(request, office, CHANGE))}."


def _page(request: HttpRequest, office: Office, matter: Matter, key: str, refused: DomainError | None) -> HttpResponse:
    asked: Mapping[str, str] = typed(request) or {}
    now = find(matter.body, key)
    gone = now is None
    if now is None:
        if refused is None:
            section_of(matter.body, key)
        now = section_of(selectors.body_at(matter.draft, _seen(asked, matter)), key)
    saved = as_text(now)
    clash = refused if isinstance(refused, Clashing) else None
    answering = bool(asked.get("remark"))
    text = clash.offered if clash and not answering else asked.get(TEXT, saved)
    seen = clash.seen if clash and not answering else _seen(asked, matter)
    shown, unreadable = _as_typed(office, matter, key, now, text)
    if clash and not answering and unreadable is None:
        text = as_text(shown)
    was = selectors.section_of_base(matter.body, key, matter.base.body)
    placed = sections_of(matter.body)
    keys = [one.key for one in placed]
    at = keys.index(key) if key in keys else -1
    remarks = [_shown(remark, saved) for remark in selectors.remarks(matter.draft, key)]
    findings = None if matter.invited or gone else _findings(request, office, matter, key, shown, refused)
    return page_of_draft(
        request,
        office,
        "staff/draft_section.html",
        matter,
        key=key,
        part=now,
        heading=now["heading"] or "A section without a heading",
        text=text.replace("\x00", "�"),
        rows=min(max(text.count("\n") + len(text) // 60 + 4, 10), 34),
        unsaved=text != saved,
        seen=seen,
        refused=unreadable or (None if asks_for_one(request) else refused),
        clash=_clash(clash) if clash and not answering else None,
        asked=asked,
        gone=gone,
        compared=redline_of_sections(was, shown)
        if not is_too_long({"items": was and was["items"]}, {"items": shown["items"]})
        else None,
        has_base=was is not None,
        items=lines_in(saved)[1:MOST_NAMED],
        open_remarks=[one for one in remarks if selectors.is_open(one.remark)],
        answered=[one for one in remarks if not selectors.is_open(one.remark)],
        before=placed[at - 1] if at > 0 else None,
        after=placed[at + 1] if 0 <= at < len(placed) - 1 else None,
        findings=findings,
        wordings=_wordings(office, matter, now) if matter.may_change else [],
    )


def _seen(asked: Mapping[str, str], matter: Matter) -> int:
    """The revision that was looked at when the form was filled in; the newest for a fresh one."""
    said = asked.get("seen", "")
    last = matter.draft.revision
    return int(said) if said.isascii() and said.isdigit() and len(said) <= NUMBERS and 0 < int(said) <= last else last


def _as_typed(office: Office, matter: Matter, key: str, now: Json, text: str) -> tuple[Json, DomainError | None]:
    """The section as it is typed, for its redline; as it is saved where that cannot be read."""
    if find(matter.body, key) is None:
        return now, None
    try:
        return section_of(put_text(matter.body, key, text, layout_of(office)), key), None
    except DomainError as error:
        return now, error


def _shown(remark: Remark, saved: str) -> RemarkShown:
    redline = redline_of_texts(remark.was, remark.suggested)["redline"] if remark.suggests else ""
    return RemarkShown(remark, redline, selectors.is_stale(remark, saved))


def _clash(found: Clashing) -> dict[str, Any]:
    return {
        "places": found.clashes,
        "mine": redline_of_texts(found.base, found.mine),
        "theirs": redline_of_texts(found.base, found.theirs),
        "base": found.base,
    }


def _faults(office: Office, matter: Matter, key: str, shown: Json | None = None) -> Faults:
    """The findings that stand in a section."""
    body = matter.body
    if shown is not None:
        body = put_text(body, key, as_text(shown), layout_of(office))
    found = faults_of(office, finished(body), on=today(), about=of_draft(matter.draft.number))
    way = ways_of(matter).get(key)
    own = tuple(stated for stated in found.every if stated.place is not None and stated.place.way == way)
    return Faults(found.about, own)


def _findings(
    request: HttpRequest, office: Office, matter: Matter, key: str, shown: Json, refused: DomainError | None
) -> FindingsShown:
    faults = _faults(office, matter, key, shown)
    address = address_of_finding(matter.draft.number, ways_of(matter))
    return findings_shown(request, office, faults, address=address, refused=refused if asks_for_one(request) else None)


def _wordings(office: Office, matter: Matter, section: Json) -> list[Offered]:
    """Standard wordings for the section, without those that stand there."""
    there = as_text(section)
    offered = wordings_for(office, SectionKind(section["kind"]), level_of(matter.draft.title), today())
    return [one for one in offered if one.text not in there][:MOST_OFFERED]
