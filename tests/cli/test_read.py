"""`classplan read`: what it prints, and the status it ends with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classplan.cli.read import read
from tests.core.reading_papers import CIRCULAR, NOTICE, spec_paper

GOOD = NOTICE + spec_paper()
DOUBTFUL = NOTICE.replace("Thursday May 24", "Friday May 24")


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good paper, a doubtful one and one that is none."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("doubtful.txt").write_text(DOUBTFUL, encoding="utf-8")
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def run(*arguments: str) -> Result:
    """The command, run with these arguments."""
    return CliRunner().invoke(read, arguments)


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    ("files", "status"),
    [
        (["good.txt"], 0),
        (["doubtful.txt"], 1),
        (["picture.txt"], 2),
        (["missing.txt"], 2),
        (["good.txt", "doubtful.txt"], 1),
        (["picture.txt", "good.txt"], 2),
        ([], 2),
    ],
)
def test_the_status_is_that_of_the_worst_file(files: list[str], status: int) -> None:
    assert run(*files).exit_code == status
    assert run("--json", *files).exit_code == status


@pytest.mark.usefixtures("papers")
def test_one_file_is_one_object_over_many_lines() -> None:
    result = run("--json", "good.txt")
    contract = json.loads(result.stdout)
    assert contract["source"]["name"] == "good.txt"
    assert [part["kind"] for part in contract["parts"]] == ["notice", "specification"]
    assert result.stdout.count("\n") > 100


@pytest.mark.usefixtures("papers")
def test_several_files_are_one_object_a_line_and_the_others_are_still_read() -> None:
    result = run("--json", "good.txt", "picture.txt", "doubtful.txt")
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["good.txt", "doubtful.txt"]
    assert result.stderr.startswith("Error: picture.txt: it is a picture (PNG)")


@pytest.mark.usefixtures("papers")
def test_signs_beyond_ascii_stay_as_printed() -> None:
    assert "“What the Board approves" in run("--json", "good.txt").stdout


@pytest.mark.usefixtures("papers")
def test_the_summary_shows_parts_changes_and_words() -> None:
    said = run("good.txt").stdout
    for expected in (
        "holds 1 notice, 1 specification",
        "Notice, from line 2: Classification Notice No. 77",
        "hearing: Thursday May 24, 2012 5:30 p.m. in the Long Room",
        "comments until: 8:00 a.m. on Wednesday, May 23, 2012",
        "to be posted for 13 calendar days",
        "5 changes:",
        "WP1003 Bridge Hand 608-P $26,000–$36,000.50",
        "→ WP2003 Bridge Mender 609-P $28,000–$38,000",
        ": Trail Warden",
        "distinguished from: Park Ranger",
        "licensure (None)",
        "words accounted for",
        "no problems",
    ):
        assert expected in said


@pytest.mark.usefixtures("papers")
def test_the_summary_shows_problems_with_their_lines() -> None:
    said = run("doubtful.txt").stdout
    assert "1 problem for a person to look at:" in said
    line = next(n for n, text in enumerate(DOUBTFUL.split("\n"), start=1) if "Friday May 24" in text)
    assert f"line {line}: “Friday May 24, 2012”: “Friday May 24, 2012” was a Thursday." in " ".join(said.split())


@pytest.mark.usefixtures("papers")
def test_the_summary_of_other_papers_is_plain_too() -> None:
    Path("circular.txt").write_text(CIRCULAR, encoding="utf-8")
    Path("letter.txt").write_text("Dear all,\n\nThe picnic is off.\n", encoding="utf-8")
    said = run("circular.txt", "letter.txt").stdout
    assert "to be removed: Path Warden (Est. 03/01/2006)" in said
    assert "other, from line 1: 2 paragraphs, kept as they stand" in said


def test_a_file_in_windows_1252_is_read_and_says_so(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(GOOD.encode("cp1252"))
    result = run("--json", str(paper))
    assert result.exit_code == 1
    assert ["Windows-1252" in problem["why"] for problem in json.loads(result.stdout)["problems"]] == [True]


def test_reading_starts_without_django_and_without_an_office() -> None:
    code = (
        "import sys; from classplan.cli.read import read; "
        "sys.exit(any(name.partition('.')[0] in {'django', 'sqlite3'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
