"""A section as text and back loses nothing; two edits are merged where they touch different places, and told where not."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.reading import read
from classplan.core.reading.contract import part_as_json
from classplan.core.redline import of_body
from classplan.core.spec.model import Spec
from classplan.core.writing.draft import (
    Json,
    begun,
    finished,
    numbered,
    put_text,
    section_of,
    sections_of,
)
from classplan.core.writing.merging import merged, merged_values
from classplan.core.writing.plain import as_text, deep_items, lines_in, made, with_text
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout, pack_named
from tests.papers import SpecPaper

SIGNS = "aZ0 .)(-•*§<>\\\t9iv:é…"
WORDS = st.text(alphabet=SIGNS, min_size=1, max_size=20).map(str.strip).filter(bool)
MARKS = st.sampled_from([None, "1.", "A.", "(a)", "-", "•", "*", "ii)", "12.", "{x}", "◆ *", "No. 1", "1.1.", "§"])
ITEMS = st.recursive(
    st.builds(made, MARKS, WORDS),
    lambda inner: st.builds(made, MARKS, WORDS, st.lists(inner, max_size=3)),
    max_leaves=8,
)


def derive(words: str) -> Json:
    return {"term": None, "qualifier": None}


def section(heading: str, items: list[Json], note: str | None = None) -> Json:
    return {
        "heading": heading,
        "note": note,
        "items": items,
        "kind": "duties",
        "part": None,
        "sections": [],
        "key": "s1",
    }


def known(items: list[Json]) -> list[Any]:
    return [(deep, item["mark"], item["text"]) for deep, item in deep_items(items)]


@given(WORDS | st.just(""), st.none() | WORDS, st.lists(ITEMS, max_size=5))
def test_a_section_as_text_is_read_back_as_it_was(heading: str, note: str | None, items: list[Json]) -> None:
    was = section(heading, items, note)
    assert with_text(was, as_text(was), derive) == was
    cold = with_text(section("", []), as_text(was), derive)
    assert known(cold["items"]) == known(items)


@given(st.lists(st.text(alphabet=SIGNS + "\n", max_size=30), max_size=6).map("\n".join))
def test_any_text_becomes_a_section_that_gives_the_same_text_again(text: str) -> None:
    once = with_text(section("", []), text, derive)
    again = with_text(section("", []), as_text(once), derive)
    assert (again["heading"], known(again["items"])) == (once["heading"], known(once["items"]))
    assert as_text(again) == as_text(once)


@pytest.mark.parametrize("mark", ["1.", "A.", "•", "*", "(iv)"])
def test_a_mark_is_told_from_words_that_look_like_one(mark: str) -> None:
    marked, bare = section("D", [made(mark, "Files.")]), section("D", [made(None, f"{mark} Files.")])
    assert as_text(marked) != as_text(bare)
    assert known(with_text(bare, as_text(bare), derive)["items"]) == [(0, None, f"{mark} Files.")]


LINES = st.lists(st.sampled_from(["Files plans.", "Drives a van.", "Answers calls at noon.", "Sweeps."]), max_size=6)


@given(LINES, LINES)
def test_what_one_alone_changed_is_taken_whole(base: list[str], mine: list[str]) -> None:
    was, now = "\n".join(["H", *base]), "\n".join(["H", *mine])
    assert merged(was, now, was).text == now
    assert merged(was, was, now).text == now
    assert merged(was, now, now).text == now
    assert not any(merged(was, *pair).clashes for pair in ((now, was), (was, now), (now, now)))


@given(LINES, LINES, LINES)
def test_merging_takes_no_side_but_where_it_says_so(base: list[str], mine: list[str], theirs: list[str]) -> None:
    texts = ["\n".join(["H", *lines]) for lines in (base, mine, theirs)]
    one, other = merged(*texts), merged(texts[0], texts[2], texts[1])
    assert bool(one.clashes) == bool(other.clashes)
    if not one.clashes:
        assert one.text == other.text


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("H\nFiles all plans.\nDrives.", "H\nFiles plans.\nDrives a van.", "H\nFiles all plans.\nDrives a van."),
        ("H\nDrives.", "H\nFiles plans.\nDrives.\nSweeps.", "H\nDrives.\nSweeps."),
        (
            "Heading\nFiles plans.\nDrives.",
            "H\nFiles plans.\nDrives.\nSweeps.",
            "Heading\nFiles plans.\nDrives.\nSweeps.",
        ),
    ],
)
def test_different_places_are_merged(mine: str, theirs: str, both: str) -> None:
    found = merged("H\nFiles plans.\nDrives.", mine, theirs)
    assert (found.text, found.clashes) == (both, ())


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("H\nFiles permits.", "H\nFiles maps."),
        ("H\nFiles plans.\nSweeps.", "H\nFiles plans.\nDrives."),
        ("H", "H\nFiles all plans."),
        ("H\nReads big plans.", "H\nKeeps plans daily."),
    ],
)
def test_the_same_place_is_told_with_all_three_texts_and_mine_is_offered(mine: str, theirs: str) -> None:
    found = merged("H\nFiles plans.", mine, theirs)
    assert found.clashes
    assert lines_in(found.text) == lines_in(mine)


def test_values_are_merged_by_their_names() -> None:
    base = {"title": "Clerk", "codes": "1", "by": ""}
    mine, theirs = base | {"title": "File Clerk", "by": "A"}, base | {"codes": "2", "by": "B"}
    assert merged_values(base, mine, theirs) == ({"title": "File Clerk", "codes": "2", "by": "A"}, ("by",))


def specification() -> Json:
    (spec,) = read(SpecPaper("Orchard Keeper").text(), every_layout()).specs
    return begun(part_as_json(spec))


def test_a_draft_is_its_paper_and_counting_its_lines_anew_keeps_their_order() -> None:
    body = specification()
    (spec,) = read(SpecPaper("Orchard Keeper").text(), every_layout()).specs
    assert finished(body) == part_as_json(spec)
    assert [block.printed for block in of_body(numbered(body))] == [block.printed for block in of_body(body)]
    assert numbered(numbered(body)) == numbered(body)


def test_what_is_new_at_the_end_of_a_section_stands_before_the_field_that_followed_it() -> None:
    body = specification()
    duties = next(p for p in sections_of(body) if p.section["kind"] == "duties")
    last = duties.section["items"][-1]["line"]
    body["fields"].append(
        {"key": "stock", "label": None, "printed": "Not all of it.", "parsed": None, "line": last + 1}
    )
    after = put_text(body, duties.key, as_text(duties.section) + "\nSweeps.", pack_named("denver").layouts[0])
    printed = [block.printed for block in of_body(after)]
    assert printed.index("Not all of it.") == printed.index("Sweeps.") + 1


def test_terms_are_read_in_new_items_and_kept_in_those_that_stayed() -> None:
    body = specification()
    layout = pack_named("denver").layouts[0]
    body["sections"].append(
        section("Competencies", []) | {"kind": "competencies", "level": 1, "line": 99, "only_for": [], "key": "s99"}
    )
    once = put_text(body, "s99", "Competencies\nCare - Looks twice.", layout)
    assert section_of(once, "s99")["items"][0]["term"] == {
        "name": "Care",
        "separator": " - ",
        "definition": "Looks twice.",
    }
    told = copy.deepcopy(once)
    section_of(told, "s99")["items"][0]["term"] = None  # as another house would have read it
    again = put_text(told, "s99", "Competencies\nCare - Looks twice.\nCalm - Breathes.", layout)
    assert [item["term"] is None for item in section_of(again, "s99")["items"]] == [True, False]


@pytest.mark.parametrize("text", ["H\n\x0bA", "H\n\ud800", "H\n" + "a" * 200_000])
def test_signs_that_cannot_be_printed_are_named_with_their_line(text: str) -> None:
    with pytest.raises(Invalid, match=r"Line 2 holds a sign|fit one"):
        lines_in(text)


@pytest.mark.documents
def test_every_specification_of_the_papers_goes_through_text_and_back(documents: Any) -> None:
    count = 0
    for path in sorted(documents.iterdir()):
        reading = read_paper(extract(path), every_layout())
        for part in reading.parts:
            if isinstance(part, Spec):
                body = begun(part_as_json(part))
                for placed in sections_of(body):
                    assert with_text(placed.section, as_text(placed.section), derive) == placed.section
                    count += 1
    assert count > 100


def test_edits_with_one_word_between_them_are_one_place() -> None:
    base = "H\nReads the big plans of the town."
    near = merged(base, "H\nReads some big plans of the town.", "H\nReads the big maps of the town.")
    far = merged(base, "H\nReads some big plans of the town.", "H\nReads the big plans of the city.")
    assert near.clashes
    assert (far.text, far.clashes) == ("H\nReads some big plans of the city.", ())


def test_what_a_sign_means_stays_with_its_item_and_goes_to_new_ones_with_the_same_sign() -> None:
    essential = made("* 1.", "Files plans.") | {"essential": True}
    was = section("DUTIES", [essential, made("2.", "Sweeps.")])
    assert with_text(was, as_text(was), derive) == was
    now = with_text(was, "DUTIES\n* 1. Files all plans.\n2. Sweeps.\n* 3. Drives.\n4. Waits.", derive)
    assert [item.get("essential", False) for item in now["items"]] == [True, False, True, False]


def test_a_redline_shows_a_sign_that_would_turn_the_words_unseen() -> None:
    from classplan.core.redline import paragraphs, redline
    from classplan.formats.redline_page import as_fragment

    shown = as_fragment(redline(paragraphs("Files plans."), paragraphs("Files \u202ebig plans.")))
    assert "\u202e" not in shown
    assert '<span class="redline-sign">[U+202E]</span>big' in shown
