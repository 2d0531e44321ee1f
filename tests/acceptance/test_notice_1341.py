"""The main job on real input: Classification Notice 1341, from its paper to the plan on any day."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from classplan.records.plan.models import PlanPoint
from classplan.records.plan.selectors import class_named, timeline_of
from classplan.records.proceedings.models import Notice
from tests.plugins.office import Desk, shared_desk

pytestmark = [pytest.mark.documents, pytest.mark.django_db]

BOARD = ("--board-approved", "2011-04-07")
VETOED = ("--veto", "2011-05-02", "--override", "2011-05-09")
NOTICED, EFFECTIVE, LAST_DAY = "2011-03-23", "2011-04-10", "2011-10-10"


@pytest.fixture(scope="module")
def paper(documents: Path) -> Path:
    return next(documents.glob("002_*.txt"))


@pytest.fixture(scope="module")
def recorded(
    paper: Path, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """An office with Notice 1341 on record, from here to the end of the module; what a test adds is taken back."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("office")) as desk:
        desk.run("notice", "record", paper, *BOARD, "--yes", "--by", "Ada")
        yield desk


# --- Before it is entered ---------------------------------------------------------------------------------


def test_a_dry_run_shows_everything_and_writes_nothing(desk: Desk, paper: Path) -> None:
    before = desk.everything()
    shown = desk.run("notice", "record", paper, *BOARD, "--dry-run")
    assert "nine changes, eight specifications" in shown
    assert "Takes effect: 2011-04-10" in shown
    assert "week-starts=sunday" in shown
    assert shown.endswith("Nothing was written (--dry-run).\n")
    assert desk.everything() == before


def test_without_a_persons_word_nothing_is_written(desk: Desk, paper: Path) -> None:
    message = desk.refused("notice", "record", paper, *BOARD)
    assert "Nothing was written: Notice 1341 needs a person's word" in message
    assert "--yes" in message


@pytest.mark.clause(79, 80, 81)
@pytest.mark.parametrize(
    ("wording", "acts", "takes_effect"),
    [
        ("2011", (), "2011-04-10"),
        ("2013", (), None),
        ("2013", ("--council-approved", "2011-04-18"), None),
        ("2013", ("--mayor-approved", "2011-05-02"), "2011-05-08"),
        ("2013", ("--veto", "2011-05-02"), None),
        ("2013", VETOED, "2011-05-15"),
    ],
)
def test_either_wording_can_be_simulated_and_none_of_it_is_written(
    desk: Desk, paper: Path, wording: str, acts: tuple[str, ...], takes_effect: str | None
) -> None:
    before = desk.everything()
    shown = desk.run("notice", "record", paper, *BOARD, *acts, "--wording", wording, "--dry-run")
    assert f"Takes effect: {takes_effect} (" in shown if takes_effect else "Takes effect: not yet." in shown
    assert f"Simulated: wording {wording} was asked for by name" in shown
    assert f"[7-37 A ({wording})]" in shown
    assert desk.everything() == before


def test_a_simulated_wording_is_never_entered(desk: Desk, paper: Path) -> None:
    message = desk.refused("notice", "record", paper, *BOARD, "--wording", "2013", "--yes")
    assert "give --dry-run with it" in message


def test_a_choice_that_the_rules_leave_open_can_be_made_otherwise(desk: Desk, paper: Path) -> None:
    desk.run("notice", "record", paper, *BOARD, "--choose", "week-starts=monday", "--yes")
    assert desk.plan("2011-04-11")["CA2436"]["since"] == "2011-04-11"
    assert "CA2436" not in desk.plan("2011-04-10")


# --- The plan on any day ----------------------------------------------------------------------------------

# code: (title, grade, minimum, maximum)
BEFORE: dict[str, tuple[object, ...]] = {
    "CA2157": ("3-1-1 Operations Support Trainer/Analyst", "806-A", 42917, 68454),
    "CC2158": ("3-1-1 Operations Support Assistant", "612-C", 31573, 46117),
    "CS2154": ("3-1-1 Customer Service Agent", None, None, None),
    "CS2155": ("3-1-1 Lead Customer Service Agent", "614-S", 33597, 49038),
    "CS2156": ("3-1-1 Customer Service Operations Supervisor", "807-S", None, None),
    "CS2374": ("3-1-1 Customer Service Specialist", None, None, None),
}
# code: (title, grade, minimum, maximum, flsa)
AFTER: dict[str, tuple[object, ...]] = {
    "CA2157": ("311 Analyst/Trainer", "809-A", 52419, 83640, "exempt"),
    "CA2433": ("Contact Center Operations Manager", "809-A", 52419, 83640, "exempt"),
    "CA2434": ("311 Operations Assistant", "613-A", 35912, 52419, "non-exempt"),
    "CA2436": ("Contact Center Director", "813-A", 68454, 109238, "exempt"),
    "CS2154": ("311 Customer Service Agent", None, None, None, "non-exempt"),
    "CS2155": ("Lead Customer Service Agent", "615-S", 35124, 51268, "non-exempt"),
    "CS2374": ("311 Customer Service Specialist", None, None, None, "non-exempt"),
    "CS2435": ("DHS Customer Service Agent", "613-S", 32130, 46904, "non-exempt"),
}
TITLE_ONLY = {"CS2154", "CS2374"}


def notes_of(line: dict[str, Any]) -> set[str]:
    return {note["code"] for note in line["notes"]}


def values(line: dict[str, Any], *names: str) -> tuple[object, ...]:
    return tuple(line[name] for name in names)


def test_of_the_day_before_the_notice_nothing_is_known_which_is_not_nothing(recorded: Desk) -> None:
    for form in ([], ["--json"], ["--csv"]):
        result = recorded.command("plan", "as-of", "2011-03-22", *form)
        assert (result.exit_code, result.stdout) == (3, "")
        assert "not known for Tuesday, March 22, 2011" in result.stderr
        assert "Wednesday, March 23, 2011" in result.stderr


@pytest.mark.parametrize("day", [NOTICED, "2011-04-07", "2011-04-09"])
def test_what_stood_before_is_attested_from_the_day_of_the_notice(recorded: Desk, day: str) -> None:
    plan = recorded.plan(day)
    assert {code: values(line, "title", "grade", "minimum", "maximum") for code, line in plan.items()} == BEFORE
    for code, line in plan.items():
        assert values(line, "flsa", "provisional", "since", "cause") == (None, False, NOTICED, None)
        unknown = {"grade-not-on-record"} if code in TITLE_ONLY else {"group-inferred"}
        assert notes_of(line) == {"attested"} | unknown
        assert "Notice 1341" in line["notes"][0]["text"]
        assert "at the latest since" in line["notes"][0]["text"]


@pytest.mark.clause(18, 80, 81)
@pytest.mark.parametrize("day", [EFFECTIVE, LAST_DAY, "2011-10-11", "2030-01-01"])
def test_what_the_notice_did_stands_from_its_effective_day(recorded: Desk, day: str) -> None:
    plan = recorded.plan(day)
    names = ("title", "grade", "minimum", "maximum", "flsa")
    assert {code: values(line, *names) for code, line in plan.items()} == AFTER
    lapsed = date.fromisoformat(day) > date.fromisoformat(LAST_DAY)
    months = {"provisional-past-its-months" if lapsed else "provisional"}
    for code, line in plan.items():
        lasting = code in TITLE_ONLY
        assert values(line, "provisional", "since", "cause") == (not lasting, EFFECTIVE, "1341")
        assert line["group"] == (None if lasting else code[1])
        own = {"grade-not-on-record"} if lasting else {"group-inferred"} | months
        assert notes_of(line) == {"council-not-on-record"} | own


def test_each_note_has_its_words_and_its_clause(recorded: Desk) -> None:
    (line,) = [line for code, line in recorded.plan(LAST_DAY).items() if code == "CA2436"]
    notes = {note["code"]: note for note in line["notes"]}
    assert notes["provisional"]["clause"] == "7-10 O"
    assert "usable until Monday, October 10, 2011" in notes["provisional"]["text"]
    assert notes["council-not-on-record"]["clause"] == "7-21 C"
    assert notes["group-inferred"] == {
        "code": "group-inferred",
        "text": "Group A is inferred from the letter of the printed grade.",
        "clause": None,
    }


def test_the_lines_stand_in_the_order_of_their_codes_and_fields(recorded: Desk) -> None:
    lines = json.loads(recorded.run("plan", "as-of", EFFECTIVE, "--json"))
    assert [line["code"] for line in lines] == sorted(AFTER)
    names = "code title grade minimum maximum flsa group provisional since cause notes"
    assert all(list(line) == names.split() for line in lines)


@pytest.mark.parametrize("day", [NOTICED, "2011-04-09", EFFECTIVE, LAST_DAY, "2011-10-11"])
def test_the_table_and_the_csv_say_what_the_json_says(recorded: Desk, day: str) -> None:
    plan = recorded.plan(day)
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(recorded.run("plan", "as-of", day, "--csv")))}
    table = recorded.run("plan", "as-of", day)
    assert rows.keys() == plan.keys()
    for code, line in plan.items():
        values = line | {"provisional": "yes" if line["provisional"] else "no"}
        written = {name: "" if value is None else str(value) for name, value in values.items() if name != "notes"}
        assert {name: rows[code][name] for name in written} == written
        assert rows[code]["notes"] == "; ".join(note["text"] for note in line["notes"])
        (shown,) = [row for row in table.splitlines() if row.startswith(code)]
        pay = "-" if line["minimum"] is None else f"${line['minimum']:,} to ${line['maximum']:,}"
        for text in (
            line["title"],
            line["grade"] or "-",
            pay,
            line["flsa"] or "-",
            line["since"],
            line["cause"] or "-",
        ):
            assert text in shown


def test_a_plan_of_which_only_some_lines_are_known_says_so(recorded: Desk) -> None:
    result = recorded.command("plan", "as-of", EFFECTIVE, "--json")
    assert "Only some lines of the plan are known" in result.stderr
    assert "Only some" not in result.stdout


# --- One class, and the proof -----------------------------------------------------------------------------


def test_a_class_that_gets_another_code_stays_one_class(recorded: Desk) -> None:
    by_name = {
        recorded.run("plan", "history", name) for name in ("CC2158", "CA2434", "ca2434", "311 Operations Assistant")
    }
    assert len(by_name) == 1
    (told,) = by_name
    first, second = [row for row in told.splitlines() if row[:4] == "2011"]
    assert all(word in first for word in (NOTICED, "CC2158", "612-C", "attested by Notice 1341"))
    assert all(word in second for word in (EFFECTIVE, "CA2434", "613-A", "non-exempt", "provisional"))
    assert "recode, regrade, retitle" in told


def test_an_abolished_class_ends_and_says_what_is_not_on_record(recorded: Desk) -> None:
    told = recorded.run("plan", "history", "CS2156")
    assert any(row.startswith(EFFECTIVE) and "ends" in row and "Notice 1341" in row for row in told.splitlines())
    assert "what became of the positions in it is not on record" in told


def test_the_difference_of_two_days_names_each_line_that_changed(recorded: Desk) -> None:
    told = recorded.run("plan", "diff", "2011-04-09", EFFECTIVE)
    assert "9 lines differ" in told.splitlines()[0]
    rows = told.splitlines()
    assert {row.split()[1] for row in rows if row.startswith("added")} == {"CA2433", "CA2436", "CS2435"}
    assert {row.split()[1] for row in rows if row.startswith("removed")} == {"CS2156"}
    changed = {row.split()[1] for row in rows if row.startswith("changed")}
    assert changed == {"CA2157", "CA2434", "CS2154", "CS2155", "CS2374"}
    assert "         code: CC2158 → CA2434" in rows
    assert "         minimum: $33,597 → $35,124" in rows
    assert "0 lines differ" in recorded.run("plan", "diff", EFFECTIVE, "2011-10-11")


def test_the_plan_is_proved_from_the_journal_alone(recorded: Desk) -> None:
    assert recorded.run("plan", "verify").startswith("Whole: 2 acts, 15 points of lines, 8 of ranges, 8 specifications")


def test_every_default_is_recorded_as_not_confirmed(recorded: Desk) -> None:
    notice = Notice.objects.get(number="1341")
    choices = notice.entry.payload["choices"]
    assert choices
    assert not any(choice["confirmed"] for choice in choices)
    assert any("Sunday" in ground or "sunday" in ground for ground in notice.amendment.rests_on)
    assert (notice.entry.actor, notice.entry.role, notice.entry.act) == ("Ada", "recorder", "notice.recorded")
    assert {"7-21 A (2006)", "7-21 C", "7-37 A (2011)"} <= set(notice.entry.cites)


@pytest.mark.clause(35, 36, 38)
def test_what_a_live_amendment_would_have_to_prove_is_not_on_record(recorded: Desk) -> None:
    notice = Notice.objects.get(number="1341")
    findings = [f for f in notice.amendment.findings if f["outcome"] != "met"]
    assert {f["outcome"] for f in findings} == {"not on record"}
    reasons = " ".join(f["reason"] for f in findings)
    for said in ("recommendation", "posted", "drafts", "Council's approval", "positions"):
        assert said in reasons


def test_the_original_is_kept_by_its_checksum(recorded: Desk, paper: Path) -> None:
    original = Notice.objects.get(number="1341").original
    kept = recorded.kept / "originals" / original.sha256[:2] / original.sha256
    assert kept.read_bytes() == paper.read_bytes()


# --- The Council, later -----------------------------------------------------------------------------------


def test_the_councils_approval_ends_the_provisional_state_and_nothing_else(recorded: Desk) -> None:
    before = {day: recorded.plan(day) for day in (NOTICED, EFFECTIVE, "2011-05-15", "2011-05-16")}
    recorded.run("notice", "act", "1341", "--council-approved", "2011-05-16")
    assert recorded.plan(NOTICED) == before[NOTICED]
    for day in (EFFECTIVE, "2011-05-15"):
        for code, line in recorded.plan(day).items():
            assert line | {"notes": []} == before[day][code] | {"notes": []}
            assert notes_of(line) == notes_of(before[day][code]) - {"council-not-on-record"}
    after = recorded.plan("2011-05-16")
    assert not any(line["provisional"] for line in after.values())
    assert not any({"provisional", "council-not-on-record"} & notes_of(line) for line in after.values())
    kept = ("title", "grade", "minimum", "maximum", "flsa", "since", "cause")
    assert {c: values(line, *kept) for c, line in after.items()} == {
        c: values(line, *kept) for c, line in before["2011-05-16"].items()
    }
    assert not recorded.verified().faults


def test_the_older_record_stays_readable_when_a_later_one_answers(recorded: Desk) -> None:
    """The Council acted between approval and effective day: the line's first point is replaced, and stays."""
    job_class = class_named(recorded.office, "CA2436")
    entered = PlanPoint.objects.filter(job_class=job_class).count()
    recorded.run("notice", "act", "1341", "--council-approved", "2011-04-08")
    timeline = timeline_of(job_class.pk)
    now, then = timeline.on(date(2011, 4, 10)), timeline.on(date(2011, 4, 10), known_at=2)
    assert now is not None
    assert now.value is not None
    assert then is not None
    assert then.value is not None
    assert (now.value.provisional, then.value.provisional) == (False, True)
    assert PlanPoint.objects.filter(job_class=job_class).count() == entered + 1
    assert "replaced by a later record" in recorded.run("plan", "history", "CA2436")
    assert not recorded.plan(EFFECTIVE)["CA2436"]["provisional"]
    assert not recorded.verified().faults
