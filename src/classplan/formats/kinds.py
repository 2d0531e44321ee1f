"""What a file is, told by its own bytes and set against what its name says. Nothing is parsed here.

>>> kind_of_content(b"%PDF-1.7"), extension_of("Paper.DOCX")
('a PDF document', '.docx')
"""

import codecs
import re
from enum import StrEnum

PDF = b"%PDF-"
RTF = b"{\\rtf"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE = "Open it in the program that made it, save it as plain text (.txt, UTF-8), and read that file."
SAVE_AS_WORD = (
    "Open it in the program that made it, save it as a Word document (.docx) without macros, and read that file."
)
SEARCHABLE = "Get the paper in the format in which it was written, or as a PDF whose words can be searched and copied."


class Kind(StrEnum):
    """The kinds of file that are read; the value says so to a person."""

    TEXT = "plain text"
    HTML = "a web page (HTML)"
    DOCX = "a Word document"
    ODT = "an OpenDocument text"
    RTF = "a rich text document (RTF)"
    MARKDOWN = "Markdown"
    PDF = "a PDF document"


MEDIA_TYPES = {
    Kind.TEXT: "text/plain",
    Kind.HTML: "text/html",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.RTF: "application/rtf",
    Kind.MARKDOWN: "text/markdown",
    Kind.PDF: "application/pdf",
}
EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".docx": Kind.DOCX,
    ".odt": Kind.ODT,
    ".rtf": Kind.RTF,
    ".pdf": Kind.PDF,
}

_PROGRAMS = frozenset(
    [
        ".exe",
        ".com",
        ".scr",
        ".dll",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".jar",
        ".sh",
        ".py",
        ".pl",
        ".php",
        ".app",
        ".lnk",
        ".reg",
        ".svg",
    ]
)
_WITH_MACROS = frozenset([".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".potm", ".ppsm"])
_OTHERS = {
    ".doc": "an old Word document",
    ".dot": "an old Word document",
    ".xls": "an old Excel workbook",
    ".ppt": "an old PowerPoint file",
    ".dotx": "a Word template",
    ".xlsx": "an Excel workbook",
    ".pptx": "a PowerPoint file",
    ".zip": "a zip archive",
    ".7z": "a 7-Zip archive",
    ".rar": "a RAR archive",
    ".gz": "a gzip archive",
}
_MAGIC = (
    (PDF, Kind.PDF.value),
    (ZIP, "a Word, Excel or OpenDocument file, or another zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"PK\x07\x08", "a zip archive in several pieces"),
    (RTF, Kind.RTF.value),
    (OLE, "an old Word, Excel or Outlook file"),
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
    (b"#!/", "a program (a script)"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)
_MAGIC_THAT_MAY_BE_WORDS = {b"BM", b"MZ", b"GIF8", b"Rar!"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKED_UP = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|(?:html|head|body|div|table|meta|title|style|script)\b)", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)


def extension_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot; empty where it has none."""
    stem, dot, ending = name.rstrip(". ").rpartition(".")
    return f".{ending.casefold()}" if dot and stem else ""


def kind_of_content(content: bytes) -> str | None:
    """What the first bytes say that a file is, where that is no text; None where it may be text."""
    for magic, kind in _MAGIC:
        if content.startswith(magic) and (magic not in _MAGIC_THAT_MAY_BE_WORDS or b"\x00" in content[:1024]):
            return kind
    return None


def is_web_page(content: bytes) -> bool:
    """Whether the text opens as HTML does."""
    return _MARKED_UP.match(_opening(content)) is not None


def is_xml(content: bytes) -> bool:
    """Whether the text opens as XML does."""
    return _XML.match(_opening(content)) is not None


def is_encrypted(content: bytes) -> bool:
    """Whether an Office file is one that a password protects: it is kept inside an old-style container."""
    return content.startswith(OLE) and _ENCRYPTED in content


def refusal_by_name(name: str) -> str | None:
    """Why a file of this name is not read whatever it holds; None where its name is no obstacle."""
    ending = extension_of(name)
    if ending in _PROGRAMS:
        return f"its name ends with {ending}, as programs and scripts do. Programs are not read; send the paper itself."
    if ending in _WITH_MACROS:
        return f"its name ends with {ending}: such a document can hold macros, which are programs. {SAVE_AS_WORD}"
    return None


def named_kind(name: str) -> Kind | str | None:
    """What the name says that the file is: a kind that is read, the name of another, or None."""
    ending = extension_of(name)
    return EXTENSIONS.get(ending) or _OTHERS.get(ending)


def what_to_do(kind: str) -> str:
    """What a person does with a file of a kind that is not read."""
    if kind.startswith(("an old Word", "a Word")):
        return SAVE_AS_WORD
    if kind.startswith("a program"):
        return "Programs are not read; send the paper itself."
    return SAVE


def _opening(content: bytes) -> bytes:
    opening = content[:2048].removeprefix(codecs.BOM_UTF8)
    return opening.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).replace(b"\x00", b"")
