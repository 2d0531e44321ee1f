"""The classification notice of an amendment: its head, its four tables, its reasons, its days and its contacts.

Every fact comes from the amendment's own changes and terms, so that notice, page and plan cannot disagree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from classplan.core.amending.proposal import RangeChange, Terms
from classplan.core.dates import long_date
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph, Table
from classplan.core.errors import Invalid
from classplan.core.money import dollars
from classplan.core.plain_words import range_in_words
from classplan.core.plan import IN_WORDS, Change, ChangeKind, Line


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a notice is made of. `citation` and `paraphrase` are those of the rule that dates its changes.

    `whys` are its changes, each with its own reason; None is a pay table.
    """

    office: str
    day: date
    terms: Terms
    subject: str
    changes: tuple[Change, ...]
    tables: tuple[tuple[RangeChange, ...], ...]
    titles_of_texts: tuple[str, ...]
    citation: str
    paraphrase: str
    anchor: str
    whys: tuple[tuple[Change | None, str], ...] = ()


def classification_notice(facts: NoticeFacts) -> Document:
    """The notice as it is posted. Raises `Invalid` where its terms are not complete."""
    terms = facts.terms
    if not terms.number or terms.hearing is None or terms.comments_until is None or terms.speakers_until is None:
        raise Invalid("The terms of the notice are not complete; set its number, hearing and cut-offs first.")
    name = f"Classification Notice No. {terms.number}"
    return Document(
        f"{name}, {facts.office}",
        (
            Paragraph("POSTING IS REQUIRED", strong=True),
            Heading(1, name),
            Facts(
                (
                    ("To", "Agency heads and employees"),
                    ("From", facts.office),
                    ("Date", long_date(facts.day)),
                    ("Subject", facts.subject),
                )
            ),
            Heading(2, "What is proposed"),
            *_tables(facts),
            Heading(2, "Why"),
            *(Paragraph(text.strip()) for text in terms.narrative.split("\n\n") if text.strip()),
            *((Paragraph(f"It follows from: {terms.study}"),) if terms.study.strip() else ()),
            *_whys(facts),
            Heading(2, "Public hearing"),
            Paragraph(f"{moment_in_words(terms.hearing)}, {terms.place}."),
            Heading(2, "To comment in writing"),
            Paragraph(f"Until {moment_in_words(terms.comments_until)}, to {terms.comments_to}."),
            Paragraph("A comment gives a contact name and a telephone number."),
            Heading(2, "To speak at the hearing"),
            Paragraph(f"Ask until {moment_in_words(terms.speakers_until)}: {terms.speakers_to}."),
            Heading(2, "When it takes effect"),
            Paragraph(f"{facts.citation}: {facts.paraphrase}"),
            *_texts(facts),
        ),
        foot=facts.anchor,
    )


def moment_in_words(moment: datetime) -> str:
    """A day with its weekday and an hour: *Thursday, April 7, 2011, 5:00 p.m.*, with its hour."""
    if moment.time() == time(12):
        return f"{long_date(moment.date())}, noon"
    return f"{long_date(moment.date())}, {moment.hour % 12 or 12}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"


Cells = Callable[[Change], tuple[str, ...]]


def _tables(facts: NoticeFacts) -> Sequence[Block]:
    found: list[Block] = []
    for kind, caption, columns, cells in TABLES:
        rows = tuple(cells(change) for change in facts.changes if change.kind is kind)
        if rows:
            found.append(Table(caption, columns, rows))
    for number, rows_of_table in enumerate(facts.tables, 1):
        caption = "Pay table replaced" if len(facts.tables) == 1 else f"Pay table replaced ({number})"
        rows = tuple(
            (row.grade, _range(row.minimum_before, row.maximum_before), _range(row.minimum, row.maximum))
            for row in rows_of_table
        )
        found.append(Table(caption, ("Pay grade", "Present range", "Proposed range"), rows))
    return found


def _texts(facts: NoticeFacts) -> Sequence[Block]:
    if not facts.titles_of_texts:
        return ()
    return (
        Heading(2, "Specifications that go with it"),
        Items(facts.titles_of_texts),
    )


def _whys(facts: NoticeFacts) -> Sequence[Block]:
    """The reason of each change, under the line by which people know it."""
    said = tuple(f"{_known_as(change)}: {' '.join(why.split())}" for change, why in facts.whys if why.strip())
    return (Heading(2, "Why, change by change"), Items(said)) if said else ()


def _known_as(change: Change | None) -> str:
    if change is None:
        return "Pay table replaced"
    line = change.before or change.subject
    name = f"{line.title} ({line.code})" if line.title and line.code else line.title or line.code or "A class"
    return f"{name}, {IN_WORDS[change.kind]}"


def _both(change: Change) -> tuple[Line, Line]:
    assert change.before is not None
    assert change.after is not None
    return change.before, change.after


def _graded(change: Change) -> tuple[str, ...]:
    before, after = _both(change)
    return (
        before.code or "",
        before.title or "",
        _grade(before),
        after.code or "",
        after.title or "",
        _grade(after),
    )


def _retitled(change: Change) -> tuple[str, ...]:
    before, after = _both(change)
    return (before.code or "", before.title or "", after.title or "", after.code or "")


def _line_after(change: Change) -> tuple[str, ...]:
    line = change.subject
    return (line.code or "", line.title or "", _grade(line))


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return "none"
    return f"{dollars(low)} to {dollars(high)} a year"


def _grade(line: Line) -> str:
    said = range_in_words(line.minimum, line.maximum)
    return " ".join(part for part in (line.grade, f"({said})" if said else None) if part)


TABLES: tuple[tuple[ChangeKind, str, tuple[str, ...], Cells], ...] = (
    (
        ChangeKind.RETITLE,
        "Classes with a new title",
        ("Job code", "Current title", "Proposed title", "Proposed code"),
        _retitled,
    ),
    (
        ChangeKind.REGRADE,
        "Classes with another pay grade",
        (
            "Current code",
            "Current title",
            "Present grade and range",
            "Proposed code",
            "Proposed title",
            "Proposed grade and range",
        ),
        _graded,
    ),
    (ChangeKind.CREATE, "New classes", ("Job code", "Title", "Grade and range"), _line_after),
    (ChangeKind.ABOLISH, "Classes to be abolished", ("Job code", "Title", "Grade"), _line_after),
    (
        ChangeKind.RECODE,
        "Classes with another job code",
        ("Current code", "Title", "Proposed title", "Proposed code"),
        _retitled,
    ),
    (
        ChangeKind.REVISE,
        "Classes whose specification alone is revised",
        ("Job code", "Title", "Grade and range"),
        _line_after,
    ),
)
