"""The table of powers: denied unless declared, a reason with every answer, and what is out of scope is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.policy import POWERS, PUBLIC, SCOPED, Power, Role, Standing, may, of_moves
from classplan.core.workflow import Move, Workflow

TABLE = (
    Power("notice.give", frozenset({Role.ANALYST, Role.DIRECTOR}), ("7-20",)),
    Power("draft.answer", frozenset({Role.APPOINTING_AUTHORITY})),
    Power("draft.see", frozenset({Role.APPOINTING_AUTHORITY, Role.ANALYST})),
)
STANDINGS = st.builds(
    Standing, st.frozensets(st.sampled_from(Role)), st.frozensets(st.sampled_from(("LIB", "PARKS", "WATER")))
)


@given(STANDINGS, st.sampled_from(("notice.forge", "notice", "", "NOTICE.GIVE")))
def test_what_no_row_declares_nobody_may(standing: Standing, act: str) -> None:
    answer = may(TABLE, standing, act)
    assert not answer.allowed
    assert "No power is declared" in answer.reason


@given(STANDINGS, st.sampled_from(TABLE), st.none() | st.frozensets(st.sampled_from(("LIB", "PARKS")), min_size=1))
def test_an_answer_always_has_a_reason_and_what_is_allowed_a_role_that_is_held(
    standing: Standing, power: Power, agencies: frozenset[str] | None
) -> None:
    answer = may(TABLE, standing, power.act, agencies=agencies)
    assert answer.reason
    if answer.allowed:
        assert answer.role in power.roles & standing.roles
        assert not answer.hidden
    if not power.roles & standing.roles:
        assert not answer.allowed


@given(STANDINGS, st.frozensets(st.sampled_from(("LIB", "PARKS", "WATER")), min_size=1))
def test_a_role_that_is_held_for_agencies_reaches_no_other(standing: Standing, agencies: frozenset[str]) -> None:
    answer = may(TABLE, standing, "draft.answer", agencies=agencies)
    holds = Role.APPOINTING_AUTHORITY in standing.roles
    assert answer.allowed == (holds and bool(standing.agencies & agencies))
    assert answer.hidden == (holds and not answer.allowed)


def test_a_role_that_reaches_everything_is_named_before_one_that_reaches_some() -> None:
    both = Standing(frozenset({Role.APPOINTING_AUTHORITY, Role.ANALYST}), frozenset({"LIB"}))
    assert may(TABLE, both, "draft.see", agencies={"PARKS"}).role is Role.ANALYST


@pytest.mark.parametrize(
    ("standing", "says"),
    [
        (PUBLIC, "This is for: analyst, director (7-20). Sign in first."),
        (Standing(frozenset({Role.AUDITOR})), "This is for: analyst, director (7-20). You are signed in as auditor."),
    ],
)
def test_a_refusal_names_for_whom_it_is_and_as_what_one_is_here(standing: Standing, says: str) -> None:
    assert may(TABLE, standing, "notice.give").reason == says


def test_the_moves_of_a_workflow_are_powers_with_their_clauses() -> None:
    road = Workflow(
        "amendment",
        (
            Move("recommend", ("draft",), "recommended", frozenset({"director"}), ("7-21 A",)),
            Move("withdraw", ("draft",), "withdrawn", frozenset({"analyst"})),
            Move("withdraw", ("recommended",), "withdrawn", frozenset({"director"}), ("7-20",)),
        ),
    )
    recommend, withdraw = of_moves(road)
    assert recommend == Power("amendment.recommend", frozenset({Role.DIRECTOR}), ("7-21 A",))
    assert withdraw == Power("amendment.withdraw", frozenset({Role.ANALYST, Role.DIRECTOR}), ("7-20",))


def test_an_auditor_changes_nothing_and_the_public_does_nothing() -> None:
    looks = {"enter", "use", "read", "see"}
    auditor = Standing(frozenset({Role.AUDITOR}))
    changed = [p.act for p in POWERS if may(POWERS, auditor, p.act).allowed and p.act.split(".")[1] not in looks]
    assert not changed
    assert not [power.act for power in POWERS if may(POWERS, PUBLIC, power.act).allowed]


def test_no_act_is_declared_twice() -> None:
    acts = [power.act for power in POWERS]
    assert len(acts) == len(set(acts))
    assert frozenset(Role) >= SCOPED
