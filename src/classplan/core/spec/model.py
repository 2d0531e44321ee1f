"""A class specification as structure: sections of items, fields, and what can be derived from their words.

Every word of a paper has one home: a title, a heading, the mark or the text of an item, the label or the
printed value of a field. What is derived from those words (a term, a qualifier, a history note, a
distinction) stands beside them and repeats them.

>>> spec = Spec(title="Clerk", line=1, sections=(Section(SectionKind.SUMMARY, "SUMMARY", 1, line=2),))
>>> spec.section(SectionKind.SUMMARY).heading, spec.section(SectionKind.LICENSURE)
('SUMMARY', None)
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from classplan.core.dates import PartialDate


class SectionKind(StrEnum):
    """What a section is about, whatever heading an office prints over it."""

    SUMMARY = "summary"
    DISTINGUISHING = "distinguishing"
    GUIDELINES = "guidelines"
    SUPERVISION_RECEIVED = "supervision_received"
    CONTACTS = "contacts"
    SUPERVISION_GIVEN = "supervision_given"
    DUTIES = "duties"
    MINIMUM_QUALIFICATIONS = "minimum_qualifications"
    COMPETENCIES = "competencies"
    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    ABILITIES = "abilities"
    PHYSICAL_DEMANDS = "physical_demands"
    ENVIRONMENT = "environment"
    EDUCATION_EXPERIENCE = "education_experience"
    LICENSURE = "licensure"
    DESIRABLE = "desirable_qualifications"
    REQUIREMENTS = "requirements"
    ALLOCATION = "allocation"
    LEVELS = "levels"
    CLASS_DETAIL = "class_detail"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a paper that a person must look at: on which line, its words, why, and what to do.

    `placed`: the words have their home elsewhere too. Where they have none, the problem is their home.
    """

    line: int
    what: str
    why: str
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A named quality and what the paper says it is. Name, separator and definition make the item's text."""

    name: str
    separator: str
    definition: str


@dataclass(frozen=True, slots=True)
class Item:
    """One duty, requirement or statement, with the mark that was printed before it and the items under it.

    `qualifier` is the opening that makes it conditional, such as *By position* (clause 151). `essential` and `day_one`
    are what a sign before it means on its paper: an essential function, a requirement of the first day (clause 178).
    """

    text: str
    line: int
    mark: str | None = None
    items: tuple["Item", ...] = ()
    term: Term | None = None
    qualifier: str | None = None
    essential: bool = False
    day_one: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a specification under its heading as printed. No items: the heading stands, the part is blank.

    `part` tells apart the sections that share a kind: education, experience and equivalency; the class history.
    `note` is the parenthesis behind the heading (clause 143). `only_for` names the members of a series, or the
    specialties of a class, to which the section belongs; none: it belongs to all.
    """

    kind: SectionKind
    heading: str
    level: int
    line: int
    part: str | None = None
    note: str | None = None
    items: tuple[Item, ...] = ()
    sections: tuple["Section", ...] = ()
    only_for: tuple[str, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and every one inside it, in the order of the paper."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def for_member(self, title: str) -> Iterator["Section"]:
        """This section as far as it belongs to a member: itself, or nothing."""
        if not self.only_for or title in self.only_for:
            inner = tuple(section for held in self.sections for section in held.for_member(title))
            yield replace(self, sections=inner)


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its label as printed (None where it has no label). `parsed` is None where it cannot be read.

    A blank value is printed as "" and parsed as None; a field that the paper does not have is not there.
    """

    key: str
    label: str | None
    printed: str
    parsed: str | dict[str, str | None] | bool | None
    line: int


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """An entry of the class history: when (as far as it is known), what, and the initials of who wrote it."""

    when: PartialDate | None
    by: str | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Distinction:
    """The class, or series of classes, that a specification sets itself apart from, and the sentence that does."""

    from_class: str
    text: str
    line: int
    series: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Another class that a specification names: one whose duties it takes over, or one that it replaces."""

    to_class: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Member:
    """One of the classes of a series, or one specialty of a class, that share a specification.

    Derived: its words have their home in a field, in the title or in a heading.
    """

    title: str
    code: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Spec:
    """A class specification as a paper prints it. `title` is None where the paper prints none.

    A title with a label of its own has its home in the field `title`. `members` are the classes or specialties that
    share the specification; `of_member` is what it says of one of them.
    """

    title: str | None
    line: int
    codes: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    history: tuple[HistoryNote, ...] = ()
    distinctions: tuple[Distinction, ...] = ()
    incorporates: tuple[Reference, ...] = ()
    replaces: tuple[Reference, ...] = ()
    members: tuple[Member, ...] = ()

    kind: ClassVar[str] = "specification"

    def walk(self) -> Iterator[Section]:
        """Every section, at whatever level, in the order of the paper."""
        for section in self.sections:
            yield from section.walk()

    def section(self, kind: SectionKind, part: str | None = None) -> Section | None:
        """The first section of a kind (and part), or None where the paper has none."""
        return next((s for s in self.walk() if s.kind is kind and (part is None or s.part == part)), None)

    def field(self, key: str) -> Field | None:
        """The first field of that key, or None where the paper has none."""
        return next((field for field in self.fields if field.key == key), None)

    def of_member(self, title: str) -> "Spec":
        """What the specification says of one class of its series, or of one specialty: its own text and that for all.

        >>> Spec("Clerk series", 1, members=(Member("Clerk I", "101", 3),)).of_member("Clerk I").codes
        ('101',)
        """
        member = next(member for member in self.members if member.title == title)
        sections = tuple(section for held in self.sections for section in held.for_member(title))
        codes = (member.code,) if member.code else self.codes
        return replace(self, title=title, codes=codes, sections=sections, members=(member,))

    @property
    def kept(self) -> Iterator[str]:
        """Every string that is the one home of its words."""
        if not any(field.key == "title" and field.label for field in self.fields):
            yield self.title or ""
        for field in self.fields:
            yield field.label or ""
            yield field.printed
        for section in self.walk():
            yield section.heading
            yield from _texts(section.items)


def _texts(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.mark or ""
        yield item.text
        yield from _texts(item.items)
