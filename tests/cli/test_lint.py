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


def test_a_paper_that_cannot_be_read_keeps_none_of_the_others_from_being_looked_at() -> None:
    Path("folder").mkdir()
    Path("broken.docx").write_bytes(b"PK\x03\x04 no archive")
    result = run("broken.docx", "faulty.txt", "folder")
    assert result.exit_code == 2
    assert "catch-all-essential" in result.stdout
    assert "folder: it is a folder. Name the files in it." in result.stderr


def test_plain_text_comes_in_by_standard_input() -> None:
    result = CliRunner().invoke(main, ["lint", "--json", "-"], input=FAULTY)
    assert result.exit_code == 1
    assert "catch-all-essential" in {entry["rule"] for entry in json.loads(result.stdout)}


HOSTILE = {
    "marks without end": "**a " * 20_000,
    "strikes without end": "~~a\n" * 20_000,
    "commas without end": "a ,and" * 20_000,
    "capitals without end": "Abc Def " * 20_000,
    "brackets without end": "by position (" * 5_000,
    "years without end": f"Minimum Qualifications\n\n{'one year of which ' * 2_000}",
    "signs of direction": "He \u202e\u200b asks \u00ad the chairman.\n" * 1_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_odd_input_is_looked_at_and_says_little(what: str) -> None:
    Path("odd.txt").write_text(HOSTILE[what], encoding="utf-8")
    result = run("--json", "odd.txt")
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if result.exit_code == 1:
        assert json.loads(result.stdout)


def test_a_summary_is_held_against_what_changed_between_two_texts() -> None:
    Path("old.txt").write_text("Clerks file plans.\n\nPay is monthly.\n", encoding="utf-8")
    Path("new.txt").write_text("Clerks shall file plans.\n\nPay is weekly.\n", encoding="utf-8")
    Path("said.txt").write_text("- Clerks shall file all plans.\n", encoding="utf-8")
    found = json.loads(run("--json", "said.txt", "--between", "old.txt", "new.txt").stdout)
    assert [(entry["rule"], entry["text"]) for entry in found] == [("summary-leaves-out", "monthly became weekly")]
    missing = run("said.txt", "--between", "old.txt", "gone.txt")
    assert missing.exit_code == 2
    assert "there is no such file" in missing.stderr


@pytest.mark.documents
def test_what_the_summary_of_441b_leaves_out_is_found(documents: Path) -> None:
    from tests.core.telling.rule_441b import both, summary

    old, new = both(documents)
    for name, text in (("old.txt", old), ("new.txt", new), ("said.txt", summary(documents))):
        Path(name).write_text(text, encoding="utf-8")
    found = json.loads(run("--json", "said.txt", "--between", "old.txt", "new.txt").stdout)
    left_out = [entry for entry in found if entry["rule"] == "summary-leaves-out"]
    assert len(left_out) == 12
    for place in ("7-32", "7-34 Audits, F 1", "7-35", "7-60", "7-71", "7-72", "7-34 Audits, C"):
        assert any(place in entry["reason"] for entry in left_out), place
