"""Duluth's job description and Clackamas' classification of the documents, printed in the forms of their houses."""

import re
from pathlib import Path

import pytest

from classplan.core.documents import Document, Facts, Heading, Items
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.spec.model import Spec
from tests.core.documents.facts import CLACKAMAS, DULUTH, texts, words
from tests.core.documents.house_papers import put_together

pytestmark = pytest.mark.documents
INSIDE = frozenset(
    f"{name} Requirements" for name in ("Education & Experience", "License", "Knowledge", "Skill", "Ability")
)


def _lines(folder: Path, number: str) -> list[str]:
    (paper,) = folder.glob(f"{number}_*.txt")
    return paper.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="module")
def duluth_lines(documents: Path) -> list[str]:
    """The clean text of document 001, from below its title to its footer block."""
    lines = _lines(documents, "001")
    start = lines.index("SUMMARY/PURPOSE")
    end = next(n for n, line in enumerate(lines) if line.startswith("WC: 8810")) + 1
    return lines[start:end]


@pytest.fixture(scope="module")
def clackamas_lines(documents: Path) -> list[str]:
    """Document 004, its county and title aside."""
    lines = _lines(documents, "004")
    return [line for line in lines if line not in ("CLACKAMAS COUNTY", "HUMAN RESOURCES PROGRAM COORDINATOR")]


def _paper(spec: Spec, office: str, lines: list[str]) -> Document:
    house = DULUTH if office == "City of Duluth" else CLACKAMAS
    paper = clean_specification(SpecFacts(office, house, spec))
    assert words(*texts(paper)) == words(*lines, spec.title or "")
    return paper


@pytest.mark.clause(174, 179)
def test_duluths_job_description_is_printed_word_for_word_with_its_block_at_the_foot(duluth_lines: list[str]) -> None:
    spec = put_together("Human Resources Technician", duluth_lines, DULUTH, INSIDE)
    paper = _paper(spec, "City of Duluth", duluth_lines)
    foot = paper.blocks[-1]
    assert isinstance(foot, Facts)
    assert [name for name, _ in foot.rows] == [DULUTH.label_of(key) for row in DULUTH.foot for key in row]
    assert foot.across == 5
    said = dict(foot.rows)
    assert (said["Class No"], said["Pay"], said["WC"], said["HR"]) == ("1821", "9", "8810", "HD")
    assert {name for name, value in foot.rows if not value} == {"CSB", "CC", "Resolution"}
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    found = [line.strip() for line in duluth_lines if line.strip() in headings]
    assert headings == ["Human Resources Technician", *found]
    duties = next(block for block in paper.blocks if isinstance(block, Items))
    assert (len(duties.texts), duties.marks[0], duties.marks[-1]) == (24, "1.", "24.")


@pytest.mark.clause(187)
def test_clackamas_classification_is_printed_word_for_word_under_its_header(clackamas_lines: list[str]) -> None:
    spec = put_together("HUMAN RESOURCES PROGRAM COORDINATOR", clackamas_lines, CLACKAMAS)
    paper = _paper(spec, "Clackamas County", clackamas_lines)
    header, title = paper.blocks[:2]
    assert header == Facts(
        (("CLASSIFICATION NO.", "082"), ("Established", "10/2007"), ("FLSA", "Exempt"), ("EEO", "2"))
    )
    assert title == Heading(1, "HUMAN RESOURCES PROGRAM COORDINATOR")
    tasks = next(block for block in paper.blocks if isinstance(block, Items))
    assert tasks.marks == tuple(f"{n}." for n in range(1, 8))
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)][1:]
    assert headings == [line for line in clackamas_lines if re.fullmatch(r"[A-Z ]{6,}", line)]
