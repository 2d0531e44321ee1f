"""A job announcement drafted from the specification in force (20, 191): what the work is, what it pays, how to apply.

All but how and until when to apply is the specification's own, word for word; a part that the text lacks is left out.

>>> from classplan.core.spec.model import Item, Section
>>> spec = Spec("Clerk", 1, sections=(Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=(Item("Files plans.", 3),)),))
>>> facts = AnnouncementFacts("Wrenfield", "specification", "Clerk", spec, date(2026, 3, 2), how="At the counter.", until="March 30")
>>> [block.text for block in job_announcement(facts).blocks if isinstance(block, Heading)]
['Clerk', 'What you would do', 'How to apply']
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from classplan.core.dates import long_date
from classplan.core.documents.specification import item_blocks
from classplan.core.documents.tree import Block, Document, Facts, Heading, Paragraph
from classplan.core.errors import Invalid
from classplan.core.plain_words import range_in_words
from classplan.core.spec.model import Section, SectionKind, Spec

LONGEST = 5_000
SUPERVISION = (SectionKind.SUPERVISION_RECEIVED, SectionKind.SUPERVISION_GIVEN)
PARTS: tuple[tuple[str, tuple[SectionKind, ...]], ...] = (
    ("What the work is", (SectionKind.SUMMARY,)),
    ("What you would do", (SectionKind.DUTIES,)),
    (
        "What you need",
        (
            SectionKind.MINIMUM_QUALIFICATIONS,
            SectionKind.EDUCATION_EXPERIENCE,
            SectionKind.LICENSURE,
            SectionKind.REQUIREMENTS,
        ),
    ),
    ("What else counts", (SectionKind.DESIRABLE,)),
    ("Supervision", SUPERVISION),
    ("Where and under what conditions", (SectionKind.PHYSICAL_DEMANDS, SectionKind.ENVIRONMENT)),
)
_PART_OF = {kind: part for part, kinds in PARTS for kind in kinds}


@dataclass(frozen=True, slots=True)
class AnnouncementFacts:
    """What an announcement is made of: the class as it stands on a day, its text, and what the analyst types.

    `version` names the text; `noun` is the house's word for it.
    """

    office: str
    noun: str
    title: str
    spec: Spec
    day: date
    how: str
    until: str
    code: str | None = None
    grade: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    flsa: str | None = None
    version: str = ""
    letterhead: tuple[str, ...] = ()
    anchor: str = ""


def job_announcement(facts: AnnouncementFacts) -> Document:
    """The announcement. Raises `Invalid` where the text has no duties, or it is not said how and until when to apply."""
    if not any(section.kind is SectionKind.DUTIES and section.items for section in facts.spec.walk()):
        raise Invalid(
            f"The {facts.noun} of {facts.title} in force on {long_date(facts.day)} states no duties, so nothing can be announced "
            "from it (191). Write its duties first."
        )
    for said, what in ((facts.how, "how to apply"), (facts.until, "until when")):
        if not said.strip() or len(said) > LONGEST:
            raise Invalid(f"Say {what}, in at most {LONGEST:,} characters.")
    return Document(
        f"Job announcement: {facts.title}",
        tuple(_blocks(facts)),
        foot=f"Drafted from the {facts.noun}{f' {facts.version}' if facts.version else ''}",
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
    )


def of_part(sections: Sequence[Section], part: str, around: str = "") -> Iterator[Section]:
    """The sections with which a part begins, in the order of the paper; those inside them that are of no other follow."""
    for section in sections:
        own = _PART_OF.get(section.kind, around)
        if own == part != around:
            yield section
        yield from of_part(section.sections, part, own)


def _blocks(facts: AnnouncementFacts) -> Iterator[Block]:
    if facts.letterhead:
        yield Paragraph(" · ".join(facts.letterhead))
    yield Heading(1, facts.title)
    yield Paragraph("Job announcement", strong=True)
    yield Facts(tuple(_head(facts)))
    for part, _ in PARTS:
        held = [section for section in of_part(facts.spec.sections, part) if _says(section, part)]
        if held:
            yield Heading(2, part)
            for section in held:
                yield from _section(section, part, alone=len(held) == 1, level=3)
    yield Heading(2, "How to apply")
    yield from (Paragraph(text.strip()) for text in facts.how.split("\n\n") if text.strip())
    yield Paragraph(f"Applications are taken until {facts.until.strip().rstrip('.')}.", strong=True)


def _head(facts: AnnouncementFacts) -> Iterator[tuple[str, str]]:
    if facts.code:
        yield "Job code", facts.code
    if facts.grade:
        yield "Pay grade", facts.grade
    if pay := range_in_words(facts.minimum, facts.maximum):
        yield "Pay range", f"{pay}, as of {long_date(facts.day)}"
    if facts.flsa:
        yield "FLSA status", facts.flsa
    yield "Apply until", facts.until.strip()


def _section(section: Section, part: str, *, alone: bool, level: int) -> Iterator[Block]:
    if not alone and section.heading.strip(": "):
        yield Heading(level, section.heading.strip(": "))
    yield from item_blocks(section.items)
    for inner in _inside(section, part):
        if _says(inner, part):
            yield from _section(inner, part, alone=False, level=level if alone else level + 1)


def _inside(section: Section, part: str) -> Iterator[Section]:
    """What stands in a section and in no other part of the announcement."""
    return (inner for inner in section.sections if _PART_OF.get(inner.kind, part) == part)


def _says(section: Section, part: str) -> bool:
    return any(item.text.strip() for item in section.items) or any(
        _says(inner, part) for inner in _inside(section, part)
    )
