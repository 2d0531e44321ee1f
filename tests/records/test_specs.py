"""Versions of a specification: which is in force, what it takes from another, whether its history is true."""

from datetime import date
from typing import Any

import pytest

from classplan.core.errors import NotInForce
from classplan.core.timeline import Point, Timeline
from classplan.jurisdictions.denver.rules import specifications as rules
from classplan.records.plan.selectors import class_named
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.selectors import version_in_force, versions_of
from tests.papers import DUTIES, NEW, SpecPaper, circular, created, notice
from tests.plugins.office import Desk

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
WASPS = "Finds the nests of wasps before the pickers do."
CLAIM = "3/2016 - A duty about wasps was added."
FIRST = SpecPaper(
    "Orchard Keeper", distinguished="The Orchard Keeper is distinguished from the *Pond Keeper*, which keeps fish."
)
LATER = SpecPaper("Orchard Keeper", revised="03/06/2016", duties=(*DUTIES, WASPS), history=f"{NEW}\n\n{CLAIM}")


@pytest.fixture
def orchard(desk: Desk) -> Desk:
    """An office with two versions of one specification."""
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER, specs=[FIRST]), "--board-approved", "2012-03-22")
    desk.run("circular", "record", desk.file("update.txt", circular(date(2016, 3, 9), LATER)), "--yes")
    return desk


def duties(version: SpecVersion) -> list[str]:
    (section,) = [s for s in sections(version.body["sections"]) if s["kind"] == "duties"]
    return [item["text"] for item in section["items"]]


def sections(of: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for section in of for found in (section, *sections(section["sections"]))]


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2012-03-24", None),
        ("2012-03-25", "Est. xx/xx/2015"),
        ("2016-03-05", "Est. xx/xx/2015"),
        ("2016-03-06", "Rev. 2016-03-06"),
    ],
)
def test_the_last_version_on_or_before_a_day_is_in_force(orchard: Desk, day: str, label: str | None) -> None:
    version = version_in_force(class_named(orchard.office, "NS1001"), date.fromisoformat(day))
    assert (version.label if version else None) == (label.replace("xx/xx/", "") if label else None)


@pytest.mark.clause(165)
def test_what_a_class_history_claims_is_checked_against_the_difference_of_the_duties(orchard: Desk) -> None:
    older, newer = versions_of(class_named(orchard.office, "NS1001"))
    added = [text for text in duties(newer) if text not in duties(older)]
    assert added == [WASPS]
    assert CLAIM.removeprefix("3/2016 - ") in newer.text
    assert rules.history_claim_holds(claimed=CLAIM, added=added, topic="wasps").is_met
    assert not rules.history_claim_holds(claimed=CLAIM, added=added, topic="wolves").is_met
    assert not rules.history_claim_holds(claimed=CLAIM, added=[], topic="wasps").is_met


@pytest.mark.clause(150)
def test_duties_taken_from_another_specification_are_those_of_its_version_on_the_day(orchard: Desk) -> None:
    stored = versions_of(class_named(orchard.office, "NS1001"))
    versions = Timeline(Point(v.start, v.label, recorded=v.recorded) for v in stored)
    for day, start in ((date(2016, 3, 5), date(2012, 3, 25)), (date(2016, 3, 6), date(2016, 3, 6))):
        assert rules.incorporated_text(title="Orchard Keeper", versions=versions, on=day).day == start
    with pytest.raises(NotInForce, match="No version of the specification of Orchard Keeper"):
        rules.incorporated_text(title="Orchard Keeper", versions=versions, on=date(2012, 3, 24))


@pytest.mark.clause(144, 145)
def test_a_class_that_a_specification_names_as_another_is_stored_with_its_title(orchard: Desk) -> None:
    older, _ = versions_of(class_named(orchard.office, "NS1001"))
    named = [reference["class"] for reference in older.body["distinctions"]]
    assert named == ["Pond Keeper"]
    assert not rules.distinctions_lead_to_classes(distinguished=named, known=["Orchard Keeper"]).is_met
    assert rules.distinctions_lead_to_classes(distinguished=named, known=["Pond Keeper"]).is_met


@pytest.mark.clause(167)
def test_a_version_that_is_superseded_stays_on_record(orchard: Desk) -> None:
    older, newer = versions_of(class_named(orchard.office, "NS1001"))
    assert (older.text, newer.text) != (newer.text, older.text)
    assert {older.original.name, newer.original.name} == {"201.txt", "update.txt"}
