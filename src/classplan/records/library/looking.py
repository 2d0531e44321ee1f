"""What is in a file, as an upload keeps it: read without the database, so that several can be read at once.

>>> from classplan.jurisdictions import every_layout
>>> look("a.txt", b"Some words.", every_layout()).holds
'one paper in no layout that is known'
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classplan.core.plain_words import count_in_words, list_in_words
from classplan.core.reading import as_json
from classplan.core.reading.layout import Layout
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper

_LONGEST_NAME = 200
_KINDS = {"notice": "notice", "circular": "update", "specification": "specification"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read in a file: its name as it is kept, its checksum and kind, its text, and the reading."""

    name: str
    sha256: str
    media_type: str
    text: str
    reading: dict[str, Any]

    @property
    def holds(self) -> str:
        """What kinds of paper were read in it, in words."""
        return _holds(self.reading)


def look(name: str, content: bytes, layouts: Sequence[Layout]) -> Looked:
    """Read a file. Raises `Invalid` for what cannot be read."""
    found = extract_bytes(_name(name), content)
    reading = as_json(read_paper(found, layouts), found.source, found.problems)
    return Looked(found.name, found.sha256, found.media_type, found.text, reading)


def _name(name: str) -> str:
    """The name of a file without its folder, and without signs that cannot be seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign if sign.isprintable() else "_" for sign in last).strip()[-_LONGEST_NAME:] or "paper.txt"


def _holds(reading: dict[str, Any]) -> str:
    kinds = [_KINDS.get(part["kind"], "paper in no layout that is known") for part in reading["parts"]]
    counted = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    said = [
        count_in_words(n, kind, f"{kind.replace('paper', 'papers', 1) if ' ' in kind else kind + 's'}")
        for kind, n in counted.items()
    ]
    return list_in_words(said)[:200] or "nothing"
