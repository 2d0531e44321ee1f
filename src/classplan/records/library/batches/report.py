"""What a batch came to: figures, reasons, problems by kind, and titles that stand in several of its papers."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

from classplan.records.library.batches.selectors import KindWaiting, files, outcomes, waiting
from classplan.records.library.kinds import kind_of
from classplan.records.library.models import Batch, BatchFile, Outcome
from classplan.records.library.selectors import SPECS, TITLES, progress
from classplan.records.plan.as_csv import harmless

COLUMNS = ("place", "name", "outcome", "reason", "paper", "state", "titles", "problems", "decided", "sha256", "seconds")


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a batch. `reasons` count refusals by kind; `twice` are titles with the papers that have them."""

    batch: Batch
    outcomes: dict[str, int]
    specifications: int
    with_problems: int
    kinds: tuple[KindWaiting, ...]
    waiting: int
    clean: int
    reasons: tuple[tuple[str, int], ...]
    twice: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]

    @property
    def files(self) -> int:
        """How many files there are, those left out among them."""
        return sum(self.outcomes.values())

    @property
    def done(self) -> int:
        """How many of them wait no more."""
        return self.files - self.outcomes[Outcome.WAITING]

    @property
    def a_second(self) -> float:
        """How many were settled in a second of work; those that were left out took none."""
        settled = self.done - self.outcomes[Outcome.LEFT_OUT]
        return settled / self.batch.seconds if self.batch.seconds else 0.0

    @property
    def minutes_left(self) -> int:
        """How many minutes the rest takes at this pace, at least one; 0 where that cannot be told or nothing is left."""
        left = self.outcomes[Outcome.WAITING]
        return max(round(left / self.a_second / 60), 1) if left and self.a_second else 0

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return {
            "batch": self.batch.number,
            "source": self.batch.source,
            "by": self.batch.by,
            "began": self.batch.began.isoformat(),
            "ended": self.batch.ended.isoformat() if self.batch.ended else None,
            "files": self.files,
            "outcomes": self.outcomes,
            "specifications": self.specifications,
            "papers_with_problems": self.with_problems,
            "waiting": {"with_problems": self.waiting, "without": self.clean},
            "problems_waiting": [
                {"kind": kind.kind, "papers": kind.papers, "problems": kind.problems} for kind in self.kinds
            ],
            "refusals": [{"reason": reason, "files": count} for reason, count in self.reasons],
            "titles_in_several_papers": [
                {"title": title, "papers": [{"paper": number, "name": name} for number, name in papers]}
                for title, papers in self.twice
            ],
            "seconds": round(self.batch.seconds, 3),
            "files_a_second": round(self.a_second, 1),
        }


def report(batch: Batch) -> Report:
    """The report as the batch and its papers now stand, in the same few questions however many files there are."""
    came = [row for row in files(batch, Outcome.READ) if row.upload is not None]
    refused = files(batch, Outcome.REFUSED).values_list("reason", flat=True)
    now_waiting = waiting(batch)
    return Report(
        batch=batch,
        outcomes=outcomes(batch),
        specifications=sum(row.upload.progress[SPECS] for row in came),  # type: ignore[union-attr]
        with_problems=sum(row.upload.progress["problems"] > 0 for row in came),  # type: ignore[union-attr]
        kinds=now_waiting.kinds,
        waiting=now_waiting.papers,
        clean=now_waiting.clean,
        reasons=tuple(Counter(_without_name(reason) for reason in refused).most_common()),
        twice=_twice(came),
    )


def as_csv(batch: Batch) -> str:
    """A row for every file, under its headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(row)] for row in files(batch))
    return text.getvalue()


def _cells(row: BatchFile) -> tuple[Any, ...]:
    upload = row.upload
    found = progress(upload) if upload else None
    titles = "; ".join(title for _, title in upload.progress[TITLES]) if upload else ""
    return (
        row.place,
        row.name,
        row.outcome,
        row.reason,
        upload.number if upload else "",
        upload.state if upload else "",
        titles,
        found.problems if found else "",
        found.decided if found else "",
        row.sha256,
        round(row.seconds, 4),
    )


def _without_name(reason: str) -> str:
    """A refusal without the name of the file, which messages of readers begin with."""
    name, colon, rest = reason.partition(": ")
    return kind_of(rest if colon and "." in name else reason)


def _twice(came: list[BatchFile]) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """Titles that stand in several papers, which have other bytes: versions of one class, or two that share a title."""
    found: dict[str, tuple[str, dict[int, str]]] = {}
    for row in came:
        assert row.upload is not None
        for _, title in row.upload.progress[TITLES]:
            found.setdefault(title.casefold(), (title, {}))[1][row.upload.number] = row.name
    several = [(title, tuple(papers.items())) for title, papers in found.values() if len(papers) > 1]
    return tuple(sorted(several, key=lambda one: (-len(one[1]), one[0])))
