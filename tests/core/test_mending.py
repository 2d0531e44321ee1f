"""Mends, replayed in order on a reading, give the structure; what is nowhere, or stands otherwise, is refused."""

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.core.reading import Source, as_json, read
from classplan.core.reading.accepting import open_problems, unit_of, units
from classplan.core.reading.deriving import derived, kinds_of_section
from classplan.core.reading.mending import Mend, in_words, mend_of, mended
from classplan.core.reading.places import held_at
from classplan.jurisdictions.denver.layout import DENVER
from tests.core.reading_papers import CIRCULAR, NOTICE, spec_paper
from tests.papers import SpecPaper, abolished, created, notice, retitled

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = notice(
    "201",
    date(2012, 3, 5),
    retitled("NS1002", "Hedge Trimmer", "Hedge Keeper"),
    KEEPER,
    abolished("NS1009", "Scarecrow", "607-S"),
    specs=[SpecPaper("Orchard Keeper", distinguished="This class is distinguished from the Hedge Keeper that trims.")],
)


def reading_of(text: str) -> dict[str, Any]:
    return as_json(read(text, (DENVER,)), Source("a.txt", "0", "text/plain"))


READING = reading_of(PAPER)
PAPERS = {
    "ours": PAPER,
    "notice": NOTICE + spec_paper(),
    "circular": CIRCULAR + spec_paper(),
    "letter": "Dear Una,\n\nIt rained.\n",
}


def section_at(kind: str) -> str:
    parts = READING["parts"]
    return next(
        f"parts/{n}/sections/{at}"
        for n, part in enumerate(parts)
        for at, section in enumerate(part.get("sections", ()))
        if section["kind"] == kind
    )


DUTY = f"{section_at('duties')}/items/0"
SPEC = DUTY.partition("/sections")[0]


def field_at(key: str, part: str = SPEC) -> str:
    fields = held_at(READING, f"{part}/fields")
    return f"{part}/fields/{next(n for n, field in enumerate(fields) if field['key'] == key)}"


def after(what: str, where: str, words: Any) -> dict[str, Any]:
    mend = mend_of(READING, what, where, words, DENVER)
    assert in_words(mend)
    return mended(READING, [mend], DENVER)


@pytest.mark.parametrize("name", PAPERS)
def test_what_was_not_mended_is_derived_as_it_was_read(name: str) -> None:
    reading = reading_of(PAPERS[name])
    for part in reading["parts"]:
        if part["kind"] == "specification":
            again = copy.deepcopy(part)
            derived(again, DENVER.spec)
            assert again == part
    assert mended(reading, (), DENVER) == reading


@pytest.mark.parametrize(
    ("what", "where", "words"),
    [
        ("text", DUTY, "Mends the gate."),
        ("text", "parts/0/narrative/0", "Another sentence."),
        ("heading", section_at("duties"), "DUTIES"),
        ("kind", section_at("duties"), "knowledge"),
        ("kind", section_at("duties"), "education_experience/education"),
        ("title", SPEC, "Orchard Warden"),
        ("code", SPEC, "CA1001"),
        ("field", field_at("established_date"), "03/04/2015"),
        ("field", field_at("flsa"), "Exempt"),
        ("field", field_at("date", "parts/0"), "March 6, 2012"),
        ("cell", "parts/0/changes/1/after/code", "NS1111"),
        ("cell", "parts/0/changes/1/after/grade", "614-S"),
        ("cell", "parts/0/changes/1/after/title", "Orchard Warden"),
        ("join", DUTY, None),
        ("split", DUTY, ["Walks the rows each morning", "and writes down what the night has done to them."]),
    ],
)
def test_a_mend_changes_its_place_and_is_undone_by_leaving_it_out(what: str, where: str, words: Any) -> None:
    before = copy.deepcopy(READING)
    result = after(what, where, words)
    assert result != READING
    assert before == READING
    assert result["problems"] == READING["problems"]
    assert [part["line"] for part in result["parts"]] == [part["line"] for part in READING["parts"]]
    assert units(result)[0].place == units(READING)[0].place
    assert [unit.place for unit in units(result)] == [unit.place for unit in units(READING)]


def test_a_field_that_the_paper_lacks_can_be_entered() -> None:
    bare = copy.deepcopy(READING)
    fields = held_at(bare, f"{SPEC}/fields")
    fields[:] = [field for field in fields if field["key"] != "flsa"]
    mend = mend_of(bare, "entry", f"{SPEC}/fields/flsa", "Exempt", DENVER)
    entered = held_at(mended(bare, [mend], DENVER), f"{SPEC}/fields")[-1]
    assert (entered["key"], entered["printed"], entered["parsed"]) == ("flsa", "Exempt", "exempt")
    for where in (f"{SPEC}/fields/flsa", f"{SPEC}/fields/colour"):
        with pytest.raises(Invalid):
            mend_of(READING, "entry", where, "Exempt", DENVER)


def test_the_value_of_a_mended_field_is_read_anew() -> None:
    place = field_at("established_date")
    assert held_at(after("field", place, "03/04/2015"), place)["parsed"] == "2015-03-04"
    assert held_at(after("field", place, ""), place)["parsed"] is None
    with pytest.raises(Invalid, match="enter the date by hand"):
        after("field", place, "02/30/2015")


def test_what_follows_from_the_words_follows_the_mended_words() -> None:
    history = held_at(READING, f"{SPEC}/history")
    assert history[0]["when"] is None
    at = next(n for n, s in enumerate(held_at(READING, f"{SPEC}/sections")) for _ in [0] if s["kind"] == "class_detail")
    inner = held_at(READING, f"{SPEC}/sections/{at}/sections")
    where = f"{SPEC}/sections/{at}/sections/0/items/0" if inner else f"{SPEC}/sections/{at}/items/0"
    if held_at(READING, where.rpartition("/items")[0])["part"] != "history":
        sections = held_at(READING, f"{SPEC}/sections")
        where = next(f"{SPEC}/sections/{n}/items/0" for n, s in enumerate(sections) if s["part"] == "history")
    result = after("text", where, "3/2012: This is a new class (UB).")
    assert held_at(result, f"{SPEC}/history")[0]["when"] == "2012-03"
    with pytest.raises(Invalid, match="13"):
        after("text", where, "13/2012: This is a new class.")
    apart = f"{section_at('distinguishing')}/items/0"
    assert [d["class"] for d in held_at(READING, f"{SPEC}/distinctions")] == ["Hedge Keeper"]
    result = after("text", apart, "This class is distinguished from the Gate Keeper that opens.")
    assert [d["class"] for d in held_at(result, f"{SPEC}/distinctions")] == ["Gate Keeper"]


def test_two_items_joined_keep_the_line_of_the_first_and_a_split_one_its_own() -> None:
    items = held_at(READING, DUTY.rpartition("/")[0])
    joined = held_at(after("join", DUTY, None), DUTY.rpartition("/")[0])
    assert len(joined) == len(items) - 1
    assert joined[0]["text"] == f"{items[0]['text']} {items[1]['text']}"
    assert joined[0]["line"] == items[0]["line"]
    split = held_at(
        after("split", DUTY, ["Walks the rows", items[0]["text"].removeprefix("Walks the rows ")]),
        DUTY.rpartition("/")[0],
    )
    assert [item["line"] for item in split[:2]] == [items[0]["line"]] * 2


@pytest.mark.parametrize(
    ("what", "where", "words", "said"),
    [
        ("paint", DUTY, "x", "nothing that can be done"),
        ("text", "parts/9", "x", "no place"),
        ("text", "", "x", "no place"),
        ("text", "parts/0/changes/0", "x", "stands no text"),
        ("text", "source/name", "x", "stands no text"),
        ("text", "problems/0", "x", "no "),
        ("text", f"{DUTY}/text", "x", "stands no text"),
        ("text", f"{DUTY}/items/-1", "x", "no place"),
        ("text", DUTY, "", "Nothing was typed"),
        ("text", DUTY, "x\u202e\x07", "cannot be printed"),
        ("text", DUTY, "x" * 20_001, "at most 20,000"),
        ("text", DUTY, "Walks the rows each morning and writes down what the night has done to them.", "Nothing was changed"),
        ("heading", DUTY, "x", "stands no heading"),
        ("heading", section_at("duties"), "x" * 301, "at most 300"),
        ("kind", section_at("duties"), "colour", "no kind of section"),
        ("kind", DUTY, "duties", "stands no kind"),
        ("title", section_at("duties"), "x", "stands no title"),
        ("code", "parts/0", "NS1", "stands no codes"),
        ("code", SPEC, "no code", "no job code"),
        ("field", SPEC, "x", "stands no field"),
        ("cell", "parts/0/changes/0/before/minimum", "1", "stands no code, title or grade"),
        ("cell", "parts/0/changes/1/after/grade", "blue", "no grade in the form"),
        ("cell", "parts/0/changes/1/before/grade", "614-S", "no place"),
        ("join", f"{section_at('duties')}/items/1", None, "It is the last item"),
        ("join", section_at("duties"), None, "stands no item"),
        ("split", DUTY, ["Walks", "runs"], "do not have the words"),
        ("split", DUTY, "Walks", "both need words"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_is_refused_in_words(what: str, where: str, words: Any, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        mend_of(READING, what, where, words, DENVER)


def test_a_mend_of_what_stands_otherwise_by_now_is_refused() -> None:
    mend = mend_of(READING, "text", DUTY, "Mends the gate.", DENVER)
    with pytest.raises(Invalid, match="no longer as it was seen"):
        mended(READING, [mend, mend], DENVER)
    with pytest.raises(Invalid, match="nothing that can be done"):
        mended(READING, [Mend("paint", DUTY, "", "")], DENVER)


PLACES = [
    place
    for unit in units(READING)
    for place in [unit.place, *[f"{unit.place}/{n}" for n in range(2)], *[f"{unit.place}/items/{n}" for n in range(3)]]
]
WORDS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(["03/04/2015", "Exempt", "duties", "NS1009", "614-S", "Walks the rows"]),
    st.lists(st.text(max_size=10), max_size=3),
)
KINDS = ["text", "heading", "kind", "title", "code", "field", "entry", "cell", "join", "split"]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from([*PLACES, SPEC, "parts/0", "x"]), WORDS), max_size=8))
@settings(max_examples=150)
def test_any_mends_replayed_on_the_reading_give_the_structure(asked: list[tuple[str, str, Any]]) -> None:
    done: list[Mend] = []
    structure = READING
    for what, where, words in asked:
        try:
            mend = mend_of(structure, what, where, words, DENVER)
        except Invalid:
            continue
        done.append(mend)
        structure = mended(structure, [mend], DENVER)
    assert mended(READING, done, DENVER) == structure
    assert [unit.place for unit in units(structure)] == [unit.place for unit in units(READING)]
    assert structure["furniture"] == READING["furniture"]


def test_every_place_lies_in_one_unit_and_units_have_one_line_each() -> None:
    known = {unit.place for unit in units(READING)}
    assert {
        unit_of(place) for place in (DUTY, SPEC, "parts/0", field_at("flsa"), "parts/0/changes/1/after/code")
    } <= known
    assert [unit.line for unit in units(READING)] == sorted(unit.line for unit in units(READING))
    assert len(known) == len(units(READING))


def test_problems_are_open_until_somebody_decides() -> None:
    reading: dict[str, Any] = {"problems": [{}, {}, {}]}
    assert open_problems(reading, {1}) == (0, 2)


def test_a_section_can_be_of_every_kind_that_the_layout_prints() -> None:
    known = kinds_of_section(DENVER.spec)
    assert len(known) == len(set(known))
    assert {"duties", "education_experience/education"} <= set(known)
