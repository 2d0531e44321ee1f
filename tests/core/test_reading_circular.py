"""A circular becomes structure: its letterhead, its statements, and what goes into the book and out of it."""

import pytest

from classplan.core.dates import PartialDate
from classplan.core.reading.model import Circular, Listed
from tests.core.reading_papers import CIRCULAR, complaints, reading_of, spec_paper


def circular_of(text: str) -> Circular:
    """The one circular in a text."""
    (circular,) = reading_of(text).circulars
    return circular


WHOLE = CIRCULAR + "\n\n\n" + spec_paper()


def test_a_whole_circular_is_read_without_a_problem() -> None:
    assert complaints(WHOLE) == []


def test_letterhead_and_head_are_fields() -> None:
    circular = circular_of(WHOLE)
    assert circular.title == "JOB SPECIFICATION UPDATE"
    assert [(f.key, f.label, f.printed) for f in circular.fields] == [
        ("city", None, "WRENFIELD"),
        ("motto", None, "CITY OF PATHS"),
        ("agency", None, "Wrenfield Personnel Board"),
        ("tagline", None, "The people behind the people"),
        ("address", None, "8 Weir Lane, Department 12"),
        ("address", None, "Wrenfield, OR 97999"),
        ("phone", "p:", "555.010.0100"),
        ("fax", "f:", "555.010.0101"),
        ("web", None, "www.wrenfield.example/people"),
        ("to", "TO:", "All agencies"),
        ("from", "FROM:", "Cy Teal"),
        ("date", "DATE:", "June 4, 2012"),
        ("subject", "SUBJECT:", "New and revised specifications"),
    ]
    parsed = {f.line: f.parsed for f in circular.fields if f.key == "address"}
    assert list(parsed.values()) == [
        {"street": "8 Weir Lane", "department": "12"},
        {"city": "Wrenfield", "state": "OR", "zip": "97999"},
    ]


@pytest.mark.clause(166, 167)
def test_its_lists_say_what_goes_in_and_what_comes_out() -> None:
    circular = circular_of(WHOLE)
    (new,), (old,) = circular.new_and_revised, circular.to_be_removed
    assert new == Listed("Trail Warden", "Rev.", "x/2012", PartialDate(2012), new.line)
    assert old == Listed("Path Warden", "Est.", "03/01/2006", PartialDate(2006, 3, 1), old.line)
    assert [p.about for p in circular.narrative] == ["attachment", "removal", "selective_holding", "heading", "heading"]


@pytest.mark.parametrize(
    "printed", ["Trail Warden Rev. x/2012", "Trail Warden\tRev. x/2012", "Trail Warden\n\nRev. x/2012"]
)
def test_title_and_version_may_share_a_line(printed: str) -> None:
    (listed,) = circular_of(WHOLE.replace("Trail Warden\nRev. x/2012", printed, 1)).new_and_revised
    assert (listed.title, listed.label, listed.printed) == ("Trail Warden", "Rev.", "x/2012")


def test_a_list_may_be_said_to_be_empty() -> None:
    text = WHOLE.replace("Path Warden\nEst. 03/01/2006", "None")
    assert circular_of(text).to_be_removed == ()
    assert complaints(text) == []


@pytest.mark.clause(169)
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Rev. x/2012", "Rev. 5/2012", "the specification REVISED DATE: x/2012"),
        ("Rev. x/2012", "Est. 4/1/2006", "the specification ESTABLISHED DATE: 3/1/2006"),
        ("Rev. x/2012", "Rev. 13/1/2012", "has no month 13"),
        ("Trail Warden\nRev. x/2012", "Trail Warden", "no version label"),
        ("Trail Warden\nRev. x/2012", "Rev. x/2012", "without a title"),
        ("Trail Warden\nRev. x/2012", "Trail Warden\nRev. x/2012\n\nTrail Cook\nRev. x/2012", "it is not attached"),
        ("DATE: June 4, 2012\n", "", "has no date"),
        ("DATE: June 4, 2012", "DATE: Sunday, June 4, 2012", "was a Monday"),
    ],
)
def test_what_is_wrong_with_a_circular_is_a_problem(old: str, new: str, reason: str) -> None:
    assert old in WHOLE
    said = complaints(WHOLE.replace(old, new, 1))
    assert any(reason in problem for problem in said), said


def test_a_circular_without_lists_is_a_problem() -> None:
    text = CIRCULAR[: CIRCULAR.index("New and Revised")]
    assert any("lists no specification" in said for said in complaints(text))
