"""7-10, *Provisional classification*: what may be used before the Council approves, and until which day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.rules import Finding
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.policy import Policy, ProvisionalClock
from classplan.jurisdictions.denver.rules.provisional import last_day_of_use, may_be_used, usable_until

PROVISIONAL = PACK.clause("7-10 O")
BOARD, EFFECTIVE = date(2011, 4, 7), date(2011, 4, 10)
FROM_EFFECTIVE_DAY = Policy(provisional_clock=ProvisionalClock.EFFECTIVE_DAY)
FROM_BOARD = Policy(provisional_clock=ProvisionalClock.BOARD_APPROVAL)


def use(on: date, **facts: object) -> Finding:
    """Whether the change of 2011-04-07 may be used on a day, with the facts that a case adds."""
    return PROVISIONAL.find(BOARD, **{"on": on, "board_approved": BOARD, "effective": EFFECTIVE, **facts})


@pytest.mark.clause(30, 80)
@pytest.mark.parametrize(
    ("on", "facts", "usable"),
    [
        (BOARD, {}, True),
        (BOARD - timedelta(days=1), {}, False),
        (EFFECTIVE, {}, True),
        (BOARD, {"board_approved": None}, False),
        (BOARD, {"new_class_or_changed_rate": False}, False),
        (date(2011, 6, 6), {"council_approved": date(2011, 6, 6), "new_class_or_changed_rate": False}, True),
        (date(2011, 6, 5), {"council_approved": date(2011, 6, 6), "new_class_or_changed_rate": False}, False),
    ],
)
def test_provisional_is_what_the_board_has_approved_and_the_council_not_yet(
    on: date, facts: dict[str, object], usable: bool
) -> None:
    assert use(on, **facts).is_met is usable


@pytest.mark.clause(30)
def test_with_the_council_it_is_provisional_no_longer() -> None:
    before, after = (use(on, council_approved=date(2011, 6, 6)) for on in (date(2011, 6, 5), date(2011, 6, 6)))
    assert before.day == date(2011, 10, 10)
    assert after.day is None
    assert "no longer provisional" in after.reason


@pytest.mark.clause(31, 80)
@pytest.mark.parametrize(
    ("on", "policy", "usable"),
    [
        (date(2011, 10, 10), FROM_EFFECTIVE_DAY, True),
        (date(2011, 10, 11), FROM_EFFECTIVE_DAY, False),
        (date(2011, 10, 7), FROM_BOARD, True),
        (date(2011, 10, 8), FROM_BOARD, False),
        (date(2011, 7, 10), Policy(provisional_months=3), True),
        (date(2011, 7, 11), Policy(provisional_months=3), False),
    ],
)
def test_the_six_months_include_their_last_day_and_the_day_after_is_too_late(
    on: date, policy: Policy, usable: bool
) -> None:
    finding = use(on, policy=policy)
    assert finding.is_met is usable
    assert finding.day == (on if usable else on - timedelta(days=1))


@pytest.mark.clause(31, 80)
def test_longer_use_needs_the_council() -> None:
    assert not use(date(2011, 10, 11)).is_met
    assert use(date(2011, 10, 11), council_approved=date(2011, 10, 11)).is_met
    assert not use(date(2011, 10, 11), council_approved=date(2011, 10, 12)).is_met


@pytest.mark.clause(31)
@pytest.mark.parametrize(
    ("board", "effective", "policy", "last"),
    [
        (BOARD, EFFECTIVE, FROM_EFFECTIVE_DAY, date(2011, 10, 10)),
        (BOARD, EFFECTIVE, FROM_BOARD, date(2011, 10, 7)),
        (BOARD, None, FROM_EFFECTIVE_DAY, date(2011, 10, 7)),
        (date(2015, 8, 27), date(2015, 8, 30), FROM_EFFECTIVE_DAY, date(2016, 2, 29)),
        (date(2014, 8, 31), None, FROM_BOARD, date(2015, 2, 28)),
    ],
)
def test_the_months_run_by_the_calendar_from_the_chosen_day(
    board: date, effective: date | None, policy: Policy, last: date
) -> None:
    assert last_day_of_use(board_approved=board, effective=effective, policy=policy) == last


@pytest.mark.clause(32)
@pytest.mark.parametrize(
    ("on", "disapproved", "usable"),
    [
        (date(2011, 6, 5), date(2011, 6, 6), True),
        (date(2011, 6, 6), date(2011, 6, 6), False),
        (date(2011, 10, 10), date(2011, 11, 7), True),
        (date(2011, 10, 11), date(2011, 11, 7), False),
    ],
)
def test_the_council_ends_it_at_once_and_whichever_comes_first_counts(
    on: date, disapproved: date, usable: bool
) -> None:
    assert use(on, council_disapproved=disapproved).is_met is usable


@given(st.dates(date(2010, 1, 1), date(2013, 1, 1)), st.dates(date(2011, 4, 7), date(2012, 12, 31)))
def test_what_the_council_disapproved_is_never_usable_afterwards(on: date, disapproved: date) -> None:
    found = may_be_used(on=on, board_approved=BOARD, effective=EFFECTIVE, council_disapproved=disapproved)
    assert found.is_met == (BOARD <= on <= date(2011, 10, 10) and on < disapproved)


BEFORE = Line("CS1", "Clerk", "613-S", Decimal(32130), Decimal(46904))
REGRADE = Change(BEFORE, Line("CS1", "Lead Clerk", "614-S"))
RETITLE = Change(BEFORE, Line("CS1", "Lead Clerk"))
CREATE, ABOLISH = Change(None, BEFORE), Change(BEFORE, None)
PENDING = TakesEffect(EFFECTIVE, "2011")


@pytest.mark.clause(30, 31)
@pytest.mark.parametrize(
    ("change", "acts", "effect", "last"),
    [
        (REGRADE, Acts(board=BOARD), PENDING, date(2011, 10, 10)),
        (CREATE, Acts(board=BOARD), PENDING, date(2011, 10, 10)),
        (RETITLE, Acts(board=BOARD), PENDING, None),
        (ABOLISH, Acts(board=BOARD), PENDING, None),
        (REGRADE, Acts(board=BOARD), TakesEffect(EFFECTIVE, completed=EFFECTIVE), None),
        (REGRADE, Acts(board=BOARD), TakesEffect(EFFECTIVE, completed=date(2011, 4, 11)), date(2011, 10, 10)),
        (REGRADE, Acts(board=BOARD), TakesEffect(None), None),
        (REGRADE, Acts(), PENDING, None),
    ],
)
def test_a_line_begins_provisionally_where_its_rate_is_new_and_its_enactment_not_complete(
    change: Change, acts: Acts, effect: TakesEffect, last: date | None
) -> None:
    assert usable_until(change, acts, effect, FROM_EFFECTIVE_DAY) == last


def test_the_clock_of_a_line_is_the_one_that_the_office_chose() -> None:
    assert usable_until(REGRADE, Acts(board=BOARD), PENDING, FROM_BOARD) == date(2011, 10, 7)
