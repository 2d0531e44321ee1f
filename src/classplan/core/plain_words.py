"""What happened to a class, in sentences that a citizen understands.

>>> change_in_words(Change(Line("FC1052", "Court Services Clerk"), Line("FC1052", "Municipal Court Clerk")))
'Court Services Clerk (FC1052) is renamed Municipal Court Clerk. Nothing else of its line changes.'
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from classplan.core.dates import long_date
from classplan.core.history import EndOfUse, State, end_of_use, is_completed
from classplan.core.money import dollars
from classplan.core.plan import Change, ChangeKind, Line

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count_in_words(number: int, one: str, many: str) -> str:
    """How many there are: *one class*, *three classes*, *1,204 classes*."""
    figure = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{figure} {one if number == 1 else many}"


def short_date(day: date) -> str:
    """The day without its weekday, for the second time it is named: *April 7, 2011*."""
    return f"{day:%B} {day.day}, {day.year}"


def days_away(day: date, today: date) -> str:
    """How far off a day is: *today*, *tomorrow*, *in 12 days*, *3 days ago*."""
    ahead = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if ahead in near:
        return near[ahead]
    return f"in {ahead:,} days" if ahead > 0 else f"{-ahead:,} days ago"


def range_in_words(minimum: Decimal | None, maximum: Decimal | None) -> str | None:
    """A range with its unit: *$35,124 to $51,268 a year*; None where none is known."""
    if minimum is None or maximum is None:
        return None
    if minimum == maximum:
        return f"{dollars(minimum)} a year"
    return f"{dollars(minimum)} to {dollars(maximum)} a year"


def change_in_words(change: Change) -> str:
    """What a change does to its line, in one or two sentences."""
    before, after = change.before, change.after
    if before is None:
        return f"{_named(change.subject)} is a new class{_in_grade(change.subject)}."
    if after is None:
        return f"{_named(before)} is abolished: the class ends."
    if ChangeKind.REVISE in change.aspects:
        return f"The specification of {_named(after)} is revised. Its title, code and pay grade stay."
    said = " ".join(_each_aspect(before, after, change.aspects))
    return f"{said} Nothing else of its line changes." if len(change.aspects) == 1 else said


def amendment_in_words(
    changes: Sequence[Change],
    *,
    effective: date | None,
    waits_for: str,
    council: date | None,
    today: date,
    name: str,
    tables: int = 0,
) -> tuple[str, str, str]:
    """An amendment in three sentences: what it does, from when on, and how it stands.

    `waits_for` is said where there is no effective day; `council` is the day of the Council's approval, if on record;
    `tables` is the number of pay tables that it replaces.
    """
    what = f"{name} {aspects_in_words((change.aspects for change in changes), tables=tables)}."
    return what, _when(effective, waits_for, today), _standing(changes, effective, council, tables)


def aspects_in_words(changes: Iterable[frozenset[ChangeKind]], *, tables: int = 0) -> str:
    """What changes do together, by the aspects of each: *adds two new classes and renames one class*; pay tables besides.

    A class to which several things are done is counted under each, and then the sentence ends with how many there are.
    """
    each = list(changes)
    counted = Counter(kind for aspects in each for kind in aspects)
    does = [(verb, counted[kind], one, many) for kind, (verb, one, many) in _DOES.items()]
    does.append(("replaces", tables, "pay table", "pay tables"))
    said = list_in_words(f"{verb} {count_in_words(number, one, many)}" for verb, number, one, many in does if number)
    if any(len(aspects) > 1 for aspects in each):
        said += f", {count_in_words(len(each), 'class', 'classes')} in all"
    return said or "changes no line of the plan"


def point_in_words(
    before: State | None, after: State | None, *, on: date, cause: str | None = None, today: date | None = None
) -> tuple[str, ...]:
    """What changed between two states of a line on a day; no state before is its beginning, none after its end.

    `today` tells what is only to come: that provisional use ends is stored when it begins.
    """
    over = end_of_use(before, after, on=on, cause=cause)
    if over is not None and today is not None and today < on:
        return ("Its months of provisional use are over on this day, unless the Council approves before (7-10 O).",)
    if over is not None:
        ended = f"Its provisional use ended without approval: {ENDED_BECAUSE[over]}."
        return (ended, *(_differences(before, after) if before and after else ["The class was never enacted."]))
    if after is None:
        return ("The class is abolished." if cause else "The class ends.",)
    if before is None:
        return (_beginning(after),)
    found = _differences(before, after)
    if not found and after.attested_by and after.since != before.since:
        found.append(f"{after.attested_by} prints the line as it stood.")
    return tuple(found) or ("The line is stated again, unchanged.",)


def list_in_words(parts: Iterable[str]) -> str:
    """Joined as one speaks: *a, b and c*."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


# --- A change --------------------------------------------------------------------------------------------


def _named(line: Line) -> str:
    if line.title and line.code:
        return f"{line.title} ({line.code})"
    return line.title or line.code or "A class without a name"


def _in_grade(line: Line) -> str:
    if line.grade is None:
        return ""
    pay = range_in_words(line.minimum, line.maximum)
    return f" in pay grade {line.grade}, {pay}" if pay else f" in pay grade {line.grade}"


def _each_aspect(before: Line, after: Line, aspects: frozenset[ChangeKind]) -> Iterable[str]:
    subject = _named(before)
    if ChangeKind.RETITLE in aspects:
        yield f"{subject} is renamed {after.title}."
        subject = "The class"
    if ChangeKind.RECODE in aspects:
        yield f"{subject} moves from job code {before.code} to {after.code}."
        subject = "Its pay"
    if ChangeKind.REGRADE in aspects:
        yield f"{subject} moves from pay grade {_grade(before)} to {_grade(after)}."


def _grade(line: Line) -> str:
    pay = range_in_words(line.minimum, line.maximum)
    return f"{line.grade} ({pay})" if pay else f"{line.grade}"


# --- An amendment ----------------------------------------------------------------------------------------

_DOES = {
    ChangeKind.CREATE: ("adds", "new class", "new classes"),
    ChangeKind.ABOLISH: ("abolishes", "class", "classes"),
    ChangeKind.REGRADE: ("moves", "class to another pay grade", "classes to other pay grades"),
    ChangeKind.RETITLE: ("renames", "class", "classes"),
    ChangeKind.RECODE: ("gives a new job code to", "class", "classes"),
    ChangeKind.REVISE: ("revises the specification of", "class", "classes"),
}


def _when(effective: date | None, waits_for: str, today: date) -> str:
    if effective is None:
        return f"It has not taken effect. {waits_for}".strip()
    if effective > today:
        return f"It takes effect on {long_date(effective)}, {days_away(effective, today)}."
    return f"It has been in force since {long_date(effective)}."


def _standing(changes: Sequence[Change], effective: date | None, council: date | None, tables: int) -> str:
    if not tables and not any(change.touches_title_or_rate for change in changes):
        return "It changes the text of specifications alone, so titles and pay stay as they are."
    if effective is None:
        return "Until it takes effect, nothing of it counts for good."
    if council is not None:
        return f"The Council approved it on {long_date(council)}."
    if any(change.changes_rate for change in changes):
        return "The Council's approval is not on record, so new classes and changed pay grades stand as provisional."
    return "The Council's approval is not on record."


# --- A point of a life -----------------------------------------------------------------------------------

ENDED_BECAUSE = {
    EndOfUse.LAPSED: "its months were over and the Council had not approved it (7-10 O)",
    EndOfUse.DISAPPROVED: "the Council disapproved it (7-10 O)",
    EndOfUse.VETOED: "the Mayor vetoed it and the Council did not override the veto (7-37 A)",
}


def _beginning(state: State) -> str:
    line = Line(state.code, state.title, state.grade)
    if state.attested_by:
        return f"{state.attested_by} is the first paper that shows {_named(line)}{_in_grade(line)}."
    return f"The class begins as {_named(line)}{_in_grade(line)}."


def _differences(before: State, after: State) -> list[str]:
    named = (("title", "title"), ("code", "job code"), ("grade", "pay grade"))
    found = [
        _differs(said, getattr(before, name), getattr(after, name))
        for name, said in named
        if getattr(before, name) != getattr(after, name)
    ]
    if before.flsa != after.flsa:
        found.append(_differs("FLSA status", before.flsa, after.flsa))
    if after.usable_until and not before.usable_until:
        found.append(f"It stands provisionally, until {long_date(after.usable_until)}.")
    if before.usable_until and after.provisional and not after.usable_until:
        found.append("The Council approved it: its provisional use is no longer bound to its months.")
    elif is_completed(before, after):
        found.append("The enactment is complete: it is no longer provisional.")
    elif before.council_on_record is False and after.council_on_record:
        found.append("The Council's approval came on record.")
    return found


def _differs(what: str, old: str | None, new: str | None) -> str:
    if old is None:
        return f"The {what} became known: {new}."
    if new is None:
        return f"The {what} {old} is no longer on record."
    return f"The {what} changed from {old} to {new}."
