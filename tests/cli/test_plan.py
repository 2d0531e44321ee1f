"""`classplan plan`: any day, any class, two days, the proof."""

import json
from datetime import date

import pytest

from tests.papers import SpecPaper, circular, created, notice, retitled
from tests.plugins.office import Desk

BOARD = ("--board-approved", "2012-03-22")
KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)


@pytest.fixture
def orchard(desk: Desk) -> Desk:
    """An office with one class."""
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER), *BOARD)
    return desk


@pytest.mark.parametrize("day", ["yesterday", "2012-02-30", "2012-3-5", "20120305", ""])
def test_what_is_no_day_is_refused(orchard: Desk, day: str) -> None:
    assert "is not a day of the calendar" in orchard.refused("plan", "as-of", day)


def test_a_class_that_nobody_knows_is_not_on_record(orchard: Desk) -> None:
    message = orchard.refused("plan", "history", "XX9999", status=3)
    assert "“XX9999”" in message
    assert "classplan search" in message


def test_a_class_is_found_by_its_number_its_code_and_its_title_in_any_case(orchard: Desk) -> None:
    assert len({orchard.run("plan", "history", name) for name in ("C1", "ns1001", "orchard keeper")}) == 1


def test_a_difference_with_a_day_of_which_nothing_is_known_is_none(orchard: Desk) -> None:
    assert "not known" in orchard.refused("plan", "diff", "2001-01-01", "2012-04-01", status=3)


def test_a_plan_whose_adoption_is_on_record_is_whole(desk: Desk) -> None:
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER), *BOARD, "--whole-plan")
    result = desk.command("plan", "as-of", "2012-03-25", "--json")
    assert (len(json.loads(result.stdout)), result.stderr) == (1, "")


def test_a_notice_that_waits_for_an_act_leaves_its_class_out_of_the_plan(desk: Desk) -> None:
    desk.record("201.txt", notice("201", date(2014, 3, 5), KEEPER), "--board-approved", "2014-03-20")
    told = desk.run("plan", "history", "Orchard Keeper")
    assert "Not in the plan yet." in told
    assert "(waits)" in told


# --- A class known by its title alone ---------------------------------------------------------------------

UPDATE = circular(date(2010, 6, 1), SpecPaper("Hedge Trimmer", established="02/16/2007", revised="05/24/2010"))
TRIMMER = notice("201", date(2012, 3, 5), retitled("NS1002", "Hedge Trimmer", "Hedge Keeper"))


@pytest.fixture
def trimmer(desk: Desk) -> Desk:
    """An office with a class that no paper has given a code."""
    desk.run("circular", "record", desk.file("update.txt", UPDATE), "--yes")
    return desk


def test_a_notice_with_a_code_for_it_asks_a_person_whether_it_is_the_same_class(trimmer: Desk) -> None:
    message = trimmer.refused("notice", "record", trimmer.file("201.txt", TRIMMER), *BOARD, "--yes")
    assert 'classplan plan join "Hedge Trimmer" NS1002' in message


def test_a_persons_word_joins_it_to_its_code_and_the_notice_follows(trimmer: Desk) -> None:
    trimmer.run("plan", "join", "Hedge Trimmer", "NS1002", "--on", "2010-05-24")
    trimmer.record("201.txt", TRIMMER, *BOARD)
    assert trimmer.plan("2010-05-24")["NS1002"]["title"] == "Hedge Trimmer"
    assert trimmer.plan("2012-03-25")["NS1002"]["title"] == "Hedge Keeper"
    assert trimmer.run("plan", "history", "Hedge Trimmer") == trimmer.run("plan", "history", "NS1002")
    assert not trimmer.verified().faults


BAD_JOINS = {
    "an unknown title": (("Apiarist", "NS1002", "2010-05-24"), 3, "No class with the code or title “Apiarist”"),
    "a day before it is known": (("Hedge Trimmer", "NS1002", "2010-05-23"), 3, "not known to stand on 2010-05-23"),
    "another's code": (("Hedge Trimmer", "NS1001", "2012-04-01"), 2, "is that of “Orchard Keeper” on record"),
}


@pytest.mark.parametrize(("words", "status", "says"), BAD_JOINS.values(), ids=BAD_JOINS)
def test_a_joining_that_cannot_be_is_refused(trimmer: Desk, words: tuple[str, ...], status: int, says: str) -> None:
    trimmer.record("200.txt", notice("200", date(2012, 3, 5), KEEPER), *BOARD)
    title, code, day = words
    assert says in trimmer.refused("plan", "join", title, code, "--on", day, status=status)


def test_a_class_is_joined_once(trimmer: Desk) -> None:
    trimmer.run("plan", "join", "Hedge Trimmer", "NS1002", "--on", "2010-05-24")
    message = trimmer.refused("plan", "join", "Hedge Trimmer", "NS1003", "--on", "2010-05-25")
    assert "carries the code NS1002 already" in message
