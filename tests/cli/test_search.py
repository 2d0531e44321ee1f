"""`classplan search`: classes in force on a day, by code, title, or the words of their specifications."""

from datetime import date

import pytest

from tests.papers import SpecPaper, circular, created, notice
from tests.plugins.office import Desk

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
POND = created("NS1005", "Pond Keeper", "614-S", 33597, 49038)
FIRST = SpecPaper("Orchard Keeper", duties=("Prunes the plums in winter.", "Counts wasps' nests; it's done each week."))
LATER = SpecPaper("Orchard Keeper", revised="03/06/2016", duties=("Prunes the cherries in winter.",))


@pytest.fixture
def garden(desk: Desk) -> Desk:
    """Two classes; the specification of one has two versions."""
    paper = notice("201", date(2012, 3, 5), KEEPER, POND, specs=[FIRST])
    desk.record("201.txt", paper, "--board-approved", "2012-03-22")
    desk.run("circular", "record", desk.file("update.txt", circular(date(2016, 3, 9), LATER)), "--yes")
    return desk


FOUND = [
    ("NS1001", "2012-03-25", ["NS1001"], "its code"),
    ("ns10", "2012-03-25", ["NS1001", "NS1005"], "its code"),
    ("keeper", "2012-03-25", ["NS1001", "NS1005"], "its title"),
    ("pond keep", "2012-03-25", ["NS1005"], "its title"),
    ("prunes plums", "2012-03-25", ["NS1001"], "its specification"),
    ("wasps'", "2012-03-25", ["NS1001"], "its specification"),
    ("plums", "2016-03-05", ["NS1001"], "its specification"),
    ("plums", "2016-03-06", [], ""),
    ("cherries", "2016-03-05", [], ""),
    ("cherries", "2016-03-06", ["NS1001"], "its specification"),
    ("keeper", "2012-03-24", [], ""),
    ("dragon", "2016-03-06", [], ""),
]


@pytest.mark.parametrize(
    ("words", "day", "codes", "where"), FOUND, ids=[f"{words} {day}" for words, day, _, _ in FOUND]
)
def test_it_finds_what_is_in_force_on_the_day(garden: Desk, words: str, day: str, codes: list[str], where: str) -> None:
    head, *rows = garden.run("search", *words.split(), "--on", day).splitlines()
    hits = [row for row in rows if not row.startswith(" ")]
    assert head.startswith(f"{len(codes)} class")
    assert [row.split()[0] for row in hits] == codes
    assert all(row.endswith(where) for row in hits)


def test_a_hit_in_a_specification_shows_the_words_around_it(garden: Desk) -> None:
    assert "[plums]" in garden.run("search", "plums", "--on", "2012-03-25")


@pytest.mark.parametrize("words", ['"', "'", "a AND", "NEAR(", "*", "%", "\\", "--", "x" * 500, "(", "a:b", "é\x00"])
def test_no_sign_breaks_it(garden: Desk, words: str) -> None:
    result = garden.command("search", "--on", "2012-03-25", "--", words)
    assert result.exit_code == 0, result.output


def test_a_day_that_is_none_is_refused(garden: Desk) -> None:
    assert "is not a day of the calendar" in garden.refused("search", "plums", "--on", "2012-02-30")
