"""`classplan summary`: what it tells, what it finds left out, how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classplan.cli.main import main
from tests.core.reading_papers import spec_paper

RULES = "7-1 Pay\n\nPay is set by the market survey of each year.\n\n7-2 Duties\n\nClerks may file plans.\n"
CHANGED = "7-1 Pay\n\nPay is set by the Board.\n\n7-2 Duties\n\nClerks shall file plans.\n"


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of rules and of a specification, and summaries of the rules."""
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(RULES, encoding="utf-8")
    Path("new.txt").write_text(CHANGED, encoding="utf-8")
    Path("spec.txt").write_text(spec_paper(), encoding="utf-8")
    Path("short.txt").write_text("- Pay is set by the Board.\n- Parking is closed.\n", encoding="utf-8")
    Path("whole.txt").write_text("- 7-1: pay is set by the Board.\n- 7-2: clerks shall file.\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["summary", *arguments])


def test_it_tells_three_sentences_and_then_the_list() -> None:
    result = run("old.txt", "new.txt")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "The paper changes.",
        "In its text, two paragraphs are reworded.",
        "From which day on it holds, the two papers do not say.",
        "",
        "7-1 Pay",
        "  Reworded, paragraph 1: [−market survey of each year−] [+Board+]",
        "7-2 Duties",
        "  Reworded, paragraph 1: [−may−] [+shall+]",
        "    “may” became “shall”: what was allowed is now required.",
    ]


def test_a_paper_with_tracked_changes_is_told_as_accepted_or_as_rejected_and_that_is_said() -> None:
    CliRunner().invoke(main, ["redline", "old.txt", "new.txt", "-o", "marked.docx", "--author", "L. Tran"])
    for reading, same in (("accepted", "new.txt"), ("rejected", "old.txt")):
        result = run(same, "marked.docx", "--input-changes", reading)
        assert result.exit_code == 0, result.output
        assert f"by L. Tran. It was read as if all were {reading}" in result.output
        assert "reworded" not in result.output


def test_an_empty_paper_is_one_to_which_everything_is_added() -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("empty.txt", "new.txt")
    assert result.exit_code == 0, result.output
    assert "two paragraphs are added." in result.output


def test_a_specification_is_told_by_its_sections() -> None:
    Path("later.txt").write_text(spec_paper().replace(" and ", " or ", 1), encoding="utf-8")
    result = run("spec.txt", "later.txt")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("The specification of Trail Warden changes.\nIn its specification, ")
    assert "“and” became “or”: one of them is enough now." in result.output


def test_a_summary_that_leaves_something_out_ends_with_one() -> None:
    result = run("old.txt", "new.txt", "--check", "short.txt")
    assert result.exit_code == 1
    assert "The summary leaves out 1 change:" in result.output
    assert "7-2 Duties, paragraph 1 (reworded): [−may−] [+shall+]" in result.output
    assert "These statements match no change:\n  Parking is closed." in result.output


def test_a_summary_that_tells_all_ends_with_nought() -> None:
    result = run("old.txt", "new.txt", "--check", "whole.txt")
    assert result.exit_code == 0, result.output
    assert "The summary leaves out nothing of substance." in result.output


def test_the_same_is_said_for_programs() -> None:
    result = run("old.txt", "new.txt", "--check", "short.txt", "--json")
    assert result.exit_code == 1
    said = json.loads(result.output)
    assert said["schema"] == "classplan/summary/1"
    (left_out,) = said["check"]["left_out"]
    assert left_out["words"] == [{"removed": "may", "added": "shall"}]
    assert left_out["change"]["turns"] == ["“may” became “shall”: what was allowed is now required"]
    assert said["check"]["unmatched"] == ["Parking is closed."]


def test_a_file_that_is_not_there_is_refused() -> None:
    result = run("old.txt", "none.txt")
    assert result.exit_code == 2
    assert "none.txt" in result.output


def test_the_same_paper_twice_stays_as_it_is() -> None:
    assert run("old.txt", "old.txt").output.startswith("The paper stays as it is.\n")
    assert run("old.txt", "old.txt", "--check", "short.txt").exit_code == 0
