"""A redlined specification: two versions of a class in one text, which two they are, and how to read the marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents.house import House
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph, Redlined
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid
from classplan.core.redline.model import Kind, Redline

LEGEND = (
    ("Removed", "struck through, or between [− and −]. These words stood in the old text and are not in the new one."),
    ("Added", "underlined, or between [+ and +]. These words stand in the new text and were not in the old one."),
    (
        "Moved",
        "a passage that changed its place is told so at both places; what stayed the same in it counts as neither removed nor added.",
    ),
    ("Unmarked", "stands in both texts, word for word."),
)


@dataclass(frozen=True, slots=True)
class RedlineFacts:
    """What a redline is made of: the two versions by name, and the comparison of their clean texts.

    `new.since` is None where the new text is only proposed; `cause` names what proposes it or brought it.
    """

    office: str
    house: House
    old: Version
    new: Version
    found: Redline
    cause: str = ""
    day: date | None = None
    anchor: str = ""
    draft: bool = False


def redlined_specification(facts: RedlineFacts) -> Document:
    """The redline with its legend. Raises `Invalid` where nobody could tell the two versions apart."""
    old, new = name_of(facts.old, facts.house), name_of(facts.new, facts.house)
    if old == new:
        raise Invalid(
            f"Both versions go by the name “{old}”, so a reader could not tell which is the old one (169). "
            "Give the day from which each is in force, or the paper that brought it."
        )
    title = facts.new.title or facts.old.title
    return Document(
        f"{title}: redline of the {facts.house.noun}",
        (
            Heading(1, title),
            Paragraph(f"Redline of the {facts.house.noun}", strong=True),
            Facts(tuple(_head(facts, old, new))),
            *_legend(facts.found),
            Redlined(facts.found),
        ),
        foot=" · ".join(part for part in (title, f"{old}, compared with {new}") if part),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def name_of(version: Version, house: House) -> str:
    """A version by its label, its first day in force, and the paper that brought it, as far as each is known."""
    since = f"in force from {long_date(version.since)}" if version.since else "not in force"
    return ", ".join(part for part in (version.label(house), since, version.paper) if part)


def _head(facts: RedlineFacts, old: str, new: str) -> Iterator[tuple[str, str]]:
    yield "Old text", old
    yield "New text", new
    if facts.old.title != facts.new.title:
        yield "Old title", facts.old.title
    if facts.cause:
        yield "By", facts.cause
    if facts.day is not None:
        yield "Made on", long_date(facts.day)
    yield "Words removed", f"{facts.found.words(Kind.REMOVED):,}"
    yield "Words added", f"{facts.found.words(Kind.ADDED):,}"
    if facts.found.moves:
        yield "Passages moved", f"{facts.found.moves:,}"


def _legend(found: Redline) -> Iterator[Block]:
    yield Heading(2, "How to read it")
    if not found.changed:
        yield Paragraph("The two texts are the same, word for word. Nothing is marked.")
        return
    said = [f"{name}: {meaning}" for name, meaning in LEGEND if name != "Moved" or found.moves]
    yield Items(tuple(said))
    yield Heading(2, "The two texts in one")
