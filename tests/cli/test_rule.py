"""`classplan rule`: what a clause says on a day, and where it says nothing. It needs no office."""

import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from classplan.cli.main import main


def rule(*words: str) -> Result:
    return CliRunner().invoke(main, ["rule", *words])


@pytest.mark.parametrize(
    ("day", "wording"), [("2011-03-23", "2011"), ("2013-02-21", "2011"), ("2013-02-22", "2013"), ("2020-01-01", "2013")]
)
@pytest.mark.parametrize("name", ["7-37 A", "7-37.A", "7-37 a", "Effective date of plan changes"])
def test_the_day_picks_the_wording_whether_by_number_or_by_title(name: str, day: str, wording: str) -> None:
    told = rule("explain", name, "--jurisdiction", "denver", "--on", day)
    assert told.exit_code == 0
    assert f"Wording {wording}, in force on" in told.stdout
    for said in ("In our words:", "Evidence:", "Governing day:", "It computes:", "It leaves to a person:"):
        assert said in told.stdout


def test_of_a_day_without_a_known_wording_it_says_so_and_nothing_else() -> None:
    told = rule("explain", "7-37 A", "--on", "2011-03-22")
    assert (told.exit_code, told.stdout) == (3, "")
    assert "No wording of 7-37 A" in told.stderr
    assert "The first one known is 2011, from 2011-03-23" in told.stderr


@pytest.mark.parametrize("clause", ["7-10 K", "7-10 L", "7-10 M"])
def test_a_proposed_wording_can_be_simulated_and_says_that_it_is_proposed(clause: str) -> None:
    told = rule("explain", clause, "--wording", "441B")
    assert told.exit_code == 0
    assert "Wording 441B, simulated (proposed, never in force so far)." in told.stdout
    assert "441B" not in rule("explain", clause, "--on", "2020-01-01").stdout.splitlines()[1]


@pytest.mark.clause(79, 81)
@pytest.mark.parametrize(
    ("wording", "facts", "outcome", "day"),
    [
        ("2011", {"board-approved": "2011-04-07"}, "met", "2011-04-10"),
        ("2013", {"board-approved": "2011-04-07"}, "not met", None),
        ("2013", {"board-approved": "2011-04-07", "mayor-approved": "2011-05-02"}, "met", "2011-05-08"),
        ("2013", {"veto": "2011-05-02"}, "not met", None),
        ("2013", {"veto": "2011-05-02", "override": "2011-05-09"}, "met", "2011-05-15"),
    ],
)
def test_a_wording_is_applied_to_facts_and_the_answer_says_that_it_is_simulated(
    wording: str, facts: dict[str, str], outcome: str, day: str | None
) -> None:
    given = [word for name, value in facts.items() for word in ("--fact", f"{name}={value}")]
    told = rule("explain", "7-37 A", "--wording", wording, *given)
    assert told.exit_code == 0
    assert f"Applied to these facts: {outcome}." in told.stdout
    assert (f"Day: {day} (" in told.stdout) is (day is not None)
    assert f"Rests on: Simulated: wording {wording} was asked for by name" in told.stdout


def test_a_choice_moves_the_day() -> None:
    told = rule("explain", "7-37 A", "--on", "2011-04-07", "--fact", "board-approved=2011-04-07",
                "--choose", "week-starts=monday")  # fmt: skip
    assert "Day: 2011-04-11" in told.stdout
    assert "begins on a Monday" in told.stdout


REFUSED = {
    "an unknown clause": (("7-99", "--on", "2011-04-07"), "hold no clause “7-99”"),
    "no day and no wording": (("7-37 A",), "--on DATE"),
    "no day of the calendar": (("7-37 A", "--on", "2011-04-31"), "is not a day of the calendar"),
    "an unknown wording": (("7-37 A", "--wording", "1999"), "Those known are: 2011, 2013"),
    "an unknown fact": (("7-37 A", "--on", "2011-04-07", "--fact", "moon=full"), "takes no fact “moon”"),
    "a fact that is no day": (
        ("7-37 A", "--on", "2011-04-07", "--fact", "board-approved=2011-02-30"),
        "is not a day of the calendar",
    ),
    "a fact that is no value at all": (("7-37 A", "--on", "2011-04-07", "--fact", "board-approved"), "NAME=VALUE"),
    "a word where a day is needed": (
        ("7-37 A", "--on", "2011-04-07", "--fact", "board-approved=soon"),
        "“soon” is not a day of the calendar",
    ),
    "a needed fact that is missing": (
        ("7-10 O", "--on", "2011-04-07", "--fact", "board-approved=2011-04-07"),
        "cannot be applied without: on (the day that is asked about)",
    ),
    "neither yes nor no": (
        ("7-10 O", "--on", "2011-04-07", "--fact", "new-class-or-changed-rate=maybe"),
        "It is one of: yes, true, no, false",
    ),
    "an unknown reading": (
        ("Notice: posting", "--on", "2011-03-23", "--fact", "reading=generous"),
        "counted-from-notice, full-days",
    ),
    "no range": (("7-10 L", "--on", "2011-04-07", "--fact", "pay-range=much"), "such as 33597-49038"),
    "an unknown choice": (
        ("7-37 A", "--on", "2011-04-07", "--fact", "board-approved=2011-04-07", "--choose", "moon=full"),
        "There is no choice “moon”",
    ),
    "an unknown jurisdiction": (("7-37 A", "--on", "2011-04-07", "--jurisdiction", "atlantis"), "atlantis"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_answered_is_refused_with_the_reason(words: tuple[str, ...], says: str) -> None:
    told = rule("explain", *words)
    assert told.exit_code == 2, (told.output, told.exception)
    assert isinstance(told.exception, SystemExit)
    assert says in told.stderr


@pytest.mark.parametrize(
    ("clause", "facts", "says"),
    [
        ("7-10 O", ["on=2011-10-10", "board-approved=2011-04-07", "effective=2011-04-10"], ": met."),
        ("7-10 O", ["on=2011-10-11", "board-approved=2011-04-07", "effective=2011-04-10"], ": not met."),
        (
            "7-10 O",
            ["on=2011-04-11", "board-approved=2011-04-07", "new-class-or-changed-rate=no"],
            "waits for the Council",
        ),
        ("7-10 L", ["pay-range=33597-49038"], ": met."),
        ("7-10 L", ["pay-range=49038-33597"], ": not met."),
        ("7-10 E", ["stated=duties,education"], "licensure"),
        ("Notice: posting", ["notice=2011-03-23", "hearing=2011-04-05", "reading=full-days"], "Day: 2011-04-06"),
        ("7-37 A", ["board-approved=2011-04-07", "veto=2011-05-02"], "left out: veto"),
    ],
)
def test_facts_of_every_kind_can_be_typed(clause: str, facts: list[str], says: str) -> None:
    given = [word for fact in facts for word in ("--fact", fact)]
    told = rule("explain", clause, "--on", "2011-04-07", *given)
    assert told.exit_code == 0, told.output
    assert says in told.stdout


def test_the_list_names_every_wording_with_its_evidence() -> None:
    rows = [row for row in rule("list").stdout.splitlines() if row.startswith("7-37 A")]
    assert [("2011" in row, "quoted" in row) for row in rows] == [(True, True), (False, False)]
    assert "carried" in rows[1]
    (row,) = [row for row in rule("list", "--on", "2012-01-01").stdout.splitlines() if row.startswith("7-37 A")]
    assert " 2011 " in row
    assert not [row for row in rule("list", "--on", "2000-01-01").stdout.splitlines() if row.startswith("7-")]


def test_it_starts_without_the_records() -> None:
    code = "import sys; from classplan.cli.main import main; "
    code += "main(['rule', 'explain', '7-37 A', '--on', '2011-04-07'], standalone_mode=False); "
    code += "assert not [name for name in sys.modules if name.startswith('django')]"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
