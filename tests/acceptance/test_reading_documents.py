"""The source documents, read: facts, counts and figures only; their sentences are not part of the project."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from classplan.core.plan import Line
from classplan.core.reading import Circular, Notice, Reading, Unread, as_json, read
from classplan.core.reading.words import account
from classplan.core.spec.model import Item, SectionKind, Spec
from classplan.core.spec.source import lines_of
from classplan.formats.extract import Extract, extract
from classplan.jurisdictions import every_layout

pytestmark = pytest.mark.documents
CIRCULAR_2009, MEMO, NOTICE_1341, PROPOSAL, CLACKAMAS = "000", "001", "002", "003", "004"
READ = [CIRCULAR_2009, NOTICE_1341]


@cache
def _read(path: Path) -> tuple[Extract, Reading]:
    found = extract(path)
    return found, read(found.text, every_layout())


class Library:
    """The source documents by their numbers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, number: str) -> Path:
        (path,) = self.folder.glob(f"{number}_*.txt")
        return path

    def extract(self, number: str) -> Extract:
        return _read(self.path(number))[0]

    def reading(self, number: str) -> Reading:
        return _read(self.path(number))[1]

    @property
    def notice(self) -> Notice:
        (notice,) = self.reading(NOTICE_1341).notices
        return notice

    @property
    def circular(self) -> Circular:
        (circular,) = self.reading(CIRCULAR_2009).circulars
        return circular

    @property
    def specs(self) -> dict[str, Spec]:
        return {str(spec.title): spec for number in READ for spec in self.reading(number).specs}


@pytest.fixture(scope="module")
def library(documents: Path) -> Library:
    return Library(documents)


def items(spec: Spec, kind: SectionKind, part: str | None = None) -> tuple[Item, ...]:
    """The items of a section that must be there."""
    section = spec.section(kind, part)
    assert section is not None
    return section.items


@pytest.mark.parametrize("number", READ)
def test_every_word_and_every_sign_has_its_home(library: Library, number: str) -> None:
    found, reading = library.extract(number), library.reading(number)
    words = account(found.text, reading)
    assert (words.missing, words.invented) == (Counter(), Counter())
    assert _signs("".join(line.text for line in lines_of(found.text))) == _signs("".join(reading.kept))
    assert words.share_aside < 0.02


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace())


@pytest.mark.parametrize(
    ("number", "words", "aside"), [(CIRCULAR_2009, 3985, 14), (NOTICE_1341, 14079, 56)], ids=["000", "002"]
)
def test_only_running_headers_and_page_numbers_stand_aside(
    library: Library, number: str, words: int, aside: int
) -> None:
    found = account(library.extract(number).text, library.reading(number))
    assert (found.words, found.aside) == (words, aside)
    shown = Counter(text.text.partition(" of ")[0] for text in library.reading(number).furniture)
    assert set(shown) == {"Career Service Authority", "Page 1"}


@pytest.mark.parametrize("number", READ)
def test_they_are_read_without_a_problem(library: Library, number: str) -> None:
    assert library.reading(number).problems == ()


@pytest.mark.parametrize("number", [CIRCULAR_2009, MEMO, NOTICE_1341, PROPOSAL, CLACKAMAS])
def test_they_keep_the_contract(library: Library, number: str) -> None:
    schema = json.loads(files("classplan.core.reading").joinpath("reading.schema.json").read_text(encoding="utf-8"))
    found = library.extract(number)
    jsonschema.Draft202012Validator(schema).validate(as_json(library.reading(number), found.source, found.problems))


def test_a_rule_text_is_kept_whole_and_said_to_be_unread(library: Library) -> None:
    reading = library.reading(PROPOSAL)
    (rule,) = reading.parts
    assert isinstance(rule, Unread)
    assert rule.kind == "rule"
    assert [m.number for m in rule.marks if m.about == "definition"][:17] == list("ABCDEFGHIJKLMNOPQ")
    numbers = [mark.number for mark in rule.marks if mark.about == "section"]
    assert numbers[:11] == [f"7-{n}" if n else "7" for n in (0, 10, 20, 21, 22, 30, 31, 32, 33, 34, 35)]
    assert numbers[-6:] == ["8-41", "8-42", "8-43", "8-44", "2-11", "9-35"]
    assert [mark.number for mark in rule.marks if mark.about == "appendix"] == ["8", "8"]
    assert any("45C" in (mark.text or "") for mark in rule.marks if mark.about == "history_note")
    assert account(library.extract(PROPOSAL).text, reading).is_whole
    assert ["in no layout that is known" in problem.why for problem in reading.problems] == [True]


def test_a_board_memo_and_the_two_job_descriptions_behind_it_are_parts_of_their_own(library: Library) -> None:
    reading = library.reading(MEMO)
    assert account(library.extract(MEMO).text, reading).is_whole
    assert [part.kind for part in reading.parts] == ["memo", "specification", "specification"]
    memo = reading.parts[0]
    assert isinstance(memo, Unread)
    assert [(field.key, field.parsed) for field in memo.fields[:3]] == [
        ("date", "2023-09-27"),
        ("to", "Civil Service Board"),
        ("from", "Heather DuVal"),
    ]
    clean, marked = reading.specs
    assert (clean.title, marked.title) == ("Human Resources Technician", "HUMAN RESOURCES TECHNICIAN")
    assert [(section.kind, len(section.items)) for section in clean.walk()] == [
        ("summary", 1),
        ("supervision_received", 1),
        ("supervision_given", 1),
        ("duties", 24),
        ("minimum_qualifications", 1),
        ("education_experience", 1),
        ("licensure", 1),
        ("knowledge", 6),
        ("skills", 7),
        ("abilities", 11),
        ("physical_demands", 1),
        ("environment", 1),
    ]
    assert [item.mark for item in items(clean, SectionKind.DUTIES)] == [f"{n}." for n in range(1, 25)]
    assert {field.key: (field.printed, field.parsed) for field in marked.fields if field.label} == {
        "hr": ("JAH D", None),
        "bargaining_unit": ("Confidential", None),
        "eeo_category": ("Paraprofessionals", None),
        "board_date": ("20101005", "2010-10-05"),
        "class_number": ("1821", None),
        "workers_comp_code": ("8810", None),
        "pay_grade": ("9", None),
        "eeo_function": ("Admin/Finance", None),
        "council_date": ("20101206", "2010-12-06"),
        "resolution": ("10-0608R", None),
    }
    assert {field.key: field.printed for field in clean.fields if field.key.endswith(("_date", "resolution"))} == {
        "board_date": "",
        "council_date": "",
        "resolution": "",
    }


def test_marks_of_struck_words_are_hints_that_a_person_looks_at(library: Library) -> None:
    why = [problem.why for problem in library.reading(MEMO).problems]
    assert sum("marked as struck" in said for said in why) > 30


def test_a_classification_of_clackamas_is_read_with_its_codes_over_its_title(library: Library) -> None:
    reading = library.reading(CLACKAMAS)
    assert account(library.extract(CLACKAMAS).text, reading).is_whole
    assert reading.problems == ()
    (spec,) = reading.specs
    assert (spec.title, spec.codes) == ("HUMAN RESOURCES PROGRAM COORDINATOR", ("082",))
    assert [(field.key, field.printed, field.parsed) for field in spec.fields] == [
        ("issuing_organization", "CLACKAMAS COUNTY", None),
        ("class_number", "082", None),
        ("established_date", "10/2007", "2007-10"),
        ("flsa", "Exempt", "exempt"),
        ("eeo_category", "2", None),
    ]
    assert [(section.kind, section.level, len(section.items)) for section in spec.walk()] == [
        ("summary", 1, 1),
        ("distinguishing", 1, 3),
        ("duties", 1, 1),
        ("competencies", 1, 0),
        ("knowledge", 2, 1),
        ("skills", 2, 1),
        ("requirements", 1, 3),
        ("minimum_qualifications", 1, 1),
    ]
    (lead_in,) = items(spec, SectionKind.DUTIES)
    assert [item.mark for item in lead_in.items] == [f"{n}." for n in range(1, 8)]
    assert [d.from_class for d in spec.distinctions] == ["Human Resources Analyst", "Human Resources Manager"]


def test_there_are_ten_specifications(library: Library) -> None:
    assert [(spec.title, spec.line) for number in READ for spec in library.reading(number).specs] == [
        ("Associate Human Resources Professional", 52),
        ("Senior Human Resources Professional", 207),
        ("311 Analyst/Trainer", 79),
        ("311 Customer Service Agent", 250),
        ("311 Customer Service Specialist", 407),
        ("311 Operations Assistant", 561),
        ("Contact Center Director", 726),
        ("Contact Center Operations Manager", 908),
        ("DHS Customer Service Agent", 1083),
        ("Lead Customer Service Agent", 1256),
    ]
    assert {spec.codes for spec in library.specs.values()} == {()}


CHANGES = [
    # kind, aspects, before, after: code, title, grade, minimum, maximum
    ("retitle", {"retitle"}, ("CS2154", "3-1-1 Customer Service Agent"), ("CS2154", "311 Customer Service Agent")),
    (
        "retitle",
        {"retitle"},
        ("CS2374", "3-1-1 Customer Service Specialist"),
        ("CS2374", "311 Customer Service Specialist"),
    ),
    (
        "regrade",
        {"regrade", "retitle"},
        ("CS2155", "3-1-1 Lead Customer Service Agent", "614-S", 33597, 49038),
        ("CS2155", "Lead Customer Service Agent", "615-S", 35124, 51268),
    ),
    (
        "regrade",
        {"regrade", "retitle", "recode"},
        ("CC2158", "3-1-1 Operations Support Assistant", "612-C", 31573, 46117),
        ("CA2434", "311 Operations Assistant", "613-A", 35912, 52419),
    ),
    (
        "regrade",
        {"regrade", "retitle"},
        ("CA2157", "3-1-1 Operations Support Trainer/Analyst", "806-A", 42917, 68454),
        ("CA2157", "311 Analyst/Trainer", "809-A", 52419, 83640),
    ),
    ("create", {"create"}, None, ("CS2435", "DHS Customer Service Agent", "613-S", 32130, 46904)),
    ("create", {"create"}, None, ("CA2433", "Contact Center Operations Manager", "809-A", 52419, 83640)),
    ("create", {"create"}, None, ("CA2436", "Contact Center Director", "813-A", 68454, 109238)),
    ("abolish", {"abolish"}, ("CS2156", "3-1-1 Customer Service Operations Supervisor", "807-S"), None),
]


def _line(values: tuple[str | int, ...] | None) -> Line | None:
    if values is None:
        return None
    code, title, grade, low, high = [*values, None, None, None][:5]
    return Line(
        code=str(code),
        title=str(title),
        grade=str(grade) if grade else None,
        minimum=Decimal(low) if low else None,
        maximum=Decimal(high) if high else None,
    )


@pytest.mark.clause(138)
def test_the_notice_makes_nine_changes_joined_to_their_codes_and_ranges(library: Library) -> None:
    found = [(c.change.kind, c.change.aspects, c.change.before, c.change.after) for c in library.notice.changes]
    assert found == [(kind, aspects, _line(before), _line(after)) for kind, aspects, before, after in CHANGES]
    assert [table.changes for table in library.notice.tables] == [(0, 1), (2, 3, 4), (5, 6, 7), (8,)]
    assert [[text.line for text in c.printed] for c in library.notice.changes[2:5]] == [
        [33, 39, 45],
        [34, 40, 46],
        [35, 41, 47],
    ]


@pytest.mark.clause(131)
def test_the_head_of_the_notice(library: Library) -> None:
    assert {f.key: f.parsed for f in library.notice.fields} == {
        "posting_required": True,
        "number": "1341",
        "to": "Agency Heads and Employees",
        "from": {"name": "Christopher M.A. Lujan", "office": "Interim Director"},
        "date": "2011-03-23",
        "subject": "Proposed Change to the Classification and Pay Plan",
    }


@pytest.mark.clause(133, 134, 135, 136, 137)
def test_its_hearing_posting_contacts_and_cut_offs(library: Library) -> None:
    notice = as_json(library.reading(NOTICE_1341), library.extract(NOTICE_1341).source)["parts"][0]
    assert notice["hearing"]["parsed"] == {
        "day": "2011-04-07",
        "time": "17:00",
        "room": "CSA Board Room, Room 4.F.6",
        "building": "Webb Municipal Building",
        "address": "201 West Colfax Avenue",
    }
    assert notice["posting"] == {"days": 13, "line": 63}
    assert notice["required"] == ["contact name", "phone number"]
    assert [(c["for"], c["parsed"], c["line"]) for c in notice["cut_offs"]] == [
        ("comments", "2011-04-06T08:00", 69),
        ("speakers", "2011-04-05T12:00", 71),
    ]
    assert [(c["for"], c["name"], c["email"], c["phone"]) for c in notice["contacts"]] == [
        ("comments", "Bruce Backer", "bruce.backer@denvergov.org", None),
        ("speakers", "Leon Duran", "leon.duran@denvergov.org", "(720) 913-5168"),
    ]
    assert notice["contacts"][0]["care_of"] == {
        "name": "Alena Martinez",
        "email": "alena.martinez@denvergov.org",
        "phone": None,
    }


@pytest.mark.clause(139)
def test_the_rule_that_it_quotes(library: Library) -> None:
    (quoted,) = library.notice.quoted_rules
    assert (quoted.citation, quoted.line, len(quoted.text.split())) == ("Career Service Rule 7-37 A", 61, 44)


@pytest.mark.clause(140)
def test_its_narrative_is_kept_in_order(library: Library) -> None:
    assert [(p.line, p.about) for p in library.notice.narrative] == [
        *[(line, "narrative") for line in (12, 14, 16, 18, 20, 22)],
        (61, "rule"),
        (63, "posting"),
        (65, "heading"),
        (67, "hearing"),
        (69, "comments"),
        (71, "speakers"),
    ]


def test_the_letterhead_and_head_of_the_circular(library: Library) -> None:
    circular = library.circular
    assert circular.title == "JOB SPECIFICATION UPDATE"
    assert [(f.key, f.printed) for f in circular.fields if f.line < 17] == [
        ("city", "DENVER"),
        ("motto", "THE MILE HIGH CITY"),
        ("agency", "Career Service Authority"),
        ("tagline", "Denver's Human Resource Agency"),
        ("address", "201 W. Colfax, Department 412"),
        ("address", "Denver, CO 80202"),
        ("phone", "720.913.5751"),
        ("fax", "720.913.5720"),
        ("web", "www.denvergov.org/csa"),
    ]
    assert {f.key: f.parsed for f in circular.fields if f.line > 17} == {
        "date": "2009-05-27",
        "from": {"name": "Alena Martinez", "office": None},
        "subject": "New and/or revised Job Specifications",
        "to": "All agencies citywide",
    }
    department = next(f.parsed for f in circular.fields if f.key == "address")
    assert department == {"street": "201 W. Colfax", "department": "412"}


@pytest.mark.clause(166, 167, 169)
def test_what_the_circular_hands_out_and_calls_back(library: Library) -> None:
    titles = ["Associate Human Resources Professional", "Senior Human Resources Professional"]
    new, old = library.circular.new_and_revised, library.circular.to_be_removed
    assert [(e.title, e.label, e.printed, str(e.day)) for e in new] == [
        (title, "Rev.", "05/24/2009", "2009-05-24") for title in titles
    ]
    assert [(e.title, e.label, e.printed, str(e.day)) for e in old] == [
        (title, "Est.", "02/16/2007", "2007-02-16") for title in titles
    ]
    assert [(p.line, p.about) for p in library.circular.narrative] == [
        (24, "attachment"),
        (26, "removal"),
        (28, "selective_holding"),
        (30, "heading"),
        (38, "heading"),
    ]


DETAIL = {
    # FLSA as printed, established, by, revised, by; None where the paper has no such line (X28, X42, X43)
    "311 Analyst/Trainer": ("Exempt", "12/1/2005", "Lori Mack", "xx/xx/2011", "Melissa Fisher"),
    "311 Customer Service Agent": ("Non-Exempt", "12/1/2005", "Lori Mack", "xx/xx/2011", "Melissa Fisher"),
    "311 Customer Service Specialist": ("Non-exempt", "01/18/2009", "Paul Wiberg", "xx/xx/2011", "Melissa Fisher"),
    "311 Operations Assistant": ("Non-exempt", "12/1/2005", "Lori Mack", "xx/xx/2011", "Melissa Fisher"),
    "Contact Center Director": ("Exempt", "xx/xx/2011", "Melissa Fisher", "", ""),
    "Contact Center Operations Manager": ("Exempt", "xx/xx/2011", "Melissa Fisher", "", ""),
    "DHS Customer Service Agent": ("Non-exempt", "xx/xx/2011", "Melissa Fisher", "", ""),
    "Lead Customer Service Agent": ("Non-Exempt", "12/01/2005", "Lori Mack", "xx/xx/2011", "Melissa Fisher"),
    "Associate Human Resources Professional": ("Exempt", "02/16/2007", None, "05/24/2009", "Patricia Anderson"),
    "Senior Human Resources Professional": ("Exempt", "02/16/2007", None, "5/24/2009", "Patricia Anderson"),
}
PARSED = {
    "Exempt": "exempt",
    "Non-exempt": "non-exempt",
    "Non-Exempt": "non-exempt",
    "12/1/2005": "2005-12-01",
    "12/01/2005": "2005-12-01",
    "01/18/2009": "2009-01-18",
    "02/16/2007": "2007-02-16",
    "05/24/2009": "2009-05-24",
    "5/24/2009": "2009-05-24",
    "xx/xx/2011": "2011",
    "": None,
}


@pytest.mark.clause(163)
@pytest.mark.parametrize("title", DETAIL)
def test_the_class_detail_as_printed_and_as_parsed(library: Library, title: str) -> None:
    spec = library.specs[title]
    keys = ("flsa", "established_date", "established_by", "revised_date", "revised_by")
    found = [spec.field(key) for key in keys]
    assert tuple(field.printed if field else None for field in found) == DETAIL[title]
    for field in found:
        if field is not None:
            assert field.parsed == PARSED.get(field.printed, field.printed)


LICENSURE = {
    "311 Analyst/Trainer": "None",
    "311 Customer Service Specialist": "None",
    "311 Operations Assistant": "None",
    "Contact Center Director": "said",
    "Contact Center Operations Manager": "said",
}
FULL = [
    ("summary", None),
    ("distinguishing", None),
    ("guidelines", None),
    ("supervision_received", None),
    ("contacts", None),
    ("supervision_given", None),
    ("duties", None),
    ("minimum_qualifications", None),
    ("competencies", None),
    ("physical_demands", None),
    ("environment", None),
    ("education_experience", "education"),
    ("education_experience", "experience"),
    ("education_experience", "equivalency"),
    ("licensure", None),
    ("class_detail", None),
    ("class_detail", "history"),
]


@pytest.mark.parametrize("title", DETAIL)
def test_every_section_is_there_and_absent_none_and_blank_stay_apart(library: Library, title: str) -> None:
    spec = library.specs[title]
    expected = [section for section in FULL if section[0] != "licensure" or title in LICENSURE]
    assert [(section.kind, section.part) for section in spec.walk()] == expected
    assert spec.field("allocation_statement") is not None
    if title in LICENSURE:
        (item,) = items(spec, SectionKind.LICENSURE)
        assert (item.text == "None") is (LICENSURE[title] == "None")


COUNTS = {
    # duties, competencies and statements, physical demands, environment, equivalency, history
    "311 Analyst/Trainer": (10, 18, 14, 2, 2, 2),
    "311 Customer Service Agent": (9, 18, 12, 5, 1, 3),
    "311 Customer Service Specialist": (3, 20, 12, 2, 1, 1),
    "311 Operations Assistant": (11, 16, 12, 2, 1, 2),
    "Contact Center Director": (12, 20, 13, 4, 1, 1),
    "Contact Center Operations Manager": (12, 18, 13, 2, 2, 1),
    "DHS Customer Service Agent": (8, 18, 12, 5, 4, 1),
    "Lead Customer Service Agent": (13, 20, 12, 6, 4, 2),
    "Associate Human Resources Professional": (11, 26, 5, 2, 1, 2),
    "Senior Human Resources Professional": (14, 31, 5, 2, 1, 2),
}


@pytest.mark.parametrize("title", COUNTS)
def test_the_number_of_items_in_each_list(library: Library, title: str) -> None:
    spec = library.specs[title]
    counted = (
        len(items(spec, SectionKind.DUTIES)),
        len(items(spec, SectionKind.COMPETENCIES)),
        len(items(spec, SectionKind.PHYSICAL_DEMANDS)),
        len(items(spec, SectionKind.ENVIRONMENT)),
        len(items(spec, SectionKind.EDUCATION_EXPERIENCE, "equivalency")),
        len(items(spec, SectionKind.CLASS_DETAIL, "history")),
    )
    assert counted == COUNTS[title]
    assert len(items(spec, SectionKind.GUIDELINES)) == 3


@pytest.mark.parametrize(
    ("title", "kind", "line", "cut"),
    [
        ("Contact Center Director", SectionKind.DUTIES, 778, "resource allocations or seeks"),
        ("Contact Center Operations Manager", SectionKind.DUTIES, 956, "tracking, monitoring"),
        ("Contact Center Operations Manager", SectionKind.COMPETENCIES, 1004, "customers of a localized"),
        ("Lead Customer Service Agent", SectionKind.DUTIES, 1314, "enters resolutions"),
        ("Senior Human Resources Professional", SectionKind.DUTIES, 249, "salary structure changes"),
    ],
)
def test_sentences_cut_by_a_page_are_joined(
    library: Library, title: str, kind: SectionKind, line: int, cut: str
) -> None:
    (item,) = [item for item in items(library.specs[title], kind) if item.line == line]
    assert cut in item.text


def test_the_allocation_statement_is_one_field_though_one_paper_breaks_it_into_four_lines(library: Library) -> None:
    fields = [spec.field("allocation_statement") for spec in library.specs.values()]
    assert {len(field.printed.split()) for field in fields if field} == {32}
    assert len({field.printed for field in fields if field}) == 1


def _all_items(library: Library, kind: SectionKind) -> Iterator[Item]:
    for spec in library.specs.values():
        yield from items(spec, kind)


def test_the_counts_of_the_library(library: Library) -> None:
    competencies = list(_all_items(library, SectionKind.COMPETENCIES))
    terms = [item.term for item in competencies if item.term]
    assert len({term.name for term in terms}) == 48
    assert len(terms) == 191
    assert len({(term.name, term.definition) for term in terms}) == 111
    assert len({item.text for item in competencies if item.term is None}) == 7
    assert Counter(term.separator for term in terms) == {" – ": 109, " - ": 71, "- ": 11}
    demands = [item.term for item in _all_items(library, SectionKind.PHYSICAL_DEMANDS)]
    assert len({term.name.casefold() for term in demands if term}) == 18
    assert None not in demands
    environment = Counter(item.text for item in _all_items(library, SectionKind.ENVIRONMENT))
    assert len(environment) == 9
    assert sorted(n for text, n in environment.items() if "ressure" in text) == [1, 3, 6]


@pytest.mark.clause(143)
def test_the_note_on_the_physical_demands_stands_in_seven_of_ten(library: Library) -> None:
    noted = {
        title: len(section.note.split())
        for title, spec in library.specs.items()
        if (section := spec.section(SectionKind.PHYSICAL_DEMANDS)) and section.note
    }
    without = {"311 Customer Service Specialist", "Associate Human Resources Professional"}
    assert set(library.specs) - set(noted) == without | {"Senior Human Resources Professional"}
    assert set(noted.values()) == {19}


@pytest.mark.clause(144, 145)
def test_the_classes_that_each_is_distinguished_from(library: Library) -> None:
    agent, lead, specialist = (
        "311 Customer Service Agent",
        "Lead Customer Service Agent",
        "311 Customer Service Specialist",
    )
    assert {title: [d.from_class for d in spec.distinctions] for title, spec in library.specs.items()} == {
        "311 Analyst/Trainer": ["Agency Trainer", "Management Analyst"],
        agent: [lead, specialist, "Emergency Communications Operator"],
        specialist: [agent, lead],
        "311 Operations Assistant": ["Operations Assistant", "Executive Assistant I"],
        "Contact Center Director": ["Contact Center Operations Manager", "Manager 2"],
        "Contact Center Operations Manager": [lead, "Operational Supervisor I", "Manager 1"],
        "DHS Customer Service Agent": [agent, lead, "Emergency Communications Operator"],
        lead: [agent, "DHS Customer Service Agent", specialist, "Lead Emergency Communications Operator"],
        "Associate Human Resources Professional": [
            "Staff Human Resources Professional",
            "Senior Human Resources Professional",
        ],
        "Senior Human Resources Professional": [
            "Associate Human Resources Professional",
            "Human Resources Specialist",
            "Human Resources Supervisor",
        ],
    }
    series = [d.from_class for spec in library.specs.values() for d in spec.distinctions if d.series]
    assert series == ["Management Analyst"]


@pytest.mark.clause(150, 164)
def test_the_classes_that_are_taken_over_and_replaced(library: Library) -> None:
    specs = library.specs
    assert {t: [r.to_class for r in s.incorporates] for t, s in specs.items() if s.incorporates} == {
        "311 Customer Service Specialist": ["311 Customer Service Agent"]
    }
    assert {t: [r.to_class for r in s.replaces] for t, s in specs.items() if s.replaces} == {
        "Associate Human Resources Professional": ["Associate Personnel Analyst", "Agency Personnel Analyst"],
        "Senior Human Resources Professional": ["Senior Personnel Analyst", "Senior Agency Personnel Analyst"],
    }


@pytest.mark.clause(151)
def test_what_is_conditional_on_position_or_assignment(library: Library) -> None:
    found = [
        (title, section.kind, item.qualifier)
        for title, spec in library.specs.items()
        for section in spec.walk()
        for item in section.items
        if item.qualifier and section.kind is not SectionKind.EDUCATION_EXPERIENCE
    ]
    assert sorted(found) == [
        ("311 Analyst/Trainer", "supervision_given", "By position"),
        ("311 Customer Service Agent", "duties", "By position"),
        ("311 Customer Service Agent", "supervision_given", "By assignment"),
        ("311 Customer Service Specialist", "supervision_given", "By position"),
        ("DHS Customer Service Agent", "supervision_given", "By assignment"),
        ("Lead Customer Service Agent", "duties", "By position"),
        ("Senior Human Resources Professional", "duties", "By position"),
        ("Senior Human Resources Professional", "supervision_given", "By position"),
    ]


@pytest.mark.clause(163)
def test_the_class_histories(library: Library) -> None:
    found = {
        title: [(str(note.when) if note.when else None, note.by) for note in spec.history]
        for title, spec in library.specs.items()
    }
    new = [(None, None)]
    assert found == {
        "311 Analyst/Trainer": [("2009-08", "PW"), ("2011", "MF")],
        "311 Customer Service Agent": [("2007-04", "MP"), ("2009-08", "PW"), ("2011", "MF")],
        "311 Customer Service Specialist": [("2011", None)],
        "311 Operations Assistant": [("2009-08", None), ("2011", None)],
        "Contact Center Director": new,
        "Contact Center Operations Manager": new,
        "DHS Customer Service Agent": new,
        "Lead Customer Service Agent": [("2009-08", "PW"), ("2011", "MF")],
        "Associate Human Resources Professional": [("2007-02", None), ("2009-05", None)],
        "Senior Human Resources Professional": [("2007-02", None), ("2009-05", None)],
    }


def test_bullets_stand_under_the_duty_that_announces_them(library: Library) -> None:
    duties = items(library.specs["311 Customer Service Specialist"], SectionKind.DUTIES)
    assert [(len(item.items), {inner.mark for inner in item.items}) for item in duties] == [
        (0, set()),
        (8, {"-"}),
        (0, set()),
    ]
