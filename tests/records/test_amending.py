"""An amendment through its whole road, and everything that must not happen on it."""

from typing import TYPE_CHECKING

import pytest

from tests.plugins.office import Desk

if TYPE_CHECKING:
    from tests.amending import Walk


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    from tests.amending import Walk

    return Walk(desk.office)


def test_an_amendment_goes_from_draft_to_force_and_the_journal_gives_the_same_plan(walk: "Walk", desk: Desk) -> None:
    from tests.amending import IN_FORCE

    walk.to("in force")
    plan = desk.plan(IN_FORCE)
    assert plan["NS1050"]["title"] == "Arborist"
    assert (plan["NS1050"]["since"], plan["NS1050"]["cause"]) == (IN_FORCE.isoformat(), "301")
    assert not desk.verified().faults
