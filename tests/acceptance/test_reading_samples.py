"""The sample papers of other jurisdictions: every word has one home, and what a person found in them is found."""

import json
from pathlib import Path

import pytest

from bench.reading_samples import EXPECTED, Measured, facts_of, measured
from classplan.core.reading.model import Reading
from classplan.core.reading.words import account
from classplan.core.spec.model import Section, Spec
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

pytestmark = pytest.mark.documents
NAMES = tuple(json.loads(EXPECTED.read_text(encoding="utf-8")))
TWICE = ("1479", "2001", "4175", "5058", "5155", "5157", "5213", "6215", "7548")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_as_a_person_found_it(name: str, samples: Path) -> None:
    (one,) = measured({name: json.loads(EXPECTED.read_text(encoding="utf-8"))[name]}, samples.parent)
    assert one.words.is_whole
    assert {key: one.found.get(key) for key in one.expected} == one.expected


def read_from(path: Path) -> Spec:
    (spec,) = read_paper(extract(path), every_layout()).specs
    return spec


def shape(section: Section) -> tuple[object, ...]:
    """A section without its line, and without asterisks: in plain text they may be mark-up."""
    items = tuple((item.text.strip("* "), len(item.items)) for item in section.items)
    return (
        section.kind,
        section.part,
        section.heading.strip("*"),
        section.only_for,
        items,
        *map(shape, section.sections),
    )


@pytest.mark.parametrize("code", TWICE)
def test_a_page_and_a_text_of_one_class_have_one_structure(code: str, samples: Path) -> None:
    page, text = (read_from(samples / "california_state" / f"{code}.{ending}") for ending in ("html", "txt"))
    assert (page.title or "").casefold() == (text.title or "").casefold()
    assert list(map(shape, page.sections)) == list(map(shape, text.sections))
    assert [(f.key, f.label, f.printed) for f in page.fields] == [(f.key, f.label, f.printed) for f in text.fields]
    assert [m.title for m in page.members] == [m.title for m in text.members]


def test_a_paper_that_is_not_as_expected_is_no_success() -> None:
    words = account("", Reading())
    right = Measured("a", words, facts_of(Reading()), {"parts": []})
    wrong = Measured("b", words, facts_of(Reading()), {"parts": ["rule"]})
    assert (right.is_right, wrong.is_right, wrong.wrong) == (True, False, ["parts"])
