"""The pack as a whole: each clause answers for every day since it is known, and the choices of an office."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from classplan.core.dates import Weekday
from classplan.core.errors import Invalid, NotInForce
from classplan.core.rules import Clause, Standing
from classplan.jurisdictions import NAMES, pack_named
from classplan.jurisdictions.denver import PACK
from classplan.jurisdictions.denver.papers import ASSUMED_FROM, NOTICE_1341, PROPOSAL_441B, UPDATE_2009
from classplan.jurisdictions.denver.policy import Policy, PostingReading, ProvisionalClock

EACH_CLAUSE = pytest.mark.parametrize("clause", PACK.clauses, ids=lambda clause: clause.ref)
PROVED_HERE = {
    *(13, 18, 19, 21, 22, 26, 27, 28, 30, 31, 32),
    *range(35, 42),
    *range(79, 84),
    *range(131, 141),
    *(143, 144, 145, 150, 151, 165, 166, 167, 168, 169),
}


def starts(clause: Clause) -> list[date]:
    """The first days of the wordings that were ever in force, earliest first."""
    return sorted(e.start for e in clause.editions if e.start is not None and not e.proposed)


def quarters(first: date) -> Iterator[date]:
    """The first day of each quarter from a day on, to the end of 2026."""
    return (day for y in range(first.year, 2027) for m in (1, 4, 7, 10) if (day := date(y, m, 1)) >= first)


@EACH_CLAUSE
def test_a_clause_has_exactly_one_wording_on_any_day_since_it_is_known(clause: Clause) -> None:
    known = starts(clause)
    assert len(set(known)) == len(known), "two wordings start on one day"
    for day in (*known, *quarters(known[0])):
        answer = clause.in_force(day).edition
        assert answer.start == max(start for start in known if start <= day)
        assert not answer.proposed


@EACH_CLAUSE
def test_a_clause_has_no_wording_on_the_day_before_it_is_known(clause: Clause) -> None:
    with pytest.raises(NotInForce, match=clause.ref):
        clause.in_force(starts(clause)[0] - timedelta(days=1))


@EACH_CLAUSE
def test_a_wording_begins_on_the_day_that_its_evidence_allows(clause: Clause) -> None:
    for edition in clause.editions:
        assert edition.evidence.note or edition.evidence.standing is Standing.QUOTED
        match edition.evidence.standing:
            case Standing.PROPOSED:
                assert edition.start is None
            case Standing.QUOTED:
                assert edition.start == edition.evidence.seen
            case Standing.ASSUMED:
                assert edition.start == ASSUMED_FROM
                assert "assumption act" in edition.evidence.note
            case Standing.CARRIED:
                assert edition.start is not None
                assert edition.start <= edition.evidence.seen


@EACH_CLAUSE
def test_a_clause_says_what_governs_it_in_words_of_our_own(clause: Clause) -> None:
    assert clause.title
    assert clause.governing_day.startswith("the day")
    assert clause.numbers
    assert len({edition.id for edition in clause.editions}) == len(clause.editions)
    assert all(len(edition.paraphrase) > 20 for edition in clause.editions)


@EACH_CLAUSE
def test_a_fact_that_can_be_typed_is_one_that_some_wording_takes(clause: Clause) -> None:
    taken = {name for edition in clause.editions for name in edition.apply.__annotations__}
    assert {name.replace("-", "_") for name in clause.facts} <= taken


@EACH_CLAUSE
def test_a_clause_is_found_by_its_reference_and_by_its_title(clause: Clause) -> None:
    assert PACK.clause(clause.ref) is clause
    assert PACK.clause(clause.title.upper()) is clause
    assert PACK.clause(f"  {clause.ref.replace(' ', '.  ')} ") is clause


def test_no_two_clauses_share_a_reference_or_a_title() -> None:
    names = [name.casefold() for clause in PACK.clauses for name in (clause.ref, clause.title)]
    assert len(names) == len(set(names))


def test_every_obligation_that_the_core_must_keep_has_a_clause() -> None:
    assert {number for clause in PACK.clauses for number in clause.numbers} >= PROVED_HERE


@pytest.mark.parametrize(("name", "near"), [("7-37 Z", "7-37 A, 7-37 B, 7-37 C"), ("99", "There are: 7 Purpose")])
def test_a_clause_that_is_not_held_is_refused_with_those_near_it(name: str, near: str) -> None:
    with pytest.raises(Invalid, match=near):
        PACK.clause(name)


@pytest.mark.parametrize(
    ("paper", "day"),
    [(NOTICE_1341, date(2011, 3, 23)), (PROPOSAL_441B, date(2015, 8, 20)), (UPDATE_2009, date(2009, 5, 27))],
)
def test_the_papers_have_their_own_days(paper: tuple[str, date], day: date) -> None:
    assert paper[1] == day


def test_a_pack_is_found_by_its_name_and_by_no_other() -> None:
    assert all(pack_named(name).name == name for name in NAMES)
    with pytest.raises(Invalid, match="denver"):
        pack_named("atlantis")


# The choices


def test_what_is_taken_where_nobody_has_chosen_is_said_with_its_ground() -> None:
    choices = {choice.name: choice for choice in PACK.policy.choices()}
    assert {name: choice.value for name, choice in choices.items()} == {
        "week-starts": "sunday",
        "following": "strictly-after",
        "plan-changes": "with-the-reallocations",
        "provisional-clock": "effective-day",
        "provisional-months": "6",
        "posting-reading": "not-chosen",
    }
    assert all(choice.meaning and choice.ground for choice in choices.values())
    grounds = " ".join(choice.ground for choice in choices.values())
    assert all(f"X{number}" in grounds for number in (2, 4, 5, 7, 21))


@pytest.mark.parametrize(
    ("chosen", "policy"),
    [
        ({}, Policy()),
        ({"week-starts": "monday"}, Policy(week_starts=Weekday.MONDAY)),
        ({"provisional-months": "3"}, Policy(provisional_months=3)),
        (
            {"posting-reading": "full-days", "provisional-clock": "board-approval"},
            Policy(posting_reading=PostingReading.FULL_DAYS, provisional_clock=ProvisionalClock.BOARD_APPROVAL),
        ),
    ],
)
def test_a_choice_is_made_by_its_name_and_value(chosen: dict[str, str], policy: Policy) -> None:
    assert Policy().with_choices(chosen) == policy


def test_choices_as_said_can_be_chosen_again() -> None:
    chosen = Policy(week_starts=Weekday.MONDAY, posting_reading=PostingReading.LATEST_POSTING_DAY)
    said = {choice.name: choice.value for choice in chosen.choices()}
    assert Policy().with_choices(said) == chosen


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"week-begins": "monday"}, "There are: week-starts"),
        ({"week-starts": "someday"}, "“someday” cannot be chosen for week-starts"),
        ({"provisional-months": "0"}, "“0”"),
        ({"provisional-months": "six"}, "“six”"),
        ({"posting-reading": "generous"}, "“generous”"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_its_value(chosen: dict[str, str], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        Policy().with_choices(chosen)
