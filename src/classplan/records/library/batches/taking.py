"""Writes of batches: begin one, and go on with it until every file is read, known already, refused or left out.

Files are settled in groups, each in one transaction with the papers that it brings and their entries in the journal.
Whoever is killed loses at most the group at hand, which is read again; a file that is settled is never taken up again,
not even by two who work on one batch at the same time.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, F, QuerySet

from classplan.core.errors import Invalid, NotAllowed
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.library import store
from classplan.records.library.batches.pool import Reading, readings
from classplan.records.library.batches.sources import Source, Zip
from classplan.records.library.looking import Looked
from classplan.records.library.models import Batch, BatchFile, Original, Outcome, Upload
from classplan.records.library.selectors import uploads_of
from classplan.records.library.services import receive_many

GROUP, GROUP_SECONDS = 25, 1.0
ZIP_TYPE = "application/zip"
_MANY_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch has come."""

    done: int
    files: int
    seconds: float


def batch_of(office: Office, source: Source) -> Batch | None:
    """The latest batch of this very folder or zip, or None."""
    return Batch.objects.filter(office=office, key=source.key).order_by("-number").first()


@transaction.atomic
def begin(office: Office, source: Source, *, actor: Actor, now: datetime, archive: Original | None = None) -> Batch:
    """A batch with a row for every file of the source. Raises `Invalid` where that is too much, and writes nothing."""
    found = source.files()
    take_turn(office)
    last = Batch.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first()
    batch = Batch.objects.create(
        office=office,
        number=(last or 0) + 1,
        source=source.name,
        key=source.key,
        archive=archive,
        by=actor.name,
        role=actor.role,
        began=now,
        moved=now,
    )
    rows = (
        BatchFile(
            batch=batch, place=place, name=file.name, within=file.within, outcome=file.outcome, reason=file.reason
        )
        for place, file in enumerate(found, start=1)
    )
    BatchFile.objects.bulk_create(rows, batch_size=_MANY_ROWS)
    _write(batch, "batch.begun", {"source": batch.source, "files": len(found)}, actor, now)
    return batch


def begin_uploaded(office: Office, *, name: str, content: bytes, actor: Actor, now: datetime) -> Batch:
    """A batch of a zip that was uploaded; the zip is kept as it came. The same one again is the batch that there is."""
    sha256 = store.keep(content)
    source = _kept_zip(name, sha256)
    if (known := batch_of(office, source)) is not None:
        return known
    with transaction.atomic():
        take_turn(office)
        archive, _ = Original.objects.get_or_create(
            office=office, sha256=sha256, defaults={"name": name, "media_type": ZIP_TYPE, "size": len(content)}
        )
        return begin(office, source, actor=actor, now=now, archive=archive)


def go_on(
    batch: Batch, source: Source, *, actor: Actor, clock: Callable[[], datetime], processes: int = 1
) -> Iterator[Progress]:
    """Settle what waits, and tell after each group how far it is. A batch of which nothing waits is ended."""
    files = batch.files.count()
    done = files - _waiting(batch).count()
    yield Progress(done, files, batch.seconds)
    if batch.ended is not None:
        return
    began = perf_counter()
    for group in _groups(readings(_contents(batch, source), batch.office.jurisdiction, processes)):
        took, began = perf_counter() - began, perf_counter()
        done += _settle(batch, group, took, actor=actor, now=clock())
        yield Progress(done, files, took)
    _end(batch, actor=actor, now=clock())


def source_of(batch: Batch) -> Source:
    """Where an uploaded batch lies. Raises `Invalid` for one that a command read where it lay."""
    if batch.archive is None:
        raise Invalid(
            f"Batch {batch.number} was read from “{batch.source}” by a command. Run that command again: it goes on."
        )
    return _kept_zip(batch.source, batch.archive.sha256)


_Content = tuple[BatchFile, str, bytes]
_Read = tuple[BatchFile, bytes, Reading]


def _contents(batch: Batch, source: Source) -> Iterator[_Content]:
    """What waits, with its bytes; none where there is nothing to read: it cannot be had, or is a paper already."""
    known = set(Upload.objects.filter(office=batch.office).values_list("original__sha256", flat=True))
    for row in list(_waiting(batch)):
        try:
            content = source.content(row.within)
        except Invalid as error:
            row.reason, content = str(error), b""
        else:
            row.sha256 = hashlib.sha256(content).hexdigest()
        yield row, row.name, b"" if row.sha256 in known else content


def _groups(read: Iterator[_Read]) -> Iterator[list[_Read]]:
    """What was read, a group at a time: so many, or as many as come in a second."""
    group: deque[_Read] = deque()
    began = perf_counter()
    for one in read:
        group.append(one)
        if len(group) == GROUP or perf_counter() - began > GROUP_SECONDS:
            yield list(group)
            group.clear()
            began = perf_counter()
    if group:
        yield list(group)


@transaction.atomic
def _settle(batch: Batch, group: list[_Read], seconds: float, *, actor: Actor, now: datetime) -> int:
    """Write what came of a group; how many of it nobody else had settled meanwhile."""
    take_turn(batch.office)
    still = set(_waiting(batch).filter(pk__in=[row.pk for row, _, _ in group]).values_list("pk", flat=True))
    group = [one for one in group if one[0].pk in still]
    settled = [row for row, _, _ in group]
    _receive(batch.office, group, actor=actor, now=now)
    BatchFile.objects.bulk_update(settled, ["outcome", "sha256", "reason", "upload", "seconds"])
    Batch.objects.filter(pk=batch.pk).update(moved=now, seconds=F("seconds") + seconds)
    return len(settled)


def _receive(office: Office, group: Sequence[_Read], *, actor: Actor, now: datetime) -> None:
    """Receive the papers of a group that are new, and say of each of its files what it came to."""
    papers = uploads_of(office, {row.sha256 for row, _, _ in group})
    new: dict[str, tuple[Looked, bytes]] = {}
    for row, content, read in group:
        row.seconds = read.seconds
        if row.reason or (read.looked is None and row.sha256 not in papers and row.sha256 not in new):
            row.outcome, row.reason = Outcome.REFUSED, row.reason or read.refusal
        elif row.sha256 in papers or row.sha256 in new:
            row.outcome = Outcome.DUPLICATE
        else:
            assert read.looked is not None
            new[row.sha256] = (read.looked, content)
            row.outcome = Outcome.READ
    papers |= zip(new, receive_many(office, list(new.values()), actor=actor, now=now), strict=True) if new else ()
    for row, _, _ in group:
        if row.outcome != Outcome.REFUSED:
            row.upload = paper = papers[row.sha256]
            if row.outcome == Outcome.DUPLICATE:
                row.reason = f"It is paper {paper.number} ({paper.name}), byte for byte."


@transaction.atomic
def _end(batch: Batch, *, actor: Actor, now: datetime) -> None:
    take_turn(batch.office)
    if _waiting(batch).exists() or not Batch.objects.filter(pk=batch.pk, ended=None).update(ended=now):
        return
    counts = batch.files.values_list("outcome").annotate(Count("pk")).order_by("outcome")
    _write(batch, "batch.ended", {"source": batch.source, "outcomes": dict(counts)}, actor, now)


def _waiting(batch: Batch) -> QuerySet[BatchFile]:
    return batch.files.filter(outcome=Outcome.WAITING)


def _kept_zip(name: str, sha256: str) -> Zip:
    try:
        path = Path(default_storage.path(store.place_of(sha256)))
    except NotImplementedError:
        raise NotAllowed("The store of originals is no folder here. Take the zip in with classplan import.") from None
    return Zip(name, path)


def _write(batch: Batch, act: str, payload: dict[str, object], actor: Actor, now: datetime) -> None:
    subject = f"Batch {batch.number}"
    write_entry(batch.office, act=act, subject=subject, actor=actor, payload=payload | {"number": batch.number}, cites=[], now=now)  # fmt: skip
