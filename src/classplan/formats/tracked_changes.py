"""A redline as a Word document with tracked changes: to accept all gives the new text, to reject all the old.

The words and the ends of paragraphs are marked apart. The last end of a document can't be marked (nothing follows with
which its paragraph could be joined), so where the last paragraphs are marked whole, each takes over the end before it.

>>> from datetime import UTC, datetime
>>> from classplan.core.redline import paragraphs, redline
>>> found = redline(paragraphs("Files plans."), paragraphs("Files permits."))
>>> '<w:delText xml:space="preserve">plans.</w:delText>' in document_xml(found, "L. Tran", datetime(2016, 3, 9, tzinfo=UTC))
True
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from classplan.core.redline import Block, Kind, Redline, Role, Row

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DEEPEST = 6

_STYLES = {"Title": ("Title", 32, None), "ListParagraph": ("List Paragraph", 0, None)} | {
    f"Heading{n}": (f"heading {n}", 30 - 2 * n, n - 1) for n in range(1, _DEEPEST + 1)
}


def as_docx(found: Redline, *, author: str, when: datetime, title: str = "Redline") -> bytes:
    """The Word document, the same bytes for the same redline, author and moment."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _core(title, author, when),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml")),
        "word/styles.xml": _styles(),
        "word/document.xml": document_xml(found, author, when),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def document_xml(found: Redline, author: str, when: datetime) -> str:
    """The body of the document."""
    writer = _Writer(author, when)
    rows = list(zip(found.rows, ends(found.rows), strict=True))
    styles = writer.styles(found, [end for _, end in rows])
    body = "".join(writer.paragraphs(rows, styles))
    page = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    return f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


def ends(rows: Sequence[Row]) -> list[Kind]:
    """What becomes of each paragraph's end in the file, where the last one is always kept."""
    made = [row.end for row in rows]
    last = max(n for n, end in enumerate(made) if end is Kind.KEPT)
    return [*made[:last], *made[last + 1 :], Kind.KEPT]


class _Writer:
    """Paragraphs in the making; every change has a number of its own."""

    def __init__(self, author: str, when: datetime) -> None:
        day = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.by = f"w:author={quoteattr(_NO_XML.sub(chr(0xFFFD), author))} w:date={quoteattr(day)}"
        self.numbers = count(1)

    def styles(self, found: Redline, made: Sequence[Kind]) -> Iterator[str]:
        """The style of each paragraph: that of the paragraph whose end it is, before and after."""
        old, new = iter(found.old), iter(found.new)
        for end in made:
            before = _style(next(old)) if end is not Kind.ADDED else None
            after = _style(next(new)) if end is not Kind.REMOVED else None
            now = after if end is not Kind.REMOVED else before
            text = f'<w:pStyle w:val="{now}"/>' if now else ""
            yield text
            if end is Kind.KEPT and before != after:
                was = f'<w:pStyle w:val="{before}"/>' if before else ""
                yield f"<w:pPrChange {self._mark()}><w:pPr>{was}</w:pPr></w:pPrChange>"
            else:
                yield ""

    def paragraphs(self, rows: Sequence[tuple[Row, Kind]], styles: Iterator[str]) -> Iterator[str]:
        """Each row as a paragraph."""
        for row, end in rows:
            style, restyled = next(styles), next(styles)
            move = row.move
            tag = {Kind.REMOVED: "del", Kind.ADDED: "ins"}
            mark = ""
            if end is not Kind.KEPT:
                name = ("moveFrom" if move.away else "moveTo") if move and end is row.end else tag[end]
                mark = f"<w:rPr><w:{name} {self._mark()}/></w:rPr>"
            properties = f"<w:pPr>{style}{mark}{restyled}</w:pPr>" if style or mark or restyled else ""
            words = "".join(self._run(piece.kind, piece.text, row) for piece in row.pieces)
            if move is None:
                yield f"<w:p>{properties}{words}</w:p>"
                continue
            way, number = "moveFrom" if move.away else "moveTo", next(self.numbers)
            start = f'<w:{way}RangeStart w:id="{number}" w:name="move{move.number}" {self.by}/>'
            yield f'<w:p>{properties}{start}{words}<w:{way}RangeEnd w:id="{number}"/></w:p>'

    def _run(self, kind: Kind, text: str, row: Row) -> str:
        name = "delText" if kind is Kind.REMOVED else "t"
        words = "<w:tab/>".join(
            f'<w:{name} xml:space="preserve">{escape(part)}</w:{name}>' if part else ""
            for part in _NO_XML.sub("\ufffd", text).split("\t")
        )
        run = f"<w:r>{words}</w:r>"
        if kind is Kind.REMOVED:
            return f"<w:del {self._mark()}>{run}</w:del>"
        if kind is Kind.ADDED:
            return f"<w:ins {self._mark()}>{run}</w:ins>"
        if row.move:
            way = "moveFrom" if row.move.away else "moveTo"
            return f"<w:{way} {self._mark()}>{run}</w:{way}>"
        return run

    def _mark(self) -> str:
        return f'w:id="{next(self.numbers)}" {self.by}'


def _style(block: Block) -> str | None:
    match block.role:
        case Role.TITLE:
            return "Title"
        case Role.HEADING:
            return f"Heading{min(max(block.level, 1), _DEEPEST)}"
        case Role.ITEM:
            return "ListParagraph"
    return None


def _styles() -> str:
    made = ['<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>']
    for key, (name, size, level) in _STYLES.items():
        outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
        indent = '<w:ind w:left="720"/>' if key == "ListParagraph" else "<w:keepNext/>"
        looks = f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>' if size else ""
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{indent}{outline}</w:pPr>{looks}</w:style>'
        )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{"".join(made)}</w:styles>'


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{_PACKAGE + "/relationships" if "/" in kind else _OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{made}</Types>'


def _core(title: str, author: str, when: datetime) -> str:
    day = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    terms = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" {terms}>'
        f"<dc:title>{escape(_NO_XML.sub('', title))}</dc:title><dc:creator>{escape(_NO_XML.sub('', author))}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created></cp:coreProperties>'
    )
