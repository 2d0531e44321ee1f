"""A redline as a Word document with tracked changes: to accept all gives the new text, to reject all the old.

The words and the ends of paragraphs are marked apart; `word_layout` says which ends.

>>> from datetime import UTC, datetime
>>> from classplan.core.redline import paragraphs, redline
>>> found = redline(paragraphs("Files plans."), paragraphs("Files permits."))
>>> '<w:delText xml:space="preserve">plans.</w:delText>' in document_xml(found, "L. Tran", datetime(2016, 3, 9, tzinfo=UTC))
True
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from classplan.core.redline import Block, Kind, Move, Redline, Role
from classplan.formats.word_layout import Laid, laid_out
from classplan.formats.word_package import Part, Properties, W, attribute_of, moment, packed, text_of

_DEEPEST = 6
_ROW = "TableRow"  # a row of a table as a line: a table's own marks would not be decided on alike by every program
_TABS = (2_160, 4_320, 6_480, 8_640)
_STYLES = {"Title": ("Title", 32, None), "ListParagraph": ("List Paragraph", 0, None), _ROW: ("Table Row", 0, None)} | {
    f"Heading{n}": (f"heading {n}", 30 - 2 * n, n - 1) for n in range(1, _DEEPEST + 1)
}

_FORMS = {
    "ListParagraph": '<w:ind w:left="720"/>',
    _ROW: "".join(("<w:tabs>", *(f'<w:tab w:val="left" w:pos="{place}"/>' for place in _TABS), "</w:tabs>")),
}


def as_docx(found: Redline, *, author: str, when: datetime, title: str = "Redline") -> bytes:
    """The Word document, the same bytes for the same redline, author and moment."""
    about = Properties(title, author, when=when)
    return packed(document_xml(found, author, when), (Part("styles", _styles()),), about)


def document_xml(found: Redline, author: str, when: datetime) -> str:
    """The body of the document."""
    body = paragraphs_xml(found, author, when)
    page = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    return f'<w:document xmlns:w="{W}"><w:body>{body}{page}</w:body></w:document>'


def paragraphs_xml(
    found: Redline, author: str, when: datetime, *, numbers: Iterator[int] | None = None, moves: str = "move"
) -> str:
    """The paragraphs of the redline. In a document that holds more, `numbers` are its own, and `moves` names one redline."""
    writer = _Writer(author, when, numbers or count(1), moves)
    laid = laid_out(found.rows)
    return "".join(writer.paragraphs(laid, writer.styles(found, [row.end for row in laid])))


class _Writer:
    """Paragraphs in the making; every change has a number of its own."""

    def __init__(self, author: str, when: datetime, numbers: Iterator[int], moves: str) -> None:
        self.by = f'w:author={attribute_of(author)} w:date="{moment(when)}"'
        self.numbers = numbers
        self.moves = moves

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

    def paragraphs(self, rows: Sequence[Laid], styles: Iterator[str]) -> Iterator[str]:
        """Each row as a paragraph."""
        for row in rows:
            style, restyled = next(styles), next(styles)
            mark = f"<w:rPr><w:{_end_mark(row)} {self._mark()}/></w:rPr>" if row.end is not Kind.KEPT else ""
            properties = f"<w:pPr>{style}{mark}{restyled}</w:pPr>" if style or mark or restyled else ""
            words = "".join(self._run(piece.kind, piece.text, row.move) for piece in row.pieces)
            if row.move is None:
                yield f"<w:p>{properties}{words}</w:p>"
                continue
            way, number = "moveFrom" if row.move.away else "moveTo", next(self.numbers)
            start = f'<w:{way}RangeStart w:id="{number}" w:name="{self.moves}{row.move.number}" {self.by}/>'
            yield f'<w:p>{properties}{start}{words}<w:{way}RangeEnd w:id="{number}"/></w:p>'

    def _run(self, kind: Kind, text: str, move: Move | None) -> str:
        name = "delText" if kind is Kind.REMOVED else "t"
        words = "<w:tab/>".join(
            f'<w:{name} xml:space="preserve">{text_of(part)}</w:{name}>' if part else "" for part in text.split("\t")
        )
        run = f"<w:r>{words}</w:r>"
        if kind is Kind.REMOVED:
            return f"<w:del {self._mark()}>{run}</w:del>"
        if kind is Kind.ADDED:
            return f"<w:ins {self._mark()}>{run}</w:ins>"
        if move:
            way = "moveFrom" if move.away else "moveTo"
            return f"<w:{way} {self._mark()}>{run}</w:{way}>"
        return run

    def _mark(self) -> str:
        return f'w:id="{next(self.numbers)}" {self.by}'


def _end_mark(row: Laid) -> str:
    """How the end of a row is marked: it moves along with the word before it, and else goes or comes as that word does.

    LibreOffice leaves an empty paragraph behind where the end moves and the word before it is removed.
    """
    if row.move and (row.end is Kind.REMOVED) == row.move.away and row.pieces and row.pieces[-1].kind is Kind.KEPT:
        return "moveFrom" if row.move.away else "moveTo"
    return "del" if row.end is Kind.REMOVED else "ins"


def _style(block: Block) -> str | None:
    match block.role:
        case Role.TITLE:
            return "Title"
        case Role.HEADING:
            return f"Heading{min(max(block.level, 1), _DEEPEST)}"
        case Role.ITEM:
            return "ListParagraph"
        case Role.ROW:
            return _ROW
    return None


def _styles() -> str:
    made = ['<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>']
    for key, (name, size, level) in _STYLES.items():
        outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
        indent = _FORMS.get(key, "<w:keepNext/>")
        looks = f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>' if size else ""
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{indent}{outline}</w:pPr>{looks}</w:style>'
        )
    return f'<w:styles xmlns:w="{W}">{"".join(made)}</w:styles>'
