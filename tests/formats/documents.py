"""Word documents for tests: honest ones made by python-docx, and hostile ones made from those by hand.

>>> document("A line.")[:2]
b'PK'
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx

TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(text: str = "", shape: Callable[[Any], None] | None = None) -> bytes:
    """A document with a paragraph for each line; rows with tabs that follow each other are a table."""
    made = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            table = made.add_table(0, max(map(len, rows)))
            for cells in rows:
                row = table.add_row()
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
            rows = []
        if line:
            made.add_paragraph(line.replace("**", ""))
    if shape is not None:
        shape(made)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def rebuilt(content: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The archive with some members changed, added, or (None) left out."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, member in changes.items():
            if member is not None:
                new.writestr(name, member)
    return kept.getvalue()


def member(content: bytes, name: str) -> bytes:
    """One member of the archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The archive with some bytes of a member replaced."""
    held = member(content, name)
    assert old in held
    return rebuilt(content, {name: held.replace(old, new)})


def related(content: bytes, kind: str, target: str, *, external: bool = False) -> bytes:
    """The document with one more relation of its main part."""
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(content, RELS, b"</Relationships>", entry.encode())


def archive(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return kept.getvalue()


NAMESPACES = {
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
        for name, long in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    },
    "xlink": "http://www.w3.org/1999/xlink",
}  # fmt: skip


def odt(body: str, more: Mapping[str, bytes] | None = None, *, styles: str = "", sheet: str = "") -> bytes:
    """An OpenDocument text with this body, these styles of its own, and this in its part of styles."""
    spaces = " ".join(f'xmlns:{name}="{urn}"' for name, urn in NAMESPACES.items())
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": f"<office:document-styles {spaces}>{sheet}</office:document-styles>".encode(),
            **(more or {}),
        }
    )
