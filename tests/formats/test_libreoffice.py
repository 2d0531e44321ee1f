"""LibreOffice decides on our tracked changes: accepted they are the new text, rejected the old, word for word, in order.

It knows nothing of our engine. That no change is left over is part of each question (`tests/plugins/libreoffice.py`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.versions import Pair, document_pairs, sample_pairs
from classplan.core.redline import Block, Redline, Role, paragraphs, redline
from classplan.formats.extract import extract_bytes
from classplan.formats.settling import settled
from classplan.formats.tracked_changes import as_docx
from tests.core.test_redline import DUTIES, texts
from tests.plugins.libreoffice import Writer
from tests.redline_score import measured
from tests.redrawn import clean_words, lines_of, new_words, texts_of

pytestmark = pytest.mark.slow

WHEN = datetime(2016, 3, 9, 12, 0, tzinfo=UTC)
A, B, C, D = DUTIES
TABLE = tuple(Block(f"FC{n}\tClerk {n}\t${n},000\t", Role.ROW) for n in range(8))
ITEMS = tuple(replace(block, role=Role.ITEM, mark=f"{n}.") for n, block in enumerate(DUTIES, start=1))
HEADED = (Block("Clerk", Role.TITLE, 1), Block("DUTIES", Role.HEADING, 1, key="duties"), *ITEMS)
EMPTY = Block("")


def with_words(block: Block, before: str = "", after: str = "") -> Block:
    """The block with more words at its ends."""
    return replace(block, text=f"{before}{block.text}{after}")


HARD = {
    "everything is changed": (DUTIES, paragraphs("One.", "Two of them.", "Three at last.")),
    "nothing is changed": (DUTIES, DUTIES),
    "all is new": ((), DUTIES),
    "all is gone": (DUTIES, ()),
    "two identical paragraphs are swapped": ((A, B, A, C), (A, C, A, B)),
    "a paragraph is doubled": ((A, B, C), (A, B, B, C, A)),
    "items move, are renumbered and change inside": (
        ITEMS,
        tuple(
            replace(block, mark=f"{n}.")
            for n, block in enumerate(
                (*ITEMS[1:], replace(ITEMS[0], text=ITEMS[0].text.replace("every meter", "each meter"))), start=1
            )
        ),
    ),
    "what moves loses its last words and gains others": (
        (A, B, C, D),
        (B, C, D, Block(A.text.removesuffix("down what it shows.") + "up the figures.")),
    ),
    "all are turned about": ((A, B, C, D), (D, C, B, A)),
    "words are added on both sides of an end": ((A, B, C), (with_words(A, after=" Daily."), with_words(B, "Always "), C)),
    "words are added at an end and paragraphs behind it": ((A, D), (with_words(A, after=" Daily."), B, C, D)),
    "words are replaced at an end and paragraphs added": (
        (A, D),
        (replace(A, text=A.text.replace("it shows.", "there is.")), B, with_words(D, "Always ")),
    ),
    "paragraphs are joined": ((A, B, C), (Block(f"{A.text} {B.text}"), C)),
    "a paragraph is parted": ((Block(f"{A.text} {B.text}"), C), (A, B, C)),
    "empty paragraphs come, go and stay": ((EMPTY, A, EMPTY, EMPTY, B), (A, EMPTY, B, EMPTY, with_words(C, after=" "), EMPTY)),
    "rows of a table come, go and change": (
        (A, *TABLE, B),
        (A, TABLE[7], *TABLE[:3], replace(TABLE[4], text="FC4\t\tChief clerk\t$4,100"), *TABLE[5:7], B),
    ),
    "the words hold signs of mark-up": (
        paragraphs("Files <b>plans</b> & “permits” &amp; more.", "]]> </w:t> <!-- -->", "'a' \"b\" *c* \\d"),
        paragraphs("Files <i>plans</i> & 'permits' &lt; more.", "]]> </w:p> <!-- x -->", "'a' \"e\" *c* \\f"),
    ),
    "the words are emoji and run from right to left": (
        paragraphs("Crew 👩\u200d🚒 and \u200fשלום עולם\u200e here.", "e\u0301tat 日本語 ﷽"),
        paragraphs("Crew 👨\u200d🚒 and \u200fשלום לכם\u200e there.", "état 日本 ﷽ 🏳️\u200d🌈"),
    ),
    "a title has 300 characters": (HEADED, (replace(HEADED[0], text="Clerk " * 50), *HEADED[1:])),
    "a section is left empty": (HEADED, (*HEADED[:2], Block("SKILLS", Role.HEADING, 1, key="skills"), *HEADED[2:])),
    "styles change with the words": (HEADED, (replace(HEADED[1], level=2), replace(A, role=Role.HEADING), *ITEMS[1:])),
}  # fmt: skip


def made(found: Redline) -> bytes:
    return as_docx(found, author="L. Tran", when=WHEN)


def prove(writer: Writer, old: Sequence[Block], new: Sequence[Block]) -> None:
    """That LibreOffice gets both texts out of the redline between them."""
    content = made(redline(old, new))
    assert writer.accepted(content) == texts(tuple(new))
    assert writer.rejected(content) == texts(tuple(old))


def prove_all(writer: Writer, pairs: Sequence[Pair]) -> None:
    assert pairs
    for pair in pairs:
        prove(writer, pair.old, pair.new)


@pytest.mark.parametrize("what", HARD)
def test_libreoffice_gets_both_texts_where(writer: Writer, what: str) -> None:
    prove(writer, *HARD[what])


@pytest.mark.documents
def test_libreoffice_gets_both_texts_of_every_pair_of_the_documents(writer: Writer, documents: Path) -> None:
    prove_all(writer, document_pairs())


@pytest.mark.documents
def test_libreoffice_gets_both_texts_of_the_samples(writer: Writer, samples: Path) -> None:
    prove_all(writer, sample_pairs())


@pytest.mark.documents
def test_the_2010_text_of_document_001_is_read_so_that_what_is_left_is_the_clean_copy(documents: Path) -> None:
    """The redline of the two is the first of the documents' pairs above."""
    (paper,) = documents.glob("001_*.txt")
    lines = lines_of(paper)
    assert new_words(lines) == clean_words(lines)
    assert measured(redline(*texts_of(paper))).score < 1.01


def test_libreoffice_sees_moves_insertions_and_deletions_by_their_author(writer: Writer) -> None:
    found = redline(DUTIES, (*DUTIES[1:], DUTIES[0], Block("Files plans.")))
    assert found.moves == 1
    assert set(writer.kinds(made(found))) == {"Insert", "Delete"}
    assert b"w:moveFrom" in extracted(made(found))


def test_a_document_that_holds_tracked_changes_reads_as_libreoffice_reads_it(writer: Writer) -> None:
    content = made(redline((*HEADED, *TABLE, A, B, C), (*HEADED[:3], *TABLE[2:], C, with_words(A, after=" Daily."), D)))
    for accept, read in ((True, writer.accepted), (False, writer.rejected)):
        plain = settled("paper.docx", content, accept=accept)
        assert writer.ask(plain.content, "read")["kinds"] == []
        said = extract_bytes("paper.docx", plain.content).text.split()
        assert said == " ".join(read(content)).split()


def extracted(content: bytes) -> bytes:
    """The XML of the document's body."""
    from tests.formats.documents import MAIN, member

    return member(content, MAIN)
