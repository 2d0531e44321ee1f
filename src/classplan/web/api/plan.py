"""The plan on a day, what differs between two days, the classes, and one class with its life."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from ninja import Query, Router

from classplan.core.dates import long_date
from classplan.core.errors import NotInForce
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.plan.lives import LifePoint, class_with_life
from classplan.records.plan.models import Succession
from classplan.records.plan.selectors import (
    classes_after,
    plan_as_of,
    plan_difference,
    successions_of,
)
from classplan.records.specs.selectors import version_in_force
from classplan.web.api import shapes
from classplan.web.api.asked import (
    AFTER,
    AFTER_NUMBER,
    LIMIT,
    MOST,
    ON,
    DayAsked,
    LimitAsked,
    NameAsked,
    NumberAsked,
    office_of,
    point_key,
    slice_of,
    slice_of_rows,
)
from classplan.web.api.specs import version_as_json
from classplan.web.portal import life
from classplan.web.today import today

WHOLE = 10_000
AT_MOST: Any = Query(None, description=f"At most so many lines, 1 to {MOST}; all, to {WHOLE:,}, where it is not said.")
Json = dict[str, object]
router = Router(tags=["The plan"])


@router.get("/plan/{day}.json", url_name="api_plan", response=list[shapes.LineOut], summary="The plan on a day")
def plan(
    request: HttpRequest,
    day: DayAsked,
    limit: LimitAsked | None = AT_MOST,
    after: NumberAsked | None = AFTER_NUMBER,
) -> JsonResponse:
    """Every class that the plan lists on the day, by code, then title, those without a code last.

    Without `limit` it is the whole plan, as it is offered for download. With it, the `Link` header leads on.
    Where only some lines are known for the day, the header `X-Classplan-Caveat` says so.
    """
    known = plan_as_of(office_of(request), day)
    found = slice_of(request, known.lines, key=_number, after=after, limit=limit or WHOLE)
    answer = JsonResponse([line.as_json(day) for line in found.items], safe=False)
    if known.caveat:
        answer["X-Classplan-Caveat"] = known.caveat
    return answer


@router.get(
    "/plan/{first}/compare/{second}.json",
    url_name="api_compare",
    response=shapes.DifferencesOut,
    summary="What differs between two days",
)
def compare(
    request: HttpRequest,
    first: DayAsked,
    second: DayAsked,
    limit: LimitAsked = LIMIT,
    after: NumberAsked | None = AFTER_NUMBER,
) -> Json:
    """Every class whose line is not the same on two days, in the order of the plan."""
    office = office_of(request)
    before, later = plan_as_of(office, first), plan_as_of(office, second)
    every = plan_difference(before, later)
    found = slice_of(request, every, key=lambda d: _number(d.after or d.before), after=after, limit=limit)
    items = [
        {
            "number": _number(d.after or d.before),
            "what": "added" if d.before is None else "removed" if d.after is None else "changed",
            "fields": [_FIELDS.get(name, name) for name in d.fields],
            "before": d.before and d.before.as_json(first),
            "after": d.after and d.after.as_json(second),
        }
        for d in found.items
    ]
    caveat = before.caveat or later.caveat
    return {
        "first": first, "second": second, "total": len(every), "caveat": caveat, "items": items, "next": found.next
    }  # fmt: skip


_FIELDS = {"minimum_cents": "minimum", "maximum_cents": "maximum"}


@router.get("/classes.json", url_name="api_classes", response=shapes.ClassesOut, summary="The classes")
def classes(
    request: HttpRequest,
    on: DayAsked | None = ON,
    limit: LimitAsked = LIMIT,
    after: NumberAsked | None = AFTER_NUMBER,
) -> Json:
    """Every class that was ever on record, by its number, which never changes; with its line on a day."""
    office, day = office_of(request), on or today()
    found = slice_of_rows(
        request, classes_after(office, after or 0, limit + 1), key=lambda job_class: job_class.number, limit=limit
    )
    standing = {line.number: line for line in plan_lines(office.pk, day, only=[c.number for c in found.items])}
    items = [
        {
            "number": c.number,
            "known_as": c.known_as,
            "line": standing[c.number].as_json(day) if c.number in standing else None,
            "address": reverse("api_class", args=[c.number, day]),
        }
        for c in found.items
    ]
    return {"day": day, "items": items, "next": found.next}


@router.get(
    "/classes/{number}/{day}.json",
    url_name="api_class",
    response=shapes.ClassOnADayOut,
    summary="One class on a day, with its life",
)
def class_on_a_day(
    request: HttpRequest, number: NumberAsked, day: DayAsked, limit: LimitAsked = LIMIT, after: NameAsked | None = AFTER
) -> Json:
    """The line of a class on a day, every act on it, what it took over from, and its specification in force.

    `limit` and `after` cut its acts into pages.
    """
    office = office_of(request)
    job_class, points = class_with_life(office, number)
    held = life.point_on(life.effective_points(points), day)
    if held is None and points and not points[0].ended:
        first = long_date(points[0].start)
        raise NotInForce(f"Nothing is known of {job_class} on {long_date(day)}. Its first day on record is {first}.")
    line = next(iter(plan_lines(office.pk, day, only=[number])), None)
    lived = life.acts_in(points, today())
    use_ended = any(act.end_of_use and held and act.point.pk == held.pk for act in lived)
    ended = "provisional use ended" if use_ended else "ended"
    acts = slice_of(request, lived, key=lambda act: _place(act.point), after=point_key(after), limit=limit)
    successions, version = successions_of(job_class), version_in_force(job_class, day)
    return {
        "number": number,
        "known_as": job_class.known_as,
        "day": day,
        "state": "standing" if line else ended if held else "not in the plan",
        "line": line and line.as_json(day),
        "life": {"items": [_act(act) for act in acts.items], "next": acts.next},
        "took_over_from": [_other(s, former=True) for s in successions if s.successor_id == job_class.pk],
        "taken_over_by": [_other(s, former=False) for s in successions if s.predecessor_id == job_class.pk],
        "specification": version and version_as_json(number, version),
        "specifications": reverse("api_specifications", args=[number]),
    }


class Place(tuple[date, int]):
    """Where an act stands in a life, as an address writes it."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self[0]}.{self[1]}"


def _place(point: LifePoint) -> Place:
    return Place((point.start, point.recorded))


def _number(line: PlanLine | None) -> int:
    assert line is not None
    return line.number


def _act(act: life.Act) -> Json:
    point = act.point
    return {
        "day": point.start,
        "said": act.said,
        "paper": act.instrument,
        "cause": point.cause,
        "superseded": act.superseded,
        "ended": point.ended,
        "code": point.code,
        "title": point.title,
        "grade": point.grade,
        "flsa": point.flsa,
        "entry": point.recorded,
        "recorded_at": point.recorded_at,
    }


def _other(succession: Succession, *, former: bool) -> Json:
    other = succession.predecessor if former else succession.successor
    return {"number": other.number, "known_as": other.known_as, "day": succession.day, "paper": succession.paper}
