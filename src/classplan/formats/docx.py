"""A document tree as a Word document: real styles, real lists, header rows that repeat, tracked changes that are true.

>>> from classplan.core.documents import Document, Heading
>>> as_docx(Document("A", (Heading(1, "A"),)))[:2]
b'PK'
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import count

from classplan.core.documents import Document, Facts, Heading, PageBreak, Paragraph, Redlined, Table
from classplan.formats.docx_styles import numbering_xml, settings_xml, styles_xml
from classplan.formats.fitting import LANDSCAPE, PORTRAIT, columns_of, width_of
from classplan.formats.outline import DRAFT, Listed, Shape, shaped, title_of
from classplan.formats.tracked_changes import paragraphs_xml
from classplan.formats.word_package import Part, Properties, R, W, packed, text_of

_TWIPS = 20
_LONG_CELL = 400
_NAMES_AT_MOST = 150.0
_BODY = 11.5
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)


def as_docx(paper: Document) -> bytes:
    """The paper as a Word document on Letter pages: the same tree gives the same bytes."""
    writer = _Writer(paper)
    body = "".join(writer.body())
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{_PAGE}</w:body></w:document>'
    language = paper.language or "en"
    parts = (
        Part("styles", styles_xml(language)),
        Part("numbering", numbering_xml(writer.numbered)),
        Part("settings", settings_xml()),
        Part("header", _header(paper), "header1"),
        Part("footer", _footer(paper), "footer1"),
    )
    return packed(document, parts, Properties(title_of(paper), paper.author, language, writer.when))


class _Writer:
    """The body of one document in the making."""

    def __init__(self, paper: Document) -> None:
        self.paper = paper
        self.when = datetime.combine(paper.day or date(1980, 1, 1), time(), UTC)
        self.changes = count(1)
        self.numbered = 0
        self.breaks = False
        self.titled = False

    def body(self) -> Iterator[str]:
        """Each block, in the order of the tree. After a table stands a paragraph, or two tables would grow together."""
        last: Shape | None = None
        for n, shape in enumerate(shaped(self.paper.printed)):
            if (
                _is_table(last)
                and isinstance(shape, Table | Facts)
                and not (isinstance(shape, Table) and shape.caption)
            ):
                yield self._paragraph("Between", "")
            yield from self._block(shape, n)
            last = shape
        if last is None or _is_table(last) or self.breaks:
            yield self._paragraph("Between", "")

    def _block(self, shape: Shape, at: int) -> Iterator[str]:
        match shape:
            case Heading(level, text, name):
                style = "Title" if level == 1 and not self.titled else f"Heading{level}"
                self.titled |= level == 1
                yield self._paragraph(style, _marked(name, at, _run(text)) if name else _run(text))
            case Paragraph(text, strong):
                yield self._paragraph("", _run(text, strong=strong))
            case Listed():
                yield from self._list(shape, 0)
            case Facts(rows, across):
                yield from self._facts(rows) if across == 1 else self._side_by_side(rows, across)
            case Table():
                yield from self._table(shape)
            case Redlined(found):
                if self.breaks:
                    yield self._paragraph("Between", "")
                author = self.paper.author or self.paper.head or "Classplan"
                yield paragraphs_xml(found, author, self.when, numbers=self.changes, moves=f"move{at}.")
            case PageBreak():
                self.breaks = True

    def _paragraph(self, style: str, runs: str, more: str = "") -> str:
        """A paragraph; the first one after a page break begins the page."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        top = "<w:pageBreakBefore/>" if self.breaks else ""
        self.breaks = False
        properties = f"<w:pPr>{named}{top}{more}</w:pPr>" if named or top or more else ""
        return f"<w:p>{properties}{runs}</w:p>"

    def _list(self, found: Listed, deep: int) -> Iterator[str]:
        if found.marked:
            style, properties = "ListParagraph", _hanging(found, deep)
        elif found.numbered:
            self.numbered += 1
            style, properties = "ListNumber", _numbered(deep, self.numbered + 1)
        else:
            style, properties = "ListBullet", _numbered(deep, 1)
        for entry in found.entries:
            mark = f"{_run(entry.mark)}<w:r><w:tab/></w:r>" if entry.mark else ""
            yield self._paragraph(style, mark + _run(entry.text), properties)
            for inner in entry.inside:
                yield from self._list(inner, deep + 1)

    def _facts(self, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
        widths = [width_of(name, _BODY) + 14 for name, _ in rows]
        stop = round(min(max(widths, default=0), _NAMES_AT_MOST) * _TWIPS)
        place = f'<w:tabs><w:tab w:val="left" w:pos="{stop}"/></w:tabs><w:ind w:left="{stop}" w:hanging="{stop}"/>'
        for name, value in rows:
            yield self._paragraph("Fact", f"{_run(name, strong=True)}<w:r><w:tab/></w:r>{_run(value)}", place)

    def _side_by_side(self, rows: Sequence[tuple[str, str]], across: int) -> Iterator[str]:
        if self.breaks:
            yield self._paragraph("Between", "")
        width = PORTRAIT / (2 * across)
        made = []
        for n in range(0, len(rows), across):
            cells = [cell for name, value in rows[n : n + across] for cell in ((name, True), (value, False))]
            cells += [("", False)] * (2 * across - len(cells))
            made.append(_row([_cell(words, width, strong=strong) for words, strong in cells], "<w:cantSplit/>"))
        yield _grid([width] * (2 * across), made, heads=False)

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption or self.breaks:
            yield self._paragraph("Caption" if table.caption else "Between", _run(table.caption))
        across = max([len(table.columns), *map(len, table.rows)])
        heads, *rows = [[*row, *[""] * (across - len(row))] for row in (table.columns, *table.rows)]
        columns = columns_of(heads, rows)
        widths = [width * PORTRAIT / (LANDSCAPE if columns.wide else PORTRAIT) for width in columns.widths]
        size = round(columns.size * 2) + 1
        long = max(map(len, heads), default=0) > _LONG_CELL
        made = [
            _row(
                [_cell(words, width, size=size) for words, width in zip(heads, widths, strict=True)],
                "" if long else "<w:cantSplit/><w:tblHeader/>",
            )
        ]
        for row, to in zip(rows, table.leading, strict=True):
            keep = "" if max(map(len, row)) > _LONG_CELL else "<w:cantSplit/>"
            cells = [_cell(words, width, size=size) for words, width in zip(row, widths, strict=True)]
            if to:
                cells[0] = cells[0].replace("<w:r>", f'<w:hyperlink w:anchor="{text_of(to)}"><w:r>', 1)
                cells[0] = cells[0].replace("</w:r></w:p>", "</w:r></w:hyperlink></w:p>", 1)
            made.append(_row(cells, keep))
        yield _grid(widths, made, heads=True)


def _is_table(shape: Shape | None) -> bool:
    return isinstance(shape, Table) or (isinstance(shape, Facts) and shape.across > 1)


def _run(text: str, *, strong: bool = False) -> str:
    """The text as a run, with its tabs and line breaks."""
    if not text:
        return ""
    words = text_of(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    looks = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>' if strong else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _marked(name: str, number: int, runs: str) -> str:
    """Runs to which a link of the same document leads."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{text_of(name)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _numbered(deep: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{min(deep, 8)}"/><w:numId w:val="{number}"/></w:numPr>'


def _hanging(found: Listed, deep: int) -> str:
    """Room for the widest of the marks that a list brings along."""
    mark = max((width_of(entry.mark or "", _BODY) for entry in found.entries), default=0)
    room = round(min(mark + 10, _NAMES_AT_MOST) * _TWIPS)
    return f'<w:ind w:left="{360 * deep + 120 + room}" w:hanging="{room}"/>'


def _cell(text: str, width: float, *, size: int = 20, strong: bool = False) -> str:
    looks = f'<w:sz w:val="{size}"/>' if size != 20 else ""
    runs = _run(text, strong=strong)
    if looks:
        runs = runs.replace("<w:r>", f"<w:r><w:rPr>{looks}</w:rPr>")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{runs}</w:p></w:tc>'
    )


def _row(cells: Sequence[str], properties: str) -> str:
    kept = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"


def _grid(widths: Sequence[float], rows: Sequence[str], *, heads: bool) -> str:
    columns = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"04A0" if heads else "0400"}" w:firstRow="{heads:d}" w:lastRow="0" w:firstColumn="{heads:d}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _header(paper: Document) -> str:
    draft = f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>{_run(DRAFT, strong=True)}</w:p>'
    head = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_run(paper.head)}</w:p>'
    return f'<w:hdr xmlns:w="{W}">{draft if paper.draft else ""}{head}</w:hdr>'


def _footer(paper: Document) -> str:
    page, pages = (
        f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for name in ("PAGE", "NUMPAGES")
    )
    number = (
        f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{page}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{pages}'
    )
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run(paper.line_at_foot)}<w:r><w:tab/></w:r>{number}</w:p></w:ftr>'
