"""An OpenDocument text as lines: paragraphs, lists with their marks, tables row by row, headers and footers as furniture.

Tracked changes are refused: nobody has decided on them, and a text must never be taken from marks (X32).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from classplan.core.errors import Invalid
from classplan.formats.lines import COMMENTS, FOOTNOTES, PICTURES, Lines
from classplan.formats.markup import Element
from classplan.formats.numbering import whole
from classplan.formats.odf_package import CONTENT, STYLES
from classplan.formats.odf_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Counter, Styles
from classplan.formats.package import Package
from classplan.formats.runs import Paragraph, Run, Style

_MOST_BLANKS = 100
_MOST_CELLS = 64
_MARGINS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_HOLDERS = frozenset(
    f"{TEXT}{name}"
    for name in (
        "section",
        "index-body",
        "index-title",
        "table-of-content",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "illustration-index",
        "table-index",
        "object-index",
        "numbered-paragraph",
    )
)
_SILENT = frozenset([f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}sequence-decls"])


@dataclass(slots=True)
class _Reader:
    lines: Lines
    styles: Styles
    counter: Counter
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, container: Element) -> None:
        """Paragraphs, lists and tables in their order."""
        for block in container:
            if block.tag == f"{TABLE}table":
                self._table(block)
            elif block.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"):
                for paragraph in self._paragraphs(block):
                    self.lines.paragraph(paragraph)
                self._open_boxes()
            elif block.tag in _HOLDERS or str(block.tag).startswith(DRAW):
                self.blocks(block)

    def furniture(self, root: Element | None) -> None:
        """What stands in headers and footers, each paragraph once."""
        told: set[str] = set()
        for margin in root.iter(*(f"{STYLE}{name}" for name in _MARGINS)) if root is not None else ():
            for element in margin.iter(f"{TEXT}p", f"{TEXT}h"):
                made = self._paragraph(element)
                if made.text not in told:
                    told.add(made.text)
                    self.lines.paragraph(made, furniture=True)

    def add_notes(self) -> None:
        """Footnotes and endnotes, behind the text."""
        count = len(self.notes)
        for note in self.notes:
            for body in note.iter(f"{TEXT}note-body"):
                self.blocks(body)
        if count:
            self.lines.doubt(f"footnotes: {count}", FOOTNOTES)

    def _open_boxes(self) -> None:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: Element) -> None:
        rows = [_cells(row) for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        self.lines.table([[list(self._all_paragraphs(cell)) for cell in row] for row in rows])
        self._open_boxes()

    def _all_paragraphs(self, element: Element) -> Iterator[Paragraph]:
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"):
                yield from self._paragraphs(child)
            elif child.tag not in _SILENT:
                yield from self._all_paragraphs(child)

    def _paragraphs(self, block: Element) -> Iterator[Paragraph]:
        """A paragraph, or those of a list."""
        if block.tag != f"{TEXT}list":
            yield self._paragraph(block)
            return
        style = block.get(f"{TEXT}style-name", "")
        continues = block.get(f"{TEXT}continue-numbering") == "true" or block.get(f"{TEXT}continue-list") is not None
        self.counter.begin(style, continues=continues)
        yield from self._items(block, style, 1)

    def _items(self, block: Element, style: str, depth: int) -> Iterator[Paragraph]:
        style = block.get(f"{TEXT}style-name", style)
        for item in block:
            is_marked = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._items(child, style, depth + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    made = replace(self._paragraph(child), indent=depth)
                    if is_marked and made.text.strip():
                        made = replace(made, mark=self.counter.mark(style, depth, item.get(f"{TEXT}start-value")))
                        is_marked = False
                    yield made
                else:
                    yield from self._all_paragraphs(child)

    def _paragraph(self, element: Element) -> Paragraph:
        stood = self.styles.of_paragraph(element.get(f"{TEXT}style-name", ""))
        heading = stood.heading
        if element.tag == f"{TEXT}h":
            heading = min(whole(element.get(f"{TEXT}outline-level"), 1) or 1, 6)
        return Paragraph(tuple(self._runs(element, stood.style)), heading=heading, centred=stood.centred)

    def _runs(self, element: Element, style: Style) -> Iterator[Run]:
        if element.text:
            yield Run(_flat(element.text), style)
        for child in element:
            yield from self._piece(child, style)
            if child.tail:
                yield Run(_flat(child.tail), style)

    def _piece(self, child: Element, style: Style) -> Iterator[Run]:
        match str(child.tag).removeprefix(TEXT):
            case "s":
                yield Run(" " * min(whole(child.get(f"{TEXT}c"), 1), _MOST_BLANKS), style)
            case "tab":
                yield Run("\t", style)
            case "line-break":
                yield Run("\n", style)
            case "span":
                yield from self._runs(child, self.styles.of_words(child.get(f"{TEXT}style-name", ""), style))
            case "note":
                self.notes.append(child)
            case "hidden-text" | "hidden-paragraph":
                words = child.get(f"{TEXT}string-value", "") or child.text or ""
                yield Run(words, replace(style, hidden=True))
            case _ if child.tag in _SILENT:
                return
            case _ if str(child.tag).startswith(DRAW):
                self.boxes.append(child)
            case _:
                yield from self._runs(child, style)


def lines_of_opendocument(package: Package, most: int) -> Lines:
    """The lines of the document. Raises `Invalid` for tracked changes."""
    name = package.archive.name
    content, sheet = package.part(CONTENT), package.part(STYLES)
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise Invalid(f"{name}: it is an OpenDocument file without a text. Save it anew as a Word document (.docx).")
    _refuse_tracked(name, body)
    styles = Styles()
    styles.read(sheet)
    styles.read(content)
    lines = Lines(name, most)
    reader = _Reader(lines, styles, Counter(styles))
    reader.blocks(body)
    reader.add_notes()
    reader.furniture(sheet)
    if pictures := sum(1 for _ in body.iter(f"{DRAW}image")):
        lines.doubt(
            f"pictures: {pictures}",
            PICTURES,
        )
    if any(True for _ in body.iter(f"{OFFICE}annotation")):
        lines.doubt("comments", COMMENTS)
    return lines


def _refuse_tracked(name: str, body: Element) -> None:
    count = sum(1 for _ in body.iter(f"{TEXT}changed-region"))
    if count:
        raise Invalid(
            f"{name}: it holds {count:,} tracked change{'s' if count > 1 else ''}. Which text counts is a person's decision: "
            "accept or reject every change in the program that made it, save a clean copy, and upload that."
        )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    found: list[Element] = []
    for child in row:
        if child.tag == f"{TABLE}table-cell":
            found += [child] * min(whole(child.get(f"{TABLE}number-columns-repeated"), 1), _MOST_CELLS)
    return found


def _flat(words: str) -> str:
    """White space in the file is one blank; what is printed has marks of its own."""
    if not words.isprintable():
        words = words.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return words
