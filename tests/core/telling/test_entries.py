"""A comparison told item by item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.redline import Block, Role, of_body, paragraphs, redline
from classplan.core.telling import What, entries
from tests.core.telling.texts import DUTIES, Json, spec

WORDS = st.sampled_from(
    ["Files", "may", "shall", "2", "two", "plans.", "not", "(Rule 7 PAY)", "7-34", "שלום", "👩‍🚒", "<b>&"]
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
BLOCKS = st.builds(
    Block,
    TEXTS,
    st.sampled_from(Role),
    st.integers(0, 2),
    st.sampled_from([None, "1.", "A."]),
    st.sampled_from([None, "duties", "summary", "skills"]),
)
BODIES = st.lists(BLOCKS, max_size=8).map(tuple)


def told(old: Json, new: Json) -> list[tuple[str, str, str]]:
    """What became of each item, where, and of what form alone it is."""
    found = entries(redline(of_body(old), of_body(new)))
    return [(entry.what.value, str(entry.place), entry.form) for entry in found]


def test_items_are_added_removed_and_reworded_in_their_section() -> None:
    new = spec(DUTIES[0].replace("every", "each second"), DUTIES[2], "Trains new readers on the route.")
    assert told(spec(), new) == [
        ("reworded", "Essential duties, item 1", ""),
        ("removed", "Essential duties, item 2", ""),
        ("added", "Essential duties, item 3", ""),
    ]


def test_items_that_exchange_their_places_are_moved_and_only_form() -> None:
    (moved,) = told(spec(), spec(DUTIES[1], DUTIES[0], DUTIES[2]))
    assert (moved[0], moved[2]) == ("moved", "order")


def test_a_number_that_follows_an_item_taken_out_is_form() -> None:
    assert told(spec(numbered=True), spec(*DUTIES[1:], numbered=True)) == [
        ("removed", "Essential duties, 1", ""),
        ("reworded", "Essential duties, 1", "number"),
        ("reworded", "Essential duties, 2", "number"),
    ]


def test_a_number_behind_a_bullet_or_a_sign_is_its_number() -> None:
    old = (Block("1-1 Skills"), Block("❖ A. Reads maps well.", Role.ITEM), Block("❖ B. Drives.", Role.ITEM))
    new = (
        Block("1-1 Skills"),
        Block("A. Swims.", Role.ITEM, mark="-"),
        Block("B. Reads maps well.", Role.ITEM, mark="-"),
    )
    found = {
        (entry.what.value, str(entry.place)): [run.removed for run in entry.runs]
        for entry in entries(redline(old, new))
    }
    assert found == {
        ("reworded", "1-1 Skills, B"): ["❖"],
        ("removed", "1-1 Skills, B"): [],
        ("added", "1-1 Skills, A"): [],
    }


def test_a_section_of_one_text_is_reworded_however_much_of_it_is_new() -> None:
    new = spec(summary="Climbs poles.")
    assert told(spec(), new) == [("reworded", "General statement of class duties, item 1", "")]


def test_two_items_joined_into_one_lose_nothing() -> None:
    old = paragraphs("Rule", "Pays like wages for like work;", "Pays the wages that prevail in town;", "Ends.")
    new = paragraphs("Rule", "Pays like wages for like work and pays the wages that prevail in town;", "Ends.")
    assert {entry.form for entry in entries(redline(old, new))} == {"joined"}


def test_a_text_that_stood_twice_and_stands_once_is_no_loss() -> None:
    old = paragraphs("Position: what one employee does.", "Other words here.", "Position: what one employee does.")
    new = paragraphs("Position: what one employee does.", "Other words here.")
    assert [(e.what, e.form) for e in entries(redline(old, new))] == [(What.REMOVED, "said once")]


def test_references_that_follow_their_renumbered_section_are_form_and_others_are_not() -> None:
    old = paragraphs(
        "8-41 Pay", "Pay is set here.", "8-42 Surveys", "Surveys follow Rule 8-41.", "Lists follow Rule 8-41."
    )
    new = paragraphs(
        "7-71 Pay", "Pay is set here.", "7-72 Surveys", "Surveys follow Rule 7-71.", "Lists follow Rule 7-72."
    )
    found = {str(entry.place): (entry.form, entry.turns) for entry in entries(redline(old, new))}
    assert found["7-72 Surveys, paragraph 1"] == ("reference", ())
    assert found["7-72 Surveys, paragraph 2"] == ("", ("it pointed to 8-41, which is now 7-71, and points to 7-72",))


def test_a_note_of_an_earlier_revision_is_form() -> None:
    old = paragraphs("Pay is monthly (Revised July 1, 2009; Memo 38C).", "(Adopted May 2, 2001)")
    assert {entry.form for entry in entries(redline(old, paragraphs("Pay is monthly.")))} == {
        "note of an earlier revision"
    }


def test_a_definition_that_moves_and_is_reworded_is_one_change() -> None:
    old = paragraphs(
        "7-1 Words", "Audit: a look at the work.", "8-1 Words", "Adjustment: a change after a look at pay in town."
    )
    new = paragraphs("7-1 Words", "Audit: a look at the work.", "Adjustment: what a survey brings about.", "8-1 Words")
    (entry,) = (entry for entry in entries(redline(old, new)) if entry.substance)
    assert (entry.what, str(entry.was), str(entry.now), entry.moved) == (
        What.REWORDED, "8-1 Words, paragraph 1", "7-1 Words, paragraph 2", True,
    )  # fmt: skip


@given(BODIES, BODIES)
def test_every_word_that_is_not_the_same_is_told(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    found = redline(old, new)
    assert bool(entries(found)) >= (
        [b.printed for b in found.old] != [b.printed for b in found.new] and _more(old, new)
    )


def _more(old: tuple[Block, ...], new: tuple[Block, ...]) -> bool:
    """Whether the blocks differ as such: texts and marks, in whatever order."""
    said = [sorted((block.text, block.mark or "") for block in blocks or (Block(""),)) for blocks in (old, new)]
    return said[0] != said[1]


@given(BODIES)
def test_a_text_against_itself_tells_nothing(text: tuple[Block, ...]) -> None:
    assert entries(redline(text, text)) == ()


@pytest.mark.parametrize("count", [400])
def test_a_long_list_that_is_all_another_is_told_at_once(count: int) -> None:
    old = spec(*(f"Sorts box {n} of the archive on Mondays." for n in range(count)))
    new = spec(*(f"Burns folder {n} in the furnace by night." for n in range(count)))
    kinds = [entry.what for entry in entries(redline(of_body(old), of_body(new)))]
    assert len(kinds) >= count
