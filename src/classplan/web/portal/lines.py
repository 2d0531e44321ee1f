"""Lines of the plan as the pages print them: money with its unit, notes as short tags with their full text.

Group letters are inferred for every line alike, so that note is said once on the page and not beside each line.
"""

from dataclasses import dataclass
from datetime import date

from classplan.core.history import Note
from classplan.core.plain_words import range_in_words
from classplan.records.plan.as_of import PlanLine
from classplan.records.plan.codec import dollars_of

TAGS = {
    "attested": "Attested",
    "no-code": "Code not on record",
    "grade-not-on-record": "Grade not on record",
    "provisional": "Provisional",
    "provisional-past-its-months": "Provisional, past its months",
    "council-not-on-record": "Council not on record",
    "range-moved": "Range moved",
    "group-inferred": "Group inferred",
}
EXPLAINED = {
    "attested": "attested",
    "provisional": "provisional",
    "provisional-past-its-months": "provisional",
    "council-not-on-record": "not-on-record",
    "no-code": "not-on-record",
    "grade-not-on-record": "not-on-record",
    "group-inferred": "group",
    "range-moved": "range",
}
SAID_ONCE = {"group-inferred"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A note as a short word; `number` is that of its full text on the page, `about` where the term is explained."""

    word: str
    text: str
    about: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line as a table prints it."""

    line: PlanLine
    pay: str | None
    tags: tuple[Tag, ...]


def range_of(line: PlanLine) -> str | None:
    """The range of a line with its unit, or None where none is on record."""
    return _pay(line.minimum_cents, line.maximum_cents)


def _pay(minimum: int | None, maximum: int | None) -> str | None:
    if minimum is None or maximum is None:
        return None
    return range_in_words(dollars_of(minimum), dollars_of(maximum))


def tag_of(note: Note, number: int = 0) -> Tag:
    """A note as a tag."""
    text = f"{note.text} ({note.clause})" if note.clause else note.text
    return Tag(TAGS.get(note.code, note.code), text, EXPLAINED.get(note.code, "not-on-record"), number)


def rows_of(lines: list[PlanLine], on: date) -> tuple[tuple[Row, ...], tuple[Tag, ...]]:
    """The rows of a table, and the full text of the notes that its tags lead to, each once."""
    texts: dict[Note, Tag] = {}
    rows: list[Row] = []
    for line in lines:
        said = [note for note in line.notes(on) if note.code not in SAID_ONCE]
        for note in said:
            if note not in texts:
                texts[note] = tag_of(note, len(texts) + 1)
        rows.append(Row(line, _pay(line.minimum_cents, line.maximum_cents), tuple(texts[note] for note in said)))
    return tuple(rows), tuple(texts.values())
