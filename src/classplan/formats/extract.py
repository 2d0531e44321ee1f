"""A file as text: what it is, its checksum, its lines. What is no paper is refused before anything parses it.

>>> extract(Path("no-such-paper.txt"))
Traceback (most recent call last):
...
classplan.core.errors.Invalid: no-such-paper.txt: there is no such file. Check the name and the folder.
"""

import hashlib
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from classplan.core.errors import Invalid
from classplan.core.reading.model import Source
from classplan.core.spec.model import Problem
from classplan.core.spec.source import Look
from classplan.formats.apart import parsed_apart
from classplan.formats.charset import Decoded, decoded
from classplan.formats.inspection import LARGEST as LARGEST
from classplan.formats.inspection import Inspected, inspect
from classplan.formats.kinds import SAVE, SEARCHABLE, Kind
from classplan.formats.lines import PICTURES, Lines
from classplan.formats.markdown import is_markdown
from classplan.formats.marked_text import looks_of_text
from classplan.formats.parsing import parsed

MOST_LINES = 200_000
MOST_SIGNS = 5_000_000
_LARGEST_HERE = 1_000_000  # bytes; what is larger can take long, and is parsed where it can be stopped
_MOST_SECONDS = 30.0
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, and its bytes as they came. `problems` are about the file, not about what it says.

    `furniture` are the numbers of lines that stand in the headers and footers of its pages; `looks` tell how lines
    are printed, by their numbers, where the format says.
    """

    name: str
    sha256: str
    media_type: str
    content: bytes = field(repr=False)
    text: str
    problems: tuple[Problem, ...] = ()
    furniture: frozenset[int] = frozenset()
    looks: Mapping[int, Look] = field(default_factory=dict, hash=False)

    @property
    def source(self) -> Source:
        """What the reading says about the file."""
        return Source(self.name, self.sha256, self.media_type)


def extract(path: Path, *, largest: int = LARGEST, most_lines: int = MOST_LINES) -> Extract:
    """The text of the file, in UTF-8 or UTF-16 with its mark, else in Windows-1252, with a problem that says so.

    Raises `Invalid`, with the file's name, for whatever is no paper: no file, a folder, nothing in it, more than
    `largest` bytes or `most_lines` lines, a format that is not read, broken or cut off in its encoding.
    """
    content = content_of(path, largest=largest)
    return extract_bytes(path.name, content, largest=largest, most_lines=most_lines)


def extract_bytes(name: str, content: bytes, *, largest: int = LARGEST, most_lines: int = MOST_LINES) -> Extract:
    """The text of content that was received without a file, such as an upload; refused like a file."""
    inspected = inspect(name, content, largest=largest)
    sha256 = hashlib.sha256(content).hexdigest()
    made = partial(Extract, name, sha256, inspected.media_type, content)
    if (read := _as_it_stands(inspected, content)) is not None:
        text, problems = read
        found = made(text, problems, looks=looks_of_text(text))
    else:
        lines = _lines(inspected, content, most_lines)
        found = made(lines.text, tuple(lines.problems), frozenset(lines.furniture), lines.looks)
    _refuse_no_paper(found, most_lines)
    return found


def _as_it_stands(inspected: Inspected, content: bytes) -> Decoded | None:
    """The text of a file that is plain text, whatever its name says; None where it has to be parsed."""
    if inspected.kind not in (Kind.TEXT, Kind.MARKDOWN):
        return None
    read = decoded(inspected.name, content)
    return None if inspected.kind is Kind.MARKDOWN and is_markdown(read[0]) else read


def _lines(inspected: Inspected, content: bytes, most: int) -> Lines:
    """PDFs, and whatever is large, are parsed in a process that can be ended."""
    if inspected.kind is Kind.PDF:
        return parsed_apart(inspected.name, content, most)
    if inspected.unpacked > _LARGEST_HERE:
        return parsed_apart(inspected.name, content, most, seconds=_MOST_SECONDS)
    return parsed(inspected, content, most, _MOST_SECONDS)


def _refuse_no_paper(found: Extract, most_lines: int) -> None:
    """Raise `Invalid` where the text is none that a paper can have."""
    name, text = found.name, found.text
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise Invalid(f"{name}: it is no text: line {line} has the control character U+{ord(control[0]):04X}. {SAVE}")
    if not text.strip():
        if pictures := next((p.what for p in found.problems if p.why == PICTURES), ""):
            raise Invalid(f"{name}: it holds no words but {pictures}, as a paper does that was scanned. {SEARCHABLE}")
        raise Invalid(f"{name}: the file is empty: it holds no words. Get the paper again from whoever sent it.")
    if (lines := text.count("\n") + text.count("\r") - text.count("\r\n") + 1) > most_lines:
        raise Invalid(
            f"{name}: it has {lines:,} lines; a paper has at most {most_lines:,}. Part it into the papers that it holds."
        )
    if len(text) > MOST_SIGNS:
        raise Invalid(
            f"{name}: its words have {len(text):,} signs; those of a paper have at most {MOST_SIGNS:,}. Part it into the papers that it holds."
        )


def content_of(path: Path, *, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises `Invalid`, with its name, where it is none that can be read or has too many."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Invalid(f"{path}: it is a folder. Name the files in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Invalid(f"{path}: it is no file but a device or a pipe. Save the paper to a file, and name that.")
        if found.st_size <= largest:
            with path.open("rb") as file:
                content = file.read(largest + 1)
            if len(content) <= largest:
                return content
        size = max(found.st_size, largest + 1)
    except FileNotFoundError:
        raise Invalid(f"{path}: there is no such file. Check the name and the folder.") from None
    except PermissionError:
        raise Invalid(f"{path}: you may not read this file. Ask for the right to, or copy it.") from None
    except (OSError, ValueError) as error:
        raise Invalid(
            f"{path}: it cannot be read ({error}). Copy it to a disk of this computer, and try again."
        ) from None
    raise Invalid(
        f"{path}: it is too large: {size:,} bytes, and a paper has at most {largest:,}. Part it into the papers that it holds."
    )
