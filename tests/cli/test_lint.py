"""`classplan lint`: what it prints, for people and for programs, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classplan.cli.main import main
from classplan.core.lint import RULES
from tests.core.reading_papers import spec_paper

FAULTY = spec_paper().replace("ESSENTIAL DUTIES\n", "ESSENTIAL DUTIES\n\nPerforms other related duties as assigned.\n")


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("faulty.txt").write_text(FAULTY, encoding="utf-8")
    Path("plain.txt").write_text("Nothing is said here that is wrong.\n", encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments])


def test_it_tells_where_what_why_and_what_to_do() -> None:
    result = run("faulty.txt")
    assert result.exit_code == 1
    assert "Performs other related duties as assigned." in result.output
    assert "catch-all-essential: it names no duty of its own" in result.output


def test_a_program_gets_one_list_with_five_values_for_each() -> None:
    result = run("--json", "faulty.txt")
    found = json.loads(result.stdout)
    assert {frozenset(entry) for entry in found} == {frozenset(("rule", "line", "text", "reason", "suggestion"))}
    assert {"catch-all-essential"} <= {entry["rule"] for entry in found}
    assert json.loads(run("--json", "plain.txt").stdout) == []


def test_of_several_papers_each_finding_names_its_own() -> None:
    found = json.loads(run("--json", "plain.txt", "faulty.txt").stdout)
    assert {entry["file"] for entry in found} == {"faulty.txt"}


def test_nothing_found_ends_with_0_and_no_paper_with_2() -> None:
    assert run("plain.txt").exit_code == 0
    missing = run("plain.txt", "missing.txt")
    assert missing.exit_code == 2
    assert "there is no such file" in missing.output


def test_without_a_paper_it_says_what_to_name_and_lists_what_it_looks_for() -> None:
    assert "Name the paper" in run().output
    listed = run("--rules").output
    assert all(rule.name in listed for rule in RULES)


def test_a_title_is_held_against_the_plan_only_where_one_is_named() -> None:
    apart = "DISTINGUISHING CHARACTERISTICS\n\nThe class is distinguished from the Rope Maker, which makes rope.\n"
    Path("apart.txt").write_text(
        spec_paper().replace("ESSENTIAL DUTIES", f"{apart}\nESSENTIAL DUTIES"), encoding="utf-8"
    )
    result = run("--json", "apart.txt")
    assert "unknown-title" not in result.stdout
    assert "Rope Maker: whether there is a class of this title: no plan is loaded" in result.stderr
