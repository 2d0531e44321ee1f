"""A class on a day: its line, its life, its specification, and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.plan.lives import LifePoint, Waiting, class_with_life, waiting_notices_of
from classplan.records.plan.models import JobClass
from classplan.records.plan.selectors import (
    class_named,
    classes_titled,
    successions_of,
)
from classplan.records.proceedings.selectors import notice_numbered
from classplan.records.specs.selectors import body_of, versions_of
from classplan.web.pages import show
from classplan.web.portal import life
from classplan.web.portal.lines import SAID_ONCE, tag_of
from classplan.web.portal.specification import parts_of, titles_named
from classplan.web.portal.strip import strip_of
from classplan.web.portal.takes import what_it_takes
from classplan.web.today import this_moment, today

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another class that a specification names: what is said, and its number where the title is on record."""

    title: str
    text: str
    number: int | None


def classes(request: HttpRequest, office: Office) -> HttpResponse:
    """To the class that a code or title names; without a name, to the plan."""
    name = request.GET.get("code", "").strip() or request.GET.get("title", "").strip()
    if not name:
        return HttpResponseRedirect(reverse("plan", args=[today()]))
    return class_by_code(request, office, code=name)


def class_by_code(request: HttpRequest, office: Office, code: str) -> HttpResponse:
    """To the class that carries a code, or carried it once."""
    try:
        found = class_named(office, code[:LONGEST_NAME], on=today())
    except NotInForce as error:  # what the desk can type is no help here
        raise NotInForce(str(error).replace(": classplan search.", ".")) from None
    return HttpResponseRedirect(reverse("class_today", args=[found.number]))


def class_today(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """To the class as it stands today, or on the last day on which it stood."""
    _, every = class_with_life(office, number)
    points = life.effective_points(every)
    return HttpResponseRedirect(reverse("class", args=[number, _day_to_show(points, today())]))


def class_on_a_day(request: HttpRequest, office: Office, number: int, day: date) -> HttpResponse:
    """The class on a day."""
    job_class, every = class_with_life(office, number)
    points = life.effective_points(every)
    ranges = life.ranges_by_grade(points)
    point = life.point_on(points, day)
    line = life.line_on(point, ranges, day) if point else None
    ended = point if point is not None and point.ended else None
    last = _last_standing(points, day) if ended else None
    proposed = waiting_notices_of(job_class)
    if point is None and points and not points[0].ended:
        return _not_known(request, office, job_class, points[0], day)
    successions = successions_of(job_class)
    lived = life.acts_in(every, today())
    acts = life.with_ranges_moved(lived, points, ranges)
    bars = life.bars_of(points, ranges, max(day, today()))
    shown = line or (life.line_on(last, ranges, last.start) if last else None)
    return show(
        request,
        office,
        "portal/class.html",
        section="plan",
        job_class=job_class,
        title=(shown.state.title if shown else None) or job_class.known_as,
        day=day,
        line=line,
        shown=shown,
        tags=[tag_of(note) for note in line.notes if note.code not in SAID_ONCE] if line else [],
        ended=ended,
        use_ended=next((act for act in lived if ended and act.end_of_use and act.point.pk == ended.pk), None),
        begins_ended=points[0] if point is None and points else None,
        proposed=proposed,
        in_time=[change for change in proposed if change.state == "noticed" and _in_time(change)],
        acts=acts,
        strip=strip_of(sorted({act.day for act in acts if not act.superseded}), shown=day),
        bars=bars,
        scale=life.scale_of(bars),
        took_over_from=[(s.predecessor, s) for s in successions if s.successor_id == job_class.pk],
        taken_over_by=[(s.successor, s) for s in successions if s.predecessor_id == job_class.pk],
        **_specification(office, job_class, day, proposed),
    )


def _in_time(change: Waiting) -> bool:
    return change.comments_until is None or this_moment() < change.comments_until + timedelta(seconds=1)


def _proposed_text(office: Office, job_class: JobClass, proposed: Sequence[Waiting]) -> str | None:
    """The number of the notice that brings the proposed specification of a class that has none yet."""
    for change in reversed(proposed):
        titles = {body.get("title") for body in notice_numbered(office, change.number).reading.get("attached") or ()}
        if job_class.known_as in titles:
            return change.number
    return None


def _specification(office: Office, job_class: JobClass, day: date, proposed: Sequence[Waiting]) -> dict[str, Any]:
    versions = versions_of(job_class)
    version = next((version for version in reversed(versions) if version.start <= day), None)
    body = body_of(version) if version else {}
    takes = what_it_takes(office, body) if version else None
    named = [*titles_named(body), *(takes.classes if takes else ())]
    numbers = classes_titled(office, named, on=day) if named else {}
    return {
        "proposed_text": _proposed_text(office, job_class, proposed) if proposed and not versions else None,
        "versions": versions,
        "version": version,
        "printed": body.get("fields") or (),
        "parts": parts_of(body),
        "neighbours": _neighbours(body, numbers),
        "takes": takes,
        "numbers": numbers,
    }


def _neighbours(body: dict[str, Any], numbers: dict[str, int]) -> list[Neighbour]:
    said = {entry["class"]: entry.get("text") or "" for entry in body.get("distinctions") or ()}
    return [Neighbour(title, said[title], numbers.get(title)) for title in titles_named(body)]


def _day_to_show(points: list[LifePoint], day: date) -> date:
    held = life.point_on(points, day)
    if held is None:
        return points[0].start if points and not points[0].ended else day
    if not held.ended:
        return day
    return held.start - timedelta(days=1) if _last_standing(points, held.start) else day


def _last_standing(points: list[LifePoint], day: date) -> LifePoint | None:
    return next((point for point in reversed(points) if point.start <= day and not point.ended), None)


def _not_known(request: HttpRequest, office: Office, job_class: JobClass, first: LifePoint, day: date) -> HttpResponse:
    return show(
        request,
        office,
        "portal/class_not_known.html",
        status=404,
        job_class=job_class,
        first=first,
        day=day,
        message=f"Nothing is known of {first.title or job_class.known_as} on {long_date(day)}.",
    )
