"""The pages of a PDF as words and rules, each where it stands: x from the left, y from the top, in points.

PDFium can be brought down by a broken file, so this runs in a process of its own (`apart`, decision 0010).
"""

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from classplan.formats import pdfium_calls as calls
from classplan.formats.symbols import FONTS as _SYMBOL_FONTS
from classplan.formats.symbols import PRIVATE_USE as _PRIVATE_USE
from classplan.formats.symbols import symbol

_HYPHENS = {"\x02": "\xad", "\ufffe": "\xad", "\uffff": "\xad"}
_WORD = re.compile(
    "[^\\s\xa0\\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]"
)  # a parted word has no blank between its parts
_ARTIFACT = "Artifact".encode("utf-16-le")
_LEVELS = {f"H{level}\0".encode("utf-16-le"): level for level in range(1, 7)}
_LEVEL = 5
_MOST_ELEMENTS = 20_000
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_INVISIBLE = 3
_FILLED_AND_STROKED = 2


@dataclass(slots=True)
class Word:
    """A word: its box, the line that it stands on, and how it is printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    underlined: bool = False
    struck: bool = False
    aside: bool = False
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `x0 == x1` stands, `top == bottom` lies."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(slots=True)
class Page:
    """What stands on a page. `turned` are words that run in another direction; `unmapped` counts signs without a meaning."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    lying: list[Rule] = field(default_factory=list)
    standing: list[Rule] = field(default_factory=list)
    signs: int = 0
    unmapped: int = 0
    invisible: int = 0
    pictured: float = 0.0
    by_ocr: bool = False


@dataclass(frozen=True, slots=True)
class _Print:
    """How the words of one text object are printed; `angle` in degrees against the page as it is shown."""

    size: float
    bold: bool
    angle: int
    aside: bool
    invisible: bool
    symbols: bool
    heading: int | None


class Turn:
    """From the coordinates of a page to those of the page as it is shown, which may be turned."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_bbox()
        self.quarter = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()
        self._box = (left, bottom, right, top)

    def across(self, x: float) -> float:
        """How far from the left this is, on a page that is not turned."""
        return x - self._box[0]

    def down(self, y: float) -> float:
        """How far from the top this is, on a page that is not turned."""
        return self._box[3] - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, right, top, bottom of what has these corners."""
        left, bottom, right, top = self._box
        match self.quarter:
            case 1:
                return y0 - bottom, y1 - bottom, x0 - left, x1 - left
            case 2:
                return right - x1, right - x0, y0 - bottom, y1 - bottom
            case 3:
                return top - y1, top - y0, right - x1, right - x0
        return x0 - left, x1 - left, top - y1, top - y0


def page_of(page: Any, number: int) -> Page:
    """What stands on a page that PDFium has opened."""
    turn = Turn(page)
    made = Page(number, turn.width, turn.height)
    text = page.get_textpage()
    try:
        _add_words(made, text.raw, turn, _headings(page))
    finally:
        text.close()
    return made


def _add_words(made: Page, text: Any, turn: Turn, headings: dict[int, int]) -> None:
    count = pdfium.FPDFText_CountChars(text)
    prints = _Prints(text, turn, headings)
    for match in _WORD.finditer(_signs(text, count)):
        _add_word(made, match[0], match.start(), prints)


def _signs(text: Any, count: int) -> str:
    """A sign for each that PDFium counts on the page; all at once, where it gives away as many as it counts."""
    held = ctypes.create_string_buffer(2 * count + 2)
    given = pdfium.FPDFText_GetText(text, 0, count, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)))
    signs = held.raw[: 2 * max(given - 1, 0)].decode("utf-16-le", "replace")
    if len(signs) == count:
        return signs
    codes = (pdfium.FPDFText_GetUnicode(text, n) for n in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _add_word(made: Page, word: str, at: int, prints: "_Prints") -> None:
    printed = prints.of(at)
    made.signs += len(word)
    if not word.isascii() or not word.isprintable():
        made.unmapped += sum(1 for sign in word if (sign < " " and sign not in _HYPHENS) or sign == "\ufffd")
        word = "".join(_HYPHENS.get(sign, sign) if sign >= " " or sign in _HYPHENS else "\ufffd" for sign in word)
        private = sum(ord(sign) in _PRIVATE_USE for sign in word)
        if private and len(word) == 1:
            word = symbol(ord(word))
        elif private:
            made.unmapped += private
            word = "".join("□" if ord(sign) in _PRIVATE_USE else sign for sign in word)
    if printed.symbols and len(word) == 1:
        word = symbol(ord(word))
    if printed.invisible:
        made.invisible += len(word)
    if printed.angle:
        made.turned.append(word)
        return
    x0, x1, base = prints.span(at, at + len(word) - 1)
    size = printed.size
    made.words.append(
        Word(
            word,
            x0,
            x1,
            base - 0.8 * size,
            base + 0.2 * size,
            base,
            size,
            printed.bold,
            aside=printed.aside,
            heading=printed.heading,
        )
    )


class _Prints:
    """How the text objects of a page are printed, each asked once."""

    def __init__(self, text: Any, turn: Turn, headings: dict[int, int]) -> None:
        self._text = calls.address(text)
        self._headings = headings
        self._turn = turn
        self._known: dict[int, _Print] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._name = ctypes.create_string_buffer(256)
        self._number = ctypes.c_ulong()
        self._matrix = pdfium.FS_MATRIX()
        self._corners = (ctypes.c_double * 4)()
        self._at = tuple(ctypes.addressof(self._corners) + 8 * n for n in range(4))
        self._into = tuple(map(ctypes.addressof, (self._name, self._number, self._matrix)))

    def of(self, n: int) -> _Print:
        """How the sign of this number is printed."""
        thing = calls.text_object(self._text, n) or 0
        found = self._known.get(thing)
        if found is None:
            found = self._known[thing] = self._asked(n, thing)
        return found

    def span(self, first: int, last: int) -> tuple[float, float, float]:
        """Where the word of these signs begins and ends, and the line on which it stands."""
        text, turn, corners = self._text, self._turn, self._corners
        left, right, low, high = self._at
        calls.char_origin(text, first, left, low)
        x, _, y, _ = corners
        calls.char_box(text, last, left, right, low, high)
        if corners[1] < x:  # it runs from right to left
            x = corners[0]
            calls.char_box(text, first, left, right, low, high)
        if turn.quarter == 0:
            return turn.across(x), turn.across(corners[1]), turn.down(y)
        begins, _, base, _ = turn.box(x, y, x, y)
        _, ends, _, _ = turn.box(corners[0], corners[2], corners[1], corners[3])
        return begins, ends, base

    def _asked(self, n: int, thing: int) -> _Print:
        text, matrix = self._text, self._matrix
        scale, angle = 1.0, 0
        if calls.char_matrix(text, n, self._into[2]):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            if matrix.b or matrix.c or self._turn.quarter:
                angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * self._turn.quarter
                angle = (angle + 180) % 360 - 180
        bold, symbols = self._font(n, thing)
        mode = calls.render_mode(thing) if thing else 0
        return _Print(
            size=round(abs(calls.font_size(text, n) * scale), 1) or 1.0,
            bold=bold or mode == _FILLED_AND_STROKED,
            angle=0 if abs(angle) <= _LEVEL else angle,
            aside=bool(thing) and self._is_artifact(thing),
            heading=self._headings.get(calls.content_id(thing)) if self._headings else None,
            invisible=mode == _INVISIBLE,
            symbols=symbols,
        )

    def _font(self, n: int, thing: int) -> tuple[bool, bool]:
        """Whether the font is bold, and whether it holds symbols instead of letters."""
        font = calls.font_of(thing) or 0 if thing else 0
        if font not in self._fonts:
            name_at, number_at, _ = self._into
            calls.font_info(self._text, n, name_at, 256, number_at)
            name = self._name.value.decode("utf-8", "replace").casefold()
            bold = any(part in name for part in _BOLD_NAMES)
            bold = bold or calls.font_weight(self._text, n) >= _BOLD_WEIGHT
            self._fonts[font] = bold, name.split("+")[-1].startswith(_SYMBOL_FONTS)
        return self._fonts[font]

    def _is_artifact(self, thing: int) -> bool:
        """Whether the file itself says that this belongs to the page and not to the paper."""
        name_at, number_at, _ = self._into
        for n in range(min(calls.count_marks(thing), 4)):
            calls.mark_name(calls.mark_at(thing, n), name_at, 64, number_at)
            if self._name.raw.startswith(_ARTIFACT):
                return True
        return False


def _headings(page: Any) -> dict[int, int]:
    """The levels of the marked pieces of a page that the structure of the file calls headings."""
    found: dict[int, int] = {}
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return found
    try:
        held = calls.address(tree)
        waiting = [(calls.top_at(held, n), 0) for n in range(min(calls.count_tops(held), _MOST_ELEMENTS))]
        asked = 0
        kind = ctypes.create_string_buffer(64)
        kind_at = ctypes.addressof(kind)
        while waiting and asked < _MOST_ELEMENTS:
            asked += 1
            element, level = waiting.pop()
            calls.element_type(element, kind_at, 64)
            level = _LEVELS.get(kind.raw[:6], level)
            for n in range(max(calls.count_inside(element), 0)):
                if inner := calls.inside_at(element, n):
                    waiting.append((inner, level))
                elif level:
                    found[calls.inside_content_id(element, n)] = level
        return found
    finally:
        pdfium.FPDF_StructTree_Close(tree)
