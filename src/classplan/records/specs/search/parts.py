"""The parts of a specification in which one can search, and the words of a text part by part.

>>> Part.of("education_experience")
<Part.QUALIFICATIONS: 'qualifications'>
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Body = Mapping[str, Any]
LONGEST = 400_000  # characters of one part that are made findable; PostgreSQL holds no more than a million


class Part(StrEnum):
    """A part of a specification, whatever its sections are called; the value is the name of its column."""

    SUMMARY = "summary"
    DISTINGUISHING = "distinguishing"
    DUTIES = "duties"
    QUALIFICATIONS = "qualifications"
    CONDITIONS = "conditions"
    OTHER = "other"

    @classmethod
    def of(cls, kind: str) -> "Part":
        """The part to which a kind of section belongs."""
        return _KINDS.get(kind, cls.OTHER)

    @property
    def said(self) -> str:
        """What it is called on a page."""
        return _SAID[self]


_KINDS = {
    "summary": Part.SUMMARY,
    "class_detail": Part.SUMMARY,
    "distinguishing": Part.DISTINGUISHING,
    "levels": Part.DISTINGUISHING,
    "guidelines": Part.DISTINGUISHING,
    "supervision_received": Part.DISTINGUISHING,
    "supervision_given": Part.DISTINGUISHING,
    "contacts": Part.DISTINGUISHING,
    "duties": Part.DUTIES,
    "allocation": Part.DUTIES,
    "minimum_qualifications": Part.QUALIFICATIONS,
    "competencies": Part.QUALIFICATIONS,
    "knowledge": Part.QUALIFICATIONS,
    "skills": Part.QUALIFICATIONS,
    "abilities": Part.QUALIFICATIONS,
    "education_experience": Part.QUALIFICATIONS,
    "licensure": Part.QUALIFICATIONS,
    "desirable_qualifications": Part.QUALIFICATIONS,
    "requirements": Part.QUALIFICATIONS,
    "physical_demands": Part.CONDITIONS,
    "environment": Part.CONDITIONS,
}
_SAID = {
    Part.SUMMARY: "statement of the class",
    Part.DISTINGUISHING: "what sets it apart",
    Part.DUTIES: "duties",
    Part.QUALIFICATIONS: "qualifications",
    Part.CONDITIONS: "demands and surroundings",
    Part.OTHER: "other sections",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of one section, a line for its heading and for each item, and its anchor on the page of its class."""

    part: Part
    anchor: str
    heading: str
    lines: tuple[str, ...]


def placed(body: Body) -> Iterator[Placed]:
    """The sections of a specification, in their order."""
    yield from _placed(body.get("sections") or (), "s")


def words_by_part(body: Body) -> dict[Part, str]:
    """The words of each part of a specification, a line for each heading and item."""
    found: dict[Part, list[str]] = {part: [] for part in Part}
    for section in placed(body):
        found[section.part] += section.lines
    return {part: "\n".join(lines)[:LONGEST] for part, lines in found.items()}


def _placed(sections: Iterable[Body], prefix: str) -> Iterator[Placed]:
    for number, section in enumerate(sections, 1):
        anchor = f"{prefix}-{number}"
        heading = section["heading"] or ""
        yield Placed(Part.of(section["kind"]), anchor, heading, (heading, *_lines(section["items"])))
        yield from _placed(section["sections"], anchor)


def _lines(items: Iterable[Body]) -> Iterator[str]:
    for item in items:
        yield item["text"]
        yield from _lines(item["items"])
