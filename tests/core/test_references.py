"""Which classes a specification names, how and where; and which class a printed title means."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.reading.contract import part_as_json
from classplan.core.reading.reader import read
from classplan.core.references.found import Edge, named_in, sentence_at
from classplan.core.references.titles import How, Titles, key_of
from classplan.jurisdictions import every_layout
from tests.papers import SpecPaper


def _body(**changed: Any) -> dict[str, Any]:
    (spec,) = read(SpecPaper("Arborist", **changed).text(), every_layout()).specs
    return part_as_json(spec)


def _with(kind: str, text: str) -> dict[str, Any]:
    """A specification with one item in a section of a kind."""
    item: dict[str, Any] = {"mark": None, "text": text, "line": 9, "items": [], "term": None, "qualifier": None}
    section = {"kind": kind, "part": None, "heading": "A SECTION", "items": [item], "sections": []}
    return {
        "title": "Arborist",
        "fields": [],
        "sections": [section],
        "distinctions": [],
        "incorporates": [],
        "replaces": [],
    }


@pytest.mark.parametrize(
    ("kind", "text", "edge", "titles"),
    [
        ("education_experience", "Two years at the type and level of a Tree Clerk.", Edge.LEVEL, ["Tree Clerk"]),
        ("education_experience", "One year at the level of Tree Clerk II or Mail Clerk.", Edge.LEVEL, ["Tree Clerk II", "Mail Clerk"]),
        ("education_experience", "Three years of experience as an Orchard Keeper.", Edge.QUALIFICATION, ["Orchard Keeper"]),
        ("supervision_given", "Supervises two or more employees classified as Tree Clerks, Mail Clerks, or Porters.", Edge.SUPERVISES,
         ["Tree Clerks", "Mail Clerks", "Porters"]),
        ("supervision_received", "Works under the general direction of the Park Superintendent.", Edge.SUPERVISED, ["Park Superintendent"]),
        ("supervision_received", "Reports to the Director of Parks and Gardens.", Edge.SUPERVISED, ["Director of Parks and Gardens"]),
    ],
)  # fmt: skip
@pytest.mark.clause(146, 147)
def test_sentences_name_classes(kind: str, text: str, edge: Edge, titles: list[str]) -> None:
    named = list(named_in(_with(kind, text)))
    assert [(name.edge, name.title) for name in named] == [(edge, title) for title in titles]
    assert all(text[name.at :].startswith(name.title) for name in named)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("duties", "Supervises the cutting of hedges."),
        ("duties", "Gains experience as a matter of course."),
        ("duties", "Works under the direction of others."),
        ("duties", "Has two years of experience as an Orchard Keeper."),
    ],
)
def test_a_sentence_that_names_no_class_makes_no_edge(kind: str, text: str) -> None:
    assert not list(named_in(_with(kind, text)))


@pytest.mark.clause(144, 145, 150, 164)
def test_what_the_reading_found_is_found_at_its_place() -> None:
    body = _body(
        distinguished="The Arborist is distinguished from the Orchard Keeper, which grows fruit.",
        duties=("Prunes as described in the Orchard Keeper class specification.",),
        history="This class replaces the Tree Warden.",
    )
    named = list(named_in(body))
    assert [(name.edge, name.title, name.words.section) for name in named] == [
        (Edge.DISTINGUISHED, "Orchard Keeper", "DISTINGUISHING CHARACTERISTICS"),
        (Edge.DESCRIBED, "Orchard Keeper", "ESSENTIAL DUTIES"),
        (Edge.REPLACES, "Tree Warden", "CLASS HISTORY"),
    ]
    assert named[1].sentence == "Prunes as described in the Orchard Keeper class specification."
    assert all(name.words.text[name.at :].startswith(name.title) for name in named)


@given(st.text(), st.integers(0, 50))
def test_the_sentence_at_a_character_stands_in_the_text(text: str, at: int) -> None:
    assert sentence_at(text, at) in text


TITLES = Titles(
    {
        "Tree Clerk": 1,
        "Senior Tree Clerk": 2,
        "Park Operations Manager": 3,
        "Office Analyst I": 4,
        "Office Analyst II": 5,
    },
    former={"Leaf Clerk": 1},
)


@pytest.mark.parametrize(
    ("printed", "how", "number"),
    [
        ("Tree Clerk", How.IN_PLAN, 1),
        ("TREE CLERKS", How.IN_PLAN, 1),
        ("Leaf Clerk", How.FORMER, 1),
        ("Operations Manager", How.NEARLY, 3),
        ("Park Opperations Manager", How.NEARLY, 3),
        ("Lead Tree Clerk", How.DANGLING, None),
        ("Senior Leaf Clerk", How.DANGLING, None),
        ("Office Analyst III", How.DANGLING, None),
        ("Cook", How.DANGLING, None),
    ],
)
def test_a_printed_title_means_a_class_nearly_means_one_or_dangles(printed: str, how: How, number: int | None) -> None:
    meant = TITLES.meant(printed)
    assert (meant.how, meant.number) == (how, number)


def test_a_series_is_in_the_plan_where_a_class_of_it_is() -> None:
    assert TITLES.meant("Office Analyst").how is How.DANGLING
    meant = TITLES.meant("Office Analyst", series=True)
    assert (meant.how, meant.title) == (How.SERIES, "Office Analyst I")


def test_no_class_means_itself_by_nearly_its_own_title() -> None:
    assert TITLES.meant("Operations Manager", by=3).how is How.DANGLING


@given(st.lists(st.sampled_from(["Tree", "Park", "Clerk", "Keepers", "of", "II"]), min_size=1, max_size=5))
def test_capitals_and_the_plural_make_no_other_key(words: list[str]) -> None:
    title = " ".join(words)
    assert key_of(title) == key_of(title.upper()) == key_of(f"  {title} ")
