"""Each rule of lint on small invented papers: what it finds, and beside it what it must leave alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from classplan.core.dates import PartialDate
from classplan.core.lint import RULES, Known, Listed, lint
from classplan.core.plan import Change, Line
from classplan.core.reading.model import (
    Circular,
    CutOffPrinted,
    GradeList,
    Notice,
    Paragraph,
    Part,
    PrintedChange,
    Reading,
    Table,
    Text,
    Unread,
)
from classplan.core.spec.model import (
    Distinction,
    Field,
    HistoryNote,
    Item,
    Section,
    SectionKind,
    Spec,
    Term,
)
from classplan.core.spec.source import lines_of

K = SectionKind


def found(*parts: Part, text: str = "", known: Known | None = None) -> list[tuple[str, str]]:
    """The rule and the words of each finding."""
    return [(fault.rule, fault.text) for fault in lint(Reading(parts), lines_of(text), known).faults]


def section(kind: SectionKind, *texts: str, heading: str = "", line: int = 10, part: str | None = None) -> Section:
    items = tuple(Item(text, line + n) for n, text in enumerate(texts, start=1))
    return Section(kind, heading or kind.value.upper(), 1, line, part=part, items=items)


def spec(title: str = "Clerk", *sections: Section, line: int = 1, **more: object) -> Spec:
    """A specification that has all that one must have."""
    whole = (
        section(K.SUMMARY, "Keeps the records of the harbor."),
        section(K.DUTIES, "Files permits.", heading="ESSENTIAL DUTIES"),
        section(K.MINIMUM_QUALIFICATIONS, "Two years of filing."),
    )
    given = {s.kind for s in sections}
    made = Spec(title=title, line=line, sections=(*(s for s in whole if s.kind not in given), *sections))
    return replace(made, **more)  # type: ignore[arg-type]


def notice(*changes: Change, prose: str = "", **more: object) -> Notice:
    printed = tuple(
        PrintedChange(change, (Text(30 + n, str(change.after or change.before)),)) for n, change in enumerate(changes)
    )
    return replace(Notice(line=1, narrative=(Paragraph(2, prose),), changes=printed), **more)  # type: ignore[arg-type]


def history(*entries: tuple[int | None, str]) -> tuple[HistoryNote, ...]:
    return tuple(
        HistoryNote(PartialDate(year) if year else None, None, text, 50 + n) for n, (year, text) in enumerate(entries)
    )


CLERK = Line("HC1001", "Harbor Clerk", "610-C")
LEAD = Line("HC1002", "Lead Dock Hand", "612-C")
DIRECTOR = Line("HA1003", "Harbor Tower Director", "810-A")
NOON = datetime.fromisoformat("2026-05-01T12:00")
ALL = notice(
    Change(CLERK, replace(CLERK, grade="611-C")), Change(LEAD, replace(LEAD, grade="613-C")), Change(None, DIRECTOR)
)


def test_every_rule_is_named_once_and_says_what_it_looks_for() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.looks_for for rule in RULES)


def test_a_sound_paper_has_no_finding() -> None:
    assert found(spec()) == []


# --- Titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Reports to the Harbor Lead Dock Hand.", "Harbor Lead Dock Hand"),
        ("Reports to the Harbor Director.", "Harbor Director"),
        ("Reports to the Harbour Clerk each day.", "Harbour Clerk"),
        ("Reports to the Lead Dock Hand.", None),
        ("Reports to Dock Hands.", None),
        ("The Harbor Clerk files.", None),
        ("Works with the Fire Marshal.", None),
        ("Harbor Clerk and Lead Dock Hand alike file.", None),
    ],
)
def test_a_title_that_is_nearly_one_is_found_and_no_other(sentence: str, wrong: str | None) -> None:
    titles = [
        text
        for rule, text in found(ALL, spec("Harbor Clerk", section(K.SUMMARY, sentence)))
        if rule == "nearly-a-title"
    ]
    assert titles == ([wrong] if wrong else [])


def test_another_level_of_a_series_is_no_misprint() -> None:
    said = section(K.SUMMARY, "Works beside the Senior Harbor Surveyor.")
    assert found(spec("Junior Harbor Surveyor", said)) == []


def test_an_unknown_title_is_a_fault_only_where_a_plan_is_loaded() -> None:
    apart = spec("Harbor Clerk", distinctions=(Distinction("Rope Maker", "It differs.", 12),))
    told = lint(Reading((apart,)))
    assert [(said.line, said.text) for said in told.unchecked] == [(12, "Rope Maker")]
    assert told.faults == ()
    with_plan = Known((Listed("Harbor Clerk"),), loaded=True)
    assert found(apart, known=with_plan) == [("unknown-title", "Rope Maker")]
    assert found(apart, known=Known((Listed("Harbor Clerk"), Listed("Rope Maker")), loaded=True)) == []


def test_a_title_of_the_past_is_told_with_that_of_today() -> None:
    apart = spec("Harbor Clerk", distinctions=(Distinction("Rope Makers", "It differs.", 12),))
    plan = Known((Listed("Harbor Clerk"), Listed("Rigger")), loaded=True, former=(("Rope Maker", "Rigger"),))
    (fault,) = lint(Reading((apart,)), known=plan).faults
    assert "a title of the past" in fault.reason
    assert fault.suggestion == "Write Rigger."


# --- Terms --------------------------------------------------------------------------------------------------


def term(name: str, definition: str, line: int) -> Section:
    item = Item(f"{name}: {definition}", line, term=Term(name, ": ", definition))
    return Section(K.COMPETENCIES, "Competencies", 2, line - 1, items=(item,))


def test_a_term_in_two_spellings_and_one_defined_twice() -> None:
    one, two = term("Self Control", "Stays calm.", 20), term("Self-Control", "Stays calm.", 40)
    assert found(spec("Clerk", one), spec("Typist", two, line=30)) == [("two-spellings", "Self-Control")]
    other = term("Self Control", "Keeps quiet.", 40)
    assert found(spec("Clerk", one), spec("Typist", other, line=30)) == [("drifted-definition", "Self Control")]
    assert found(spec("Clerk", one), spec("Typist", term("Self Control", "Stays calm.", 40), line=30)) == []


def test_two_words_for_one_thing_and_two_abbreviations_for_one_office() -> None:
    both = section(K.SUMMARY, "Answers in the call center.", "Leads the contact center.")
    assert found(spec("Clerk", both)) == [("two-words", "contact center")]
    assert found(spec("Clerk", section(K.SUMMARY, "Serves DPW and DDPW."))) == [("near-abbreviations", "DPW, DDPW")]
    assert found(spec("Clerk", section(K.SUMMARY, "Serves DPW and HRIS."))) == []


# --- History ------------------------------------------------------------------------------------------------

REVISED = (Field("revised_date", "REVISED", "3/1/2019", "2019-03-01", 45),)


def test_a_revision_without_an_entry() -> None:
    old = spec(fields=REVISED, history=history((2011, "New class.")))
    assert found(old) == [("revision-without-history", "REVISED 3/1/2019")]
    assert found(spec(fields=REVISED, history=history((2011, "New class."), (2019, "Duties revised.")))) == []
    assert found(spec(fields=REVISED, history=history((None, "Undated.")))) == []


def test_an_entry_that_leaves_out_what_the_notice_changes() -> None:
    regraded = notice(Change(CLERK, replace(CLERK, grade="611-C")))
    says_nothing = spec("Harbor Clerk", history=history((2019, "Duties revised.")))
    assert found(regraded, says_nothing) == [("history-leaves-out", "Duties revised.")]
    assert found(regraded, spec("Harbor Clerk", history=history((2019, "Pay grade raised.")))) == []


def test_an_equivalency_under_a_history_that_deleted_it() -> None:
    held = section(
        K.EDUCATION_EXPERIENCE, "One year of college for one of work.", part="equivalency", heading="Equivalency"
    )
    gone = history((2011, "The equivalency was deleted."))
    assert found(spec("Clerk", held, history=gone)) == [("equivalency-deleted", "Equivalency")]
    back = history((2011, "The equivalency was deleted."), (2015, "The equivalency was restored."))
    assert found(spec("Clerk", held, history=back)) == []


# --- Duties -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duty", "is_one"),
    [
        ("Performs other related duties as assigned.", True),
        ("Other duties may be assigned.", True),
        ("Does related work as required.", True),
        ("Carries out other tasks when directed.", True),
        ("Provides support to the yard as needed.", True),
        ("Assists other staff as required.", True),
        ("Performs duties of the harbor master in an emergency.", False),
        ("Provides clerical support to the board as required.", False),
        ("Assigns duties to deck hands.", False),
    ],
)
def test_a_catch_all_among_essential_duties(duty: str, is_one: bool) -> None:
    duties = section(K.DUTIES, "Files permits.", duty, heading="ESSENTIAL DUTIES")
    assert found(spec("Clerk", duties)) == ([("catch-all-essential", duty)] if is_one else [])
    assert found(spec("Clerk", replace(duties, heading="EXAMPLES OF WORK"))) == []


def test_a_duty_that_says_what_another_says() -> None:
    twice = section(K.DUTIES, "Weighs and records each load of ore at the quay.", "Assists with ore as needed.")
    assert found(spec("Clerk", twice)) == [("same-duty-twice", "Assists with ore as needed.")]
    assert found(spec("Clerk", section(K.DUTIES, "Weighs ore.", "Paints boats."))) == []


# --- Qualifications -----------------------------------------------------------------------------------------

DEGREE = section(K.EDUCATION_EXPERIENCE, "A Bachelor's Degree in navigation.", part="education", heading="Education")


def test_a_degree_for_which_nothing_can_stand() -> None:
    assert [rule for rule, _ in found(spec("Clerk", DEGREE))] == ["degree-without-equivalency"]
    instead = section(K.EDUCATION_EXPERIENCE, "Four years at sea may be substituted.", part="equivalency", line=20)
    assert found(spec("Clerk", DEGREE, instead)) == []
    assert found(spec("Clerk", section(K.EDUCATION_EXPERIENCE, "A Bachelor's Degree or four years at sea."))) == []


@pytest.mark.parametrize(
    ("equivalency", "contradicts"),
    [
        (("None.", "Work at sea may be substituted for the degree."), True),
        (("School may be substituted for the required experience.",), True),
        (("Two years of work equal to one year. With a Bachelor's degree, seven years can be substituted.",), True),
        (("Two years of work equal to one year. With a Bachelor's degree, eight years can be substituted.",), False),
        (("None.",), False),
    ],
)
def test_an_equivalency_against_the_requirement(equivalency: tuple[str, ...], contradicts: bool) -> None:
    stated = section(K.EDUCATION_EXPERIENCE, *equivalency, part="equivalency", heading="Equivalency", line=20)
    none = section(K.MINIMUM_QUALIFICATIONS, "A clear record.")
    rules = [rule for rule, _ in found(spec("Clerk", none, DEGREE, stated)) if rule == "equivalency-contradicts"]
    assert bool(rules) is contradicts


@pytest.mark.parametrize(
    ("asked", "contradicts"),
    [
        (section(K.EDUCATION_EXPERIENCE, "Six months in turf care.", part="experience", heading="Experience"), False),
        (section(K.EDUCATION_EXPERIENCE, "Turf care at a park.", part="experience", heading="Experience"), False),
        (section(K.EDUCATION_EXPERIENCE, "None", part="experience", heading="Experience"), True),
        (section(K.MINIMUM_QUALIFICATIONS, "High school, and a season of turf care."), False),
        (section(K.REQUIREMENTS, "Two seasons of turf care."), False),
    ],
)
def test_an_equivalency_goes_with_the_experience_wherever_that_is_asked_for(
    asked: Section, *, contradicts: bool
) -> None:
    none = section(K.MINIMUM_QUALIFICATIONS, "A clear record.")
    course = "A course in turf care may be substituted for the experience required."
    stated = section(K.EDUCATION_EXPERIENCE, course, part="equivalency", heading="Equivalency", line=30)
    sections = [DEGREE, asked, stated] if asked.kind is K.MINIMUM_QUALIFICATIONS else [none, DEGREE, asked, stated]
    rules = [rule for rule, _ in found(spec("Clerk", *sections))]
    assert ("equivalency-contradicts" in rules) is contradicts


# --- Fields and sections ------------------------------------------------------------------------------------


@pytest.mark.clause(96)
def test_an_flsa_status_other_than_that_of_its_schedule() -> None:
    lines = [Line(f"HC100{n}", f"Hand {n}", f"61{n}-C") for n in range(4)]
    status = [*["non-exempt"] * 3, "exempt"]
    specs = [
        spec(line.title or "", line=100 * n, fields=(Field("flsa", "FLSA", said, said, 100 * n + 9),))
        for n, (line, said) in enumerate(zip(lines, status, strict=True), start=1)
    ]
    tables = notice(*(Change(None, line) for line in lines))
    assert found(tables, *specs) == [("flsa-against-schedule", "FLSA exempt")]
    assert found(tables, *specs[:3]) == []


def test_an_eeo_category_that_the_summary_does_not_bear_out() -> None:
    fields = (Field("eeo_category", "EEO:", "Technicians", "Technicians", 60),)
    assert found(spec("Clerk", fields=fields)) == [("eeo-against-summary", "EEO: Technicians")]
    assert found(spec("Clerk", section(K.SUMMARY, "Does technician work."), fields=fields)) == []


@pytest.mark.clause(163)
def test_a_part_that_is_missing_blocks_a_draft_and_one_that_is_not_stated_does_not() -> None:
    bare = Spec(title="Clerk", line=1, sections=(section(K.SUMMARY, "Files."),))
    told = lint(Reading((bare,))).faults
    assert [(fault.rule, fault.blocking) for fault in told] == [("missing-section", True)] * 2
    states = spec("Typist", section(K.LICENSURE, "None."), line=90)
    assert found(spec(), states) == [("not-stated", "Clerk")]


def test_levels_of_a_series_in_the_same_words() -> None:
    words = "Work is laid out in general and looked at when it is finished, for its outcome and for its cost."
    one, two = section(K.SUPERVISION_RECEIVED, words), section(K.SUPERVISION_RECEIVED, words, line=90)
    assert [rule for rule, _ in found(spec("Clerk I", one), spec("Clerk II", two, line=80))] == [
        "shared-level-language"
    ]
    assert found(spec("Clerk I", one), spec("Diver", two, line=80)) == []


# --- Wording ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tells the foreman.", [("gendered-word", "foreman")]),
        ("Brings his or her tools.", [("gendered-word", "his or her")]),
        ("Reads HE signals and the theory.", []),
        ("Drives to the the quay.", [("residue", "Drives to the the quay.")]),
        ("Knows the law , and obeys it.", [("residue", "Knows the law , and obeys it.")]),
        ("Knows the law, and obeys it.", []),
    ],
)
def test_words_that_are_not_meant(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(spec("Clerk", section(K.SUMMARY, sentence)), text=sentence) == expected


def test_the_class_history_cites_titles_as_they_were() -> None:
    cited = section(K.OTHER, "Retitled from Dock Foreman.", part="history")
    assert found(spec("Clerk", cited)) == []


def test_what_is_left_around_struck_words() -> None:
    assert found(text="until the diver has ~~taken the course~~, and passed it") == [
        ("residue", "ntil the diver has , and passed it")
    ]


def test_a_sentence_that_no_one_can_follow_and_a_list_that_one_can() -> None:
    long = " ".join(["keel"] * 75)
    assert [rule for rule, _ in found(spec("Clerk", section(K.SUMMARY, f"Paints {long}.")))] == ["sentence-too-long"]
    parted = "; ".join([" ".join(["keel"] * 25)] * 3)
    assert found(spec("Clerk", section(K.SUMMARY, f"Paints {parted}."))) == []


def test_rules_that_leave_open_whether_they_bind_and_by_what_measure() -> None:
    items = [
        "It must be dry.",
        "It should be clean.",
        "It must be light.",
        "It should be warm.",
        "It must be large enough.",
    ]
    rule = Unread("rule", 1, tuple(Text(n, text) for n, text in enumerate(items, start=1)))
    assert found(rule) == [("should-or-must", "It should be clean."), ("no-measure", "large enough")]
    assert found(Unread("rule", 1, tuple(Text(n, text) for n, text in enumerate(items[:3], start=1)))) == []


def test_a_citation_by_an_old_number() -> None:
    text = "RULE 12\n\n12-10 Purpose\n\nAPPENDIX 12.A\n\nSee this Rule 14 and Appendix 14.A, and this Rule 12."
    paragraph = Unread("rule", 1, (Text(7, text.splitlines()[-1]),))
    assert found(paragraph, text=text) == [("stale-citation", "Appendix 14.A"), ("stale-citation", "this Rule 14")]


def test_dates_that_cannot_be_and_days_left_open() -> None:
    assert found(spec("Clerk", section(K.SUMMARY, "Moved on Monday, March 3, 2026."))) == [
        ("date", "Monday, March 3, 2026")
    ]
    assert found(spec("Clerk", section(K.SUMMARY, "Moved on Tuesday, March 3, 2026."))) == []
    open_day = (Field("revised_date", "REVISED", "xx/xx/2019", "2019", 45),)
    assert found(spec("Clerk", fields=open_day)) == [("open-date", "xx/xx/2019")]


# --- Notices ------------------------------------------------------------------------------------------------


def rules_of(*parts: Part) -> set[str]:
    return {rule for rule, _ in found(*parts)}


def test_prose_and_tables_that_disagree() -> None:
    changes = [Change(line, replace(line, grade="613-C")) for line in (CLERK, LEAD)]
    leaves_out = "The following classes were revised after interviews: Harbor Clerk. Pay follows."
    assert "prose-and-tables" in rules_of(notice(*changes, prose=leaves_out))
    names_all = "The following classes were revised after interviews: Harbor Clerk and Lead Dock Hand. Pay follows."
    assert "prose-and-tables" not in rules_of(notice(*changes, prose=names_all))


def test_what_becomes_of_the_positions_in_an_abolished_class() -> None:
    gone = Change(CLERK, None)
    assert "no-disposition" in rules_of(notice(gone, prose="We are abolishing Harbor Clerk."))
    said = "We are abolishing Harbor Clerk, and its two positions go to Lead Dock Hand."
    assert "no-disposition" not in rules_of(notice(gone, prose=said))


def test_grades_that_are_not_shown_or_stand_apart() -> None:
    bare = Change(Line("HC1", "Old Name"), Line("HC1", "New Name"))
    assert rules_of(notice(bare)) == {"no-grade"}
    apart = notice(tables=(Table("CHANGES", 5, grade_lists=(GradeList("Present Pay Grade", 9),)),))
    assert found(apart) == [("detached-grades", "Present Pay Grade")]


def test_codes_that_change_and_codes_of_another_group() -> None:
    assert rules_of(notice(Change(CLERK, replace(CLERK, code="HC9")))) == {"code-changed"}
    lines = [Line(f"HC{n}", f"Hand {n}", f"61{n}-C") for n in range(4)]
    odd = Line("HA7", "Pilot", "617-C")
    assert found(notice(*(Change(None, line) for line in (*lines, odd)))) == [("code-without-group", str(odd))]


def test_a_posting_period_and_cut_offs_that_mislead() -> None:
    prose = "It hangs at least ten calendar days from the date of this notice."
    assert found(notice(prose=prose)) == [("posting-period", "at least ten calendar days from the date of this notice")]
    early, late = (
        CutOffPrinted(who, f"day {day}", NOON + timedelta(days=day), 9 + day)
        for who, day in (("speakers", 4), ("comments", 6))
    )
    assert found(notice(cut_offs=(early, late))) == [("cut-off-order", "day 4")]
    assert found(notice(cut_offs=(replace(early, purpose="comments"), replace(late, purpose="speakers")))) == []


def test_an_order_to_destroy_records() -> None:
    order = "Take old sheets out and have them destroyed."
    assert found(Circular(1, narrative=(Paragraph(3, order),))) == [("destroys-records", order)]


# --- Marks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("- ⊖ D. Dock: a place.", ["stray-sign"]),
        ("- ❖ Needed on the first day.", []),
        ("• A duty.", []),
        ("Dock: a place.**", ["half-marks"]),
        ("**PLEASE POST\nTHIS**", []),
        ("3. Third.\n~~4~~ **5**. Fourth.", ["numbers-of-marks"]),
        ("3. Third.\n~~5~~ **4**. Fourth.", []),
    ],
)
def test_residue_of_scanning_and_of_marks(text: str, rules: list[str]) -> None:
    assert [rule for rule, _ in found(text=text)] == rules
