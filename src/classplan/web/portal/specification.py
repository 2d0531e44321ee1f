"""A specification as it was read, made ready to print: sections with anchors, and the list of them.

The body is the JSON of a part of kind *specification* (docs/reference/reading.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CAPITALS_STAY = {"FLSA", "GED", "CDL", "EMT", "CPR", "EEO", "HR", "IT", "GIS", "HVAC", "CPA"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its anchor, its heading in sentence case, the level of that heading on the page, what it holds."""

    anchor: str
    heading: str
    level: int
    note: str
    items: tuple[Mapping[str, Any], ...]
    parts: tuple["Part", ...]

    @property
    def is_list(self) -> bool:
        """Whether its items are many small ones, which read better as a list."""
        return len(self.items) > 1

    @property
    def blank(self) -> bool:
        """Whether the heading stands and nothing under it."""
        return not self.items and not self.parts


def parts_of(body: Mapping[str, Any], *, level: int = 3, prefix: str = "s") -> tuple[Part, ...]:
    """The sections of a specification; the headings of the first ones stand at `level` of the page."""
    return tuple(_parts(body.get("sections") or (), level, prefix))


def _parts(sections: Iterable[Mapping[str, Any]], level: int, prefix: str) -> Iterator[Part]:
    for number, section in enumerate(sections, 1):
        anchor = f"{prefix}-{number}"
        note = section.get("note") or ""
        yield Part(
            anchor,
            sentence_case(_without_note(section.get("heading") or "Without a heading", note)),
            min(level, DEEPEST),
            _without_brackets(note),
            tuple(section.get("items") or ()),
            tuple(_parts(section.get("sections") or (), level + 1, anchor)),
        )


def sentence_case(heading: str) -> str:
    """A heading that is printed in capitals, as one reads it; one that is not stays as it is.

    >>> sentence_case("GENERAL STATEMENT OF CLASS DUTIES")
    'General statement of class duties'
    """
    text = heading.strip().rstrip(":").rstrip()
    if not text.isupper():
        return text
    words = [word if word in CAPITALS_STAY else word.lower() for word in text.split()]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _without_note(heading: str, note: str) -> str:
    """The heading without the parenthesis behind it, which is said once, under it."""
    if note and note in heading:
        return heading.replace(note, "").replace("()", "").rstrip(" :")
    return heading


def _without_brackets(note: str) -> str:
    return note.strip().removeprefix("(").removesuffix(")").strip()


def titles_named(body: Mapping[str, Any]) -> list[str]:
    """The titles of other classes from which the specification sets its own apart, each once."""
    found = (said.get("class") for said in body.get("distinctions") or ())
    return list(dict.fromkeys(title for title in found if title))
