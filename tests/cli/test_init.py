"""`classplan init`: one office a database, and a plain word where there is none yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from classplan.records.accounts.models import Office
from tests.plugins.office import Desk, desk_in

COMMAND = Path(sys.executable).with_name("classplan")
COMMITS = pytest.mark.django_db(transaction=True)


@COMMITS
def test_it_makes_an_empty_office_and_its_folder(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        assert "has an empty office under the rules of denver" in desk.run(
            "init", "--jurisdiction", "denver", "--by", "Ada"
        )
        assert desk.kept.is_dir()
        assert desk.office.name == "City and County of Denver"
        assert "No paper is on record yet." in desk.command("plan", "as-of", "2011-04-10").stderr
        assert desk.run("plan", "verify").startswith("Whole: 1 acts, 0 points")


@COMMITS
def test_a_second_office_is_refused(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.run("init", "--jurisdiction", "denver", "--name", "Fernhollow")
        message = desk.refused("init", "--jurisdiction", "denver")
        assert "holds the office “Fernhollow” already" in message
        assert "DATABASE_URL" in message
        assert Office.objects.count() == 1


def test_an_unknown_jurisdiction_is_refused_and_the_known_ones_are_named(bare_desk: Desk) -> None:
    message = bare_desk.refused("init", "--jurisdiction", "atlantis")
    assert "There is no jurisdiction “atlantis”. Those known are: denver" in message
    assert not bare_desk.kept.exists()


NEEDS_AN_OFFICE = [
    ("plan", "as-of", "2011-04-10"),
    ("plan", "history", "CA2434"),
    ("plan", "diff", "2011-04-09", "2011-04-10"),
    ("plan", "verify"),
    ("plan", "join", "A title", "CA1", "--on", "2011-04-10"),
    ("notice", "list"),
    ("notice", "act", "1", "--council-approved", "2011-04-10"),
    ("notice", "record", "paper.txt", "--board-approved", "2011-04-07", "--yes"),
    ("circular", "record", "paper.txt", "--yes"),
    ("search", "trees"),
]


@pytest.mark.parametrize("words", NEEDS_AN_OFFICE, ids=" ".join)
def test_before_it_every_command_says_how_to_begin(bare_desk: Desk, words: tuple[str, ...]) -> None:
    message = bare_desk.refused(*words)
    assert "holds no office yet" in message
    assert "classplan init --jurisdiction denver" in message


@pytest.mark.sqlite
def test_where_there_is_not_even_a_database_the_same_is_said_and_none_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    setting = os.environ | {"CLASSPLAN_DATA": str(folder), "DATABASE_URL": ""}
    ended = subprocess.run(
        [COMMAND, "plan", "as-of", "2011-04-10"], env=setting, check=False, capture_output=True, text=True
    )
    assert ended.returncode == 2
    assert "classplan init --jurisdiction denver" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not folder.exists()
