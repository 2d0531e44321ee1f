"""Findings about texts of the office: what is found with the plan of the day, and what setting one aside does."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from classplan.core.errors import Invalid, NotAllowed
from tests.plugins.office import Desk

if TYPE_CHECKING:
    from classplan.records.linting.selectors import Faults
    from tests.amending import Walk

ON = date(2026, 3, 2)
HE = "Asks the chairman."


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    from tests.amending import Walk

    return Walk(desk.office)


def faults(walk: "Walk", about: Any = "paper/1", **changed: Any) -> "Faults":
    from classplan.records.linting.selectors import faults_of
    from tests.amending import spec_body
    from tests.papers import SpecPaper

    return faults_of(
        walk.office, spec_body(SpecPaper("Arborist", established="01/05/2015", **changed)), on=ON, about=about
    )


def waive(walk: "Walk", found: "Faults", reason: str = "It is the name of his office.", **changed: Any) -> Any:
    from classplan.records.linting.services import waive as set_aside
    from tests.amending import ANALYST, OPENED, at

    (stated,) = found.open
    how: Any = {"reason": reason, "actor": ANALYST, "now": at(OPENED)}
    return set_aside(walk.office, found, stated.fault.mark, **(how | changed))


def test_a_finding_names_its_section_whatever_lines_the_text_came_from(walk: "Walk") -> None:
    (stated,) = faults(walk, duties=("Mends ladders.", HE)).open
    assert (stated.fault.rule, stated.fault.text, stated.fault.words) == ("gendered-word", "chairman", HE)
    assert stated.place is not None
    assert stated.place.heading == "ESSENTIAL DUTIES"


def test_what_is_set_aside_stays_so_for_the_same_words_and_comes_back_with_others(walk: "Walk") -> None:
    waive(walk, faults(walk, duties=("Mends ladders.", HE)))
    moved = faults(walk, duties=(HE, "Mends ladders.", "Mends gates."))
    assert moved.open == ()
    assert moved.set_aside[0].waiver is not None
    assert moved.set_aside[0].waiver.reason == "It is the name of his office."
    assert len(faults(walk, duties=("Asks the chairman of the Board.",)).open) == 1


def test_a_title_that_a_class_had_before_is_told_with_its_title_of_the_day(db: None) -> None:
    from classplan.records.linting.selectors import faults_of
    from tests.amending import spec_body
    from tests.factories import ADOPTED, RENAMED, small_city
    from tests.papers import SpecPaper

    city = small_city()
    apart = "This class is distinguished from the Clerk that keeps the records of the office."
    body = spec_body(SpecPaper("Guard", established="01/05/2015", distinguished=apart))
    said = {
        day: [
            one.fault.suggestion
            for one in faults_of(city.office, body, on=day, about="paper/1").every
            if one.fault.rule == "unknown-title"
        ]
        for day in (ADOPTED, RENAMED)
    }
    assert said == {ADOPTED: [], RENAMED: ["Write Senior Clerk."]}


def test_what_was_set_aside_of_a_paper_stays_so_in_the_change_that_took_its_text(walk: "Walk") -> None:
    waive(walk, faults(walk, duties=(HE,)))
    assert len(faults(walk, "change/1/1", duties=(HE,)).open) == 1
    assert faults(walk, ("change/1/1", "paper/1"), duties=(HE,)).open == ()


def test_taking_it_up_again_is_a_later_act_and_the_journal_has_both(walk: "Walk", desk: Desk) -> None:
    from classplan.records.linting.services import take_up
    from tests.amending import ANALYST, OPENED, at

    held = waive(walk, faults(walk, duties=(HE,)))
    again = faults(walk, duties=(HE,))
    take_up(walk.office, again, held.mark, reason="We call it chair now.", actor=ANALYST, now=at(OPENED))
    assert len(faults(walk, duties=(HE,)).open) == 1
    assert not desk.verified().faults
    waive(walk, faults(walk, duties=(HE,)))
    assert faults(walk, duties=(HE,)).open == ()


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no reason": ({"reason": "  "}, "Say why"),
    "a long reason": ({"reason": "w" * 501}, "at most 500"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_not_set_aside_without_a_reason_that_can_be_kept(what: str, walk: "Walk") -> None:
    changed, said = REFUSED[what]
    with pytest.raises(Invalid, match=said):
        waive(walk, faults(walk, duties=(HE,)), **changed)


def test_it_is_set_aside_once_and_only_while_it_is_there(walk: "Walk") -> None:
    from classplan.records.linting.services import waive as set_aside
    from tests.amending import ANALYST, OPENED, at

    found = faults(walk, duties=(HE,))
    held = waive(walk, found)
    how: Any = {"reason": "Again.", "actor": ANALYST, "now": at(OPENED)}
    with pytest.raises(NotAllowed, match="set aside already"):
        set_aside(walk.office, faults(walk, duties=(HE,)), held.mark, **how)
    with pytest.raises(NotAllowed, match="no longer one of it"):
        set_aside(walk.office, faults(walk), held.mark, **how)


@pytest.mark.clause(19)
def test_only_the_director_sets_aside_what_stops_a_draft(walk: "Walk") -> None:
    from classplan.records.linting.selectors import faults_of
    from tests.amending import DIRECTOR, spec_body
    from tests.papers import SpecPaper

    def without_licensure(sections: list[Any]) -> list[Any]:
        kept = (section for section in sections if section["kind"] != "licensure")
        return [section | {"sections": without_licensure(section["sections"])} for section in kept]

    body = spec_body(SpecPaper("Arborist", established="01/05/2015"))
    body["sections"] = without_licensure(body["sections"])
    found = faults_of(walk.office, body, on=ON, about="draft/1")
    assert [stated.fault.reason for stated in found.blocking] == ["it does not say its licensure"]
    with pytest.raises(NotAllowed, match=r"the Director's \(7-10 E\)"):
        waive(walk, found)
    waive(walk, found, actor=DIRECTOR)
    assert faults_of(walk.office, body, on=ON, about="draft/1").blocking == ()
