"""What the smallest pieces of a Word document print: words, signs of symbol fonts, breaks, old form fields, formulas.

>>> from classplan.formats.markup import parse_xml
>>> space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
>>> words_of(parse_xml("a.docx", "a.xml", f'<w:sym {space} w:font="Wingdings" w:char="F0FE"/>'.encode()))
'☑'
"""

from collections.abc import Callable

from classplan.formats.markup import Element
from classplan.formats.numbering import VAL, W, whole
from classplan.formats.symbols import FONTS, PRIVATE_USE, symbol

FORM_DATA = f"{W}ffData"
_SAY_WORDS: dict[str, Callable[[Element], str]] = {
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t": lambda formula: formula.text or "",
    "{urn:schemas-microsoft-com:vml}textpath": lambda drawn: drawn.get("string", ""),
}
_PRINTED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def words_of(element: Element) -> str:
    tag = str(element.tag)
    if tag in _SAY_WORDS:
        return _SAY_WORDS[tag](element)
    if not tag.startswith(W):
        return ""
    match tag.removeprefix(W):
        case "t":
            return (element.text or "").replace("\n", " ")
        case "br":
            return "\n\n" if element.get(f"{W}type") == "page" else "\n"
        case "sym":
            return _symbol(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
        case "ffData":
            return _chosen_in_form(element)
        case other:
            return _PRINTED.get(other, "")


def _symbol(char: str, font: str) -> str:
    try:
        code = int(char[:6], 16)
        if code in PRIVATE_USE or font.casefold().startswith(FONTS):
            return symbol(code, font)
        return chr(code) if chr(code).isprintable() else "□"
    except (ValueError, OverflowError):
        return "□"


def _chosen_in_form(data: Element) -> str:
    """What an old form field shows: the entry that was chosen, or a box with or without a cross."""
    entries = [entry.get(VAL, "") for entry in data.iter(f"{W}listEntry")]
    if entries:
        at = whole(_of(data, "ddList/{0}result"), whole(_of(data, "ddList/{0}default"), 0))
        return entries[min(at, len(entries) - 1)]
    if data.find(f"{W}checkBox") is None:
        return ""
    ticked = _of(data, "checkBox/{0}checked", _of(data, "checkBox/{0}default", "0"))
    return "☒" if ticked not in ("0", "false", "off") else "☐"


def _of(element: Element, path: str, otherwise: str | None = None) -> str | None:
    """The value of what stands in an element; one that is there without a value is on."""
    found = element.find(f"{W}{path.format(W)}")
    return otherwise if found is None else str(found.get(VAL, "1"))
