"""`classplan paper`: papers as files, refusals before anything is written, what an agency holds."""

from datetime import date
from pathlib import Path

import pytest

from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """An office with one class and its specification."""
    paper = notice("201", date(2012, 3, 5), KEEPER, specs=[SpecPaper("Orchard Keeper", established="02/20/2012")])
    acts = ("--board-approved", "2012-03-20", "--council-approved", "2012-04-10", "--mayor-approved", "2012-04-12")
    desk.record("201.txt", paper, *acts)
    return desk


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
@pytest.mark.parametrize("what", ["book", "specification"])
def test_a_book_and_a_specification_of_a_day_are_files(what: str, form: str, office: Desk, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    named = () if what == "book" else ("NS1001",)
    said = office.run("paper", what, *named, "2013-01-01", "-o", out)
    assert "bytes" in said
    first = out.read_bytes()
    assert len(first) > 1_000
    assert "this file is there already" in office.refused("paper", what, *named, "2013-01-01", "-o", out)
    office.run("paper", what, *named, "2013-01-01", "-o", out, "--force")
    assert out.read_bytes() == first


def test_a_specification_is_printed_in_the_form_of_another_house_where_one_is_named(
    office: Desk, tmp_path: Path
) -> None:
    forms = {}
    for house in ("denver", "duluth", "clackamas"):
        out = tmp_path / f"{house}.html"
        office.run("paper", "specification", "NS1001", "2013-01-01", "--house", house, "-o", out)
        forms[house] = out.read_text()
    assert len(set(forms.values())) == 3
    refused = office.refused(
        "paper", "specification", "NS1001", "2013-01-01", "--house", "utopia", "-o", tmp_path / "u.pdf"
    )
    assert "denver, duluth, clackamas" in refused


def test_what_cannot_be_made_is_refused_and_nothing_is_written(office: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    before_it_began = office.refused("paper", "specification", "NS1001", "2012-03-06", "-o", out, status=3)
    assert "No specification of Orchard Keeper (NS1001) is on record for" in before_it_began
    assert "The first one is in force from" in before_it_began
    assert "A paper has no form “odt”" in office.refused("paper", "book", "2013-01-01", "-o", tmp_path / "out.odt")
    assert "there is no folder" in office.refused("paper", "book", "2013-01-01", "-o", tmp_path / "no" / "out.pdf")
    assert "no live amendment 1" in office.refused("paper", "draft", "1", "memo", "-o", out, status=3)
    assert not out.exists()


def test_a_letterhead_is_recorded_and_heads_the_book_from_then_on(office: Desk, tmp_path: Path) -> None:
    said = office.run(
        "paper", "letterhead", "Room 2", "3 Mill Lane", "--sender", "Una Brandt", "--position", "Interim Director"
    )
    assert said == "Papers are headed and signed so from now on.\n"
    office.run("paper", "book", "2013-01-01", "-o", tmp_path / "book.html")
    assert "Room 2 · 3 Mill Lane" in (tmp_path / "book.html").read_text()
    assert "no name of whoever holds it" in office.refused("paper", "letterhead", "--position", "Director")


def test_a_paper_is_issued_with_what_was_asked_for_it(office: Desk) -> None:
    from tests.amending import Walk

    walk = Walk(office.office).to("noticed")
    talk = ("--reviewed-by", "the incumbents", "--consulted", "the union; agreeable")
    assert "does not say with whom" in office.refused("paper", "issue", walk.number, "memo", "--consulted", "the union")
    said = office.run("paper", "issue", walk.number, "memo", *talk)
    assert said.startswith("Paper 3 is issued: Memo to the Board")
    assert "was issued on" in office.refused("paper", "issue", walk.number, "memo")


def test_what_an_agency_holds_is_recorded(office: Desk) -> None:
    assert "no agency PARKS" in office.refused("paper", "holdings", "PARKS", "1", status=3)
    office.run("agency", "add", "PARKS", "Parks")
    assert office.run("paper", "holdings", "PARKS", "1").endswith("holds the specifications of 1 classes.\n")
    assert office.run("paper", "holdings", "PARKS").endswith("holds the whole book.\n")
