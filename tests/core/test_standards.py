"""Standard language: what a specification uses of it, and how its words stand to the standard's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.standards.found import same_idea, uses_in
from classplan.core.standards.levels import Level, level_of
from classplan.core.standards.model import Fit, Kind, fit, normal
from tests.factories import item, section


def _body(*sections: dict[str, Any]) -> dict[str, Any]:
    return {"title": "Arborist", "sections": list(sections)}


def _term(name: str, definition: str) -> dict[str, Any]:
    term = {"name": name, "separator": " - ", "definition": definition}
    return item(f"{name} - {definition}", term=term)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Staff Arborist", Level.ENTRY),
        ("Associate Arborist", Level.INTERMEDIATE),
        ("Senior Arborist", Level.FULL_PERFORMANCE),
        ("Lead Arborist", Level.LEAD),
        ("Senior Arborist Supervisor", Level.SUPERVISOR),
        ("Parks Manager", Level.MANAGER),
        ("Director of Parks", Level.DIRECTOR),
        ("Arborist I", Level.ENTRY),
        ("ARBORIST III", Level.FULL_PERFORMANCE),
        ("311 Arborist", Level.NONE),
        ("Type I Operator", Level.NONE),
        ("Arborist", Level.NONE),
    ],
)
@pytest.mark.clause(144, 174)
def test_a_title_names_its_level(title: str, level: Level) -> None:
    assert level_of(title) is level


def test_a_competency_is_its_name_with_its_definition_and_where_that_begins() -> None:
    (use,) = uses_in(_body(section("competencies", "Competencies", _term("Patience", "Waits for trees."))), "Arborist")
    assert (use.kind, use.name, use.text, use.place) == (
        Kind.COMPETENCY,
        "Patience",
        "Waits for trees.",
        "sections/0/items/0/text",
    )
    assert "Patience - Waits for trees."[use.at :] == use.text


@pytest.mark.clause(174)
def test_a_paragraph_belongs_to_its_section_and_level() -> None:
    given = section("supervision_given", "Supervision Given", item("None."), item("May lead others."))
    uses = list(uses_in(_body(given), "Senior Arborist"))
    assert [(use.name, use.section.value, use.level) for use in uses] == [
        ("Supervision given", "supervision_given", Level.FULL_PERFORMANCE),
        ("Supervision given, paragraph 2", "supervision_given", Level.FULL_PERFORMANCE),
    ]


def test_what_is_of_its_own_class_alone_is_no_standard_language() -> None:
    assert not list(uses_in(_body(section("duties", "Duties", item("Prunes trees."))), "Arborist"))


def test_words_are_exact_or_alike_or_differ() -> None:
    assert fit("Waits for trees.", "Waits for trees.") is Fit.EXACT
    assert fit("waits, for trees", "Waits for trees.") is Fit.NORMALISED
    assert fit("Waits for rain.", "Waits for trees.") is Fit.DIFFERS


@given(st.text(), st.text())
def test_what_is_exact_is_alike_and_both_ways_round_say_the_same(one: str, other: str) -> None:
    assert fit(one, one) is Fit.EXACT
    assert fit(one, other) is fit(other, one)
    assert normal(normal(one)) == normal(one)


def test_statements_of_one_idea_are_known_by_their_words() -> None:
    known = ["Work is done on tall ladders in wind.", "Loud."]
    assert same_idea("Some work is done on tall ladders in strong wind.", known) == known[0]
    assert same_idea("Work is done on foot.", known) is None
    assert same_idea("Loud!", known) is None, "one word is too little to tell"
    long = "Work is done on tall ladders in wind, rain, snow, dust, noise, heat, cold and the dark of night."
    assert same_idea("Work is done on tall ladders.", [long]) is None, "the longer says much more"
