"""The plan on a day from django-simple-history, used as well as its interface allows.

`as_of` gives the rows in force; `values_list` spares it the model instances, and `order_by()` the sorting. The ranges
come by a second question, because each grade is kept once, and are joined to the lines by their key.
"""

from datetime import UTC, date, datetime, time

from bench.floor import Rows
from bench.models import PeerGrade, PeerLine

INDEX = "CREATE INDEX bench_by_hand ON bench_historicalpeerline (id, history_date)"
"""What a reader of query plans would add by hand: it serves the library's subquery, and no setting makes it."""


def lines(on: date) -> Rows:
    """The values of `classplan.records.plan.as_of.plan_lines`, in no order."""
    moment = datetime.combine(on, time.max, tzinfo=UTC)
    grades = PeerGrade.history.as_of(moment).order_by()
    band = {
        key: rest
        for key, *rest in grades.values_list(
            "id", "printed", "letter", "minimum_cents", "maximum_cents", "range_moved_on"
        )
    }
    band[None] = [None] * 5
    found = PeerLine.history.as_of(moment).order_by().values_list(
        "id", "code", "title", "grade_id", "flsa", "since", "cause", "attested_by", "provisional_by", "usable_until",
        "council_on_record",
    )  # fmt: skip
    rows: Rows = []
    for number, code, title, grade, flsa, *rest in found:
        printed, letter, minimum, maximum, moved_on = band[grade]
        rows.append((number, code, title, printed, letter, minimum, maximum, flsa, *rest, moved_on))
    return rows
