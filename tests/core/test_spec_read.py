"""A specification becomes structure: sections, items, fields, and what their words name."""

import pytest

from classplan.core.dates import PartialDate
from classplan.core.spec.model import Item, SectionKind, Spec
from classplan.core.spec.references import history_note, qualifier_of, term_of, titles_of
from classplan.core.spec.source import clean, heading_key, is_cut_between, lines_of
from classplan.jurisdictions.denver.layout import SPEC as LAYOUT
from tests.core import reading_papers as papers
from tests.core.reading_papers import complaints, reading_of, spec_of, spec_paper


def texts(spec: Spec, kind: SectionKind, part: str | None = None) -> list[str]:
    """The items of a section, as texts."""
    section = spec.section(kind, part)
    assert section is not None
    return [item.text for item in section.items]


def test_a_whole_specification_is_read_without_a_problem() -> None:
    assert reading_of(spec_paper()).problems == ()


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("<u>Job Code:</u>", "Job Code:"),
        ("**Thursday** at *noon*", "Thursday at noon"),
        (r"(\$33,597 to \$49,038)", "($33,597 to $49,038)"),
        (r"an asterisk \* stays", "an asterisk * stays"),
        ("one<br/>two", "one two"),
        ("  wide \t gap  here ", "wide\tgap here"),
        ("Grade & “Range” – it’s", "Grade & “Range” – it’s"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_mark_up_is_no_word_and_everything_else_stays_as_printed(printed: str, text: str) -> None:
    assert clean(printed) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_from_one_whatever_ends_them(end: str) -> None:
    assert [(line.number, line.text) for line in lines_of(f"a{end}{end}b")] == [(1, "a"), (2, ""), (3, "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Competencies, Knowledge, & Skills:", "COMPETENCIES, KNOWLEDGES & SKILLS"),
        ("Education/Experience Equivalency:", "EDUCATION / EXPERIENCE EQUIVALENCY"),
        ("ESSENTIAL DUTIES", "Essential duties:"),
        ("Proposed Pay Grade& Range", "proposed pay grade and range"),
    ],
)
def test_a_heading_is_known_in_its_small_variants(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other)


@pytest.mark.parametrize(
    ("printed", "kind", "part", "level"),
    [
        ("GENERAL STATEMENT OF CLASS DUTIES", "summary", None, 1),
        ("Distinguishing Characteristics:", "distinguishing", None, 1),
        ("Guidelines, Difficulty and Decision Making Level:", "guidelines", None, 2),
        ("Level of Supervision Received and Quality Review:", "supervision_received", None, 2),
        ("Interpersonal Communications and Purpose:", "contacts", None, 2),
        ("Level of Supervision Exercised:", "supervision_given", None, 2),
        ("ESSENTIAL DUTIES", "duties", None, 1),
        ("MINIMUM QUALIFICATIONS", "minimum_qualifications", None, 1),
        ("Competencies, Knowledges & Skills", "competencies", None, 2),
        ("Physical Demand:", "physical_demands", None, 2),
        ("Working Environment", "environment", None, 2),
        ("Education Requirements:", "education_experience", "education", 2),
        ("Experience Requirement:", "education_experience", "experience", 2),
        ("Education/Experience Equivalency:", "education_experience", "equivalency", 2),
        ("Licensure and/or Certification:", "licensure", None, 2),
        ("CLASS DETAIL", "class_detail", None, 1),
        ("CLASS HISTORY:", "class_detail", "history", 2),
    ],
)
def test_every_heading_has_its_kind_part_and_level(printed: str, kind: str, part: str | None, level: int) -> None:
    heading = LAYOUT.by_wording[heading_key(printed)]
    assert (heading.kind, heading.part, heading.level) == (kind, part, level)


def test_sections_of_the_second_level_stand_inside_their_group() -> None:
    tree = {section.kind: [inner.kind for inner in section.sections] for section in spec_of(spec_paper()).sections}
    assert tree == {
        "summary": [],
        "distinguishing": ["guidelines", "supervision_received", "contacts", "supervision_given"],
        "duties": [],
        "minimum_qualifications": [
            "competencies",
            "physical_demands",
            "environment",
            "education_experience",
            "education_experience",
            "education_experience",
            "licensure",
        ],
        "class_detail": ["class_detail"],
    }


def test_absent_none_and_blank_stay_apart() -> None:
    said = spec_of(spec_paper(LICENCE=["None."]))
    assert texts(said, SectionKind.LICENSURE) == ["None."]
    assert texts(spec_of(spec_paper(LICENCE=[])), SectionKind.LICENSURE) == []
    assert spec_of(spec_paper(LICENCE=None)).section(SectionKind.LICENSURE) is None


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("He sees to the", "bridges of the city.", True),
        ("He sees to ropes,", "planks and rails.", True),
        ("He sees to the bridges.", "and to the rails.", False),
        ("He sees to the", "Bridges of the city.", False),
        ("It reads (as it should.)", "and so on", False),
        ("as follows:", "ropes", False),
        ("", "ropes", False),
    ],
)
def test_a_sentence_runs_on_where_no_full_stop_stands_and_a_small_letter_follows(
    before: str, after: str, cut: bool
) -> None:
    assert is_cut_between(before, after) is cut


@pytest.mark.parametrize(
    "between", ["\n", "\n\n", f"\n\n{papers.HEADER}\n\nPage 2 of 3\n\n", "\n\nPage 2 of 3\nTrail Warden\n\n"]
)
def test_a_sentence_cut_by_a_page_is_joined_and_keeps_its_first_line(between: str) -> None:
    text = spec_paper(DUTIES=["Draws maps.", f"Looks after the{between}bridges of the city.", papers.STOCK])
    section = spec_of(text).section(SectionKind.DUTIES)
    assert section is not None
    assert [item.text for item in section.items] == ["Draws maps.", "Looks after the bridges of the city."]
    assert lines_of(text)[section.items[1].line - 1].text == "Looks after the"


def test_a_list_after_a_semicolon_is_joined_only_where_the_page_turned() -> None:
    assert texts(spec_of(spec_paper(PLACE=["Noise;", "dust."])), SectionKind.ENVIRONMENT) == ["Noise;", "dust."]
    turned = spec_paper(PLACE=[f"Noise;\n\n{papers.HEADER}\nPage 2 of 3\n\ndust."])
    assert texts(spec_of(turned), SectionKind.ENVIRONMENT) == ["Noise; dust."]


def test_marked_lines_stand_under_the_item_that_announces_them() -> None:
    section = spec_of(spec_paper()).section(SectionKind.DUTIES)
    assert section is not None
    shown = [(item.text, [(inner.mark, inner.text) for inner in item.items]) for item in section.items]
    assert shown[1] == ("Clears the way as follows:", [("-", "Saws fallen trees."), ("-", "Drains washed-out steps.")])
    assert [inner for _, inner in shown if inner] == [shown[1][1]]


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "1.", "(a)", "B)"])
def test_a_mark_is_kept_apart_from_its_text(mark: str) -> None:
    section = spec_of(spec_paper(DUTIES=[f"{mark} Mends fences."])).section(SectionKind.DUTIES)
    assert section is not None
    assert [(item.mark, item.text) for item in section.items] == [(mark, "Mends fences.")]


@pytest.mark.parametrize(
    "printed", [papers.STOCK, papers.STOCK.replace(" However", "\nHowever").replace(" the amount", "\nthe amount")]
)
def test_the_allocation_statement_is_a_field_and_no_duty(printed: str) -> None:
    spec = spec_of(spec_paper(DUTIES=["Mends fences.", printed, "Paints gates."]))
    field = spec.field("allocation_statement")
    assert field is not None
    assert (field.label, field.printed, field.parsed) == (None, papers.STOCK, None)
    assert texts(spec, SectionKind.DUTIES) == ["Mends fences.", "Paints gates."]


@pytest.mark.clause(163)
def test_the_class_detail_is_fields_and_history() -> None:
    spec = spec_of(spec_paper())
    fields = [(f.key, f.label, f.printed, f.parsed) for f in spec.fields if f.label]
    assert fields == [
        ("flsa", "FLSA CODE:", "Non-exempt", "non-exempt"),
        ("established_date", "ESTABLISHED DATE:", "3/1/2006", "2006-03-01"),
        ("established_by", "ESTABLISHED BY:", "Ada Finch", "Ada Finch"),
        ("revised_date", "REVISED DATE:", "x/2012", "2012"),
        ("revised_by", "REVISED BY:", "", None),
    ]
    assert [(note.when, note.by) for note in spec.history] == [(PartialDate(2008, 6), "AF"), (PartialDate(2012), "AF")]


@pytest.mark.parametrize(
    ("line", "key", "printed", "parsed"),
    [
        ("FLSA CODE: Exempt", "flsa", "Exempt", "exempt"),
        ("FLSA CODE:Non Exempt", "flsa", "Non Exempt", "non-exempt"),
        ("FLSA CODE  Exempt", "flsa", "Exempt", "exempt"),
        ("FLSA CODE:\nExempt", "flsa", "Exempt", "exempt"),
        ("FLSA CODE:", "flsa", "", None),
        ("ESTABLISHED DATE: 12/01/2005", "established_date", "12/01/2005", "2005-12-01"),
        ("ESTABLISHED DATE: xx/xx/2011", "established_date", "xx/xx/2011", "2011"),
        ("ESTABLISHED DATE: 10/2007", "established_date", "10/2007", "2007-10"),
        ("Established Date: May 24, 2009", "established_date", "May 24, 2009", "2009-05-24"),
        ("ESTABLISHED DATE:\n\n12/1/2005", "established_date", "12/1/2005", "2005-12-01"),
        ("REVISED BY:\nCy Teal", "revised_by", "Cy Teal", "Cy Teal"),
        ("REVISED BY: None", "revised_by", "None", None),
    ],
)
def test_a_value_is_kept_as_printed_and_parsed(line: str, key: str, printed: str, parsed: str | None) -> None:
    label = {"flsa": "FLSA", "established_date": "SINCE", "revised_by": "REVISER"}[key]
    field = spec_of(spec_paper(bent={"DETAIL": [line], label: None})).field(key)
    assert field is not None
    assert (field.printed, field.parsed) == (printed, parsed)


@pytest.mark.parametrize(
    ("line", "label", "reason"),
    [
        ("FLSA CODE: Perhaps", "FLSA", "neither exempt nor non-exempt"),
        ("ESTABLISHED DATE: 02/30/2009", "SINCE", "February 2009 has no day 30"),
        ("ESTABLISHED DATE: soon", "SINCE", "is not a date"),
    ],
)
def test_a_value_that_cannot_be_read_stays_null_and_is_a_problem(line: str, label: str, reason: str) -> None:
    text = spec_paper(bent={"DETAIL": [line], label: None})
    key = {"FLSA": "flsa", "SINCE": "established_date"}[label]
    field = spec_of(text).field(key)
    assert field is not None
    assert field.parsed is None
    assert any(line in said and reason in said for said in complaints(text))


def test_a_field_that_the_paper_does_not_have_is_not_there() -> None:
    spec = spec_of(spec_paper(BY=None))
    assert spec.field("established_by") is None
    assert spec.field("revised_by") is not None


@pytest.mark.parametrize("text", ["Established dates are kept.", "Revised by hand where needed."])
def test_words_of_a_label_in_a_duty_make_no_field(text: str) -> None:
    assert text in texts(spec_of(spec_paper(DUTIES=[text])), SectionKind.DUTIES)


@pytest.mark.parametrize(
    ("text", "name", "separator"),
    [
        ("Reading – Understands signs.", "Reading", " – "),
        ("Reading - Understands signs.", "Reading", " - "),
        ("Interpersonal Skills- Shows tact.", "Interpersonal Skills", "- "),
        ("Reading—Understands signs.", "Reading", "—"),
        ("Self-Management – Sets goals.", "Self-Management", " – "),
        ("Integrity/Honesty - Keeps faith.", "Integrity/Honesty", " - "),
        ("Eye/hand/foot coordination: using two.", "Eye/hand/foot coordination", ": "),
    ],
)
def test_a_term_has_a_name_a_separator_and_a_definition(text: str, name: str, separator: str) -> None:
    term = term_of(text, LAYOUT.bare_openings)
    assert term is not None
    assert (term.name, term.separator) == (name, separator)
    assert term.name + term.separator + term.definition == text


@pytest.mark.parametrize(
    "text",
    [
        "Knowledge of phone/email contacts – Used daily.",
        "Skill in non-standard work.",
        "Uses short- or long-term plans.",
        "Subject to interruptions.",
        "A name of many more words than any term would ever be given - Is no name.",
        "-OR-",
    ],
)
def test_a_bare_statement_has_no_term(text: str) -> None:
    assert term_of(text, LAYOUT.bare_openings) is None


@pytest.mark.clause(151)
@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("By position, performs lead work.", "By position"),
        ("By assignment, leads.", "By assignment"),
        ("Leads by position.", None),
    ],
)
def test_a_duty_by_position_or_assignment_is_conditional(text: str, qualifier: str | None) -> None:
    assert qualifier_of(text, LAYOUT.qualifiers) == qualifier
    section = spec_of(spec_paper(GIVEN=[text])).section(SectionKind.SUPERVISION_GIVEN)
    assert section is not None
    assert [item.qualifier for item in section.items] == [qualifier]


@pytest.mark.clause(143)
@pytest.mark.parametrize(
    ("heading", "note"),
    [
        ("Physical Demands (a guide only):", "a guide only"),
        ("Physical Demands (a guide\nonly, not a rule):", "a guide only, not a rule"),
        ("Physical Demands:", None),
    ],
)
def test_the_parenthesis_of_the_physical_demands_is_a_note(heading: str, note: str | None) -> None:
    text = spec_paper().replace(papers.DEMANDS, heading)
    section = spec_of(text).section(SectionKind.PHYSICAL_DEMANDS)
    assert section is not None
    assert (section.heading, section.note) == (heading.replace("\n", " "), note)
    assert [item.text for item in section.items] == papers.SPEC[papers.DEMANDS]


def test_a_parenthesis_that_is_never_closed_is_a_problem() -> None:
    said = complaints(spec_paper().replace(papers.DEMANDS, "Physical Demands (a guide only"))
    assert any("begins like the heading Physical Demands" in line for line in said)


@pytest.mark.clause(163)
@pytest.mark.parametrize(
    ("text", "when", "by", "narrative"),
    [
        ("8/2009: Duties changed. (PW)", "2009-08", "PW", "Duties changed."),
        ("8/2009 (PW) - Duties changed.", "2009-08", "PW", "Duties changed."),
        ("x/2011 (MF) – Duties changed.", "2011", "MF", "Duties changed."),
        ("xx/xx/2011: duties changed.", "2011", None, "duties changed."),
        ("(MF) 4/2007 - Duties changed.", "2007-04", "MF", "Duties changed."),
        ("2/2007 - This is a new class.", "2007-02", None, "This is a new class."),
        ("05/24/2009 Duties changed.", "2009-05-24", None, "Duties changed."),
        ("2009: Duties changed.", "2009", None, "Duties changed."),
        ("This is a new class.", None, None, "This is a new class."),
        ("2009 duties were kept.", None, None, "2009 duties were kept."),
        ("13/2009: Duties changed.", None, None, "Duties changed."),
    ],
)
def test_a_history_entry_has_its_date_initials_and_words_in_any_order(
    text: str, when: str | None, by: str | None, narrative: str
) -> None:
    note, why = history_note(Item(text, 7))
    assert (str(note.when) if note.when else None, note.by, note.text, note.line) == (when, by, narrative, 7)
    assert (why is not None) is text.startswith("13/")


@pytest.mark.parametrize("heading", ["CLASS HISTORY", "CLASS HISTORY:", "Class History:"])
@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_the_class_history_may_begin_on_the_line_of_its_heading(heading: str, gap: str) -> None:
    text = spec_paper(HISTORY=None) + f"\n{heading}{gap}4/2007 - Rakes were added.\nx/2009 – Spades were added.\n"
    spec = spec_of(text)
    assert texts(spec, SectionKind.CLASS_DETAIL, "history") == [
        "4/2007 - Rakes were added.",
        "x/2009 – Spades were added.",
    ]
    section = spec.section(SectionKind.CLASS_DETAIL, "history")
    assert section is not None
    assert section.heading == heading


@pytest.mark.clause(144, 145)
@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("It is distinguished from the *Park Ranger*, which cites.", [("Park Ranger", False)]),
        ("It is distinguished from a Senior Park Ranger that cites.", [("Senior Park Ranger", False)]),
        ("It is distinguished from the *Analyst* series, which counts.", [("Analyst", True)]),
        ("It is distinguished from the Ranger class series, which cites.", [("Ranger", True)]),
        ("It is distinguished from the *Lead Hand* class, which leads.", [("Lead Hand", False)]),
        ("It is distinguished from the *Hand* by its work.", [("Hand", False)]),
        ("It is distinguished from the *Hand* and the *Mate*, which help.", [("Hand", False), ("Mate", False)]),
        (
            "It is also distinguished from the Clerk of Roads and Paths that files.",
            [("Clerk of Roads and Paths", False)],
        ),
        ("It is distinguished from an Engineer 2 that builds. It builds too.", [("Engineer 2", False)]),
        ("It is distinguished by its tools.", []),
        ("It is distinguished from the work of others.", []),
    ],
)
def test_the_classes_that_it_is_distinguished_from_are_found(text: str, classes: list[tuple[str, bool]]) -> None:
    spec = spec_of(spec_paper(APART=[text]))
    assert [(found.from_class, found.series) for found in spec.distinctions] == classes
    assert all("*" not in found.text and found.from_class in found.text for found in spec.distinctions)


@pytest.mark.clause(150)
def test_duties_of_another_class_are_taken_over_by_name() -> None:
    duty = "Does all work as described in the Park Worker class specification."
    (reference,) = spec_of(spec_paper(DUTIES=["Draws maps.", duty])).incorporates
    assert (reference.to_class, reference.text) == ("Park Worker", duty)


@pytest.mark.clause(164)
@pytest.mark.parametrize(
    ("listed", "titles"),
    [
        ("the Path Hand and the Gate Hand", ["Path Hand", "Gate Hand"]),
        ("the Path Hand", ["Path Hand"]),
        ("the Path Hand, the Gate Hand, and the Wall Hand", ["Path Hand", "Gate Hand", "Wall Hand"]),
        ("the Clerk of Roads and Paths and the Typist classes", ["Clerk of Roads and Paths", "Typist"]),
        ("the Path Hand, which was abolished", ["Path Hand"]),
    ],
)
def test_the_classes_that_it_replaces_are_found(listed: str, titles: list[str]) -> None:
    assert list(titles_of(listed)) == titles
    spec = spec_of(spec_paper(HISTORY=[f"2/2007 - This is a new class. This class replaces {listed}."]))
    assert [reference.to_class for reference in spec.replaces] == titles


@pytest.mark.parametrize("name", ["SUMMARY", "DUTIES", "QUALIFICATIONS", "DETAIL", "FLSA", "SINCE", "HISTORY"])
def test_a_specification_without_a_part_that_it_needs_may_have_broken_off(name: str) -> None:
    heading = getattr(papers, name)
    wording = heading.partition(":")[0]
    assert any(f"no {wording}" in said and "broken off" in said for said in complaints(spec_paper(bent={name: None})))


@pytest.mark.parametrize("name", ["SUMMARY", "DUTIES", "HISTORY"])
def test_a_heading_with_nothing_under_it_may_mean_that_the_paper_broke_off(name: str) -> None:
    assert any("nothing stands under" in said for said in complaints(spec_paper(bent={name: []})))


def test_a_specification_cut_anywhere_after_its_title_is_never_taken_for_whole() -> None:
    lines = spec_paper().rstrip().split("\n")
    first = lines.index(papers.SUMMARY) + 1
    last = lines.index(papers.HISTORY)
    assert [n for n in range(first, last) if not reading_of("\n".join(lines[:n])).problems] == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"HISTORY": ["6/2008 (AF) - Saws were"]}, "has no full stop"),
        ({"HISTORY": ["13/2008 - Saws were added."]}, "does not exist"),
        ({"DETAIL": ["Colour of the boots: green"]}, "without a label that is known"),
        ({"DUTIES": ["Draws maps.", "TOOLS AND BOOTS"]}, "looks like a heading"),
        (
            {"PLACE": ["Outdoors.", "Education Requirement: Some school."]},
            "begins like the heading Education Requirement",
        ),
        (
            {"DUTIES": ["Looks after every bridge and every stile in the City and\nCounty of Wrenfield."]},
            "continuation",
        ),
        ({"LICENCE": ["None", "ESSENTIAL DUTIES", "Sings."]}, "has this section on line"),
        ({"DETAIL": ["FLSA CODE: Exempt"]}, "has this field on line"),
    ],
)
def test_what_is_out_of_place_is_a_problem(changes: dict[str, list[str]], reason: str) -> None:
    assert any(reason in said for said in complaints(spec_paper(bent=changes)))


def test_a_specification_without_a_title_says_so() -> None:
    text = "\n".join(spec_paper(head=[]).split("\n")[1:])
    assert spec_of(text).title is None
    assert any("no title stands above" in said for said in complaints(text))


def test_loose_words_lose_nothing() -> None:
    text = spec_paper().replace("\n\nESSENTIAL DUTIES", "\nLOOSE WORDS BETWEEN THINGS\n\nESSENTIAL DUTIES")
    reading_of(text)
