"""7-20 to 7-22: the road that a change takes, the order of the acts, and what a recorded paper does not prove."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts
from classplan.core.rules import Outcome
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.policy import Policy, PostingReading
from classplan.jurisdictions.denver.rules.plan_changes import KEEPERS

OFFICE, RECOMMENDS, BOARD_DECIDES, COUNCIL, ALONE = (
    PACK.clause(ref) for ref in ("7-20", "7-21 A", "7-21 B", "7-21 C", "7-22")
)
DAY = date(2011, 4, 7)
CLERK = Line("CS1", "Clerk", "613-S", Decimal(32130), Decimal(46904))
RETITLE = Change(CLERK, replace(CLERK, title="Lead Clerk"))
REGRADE = Change(CLERK, replace(CLERK, grade="614-S", minimum=Decimal(33597), maximum=Decimal(49038)))
RERANGE = Change(CLERK, replace(CLERK, maximum=Decimal(50000)))
RECODE = Change(CLERK, replace(CLERK, code="CA1"))
CREATE, ABOLISH, REVISE = Change(None, CLERK), Change(CLERK, None), Change(CLERK, CLERK)
OF_THE_PLAN = [RETITLE, REGRADE, RERANGE, RECODE, CREATE, ABOLISH]


@pytest.mark.clause(35)
@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("analyst", True),
        ("director", True),
        ("recorder", True),
        ("appointing authority", False),
        ("board", False),
        ("public", False),
        ("", False),
    ],
)
def test_only_the_human_resources_office_writes_the_plan(role: str, allowed: bool) -> None:
    assert OFFICE.find(DAY, role=role).is_met is allowed
    assert (role in KEEPERS) is allowed


@pytest.mark.clause(35)
def test_nobody_else_keeps_the_plan_with_the_office() -> None:
    assert {"analyst", "director", "recorder"} == KEEPERS


@pytest.mark.clause(36)
@pytest.mark.parametrize(("recommended", "enough"), [(date(2011, 3, 1), True), (None, False)])
def test_a_plan_change_needs_the_directors_recommendation(recommended: date | None, enough: bool) -> None:
    assert RECOMMENDS.find(DAY, recommended=recommended).is_met is enough


@pytest.mark.clause(37)
@pytest.mark.parametrize(
    ("outcome", "hearing", "board_acted", "lawful"),
    [
        ("approved", DAY, DAY, True),
        ("modified", DAY, DAY, True),
        ("rejected", DAY, DAY, True),
        (None, DAY, DAY, True),
        ("approved", DAY, date(2011, 4, 8), True),
        ("approved", DAY, date(2011, 4, 6), False),
        ("approved", None, DAY, False),
        ("approved", DAY, None, False),
        ("postponed", DAY, DAY, False),
    ],
)
def test_the_board_approves_modifies_or_rejects_after_a_public_hearing(
    outcome: str | None, hearing: date | None, board_acted: date | None, lawful: bool
) -> None:
    finding = BOARD_DECIDES.find(DAY, outcome=outcome, hearing=hearing, board_acted=board_acted)
    assert finding.is_met is lawful


@pytest.mark.clause(37)
def test_a_board_that_acts_before_the_hearing_is_told_the_first_possible_day() -> None:
    assert BOARD_DECIDES.find(DAY, hearing=DAY, board_acted=date(2011, 4, 6)).day == DAY


@pytest.mark.clause(38)
@pytest.mark.parametrize("change", OF_THE_PLAN)
def test_any_change_of_the_plan_needs_the_council(change: Change) -> None:
    assert not COUNCIL.find(DAY, change=change).is_met
    assert COUNCIL.find(DAY, change=change, council_approved=date(2011, 6, 6)).is_met
    assert PACK.needs_council(change)


@pytest.mark.clause(39, 40)
def test_a_change_of_the_text_alone_needs_neither_hearing_nor_council() -> None:
    finding = ALONE.find(DAY, change=REVISE)
    assert finding.is_met
    assert "without a hearing" in finding.reason
    assert "without the Council" in finding.reason
    assert COUNCIL.find(DAY, change=REVISE).is_met
    assert not PACK.needs_council(REVISE)


@pytest.mark.clause(39, 41)
@pytest.mark.parametrize("change", OF_THE_PLAN)
def test_a_change_that_touches_more_than_the_text_is_not_the_directors_alone(change: Change) -> None:
    finding = ALONE.find(DAY, change=change)
    assert finding.outcome is Outcome.NOT_MET
    assert "7-21" in finding.reason


# The order of the acts

NOTICED, MAYOR = date(2011, 3, 23), date(2011, 5, 2)
WHOLE = Acts(noticed=NOTICED, board=DAY, council=date(2011, 4, 25), mayor=MAYOR)


@pytest.mark.parametrize(
    "acts",
    [
        WHOLE,
        Acts(),
        Acts(noticed=NOTICED),
        Acts(noticed=NOTICED, board=NOTICED),
        replace(WHOLE, council=date(2011, 5, 16)),
        replace(WHOLE, council=None),
        replace(WHOLE, mayor=None, veto=MAYOR),
        replace(WHOLE, mayor=None, veto=MAYOR, override=MAYOR),
    ],
)
def test_acts_in_their_order_pass(acts: Acts) -> None:
    assert PACK.acts_in_order(acts) == ()


@pytest.mark.parametrize(
    ("acts", "says"),
    [
        (replace(WHOLE, board=date(2011, 3, 22)), ("2011-03-22", "2011-03-23", "7-21 B")),
        (replace(WHOLE, council=date(2011, 4, 6)), ("2011-04-06", "2011-04-07", "7-21 C")),
        (replace(WHOLE, mayor=date(2011, 4, 6)), ("2011-04-06", "2011-04-07", "7-37 A")),
        (replace(WHOLE, mayor=None, veto=date(2011, 4, 6)), ("the Mayor vetoed", "2011-04-07")),
        (replace(WHOLE, mayor=None, veto=MAYOR, override=date(2011, 5, 1)), ("overrode the veto on 2011-05-01",)),
        (replace(WHOLE, mayor=None, override=MAYOR), ("no veto is given",)),
        (replace(WHOLE, veto=MAYOR), ("only one of them",)),
        (Acts(board=DAY), ("when the notice was given",)),
        (Acts(noticed=NOTICED, council=DAY), ("when the Board approved",)),
        (Acts(noticed=NOTICED, mayor=MAYOR), ("when the Board approved",)),
    ],
)
def test_an_act_before_the_one_it_needs_is_said_with_both_days(acts: Acts, says: tuple[str, ...]) -> None:
    (finding,) = PACK.acts_in_order(acts)
    assert not finding.is_met
    assert all(part in finding.reason for part in says)


# What a recorded paper does not prove

HEARD = replace(WHOLE, hearing=DAY, council=None)


def on_record(changes: tuple[Change, ...], acts: Acts, policy: Policy | None = None) -> dict[Outcome, str]:
    """The reasons of the findings, joined by outcome."""
    found: dict[Outcome, str] = {}
    for finding in PACK.findings(changes, acts, policy or Policy()):
        found[finding.outcome] = f"{found.get(finding.outcome, '')} {finding.reason}"
    return found


@pytest.mark.parametrize(
    ("changes", "says", "leaves_out"),
    [
        ((REGRADE,), ("recommendation", "posted", "any of the 1 changes"), ("abolished", "cannot be provisional")),
        ((REGRADE, REVISE), ("any of the 1 changes",), ("cannot be provisional",)),
        ((REGRADE, RETITLE), ("any of the 2 changes", "cannot be provisional (X6): CS1."), ("abolished",)),
        ((ABOLISH,), ("CS1 Clerk (613-S) is abolished", "cannot be provisional (X6): CS1."), ()),
        ((Change(Line(title="Clerk"), Line(title="Lead")),), ("cannot be provisional (X6): Lead.",), ()),
    ],
)
def test_what_a_recorded_notice_does_not_prove_is_not_on_record(
    changes: tuple[Change, ...], says: tuple[str, ...], leaves_out: tuple[str, ...]
) -> None:
    found = on_record(changes, HEARD)[Outcome.NOT_ON_RECORD]
    assert all(words in found for words in says)
    assert not any(words in found for words in leaves_out)


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ((REGRADE, CREATE, ABOLISH), []),
        ((replace(REGRADE, before=replace(CLERK, minimum=None)),), [("CS1", "minimum before")]),
        ((Change(None, replace(CLERK, grade=None)),), [("CS1", "grade after"), ("CS1", "without a pay grade")]),
        ((Change(None, Line(None, "Clerk", "613-S")),), [("Clerk", "code after")]),
    ],
)
def test_what_the_tables_of_a_recorded_notice_leave_out_is_found_of_the_class(
    changes: tuple[Change, ...], about: list[tuple[str, str]]
) -> None:
    found = [finding for finding in PACK.findings(changes, HEARD, Policy()) if finding.about]
    assert [finding.about for finding in found] == [name for name, _ in about]
    assert all(words in finding.reason for finding, (_, words) in zip(found, about, strict=True))


@pytest.mark.clause(38, 41)
@pytest.mark.parametrize(
    ("changes", "says"),
    [((REGRADE, REVISE), "1 of 2 changes touches"), ((REGRADE, RETITLE), "2 of 2 changes touch a title")],
)
def test_a_recorded_notice_is_told_its_road(changes: tuple[Change, ...], says: str) -> None:
    assert says in on_record(changes, HEARD)[Outcome.MET]


def test_the_wording_of_the_boards_decision_is_that_of_its_own_day_or_else_of_the_notice() -> None:
    for acts, says in (
        (HEARD, "the Board acted on Thursday, April 7, 2011; that the hearing was held is not on record"),
        (replace(HEARD, board=None), "The Board's act is not on record"),
        (replace(HEARD, hearing=date(2011, 4, 8)), "the hearing is set for Friday, April 8, 2011 and comes first"),
    ):
        (finding,) = (f for f in PACK.findings((REGRADE,), acts, Policy()) if f.citation.startswith("7-21 B"))
        assert finding.outcome is Outcome.NOT_ON_RECORD
        assert says in finding.reason
        assert any("Assumed" in ground for ground in finding.rests_on)
        assert not any("inferred" in ground for ground in finding.rests_on)
    late = replace(HEARD, hearing=date(2016, 1, 7), board=date(2016, 1, 7))
    (finding,) = (f for f in PACK.findings((REGRADE,), late, Policy()) if f.citation.startswith("7-21 B"))
    assert any("inferred" in ground for ground in finding.rests_on)


def test_a_notice_older_than_every_known_wording_is_entered_with_that_said() -> None:
    (finding,) = PACK.findings((REGRADE,), Acts(noticed=date(2005, 12, 31), board=date(2006, 2, 1)), Policy())
    assert finding.outcome is Outcome.NOT_ON_RECORD
    assert "No wording of 7-21" in finding.reason


@pytest.mark.parametrize(
    ("changes", "acts"), [((REVISE,), HEARD), ((), HEARD), ((REGRADE,), replace(HEARD, noticed=None))]
)
def test_a_paper_that_changes_no_line_has_nothing_to_prove(changes: tuple[Change, ...], acts: Acts) -> None:
    assert on_record(changes, acts) == {}


def test_a_council_on_record_is_no_finding_against_it() -> None:
    assert "Council" not in on_record((REGRADE,), WHOLE)[Outcome.NOT_ON_RECORD]
    assert "Council approved" in on_record((REGRADE,), WHOLE)[Outcome.MET]


@pytest.mark.parametrize(
    ("reading", "outcome"),
    [
        (PostingReading.NOT_CHOSEN, Outcome.NEEDS_JUDGMENT),
        (PostingReading.FULL_DAYS, Outcome.NOT_MET),
        (PostingReading.COUNTED_FROM_NOTICE, Outcome.NOT_ON_RECORD),
    ],
)
def test_a_hearing_on_the_thirteenth_day_is_judged_by_the_reading_that_was_chosen(
    reading: PostingReading, outcome: Outcome
) -> None:
    acts = replace(HEARD, hearing=date(2011, 4, 5))
    found = PACK.findings((REGRADE,), acts, Policy(posting_reading=reading))
    assert outcome in {finding.outcome for finding in found if finding.citation.startswith("Notice: posting (")}


def test_a_notice_older_than_the_known_posting_rule_is_not_judged_by_it() -> None:
    acts = Acts(noticed=date(2011, 3, 22), board=DAY, hearing=DAY)
    assert "No wording of the posting period is known" in on_record((REGRADE,), acts)[Outcome.NOT_ON_RECORD]
