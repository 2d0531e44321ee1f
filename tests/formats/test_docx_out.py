"""Papers as Word documents: read back by our own reader, and by python-docx for what they are made of."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from lxml import etree  # type: ignore[import-untyped]

from classplan.core.documents import Document, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.core.redline import Block as Line
from classplan.core.redline import Role, accepted, redline, rejected
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract_bytes
from classplan.formats.outline import DRAFT
from classplan.formats.plain import plain
from tests.formats.test_tracked_changes import decided
from tests.formats.trees import CHANGES, ODD, PAPERS, full, texts_of, wide
from tests.plugins.needs import cannot_run, everything_is_required

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letters(text: str) -> str:
    """A text without its blanks, and without the strokes by which our reader marks what looks like markup."""
    return "".join(plain(text).replace("\\", "").split())


def seen_in_order(paper: Document, read: str) -> None:
    read, at = letters(read), 0
    for text in texts_of(paper):
        found = read.find(letters(text), at)
        assert found >= 0, f"not read: {text!r}"
        at = found + len(letters(text))


def without_changes(paper: Document) -> Document:
    return replace(paper, blocks=tuple(block for block in paper.blocks if not isinstance(block, Redlined)))


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


@given(PAPERS)
@settings(max_examples=60, deadline=None)
def test_our_own_reader_finds_every_text_of_any_tree_in_its_order(paper: Document) -> None:
    made = as_docx(paper)
    seen_in_order(paper, extract_bytes("paper.docx", made).text)
    assert as_docx(paper) == made


@pytest.mark.parametrize(
    "paper", [*ODD.values(), without_changes(full()), wide(400)], ids=lambda paper: paper.title[:20]
)
def test_odd_papers_lose_nothing(paper: Document) -> None:
    seen_in_order(paper, extract_bytes("paper.docx", as_docx(paper)).text)


def test_headings_lists_and_captions_have_real_styles() -> None:
    made = docx.Document(io.BytesIO(as_docx(without_changes(full()))))
    styles = {p.text: p.style.name for p in made.paragraphs if p.style}
    assert styles["Notice No. 77"] == "Title"
    assert styles["What is proposed"] == "Heading 2"
    assert styles["Lists"] == "Heading 3", "no level is skipped"
    assert styles["First of them."] == "List Bullet"
    assert styles["One by one."] == "List Number"
    assert styles["New classes"] == "Caption"
    outline = {
        style.get(f"{W}styleId"): level.get(f"{W}val")
        for style in etree.fromstring(part(as_docx(full()), "word/styles.xml").encode()).iter(f"{W}style")
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    assert (outline["Title"], outline["Heading2"]) == ("0", "1")


def test_every_style_that_is_used_is_there() -> None:
    table = redline((Line("HA1\tClerk", Role.ROW),), (Line("HA1\tHarbor Clerk", Role.ROW),))
    made = as_docx(replace(full(), blocks=(*full().blocks, Redlined(table))))
    there = set(re.findall(r'w:styleId="(\w+)"', part(made, "word/styles.xml")))
    body = part(made, "word/document.xml") + part(made, "word/header1.xml") + part(made, "word/footer1.xml")
    assert set(re.findall(r'w:(?:p|r|tbl)Style w:val="(\w+)"', body)) <= there


def test_each_numbered_list_begins_at_one_and_lists_stand_in_lists() -> None:
    blocks = (Items(("a", "b"), numbered=True), Paragraph("p"), Items(("c",), numbered=True), Items(("d",), deep=1))
    text = extract_bytes("paper.docx", as_docx(Document("A", blocks))).text
    assert [line for line in text.splitlines() if line] == ["1. a", "2. b", "p", "1. c", "◦ d", "Page 1 of 1"]


def test_the_header_row_of_a_table_is_one_and_is_repeated() -> None:
    made = docx.Document(io.BytesIO(as_docx(wide(3))))
    (table,) = made.tables
    assert table.style is not None
    assert table.style.name == "Paper Table"
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
    assert heads == [True, False, False, False]
    assert sum(column.width.pt for column in table.columns if column.width) <= 469


def test_two_tables_do_not_grow_together_and_a_page_begins_where_it_is_asked_for() -> None:
    table = Table("", ("A",), (("b",),))
    made = docx.Document(
        io.BytesIO(as_docx(Document("A", (table, table, PageBreak(), table, PageBreak(), Heading(1, "B")))))
    )
    assert len(made.tables) == 3
    assert [p.paragraph_format.page_break_before for p in made.paragraphs] == [None, True, True]


def test_title_author_day_and_language_are_in_the_file() -> None:
    made = docx.Document(io.BytesIO(as_docx(replace(full(), language="es-MX"))))
    about = made.core_properties
    assert (about.title, about.author, about.language) == (full().title, "I. Berg", "es-MX")
    assert about.created is not None
    assert about.created.date() == full().day
    assert '<w:lang w:val="es-MX"/>' in part(as_docx(replace(full(), language="es-MX")), "word/styles.xml")


def test_head_foot_page_numbers_and_the_draft_stand_on_each_page() -> None:
    header, footer = (part(as_docx(full(draft=True)), f"word/{name}1.xml") for name in ("header", "footer"))
    assert DRAFT in header
    assert full().head in header
    assert full().foot in footer
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert DRAFT not in part(as_docx(full()), "word/header1.xml")


def test_a_redline_in_a_paper_is_tracked_changes_that_can_be_decided() -> None:
    paper = Document(
        "A", (Heading(1, "A"), Redlined(CHANGES), Paragraph("Between."), Redlined(CHANGES)), author="I. Berg"
    )
    made = as_docx(paper)
    old, new = (tuple(map(str, found(CHANGES.rows))) for found in (rejected, accepted))
    assert decided(made, accept=False) == ("A", *old, "Between.", *old)
    assert decided(made, accept=True) == ("A", *new, "Between.", *new)
    root = etree.fromstring(part(made, "word/document.xml").encode())
    numbers = [e.get(f"{W}id") for e in root.iter() if e.tag in (f"{W}ins", f"{W}del", f"{W}moveFromRangeStart")]
    assert len(numbers) == len(set(numbers))
    moves = [e.get(f"{W}name") for e in root.iter(f"{W}moveFromRangeStart")]
    assert len(moves) == len(set(moves)) == 2


@pytest.mark.slow
def test_libreoffice_opens_it_and_shows_every_text(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        cannot_run("There is no LibreOffice (`make setup` installs it).", required=everything_is_required())
    (tmp_path / "paper.docx").write_bytes(as_docx(without_changes(full(draft=True))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "paper.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "paper.pdf")]
    assert len(pages) == 2
    assert all(DRAFT in page for page in pages)
    assert all(f"Page {n} of 2" in page for n, page in enumerate(pages, 1))
    seen_in_order(without_changes(full()), "".join(pages))


def test_the_number_of_the_page_and_the_beginning_of_the_anchor_share_a_line_and_the_whole_ends_the_paper() -> None:
    anchor = f"Journal entry 12, SHA-256 {'9f86d081' * 8}"
    made = docx.Document(io.BytesIO(as_docx(replace(full(), anchor=anchor))))
    (foot,) = made.sections[0].footer.paragraphs
    assert foot.text == f"{full().foot} · Journal entry 12, 9f86 d081 9f86\tPage  of "  # the numbers are fields
    assert [paragraph.text for paragraph in made.paragraphs if "9f86" in paragraph.text] == [anchor]
    assert made.paragraphs[-1].text == anchor
