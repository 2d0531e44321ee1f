r"""Bad input, for every format: a grid of what can come, and whether it is read (as which lines) or refused (why).

Written by hand as other programs write it. A cell is `read(...)`, `refused(...)`, or None where a format has no such
thing. What refers to elsewhere names `ELSEWHERE`, where `LISTENER` hears of whoever follows it.
"""

import socket
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from classplan.formats.kinds import OLE
from tests.formats.documents import MAIN, RELS, archive, document, odt, rebuilt, related, replaced
from tests.formats.pdfs import PICTURE, printed, scanned, typeset, written

LISTENER = socket.create_server(("127.0.0.1", 0))
ELSEWHERE = f"http://127.0.0.1:{LISTENER.getsockname()[1]}/"
FORMATS = ("txt", "md", "html", "docx", "odt", "rtf", "pdf")
LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >> /ID [(a) (a)]"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Content = bytes | Callable[[], bytes]


@dataclass(frozen=True)
class Cell:
    """A file and what becomes of it: its lines and the problems told, or the reason why it is refused."""

    content: Content
    lines: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    aside: int = 0
    reason: str = ""
    most_lines: int = 200_000


def read(content: Content, *lines: str, told: tuple[str, ...] = (), aside: int = 0) -> Cell:
    """A file that is read as these lines, the last `aside` of which are furniture; `told` begin its problems."""
    return Cell(content, lines, told, aside)


def refused(content: Content, reason: str, most_lines: int = 200_000) -> Cell:
    """A file that is refused with a reason."""
    return Cell(content, reason=reason, most_lines=most_lines)


def word(body: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with this body, as XML."""
    return rebuilt(
        document(), {MAIN: f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>".encode(), **(parts or {})}
    )


def p(*runs: str) -> str:
    """A paragraph of Word."""
    return f"<w:p>{''.join(runs)}</w:p>"


def r(words: str) -> str:
    """A run of Word."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, depth: int = 0, number: int = 1) -> str:
    """An item of a list of Word."""
    return p(f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>', r(words))


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """How Word marks a level of a list."""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


LEVELS = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "(%3)")


def listed(body: str, levels: str = LEVELS, more: str = "") -> bytes:
    """A Word document whose list 1 has these levels."""
    held = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    return word(body, {"word/numbering.xml": f"<w:numbering {_SPACES}>{held}</w:numbering>".encode()})


def row(*cells: str) -> str:
    """A table of Word with one row."""
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{p(r(words))}</w:tc>' for words in cells)}</w:tr></w:tbl>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: twice, in a new form and in an old one."""
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{held}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def notes() -> bytes:
    """A Word document with a footnote and an endnote."""
    parts = {
        f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{_W}"><w:{kind} w:id="2">{p(r(words))}</w:{kind}></w:{kind}s>'.encode()
        for kind, words in (("footnote", "A note."), ("endnote", "An end."))
    }
    made = related(
        word(p(r("Keeps"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" it.")), parts),
        "footnotes",
        "footnotes.xml",
    )
    again = b'<Relationship Id="rIdY" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/>'
    return replaced(made, RELS, b"</Relationships>", again + b"</Relationships>")


def headed() -> bytes:
    """A Word document with a header that holds a table and a box."""
    header = f"<w:hdr {_SPACES}>{row('Office', 'of Trees')}{p(box(p(r('Draft'))))}</w:hdr>".encode()
    return related(word(p(r("Keeps it.")), {"word/header9.xml": header}), "header", "header9.xml")


def rich(body: str) -> bytes:
    """A rich text document."""
    return f"{{\\rtf1\\ansi {body}}}".encode("latin-1")


def items(*held: str) -> str:
    """A list of OpenDocument; what begins with `<` is put into the item before."""
    made = "".join(
        one if one.startswith("<") else f"</text:list-item><text:list-item><text:p>{one}</text:p>" for one in held
    )
    return f"<text:list text:style-name='N'>{made.removeprefix('</text:list-item>')}</text:list-item></text:list>"


NUMBERED = (
    "<text:list-style style:name='N'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>"
    "<text:list-level-style-number text:level='3' style:num-format='i' style:num-prefix='(' style:num-suffix=')'/></text:list-style>"
)
CELLS = "<table:table><table:table-row>{}</table:table-row></table:table>".format(
    "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in "ab")
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
EXTERNAL = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{ELSEWHERE}a.xml">]>'
ODT_SPACE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
GERMAN = "Prüft täglich die Tore des Bezirks – auch sonntags – für 1.200 €."
HEBREW = "שומר \u200fהשער\u200e A1"
PLAIN_DOCX = document("Keeps the gate.")
PLAIN_ODT = odt("<text:p>Keeps the gate.</text:p>")
PLAIN_PDF = written(printed(["Keeps the gate."]))
US = '#set page("us-letter")\n'


def _pdf_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"BT " + bytes(30_000_000), 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >> stream\n%s" % (len(packed), packed)
    return written("X").replace(b"<< /Length 1 >> stream\nX", stream)


def _locked_zip() -> bytes:
    content = bytearray(archive({"word/document.xml": b"words"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _random(n: int) -> str:
    return f"{n * 2_654_435_761 % 999_983:06}"


GRID: dict[str, dict[str, Cell | None]] = {
    "a table in a list": {
        "txt": read(b"1. One\na\tb\n2. Two", "1. One", "a\tb", "2. Two"),
        "md": read(b"# H\n\n1. One\n\n   | a | b |\n   |---|---|\n\n2. Two", "H", "1. One", "a\tb", "2. Two"),
        "html": read(b"<ol><li>One<table><tr><td>a<td>b</table><li>Two</ol>", "1. One", "a\tb", "2. Two"),
        "docx": read(listed(item("One") + row("a", "b") + item("Two")), "1. One", "a\tb", "2. Two"),
        "odt": read(odt(items("One", CELLS, "Two"), styles=NUMBERED), "1. One", "a", "b", "2. Two"),
        "rtf": read(rich(r"{\listtext 1.\tab}One\par\trowd\cellx1\cellx2\intbl a\cell b\cell\row\pard{\listtext 2.\tab}Two\par"), "1. One", "a\tb", "2. Two"),
        "pdf": read(lambda: typeset(US + "+ One #table(columns: (60pt, 60pt))[aa][bb][cc][dd]\n+ Two"), "1. One", "aa\tbb", "cc\tdd", "2. Two"),
    },
    "nested lists, with the numbers that are printed": {
        "txt": read(b"1. One\n   a) In\n      (i) Deep\n2. Two", "1. One", "   a) In", "      (i) Deep", "2. Two"),
        "md": read(b"# H\n\n4. Four\n   1. In\n      - Deep\n5. Five", "H", "4. Four", "1. In", "• Deep", "5. Five"),
        "html": read(b"<ol start=4><li>Four<ol type=a><li>In<ol type=i><li>Deep</ol></ol><li>Five</ol>", "4. Four", "a. In", "i. Deep", "5. Five"),
        "docx": read(listed(item("One") + item("In", 1) + item("Deep", 2) + item("Two")), "1. One", "a) In", "(i) Deep", "2. Two"),
        "odt": read(odt(items("One", items("In", items("Deep")), "Two"), styles=NUMBERED), "1. One", "a) In", "(i) Deep", "2. Two"),
        "rtf": read(rich(r"{\listtext 1.\tab}One\par{\listtext a)\tab}\ilvl1 In\par{\pntext (i)\tab}\ilvl2 Deep\par"), "1. One", "a) In", "(i) Deep"),
        "pdf": read(lambda: typeset(US + '#set enum(numbering: "1)a)")\n+ One\n  + In\n+ Two'), "1) One", "a) In", "2) Two"),
    },
    "footnotes and endnotes": {
        "txt": read(b"Keeps [1] it.\n\n[1] A note.", "Keeps [1] it.", "[1] A note."),
        "md": read(b"# H\n\nKeeps[^1] it.\n\n[^1]: A note.", "H", "Keeps[^1] it.", "[^1]: A note."),
        "html": read(b"<p>Keeps<sup><a href=#n>1</a></sup> it.<div id=n>1 A note.</div>", "Keeps1 it.", "1 A note."),
        "docx": read(notes(), "Keeps it.", "A note.", "An end.", told=("footnotes: 2",)),
        "odt": read(odt("<text:p>Keeps<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> it.</text:p>"), "Keeps it.", "A note.", told=("footnotes: 1",)),
        "rtf": read(rich(r"Keeps{\footnote {\super\chftn} A note.}{\footnote\ftnalt An end.} it.\par"), "Keeps it.", "A note.", "An end.", told=("footnotes: 2",)),
        "pdf": read(lambda: typeset(US + "Keeps#footnote[A note.] it."), "Keeps1 it.", "1A note."),
    },
    "text boxes": {
        "txt": None,
        "md": None,
        "html": read(b"<p>Keeps<div style='float:right'>In a box</div> it.", "Keeps", "In a box", "it."),
        "docx": read(word(p(r("Keeps it."), box(p(r("In a box"), box(p(r("deeper")))), row("a", "b")))), "Keeps it.", "In a box", "deeper", "a\tb"),
        "odt": read(odt("<text:p>Keeps it.<draw:frame><draw:text-box><text:p>In a box<draw:frame><draw:text-box><text:p>deeper</text:p></draw:text-box></draw:frame></text:p></draw:text-box></draw:frame></text:p><draw:rect><text:p>drawn</text:p></draw:rect>"), "Keeps it.", "In a box", "deeper", "drawn"),
        "rtf": read(rich(r"Keeps it.{\shp{\*\shpinst{\shptxt In a box\par}}{\shprslt{\*\do{\dptxbxtext In a box\par}}}}\par{\*\do{\dptxbxtext drawn\par}}\par"), "Keeps it.", "In a box", "drawn"),
        "pdf": read(lambda: typeset(US + "Keeps it.\n#place(dx: 200pt, dy: 90pt, rect[In a box])"), "Keeps it.", "In a box"),
    },
    "headers and footers": {
        "txt": None,
        "md": None,
        "html": read(b"<header>Office of Trees</header><p>Keeps it.", "Office of Trees", "Keeps it."),
        "docx": read(lambda: headed(), "Keeps it.", "Office", "of Trees", "Draft", aside=3),
        "odt": read(odt("<text:p>Keeps it.</text:p>", sheet="<style:header><text:p>Office of Trees</text:p></style:header>"), "Keeps it.", "Office of Trees", aside=1),
        "rtf": read(rich(r"{\header Office of Trees\par}Keeps it.\par"), "Keeps it.", "Office of Trees", aside=1),
        "pdf": read(lambda: typeset('#set page("us-letter", header: [Office of Trees])\nKeeps it. #pagebreak() Shuts it.'), "Keeps it.", "Shuts it.", "Office of Trees", aside=1),
    },
    "pictures": {
        "txt": None,
        "md": read(b"# H\n\nKeeps ![the gate](a.png)", "H", "Keeps the gate", told=("pictures: 1",)),
        "html": read(b"<p>Keeps <img src=a.png alt='the gate'> it. <svg><text>Tree</text></svg>", "Keeps it.", told=("pictures: 2",)),
        "docx": read(word(p(r("Keeps it."), "<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "Keeps it.", told=("pictures: 1",)),
        "odt": read(odt('<text:p>Keeps it.<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>'), "Keeps it.", told=("pictures: 1",)),
        "rtf": read(rich(r"Keeps it.{\*\shppict{\pict\pngblip 0102}}{\nonshppict{\pict 0102}}\par"), "Keeps it.", told=("pictures: 1",)),
        "pdf": read(written(printed(["Keeps the gate."]) + " q 300 0 0 300 72 72 cm /I Do Q", more=scanned()), "Keeps the gate.", told=("pictures: 1 page",)),
    },
    "changes that are tracked or marked": {
        "txt": read("Keeps t\u0336h\u0336e\u0336 a gate.".encode(), "Keeps t\u0336h\u0336e\u0336 a gate."),
        "md": read(b"# H\n\nKeeps ~~the~~ <ins>a</ins> gate.", "H", "Keeps the a gate.", told=("Keeps the a gate.", "Keeps the a gate.")),
        "html": read(b"<p>Keeps <del>the</del> <ins>a</ins> gate.", "Keeps the a gate.", told=("Keeps the a gate.", "Keeps the a gate.")),
        "docx": refused(word(p('<w:ins w:author="Una">' + r("words") + "</w:ins>")), "1 tracked change"),
        "odt": refused(odt("<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>words</text:p>"), "1 tracked change"),
        "rtf": refused(rich(r"Keeps {\revised a} gate.\par"), "tracked changes"),
        "pdf": read(lambda: typeset(US + "Keeps #strike[the] a gate."), "Keeps the a gate.", told=("Keeps the a gate.",)),
    },
    "words from right to left": {
        "txt": read(HEBREW.encode(), HEBREW),
        "md": read(f"# H\n\n{HEBREW}".encode(), "H", HEBREW),
        "html": read(f"<p dir=rtl>{HEBREW}".encode(), HEBREW),
        "docx": read(word(p(f"<w:bdo>{r(HEBREW)}</w:bdo>")), HEBREW),
        "odt": read(odt(f"<text:p>{HEBREW}</text:p>"), HEBREW),
        "rtf": read(rich("".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in HEBREW)), HEBREW),
        "pdf": read(lambda: typeset(f'{US}#set text(lang: "he")\nשומר השער של המחוז'), "שומר השער של המחוז"),
    },
    "soft hyphens and signs that print nothing": {
        "txt": read("Keeps the\xad g\u200bate.".encode(), "Keeps the\xad g\u200bate."),
        "md": read("# H\n\nKe\xadeps\u200b it\ufeff.".encode(), "H", "Keeps it."),
        "html": read("<p>Ke&shy;eps&#8203; it\ufeff.".encode(), "Keeps it."),
        "docx": read(word(p(r("Ke\xadeps\u200b "), "<w:r><w:t>i</w:t><w:softHyphen/><w:t>t.</w:t></w:r>")), "Keeps it."),
        "odt": read(odt("<text:p>Ke\xadeps\u200b it.</text:p>"), "Keeps it."),
        "rtf": read(rich(r"Ke\-eps\u8203? it.\par"), "Keeps it."),
        "pdf": read(written("BT /F 12 Tf 72 700 Td (Keeps the wander\\255) Tj 0 -14 Td (ing gate.) Tj ET"), "Keeps the wandering gate.", told=("parted: wandering",)),
    },
    "a million lines": {
        "txt": refused(lambda: b"Row\n" * 1_000_000, "it has 1,000,001 lines; a paper has at most 200,000"),
        "md": refused(lambda: b"# H\n\n" + b"Row\n\n" * 3_000, "it has more than 5,000 lines", 5_000),
        "html": refused(lambda: b"<p>Row" * 3_000, "it has more than 5,000 lines", 5_000),
        "docx": refused(lambda: word("".join(p(r(_random(n))) for n in range(3_000))), "it has more than 5,000 lines", 5_000),
        "odt": refused(lambda: odt("".join(f"<text:p>{_random(n)}</text:p>" for n in range(3_000))), "it has more than 5,000 lines", 5_000),
        "rtf": refused(lambda: rich("Row\\par\n" * 3_000), "it has more than 5,000 lines", 5_000),
        "pdf": refused(lambda: written(printed(["Row"]), pages=3_001), "it has 3,001 pages; at most 3,000 are read"),
    },
    "entities that multiply": {
        "txt": refused(f'<?xml version="1.0"?>{LAUGHS}<x>&c;</x>'.encode(), "it is an XML document"),
        "md": read(f"# H\n\n{LAUGHS} &c; &amp;".encode(), "H", "]> &c; &"),
        "html": refused(f"{LAUGHS}<p>&c;".encode(), "it declares entities"),
        "docx": refused(rebuilt(PLAIN_DOCX, {MAIN: f'{LAUGHS}<w:document xmlns:w="{_W}">&c;</w:document>'.encode()}), "declares a document type or entities"),
        "odt": refused(odt("", {"content.xml": f"{LAUGHS}<office:document-content {ODT_SPACE}>&c;</office:document-content>".encode()}), "declares a document type or entities"),
        "rtf": read(rich("&c; &amp;"), "&c; &amp;"),
        "pdf": None,
    },
    "something that lies elsewhere": {
        "txt": read(f"See {ELSEWHERE}a.png".encode(), f"See {ELSEWHERE}a.png"),
        "md": read(f"# H\n\n[The site]({ELSEWHERE}) ![gate]({ELSEWHERE}a.png)".encode(), "H", "The site gate", told=("pictures: 1",)),
        "html": read(
            f"<base href={ELSEWHERE}><link rel=stylesheet href={ELSEWHERE}a.css><style>@import '{ELSEWHERE}b.css';</style><script src={ELSEWHERE}a.js></script>"
            f"<p>Keeps <a href='{ELSEWHERE}'>the gate</a><img src='{ELSEWHERE}a.png'><iframe src={ELSEWHERE}></iframe>".encode(),
            "Keeps the gate", told=("outside the file: 5, the first is http", "scripts: 1", "pictures: 1"),
        ),
        "docx": refused(related(PLAIN_DOCX, "image", f"{ELSEWHERE}a.png", external=True), "refers to something outside the file"),
        "odt": refused(odt(f'<text:p><draw:frame><draw:image xlink:href="{ELSEWHERE}a.png"/></draw:frame></text:p>'), "refers to something outside the file"),
        "rtf": refused(rich(rf'{{\field{{\*\fldinst INCLUDEPICTURE "{ELSEWHERE}a.png"}}{{\fldrslt x}}}}'), "a field that fetches something"),
        "pdf": read(written(printed(["Keeps the gate."]), page=f"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({ELSEWHERE}) >> >>]", catalog=f"/OpenAction << /S /URI /URI ({ELSEWHERE}) >>"), "Keeps the gate."),
    },
    "an entity or a template that lies elsewhere": {
        "txt": refused(f'<?xml version="1.0"?>{EXTERNAL}<x>&a;</x>'.encode(), "it is an XML document"),
        "md": None,
        "html": refused(f"{EXTERNAL}<p>&a;".encode(), "it declares entities"),
        "docx": refused(related(PLAIN_DOCX, "attachedTemplate", f"{ELSEWHERE}a.dotm", external=True), "a template that is loaded"),
        "odt": refused(odt("", {"content.xml": f"{EXTERNAL}<x>&a;</x>".encode()}), "declares a document type or entities"),
        "rtf": read(rich(rf"{{\*\template {ELSEWHERE}a.dot}}Keeps it.\par"), "Keeps it."),
        "pdf": None,
    },
    "another language": {
        "txt": read(GERMAN.encode(), GERMAN),
        "md": read(f"# H\n\n{GERMAN}".encode(), "H", GERMAN),
        "html": read(f"<html lang=de><meta charset=windows-1252><p>{GERMAN}".encode("cp1252"), GERMAN),
        "docx": read(word(p(r(GERMAN))), GERMAN),
        "odt": read(odt(f"<text:p>{GERMAN}</text:p>"), GERMAN),
        "rtf": read(b"{\\rtf1\\ansi\\ansicpg1252 " + GERMAN.encode("cp1252") + b"\\par}", GERMAN),
        "pdf": read(lambda: typeset(f"{US}#set text(size: 9pt)\n{GERMAN}"), GERMAN),
    },
    "a scanned page": {
        "txt": refused(b"\x89PNG\r\n\x1a\n" + bytes(60), "a picture (PNG)"),
        "md": refused(b"\xff\xd8\xff\xe0" + bytes(60), "a picture (JPEG)"),
        "html": refused(b"<img src='data:image/png;base64,AAAA'>", "it holds no words but pictures: 1"),
        "docx": refused(word(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "it holds no words but pictures: 1"),
        "odt": refused(odt('<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>'), "it holds no words but pictures: 1"),
        "rtf": refused(rich(r"{\pict\pngblip 0102}\par"), "it holds no words but pictures: 1"),
        "pdf": refused(written(PICTURE, more=scanned()), "it is a picture without a text layer"),
    },
    "cut off": {
        "txt": refused("Keeps the café".encode()[:-1], "breaks off in the middle of a character"),
        "md": refused("# H\n\nKeeps the café".encode()[:-1], "breaks off in the middle of a character"),
        "html": read(b"<p>Keeps the gate.<p cla", "Keeps the gate.", told=("Keeps the gate.",)),
        "docx": refused(PLAIN_DOCX[:-40], "its archive is broken"),
        "odt": refused(PLAIN_ODT[: len(PLAIN_ODT) // 2], "its archive is broken"),
        "rtf": read(rich(r"Keeps the gate.\par {\b Shuts")[:-1], "Keeps the gate.", "Shuts", told=("Shuts",)),
        "pdf": refused(lambda: typeset(US + "Keeps the gate.")[:3000], "broken PDF"),
    },
    "locked by a password": {
        "txt": None,
        "md": None,
        "html": None,
        "docx": refused(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "a password protects it"),
        "odt": refused(odt("", {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}), "a password protects it"),
        "rtf": None,
        "pdf": refused(written(printed(["Words."]), trailer=LOCKED), "a password protects it"),
    },
    "another format than its name says": {
        "txt": refused(PLAIN_DOCX, "whatever its name says, and not plain text"),
        "md": refused(b"<html><p>Keeps the gate.", "a web page (HTML), whatever its name says"),
        "html": refused(PLAIN_PDF, "a PDF document, whatever its name says"),
        "docx": refused(PLAIN_ODT, "it is an OpenDocument file"),
        "odt": refused(PLAIN_DOCX, "and it is not"),
        "rtf": refused(PLAIN_DOCX, "whatever its name says, and not a rich text document"),
        "pdf": refused(b"Keeps the gate.", "its name says that it is a PDF document"),
    },
    "macros and scripts": {
        "txt": refused(b"#!/bin/sh\nrm", "a program (a script)"),
        "md": read(b"# H\n\n<script>boo()</script>\n\nKeeps it.", "H", "Keeps it.", told=("scripts: 1",)),
        "html": read(b"<body onload='boo()'><script>boo()</script>Keeps it.", "Keeps it.", told=("scripts: 1",)),
        "docx": refused(rebuilt(PLAIN_DOCX, {"word/vbaProject.bin": b"x"}), "holds a macro"),
        "odt": refused(odt("", {"Basic/script-lc.xml": b"<x/>"}), "it holds macros"),
        "rtf": refused(rich(r"{\object\objemb{\*\objdata 0105}}"), "an embedded object (OLE)"),
        "pdf": read(written(printed(["Keeps it."]), catalog="/OpenAction << /S /JavaScript /JS (boo\\(\\)) >>"), "Keeps it.", told=("scripts",)),
    },
    "what unpacks without end": {
        "txt": refused(b"\x1f\x8b\x08" + bytes(40), "a gzip archive"),
        "md": refused(archive({"a": b"b"}), "another zip archive"),
        "html": refused(archive({"a": b"b"}), "another zip archive"),
        "docx": refused(lambda: rebuilt(PLAIN_DOCX, {"word/media/a.xml": bytes(20_000_000)}), "times its size"),
        "odt": refused(lambda: odt("", {"Pictures/a.svm": bytes(20_000_000)}), "times its size"),
        "rtf": None,
        "pdf": refused(_pdf_bomb, "no words are printed"),
    },
    "parts that stand in each other without end": {
        "txt": read(b"(" * 5_000, "(" * 5_000),
        "md": refused(b"# H\n\n" + b"> " * 5_000 + b"Deep", "more than 100 deep"),
        "html": refused(b"<font>" * 20_000 + b"Deep", "more than 2,000 deep"),
        "docx": refused(word("<w:sdt><w:sdtContent>" * 500 + p(r("Deep")) + "</w:sdtContent></w:sdt>" * 500), "more than 250 deep"),
        "odt": refused(odt("<text:section>" * 500 + "<text:p>Deep</text:p>" + "</text:section>" * 500), "more than 250 deep"),
        "rtf": refused(rich("{" * 5_000), "nested deeper than 500"),
        "pdf": refused(b"%PDF-1.5\n1 0 obj\n" + b"<< /A " * 50_000, "broken PDF"),
    },
    "parts that stand in each other as careless programs leave them": {
        "txt": None,
        "md": read(b"# H\n\n" + b"> " * 40 + b"Deep", "H", "Deep"),
        "html": read(b"<p>Keeps" + b"<font>" * 600 + b" the<p>gate.", "Keeps the", "gate."),
        "docx": read(word("<w:sdt><w:sdtContent>" * 100 + p(r("Deep")) + "</w:sdtContent></w:sdt>" * 100), "Deep"),
        "odt": read(odt("<text:section>" * 200 + "<text:p>Deep</text:p>" + "</text:section>" * 200), "Deep"),
        "rtf": read(rich("{" * 400 + "Deep" + "}" * 400), "Deep"),
        "pdf": None,
    },
    "one line of millions of signs": {
        "txt": refused(lambda: b"word " * 1_100_000, "its words have 5,500,000 signs"),
        "md": refused(lambda: b"# H\n\n" + b"word " * 1_100_000, "its words have 5,500,005 signs"),
        "html": refused(lambda: b"<p>" + b"word " * 1_100_000, "its words have 5,500,000 signs"),
        "docx": refused(lambda: word(p(r("".join(map(str, range(900_000)))))), "its words have 5,288,891 signs"),
        "odt": refused(lambda: odt(f"<text:p>{''.join(map(str, range(900_000)))}</text:p>"), "its words have 5,288,891 signs"),
        "rtf": refused(lambda: rich("word " * 1_100_000), "signs; those of a paper have at most 5,000,000"),
        "pdf": None,
    },
    "zero bytes": {
        "txt": refused(b"Keeps\x00 the gate.", "it is no text: byte 6 is zero"),
        "md": refused(b"# H\n\nKeeps\x00", "it is no text: byte 11 is zero"),
        "html": refused(b"<p>Keeps\x00 the gate.", "it is no text: byte 9 is zero"),
        "docx": refused(word(p(r("Keeps\x00"))), "an encoding that documents do not use"),
        "odt": refused(odt("<text:p>Keeps\x00</text:p>"), "an encoding that documents do not use"),
        "rtf": read(rich("Keeps\x00 it."), "Keeps it."),
        "pdf": read(written("BT /F 12 Tf 72 700 Td (Keeps the gate of the far me\\000adow.) Tj ET"), "Keeps the gate of the far me adow."),
    },
    "half of a sign": {
        "txt": refused(b"Keeps \xed\xa0\x80 it.", "broken UTF-8"),
        "md": refused(b"# H\n\nKeeps \xed\xa0\x80 it.", "broken UTF-8"),
        "html": read(b"<p>Keeps &#xD800; it.", "Keeps � it."),
        "docx": refused(word(p(r("Keeps &#xD800;"))), "is broken"),
        "odt": refused(odt("<text:p>Keeps &#xD800;</text:p>"), "is broken"),
        "rtf": read(rich(r"Keeps \u-10179? it.\par"), "Keeps � it."),
        "pdf": None,
    },
    "UTF-16": {
        "txt": read("Keeps the café.".encode("utf-16"), "Keeps the café."),
        "md": read("# H\n\nKeeps the café.".encode("utf-16-be"), "H", "Keeps the café.", told=("",)),
        "html": read("<p>Keeps the café.".encode("utf-16-le"), "Keeps the café.", told=("",)),
        "docx": read(rebuilt(PLAIN_DOCX, {MAIN: f'<w:document xmlns:w="{_W}"><w:body>{p(r("Keeps it."))}</w:body></w:document>'.encode("utf-16")}), "Keeps it."),
        "odt": None,
        "rtf": refused("{\\rtf1 Keeps}".encode("utf-16"), "and it is not"),
        "pdf": None,
    },
    "two charsets in one file": {
        "txt": refused("Keeps the café, ".encode() + "the café".encode("cp1252") + b" too", "broken UTF-8"),
        "md": refused("# H\n\nthe café, ".encode() + "the café".encode("cp1252") + b" too", "broken UTF-8"),
        "html": refused("<p>the café, ".encode() + "the café".encode("cp1252") + b" too", "broken UTF-8"),
        "docx": refused(rebuilt(PLAIN_DOCX, {MAIN: b'<w:document xmlns:w="x">caf\xe9</w:document>'}), "an encoding that documents do not use"),
        "odt": refused(odt("", {"content.xml": b"<x>caf\xe9</x>"}), "an encoding that documents do not use"),
        "rtf": read(b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}caf\\'e9 {\\f1\\'e4\\'e0}\\par}", "café да"),
        "pdf": None,
    },
}  # fmt: skip
