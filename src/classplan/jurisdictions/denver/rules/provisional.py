"""7-10, *Provisional classification*: what may be used before the Council has approved, and how long."""

from datetime import date

from classplan.core.dates import add_months, long_date
from classplan.core.plan import Change
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.rules import Clause, Edition, Finding, met, not_met
from classplan.jurisdictions.denver.papers import assumed
from classplan.jurisdictions.denver.policy import Policy, ProvisionalClock

DEFAULT = Policy()


def last_day_of_use(*, board_approved: date, effective: date | None, policy: Policy = DEFAULT) -> date:
    """The last day of provisional use: so many calendar months after the clock starts (X5, X7), that day included."""
    from_effective = policy.provisional_clock is ProvisionalClock.EFFECTIVE_DAY and effective is not None
    start = effective if from_effective and effective is not None else board_approved
    return add_months(start, policy.provisional_months)


def may_be_used(
    *,
    on: date,
    board_approved: date | None = None,
    council_approved: date | None = None,
    council_disapproved: date | None = None,
    effective: date | None = None,
    new_class_or_changed_rate: bool = True,
    policy: Policy = DEFAULT,
) -> Finding:
    """Whether a proposed change may be used on a day without the Council (30, 31, 32)."""
    if board_approved is None or on < board_approved:
        return not_met("The Board has not approved it on that day; nothing may be used before it does.")
    if council_approved is not None and council_approved <= on:
        return met(f"The Council approved it on {long_date(council_approved)}; it is no longer provisional.")
    if not new_class_or_changed_rate:
        return not_met(
            "Only a new class or a changed pay rate can be provisional; a title change or an abolishment waits for the Council (X6)."
        )
    if council_disapproved is not None and council_disapproved <= on:
        return not_met(f"The Council disapproved it on {long_date(council_disapproved)}; its use ended with that.")
    until = last_day_of_use(board_approved=board_approved, effective=effective, policy=policy)
    if on > until:
        months = policy.provisional_months
        return not_met(
            f"Its {months} months of provisional use ended on {long_date(until)}; longer use needs the Council.", until
        )
    return met(f"Provisional: it may be used without the Council until {long_date(until)}.", until)


def usable_until(change: Change, acts: Acts, effect: TakesEffect, policy: Policy) -> date | None:
    """The last day of provisional use of a line that begins on the effective day, or None where it begins definitively."""
    complete = effect.completed is not None and effect.day is not None and effect.completed <= effect.day
    if complete or not change.changes_rate or acts.board is None or effect.day is None:
        return None
    return last_day_of_use(board_approved=acts.board, effective=effect.day, policy=policy)


PROVISIONAL = Clause(
    "7-10 O",
    "Provisional classification",
    "the day of the Board's approval",
    (
        Edition(
            "2006",
            date(2006, 1, 1),
            assumed("only its letter is marked"),
            "A new class, or a changed pay rate of an existing one, that the Board has approved and the Council has not. It "
            "may be used without the Council for six months after the Board's approval takes effect, or until the Council "
            "disapproves, whichever comes first.",
            may_be_used,
            computes="whether it may be used on a day, and the last day on which it may",
            leaves="From which day the months run (X5); what becomes of positions in a class that lapses (X59).",
        ),
    ),
    numbers=(30, 31, 32),
    facts={
        "on": "the day that is asked about",
        "board-approved": "the day on which the Board approved",
        "council-approved": "the day on which the Council approved",
        "council-disapproved": "the day on which the Council disapproved",
        "effective": "the effective day of the change",
        "new-class-or-changed-rate": "whether it makes a new class or changes a rate",
    },
)

CLAUSES = (PROVISIONAL,)
