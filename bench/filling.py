"""An office of full size: the invented history entered in bulk, in the order in which it would have been recorded.

The large tables are filled by the columns of their models, without making half a million model instances. The
journal's entries are chained as ever, and each holds the statements of its notice.
"""

import itertools
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any, TypeVar

from django.db import connection, models, transaction

from bench.history import SEED, Grade, History, Told
from bench.models import PeerGrade, PeerLine
from classplan.core import plan as core
from classplan.core.history import Kind, State
from classplan.core.pay import PayRange
from classplan.core.plan import Line
from classplan.core.ranges import RangeState
from classplan.core.timeline import Point, Timeline
from classplan.records.accounts.models import Office
from classplan.records.accounts.services import open_office
from classplan.records.journal.chain import covered, digest_of
from classplan.records.journal.models import Entry
from classplan.records.journal.services import Actor
from classplan.records.plan.codec import STATE_COLUMNS, cents, columns_of, line_as_json, statement_as_json
from classplan.records.plan.models import (
    Amendment,
    Change,
    JobClass,
    PayGrade,
    PlanPoint,
    RangePoint,
    RangeStatement,
    Statement,
)
from classplan.records.proceedings.applying import File, keep
from classplan.records.proceedings.models import Notice
from classplan.records.specs import search
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.services import words_of

ACTOR = Actor("bench")
OPENED = datetime(1991, 12, 2, 9, 0, tzinfo=UTC)
NEIGHBOURS = 2
CLASSES_A_SPECIFICATION = 5
Row = dict[str, Any]  # by the attribute names of the columns
T = TypeVar("T", bound=models.Model)


def fill(history: History, specs: Sequence[dict[str, Any]]) -> Office:
    """The office with the whole history, one class in five with a specification; the peer filled with the same."""
    with transaction.atomic():
        office = open_office(jurisdiction="denver", name="City of Benchmark", actor=ACTOR, now=OPENED)
        stated = _stated(history.classes)
        entries = _entries(office, history, stated)
        grades = _grades(office, history.grades, entries)
        classes = _made(JobClass(office=office, number=told.number, known_as=told.known_as) for told in history.classes)
        ids = {row.number: row.pk for row in classes}
        _insert(Statement, _statements(stated, ids, entries))
        _insert(PlanPoint, _points(history.classes, ids, grades, entries))
        _changes(office, history, ids, entries)
        _specifications(office, history.classes, ids, entries, specs)
        _peer(history, grades)
    analyze()
    return office


def analyze() -> None:
    """Let the database look at what it holds, as PostgreSQL's autovacuum would."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _made(rows: Iterable[T]) -> list[T]:
    """Model instances, entered with their keys set."""
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made)


def _insert(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Rows entered as fast as the driver can: executemany on SQLite, COPY on PostgreSQL."""
    remaining = iter(rows)
    first = next(remaining)
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    columns = ", ".join(f'"{by_name[name].column}"' for name in first)
    table, marks = model._meta.db_table, ", ".join("?" * len(first))
    kinds = {name: type(by_name[name]) for name in first}
    prepared = {name: _PREPARED[kind] for name, kind in kinds.items() if kind in _PREPARED}
    values = (tuple(_prepared(row, prepared).values()) for row in itertools.chain([first], remaining))
    raw = connection.connection
    if connection.vendor == "sqlite":
        raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


_PREPARED: dict[type[models.Field], Callable[[Any], Any]] = {
    models.JSONField: json.dumps,
    models.DateField: date.isoformat,
    models.DateTimeField: lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S"),  # UTC, as Django keeps it
}


def _prepared(row: Row, how: dict[str, Callable[[Any], Any]]) -> Row:
    for name, prepare in how.items():
        row[name] = None if row[name] is None else prepare(row[name])
    return row


def _stated(classes: Sequence[Told]) -> dict[int, list[Row]]:
    """What each act states, by its number in the journal."""
    by_entry: dict[int, list[Row]] = defaultdict(list)
    for number, said in _as_recorded(classes, lambda told: told.statements):
        by_entry[said.recorded].append(statement_as_json(number, said))
    return by_entry


def _entries(office: Office, history: History, stated: dict[int, list[Row]]) -> dict[int, int]:
    """The journal's entries; their keys by their numbers."""
    previous = Entry.objects.get(office=office).digest
    rows: list[Row] = []
    for notice in history.notices:
        entry = Entry(
            office=office,
            number=notice.entry,
            act="notice.recorded",
            subject=f"Notice {notice.number}",
            actor=ACTOR.name,
            role=ACTOR.role,
            recorded_at=datetime.combine(notice.effective, time(9), tzinfo=UTC),
            payload={"statements": stated[notice.entry]},
            previous=previous,
        )
        previous = entry.digest = digest_of(covered(entry))
        rows.append(_columns(entry))
    _insert(Entry, rows)
    return dict(Entry.objects.values_list("number", "id"))


def _columns(instance: models.Model) -> Row:
    """What a new instance holds, its key left to the database."""
    fields = (field for field in instance._meta.concrete_fields if not field.primary_key)
    return {field.attname: getattr(instance, field.attname) for field in fields}


# --- The plan --------------------------------------------------------------------------------------------


def _grades(office: Office, grades: Sequence[Grade], entries: dict[int, int]) -> dict[str, int]:
    from classplan.jurisdictions.denver import grade_of

    keys = ((grade.printed, grade_of(grade.printed)) for grade in grades)
    rows = _made(
        PayGrade(office=office, printed=printed, schedule=key.schedule.value, number=key.number, group=key.group or "")
        for printed, key in keys
    )
    ids = {row.printed: row.pk for row in rows}
    _insert(
        RangeStatement,
        (
            {
                "grade_id": ids[grade.printed],
                "day": said.day,
                "paper": said.paper,
                "entry_id": entries[said.recorded],
            }
            | _amounts(said.pay_range)
            for grade in grades
            for said in grade.statements
        ),
    )
    _insert(
        RangePoint,
        (
            {"grade_id": ids[grade.printed], "start": point.start, "moved_on": point.value.moved_on}
            | {"paper": point.value.attested_by, "entry_id": entries[point.recorded], "recorded": point.recorded}
            | _amounts(point.value.pay_range)
            for grade in grades
            for point in grade.points
            if point.value is not None
        ),
    )
    return ids


def _amounts(pay_range: PayRange) -> Row:
    return {"minimum_cents": cents(pay_range.minimum), "maximum_cents": cents(pay_range.maximum)}


def _as_recorded(classes: Iterable[Told], what: Callable[[Told], Iterable[Any]]) -> list[tuple[int, Any]]:
    """Statements or points with their class's number, in the order in which they came into the office."""
    told = ((item.recorded, known.number, item) for known in classes for item in what(known))
    return [(number, item) for _, number, item in sorted(told, key=itemgetter(0, 1))]


def _statements(stated: dict[int, list[Row]], ids: dict[int, int], entries: dict[int, int]) -> Iterator[Row]:
    for number, of_entry in stated.items():
        for said in of_entry:
            yield {
                "job_class_id": ids[said["class"]],
                "kind": said["kind"],
                "day": date.fromisoformat(said["day"]),
                "said": said,
                "entry_id": entries[number],
            }


def _points(
    classes: Sequence[Told], ids: dict[int, int], grades: dict[str, int], entries: dict[int, int]
) -> Iterator[Row]:
    for number, point in _as_recorded(classes, lambda told: told.points):
        state = point.value
        yield {
            "job_class_id": ids[number],
            "start": point.start,
            "grade_id": grades[state.grade] if state and state.grade else None,
            "entry_id": entries[point.recorded],
            "recorded": point.recorded,
            **(_NOTHING | columns_of(state)),
            "cause": state.cause if state else point.cause,
        }


_NOTHING: Row = dict.fromkeys(STATE_COLUMNS)


def _changes(office: Office, history: History, ids: dict[int, int], entries: dict[int, int]) -> None:
    file = File("bench.txt", "text/plain", b"The papers of the bench are invented with its history.\n")
    original = keep(office, file)
    amendments = _made(
        Amendment(
            office=office,
            number=place,
            name=f"Notice {notice.number}",
            noticed=notice.noticed,
            effective=notice.effective,
            reason="Invented for the bench.",
            whole_plan=notice is history.notices[0],
            entry_id=entries[notice.entry],
        )
        for place, notice in enumerate(history.notices, 1)
    )
    _made(
        Notice(
            office=office,
            number=notice.number,
            day=notice.noticed,
            subject="Proposed change to the classification and pay plan",
            amendment=amendment,
            reading={},
            original=original,
            entry_id=entries[notice.entry],
        )
        for notice, amendment in zip(history.notices, amendments, strict=True)
    )
    of_day = {amendment.effective: amendment.pk for amendment in amendments}
    _insert(Change, _change_rows(history.classes, ids, of_day))


def _change_rows(classes: Sequence[Told], ids: dict[int, int], amendments: dict[Any, int]) -> Iterator[Row]:
    ordinals: dict[int, Iterator[int]] = {pk: itertools.count(1) for pk in amendments.values()}
    for known in classes:
        changed = {said.day for said in known.statements if said.kind in (Kind.CHANGED, Kind.ENDED)}
        before: Line | None = None
        for point in Timeline(known.points).effective():
            after = _line(point.value)
            if point.start in changed:
                change = core.Change(before, after)
                yield {
                    "amendment_id": amendments[point.start],
                    "ordinal": next(ordinals[amendments[point.start]]),
                    "job_class_id": ids[known.number],
                    "kind": change.kind.value,
                    "aspects": sorted(aspect.value for aspect in change.aspects),
                    "before": line_as_json(before),
                    "after": line_as_json(after),
                    "printed": [],
                }
            before = after


def _line(state: State | None) -> Line | None:
    return None if state is None else Line(state.code, state.title, state.grade)


# --- The specifications ----------------------------------------------------------------------------------


def _specifications(
    office: Office,
    classes: Sequence[Told],
    ids: dict[int, int],
    entries: dict[int, int],
    specs: Sequence[dict[str, Any]],
) -> None:
    original = office.originals.get()
    dice = random.Random(SEED)  # noqa: S311 - the same office in every run is what is wanted
    texts = [words_of(body) for body in specs]
    rows: list[Row] = []
    for known in classes[::CLASSES_A_SPECIFICATION]:
        chosen = dice.randrange(len(specs))
        near = dice.sample(classes, min(NEIGHBOURS, len(classes)))
        first = min(known.points, key=lambda point: (point.start, point.recorded))
        version = SpecVersion(
            job_class_id=ids[known.number],
            start=first.start,
            title=known.known_as,
            printed_label=f"Est. {first.start}",
            body=specs[chosen] | {"title": known.known_as, "distinctions": [_distinction(other) for other in near]},
            text=texts[chosen],
            paper=f"Notice {first.cause}",
            original=original,
            entry_id=entries[first.recorded],
            recorded=first.recorded,
        )
        rows.append(_columns(version))
    _insert(SpecVersion, rows)
    for stored in SpecVersion.objects.defer("body"):
        search.add(stored)


def _distinction(other: Told) -> dict[str, Any]:
    text = f"It is distinguished from the {other.known_as}."
    return {"class": other.known_as, "text": text, "line": 1, "series": False}


# --- The peer --------------------------------------------------------------------------------------------


def _peer(history: History, grades: dict[str, int]) -> None:
    past_grade, past_line = PeerGrade.history.model, PeerLine.history.model
    keys = {
        grade.printed: {"id": grades[grade.printed], "printed": grade.printed, "letter": grade.printed[-1]}
        for grade in history.grades
    }
    _insert(PeerGrade, (keys[grade.printed] | _range(grade.points[-1]) for grade in history.grades))
    _insert(
        past_grade,
        (
            keys[grade.printed] | _range(point) | _moment(point, first=point is grade.points[0])
            for grade in history.grades
            for point in grade.points
        ),
    )
    last = ((told.number, Timeline(told.points).on(date.max)) for told in history.classes)
    _insert(PeerLine, (_peer_line(n, point.value, grades) for n, point in last if point and point.value))
    _insert(past_line, _past_lines(history.classes, grades))


def _past_lines(classes: Sequence[Told], grades: dict[str, int]) -> Iterator[Row]:
    begun: set[int] = set()
    for number, point in _as_recorded(classes, lambda told: told.points):
        state = point.value or _last_state(classes[number - 1], point.start)
        yield _peer_line(number, state, grades) | _moment(point, first=number not in begun)
        begun.add(number)


def _moment(point: Point[Any], *, first: bool) -> Row:
    """When and how the peer records a point: on its day, of two for one day the one recorded later coming later."""
    moment = datetime.combine(point.start, time(), tzinfo=UTC) + timedelta(seconds=point.recorded)
    kind = "-" if point.ended else "+" if first else "~"
    return {"history_date": moment, "history_type": kind, "history_change_reason": None, "history_user_id": None}


def _range(point: Point[RangeState]) -> Row:
    assert point.value is not None
    return _amounts(point.value.pay_range) | {
        "range_moved_on": point.value.moved_on,
        "range_paper": point.value.attested_by,
    }


def _peer_line(number: int, state: State, grades: dict[str, int]) -> Row:
    columns = columns_of(state)
    del columns["ended"]
    return {"id": number, "grade_id": grades[state.grade] if state.grade else None, **columns}


def _last_state(told: Told, day: date) -> State:
    state = Timeline(told.points).on(day - timedelta(days=1))
    assert state is not None
    assert state.value is not None
    return state.value
