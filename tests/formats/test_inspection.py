"""Hostile uploads are refused before anything parses them, each in words that say what and what to do."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classplan.core.errors import Invalid
from classplan.formats import archive as archives
from classplan.formats.archive import Archive
from classplan.formats.extract import extract_bytes
from classplan.formats.inspection import inspect
from classplan.formats.kinds import MEDIA_TYPES, OLE, Kind
from tests.formats.documents import MAIN, RELS, TYPES, archive, document, member, odt, rebuilt, related, replaced

GOOD = document("SUMMARY\nKeeps the gate.")
ODT = b"application/vnd.oasis.opendocument.text"
DTD = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def bomb(size: int) -> bytes:
    return rebuilt(GOOD, {"word/media/big.xml": b" " * size})


def twice() -> bytes:
    kept = io.BytesIO(GOOD)
    with zipfile.ZipFile(kept, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr(MAIN, b"<other/>")
    return kept.getvalue()


def overlapping() -> bytes:
    """The last member of the table of contents says that it begins where the first does."""
    content = bytearray(archive({"a.xml": b"words", "b.xml": b"words"}, zipfile.ZIP_STORED))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 42, 0)
    return bytes(content)


def lying() -> bytes:
    """A member that unpacks to more than the table of contents says."""
    content = bytearray(archive({TYPES: b"<Types/>" + b" " * 5000}))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 100)
    return bytes(content)


def encrypted_member() -> bytes:
    content = bytearray(archive({"a.xml": b"words"}))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<H", content, entry + 8, 1)
    return bytes(content)


def with_type(kind: str) -> bytes:
    held = f'<Override PartName="/word/x.bin" ContentType="{kind}"/></Types>'.encode()
    return replaced(GOOD, TYPES, b"</Types>", held)


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "too large": ("a.txt", b"a" * 20_000_001, "20,000,001 bytes, and a paper has at most 20,000,000"),
    "empty": ("a.docx", b"", "is empty"),
    "a broken PDF": ("a.pdf", b"%PDF-1.7 words", "it is a broken PDF"),
    "a PDF called html": ("a.html", b"%PDF-1.7 words", "a PDF document, whatever its name says, and not a web page"),
    "a PDF called docx": ("a.docx", b"%PDF-1.7 words", "a PDF document, whatever its name says, and not a Word document"),
    "a document called txt": ("a.txt", GOOD, "whatever its name says, and not plain text"),
    "text called docx": ("a.docx", b"Some words.", "its name says that it is a Word document, and it is not"),
    "text called pdf": ("a.pdf", b"Some words.", "its name says that it is a PDF document"),
    "a page called txt": ("a.txt", b"<html><p>words", "a web page (HTML), whatever its name says"),
    "a program": ("a.txt", b"MZ\x90\x00\x03", "a program"),
    "a program on other systems": ("paper", b"\x7fELF\x02", "a program"),
    "a script": ("paper.txt", b"#!/bin/sh\nrm\n", "a program (a script)"),
    "a script by its name": ("paper.txt.js", b"alert(1)", "ends with .js"),
    "a name with a dot behind": ("paper.exe. ", b"words", "ends with .exe"),
    "a macro document": ("a.docm", GOOD, "can hold macros"),
    "old Word": ("a.doc", OLE + b"\x00" * 600, "an old Word"),
    "a password": ("a.docx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "a password protects it"),
    "rich text called txt": ("a.txt", b"{\\rtf1 words}", "a rich text document (RTF), whatever its name says, and not plain text"),
    "text called rtf": ("a.rtf", b"Some words.", "its name says that it is a rich text document"),
    "rich text with an embedded object": ("a.rtf", b"{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}", "an embedded object (OLE)"),
    "rich text that fetches": ("a.rtf", b"{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT c:/a}{\\fldrslt words}}}", "a field that fetches something"),
    "rich text nested without end": ("a.rtf", b"{\\rtf1 " + b"{" * 100_000, "nested deeper than 500"),
    "rich text with tracked changes": ("a.rtf", b"{\\rtf1 Keeps {\\deleted the gate}}", "it holds tracked changes"),
    "rich text without words": ("a.rtf", b"{\\rtf1{\\fonttbl{\\f0 Arial;}}}", "is empty"),
    "a plain archive": ("a.docx", archive({"a.txt": b"words"}), "a zip archive, and no Word document"),
    "a workbook": ("a.docx", replaced(GOOD, TYPES, b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"), "an Excel workbook"),
    "a piece of OpenDocument": ("a", archive({"mimetype": ODT}), "no part “content.xml”"),
    "OpenDocument with macros": ("a", odt("", {"Basic/script-lc.xml": b"<x/>"}), "it holds macros"),
    "OpenDocument with an object": ("a.odt", odt("", {"Object 1/content.xml": b"<x/>"}), "it holds an embedded object"),
    "OpenDocument behind a password": ("a.odt", odt("", {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}), "a password protects it"),
    "OpenDocument called docx": ("a.docx", odt("<text:p>words</text:p>"), "its name says that it is a Word document, and it is not: it is an OpenDocument file"),
    "Word called odt": ("a.odt", GOOD, "its name says that it is an OpenDocument text, and it is not"),
    "an OpenDocument sheet": ("a.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "it is a spreadsheet, and no OpenDocument text"),
    "OpenDocument that fetches": ("a.odt", odt('<text:section><text:section-source xlink:href="b.odt"/></text:section>'), "fetches or runs what is elsewhere"),
    "OpenDocument with a picture elsewhere": ("a.odt", odt('<text:p><draw:frame><draw:image xlink:href="http://example.invalid/a.png"/></draw:frame></text:p>'), "refers to something outside the file (http://example.invalid/a.png)"),
    "OpenDocument with entities": ("a.odt", odt("", {"content.xml": DTD + b"<x/>"}), "declares a document type or entities"),
    "OpenDocument with tracked changes": ("a.odt", odt("<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>words</text:p>"), "it holds 1 tracked change"),
    "an OpenDocument bomb": ("a.odt", odt("", {"Pictures/a.svm": b" " * 20_000_000}), "times its size"),
    "a broken archive": ("a.docx", GOOD[:2000], "its archive is broken"),
    "an archive with other bytes in it": ("a.docx", GOOD[:60] + b"\x00\x01" + GOOD[62:], "Get the file again"),
    "macros by name": ("a.docx", rebuilt(GOOD, {"word/vbaProject.bin": b"x"}), "holds a macro"),
    "macros in other letters": ("a.docx", rebuilt(GOOD, {"word/VBAProject.BIN": b"x"}), "holds a macro"),
    "macros by kind": ("a.docx", with_type("application/vnd.ms-office.vbaProject"), "holds macros"),
    "a macro document called docx": ("a.docx", replaced(GOOD, TYPES, b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
    "macros by relation": ("a.docx", related(GOOD, "vbaProject", "x.bin"), "macros"),
    "an embedded object": ("a.docx", rebuilt(GOOD, {"word/embeddings/oleObject1.bin": OLE}), "an embedded object"),
    "an embedded object elsewhere": ("a.docx", related(GOOD, "oleObject", "media/x.bin"), "an embedded object (OLE)"),
    "an embedded workbook": ("a.docx", rebuilt(GOOD, {"word/media/a.png": archive({"a": b"b"})}), "another archive or document"),
    "an ActiveX control": ("a.docx", rebuilt(GOOD, {"word/activeX/activeX1.xml": b"<x/>"}), "a control"),
    "a picture elsewhere": ("a.docx", related(GOOD, "image", "http://example.invalid/a.png", external=True), "refers to something outside the file (image: http://example.invalid/a.png)"),
    "a template elsewhere": ("a.docx", related(GOOD, "attachedTemplate", "http://example.invalid/a.dotm", external=True), "a template that is loaded"),
    "another file inside": ("a.docx", related(GOOD, "aFChunk", "a.html"), "altChunk"),
    "a document type": ("a.docx", replaced(GOOD, MAIN, b"<w:document", DTD + b"<w:document"), "declares a document type or entities"),
    "a document type in relations": ("a.docx", replaced(GOOD, RELS, b"<Relationships", DTD + b"<Relationships"), "declares a document type"),
    "a hidden document type": ("a.docx", rebuilt(GOOD, {MAIN: b"\xff\xfe" + (DTD + b"<w/>").decode().encode("utf-16-le")}), "declares a document type"),
    "another encoding": ("a.docx", rebuilt(GOOD, {MAIN: b'<?xml version="1.0" encoding="utf-7"?><w/>'}), "an encoding that documents do not use"),
    "broken XML": ("a.docx", rebuilt(GOOD, {MAIN: b"<w:document"}), "is broken"),
    "XML nested too deep": ("a.docx", rebuilt(GOOD, {MAIN: b"<a>" * 100_000}), "stand in each other more than 250 deep"),
    "no main part": ("a.docx", rebuilt(GOOD, {MAIN: None}), "no Word document"),
    "a bomb by its ratio": ("a.docx", bomb(20_000_000), "times its size"),
    "a bomb by its size": ("a.docx", archive({f"{n}.xml": bytes(range(256)) * 100_000 for n in range(4)}), "unpacks to 102,400,000 bytes"),
    "a bomb that lies": ("a.docx", lying(), "Get the file again"),
    "too many parts": ("a.docx", archive({f"{n}.xml": b"" for n in range(1001)}), "holds 1,001 parts"),
    "two parts of one name": ("a.docx", twice(), "two parts of the name"),
    "two parts of nearly one name": ("a.docx", rebuilt(GOOD, {"WORD/Document.xml": b"<x/>"}), "two parts of the name"),
    "a name that leads out": ("a.docx", rebuilt(GOOD, {"../../etc/cron": b"x"}), "leads elsewhere"),
    "a name from the root": ("a.docx", rebuilt(GOOD, {"/etc/cron": b"x"}), "leads elsewhere"),
    "a name of a drive": ("a.docx", rebuilt(GOOD, {"C:/x": b"x"}), "leads elsewhere"),
    "parts that overlap": ("a.docx", overlapping(), "lies over another one"),
    "an encrypted part": ("a.docx", encrypted_member(), "is encrypted"),
    "another way of packing": ("a.docx", archive({"a.xml": b"words"}, zipfile.ZIP_LZMA), "packed in a way"),
    "a program before the archive": ("a.docx", b"MZ\x00\x00" + GOOD, "a program"),
    "an entity in a page": ("a.html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "a">]><p>&x;', "declares entities"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_upload_is_refused_with_what_stands_in_the_way_and_what_to_do(what: str) -> None:
    name, content, reason = HOSTILE[what]
    with pytest.raises(Invalid) as refused:
        extract_bytes(name, content)
    said = str(refused.value)
    assert reason in said
    assert said.startswith(f"{name}: ")
    assert ". " in said
    assert said.isprintable()
    assert len(said) < 500


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"Words.", Kind.TEXT),
        ("a.md", b"# Words", Kind.MARKDOWN),
        ("a.rtf", b"{\\rtf1 words}", Kind.RTF),
        ("paper", b"{\\rtf1 words}", Kind.RTF),
        ("a.odt", odt("<text:p>words</text:p>"), Kind.ODT),
        ("paper", odt("<text:p>words</text:p>"), Kind.ODT),
        ("paper", b"Words.", Kind.TEXT),
        ("a.html", b"<html><p>words", Kind.HTML),
        ("a.htm", b"words", Kind.HTML),
        ("a.docx", GOOD, Kind.DOCX),
        ("a.DOCX", GOOD, Kind.DOCX),
        ("paper", GOOD, Kind.DOCX),
        ("a.pdf", b"%PDF-1.7", Kind.PDF),
        ("paper", b"%PDF-1.7", Kind.PDF),
    ],
)
def test_what_is_read_is_known_for_what_it_is(name: str, content: bytes, kind: Kind) -> None:
    found = inspect(name, content)
    assert (found.kind, found.media_type, found.size) == (kind, MEDIA_TYPES[kind], len(content))


def test_how_large_an_upload_may_be_is_a_setting() -> None:
    with pytest.raises(Invalid, match="11 bytes, and a paper has at most 10"):
        inspect("a.txt", b"words words", largest=10)


def test_a_link_to_elsewhere_is_words_and_nothing_follows_it() -> None:
    assert inspect("a.docx", related(GOOD, "hyperlink", "https://example.invalid", external=True)).kind is Kind.DOCX
    assert "the site" in extract_bytes("a.html", b"<p><a href='https://example.invalid'>the site</a>").text


def test_a_member_that_unpacks_to_more_than_it_says_is_never_read_whole() -> None:
    found = Archive("a.docx", lying())
    with pytest.raises(Invalid, match="Get the file again"):
        found.read(TYPES)


def test_a_member_larger_than_its_bound_is_not_unpacked() -> None:
    with pytest.raises(Invalid, match="at most 3 are read"):
        Archive("a.docx", GOOD).read(MAIN, 3)
    assert archives.LARGEST_MEMBER < archives.LARGEST_UNPACKED


def read_or_refused(name: str, content: bytes) -> None:
    """Whatever comes, nothing but `Invalid` is raised."""
    with suppress(Invalid):
        assert extract_bytes(name, content).text.strip()


NAMES = st.sampled_from(["a.txt", "a.docx", "a.html", "a.md", "a", "a.pdf", "a.rtf", "a.odt"])


@given(name=NAMES, content=st.binary(max_size=400))
@settings(max_examples=400)
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    read_or_refused(name, content)


@given(name=NAMES, content=st.text(alphabet="<>/=\"' &;!-[]abptdhrscimg\n", max_size=200))
@settings(max_examples=300)
def test_any_mark_up_is_read_or_refused(name: str, content: str) -> None:
    read_or_refused(name, b"<html>" + content.encode())


@given(at=st.integers(0, len(GOOD) - 1), to=st.binary(min_size=1, max_size=8))
@settings(max_examples=400)
def test_a_document_with_other_bytes_in_it_is_read_or_refused(at: int, to: bytes) -> None:
    read_or_refused("a.docx", GOOD[:at] + to + GOOD[at + len(to) :])


@given(content=st.lists(st.sampled_from(["{", "}", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\u8211?", "\\'e9", "\\bin3 abc", "{\\*\\x ", "{\\header ", "{\\footnote ", "{\\listtext ", "{\\field{\\*\\fldinst ", "words ", "\\u-10179\\u-8704", "\\b ", "\\s1 ", "{\\stylesheet{\\s1 heading 1;}}", "{\\fonttbl{\\f0\\fcharset2 a;}}", "\\f0 ", "\\ansicpg77777 "]), max_size=30))  # fmt: skip
@settings(max_examples=300)
def test_any_rich_text_is_read_or_refused(content: list[str]) -> None:
    read_or_refused("a.rtf", b"{\\rtf1 " + "".join(content).encode())


@given(content=st.lists(st.sampled_from(["# ", "- ", "1. ", "  ", "|", "---", "\n", "**", "<u>", "</u>", "[", "](x)", "![", "```", "    ", "> ", "words"]), max_size=30))  # fmt: skip
@settings(max_examples=300)
def test_any_markdown_is_read_or_refused(content: list[str]) -> None:
    read_or_refused("a.md", b"# Words\n" + "".join(content).encode())


XML = member(GOOD, MAIN)


@given(at=st.integers(0, len(XML) - 1), until=st.integers(0, 400), to=st.sampled_from([b"", b"<w:p>", b"</w:p>", b"<w:tbl>", b"&#1;", b"\xff", b"<w:t>words</w:t>", b"<w:ins>"]))  # fmt: skip
@settings(max_examples=200)
def test_a_document_with_other_words_in_it_is_read_or_refused(at: int, until: int, to: bytes) -> None:
    read_or_refused("a.docx", rebuilt(GOOD, {MAIN: XML[:at] + to + XML[at + until :]}))
