"""Many papers accepted in one act: those of a batch in which nothing was found that needs a person."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from classplan.core.errors import NotAllowed
from classplan.core.plain_words import count_in_words
from classplan.core.reading.accepting import units
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.library.batches.selectors import CLEAN, papers_of_kind
from classplan.records.library.models import Batch, Upload, UploadState
from classplan.records.library.selectors import counted

MOST_AT_ONCE = 500
_SAID = "They accepted it as it was read, with {many} of batch {number} in which no problem was found."


@transaction.atomic
def accept_clean(batch: Batch, *, seen: str, actor: Actor, now: datetime) -> int:
    """Accept the papers without any problem that stand first in the queue; how many were accepted.

    `seen` is the `mark` of those that were shown: what has changed since is not accepted unseen. One entry of the
    journal names every paper with its checksum.
    """
    take_turn(batch.office)
    rows = list(papers_of_kind(batch, CLEAN).defer(None).select_related("original")[:MOST_AT_ONCE])
    if not rows:
        raise NotAllowed(f"No paper of batch {batch.number} waits without a problem. Look at the list again.")
    if seen != _mark_of((row.number, row.version) for row in rows):
        raise NotAllowed(
            f"The papers of batch {batch.number} that wait without a problem are others by now, so none was accepted. "
            "Look at the list as it now stands, and accept it again."
        )
    many = count_in_words(len(rows), "paper", "papers")
    for row in rows:
        _accept(row, _SAID.format(many=many, number=batch.number), actor, now)
    Upload.objects.bulk_update(rows, ["accepted", "state", "version", "progress", "changes"], batch_size=50)
    papers = [{"number": row.number, "name": row.name, "original": row.original.sha256} for row in rows]
    write_entry(
        batch.office,
        act="batch.papers_accepted",
        subject=f"Batch {batch.number}",
        actor=actor,
        payload={"number": batch.number, "papers": papers},
        cites=[],
        now=now,
    )
    return len(rows)


def mark(batch: Batch) -> str:
    """By which it is known again which papers would be accepted, and in which version."""
    return _mark_of(papers_of_kind(batch, CLEAN).values_list("number", "version")[:MOST_AT_ONCE])


def _mark_of(versions: Iterable[tuple[int, int]]) -> str:
    return hashlib.sha256(repr(sorted(versions)).encode()).hexdigest()


def _accept(row: Upload, said: str, actor: Actor, now: datetime) -> None:
    by = {"by": actor.name, "at": now.isoformat()}
    row.accepted = row.accepted | {unit.place: by for unit in units(row.mended) if unit.place not in row.accepted}
    row.state, row.version = UploadState.ACCEPTED, row.version + 1
    row.progress = counted(row)
    row.changes = [*row.changes, {"version": row.version, "what": said} | by]
