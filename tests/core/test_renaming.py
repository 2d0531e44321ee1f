"""A class that is renamed is named anew wherever it is named, and nowhere else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.references.renaming import HISTORY, named_anew, plural
from classplan.core.spec.edits import edited, words_of
from tests.factories import item, section


def _body(*texts: str, kind: str = "duties") -> dict[str, Any]:
    return {"title": "Porter", "fields": [], "sections": [section(kind, "A SECTION", *map(item, texts))]}


def _texts(body: dict[str, Any]) -> list[str]:
    return [words.text for words in words_of(body) if words.number]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Helps the Tree Clerk.", "Helps the Arborist."),
        ("Helps a Tree Clerk.", "Helps an Arborist."),
        ("A Tree Clerk helps.", "An Arborist helps."),
        ("Tree Clerks, Porters, and others.", "Arborists, Porters, and others."),
        ("TREE CLERK", "ARBORIST"),
        ("The Tree Clerk's ladder.", "The Arborist's ladder."),
        ("Two Tree Clerk; Tree Clerk/Porter.", "Two Arborist; Arborist/Porter."),
    ],
)
def test_the_title_its_plural_its_capitals_and_its_article_follow(before: str, after: str) -> None:
    body = _body(before)
    found = list(named_anew(body, "Tree Clerk", "Arborist"))
    assert [one.doubt for one in found] == [""] * len(found)
    assert _texts(edited(body, [edit for one in found for edit in one.edits])) == [after]


@pytest.mark.parametrize(
    "text", ["Helps a tree clerk.", "Helps the Tree Clerkship.", "Helps the Senior Tree Clerk.", "Non-Tree Clerk"]
)
def test_what_is_not_the_class_is_left_alone(text: str) -> None:
    assert not list(named_anew(_body(text), "Tree Clerk", "Arborist", others=["Senior Tree Clerk"]))


@pytest.mark.parametrize(
    "text",
    [
        "Helps the Chief Tree Clerk.",
        "Senior Tree Clerks help.",
        "Helps the Tree Clerk II.",
        "Helps the Tree Clerk Supervisor.",
    ],
)
def test_what_may_be_another_class_is_doubtful(text: str) -> None:
    (found,) = named_anew(_body(text), "Tree Clerk", "Arborist")
    assert "may be another class" in found.doubt


def test_an_entry_of_the_class_history_is_doubtful() -> None:
    (found,) = named_anew(_body("3/2010: Replaces the Tree Clerk.", kind="class_detail"), "Tree Clerk", "Arborist")
    assert found.doubt == HISTORY


@pytest.mark.parametrize("text", ["Helps the City Tree Clerk.", "CITY TREE CLERK", "City Tree Clerks help."])
def test_a_new_title_that_holds_the_old_one_is_not_changed_again(text: str) -> None:
    assert not list(named_anew(_body(text), "Tree Clerk", "City Tree Clerk"))


def test_a_code_is_found_whole() -> None:
    body = _body("See FC1 and FC12 and XFC1.")
    edits = [edit for one in named_anew(body, "FC1", "NS1", code=True) for edit in one.edits]
    assert _texts(edited(body, edits)) == ["See NS1 and FC12 and XFC1."]


@pytest.mark.parametrize(
    ("one", "many"), [("Clerk", "Clerks"), ("Clerk I", "Clerk I"), ("Boss", "Bosses"), ("Attorney", "Attorneys")]
)
def test_a_title_in_the_plural(one: str, many: str) -> None:
    assert plural(one) == many


@given(
    st.lists(st.sampled_from(["Tree Clerk", "Tree Clerks", "the", "a ", "Senior", "TREE CLERK", ",", "."]), max_size=9)
)
def test_the_edits_of_a_text_can_all_be_applied_and_leave_no_old_title(parts: list[str]) -> None:
    body = _body(f"x {' '.join(parts)}")
    found = list(named_anew(body, "Tree Clerk", "Arborist"))
    (after,) = _texts(edited(body, [edit for one in found for edit in one.edits]))
    assert "Tree Clerk" not in after
    assert "TREE CLERK" not in after
