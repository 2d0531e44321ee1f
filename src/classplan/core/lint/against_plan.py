"""A specification against the plan of the day: another code, another FLSA status than its grade has."""

from collections import Counter
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper
from classplan.core.spec.model import Spec

_FEWEST = 3


def code_against_plan(paper: Paper) -> Iterator[Fault]:
    """A code that the plan gives to another class, or another one than it gives to this class."""
    by_code = {listed.code: listed for listed in paper.known.classes if listed.code}
    for spec in paper.specs:
        listed = paper.known.by_title.get(spec.title or "")
        for code in spec.codes:
            other = by_code.get(code)
            if listed is not None and listed.code and listed.code not in spec.codes:
                why = f"the plan lists {listed.title} under {listed.code}"
            elif other is not None and listed is None and spec.title and other.title != spec.title:
                why = f"the plan lists {other.title} under this code"
            else:
                continue
            yield Fault(
                "code-against-plan",
                _line_of(spec, code),
                code,
                why,
                "Print the code that the plan has, or change the plan.",
            )


def flsa_against_plan(paper: Paper) -> Iterator[Fault]:
    """An FLSA status other than that of the plan's other classes in the same schedule (96)."""
    for spec in paper.specs:
        listed = paper.known.by_title.get(spec.title or "")
        flsa = spec.field("flsa")
        if listed is None or not listed.grade or flsa is None or not isinstance(flsa.parsed, str):
            continue
        schedule = listed.grade[:1]
        held = Counter(
            other.flsa
            for other in paper.known.classes
            if other.flsa and other.grade and other.grade[:1] == schedule and other.title != listed.title
        )
        usual, count = next(iter(held.most_common(1)), ("", 0))
        if schedule.isdigit() and usual != flsa.parsed and count >= _FEWEST and count > 2 * held[flsa.parsed]:
            why = f"{listed.title} is {flsa.parsed} here, and {count} other classes of the schedule of {listed.grade} are {usual}"
            printed = f"{flsa.label or 'FLSA'} {flsa.printed}"
            yield Fault(
                "flsa-against-schedule", flsa.line, printed, why, "Compare the duties test; or state the reason."
            )


def _line_of(spec: Spec, code: str) -> int:
    return next((field.line for field in spec.fields if code in field.printed), spec.line)
