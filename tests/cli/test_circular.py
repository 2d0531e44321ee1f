"""`classplan circular`: updates of specifications, each counting from the day that it prints."""

from datetime import date

import pytest

from classplan.records.plan.models import Amendment, Succession
from classplan.records.specs.models import SpecVersion
from tests.papers import SpecPaper, circular, created, notice
from tests.plugins.office import Desk

DAY = date(2016, 3, 9)
REVISED = SpecPaper("Orchard Keeper", established="05/06/2012", revised="03/06/2016")
KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)


def enter(desk: Desk, *specs: SpecPaper, day: date = DAY) -> str:
    return desk.run("circular", "record", desk.file("update.txt", circular(day, *specs)), "--yes")


@pytest.mark.clause(39, 40, 166, 169)
def test_a_specification_counts_from_the_day_of_its_revision_and_needs_no_hearing(desk: Desk) -> None:
    enter(desk, REVISED)
    (version,) = SpecVersion.objects.all()
    assert (version.start, version.label) == (date(2016, 3, 6), "Rev. 2016-03-06")
    amendment = Amendment.objects.get()
    assert amendment.entry.cites == ["7-22"]
    assert amendment.findings == []


@pytest.mark.clause(21, 163)
def test_it_revises_the_class_that_carries_the_title_and_changes_no_line(desk: Desk) -> None:
    spec = SpecPaper("Orchard Keeper")
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER, specs=[spec]), "--board-approved", "2012-03-22")
    before = desk.plan("2016-03-06")
    enter(desk, REVISED)
    assert desk.plan("2016-03-06") == before
    versions = SpecVersion.objects.order_by("start")
    assert [(v.start, v.job_class.number) for v in versions] == [(date(2012, 3, 25), 1), (date(2016, 3, 6), 1)]


def test_another_flsa_status_begins_with_the_revision(desk: Desk) -> None:
    spec = SpecPaper("Orchard Keeper")
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER, specs=[spec]), "--board-approved", "2012-03-22")
    enter(desk, SpecPaper("Orchard Keeper", flsa="Exempt", revised="03/06/2016"))
    assert desk.plan("2016-03-05")["NS1001"]["flsa"] == "non-exempt"
    assert desk.plan("2016-03-06")["NS1001"]["flsa"] == "exempt"
    assert not desk.verified().faults


@pytest.mark.clause(164)
def test_one_class_takes_over_from_two(desk: Desk) -> None:
    enter(desk, SpecPaper("Orchard Keeper", established="05/06/2012", revised="03/06/2016",
                          history="5/2012 - This class replaces the Apple Picker and the Pear Picker."))  # fmt: skip
    edges = Succession.objects.order_by("predecessor__number")
    assert [(e.predecessor.known_as, e.successor.known_as, e.day) for e in edges] == [
        ("Apple Picker", "Orchard Keeper", date(2012, 5, 6)),
        ("Pear Picker", "Orchard Keeper", date(2012, 5, 6)),
    ]
    assert "Apple Picker" not in desk.plan("2016-03-06")
    assert not desk.verified().faults


BAD = {
    "no day of revision": (circular(DAY, SpecPaper("Orchard Keeper", revised="3/2016")), "the whole day is needed"),
    "no specification": (circular(DAY), "Get the whole paper"),
    "no date": (circular(DAY, REVISED).replace("DATE: March 9, 2016\n", ""), "date"),
    "a date that does not exist": (circular(DAY, REVISED).replace("March 9, 2016", "March 39, 2016"), "March 39, 2016"),
    "a date in the future": (circular(date(2999, 3, 9), REVISED), "lies after today"),
    "a notice": (notice("201", date(2012, 3, 5), KEEPER), "holds none of the kind “update of specifications”"),
    "a truncated one": (circular(DAY, REVISED).split("CLASS DETAIL")[0], "broken off"),
    "an empty one": ("", "the file is empty"),
}


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD)
def test_what_is_no_whole_update_is_refused(desk: Desk, text: str, says: str) -> None:
    message = desk.refused("circular", "record", desk.file("update.txt", text), "--yes")
    assert says in message


def test_an_update_is_entered_once(desk: Desk) -> None:
    enter(desk, REVISED)
    again = desk.file("again.txt", circular(DAY, SpecPaper("Pond Keeper", revised="03/06/2016")))
    assert "on record already" in desk.refused("circular", "record", again, "--yes")
