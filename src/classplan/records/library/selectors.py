"""Reads of uploads: what waits, how far each has come, and the specifications that amendments can take."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, When

from classplan.core.errors import NotInForce
from classplan.core.reading.accepting import open_problems, units
from classplan.records.accounts.models import Office
from classplan.records.library.models import Original, Upload, UploadState
from classplan.records.library.store import content_of

TITLES, SPECS = "titles", "specifications"  # of specifications their titles, and how many there are, beside the counts
_COUNTS = ("accepted", "sections", "decided", "problems")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload has come: sections accepted and all, problems decided and all."""

    accepted: int
    sections: int
    decided: int
    problems: int

    @property
    def whole(self) -> bool:
        """Whether nothing stands in the way of accepting the whole."""
        return self.accepted == self.sections and self.decided == self.problems


@dataclass(frozen=True, slots=True)
class AcceptedSpec:
    """A specification of an accepted upload: which part of it, its title, and the file."""

    upload: Upload
    part: int
    title: str
    original: Original

    @property
    def body(self) -> dict[str, Any]:
        """Its structure. It is read only when it is asked for, because a paper can be long."""
        body: dict[str, Any] = self.upload.mended["parts"][self.part]
        return body


def uploads(office: Office) -> QuerySet[Upload]:
    """Every upload with its original, those that wait first, the newest first; of each, all but its words."""
    waits_first = Case(When(state=UploadState.READING, then=0), default=1)
    return _listed(office).order_by(waits_first, "-number")


def upload_numbered(office: Office, number: int) -> Upload:
    """One upload. Raises `NotInForce` where the office has none of that number."""
    row = Upload.objects.filter(office=office, number=number).select_related("original").first()
    if row is None:
        raise NotInForce(f"No paper of the number {number} was uploaded here. Look at the list of papers.")
    return row


def upload_of(office: Office, sha256: str) -> Upload | None:
    """The upload of a file with this checksum, or None where it was never uploaded."""
    return Upload.objects.filter(office=office, original__sha256=sha256).first()


def uploads_of(office: Office, sha256s: Iterable[str]) -> dict[str, Upload]:
    """The uploads of files with these checksums, by their checksums; of each, all but its words."""
    rows = _listed(office).filter(original__sha256__in=list(sha256s))
    return {row.original.sha256: row for row in rows}


def progress(upload: Upload) -> Progress:
    """How far an upload has come."""
    return Progress(**{name: upload.progress[name] for name in _COUNTS})


def counted(upload: Upload) -> dict[str, Any]:
    """How far an upload has come, counted anew, and the titles of its specifications by their parts."""
    every = units(upload.mended)
    count = len(upload.mended["problems"])
    return {
        "accepted": sum(1 for unit in every if unit.place in upload.accepted),
        "sections": len(every),
        "decided": count - len(open_problems(upload.mended, decided(upload))),
        "problems": count,
        SPECS: sum(part["kind"] == "specification" for part in upload.mended["parts"]),
        TITLES: _titles(upload),
    }


def decided(upload: Upload) -> dict[int, str]:
    """The problems on which somebody has decided, and how: *mended by …*, *left as it stands by …: the reason*."""
    found = {int(n): f"Left as it stands by {said['by']}: {said['reason']}" for n, said in upload.dismissed.items()}
    for mend in upload.mends:
        found |= dict.fromkeys(mend["settles"], f"Mended by {mend['by']}")
    return found


def accepted_specs(office: Office) -> list[AcceptedSpec]:
    """The specifications of every accepted upload, the newest upload first, in the order of their papers."""
    rows = _listed(office).filter(state=UploadState.ACCEPTED)
    return [AcceptedSpec(row, n, title, row.original) for row in rows for n, title in row.progress[TITLES]]


def content(upload: Upload) -> bytes:
    """The original's bytes. Raises `NotInForce` where the store no longer has them whole."""
    return content_of(upload.original.sha256)


def _listed(office: Office) -> QuerySet[Upload]:
    rows = Upload.objects.filter(office=office).select_related("original")
    return rows.defer("text", "reading", "mended", "mends", "changes")


def _titles(upload: Upload) -> list[tuple[int, str]]:
    parts = enumerate(upload.mended["parts"])
    return [(n, part["title"]) for n, part in parts if part["kind"] == "specification" and part["title"]]
