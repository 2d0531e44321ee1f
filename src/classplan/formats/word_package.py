"""What every Word document that we write has in common: its parts in one package, the same bytes for the same parts.

>>> import io, zipfile
>>> content = packed("<w:p/>", (Part("styles", "<w:styles/>"),), Properties("A notice"))
>>> zipfile.ZipFile(io.BytesIO(content)).namelist()[0]
'[Content_Types].xml'
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from classplan.formats.plain import plain

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part beside the document itself. `kind` is its relation to it; the name is the kind's own where none is given."""

    kind: str
    xml: str
    name: str = ""

    @property
    def file(self) -> str:
        """Its file in the folder of the document."""
        return f"{self.name or self.kind}.xml"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself."""

    title: str
    author: str = ""
    language: str = ""
    when: datetime | None = None


def packed(document: str, parts: Sequence[Part], about: Properties) -> bytes:
    """The file: the document, its parts (related as rId1, rId2, … in their order) and its properties."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(about),
        "word/_rels/document.xml.rels": _relations(*((f"{R}/{part.kind}", part.file) for part in parts)),
        "word/document.xml": HEAD + document,
        **{f"word/{part.file}": HEAD + part.xml for part in parts},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def text_of(text: str) -> str:
    """The text as the content of an XML element."""
    return escape(plain(text))


def attribute_of(text: str) -> str:
    """The text as the value of an XML attribute, in its quotation marks."""
    return quoteattr(plain(text))


def moment(when: datetime) -> str:
    """A moment as Word writes it, in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _content_types(parts: Sequence[Part]) -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": _CORE,
        **{f"/word/{part.file}": f"{_WORD}.{part.kind}+xml" for part in parts},
    }
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{made}</Types>'


def _core(about: Properties) -> str:
    terms = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    made = f"<dc:title>{text_of(about.title)}</dc:title><dc:creator>{text_of(about.author)}</dc:creator>"
    if about.language:
        made += f"<dc:language>{text_of(about.language)}</dc:language>"
    if about.when is not None:
        made += f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment(about.when)}</dcterms:created>'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" {terms}>{made}</cp:coreProperties>'
    )
