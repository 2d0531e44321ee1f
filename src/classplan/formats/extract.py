"""A file on disk as text: what it is, its checksum, its words. What is no text is refused before it is parsed.

>>> extract(Path("no-such-paper.txt"))
Traceback (most recent call last):
...
classplan.core.errors.Invalid: no-such-paper.txt: there is no such file. Check the name and the folder.
"""

import codecs
import hashlib
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from classplan.core.errors import Invalid
from classplan.core.reading.model import Source
from classplan.core.spec.model import Problem

LARGEST = 20_000_000
MOST_LINES = 200_000
_SAVE = "Open it in the program that made it, save it as plain text (.txt, UTF-8), and read that file."

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or OpenDocument file, or another zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)
_MAGIC_THAT_MAY_BE_WORDS = {b"BM", b"MZ", b"GIF8", b"Rar!"}
_MARKED_UP = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|(?:html|head|body|div|table|meta|title|style|script)\b)", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LONGEST_UTF8_SEQUENCE = 4


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, and its bytes as they came. `problems` are about the file, not about what it says."""

    name: str
    sha256: str
    media_type: str
    content: bytes = field(repr=False)
    text: str
    problems: tuple[Problem, ...] = ()

    @property
    def source(self) -> Source:
        """What the reading says about the file."""
        return Source(self.name, self.sha256, self.media_type)


def extract(path: Path, *, largest: int = LARGEST, most_lines: int = MOST_LINES) -> Extract:
    """The text of the file, in UTF-8 or UTF-16 with its mark, else in Windows-1252, with a problem that says so.

    Raises `Invalid`, with the file's name, for whatever is no paper: no file, a folder, nothing in it, more than
    `largest` bytes or `most_lines` lines, another format than text, broken or cut off in its encoding.
    """
    content = _content(path, largest)
    return extract_bytes(path.name, content, most_lines=most_lines)


def extract_bytes(name: str, content: bytes, *, most_lines: int = MOST_LINES) -> Extract:
    """The text of content that was received without a file, such as an upload; refused like a file."""
    _refuse_other_formats(name, content)
    text, problems = _decoded(name, content)
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise Invalid(f"{name}: it is no text: line {line} has the control character U+{ord(control[0]):04X}. {_SAVE}")
    if not text.strip():
        raise Invalid(f"{name}: the file is empty. Get the paper again from whoever sent it.")
    if (lines := text.count("\n") + text.count("\r") - text.count("\r\n") + 1) > most_lines:
        raise Invalid(
            f"{name}: it has {lines:,} lines; a paper has at most {most_lines:,}. Part it into the papers that it holds."
        )
    return Extract(name, hashlib.sha256(content).hexdigest(), "text/plain", content, text, problems)


def _content(path: Path, largest: int) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Invalid(f"{path}: it is a folder. Name the files in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Invalid(f"{path}: it is no file but a device or a pipe. Save the paper to a file, and name that.")
        if found.st_size <= largest:
            with path.open("rb") as file:
                content = file.read(largest + 1)
            if len(content) <= largest:
                return content
        size = max(found.st_size, largest + 1)
    except FileNotFoundError:
        raise Invalid(f"{path}: there is no such file. Check the name and the folder.") from None
    except PermissionError:
        raise Invalid(f"{path}: you may not read this file. Ask for the right to, or copy it.") from None
    except (OSError, ValueError) as error:
        raise Invalid(
            f"{path}: it cannot be read ({error}). Copy it to a disk of this computer, and try again."
        ) from None
    raise Invalid(
        f"{path}: it is too large: {size:,} bytes, and a paper has at most {largest:,}. Part it into the papers that it holds."
    )


def _refuse_other_formats(name: str, content: bytes) -> None:
    for magic, kind in _MAGIC:
        if content.startswith(magic) and (magic not in _MAGIC_THAT_MAY_BE_WORDS or b"\x00" in content[:1024]):
            raise Invalid(f"{name}: it is {kind}, whatever its name says, and not plain text. {_SAVE}")
    opening = content.removeprefix(codecs.BOM_UTF8)[:1024]
    if _MARKED_UP.match(opening):
        raise Invalid(
            f"{name}: it is a web page (HTML), not plain text. Open it in a browser, and save its text as .txt."
        )
    if _XML.match(opening):
        raise Invalid(f"{name}: it is an XML document, not plain text. {_SAVE}")


def _decoded(name: str, content: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if content.startswith(mark):
            return _from_utf16(name, content), ()
    if b"\x00" in content:
        raise Invalid(f"{name}: it is no text: byte {content.index(0) + 1:,} is zero. {_SAVE}")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return _from_windows(name, content, error)


def _from_utf16(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        where = (
            "it breaks off in the middle of a character"
            if error.end >= len(content) - 2
            else f"byte {error.start + 1:,} is wrong"
        )
        raise Invalid(f"{name}: it is broken UTF-16: {where}. Get the file again from whoever sent it.") from None


def _from_windows(name: str, content: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    line = content.count(b"\n", 0, error.start) + 1
    again = "Get the file again from whoever sent it."
    if error.reason == "unexpected end of data" and len(content) - error.start < _LONGEST_UTF8_SEQUENCE:
        raise Invalid(f"{name}: it breaks off in the middle of a character, at the end of line {line}. {again}")
    if _UTF8_SEQUENCE.search(content):
        raise Invalid(f"{name}: line {line} is broken UTF-8 (byte {error.start + 1:,}). {again}")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise Invalid(f"{name}: it is neither UTF-8 nor Windows-1252 (line {line}). {_SAVE}") from None
    why = (
        "the file is not UTF-8 and was taken as Windows-1252; quotation marks and accented letters may be wrong. "
        "Look at them here; where they are wrong, save the file as UTF-8 and read it again."
    )
    shown = text.split("\n")[line - 1].strip()
    return text, (Problem(line, shown, why),)
