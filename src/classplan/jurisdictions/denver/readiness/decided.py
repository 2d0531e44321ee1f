"""After the Board, and where the Director decides alone: provisional use, the day of effect, the road itself."""

from collections.abc import Iterator
from datetime import date

from classplan.core.amending.proposal import Proposed, Situation, conflicts
from classplan.core.dates import long_date
from classplan.core.errors import Invalid
from classplan.core.rules import Finding, met, needs_judgment, not_met
from classplan.core.rules import silent as rule_silent
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness.changes import changes
from classplan.jurisdictions.denver.readiness.findings import cited, named, names_taken
from classplan.jurisdictions.denver.rules.effective_dates import PLAN_CHANGES, mayor_is_silent, takes_effect
from classplan.jurisdictions.denver.rules.plan_changes import (
    DIRECTOR_ALONE,
    OFFICE_KEEPS,
    needs_council,
)
from classplan.jurisdictions.denver.rules.provisional import PROVISIONAL, last_day_of_use


def begin_use(case: Situation, policy: Policy) -> Iterator[Finding]:
    """A new class or a changed rate may be used from the Board's approval on, for so many months (80)."""
    if case.acts.in_use is not None:
        yield cited(PROVISIONAL.ref, not_met(f"Provisional use began on {long_date(case.acts.in_use)} already."))
        return
    for proposed in case.standing:
        yield from names_taken(proposed, proposed.taken)
    rated = any(p.ranges if p.change is None else p.change.changes_rate for p in case.standing)
    yield cited(
        PROVISIONAL.ref,
        PROVISIONAL.find(
            case.acts.board or case.today,
            on=case.today,
            board_approved=case.acts.board,
            council_approved=case.acts.council,
            council_disapproved=case.acts.disapproved,
            new_class_or_changed_rate=rated,
            policy=policy,
        ),
    )


def enact(case: Situation, policy: Policy) -> Iterator[Finding]:
    """There is a day on which it takes effect, and the plan still stands where each change starts from."""
    if case.judged(PLAN_CHANGES.ref) is None:
        effect = takes_effect(case.acts, policy)
        found = met(effect.reason, effect.day) if effect.day else not_met(effect.reason)
        yield cited(PLAN_CHANGES.ref, found)
    for proposed in case.standing:
        yield from _met_by_another(proposed)
        yield from names_taken(proposed, proposed.taken)


def _met_by_another(proposed: Proposed) -> Iterator[Finding]:
    """Another change took effect since the notice: what both alter, a person judges; what only one alters, stands."""
    if proposed.moved:
        text = f"{named(proposed)}: since it was noticed another change took effect; {'; '.join(proposed.moved)}. "
        yield cited(OFFICE_KEEPS.ref, needs_judgment(f"{text}Can it be entered as it was noticed?"), proposed)
    if proposed.change is None or proposed.job_class is None:
        return
    for line in dict.fromkeys((proposed.stands, *proposed.later)):
        found = conflicts(proposed.change, line)
        if found:
            now = "has no line of it any more" if line is None else f"has {line}"
            text = (
                f"{named(proposed)}: since it was noticed another change altered its {', '.join(found)}; the plan now {now}. "
                "Can it be entered as it was noticed?"
            )
            yield cited(OFFICE_KEEPS.ref, needs_judgment(text), proposed)


def silent_mayor(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The rule does not say what follows; the basis that a person gives answers it (X57)."""
    if case.acts.council is not None:
        days = (case.today - case.acts.council).days
        if days < 1:
            text = "The Council approved it today; whether the Mayor signs or vetoes it cannot be known yet. Wait."
            yield cited(PLAN_CHANGES.ref, not_met(text))
        yield cited(PLAN_CHANGES.ref, mayor_is_silent(days_since_council=days))


def veto(case: Situation, policy: Policy) -> Iterator[Finding]:
    """A veto before the Council has acted: whether there is anything yet that it stops, no clause says (X56)."""
    if case.acts.council is None:
        text = (
            "The Council has not acted, so no approval of it is on record that the Mayor could veto or the Council override. "
            "No clause says whether a veto counts before, nor whether an override is then the approval too (X56). Record the "
            "Council's act first; or give the basis on which this veto counts."
        )
        yield cited("7-21 C", rule_silent(text))


def withdraw(case: Situation, policy: Policy) -> Iterator[Finding]:
    """Until the Board has acted it is the Director's; of what the Board approved no clause says who takes it back."""
    if case.acts.in_use is not None:
        text = (
            f"It is in provisional use since {long_date(case.acts.in_use)}. That use ends by the Council's disapproval, or "
            "when its months are over; record the one or wait for the other."
        )
        yield cited(PROVISIONAL.ref, not_met(text))
    elif case.acts.board is not None:
        text = (
            f"The Board approved it on {long_date(case.acts.board)}, and the Council has not acted. No clause says whether it "
            "can still be withdrawn, nor by whom. On what basis is it?"
        )
        yield cited("7-21 C", rule_silent(text))


def decide_alone(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The Director decides alone what changes a text and nothing else (39, 40)."""
    yield from changes(case, policy)
    for proposed in case.changes:
        if proposed.change is None:
            text = f"{named(proposed)}: a pay table changes rates, so it goes to the Board and the Council (7-21)."
            yield cited(DIRECTOR_ALONE.ref, not_met(text))
        else:
            yield cited(DIRECTOR_ALONE.ref, DIRECTOR_ALONE.find(case.today, change=proposed.change), proposed)


def last_provisional_day(case: Situation, policy: Policy) -> date:
    """The last day of provisional use, by the Board's approval (X5: no effective day is known while it waits)."""
    if case.acts.board is None:
        raise Invalid("The Board has not approved it, so no months of provisional use run (7-10 O).")
    return last_day_of_use(board_approved=case.acts.board, effective=None, policy=policy)


def road(case: Situation) -> Finding:
    """Which road the amendment takes, and why: the Board and the Council, or the Director alone."""
    if not case.changes:
        return cited("7-21", met("It holds no change yet; the road follows from what it will change."))
    of_the_plan = [change for change in case.line_changes if needs_council(change)]
    tables = sum(1 for proposed in case.changes if proposed.change is None)
    if not of_the_plan and not tables:
        text = "It changes texts alone; the Director may decide it without a hearing and without the Council."
        return cited(DIRECTOR_ALONE.ref, met(text))
    count = len(of_the_plan) + tables
    touch = "touches" if count == 1 else "touch"
    text = (
        f"{count} of {len(case.changes)} changes {touch} a title, a code or a rate: notice, a public hearing, the Board, "
        "the Council and the Mayor."
    )
    return cited("7-21", met(text))
