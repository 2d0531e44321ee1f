"""The door for every upload: what it is, or why it is refused, before anything parses it.

>>> inspect("paper.txt", b"Some words.").kind
<Kind.TEXT: 'plain text'>
"""

import re
from dataclasses import dataclass, field

from classplan.core.errors import Invalid
from classplan.formats import kinds
from classplan.formats.archive import Archive
from classplan.formats.kinds import MEDIA_TYPES, SAVE, SAVE_AS_WORD, Kind
from classplan.formats.odf_package import is_opendocument, open_opendocument
from classplan.formats.package import Package, open_package

LARGEST = 20_000_000

_NEVER_TEXT = (Kind.DOCX, Kind.ODT, Kind.RTF, Kind.PDF)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inspected:
    """An upload that may be read: its kind, its size in bytes, and its package where it is a zip of parts."""

    name: str
    kind: Kind
    size: int
    package: Package | None = field(default=None, repr=False)

    @property
    def media_type(self) -> str:
        """The kind as the contract names it."""
        return MEDIA_TYPES[self.kind]

    @property
    def unpacked(self) -> int:
        """How many bytes there are to be parsed."""
        return self.package.archive.size_of_xml if self.package is not None else self.size


def inspect(name: str, content: bytes, *, largest: int = LARGEST) -> Inspected:
    """What an upload is. Raises `Invalid`, with what stands in the way and what to do, for whatever is not read."""
    if len(content) > largest:
        raise Invalid(
            f"{name}: it is too large: {len(content):,} bytes, and a paper has at most {largest:,}. Part it into the papers that it holds."
        )
    if not content:
        raise Invalid(f"{name}: the file is empty. Get the paper again from whoever sent it.")
    if by_name := kinds.refusal_by_name(name):
        raise Invalid(f"{name}: {by_name}")
    said = kinds.named_kind(name)
    if content.startswith(kinds.ZIP) and said in (Kind.DOCX, Kind.ODT, None):
        return _inspect_package(Archive(name, content), said, len(content))
    for kind, magic in ((Kind.PDF, kinds.PDF), (Kind.RTF, kinds.RTF)):
        if content.startswith(magic) and said in (kind, None):
            return Inspected(name, kind, len(content))
    if kinds.is_encrypted(content):
        raise Invalid(f"{name}: a password protects it. Open it, take the password off, save it, and send it again.")
    if found := kinds.kind_of_content(content):
        raise Invalid(
            f"{name}: it is {found}, whatever its name says, and not {said or 'plain text'}. {kinds.what_to_do(found)}"
        )
    return _inspect_text(name, content, said)


def _inspect_package(archive: Archive, said: Kind | str | None, size: int) -> Inspected:
    kind = Kind.ODT if is_opendocument(archive) else Kind.DOCX
    if said is not None and said is not kind:
        raise Invalid(
            f"{archive.name}: its name says that it is {said}, and it is not: it is {'an OpenDocument file' if kind is Kind.ODT else 'another archive'}. {SAVE_AS_WORD}"
        )
    package = open_opendocument(archive) if kind is Kind.ODT else open_package(archive)
    return Inspected(archive.name, kind, size, package)


def _inspect_text(name: str, content: bytes, said: Kind | str | None) -> Inspected:
    if said in _NEVER_TEXT or (said is not None and not isinstance(said, Kind)):
        raise Invalid(f"{name}: its name says that it is {said}, and it is not: it begins like text. {SAVE_AS_WORD}")
    is_page = kinds.is_web_page(content)
    if is_page and said in (Kind.TEXT, Kind.MARKDOWN):
        raise Invalid(
            f"{name}: it is a web page (HTML), whatever its name says, and not plain text. Give it a name that ends with .html, or save its text as .txt."
        )
    if kinds.is_xml(content) and said is not Kind.HTML:
        raise Invalid(f"{name}: it is an XML document, not plain text. {SAVE}")
    if said is Kind.HTML or is_page:
        if _ENTITY.search(content.replace(b"\x00", b"")):
            raise Invalid(f"{name}: it declares entities, by which a file can reach others. Save its text as .txt.")
        return Inspected(name, Kind.HTML, len(content))
    return Inspected(name, Kind.MARKDOWN if said is Kind.MARKDOWN else Kind.TEXT, len(content))
