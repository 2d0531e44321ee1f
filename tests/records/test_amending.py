"""An amendment through its whole road, and everything that must not happen on it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from classplan.core.amending import Decision, Outcome, RangeChange
from classplan.core.errors import DomainError, Invalid, NotAllowed
from classplan.core.plan import Line
from tests.papers import abolished, created, notice, retitled
from tests.plugins.office import Desk, shared_desk

if TYPE_CHECKING:
    from tests.amending import Walk

EARLIER = date(2020, 3, 2)
ADOPTED = ("--board-approved", "2020-03-17", "--council-approved", "2020-03-30", "--mayor-approved", "2020-04-01")


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with three classes, entered once; what a test does there is undone after it."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("office")) as desk:
        desk.record(
            "n200.txt",
            notice(
                "200",
                EARLIER,
                created("NS1001", "Orchard Keeper", "613-S", 32130, 46904),
                created("NS1002", "Hedge Warden", "614-S", 33597, 49038),
                created("NS1003", "Pond Keeper", "613-S", 32130, 46904),
            ),
            *ADOPTED,
        )
        yield desk


@pytest.fixture
def desk(entered: Desk, db: None) -> Desk:
    return entered


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    from tests.amending import Walk

    return Walk(desk.office)


def line_of(amendment: Any) -> Any:
    """The line that its one change proposes."""
    return amendment.proposed.get().after


def number_of(desk: Desk, code: str) -> int:
    from classplan.records.plan.selectors import class_named

    return class_named(desk.office, code).number


def regrade(desk: Desk, code: str = "NS1001", **changed: Any) -> Any:
    from classplan.records.amendments.proposals import Proposal

    line = Line(code, "Orchard Keeper" if code == "NS1001" else "Hedge Warden", "615-S", *_range(35124, 51268))
    return Proposal(number_of(desk, code), replace(line, **changed), why="The work has grown.")


def _range(low: int, high: int) -> tuple[Any, Any]:
    from decimal import Decimal

    return Decimal(low), Decimal(high)


# --- The whole road -----------------------------------------------------------------------------------------


@pytest.mark.clause(36, 37, 38, 79)
def test_an_amendment_goes_from_draft_to_force_and_the_journal_gives_the_same_plan(walk: "Walk", desk: Desk) -> None:
    from tests.amending import IN_FORCE

    walk.to("in force")
    plan = desk.plan(IN_FORCE)
    assert plan["NS1050"]["title"] == "Arborist"
    assert (plan["NS1050"]["since"], plan["NS1050"]["cause"]) == (IN_FORCE.isoformat(), "301")
    assert "NS1050" not in desk.plan(IN_FORCE - timedelta(days=1))
    assert not desk.verified().faults


@pytest.mark.clause(79)
def test_a_veto_that_the_council_overrides_dates_the_change(walk: "Walk", desk: Desk) -> None:
    from tests.amending import MAYOR

    walk.to("before the Mayor").act("mayor_vetoes", MAYOR)
    with pytest.raises(NotAllowed, match="vetoed"):
        walk.enacted()
    walk.act("council_overrides", date(2026, 4, 27)).enacted(date(2026, 4, 28))
    assert walk.fresh.effective == date(2026, 5, 3)
    assert desk.plan(date(2026, 5, 3))["NS1050"]["since"] == "2026-05-03"
    assert not desk.verified().faults


def test_a_veto_that_stands_ends_it(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Mayor").act("mayor_vetoes", date(2026, 4, 15)).act("veto_stands", date(2026, 4, 27))
    assert walk.fresh.state == "fallen"
    assert "NS1050" not in desk.plan(date(2030, 1, 1))
    assert not walk.fresh.proposed.filter(open=True).exists()
    assert not desk.verified().faults


@pytest.mark.clause(38)
def test_the_mayor_may_sign_first_and_the_clock_starts_when_the_council_is_there(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council").act("mayor_approves", date(2026, 4, 8))
    assert walk.fresh.state == "signed by the Mayor, before the Council"
    with pytest.raises(NotAllowed):
        walk.enacted(date(2026, 4, 9))
    walk.act("council_approves", date(2026, 4, 13)).enacted(date(2026, 4, 14))
    assert walk.fresh.effective == date(2026, 4, 19)


@pytest.mark.clause(81)
def test_under_the_wording_of_2011_the_week_after_the_board_counts(desk: Desk) -> None:
    """A live amendment whose Board acts while the wording of 2011 is in force: its day is that of the Board."""
    from tests.amending import Walk

    walk, day = Walk(desk.office).drafted(), date(2011, 3, 23)
    walk.terms(noticed=day, hearing=date(2011, 4, 7)).recommended(day).draft_sent(day).noticed(day).posted(day)
    walk.heard(date(2011, 4, 7)).board(day=date(2011, 4, 7)).act("council_approves", date(2011, 4, 8))
    walk.act("mayor_approves", date(2011, 5, 2)).enacted(date(2011, 5, 2))
    assert (walk.fresh.effective, walk.fresh.wording) == (date(2011, 4, 10), "2011")


def test_a_silent_mayor_needs_a_basis_that_is_kept(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.bodies import mayor_is_silent
    from classplan.records.amendments.effect import Ground
    from tests.amending import DIRECTOR, at

    walk.to("before the Mayor")
    with pytest.raises(Invalid, match="reason"):
        mayor_is_silent(
            walk.office, walk.number, ground=Ground(date(2026, 5, 10), " "), actor=DIRECTOR, now=at(date(2026, 5, 1))
        )
    ground = Ground(date(2026, 5, 10), "The charter lets it become law after ten days.")
    mayor_is_silent(walk.office, walk.number, ground=ground, actor=DIRECTOR, now=at(date(2026, 5, 1)))
    walk.enacted(date(2026, 5, 2))
    assert walk.fresh.effective == date(2026, 5, 10)
    assert walk.fresh.wording is None
    assert any("charter" in said for said in walk.fresh.rests_on)
    assert not desk.verified().faults


@pytest.mark.clause(39, 40, 41)
def test_the_director_changes_texts_alone_and_nothing_else(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import decide_alone
    from classplan.records.amendments.effect import Ground
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.specs.selectors import version_in_force
    from tests.amending import DIRECTOR, OPENED, at

    ground = Ground(date(2026, 3, 8), "The next pay period begins on it.")
    line = Line("NS1001", "Orchard Keeper", "613-S")
    walk.open("Words of the orchard")
    walk.propose(Proposal(number_of(desk, "NS1001"), line, "Plainer words.", walk.text("Orchard Keeper")))
    decide_alone(walk.office, walk.number, ground=ground, actor=DIRECTOR, now=at(OPENED))
    assert walk.fresh.state == "in force"
    job_class = walk.fresh.proposed.get().job_class
    assert job_class is not None
    version = version_in_force(job_class, date(2026, 3, 8))
    assert version is not None
    assert version.start == date(2026, 3, 8)
    assert not desk.verified().faults

    walk.open("A grade besides").propose(regrade(desk))
    with pytest.raises(NotAllowed, match=r"7-22"):
        decide_alone(walk.office, walk.number, ground=ground, actor=DIRECTOR, now=at(OPENED))
    assert walk.fresh.state == "draft"


def test_the_director_alone_does_not_decide_for_the_past(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import decide_alone
    from classplan.records.amendments.effect import Ground
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import DIRECTOR, OPENED, at

    line = Line("NS1001", "Orchard Keeper", "613-S")
    walk.open().propose(Proposal(number_of(desk, "NS1001"), line, "Plainer.", walk.text("Orchard Keeper")))
    ground = Ground(OPENED - timedelta(days=1), "It was meant so.")
    with pytest.raises(Invalid, match="before today"):
        decide_alone(walk.office, walk.number, ground=ground, actor=DIRECTOR, now=at(OPENED))


# --- Provisional use ----------------------------------------------------------------------------------------


@pytest.mark.clause(30, 31, 80)
def test_provisional_use_begins_on_the_boards_word_and_lapses_after_six_months(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(walk.new_class(), regrade(desk)).to("before the Council").in_use(date(2026, 4, 1))
    last = date(2026, 9, 26)
    during, after = desk.plan(last), desk.plan(last + timedelta(days=1))
    assert during["NS1050"]["provisional"]
    assert (during["NS1001"]["grade"], during["NS1001"]["provisional"]) == ("615-S", True)
    assert "NS1050" not in after
    assert (after["NS1001"]["grade"], after["NS1001"]["provisional"]) == ("613-S", False)
    assert (after["NS1001"]["since"], after["NS1001"]["cause"]) == ("2020-04-05", "200")
    assert not desk.verified().faults


@pytest.mark.clause(80)
def test_provisional_use_waits_for_the_board_and_does_not_begin_twice(walk: "Walk", desk: Desk) -> None:
    walk.to("heard")
    with pytest.raises(NotAllowed):
        walk.in_use(date(2026, 3, 26))
    walk.board().in_use(date(2026, 4, 1))
    with pytest.raises(NotAllowed, match="already"):
        walk.in_use(date(2026, 4, 2))


@pytest.mark.clause(31)
def test_provisional_use_does_not_begin_when_its_months_are_over(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council")
    with pytest.raises(NotAllowed, match="ended"):
        walk.in_use(date(2026, 9, 27))


@pytest.mark.clause(32)
def test_the_councils_disapproval_ends_provisional_use_on_its_day(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(walk.new_class(), regrade(desk)).to("before the Council").in_use(date(2026, 4, 1))
    walk.act("council_disapproves", date(2026, 4, 13))
    assert desk.plan(date(2026, 4, 12))["NS1001"]["grade"] == "615-S"
    plan = desk.plan(date(2026, 4, 13))
    assert plan["NS1001"]["grade"] == "613-S"
    assert "NS1050" not in plan
    assert not desk.verified().faults


@pytest.mark.clause(80)
def test_what_the_council_approved_outlasts_the_six_months_and_keeps_its_day_when_it_is_enacted(
    walk: "Walk", desk: Desk
) -> None:
    walk.open().propose(walk.new_class(), regrade(desk)).to("before the Council").in_use(date(2026, 4, 1))
    walk.act("council_approves", date(2026, 9, 14))
    assert desk.plan(date(2026, 12, 1))["NS1050"]["provisional"]
    walk.act("mayor_approves", date(2026, 12, 2)).enacted(date(2026, 12, 3))
    line = desk.plan(date(2026, 12, 6))["NS1050"]
    assert (line["provisional"], line["since"]) == (False, "2026-04-01")
    assert desk.plan(date(2026, 12, 5))["NS1050"]["provisional"]
    regraded = desk.plan(date(2026, 12, 6))["NS1001"]
    assert (regraded["grade"], regraded["provisional"], regraded["since"]) == ("615-S", False, "2026-04-01")
    assert not desk.verified().faults


def test_what_is_enacted_after_its_months_begins_anew(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(walk.new_class()).to("before the Council").in_use(date(2026, 4, 1))
    walk.act("council_approves", date(2026, 11, 9)).act("mayor_approves", date(2026, 11, 11)).enacted(
        date(2026, 11, 12)
    )
    assert "NS1050" not in desk.plan(date(2026, 11, 14))
    line = desk.plan(date(2026, 11, 15))["NS1050"]
    assert (line["provisional"], line["since"]) == (False, "2026-11-15")
    assert not desk.verified().faults


# --- The Board ----------------------------------------------------------------------------------------------


@pytest.mark.clause(37)
def test_the_board_decides_each_change_and_a_rejected_one_lets_its_class_go(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(walk.new_class(), regrade(desk)).to("heard")
    walk.board(Outcome.APPROVED, Outcome.REJECTED).act("council_approves", date(2026, 4, 13))
    assert [row.open for row in walk.fresh.proposed.order_by("ordinal")] == [True, False]
    walk.act("mayor_approves", date(2026, 4, 15)).enacted()
    plan = desk.plan(date(2026, 4, 19))
    assert "NS1050" in plan
    assert plan["NS1001"]["grade"] == "613-S"
    assert not desk.verified().faults


def test_a_board_that_rejects_everything_ends_it(walk: "Walk", desk: Desk) -> None:
    walk.to("heard").board(Outcome.REJECTED)
    assert walk.fresh.state == "rejected"
    assert not walk.fresh.proposed.filter(open=True).exists()
    assert not desk.verified().faults


@pytest.mark.clause(37)
def test_the_board_says_something_of_every_change(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(walk.new_class(), regrade(desk)).to("heard")
    with pytest.raises(Invalid, match="nothing is said of change 2"):
        walk.board(*[Decision(1, Outcome.APPROVED)], only=True)


def test_a_modified_change_asks_whether_it_is_noticed_again(walk: "Walk", desk: Desk) -> None:
    from tests.amending import arborist

    walk.to("heard")
    lower = arborist(grade="616-S", minimum=_range(38000, 55400)[0], maximum=_range(38000, 55400)[1])
    with pytest.raises(NotAllowed, match="noticed again"):
        walk.board(Decision(1, Outcome.MODIFIED, lower))
    walk.board(Decision(1, Outcome.MODIFIED, lower, again=False, basis="The charter allows less than was noticed."))
    walk.act("council_approves", date(2026, 4, 13)).act("mayor_approves", date(2026, 4, 15)).enacted()
    assert desk.plan(date(2026, 4, 19))["NS1050"]["grade"] == "616-S"
    assert not desk.verified().faults


def test_what_the_board_left_as_it_was_is_not_modified(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import arborist

    rows = (RangeChange("613-S", *_range(33000, 48000)),)
    walk.open().propose(walk.new_class(), Proposal(ranges=rows, why="The survey.")).to("heard")
    same = Decision(1, Outcome.MODIFIED, arborist(), again=False, basis="None.")
    with pytest.raises(NotAllowed, match="modified, and it is what was proposed"):
        walk.board(same, Outcome.APPROVED)
    table = Decision(2, Outcome.MODIFIED, again=False, basis="None.", ranges=rows)
    with pytest.raises(NotAllowed, match="modified, and it is what was proposed"):
        walk.board(Outcome.APPROVED, table)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"title": "Tree Surgeon"}, "its specification was noticed as “Arborist”"),
        ({"grade": "806-A", "minimum": None, "maximum": None}, "its specification says non-exempt"),
        ({"minimum": Decimal(41000)}, "A range belongs to its grade"),
    ],
)
def test_what_the_board_modified_is_held_against_its_text_and_its_grade(
    walk: "Walk", desk: Desk, changed: dict[str, Any], what: str
) -> None:
    from tests.amending import arborist

    walk.open().propose(walk.new_class(), walk.new_class(code="NS1051", title="Tree Climber")).to("heard")
    modified = Decision(1, Outcome.MODIFIED, arborist(**changed), again=False, basis="So it was said.")
    with pytest.raises(NotAllowed, match=what):
        walk.board(modified, Outcome.APPROVED)
    if "title" in changed:
        walk.board(replace(modified, again=True), Outcome.APPROVED)
        assert walk.fresh.state == "before the Council"


def test_what_the_board_made_otherwise_is_named_and_the_answer_kept_with_its_ground(walk: "Walk", desk: Desk) -> None:
    from tests.amending import arborist

    walk.to("heard")
    lower = arborist(code="NS1051", grade="616-S", minimum=Decimal(38000), maximum=Decimal(55400))
    differs = (
        "job code from NS1050 to NS1051, pay grade from 617-S to 616-S and range from $41,200 to $60,100 a year to "
        "$38,000 to $55,400 a year."
    )
    with pytest.raises(NotAllowed, match=re.escape(f"otherwise than was noticed: {differs} A modified change")):
        walk.board(Decision(1, Outcome.MODIFIED, lower))
    walk.board(Decision(1, Outcome.MODIFIED, lower, again=False, basis="It is less than was noticed."))
    said = [found["reason"] for found in walk.fresh.findings]
    kept = f"{differs} It is not noticed again (X58): It is less than was noticed."
    assert any(reason.endswith(kept) for reason in said)


def test_a_modified_change_that_is_noticed_again_is_a_new_draft(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.selectors import live_amendments

    higher = Line("NS1001", "Orchard Keeper", "616-S", *_range(38000, 55400))
    walk.open().propose(walk.new_class(), regrade(desk)).to("heard")
    walk.board(
        Decision(1, Outcome.APPROVED), Decision(2, Outcome.MODIFIED, higher, again=True, basis="More than was noticed.")
    )
    new = live_amendments(walk.office).first()
    assert new is not None
    assert (new.state, line_of(new)["grade"]) == ("draft", "616-S")
    assert walk.fresh.state == "before the Council"
    assert not desk.verified().faults


# --- Drafts -------------------------------------------------------------------------------------------------


def test_one_open_amendment_a_class_unless_it_is_said_that_they_run_together(walk: "Walk", desk: Desk) -> None:
    walk.open().propose(regrade(desk))
    walk.open("Another")
    with pytest.raises(NotAllowed, match="Amendment 2 already"):
        walk.propose(regrade(desk))
    walk.propose(replace(regrade(desk), alongside="One moves the grade, the other the words."))
    assert walk.fresh.proposed.count() == 1


def test_the_database_itself_refuses_a_second_open_amendment_of_a_class(walk: "Walk", desk: Desk) -> None:
    from django.db import IntegrityError, transaction

    from classplan.records.amendments.models import ProposedChange

    walk.open().propose(regrade(desk))
    row = walk.fresh.proposed.get()
    row.pk, row.ordinal = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    assert ProposedChange.objects.count() == 1


def test_a_draft_goes_stale_and_a_person_rebases_it(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.drafting import rebase
    from tests.amending import ANALYST, DIRECTOR, at

    walk.open("Slow").propose(replace(regrade(desk), alongside="They run together."))
    slow = walk.amendment
    walk.open("Quick").propose(regrade(desk, title="Orchard Steward", grade="613-S", minimum=None, maximum=None))
    walk.to("in force")
    walk.amendment = slow
    day = date(2026, 4, 20)
    with pytest.raises(NotAllowed, match=r"Orchard Steward.*Rebase"):
        walk.recommended(day)
    rebase(walk.office, walk.number, 1, actor=ANALYST, now=at(day))
    row = walk.fresh.proposed.get()
    assert ((row.before or {})["title"], (row.after or {})["title"]) == ("Orchard Steward", "Orchard Keeper")
    walk.recommended(day)
    assert walk.fresh.state == "recommended"
    assert DIRECTOR.name


LATER = ("--board-approved", "2025-03-18", "--council-approved", "2025-03-31", "--mayor-approved", "2025-04-02")


def test_what_two_changes_alter_apart_stands_together(walk: "Walk", desk: Desk) -> None:
    walk.open("Pay").propose(replace(regrade(desk), alongside="One moves the pay, the other the name.")).to("adopted")
    desk.record(
        "n210.txt", notice("210", date(2025, 3, 3), retitled("NS1001", "Orchard Keeper", "Grove Keeper")), *LATER
    )
    walk.enacted()
    line = desk.plan(date(2026, 4, 19))["NS1001"]
    assert (line["title"], line["grade"]) == ("Grove Keeper", "615-S")
    assert not desk.verified().faults


def test_two_that_are_enacted_before_the_same_sunday_lose_nothing_of_each_other(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    walk.open("Pay").propose(replace(regrade(desk), alongside="One moves the pay, the other the name.")).to("adopted")
    pay = walk.amendment
    named = Proposal(number_of(desk, "NS1001"), Line("NS1001", "Grove Keeper", "613-S"), "So they say.")
    walk.open("Name").propose(replace(named, alongside="Together."))
    walk.terms(number="302").recommended().draft_sent().noticed().posted().heard().board()
    walk.act("council_approves", date(2026, 4, 13)).act("mayor_approves", date(2026, 4, 15)).enacted()
    walk.amendment = pay
    walk.enacted()
    line = desk.plan(date(2026, 4, 19))["NS1001"]
    assert (line["title"], line["grade"]) == ("Grove Keeper", "615-S")
    assert not desk.verified().faults


def test_what_another_change_altered_since_is_entered_only_when_the_director_says_so(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import judge
    from tests.amending import DIRECTOR, MAYOR, at

    walk.open("Name").propose(regrade(desk, title="Grove Keeper", grade="613-S", minimum=None, maximum=None)).to(
        "adopted"
    )
    desk.record(
        "n210.txt", notice("210", date(2025, 3, 3), retitled("NS1001", "Orchard Keeper", "Tree Keeper")), *LATER
    )
    with pytest.raises(NotAllowed, match=r"another change altered its title.*Tree Keeper"):
        walk.enacted()
    (question,) = questions(walk, "enact", MAYOR)
    for opens in (False, True):
        judge(
            walk.office, walk.number, clause="7-20", question=question, answer="It was looked at.", reason="The Board knew.",
            opens=opens, actor=DIRECTOR, now=at(MAYOR, 22),
        )  # fmt: skip
        if not opens:
            with pytest.raises(NotAllowed, match="altered its title"):
                walk.enacted()
    walk.enacted()
    assert desk.plan(date(2026, 4, 19))["NS1001"]["title"] == "Grove Keeper"


def questions(walk: "Walk", move: str, day: date) -> list[str]:
    """What a step asks now."""
    from classplan.core.policy import PUBLIC
    from classplan.core.rules import Outcome as RuleOutcome
    from classplan.records.amendments.selectors import standpoint

    steps = standpoint(walk.fresh, PUBLIC, day).steps
    found = [f for now in steps if now.step.move.name == move for f in now.step.in_the_way]
    return [f.reason for f in found if f.outcome is RuleOutcome.NEEDS_JUDGMENT]


@pytest.mark.clause(38)
def test_a_line_brings_no_other_range_than_that_of_its_grade(walk: "Walk", desk: Desk) -> None:
    low, high = _range(10000, 12000)
    walk.open().propose(regrade(desk, grade="614-S", minimum=low, maximum=high))
    with pytest.raises(
        NotAllowed, match=r"beside 614-S stands \$10,000 to \$12,000 a year, and the range of that grade is"
    ):
        walk.recommended()


def test_a_range_that_moved_since_the_draft_is_not_put_back_by_it(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    walk.open("Pay").propose(regrade(desk, grade="614-S", minimum=None, maximum=None)).to("adopted")
    pay = walk.amendment
    rows = (RangeChange("614-S", *_range(40000, 60000)),)
    walk.open("Table").propose(Proposal(ranges=rows, why="The survey."))
    walk.terms(number="302").recommended().draft_sent().noticed().posted().heard().board()
    walk.act("council_approves", date(2026, 4, 13)).act("mayor_approves", date(2026, 4, 15)).enacted()
    walk.amendment = pay
    walk.enacted()
    plan = desk.plan(date(2026, 4, 19))
    assert {plan[code]["minimum"] for code in ("NS1001", "NS1002")} == {40000}


def test_provisional_use_moves_nobody_elses_range_and_gives_one_to_a_grade_that_has_none(
    walk: "Walk", desk: Desk
) -> None:
    walk.open().propose(walk.new_class(grade="613-S", minimum=None, maximum=None), regrade(desk))
    walk.to("before the Council").in_use(date(2026, 4, 1))
    plan = desk.plan(date(2026, 4, 2))
    assert (plan["NS1003"]["minimum"], plan["NS1050"]["minimum"]) == (32130, 32130)
    assert plan["NS1001"]["minimum"] == 35124


@pytest.mark.clause(30)
def test_a_title_alone_or_an_end_is_never_in_provisional_use(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    named = Proposal(number_of(desk, "NS1001"), Line("NS1001", "Grove Keeper", "613-S"), "So they say.")
    ends = Proposal(number_of(desk, "NS1003"), None, why="No ponds are left.")
    walk.open().propose(walk.new_class(), named, ends).to("before the Council").in_use(date(2026, 4, 1))
    plan = desk.plan(date(2026, 4, 2))
    assert plan["NS1050"]["provisional"]
    assert (plan["NS1001"]["title"], plan["NS1001"]["provisional"]) == ("Orchard Keeper", False)
    assert "NS1003" in plan


def test_provisional_use_does_not_begin_on_a_day_to_come(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.board import begin_use
    from tests.amending import DIRECTOR, at

    walk.to("before the Council")
    with pytest.raises(Invalid, match="after today"):
        begin_use(walk.office, walk.number, on=date(2026, 6, 1), actor=DIRECTOR, now=at(date(2026, 4, 1)))


@pytest.mark.clause(32)
def test_a_disapproval_that_is_recorded_late_ends_use_that_began_after_its_day(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.bodies import record_act
    from tests.amending import COUNCIL_CLERK, at

    walk.open().propose(walk.new_class(), regrade(desk)).to("before the Council").in_use(date(2026, 4, 16))
    record_act(
        walk.office, walk.number, "council_disapproves", on=date(2026, 4, 13), actor=COUNCIL_CLERK,
        now=at(date(2026, 4, 17)),
    )  # fmt: skip
    plan = desk.plan(date(2026, 4, 20))
    assert "NS1050" not in plan
    assert plan["NS1001"]["grade"] == "613-S"
    assert not desk.verified().faults


def test_what_the_board_rejected_or_sent_back_stops_nothing_of_the_rest(walk: "Walk", desk: Desk) -> None:
    from tests.amending import arborist

    other = arborist(grade="619-S", minimum=_range(45000, 66000)[0], maximum=_range(45000, 66000)[1])
    walk.open().propose(walk.new_class(), regrade(desk)).to("heard")
    walk.board(Decision(1, Outcome.MODIFIED, other, again=True, basis="More."), Decision(2, Outcome.APPROVED))
    walk.act("council_approves", date(2026, 4, 13)).act("mayor_approves", date(2026, 4, 15)).enacted()
    plan = desk.plan(date(2026, 4, 19))
    assert plan["NS1001"]["grade"] == "615-S"
    assert "NS1050" not in plan


@pytest.mark.clause(37)
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"code": "NS1002"}, "the code NS1002 is carried by"),
        ({"title": "Hedge Warden"}, "the title Hedge Warden is carried by"),
        ({"grade": "ZZZ", "minimum": None, "maximum": None}, "is not a pay grade"),
        ({"grade": "699-S", "minimum": None, "maximum": None}, "does not state minimum after"),
        ({"code": "N" * 31}, "cannot be a code"),
    ],
)
def test_what_the_board_makes_of_a_line_is_held_to_the_same_rules(
    walk: "Walk", desk: Desk, changed: dict[str, Any], says: str
) -> None:
    from tests.amending import arborist

    walk.to("heard")
    decision = Decision(1, Outcome.MODIFIED, arborist(**changed), again=False, basis="So voted.")
    before = desk.everything()
    with pytest.raises(DomainError, match=says):
        walk.board(decision)
    assert desk.everything() == before


@pytest.mark.clause(37)
def test_the_board_modifies_a_pay_table(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    rows = (RangeChange("613-S", *_range(33000, 48000)),)
    less = (RangeChange("613-S", *_range(32500, 47500)),)
    walk.open().propose(Proposal(ranges=rows, why="The survey of 2025.")).to("heard")
    walk.board(Decision(1, Outcome.MODIFIED, again=False, basis="Less money.", ranges=less))
    walk.act("council_approves", date(2026, 4, 13)).act("mayor_approves", date(2026, 4, 15)).enacted()
    assert desk.plan(date(2026, 4, 19))["NS1001"]["minimum"] == 32500
    assert not desk.verified().faults


def least(desk: Desk, day: date) -> int:
    """The minimum of the grade of the orchard keeper."""
    minimum: int = desk.plan(day)["NS1001"]["minimum"]
    return minimum


@pytest.fixture
def table_in_use(walk: "Walk", desk: Desk) -> "Walk":
    """A pay table that the Board approved and that came into provisional use on April 1."""
    from classplan.records.amendments.proposals import Proposal

    rows = (RangeChange("613-S", *_range(33000, 48000)),)
    walk.open().propose(Proposal(ranges=rows, why="The survey of 2025.")).to("before the Council")
    return walk.in_use(date(2026, 4, 1))


BEFORE, WITHIN, AFTER = date(2026, 3, 31), date(2026, 4, 1), date(2026, 9, 27)


@pytest.mark.clause(30, 31)
def test_a_replaced_pay_table_comes_into_provisional_use_and_lapses(table_in_use: "Walk", desk: Desk) -> None:
    old = least(desk, BEFORE)
    assert (least(desk, WITHIN), least(desk, date(2026, 9, 26)), least(desk, AFTER)) == (33000, 33000, old)
    assert old != 33000
    assert not desk.verified().faults


@pytest.mark.clause(32)
@pytest.mark.parametrize("day", [date(2026, 4, 13), date(2026, 3, 30)])
def test_the_councils_disapproval_ends_the_use_of_a_table(walk: "Walk", desk: Desk, day: date) -> None:
    from classplan.records.amendments.bodies import record_act
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import COUNCIL_CLERK, at

    rows = (RangeChange("613-S", *_range(33000, 48000)),)
    walk.open().propose(Proposal(ranges=rows, why="The survey of 2025.")).to("before the Council")
    walk.in_use(date(2026, 4, 1))
    now = at(date(2026, 4, 14))
    record_act(walk.office, walk.number, "council_disapproves", on=day, actor=COUNCIL_CLERK, now=now)
    old = least(desk, BEFORE)
    assert {least(desk, on) for on in (max(day, WITHIN), date(2026, 4, 20), AFTER)} == {old}
    assert not desk.verified().faults


@pytest.mark.clause(80)
def test_a_table_that_the_council_approved_outlasts_its_months(table_in_use: "Walk", desk: Desk) -> None:
    table_in_use.act("council_approves", date(2026, 9, 14))
    assert least(desk, AFTER) == 33000
    table_in_use.act("mayor_approves", date(2026, 12, 2)).enacted(date(2026, 12, 3))
    assert {least(desk, on) for on in (WITHIN, AFTER, date(2026, 12, 6))} == {33000}
    assert not desk.verified().faults


@pytest.mark.clause(32)
def test_a_veto_that_stands_puts_the_ranges_back(table_in_use: "Walk", desk: Desk) -> None:
    table_in_use.act("council_approves", date(2026, 4, 13)).act("mayor_vetoes", date(2026, 4, 15))
    table_in_use.act("veto_stands", date(2026, 4, 27))
    old = least(desk, BEFORE)
    assert (least(desk, date(2026, 4, 26)), least(desk, date(2026, 4, 27)), least(desk, AFTER)) == (33000, old, old)
    assert not desk.verified().faults


def test_a_hearing_is_not_recorded_before_its_hour_nor_when_the_notice_hung_for_no_day(
    walk: "Walk", desk: Desk
) -> None:
    from classplan.records.amendments.board import hold_hearing
    from tests.amending import BOARD_CLERK, HEARING, at

    walk.to("noticed").posted()
    with pytest.raises(NotAllowed, match="begins at 17:00"):
        hold_hearing(
            walk.office, walk.number, on=HEARING, present="all", minutes="", actor=BOARD_CLERK, now=at(HEARING, 8)
        )


@pytest.mark.clause(133)
def test_a_notice_that_hung_only_from_the_day_of_the_hearing_was_not_posted(walk: "Walk", desk: Desk) -> None:
    from tests.amending import HEARING

    walk.to("noticed").posted(HEARING)
    with pytest.raises(NotAllowed, match="hung for no day"):
        walk.heard()


def answered(walk: "Walk", move: str, day: date, reason: str) -> None:
    """The Director answers the one question that stands in the way of a move."""
    from classplan.records.accounts.selectors import pack_of
    from classplan.records.amendments import gathering
    from classplan.records.amendments.director import judge
    from tests.amending import DIRECTOR, at

    case = gathering.situation(walk.fresh, day)
    pack, policy = pack_of(walk.office), gathering.policy_of(walk.office)
    (asked,) = pack.readiness(move, case, policy)
    judge(
        walk.office,
        walk.number,
        clause=asked.citation,
        question=asked.reason,
        answer="It can.",
        reason=reason,
        actor=DIRECTOR,
        now=at(day),
    )


@pytest.mark.clause(79)
def test_a_veto_before_the_council_acts_asks_for_its_basis(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council")
    with pytest.raises(NotAllowed, match="no approval of it is on record that the Mayor could veto"):
        walk.act("mayor_vetoes", date(2026, 4, 2))
    answered(walk, "mayor_vetoes", date(2026, 4, 2), "The charter lets the Mayor return it at once.")
    walk.act("mayor_vetoes", date(2026, 4, 2)).act("council_overrides", date(2026, 4, 13)).enacted(date(2026, 4, 14))
    assert walk.fresh.effective == date(2026, 4, 19)
    assert any("override stands for its approval" in ground for ground in walk.fresh.rests_on)
    assert not desk.verified().faults


@pytest.mark.clause(79)
def test_council_and_mayor_are_entered_in_either_order_whatever_their_days(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council").act("council_approves", date(2026, 4, 15))
    signed(walk, "mayor_approves", date(2026, 4, 13))
    walk.enacted(date(2026, 4, 16))
    assert walk.fresh.effective == date(2026, 4, 19)
    assert not desk.verified().faults


@pytest.mark.clause(79)
def test_an_act_that_others_rest_on_is_not_dated_before_them(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council").act("council_approves", date(2026, 4, 15))
    with pytest.raises(
        NotAllowed, match=r"“decided by the Board”, was taken on Thursday, March 26, 2026 \(journal entry \d+"
    ):
        signed(walk, "mayor_approves", date(2026, 3, 20))
    with pytest.raises(NotAllowed, match=r"comes first \(7-37 A\).*What is entered is not edited"):
        signed(walk, "mayor_vetoes", date(2026, 4, 14))


def signed(walk: "Walk", name: str, day: date) -> None:
    """An act of the Mayor that is entered on a later day."""
    from classplan.records.amendments.bodies import record_act
    from tests.amending import COUNCIL_CLERK, at

    record_act(walk.office, walk.number, name, on=day, actor=COUNCIL_CLERK, now=at(date(2026, 4, 16)))


@pytest.mark.parametrize("signs", [False, True])
def test_what_the_board_approved_is_withdrawn_on_a_basis_until_the_council_acts(
    walk: "Walk", desk: Desk, signs: bool
) -> None:
    walk.to("before the Council")
    if signs:
        walk.act("mayor_approves", date(2026, 4, 1))
    with pytest.raises(NotAllowed, match="No clause says whether it can still be withdrawn"):
        withdrawn(walk)
    answered(walk, "withdraw", date(2026, 4, 2), "The Board asked for it.")
    withdrawn(walk)
    assert walk.fresh.state == "withdrawn"
    assert not desk.verified().faults


def test_what_is_in_provisional_use_or_before_the_mayor_is_not_withdrawn(walk: "Walk", desk: Desk) -> None:
    walk.to("before the Council").in_use(date(2026, 4, 1))
    with pytest.raises(NotAllowed, match="in provisional use since Wednesday, April 1, 2026"):
        withdrawn(walk)
    walk.act("council_approves", date(2026, 4, 2))
    with pytest.raises(NotAllowed, match="it starts from"):
        withdrawn(walk)


def withdrawn(walk: "Walk") -> None:
    """The Director withdraws it."""
    from classplan.records.amendments.director import withdraw
    from tests.amending import DIRECTOR, at

    withdraw(walk.office, walk.number, reason="The study is flawed.", actor=DIRECTOR, now=at(date(2026, 4, 2)))


def test_a_class_keeps_its_own_code_whatever_a_later_draft_wants(walk: "Walk", desk: Desk) -> None:
    walk.open("First").propose(regrade(desk))
    first = walk.amendment
    walk.open("Newcomer").propose(walk.new_class(code="NS1001"))
    with pytest.raises(NotAllowed, match="the code NS1001 is carried by"):
        walk.recommended()
    walk.amendment = first
    walk.recommended()


@pytest.mark.parametrize("name", ["code", "title"])
def test_a_code_or_title_that_something_else_carries_is_not_recommended(walk: "Walk", desk: Desk, name: str) -> None:
    taken = {"code": "NS1002", "title": "Hedge Warden"}[name]
    walk.open().propose(walk.new_class(**{name: taken}))
    with pytest.raises(NotAllowed, match=f"the {name} {taken} is carried by NS1002 Hedge Warden"):
        walk.recommended()


def test_two_drafts_do_not_give_one_code(walk: "Walk", desk: Desk) -> None:
    walk.drafted()
    walk.open("Another").propose(walk.new_class(title="Tree Surgeon"))
    with pytest.raises(NotAllowed, match="the code NS1050 is carried by Amendment 2, which is open"):
        walk.recommended()


def test_a_new_class_takes_a_code_that_another_change_of_the_draft_frees(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    walk.open().propose(
        Proposal(number_of(desk, "NS1003"), None, why="No ponds are left."), walk.new_class(code="NS1003")
    ).recommended()
    assert walk.fresh.state == "recommended"


@pytest.mark.clause(19)
def test_a_new_text_without_its_four_parts_is_not_recommended(walk: "Walk", desk: Desk) -> None:
    proposal = walk.new_class()
    assert proposal.spec is not None
    body = dict(proposal.spec.body) | {"sections": []}
    walk.open().propose(replace(proposal, spec=replace(proposal.spec, body=body)))
    with pytest.raises(NotAllowed, match="does not state: duties, education, experience, licensure"):
        walk.recommended()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"grade": "99"}, "is not a pay grade"),
        ({"grade": None}, "grade after"),
        ({"minimum": None, "maximum": None, "grade": "699-S"}, "minimum after, maximum after"),
    ],
)
@pytest.mark.clause(138)
def test_a_line_that_is_not_complete_is_not_recommended(
    walk: "Walk", desk: Desk, changed: dict[str, Any], says: str
) -> None:
    walk.open().propose(walk.new_class(**changed))
    with pytest.raises(NotAllowed, match=says):
        walk.recommended()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "code and a title"),
        ({"title": "x" * 301}, "at most 300"),
        ({"code": "NS\x0710"}, "visible"),
        ({"minimum": None}, "minimum and a maximum"),
    ],
)
def test_a_line_that_is_none_is_not_even_drafted(walk: "Walk", desk: Desk, changed: dict[str, Any], says: str) -> None:
    walk.open()
    proposal = walk.new_class()
    assert proposal.after is not None
    with pytest.raises(Invalid, match=says):
        walk.propose(replace(proposal, after=replace(proposal.after, **changed)))
    assert not walk.fresh.proposed.exists()


def test_a_change_that_changes_nothing_is_not_drafted(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    walk.open()
    with pytest.raises(Invalid, match="stay as it is"):
        walk.propose(Proposal(number_of(desk, "NS1001"), Line("NS1001", "Orchard Keeper", "613-S"), why="None."))


def test_an_edit_over_somebody_elses_is_refused_with_their_name(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.drafting import propose
    from tests.amending import ANALYST, OPENED, at

    walk.open()
    seen = walk.fresh.version
    walk.propose(regrade(desk))
    with pytest.raises(NotAllowed, match=r"changed while this was being filled in, by Ikaika Mahoe"):
        propose(walk.office, walk.number, walk.new_class(), actor=ANALYST, now=at(OPENED), seen=seen)
    assert walk.fresh.proposed.count() == 1


def test_a_merge_ends_the_classes_that_it_takes_over_from(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named, predecessors_of

    ends = [number_of(desk, code) for code in ("NS1001", "NS1002")]
    one = replace(walk.new_class(title="Grounds Keeper"), replaces=tuple(ends))
    walk.open().propose(*(Proposal(n, None, why="One class does both.") for n in ends), one).to("in force")
    plan = desk.plan(date(2026, 4, 19))
    assert "NS1050" in plan
    assert not {"NS1001", "NS1002"} & set(plan)
    taken = predecessors_of(class_named(desk.office, "NS1050"))
    assert {row.predecessor.number for row in taken} == set(ends)
    assert not desk.verified().faults


def test_a_class_merges_into_one_that_stays_as_it_is(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named, predecessors_of

    ended, stays = (number_of(desk, code) for code in ("NS1001", "NS1002"))
    before = desk.plan(EARLIER + timedelta(days=365))["NS1002"]
    walk.open().propose(Proposal(ended, None, why="One class does both.", taken_over_by=stays)).to("in force")
    plan = desk.plan(date(2026, 4, 19))
    assert "NS1001" not in plan
    assert (plan["NS1002"]["title"], plan["NS1002"]["since"]) == (before["title"], before["since"])
    taken = predecessors_of(class_named(desk.office, "NS1002"))
    assert [(row.predecessor.number, row.day) for row in taken] == [(ended, date(2026, 4, 19))]
    assert not desk.verified().faults


def test_who_takes_over_stays_itself(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    ended, stays = (number_of(desk, code) for code in ("NS1001", "NS1002"))
    walk.open().propose(Proposal(ended, None, why="One class does both.", taken_over_by=stays))
    walk.propose(Proposal(stays, None, why="It goes too."))
    with pytest.raises(NotAllowed, match=f"C{stays}, which is to take over from it, ends by this amendment too"):
        walk.recommended()
    with pytest.raises(Invalid, match="by another one"):
        walk.propose(Proposal(ended, None, why="Itself.", taken_over_by=ended, alongside="A test."))


def test_of_a_merge_a_class_whose_end_was_rejected_is_not_taken_over_from(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named, predecessors_of
    from tests.amending import COUNCIL, MAYOR

    ends = [number_of(desk, code) for code in ("NS1001", "NS1002")]
    one = replace(walk.new_class(title="Grounds Keeper"), replaces=tuple(ends))
    walk.open().propose(*(Proposal(n, None, why="One class does both.") for n in ends), one).to("heard")
    walk.board(Decision(1, Outcome.REJECTED), Decision(2, Outcome.APPROVED), Decision(3, Outcome.APPROVED))
    walk.act("council_approves", COUNCIL).act("mayor_approves", MAYOR).enacted()
    assert "NS1001" in desk.plan(date(2026, 4, 19))
    taken = predecessors_of(class_named(desk.office, "NS1050"))
    assert [row.predecessor.number for row in taken] == ends[1:]
    assert not desk.verified().faults


def test_a_pay_table_is_replaced_from_the_day_of_force_on(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    rows = (RangeChange("613-S", *_range(33000, 48000)), RangeChange("614-S", *_range(35000, 50000)))
    walk.open().propose(Proposal(ranges=rows, why="The survey of 2025.")).to("in force")
    before, after = desk.plan(date(2026, 4, 18)), desk.plan(date(2026, 4, 19))
    assert (before["NS1001"]["minimum"], after["NS1001"]["minimum"]) == (32130, 33000)
    assert after["NS1002"]["maximum"] == 50000
    assert not desk.verified().faults


def test_a_hearing_on_another_day_than_the_noticed_one_says_how_that_was_made_known(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.board import hold_hearing
    from tests.amending import BOARD_CLERK, HEARING, at

    walk.to("noticed").posted()
    other = HEARING + timedelta(days=2)
    said: dict[str, Any] = {
        "on": other,
        "present": "all five",
        "minutes": "Two spoke.",
        "actor": BOARD_CLERK,
        "now": at(other, 21),
    }
    with pytest.raises(Invalid, match="Say how the public was told of the other day"):
        hold_hearing(desk.office, walk.number, **said)
    held = hold_hearing(desk.office, walk.number, made_known="A sheet on every board.", **said)
    assert held.minutes.startswith("Two spoke.\n\nHeld on Saturday, March 28, 2026 and not, as noticed, on Thursday")
    assert held.minutes.endswith("How that was made known: A sheet on every board.")
    assert not desk.verified().faults


# --- The notice and its days --------------------------------------------------------------------------------


@pytest.mark.clause(132)
def test_no_notice_before_every_affected_authority_has_its_draft(walk: "Walk", desk: Desk) -> None:
    walk.drafted().terms().recommended()
    with pytest.raises(NotAllowed, match="No draft is on record for: PARKS"):
        walk.noticed()


@pytest.mark.clause(36)
def test_no_notice_without_the_directors_recommendation(walk: "Walk", desk: Desk) -> None:
    walk.drafted().terms()
    with pytest.raises(NotAllowed, match="starts from: recommended"):
        walk.noticed()


@pytest.mark.clause(133)
@pytest.mark.parametrize(
    ("reading", "hearing", "kept"),
    [
        ("not-chosen", date(2026, 3, 23), True),
        ("not-chosen", date(2026, 3, 22), False),
        ("not-chosen", date(2026, 3, 21), False),
        ("counted-from-notice", date(2026, 3, 22), True),
        ("counted-from-notice", date(2026, 3, 21), False),
        ("full-days", date(2026, 3, 22), False),
        ("full-days", date(2026, 3, 23), True),
        ("latest-posting-day", date(2026, 3, 16), True),
    ],
)
def test_the_hearing_keeps_the_posting_period_in_the_reading_that_its_owner_chose(
    walk: "Walk", desk: Desk, reading: str, hearing: date, kept: bool
) -> None:
    from tests.amending import reading_chosen

    if reading != "not-chosen":
        reading_chosen(walk.office, reading)
    walk.drafted().terms(hearing=hearing).recommended().draft_sent()
    if kept:
        walk.noticed()
        assert walk.fresh.state == "noticed"
    else:
        with pytest.raises(NotAllowed, match="Notice: posting"):
            walk.noticed()


@pytest.mark.clause(133)
def test_no_hearing_without_a_posting(walk: "Walk", desk: Desk) -> None:
    walk.to("noticed")
    with pytest.raises(NotAllowed, match="No posting is on record"):
        walk.heard()


@pytest.mark.clause(37)
def test_no_hearing_before_its_day_and_no_decision_before_the_hearing(walk: "Walk", desk: Desk) -> None:
    from tests.amending import HEARING

    walk.to("noticed").posted()
    with pytest.raises(NotAllowed, match="before that day"):
        walk.heard(HEARING - timedelta(days=1))
    with pytest.raises(NotAllowed, match="starts from: heard"):
        walk.board()


@pytest.mark.clause(134)
def test_a_weekday_that_does_not_match_is_refused_in_our_own_papers(walk: "Walk", desk: Desk) -> None:
    walk.drafted().terms(narrative="The Arborist was looked at on Friday, March 5, 2026.").recommended().draft_sent()
    with pytest.raises(NotAllowed, match="was a Thursday"):
        walk.noticed()


@pytest.mark.clause(140)
def test_the_narrative_names_every_class(walk: "Walk", desk: Desk) -> None:
    walk.drafted().terms(narrative="A study walked the parks.").recommended().draft_sent()
    with pytest.raises(NotAllowed, match="does not name: Arborist"):
        walk.noticed()


@pytest.mark.clause(135, 137)
@pytest.mark.parametrize("name", ["comments_until", "speakers_until"])
def test_cut_offs_lie_between_the_notice_and_the_hearing_each_for_itself(walk: "Walk", desk: Desk, name: str) -> None:
    from tests.amending import HEARING, NOTICED, at

    for moment, says in ((at(HEARING, 18), "after the hearing"), (at(NOTICED, 8), "not after the day of the notice")):
        walk.drafted().terms(**dict[str, Any]({name: moment})).recommended().draft_sent()
        with pytest.raises(NotAllowed, match=says):
            walk.noticed()
        from classplan.records.amendments.director import withdraw
        from tests.amending import DIRECTOR

        withdraw(walk.office, walk.number, reason="Tried otherwise.", actor=DIRECTOR, now=at(NOTICED))


def test_a_notice_number_is_used_once(walk: "Walk", desk: Desk) -> None:
    walk.drafted().terms(number="200").recommended().draft_sent()
    with pytest.raises(NotAllowed, match="There is a notice 200 already"):
        walk.noticed()


@pytest.mark.clause(131, 139)
def test_the_paper_is_issued_with_its_mark_its_rule_and_the_journals_anchor(walk: "Walk", desk: Desk) -> None:
    from classplan.records.journal.models import Entry
    from classplan.records.library.store import content_of
    from classplan.records.proceedings.selectors import notice_numbered

    walk.to("noticed")
    row = notice_numbered(desk.office, "301")
    paper = content_of(row.original.sha256).decode()
    before = Entry.objects.get(number=row.entry.number - 1)
    for said in (
        "POSTING IS REQUIRED",
        "7-37 A, in the wording of 2013",
        "Thursday, March 26, 2026, 5:00 p.m.",
        before.digest,
    ):
        assert said in paper


@pytest.mark.clause(139)
def test_what_is_noticed_is_edited_no_more(walk: "Walk", desk: Desk) -> None:
    walk.to("noticed")
    with pytest.raises(NotAllowed, match="only while it is a draft"):
        walk.propose(regrade(desk))
    with pytest.raises(NotAllowed, match="until notice is given"):
        walk.terms(number="302")


# --- Order, roles, days -------------------------------------------------------------------------------------

STEPS = ("recommended", "draft_sent", "noticed", "posted", "heard", "board", "council", "mayor", "enacted")


def step(walk: "Walk", name: str) -> None:
    if name in ("council", "mayor"):
        walk.act(f"{name}_approves", {"council": date(2026, 4, 13), "mayor": date(2026, 4, 15)}[name])
    else:
        getattr(walk, name)()


@pytest.mark.parametrize("skipped", [s for s in STEPS if s not in ("draft_sent", "posted")])
def test_no_step_is_taken_before_the_one_that_it_follows(walk: "Walk", desk: Desk, skipped: str) -> None:
    walk.drafted().terms()
    for name in STEPS:
        if name == skipped:
            continue
        if STEPS.index(name) > STEPS.index(skipped):
            before = desk.everything()
            if (skipped, name) == ("council", "mayor"):
                continue  # in either order (X56)
            with pytest.raises(DomainError):
                step(walk, name)
            assert desk.everything() == before
        else:
            step(walk, name)


@pytest.mark.parametrize("name", [s for s in STEPS if s not in ("draft_sent", "posted")])
def test_no_step_is_taken_twice(walk: "Walk", desk: Desk, name: str) -> None:
    walk.drafted().terms()
    for each in STEPS:
        step(walk, each)
        if each == name:
            with pytest.raises(DomainError):
                step(walk, each)
            break


ROLES = (
    "analyst",
    "director",
    "board clerk",
    "council clerk",
    "appointing authority",
    "employee",
    "auditor",
    "administrator",
)


@pytest.mark.clause(35, 36)
@pytest.mark.parametrize("role", ROLES)
def test_every_move_is_for_the_roles_of_its_row_and_no_others(role: str) -> None:
    from classplan.jurisdictions.denver.road import AMENDMENT

    for move in AMENDMENT.moves:
        for source in move.sources:
            if role in move.roles:
                assert AMENDMENT.move(move.name, state=source, role=role) is move
            else:
                with pytest.raises(NotAllowed, match="not for the role"):
                    AMENDMENT.move(move.name, state=source, role=role)


def test_nobody_but_the_director_recommends(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import recommend
    from tests.amending import ANALYST, OPENED, at

    walk.drafted()
    before = desk.everything()
    with pytest.raises(NotAllowed, match="not for the role analyst; it is for: director"):
        recommend(walk.office, walk.number, actor=ANALYST, now=at(OPENED))
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 4, 14), "after today"), (date(2026, 3, 25), "Give a day that is not before it")]
)
def test_an_act_is_dated_neither_ahead_nor_before_the_one_that_it_follows(
    walk: "Walk", desk: Desk, day: date, says: str
) -> None:
    from classplan.records.amendments.bodies import record_act
    from tests.amending import COUNCIL_CLERK, at

    walk.to("before the Council")
    with pytest.raises(DomainError, match=says):
        record_act(walk.office, walk.number, "council_approves", on=day, actor=COUNCIL_CLERK, now=at(date(2026, 4, 13)))


def test_a_withdrawn_amendment_lets_its_classes_go(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import withdraw
    from tests.amending import DIRECTOR, OPENED, at

    walk.open().propose(regrade(desk))
    withdraw(walk.office, walk.number, reason="The study goes on.", actor=DIRECTOR, now=at(OPENED))
    walk.open("Again").propose(regrade(desk))
    assert walk.fresh.proposed.get().open


def test_a_waiver_and_a_judgment_open_a_step_and_are_kept(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import judge, waive
    from tests.amending import DIRECTOR, NOTICED, at

    walk.drafted().terms(hearing=date(2026, 3, 22)).recommended()
    with pytest.raises(NotAllowed):
        walk.noticed()
    (question,) = [q for q in questions(walk, "give_notice", NOTICED) if "readings" in q]
    judge(
        walk.office, walk.number, clause="Notice: posting", question=question, answer="From the notice",
        reason="The Board has always read it so.", actor=DIRECTOR, now=at(NOTICED),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="Notice: drafts"):
        walk.noticed()
    waive(
        walk.office, walk.number, clause="Notice: drafts", asked_by="Parks", reason="Parks wrote the draft itself.",
        until=None, actor=DIRECTOR, now=at(NOTICED),
    )  # fmt: skip
    walk.noticed()
    assert walk.fresh.state == "noticed"


def test_a_clock_is_paused_once_and_runs_again(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import pause, resume
    from classplan.records.amendments.selectors import in_hand
    from tests.amending import ANALYST, OPENED, at

    walk.drafted()
    pause(walk.office, walk.number, reason="The survey is late.", actor=ANALYST, now=at(OPENED))
    with pytest.raises(NotAllowed, match="stands already"):
        pause(walk.office, walk.number, reason="Again.", actor=ANALYST, now=at(OPENED))
    assert in_hand(walk.fresh, OPENED).paused == "The survey is late."
    resume(walk.office, walk.number, actor=ANALYST, now=at(OPENED))
    assert in_hand(walk.fresh, OPENED).paused is None


def test_abolishing_a_class_ends_it(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal

    walk.open().propose(Proposal(number_of(desk, "NS1003"), None, why="No ponds are left.")).to("in force")
    assert "NS1003" in desk.plan(date(2026, 4, 18))
    assert "NS1003" not in desk.plan(date(2026, 4, 19))
    assert abolished("NS1003", "Pond Keeper", "613-S").after is None
    assert not desk.verified().faults


def test_what_decides_the_road_or_the_day_is_neither_waived_nor_judged(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.director import judge, waive
    from tests.amending import DIRECTOR, OPENED, at

    walk.drafted()
    for clause in ("7-22", "7-21 B", "7-37 A"):
        with pytest.raises(NotAllowed, match="cannot be set aside"):
            waive(
                walk.office, walk.number, clause=clause, asked_by="Parks", reason="Quicker.", until=None,
                actor=DIRECTOR, now=at(OPENED),
            )  # fmt: skip
        with pytest.raises(NotAllowed, match="asks nothing"):
            judge(
                walk.office, walk.number, clause=clause, question="?", answer="tomorrow", reason="Quicker.",
                actor=DIRECTOR, now=at(OPENED),
            )  # fmt: skip


def test_every_road_replays_as_it_was_walked(desk: Desk) -> None:
    from classplan.core.amending import Decision, Outcome
    from classplan.records.amendments import director, drafting
    from tests.amending import ANALYST, COUNCIL, DIRECTOR, OPENED, Walk, arborist, at, reading_chosen

    reading_chosen(desk.office)
    Walk(desk.office).to("in force")
    vetoed = Walk(desk.office).open().propose(Walk(desk.office).new_class(code="NS1051", title="Tree Climber"))
    vetoed.terms("302").recommended().draft_sent().noticed().posted().heard()
    modified = arborist(code="NS1051", title="Tree Surgeon")
    vetoed.board(Decision(1, Outcome.MODIFIED, modified, again=True, basis="Another title."))
    withdrawn = Walk(desk.office).open().propose(vetoed.new_class(code="NS1060", title="Bush Warden"))
    drafting.remove_proposal(desk.office, withdrawn.number, 1, actor=ANALYST, now=at(OPENED))
    withdrawn.propose(vetoed.new_class(code="NS1061", title="Bush Keeper")).recommended(COUNCIL)
    director.return_to_draft(desk.office, withdrawn.number, reason="Look again.", actor=DIRECTOR, now=at(COUNCIL))
    director.withdraw(desk.office, withdrawn.number, reason="No.", actor=DIRECTOR, now=at(COUNCIL))
    assert desk.verified().faults == ()
