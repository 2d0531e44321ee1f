"""An outline of a performance plan from the specification in force (20, 191): duties and competencies as rows to fill.

>>> from classplan.core.spec.model import Section
>>> spec = Spec("Clerk", 1, sections=(Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=(Item("Files plans.", 3),)),))
>>> made = performance_plan(PlanFacts("Wrenfield", "specification", "Clerk", spec, date(2026, 3, 2)))
>>> next(block.rows for block in made.blocks if isinstance(block, Table))
(('1', 'Files plans.', '', '', ''),)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents.tree import Block, Document, Facts, Heading, Paragraph, Table
from classplan.core.errors import Invalid
from classplan.core.spec.model import Item, SectionKind, Spec

COMPETENCIES = (SectionKind.COMPETENCIES, SectionKind.KNOWLEDGE, SectionKind.SKILLS, SectionKind.ABILITIES)
MEASURES = (
    "How it is measured: amount, time, quality",
    "By when, or how often, it is done",
    "What was reached at the end",
)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What an outline is made of; `period` is the time that it is for, as typed, and may be left to fill in."""

    office: str
    noun: str
    title: str
    spec: Spec
    day: date
    period: str = ""
    code: str | None = None
    version: str = ""
    anchor: str = ""


def performance_plan(facts: PlanFacts) -> Document:
    """The outline. Raises `Invalid` where the text states neither duties nor competencies."""
    duties = list(_rows(facts.spec, (SectionKind.DUTIES,)))
    qualities = list(_rows(facts.spec, COMPETENCIES))
    if not duties and not qualities:
        raise Invalid(
            f"The {facts.noun} of {facts.title} in force on {long_date(facts.day)} states no duties and no competencies, so there "
            "is nothing to plan by (191)."
        )
    if len(facts.period) > LONGEST:
        raise Invalid(f"The period takes at most {LONGEST} characters. Say it shorter.")
    return Document(
        f"Performance plan: {facts.title}",
        tuple(_blocks(facts, duties, qualities)),
        foot=f"Drafted from the {facts.noun}{f' {facts.version}' if facts.version else ''}",
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
    )


def _blocks(facts: PlanFacts, duties: Sequence[str], qualities: Sequence[str]) -> Iterator[Block]:
    yield Heading(1, facts.title)
    yield Paragraph("Performance plan: outline", strong=True)
    known = (("Job code", facts.code or ""), ("Period", facts.period.strip()))
    yield Facts((*(row for row in known if row[1] or row[0] == "Period"), ("Employee", ""), ("Supervisor", "")))
    yield Paragraph(
        f"Each row is a duty or a quality of the {facts.noun}, in its words. Supervisor and employee write beside it how it is "
        "measured, by when or how often, and at the end of the period what was reached. Rows that do not concern the "
        "position are struck out."
    )
    for heading, first, rows in (("Duties", "Duty", duties), ("Competencies", "Competency", qualities)):
        if rows:
            yield Heading(2, heading)
            told = tuple((str(n), row, "", "", "") for n, row in enumerate(rows, 1))
            yield Table(f"A row for each {first.lower()}, to be filled in", ("No.", first, *MEASURES), told)
    yield Heading(2, "Agreed")
    yield Facts((("Employee, day", ""), ("Supervisor, day", "")))


def _rows(spec: Spec, kinds: Sequence[SectionKind]) -> Iterator[str]:
    for section in spec.walk():
        if section.kind in kinds:
            yield from _texts(section.items)


def _texts(items: Sequence[Item]) -> Iterator[str]:
    """Each duty by itself; what stands under another is named with it."""
    for item in items:
        if item.items:
            yield from (f"{item.text.rstrip(': ')}: {text}" for text in _texts(item.items))
        elif item.text.strip():
            yield item.text
