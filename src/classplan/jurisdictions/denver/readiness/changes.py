"""The changes themselves: what each must say and hold, whatever its road."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from classplan.core.amending.proposal import Proposed, Situation
from classplan.core.errors import Invalid
from classplan.core.money import dollars
from classplan.core.pay import FLSA_OF, PayRange
from classplan.core.plan import ChangeKind
from classplan.core.rules import Finding, met, needs_judgment, not_met
from classplan.jurisdictions.denver import grades
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness.findings import cited, named
from classplan.jurisdictions.denver.rules.definitions import SPECIFICATION
from classplan.jurisdictions.denver.rules.notices import (
    NARRATIVE,
    TABLES,
)
from classplan.jurisdictions.denver.rules.plan_changes import (
    OFFICE_KEEPS,
    needs_council,
)


def changes(case: Situation, policy: Policy) -> Iterator[Finding]:
    """Something is proposed, each change stands on the plan as it is, and says all that its kind must say."""
    if not case.changes:
        yield cited(OFFICE_KEEPS.ref, not_met("It holds no change yet. Add at least one."))
    for proposed in case.changes:
        yield from _one_change(proposed, case)


def _one_change(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    yield from _stale(proposed)
    for taken in proposed.taken:
        yield cited("7-10 D", not_met(f"{named(proposed)}: {taken}. Choose another."), proposed)
    if not proposed.why.strip():
        text = f"{named(proposed)}: it does not say why. Give the reason; the notice and the Council's papers print it."
        yield cited(NARRATIVE.ref, not_met(text), proposed)
    if proposed.change is None:
        yield from table(proposed)
        yield from _moved_since(proposed)
        return
    if needs_council(proposed.change):
        stated = TABLES.find(case.today, change=proposed.change)
        yield cited(TABLES.ref, stated, proposed)
    yield from _taken_over(proposed, case)
    yield from grade(proposed)
    yield from range_of_its_grade(proposed, case)
    yield from _specification(proposed, case)
    yield from _dispositions(proposed)


def _taken_over(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    """The class that takes over from one that ends does not end with it."""
    ending = {p.job_class for p in case.changes if p.change is not None and p.change.after is None}
    if proposed.taken_over_by is not None and proposed.taken_over_by in ending:
        text = (
            f"{named(proposed)}: C{proposed.taken_over_by}, which is to take over from it, ends by this amendment too."
        )
        yield cited(OFFICE_KEEPS.ref, not_met(f"{text} Take one of the two out."), proposed)


def _stale(proposed: Proposed) -> Iterator[Finding]:
    if proposed.is_stale:
        now = "no line" if proposed.stands is None else str(proposed.stands)
        what = "its specification has another version" if proposed.spec_is_stale else f"the plan now has {now}"
        text = f"{named(proposed)}: another change of the class took effect since it was drafted; {what}. Rebase it."
        yield cited(OFFICE_KEEPS.ref, not_met(text), proposed)


def grade(proposed: Proposed) -> Iterator[Finding]:
    """The grade and the range of the line are such as there are, and fit the status that its text states (7-10 K, 7-60 A)."""
    change = proposed.change
    if change is None or change.after is None or change.after.grade is None:
        return
    try:
        grade = grades.grade_of(change.after.grade)
        if change.after.minimum is not None and change.after.maximum is not None:
            PayRange(change.after.minimum, change.after.maximum)
    except Invalid as error:
        yield cited("7-10 K", not_met(f"{named(proposed)}: {error}"), proposed)
        return
    due = FLSA_OF[grade.schedule]
    if proposed.spec is not None and proposed.spec.flsa not in (None, due) and due is not None:
        text = (
            f"{named(proposed)}: its specification says {proposed.spec.flsa}, and grade {change.after.grade} stands in a "
            f"schedule for {due} classes. Is that meant? Say why, or correct one of them."
        )
        yield cited("7-60 A", needs_judgment(text), proposed)


def range_of_its_grade(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    """A range belongs to its grade: a line cannot bring another one, unless the amendment replaces the table too (7-10 L)."""
    after = proposed.change.after if proposed.change else None
    if after is None or after.grade is None or after.minimum is None or after.maximum is None:
        return
    said = (after.minimum, after.maximum)
    stated = _ranges_stated(case, after.grade)
    belongs = stated or ([proposed.grade_range] if proposed.grade_range else _ranges_beside(case, after.grade))
    other = next((held for held in belongs if held != said), None)
    if other is not None:
        text = (
            f"{named(proposed)}: beside {after.grade} stands {_money(said)}, and the range of that grade is {_money(other)}. "
            "A range belongs to its grade: leave it out, or replace the pay table in this amendment."
        )
        yield cited("7-10 L", not_met(text), proposed)


Range = tuple[Decimal, Decimal]


def _ranges_stated(case: Situation, grade: str) -> list[Range]:
    """What the tables of the amendment make of the range of a grade."""
    return [(row.minimum, row.maximum) for p in case.changes for row in p.ranges if row.grade == grade]


def _ranges_beside(case: Situation, grade: str) -> list[Range]:
    """The ranges that lines of the amendment bring for a grade that has none."""
    lines = [change.after for change in case.line_changes if change.after and change.after.grade == grade]
    return [(line.minimum, line.maximum) for line in lines if line.minimum is not None and line.maximum is not None]


def _money(amounts: Range) -> str:
    return f"{dollars(amounts[0])} to {dollars(amounts[1])} a year"


def _specification(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    change, spec = proposed.change, proposed.spec
    assert change is not None
    if change.before is None and spec is None:
        # Its parts may be waived; that there is none may not.
        text = f"{named(proposed)}: a new class needs its specification. Read one in and take it."
        yield cited(OFFICE_KEEPS.ref, not_met(text), proposed)
    if change.kind is ChangeKind.REVISE and spec is None:
        text = f"{named(proposed)}: the line stays as it is and no new text is given, so nothing would change."
        yield cited(OFFICE_KEEPS.ref, not_met(f"{text} Take a specification, or change the line."), proposed)
    if spec is None:
        return
    found = SPECIFICATION.find(case.today, stated=spec.stated | proposed.excused)
    told = f"{named(proposed)}, its specification: {found.reason}"
    yield cited(SPECIFICATION.ref, replace(found, reason=told), proposed)
    title = change.after.title if change.after else None
    if title is not None and spec.title != title:
        text = (
            f"{named(proposed)}: the specification is titled “{spec.title}”. Title and specification are one class's."
        )
        yield cited("7-10 D", not_met(text), proposed)


def _dispositions(proposed: Proposed) -> Iterator[Finding]:
    if proposed.change is None or proposed.change.kind is not ChangeKind.ABOLISH:
        return
    missing = [position for position in proposed.positions if position not in proposed.dispositions]
    if missing:
        text = f"{named(proposed)}: say what becomes of each position in it; nothing is said of: {', '.join(missing)}."
        yield cited("7-32", not_met(f"{text} (X26)"), proposed)
    elif not proposed.positions:
        yield cited(
            "7-32",
            met(f"{named(proposed)}: no position on the register is in it, so none needs a disposition."),
            proposed,
        )


def _moved_since(proposed: Proposed) -> Iterator[Finding]:
    if proposed.moved:
        text = f"{named(proposed)}: another change took effect since it was drafted; {'; '.join(proposed.moved)}."
        yield cited(OFFICE_KEEPS.ref, not_met(f"{text} Take the table out and add it anew."), proposed)


def table(proposed: Proposed) -> Iterator[Finding]:
    """A pay table lists grades that there are, each with a range (7-10 L, 7-10 M)."""
    if not proposed.ranges:
        yield cited("7-10 M", not_met(f"{named(proposed)}: it lists no grade. Enter at least one row."))
    for row in proposed.ranges:
        try:
            grades.grade_of(row.grade)
            PayRange(row.minimum, row.maximum)
        except Invalid as error:
            yield cited("7-10 L", not_met(f"{named(proposed)}, {row.grade}: {error}"))
