"""Entering a notice: the lines before are attested, the lines after begin on the effective day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.history import Kind, Statement, gaps
from classplan.core.pack import Pack
from classplan.core.pay import PayRange
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.ranges import RangeStatement
from classplan.core.recording.model import AttachedSpec, Entered, KnownClass, Paper
from classplan.core.recording.refusals import (
    refuse_contradictions,
    refuse_shared_codes,
    refuse_taken_code,
    refuse_two_changes_of_one_class,
    refuse_unknown_grades,
)
from classplan.core.recording.register import Register, distance
from classplan.core.recording.specifications import specification_findings, specifications
from classplan.core.rules import Finding, not_on_record


def enter_notice(
    paper: Paper,
    *,
    known: Iterable[KnownClass],
    next_number: int,
    recorded: int,
    acts: Acts,
    effect: TakesEffect,
    pack: Pack,
    policy: Any,
    assigned: Sequence[int] = (),
) -> Entered:
    """Decide what a past notice states. Raises `NotAllowed` or `Invalid` where it cannot be entered.

    The lines before are attested from the notice's day; the lines after begin on the effective day, if there is one.
    `assigned` holds the classes of the changes where the notice is on record already and takes effect only now.
    """
    refuse_two_changes_of_one_class(paper)
    refuse_unknown_grades(paper, pack)
    register = Register(known, next_number)
    earlier_gaps = {number: {gap.says for gap in gaps(c.statements)} for number, c in register.known.items()}
    begins = effect.day or paper.day
    for change in paper.changes:
        refuse_taken_code(change, register, begins, set(assigned))
    classes = tuple(assigned) or tuple(_class_of(change, paper, register, begins).number for change in paper.changes)
    specs = {spec.title: spec for spec in paper.specs}
    statements: list[tuple[int, Statement]] = []
    for number, change in zip(classes, paper.changes, strict=True):
        spec = specs.get(change.after.title or "") if change.after else None
        said = _statements(change, paper, acts, effect, pack, policy, spec, recorded)
        for statement in said if assigned else (*_attested(change, paper, recorded), *said):
            statements.append((number, statement))
            register.state(statement, number)
    started, replaced, more = specifications(paper, classes, register, effect.day, recorded)
    statements += more
    refuse_shared_codes(paper, classes, register)
    found_gaps = refuse_contradictions(register, earlier_gaps, recorded, paper)
    return Entered(
        classes=classes,
        new_classes=register.new,
        statements=tuple(statements),
        ranges=_ranges(paper, effect.day, recorded, attest=not assigned),
        specs=started,
        replaced=replaced,
        findings=pack.findings(paper.changes, acts, policy),
        gaps=(*found_gaps, *_loose_specifications(paper), *specification_findings(started, pack)),
    )


def completion(
    cause: str, paper: str, classes: Iterable[int], day: date, recorded: int
) -> tuple[tuple[int, Statement], ...]:
    """The statements by which an enactment becomes complete: values and *since* stay, *provisional* ends."""
    said = Statement(Kind.COMPLETED, day, paper, cause=cause, recorded=recorded)
    return tuple((number, said) for number in classes)


def _class_of(change: Change, paper: Paper, register: Register, begins: date) -> KnownClass:
    line = change.before or change.subject
    bearers = register.with_code(line.code)
    if change.before is None:
        bearers = [b for b in bearers if b.begins_unexplained and b.timeline.on(begins) is None]
    if bearers:
        return min(bearers, key=lambda bearer: distance(bearer, line.code, paper.day))
    titled = register.with_title(line.title, paper.day)
    if titled is not None and all(state.code is None for state in titled.states) and titled.number not in register.new:
        if line.code is None:
            return titled
        raise NotAllowed(
            f"{paper.name} prints {line.code} for “{line.title}”, and a class of that title is on record without a code. "
            f'If they are one class, say so first: classplan plan join "{line.title}" {line.code} --on DATE.'
        )
    return register.add(line.title or line.code or "untitled")


def _attested(change: Change, paper: Paper, recorded: int) -> Iterable[Statement]:
    if change.before is not None:
        yield Statement(Kind.ATTESTED, paper.day, paper.name, _named(change.before), recorded=recorded)


def _statements(
    change: Change,
    paper: Paper,
    acts: Acts,
    effect: TakesEffect,
    pack: Pack,
    policy: Any,
    spec: AttachedSpec | None,
    recorded: int,
) -> Iterable[Statement]:
    if effect.day is None:
        return
    if change.after is None:
        yield Statement(Kind.ENDED, effect.day, paper.name, cause=paper.cause, recorded=recorded)
        return
    needs_council = pack.needs_council(change)
    yield Statement(
        Kind.CHANGED,
        effect.day,
        paper.name,
        _named(change.after),
        cause=paper.cause,
        usable_until=pack.usable_until(change, acts, effect, policy),
        council_on_record=acts.council is not None if needs_council else None,
        flsa=spec.flsa if spec else None,
        recorded=recorded,
    )
    complete = max((day for day in (effect.completed, acts.council) if day is not None), default=effect.day)
    if needs_council and complete > effect.day:
        yield Statement(Kind.COMPLETED, complete, paper.name, cause=paper.cause, recorded=recorded)


def _named(line: Line) -> Line:
    return Line(code=line.code, title=line.title, grade=line.grade)


def _ranges(
    paper: Paper, effective: date | None, recorded: int, *, attest: bool
) -> tuple[tuple[str, RangeStatement], ...]:
    """Ranges printed beside present grades stood on the notice's day; those beside proposed ones, on the effective day."""
    found: dict[tuple[str, date], RangeStatement] = {}
    for change in paper.changes:
        for line, day in ((change.before, paper.day if attest else None), (change.after, effective)):
            pay_range = _printed_range(line, paper)
            if line is None or day is None or line.grade is None or pay_range is None:
                continue
            said = RangeStatement(day, pay_range, paper.name, recorded)
            held = found.setdefault((line.grade, day), said)
            if held.pay_range != said.pay_range:
                raise Invalid(
                    f"{paper.name} prints two ranges for {line.grade}: {held.pay_range}, and {said.pay_range} (7-10 L). Check its tables."
                )
    return tuple((grade, said) for (grade, _), said in found.items())


def _printed_range(line: Line | None, paper: Paper) -> PayRange | None:
    if line is None or line.minimum is None or line.maximum is None:
        return None
    try:
        return PayRange(line.minimum, line.maximum)
    except Invalid as problem:
        raise Invalid(f"{paper.name}, {line}: {problem}") from None


def _loose_specifications(paper: Paper) -> Iterable[Finding]:
    """Specifications that come with a notice and belong to none of its changes."""
    titles = {change.after.title for change in paper.changes if change.after is not None}
    for spec in paper.specs:
        if spec.title not in titles:
            text = f"The specification of “{spec.title}” is attached, and no change of {paper.name} names that title."
            yield replace(not_on_record(text), about=spec.title)
