"""The plan on a day from django-simple-history, in the ways in which its interface can be used.

The ranges come by a second question, because each grade is kept once, and are joined to the lines by their key;
`order_by()` spares it the sorting.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from operator import attrgetter
from typing import Any

from bench.floor import Rows
from bench.models import PeerGrade, PeerLine

INDEX = "CREATE INDEX bench_by_hand ON bench_historicalpeerline (id, history_date)"
"""What a reader of query plans would add by hand: it serves the library's subquery, and no setting makes it."""

_BAND = ("printed", "letter", "minimum_cents", "maximum_cents", "range_moved_on", "range_paper")
_LINE = (
    "id",
    "code",
    "title",
    "grade_id",
    "flsa",
    "since",
    "cause",
    "attested_by",
    "provisional_by",
    "usable_until",
    "council_on_record",
)


def values(on: date) -> Rows:
    """The values of `classplan.records.plan.as_of.plan_lines`, in no order: `as_of` without making model instances."""
    moment = _end_of(on)
    bands = PeerGrade.history.as_of(moment).order_by().values_list("id", *_BAND)
    return _joined(bands, PeerLine.history.as_of(moment).order_by().values_list(*_LINE))


def instances(on: date) -> Rows:
    """The same from the instances that `as_of` gives, as the library's manual shows it."""
    moment = _end_of(on)
    band, line = attrgetter("id", *_BAND), attrgetter(*_LINE)
    bands = map(band, PeerGrade.history.as_of(moment).order_by())
    return _joined(bands, map(line, PeerLine.history.as_of(moment).order_by()))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)


def _joined(bands: Iterable[Any], lines: Iterable[Any]) -> Rows:
    band = {None: [None] * len(_BAND)} | {key: rest for key, *rest in bands}
    rows: Rows = []
    for number, code, title, grade, flsa, *rest in lines:
        printed, letter, minimum, maximum, moved_on, paper = band[grade]
        rows.append((number, code, title, printed, letter, minimum, maximum, flsa, *rest, moved_on, paper))
    return rows
