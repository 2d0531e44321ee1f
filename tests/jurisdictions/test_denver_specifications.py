"""How a specification tells its class from others, and what it takes from them."""

from datetime import date

import pytest

from classplan.core.errors import NotInForce
from classplan.core.rules import Finding
from classplan.core.timeline import Point, Timeline
from classplan.jurisdictions.denver import PACK

DAY = date(2011, 4, 10)
SERIES = ("Staff Clerk", "Associate Clerk", "Senior Clerk")


def find(name: str, **facts: object) -> Finding:
    """What a clause on specifications finds."""
    return PACK.clause(f"Spec: {name}").find(DAY, **facts)


@pytest.mark.clause(143)
@pytest.mark.parametrize(
    ("note", "says"), [("a guide only", "are a guide"), (None, "does not qualify"), ("", "does not qualify")]
)
def test_each_specification_says_for_itself_whether_its_physical_demands_are_a_guide(
    note: str | None, says: str
) -> None:
    finding = find("physical demands", note=note)
    assert finding.is_met
    assert says in finding.reason


@pytest.mark.clause(144)
@pytest.mark.parametrize(
    ("distinguished", "says"),
    [
        (
            {"Staff Clerk": SERIES[1:2], "Associate Clerk": ("Staff Clerk", "Senior Clerk"), "Senior Clerk": SERIES},
            None,
        ),
        ({"Associate Clerk": ("Senior Clerk", "Staff Clerk", "Auditor")}, None),
        ({}, None),
        ({"Staff Clerk": ("Senior Clerk",)}, ("Staff Clerk", "Associate Clerk")),
        ({"Associate Clerk": ("Senior Clerk",)}, ("Associate Clerk", "Staff Clerk")),
        ({"Associate Clerk": ("Staff Clerk",)}, ("Associate Clerk", "Senior Clerk")),
        ({"Senior Clerk": ("Staff Clerk",)}, ("Senior Clerk", "Associate Clerk")),
    ],
)
def test_each_level_of_a_series_is_told_from_those_next_to_it(
    distinguished: dict[str, tuple[str, ...]], says: tuple[str, ...] | None
) -> None:
    finding = find("series", series=SERIES, distinguished=distinguished)
    assert finding.is_met == (says is None)
    assert all(title in finding.reason for title in says or ())


@pytest.mark.clause(145)
@pytest.mark.parametrize(
    ("distinguished", "loose"),
    [
        (("Clerk Specialist", "Clerk Supervisor"), ()),
        ((), ()),
        (("Clerk Specialist", "Lead Clerk"), ("Lead Clerk",)),
    ],
)
def test_a_class_of_another_series_that_is_named_leads_to_that_class(
    distinguished: tuple[str, ...], loose: tuple[str, ...]
) -> None:
    finding = find("distinctions", distinguished=distinguished, known=("Clerk Specialist", "Clerk Supervisor"))
    assert finding.is_met == (not loose)
    assert all(title in finding.reason for title in loose)


VERSIONS = Timeline(
    [
        Point(date(2009, 5, 24), "A"),
        Point(date(2011, 4, 10), "B"),
        Point(date(2013, 1, 6), None),
    ]
)


@pytest.mark.clause(150)
@pytest.mark.parametrize(
    ("on", "version", "since"),
    [
        (date(2009, 5, 24), "A", date(2009, 5, 24)),
        (date(2011, 4, 9), "A", date(2009, 5, 24)),
        (date(2011, 4, 10), "B", date(2011, 4, 10)),
        (date(2013, 1, 5), "B", date(2011, 4, 10)),
    ],
)
def test_duties_described_elsewhere_are_those_of_the_version_of_the_day(on: date, version: str, since: date) -> None:
    finding = find("incorporation", title="Clerk", versions=VERSIONS, on=on)
    assert finding.is_met
    assert f"version {version}" in finding.reason
    assert finding.day == since


@pytest.mark.clause(150)
@pytest.mark.parametrize("on", [date(2009, 5, 23), date(2013, 1, 6)])
def test_duties_described_in_a_version_that_is_not_known_cannot_be_read(on: date) -> None:
    with pytest.raises(NotInForce, match="Clerk"):
        find("incorporation", title="Clerk", versions=VERSIONS, on=on)


@pytest.mark.clause(151)
@pytest.mark.parametrize(
    ("qualifier", "known", "says"),
    [
        ("By position", True, "holds by position"),
        ("By assignment", True, "holds by assignment"),
        (None, True, "every position"),
        ("Sometimes", False, "“Sometimes”"),
    ],
)
def test_a_qualifier_makes_a_duty_conditional(qualifier: str | None, known: bool, says: str) -> None:
    finding = find("qualifiers", qualifier=qualifier)
    assert finding.is_met is known
    assert says in finding.reason


@pytest.mark.clause(165)
@pytest.mark.parametrize(
    ("added", "holds"),
    [
        (("Answers questions on leave.", "Keeps the Payroll Unit's calendar."), True),
        (("Keeps the PAYROLL unit's calendar.",), True),
        (("Answers questions on leave.",), False),
        ((), False),
    ],
)
def test_what_the_class_history_claims_stands_among_what_the_comparison_finds(
    added: tuple[str, ...], holds: bool
) -> None:
    finding = find("history", claimed="a duty on the payroll unit was added", added=added, topic="payroll unit")
    assert finding.is_met is holds
    assert "a duty on the payroll unit was added" in finding.reason
