"""`classplan redline`: what it writes, what it says, what it refuses."""

import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from classplan.cli.main import main
from classplan.core.redline import of_paper
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout
from tests.core.reading_papers import spec_paper
from tests.formats.test_tracked_changes import decided

OLD = spec_paper()
NEW = OLD.replace(" and ", " or ", 3)


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of a specification, as text and as a Word document."""
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(OLD, encoding="utf-8")
    Path("new.md").write_text(NEW, encoding="utf-8")
    word = docx.Document()
    for line in filter(str.strip, NEW.splitlines()):
        word.add_paragraph(line)
    word.save("new.docx")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["redline", *arguments])


@pytest.mark.parametrize("new", ["new.md", "new.docx"])
def test_the_word_document_holds_both_papers_word_for_word(new: str) -> None:
    result = run("old.txt", new, "-o", "out.docx", "--author", "L. Tran", "--date", "2016-03-09")
    assert result.exit_code == 0, result.output
    assert "words removed, " in result.output
    content = Path("out.docx").read_bytes()
    for accept, name in ((False, "old.txt"), (True, new)):
        found = extract_bytes(name, Path(name).read_bytes())
        wanted = [block.printed for block in of_paper(found.text, read_paper(found, every_layout()))]
        assert list(decided(content, accept=accept)) == wanted
    assert docx.Document(io.BytesIO(content)).core_properties.author == "L. Tran"


def test_every_word_of_the_paper_is_in_its_blocks_in_order() -> None:
    found = extract_bytes("old.txt", OLD.encode())
    words = " ".join(block.printed for block in of_paper(found.text, read_paper(found, every_layout()))).split()
    assert words == OLD.replace("*", "").split()


def test_the_page_names_both_papers_and_who_compared_them() -> None:
    assert run("old.txt", "new.md", "-o", "out.html", "--author", "L. Tran", "--date", "2016-03-09").exit_code == 0
    page = Path("out.html").read_text(encoding="utf-8")
    assert all(words in page for words in ("Redline by L. Tran, 2016-03-09", "old.txt", "new.md", "<del>", "<ins>"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.txt", "new.md", "-o", "out.pdf"], "a redline as PDF comes in a later version"),
        (["old.txt", "new.md", "-o", "out.odt"], "Name a .docx or .html file"),
        (["old.txt", "missing.txt", "-o", "out.docx"], "there is no such file"),
        (["old.txt", "new.md", "-o", "old.html"], "is there already"),
    ],
)
def test_what_cannot_be_done_is_refused_in_plain_words(arguments: list[str], told: str) -> None:
    Path("old.html").write_text("kept")
    result = run(*arguments)
    assert (result.exit_code, told in result.output) == (2, True), result.output
    assert Path("old.html").read_text() == "kept"


def test_a_paper_with_tracked_changes_is_refused_with_what_to_do() -> None:
    assert run("old.txt", "new.md", "-o", "out.docx").exit_code == 0
    result = run("out.docx", "new.md", "-o", "again.docx")
    assert result.exit_code == 2
    assert "accept or reject every change" in result.output
