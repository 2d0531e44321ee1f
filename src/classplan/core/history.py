"""What recorded acts state of one class, folded into the change points of its line in the plan.

An act (a notice, a circular) makes statements about classes: this line stood on that day; this change takes
effect; its enactment is complete. The fold of all statements, in the order of their days, is the life of the
line. A paper that comes late is folded in like any other, so the order of recording does not matter, and no
point is ever rewritten: `points_to_add` gives only what has become known since.

>>> told = [Statement(Kind.CHANGED, date(2011, 4, 10), "Notice 9", Line("CS1", "Clerk", "613-S"), cause="9")]
>>> fold(told)[0].value.title
'Clerk'
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from classplan.core.dates import long_date
from classplan.core.pay import Flsa
from classplan.core.plan import Line
from classplan.core.timeline import Point, Timeline

NAMED = ("code", "title", "grade")


class Kind(StrEnum):
    """What a statement says of its class, in the order in which those for one day count."""

    CHANGED = "changed"
    ENDED = "ended"
    ATTESTED = "attested"
    FLSA = "flsa"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an act says of one class.

    `line` holds what the paper prints (None where it prints nothing). `cause` is the notice's number as printed.
    `usable_until` is the last day of provisional use where the line begins provisionally (7-10 O).
    `council_on_record` is None where the Council has nothing to do with it. `recorded` numbers the acts.
    """

    kind: Kind
    day: date
    paper: str
    line: Line = Line()
    cause: str | None = None
    usable_until: date | None = None
    council_on_record: bool | None = None
    flsa: Flsa | None = None
    recorded: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """A line of the plan between two of its change points.

    `since` and `cause` are the line's: the day and the notice of the last act that made it what it is; `cause` is
    None, and `attested_by` names the paper, where all that is known is that it stood so on that day.
    """

    code: str | None
    title: str | None
    grade: str | None
    flsa: Flsa | None
    since: date
    cause: str | None
    attested_by: str | None = None
    provisional_by: str | None = None
    usable_until: date | None = None
    council_on_record: bool | None = None

    @property
    def provisional(self) -> bool:
        """Whether its enactment is not complete: approved by the Board, not by the Council (7-10 O)."""
        return self.provisional_by is not None


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements by their days; of two of a kind for one day, the one recorded later comes last and holds.

    On one day a change comes before what a paper attests of that day, whichever was recorded first.
    """
    kinds = list(Kind)
    return sorted(statements, key=lambda s: (s.day, kinds.index(s.kind), s.recorded))


def fold(statements: Iterable[Statement]) -> tuple[Point[State], ...]:
    """One point for every day on which something is stated of the line: as it stands at the end of that day.

    What is completed or classed under the FLSA when no line is known, or none any more, tells nothing.
    """
    points: list[Point[State]] = []
    state: State | None = None
    for day, of_day in groupby(in_order(_with_completions(statements)), key=lambda s: s.day):
        last = None
        for statement in of_day:
            after = _after(state, statement)
            if after is not None or statement.kind is Kind.ENDED:
                state, last = after, statement
        if last is not None:
            points.append(Point(day, state, cause=state.cause if state else last.cause))
    return tuple(points)


def _with_completions(statements: Iterable[Statement]) -> list[Statement]:
    """A change whose enactment is stated complete later has the Council on record, from its first day on."""
    said = list(statements)
    complete = {s.cause for s in said if s.kind is Kind.COMPLETED}
    return [
        replace(s, council_on_record=True)
        if s.kind is Kind.CHANGED and s.council_on_record is False and s.cause in complete
        else s
        for s in said
    ]


def points_to_add(
    stored: Timeline[State], statements: Iterable[Statement], *, recorded: int
) -> tuple[Point[State], ...]:
    """The points that the stored timeline lacks in order to answer as the fold of all statements does."""
    said = tuple(statements)
    return stored.lacking(Timeline(fold(said)), days={s.day for s in said}, recorded=recorded)


def _after(state: State | None, said: Statement) -> State | None:
    match said.kind:
        case Kind.ENDED:
            return None
        case Kind.CHANGED:
            return _changed(state, said)
        case Kind.ATTESTED:
            return _attested(state, said)
        case Kind.COMPLETED:
            return _completed(state, said)
        case Kind.FLSA:
            return _with_flsa(state, said) if state else None


def _changed(state: State | None, said: Statement) -> State:
    """The line that a change makes; what it does not print stays as it was, a provisional rate included."""
    provisional_by, usable_until = _provisional_use(state, said)
    return State(
        **_named(state, said.line),
        flsa=said.flsa or (state.flsa if state else None),
        since=said.day,
        cause=said.cause,
        provisional_by=provisional_by,
        usable_until=usable_until,
        council_on_record=said.council_on_record,
    )


def _provisional_use(state: State | None, said: Statement) -> tuple[str | None, date | None]:
    """By which notice the line is provisional after a change, and until when: another grade that begins for good ends it."""
    if said.usable_until is not None:
        return said.cause, said.usable_until
    if state is None or said.line.grade not in (None, state.grade):
        return None, None
    return state.provisional_by, state.usable_until


def _attested(state: State | None, said: Statement) -> State:
    """What a paper says stood: it fills in what was not known, and is believed where it differs (see `gaps`)."""
    if state is not None and not _differing(state, said.line):
        return _with_flsa(replace(state, **_named(state, said.line)), said)
    flsa = state.flsa if state else None
    return State(**_named(state, said.line), flsa=said.flsa or flsa, since=said.day, cause=None, attested_by=said.paper)


def _completed(state: State | None, said: Statement) -> State | None:
    """The enactment is complete: the values and `since` stay, the provisional state ends."""
    if state is None:
        return None
    if state.provisional_by == said.cause:
        state = replace(state, provisional_by=None, usable_until=None)
    return replace(state, council_on_record=True) if state.cause == said.cause else state


def _with_flsa(state: State, said: Statement) -> State:
    if said.flsa in (None, state.flsa):
        return state
    if state.flsa is None:
        return replace(state, flsa=said.flsa)
    return replace(
        state, flsa=said.flsa, since=said.day, cause=said.cause, attested_by=None if said.cause else said.paper
    )


def _named(state: State | None, line: Line) -> dict[str, Any]:
    """Code, title and grade as the line prints them, or else as they were."""
    return {name: getattr(line, name) or (getattr(state, name) if state else None) for name in NAMED}


def _differing(state: State, line: Line) -> list[str]:
    return [n for n in NAMED if getattr(line, n) and getattr(state, n) and getattr(line, n) != getattr(state, n)]


GapSays = tuple[Statement, str, str, str]


@dataclass(frozen=True, slots=True)
class Gap:
    """A paper says that a line stood otherwise than the acts before it left it."""

    statement: Statement
    field: str
    known: str
    printed: str
    known_since: date
    known_by: str

    @property
    def says(self) -> GapSays:
        """What does not fit what, without since when and by whom, which a paper in between may move."""
        return (self.statement, self.field, self.known, self.printed)


def gaps(statements: Sequence[Statement]) -> tuple[Gap, ...]:
    """Where an attested line differs from what the earlier statements of its class add up to, its end included."""
    found: list[Gap] = []
    state: State | None = None
    ended: Statement | None = None
    for said in in_order(statements):
        if said.kind is Kind.ATTESTED and state is not None:
            found += _gaps_in_line(state, said)
        elif said.kind is Kind.ATTESTED and ended is not None:
            found.append(Gap(said, "line", "ended", str(said.line), ended.day, ended.paper))
        state = _after(state, said)
        ended = None if state is not None else said if said.kind is Kind.ENDED else ended
    return tuple(found)


def _gaps_in_line(state: State, said: Statement) -> list[Gap]:
    known_by = state.attested_by or f"Notice {state.cause}"
    return [
        Gap(said, name, getattr(state, name), getattr(said.line, name), state.since, known_by)
        for name in _differing(state, said.line)
    ]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must know beside a line: a code for programs, words for people, the clause if there is one."""

    code: str
    text: str
    clause: str | None = None


def notes(state: State, *, on: date, group: str | None = None, range_moved_on: date | None = None) -> tuple[Note, ...]:
    """What a line of the plan carries with it on a day. `group` is the letter read off its printed grade."""
    found: list[Note] = []
    if state.attested_by:
        found.append(
            Note(
                "attested",
                f"Attested by {state.attested_by}: it stood so at the latest since {long_date(state.since)}.",
            )
        )
    if state.code is None:
        found.append(Note("no-code", "Known by its title alone; no paper on record prints its code."))
    if state.grade is None:
        found.append(Note("grade-not-on-record", "No paper on record prints its pay grade."))
    if group is not None:
        found.append(Note("group-inferred", f"Group {group} is inferred from the letter of the printed grade."))
    if state.usable_until is not None:
        found.append(_provisional(state.usable_until, on))
    if state.council_on_record is False:
        found.append(Note("council-not-on-record", "The Council's approval is not on record.", "7-21 C"))
    if range_moved_on is not None and range_moved_on > state.since:
        found.append(
            Note("range-moved", f"The range of its grade moved alone, at the latest on {long_date(range_moved_on)}.")
        )
    return tuple(found)


def _provisional(usable_until: date, on: date) -> Note:
    if on <= usable_until:
        return Note(
            "provisional", f"Provisional: approved by the Board, usable until {long_date(usable_until)}.", "7-10 O"
        )
    text = (
        f"Still provisional: its six months ended on {long_date(usable_until)}, and nothing on record completes or ends it. "
        "A recorded line does not lapse by silence."
    )
    return Note("provisional-past-its-months", text, "7-10 O")
