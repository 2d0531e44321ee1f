"""The sample city: its papers, and its script with the ordinary commands, run in this process."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from classplan.core.policy import PUBLIC
from classplan.core.reading import read
from classplan.core.reading.words import account
from classplan.formats.extract import extract
from classplan.jurisdictions import pack_named
from classplan.jurisdictions.denver.road import AMENDMENT
from classplan.records.plan.selectors import plan_as_of
from classplan.records.proceedings.models import Notice, SpecUpdate
from tests.plugins.needs import ROOT
from tests.plugins.office import Desk, shared_desk

PAPERS = sorted((ROOT / "demo" / "papers").glob("*.txt"))
NOTEPAD = """#!/bin/sh
{ printf '%s\\0' "$@"; printf '\\n'; } >> "$NOTED"
"""


def commands_of_the_script(folder: Path) -> list[list[str]]:
    """What `demo/enter.sh` runs, in its order, each as the words of a command."""
    notepad, noted = folder / "classplan", folder / "noted"
    notepad.write_text(NOTEPAD)
    notepad.chmod(0o755)
    setting = os.environ | {"CLASSPLAN": str(notepad), "NOTED": str(noted)}
    subprocess.run(["bash", ROOT / "demo" / "enter.sh"], env=setting, check=True)
    return [line.split("\0")[:-1] for line in noted.read_text().splitlines()]


@pytest.fixture(scope="module")
def fernhollow(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """The office of the sample city, entered whole."""
    folder = tmp_path_factory.mktemp("fernhollow")
    with shared_desk(django_db_blocker, folder, opened=False) as desk:
        for command in commands_of_the_script(folder):
            desk.run(*command)
        yield desk


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_paper_is_read_without_a_problem_and_without_a_loss(paper: Path) -> None:
    text = extract(paper).text
    reading = read(text, pack_named("denver").layouts)
    counted = account(text, reading)
    assert not reading.problems
    assert counted.is_whole, (counted.missing, counted.invented)
    assert counted.share_aside < 0.02


@pytest.mark.django_db
def test_the_script_enters_every_paper_once(fernhollow: Desk) -> None:
    assert (Notice.objects.count(), SpecUpdate.objects.count(), len(PAPERS)) == (13, 2, 15)
    names = [*Notice.objects.values_list("original__name"), *SpecUpdate.objects.values_list("original__name")]
    assert sorted(name for (name,) in names) == [paper.name for paper in PAPERS]
    assert fernhollow.office.name == "City of Fernhollow"
    assert fernhollow.run("plan", "verify").startswith("Whole: 37 acts")


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "lines"), [("2012-05-06", 48), ("2012-08-26", 50), ("2022-12-31", 58)])
def test_the_plan_of_a_day_is_whole_once_it_is_adopted(fernhollow: Desk, day: str, lines: int) -> None:
    result = fernhollow.command("plan", "as-of", day, "--json")
    assert len(fernhollow.plan(day)) == lines
    assert not result.stderr


@pytest.mark.django_db
def test_before_the_plan_is_adopted_nothing_is_known(fernhollow: Desk) -> None:
    assert fernhollow.command("plan", "as-of", "2012-05-05").exit_code == 3


@pytest.mark.django_db
def test_a_class_is_followed_through_its_codes_and_titles(fernhollow: Desk) -> None:
    told = fernhollow.run("plan", "history", "FC1071")
    assert told == fernhollow.run("plan", "history", "FA2205")
    lives = [row.split("  ") for row in told.splitlines() if row[:4].isdigit()]
    assert [(row[0], row[1]) for row in lives][-3:] == [
        ("2012-05-21", "FC1071"),
        ("2013-05-26", "FA2205"),
        ("2020-11-15", "FA2205"),
    ]


@pytest.mark.django_db
@pytest.mark.clause(80)
@pytest.mark.parametrize(
    ("day", "provisional"),
    [
        ("2012-08-25", set()),
        ("2012-08-26", {"FA2630", "FS6070"}),
        ("2012-09-16", {"FA2630", "FS6070"}),
        ("2012-09-17", set()),
    ],
)
def test_new_classes_are_provisional_until_the_council_approves(
    fernhollow: Desk, day: str, provisional: set[str]
) -> None:
    assert {code for code, line in fernhollow.plan(day).items() if line["provisional"]} == provisional


@pytest.mark.django_db
@pytest.mark.clause(79)
@pytest.mark.parametrize(
    ("number", "effective"),
    [("109", "2013-05-26"), ("126", "2016-10-23"), ("142", "2020-11-15"), ("147", "2021-07-18")],
)
def test_under_the_later_wording_the_mayor_or_an_override_starts_the_clock(
    fernhollow: Desk, number: str, effective: str
) -> None:
    amendment = Notice.objects.get(number=number).amendment
    assert (amendment.effective, amendment.wording) == (date.fromisoformat(effective), "2013")


@pytest.mark.django_db
@pytest.mark.clause(79)
def test_a_notice_that_waits_for_the_mayor_changes_nothing(fernhollow: Desk) -> None:
    amendment = Notice.objects.get(number="152").amendment
    assert amendment.effective is None
    assert "until the Mayor approves" in amendment.reason
    assert "152" not in {line["cause"] for line in fernhollow.plan("2025-01-01").values()}
    assert "152" in fernhollow.run("notice", "list").splitlines()[2]
    assert "waits" in fernhollow.run("notice", "list").splitlines()[2]
    assert "Not in the plan yet." in fernhollow.run("plan", "history", "Mobility Planner")


@pytest.mark.django_db
def test_it_takes_effect_when_the_mayor_signs(fernhollow: Desk) -> None:
    days = ("2022-09-24", "2022-10-15", "2022-10-16")
    before = {day: fernhollow.plan(day) for day in days}
    fernhollow.run("notice", "act", "152", "--council-approved", "2022-10-10", "--mayor-approved", "2022-10-12")
    after = {day: fernhollow.plan(day) for day in days}
    assert [len(plan) for plan in after.values()] == [58, 58, 59]
    assert (after[days[0]], after[days[1]]) == (before[days[0]], before[days[1]])
    line = after["2022-10-16"]["FS6030"]
    assert (line["title"], line["grade"], line["provisional"]) == ("Curb and Parking Officer", "611-S", False)
    amendment = Notice.objects.get(number="152").amendment
    assert amendment.wording == "2013"
    assert any("a work week begins on a Sunday" in ground for ground in amendment.rests_on)
    assert not fernhollow.verified().faults


@pytest.mark.django_db
@pytest.mark.clause(164)
def test_a_class_names_the_two_that_it_replaces(fernhollow: Desk) -> None:
    told = fernhollow.run("plan", "history", "Records Technician")
    assert told.count("Replaced by") == 1


@pytest.mark.django_db
def test_what_is_under_way_shows_every_state_and_the_journal_gives_the_same_plan(fernhollow: Desk) -> None:
    from classplan.records.amendments.models import Comment
    from classplan.records.amendments.selectors import live_amendments, standpoint
    from classplan.records.papers.models import IssuedPaper
    from classplan.records.writing.models import Remark
    from demo.alive import play

    now = datetime(2026, 11, 22, 18, tzinfo=UTC)
    with transaction.atomic():
        play(fernhollow.office, now)
        amendments = list(live_amendments(fernhollow.office))
        states = {amendment.state for amendment in amendments}
        (slow,) = [amendment for amendment in amendments if amendment.state == "draft"]
        case = standpoint(slow, PUBLIC, now.date()).case
        late = list(Comment.objects.filter(late=True))
        lapses = {line.usable_until for line in plan_as_of(fernhollow.office, now.date()).lines if line.usable_until}
        redlined = list(IssuedPaper.objects.filter(kind="redline").values_list("title", flat=True))
        remarks = [(remark.capacity, hasattr(remark, "answer")) for remark in Remark.objects.order_by("number")]
        faults = fernhollow.verified().faults
        transaction.set_rollback(True)
    assert states == set(AMENDMENT.states)
    assert [proposed.is_stale for proposed in case.changes] == [True, False]
    assert [f"{comment.received_at:%S}" for comment in late] == ["01"]
    assert lapses & {now.date() + timedelta(days=days) for days in range(3, 15)}
    assert redlined == ["Resident Services Representative: redline of the class specification"]
    assert remarks == [("supervisor", False), ("supervisor", True), ("incumbent", False)]
    assert not faults
