"""Clauses and their editions: which wording answers for a day, on what evidence, and what it rests on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.errors import Invalid, NotInForce
from classplan.core.rules import (
    Clause,
    Edition,
    Evidence,
    Finding,
    Outcome,
    Standing,
    Waiver,
    Wording,
    met,
    met_if,
    needs_judgment,
    not_met,
    not_on_record,
    silent,
)


def edition(
    name: str, start: date | None, standing: Standing = Standing.QUOTED, seen: date = date(2015, 8, 20)
) -> Edition:
    return Edition(
        name, start, Evidence(standing, "Paper 9", seen, "a ground"), "In our words.", lambda **facts: met(name)
    )


LAMPS = Clause(
    "3-4 A",
    "Lamps",
    "the day of the lighting",
    (
        edition("2013", date(2013, 2, 22), Standing.CARRIED),
        edition("2011", date(2011, 3, 23), Standing.QUOTED, seen=date(2011, 3, 23)),
        edition("draft", None, Standing.PROPOSED),
        edition("dated draft", date(2012, 1, 1), Standing.PROPOSED),
    ),
)


@pytest.mark.parametrize(
    ("day", "wording"),
    [
        (date(2011, 3, 23), "2011"),
        (date(2012, 6, 1), "2011"),
        (date(2013, 2, 21), "2011"),
        (date(2013, 2, 22), "2013"),
        (date(2026, 1, 1), "2013"),
    ],
)
def test_the_last_wording_that_has_begun_answers(day: date, wording: str) -> None:
    assert LAMPS.in_force(day).edition.id == wording
    assert LAMPS.find(day).reason == wording


def test_before_the_first_wording_nothing_is_known_and_the_refusal_says_what_is() -> None:
    with pytest.raises(NotInForce, match="3-4 A") as refusal:
        LAMPS.in_force(date(2011, 3, 22))
    message = str(refusal.value)
    assert all(part in message for part in ("Lamps", "March 22, 2011", "2011-03-23", "quoted", "Paper 9"))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_proposed_wording_is_never_in_force(day: date) -> None:
    try:
        assert not LAMPS.in_force(day).edition.proposed
    except NotInForce:
        assert day < date(2011, 3, 23)


def test_where_all_is_proposed_the_refusal_names_what_can_be_simulated() -> None:
    only_proposed = Clause("9-9", "Wicks", "the day", (edition("draft", None, Standing.PROPOSED),))
    with pytest.raises(NotInForce, match="draft"):
        only_proposed.in_force(date(2026, 1, 1))


@pytest.mark.parametrize("name", ["2011", "2013", "draft"])
def test_any_wording_can_be_simulated_and_says_that_it_is(name: str) -> None:
    wording = LAMPS.simulated(name)
    finding = LAMPS.applied(wording)
    assert wording.edition.id == name
    assert finding.citation == f"3-4 A ({name})"
    assert any(ground.startswith("Simulated") for ground in finding.rests_on)


def test_a_wording_that_is_in_force_is_not_called_simulated() -> None:
    assert not any("Simulated" in ground for ground in LAMPS.find(date(2013, 2, 22)).rests_on)


def test_a_wording_that_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(Invalid, match="2013, 2011, draft"):
        LAMPS.simulated("1999")


@pytest.mark.parametrize(
    ("standing", "after_seen", "inferred"),
    [
        (Standing.QUOTED, 0, False),
        (Standing.QUOTED, 1, True),
        (Standing.CARRIED, 0, False),
        (Standing.CARRIED, 1, True),
        (Standing.ASSUMED, 1, True),
        (Standing.ADOPTED, 0, False),
        (Standing.ADOPTED, 1, False),
    ],
)
def test_the_end_of_a_wording_is_inferred_after_it_was_last_seen(
    standing: Standing, after_seen: int, inferred: bool
) -> None:
    seen = date(2011, 3, 23)
    clause = Clause("3-4", "Oil", "the day", (edition("2011", seen, standing, seen=seen),))
    wording = clause.in_force(seen + timedelta(days=after_seen))
    assert wording.end_inferred is inferred
    assert any("inferred" in caveat for caveat in wording.caveats) is inferred


@pytest.mark.parametrize(("standing", "said"), [(Standing.ASSUMED, True), (Standing.CARRIED, False)])
def test_a_finding_that_rests_on_an_assumption_says_so(standing: Standing, said: bool) -> None:
    clause = Clause("3-4", "Oil", "the day", (edition("2006", date(2006, 1, 1), standing),))
    rests_on = clause.find(date(2010, 1, 1)).rests_on
    assert any("Assumed in force from 2006-01-01: a ground" in ground for ground in rests_on) is said


def test_what_a_function_rests_on_stands_before_what_its_wording_rests_on() -> None:
    own = Edition(
        "1", date(2000, 1, 1), Evidence(Standing.ASSUMED, "P", date(2030, 1, 1)), "x",
        lambda: Finding(Outcome.MET, "yes", rests_on=("own",)),
    )  # fmt: skip
    finding = Clause("1-1", "One", "the day", (own,)).find(date(2001, 1, 1))
    assert finding.rests_on[0] == "own"
    assert len(finding.rests_on) == 2


@pytest.mark.parametrize("name", ["on", "wording", "self"])
def test_a_fact_may_have_any_name(name: str) -> None:
    taken: dict[str, object] = {}

    def take(**facts: object) -> Finding:
        taken.update(facts)
        return met("taken")

    clause = Clause("1-1", "One", "the day", (Edition("1", date(2000, 1, 1), LAMPS.editions[0].evidence, "x", take),))
    assert clause.find(date(2001, 1, 1), **{name: 5}).is_met
    assert taken == {name: 5}


@pytest.mark.parametrize(
    ("finding", "outcome", "is_met"),
    [
        (met("a"), Outcome.MET, True),
        (not_met("a"), Outcome.NOT_MET, False),
        (met_if(True, "a", "b"), Outcome.MET, True),
        (met_if(False, "b", "a"), Outcome.NOT_MET, False),
        (needs_judgment("a"), Outcome.NEEDS_JUDGMENT, False),
        (silent("a"), Outcome.SILENT, False),
        (not_on_record("a"), Outcome.NOT_ON_RECORD, False),
    ],
)
def test_a_finding_has_one_outcome_and_a_reason(finding: Finding, outcome: Outcome, is_met: bool) -> None:
    assert (finding.outcome, finding.reason, finding.is_met) == (outcome, "a", is_met)


@pytest.mark.parametrize(
    ("finding", "clause", "on", "answered"),
    [
        (not_met("no"), "7-40", date(2011, 4, 7), True),
        (not_met("no"), "7-40", date(2011, 4, 8), False),
        (not_met("no"), "7-41", date(2011, 4, 7), False),
        (met("yes"), "7-40", date(2011, 4, 7), False),
        (needs_judgment("which?"), "7-40", date(2011, 4, 7), False),
    ],
)
def test_a_waiver_answers_its_own_clause_until_its_day(finding: Finding, clause: str, on: date, answered: bool) -> None:
    waiver = Waiver("7-40", "a department", "the Board", "a ground", until=date(2011, 4, 7))
    assert waiver.sets_aside(finding, clause=clause, on=on) is answered


def test_a_waiver_without_a_last_day_has_none() -> None:
    waiver = Waiver("7-40", "a department", "the Board", "a ground")
    assert waiver.sets_aside(not_met("no"), clause="7-40", on=date(2999, 1, 1))


def test_evidence_says_its_standing_its_paper_its_day_and_its_ground() -> None:
    assert str(LAMPS.editions[1].evidence) == "quoted in Paper 9 of Wednesday, March 23, 2011: a ground"


def test_a_wording_without_caveats_has_none() -> None:
    assert Wording(LAMPS.editions[0], end_inferred=False).caveats == ()
