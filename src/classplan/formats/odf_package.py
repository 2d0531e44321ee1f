"""The package of an OpenDocument text: which parts it has, and what it may not have.

Refused are macros, embedded objects, and every reference to something outside the file except the address behind a
link, which nobody follows.
"""

import re

from classplan.core.errors import Invalid
from classplan.formats.archive import Archive, shown
from classplan.formats.kinds import MEDIA_TYPES, SAVE_AS_WORD, Kind
from classplan.formats.markup import Element
from classplan.formats.package import Package

CONTENT, STYLES = "content.xml", "styles.xml"
HREF = "{http://www.w3.org/1999/xlink}href"
_FAMILY = "application/vnd.oasis.opendocument."
_OTHERS = {"spreadsheet": "a spreadsheet", "presentation": "a presentation", "text-template": "a template"}
_FORBIDDEN = {"Basic/": "macros", "Scripts/": "macros", "Object ": "an embedded object", "Dialogs/": "macros"}
_LINKS = ("}a", "}bookmark-ref")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]{1,12}:|//|\.\./|/", re.IGNORECASE)
_FETCHING = ("section-source", "dde-source", "dde-connection-decl", "table-source", "event-listener", "script")


def is_opendocument(archive: Archive) -> bool:
    """Whether the archive says that it is an OpenDocument file of any kind."""
    return "mimetype" in archive.names and archive.read("mimetype", 200).startswith(_FAMILY.encode())


def open_opendocument(archive: Archive) -> Package:
    """The package. Raises `Invalid` for whatever is no OpenDocument text without macros and references."""
    name = archive.name
    said = archive.read("mimetype", 200).decode("ascii", "replace").strip()
    if said != MEDIA_TYPES[Kind.ODT]:
        what = _OTHERS.get(said.removeprefix(_FAMILY), "an OpenDocument file of another kind")
        raise Invalid(f"{name}: it is {what}, and no OpenDocument text. {SAVE_AS_WORD}")
    for member in archive.names:
        for start, what in _FORBIDDEN.items():
            if member.casefold().startswith(start.casefold()):
                raise Invalid(f"{name}: it holds {what}, “{shown(member)}”. {SAVE_AS_WORD}")
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Invalid(f"{name}: a password protects it. Open it, take the password off, save it, and send it again.")
    archive.refuse_nested()
    if CONTENT not in archive.names:
        raise Invalid(
            f"{name}: it has no part “{CONTENT}”, so it is no whole document. Get it again from whoever sent it."
        )
    package = Package(archive, CONTENT)
    for part in (CONTENT, STYLES):
        root = package.part(part)
        if root is not None:
            _refuse_references(name, root)
    return package


def _refuse_references(name: str, root: Element) -> None:
    for element in root.iter():
        tag = str(element.tag)
        if tag.rpartition("}")[2] in _FETCHING:
            raise Invalid(
                f"{name}: it holds something that fetches or runs what is elsewhere ({tag.rpartition('}')[2]}), which is "
                f"never done. {SAVE_AS_WORD}"
            )
        target = element.get(HREF)
        if target and not tag.endswith(_LINKS) and _OUTSIDE.match(target):
            raise Invalid(
                f"{name}: it refers to something outside the file ({shown(target)}), which is never fetched. "
                "Put it into the document or take it out, and send it again."
            )
