"""Papers as HTML: what a reader of the page meets, and in which order."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from lxml import html  # type: ignore[import-untyped]

from classplan.core.documents import Document, Facts, Heading, Items, PageBreak, Paragraph, Table
from classplan.formats.outline import DRAFT
from classplan.formats.plain import plain
from classplan.formats.render import as_html
from tests.formats.trees import MARKUP, ODD, PAPERS, full, texts_of


def letters(text: str) -> str:
    return "".join(plain(text).split())


def body_of(paper: Document) -> html.HtmlElement:
    return html.document_fromstring(as_html(paper).decode())


def seen_in_order(paper: Document) -> None:
    read, at = letters(body_of(paper).find("body/main").text_content()), 0
    for text in texts_of(paper):
        found = read.find(letters(text), at)
        assert found >= 0, f"not read: {text!r}"
        at = found + len(letters(text))


@given(PAPERS)
@settings(max_examples=50, deadline=None)
def test_every_text_of_any_tree_is_read_in_its_order(paper: Document) -> None:
    seen_in_order(paper)
    assert as_html(paper) == as_html(paper)


@pytest.mark.parametrize("paper", [*ODD.values(), full()], ids=lambda paper: paper.title[:20])
def test_odd_papers_lose_nothing(paper: Document) -> None:
    seen_in_order(paper)


def test_no_text_is_taken_for_markup() -> None:
    page = body_of(Document(MARKUP, (Heading(1, MARKUP), Paragraph(MARKUP)), MARKUP, MARKUP, MARKUP, MARKUP))
    assert page.findtext("head/title") == MARKUP
    assert [element.text for element in page.iter("h1", "p")] == [MARKUP] * 4
    assert not list(page.iter("b", "script"))


def test_headings_never_skip_a_level_those_of_a_redline_neither() -> None:
    found = [int(element.tag[1]) for element in body_of(full()).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert found[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(found))
    page = body_of(Document("A", (Heading(3, "One"), Heading(6, "Two"), Heading(4, " "), Heading(5, "Three"))))
    assert [element.tag for element in page.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h3"]


def test_lists_bring_their_marks_and_stand_under_their_items() -> None:
    page = body_of(
        Document("A", (Items(("a", "b"), marks=("A.", "")), Items(("c",)), Items(("d",), deep=1), Items(("e",))))
    )
    assert [li.text_content().strip() for li in page.find_class("marked")[0]] == ["A. a", "b"]
    (plain_list,) = [found for found in page.iterfind("body/main/ul") if not found.get("class")]
    assert [li.text for li in plain_list] == ["c", "e"]
    assert [li.text for li in plain_list.iterfind("li/ul/li")] == ["d"]


def test_a_new_page_is_a_matter_of_style_and_nothing_is_read() -> None:
    page = body_of(Document("A", (Paragraph("a"), PageBreak(), Paragraph("b"))))
    assert not list(page.iter("hr"))
    (mark,) = page.find_class("new-page")
    assert not mark.text_content()
    assert ".new-page { break-before: page }" in page.findtext("head/style")


def test_a_draft_says_so_before_all_else_and_on_each_printed_page() -> None:
    text = as_html(full(draft=True)).decode()
    assert re.search(rf"<body>\s*<header><p class=\"draft\">{DRAFT}</p>", text)
    assert f'content: "{DRAFT}"' in text
    assert DRAFT not in as_html(full()).decode()


def test_tables_have_headers_of_columns_and_rows_and_names_have_values() -> None:
    page = body_of(Document("A", (Table("T", ("a", "b"), (("1", "2"),)), Facts((("n", "v"), ("m", "w")), across=2))))
    assert [(th.get("scope"), th.text) for th in page.iter("th")] == [("col", "a"), ("col", "b"), ("row", "1")]
    assert page.findtext("body/main/table/caption") == "T"
    assert [element.tag for element in page.find("body/main/dl")] == ["dt", "dd", "dt", "dd"]


def test_the_redline_s_words_are_hidden_from_the_eye_only() -> None:
    text = as_html(full()).decode()
    assert ".redline-said { position: absolute" in text
    assert '<span class="redline-said">added: </span>' in text
