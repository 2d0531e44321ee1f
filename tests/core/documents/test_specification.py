"""A clean specification: every word of the text once, in the form of its house, and not a word more."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classplan.core.dates import PartialDate
from classplan.core.documents import Facts, Heading, Items, Paragraph
from classplan.core.documents.house import DateStyle, House
from classplan.core.documents.specification import SpecFacts, blocks_of, clean_specification, in_order
from classplan.core.documents.stored import spec_of_body
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid
from classplan.core.reading import read
from classplan.core.reading.contract import part_as_json
from classplan.core.spec.model import Field, Item, Section, SectionKind, Spec
from classplan.jurisdictions import HOUSES, house_named
from classplan.jurisdictions.denver.layout import LAYOUTS
from tests.core.documents.facts import CLACKAMAS, DENVER, DULUTH, SPECIFICATION, spec, text, texts, words

WORDS = st.text(st.sampled_from("abcXYZ &<>\"'.,:;()*❖–\u200f🌳01"), min_size=1, max_size=30).filter(str.strip)
KEYS = ("allocation_statement", "flsa", "class_number", "resolution", "hr", "city", "issuing_organization", "other")


def items(depth: int = 1) -> st.SearchStrategy[tuple[Item, ...]]:
    """Items with marks and without, and items under them."""
    under = items(depth - 1) if depth else st.just(())
    one = st.builds(Item, WORDS, st.just(1), mark=st.sampled_from([None, "-", "* A.", "❖", "1."]), items=under)
    return st.lists(one, max_size=2).map(tuple)


def sections(depth: int = 1) -> st.SearchStrategy[tuple[Section, ...]]:
    """Sections in any order, some of a kind that comes twice."""
    inner = sections(depth - 1) if depth else st.just(())
    kinds, parts = st.sampled_from(list(SectionKind)), st.sampled_from([None, "history", "education", "unheard of"])
    one = st.builds(Section, kinds, WORDS, st.just(1), st.just(1), part=parts, items=items(), sections=inner)
    return st.lists(one, max_size=3).map(tuple)


FIELDS = st.lists(
    st.builds(
        Field,
        st.sampled_from(KEYS),
        st.one_of(st.none(), WORDS.map(lambda label: f"{label}:")),
        st.one_of(st.just(""), WORDS),
        st.none(),
        st.just(1),
    ),
    max_size=5,
).map(tuple)
SPECS = st.builds(Spec, WORDS, st.just(1), fields=FIELDS, sections=sections())


@settings(max_examples=60)
@given(SPECS, st.sampled_from(HOUSES))
def test_no_word_of_a_specification_is_lost_and_none_invented(made: Spec, name: str) -> None:
    house = replace(house_named(name), signs=())
    paper = clean_specification(SpecFacts("", house, made))
    printed = words(*texts(paper), paper.head)
    added = [house.label_of(f.key) for f in made.fields if not (f.label or "").rstrip(": ") and _at_foot(house, f.key)]
    assert printed - words(*added) == words(*made.kept)
    assert _signs(*texts(paper), paper.head) - _signs(*added) == _signs(*made.kept)


def _signs(*said: str) -> Counter[str]:
    """Every letter and sign but blanks, and the colon that a label loses."""
    return Counter(sign for one in said for sign in one if not sign.isspace() and sign != ":")


def _at_foot(house: House, key: str) -> bool:
    return any(key in row for row in house.foot)


@settings(max_examples=60)
@given(SPECS)
def test_a_specification_comes_out_of_the_records_as_it_went_in(made: Spec) -> None:
    assert spec_of_body(part_as_json(made)) == made


@settings(max_examples=60)
@given(SPECS, st.sampled_from(HOUSES))
def test_the_levels_of_headings_never_skip(made: Spec, name: str) -> None:
    levels = [b.level for b in blocks_of(SpecFacts("", house_named(name), made)) if isinstance(b, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.documents
def test_the_specifications_of_the_documents_are_printed_word_for_word_in_their_own_order(documents: Path) -> None:
    count = 0
    for paper in sorted([*documents.glob("000_*"), *documents.glob("002_*")]):
        for part in read(paper.read_text(encoding="utf-8"), LAYOUTS).parts:
            if not isinstance(part, Spec):
                continue
            count += 1
            printed = clean_specification(SpecFacts("", DENVER, part))
            headings = [b.text for b in printed.blocks if isinstance(b, Heading)]
            assert headings[1:] == [section.heading for section in part.walk()]
            assert words(*texts(printed)) == words(*part.kept)
    assert count == 10


# --- Denver ----------------------------------------------------------------------------------------------


@pytest.mark.clause(163)
def test_denver_prints_the_class_detail_with_its_history_last() -> None:
    blocks = clean_specification(SPECIFICATION).blocks
    at = blocks.index(Heading(2, "CLASS DETAIL"))
    assert blocks[at + 1] == Facts(
        (("FLSA CODE", "Non-exempt"), ("ESTABLISHED DATE", "03/01/2006"), ("REVISED DATE", "06/04/2010"))
    )
    assert blocks[at + 2] == Heading(3, "CLASS HISTORY:")


@pytest.mark.clause(141, 142)
def test_denver_prints_the_statement_on_allocation_below_the_duties() -> None:
    said = text(clean_specification(SPECIFICATION)).split("\n")
    at = said.index("No position does all of it, and time decides the rest.")
    assert said[at - 1] == "- mends the gates."
    assert said[at + 1] == "MINIMUM QUALIFICATIONS"


@pytest.mark.parametrize("house", [DULUTH, CLACKAMAS], ids=["duluth", "clackamas"])
def test_a_field_that_the_house_has_no_place_for_stays_behind_the_section_that_it_followed(house: House) -> None:
    duties = Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=(Item("Waters.", 3),))
    detail = Section(SectionKind.LICENSURE, "LICENSES", 1, 8, items=(Item("None.", 9),))
    said = Field("allocation_statement", None, "Not all of it, perhaps.", None, 5)
    made = clean_specification(
        SpecFacts("Wrenfield", house, Spec("Gardener", 1, fields=(said,), sections=(duties, detail)))
    )
    printed = list(texts(made))
    assert printed.index("Waters.") < printed.index(said.printed) < printed.index("LICENSES")


def test_items_under_an_item_stand_to_its_right() -> None:
    found = [block for block in clean_specification(SPECIFICATION).blocks if isinstance(block, Items)]
    assert found == [Items(("sows the beds;", "mends the gates."), marks=("-", "-"), deep=1)]


def test_what_says_none_says_none_and_what_is_not_there_is_not_there() -> None:
    said = text(clean_specification(SPECIFICATION))
    assert said.count("None") == 1
    assert "ESTABLISHED BY" not in said


@pytest.mark.clause(143)
def test_the_note_behind_a_heading_is_printed_with_it_once() -> None:
    section = Section(SectionKind.PHYSICAL_DEMANDS, "Physical Demands (as a guide):", 1, 2, note="as a guide")
    apart = replace(section, heading="Physical Demands")
    for one, printed in ((section, "Physical Demands (as a guide):"), (apart, "Physical Demands (as a guide)")):
        blocks = blocks_of(SpecFacts("", DENVER, Spec("Clerk", 1, sections=(one,))))
        assert blocks[1] == Heading(2, printed)


def test_a_heading_that_a_text_leaves_blank_gets_the_words_of_its_house() -> None:
    section = Section(SectionKind.DUTIES, "", 1, 2)
    for house, printed in ((DENVER, "ESSENTIAL DUTIES"), (CLACKAMAS, "TYPICAL TASKS")):
        assert blocks_of(SpecFacts("", house, Spec("Clerk", 1, sections=(section,))))[1] == Heading(2, printed)


def test_an_empty_section_keeps_its_heading() -> None:
    section = Section(SectionKind.ENVIRONMENT, "Working Environment:", 1, 2)
    assert blocks_of(SpecFacts("", DENVER, Spec("Clerk", 1, sections=(section,))))[-1] == Heading(2, section.heading)


def test_sections_stand_in_the_order_of_the_house_and_strangers_behind_their_neighbour() -> None:
    kinds = (SectionKind.CLASS_DETAIL, SectionKind.DUTIES, SectionKind.KNOWLEDGE, SectionKind.SUMMARY)
    given_in = [Section(kind, kind.value, 1, n) for n, kind in enumerate(kinds)]
    assert [section.kind for section in in_order(given_in, DENVER.order)] == [
        SectionKind.SUMMARY,
        SectionKind.DUTIES,
        SectionKind.KNOWLEDGE,
        SectionKind.CLASS_DETAIL,
    ]


# --- Duluth ----------------------------------------------------------------------------------------------

TECHNICIAN = Spec(
    "Records Technician",
    1,
    fields=(
        Field("hr", "HR:", "UB", None, 40),
        Field("bargaining_unit", "Union:", "Shelf Keepers", None, 40),
        Field("eeo_category", "EEOC:", "Technicians", None, 40),
        Field("board_date", "CSB:", "", None, 40),
        Field("class_number", "Class No:", "1402", None, 40),
        Field("workers_comp_code", "WC:", "7720", None, 41),
        Field("pay_grade", "Pay:", "4", None, 41),
        Field("eeo_function", "EEOF:", "Records", None, 41),
        Field("council_date", "CC:", "", None, 41),
        Field("resolution", "Resolution:", "", None, 41),
    ),
    sections=(
        Section(SectionKind.SUMMARY, "SUMMARY/PURPOSE", 1, 2, items=(Item("To keep the records.", 3),)),
        Section(
            SectionKind.DUTIES,
            "ESSENTIAL DUTIES AND RESPONSIBILITIES",
            1,
            4,
            items=(Item("Keep the records.", 5, "1."), Item("Mend the shelves.", 6, "* 2.")),
        ),
    ),
)
FOOT = (
    ("HR", "UB"),
    ("Union", "Shelf Keepers"),
    ("EEOC", "Technicians"),
    ("CSB", ""),
    ("Class No", "1402"),
    ("WC", "7720"),
    ("Pay", "4"),
    ("EEOF", "Records"),
    ("CC", ""),
    ("Resolution", ""),
)


@pytest.mark.clause(179)
def test_duluth_prints_its_block_at_the_foot_five_abreast_and_blank_until_acted_on() -> None:
    paper = clean_specification(SpecFacts("Wrenfield", replace(DULUTH, signs=()), TECHNICIAN))
    assert paper.blocks[-1] == Facts(FOOT, across=5)


@pytest.mark.clause(179)
def test_the_acts_fill_what_the_block_leaves_blank_in_the_dates_of_the_house() -> None:
    settled = (
        ("board_date", PartialDate(2010, 10, 5)),
        ("council_date", PartialDate(2010, 12, 6)),
        ("resolution", "10-0608R"),
    )
    paper = clean_specification(SpecFacts("Wrenfield", DULUTH, TECHNICIAN, filled=settled))
    (foot,) = [block for block in paper.blocks if isinstance(block, Facts)]
    assert dict(foot.rows) == {**dict(FOOT), "CSB": "20101005", "CC": "20101206", "Resolution": "10-0608R"}


@pytest.mark.clause(179)
@pytest.mark.parametrize(
    ("entries", "printed"),
    [
        (("8/2009: Older.", "xx/2011: Revised."), ("8/2009: Older.", "04/2011: Revised.")),
        (("x/2011 (MF) – Revised.",), ("4/2011 (MF) – Revised.",)),
        (("xx/xx/2011: Revised.",), ("04/10/2011: Revised.",)),
        (("xx/2010: Another year's.",), ("xx/2010: Another year's.",)),
        (("x/2011: One.", "x/2011: Two."), ("x/2011: One.", "x/2011: Two.")),
        (("Before xx/2011 it was not.",), ("Before xx/2011 it was not.",)),
    ],
)
def test_the_entry_of_the_class_history_that_waits_for_its_day_is_printed_with_it(
    entries: tuple[str, ...], printed: tuple[str, ...]
) -> None:
    history = Section(
        SectionKind.CLASS_DETAIL, "CLASS HISTORY:", 1, 2, "history", items=tuple(Item(e, 3) for e in entries)
    )
    other = Section(SectionKind.DUTIES, "DUTIES", 1, 9, items=(Item("xx/2011: Waters.", 10),))
    spec = Spec("Gardener", 1, sections=(other, history))
    paper = clean_specification(SpecFacts("Wrenfield", DENVER, spec, settled_on=date(2011, 4, 10)))
    said = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert said == ["xx/2011: Waters.", *printed]
    assert [item.text for item in history.items] == list(entries)  # the text itself stays as it was accepted


@pytest.mark.clause(178)
def test_duluth_says_what_its_signs_mean_where_they_are_used() -> None:
    paper = clean_specification(SpecFacts("Wrenfield", DULUTH, TECHNICIAN))
    assert paper.blocks[-1] == Items(("An essential function of the position",), marks=("*",))


def test_duluth_numbers_its_duties_as_the_text_does() -> None:
    paper = clean_specification(SpecFacts("Wrenfield", DULUTH, TECHNICIAN))
    assert Items(("Keep the records.", "Mend the shelves."), marks=("1.", "* 2.")) in paper.blocks


# --- Clackamas -------------------------------------------------------------------------------------------


@pytest.mark.clause(187)
def test_clackamas_prints_number_establishment_flsa_and_eeo_over_the_title() -> None:
    made = Spec(
        "PROGRAM COORDINATOR",
        6,
        fields=(
            Field("class_number", "CLASSIFICATION NO.", "082", None, 2),
            Field("established_date", "Established:", "10/2007", "2007-10", 3),
            Field("flsa", "FLSA:", "Exempt", "exempt", 4),
            Field("eeo_category", "EEO:", "2", None, 5),
        ),
    )
    paper = clean_specification(SpecFacts("Wren County", CLACKAMAS, made))
    header = (("CLASSIFICATION NO.", "082"), ("Established", "10/2007"), ("FLSA", "Exempt"), ("EEO", "2"))
    assert paper.head == "Wren County"
    assert paper.blocks == (Facts(header), Heading(1, "PROGRAM COORDINATOR"))


# --- Dates, versions, refusals ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "day", "month"),
    [
        (DateStyle.SLASHED, "06/05/2009", "06/2009"),
        (DateStyle.COMPACT, "20090605", "200906"),
        (DateStyle.MONTH_AND_YEAR, "06/2009", "06/2009"),
    ],
)
def test_each_house_prints_a_date_as_far_as_it_is_known(style: DateStyle, day: str, month: str) -> None:
    house = House("wren", "specification", dates=style)
    assert style.value == house.printed(PartialDate(2009, 6, 5)) == day
    assert house.printed(PartialDate(2009, 6)) == month
    assert house.printed(PartialDate(2009)) == "2009"


@pytest.mark.clause(169)
@pytest.mark.parametrize(
    ("established", "revised", "label"),
    [
        (PartialDate(2007, 2, 16), PartialDate(2009, 5, 24), "Rev. 05/24/2009"),
        (PartialDate(2007, 2, 16), None, "Est. 02/16/2007"),
        (None, PartialDate(2009, 5), "Rev. 05/2009"),
        (None, None, "undated"),
    ],
)
def test_a_version_goes_by_its_revision_and_else_by_its_establishment(
    established: PartialDate | None, revised: PartialDate | None, label: str
) -> None:
    assert Version("Clerk", established, revised).label(DENVER) == label


@pytest.mark.clause(169)
def test_a_version_that_prints_no_day_goes_by_its_first_day_in_force() -> None:
    version = Version("Clerk", since=date(2009, 5, 24))
    assert version.label(DENVER) == "From 05/24/2009"
    assert not version.is_undated
    assert Version("Clerk").is_undated


def test_a_date_that_waited_for_adoption_is_filled_in() -> None:
    facts = replace(
        SPECIFICATION, spec=spec(revised="xx/xx/2011"), filled=(("revised_date", PartialDate(2011, 4, 10)),)
    )
    assert "04/10/2011" in text(clean_specification(facts))


@pytest.mark.parametrize("printed", ["06/04/2010", "xx/xx/2010"])
def test_a_value_that_the_text_prints_is_never_written_over(printed: str) -> None:
    at = Field("revised_date", "REVISED DATE:", printed, "2010", 33)
    facts = SpecFacts("", DENVER, Spec("Clerk", 1, fields=(at,)), filled=(("revised_date", PartialDate(2011, 4, 10)),))
    with pytest.raises(Invalid, match=f"{printed}.*04/10/2011"):
        clean_specification(facts)


def test_a_text_without_a_title_takes_that_of_its_version_and_is_refused_where_there_is_none() -> None:
    nameless = replace(SPECIFICATION, spec=replace(spec(), title=None))
    assert Heading(1, "Gardener") in clean_specification(nameless).blocks
    with pytest.raises(Invalid, match="prints no title"):
        clean_specification(replace(nameless, version=None))


def test_letterhead_that_stands_once_is_printed_over_the_title_and_the_page_number_of_the_old_paper_is_not() -> None:
    made = Spec(
        "Clerk",
        3,
        fields=(
            Field("letterhead", None, "Wrenfield, the green town", None, 1),
            Field("page", None, "Page 1 of 5", None, 2),
            Field("issuing_organization", None, "Wrenfield Board", None, 1),
        ),
    )
    paper = clean_specification(SpecFacts("Another Office", DENVER, made))
    assert paper.blocks == (Paragraph("Wrenfield, the green town"), Heading(1, "Clerk"))
    assert paper.head == "Wrenfield Board"


def test_a_title_of_three_hundred_letters_and_signs_of_mark_up_stay_as_they_are() -> None:
    title = "<b>Clerk & “Keeper”</b> 🌳 \u200f" * 12
    paper = clean_specification(SpecFacts("", DENVER, Spec(title, 1)))
    assert paper.blocks == (Heading(1, title),)
    assert Counter(texts(paper)) == Counter([title])


def test_only_the_houses_that_are_known_are_given() -> None:
    with pytest.raises(Invalid, match="denver, duluth, clackamas"):
        house_named("wrenfield")
