"""A Word document that was written out here and comes back: its paragraphs with their names, tracked changes and authors.

>>> from classplan.core.documents import Document, Heading
>>> from classplan.formats.docx import as_docx
>>> came = paragraphs_back("a.docx", as_docx(Document("A", (Heading(1, "A clerk", "section_s1"),))))
>>> came[0].names, came[0].runs[0].text
(('section_s1',), 'A clerk')
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from classplan.core.errors import Invalid
from classplan.core.writing.tracked import Paragraph, Run
from classplan.formats.inspection import inspect
from classplan.formats.kinds import Kind
from classplan.formats.markup import Element
from classplan.formats.numbering import W

MOST = 20_000
_PRINTED = {"tab": "\t", "ptab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_INSERTED, _DELETED = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_SOMEBODY = "somebody"
_HOLDERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", *_INSERTED, *_DELETED)


def paragraphs_back(name: str, content: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of its body; of a table, each pair of cells as one. Raises `Invalid` for what is no Word document."""
    inspected = inspect(name, content)
    package = inspected.package if inspected.kind is Kind.DOCX else None
    document = package.part(package.main) if package else None
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Invalid(f"{name}: it is no Word document (.docx). Save the edited draft as one, and bring it back.")
    found = list(_Reader().blocks(body))
    if len(found) > MOST:
        raise Invalid(f"{name}: it has {len(found):,} paragraphs; a specification has at most {MOST:,}.")
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Names that stand between paragraphs go to the next one."""

    names: list[str] = field(default_factory=list)

    def blocks(self, holder: Element) -> Iterator[Paragraph]:
        """Every paragraph, in its order."""
        for element in holder:
            if element.tag == f"{W}p":
                yield self._paragraph(element)
            elif element.tag == f"{W}tbl":
                for row in element.iter(f"{W}tr"):
                    yield from self._row(row)
            elif element.tag == f"{W}bookmarkStart":
                self.names.append(element.get(f"{W}name", ""))
            elif element.tag in _HOLDERS:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Paragraph:
        end = Run("")
        marks = element.find(f"{W}pPr/{W}rPr")
        if marks is not None:
            end = Run("", *(_by(next((m for m in marks if m.tag in kinds), None)) for kinds in (_INSERTED, _DELETED)))
        runs = tuple(self._runs(element, None, None))
        names, self.names = tuple(self.names), []
        return Paragraph(runs, end, names)

    def _row(self, row: Element) -> Iterator[Paragraph]:
        cells = [[self._paragraph(p) for p in cell.iter(f"{W}p")] for cell in row if cell.tag == f"{W}tc"]
        for n in range(0, len(cells), 2):
            pair = [[run for paragraph in cell for run in paragraph.runs] for cell in cells[n : n + 2]]
            names = tuple(name for cell in cells[n : n + 2] for paragraph in cell for name in paragraph.names)
            yield Paragraph((*pair[0], Run("\t"), *(pair[1] if len(pair) > 1 else ())), names=names)

    def _runs(self, element: Element, inserted: str | None, deleted: str | None) -> Iterator[Run]:
        for child in element:
            tag = str(child.tag)
            if tag == f"{W}bookmarkStart":
                self.names.append(child.get(f"{W}name", ""))
            elif tag in _INSERTED:
                yield from self._runs(child, _by(child), deleted)
            elif tag in _DELETED:
                yield from self._runs(child, inserted, _by(child))
            elif tag in (f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delInstrText"):
                continue
            elif tag in (f"{W}t", f"{W}delText"):
                yield Run((child.text or "").replace("\n", " "), inserted, deleted)
            elif tag.removeprefix(W) in _PRINTED:
                yield Run(_PRINTED[tag.removeprefix(W)], inserted, deleted)
            else:
                yield from self._runs(child, inserted, deleted)


def _by(mark: Element | None) -> str | None:
    return None if mark is None else " ".join(mark.get(f"{W}author", "").split())[:120] or _SOMEBODY
