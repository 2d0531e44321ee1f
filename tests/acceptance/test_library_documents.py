"""The library of standard language and the graph of references, as the ten specifications of Denver give them."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from classplan.core.reading import read
from classplan.core.reading.contract import part_as_json
from classplan.core.references.found import Edge, Named, named_in
from classplan.core.standards.found import same_idea, uses_in
from classplan.core.standards.model import Kind, Use, normal
from classplan.formats.extract import extract
from classplan.jurisdictions import every_layout
from classplan.records.standards import selectors
from classplan.records.standards.filling import fill
from classplan.records.standards.models import Mention, Standard, Wording
from classplan.records.standards.models import Use as UseRow
from tests.plugins.office import Desk

pytestmark = pytest.mark.documents
Found = dict[str, list[tuple[str, list[Use], list[Named]]]]


@pytest.fixture(scope="module")
def found(documents: Path) -> Found:
    """Of each paper, the specifications with what they use and whom they name."""
    papers: Found = {}
    for number in ("000", "002"):
        (path,) = documents.glob(f"{number}_*.txt")
        specs = read(extract(path).text, every_layout()).specs
        bodies = [(str(spec.title), part_as_json(spec)) for spec in specs]
        papers[number] = [(title, list(uses_in(body, title)), list(named_in(body))) for title, body in bodies]
    return papers


def of_kind(found: Found, kind: Kind, *papers: str) -> list[Use]:
    return [use for paper in papers for _, uses, _ in found[paper] for use in uses if use.kind is kind]


def definitions(uses: list[Use]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        told[use.name].add(use.text)
    return told


def test_ten_specifications_have_48_competencies_in_191_uses_and_111_definitions(found: Found) -> None:
    uses = of_kind(found, Kind.COMPETENCY, "000", "002")
    told = definitions(uses)
    assert (len(told), len(uses), sum(map(len, told.values()))) == (48, 191, 111)
    assert len({(use.name, normal(use.text)) for use in uses}) == 108
    assert len({use.key for use in uses}) == 47, "one name in two spellings is one standard"
    assert sum(len(texts) for texts in [{u.text for u in of_kind(found, Kind.KNOWLEDGE, "000", "002")}]) == 7


@pytest.mark.clause(174)
def test_27_names_have_several_definitions_in_notice_1341(found: Found) -> None:
    told = definitions(of_kind(found, Kind.COMPETENCY, "002"))
    assert sum(len(texts) > 1 for texts in told.values()) == 27
    assert sum(len({normal(text) for text in texts}) > 1 for texts in told.values()) == 27


def test_there_are_18_physical_terms_whatever_their_capitals(found: Found) -> None:
    uses = of_kind(found, Kind.PHYSICAL_DEMAND, "000", "002")
    assert (len({use.key for use in uses}), len({use.name for use in uses})) == (18, 19)


def test_nine_environment_statements_say_one_idea_in_three_texts(found: Found) -> None:
    uses = of_kind(found, Kind.ENVIRONMENT, "000", "002")
    count = Counter(use.text for use in uses)
    assert len(count) == 9
    pressure = next(text for text in count if text.startswith("Pressure"))
    alike = [text for text in count if text != pressure and same_idea(text, [pressure])]
    assert sorted((count[text] for text in (pressure, *alike)), reverse=True) == [6, 3, 1]
    assert all(text.startswith(("Occasional pressure", "Work involves pressure")) for text in alike)


@pytest.mark.clause(144, 145, 146, 147, 150, 164)
def test_the_specifications_name_each_other(found: Found) -> None:
    named = {title: names for paper in found.values() for title, _, names in paper}
    said = {title: {(name.edge, name.title) for name in names} for title, names in named.items()}
    senior = said["Senior Human Resources Professional"]
    assert {title for edge, title in senior if edge is Edge.DISTINGUISHED} == {
        "Associate Human Resources Professional",
        "Human Resources Specialist",
        "Human Resources Supervisor",
    }
    assert {title for edge, title in senior if edge is Edge.REPLACES} == {
        "Senior Personnel Analyst",
        "Senior Agency Personnel Analyst",
    }
    assert (Edge.SUPERVISES, "Contact Center Operations Managers") in said["Contact Center Director"]
    manager = {title for edge, title in said["Contact Center Operations Manager"] if edge is Edge.SUPERVISES}
    assert manager == {
        "Lead Customer Service Agents",
        "311 Customer Service Specialists",
        "311 Customer Service Agents",
        "DHS Customer Service Agents",
    }
    assert (Edge.DESCRIBED, "311 Customer Service Agent") in said["311 Customer Service Specialist"]
    assert (Edge.LEVEL, "DHS Customer Service Agent") in said["Lead Customer Service Agent"]
    assert sum(len(names) for names in named.values()) == 42
    for names in named.values():
        for name in names:
            assert name.words.text[name.at :].startswith(name.title)
            assert name.title in name.sentence


@pytest.mark.django_db
def test_the_library_is_filled_as_papers_are_recorded_and_filling_it_again_adds_nothing(
    desk: Desk, documents: Path
) -> None:
    desk.run("circular", "record", next(documents.glob("000_*.txt")), "--yes")
    desk.run("notice", "record", next(documents.glob("002_*.txt")), "--board-approved", "2011-04-07", "--yes")
    office, day = desk.office, date(2011, 5, 1)
    listed = selectors.standards_listed(office, day, kind=Kind.COMPETENCY)
    assert (len(listed), sum(one.uses for one in listed)) == (47, 191)
    assert Wording.objects.filter(standard__kind=Kind.COMPETENCY).count() == 111
    assert sum(one.drifts for one in listed) == 30
    ideas = selectors.standards_listed(office, day, kind=Kind.ENVIRONMENT)
    assert (len(ideas), [one.wordings for one in ideas if one.drifts]) == (7, [3])
    assert len(selectors.standards_listed(office, day, kind=Kind.PHYSICAL_DEMAND)) == 18
    before = [model.objects.count() for model in (Standard, Wording, UseRow, Mention)]
    assert list(fill(office)) == []
    assert "0 specifications were looked through" in desk.run("library", "rebuild")
    assert "10 specifications were looked through" in desk.run("library", "rebuild", "--anew")
    assert [model.objects.count() for model in (Standard, Wording, UseRow, Mention)] == before
    assert not desk.verified().faults
