"""The store of originals, by checksum, through Django's storage interface.

A file is written before the act that names it is committed. A kill in between leaves a file that nothing names,
which is harmless; a half-written one is seen by its checksum and written anew.
"""

import hashlib
import os
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from classplan.core.errors import NotInForce


def place_of(sha256: str) -> str:
    """Where the bytes with this checksum are kept."""
    return f"{sha256[:2]}/{sha256}"


def keep(content: bytes) -> str:
    """Keep the bytes and give their checksum; bytes that are there already are left as they are."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = place_of(sha256)
    if default_storage.exists(place) and not is_whole(sha256):
        default_storage.delete(place)
    if not default_storage.exists(place):
        _make_lasting(default_storage.save(place, ContentFile(content)))
    return sha256


def _make_lasting(place: str) -> None:
    """Wait until the bytes are on the disk, where the store is a folder: the act that names them is committed next."""
    try:
        path = Path(default_storage.path(place))
    except NotImplementedError:
        return
    for part in (path, path.parent):
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def content_of(sha256: str) -> bytes:
    """The kept bytes. Raises `NotInForce` where they are not there, or no longer have their checksum."""
    if not is_whole(sha256):
        raise NotInForce(
            f"The store no longer holds the file with the checksum {sha256} as it came. Put it back from a backup: classplan plan verify names all such files."
        )
    with default_storage.open(place_of(sha256)) as kept:
        content: bytes = kept.read()
    return content


def is_whole(sha256: str) -> bool:
    """Whether the kept bytes are there and still have their checksum."""
    try:
        with default_storage.open(place_of(sha256)) as kept:
            return hashlib.file_digest(kept, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
