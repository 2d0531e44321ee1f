"""A Word document and a web page become the lines that the same paper has as plain text."""

import io
import zipfile
from datetime import date
from time import perf_counter
from typing import Any

import pytest
from docx.enum.text import WD_BREAK

from classplan.core.errors import Invalid
from classplan.core.reading import as_json
from classplan.core.reading.words import account
from classplan.formats.extract import extract_bytes
from classplan.formats.inspection import LARGEST
from classplan.formats.lines import HIDDEN, STRUCK
from classplan.formats.numbering import said
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout
from tests.formats.documents import MAIN, document, rebuilt, related, replaced
from tests.papers import SpecPaper, abolished, circular, created, notice, retitled

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
NOTICE = notice(
    "201",
    date(2012, 3, 5),
    retitled("NS1002", "Hedge Trimmer", "Hedge Keeper"),
    KEEPER,
    abolished("NS1009", "Scarecrow", "607-S"),
    specs=[SpecPaper("Orchard Keeper")],
)
UPDATE = circular(
    date(2012, 3, 5), SpecPaper("Orchard Keeper", revised="03/01/2012", history="3/2012: gone over (UB).")
)


def without_lines(value: Any) -> Any:
    """The same structure without the numbers of lines, which differ between formats."""
    if isinstance(value, dict):
        return {key: without_lines(held) for key, held in value.items() if key != "line"}
    return [without_lines(held) for held in value] if isinstance(value, list) else value


def parts_of(name: str, content: bytes) -> Any:
    found = extract_bytes(name, content)
    reading = read_paper(found, every_layout())
    assert account(found.text, reading).is_whole
    assert not found.problems
    return without_lines(as_json(reading, found.source)["parts"])


def as_page(text: str) -> str:
    """The paper as a web page."""
    lines = [
        f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>"
        if "\t" in line
        else f"<p>{line.replace('**', '')}</p>"
        for line in text.split("\n")
    ]
    return "<!DOCTYPE html><html><body>" + "\n".join(lines).replace("</p>\n<tr>", "</p><table><tr>").replace(
        "</tr>\n<p>", "</tr></table><p>"
    )


@pytest.mark.parametrize("paper", [NOTICE, UPDATE], ids=["notice", "update"])
def test_a_word_document_holds_what_the_same_paper_holds_as_text(paper: str) -> None:
    assert parts_of("a.docx", document(paper)) == parts_of("a.txt", paper.encode())


@pytest.mark.parametrize("paper", [NOTICE, UPDATE], ids=["notice", "update"])
def test_a_web_page_holds_what_the_same_paper_holds_as_text(paper: str) -> None:
    assert parts_of("a.html", as_page(paper).encode()) == parts_of("a.txt", paper.encode())


def lines(shape: Any) -> list[str]:
    return [line for line in extract_bytes("a.docx", document("", shape)).text.split("\n") if line]


def test_lists_keep_the_marks_that_word_prints() -> None:
    def shape(made: Any) -> None:
        for style, words in (
            ("List Number", "Rakes"),
            ("List Number", "Hoes"),
            ("List Bullet", "Ladders"),
            ("List Number", "Spades"),
            ("Heading 1", "Tools"),
        ):
            made.add_paragraph(words, style=style)

    assert lines(shape) == ["1. Rakes", "2. Hoes", "• Ladders", "3. Spades", "Tools"]


def test_letters_and_roman_figures_are_counted_as_word_does() -> None:
    assert [said(n, "lowerLetter") for n in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [said(n, "upperRoman") for n in (4, 9, 14, 40, 1999)] == ["IV", "IX", "XIV", "XL", "MCMXCIX"]
    assert (said(7, "decimalZero"), said(7, "none"), said(7, "chicago")) == ("07", "", "7")


def test_tables_are_read_row_by_row_and_a_page_break_is_a_blank_line() -> None:
    def shape(made: Any) -> None:
        made.add_paragraph("Before").add_run().add_break(WD_BREAK.PAGE)
        table = made.add_table(2, 2)
        for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"Cell {n}\nmore"
        one = made.add_table(1, 1)
        one.rows[0].cells[0].text = "A box\nof two lines"

    assert lines(shape) == ["Before", "Cell 0 more\tCell 1 more", "Cell 2 more\tCell 3 more", "A box", "of two lines"]


def test_headers_and_footers_are_furniture() -> None:
    def shape(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Office of Trees"
        made.sections[0].footer.paragraphs[0].text = "Classification Notice No. 9"

    found = extract_bytes("a.docx", document(SpecPaper("Orchard Keeper").text(), shape))
    reading = read_paper(found, every_layout())
    assert [part.kind for part in reading.parts] == ["specification"]
    assert {"Office of Trees", "Classification Notice No. 9"} <= {text.text for text in reading.furniture}
    assert account(found.text, reading).is_whole


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ('<w:ins w:id="1" w:author="Una"><w:r><w:t>words</w:t></w:r></w:ins>', "an insertion “words” by Una"),
        ('<w:del w:id="1" w:author="Una"><w:r><w:delText>words</w:delText></w:r></w:del>', "a deletion “words” by Una"),
        ('<w:moveTo w:id="1"><w:r><w:t>words</w:t></w:r></w:moveTo>', "moved here “words” by somebody"),
    ],
)
def test_tracked_changes_are_refused_and_never_believed(mark: str, reason: str) -> None:
    content = replaced(document("Here."), MAIN, b"</w:p>", f"{mark}</w:p>".encode())
    with pytest.raises(Invalid, match="1 tracked change") as refused:
        extract_bytes("a.docx", content)
    assert reason in str(refused.value)
    assert "accept or reject every change in Word" in str(refused.value)


def test_words_struck_through_by_hand_are_kept_with_a_problem_at_their_line() -> None:
    def shape(made: Any) -> None:
        made.add_paragraph("Plain.")
        made.add_paragraph("Keeps the ").add_run("gate").font.strike = True
        made.add_paragraph("Whisper").runs[0].font.hidden = True

    found = extract_bytes("a.docx", document("", shape))
    assert [(p.line, p.what, p.why) for p in found.problems] == [(3, "Keeps the gate", STRUCK), (5, "Whisper", HIDDEN)]


def test_struck_words_of_a_page_are_a_problem_and_its_script_is_left_out() -> None:
    found = extract_bytes(
        "a.html", b"<p>Keeps the <del>gate</del><p>x<script>alert('boo')</script><b onclick='boo()'>y</b>"
    )
    assert "boo" not in found.text
    assert [(p.line, p.what) for p in found.problems] == [(1, "Keeps the gate"), (1, "scripts: 1")]


@pytest.mark.parametrize("field", ["INCLUDETEXT c:\\\\a", " includepicture x", "DDEAUTO c x"])
def test_a_field_that_fetches_something_is_refused(field: str) -> None:
    code = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{field[:4]}</w:instrText></w:r><w:r><w:instrText>{field[4:]}</w:instrText></w:r></w:p>'
    with pytest.raises(Invalid, match="a field that fetches something"):
        extract_bytes("a.docx", replaced(document("Here."), MAIN, b"</w:p>", code.encode()))
    simple = f'<w:fldSimple w:instr="{field}"/></w:p>'
    with pytest.raises(Invalid, match="a field that fetches something"):
        extract_bytes("a.docx", replaced(document("Here."), MAIN, b"</w:p>", simple.encode()))


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert (
        extract_bytes("a.docx", replaced(document("Here."), MAIN, b"</w:p>", both.encode())).text
        == "Here.\n\nIn a box\n"
    )


def test_footnotes_and_comments_are_told_of() -> None:
    notes = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    content = related(rebuilt(document("Here."), {"word/footnotes.xml": notes}), "footnotes", "footnotes.xml")
    found = extract_bytes("a.docx", content)
    assert found.text == "Here.\n\nA note.\n"
    assert [problem.what for problem in found.problems] == ["footnotes: 1"]


def test_signs_that_reading_takes_for_mark_up_stay_words() -> None:
    found = extract_bytes("a.docx", document("Uses <b>, *stars* and back\\slashes."))
    reading = read_paper(found, every_layout())
    assert next(reading.parts[0].kept) == "Uses <b>, *stars* and back\\slashes."


def test_a_document_in_the_strict_form_of_the_standard_is_read_like_any_other() -> None:
    content = document("Here.", lambda made: made.add_paragraph("Rakes", style="List Number"))
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        parts = {name: held.read(name) for name in held.namelist() if name.startswith("word/")}
    usual, strict = (b"schemas.openxmlformats.org/%s/2006/%s", b"purl.oclc.org/ooxml/%s/%s")
    for space in ((b"wordprocessingml", b"main"), (b"officeDocument", b"relationships")):
        parts = {name: part.replace(usual % space, strict % space) for name, part in parts.items()}
    assert extract_bytes("a.docx", rebuilt(content, parts)).text == "Here.\n\n1. Rakes\n"


def test_a_very_long_document_is_read_in_seconds_or_refused() -> None:
    words = (f"<w:p><w:r><w:t>Row {n}: on day {n * 7919 % 365} it walks.</w:t></w:r></w:p>" for n in range(20_000))
    content = replaced(document("Here."), MAIN, b"<w:sectPr", "".join(words).encode() + b"<w:sectPr")
    assert len(content) < LARGEST
    begun = perf_counter()
    found = extract_bytes("a.docx", content)
    assert perf_counter() - begun < 20
    assert found.text.count("\n") == 40_001
    with pytest.raises(Invalid, match="more than 1,000 lines"):
        extract_bytes("a.docx", content, most_lines=1000)
