"""A paper is read by the layout of an office only where it shows a sign of it; common headings are everybody's."""

import pytest

from classplan.core.reading import read
from classplan.core.reading.model import Reading
from classplan.core.spec.model import SectionKind
from classplan.jurisdictions import every_layout

DUTY = "Walks a route and notes what each meter shows."
COMMON = (
    ("JOB SUMMARY", "ESSENTIAL DUTIES", "MINIMUM QUALIFICATIONS"),
    ("DEFINITION", "DISTINGUISHING CHARACTERISTICS", "ESSENTIAL DUTIES", "MINIMUM QUALIFICATIONS", "PHYSICAL DEMANDS"),
    ("GENERAL STATEMENT OF DUTIES", "ESSENTIAL DUTIES", "EDUCATION", "EXPERIENCE", "PHYSICAL DEMANDS"),
)


def paper(*headings: str) -> Reading:
    body = "\n\n".join(f"{heading}\n\n{DUTY}" for heading in headings)
    return read(f"CITY OF WEIR HOLLOW\n\nMeter Walker\n\nClass Code: 4501\n\n{body}\n", every_layout())


@pytest.mark.parametrize("headings", COMMON)
def test_common_headings_alone_are_nobodys_layout(headings: tuple[str, ...]) -> None:
    (spec,) = paper(*headings).specs
    assert (spec.title, spec.codes) == ("Meter Walker", ("4501",))
    assert [section.heading for section in spec.walk()] == list(headings)
    assert SectionKind.OTHER not in {section.kind for section in spec.walk()}


def test_a_sign_of_an_office_is_its_layout_which_asks_for_what_its_papers_have() -> None:
    of_the_office = paper("GENERAL STATEMENT OF CLASS DUTIES", "ESSENTIAL DUTIES", "MINIMUM QUALIFICATIONS")
    assert any("CLASS DETAIL" in problem.why for problem in of_the_office.problems)
    assert not any("CLASS DETAIL" in problem.why for problem in paper(*COMMON[0]).problems)
