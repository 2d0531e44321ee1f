"""The class-history entries of an amendment, in the house style, as they go into the specifications."""

from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents.changes import NOT_ON_RECORD
from classplan.core.documents.tree import Document, Facts, Heading, Paragraph, Table
from classplan.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """The entry of one class: the words are those that `core.telling` finds for its change."""

    title: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """What the sheet of entries is made of."""

    office: str
    amendment: str
    day: date
    entries: tuple[HistoryEntry, ...]
    anchor: str = ""
    draft: bool = False


def class_history(facts: HistoryFacts) -> Document:
    """The entries, class by class. Raises `Invalid` where there is none, or one has no words."""
    if not facts.entries:
        raise Invalid(f"{facts.amendment} changes no class, so no class history gets an entry. Add its changes first.")
    for entry in facts.entries:
        if not entry.text.strip():
            raise Invalid(
                f"The class history of {entry.title} has no words for {facts.amendment} (163). Say what changed, or "
                "take the class out of the sheet."
            )
    name = f"Class history entries of {facts.amendment}"
    rows = tuple((entry.title, entry.code or NOT_ON_RECORD, entry.text) for entry in facts.entries)
    return Document(
        f"{name}, {facts.office}",
        (
            Heading(1, name),
            Facts((("Office", facts.office), ("Date", long_date(facts.day)))),
            Paragraph(
                "Each entry goes under the class history of its specification, below the entries that are there."
            ),
            Table("Entries", ("Class", "Job code", "Entry"), rows),
        ),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )
