"""What a paper holds: its parts in order, the furniture of its pages, and what a person must look at.

Every word of the paper has one home; `kept` of a part yields those homes, and `classplan.core.reading.words`
proves that they are complete. Everything else is derived from those words and repeats them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from classplan.core.dates import PartialDate
from classplan.core.plan import Change
from classplan.core.spec.model import Field, Problem, Spec


class About(StrEnum):
    """What a paragraph of prose is about."""

    NARRATIVE = "narrative"
    RULE = "rule"
    POSTING = "posting"
    HEARING = "hearing"
    COMMENTS = "comments"
    SPEAKERS = "speakers"
    HEADING = "heading"
    ATTACHMENT = "attachment"
    REMOVAL = "removal"
    SELECTIVE_HOLDING = "selective_holding"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Text:
    """Words and the number of the line on which they begin."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    line: int
    text: str
    about: About = About.NARRATIVE


@dataclass(frozen=True, slots=True)
class QuotedRule:
    """A rule that the paper quotes as in force: its citation and the quoted words (clause 139)."""

    citation: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Hearing:
    """When and where the Board hears the public (clause 134). None is not printed, or printed impossibly."""

    printed: str
    line: int
    day: date | None = None
    hour: time | None = None
    room: str | None = None
    building: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """For how many calendar days the paper is to hang (clause 133)."""

    days: int
    line: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to write to or to call."""

    name: str
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Where comments go, or requests to speak (clauses 135, 137); `care_of` is who receives them."""

    purpose: str
    person: Person
    line: int
    care_of: Person | None = None


@dataclass(frozen=True, slots=True)
class CutOffPrinted:
    """The last moment for something, as printed; `moment` is None where it does not exist or has no hour."""

    purpose: str
    printed: str
    moment: datetime | None
    line: int


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """A change of the plan, and the lines of the paper that print it."""

    change: Change
    printed: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class GradeList:
    """A heading over grades that stand apart from their rows; `rows` are those that no row could be joined to."""

    heading: str
    line: int
    rows: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of changes: its heading, its columns, and which of the notice's changes it prints."""

    heading: str
    line: int
    columns: tuple[Text, ...] = ()
    changes: tuple[int, ...] = ()
    grade_lists: tuple[GradeList, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A posted notice of changes to the plan, without the specifications attached (parts of their own)."""

    line: int
    title: str | None = None
    number: str | None = None
    fields: tuple[Field, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    quoted_rules: tuple[QuotedRule, ...] = ()
    hearing: Hearing | None = None
    posting: Posting | None = None
    contacts: tuple[Contact, ...] = ()
    cut_offs: tuple[CutOffPrinted, ...] = ()
    required: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    changes: tuple[PrintedChange, ...] = ()

    kind: ClassVar[str] = "notice"

    @property
    def kept(self) -> Iterator[str]:
        """Every string that is the one home of its words."""
        yield from _of_fields(self.fields)
        for paragraph in self.narrative:
            yield paragraph.text
        for table in self.tables:
            yield table.heading
            yield from (column.text for column in table.columns)
            for grades in table.grade_lists:
                yield grades.heading
                yield from (row.text for row in grades.rows)
        for change in self.changes:
            yield from (row.text for row in change.printed)


@dataclass(frozen=True, slots=True)
class Listed:
    """A specification that a circular lists, with the version label printed under it (clause 169)."""

    title: str
    label: str | None
    printed: str | None
    day: PartialDate | None
    line: int


@dataclass(frozen=True, slots=True)
class Circular:
    """The circular that hands out specifications and calls others back (clauses 166, 167)."""

    line: int
    title: str | None = None
    fields: tuple[Field, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    new_and_revised: tuple[Listed, ...] = ()
    to_be_removed: tuple[Listed, ...] = ()

    kind: ClassVar[str] = "circular"

    @property
    def kept(self) -> Iterator[str]:
        """Every string that is the one home of its words."""
        yield self.title or ""
        yield from _of_fields(self.fields)
        for paragraph in self.narrative:
            yield paragraph.text
        for listed in (*self.new_and_revised, *self.to_be_removed):
            yield from (listed.title, listed.label or "", listed.printed or "")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a rule text: a section, a definition, an appendix or a note of its history, with its number."""

    about: str
    number: str | None
    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of pay or of a list, in its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A paper in no layout that is known: its paragraphs, and what kind of paper it seems to be.

    What could be told apart in it (the labelled lines of its head, the marks of a rule text, the rows of a table) is
    derived: the words have their home in the paragraphs.
    """

    kind: str
    line: int
    paragraphs: tuple[Text, ...] = ()
    fields: tuple[Field, ...] = ()
    marks: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def kept(self) -> Iterator[str]:
        """Every string that is the one home of its words."""
        yield from (paragraph.text for paragraph in self.paragraphs)


Part = Spec | Notice | Circular | Unread


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    name: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text holds."""

    parts: tuple[Part, ...] = ()
    furniture: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def specs(self) -> tuple[Spec, ...]:
        """The specifications among the parts, in the order of the paper."""
        return tuple(part for part in self.parts if isinstance(part, Spec))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Notice))

    @property
    def circulars(self) -> tuple[Circular, ...]:
        """The circulars among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Circular))

    @property
    def kept(self) -> Iterator[str]:
        """Every string that is the one home of its words, in parts, furniture and problems."""
        for part in self.parts:
            yield from part.kept
        yield from (text.text for text in self.furniture)
        yield from (problem.what for problem in self.problems if not problem.placed)


def _of_fields(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.label or ""
        yield field.printed
