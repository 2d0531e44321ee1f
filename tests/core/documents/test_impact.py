"""The impact of a proposal is reckoned from the plan and the texts, and told so that nobody must add up."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from classplan.core.amending.proposal import Proposed, RangeChange
from classplan.core.documents import Block, Items, Paragraph, Table
from classplan.core.documents.impact import Department, Impact, Mention, PayMove, impact_of
from classplan.core.documents.impact_told import impact_blocks
from classplan.core.errors import Invalid
from classplan.core.plan import Change
from tests.core.documents.facts import BAILIFF, CHANGES, CLERK, GARDENER, IMPACT, ORCHARD, PLAN, line

pytestmark = pytest.mark.clause(189)


def test_the_number_of_classes_is_counted_before_and_after() -> None:
    assert (IMPACT.classes_before, IMPACT.classes_after) == (5, 5)
    created = impact_of(CHANGES[2:3], plan=PLAN, named_in={})
    assert (created.classes_before, created.classes_after) == (5, 6)


def test_a_range_that_moves_is_told_at_both_ends_with_its_share() -> None:
    found = next(block for block in impact_blocks(IMPACT) if isinstance(block, Table))
    assert found.rows[0] == ("Town Gardener (NS1001)", "$30,000", "$31,500", "$42,000", "$44,100", "+5.0 %")


@pytest.mark.parametrize(
    ("minimum", "maximum", "said"),
    [
        ((100, 110), (200, 210), "+10.0 % at the minimum, +5.0 % at the maximum"),
        ((100, 90), (200, 180), "−10.0 %"),
        ((100, 100), (200, 210), "±0.0 % at the minimum, +5.0 % at the maximum"),
        ((0, 10), (200, 210), "from nothing at the minimum, +5.0 % at the maximum"),
    ],
)
def test_a_step_is_told_with_its_sign(minimum: tuple[int, int], maximum: tuple[int, int], said: str) -> None:
    low, high = ((Decimal(a), Decimal(b)) for a, b in (minimum, maximum))
    found = next(b for b in impact_blocks(Impact(1, 1, (PayMove(CLERK, low, high),))) if isinstance(b, Table))
    assert found.rows[0][-1] == said


def test_a_pay_table_moves_every_class_of_its_grades() -> None:
    rows = (RangeChange("613-N", Decimal(35020), Decimal(49440), Decimal(34000), Decimal(48000)),)
    found = impact_of([Proposed(1, None, ranges=rows)], plan=(BAILIFF, ORCHARD, GARDENER), named_in={})
    assert [move.line for move in found.moves] == [BAILIFF, ORCHARD]


def test_a_new_class_is_shown_with_the_classes_of_its_grade() -> None:
    said = next(block for block in impact_blocks(IMPACT) if isinstance(block, Items)).texts
    assert "Orchard Keeper (NS1004), pay grade 613-N: shares the grade with Water Bailiff (NA2001)." in said
    assert "Town Gardener (NS1001), pay grade 612-N: no other class is in this grade." in said


def test_a_large_grade_is_counted_and_not_listed() -> None:
    many = [line(f"C{n}", f"Clerk {n}", "613-N") for n in range(12)]
    found = impact_of(CHANGES[2:3], plan=many, named_in={})
    said = next(block for block in impact_blocks(found) if isinstance(block, Items)).texts[0]
    assert said.endswith("Clerk 7 (C7) and four other classes.")


def test_a_specification_that_names_a_class_which_is_renamed_or_ends_is_named() -> None:
    assert IMPACT.mentions == (
        Mention("Water Bailiff", "Gate Porter", None),
        Mention("Water Bailiff", "Hedge Warden", "Hedge and Path Warden"),
    )


def test_a_class_that_names_itself_is_no_mention() -> None:
    assert impact_of(CHANGES[:1], plan=PLAN, named_in={"Hedge Warden": ["Hedge Warden"]}).mentions == ()


def test_positions_are_counted_by_department_and_where_no_register_is_that_is_said() -> None:
    assert "No register of positions" in _last(impact_blocks(replace(IMPACT, departments=None)))
    assert "No department has a position" in _last(impact_blocks(replace(IMPACT, departments=(Department("Parks"),))))
    found = [block for block in impact_blocks(IMPACT) if isinstance(block, Table)][-1]
    assert found.rows[0] == ("Parks", "Gardener", "6")


def test_a_change_of_a_class_that_the_plan_does_not_have_is_refused() -> None:
    stranger = Proposed(1, Change(line("X1", "Stranger"), None))
    with pytest.raises(Invalid, match=r"X1 Stranger is not in the plan.*189"):
        impact_of([stranger], plan=PLAN, named_in={})


def test_a_class_without_a_code_is_found_by_its_title() -> None:
    change = Change(line("NS1001", "Gardener"), line("NS1001", "Town Gardener"))
    plan = [replace(GARDENER, code=None)]
    assert impact_of([Proposed(1, change)], plan=plan, named_in={}).classes_after == 1


def _last(blocks: Iterable[Block]) -> str:
    last = list(blocks)[-1]
    assert isinstance(last, Paragraph)
    return last.text
