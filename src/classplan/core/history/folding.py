"""The fold: all statements of a class, in the order of their days, are the life of its line."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from classplan.core.history.statements import NAMED, Kind, State, Statement, in_order
from classplan.core.plan import Line
from classplan.core.timeline import Point, Timeline


class Life:
    """The line of one class while its statements are told one after the other, in their order."""

    def __init__(self) -> None:
        self.state: State | None = None
        self._lasting: State | None = None

    def told(self, said: Statement) -> bool:
        """Take a statement in, and say whether it tells anything of the line."""
        if said.kind in _FALLS:
            if not _falls(self.state, said):
                return False
            self.state = self._lasting
            return True
        after = _after(self.state, said)
        if after is None and said.kind is not Kind.ENDED:
            return False
        self.state = after
        if after is None or not after.provisional:
            self._lasting = after
        elif said.kind is Kind.CHANGED and said.usable_until is None and self._lasting is not None:
            self._lasting = _changed(self._lasting, said)  # for good, beside a use that may end
        return True


def fold(statements: Iterable[Statement]) -> tuple[Point[State], ...]:
    """One point for every day on which something is stated of the line: as it stands at the end of that day.

    What is completed or classed under the FLSA when no line is known, or none any more, tells nothing.
    """
    points: list[Point[State]] = []
    life = Life()
    said = _with_completions(statements)
    too_late = _begun_too_late(said)
    for day, of_day in groupby(in_order(said), key=lambda s: s.day):
        telling = [statement for statement in of_day if statement in too_late or life.told(statement)]
        if telling:
            points.append(Point(day, life.state, cause=life.state.cause if life.state else telling[-1].cause))
    return tuple(points)


def _begun_too_late(statements: list[Statement]) -> set[Statement]:
    """Provisional use that begins when its proposal has fallen already, or counts for good already: it changes nothing.

    Acts of the bodies may be recorded after use was begun on a later day; what they did comes first all the same.
    """
    fell = _first_days(s for s in statements if s.kind is Kind.REVERTED)
    counts = _first_days(s for s in statements if s.kind is Kind.COMPLETED or _for_good(s))
    return {s for s in statements if _too_late(s, fell, counts)}


def _too_late(said: Statement, fell: Mapping[str, date], counts: Mapping[str, date]) -> bool:
    if said.kind is not Kind.CHANGED or said.usable_until is None or said.cause is None:
        return False
    return fell.get(said.cause, date.max) <= said.day or counts.get(said.cause, date.max) < said.day


def _for_good(said: Statement) -> bool:
    return said.kind is Kind.CHANGED and said.usable_until is None


def _first_days(statements: Iterable[Statement]) -> dict[str, date]:
    """By cause, the first day on which one of them speaks."""
    found: dict[str, date] = {}
    for said in statements:
        if said.cause is not None:
            found[said.cause] = min(said.day, found.get(said.cause, said.day))
    return found


_FALLS = (Kind.LAPSED, Kind.REVERTED)


def _falls(state: State | None, said: Statement) -> bool:
    """Whether the line is provisional by that very notice, and, where its months are over, still bound by them."""
    if state is None or state.provisional_by is None or state.provisional_by != said.cause:
        return False
    return said.kind is Kind.REVERTED or state.usable_until is not None


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
        case Kind.APPROVED:
            return _approved(state, said)
        case Kind.LAPSED | Kind.REVERTED:
            raise AssertionError("What falls is put back by the fold, which knows what lasted.")


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
    if state is not None and not differing(state, said.line):
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


def _approved(state: State | None, said: Statement) -> State | None:
    """The Council has approved, the enactment is not complete: still provisional, and no longer bound to its months."""
    if state is None or state.provisional_by != said.cause:
        return None
    return replace(state, usable_until=None, council_on_record=True)


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


def differing(state: State, line: Line) -> list[str]:
    """What a line prints otherwise than the state has it."""
    return [n for n in NAMED if getattr(line, n) and getattr(state, n) and getattr(line, n) != getattr(state, n)]
