"""A web page as lines: the words that a browser prints. Scripts and styles are no words of a paper."""

import re
from dataclasses import dataclass, field

from classplan.formats.archive import shown
from classplan.formats.lines import PICTURES, Lines
from classplan.formats.markup import Element, parse_html
from classplan.formats.numbering import said, whole
from classplan.formats.runs import Paragraph, Run
from classplan.formats.web_styles import START, Printed, Printing

_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "noembed",
        "noframes",
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
        "xmp",
        "listing",
    ]
)
_REMOTE = re.compile(
    r"""<\s*(?:img|image|iframe|frame|object|embed|applet|link|video|audio|source|track|input|script|portal)\b"""
    r"""[^<>]{0,2000}?[\s"'/](?:src|srcset|data|href|poster|xlink:href|codebase)\s*=\s*["']?\s*(?P<to>(?:[a-z][a-z0-9+.-]{1,12}:)?//[^\s"'<>]{0,80})""",
    re.IGNORECASE,
)
_REMOTE_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*(?P<to>(?:[a-z]{2,8}:)?//[^\s\"')]{0,80})", re.IGNORECASE)
_ENDS_INSIDE_A_TAG = re.compile(r"<[a-z!/][^<>]*\Z", re.IGNORECASE)
_OUTSIDE = "the page shows something that lies outside the file. It was not fetched, and what it says is not read. Compare the original."
_LISTS = frozenset(["ul", "ol", "menu", "dir"])
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"} | {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_TYPED_INTO = frozenset(["text", "search", "email", "tel", "url", "number", "date", "month", "week", "time"])
_APART = re.compile(r"(?<=\S) {3,}(?=\S)")


@dataclass(slots=True)
class _Page:
    """Where paragraphs go as they end: into the lines, or into the cell that is open."""

    printing: Printing
    lines: Lines
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    counts: list[int] = field(default_factory=list)
    cell: list[Paragraph] | None = None

    def close(self, printed: Printed) -> None:
        """End the paragraph that is open, if it has words."""
        if any(run.text.strip() for run in self.runs):
            made = Paragraph(
                tuple(self.runs), self.mark, heading=printed.heading, centred=printed.centred, indent=len(self.counts)
            )
            if self.cell is None:
                self.lines.paragraph(made)
            else:
                self.cell.append(made)
            self.mark = ""
        self.runs = []


def lines_of_web_page(name: str, text: str, most: int) -> Lines:
    """The lines of the page. Raises `Invalid` where nothing can be read."""
    lines = Lines(name, most)
    add_web_page(lines, text)
    if _ENDS_INSIDE_A_TAG.search(text):
        lines.breaks_off()
    return lines


def add_web_page(lines: Lines, text: str) -> None:
    """Add the words of a page, or of a piece of one."""
    root = parse_html(lines.name, text)
    page = _Page(Printing(root), lines)
    _walk(page, root, START)
    page.close(START)
    if remote := [match["to"] for rule in (_REMOTE, _REMOTE_STYLE) for match in rule.finditer(text)]:
        lines.doubt(f"outside the file: {len(remote)}, the first is {shown(remote[0])}", _OUTSIDE)
    if scripts := sum(1 for _ in root.iter("script")):
        lines.doubt(
            f"scripts: {scripts}",
            "the page holds scripts. They are never run, and what they would print is not read. Compare the original.",
        )
    if pictures := sum(1 for _ in root.iter("img", "svg", "canvas", "object", "embed")):
        lines.doubt(f"pictures: {pictures}", PICTURES)


def _walk(page: _Page, element: Element, outer: Printed) -> None:
    """The element's own words, those of what stands in it, and behind each the words that follow it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _SILENT:
        return
    printed = page.printing.of(element, outer)
    if tag == "table" and not _only_arranges(element):
        _table(page, element, outer, printed)
        return
    is_block = tag in _BLOCKS or tag in ("table", "tr", "td", "th")
    if tag == "dd" and page.runs:
        page.runs.append(Run("\t", printed.style))
    elif is_block:
        page.close(outer)
    if tag == "li":
        page.mark = _mark(page, element, printed)
    if tag == "br":
        page.runs.append(Run("\n", printed.style))
    if tag in _LISTS:
        page.counts.append(whole(element.get("start"), 1) - 1)
    _say(page, element.text, printed)
    if tag == "input" and element.get("type", "text").lower() in _TYPED_INTO:
        _say(page, element.get("value"), printed)
    for child in _chosen(element) if tag == "select" else element:
        _walk(page, child, printed)
        _say(page, child.tail, printed)
    if is_block and tag != "dt":  # what a term is said to be stands behind it
        page.close(printed)
    if tag in _LISTS:
        page.counts.pop()


def _chosen(choice: Element) -> list[Element]:
    """The entries of a choice that a browser shows: those that are chosen, else the first."""
    entries = list(choice.iter("option"))
    return [entry for entry in entries if entry.get("selected") is not None] or entries[:1]


def _say(page: _Page, words: str | None, printed: Printed) -> None:
    if not words:
        return
    if printed.as_typed:
        page.runs.append(Run(_APART.sub("\t", words), printed.style))
        return
    flat = " ".join(words.split())
    if printed.in_symbols and len(flat) == 1 and not flat.isdigit():
        flat = "•"
    before = " " if words[:1].isspace() else ""
    page.runs.append(Run(f"{before}{flat}{' ' if flat and words[-1:].isspace() else ''}", printed.style))


def _mark(page: _Page, item: Element, printed: Printed) -> str:
    """What a browser prints before an item; the lists that are open are counted as their items come."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or not page.counts:
        return "" if printed.form == "none" else "•"
    page.counts[-1] = number = whole(item.get("value"), page.counts[-1] + 1)
    form = item.get("type") or printed.form or parent.get("type", "")
    return "" if form == "none" else f"{said(number, _FORMS.get(form, 'decimal'))}."


def _only_arranges(table: Element) -> bool:
    """Whether the table holds others, or has one column only."""
    if any(inner is not table for inner in table.iter("table")):
        return True
    return all(sum(cell.tag in ("td", "th") for cell in row) <= 1 for row in table.iter("tr"))


def _table(page: _Page, table: Element, outer: Printed, printed: Printed) -> None:
    page.close(outer)
    mark, page.mark = page.mark, ""
    for caption in table.iter("caption"):
        _walk(page, caption, printed)
    rows: list[list[list[Paragraph]]] = []
    kept = page.cell
    for row in table.iter("tr"):
        cells: list[list[Paragraph]] = []
        for cell in row:
            if cell.tag in ("td", "th"):
                page.cell = []
                _walk(page, cell, page.printing.of(row, printed))
                cells.append(page.cell)
        rows.append(cells)
    page.cell = kept
    if page.cell is None:
        page.lines.table(rows)
    else:
        page.cell += [paragraph for cells in rows for cell in cells for paragraph in cell]
    page.mark = mark
