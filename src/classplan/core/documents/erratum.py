"""The erratum: a paper of its own that names the one it mends, what is wrong there, and what is right.

>>> facts = ErratumFacts("Wren", date(2026, 5, 4), 7, "Notice 12", date(2026, 5, 1), "ab" * 32, "The hour.", "5 p.m.")
>>> erratum(facts).title
'Erratum to paper 7, Notice 12'
"""

from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents.tree import Document, Facts, Heading, Paragraph
from classplan.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class ErratumFacts:
    """What an erratum is made of: the paper it mends by number, title, day and the sum of its PDF; and the mistake."""

    office: str
    day: date
    number: int
    title: str
    issued: date
    digest: str
    wrong: str
    right: str
    anchor: str = ""
    draft: bool = False


def erratum(facts: ErratumFacts) -> Document:
    """The erratum. Raises `Invalid` where it does not say what is wrong, or what is right."""
    if not facts.wrong.strip() or not facts.right.strip():
        raise Invalid(
            "An erratum says what is wrong in the paper and what is right instead. One of the two is missing."
        )
    name = f"Erratum to paper {facts.number}, {facts.title}"
    return Document(
        name,
        (
            Heading(1, name),
            Facts(
                (
                    ("Office", facts.office),
                    ("Date", long_date(facts.day)),
                    ("Mends", f"paper {facts.number} of {long_date(facts.issued)}: {facts.title}"),
                    ("Its checksum (SHA-256)", facts.digest),
                )
            ),
            Paragraph("The paper that is named stays on record as it was issued. Read it together with this one."),
            Heading(2, "What is wrong"),
            *(Paragraph(text) for text in _paragraphs(facts.wrong)),
            Heading(2, "What is right"),
            *(Paragraph(text) for text in _paragraphs(facts.right)),
        ),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
