"""Two pay tables that touch the same grade: they run together only where somebody says so, and none overruns the other."""

from decimal import Decimal

import pytest

from classplan.core.amending import RangeChange
from classplan.core.errors import NotAllowed
from tests.plugins.office import Desk

pytestmark = pytest.mark.django_db


def test_two_tables_of_one_grade_run_together_only_where_it_is_said_and_the_later_one_asks(desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import MAYOR, Walk

    first = Walk(desk.office).open("The first plan")
    first.propose(first.new_class()).terms(number="300").to("in force")

    def table(top: int, alongside: str = "") -> Proposal:
        rows = (RangeChange("617-S", Decimal(42000), Decimal(top)),)
        return Proposal(ranges=rows, why="The survey.", alongside=alongside)

    day = MAYOR.replace(day=20)
    one = Walk(desk.office).open("A table").propose(table(65000), day=day)
    two = Walk(desk.office).open("Another table")
    with pytest.raises(NotAllowed, match="The range of 617-S is changed by Amendment 2 already"):
        two.propose(table(66000), day=day)
    two.propose(table(66000, alongside="Both follow the survey."), day=day)
    months = {"noticed": day.replace(month=5), "hearing": day.replace(month=6)}
    for walk, number in ((one, "302"), (two, "303")):
        walk.terms(number=number, **months).recommended(day).draft_sent(day).noticed(months["noticed"])
        walk.posted(months["noticed"]).heard(months["hearing"]).board(day=months["hearing"])
        walk.act("council_approves", day.replace(month=7)).act("mayor_approves", day.replace(month=7))
    one.enacted(day.replace(month=7))
    with pytest.raises(NotAllowed, match=r"617-S is \$42,000 to \$65,000 a year by now"):
        two.enacted(day.replace(month=8))


@pytest.mark.parametrize("number", ["12/26", "..", "12?", "5%", "a\\b", "#1"])
def test_a_number_that_can_stand_in_no_address_is_refused(number: str, desk: Desk) -> None:
    from classplan.core.errors import Invalid
    from tests.amending import Walk

    with pytest.raises(Invalid, match="it stands in the address of a page"):
        Walk(desk.office).drafted().terms(number=number)
    walk = Walk(desk.office).open("A code")
    with pytest.raises(Invalid, match="cannot be a job code"):
        walk.propose(walk.new_class(code=number))
