"""A zip archive, believed only after its table of contents was checked, and read only within bounds.

>>> Archive("paper.docx", b"PK")
Traceback (most recent call last):
...
classplan.core.errors.Invalid: paper.docx: its archive is broken (File is not a zip file). Get the file again from whoever sent it.
"""

import io
import struct
import unicodedata
import zipfile
import zlib

from classplan.core.errors import Invalid

MOST_MEMBERS = 1_000
LARGEST_UNPACKED = 100_000_000
LARGEST_MEMBER = 25_000_000
MOST_TIMES_LARGER = 150
_SMALL = 1_000_000  # below this, however well it packs, a member harms nobody
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
_AGAIN = "Get the file again from whoever sent it."
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, EOFError, OSError)
_BROKEN_TOO = (RuntimeError, IndexError, OverflowError, UnicodeError)


class Archive:
    """The members of an archive by their names. Raises `Invalid` for whatever no honest document has."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = self._zip.infolist()
        except (*_BROKEN, *_BROKEN_TOO) as error:
            raise self._broken(error) from None
        self._refuse_by_count()
        for member in self._members:
            self._refuse_by_name(member)
            self._refuse_by_form(member)
        self._refuse_by_size()
        self._refuse_overlap()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members that are files."""
        return tuple(member.filename for member in self._members if not member.is_dir())

    @property
    def size_of_xml(self) -> int:
        """How many bytes its parts in XML have when they are unpacked."""
        return sum(member.file_size for member in self._members if member.filename.endswith(".xml"))

    def read(self, member: str, largest: int = LARGEST_MEMBER) -> bytes:
        """The bytes of a member. Raises `Invalid` where it is not there, broken, or larger than it said it is."""
        try:
            info = self._zip.getinfo(member)
            if info.file_size > largest:
                raise Invalid(self._too_large(member, info.file_size, largest))
            with self._zip.open(info) as packed:
                content = packed.read(info.file_size + 1)
        except KeyError:
            raise Invalid(
                f"{self.name}: it has no part “{shown(member)}”, so it is no whole document. {_AGAIN}"
            ) from None
        except (*_BROKEN, *_BROKEN_TOO) as error:
            raise self._broken(error) from None
        if len(content) != info.file_size:
            raise Invalid(
                f"{self.name}: its part “{shown(member)}” unpacks to another size than the {info.file_size:,} bytes that it states. {_AGAIN}"
            )
        return content

    def opening(self, member: str) -> bytes:
        """The first bytes of a member, by which its kind is told."""
        try:
            with self._zip.open(member) as packed:
                return packed.read(16)
        except (*_BROKEN, *_BROKEN_TOO, KeyError) as error:
            raise self._broken(error) from None

    def refuse_nested(self) -> None:
        """Raise `Invalid` for a member that is an archive itself."""
        for member in self.names:
            if self.opening(member).startswith(_ARCHIVES):
                raise Invalid(
                    f"{self.name}: it holds another archive or document, “{shown(member)}”. Take it out, and send it by itself."
                )

    def _broken(self, error: Exception) -> Invalid:
        said = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        return Invalid(f"{self.name}: its archive is broken ({shown(said)}). {_AGAIN}")

    def _too_large(self, member: str, size: int, largest: int) -> str:
        return (
            f"{self.name}: its part “{shown(member)}” unpacks to {size:,} bytes; at most {largest:,} are read. {_AGAIN}"
        )

    def _refuse_by_count(self) -> None:
        if len(self._members) > MOST_MEMBERS:
            raise Invalid(
                f"{self.name}: it holds {len(self._members):,} parts; a document has at most {MOST_MEMBERS:,}. {_AGAIN}"
            )
        seen: set[str] = set()
        for member in self._members:
            key = unicodedata.normalize("NFKC", member.filename).casefold()
            if key in seen:
                raise Invalid(
                    f"{self.name}: it holds two parts of the name “{shown(member.filename)}”, and programs would differ on which counts. {_AGAIN}"
                )
            seen.add(key)

    def _refuse_by_name(self, member: zipfile.ZipInfo) -> None:
        name = member.filename
        parts = name.rstrip("/").split("/")
        leads_out = name.startswith("/") or "\\" in name or ".." in parts or ":" in name or "" in parts
        if leads_out or not name.isprintable() or len(name) > 250:
            raise Invalid(f"{self.name}: it holds a part whose name leads elsewhere, “{shown(name)}”. {_AGAIN}")

    def _refuse_by_form(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED:
            raise Invalid(
                f"{self.name}: its part “{shown(member.filename)}” is encrypted. Take the password off, and send it again."
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Invalid(
                f"{self.name}: its part “{shown(member.filename)}” is packed in a way that documents are not (method {member.compress_type}). {_AGAIN}"
            )

    def _refuse_by_size(self) -> None:
        total = sum(member.file_size for member in self._members)
        if total > LARGEST_UNPACKED:
            raise Invalid(
                f"{self.name}: it unpacks to {total:,} bytes; a document unpacks to at most {LARGEST_UNPACKED:,}. {_AGAIN}"
            )
        for member in self._members:
            if member.file_size > _SMALL and member.file_size > MOST_TIMES_LARGER * max(member.compress_size, 1):
                times = member.file_size // max(member.compress_size, 1)
                raise Invalid(
                    f"{self.name}: its part “{shown(member.filename)}” unpacks to {times:,} times its size; documents stay below {MOST_TIMES_LARGER}. {_AGAIN}"
                )

    def _refuse_overlap(self) -> None:
        """Each member has its own stretch of the file, beginning at its start."""
        free = 0
        for member in sorted(self._members, key=lambda info: info.header_offset):
            try:
                header = _LOCAL_HEADER.unpack_from(self._content, member.header_offset)
            except struct.error as error:
                raise self._broken(error) from None
            if member.header_offset < free or (free == 0 and member.header_offset != 0):
                raise Invalid(
                    f"{self.name}: its part “{shown(member.filename)}” lies over another one, or behind other bytes. {_AGAIN}"
                )
            free = member.header_offset + _LOCAL_HEADER.size + header[9] + header[10] + member.compress_size
            if free > len(self._content):
                raise Invalid(f"{self.name}: its part “{shown(member.filename)}” is cut off. {_AGAIN}")


def shown(name: str) -> str:
    """A name from inside a file as a message can show it: short, and without signs that cannot be seen."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:80])
