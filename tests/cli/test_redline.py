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
from tests.formats.pdf_reading import Read
from tests.formats.test_tracked_changes import decided

OLD = spec_paper()
NEW = OLD.replace(" and ", " or ", 3)


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=windows-1252>
<!--[if gte mso 9]><xml><o:Author>x</o:Author></xml><![endif]--><style>p.MsoNormal {margin:0in}</style></head>
<body lang=EN-US><div class=WordSection1><h1>Clerk<o:p></o:p></h1>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Arial'><span style='mso-list:Ignore'>-<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Files <del cite="mailto:L.%20Tran" datetime="2016-03-09T12:00"><span>old</span></del><ins
cite="mailto:L.%20Tran" datetime="2016-03-09T12:00">new</ins> plans<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>FC1</p></td><td><p class=MsoNormal>Clerk<o:p></o:p></p></td></tr></table>
</div></body></html>"""


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
        blocks = of_paper(found.text, read_paper(found, every_layout()), literal=name.endswith(".txt"))
        assert list(decided(content, accept=accept)) == [block.printed for block in blocks]
    assert docx.Document(io.BytesIO(content)).core_properties.author == "L. Tran"


def test_every_word_of_a_text_file_is_in_the_redline_in_order_and_no_sign_is_taken_for_mark_up() -> None:
    odd = "* A. Files <b>plans</b> & *permits*.\n*—Essential\n\n**Bold** \\$3 5*3 &amp; \u200fשלום 👩\u200d🚒\n"
    Path("odd.txt").write_text(OLD + odd, encoding="utf-8")
    assert run("old.txt", "odd.txt", "-o", "out.docx").exit_code == 0
    words = " ".join(decided(Path("out.docx").read_bytes(), accept=True)).split()
    assert words == (OLD + odd).split()


def test_the_page_names_both_papers_and_who_compared_them() -> None:
    assert run("old.txt", "new.md", "-o", "out.html", "--author", "L. Tran", "--date", "2016-03-09").exit_code == 0
    page = Path("out.html").read_text(encoding="utf-8")
    assert all(words in page for words in ("Redline by L. Tran, 2016-03-09", "old.txt", "new.md", "<del>", "<ins>"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.txt", "new.md", "-o", "out.odt"], "Name a .docx, .html or .pdf file"),
        (["old.txt", "missing.txt", "-o", "out.docx"], "there is no such file"),
        (["old.txt", "new.md", "-o", "old.html"], "is there already"),
        (["old.txt", "new.md", "-o", "none/out.docx"], "there is no folder none to write it to. Make it first."),
    ],
)
def test_what_cannot_be_done_is_refused_in_plain_words(arguments: list[str], told: str) -> None:
    Path("old.html").write_text("kept")
    result = run(*arguments)
    assert (result.exit_code, told in result.output) == (2, True), result.output
    assert Path("old.html").read_text() == "kept"


def test_a_paper_with_tracked_changes_is_read_one_way_or_the_other_and_that_is_said() -> None:
    assert run("old.txt", "new.md", "-o", "marked.docx", "--author", "L. Tran").exit_code == 0
    for reading, same in (("accepted", "new.md"), ("rejected", "old.txt")):
        result = run(same, "marked.docx", "-o", f"{reading}.html", "--input-changes", reading)
        assert result.exit_code == 0, result.output
        assert f"by L. Tran. It was read as if all were {reading}" in result.output
        assert "The two texts are the same" in result.output


@pytest.mark.parametrize("empty", [b"", b"\xef\xbb\xbf \r\n\n"], ids=["no byte", "blanks"])
def test_an_empty_old_text_is_one_to_which_everything_is_added_and_an_empty_new_one_lost_everything(
    empty: bytes,
) -> None:
    Path("empty.txt").write_bytes(empty)
    words = OLD.split()
    for old, new, before, after in (("empty.txt", "old.txt", [], words), ("old.txt", "empty.txt", words, [])):
        result = run(old, new, "-o", "out.docx", "--force")
        assert result.exit_code == 0, result.output
        assert "empty.txt: it is empty: every word of the other paper is new, or gone." in result.output
        made = Path("out.docx").read_bytes()
        assert " ".join(decided(made, accept=False)).split() == before
        assert " ".join(decided(made, accept=True)).split() == after


def test_the_pdf_holds_no_word_that_is_not_seen_and_tells_changes_by_signs_that_it_explains() -> None:
    assert run("old.txt", "new.md", "-o", "out.pdf", "--author", "L. Tran", "--date", "2016-03-09").exit_code == 0
    read = Read(Path("out.pdf").read_bytes())
    assert "[−" in read.aloud
    assert "Removed words stand between [− and −], added words between [+ and +]" in " ".join(read.aloud.split())
    assert min(read.sizes) >= 8


def test_a_page_that_word_exported_is_read_with_its_changes_accepted() -> None:
    Path("word.html").write_text(WORD_PAGE, encoding="cp1252")
    Path("plain.txt").write_text("Clerk\n- Files new plans\nFC1\tClerk\n")
    result = run("plain.txt", "word.html", "-o", "out.docx")
    assert (result.exit_code, "The two texts are the same" in result.output) == (0, True), result.output
    assert "2 tracked changes by L. Tran" in result.output


def test_the_redline_as_pdf_is_one() -> None:
    assert run("old.txt", "new.md", "-o", "out.pdf", "--author", "L. Tran", "--date", "2016-03-09").exit_code == 0
    assert Path("out.pdf").read_bytes().startswith(b"%PDF-1.7")
