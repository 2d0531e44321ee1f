"""One paper in every format that is read: the same lines, and the same looks as far as a format knows them."""

import pytest

from classplan.core.documents import Document, Facts, Heading, Items, Paragraph, Table
from classplan.formats.docx import as_docx
from classplan.formats.extract import Extract, extract_bytes
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html
from tests.formats.pdfs import typeset
from tests.plugins.libreoffice import Writer

WARDEN = Document(
    "Meadow Warden",
    (
        Heading(1, "Meadow Warden"),
        Facts((("Job Code:", "MW1204"), ("Pay Grade:", "617-M"), ("Revised:", "03/09/2012"))),
        Heading(2, "General Statement of Class Duties"),
        Paragraph(
            "Walks the meadows of the district, keeps the paths and the gates in a safe state, and tells visitors by which "
            "of the paths they reach the water before it is dark."
        ),
        Heading(2, "Essential Duties"),
        Items(
            (
                "Mows the verges and the banks twice in the season, and more often where the council has put a bench or a "
                "table that visitors use on most of the dry days.",
                "Counts the nests by the hedge, and writes down what was found on which day.",
                "Repairs fences, stiles and gates.",
            ),
            numbered=True,
        ),
        Heading(2, "Minimum Qualifications"),
        Items(("Graduation from high school.", "Two years of work out of doors.")),
        Table("Grades", ("Grade", "Least", "Most"), (("617-M", "$31,200", "$45,100"), ("618-M", "$33,000", "$47,900"))),
        Paragraph("Approved by the Board.", strong=True),
    ),
)
LINES = [
    "Meadow Warden",
    "Job Code:\tMW1204",
    "Pay Grade:\t617-M",
    "Revised:\t03/09/2012",
    "General Statement of Class Duties",
    "Walks the meadows of the district, keeps the paths and the gates in a safe state, and tells visitors by which of the "
    "paths they reach the water before it is dark.",
    "Essential Duties",
    "1. Mows the verges and the banks twice in the season, and more often where the council has put a bench or a table that "
    "visitors use on most of the dry days.",
    "2. Counts the nests by the hedge, and writes down what was found on which day.",
    "3. Repairs fences, stiles and gates.",
    "Minimum Qualifications",
    "• Graduation from high school.",
    "• Two years of work out of doors.",
    "Grades",
    "Grade\tLeast\tMost",
    "617-M\t$31,200\t$45,100",
    "618-M\t$33,000\t$47,900",
    "Approved by the Board.",
]
HEADINGS = [1, None, None, None, 2, None, 2, None, None, None, 2, *[None] * 7]
BOLD = [
    True,
    False,
    False,
    False,
    True,
    False,
    True,
    False,
    False,
    False,
    True,
    False,
    False,
    True,
    None,
    False,
    False,
    True,
]
LEADS = [0, 9, 10, 8, *[0] * 14]
DEPTHS = [0] * 7 + [1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0]
ROWS = [None] * 14 + [1, 1, 1, None]


def check(found: Extract, *, knows_headings: bool = True) -> None:
    """The lines of the paper, and how each is printed; whether the head of a table is bold is not every writer's."""
    numbered = [
        (number, line)
        for number, line in enumerate(found.text.split("\n"), start=1)
        if line and number not in found.furniture
    ]
    assert [line for _, line in numbered] == LINES
    looks = [found.looks.get(number) for number, _ in numbered]
    told = [
        (look.heading, look.bold, look.lead, look.indent, look.row) if look else (None, False, 0, 0, None)
        for look in looks
    ]
    for line, is_told, heading, bold, lead, depth, row in zip(
        LINES, told, HEADINGS, BOLD, LEADS, DEPTHS, ROWS, strict=True
    ):
        expected = (heading if knows_headings else None, bold, lead, depth, row)
        if row is not None:
            assert is_told[4] == row, line
            continue
        assert is_told == expected, line
    assert not found.problems


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf"])
def test_a_paper_that_we_wrote_is_read_alike_in_every_format(name: str) -> None:
    write = {"a.html": as_html, "a.docx": as_docx, "a.pdf": as_pdf}[name]
    check(extract_bytes(name, write(WARDEN)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "form", "knows_headings"),
    [("a.odt", "writer8", True), ("a.rtf", "Rich Text Format", True), ("a.docx", "MS Word 2007 XML", True), ("a.pdf", "writer_pdf_Export", False)],
)  # fmt: skip
def test_a_paper_that_libreoffice_wrote_is_read_alike_in_every_format(
    writer: Writer, name: str, form: str, knows_headings: bool
) -> None:
    check(extract_bytes(name, writer.saved(as_docx(WARDEN), form)), knows_headings=knows_headings)


def test_markdown_holds_the_same_paper() -> None:
    facts = "\n\n".join(f"**{label}**\t{value}" for label, value in WARDEN.blocks[1].rows)  # type: ignore[union-attr]
    written = f"""# {LINES[0]}

{facts}

## {LINES[4]}

{LINES[5].replace("gates ", "gates" + chr(10))}

## {LINES[6]}

{chr(10).join(LINES[7:10])}

## {LINES[10]}

- {LINES[11][2:]}
- {LINES[12][2:]}

**Grades**

| Grade | Least | Most |
| --- | --- | --- |
| 617-M | $31,200 | $45,100 |
| 618-M | $33,000 | $47,900 |

**{LINES[17]}**
"""
    found = extract_bytes("a.md", written.encode())
    numbered = [line for line in found.text.split("\n") if line]
    assert numbered == LINES
    assert [look.heading for look in found.looks.values() if look.heading] == [1, 2, 2, 2]


def test_a_paper_set_by_another_program_is_read_alike() -> None:
    source = f"""#set page("us-letter", margin: 1in, numbering: "1")
#set par(justify: true)
#set enum(numbering: "1.")
= {LINES[0]}
*Job Code:* #h(60pt) MW1204

*Pay Grade:* #h(56pt) 617-M

*Revised:* #h(60pt) 03/09/2012
== {LINES[4]}
{LINES[5]}
== {LINES[6]}
{chr(10).join(f"+ {line[3:]}" for line in LINES[7:10])}
== {LINES[10]}
- {LINES[11][2:]}
- {LINES[12][2:]}
*Grades*
#table(columns: 3, [Grade], [Least], [Most], {",".join(f"[{cell}]".replace("$", chr(92) + "$") for line in LINES[15:17] for cell in line.split(chr(9)))})
*{LINES[17]}*
"""
    check(extract_bytes("a.pdf", typeset(source)))
