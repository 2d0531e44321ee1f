"""Specifications as papers bring them: the versions they begin, the classes they attest and replace."""

from collections.abc import Iterable, Sequence
from datetime import date

from classplan.core.errors import Invalid
from classplan.core.history import Kind, Statement
from classplan.core.pack import Pack
from classplan.core.plan import Line
from classplan.core.recording.model import AttachedSpec, Entered, KnownClass, Paper, Replaced, SpecStart
from classplan.core.recording.register import Register
from classplan.core.rules import Finding


def enter_circular(
    paper: Paper, *, known: Iterable[KnownClass], next_number: int, recorded: int, pack: Pack
) -> Entered:
    """Decide what an update of specifications states: each counts from the day that it prints as its revision.

    A class that is known by its title alone has no code (settled question 15).
    """
    register = Register(known, next_number)
    started: list[SpecStart] = []
    statements: list[tuple[int, Statement]] = []
    classes: list[int] = []
    for spec in paper.specs:
        start = _printed_start(spec, paper)
        job_class = register.with_title(spec.title, start) or register.add(spec.title)
        statements += _specified(job_class, spec, paper, start, register, recorded)
        classes.append(job_class.number)
        started.append(SpecStart(job_class.number, start, spec))
    replaced, ended = _successions(started, register, paper, recorded)
    return Entered(
        classes=tuple(classes),
        new_classes=register.new,
        statements=(*statements, *ended),
        specs=tuple(started),
        replaced=replaced,
        gaps=specification_findings(started, pack),
    )


def specification_findings(started: Iterable[SpecStart], pack: Pack) -> tuple[Finding, ...]:
    """What recorded specifications do not state, and new ones would have to."""
    return tuple(
        finding
        for version in started
        for finding in pack.specification_findings(version.spec.stated, version.spec.title, version.start)
    )


def specifications(
    paper: Paper, classes: Sequence[int], register: Register, start: date | None, recorded: int
) -> tuple[tuple[SpecStart, ...], tuple[Replaced, ...], list[tuple[int, Statement]]]:
    """The versions that begin with a notice, the classes they replace, and what they state besides its changes."""
    if start is None:
        return (), (), []
    by_title = {c.after.title: n for n, c in zip(classes, paper.changes, strict=True) if c.after is not None}
    started: list[SpecStart] = []
    statements: list[tuple[int, Statement]] = []
    for spec in paper.specs:
        number = by_title.get(spec.title)
        if number is None:
            job_class = register.with_title(spec.title, start) or register.add(spec.title)
            number = job_class.number
            statements += _specified(job_class, spec, paper, start, register, recorded)
        started.append(SpecStart(number, start, spec))
    replaced, ended = _successions(started, register, paper, recorded)
    return tuple(started), replaced, [*statements, *ended]


def _specified(
    job_class: KnownClass, spec: AttachedSpec, paper: Paper, start: date, register: Register, recorded: int
) -> list[tuple[int, Statement]]:
    """What a specification without a change of its class states: its FLSA status, and that the class stands.

    It attests the class by its title where nothing else is known of that day.
    """
    if job_class.timeline.on(start) is None:
        line = Line(title=spec.title)
        said = Statement(Kind.ATTESTED, start, paper.name, line, flsa=spec.flsa, recorded=recorded)
    elif spec.flsa is not None:
        said = Statement(Kind.FLSA, start, paper.name, flsa=spec.flsa, recorded=recorded)
    else:
        return []
    register.state(said, job_class.number)
    return [(job_class.number, said)]


def _successions(
    started: Sequence[SpecStart], register: Register, paper: Paper, recorded: int
) -> tuple[tuple[Replaced, ...], tuple[tuple[int, Statement], ...]]:
    """Classes that a specification says it replaces: an end, and no start (settled question 15; clause 164)."""
    replaced: list[Replaced] = []
    ended: list[tuple[int, Statement]] = []
    for version in started:
        established = version.spec.established
        day = established.last if established is not None else None
        for title in version.spec.replaces:
            predecessor = (
                register.with_title(title, day or version.start) or _known_as(register, title) or register.add(title)
            )
            replaced.append(Replaced(version.job_class, predecessor.number, day))
            if day is not None and not any(point.ended for point in predecessor.timeline):
                said = Statement(Kind.ENDED, day, paper.name, Line(title=title), recorded=recorded)
                ended.append((predecessor.number, said))
                register.state(said, predecessor.number)
    return tuple(replaced), tuple(ended)


def _known_as(register: Register, title: str) -> KnownClass | None:
    return next((c for c in register.known.values() if c.known_as == title and not c.states), None)


def _printed_start(spec: AttachedSpec, paper: Paper) -> date:
    printed = spec.revised or spec.established
    if printed is None or printed.exact is None:
        raise Invalid(
            f"The specification of “{spec.title}” in {paper.name} prints {'no day' if printed is None else printed} as its revision or "
            "establishment; it counts from that day, so the whole day is needed. Complete the paper, or record it by a notice."
        )
    return printed.exact
