"""A rich text document (RTF) as lines: paragraphs, lists with their marks, tables row by row, furniture.

No kept library gives its paragraphs with their looks and its tables (decision 0010). Tracked changes are refused:
nobody has decided on them, and a text must never be taken from marks (X32).
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from classplan.core.errors import Invalid
from classplan.formats.fields import refuse_fetching
from classplan.formats.kinds import SAVE_AS_WORD
from classplan.formats.lines import COMMENTS, FOOTNOTES, PICTURES, Lines
from classplan.formats.rtf_state import PRINTED, Into, State, changed, opened
from classplan.formats.rtf_tokens import Token, tokens
from classplan.formats.runs import Paragraph, Run
from classplan.formats.symbols import PRIVATE_USE, symbol
from classplan.formats.word_looks import heading_level

_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip
_CONTROL_SIGNS = {"~": "\xa0", "_": "-", "-": "\xad", "|": "", ":": ""}
_CODEPAGES = {
    2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOL_FIELD = re.compile(r"\s*SYMBOL\s+(\d{1,5})", re.IGNORECASE)
_APART = (Into.FURNITURE, Into.NOTE, Into.BOX)
_KEPT_MARKS = "–—▪◦‣·"
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(slots=True)
class _Place:
    """Where words are collected: the body, a header, a note, a box."""

    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """The rows that are whole, and the cells of the one that is open."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    cells: list[list[Paragraph]] = field(default_factory=list)


def lines_of_rtf(name: str, content: bytes, most: int) -> Lines:
    """The lines of the document. Raises `Invalid` for tracked changes, embedded objects, fields that fetch something."""
    reader = _Reader(name, most)
    for token in tokens(name, content):
        reader.take(token)
    return reader.end()


class _Reader:
    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.lines = Lines(name, most)
        self.state = State()
        self.stack: list[State] = []
        self.places = {into: _Place() for into in PRINTED}
        self.table = _Table()
        self.fonts: dict[int, str] = {}
        self.sheet: dict[int, State] = {}
        self.codepage = "cp1252"
        self.bytes = bytearray()
        self.told = self.high = ""
        self.skip = 0
        self.opening = self.starred = False
        self.pictures = self.comments = 0

    def take(self, token: Token) -> None:
        """The next token."""
        if token.kind != "byte" and self.bytes:
            self._decode()
        if token.kind == "{":
            self.stack.append(self.state)
            self.opening, self.starred, self.skip = True, False, 0
            return
        if token == ("sign", "*", None) and self.opening:
            self.starred = True
            return
        if token.kind == "}":
            self._close_group()
        elif self.skip and (token.kind in ("byte", "sign") or token.word in _SIGNS):
            self.skip -= 1
        elif token.kind == "word":
            self._word(token.word, token.number)
        elif token.kind == "byte":
            self.bytes.append(token.number or 0)
        elif token.kind == "sign":
            self._say(_CONTROL_SIGNS.get(token.word, token.word))
        else:
            self._text(token.word)
        self.opening = False

    def end(self) -> Lines:
        """The lines, when all tokens were taken."""
        if self.bytes:
            self._decode()
        groups = len(self.stack)
        while self.stack:
            self._close_group()
        self.state = State()
        self._end_paragraph()
        self._end_table()
        if groups:
            self.lines.breaks_off()
        notes = self.places[Into.NOTE].paragraphs
        for note in notes:
            self.lines.paragraph(note)
        if notes:
            self.lines.doubt(f"footnotes: {len(notes)}", FOOTNOTES)
        for paragraph in dict.fromkeys(self.places[Into.FURNITURE].paragraphs):
            self.lines.paragraph(paragraph, furniture=True)
        if self.pictures:
            self.lines.doubt(
                f"pictures: {self.pictures}",
                PICTURES,
            )
        if self.comments:
            self.lines.doubt(
                "comments",
                COMMENTS,
            )
        return self.lines

    def _close_group(self) -> None:
        ended, self.skip = self.state.into, 0
        if ended in _APART and self.stack and self.stack[-1].into is not ended and self.places[ended].runs:
            self._end_paragraph()
        self.state = self.stack.pop() if self.stack else State()
        if ended is self.state.into:
            return
        if ended is Into.MARK and self.state.into in PRINTED:
            self._mark()
        elif ended is Into.FIELD:
            self._field()

    def _word(self, word: str, number: int | None) -> None:
        if self.opening:
            self._open_group(word)
        state = self.state
        if state.into is Into.NOWHERE:
            return
        if state.into is Into.FONTS:
            if word == "f":
                self.state = replace(state, number=number or 0)
            elif word == "fcharset":
                self.fonts[state.number] = _CODEPAGES.get(number or 0, "")
        elif state.into is Into.SHEET:
            self.state = replace(state, number=number or 0) if word == "s" else changed(state, word, number) or state
        elif word in ("deleted", "revised") and number != 0:
            raise Invalid(
                f"{self.name}: it holds tracked changes. Which text counts is a person's decision: accept or reject every "
                "change in the program that made it, save a clean copy, and upload that."
            )
        elif word == "s":
            found = self.sheet.get(number or 0, State())
            self.state = replace(state, style=found.style, heading=found.heading, centred=found.centred)
        else:
            self.state = changed(state, word, number) or state
            self._placed(word, number)

    def _open_group(self, word: str) -> None:
        if word == "object":
            raise Invalid(f"{self.name}: it holds an embedded object (OLE). {SAVE_AS_WORD}")
        into = opened(self.state, word, starred=self.starred)
        if into is self.state.into:
            return
        self.pictures += word == "pict"
        self.comments += word == "annotation"
        self.state = replace(self.state, into=into, in_table=self.state.in_table and into not in PRINTED)
        self.told = ""

    def _placed(self, word: str, number: int | None) -> None:
        """The control words that print something, or end it."""
        if word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == "u" and number is not None:
            self._say_code(number % 65_536)
            self.skip = self.state.fallback
        elif word == "ansicpg":
            self.codepage = _known(f"cp{number}")
        elif word in ("par", "sect", "page", "column", "nestcell"):
            self._end_paragraph()
        elif word == "cell" and self.state.into is Into.BODY:
            self._end_paragraph(in_cell=True)
            body = self.places[Into.BODY]
            self.table.cells.append(body.paragraphs)
            body.paragraphs = []
        elif word == "row" and self.table.cells:
            self.table.rows.append(self.table.cells)
            self.table.cells = []

    def _say_code(self, code: int) -> None:
        if code in _HIGH:
            self.high = chr(code)
        elif code in _LOW:
            whole = f"{self.high}{chr(code)}".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self.high = ""
            self._say(whole)
        else:
            self._say(symbol(code) if code in PRIVATE_USE else chr(code))

    def _text(self, words: str) -> None:
        kept = words[self.skip :]
        self.skip = max(self.skip - len(words), 0)
        if kept.isascii() and self.fonts.get(self.state.font) != "symbol":
            self._say(kept)
        else:
            self.bytes += kept.encode("latin-1")

    def _decode(self) -> None:
        codepage = self.fonts.get(self.state.font) or self.codepage
        held, self.bytes = bytes(self.bytes), bytearray()
        if codepage == "symbol":
            self._say("".join(" " if byte == 32 else symbol(byte) for byte in held))
        else:
            self._say(held.decode(codepage, "replace"))

    def _say(self, words: str) -> None:
        into = self.state.into
        if self.high and words:
            words, self.high = f"\ufffd{words}", ""
        if into in PRINTED:
            self.places[into].runs.append(Run(words, self.state.style))
        elif into in (Into.MARK, Into.FIELD):
            self.told += words
        elif into is Into.SHEET and words.strip(" ;"):
            level = heading_level(words.strip(" ;"), None)
            self.sheet[self.state.number] = replace(self.state, heading=level or self.state.heading)

    def _mark(self) -> None:
        mark = self.told.strip()[:20]
        is_symbol = len(mark) == 1 and not mark.isalnum() and mark not in _KEPT_MARKS and not mark.isascii()
        self.places[self.state.into].mark = "•" if is_symbol else "◦" if mark == "o" else mark
        self.told = ""

    def _field(self) -> None:
        refuse_fetching(self.name, self.told)
        if match := _SYMBOL_FIELD.match(self.told):
            code = int(match[1])
            self._say(chr(code) if 32 <= code < 127 else symbol(code))
        self.told = ""

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        state = self.state
        into = state.into if state.into in PRINTED else Into.BODY
        place = self.places[into]
        indent = state.depth + 1 if place.mark else 0
        made = Paragraph(tuple(place.runs), place.mark, state.heading, state.centred, indent)
        place.runs, place.mark = [], ""
        if into is not Into.BODY or in_cell or state.in_table:
            place.paragraphs.append(made)
            return
        self._end_table()
        self.lines.paragraph(made)
        boxes = self.places[Into.BOX]
        for paragraph in boxes.paragraphs:
            self.lines.paragraph(paragraph)
        boxes.paragraphs = []

    def _end_table(self) -> None:
        body = self.places[Into.BODY]
        table, self.table = self.table, _Table()
        loose = [*(paragraph for cell in table.cells for paragraph in cell), *body.paragraphs]
        body.paragraphs = []
        if table.rows:
            self.lines.table(table.rows)
        for paragraph in loose:
            self.lines.paragraph(paragraph)


def _known(codepage: str) -> str:
    try:
        return codecs.lookup(codepage).name
    except LookupError:
        return "cp1252"
