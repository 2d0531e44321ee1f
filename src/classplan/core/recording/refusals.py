"""What cannot be entered, each with what stands in the way, its value, the clause, and what to do."""

from collections.abc import Iterable, Mapping
from datetime import date

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.history import GapSays, gaps
from classplan.core.pack import Pack
from classplan.core.plan import Change
from classplan.core.recording.model import KnownClass, Paper
from classplan.core.recording.register import Register, distance
from classplan.core.rules import Finding, not_on_record


def refuse_two_changes_of_one_class(paper: Paper) -> None:
    """Refuse a paper whose tables list one class twice: nobody can say which of the two holds (7-10 D)."""
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


def refuse_unknown_grades(paper: Paper, pack: Pack) -> None:
    """Refuse a paper with a grade that is none in its jurisdiction (7-10 K)."""
    for change in paper.changes:
        for line in (change.before, change.after):
            if line is not None and line.grade is not None:
                pack.grade_of(line.grade)


def refuse_taken_code(change: Change, register: Register, begins: date, own: set[int]) -> None:
    """Refuse a new code that another class carries on the day on which it is to begin (X25)."""
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


def refuse_shared_codes(paper: Paper, classes: Iterable[int], register: Register) -> None:
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
    return next((day for day in days if distance(one, code, day) == 0 == distance(other, code, day)), None)


def refuse_contradictions(
    register: Register, before: Mapping[int, set[GapSays]], recorded: int, paper: Paper
) -> tuple[Finding, ...]:
    """A later paper on record that this one contradicts refuses it; a change that no paper tells of is a finding."""
    findings: list[Finding] = []
    for number, known_class in register.known.items():
        for gap in gaps(known_class.statements):
            if gap.says in before.get(number, set()):
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
