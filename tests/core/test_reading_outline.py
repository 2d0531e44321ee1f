"""Where a paper's parts begin and end, and which lines belong to the page."""

import pytest

from tests.core.reading_papers import CIRCULAR, HEADER, NOTICE, SUMMARY, reading_of, spec_of, spec_paper

PAGE = "Page 1 of 3"
ONE, OTHER = "Trail Warden", "Bridge Mender"


def kinds(text: str) -> list[str]:
    """The kinds of the parts of a text."""
    return [part.kind for part in reading_of(text).parts]


@pytest.mark.parametrize(
    "head",
    [
        [HEADER, "", PAGE, "", "{}"],
        [HEADER, "", "{}", "", PAGE],
        [HEADER, "{}", "", PAGE],
        ["{}", "", HEADER, "", PAGE],
        [PAGE, "", HEADER, "", "{}"],
        ["", "{}", PAGE],
        [HEADER, "", "{}"],
        ["{}"],
    ],
)
def test_titles_are_found_wherever_the_running_header_stands(head: list[str]) -> None:
    text = "\n\n".join(spec_paper(head=[line.format(title) for line in head]) for title in (ONE, OTHER))
    reading = reading_of(text)
    assert [spec.title for spec in reading.specs] == [ONE, OTHER]
    assert {text.text for text in reading.furniture} == {line for line in head if line and line != "{}"}
    assert reading.problems == ()


@pytest.mark.parametrize("office", [HEADER, "City of Wrenfield", "Personnel Department"])
def test_what_stands_once_over_a_lone_specification_is_a_field(office: str) -> None:
    reading = reading_of(spec_paper(head=[office, "", PAGE, "", ONE]))
    (spec,) = reading.specs
    assert spec.title == ONE
    assert [(f.key, f.label, f.printed) for f in spec.fields[:2]] == [
        ("issuing_organization", None, office),
        ("page", None, PAGE),
    ]
    assert reading.furniture == ()


def test_an_office_that_stands_once_below_the_title_is_known_by_its_name() -> None:
    assert spec_of(spec_paper(head=[ONE, "", "Personnel Department", "", PAGE])).title == ONE


def test_a_running_header_in_the_middle_of_a_specification_is_furniture() -> None:
    text = spec_paper(PLACE=["Outdoors.", f"{HEADER}\n\nPage 2 of 3", f"{ONE}\nPage 3 of 3", "In rain."])
    reading = reading_of(text)
    assert [t.text for t in reading.furniture] == [HEADER, PAGE, HEADER, "Page 2 of 3", ONE, "Page 3 of 3"]
    (spec,) = reading.specs
    assert [s.heading for s in spec.walk() if HEADER in [item.text for item in s.items]] == []


def test_the_same_class_twice_is_two_specifications() -> None:
    assert [spec.title for spec in reading_of(spec_paper() + "\n\n\n" + spec_paper()).specs] == [ONE, ONE]


def test_the_last_words_of_one_specification_do_not_go_to_the_next() -> None:
    text = spec_paper(HISTORY=["This is a new class"]) + "\n" + spec_paper(title=OTHER)
    first, second = reading_of(text).specs
    assert (first.history[-1].text, second.title) == ("This is a new class", OTHER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (spec_paper(), ["specification"]),
        (NOTICE, ["notice"]),
        (CIRCULAR, ["circular"]),
        (NOTICE + spec_paper() + spec_paper(title=OTHER), ["notice", "specification", "specification"]),
        (CIRCULAR + "\n\n\n" + spec_paper(), ["circular", "specification"]),
        (spec_paper() + NOTICE + spec_paper(title=OTHER), ["specification", "notice", "specification"]),
        (NOTICE + NOTICE.replace("77", "78"), ["notice", "notice"]),
        ("Dear all,\n\nplease find these.\n\n\n" + spec_paper(), ["other", "specification"]),
        ("Dear all,\n\nthe picnic is off.", ["other"]),
        ("TO: Board\nFROM: Cy\nSUBJECT: Pay\nRECOMMENDATION: Approve.", ["memo"]),
        ("RULE 9\nPAY\n\n9-10 Steps\n\nSteps are yearly.", ["rule"]),
    ],
)
def test_the_parts_of_a_paper_are_told_apart(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_a_specification_without_its_first_heading_is_still_one() -> None:
    first, second = reading_of(spec_paper(SUMMARY=None) + "\n\n\n" + spec_paper(title=OTHER, SUMMARY=None)).specs
    assert (first.title, second.title) == (ONE, OTHER)


@pytest.mark.parametrize(
    "text",
    [
        "WREN COUNTY\n\nTRAIL PLANNER\n\nCLASS CHARACTERISTICS\n\nPlans trails.\n\nDISTINGUISHING CHARACTERISTICS\n\nNone.",
        f"As the heading {SUMMARY} shows, this is prose.",
    ],
)
def test_a_paper_of_another_layout_is_kept_whole_and_never_half_read(text: str) -> None:
    reading = reading_of(text)
    (part,) = reading.parts
    assert part.kind == "other"
    (problem,) = reading.problems
    assert "in no layout that is known" in problem.why
    assert problem.placed
