"""The update of 2009 with its two specifications (document 000), alone and beside Notice 1341."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from classplan.records.plan.models import Succession
from classplan.records.proceedings.models import SpecUpdate
from classplan.records.specs.models import SpecVersion
from tests.plugins.office import Desk

pytestmark = [pytest.mark.documents, pytest.mark.django_db]

ASSOCIATE, SENIOR = "Associate Human Resources Professional", "Senior Human Resources Professional"
REVISED, ESTABLISHED = "2009-05-24", "2007-02-16"
REPLACED = {
    ASSOCIATE: {"Associate Personnel Analyst", "Agency Personnel Analyst"},
    SENIOR: {"Senior Personnel Analyst", "Senior Agency Personnel Analyst"},
}


@pytest.fixture
def update(documents: Path) -> Path:
    return next(documents.glob("000_*.txt"))


@pytest.fixture
def notice(documents: Path) -> Path:
    return next(documents.glob("002_*.txt"))


def test_two_classes_become_known_by_their_titles_from_the_day_of_their_revision(desk: Desk, update: Path) -> None:
    desk.run("circular", "record", update, "--yes")
    plan = desk.plan(REVISED)
    assert set(plan) == {ASSOCIATE, SENIOR}
    for line in plan.values():
        assert (line["code"], line["grade"], line["minimum"], line["maximum"], line["group"]) == (None,) * 5
        assert (line["flsa"], line["since"], line["cause"], line["provisional"]) == ("exempt", REVISED, None, False)
        assert {note["code"] for note in line["notes"]} == {"attested", "no-code", "grade-not-on-record"}
    for day in ("2009-05-23", ESTABLISHED):
        result = desk.command("plan", "as-of", day, "--json")
        assert (result.exit_code, result.stdout) == (3, "")
    assert not desk.verified().faults


@pytest.mark.clause(164)
def test_the_classes_that_they_replaced_have_an_end_and_no_start(desk: Desk, update: Path) -> None:
    desk.run("circular", "record", update, "--yes")
    edges = [(s.successor.known_as, s.predecessor.known_as, s.day) for s in Succession.objects.all()]
    assert sorted(edges) == sorted(
        (new, old, date.fromisoformat(ESTABLISHED)) for new, olds in REPLACED.items() for old in olds
    )
    for new, olds in REPLACED.items():
        for old in olds:
            told = desk.run("plan", "history", old)
            (row,) = [row for row in told.splitlines() if row[:2] == "20"]
            assert row.split()[:2] == [ESTABLISHED, "ends"]
            assert f"Replaced by {new} on {ESTABLISHED} (Update of 2009-05-27)." in told
            assert f"Replaces {old} (Update of 2009-05-27)." in desk.run("plan", "history", new)


@pytest.mark.clause(163, 169)
def test_each_version_carries_its_label_and_its_class_detail(desk: Desk, update: Path) -> None:
    desk.run("circular", "record", update, "--yes")
    versions = SpecVersion.objects.order_by("title")
    assert [(v.title, v.label, v.start.isoformat()) for v in versions] == [
        (ASSOCIATE, "Rev. 2009-05-24", REVISED),
        (SENIOR, "Rev. 2009-05-24", REVISED),
    ]
    for version in versions:
        fields = {field["key"]: field["parsed"] for field in version.body["fields"]}
        assert (fields["established_date"], fields["revised_date"], fields["flsa"]) == (ESTABLISHED, REVISED, "exempt")


@pytest.mark.clause(166, 167)
def test_the_update_lists_what_comes_in_and_what_goes_out_of_the_book(desk: Desk, update: Path) -> None:
    desk.run("circular", "record", update, "--yes")
    row = SpecUpdate.objects.get()
    assert row.day == date(2009, 5, 27)
    listed = {
        name: {(entry["title"], entry["label"], entry["date"]) for entry in row.reading[name]}
        for name in ("new_and_revised", "to_be_removed")
    }
    assert listed["new_and_revised"] == {(ASSOCIATE, "Rev.", REVISED), (SENIOR, "Rev.", REVISED)}
    assert listed["to_be_removed"] == {(ASSOCIATE, "Est.", ESTABLISHED), (SENIOR, "Est.", ESTABLISHED)}
    assert {spec["title"] for spec in row.reading["attached"]} == {ASSOCIATE, SENIOR}


def test_the_second_time_the_update_is_refused(desk: Desk, update: Path) -> None:
    desk.run("circular", "record", update, "--yes", "--by", "Ada")
    message = desk.refused("circular", "record", update, "--yes")
    assert "Update of 2009-05-27 is on record already, by Ada (journal entry 2)" in message


def test_a_look_and_a_missing_word_write_nothing(desk: Desk, update: Path) -> None:
    before = desk.everything()
    assert "in force from Sunday, May 24, 2009" in desk.run("circular", "record", update, "--dry-run")
    assert desk.everything() == before
    assert "needs a person's word" in desk.refused("circular", "record", update)


def test_the_two_papers_give_the_same_plan_in_either_order(desk: Desk, update: Path, notice: Path) -> None:
    first = ("circular", "record", update, "--yes")
    second = ("notice", "record", notice, "--board-approved", "2011-04-07", "--yes")
    plans = [plans_after(desk, *order) for order in ((first, second), (second, first))]
    assert plans[0] == plans[1]
    assert any(plans[0].values())


def plans_after(desk: Desk, *commands: tuple[object, ...]) -> dict[date, str]:
    """The plan of every fifth week from 2007 to 2012, and around each day of change; then all is taken back."""
    from django.db import transaction

    weeks = [date(2007, 1, 1) + timedelta(weeks=5 * n) for n in range(60)]
    turns = [date(2009, 5, 24), date(2011, 3, 23), date(2011, 4, 10), date(2011, 10, 11)]
    days = sorted({*weeks, *turns, *(turn - timedelta(days=1) for turn in turns)})
    try:
        with transaction.atomic():
            for command in commands:
                desk.run(*command)
            assert not desk.verified().faults
            found = {day: lines_on(desk, day) for day in days}
            raise _TakenBack
    except _TakenBack:
        return found


class _TakenBack(Exception):
    """Ends a transaction without keeping it."""


def lines_on(desk: Desk, day: date) -> str:
    """The lines of a day as the public contract has them; empty where nothing is known."""
    from classplan.core.errors import NotInForce
    from classplan.records.plan.selectors import plan_as_of

    try:
        return json.dumps([line.as_json(day) for line in plan_as_of(desk.office, day).lines])
    except NotInForce:
        return ""
