"""A zip of papers, believed only within bounds: how many members, how large, how densely packed, of which form.

Unlike a document that is a zip (`formats.archive`), one bad member is no reason to refuse the others.
"""

import contextlib
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from classplan.core.errors import Invalid
from classplan.formats.archive import MOST_TIMES_LARGER
from classplan.formats.inspection import LARGEST
from classplan.formats.kinds import extension_of

LARGEST_UPLOADED = 200_000_000
LARGEST_UNPACKED = 4_000_000_000
LARGEST_LIST = 16_000_000  # bytes of the table of contents, read as a whole
_DENSE_FROM = 1_000_000  # below this, however well it packs, a member harms nobody
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".tar", ".tgz"})
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, EOFError, OSError)
_A_PAPER_ITSELF = {"[Content_Types].xml", "mimetype"}  # Word and Excel; OpenDocument
_BROKEN_TOO = (RuntimeError, IndexError, OverflowError, UnicodeError)


def open_zip(name: str, path: Path, most: int) -> zipfile.ZipFile:
    """The zip. Raises `Invalid` where it is broken, or holds more than could honestly be taken in."""
    _refuse_long_list(name, path, most)
    try:
        opened = zipfile.ZipFile(path)  # closed with the process that takes it in
        members = opened.infolist()
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise Invalid(f"{name}: the zip is broken ({error}). Get it again from whoever sent it.") from None
    if held := {member.filename for member in members} & _A_PAPER_ITSELF:
        opened.close()
        raise Invalid(
            f"{name}: it is one paper in a packed form (it holds {held.pop()}), not a zip of papers. Give it under Reading."
        )
    if (total := sum(member.file_size for member in members)) > LARGEST_UNPACKED:
        opened.close()
        raise Invalid(
            f"{name}: it unpacks to {total:,} bytes; at most {LARGEST_UNPACKED:,} are taken in at once. Part it."
        )
    return opened


def whole_name(member: zipfile.ZipInfo) -> str:
    """The member's name with its folders; of one that does not say its encoding, UTF-8 where it can be that."""
    name = member.orig_filename
    if not member.flag_bits & _UTF_8:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def refusal_of_member(member: zipfile.ZipInfo, name: str) -> str:
    """Why a member is not even unpacked; empty where nothing speaks against it."""
    mode = stat.S_IFMT(member.external_attr >> 16)
    if name.startswith("/") or ".." in name.split("/") or ":" in name or "\x00" in name:
        return "its name leads out of the zip, as no honest one does. Pack it again."
    if mode and mode != stat.S_IFREG:
        return "it is a link or a device, and no file. Pack the file itself."
    if member.flag_bits & _ENCRYPTED:
        return "a password protects it. Unpack it, and pack it again without one."
    if extension_of(name) in _ARCHIVES:
        return "it is an archive within the zip. Take it in by itself, or unpack it first."
    if member.compress_type not in _METHODS:
        return f"it is packed in a way that is not read (method {member.compress_type}). Pack it again as a plain zip."
    if member.file_size > LARGEST:
        return f"it is too large: {member.file_size:,} bytes, and a paper has at most {LARGEST:,}. Part it."
    if member.file_size > _DENSE_FROM and member.file_size > MOST_TIMES_LARGER * max(member.compress_size, 1):
        times = member.file_size // max(member.compress_size, 1)
        return f"it unpacks to {times:,} times its size, and papers stay below {MOST_TIMES_LARGER}. Unpack it and look."
    return ""


def content_of_member(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member. Raises `Invalid` where they are broken or not as many as it says."""
    try:
        with opened.open(member) as packed:
            content = packed.read(member.file_size + 1)
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise Invalid(f"it is broken within the zip ({error}). Get it again from whoever sent it.") from None
    if len(content) != member.file_size:
        raise Invalid(f"it unpacks to another size than the {member.file_size:,} bytes that the zip states.")
    return content


def _refuse_long_list(name: str, path: Path, most: int) -> None:
    """The table of contents is asked for its size before it is read."""
    with path.open("rb") as file:
        file.seek(-min(path.stat().st_size, _END_SIZE + _LONGEST_COMMENT), 2)
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise Invalid(f"{name}: the zip is broken or cut off. Get it again from whoever sent it.")
    count, size = struct.unpack_from("<HI", tail, at + 10)
    if count > most or size > LARGEST_LIST:
        many = f"{count:,} files" if size < 2**32 - 1 else "too many files"
        raise Invalid(f"{name}: it holds {many}; at most {most:,} are taken in at once. Part it.")
