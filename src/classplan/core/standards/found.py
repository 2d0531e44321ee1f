"""The standard language that a specification uses, with its place, out of the form in which the records keep it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from classplan.core.lint.words import content
from classplan.core.spec.model import SectionKind
from classplan.core.standards.levels import level_of
from classplan.core.standards.model import Kind, Use

_TERMS = {
    SectionKind.COMPETENCIES: Kind.COMPETENCY,
    SectionKind.KNOWLEDGE: Kind.COMPETENCY,
    SectionKind.SKILLS: Kind.COMPETENCY,
    SectionKind.ABILITIES: Kind.COMPETENCY,
    SectionKind.PHYSICAL_DEMANDS: Kind.PHYSICAL_DEMAND,
}
_STATEMENTS = {
    SectionKind.COMPETENCIES: Kind.KNOWLEDGE,
    SectionKind.KNOWLEDGE: Kind.KNOWLEDGE,
    SectionKind.SKILLS: Kind.KNOWLEDGE,
    SectionKind.ABILITIES: Kind.KNOWLEDGE,
    SectionKind.PHYSICAL_DEMANDS: Kind.PHYSICAL_DEMAND,
    SectionKind.ENVIRONMENT: Kind.ENVIRONMENT,
}
PARAGRAPHS = (
    SectionKind.GUIDELINES,
    SectionKind.SUPERVISION_RECEIVED,
    SectionKind.CONTACTS,
    SectionKind.SUPERVISION_GIVEN,
)
_LEAST_SHARED, _OF_THE_SHORTER, _OF_BOTH = 3, 0.75, 0.5
Json = Mapping[str, Any]


def uses_in(body: Json, title: str) -> Iterator[Use]:
    """What a specification shares with others, in the order of the paper; `title` is that of its class."""
    yield from _in_sections(body["sections"], "sections", title)


def _in_sections(sections: list[Json], place: str, title: str) -> Iterator[Use]:
    for n, section in enumerate(sections):
        kind = SectionKind(section["kind"])
        items = _items(section["items"], f"{place}/{n}/items")
        for number, (at, item) in enumerate(items, start=1):
            yield from _of_item(item, at, kind, number, title)
        yield from _in_sections(section["sections"], f"{place}/{n}/sections", title)


def _items(items: list[Json], place: str) -> Iterator[tuple[str, Json]]:
    for n, item in enumerate(items):
        yield f"{place}/{n}/text", item
        yield from _items(item["items"], f"{place}/{n}/items")


def _of_item(item: Json, place: str, section: SectionKind, number: int, title: str) -> Iterator[Use]:
    term, text = item["term"], item["text"]
    if term and term["definition"] and section in _TERMS:
        at = len(text) - len(term["definition"])
        yield Use(_TERMS[section], term["name"], term["definition"], place, at, section)
    elif section in _STATEMENTS:
        yield Use(_STATEMENTS[section], text, text, place, 0, section)
    elif section in PARAGRAPHS:
        name = section.value.replace("_", " ").capitalize()
        named = name if number == 1 else f"{name}, paragraph {number}"
        yield Use(Kind.PARAGRAPH, named, text, place, 0, section, level_of(title))


def same_idea(statement: str, others: Collection[str]) -> str | None:
    """Of statements without a name, the one that says nearly the same, or None where none does.

    >>> same_idea("Some pressure due to calls or letters.", ["Loud.", "Pressure due to calls and letters."])
    'Pressure due to calls and letters.'
    """
    words = content(statement)
    best, shared_most = None, 0.0
    for other in others:
        compared = content(other)
        shared = len(words & compared)
        shorter, both = min(len(words), len(compared)), len(words | compared)
        if shared < _LEAST_SHARED or shared < _OF_THE_SHORTER * shorter or shared < _OF_BOTH * both:
            continue
        if shared / both > shared_most:
            best, shared_most = other, shared / both
    return best
