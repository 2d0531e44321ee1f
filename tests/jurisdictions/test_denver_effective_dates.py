"""7-37: on which day a change takes effect, by the wording that the governing day picks."""

from datetime import date

import pytest

from classplan.core.dates import Weekday
from classplan.core.errors import Invalid, NotInForce
from classplan.core.proceedings import Acts
from classplan.core.rules import Clause, Outcome
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.policy import Following, Policy
from classplan.jurisdictions.denver.rules.effective_dates import mayor_is_silent, takes_effect

PLAN_CHANGES, DECISIONS, SERIES = (PACK.clause(ref) for ref in ("7-37 A", "7-37 B", "7-37 C"))
SUNDAY, MONDAY = Policy(), Policy(week_starts=Weekday.MONDAY)
SAME_DAY_COUNTS = Policy(following=Following.SAME_DAY_COUNTS)
BOARD = date(2011, 4, 7)


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    ("day", "wording"),
    [
        (date(2011, 3, 23), "2011"),
        (BOARD, "2011"),
        (date(2013, 2, 21), "2011"),
        (date(2013, 2, 22), "2013"),
        (date(2016, 1, 1), "2013"),
    ],
)
def test_the_governing_day_picks_the_wording_that_dates_plan_changes(day: date, wording: str) -> None:
    assert PLAN_CHANGES.in_force(day).edition.id == wording


@pytest.mark.clause(79, 81)
def test_before_the_notice_that_quotes_it_no_wording_is_known() -> None:
    with pytest.raises(NotInForce, match="2011-03-23"):
        PLAN_CHANGES.in_force(date(2011, 3, 22))


@pytest.mark.clause(81)
@pytest.mark.parametrize(
    ("board", "policy", "expected"),
    [
        (BOARD, SUNDAY, date(2011, 4, 10)),
        (BOARD, MONDAY, date(2011, 4, 11)),
        (BOARD, SAME_DAY_COUNTS, date(2011, 4, 10)),
        (date(2011, 4, 9), SUNDAY, date(2011, 4, 10)),
        (date(2011, 4, 10), SUNDAY, date(2011, 4, 17)),
        (date(2011, 4, 10), SAME_DAY_COUNTS, date(2011, 4, 10)),
        (date(2011, 4, 10), MONDAY, date(2011, 4, 11)),
        (date(2011, 4, 11), MONDAY, date(2011, 4, 18)),
    ],
)
def test_under_the_2011_wording_it_follows_the_board(board: date, policy: Policy, expected: date) -> None:
    finding = PLAN_CHANGES.find(board, board_approved=board, policy=policy)
    assert (finding.outcome, finding.day) == (Outcome.MET, expected)
    assert finding.citation == "7-37 A (2011)"


@pytest.mark.clause(81)
def test_under_the_2011_wording_nothing_takes_effect_without_the_board() -> None:
    finding = PLAN_CHANGES.find(BOARD, board_approved=None)
    assert (finding.outcome, finding.day) == (Outcome.NOT_MET, None)


@pytest.mark.clause(81)
def test_the_2011_wording_says_that_it_dates_re_allocations_and_what_else_was_interpreted() -> None:
    rests_on = " ".join(PLAN_CHANGES.find(BOARD, board_approved=BOARD).rests_on)
    assert all(part in rests_on for part in ("X2", "X4", "Sunday", "strictly later", "inferred"))
    on_a_monday = PLAN_CHANGES.find(BOARD, board_approved=BOARD, policy=MONDAY)
    assert "Monday" in " ".join(on_a_monday.rests_on)


@pytest.mark.clause(79)
@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ({"mayor_approved": date(2011, 5, 2)}, date(2011, 5, 8)),
        ({"mayor_approved": date(2011, 5, 2), "policy": MONDAY}, date(2011, 5, 9)),
        ({"mayor_approved": date(2011, 5, 8)}, date(2011, 5, 15)),
        ({"veto": date(2011, 5, 2), "override": date(2011, 5, 9)}, date(2011, 5, 15)),
        ({"council_approved": date(2011, 4, 25), "mayor_approved": date(2011, 5, 2)}, date(2011, 5, 8)),
        ({"council_approved": date(2011, 5, 16), "mayor_approved": date(2011, 5, 2)}, date(2011, 5, 22)),
        (
            {"council_approved": date(2011, 4, 25), "veto": date(2011, 5, 2), "override": date(2011, 5, 9)},
            date(2011, 5, 15),
        ),
    ],
)
def test_under_the_2013_wording_it_follows_the_mayor_or_the_override(acts: dict[str, object], expected: date) -> None:
    finding = PLAN_CHANGES.applied(PLAN_CHANGES.simulated("2013"), board_approved=BOARD, **acts)
    assert (finding.outcome, finding.day) == (Outcome.MET, expected)
    assert any(ground.startswith("Simulated") for ground in finding.rests_on)


@pytest.mark.clause(79)
@pytest.mark.parametrize(
    ("acts", "says"),
    [
        ({}, "until the Mayor approves"),
        ({"council_approved": date(2011, 4, 25)}, "until the Mayor approves"),
        ({"veto": date(2011, 5, 2)}, "vetoed"),
        ({"council_approved": date(2011, 4, 25), "veto": date(2011, 5, 2)}, "unless the Council overrides"),
    ],
)
def test_under_the_2013_wording_nothing_takes_effect_before_them(acts: dict[str, object], says: str) -> None:
    finding = PLAN_CHANGES.applied(PLAN_CHANGES.simulated("2013"), board_approved=BOARD, **acts)
    assert (finding.outcome, finding.day) == (Outcome.NOT_MET, None)
    assert says in finding.reason


@pytest.mark.clause(80)
@pytest.mark.parametrize(
    ("board", "usable"),
    [(BOARD, True), (None, False)],
)
def test_under_the_2013_wording_provisional_use_begins_with_the_board(board: date | None, usable: bool) -> None:
    finding = PLAN_CHANGES.applied(PLAN_CHANGES.simulated("2013"), board_approved=board)
    assert finding.outcome is Outcome.NOT_MET
    said = "provisionally from the Board's approval on Thursday, April 7, 2011 until Friday, October 7, 2011"
    assert (said in finding.reason) is usable


@pytest.mark.clause(79)
@pytest.mark.parametrize(
    ("acts", "reason"),
    [
        ({"mayor_approved": date(2011, 5, 2)}, "The Mayor approved on Monday, May 2, 2011"),
        (
            {"veto": date(2011, 5, 2), "override": date(2011, 5, 9)},
            "The Council overrode the Mayor's veto on Monday, May 9, 2011",
        ),
        (
            {"mayor_approved": date(2011, 5, 2), "council_approved": date(2011, 5, 16)},
            "The Council approved after the Mayor on Monday, May 16, 2011",
        ),
    ],
)
def test_the_reason_names_the_act_that_started_the_clock(acts: dict[str, object], reason: str) -> None:
    finding = PLAN_CHANGES.applied(PLAN_CHANGES.simulated("2013"), board_approved=BOARD, **acts)
    assert finding.reason.startswith(reason)


# The algorithm of settled question 1


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    ("acts", "wording", "day", "completed"),
    [
        (Acts(board=BOARD), "2011", date(2011, 4, 10), None),
        (Acts(board=BOARD, council=date(2011, 6, 6)), "2011", date(2011, 4, 10), date(2011, 6, 6)),
        (Acts(board=BOARD, mayor=date(2011, 5, 2)), "2011", date(2011, 4, 10), None),
        (Acts(board=BOARD, veto=date(2011, 5, 2), override=date(2011, 5, 9)), "2011", date(2011, 4, 10), None),
        (Acts(board=date(2013, 2, 7), mayor=date(2013, 3, 4)), "2011", date(2013, 2, 10), None),
        (Acts(board=date(2013, 2, 21), mayor=date(2013, 2, 22)), "2011", date(2013, 2, 24), None),
        (Acts(board=date(2013, 2, 22), mayor=date(2013, 3, 4)), "2013", date(2013, 3, 10), date(2013, 3, 4)),
        (
            Acts(board=date(2013, 3, 7), veto=date(2013, 4, 1), override=date(2013, 4, 8)),
            "2013",
            date(2013, 4, 14),
            date(2013, 4, 8),
        ),
        (
            Acts(board=date(2013, 3, 7), mayor=date(2013, 4, 1), council=date(2013, 4, 15)),
            "2013",
            date(2013, 4, 21),
            date(2013, 4, 15),
        ),
        (Acts(board=date(2011, 3, 1), mayor=date(2013, 3, 4)), "2013", date(2013, 3, 10), date(2013, 3, 4)),
    ],
)
def test_of_the_wordings_in_force_on_their_own_triggers_the_earliest_day_stands(
    acts: Acts, wording: str, day: date, completed: date | None
) -> None:
    effect = takes_effect(acts)
    assert (effect.wording, effect.day, effect.completed) == (wording, day, completed)
    assert effect.citation == f"7-37 A ({wording})"
    assert effect.waits_for is None


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    ("acts", "wording", "waits_for"),
    [
        (Acts(noticed=date(2011, 3, 23)), "2011", "Board"),
        (Acts(board=date(2013, 3, 7)), "2013", "Mayor"),
        (Acts(board=date(2013, 3, 7), council=date(2013, 4, 15)), "2013", "Mayor"),
        (Acts(board=date(2013, 3, 7), veto=date(2013, 4, 1)), "2013", "overrides"),
        (Acts(noticed=date(2014, 1, 2)), "2013", "Mayor"),
    ],
)
def test_an_amendment_without_its_trigger_waits_and_says_for_what(acts: Acts, wording: str, waits_for: str) -> None:
    effect = takes_effect(acts)
    assert (effect.day, effect.completed, effect.wording) == (None, None, wording)
    assert effect.waits_for is not None
    assert waits_for in effect.waits_for


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    "acts",
    [
        Acts(board=date(2011, 3, 22)),
        Acts(noticed=date(2010, 1, 4)),
        Acts(board=date(2011, 3, 22), mayor=date(2011, 4, 20)),
    ],
)
def test_an_amendment_before_any_known_wording_is_not_dated(acts: Acts) -> None:
    with pytest.raises(NotInForce, match="7-37 A"):
        takes_effect(acts)


def test_an_amendment_without_any_act_is_not_dated() -> None:
    with pytest.raises(Invalid, match="Board's approval"):
        takes_effect(Acts())


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    ("wording", "acts", "day"),
    [
        ("2011", Acts(board=date(2014, 3, 6)), date(2014, 3, 9)),
        ("2013", Acts(board=BOARD), None),
        ("2013", Acts(board=BOARD, mayor=date(2011, 5, 2)), date(2011, 5, 8)),
        ("2013", Acts(board=BOARD, veto=date(2011, 5, 2), override=date(2011, 5, 9)), date(2011, 5, 15)),
        ("2011", Acts(board=date(2009, 1, 5)), date(2009, 1, 11)),
    ],
)
def test_a_wording_can_be_simulated_on_any_day_and_says_so(wording: str, acts: Acts, day: date | None) -> None:
    effect = takes_effect(acts, SUNDAY, wording)
    assert (effect.wording, effect.day) == (wording, day)
    assert any(ground.startswith("Simulated") for ground in effect.rests_on)


def test_a_wording_that_is_not_known_cannot_be_simulated() -> None:
    with pytest.raises(Invalid, match="2011, 2013"):
        takes_effect(Acts(board=BOARD), SUNDAY, "1999")


def test_the_choices_of_the_office_move_the_effective_day() -> None:
    assert takes_effect(Acts(board=BOARD), MONDAY).day == date(2011, 4, 11)
    assert takes_effect(Acts(board=date(2011, 4, 10)), SAME_DAY_COUNTS).day == date(2011, 4, 10)


def test_a_mayor_who_neither_signs_nor_vetoes_leaves_the_rule_silent() -> None:
    finding = mayor_is_silent(days_since_council=30)
    assert finding.outcome is Outcome.SILENT
    assert "basis" in finding.reason


# Decisions and series


@pytest.mark.clause(82)
@pytest.mark.parametrize(
    ("decision", "policy", "expected"),
    [
        (date(2015, 9, 4), SUNDAY, date(2015, 9, 6)),
        (date(2015, 9, 6), SUNDAY, date(2015, 9, 13)),
        (date(2015, 9, 4), MONDAY, date(2015, 9, 7)),
        (None, SUNDAY, None),
    ],
)
def test_without_a_plan_change_a_re_allocation_follows_the_decision(
    decision: date | None, policy: Policy, expected: date | None
) -> None:
    finding = DECISIONS.find(date(2015, 9, 4), ohr_decision=decision, policy=policy)
    assert (finding.day, finding.is_met) == (expected, expected is not None)


@pytest.mark.clause(83)
@pytest.mark.parametrize(
    ("signature", "review", "expected"),
    [
        (date(2015, 9, 4), None, date(2015, 9, 6)),
        (date(2015, 9, 4), date(2015, 9, 21), date(2015, 9, 6)),
        (date(2015, 9, 4), date(2015, 8, 3), date(2015, 9, 6)),
        (date(2015, 9, 6), None, date(2015, 9, 13)),
        (None, date(2015, 9, 21), None),
    ],
)
def test_in_a_progressive_series_it_follows_the_signature_and_never_the_review(
    signature: date | None, review: date | None, expected: date | None
) -> None:
    finding = SERIES.find(date(2015, 9, 4), signature=signature, ohr_review=review)
    assert (finding.day, finding.is_met) == (expected, expected is not None)


@pytest.mark.clause(82, 83)
@pytest.mark.parametrize("clause", [DECISIONS, SERIES])
def test_a_wording_without_a_day_of_its_own_is_assumed_and_says_so(clause: Clause) -> None:
    finding = clause.find(date(2015, 9, 4))
    assert any("Assumed in force from 2006-01-01" in ground for ground in finding.rests_on)
    with pytest.raises(NotInForce):
        clause.find(date(2005, 12, 31))
