"""Fields that go against each other: FLSA status and schedule, EEO category and summary."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from classplan.core.lint.against_plan import flsa_against_plan
from classplan.core.lint.model import Fault, Paper
from classplan.core.lint.words import stem
from classplan.core.spec.model import SectionKind

_FEWEST = 3
_ABOUT_THE_WORK = (SectionKind.SUMMARY, SectionKind.DISTINGUISHING)
_CATEGORIES = ("paraprofessional", "technician", "service", "craft", "protective")


def flsa_against_schedule(paper: Paper) -> Iterator[Fault]:
    """An FLSA status other than that of all other classes of the schedule, in the paper or in the plan (clause 96, X50)."""
    yield from flsa_against_plan(paper)
    schedules: dict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
    grades = {line.title: line.grade for _, line in paper.printed_lines if line.title and line.grade}
    for spec in paper.specs:
        flsa = next((field for field in spec.fields if field.key == "flsa" and isinstance(field.parsed, str)), None)
        grade = grades.get(spec.title or "")
        if flsa and grade and grade[0].isdigit():
            schedules[grade[0]].append((flsa.line, f"{flsa.label or 'FLSA'} {flsa.printed}", str(flsa.parsed), grade))
    for held in schedules.values():
        (usual, count), *others = Counter(status for _, _, status, _ in held).most_common()
        if not others or count < _FEWEST or count < 2 * sum(n for _, n in others):
            continue
        for line, printed, status, grade in held:
            if status != usual:
                why = f"the class is {status}, and all other classes of the schedule of {grade} are {usual}"
                yield Fault(
                    "flsa-against-schedule", line, printed, why, "Compare the duties test; or state the reason."
                )


def eeo_against_summary(paper: Paper) -> Iterator[Fault]:
    """An EEO category that the class's own words do not bear out (X37)."""
    for count, spec in enumerate(paper.specs):
        category = next((field for field in spec.fields if field.key.startswith("eeo") and field.printed), None)
        if category is None:
            continue
        name = stem(category.printed.casefold())
        if name not in _CATEGORIES:
            continue
        said = [p.text for p in paper.passages if p.spec == count and p.section in _ABOUT_THE_WORK]
        if said and not re.search(rf"\b{name}", " ".join(said), re.I):
            why = f"the category is {category.printed}, and the specification nowhere calls the work so"
            yield Fault(
                "eeo-against-summary",
                category.line,
                f"{category.label or 'EEO'} {category.printed}",
                why,
                "Settle which of the two holds.",
            )
