"""Problems by kind: what many papers have in common is shown once, with the papers that have it.

>>> kind_of("“Duties Performd” on line 12 is no heading that is known. Choose one.")
'“…” on line … is no heading that is known. Choose one.'
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from classplan.core.reading.accepting import open_problems
from classplan.records.library.models import OpenKind, Upload
from classplan.records.library.selectors import decided

_DIFFERS = re.compile(r"“[^”]*”|\b[\w.-]*\d[\w./,:-]*\w\b|\d+")
_LONGEST = 400


def kind_of(why: str) -> str:
    """What a problem says, with … for what differs from paper to paper: quoted words, dates, numbers, codes."""
    said = _DIFFERS.sub(lambda found: "“…”" if found[0].startswith("“") else "…", why)
    return " ".join(said.split())[:_LONGEST]


def key_of(kind: str) -> str:
    """The kind in short, for addresses."""
    return hashlib.sha256(kind.encode()).hexdigest()[:12]


def note_open_kinds(upload: Upload) -> None:
    """Keep how many problems of each kind wait in an upload, as it now stands."""
    upload.open_kinds.all().delete()
    add_open_kinds([upload])


def add_open_kinds(uploads: Iterable[Upload]) -> None:
    """Keep the same for uploads of which nothing is kept yet."""
    OpenKind.objects.bulk_create(kind for upload in uploads for kind in _open_kinds(upload))


def _open_kinds(upload: Upload) -> Iterator[OpenKind]:
    problems = upload.mended["problems"]
    found = Counter(kind_of(problems[n]["why"]) for n in open_problems(upload.mended, decided(upload)))
    for kind, count in found.items():
        yield OpenKind(upload=upload, key=key_of(kind), kind=kind, count=count)
