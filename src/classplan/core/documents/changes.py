"""Changes as tables: one for each kind of change, each change in exactly one of them, every column filled (138).

>>> from classplan.core.plan import Line
>>> table, = tables_of([Change(Line("CS2156", "Shift Supervisor", "807-S"), None)])
>>> table.caption, table.rows
('Classes to be abolished', (('CS2156', 'Shift Supervisor', '807-S'),))
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from classplan.core.amending.proposal import Proposed, RangeChange
from classplan.core.documents.tree import Block, Heading, Items, Table
from classplan.core.errors import Invalid
from classplan.core.money import dollars
from classplan.core.plain_words import list_in_words, range_in_words
from classplan.core.plan import IN_WORDS, Change, ChangeKind, Line

NOT_GIVEN = "not given"
NOT_ON_RECORD = "not on record"
PAY_TABLE = "Pay table replaced"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of such a table: its heading, and the value that a change has for it; None where it has none."""

    name: str
    value: Callable[[Change], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: the changes that stand in it, what is printed over it, its columns."""

    kind: ChangeKind
    caption: Callable[[Sequence[Change]], str]
    columns: tuple[Column, ...]


def tables_of(
    changes: Iterable[Change], tables: Sequence[Sequence[RangeChange]] = (), *, complete: bool = True
) -> tuple[Table, ...]:
    """The tables of the changes, then one for each pay table that is replaced.

    `complete`: a value that its column needs and the change does not have raises `Invalid`; otherwise the cell says
    that it is not given.
    """
    said = tuple(changes)
    found = [
        _table(kind, of_kind, complete)
        for kind in KINDS
        if (of_kind := [change for change in said if change.kind is kind.kind])
    ]
    for number, rows in enumerate(tables, 1):
        caption = PAY_TABLE if len(tables) == 1 else f"{PAY_TABLE} ({number})"
        found.append(Table(caption, ("Pay grade", "Present range", "Proposed range"), tuple(map(_row, rows))))
    return tuple(found)


def reasons_of(whys: Iterable[tuple[Change | None, str]], heading: Heading) -> tuple[Block, ...]:
    """Why each change is made, under the line by which people know it; nothing where no reason is given."""
    said = tuple(f"{known_as(change)}: {' '.join(why.split())}" for change, why in whys if why.strip())
    return (heading, Items(said)) if said else ()


def proposed_tables(changes: Sequence[Proposed], *, complete: bool = True) -> tuple[Table, ...]:
    """The tables of changes as a live amendment holds them."""
    lines = [proposed.change for proposed in changes if proposed.change is not None]
    return tables_of(lines, [p.ranges for p in changes if p.change is None], complete=complete)


def known_as(change: Change | None) -> str:
    """A change as people speak of it: the class by its name until now, and what is done to it."""
    if change is None:
        return PAY_TABLE
    done = list_in_words(IN_WORDS[kind] for kind in ChangeKind if kind in change.aspects)
    return f"{named(change.before or change.subject)}, {done}"


def named(line: Line) -> str:
    """A class by its title, with its code behind it."""
    return f"{line.title} ({line.code})" if line.title and line.code else line.title or line.code or "A class"


def _table(kind: Kind, changes: Sequence[Change], complete: bool) -> Table:
    columns = [
        c for c in kind.columns if c is not NEW_CODE or any(_both(ch)[0].code != _both(ch)[1].code for ch in changes)
    ]
    rows = tuple(tuple(_cell(column, change, complete) for column in columns) for change in changes)
    return Table(kind.caption(changes), tuple(column.name for column in columns), rows)


def _cell(column: Column, change: Change, complete: bool) -> str:
    value = column.value(change)
    if value:
        return value
    if complete:
        raise Invalid(
            f"The table of {known_as(change)} needs its “{column.name}”, and the change does not give it (138). "
            "Enter it in the change, or have the requirement waived."
        )
    return NOT_GIVEN


def _row(row: RangeChange) -> tuple[str, str, str]:
    return row.grade, _range(row.minimum_before, row.maximum_before), _range(row.minimum, row.maximum)


def _range(low: Decimal | None, high: Decimal | None) -> str:
    return "new grade" if low is None or high is None else f"{dollars(low)} to {dollars(high)} a year"


def _both(change: Change) -> tuple[Line, Line]:
    assert change.before is not None
    assert change.after is not None
    return change.before, change.after


def _grade(line: Line) -> str | None:
    return line.grade


def _grade_and_range(line: Line) -> str | None:
    said = range_in_words(line.minimum, line.maximum)
    return f"{line.grade} ({said})" if line.grade and said else line.grade


def _of_regrade(changes: Sequence[Change]) -> str:
    retitled = sum(ChangeKind.RETITLE in change.aspects for change in changes)
    if not retitled:
        return "Revised classes, with a new pay grade"
    if retitled == len(changes):
        return "Revised classes, with a new pay grade and a new title"
    return "Revised classes, with a new pay grade, and a new title where two are given"


def _always(caption: str) -> Callable[[Sequence[Change]], str]:
    return lambda _: caption


BEFORE_CODE = Column("Current code", lambda change: _both(change)[0].code)
BEFORE_TITLE = Column("Current title", lambda change: _both(change)[0].title)
BEFORE_GRADE = Column("Present grade and range", lambda change: _grade_and_range(_both(change)[0]))
AFTER_CODE = Column("Proposed code", lambda change: _both(change)[1].code)
AFTER_TITLE = Column("Proposed title", lambda change: _both(change)[1].title)
AFTER_GRADE = Column("Proposed grade and range", lambda change: _grade_and_range(_both(change)[1]))
NEW_CODE = Column("Proposed code", lambda change: _both(change)[1].code)  # only where a code changes
CODE = Column("Job code", lambda change: (change.before or change.subject).code)
TITLE = Column("Title", lambda change: change.subject.title)
GRADE = Column("Grade and range", lambda change: _grade_and_range(change.subject))

KINDS = (
    Kind(
        ChangeKind.RETITLE,
        _always("Revised classes, with a new title"),
        (CODE, BEFORE_TITLE, AFTER_TITLE, NEW_CODE),
    ),
    Kind(
        ChangeKind.REGRADE,
        _of_regrade,
        (BEFORE_CODE, AFTER_CODE, BEFORE_TITLE, AFTER_TITLE, BEFORE_GRADE, AFTER_GRADE),
    ),
    Kind(ChangeKind.CREATE, _always("New classes"), (CODE, TITLE, GRADE)),
    Kind(
        ChangeKind.ABOLISH,
        _always("Classes to be abolished"),
        (CODE, TITLE, Column("Grade", lambda change: _grade(change.subject))),
    ),
    Kind(ChangeKind.RECODE, _always("Classes with a new job code"), (BEFORE_CODE, AFTER_CODE, TITLE)),
    Kind(ChangeKind.REVISE, _always("Revised specifications; title, code and grade stay"), (CODE, TITLE)),
)
