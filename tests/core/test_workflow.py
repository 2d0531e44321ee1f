"""A workflow is its table: what the table does not say cannot be done."""

from itertools import product

import pytest

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.workflow import Move, Workflow

ROAD = Workflow(
    "amendment",
    (
        Move("recommend", ("draft",), "recommended", frozenset({"director"}), ("7-21 A",)),
        Move("hear", ("recommended",), "heard", frozenset({"clerk"}), ("7-21 B",)),
        Move("withdraw", ("draft", "recommended"), "withdrawn", frozenset({"director", "analyst"})),
        Move("withdraw", ("heard",), "withdrawn late", frozenset({"director"}), ("7-21 B",)),
    ),
)
ROLES = ("director", "clerk", "analyst", "public")
STATES = ("draft", "recommended", "heard", "withdrawn", "withdrawn late")


def test_the_states_are_those_of_the_table_in_its_order() -> None:
    assert ROAD.states == STATES


@pytest.mark.parametrize(("state", "role"), list(product(STATES, ROLES)))
def test_the_moves_that_are_open_are_exactly_those_that_can_be_made(state: str, role: str) -> None:
    offered = ROAD.open_to(state=state, roles=[role])
    for name in {move.name for move in ROAD.moves}:
        if name in {move.name for move in offered}:
            assert ROAD.move(name, state=state, role=role) in offered
        else:
            with pytest.raises(NotAllowed):
                ROAD.move(name, state=state, role=role)


@pytest.mark.parametrize(
    ("name", "state", "role", "to"),
    [
        ("recommend", "draft", "director", "recommended"),
        ("hear", "recommended", "clerk", "heard"),
        ("withdraw", "recommended", "analyst", "withdrawn"),
        ("withdraw", "heard", "director", "withdrawn late"),
    ],
)
def test_a_move_leads_where_its_row_says(name: str, state: str, role: str, to: str) -> None:
    assert ROAD.move(name, state=state, role=role).to == to


@pytest.mark.parametrize(
    ("name", "state", "role", "says"),
    [
        ("recommend", "draft", "analyst", ("not for the role analyst", "director", "7-21 A")),
        ("hear", "draft", "clerk", ("the state is draft", "starts from: recommended", "7-21 B")),
        ("withdraw", "withdrawn", "director", ("starts from: draft, recommended, heard",)),
        ("withdraw", "draft", "clerk", ("analyst, director", "no clause named")),
    ],
)
def test_a_refused_move_says_what_is_in_the_way(name: str, state: str, role: str, says: tuple[str, ...]) -> None:
    with pytest.raises(NotAllowed) as refusal:
        ROAD.move(name, state=state, role=role)
    assert all(part in str(refusal.value) for part in says)


def test_several_roles_open_the_moves_of_each() -> None:
    both = ROAD.open_to(state="recommended", roles=["clerk", "analyst"])
    assert [move.name for move in both] == ["hear", "withdraw"]
    assert ROAD.open_to(state="recommended", roles=[]) == ()


def test_a_move_of_no_table_is_refused() -> None:
    with pytest.raises(Invalid, match="no move “fly”"):
        ROAD.move("fly", state="draft", role="director")


@pytest.mark.parametrize(("sources", "roles"), [((), {"clerk"}), (("draft",), set())])
def test_a_move_without_a_state_or_a_role_is_no_move(sources: tuple[str, ...], roles: set[str]) -> None:
    with pytest.raises(Invalid, match="“hear”"):
        Move("hear", sources, "heard", frozenset(roles))


def test_two_moves_of_one_name_cannot_start_from_one_state() -> None:
    hear = Move("hear", ("draft",), "heard", frozenset({"clerk"}))
    with pytest.raises(Invalid, match="starts twice from draft"):
        Workflow("road", (hear, Move("hear", ("other", "draft"), "lost", frozenset({"clerk"}))))
