"""One invented specification in every format that is read: the same head, the same headings, the same items in their nests."""

import pytest

from bench.reading_unseen import facts_of, sections_of
from classplan.core.documents import Document, Facts, Heading, Items, Paragraph
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html
from classplan.jurisdictions import every_layout
from tests.plugins.libreoffice import Writer

KEEPER = Document(
    "Tide Mill Keeper",
    (
        Heading(1, "Tide Mill Keeper"),
        Facts((("Class Code:", "TM-41"), ("FLSA Status:", "Non-Exempt"), ("Revised:", "March 2019"))),
        Heading(2, "Definition"),
        Paragraph("Runs a mill by the tide and keeps its gates, wheels and stones in order."),
        Heading(2, "Examples of Duties"),
        Items(("Opens the gates.", "Dresses stones.", "Writes the book of the mill."), numbered=True),
        Heading(2, "Minimum Qualifications"),
        Heading(3, "Knowledge of:"),
        Items(("Tides.", "Grain.")),
        Heading(3, "Education and Experience"),
        Paragraph("One year in a mill."),
        Heading(2, "Working Conditions"),
        Paragraph("Work is done in dust and noise."),
    ),
)
HEAD = {"title": "Tide Mill Keeper", "codes": "TM-41", "dates": "revised_date 2019-03", "members": ""}
SECTIONS = [
    "1 summary | Definition | Runs",
    "1 duties | Examples of Duties | Opens Dresses Writes",
    "1 minimum_qualifications | Minimum Qualifications |",
    "2 knowledge | Knowledge of: | Tides. Grain.",
    "2 education_experience | Education and Experience | One",
    "1 environment | Working Conditions | Work",
]
TEXT = """\
                    TIDE MILL KEEPER

Class Code: TM-41      FLSA Status: Non-Exempt      Revised: March 2019

Definition

Runs a mill by the tide and keeps its gates, wheels and stones in order.

Examples of Duties

1. Opens the gates.
2. Dresses stones.
3. Writes the book of the mill.

Minimum Qualifications

Knowledge of:

- Tides.
- Grain.

Education and Experience

One year in a mill.

Working Conditions

Work is done in dust and noise.
"""
MARKDOWN = (
    TEXT.replace("                    TIDE MILL KEEPER", "# Tide Mill Keeper")
    .replace("\nDefinition", "\n## Definition")
    .replace("\nExamples", "\n## Examples")
    .replace("\nMinimum", "\n## Minimum")
    .replace("\nKnowledge", "\n### Knowledge")
    .replace("\nEducation", "\n### Education")
    .replace("\nWorking", "\n## Working")
)


def check(name: str, content: bytes) -> None:
    """The paper has the head and the sections, whatever format its bytes are in."""
    (spec,) = read_paper(extract_bytes(name, content), every_layout()).specs
    head = facts_of(spec)
    assert head | {"title": head["title"].title()} == HEAD
    assert list(sections_of(spec)) == SECTIONS
    assert [item.mark for item in spec.sections[1].items] == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.md", MARKDOWN.encode()),
        ("a.html", as_html(KEEPER)),
        ("a.docx", as_docx(KEEPER)),
        ("a.pdf", as_pdf(KEEPER)),
    ],
    ids=lambda held: held if isinstance(held, str) else "",
)
def test_a_specification_has_one_structure_whatever_its_format(name: str, content: bytes) -> None:
    check(name, content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.odt", "writer8"),
        ("a.rtf", "Rich Text Format"),
        ("a.pdf", "writer_pdf_Export"),
        ("a.html", "HTML (StarWriter)"),
    ],
)
def test_a_specification_that_another_program_saved_has_the_same_structure(
    writer: Writer, name: str, form: str
) -> None:
    check(name, writer.saved(as_docx(KEEPER), form))
