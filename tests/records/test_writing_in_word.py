"""A draft is written out for Word, edited, and brought back: the same structure, and only the edits differ."""

import re

import pytest

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.writing.draft import section_of, sections_of
from classplan.core.writing.plain import as_text
from classplan.records.specs.models import SpecVersion
from classplan.records.writing import editing, exchange, reviewing
from classplan.records.writing.models import DraftRevision, Remark, WordReturn
from tests.plugins.libreoffice import Writer
from tests.plugins.libreoffice import writer as writer
from tests.plugins.office import Desk
from tests.records.writing import Pen, edited, pen_at, rewritten

pytestmark = pytest.mark.sqlite  # files; their records are written on both databases elsewhere

WORD_2007 = "Office Open XML Text"
MARKED = """ESSENTIAL DUTIES

1. Walks the rows each morning and writes down what the night has done to them.
2. Mends whatever is broken:
  a. ladders, baskets and gates;
  b. the press.
\\A. Lee signs for it."""


@pytest.fixture
def pen(desk: Desk) -> Pen:
    pen = pen_at(desk)
    pen.started()
    pen.save("ESSENTIAL", MARKED)
    return pen


def out(pen: Pen) -> bytes:
    return exchange.exported(pen.draft, pen.draft.revision)


def back(pen: Pen, content: bytes, name: str = "draft.docx") -> WordReturn:
    return exchange.bring_back(pen.office, pen.number, name, content, by=pen.by())


def changed(pen: Pen, row: WordReturn) -> dict[str, str]:
    """The sections that came back otherwise, by their headings."""
    return {section_of(pen.body, said["key"])["heading"]: said["text"] for said in row.found["sections"]}


def test_what_was_not_edited_changes_nothing(pen: Pen) -> None:
    with pytest.raises(Invalid, match=r"it is as it was written out \(revision 2\)"):
        back(pen, out(pen))
    assert not WordReturn.objects.exists()


def test_an_edit_changes_its_section_alone_and_nothing_before_it_is_taken(pen: Pen) -> None:
    before = pen.body
    row = back(pen, edited(out(pen), lambda words: words.replace("the press", "the cider press")))
    assert changed(pen, row) == {"ESSENTIAL DUTIES": MARKED.replace("the press", "the cider press")}
    assert (row.found["values"], row.found["notes"], row.found["suggested"]) == ({}, [], [])
    assert pen.body == before
    keys = [said["key"] for said in row.found["sections"]]
    taken = exchange.take(pen.office, pen.number, row.number, keys, values=True, as_suggestions=False, by=pen.by())
    assert (taken.saved, taken.suggested) == (1, 0)
    assert pen.text("ESSENTIAL") == MARKED.replace("the press", "the cider press")
    after = {p.key: as_text(p.section) for p in sections_of(pen.body)}
    assert {key for key, text in after.items() if text != as_text(section_of(before, key))} == set(keys)
    assert DraftRevision.objects.get(number=3).what == "Took “ESSENTIAL DUTIES” from draft.docx"


def test_items_are_added_taken_out_and_marked_as_they_are_typed(pen: Pen) -> None:
    def typed(xml: str) -> str:
        paragraphs = re.findall(r"<w:p>.*?</w:p>", xml)
        second = next(p for p in paragraphs if "Mends whatever" in p)
        lee = next(p for p in paragraphs if "A. Lee" in p)
        new = second.replace("2.", "3.").replace("Mends whatever is broken:", "Keeps the keys.")
        return xml.replace(lee, new)

    row = back(pen, rewritten(out(pen), typed))
    assert changed(pen, row)["ESSENTIAL DUTIES"] == MARKED.replace("\\A. Lee signs for it.", "3. Keeps the keys.")


def test_a_field_and_the_title_come_back_as_values(pen: Pen) -> None:
    words = {"Non-exempt": "Exempt", "Orchard Keeper": "Orchard Warden"}
    row = back(pen, edited(out(pen), lambda said: words.get(said, said)))
    assert row.found["values"] == {"title": "Orchard Warden", "field:flsa": "Exempt"}
    assert not row.found["sections"]
    exchange.take(pen.office, pen.number, row.number, [], values=True, as_suggestions=False, by=pen.by())
    assert (pen.draft.title, pen.body["fields"][1]["printed"] if len(pen.body["fields"]) > 1 else "") != ("", None)
    assert "Exempt" in [field["printed"] for field in pen.body["fields"]]


def tracked(pen: Pen) -> bytes:
    """The file with a tracked insertion by L. Tran and a tracked deletion by M. Roy."""

    def typed(xml: str) -> str:
        by = 'w:date="2026-03-01T10:00:00Z"'
        insert = f'<w:ins w:id="901" w:author="L. Tran" {by}><w:r><w:t xml:space="preserve"> cider</w:t></w:r></w:ins>'
        run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
        gone = f'<w:del w:id="902" w:author="M. Roy" {by}><w:r><w:delText>Two</w:delText></w:r></w:del>'
        xml = xml.replace(run.format("the press."), run.format("the") + insert + run.format(" press."))
        return xml.replace(run.format("Two harvests."), gone + run.format(" harvests."))

    return rewritten(out(pen), typed)


def test_tracked_changes_become_suggestions_by_their_authors(pen: Pen) -> None:
    row = back(pen, tracked(pen))
    assert not row.found["sections"]
    found = {remark.by: remark for remark in Remark.objects.all()}
    assert set(found) == {"L. Tran", "M. Roy"}
    assert found["L. Tran"].suggested == MARKED.replace("the press", "the cider press")
    assert found["M. Roy"].suggested.endswith("\n\nharvests.")
    assert found["L. Tran"].capacity == "in Word"
    reviewing.answer(pen.office, pen.number, found["L. Tran"].number, "accepted", "It is.", by=pen.by())
    assert pen.text("ESSENTIAL") == MARKED.replace("the press", "the cider press")


def test_plain_edits_and_tracked_ones_are_told_apart(pen: Pen) -> None:
    row = back(pen, edited(tracked(pen), lambda said: said.replace("each morning", "each evening")))
    assert changed(pen, row) == {"ESSENTIAL DUTIES": MARKED.replace("each morning", "each evening")}
    assert {remark.by for remark in Remark.objects.all()} == {"L. Tran", "M. Roy"}


def test_a_file_of_another_draft_is_recognised_and_said(pen: Pen) -> None:
    first, content = pen.number, edited(out(pen), lambda said: said.replace("press", "mill"))
    pen.started(title="Moss Keeper", text_of=1)
    with pytest.raises(NotAllowed, match=r"it is draft 1 \(Orchard Keeper\), and this is draft 2"):
        back(pen, content)
    pen.number = first
    with pytest.raises(Invalid, match="that revision reads otherwise here"):
        back(pen, rewritten(content, lambda xml: re.sub(r"classplan_1_2_\w{12}", "classplan_1_2_0123456789ab", xml)))
    with pytest.raises(Invalid, match="no draft that was written out here"):
        back(pen, rewritten(content, lambda xml: re.sub(r"classplan_1_2_\w{12}", "elsewhere", xml)))
    with pytest.raises(Invalid):
        back(pen, b"PK nothing")
    with pytest.raises(Invalid, match="no Word document"):
        back(pen, b"Words.", "a.txt")


def test_an_older_base_is_merged_and_what_clashes_becomes_a_suggestion(pen: Pen) -> None:
    content = edited(
        out(pen), lambda said: said.replace("the press", "the mill").replace("Two harvests", "Three harvests")
    )
    pen.save("ESSENTIAL", MARKED.replace("the press", "the cart"))
    row = back(pen, content)
    assert (row.revision, pen.draft.revision) == (2, 3)
    keys = [said["key"] for said in row.found["sections"]]
    taken = exchange.take(pen.office, pen.number, row.number, keys, values=False, as_suggestions=False, by=pen.by())
    assert (taken.saved, taken.suggested) == (1, 1)
    assert "the cart" in pen.text("ESSENTIAL")
    assert Remark.objects.get().suggested == MARKED.replace("the press", "the mill")
    assert "Three harvests." in pen.text("Experience")


def test_a_section_that_is_not_in_the_file_is_told_and_stays(pen: Pen) -> None:
    def typed(xml: str) -> str:
        start = xml.index("<w:p>", xml.index("ESSENTIAL DUTIES") - 400)
        heading = next(p for p in re.findall(r"<w:p>.*?</w:p>", xml[start:]) if "Licensure" in p)
        return xml.replace(heading, "")

    row = back(pen, rewritten(out(pen), typed))
    assert any("“Licensure and/or Certification:” is not in the file any more" in note for note in row.found["notes"])
    assert any(p.section["heading"].startswith("Licensure") for p in sections_of(pen.body))


@pytest.mark.slow
def test_libreoffice_saves_it_anew_and_nothing_else_differs(pen: Pen, writer: Writer) -> None:
    with pytest.raises(Invalid, match="it is as it was written out"):
        back(pen, writer.saved(out(pen), WORD_2007))
    content = edited(out(pen), lambda words: words.replace("the press", "the cider press"))
    row = back(pen, writer.saved(content, WORD_2007))
    assert changed(pen, row) == {"ESSENTIAL DUTIES": MARKED.replace("the press", "the cider press")}
    assert not row.found["notes"]


@pytest.mark.slow
def test_libreoffice_keeps_the_tracked_changes_with_their_authors(pen: Pen, writer: Writer) -> None:
    row = back(pen, writer.saved(tracked(pen), WORD_2007))
    assert not row.found["sections"]
    assert {remark.by: remark.suggested for remark in Remark.objects.all()}["L. Tran"] == MARKED.replace(
        "the press", "the cider press"
    )


def test_the_text_in_force_itself_goes_out_and_back_word_for_word(pen: Pen) -> None:
    editing.go_back(pen.office, pen.number, 1, seen=2, by=pen.by())
    content = edited(out(pen), lambda words: words.replace("Two harvests", "Three harvests"))
    row = back(pen, content)
    assert len(row.found["sections"]) == 1
    assert SpecVersion.objects.get().body["sections"]
