"""Job announcement and performance plan: the specification's own words, the pay of the day, rows to fill."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from classplan.core.documents import Document, Facts, Heading, Items, Paragraph, Table
from classplan.core.documents.announcement import AnnouncementFacts, job_announcement
from classplan.core.documents.performance import MEASURES, PlanFacts, performance_plan
from classplan.core.errors import Invalid
from classplan.core.spec.model import Item, Section, SectionKind, Spec
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract_bytes
from classplan.formats.pdf import as_pdf
from classplan.formats.render import as_html

DAY = date(2026, 3, 2)


def section(
    kind: SectionKind, heading: str, *texts: str, part: str | None = None, inner: tuple[Section, ...] = ()
) -> Section:
    items = tuple(Item(text, n, mark=None) for n, text in enumerate(texts, 10))
    return Section(kind, heading, 1, 1, part, None, items, inner)


SPEC = Spec(
    "Orchard Keeper",
    1,
    sections=(
        section(SectionKind.SUMMARY, "SUMMARY", "Looks after the trees."),
        section(SectionKind.DUTIES, "ESSENTIAL DUTIES", "Walks the rows.", "Mends ladders."),
        section(SectionKind.SUPERVISION_RECEIVED, "LEVEL OF SUPERVISION", "Works under direction."),
        section(
            SectionKind.MINIMUM_QUALIFICATIONS,
            "MINIMUM QUALIFICATIONS",
            inner=(
                section(SectionKind.COMPETENCIES, "Competencies", "Care - Looks twice."),
                section(
                    SectionKind.EDUCATION_EXPERIENCE, "Experience Requirement:", "Two harvests.", part="experience"
                ),
            ),
        ),
    ),
)
FACTS = AnnouncementFacts(
    office="Wrenfield",
    noun="specification",
    title="Orchard Keeper",
    spec=SPEC,
    day=DAY,
    how="In writing.\n\nOr at the counter.",
    until="Monday, March 30, 2026, 5 p.m.",
    code="NS1001",
    grade="613-S",
    minimum=Decimal(32130),
    maximum=Decimal(46904),
    flsa="Non-exempt",
)


def words(paper: Document) -> list[str]:
    found: list[str] = []
    for block in paper.blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                found.append(text)
            case Items(texts):
                found += texts
            case Facts(rows):
                found += [f"{name}: {value}" for name, value in rows]
            case Table(_, columns, rows):
                found += [" | ".join(row) for row in (columns, *rows)]
    return found


@pytest.mark.clause(191)
def test_what_stands_inside_another_section_is_announced_once_under_its_own_heading() -> None:
    inner = section(SectionKind.EDUCATION_EXPERIENCE, "Training for it", "One week of climbing.")
    demands = section(SectionKind.PHYSICAL_DEMANDS, "Physical Demands", "Climbs ladders.", inner=(inner,))
    needs = replace(SPEC.sections[-1], sections=(*SPEC.sections[-1].sections, demands))
    said = words(job_announcement(replace(FACTS, spec=replace(SPEC, sections=(*SPEC.sections[:-1], needs)))))
    assert [said.count(text) for text in ("Climbs ladders.", "One week of climbing.", "Two harvests.")] == [1, 1, 1]
    assert said.index("Where and under what conditions") < said.index("Climbs ladders.")
    assert said.index("What you need") < said.index("One week of climbing.") < said.index("Supervision")
    hollow = replace(needs, sections=(replace(demands, sections=()),))
    bare = replace(FACTS, spec=replace(SPEC, sections=(SPEC.sections[1], hollow)))
    assert "What you need" not in words(job_announcement(bare))


@pytest.mark.clause(20, 191)
def test_an_announcement_says_what_the_specification_says_and_how_and_until_when_to_apply() -> None:
    said = words(job_announcement(FACTS))
    assert "Pay range: $32,130 to $46,904 a year, as of Monday, March 2, 2026" in said
    assert [
        text
        for text in said
        if text in ("Walks the rows.", "Mends ladders.", "Two harvests.", "Works under direction.")
    ]
    for expected in (
        "Orchard Keeper",
        "Job code: NS1001",
        "Pay grade: 613-S",
        "FLSA status: Non-exempt",
        "Walks the rows.",
        "Mends ladders.",
        "Experience Requirement",
        "Two harvests.",
        "Works under direction.",
        "In writing.",
        "Or at the counter.",
        "Applications are taken until Monday, March 30, 2026, 5 p.m.",
    ):
        assert expected in said
    assert (
        said.index("What you would do")
        < said.index("What you need")
        < said.index("Supervision")
        < said.index("How to apply")
    )


def test_an_announcement_is_refused_without_duties_or_without_a_way_to_apply() -> None:
    with pytest.raises(Invalid, match="states no duties"):
        job_announcement(replace(FACTS, spec=Spec("Clerk", 1)))
    with pytest.raises(Invalid, match="Say until when"):
        job_announcement(replace(FACTS, until="  "))
    with pytest.raises(Invalid, match="Say how to apply"):
        job_announcement(replace(FACTS, how=""))


def test_an_announcement_leaves_out_what_is_not_on_record() -> None:
    said = words(job_announcement(replace(FACTS, minimum=None, maximum=None, code=None, grade=None, flsa=None)))
    assert not [text for text in said if text.startswith(("Pay", "Job code", "FLSA"))]


@pytest.mark.clause(20, 191)
def test_a_performance_plan_has_a_row_to_fill_for_every_duty_and_competency() -> None:
    paper = performance_plan(PlanFacts("Wrenfield", "specification", "Orchard Keeper", SPEC, DAY, period="2026"))
    duties, qualities = [block for block in paper.blocks if isinstance(block, Table)]
    assert duties.columns == ("No.", "Duty", *MEASURES)
    assert duties.rows == (("1", "Walks the rows.", "", "", ""), ("2", "Mends ladders.", "", "", ""))
    assert qualities.rows == (("1", "Care - Looks twice.", "", "", ""),)
    assert "Period: 2026" in words(paper)
    with pytest.raises(Invalid, match="no duties and no competencies"):
        performance_plan(PlanFacts("Wrenfield", "specification", "Clerk", Spec("Clerk", 1), DAY))


def test_a_duty_that_holds_others_is_a_row_for_each_of_them() -> None:
    duty = Item("Keeps:", 3, items=(Item("the keys;", 4), Item("the book.", 5)))
    spec = Spec("Clerk", 1, sections=(Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=(duty,)),))
    paper = performance_plan(PlanFacts("Wrenfield", "specification", "Clerk", spec, DAY))
    rows = next(block.rows for block in paper.blocks if isinstance(block, Table))
    assert [row[1] for row in rows] == ["Keeps: the keys;", "Keeps: the book."]


@pytest.mark.parametrize(
    "paper", [job_announcement(FACTS), performance_plan(PlanFacts("W", "specification", "Keeper", SPEC, DAY))]
)
def test_both_are_made_in_every_form(paper: Document) -> None:
    assert b"Mends ladders." in as_html(paper)
    assert "Mends ladders." in extract_bytes("a.docx", as_docx(paper)).text
    assert as_pdf(paper).startswith(b"%PDF")
