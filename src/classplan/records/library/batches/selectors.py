"""Reads of batches: how far each is, its files, and the queue of what needs a person, by kind of problem."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.library.models import Batch, BatchFile, OpenKind, Outcome, Upload, UploadState

CLEAN = "clean"  # the kind of papers in which no problem waits
STANDS_STILL = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class KindWaiting:
    """A kind of problem in a batch: how many papers have it, and how many problems that makes."""

    key: str
    kind: str
    papers: int
    problems: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What of a batch needs a person: papers by kind of problem, and those without any."""

    kinds: tuple[KindWaiting, ...]
    papers: int
    clean: int


def batches(office: Office) -> QuerySet[Batch]:
    """Every batch, the newest first, each with the number of its files and of those that are done."""
    done = Count("files", filter=~Q(files__outcome=Outcome.WAITING))
    return Batch.objects.filter(office=office).annotate(every=Count("files"), done=done).order_by("-number")


def batch_numbered(office: Office, number: int) -> Batch:
    """One batch. Raises `NotInForce` where the office has none of that number."""
    row = Batch.objects.filter(office=office, number=number).select_related("office", "archive").first()
    if row is None:
        raise NotInForce(f"No batch of the number {number} was taken in here. Look at the list of batches.")
    return row


def stands_still(batch: Batch, now: datetime) -> bool:
    """Whether nobody seems to work on a batch that is not done."""
    return batch.ended is None and now - batch.moved > STANDS_STILL


def outcomes(batch: Batch) -> dict[str, int]:
    """How many files came to what; every outcome, in the order of `Outcome`."""
    counts = dict(batch.files.values_list("outcome").annotate(Count("pk")).order_by())
    return {str(outcome): counts.get(outcome, 0) for outcome in Outcome.values}


def files(batch: Batch, outcome: str = "") -> QuerySet[BatchFile]:
    """The files of a batch in their order, or those that came to one outcome."""
    rows = batch.files.select_related("upload").defer(*(f"upload__{name}" for name in _HEAVY))
    return rows.filter(outcome=outcome) if outcome in Outcome.values else rows


def waiting(batch: Batch) -> Waiting:
    """What of a batch needs a person, the kind that most papers have first."""
    kinds = (
        OpenKind.objects.filter(upload__in=_waiting_uploads(batch))
        .values_list("key", "kind")
        .annotate(papers=Count("pk"), problems=Sum("count"))
        .order_by("-papers", "kind")
    )
    clean = _waiting_uploads(batch).filter(open_kinds=None).count()
    every = _waiting_uploads(batch).count()
    return Waiting(tuple(KindWaiting(*kind) for kind in kinds), every - clean, clean)


def papers_of_kind(batch: Batch, key: str) -> QuerySet[Upload]:
    """The papers of a batch that wait with a problem of a kind, or without any, in the order of their numbers."""
    rows = _waiting_uploads(batch)
    rows = rows.filter(open_kinds=None) if key == CLEAN else rows.filter(open_kinds__key=key)
    return rows.select_related("original").defer(*_HEAVY).order_by("number")


def kind_named(key: str) -> str | None:
    """The words of a kind; None where no paper has it any more."""
    return OpenKind.objects.filter(key=key).values_list("kind", flat=True).first()


def next_of_kind(batch: Batch, key: str, after: int) -> int | None:
    """The number of the paper that comes next in the queue, from the first again after the last."""
    numbers = papers_of_kind(batch, key).exclude(number=after).values_list("number", flat=True)
    return numbers.filter(number__gt=after).first() or numbers.first()


def _waiting_uploads(batch: Batch) -> QuerySet[Upload]:
    came = BatchFile.objects.filter(batch=batch, outcome=Outcome.READ).values("upload")
    return Upload.objects.filter(pk__in=came, state=UploadState.READING)


_HEAVY = ("text", "reading", "mended", "mends", "accepted", "dismissed", "changes")
