"""The Purpose and the definitions of 7-10 on which the plan rests."""

from datetime import date
from decimal import Decimal

import pytest

from classplan.core.errors import Invalid, NotInForce
from classplan.core.pay import PayGrade, PayRange, ScheduleKind
from classplan.core.plan import Line
from classplan.core.rules import Outcome, Standing
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.rules.definitions import (
    OutsideThePlan,
    line_carries_its_rate,
)

DAY = date(2011, 4, 7)
WHOLE = ("duties", "education", "experience", "licensure")
SALARY = ScheduleKind.NON_EXEMPT_SALARY


@pytest.mark.clause(13)
@pytest.mark.parametrize(
    ("kind", "provided_for"),
    [("individual", True), ("group", True), ("random", False), ("Individual", False), ("", False)],
)
def test_like_pay_for_like_work_is_kept_by_individual_or_group_reviews(kind: str, provided_for: bool) -> None:
    assert PACK.clause("7 Purpose").find(DAY, review_kind=kind).is_met is provided_for


@pytest.mark.clause(13)
def test_the_goal_that_the_proposal_inserts_is_never_in_force() -> None:
    purpose = PACK.clause("7 Purpose")
    assert purpose.in_force(date(2026, 1, 1)).edition.id == "2006"
    assert purpose.simulated("441B").edition.evidence.standing is Standing.PROPOSED
    assert "X53" in purpose.simulated("441B").edition.evidence.note


@pytest.mark.clause(18)
@pytest.mark.parametrize(
    ("own", "alike"), [((), True), (("grade",), False), (("title",), False), (("specification", "grade"), False)]
)
def test_no_position_of_a_class_has_a_grade_a_title_or_a_specification_of_its_own(
    own: tuple[str, ...], alike: bool
) -> None:
    finding = PACK.clause("7-10 D").find(DAY, own_values=iter(own))
    assert finding.is_met is alike
    assert all(value in finding.reason for value in own)


@pytest.mark.clause(19)
@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        (WHOLE, ()),
        ((*WHOLE, "physical demands"), ()),
        *((tuple(part for part in WHOLE if part != absent), (absent,)) for absent in WHOLE),
        ((), WHOLE),
    ],
)
@pytest.mark.parametrize("recorded", [False, True])
def test_a_specification_that_leaves_out_one_of_the_four_is_found(
    stated: tuple[str, ...], missing: tuple[str, ...], recorded: bool
) -> None:
    finding = PACK.clause("7-10 E").find(DAY, stated=stated, recorded=recorded)
    assert finding.is_met == (not missing)
    assert all(part in finding.reason for part in missing)


@pytest.mark.clause(19)
@pytest.mark.parametrize(("recorded", "says"), [(False, "before it is published"), (True, "kept as printed")])
def test_the_same_stops_a_new_draft_and_is_only_said_of_a_recorded_paper(recorded: bool, says: str) -> None:
    assert says in PACK.clause("7-10 E").find(DAY, stated=(), recorded=recorded).reason


@pytest.mark.clause(19)
def test_a_specification_is_a_new_draft_where_nothing_else_is_said() -> None:
    assert "before it is published" in PACK.clause("7-10 E").find(DAY, stated=()).reason


@pytest.mark.clause(22)
def test_the_exceptions_leave_the_career_service_half_alone_where_nobody_has_chosen() -> None:
    plan = PACK.clause("7-10 G")
    assert plan.find(DAY, career_service=True, outside=OutsideThePlan.UNDERSHERIFF).is_met


@pytest.mark.clause(21)
@pytest.mark.parametrize(
    ("typed", "derived"), [(None, True), ("Clerk", True), ("clerk", False), ("Lead Clerk", False), ("", False)]
)
def test_the_official_title_of_a_position_is_that_of_its_class(typed: str | None, derived: bool) -> None:
    finding = PACK.clause("7-10 F").find(DAY, class_title="Clerk", typed=typed)
    assert finding.is_met is derived
    assert "Clerk" in finding.reason


@pytest.mark.clause(22)
@pytest.mark.parametrize(
    ("career_service", "limit_both", "covered"),
    [(False, False, False), (True, False, True), (False, True, False), (True, True, False)],
)
@pytest.mark.parametrize("outside", OutsideThePlan)
def test_seven_kinds_of_classes_are_outside_the_plan(
    outside: OutsideThePlan, career_service: bool, limit_both: bool, covered: bool
) -> None:
    finding = PACK.clause("7-10 G").find(
        DAY, career_service=career_service, outside=outside, exceptions_limit_both=limit_both
    )
    assert finding.is_met is covered
    assert len(OutsideThePlan) == 7


@pytest.mark.clause(22)
@pytest.mark.parametrize("career_service", [True, False])
@pytest.mark.parametrize("limit_both", [True, False])
def test_the_plan_covers_every_other_class(career_service: bool, limit_both: bool) -> None:
    plan = PACK.clause("7-10 G")
    assert plan.find(DAY, career_service=career_service, exceptions_limit_both=limit_both).is_met


@pytest.mark.clause(22)
@pytest.mark.parametrize(
    ("line", "listed", "says"),
    [
        (Line("CS1", "Clerk", "613-S"), True, "listed with its grade"),
        (Line("CS1", "Clerk"), False, "without a pay grade"),
        (Line("CS1", None, "613-S"), False, "without a title"),
    ],
)
def test_the_plan_lists_titles_with_their_rates(line: Line, listed: bool, says: str) -> None:
    finding = line_carries_its_rate(line=line)
    assert finding.is_met is listed
    assert says in finding.reason


@pytest.mark.clause(26)
@pytest.mark.parametrize(
    ("grade", "identified"),
    [
        (PayGrade(SALARY, "613", "S"), True),
        (PayGrade(SALARY, "613", None), False),
        (PayGrade(SALARY, "", "S"), False),
    ],
)
def test_a_grade_is_known_by_schedule_number_and_group(grade: PayGrade, identified: bool) -> None:
    assert PACK.clause("7-10 K").find(DAY, grade=grade).is_met is identified


@pytest.mark.clause(26)
@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("614-S", (SALARY, "614", "S")),
        ("612-C", (SALARY, "612", "C")),
        ("613-A", (SALARY, "613", "A")),
        (" 809-A ", (ScheduleKind.EXEMPT_SALARY, "809", "A")),
    ],
)
def test_a_printed_grade_is_read_as_schedule_number_and_group(printed: str, key: tuple[ScheduleKind, str, str]) -> None:
    assert PACK.grade_of(printed) == PayGrade(*key)


@pytest.mark.clause(26)
@pytest.mark.parametrize("printed", ["", "614", "614S", "N-809", "714-S", "6144-S", "614-s", "614-S-A"])
def test_what_is_not_printed_like_a_grade_is_refused_with_its_value(printed: str) -> None:
    with pytest.raises(Invalid, match=f"“{printed}”"):
        PACK.grade_of(printed)


@pytest.mark.clause(27)
@pytest.mark.parametrize(
    ("pay_range", "upward"),
    [
        ((31573, 46117), True),
        ((32130, 46904), True),
        ((35912, 52419), True),
        ((33597, 49038), True),
        ((35124, 51268), True),
        ((42917, 68454), True),
        ((52419, 83640), True),
        ((68454, 109238), True),
        ((30000, 30000), True),
        ((0, 1), True),
        ((30001, 30000), False),
        ((-1, 10), False),
    ],
)
def test_a_range_runs_from_its_minimum_to_its_maximum(pay_range: tuple[int, int], upward: bool) -> None:
    assert PACK.clause("7-10 L").find(DAY, pay_range=pay_range).is_met is upward


ROW = (PayGrade(SALARY, "613", "S"), PayRange(Decimal(32130), Decimal(46904)))
OTHER = (PayGrade(SALARY, "614", "S"), PayRange(Decimal(33597), Decimal(49038)))


@pytest.mark.clause(28)
@pytest.mark.parametrize(
    ("kind", "rows", "outcome", "says"),
    [
        (SALARY, (ROW, OTHER), Outcome.MET, "lists 2 grades"),
        (SALARY, (), Outcome.MET, "lists 0 grades"),
        (SALARY, (ROW, ROW), Outcome.NOT_MET, "twice"),
        (ScheduleKind.EXEMPT_SALARY, (ROW,), Outcome.NOT_MET, "belongs to"),
    ],
)
def test_a_schedule_lists_its_grades_each_once(
    kind: ScheduleKind, rows: tuple[tuple[PayGrade, PayRange], ...], outcome: Outcome, says: str
) -> None:
    finding = PACK.clause("7-10 M").find(DAY, kind=kind, rows=rows)
    assert finding.outcome is outcome
    assert says in finding.reason


@pytest.mark.clause(26, 27, 28)
@pytest.mark.parametrize(
    ("ref", "start"),
    [("7-10 K", date(2006, 1, 1)), ("7-10 L", date(2010, 10, 17)), ("7-10 M", date(2010, 10, 17))],
)
def test_what_the_proposal_moves_was_in_force_where_it_stood(ref: str, start: date) -> None:
    clause = PACK.clause(ref)
    assert clause.in_force(start).edition.start == start
    assert not clause.in_force(date(2026, 1, 1)).edition.proposed
    assert clause.simulated("441B").edition.proposed
    with pytest.raises(NotInForce):
        clause.in_force(date(start.year - 1, 12, 31))
