"""Specifications of jurisdictions that no pack knows become structure, whatever way they are printed in."""

from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classplan.core.reading import Reading, as_json, read
from classplan.core.reading.model import Source
from classplan.core.reading.words import account
from classplan.core.spec.model import Item, Section, SectionKind, Spec
from classplan.core.spec.source import Look
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout
from tests.core.general import papers
from tests.core.test_reading import VALIDATOR

LAYOUTS = every_layout()
MOST_SECONDS = 4
TEXTS = [papers.WITH_RUN_INS, papers.PLAIN, papers.TABLE_OF_LEVELS, papers.WRAPPED, papers.PAGED]
TEXTS += [papers.LEVELS_WITHOUT_A_TABLE, papers.IN_ROMAN_NUMBERS]
PAGES = [papers.HAND_MADE_PAGE, papers.PAGE_WITH_LEVELS]


def spec_in(text: str) -> Spec:
    (spec,) = reading_of(text).specs
    return spec


def reading_of(text: str) -> Reading:
    """The reading of a text or of a web page, which has lost no word and added none."""
    name = "paper.html" if text.startswith("<html") else "paper.txt"
    found = extract_bytes(name, text.encode())
    reading = read_paper(found, LAYOUTS)
    assert account(found.text, reading).is_whole
    VALIDATOR.validate(as_json(reading, Source(name, "0" * 64, "text/plain")))
    return reading


def outline(spec: Spec) -> list[str]:
    """Each section by its level, kind and part, with the number of its items."""
    return [f"{'.' * (s.level - 1)}{s.kind}{f'/{s.part}' if s.part else ''} {len(s.items)}" for s in spec.walk()]


def fields(spec: Spec) -> dict[str, str | None]:
    """What is read of each field, or printed where nothing is read; the first of each key."""
    return {f.key: str(f.parsed) if f.parsed else f.printed for f in reversed(spec.fields)}


def section(spec: Spec, kind: SectionKind) -> Section:
    found = spec.section(kind)
    assert found is not None
    return found


def marks(items: tuple[Item, ...]) -> Iterator[object]:
    """The marks of nested items, as nested lists."""
    for item in items:
        yield (item.mark, list(marks(item.items))) if item.items else item.mark


def test_headings_with_text_behind_them_are_headings() -> None:
    spec = spec_in(papers.WITH_RUN_INS)
    assert (spec.title, spec.codes) == ("SENIOR KITE KEEPER", ("4127",))
    assert outline(spec) == [
        "summary 1",
        "distinguishing 1",
        "duties 3",
        "minimum_qualifications 0",
        ".knowledge 2",
        ".abilities 2",
        "minimum_qualifications 1",
        "licensure 1",
        "physical_demands 2",
    ]
    assert [d.from_class for d in spec.distinctions] == ["Kite Warden"]


def test_headings_are_known_without_blank_lines_about_them() -> None:
    spec = spec_in(papers.PLAIN)
    assert (spec.title, spec.codes) == ("LIGHTHOUSE ANALYST 2", ("318K",))
    assert fields(spec)["job_family"] == "Coast and Harbor"
    assert outline(spec) == [
        "summary 1",
        "summary 1",
        "distinguishing 1",
        "duties 4",
        "competencies 0",
        ".knowledge 1",
        ".abilities 1",
        "requirements 1",
        "desirable_qualifications 4",
        "class_detail/history 2",
    ]


def test_a_table_of_classes_over_the_text_makes_the_members_of_a_series() -> None:
    spec = spec_in(papers.TABLE_OF_LEVELS)
    assert [(member.title, member.code) for member in spec.members] == [
        ("DAM INSPECTOR I", "2641"),
        ("DAM INSPECTOR II", "2642"),
        ("DAM INSPECTOR III", "2643"),
    ]
    assert [f.printed for f in spec.fields if f.key == "grade"] == ["B16", "B18", "B20"]
    apart = section(spec, SectionKind.DISTINGUISHING)
    assert [inner.only_for for inner in apart.sections] == [(m.title,) for m in spec.members]


def test_text_for_one_class_and_text_for_all_make_the_specification_of_each() -> None:
    spec = spec_in(papers.TABLE_OF_LEVELS)
    second = spec.of_member("DAM INSPECTOR II")
    assert (second.title, second.codes) == ("DAM INSPECTOR II", ("2642",))
    assert [s.heading for s in section(second, SectionKind.DISTINGUISHING).sections] == ["DAM INSPECTOR II:"]
    assert section(second, SectionKind.DUTIES) == section(spec, SectionKind.DUTIES)


def test_lines_broken_at_a_width_become_paragraphs() -> None:
    spec = spec_in(papers.WRAPPED)
    assert spec.title == "ORCHARD CLERK"
    assert outline(spec) == [
        "distinguishing 1",
        "duties 4",
        "competencies 1",
        "minimum_qualifications 1",
        "requirements 1",
    ]
    (either,) = section(spec, SectionKind.MINIMUM_QUALIFICATIONS).items
    assert [item.mark for item in either.items] == ["(A)", "(B)", "(C)"]
    assert either.items[2].text.endswith("(A) and (B) above.")
    assert (fields(spec)["adopted_date"], fields(spec)["revised_date"]) == ("1988-01-12", "2004-06-03")


def test_pages_are_set_aside_and_a_list_goes_on_over_them_in_its_order() -> None:
    reading = reading_of(papers.PAGED)
    (spec,) = reading.specs
    assert [text.text for text in reading.furniture] == ["Page 1 of 2", "BEE INSPECTOR (Continued)", "Page 2 of 2"]
    assert (spec.title, spec.codes) == ("BEE INSPECTOR", ("0417",))
    assert list(marks(section(spec, SectionKind.DUTIES).items)) == [(None, ["1.", ("2.", ["a.", "b."]), "3.", "4."])]
    assert {key: fields(spec)[key] for key in ("flsa", "bargaining_unit", "established_date")} == {
        "flsa": "non-exempt",
        "bargaining_unit": "General",
        "established_date": "1975-03",
    }


def test_levels_that_stand_as_headings_are_the_members_of_a_series() -> None:
    spec = spec_in(papers.LEVELS_WITHOUT_A_TABLE)
    assert spec.title == "CANAL SURVEYOR"
    assert [member.title for member in spec.members] == ["Canal Surveyor 9", "Canal Surveyor 10", "Canal Surveyor P11"]
    assert outline(spec) == [
        "summary 3",
        ".summary 1",
        ".summary 1",
        ".summary 2",
        "duties 4",
        "minimum_qualifications 0",
        ".competencies 3",
        ".environment 1",
        ".physical_demands 1",
        ".education_experience/education 1",
        ".education_experience/experience 0",
        "..education_experience/experience 1",
        "..education_experience/experience 1",
        ".licensure 1",
        "class_detail 1",
    ]


def test_numbered_headings_are_headings_and_numbered_items_items() -> None:
    spec = spec_in(papers.IN_ROMAN_NUMBERS)
    assert [s.heading.split()[0] for s in spec.sections] == ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII."]
    (substitutions,) = spec.sections[-1].sections
    assert [item.mark for item in substitutions.items[:2]] == ["I.", "II."]


def test_a_page_made_by_hand_is_read_by_its_looks() -> None:
    reading = reading_of(papers.HAND_MADE_PAGE)
    (spec,) = reading.specs
    assert (spec.title, spec.codes) == ("PRINCIPAL SNOW REMOVAL COORDINATOR", ("S-440",))
    assert {key: fields(spec)[key] for key in ("flsa", "department", "grade", "revised_date")} == {
        "flsa": "exempt",
        "department": "Public Works",
        "grade": "17",
        "revised_date": "2022-03",
    }
    unknown = [s.heading for s in spec.walk() if s.kind is SectionKind.OTHER]
    assert unknown == ["Snow Emergency Role", "Other Combinations."]
    assert list(marks(section(spec, SectionKind.DUTIES).items)) == [("1.", ["•", "•"]), "2."]
    assert ["putting a letter right" in problem.why for problem in reading.problems] == [True]


def test_headings_of_a_second_level_stand_inside_those_of_the_first() -> None:
    spec = spec_in(papers.PAGE_WITH_LEVELS)
    assert (spec.title, spec.codes) == ("Pond Keeper I/II", ("3311", "3312"))
    assert [(s.heading, [inner.heading for inner in s.sections]) for s in spec.sections] == [
        ("DEFINITION", ["Pond Keeper I", "Pond Keeper II"]),
        ("EXAMPLES OF DUTIES", []),
        ("QUALIFICATIONS", ["Knowledge of:", "Ability to:"]),
        ("EDUCATION AND EXPERIENCE", ["Pond Keeper I:", "Pond Keeper II:"]),
        ("SWIMMING TEST", []),
        ("CLASS INFO", []),
    ]


def test_several_specifications_in_one_file_are_each_a_part() -> None:
    found = reading_of(f"{papers.PLAIN}\n\n{papers.PLAIN.replace('LIGHTHOUSE', 'HARBOR').replace('318K', '319K')}")
    assert [(spec.title, spec.codes) for spec in found.specs] == [
        ("LIGHTHOUSE ANALYST 2", ("318K",)),
        ("HARBOR ANALYST 2", ("319K",)),
    ]
    assert outline(found.specs[0]) == outline(found.specs[1])


lines = st.one_of(
    st.sampled_from([line for text in TEXTS for line in text.split("\n")]),
    st.sampled_from(["", "", "Page 3", "AND", "Option 2", "All Levels", "DEFINITION", "Revised:", "(General)", "•"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=50),
)
looks = st.builds(
    Look,
    heading=st.sampled_from([None, None, 1, 2, 3]),
    bold=st.booleans(),
    centred=st.booleans(),
    size=st.sampled_from([None, 11.0, 18.0]),
    indent=st.integers(0, 2),
    lead=st.integers(0, 12),
    struck=st.booleans(),
    row=st.sampled_from([None, None, 1]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, max_size=70), st.dictionaries(st.integers(1, 70), looks, max_size=20))
def test_no_text_raises_loses_a_word_or_adds_one(made: list[str], printed: dict[int, Look]) -> None:
    text = "\n".join(made)
    reading = read(text, LAYOUTS, printed)
    words = account(text, reading)
    assert (words.missing, words.invented) == ({}, {})
    VALIDATOR.validate(as_json(reading, Source("paper.txt", "0" * 64, "text/plain")))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_paper_cut_off_loses_nothing(text: str, share: float) -> None:
    reading_of(text[: int(len(text) * share)])


def test_the_same_text_gives_the_same_reading() -> None:
    assert reading_of(papers.PAGED) == reading_of(papers.PAGED)


def test_levels_of_one_class_are_told_apart() -> None:
    spec = spec_in(papers.WITH_ASSIGNMENT_LEVELS)
    assert (spec.title, spec.codes) == ("FERRY TICKET AGENT", ("30417",))
    told = [(s.heading, s.only_for) for s in spec.walk() if "LEVEL" in s.heading.upper()]
    assert told == [
        ("ASSIGNMENT LEVEL I", ("ASSIGNMENT LEVEL I",)),
        ("ASSIGNMENT LEVEL II", ("ASSIGNMENT LEVEL II",)),
        ("All Assignment Levels", ()),
        ("ASSIGNMENT LEVEL II", ("ASSIGNMENT LEVEL II",)),
    ]


def test_titles_under_each_other_are_the_members_of_a_series() -> None:
    spec = spec_in(papers.THREE_TITLES)
    assert [(member.title, member.code) for member in spec.members] == [
        ("LAMP TRIMMER I", "1301"),
        ("LAMP TRIMMER II", "1302"),
        ("SENIOR LAMP TRIMMER", "1303"),
    ]
    assert [s.heading for s in section(spec, SectionKind.DISTINGUISHING).sections] == [
        "Lamp Trimmer I -",
        "Lamp Trimmer II -",
        "Senior Lamp Trimmer -",
    ]


def test_a_heading_beside_its_text_opens_a_section() -> None:
    spec = spec_in(papers.IN_TWO_COLUMNS)
    assert (spec.title, spec.codes, fields(spec)["date"]) == ("Harbor Cook", ("0815",), "2005-06")
    assert outline(spec) == ["summary 1", "duties 1", "education_experience 1", "licensure 1"]


def test_a_bold_lead_without_a_colon_is_a_heading() -> None:
    spec = spec_in(papers.BOLD_LEADS)
    assert spec.title == "DOCK CLERK"
    assert [s.heading for s in spec.sections] == [
        "POSITION SUMMARY",
        "ESSENTIAL DUTIES AND RESPONSIBILITIES",
        "SUPERVISORY RESPONSIBILITIES",
        "QUALIFICATIONS",
        "EDUCATION and/or EXPERIENCE",
        "LANGUAGE SKILLS",
        "MATHEMATICAL SKILLS",
        "REASONING ABILITY",
        "CERTIFICATES, LICENSES, REGISTRATIONS",
        "PHYSICAL DEMANDS",
        "WORK ENVIRONMENT",
    ]


def test_leads_in_capitals_are_headings_whether_they_are_known_or_not() -> None:
    spec = spec_in(papers.OF_A_SCHOOL)
    assert (spec.title, fields(spec)["flsa"], fields(spec)["revised_date"]) == (
        "Bus Washer",
        "non-exempt",
        "2019-08-15",
    )
    assert outline(spec) == ["summary 1", "duties 4", "other 1", "other 1", "minimum_qualifications 3"]
    assert list(marks(section(spec, SectionKind.DUTIES).items)) == ["1)", "2)", ("3)", ["-", "-"]), "4)"]


def test_a_running_title_is_furniture_and_cells_at_the_right_are_fields() -> None:
    reading = reading_of(papers.WITH_RUNNING_TITLES)
    (spec,) = reading.specs
    assert [text.text for text in reading.furniture] == ["BENCH CLERK III Page 1", "BENCH CLERK III Page 2"]
    assert (spec.title, spec.codes, spec.members) == ("BENCH CLERK III", ("2214",), ())
    assert fields(spec) == {
        "issuing_organization": "CITY OF MILL FALLS",
        "class_code": "2214",
        "grade": "14",
        "revised_date": "1993-10",
    }
    assert outline(spec) == ["summary 1", "duties 3", "competencies 2", "education_experience 1", "requirements 1"]


def test_lists_of_three_levels_and_patterns_keep_their_nests() -> None:
    spec = spec_in(papers.IN_A_BOXED_HEAD)
    assert (spec.title, spec.codes, fields(spec)["effective_date"]) == ("Pier Warden", ("4410",), "2018-07-01")
    assert list(marks(section(spec, SectionKind.DUTIES).items)) == [None, ("•", [("•", ["•"])]), "•"]
    patterns = section(spec, SectionKind.MINIMUM_QUALIFICATIONS).sections
    assert [(s.heading, s.part) for s in patterns] == [
        (heading, "alternative") for heading in ("Either", "Pattern I", "Pattern II", "Pattern 3")
    ]


@pytest.mark.parametrize(
    "line", ["Job Description", "DEFINITION", "Revised: 1/2001", "Ferry Pilot 3", "x " * 40, "• " * 9]
)
def test_a_very_long_paper_is_read_in_bounded_time(line: str) -> None:
    text = f"FERRY PILOT\nDEFINITION\n\nDUTIES\n\nEXPERIENCE\n{f'{line}{chr(10)}' * 4000}"
    began = process_time()
    reading = read(text, LAYOUTS)
    assert account(text, reading).is_whole
    assert process_time() - began < MOST_SECONDS


@pytest.mark.clause(178)
def test_signs_that_a_paper_explains_say_which_duties_are_essential_and_what_the_first_day_needs() -> None:
    spec = spec_in(
        "LOCK KEEPER\n\nNATURE OF WORK\n\nKeeps a lock.\n\nEXAMPLES OF DUTIES\n\n* 1. Opens gates.\n2. Paints gates.\n\n"
        "MINIMUM QUALIFICATIONS\n\n❖ A. Ability to swim.\nB. Ability to paint.\n\n"
        "* - Essential functions of the class\n❖ - Needed on the first day of employment\n"
    )
    duties, asked = section(spec, SectionKind.DUTIES).items, section(spec, SectionKind.MINIMUM_QUALIFICATIONS).items
    assert [(item.mark, item.essential) for item in duties] == [("* 1.", True), ("2.", False)]
    assert [(item.mark, item.day_one) for item in asked[:2]] == [("❖ A.", True), ("B.", False)]


def test_an_asterisk_that_no_legend_explains_is_a_mark_and_nothing_more() -> None:
    spec = spec_in(
        "LOCK KEEPER\n\nDEFINITION\n\nKeeps a lock.\n\nDUTIES\n\n* Opens gates.\n\nKNOWLEDGE OF\n\n* Locks.\n"
    )
    assert [(i.mark, i.essential) for i in section(spec, SectionKind.DUTIES).items] == [("*", False)]


def test_a_paper_that_lists_duties_and_asks_for_nothing_is_a_specification() -> None:
    spec = spec_in(
        "GOAT KEEPER\nClass Code 4411\n\nGENERAL STATEMENT OF DUTIES\n\nKeeps goats.\n\nEXAMPLES OF DUTIES\n\n"
        "1. Feeds goats.\n2. Milks goats.\n\nRevised 3/2004\n"
    )
    assert (spec.title, spec.codes, fields(spec)["revised_date"]) == ("GOAT KEEPER", ("4411",), "2004-03")
    assert outline(spec) == ["summary 1", "duties 2"]


@pytest.mark.parametrize(
    "text",
    [
        "MUNICIPIO DE VALLE\n\nGuarda de Cabras\n\nDEFINICIÓN\n\nCuida cabras.\n\nREQUISITOS\n\nNinguno.\n",
        "职位说明书\n\n公园管理员\n\n职责\n\n修剪草坪。\n",
        "DUTIES\n",
        "Dear Ada,\n\nThe goats are well.\n",
    ],
    ids=["Spanish", "Chinese", "a heading alone", "a letter"],
)
def test_what_is_no_specification_in_english_is_kept_whole_with_a_problem(text: str) -> None:
    reading = reading_of(text)
    assert [part.kind for part in reading.parts] == ["other"]
    assert account(text, reading).is_whole
    (problem,) = reading.problems
    assert "English headings" in problem.why
    assert "Enter what it says by hand" in problem.why


def test_a_specification_without_a_title_has_none_and_a_problem_says_so() -> None:
    reading = reading_of(
        "NATURE OF WORK\n\nKeeps goats.\n\nDUTIES\n\nFeeds goats.\n\nMINIMUM QUALIFICATIONS\n\nNone.\n"
    )
    (spec,) = reading.specs
    assert (spec.title, spec.codes, spec.fields) == (None, (), ())
    assert ["no title could be told" in problem.why for problem in reading.problems] == [True]
