"""A web page as lines: the words that a browser prints. Scripts and styles are no words of a paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from classplan.formats.lines import STRUCK, Lines
from classplan.formats.markup import Element, parse_html
from classplan.formats.numbering import said, whole

_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "noembed",
        "noframes",
        "select",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "center",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "details",
        "summary",
        "dir",
        "menu",
    ]
)
_STRUCK = frozenset(["del", "s", "strike"])
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class _Page:
    lines: Lines
    words: list[str] = field(default_factory=list)
    mark: str = ""
    struck: bool = False

    def close(self) -> None:
        """End the paragraph that is open, if it has words."""
        text = "".join(self.words)
        if text.strip():
            self.lines.paragraph(text, mark=self.mark, doubts=[STRUCK] if self.struck else [])
            self.mark = ""
        self.words, self.struck = [], False


def lines_of_web_page(name: str, text: str, most: int) -> Lines:
    """The lines of the page. Raises `Invalid` where nothing can be read."""
    page = _Page(Lines(name, most))
    root = parse_html(name, text)
    _walk(page, root)
    page.close()
    scripts = sum(1 for _ in root.iter("script"))
    if scripts:
        page.lines.doubt(
            f"scripts: {scripts}",
            "the page holds scripts. They are never run, and what they would print is not read. Compare the original.",
        )
    return page.lines


def _walk(page: _Page, element: Element) -> None:
    """The element's own words, those of what stands in it, and behind each the words that follow it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "table":
        _table(page, element)
        return
    if tag in _SILENT:
        return
    if tag in _BLOCKS:
        page.close()
    if tag == "li":
        page.mark = _mark(element)
    if tag == "br":
        page.words.append("\n")
    _say(page, element.text, struck=tag in _STRUCK)
    for child in element:
        _walk(page, child)
        _say(page, child.tail, struck=tag in _STRUCK)
    if tag in _BLOCKS:
        page.close()


def _say(page: _Page, words: str | None, *, struck: bool) -> None:
    if words:
        flat = " ".join(words.split())
        before = " " if words[:1].isspace() else ""
        page.words.append(f"{before}{flat}{' ' if flat and words[-1:].isspace() else ''}")
        page.struck |= struck and bool(flat)


def _mark(item: Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    before = sum(1 for other in item.itersiblings("li", preceding=True))
    return f"{said(whole(parent.get('start'), 1) + before, _FORMS.get(parent.get('type', ''), 'decimal'))}."


def _table(page: _Page, table: Element) -> None:
    """Row by row; a table that holds others, or one column, only arranges what stands in it."""
    page.close()
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    arranges = any(inner is not table for inner in table.iter("table"))
    if arranges or all(len(row) <= 1 for row in rows):
        for child in table:
            _walk(page, child)
        return
    for caption in table.iter("caption"):
        _walk(page, caption)
    struck = any(True for _ in table.iter(*_STRUCK))
    page.lines.rows([[" ".join("".join(_spaced(cell)).split()) for cell in row] for row in rows], [STRUCK] * struck)


def _spaced(cell: Element) -> Iterator[str]:
    """The words of a cell, with a blank where a browser begins another line."""
    yield cell.text or ""
    for child in cell:
        apart = " " if child.tag in _BLOCKS or child.tag == "br" else ""
        yield apart
        if child.tag not in _SILENT:
            yield from _spaced(child)
        yield f"{apart}{child.tail or ''}"
