"""A notice becomes structure: its head, its changes, its prose; and it contradicts itself only out loud."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from classplan.core.plan import Line
from classplan.core.reading.model import Notice, Person
from tests.core.reading_papers import NOTICE, complaints, reading_of, spec_paper


def notice_of(text: str) -> Notice:
    """The one notice in a text."""
    (notice,) = reading_of(text).notices
    return notice


def bent(old: str, new: str) -> str:
    """The sample notice with some of its words replaced; they must be there."""
    assert old in NOTICE
    return NOTICE.replace(old, new, 1)


def test_a_whole_notice_is_read_without_a_problem() -> None:
    assert reading_of(NOTICE).problems == ()


@pytest.mark.clause(131)
def test_the_head_of_a_notice_is_fields() -> None:
    notice = notice_of(NOTICE)
    assert (notice.title, notice.number) == ("Classification Notice No. 77", "77")
    assert [(f.key, f.label, f.parsed) for f in notice.fields] == [
        ("posting_required", None, True),
        ("number", "Classification Notice No.", "77"),
        ("to", "To:", "Agency Heads and Employees"),
        ("from", "From:", {"name": "Ada Finch", "office": "Director"}),
        ("date", "Date:", "2012-05-07"),
        ("subject", "Subject:", "Proposed Change to the Classification and Pay Plan"),
    ]


def test_a_letterhead_over_a_notice_is_fields_too() -> None:
    notice = notice_of("WRENFIELD\n\nPersonnel Board\n\np: 555.010.0100\n" + NOTICE)
    assert [(f.key, f.printed) for f in notice.fields[:3]] == [
        ("city", "WRENFIELD"),
        ("agency", "Personnel Board"),
        ("phone", "555.010.0100"),
    ]


def line(code: str, title: str, grade: str | None = None, low: str | None = None, high: str | None = None) -> Line:
    """A line of the plan, with its amounts as text."""
    return Line(code, title, grade, Decimal(low) if low else None, Decimal(high) if high else None)


@pytest.mark.clause(138)
def test_every_kind_of_change_states_what_its_table_prints() -> None:
    changes = [(c.change.kind, c.change.before, c.change.after) for c in notice_of(NOTICE).changes]
    assert changes == [
        ("retitle", line("WP1001", "Park Lad"), line("WP1001", "Park Worker")),
        (
            "regrade",
            line("WP1002", "Path Warden", "610-P", "30000", "40000"),
            line("WP1002", "Trail Warden", "611-P", "32000", "42000"),
        ),
        (
            "regrade",
            line("WP1003", "Bridge Hand", "608-P", "26000", "36000.50"),
            line("WP2003", "Bridge Mender", "609-P", "28000", "38000"),
        ),
        ("create", None, line("WP2004", "Trail Planner", "804-P", "50000", "70000")),
        ("abolish", line("WP1009", "Gate Keeper", "602-P"), None),
    ]


def test_a_change_keeps_every_line_that_prints_it() -> None:
    change = notice_of(NOTICE).changes[2]
    lines = NOTICE.split("\n")
    assert [(lines[text.line - 1].strip(), text.text) for text in change.printed] == [
        ("WP1003\tWP2003\tBridge Hand\tBridge Mender", "WP1003\tWP2003\tBridge Hand\tBridge Mender"),
        ("608-P ($26,000 to $36,000.50)", "608-P ($26,000 to $36,000.50)"),
        ("609-P ($28,000 to $38,000)", "609-P ($28,000 to $38,000)"),
    ]
    assert change.change.aspects == {"regrade", "retitle", "recode"}


def test_tables_know_their_columns_and_their_changes() -> None:
    tables = [(table.heading, len(table.columns), table.changes) for table in notice_of(NOTICE).tables]
    assert tables == [
        ("REVISED CLASS SPECIFICATIONS INCLUDING TITLE CHANGES", 3, (0,)),
        ("REVISED CLASS SPECIFICATIONS INCLUDING PAY GRADE AND TITLE CHANGES", 4, (1, 2)),
        ("NEW CLASSES", 3, (3,)),
        ("ABOLISHMENT", 3, (4,)),
    ]


def test_grades_may_stand_in_the_rows_themselves() -> None:
    start, end = NOTICE.index("**Current Job Code"), NOTICE.index("NEW CLASSES")
    table = (
        "Job Code\tClassification Title\tPresent Pay Grade & Range\tProposed Pay Grade & Range\n"
        "WP1002\tTrail Warden\t610-P ($30,000 to $40,000)\t611-P ($32,000 to $42,000)\n\n"
    )
    text = NOTICE[:start] + table + NOTICE[end:]
    (change,) = [c.change for c in notice_of(text).changes if c.change.kind == "regrade"]
    assert (change.before, change.after) == (
        line("WP1002", "Trail Warden", "610-P", "30000", "40000"),
        line("WP1002", "Trail Warden", "611-P", "32000", "42000"),
    )


@pytest.mark.parametrize("gap", ["\t", "   ", " "])
def test_a_row_is_parted_by_tabs_blanks_or_the_form_of_its_cells(gap: str) -> None:
    text = NOTICE.replace("WP2004\tTrail Planner\t804-P", f"WP2004{gap}Trail Planner{gap}804-P")
    assert notice_of(text).changes[3].change.after == line("WP2004", "Trail Planner", "804-P", "50000", "70000")
    assert complaints(text) == []


def test_a_table_may_say_that_nothing_changes() -> None:
    text = bent("WP1009\tGate Keeper\t602-P", "None").replace(" and by abolishing Gate Keeper (602-P)", "")
    assert complaints(text) == []
    assert [p.text for p in notice_of(text).narrative if p.about == "none"] == ["None"]


@pytest.mark.clause(134)
def test_the_hearing_has_its_day_hour_room_building_and_address() -> None:
    hearing = notice_of(NOTICE).hearing
    assert hearing is not None
    assert (hearing.day, hearing.hour) == (date(2012, 5, 24), time(17, 30))
    assert (hearing.room, hearing.building, hearing.address) == ("Long Room, Room 3", "Mill Building", "8 Weir Lane")


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("in Room 12, City Hall, 1 Main Street.", ("Room 12", "City Hall", "1 Main Street")),
        ("in the Council Chambers, 1 Main Street, Wrenfield.", ("Council Chambers", None, "1 Main Street, Wrenfield")),
        ("at City Hall.", (None, "City Hall", None)),
        ("and will be short.", (None, None, None)),
    ],
)
def test_what_a_hearing_does_not_print_is_null(printed: str, place: tuple[str | None, ...]) -> None:
    text = bent("in the Long Room, Room 3, Mill Building, 8 Weir Lane.", printed)
    hearing = notice_of(text).hearing
    assert hearing is not None
    assert (hearing.room, hearing.building, hearing.address) == place


@pytest.mark.clause(133)
@pytest.mark.parametrize(("printed", "days"), [("thirteen", 13), ("10", 10), ("twenty", 20)])
def test_the_posting_period_is_read_in_words_or_figures(printed: str, days: int) -> None:
    posting = notice_of(bent("thirteen calendar", f"{printed} calendar")).posting
    assert posting is not None
    assert posting.days == days


@pytest.mark.clause(135, 137)
def test_comments_and_speakers_have_their_own_contact_and_cut_off() -> None:
    notice = notice_of(NOTICE)
    comments, speakers = notice.contacts
    assert (comments.purpose, comments.person) == ("comments", Person("Bo Lark", "bo.lark@wrenfield.example"))
    assert comments.care_of == Person("Cy Teal", "cy.teal@wrenfield.example")
    assert (speakers.purpose, speakers.care_of) == ("speakers", None)
    assert speakers.person == Person("Di Swift", "di.swift@wrenfield.example", "(555) 010-0199")
    assert [(c.purpose, c.moment) for c in notice.cut_offs] == [
        ("comments", datetime.combine(date(2012, 5, 23), time(8))),
        ("speakers", datetime.combine(date(2012, 5, 22), time(12))),
    ]


@pytest.mark.clause(136)
def test_what_a_comment_must_give_is_read() -> None:
    assert notice_of(NOTICE).required == ("contact name", "phone number")


@pytest.mark.clause(139)
def test_a_quoted_rule_keeps_its_citation_and_its_words() -> None:
    (quoted,) = notice_of(NOTICE).quoted_rules
    assert quoted.citation == "Career Service Rule 7-37 A"
    assert quoted.text == "What the Board approves on a Tuesday holds from the Wednesday."


@pytest.mark.clause(140)
def test_the_prose_is_kept_in_order_and_told_apart() -> None:
    narrative = notice_of(NOTICE).narrative
    assert [p.about for p in narrative] == [
        "narrative",
        "rule",
        "posting",
        "heading",
        "hearing",
        "comments",
        "speakers",
    ]
    assert [p.line for p in narrative] == sorted(p.line for p in narrative)


def test_prose_broken_into_lines_is_one_paragraph() -> None:
    text = NOTICE.replace("titles and pay grades", "titles\nand pay grades").replace(
        "Trail Planner (804", "Trail\n\nPlanner (804"
    )
    assert len(notice_of(NOTICE).narrative) + 1 == len(notice_of(text).narrative)


BAD = [
    # old words, new words, what the problem says
    ("Date: May 7, 2012", "Date: February 30, 2012", "does not exist"),
    ("Date: May 7, 2012", "Date: Tuesday, May 7, 2012", "was a Monday"),
    ("Date: May 7, 2012", "Date: soon", "is not a date"),
    ("Date: May 7, 2012", "Date: 5/2012", "is not a day"),
    ("Date: May 7, 2012\n", "", "has no date"),
    ("Date: May 7, 2012", "Date:", "has no date"),
    ("Classification Notice No. 77", "Classification Notice", "has no number"),
    ("Classification Notice No. 77\n", "", "has no number"),
    ("To: Agency", "To: Everyone\nTo: Agency", "has this field too"),
    ("Thursday May 24, 2012", "Friday May 24, 2012", "was a Thursday"),
    ("Thursday May 24, 2012", "Thursday June 31, 2012", "does not exist"),
    ("May 24, 2012 5:30 p.m.", "May 24, 2012", "no hour"),
    ("**Thursday May 24, 2012 5:30 p.m.**", "soon", "without a day"),
    ("by 8:00 a.m. on **Wednesday", "by **Wednesday", "no hour"),
    ("611-P ($32,000 to $42,000)\n", "", "1 grades stand under"),
    ("611-P ($32,000 to $42,000)", "612-P ($32,000 to $42,000)", "Neither is taken"),
    ("611-P ($32,000 to $42,000)", "611-P ($42,000 to $32,000)", "upside down"),
    ("611-P ($32,000 to $42,000)", "611-P ($32,00 to $42,000)", "not an amount"),
    ("611-P ($32,000 to $42,000)", "611-P (much)", "not a range"),
    ("The scheduled time for the public hearing is", "A meeting is on", "without naming a hearing"),
    ("noon on **Tuesday, May 22, 2012**.", "noon on", "without a full stop"),
    ("Trail Planner\t804-P (", "Trail Planner\t8O4-P (", "no pay grade"),
    ("Trail Planner\t804-P ($50,000 to $70,000)", "Trail Planner\t611-P ($50,000 to $70,000)", "the prose gives"),
    ("Trail Planner\t804-P ($50,000 to $70,000)", "Trail Planner\t609-P ($50,000 to $70,000)", "two ranges"),
    ("Trail Planner (804-P)", "Trail Planner (805-P)", "the table 804-P"),
    ("Trail Planner (804-P)", "Trail Painter (804-P)", "in none of the tables"),
    ("Gate Keeper (602-P)", "Bridge Hand (608-P)", "the tables do not"),
    ("Path Warden (610-P) to Trail Warden (611-P)", "Path Warden (610-P) to Bridge Mender (609-P)", "say otherwise"),
    (" Path Warden (610-P) to Trail Warden (611-P) and", "", "does not confirm"),
    ("WP2004\t", "WP20045\t", "no job code"),
    ("WP2004\t", "WP1001\t", "two changes of this notice have"),
    ("WP1009\tGate Keeper", "WP1003\tGate Keeper", "two changes of this notice have"),
    ("WP1001\tPark Lad\tPark Worker", "WP1001\tPark Lad Park Worker", "cannot be parted"),
    ("WP1001\tPark Lad\tPark Worker\n", "", "no rows stand under"),
    ("**Job Code:**\t**Current", "**Odd Code:**\t**Current", "no row of column headings"),
]


@pytest.mark.parametrize(("old", "new", "reason"), BAD)
def test_what_is_wrong_with_a_notice_is_a_problem(old: str, new: str, reason: str) -> None:
    said = complaints(bent(old, new))
    assert any(reason in problem for problem in said), said


def test_a_problem_names_the_line_the_values_of_both_sides_and_what_to_do() -> None:
    (problem,) = reading_of(bent("Trail Planner (804-P)", "Trail Planner (805-P)")).problems
    assert (problem.line, problem.what) == (11, "Trail Planner (805-P)")
    assert problem.why == (
        "the prose gives Trail Planner the grade 805-P (after), the table 804-P (line 37). The table's is kept. "
        "Ask the office which is meant, and enter it by hand."
    )


@pytest.mark.parametrize(
    ("old", "new", "side", "left"),
    [
        ("611-P ($32,000 to $42,000)\n", "", "after", line("WP1002", "Trail Warden")),
        ("611-P ($32,000 to $42,000)", "612-P ($32,000 to $42,000)", "after", line("WP1002", "Trail Warden")),
        ("611-P ($32,000 to $42,000)", "611-P ($42,000 to $32,000)", "after", line("WP1002", "Trail Warden", "611-P")),
        ("(610-P) to", "(699-P) to", "before", line("WP1002", "Path Warden")),
    ],
)
def test_what_is_not_certain_stays_null(old: str, new: str, side: str, left: Line) -> None:
    change = notice_of(bent(old, new)).changes[1].change
    assert getattr(change, side) == left


def test_an_announced_table_that_is_not_there_is_a_problem() -> None:
    start, end = NOTICE.index("REVISED CLASS"), NOTICE.index("Per Career")
    text = NOTICE[:start] + NOTICE[end:]
    assert any("no table of changes" in said for said in complaints(text))


def test_a_notice_cut_off_after_any_heading_of_a_table_is_never_taken_for_whole() -> None:
    lines = NOTICE.split("\n")
    ends = [n for n, text in enumerate(lines) if text.isupper() and n > 10]
    assert len(ends) == 4
    assert [n for n in ends if not reading_of("\n".join(lines[: n + 1])).problems] == []


def test_a_head_without_anything_under_it_is_a_problem() -> None:
    assert any("neither prose nor a table" in said for said in complaints(NOTICE[: NOTICE.index("This proposal")]))


def test_a_grade_that_the_prose_contradicts_is_told_once_with_the_line_that_prints_it() -> None:
    (problem,) = reading_of(bent("611-P ($32,000", "612-P ($32,000")).problems
    line = next(n for n, text in enumerate(NOTICE.split("\n"), start=1) if text.startswith("611-P"))
    assert f"the table 612-P (line {line})" in problem.why


def test_attached_specifications_must_be_those_of_the_tables() -> None:
    announced = NOTICE.replace("This paper hangs", "The specifications are attached. This paper hangs")
    assert any("none is" in said for said in complaints(announced))
    assert complaints(announced + spec_paper()) == []
    assert any("no table of the notice" in said for said in complaints(NOTICE + spec_paper(title="Trail Cook")))
