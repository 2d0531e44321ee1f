"""Proof that the plan follows from the journal: every act is replayed, and what it gives is compared with the rows.

The replay reads nothing but the journal's payloads. It also checks that the chain of entries is whole, and that
the originals still have their checksums.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from classplan.core import history, ranges
from classplan.core.history import State, Statement
from classplan.core.ranges import RangeState, RangeStatement
from classplan.core.timeline import Point, Timeline
from classplan.records.accounts.models import Office
from classplan.records.journal.selectors import breaks_in_chain, entries
from classplan.records.library.models import Original
from classplan.records.library.store import is_whole
from classplan.records.plan.codec import range_from_json, statement_from_json
from classplan.records.plan.models import Change, JobClass, PlanPoint, RangePoint, Succession
from classplan.records.plan.models import RangeStatement as RangeStatementRow
from classplan.records.plan.models import Statement as StatementRow
from classplan.records.plan.selectors import STORED_STATE, point_of, range_point_of
from classplan.records.proceedings.models import Action, Notice
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.services import digest_of
from classplan.records.standards.verifying import SettledReplay
from classplan.records.verification_live import LiveReplay
from classplan.records.writing.verifying import DraftReplay

Points = dict[Any, list[Point[Any]]]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared, and what does not agree; `faults` is empty where everything does."""

    entries: int
    points: int
    ranges: int
    specs: int
    originals: int
    faults: tuple[str, ...]


class Replay:
    """The plan as the journal's payloads give it, act by act."""

    def __init__(self) -> None:
        self.classes: dict[int, str] = {}
        self.points: Points = defaultdict(list)
        self.ranges: Points = defaultdict(list)
        self.specs: set[tuple[int, str, str]] = set()
        self.successions: set[tuple[int, int]] = set()
        self.effective: dict[str, str | None] = {}
        self.changes: dict[str, list[Any]] = {}
        self.actions: set[tuple[str, str, str]] = set()
        self.originals: set[str] = set()
        self.stated: Counter[tuple[int, str]] = Counter()
        self._said: dict[int, list[Statement]] = defaultdict(list)
        self._said_of_ranges: dict[str, list[RangeStatement]] = defaultdict(list)

    def add(self, number: int, payload: dict[str, Any]) -> None:
        """Replay one entry."""
        for said in (*payload.get("statements", ()), *payload.get("ranges", ())):
            self.stated[number, _canonical(said)] += 1
        self.classes |= {c["number"]: c["known_as"] for c in payload.get("classes", ())}
        touched = set()
        for said in payload.get("statements", ()):
            job_class, statement = statement_from_json(said, recorded=number)
            self._said[job_class].append(statement)
            touched.add(job_class)
        for job_class in touched:
            stored: Timeline[State] = Timeline(self.points[job_class])
            self.points[job_class] += history.points_to_add(stored, self._said[job_class], recorded=number)
        grades = set()
        for said in payload.get("ranges", ()):
            grade, statement_of_range = range_from_json(said, recorded=number)
            self._said_of_ranges[grade].append(statement_of_range)
            grades.add(grade)
        for grade in grades:
            held: Timeline[RangeState] = Timeline(self.ranges[grade])
            self.ranges[grade] += ranges.points_to_add(held, self._said_of_ranges[grade], recorded=number)
        self.specs |= {(spec["class"], spec["start"], spec["digest"]) for spec in payload.get("specs", ())}
        self.successions |= {(r["successor"], r["predecessor"]) for r in payload.get("replaced", ())}
        self._add_notice(payload)
        if "original" in payload:
            self.originals.add(payload["original"])
        for paper in payload.get("papers", ()):
            self.originals |= set(paper.get("sums", {}).values())  # papers that were accepted together have none

    def _add_notice(self, payload: dict[str, Any]) -> None:
        if "notice" not in payload:
            return
        number = payload["notice"]["number"]
        self.effective[number] = payload["effect"]["day"]
        self.actions |= {(number, act, day) for act, day in payload["acts"].items()}
        if "changes" in payload:
            self.changes[number] = [(c["class"], c["kind"], c["before"], c["after"]) for c in payload["changes"]]


def verify(office: Office) -> Verified:
    """Replay the journal and compare. Reads everything; writes nothing."""
    replay, live, count = Replay(), LiveReplay(office), 0
    settled, drafts = SettledReplay(office), DraftReplay(office)
    for entry in entries(office):
        replay.add(entry.number, entry.payload)
        live.add(entry)
        settled.add(entry)
        drafts.add(entry)
        count += 1
    faults = [
        *breaks_in_chain(office),
        *_differences("the line of", _names(office), replay.points, _stored_points(office)),
        *_differences("the range of", {}, replay.ranges, _stored_ranges(office)),
        *_class_faults(office, replay),
        *_statement_faults(office, replay),
        *_spec_faults(office, replay),
        *_succession_faults(office, replay),
        *_notice_faults(office, replay),
        *_original_faults(office, replay),
        *live.faults(),
        *settled.faults(),
        *drafts.faults(),
    ]
    return Verified(
        count,
        sum(map(len, replay.points.values())),
        sum(map(len, replay.ranges.values())),
        len(replay.specs),
        len(replay.originals),
        tuple(faults),
    )


def _names(office: Office) -> dict[Any, str]:
    return dict(JobClass.objects.filter(office=office).values_list("number", "known_as"))


def _stored_points(office: Office) -> Points:
    found: Points = defaultdict(list)
    rows = PlanPoint.objects.filter(job_class__office=office).values("job_class__number", *STORED_STATE)
    for row in rows.iterator():
        found[row["job_class__number"]].append(point_of(row))
    return found


def _stored_ranges(office: Office) -> Points:
    found: Points = defaultdict(list)
    for row in RangePoint.objects.filter(grade__office=office).select_related("grade").iterator():
        found[row.grade.printed].append(range_point_of(row))
    return found


def _differences(what: str, names: dict[Any, str], replayed: Points, stored: Points) -> Iterator[str]:
    for key in sorted({*replayed, *stored}, key=str):
        acts, rows = Timeline(replayed.get(key, [])), Timeline(stored.get(key, []))
        if list(acts) == list(rows):
            continue
        only = [p for p in (*acts, *rows) if (p in list(acts)) != (p in list(rows))]
        day = min((p.start for p in only), default=None)
        yield f"{what[0].upper()}{what[1:]} {names.get(key, key)} is not what its acts give, from {day} on."


def _statement_faults(office: Office, replay: Replay) -> Iterator[str]:
    stored: Counter[tuple[int, str]] = Counter()
    of_lines = StatementRow.objects.filter(job_class__office=office).values_list("entry__number", "said")
    for number, said in of_lines.iterator():
        stored[number, _canonical(said)] += 1
    for row in RangeStatementRow.objects.filter(grade__office=office).select_related("grade", "entry").iterator():
        stored[row.entry.number, _canonical(_said_of_range(row))] += 1
    for number, said in sorted((stored - replay.stated).keys() | (replay.stated - stored).keys()):
        where = "the records" if stored[number, said] > replay.stated[number, said] else "the journal"
        yield f"Entry {number} states something in {where} alone: {said}"


def _said_of_range(row: RangeStatementRow) -> dict[str, Any]:
    return {
        "grade": row.grade.printed,
        "day": row.day.isoformat(),
        "minimum_cents": row.minimum_cents,
        "maximum_cents": row.maximum_cents,
        "paper": row.paper,
    }


def _canonical(said: dict[str, Any]) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def _class_faults(office: Office, replay: Replay) -> Iterator[str]:
    stored = _names(office)
    for number in sorted({*stored, *replay.classes}):
        if stored.get(number) != replay.classes.get(number):
            yield f"Class C{number} is “{stored.get(number)}” in the records and “{replay.classes.get(number)}” in the journal."


def _spec_faults(office: Office, replay: Replay) -> Iterator[str]:
    rows = SpecVersion.objects.filter(job_class__office=office).select_related("job_class").iterator()
    stored = {(row.job_class.number, row.start.isoformat(), digest_of(row.body)): row for row in rows}
    for key in sorted({*stored} ^ replay.specs):
        yield f"The specification of C{key[0]} from {key[1]} is {'not in the journal' if key in stored else 'not in the records'} as it stands."


def _succession_faults(office: Office, replay: Replay) -> Iterator[str]:
    rows = Succession.objects.filter(successor__office=office)
    stored = set(rows.values_list("successor__number", "predecessor__number"))
    for successor, predecessor in sorted(stored ^ replay.successions):
        yield f"That C{successor} replaces C{predecessor} stands only in the {'records' if (successor, predecessor) in stored else 'journal'}."


def _notice_faults(office: Office, replay: Replay) -> Iterator[str]:
    rows = Notice.objects.filter(office=office).select_related("amendment").defer("reading")
    notices = {row.number: row for row in rows}
    for number in sorted({*notices, *replay.effective}):
        row = notices.get(number)
        if row is None or number not in replay.effective:
            yield f"Notice {number} stands only in the {'journal' if row is None else 'records'}."
            continue
        day = row.amendment.effective.isoformat() if row.amendment.effective else None
        if day != replay.effective[number]:
            yield f"Notice {number} takes effect on {day} in the records and on {replay.effective[number]} in the journal."
        changes = Change.objects.filter(amendment=row.amendment).values_list(
            "job_class__number", "kind", "before", "after"
        )
        if list(changes) != replay.changes.get(number):
            yield f"The changes of Notice {number} are not as the journal has them."
    acted = Action.objects.filter(notice__office=office).values_list("notice__number", "act", "on")
    stored = {(number, act, on.isoformat()) for number, act, on in acted}
    for number, act, on in sorted(stored ^ replay.actions):
        yield f"The act “{act}” of {on} on Notice {number} stands only in the {'records' if (number, act, on) in stored else 'journal'}."


def _original_faults(office: Office, replay: Replay) -> Iterator[str]:
    names = dict(Original.objects.filter(office=office).values_list("sha256", "name"))
    for sha256 in sorted({*names, *replay.originals}):
        if sha256 not in names:
            yield f"The original {sha256[:12]} is in the journal and not in the library."
        elif not is_whole(sha256):
            yield f"The original {names[sha256]} ({sha256[:12]}) is missing from the store, or not as it was kept."
