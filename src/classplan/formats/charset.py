r"""The characters that the bytes of a file stand for: by what they are, before what the file says that they are.

>>> decoded_page("a.html", b"<meta charset=utf-8><p>caf\xe9s")[0]
'<meta charset=utf-8><p>cafés'
"""

import codecs
import re

import webencodings

from classplan.core.errors import Invalid
from classplan.core.spec.model import Problem
from classplan.formats.archive import shown
from classplan.formats.kinds import SAVE

Decoded = tuple[str, tuple[Problem, ...]]

_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LONGEST_UTF8_SEQUENCE = 4
_DECLARED = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_WITHIN = 4096
_FEWEST_TO_JUDGE = 12
_AGAIN = "Get the file again from whoever sent it."
_LOOK = (
    "Look at quotation marks and accented letters here; where they are wrong, save the file as UTF-8 and read it again."
)


def decoded(name: str, content: bytes) -> Decoded:
    """Plain text in UTF-8, or in UTF-16 with its mark, else in Windows-1252 with a problem that says so."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(name, content, "utf-16"), ()
    if b"\x00" in content:
        return _from_undeclared_utf16(name, content)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return _from_windows(name, content, error, "the file is not UTF-8 and was taken as Windows-1252. ")


def decoded_page(name: str, content: bytes) -> Decoded:
    """A web page in the charset that it has, with a problem where that is another than it says."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(name, content, "utf-16"), ()
    if b"\x00" in content:
        return _from_undeclared_utf16(name, content)
    said = _declared(content)
    known = webencodings.lookup(said) if said else None
    says = f"it says that its charset is {said}" if said else "it does not say what its charset is"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if known is not None and known.name not in ("utf-8", "utf-16le", "utf-16be"):
            return _from_declared(name, content, known, error)
        return _from_windows(
            name, content, error, f"{says}, its bytes are not UTF-8, and it was taken as Windows-1252. "
        )
    if text.isascii() or said is None or (known is not None and known.name == "utf-8"):
        return text, ()
    return text, (_problem(text, f"{says}, its bytes are UTF-8, and as that it was taken. {_LOOK}"),)


def _declared(content: bytes) -> str | None:
    match = _DECLARED_IN_XML.search(content[:_WITHIN]) or _DECLARED.search(content[:_WITHIN])
    return match[1].decode("ascii", "replace").casefold() if match else None


def _from_declared(name: str, content: bytes, known: "webencodings.Encoding", error: UnicodeDecodeError) -> Decoded:
    try:
        return content.decode(known.codec_info.name), ()
    except (UnicodeDecodeError, LookupError):
        why = f"its bytes are neither what it says ({shown(known.name)}) nor UTF-8, and it was taken as Windows-1252. "
        return _from_windows(name, content, error, why)


def _from_undeclared_utf16(name: str, content: bytes) -> Decoded:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    opening = content[:_WITHIN]
    even, odd = opening[::2].count(0), opening[1::2].count(0)
    half = max(len(opening), _FEWEST_TO_JUDGE) // 2
    form = "utf-16-le" if odd > 0.6 * half and even < 0.1 * half else "utf-16-be" if even > 0.6 * half else None
    if form is None:
        raise Invalid(f"{name}: it is no text: byte {content.index(0) + 1:,} is zero. {SAVE}")
    text = _from_utf16(name, content, form)
    return text, (
        _problem(text, f"it has no mark of its charset; every other byte is zero, so it was taken as UTF-16. {_LOOK}"),
    )


def _from_utf16(name: str, content: bytes, form: str) -> str:
    try:
        return content.decode(form)
    except UnicodeDecodeError as error:
        where = (
            "it breaks off in the middle of a character"
            if error.end >= len(content) - 2
            else f"byte {error.start + 1:,} is wrong"
        )
        raise Invalid(f"{name}: it is broken UTF-16: {where}. {_AGAIN}") from None


def _from_windows(name: str, content: bytes, error: UnicodeDecodeError, why: str) -> Decoded:
    line = content.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data" and len(content) - error.start < _LONGEST_UTF8_SEQUENCE:
        raise Invalid(f"{name}: it breaks off in the middle of a character, at the end of line {line}. {_AGAIN}")
    if _UTF8_SEQUENCE.search(content):
        raise Invalid(f"{name}: line {line} is broken UTF-8 (byte {error.start + 1:,}). {_AGAIN}")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise Invalid(f"{name}: it is neither UTF-8 nor Windows-1252 (line {line}). {SAVE}") from None
    return text, (Problem(line, text.split("\n")[line - 1].strip()[:200], f"{why}{_LOOK}"),)


def _problem(text: str, why: str) -> Problem:
    """At the first line that shows whether the charset was told rightly."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isascii():
            return Problem(number, line.strip()[:200], why)
    return Problem(1, text.strip().split("\n")[0][:200], why)
