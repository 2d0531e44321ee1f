"""The plan of today for the forms of a draft: its lines, found by code, title or number."""

from collections.abc import Iterable, Sequence
from datetime import date

from classplan.core.errors import Invalid, NotInForce
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.codec import dollars_of
from classplan.records.plan.selectors import plan_as_of

MOST_FOUND = 50


def lines_today(office: Office, day: date) -> tuple[PlanLine, ...]:
    """The lines of the plan; none where nothing is known of it yet."""
    try:
        return plan_as_of(office, day).lines
    except NotInForce:
        return ()


def line_of(lines: Iterable[PlanLine], number: int) -> PlanLine | None:
    """The line of a class by its number."""
    return next((line for line in lines if line.number == number), None)


def found(lines: Iterable[PlanLine], query: str) -> list[PlanLine]:
    """The lines whose code or title holds every word of the query; an exact code or title alone, where there is one."""
    wanted = query.casefold().split()
    if not wanted:
        return []
    exact = [line for line in lines if query.strip().casefold() in _names(line)]
    if exact:
        return exact
    return [line for line in lines if all(word in " ".join(_names(line)) for word in wanted)]


def named(lines: Sequence[PlanLine], name: str) -> PlanLine:
    """The one line that a code, a title or a number (C12) names. Raises `Invalid`, naming those that come near."""
    wanted = name.strip().casefold()
    exact = [line for line in lines if wanted in _names(line) or wanted == f"c{line.number}"]
    if len(exact) == 1:
        return exact[0]
    near = [f"{line.code or ''} {line.title}".strip() for line in (exact or found(lines, name))[:5]]
    hint = f" Is one of these meant: {'; '.join(near)}?" if near else " Search for a part of its title."
    raise Invalid(
        f"“{name.strip()[:80]}” names {'more than one class' if exact else 'no class'} of today's plan.{hint}"
    )


def as_line(line: PlanLine) -> Line:
    """A line of the plan as the core takes it."""
    low, high = line.minimum_cents, line.maximum_cents
    return Line(
        line.code,
        line.title,
        line.grade,
        None if low is None else dollars_of(low),
        None if high is None else dollars_of(high),
    )


def _names(line: PlanLine) -> list[str]:
    return [(line.code or "").casefold(), line.title.casefold()]
