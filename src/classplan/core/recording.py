"""Entering a past paper: what it proposes, met with what is known, becomes statements about classes.

Recording history is not judging it. What a paper prints is taken as printed; what a live amendment would have had
to prove is found *not on record*, and stops nothing. Refused is only what cannot be entered without losing or
inventing something: a code that another class carries, two changes of one class, a paper that contradicts another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from classplan.core.dates import PartialDate, long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.history import Gap, Kind, State, Statement, fold, gaps
from classplan.core.pack import Pack
from classplan.core.pay import Flsa, PayRange
from classplan.core.plan import Change, Line
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.ranges import RangeStatement
from classplan.core.rules import Finding, not_on_record
from classplan.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class AttachedSpec:
    """A specification as far as the plan needs it; `body` is its structure, kept as it was read."""

    title: str
    flsa: Flsa | None = None
    established: PartialDate | None = None
    revised: PartialDate | None = None
    replaces: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be entered: its name (“Notice 1341”), its day, its changes, the specifications attached to it."""

    name: str
    day: date
    cause: str | None = None
    changes: tuple[Change, ...] = ()
    specs: tuple[AttachedSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class on record: its number, the title it was first entered under, all that was stated of it."""

    number: int
    known_as: str
    statements: tuple[Statement, ...] = ()

    @property
    def timeline(self) -> Timeline[State]:
        """The life of its line."""
        return Timeline(fold(self.statements))

    @property
    def states(self) -> tuple[State, ...]:
        """Every state that its line was ever in."""
        return tuple(point.value for point in self.timeline if point.value is not None)

    @property
    def begins_unexplained(self) -> bool:
        """Whether its first known day is only attested, so that an older paper may tell how it came about."""
        first = min(self.statements, key=lambda s: (s.day, s.recorded), default=None)
        return first is None or first.kind in (Kind.ATTESTED, Kind.ENDED)


@dataclass(frozen=True, slots=True)
class SpecStart:
    """A version of a specification, in force for a class from a day on."""

    job_class: int
    start: date
    spec: AttachedSpec


@dataclass(frozen=True, slots=True)
class Replaced:
    """One class took over from another."""

    successor: int
    predecessor: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a paper does: nothing is written yet.

    `classes` holds the class of each change, in its order; `new_classes` the titles of classes that become known.
    """

    classes: tuple[int, ...]
    new_classes: Mapping[int, str]
    statements: tuple[tuple[int, Statement], ...]
    ranges: tuple[tuple[str, RangeStatement], ...]
    specs: tuple[SpecStart, ...]
    replaced: tuple[Replaced, ...]
    findings: tuple[Finding, ...]


class _Register:
    """The classes known so far, those that this paper adds included."""

    def __init__(self, known: Iterable[KnownClass], next_number: int) -> None:
        self.known = {known_class.number: known_class for known_class in known}
        self.new: dict[int, str] = {}
        self._next = next_number

    def add(self, title: str) -> KnownClass:
        """A class that no paper named before."""
        added = KnownClass(self._next, title)
        self.known[added.number] = added
        self.new[added.number] = title
        self._next += 1
        return added

    def state(self, statement: Statement, number: int) -> None:
        """Count a statement among those of its class."""
        known_class = self.known[number]
        self.known[number] = replace(known_class, statements=(*known_class.statements, statement))

    def with_code(self, code: str | None) -> list[KnownClass]:
        """The classes whose line ever carried a code."""
        return [c for c in self.known.values() if code and any(state.code == code for state in c.states)]

    def with_title(self, title: str | None, on: date) -> KnownClass | None:
        """The class that carries a title on a day, or did last, or is known to later."""
        titled = [c for c in self.known.values() if title and any(s.title == title for s in c.states)]
        for known_class in titled:
            point = known_class.timeline.on(on)
            if point is not None and point.value is not None and point.value.title == title:
                return known_class
        return titled[0] if len(titled) == 1 else None


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
    _refuse_two_changes_of_one_class(paper)
    _refuse_unknown_grades(paper, pack)
    register = _Register(known, next_number)
    earlier_gaps = {number: set(gaps(c.statements)) for number, c in register.known.items()}
    begins = effect.day or paper.day
    for change in paper.changes:
        _refuse_taken_code(change, register, begins, set(assigned))
    classes = tuple(assigned) or tuple(_class_of(change, paper, register, begins).number for change in paper.changes)
    specs = {spec.title: spec for spec in paper.specs}
    statements: list[tuple[int, Statement]] = []
    for number, change in zip(classes, paper.changes, strict=True):
        spec = specs.get(change.after.title or "") if change.after else None
        for statement in _statements(change, paper, acts, effect, pack, policy, spec, recorded):
            statements.append((number, statement))
            register.state(statement, number)
    started, replaced, more = _specifications(paper, classes, register, effect.day, recorded)
    statements += more
    _refuse_shared_codes(paper, classes, register)
    found_gaps = _refuse_contradictions(register, earlier_gaps, recorded, paper)
    findings = (*pack.findings(paper.changes, acts, policy), *found_gaps, *_loose_specifications(paper))
    return Entered(
        classes, register.new, tuple(statements), _ranges(paper, effect.day, recorded), started, replaced, findings
    )


def enter_circular(paper: Paper, *, known: Iterable[KnownClass], next_number: int, recorded: int) -> Entered:
    """Decide what an update of specifications states: each counts from the day that it prints as its revision.

    A class that is known by its title alone has no code (settled question 15).
    """
    register = _Register(known, next_number)
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
    return Entered(tuple(classes), register.new, (*statements, *ended), (), tuple(started), replaced, ())


def completion(
    cause: str, paper: str, classes: Iterable[int], day: date, recorded: int
) -> tuple[tuple[int, Statement], ...]:
    """The statements by which an enactment becomes complete: values and *since* stay, *provisional* ends."""
    said = Statement(Kind.COMPLETED, day, paper, cause=cause, recorded=recorded)
    return tuple((number, said) for number in classes)


def _refuse_two_changes_of_one_class(paper: Paper) -> None:
    seen: dict[str, Change] = {}
    for change in paper.changes:
        names = {line.code or line.title or "" for line in (change.before, change.after) if line is not None}
        for name in names:
            if name in seen:
                raise Invalid(
                    f"{paper.name} changes {name} twice: “{seen[name].subject}” and “{change.subject}”. One notice holds one "
                    "change of a class (7-10 D). Check whether a table lists it twice."
                )
        seen.update(dict.fromkeys(names, change))


def _refuse_unknown_grades(paper: Paper, pack: Pack) -> None:
    for change in paper.changes:
        for line in (change.before, change.after):
            if line is not None and line.grade is not None:
                pack.grade_of(line.grade)


def _class_of(change: Change, paper: Paper, register: _Register, begins: date) -> KnownClass:
    line = change.before or change.subject
    bearers = register.with_code(line.code)
    if change.before is None:
        bearers = [b for b in bearers if b.begins_unexplained and b.timeline.on(begins) is None]
    if bearers:
        return min(bearers, key=lambda bearer: _distance(bearer, line.code, paper.day))
    titled = register.with_title(line.title, paper.day)
    if titled is not None and all(state.code is None for state in titled.states) and titled.number not in register.new:
        if line.code is None:
            return titled
        raise NotAllowed(
            f"{paper.name} prints {line.code} for “{line.title}”, and a class of that title is on record without a code. "
            f'If they are one class, say so first: classplan plan join "{line.title}" {line.code} --on DATE.'
        )
    return register.add(line.title or line.code or "untitled")


def _distance(bearer: KnownClass, code: str | None, day: date) -> int:
    """How far in days from a day a class carries a code; 0 where it does on the day itself."""
    point = bearer.timeline.on(day)
    if point is not None and point.value is not None and point.value.code == code:
        return 0
    starts = [point.start for point in bearer.timeline if point.value is not None and point.value.code == code]
    return min((abs((start - day).days) for start in starts), default=0) + 1


def _refuse_taken_code(change: Change, register: _Register, begins: date, own: set[int]) -> None:
    code = change.after.code if change.after else None
    if code is None or (change.before is not None and change.before.code == code):
        return
    for other in register.with_code(code):
        if other.number in own:
            continue
        if change.before is None and other.begins_unexplained and other.timeline.on(begins) is None:
            continue
        mine = change.before is not None and any(s.code == change.before.code for s in other.states)
        point = other.timeline.on(begins)
        if not mine and point is not None and point.value is not None and point.value.code == code:
            state = point.value
            raise NotAllowed(
                f"The code {code} is to go to “{change.subject.title}” on {begins}, and “{state.title}” carries it since "
                f"{state.since} (X25: a code names one class on a day). Check the code in the paper, or record first what ended “{state.title}”."
            )


def _refuse_shared_codes(paper: Paper, classes: Iterable[int], register: _Register) -> None:
    """Refuse a paper after which two classes carry one code on some day, if only on one after its own (X25)."""
    for number in classes:
        mine = register.known[number]
        for code in {state.code for state in mine.states if state.code}:
            for other in register.with_code(code):
                day = _first_shared_day(mine, other, code)
                if other.number != number and day is not None:
                    raise NotAllowed(
                        f"{paper.name} would leave the code {code} with “{mine.known_as}” when “{other.known_as}” carries it "
                        f"from {day} on (X25: a code names one class on a day). Check the code in the paper, or record first "
                        "what ended one of the two."
                    )


def _first_shared_day(one: KnownClass, other: KnownClass, code: str) -> date | None:
    days = sorted({point.start for known_class in (one, other) for point in known_class.timeline})
    return next((day for day in days if _distance(one, code, day) == 0 == _distance(other, code, day)), None)


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
    if change.before is not None:
        yield Statement(Kind.ATTESTED, paper.day, paper.name, _named(change.before), recorded=recorded)
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
    if needs_council and effect.completed is not None and effect.completed > effect.day:
        yield Statement(Kind.COMPLETED, effect.completed, paper.name, cause=paper.cause, recorded=recorded)


def _named(line: Line) -> Line:
    return Line(code=line.code, title=line.title, grade=line.grade)


def _specifications(
    paper: Paper, classes: Sequence[int], register: _Register, start: date | None, recorded: int
) -> tuple[tuple[SpecStart, ...], tuple[Replaced, ...], list[tuple[int, Statement]]]:
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
    job_class: KnownClass, spec: AttachedSpec, paper: Paper, start: date, register: _Register, recorded: int
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
    started: Sequence[SpecStart], register: _Register, paper: Paper, recorded: int
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


def _known_as(register: _Register, title: str) -> KnownClass | None:
    return next((c for c in register.known.values() if c.known_as == title and not c.states), None)


def _printed_start(spec: AttachedSpec, paper: Paper) -> date:
    printed = spec.revised or spec.established
    if printed is None or printed.exact is None:
        raise Invalid(
            f"The specification of “{spec.title}” in {paper.name} prints {'no day' if printed is None else printed} as its revision or "
            "establishment; it counts from that day, so the whole day is needed. Complete the paper, or record it by a notice."
        )
    return printed.exact


def _ranges(paper: Paper, effective: date | None, recorded: int) -> tuple[tuple[str, RangeStatement], ...]:
    """Ranges printed beside present grades stood on the notice's day; those beside proposed ones, on the effective day."""
    found: dict[tuple[str, date], RangeStatement] = {}
    for change in paper.changes:
        for line, day in ((change.before, paper.day), (change.after, effective)):
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


def _refuse_contradictions(
    register: _Register, before: Mapping[int, set[Gap]], recorded: int, paper: Paper
) -> tuple[Finding, ...]:
    """A later paper on record that this one contradicts refuses it; a change that no paper tells of is a finding."""
    findings: list[Finding] = []
    for number, known_class in register.known.items():
        for gap in gaps(known_class.statements):
            if gap in before.get(number, set()):
                continue
            if gap.statement.recorded != recorded:
                raise NotAllowed(
                    f"{paper.name} would leave the {gap.field} of {known_class.known_as} as “{gap.known}” from {long_date(gap.known_since)} on; "
                    f"{gap.statement.paper}, recorded already, prints “{gap.printed}” for {long_date(gap.statement.day)}. One of the two is "
                    "misread or a paper between them is missing. Record the missing one first, or correct the paper."
                )
            findings.append(
                not_on_record(
                    f"How the {gap.field} of {known_class.known_as} changed from “{gap.known}” ({gap.known_by}) to "
                    f"“{gap.printed}”, which {paper.name} prints, is not on record. The line is taken as printed, from the paper's day."
                )
            )
    return tuple(findings)


def _loose_specifications(paper: Paper) -> Iterable[Finding]:
    """Specifications that come with a notice and belong to none of its changes."""
    titles = {change.after.title for change in paper.changes if change.after is not None}
    for spec in paper.specs:
        if spec.title not in titles:
            text = f"The specification of “{spec.title}” is attached, and no change of {paper.name} names that title."
            yield replace(not_on_record(text), about=spec.title)
