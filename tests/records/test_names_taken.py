"""No two classes come to carry one code or title, whatever the Board lets stand of an amendment."""

from typing import TYPE_CHECKING, Any

import pytest

from classplan.core.amending import Decision, Outcome
from classplan.core.errors import NotAllowed
from tests.plugins.office import Desk

if TYPE_CHECKING:
    from tests.amending import Walk

APPROVED, REJECTED, MODIFIED = Outcome.APPROVED, Outcome.REJECTED, Outcome.MODIFIED


@pytest.fixture
def heard(desk: Desk) -> "Walk":
    """A plan of two classes, and an amendment that ends the first and gives its title to the second."""
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import MAYOR, Walk, arborist

    first = Walk(desk.office).open("The first plan")
    first.propose(first.new_class(), first.new_class(code="NS1051", title="Gardener")).terms(number="300").to(
        "in force"
    )
    second = Walk(desk.office).open("One for two")
    day = MAYOR.replace(day=20)
    noticed, hearing = day.replace(month=5), day.replace(month=6)
    second.propose(
        Proposal(1, None, "Nobody does it."),
        Proposal(2, arborist(code="NS1051"), "It took over.", second.text("Arborist")),
        day=day,
    )
    second.terms(number="302", noticed=noticed, hearing=hearing)
    return second.recommended(day).draft_sent(day).noticed(noticed).posted(noticed).heard(hearing)


def decide(walk: "Walk", *decisions: Decision) -> None:
    from tests.amending import MAYOR

    walk.board(*decisions, day=MAYOR.replace(month=6, day=20))


@pytest.mark.clause(37)
def test_a_title_is_not_given_where_the_class_that_has_it_is_not_let_go(heard: "Walk") -> None:
    with pytest.raises(NotAllowed, match="the title Arborist is carried by"):
        decide(heard, Decision(1, REJECTED), Decision(2, APPROVED))
    assert heard.fresh.state == "heard"
    decide(heard, Decision(1, APPROVED), Decision(2, APPROVED))
    assert heard.fresh.state == "before the Council"


def test_two_lines_that_the_board_makes_alike_are_refused(heard: "Walk") -> None:
    from tests.amending import arborist

    def to(**line: Any) -> Any:
        return arborist(**line)

    alike = {"code": "ZZ0001", "title": "Twin"}
    with pytest.raises(NotAllowed, match="Two classes cannot carry it"):
        decide(
            heard,
            Decision(1, MODIFIED, to(**alike), again=False, basis="The Board's."),
            Decision(2, MODIFIED, to(**alike), again=False, basis="The Board's."),
        )
    assert heard.fresh.state == "heard"
