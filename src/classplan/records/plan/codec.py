"""Between values of the core and what rows and journal entries hold. Both directions, nothing else."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from classplan.core.history import Kind, State, Statement
from classplan.core.money import plain
from classplan.core.pay import Flsa, PayRange
from classplan.core.plan import Line
from classplan.core.ranges import RangeStatement


def line_as_json(line: Line | None) -> dict[str, Any] | None:
    """A line as papers are read: amounts as plain numbers."""
    if line is None:
        return None
    return {
        "code": line.code,
        "title": line.title,
        "grade": line.grade,
        "minimum": plain(line.minimum),
        "maximum": plain(line.maximum),
    }


def line_from_json(said: Mapping[str, Any] | None) -> Line | None:
    """The line again."""
    if said is None:
        return None
    amounts = {name: None if said[name] is None else Decimal(str(said[name])) for name in ("minimum", "maximum")}
    return Line(said["code"], said["title"], said["grade"], **amounts)


def statement_as_json(number: int, said: Statement) -> dict[str, Any]:
    """A statement as the journal holds it; `number` is that of its class."""
    return {
        "class": number,
        "kind": said.kind.value,
        "day": said.day.isoformat(),
        "paper": said.paper,
        "code": said.line.code,
        "title": said.line.title,
        "grade": said.line.grade,
        "cause": said.cause,
        "usable_until": said.usable_until.isoformat() if said.usable_until else None,
        "council_on_record": said.council_on_record,
        "flsa": said.flsa.value if said.flsa else None,
    }


def statement_from_json(said: Mapping[str, Any], *, recorded: int) -> tuple[int, Statement]:
    """The number of the class and the statement again."""
    statement = Statement(
        Kind(said["kind"]),
        date.fromisoformat(said["day"]),
        said["paper"],
        Line(said["code"], said["title"], said["grade"]),
        cause=said["cause"],
        usable_until=date.fromisoformat(said["usable_until"]) if said["usable_until"] else None,
        council_on_record=said["council_on_record"],
        flsa=Flsa(said["flsa"]) if said["flsa"] else None,
        recorded=recorded,
    )
    return said["class"], statement


def cents(amount: Decimal) -> int:
    """Dollars as whole cents."""
    return int(amount * 100)


def dollars_of(amount_in_cents: int) -> Decimal:
    """Cents as dollars."""
    return Decimal(amount_in_cents) / 100


def range_as_json(grade: str, said: RangeStatement) -> dict[str, Any]:
    """A range statement as the journal holds it."""
    return {
        "grade": grade,
        "day": said.day.isoformat(),
        "minimum_cents": cents(said.pay_range.minimum),
        "maximum_cents": cents(said.pay_range.maximum),
        "paper": said.paper,
    }


def range_from_json(said: Mapping[str, Any], *, recorded: int) -> tuple[str, RangeStatement]:
    """The printed grade and the range statement again."""
    pay_range = PayRange(dollars_of(said["minimum_cents"]), dollars_of(said["maximum_cents"]))
    return said["grade"], RangeStatement(date.fromisoformat(said["day"]), pay_range, said["paper"], recorded)


STATE_COLUMNS = (
    "code",
    "title",
    "flsa",
    "since",
    "cause",
    "attested_by",
    "provisional_by",
    "usable_until",
    "council_on_record",
)


def state_of(row: Mapping[str, Any]) -> State:
    """The state that the columns of a point hold; `grade` is the grade as printed."""
    values = {name: row[name] for name in STATE_COLUMNS}
    values["flsa"] = Flsa(row["flsa"]) if row["flsa"] else None
    return State(grade=row["grade"], **values)


def columns_of(state: State | None) -> dict[str, Any]:
    """The columns of a point for a state, its grade apart; None is the end of a class."""
    if state is None:
        return {"ended": True}
    columns = {name: getattr(state, name) for name in STATE_COLUMNS}
    columns["flsa"] = state.flsa.value if state.flsa else None
    return {"ended": False, **columns}
