"""The impact of a proposal as the parts of a paper: on the plan, on other classes, on departments (189)."""

from collections.abc import Iterator

from classplan.core.documents.changes import named
from classplan.core.documents.impact import Company, Department, Impact, Mention, PayMove
from classplan.core.documents.tree import Block, Heading, Items, Paragraph, Table
from classplan.core.money import dollars
from classplan.core.plain_words import count_in_words, list_in_words
from classplan.core.telling.compared import percent

MOST_NAMED = 8  # a list of every class in a large grade tells nobody anything


def impact_blocks(impact: Impact, level: int = 2) -> Iterator[Block]:
    """Three parts under headings of that level."""
    yield Heading(level, "Impact on the plan")
    yield Paragraph(_plan(impact))
    if impact.moves:
        columns = ("Class", "Minimum now", "Minimum then", "Maximum now", "Maximum then", "Change")
        yield Table("Ranges that move, dollars a year", columns, tuple(map(_move, impact.moves)))
    yield Heading(level, "Impact on other classes")
    related = (*map(_company, impact.company), *map(_mention, impact.mentions))
    yield Items(related) if related else Paragraph("No other class is affected: none shares a grade or is named.")
    yield Heading(level, "Impact on departments")
    yield _departments(impact.departments)


def _plan(impact: Impact) -> str:
    now = count_in_words(impact.classes_before, "class", "classes")
    if impact.classes_before == impact.classes_after:
        return f"The plan has {now} and will have as many."
    return f"The plan has {now} and will have {count_in_words(impact.classes_after, 'class', 'classes')}."


def _move(move: PayMove) -> tuple[str, ...]:
    (low, new_low), (high, new_high) = move.minimum, move.maximum
    steps = percent(low, new_low), percent(high, new_high)
    said = steps[0] if steps[0] == steps[1] else f"{steps[0]} at the minimum, {steps[1]} at the maximum"
    return named(move.line), dollars(low), dollars(new_low), dollars(high), dollars(new_high), said


def _company(company: Company) -> str:
    subject = f"{named(company.line)}, pay grade {company.line.grade}"
    if not company.others:
        return f"{subject}: no other class is in this grade."
    titles = [named(line) for line in company.others]
    if len(titles) > MOST_NAMED:
        rest = count_in_words(len(titles) - MOST_NAMED, "other class", "other classes")
        titles = [*titles[:MOST_NAMED], rest]
    return f"{subject}: shares the grade with {list_in_words(titles)}."


def _mention(mention: Mention) -> str:
    if mention.becomes is None:
        return f"The specification of {mention.specification} names {mention.names}, which ends. It must be revised."
    return (
        f"The specification of {mention.specification} names {mention.names}, which becomes {mention.becomes}. "
        "The name in it must follow."
    )


def _departments(departments: tuple[Department, ...] | None) -> Block:
    if departments is None:
        return Paragraph("No register of positions is on record, so positions cannot be counted by department here.")
    rows = tuple((d.name, title, f"{count:,}") for d in departments for title, count in d.positions)
    if not rows:
        return Paragraph("No department has a position in these classes.")
    return Table("Positions in these classes", ("Department", "Class", "Positions"), rows)
