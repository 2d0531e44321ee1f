"""Word tracked changes: accepted they are the new text, rejected the old, by the XML and by LibreOffice where it is."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]

from classplan.core.redline import Block, Redline, Role, paragraphs, redline
from classplan.formats.redline_page import as_fragment, as_page
from classplan.formats.tracked_changes import as_docx
from tests.core.test_redline import BODIES, DUTIES, texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2016, 3, 9, 12, 0, tzinfo=UTC)
GONE = {True: ("del", "moveFrom"), False: ("ins", "moveTo")}
STAYS = {True: ("ins", "moveTo"), False: ("del", "moveFrom")}


def made(found: Redline) -> bytes:
    return as_docx(found, author="L. Tran", when=WHEN)


def decided(content: bytes, *, accept: bool) -> tuple[str, ...]:
    """The paragraphs after every change is accepted or rejected, and no revision left."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    found: list[str] = []
    begun = ""
    for paragraph in root.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            if run.getparent().tag.removeprefix(W) not in GONE[accept]:
                begun += "".join("\t" if e.tag == f"{W}tab" else e.text or "" for e in run)
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in GONE[accept]):
            continue
        found.append(begun)
        begun = ""
    assert not begun, "the last paragraph's end was taken away"
    return tuple(found)


@given(BODIES, BODIES)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    content = made(redline(old, new))
    assert decided(content, accept=False) == texts(old)
    assert decided(content, accept=True) == texts(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DUTIES[:1], DUTIES),
        (DUTIES, DUTIES[:1]),
        (
            (*DUTIES[:2], Block("Old end of it."), Block("And more.")),
            (*DUTIES[:2], Block("Quite another."), Block("End.")),
        ),
        (DUTIES[:2], DUTIES[2:]),
        (DUTIES, DUTIES[::-1]),
        ((), DUTIES),
    ],
)
def test_the_last_paragraph_may_be_added_removed_replaced_and_moved(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    content = made(redline(old, new))
    assert (decided(content, accept=False), decided(content, accept=True)) == (texts(old), texts(new))


def test_the_changes_have_their_author_their_date_and_numbers_of_their_own() -> None:
    content = made(redline(DUTIES, (*DUTIES[1:], DUTIES[0], Block("Files."))))
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    changes = [e for name in ("ins", "del", "moveFrom", "moveTo") for e in root.iter(f"{W}{name}")]
    assert {(e.get(f"{W}author"), e.get(f"{W}date")) for e in changes} == {("L. Tran", "2016-03-09T12:00:00Z")}
    numbers = [e.get(f"{W}id") for e in changes]
    assert len(numbers) == len(set(numbers))
    assert {e.get(f"{W}name") for way in ("From", "To") for e in root.iter(f"{W}move{way}RangeStart")} == {"move1"}


def test_the_file_is_a_word_document_with_headings_and_the_same_bytes_each_time() -> None:
    text = (Block("Clerk", Role.TITLE, 1), Block("DUTIES", Role.HEADING, 2), Block("Files.", Role.ITEM, mark="1."))
    content = made(redline(text, text))
    assert [p.style and p.style.name for p in docx.Document(io.BytesIO(content)).paragraphs] == [
        "Title",
        "Heading 2",
        "List Paragraph",
    ]
    assert content == made(redline(text, text))


def test_the_page_says_what_was_removed_added_and_moved_in_words_and_signs() -> None:
    page = as_fragment(redline(DUTIES, (*DUTIES[1:], DUTIES[0], Block("Files <b> & plans."))))
    assert "moved from 1 to 4; it stood here:" in page
    assert "moved from 1 to 4; it stands here:" in page
    assert '<span class="redline-said">added: </span>' in page
    assert "Files &lt;b&gt; &amp; plans." in page
    assert "style=" not in page


def test_the_page_of_two_equal_texts_says_so() -> None:
    found = redline(paragraphs("Files."), paragraphs("Files."))
    assert b"The two texts are the same, word for word." in as_page(found, title="R", old="a", new="b")
