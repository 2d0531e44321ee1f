"""What lies in a folder or a zip: every file by its name, and of each what it is or why it is not taken in.

Nothing is ever unpacked to the disk, so that no name can lead anywhere; it is looked at all the same, for no honest
zip has such names. A link is not followed, so that no loop ends nowhere.
"""

import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Protocol
from urllib.parse import quote_from_bytes, unquote_to_bytes

from classplan.core.errors import Invalid
from classplan.formats.inspection import LARGEST
from classplan.records.library.batches.zipped import content_of_member, open_zip, refusal_of_member, whole_name
from classplan.records.library.models import Outcome

MOST_FILES = 20_000
LONGEST_NAME = 255
_OF_THE_MACHINE = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a source: its name as it can be shown, where it lies, and, where it stays out, as what and why."""

    name: str
    within: str
    outcome: Outcome = Outcome.WAITING
    reason: str = ""


class Source(Protocol):
    """A folder or a zip."""

    name: str
    key: str

    def files(self) -> list[Found]:
        """Everything that lies in it. Raises `Invalid` where that is too much."""

    def content(self, within: str) -> bytes:
        """The bytes of a file. Raises `Invalid` where it cannot be read."""


def source_at(path: Path) -> Source:
    """The folder or zip at a path. Raises `Invalid` for anything else."""
    if path.is_dir():
        return Folder(path)
    if path.is_file() and zipfile.is_zipfile(path):
        return Zip(path.name, path)
    there = "it is no folder and no zip" if path.exists() else "there is no such folder and no such zip"
    raise Invalid(f"{path.name or path}: {there}. Name a folder of papers, or a zip of them.")


class Folder:
    """A folder with the folders in it."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self.name = shown(self._path.name or str(self._path))
        self.key = f"folder:{_quoted(self._path)}"

    def files(self) -> list[Found]:
        """Every file in the order of its names; links and whatever is no file stay out."""
        return _no_more_than_can_be(self.name, self._files(self._path))

    def content(self, within: str) -> bytes:
        """The bytes of a file; it is read only where it is one now, too, and not too large."""
        path = self._path / os.fsdecode(unquote_to_bytes(within))
        name = shown(path.name)
        try:
            with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Invalid(f"{name}: it is no file any more. Put it back, and take it in by itself.")
                content = file.read(LARGEST + 1)
        except OSError as error:
            raise Invalid(f"{name}: it cannot be read ({error.strerror}). See to its rights, and take it in by itself.") from None  # fmt: skip
        if len(content) > LARGEST:
            raise Invalid(f"{name}: it is too large: a paper has at most {LARGEST:,} bytes. Part it into the papers that it holds.")  # fmt: skip
        return content

    def _files(self, folder: Path) -> Iterator[Found]:
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            if folder == self._path:
                raise Invalid(
                    f"{self.name}: the folder cannot be read ({error.strerror}). See to its rights."
                ) from None
            yield self._found(folder, Outcome.REFUSED, f"the folder cannot be read ({error.strerror}). See to its rights.")  # fmt: skip
            return
        for entry in listed:
            path = folder / entry.name
            if why := left_out(entry.name):
                yield self._found(path, Outcome.LEFT_OUT, why)
            elif entry.is_symlink():
                yield self._found(path, Outcome.LEFT_OUT, "a link; what it leads to is taken in where it lies")
            elif entry.is_dir(follow_symlinks=False):
                yield from self._files(path)
            elif entry.is_file(follow_symlinks=False):
                yield self._found(path)
            else:
                yield self._found(path, Outcome.LEFT_OUT, "a device or a pipe, and no file")

    def _found(self, path: Path, outcome: Outcome = Outcome.WAITING, reason: str = "") -> Found:
        within = path.relative_to(self._path)
        return Found(shown(str(within)), _quoted(within), outcome, reason)


class Zip:
    """A zip, where it lies or as it was uploaded."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = shown(name)
        with path.open("rb") as file:
            self.key = f"zip:{file_digest(file, 'sha256').hexdigest()}"
        self._zip = open_zip(self.name, path, MOST_FILES)
        self._members = self._zip.infolist()

    def files(self) -> list[Found]:
        """Every file in the order of the zip; what no honest zip holds is refused by itself."""
        return _no_more_than_can_be(self.name, self._files())

    def content(self, within: str) -> bytes:
        """The bytes of a file, which are never more than it says that they are."""
        return content_of_member(self._zip, self._members[int(within)])

    def _files(self) -> Iterator[Found]:
        for at, member in enumerate(self._members):
            name = whole_name(member)
            if member.is_dir():
                continue
            if why := next((why for part in name.split("/") if (why := left_out(part))), ""):
                yield Found(shown(name), str(at), Outcome.LEFT_OUT, why)
            elif why := refusal_of_member(member, name):
                yield Found(shown(name), str(at), Outcome.REFUSED, why)
            else:
                yield Found(shown(name), str(at))


def left_out(name: str) -> str:
    """Why a file or folder of this name is none of the papers; empty where it may be one.

    >>> left_out("~$draft.docx"), left_out("draft.docx")
    ('a lock file that Office leaves beside an open document', '')
    """
    if name.startswith(("~$", ".~lock.")):
        return "a lock file that Office leaves beside an open document"
    if name.casefold() in _OF_THE_MACHINE:
        return "a file that the machine keeps for itself"
    return "a hidden file or folder" if name.startswith(".") and name not in (".", "..") else ""


def shown(name: str) -> str:
    """A name as it can be kept and shown: no sign that cannot be seen, its end where it is very long."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)[-LONGEST_NAME:] or "nameless"


def _quoted(path: Path) -> str:
    return quote_from_bytes(os.fsencode(path), safe="/ ")


def _no_more_than_can_be(name: str, files: Iterator[Found]) -> list[Found]:
    found: list[Found] = []
    for file in files:
        if len(found) == MOST_FILES:
            raise Invalid(
                f"{name}: it holds more than {MOST_FILES:,} files. Part it, and take in one part after the other."
            )
        found.append(file)
    if not found:
        raise Invalid(f"{name}: it holds no file. Name the folder or the zip in which the papers are.")
    return found
