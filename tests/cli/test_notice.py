"""`classplan notice`: what is entered, what is refused, and that a refusal leaves everything as it was."""

import types
from datetime import date
from pathlib import Path

import pytest

from classplan.cli import entering
from classplan.core.plan import Change
from classplan.formats.extract import LARGEST
from classplan.records.proceedings.models import Action, Notice
from tests.papers import SpecPaper, abolished, created, line, notice, retitled
from tests.plugins.office import Desk

DAY = date(2012, 3, 5)
BOARD = ("--board-approved", "2012-03-22")  # a Thursday: in force on 2012-03-25
KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
BEEKEEPER = Change(
    line("NC1003", "Beekeeper", "612-C", 31573, 46117), line("NA2003", "Apiarist", "613-A", 35912, 52419)
)
SHEPHERD = Change(line("NC1004", "Shepherd", "612-C", 31573, 46117), line("NC1004", "Shepherd", "614-C", 33597, 49038))
TRIMMER = retitled("NS1002", "Hedge Trimmer", "Hedge Keeper")
SCARECROW = abolished("NS1009", "Scarecrow", "607-S")
EVERY_KIND = notice("201", DAY, TRIMMER, BEEKEEPER, SHEPHERD, KEEPER, SCARECROW, specs=[SpecPaper("Orchard Keeper")])


# --- What is entered --------------------------------------------------------------------------------------


@pytest.mark.clause(18, 21, 38)
def test_every_kind_of_change_is_entered_as_printed(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    before, after = desk.plan("2012-03-24"), desk.plan("2012-03-25")
    assert {c: (x["title"], x["grade"]) for c, x in before.items()} == {
        "NC1003": ("Beekeeper", "612-C"),
        "NC1004": ("Shepherd", "612-C"),
        "NS1002": ("Hedge Trimmer", None),
        "NS1009": ("Scarecrow", "607-S"),
    }
    assert {c: (x["title"], x["grade"], x["provisional"]) for c, x in after.items()} == {
        "NA2003": ("Apiarist", "613-A", True),
        "NC1004": ("Shepherd", "614-C", True),
        "NS1001": ("Orchard Keeper", "613-S", True),
        "NS1002": ("Hedge Keeper", None, False),
    }
    assert after["NS1001"]["flsa"] == "non-exempt"
    council = {c for c, x in after.items() if any(n["code"] == "council-not-on-record" for n in x["notes"])}
    assert council == set(after)


def test_a_persons_word_at_the_terminal_is_recorded_as_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = types.SimpleNamespace(stdin=types.SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(entering, "sys", terminal)
    paper = desk.file("201.txt", EVERY_KIND)
    before = desk.everything()
    declined = desk.command("notice", "record", paper, *BOARD, typed="n\n")
    assert (declined.exit_code, "Not entered; nothing was written." in declined.stderr) == (2, True)
    assert desk.everything() == before
    assert desk.command("notice", "record", paper, *BOARD, typed="y\n").exit_code == 0
    assert all(choice["confirmed"] for choice in Notice.objects.get().entry.payload["choices"])


def test_an_amount_with_cents_stays_exact(desk: Desk) -> None:
    paper = notice("201", DAY, KEEPER).replace("$32,130", "$32,130.50")
    desk.record("201.txt", paper, *BOARD)
    line_ = desk.plan("2012-03-25")["NS1001"]
    assert (line_["minimum"], line_["maximum"]) == ("32130.50", 46904)


def test_the_notices_on_record_are_listed(desk: Desk) -> None:
    assert desk.run("notice", "list") == "No notice is on record yet.\n"
    desk.record("201.txt", EVERY_KIND, *BOARD)
    heads, _, row = desk.run("notice", "list").splitlines()
    assert heads.split() == ["number", "of", "subject", "in", "force", "from"]
    assert (row.split()[:2], row.split()[-1]) == (["201", "2012-03-05"], "2012-03-25")


def test_a_choice_made_when_a_notice_was_entered_holds_when_a_later_act_dates_it(desk: Desk) -> None:
    desk.record("201.txt", notice("201", date(2014, 3, 5), KEEPER), "--board-approved", "2014-03-20",
                "--choose", "week-starts=monday")  # fmt: skip
    assert desk.command("plan", "as-of", "2025-01-01").exit_code == 3
    desk.run("notice", "act", "201", "--mayor-approved", "2014-04-02")
    assert desk.plan("2014-04-07")["NS1001"]["since"] == "2014-04-07"


# --- Papers that are none ---------------------------------------------------------------------------------

CUT = EVERY_KIND[: EVERY_KIND.index("MINIMUM QUALIFICATIONS")]
BAD_FILES = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n", "the file is empty"),
    "truncated": (CUT.encode(), "broken off"),
    "cut off in a character": (EVERY_KIND.encode() + "é".encode()[:1], "in the middle of a character"),
    "binary": (bytes(range(256)) * 8, "byte 1 is zero"),
    "a PDF that is called .txt": (b"%PDF-1.4\n1 0 obj\n", "it is a PDF document"),
    "a Word file that is called .txt": (b"PK\x03\x04" + bytes(64), "a Word, Excel or OpenDocument file"),
    "no notice": (b"A letter to the editor.\n", "read with one problem"),
    "two notices": (
        (notice("201", DAY, KEEPER) + notice("202", DAY, TRIMMER)).encode(),
        "exactly one is needed",
    ),
}


@pytest.mark.parametrize(("content", "says"), BAD_FILES.values(), ids=BAD_FILES)
def test_what_is_no_whole_notice_is_refused(desk: Desk, content: bytes, says: str) -> None:
    message = desk.refused("notice", "record", desk.file("paper.txt", content), *BOARD, "--yes")
    assert "paper.txt" in message
    assert says in message


def test_a_file_of_200_megabytes_is_refused_by_its_size_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Path(desk.file("huge.txt", ""))
    with paper.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    monkeypatch.setattr(Path, "read_bytes", lambda *_: pytest.fail("the file was read"))
    with monkeypatch.context():
        result = desk.command("notice", "record", paper, *BOARD, "--yes")
    assert result.exit_code == 2
    assert "200,000,000 bytes" in result.stderr
    assert f"{LARGEST:,}" in result.stderr


@pytest.mark.parametrize("name", ["no-such.txt", "."])
def test_what_is_no_file_is_refused(desk: Desk, name: str) -> None:
    assert "Name" in desk.refused("notice", "record", desk.folder / name, *BOARD, "--yes") or name != "."


# --- Papers that contradict themselves, or what is on record ----------------------------------------------

BAD_PAPERS = {
    "tables against prose": (
        notice(
            "201",
            DAY,
            KEEPER,
            summary="This proposal amends the Classification and Pay Plan by creating Orchard Keeper (615-S).",
        ),
        ["the prose gives Orchard Keeper the grade 615-S", "line 11", "--despite-problems"],
    ),
    "a date that does not exist": (
        notice("201", DAY, KEEPER).replace("Date: March 5, 2012", "Date: February 30, 2012"),
        ["February 30, 2012"],
    ),
    "a range upside down": (
        notice("201", DAY, created("NS1001", "Orchard Keeper", "613-S", 46904, 32130)),
        ["613-S", "46,904", "32,130"],
    ),
    "two ranges of one grade": (
        notice("201", DAY, KEEPER, created("NS1005", "Pond Keeper", "613-S", 32131, 46904)),
        ["613-S", "two ranges", "7-10 K, L"],
    ),
    "two changes of one class": (
        notice("201", DAY, TRIMMER, retitled("NS1002", "Hedge Trimmer", "Topiarist")),
        ["NS1002", "two changes"],
    ),
    "no number": (notice("201", DAY, KEEPER).replace("Notice No. 201", "Notice No."), ["no number"]),
    "no date": (notice("201", DAY, KEEPER).replace("Date: March 5, 2012\n", ""), ["date"]),
    "a weekday that is another": (
        notice("201", DAY, KEEPER)
        .replace("Tuesday March 20", "Friday March 20")
        .replace("Monday March 20", "Friday March 20"),
        ["Friday", "March 20"],
    ),
    "an announced table that is missing": (
        notice(
            "201",
            DAY,
            summary="This proposal amends the Classification and Pay Plan by creating Orchard Keeper (613-S).",
        ),
        ["no table of changes"],
    ),
}


@pytest.mark.parametrize(("paper", "says"), BAD_PAPERS.values(), ids=BAD_PAPERS)
def test_a_paper_that_contradicts_itself_is_refused(desk: Desk, paper: str, says: list[str]) -> None:
    message = desk.refused("notice", "record", desk.file("paper.txt", paper), *BOARD, "--yes")
    assert [words for words in says if words not in message] == []


@pytest.mark.parametrize("case", ["two changes of one class", "two ranges of one grade"])
def test_a_reason_does_not_make_a_contradiction_true(desk: Desk, case: str) -> None:
    paper = desk.file("paper.txt", BAD_PAPERS[case][0])
    message = desk.refused("notice", "record", paper, *BOARD, "--yes", "--despite-problems", "We want it so.")
    assert "7-10" in message


def test_a_paper_with_a_problem_can_be_entered_for_a_reason_that_is_kept(desk: Desk) -> None:
    paper = desk.file("paper.txt", BAD_PAPERS["tables against prose"][0])
    desk.run("notice", "record", paper, *BOARD, "--yes", "--despite-problems", "The minutes have 613-S.")
    assert Notice.objects.get().entry.payload["despite_problems"] == "The minutes have 613-S."
    assert desk.plan("2012-03-25")["NS1001"]["grade"] == "613-S"


def test_a_code_that_another_class_carries_is_refused(desk: Desk) -> None:
    desk.record("201.txt", notice("201", DAY, KEEPER), *BOARD)
    later = notice("202", date(2012, 5, 7), created("NS1001", "Pond Keeper", "613-S", 32130, 46904))
    message = desk.refused("notice", "record", desk.file("202.txt", later), "--board-approved", "2012-05-24", "--yes")
    for said in ("NS1001", "Pond Keeper", "“Orchard Keeper” carries it since 2012-03-25", "X25"):
        assert said in message


@pytest.mark.parametrize("words", [EVERY_KIND, EVERY_KIND.replace("Long Room", "Short Room")], ids=["same", "another"])
def test_the_same_notice_is_entered_once(desk: Desk, words: str) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD, "--by", "Ada")
    message = desk.refused("notice", "record", desk.file("again.txt", words), *BOARD, "--yes", "--by", "Bob")
    assert "Notice 201 is on record already: of 2012-03-05, entered by Ada" in message
    assert "journal entry 2" in message


OLDER = date(2011, 8, 1)
OLDER_BOARD = ("--board-approved", "2011-08-18")  # in force on 2011-08-21


def test_an_older_notice_that_disagrees_with_one_on_record_is_refused(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    older = notice("190", OLDER, retitled("NS1002", "Branch Trimmer", "Hedge Cutter"))
    message = desk.refused("notice", "record", desk.file("190.txt", older), *OLDER_BOARD, "--yes")
    for said in ("Notice 190", "title", "“Hedge Cutter”", "Notice 201", "“Hedge Trimmer”", "Record the missing one"):
        assert said in message


def test_an_older_notice_that_ends_a_class_which_a_later_one_still_lists_is_refused(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    older = notice("190", OLDER, abolished("NC1004", "Shepherd", "612-C"))
    message = desk.refused("notice", "record", desk.file("190.txt", older), *OLDER_BOARD, "--yes")
    assert "Notice 190" in message
    assert "Notice 201" in message
    assert "Shepherd" in message


def test_an_older_notice_that_agrees_tells_how_the_line_came_about(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    older = notice("190", OLDER, retitled("NS1002", "Branch Trimmer", "Hedge Trimmer"))
    desk.record("190.txt", older, *OLDER_BOARD)
    line_ = desk.plan("2012-03-10")["NS1002"]
    assert (line_["title"], line_["since"], line_["cause"]) == ("Hedge Trimmer", "2011-08-21", "190")
    assert desk.plan("2011-08-20")["NS1002"]["title"] == "Branch Trimmer"
    assert desk.plan("2012-03-25")["NS1002"]["cause"] == "201"
    assert desk.run("plan", "history", "Branch Trimmer") == desk.run("plan", "history", "Hedge Keeper")
    assert not desk.verified().faults


def test_an_older_notice_tells_how_a_class_began_that_was_only_attested(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    older = notice("190", OLDER, created("NC1003", "Beekeeper", "612-C", 31573, 46117))
    desk.record("190.txt", older, *OLDER_BOARD)
    assert desk.plan("2012-03-10")["NC1003"]["since"] == "2011-08-21"
    assert desk.plan("2012-03-10")["NC1003"]["cause"] == "190"
    assert desk.run("plan", "history", "NC1003") == desk.run("plan", "history", "NA2003")
    assert not desk.verified().faults


# --- Acts out of their order ------------------------------------------------------------------------------

BAD_ACTS = {
    "the Board before the notice": (("--board-approved", "2012-03-01"), "7-21 B"),
    "the Council before the Board": ((*BOARD, "--council-approved", "2012-03-20"), "7-21 C"),
    "the Mayor before the Board": ((*BOARD, "--mayor-approved", "2012-03-20"), "7-37 A"),
    "an override without a veto": ((*BOARD, "--override", "2012-05-01"), "Give the day of the veto"),
    "an override before the veto": ((*BOARD, "--veto", "2012-05-01", "--override", "2012-04-30"), "7-37 A"),
    "the Mayor for it and against it": (
        (*BOARD, "--mayor-approved", "2012-05-01", "--veto", "2012-05-02"),
        "only one of them can stand",
    ),
    "an act in the future": ((*BOARD, "--council-approved", "2999-01-01"), "Only past acts are recorded"),
    "a basis where the rule speaks": (
        (*BOARD, "--effective", "2012-04-01", "--basis", "An ordinance."),
        "the rule speaks for itself",
    ),
    "a day without its basis": ((*BOARD, "--effective", "2012-04-01"), "go together"),
    "a basis without its day": ((*BOARD, "--basis", "An ordinance."), "go together"),
    "a wording that would be entered": ((*BOARD, "--wording", "2013"), "give --dry-run with it"),
    "an unknown wording": ((*BOARD, "--wording", "1999", "--dry-run"), "Those known are: 2011, 2013"),
    "an unknown choice": ((*BOARD, "--choose", "moon=full"), "There is no choice “moon”"),
    "a choice of nothing known": ((*BOARD, "--choose", "week-starts=payday"), "cannot be chosen for week-starts"),
    "no choice at all": ((*BOARD, "--choose", "monday"), "NAME=VALUE"),
    "no day of the calendar": (("--board-approved", "2012-02-30"), "is not a day of the calendar"),
    "no Board": ((), "--board-approved"),
}


@pytest.mark.parametrize(("acts", "says"), BAD_ACTS.values(), ids=BAD_ACTS)
def test_acts_that_cannot_be_are_refused(desk: Desk, acts: tuple[str, ...], says: str) -> None:
    message = desk.refused("notice", "record", desk.file("201.txt", EVERY_KIND), *acts, "--yes")
    assert says in message


EARLY = notice("150", date(2010, 2, 1), KEEPER)
EARLY_BOARD = ("--board-approved", "2010-02-18")


def test_before_any_wording_is_known_a_day_and_its_ground_are_asked_for(desk: Desk) -> None:
    paper = desk.file("150.txt", EARLY)
    message = desk.refused("notice", "record", paper, *EARLY_BOARD, "--yes", status=3)
    assert "No wording of 7-37 A" in message
    assert "--effective DATE --basis" in message
    before_board = ("--effective", "2010-02-01", "--basis", "An ordinance.")
    assert "before the Board's approval" in desk.refused(
        "notice", "record", paper, *EARLY_BOARD, *before_board, "--yes"
    )


def test_a_day_and_its_ground_enter_it_and_stay_on_record(desk: Desk) -> None:
    desk.record("150.txt", EARLY, *EARLY_BOARD, "--effective", "2010-02-21", "--basis", "The budget ordinance.")
    assert desk.plan("2010-02-21")["NS1001"]["since"] == "2010-02-21"
    amendment = Notice.objects.get().amendment
    assert amendment.wording is None
    assert "The budget ordinance." in amendment.reason
    assert not desk.verified().faults


# --- Later acts -------------------------------------------------------------------------------------------

BAD_LATER_ACTS = {
    "an unknown notice": (("999", "--council-approved", "2012-04-16"), 3, "No notice 999 is on record"),
    "no act": (("201",), 2, "No act is given"),
    "the same act again": (("201", "--board-approved", "2012-03-22"), 2, "“board” on record already, on 2012-03-22"),
    "the Council before the Board": (("201", "--council-approved", "2012-03-21"), 2, "7-21 C"),
    "an override without a veto": (("201", "--override", "2012-04-16"), 2, "Give the day of the veto"),
    "an act in the future": (("201", "--council-approved", "2999-01-01"), 2, "after today"),
    "no day of the calendar": (("201", "--council-approved", "2012-13-01"), 2, "is not a day of the calendar"),
}


@pytest.mark.parametrize(("words", "status", "says"), BAD_LATER_ACTS.values(), ids=BAD_LATER_ACTS)
def test_a_later_act_that_cannot_be_is_refused(desk: Desk, words: tuple[str, ...], status: int, says: str) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    assert says in desk.refused("notice", "act", *words, status=status)


def test_an_act_is_entered_once(desk: Desk) -> None:
    desk.record("201.txt", EVERY_KIND, *BOARD)
    desk.run("notice", "act", "201", "--council-approved", "2012-04-16")
    message = desk.refused("notice", "act", "201", "--council-approved", "2012-04-17")
    assert "“council” on record already, on 2012-04-16" in message
    assert [(act.act, act.on) for act in Action.objects.order_by("on")] == [
        ("board", date(2012, 3, 22)),
        ("council", date(2012, 4, 16)),
    ]


@pytest.mark.clause(79, 80)
def test_a_veto_holds_a_notice_up_until_it_is_overridden(desk: Desk) -> None:
    desk.record("201.txt", notice("201", date(2014, 3, 5), KEEPER), "--board-approved", "2014-03-20")
    desk.run("notice", "act", "201", "--council-approved", "2014-04-07", "--veto", "2014-04-10")
    assert desk.command("plan", "as-of", "2025-01-01").exit_code == 3
    assert "nothing takes effect unless the Council overrides" in desk.run("plan", "history", "Orchard Keeper")
    desk.run("notice", "act", "201", "--override", "2014-04-21")
    line_ = desk.plan("2014-04-27")["NS1001"]
    assert (line_["since"], line_["provisional"], line_["cause"]) == ("2014-04-27", False, "201")
    assert desk.command("plan", "as-of", "2014-04-26").exit_code == 3
    assert not desk.verified().faults


# --- Specifications alone ---------------------------------------------------------------------------------


@pytest.mark.clause(39, 40, 41)
def test_a_change_of_the_text_alone_takes_the_directors_road(desk: Desk) -> None:
    """Specifications that come with a notice and touch no line are none of the Council's business."""
    alone = notice(
        "201",
        DAY,
        summary="One text has been gone over.",
        subject="A specification",
        specs=[SpecPaper("Orchard Keeper")],
    )
    desk.record("201.txt", alone, *BOARD)
    cited = " ".join(f["citation"] for f in Notice.objects.get().amendment.findings)
    assert "7-21" not in cited
    desk.record("202.txt", notice("202", DAY, TRIMMER), *BOARD)
    cited = " ".join(f["citation"] for f in Notice.objects.get(number="202").amendment.findings)
    assert "7-21 A" in cited
    assert "7-21 C" in cited
