"""The package of an Office document: which parts it has, and what it may not have.

Refused are macros, embedded objects and controls, altered content that is loaded from another part, and every
reference to something outside the file except the address behind a link, which nobody follows.
"""

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from classplan.core.errors import Invalid
from classplan.formats.archive import Archive, shown
from classplan.formats.kinds import MEDIA_TYPES, SAVE_AS_WORD, Kind
from classplan.formats.markup import Element, parse_xml

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = f"{MEDIA_TYPES[Kind.DOCX]}.main+xml"
_ON_ITS_AUTHORS_DISK = re.compile(r"(?:file:///)?[A-Za-z]:[\\/].*|[^/\\:]+", re.DOTALL)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_OPENING = 4096
_LARGEST_SMALL_PART = 2_000_000
_FORBIDDEN_TYPES = (
    "macroenabled",
    "vbaproject",
    "vbadata",
    "activex",
    "oleobject",
    "ms-office.control",
    "x-msdownload",
)
_FORBIDDEN_NAMES = ("vbaproject.bin", "vbadata.xml", "/activex/", "/embeddings/", "oleobject", "/basic/", "/scripts/")
_FORBIDDEN_RELATIONS = {
    "vbaproject": "macros",
    "wordvbadata": "macros",
    "oleobject": "an embedded object (OLE)",
    "package": "an embedded document",
    "control": "an ActiveX control",
    "activexcontrolbinary": "an ActiveX control",
    "afchunk": "content that is loaded from another file (altChunk)",
    "subdocument": "a subdocument",
    "attachedtemplate": "a template that is loaded from elsewhere",
    "frame": "a frame that is loaded from elsewhere",
    "mailmergesource": "a source for mail merge",
    "mailmergeheadersource": "a source for mail merge",
}


@dataclass(frozen=True, slots=True)
class Package:
    """A Word document whose archive and relations were found harmless."""

    archive: Archive
    main: str
    _parts: dict[str, Element | None] = field(default_factory=dict, repr=False, compare=False)

    def part(self, name: str) -> Element | None:
        """The root of one of its XML parts, or None where it has no such part."""
        if name not in self._parts:
            is_there = name in self.archive.names
            self._parts[name] = (
                parse_xml(self.archive.name, name, _as_is_usual(self.archive.read(name))) if is_there else None
            )
        return self._parts[name]

    def related(self, kind: str) -> list[tuple[str, str]]:
        """The parts to which the main part is related in this way: relation and name, in the order of the file."""
        rels = _rels_of(self.main)
        root = self.part(rels)
        found = root.iter(_RELATIONSHIP) if root is not None else ()
        return [(r.get("Id", ""), _target(rels, r)) for r in found if _kind_of(r) == kind]


def _as_is_usual(part: bytes) -> bytes:
    """A part of a document in the strict form of the standard, under the names that every other document uses."""
    return _STRICT.sub(_USUAL, part) if _STRICT.search(part, 0, _OPENING) else part


def open_package(archive: Archive) -> Package:
    """The package in this archive. Raises `Invalid` for whatever is no Word document without macros and references."""
    name = archive.name
    if _CONTENT_TYPES not in archive.names:
        raise Invalid(f"{name}: it is a zip archive, and no Word document. {SAVE_AS_WORD}")
    for member in archive.names:
        if any(forbidden in f"/{member}".casefold() for forbidden in _FORBIDDEN_NAMES):
            raise Invalid(
                f"{name}: it holds a macro, an embedded object or a control, “{shown(member)}”. {SAVE_AS_WORD}"
            )
    archive.refuse_nested()
    main = _main_part(archive)
    for member in archive.names:
        if member.endswith(".rels"):
            for relation in _relations(archive, member):
                _refuse_relation(name, relation)
    return Package(archive, main)


def _main_part(archive: Archive) -> str:
    root = parse_xml(archive.name, _CONTENT_TYPES, archive.read(_CONTENT_TYPES, _LARGEST_SMALL_PART))
    stated = [
        (e.get("PartName", ""), e.get("ContentType", ""))
        for e in root
        if e.tag in (f"{_TYPES}Override", f"{_TYPES}Default")
    ]
    for _, kind in stated:
        if any(forbidden in kind.casefold() for forbidden in _FORBIDDEN_TYPES):
            raise Invalid(
                f"{archive.name}: it is of a kind that holds macros or embedded objects ({shown(kind)}). {SAVE_AS_WORD}"
            )
    mains = [part.lstrip("/") for part, kind in stated if kind == _MAIN]
    if len(mains) != 1 or mains[0] not in archive.names:
        kinds = (
            ("spreadsheetml", "an Excel workbook"),
            ("presentationml", "a PowerPoint file"),
            ("template", "a template"),
        )
        found = next(
            (what for sign, what in kinds if any(sign in kind for _, kind in stated)), "an Office file of another kind"
        )
        raise Invalid(f"{archive.name}: it is {found}, and no Word document. {SAVE_AS_WORD}")
    return mains[0]


def _relations(archive: Archive, member: str) -> list[Element]:
    root = parse_xml(archive.name, member, archive.read(member, _LARGEST_SMALL_PART))
    return [element for element in root.iter() if element.tag == _RELATIONSHIP]


def _refuse_relation(name: str, relation: Element) -> None:
    kind = _kind_of(relation)
    if kind == "attachedtemplate" and _ON_ITS_AUTHORS_DISK.fullmatch(relation.get("Target", "")):
        return
    if what := _FORBIDDEN_RELATIONS.get(kind):
        raise Invalid(f"{name}: it holds {what}. {SAVE_AS_WORD}")
    if relation.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
        target = shown(relation.get("Target", ""))
        raise Invalid(
            f"{name}: it refers to something outside the file ({shown(kind) or 'unnamed'}: {target}), which is never fetched. "
            "Put it into the document or take it out, and send it again."
        )


def _kind_of(relation: Element) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2].casefold()


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(rels: str, relation: Element) -> str:
    target = unquote(relation.get("Target", ""))
    folder = posixpath.dirname(posixpath.dirname(rels))
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
