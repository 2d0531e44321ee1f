"""The benches compare like with like: on a small office every equality that they assert holds. Nothing is timed here."""

import subprocess
import sys
from collections import Counter

import pytest

from bench.bare import rows_of
from bench.figures import Figure, Rate, table
from bench.history import History, invented
from classplan.core.history import fold
from classplan.core.timeline import Timeline
from tests.plugins.needs import ROOT

SMALL = ("--classes", "50", "--points", "1500", "--rounds", "1")


@pytest.fixture(scope="module")
def history() -> History:
    return invented(classes=50, points=1500)


def test_the_invented_history_has_as_many_points_as_are_asked_for(history: History) -> None:
    assert sum(len(told.points) for told in history.classes) == 1500
    assert [told.number for told in history.classes] == list(range(1, 51))


def test_it_is_the_same_in_every_run(history: History) -> None:
    assert invented(classes=50, points=1500) == history


def test_its_points_answer_as_the_fold_of_its_statements(history: History) -> None:
    for told in history.classes:
        points = Timeline(told.points)
        for point in fold(told.statements):
            held = points.on(point.start)
            assert held is not None
            assert held.value == point.value


def test_it_holds_what_makes_the_question_hard(history: History) -> None:
    days = Counter((told.number, point.start) for told in history.classes for point in told.points)
    states = [point.value for told in history.classes for point in told.points]
    assert max(days.values()) > 1, "a day that has two points"
    assert None in states, "a class that ends"
    assert any(state and state.provisional for state in states)
    assert any(state and state.attested_by for state in states)


def test_a_page_taken_apart_is_the_page_again() -> None:
    page = "<!DOCTYPE html>\n<ul>\n  <li>Fire &amp; water</li>\n  <li><b>2</b> of 3</li></ul>\n"
    rows = rows_of(page)
    assert "".join(row["markup"] + row["text"].replace("&", "&amp;") for row in rows) == page
    assert [row["text"] for row in rows] == ["Fire & water", "2", " of 3", ""]


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("slower", "", 1.5, "it", 1.0, bound=1.5), "met"),
        (Figure("slower", "", 1.6, "it", 1.0, bound=1.5), "MISSED"),
        (Figure("faster", "", 1.0, "it", 4.0, bound=4, faster=True), "met"),
        (Figure("faster", "", 1.0, "it", 3.9, bound=4, faster=True), "MISSED"),
        (Figure("only printed", "", 1.0), ""),
        (Rate("many", 50, bound=50), "met"),
        (Rate("few", 49, bound=50), "MISSED"),
    ],
)
def test_a_missed_target_is_called_missed(figure: Figure | Rate, verdict: str) -> None:
    assert figure.verdict == verdict
    assert ("MISSED: 1 of 1 targets" in table([figure])) == (verdict == "MISSED")


@pytest.mark.db
@pytest.mark.sqlite
def test_all_that_is_compared_gives_the_same() -> None:
    """On PostgreSQL `make bench` itself refuses to compare what is not equal."""
    command = [sys.executable, "-W", "error", "-m", "bench", *SMALL, "--database", "sqlite"]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    for what in ("plain SQL", "django-simple-history", "bare view", "plan page", "search", "recording", "reading"):
        assert what in ended.stdout
