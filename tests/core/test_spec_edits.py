"""Edits: only the words that are named change, what repeats them follows, and other words are refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.documents.stored import spec_of_body
from classplan.core.errors import Invalid
from classplan.core.reading.contract import part_as_json
from classplan.core.reading.reader import read
from classplan.core.spec.edits import Edit, edited, words_of
from classplan.jurisdictions import every_layout
from tests.papers import SpecPaper

NAMES = "The Arborist is distinguished from the Orchard Keeper, which keeps trees that bear fruit."


def _body() -> dict[str, Any]:
    duties = ("By position, helps the Orchard Keeper as described in the Orchard Keeper class specification.",)
    paper = SpecPaper("Arborist", duties=duties, distinguished=NAMES, history="3/2015: Helps the Orchard Keeper. (UB)")
    (spec,) = read(paper.text(), every_layout()).specs
    return part_as_json(spec)


BODY = _body()
TEXTS = {words.place: words.text for words in words_of(BODY)}
EDITABLE = [place for place in TEXTS if not place.startswith("fields/")]


def _place(holding: str) -> str:
    return next(place for place, text in TEXTS.items() if holding in text)


def _edit(holding: str, old: str, new: str) -> Edit:
    place = _place(holding)
    return Edit(place, TEXTS[place].index(old), old, new)


@st.composite
def edits_of_one_text(draw: st.DrawFn) -> list[Edit]:
    place = draw(st.sampled_from(EDITABLE))
    text = TEXTS[place]
    ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    new = st.text(st.characters(codec="ascii", categories=["L", "Zs", "Po"]), max_size=12)
    return [Edit(place, start, text[start:end], draw(new)) for start, end in spans]


@given(edits_of_one_text())
def test_only_the_words_that_are_named_change(edits: list[Edit]) -> None:
    text = TEXTS[edits[0].place]
    wanted, end = "", 0
    for edit in edits:
        wanted, end = wanted + text[end : edit.at] + edit.new, edit.at + len(edit.old)
    wanted += text[end:]
    if not wanted.strip():
        with pytest.raises(Invalid, match="Nothing would be left"):
            edited(BODY, edits)
        return
    after = {words.place: words.text for words in words_of(edited(BODY, edits))}
    assert after == TEXTS | {edits[0].place: wanted}
    assert _body() == BODY, "the text that was given stays as it is"


@given(edits_of_one_text())
def test_an_edit_and_its_opposite_give_the_same_words_again(edits: list[Edit]) -> None:
    try:
        after = edited(BODY, edits)
    except Invalid:
        return
    shift, back = 0, []
    for edit in edits:
        back.append(Edit(edit.place, edit.at + shift, edit.new, edit.old))
        shift += len(edit.new) - len(edit.old)
    assert {words.place: words.text for words in words_of(edited(after, back))} == TEXTS


@given(edits_of_one_text())
def test_what_is_derived_repeats_the_words_as_they_then_stand(edits: list[Edit]) -> None:
    try:
        after = edited(BODY, edits)
    except Invalid:
        return
    spec = spec_of_body(after)
    items = [item for section in spec.walk() for item in section.items]
    for item in items:
        if item.term:
            assert item.text == item.term.name + item.term.separator + item.term.definition
        assert item.text.startswith(item.qualifier or "")
    repeated = [(d.line, d.text) for d in spec.distinctions] + [(r.line, r.text) for r in spec.incorporates]
    for line, text in repeated:
        assert any(text in item.text for item in items if item.line == line)


@pytest.mark.clause(150)
def test_a_class_that_is_named_is_named_anew_in_the_sentence_and_in_what_follows_from_it() -> None:
    described = _place("as described in the Orchard Keeper")
    second = Edit(described, TEXTS[described].rindex("Orchard Keeper"), "Orchard Keeper", "Orchardist")
    after = edited(BODY, [_edit("distinguished", "Orchard Keeper", "Orchardist"), second])
    spec = spec_of_body(after)
    assert [d.from_class for d in spec.distinctions] == ["Orchardist"]
    assert [r.to_class for r in spec.incorporates] == ["Orchardist"]
    assert spec.incorporates[0].text.startswith("By position, helps the Orchard Keeper as described in the Orchardist")


def test_an_entry_of_the_history_follows_its_words() -> None:
    after = spec_of_body(edited(BODY, [_edit("3/2015", "Orchard Keeper", "Orchardist")]))
    (note,) = after.history
    assert (note.text, note.by) == ("Helps the Orchardist.", "UB")


def test_a_name_that_is_rewritten_with_its_sign_names_no_term_any_more() -> None:
    term = {"name": "Patience", "separator": " - ", "definition": "Waits."}
    item = {"text": "Patience - Waits.", "line": 5, "items": [], "term": term, "qualifier": None}
    body = BODY | {"sections": [{"kind": "skills", "heading": "SKILLS", "items": [item], "sections": []}]}

    def after(at: int, old: str, new: str) -> Any:
        return edited(body, [Edit("sections/0/items/0/text", at, old, new)])["sections"][0]["items"][0]["term"]

    assert after(0, "Patience", "Calm") == term | {"name": "Calm"}
    assert after(11, "Waits", "Sits") == term | {"definition": "Sits."}
    assert after(6, "ce - ", "ce, it ") is None


def test_words_that_no_longer_stand_there_are_refused() -> None:
    edit = _edit("distinguished", "Orchard Keeper", "Orchardist")
    with pytest.raises(Invalid, match="no longer stands at its place"):
        edited(edited(BODY, [edit]), [edit])


def test_a_place_that_is_not_there_is_refused() -> None:
    for place in ("sections/99/heading", "sections", "codes/0", "title/0", "fields/0/parsed"):
        with pytest.raises(Invalid, match="no place"):
            edited(BODY, [Edit(place, 0, "", "X")])


def test_two_edits_of_the_same_words_are_refused() -> None:
    edit = _edit("distinguished", "Orchard Keeper", "Orchardist")
    with pytest.raises(Invalid, match="Two edits"):
        edited(BODY, [edit, Edit(edit.place, edit.at + 3, edit.old[3:], "X")])


def test_a_date_is_not_changed_by_its_letters() -> None:
    place = _place("xx/xx/2015")
    with pytest.raises(Invalid, match="Write the value anew"):
        edited(BODY, [Edit(place, 0, "xx", "04")])
