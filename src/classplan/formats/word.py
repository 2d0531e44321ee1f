"""A Word document as lines: paragraphs, lists with their marks, tables row by row, headers and footers as furniture.

Tracked changes are refused: nobody has decided on them, and a text must never be taken from marks (X32).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from classplan.core.errors import Invalid
from classplan.formats.archive import shown
from classplan.formats.fields import refuse_fetching
from classplan.formats.kinds import SAVE_AS_WORD
from classplan.formats.lines import COMMENTS, DIAGRAMS, FOOTNOTES, PICTURES, Lines
from classplan.formats.markup import Element
from classplan.formats.numbering import Numbering, W, numbering_of
from classplan.formats.package import Package
from classplan.formats.runs import Paragraph, Run, plain
from classplan.formats.word_looks import Looks, looks_of
from classplan.formats.word_signs import FORM_DATA, words_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TRACKED = {
    f"{W}{name}": what
    for name, what in {
        "ins": "an insertion",
        "del": "a deletion",
        "moveFrom": "a passage that was moved away",
        "moveTo": "a passage that was moved here",
        "cellIns": "an inserted cell",
        "cellDel": "a deleted cell",
        "cellMerge": "merged cells",
    }.items()
}
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "tc", "smartTag", "footnote", "endnote")
)


def lines_of_word(package: Package, most: int) -> Lines:
    """The lines of the document. Raises `Invalid` for tracked changes, and for fields that fetch something."""
    name = package.archive.name
    document = package.part(package.main)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Invalid(f"{name}: it has no body, so it is no whole Word document. {SAVE_AS_WORD}")
    tops, ends = _extra(package, "header"), _extra(package, "footer")
    notes = _extra(package, "footnotes") + _extra(package, "endnotes")
    for root in (document, *tops, *ends, *notes):
        _refuse_tracked(name, root)
        _refuse_fetching_fields(name, root)
    lines = Lines(name, most)
    reader = _Reader(lines, looks_of(package), numbering_of(package))
    reader.furniture(tops)
    reader.blocks(body)
    reader.notes(notes)
    reader.diagrams(_extra(package, "diagramdata"))
    reader.furniture(ends)
    _doubts(lines, package, document)
    return lines


def _extra(package: Package, kind: str) -> list[Element]:
    roots = [package.part(part) for part in dict.fromkeys(part for _, part in package.related(kind))]
    return [root for root in roots if root is not None]


def _refuse_tracked(name: str, root: Element) -> None:
    marks = list(root.iter(*_TRACKED))
    if not marks:
        return
    first = marks[0]
    words = "".join(element.text or "" for element in first.iter(f"{W}t", f"{W}delText"))[:60]
    by = first.get(f"{W}author", "somebody")
    quoted = f" “{shown(words)}”" if words.strip() else ""
    raise Invalid(
        f"{name}: it holds {len(marks):,} tracked change{'s' if len(marks) > 1 else ''}, the first of them {_TRACKED[first.tag]}{quoted} by {shown(by)}. "
        "Which text counts is a person's decision: accept or reject every change in Word, save a clean copy, and upload that."
    )


def _refuse_fetching_fields(name: str, root: Element) -> None:
    open_fields: list[str] = []
    stated: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            stated.append(element.get(f"{W}instr", ""))
        elif element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1] += element.text or ""
            else:
                stated.append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append("")
        elif open_fields and element.get(f"{W}fldCharType") == "end":
            stated.append(open_fields.pop())
    for field in (*stated, *open_fields):
        refuse_fetching(name, field)


@dataclass(slots=True)
class _Reader:
    lines: Lines
    looks: Looks
    numbering: Numbering

    def furniture(self, roots: list[Element]) -> None:
        """What stands in headers or footers, each paragraph once."""
        seen: set[str] = set()
        for root in roots:
            for element in root.iter(f"{W}p"):
                made = self._paragraph(element)
                if made.text not in seen:
                    seen.add(made.text)
                    self.lines.paragraph(made, furniture=True)

    def blocks(self, container: Element) -> None:
        """Paragraphs and tables in their order."""
        for block in container:
            if block.tag == f"{W}p":
                self.lines.paragraph(self._numbered(block))
                for box in _boxes(block):
                    self.blocks(box)
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif block.tag in _HOLDERS:
                self.blocks(block)
            elif block.tag == f"{_MC}AlternateContent":
                self.blocks(_chosen(block))

    def notes(self, roots: list[Element]) -> None:
        """Footnotes and endnotes, behind the text."""
        notes = [
            note
            for root in roots
            for note in root
            if note.tag in (f"{W}footnote", f"{W}endnote") and note.get(f"{W}type") is None
        ]
        self.numbering = Numbering()
        for note in notes:
            self.blocks(note)
        if notes:
            self.lines.doubt(f"footnotes: {len(notes)}", FOOTNOTES)

    def diagrams(self, roots: list[Element]) -> None:
        """The words of drawn diagrams, such as a chart of who reports to whom, behind the text."""
        words = [
            plain("".join(said.text or "" for said in paragraph.iter(f"{_A}t")))
            for root in roots
            for paragraph in root.iter(f"{_A}p")
        ]
        for paragraph in words:
            self.lines.paragraph(paragraph)
        if words:
            self.lines.doubt(f"diagrams: {len(roots)}", DIAGRAMS)

    def _table(self, table: Element) -> None:
        rows = [_cells(row) for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        self.lines.table([[[self._numbered(p) for p in _paragraphs_in(cell)] for cell in row] for row in rows])

    def _numbered(self, element: Element) -> Paragraph:
        made = self._paragraph(element)
        if not made.text.strip():
            return made
        return replace(made, mark=self.numbering.mark(element), indent=self.numbering.depth(element))

    def _paragraph(self, element: Element) -> Paragraph:
        """What a paragraph prints, text boxes aside."""
        stood = self.looks.of_paragraph(element)
        runs = [
            Run(words, stood.style if run is None else self.looks.of_run(run, stood))
            for run, piece in _pieces(element, None)
            if (words := words_of(piece))
        ]
        return Paragraph(tuple(runs), heading=stood.heading, centred=stood.centred)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    found: list[Element] = []
    for child in row:
        if child.tag == f"{W}tc":
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            found += _cells(child)
    return found


def _paragraphs_in(element: Element) -> Iterator[Element]:
    """The paragraphs of a cell, those in its tables and text boxes too."""
    for child in element:
        if child.tag == f"{W}p":
            yield child
        yield from _paragraphs_in(_chosen(child) if child.tag == f"{_MC}AlternateContent" else child)


def _pieces(element: Element, run: Element | None) -> Iterator[tuple[Element | None, Element]]:
    for child in element:
        if child.tag in (f"{W}pPr", f"{W}rPr", f"{W}txbxContent", f"{W}instrText", f"{W}p", f"{W}tbl"):
            continue
        if child.tag == f"{_MC}AlternateContent":
            yield from _pieces(_chosen(child), run)
        elif len(child) and child.tag != FORM_DATA:
            yield from _pieces(child, child if child.tag == f"{W}r" else run)
        else:
            yield run, child


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, each once although a file holds them in two forms."""
    for child in paragraph:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _boxes(_chosen(child))
        else:
            yield from _boxes(child)


def _chosen(alternate: Element) -> Element:
    """The first form of content that is held in several."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is None:
        choice = alternate.find(f"{_MC}Fallback")
    return choice if choice is not None else ()


def _doubts(lines: Lines, package: Package, document: Element) -> None:
    pictures = sum(
        1 for element in document.iter() if str(element.tag).endswith(("}blip", "}imagedata", "/chart}chart"))
    )
    if pictures:
        lines.doubt(
            f"pictures: {pictures}",
            PICTURES,
        )
    if package.related("comments"):
        lines.doubt("comments", COMMENTS)
