"""A specification, clean, in the printed form of its house: every word of the text once, in the order of the house.

>>> from classplan.core.spec.model import Item, Section, SectionKind
>>> spec = Spec("Clerk", 1, sections=(Section(SectionKind.DUTIES, "DUTIES", 1, 2, items=(Item("Files plans.", 3),)),))
>>> clean_specification(SpecFacts("Wrenfield", House("wren", "specification"), spec)).blocks[-1]
Paragraph(text='Files plans.', strong=False)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from classplan.core.dates import PartialDate, long_date
from classplan.core.documents.filling import filled, history_filled
from classplan.core.documents.house import House, Place
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid
from classplan.core.spec.model import Field, Item, Section, Spec

DEEPEST = 6
ISSUER = "issuing_organization"
HISTORY = "history"
PAGE = "page"  # the number of a page of another paper: ours has its own


@dataclass(frozen=True, slots=True)
class SpecFacts:
    """What a clean specification is made of.

    `filled` are fields that the text leaves blank or open (*xx/xx/2011*) and an act has since settled, by their keys;
    a value that the text prints is never replaced. `settled_on` is the day on which an act brought the text into force: an entry
    of its class history that waits for that day is printed with it. `version` is None for a text that no act has brought into force.
    `names` are those of sections, by their lines, under which a text that is written out to be edited is known again.
    """

    office: str
    house: House
    spec: Spec
    version: Version | None = None
    filled: tuple[tuple[str, PartialDate | str], ...] = ()
    settled_on: date | None = None
    day: date | None = None
    anchor: str = ""
    draft: bool = False
    names: Mapping[int, str] | None = None


def clean_specification(facts: SpecFacts) -> Document:
    """The specification as it goes into the book.

    Raises `Invalid` where it has no title, a value would be lost, or it was not in force yet on its day.
    """
    refuse_early(facts.version, facts.day, title_of(facts))
    issuer = issuer_of(facts.spec)
    return Document(
        f"{title_of(facts)}, {facts.house.noun}",
        blocks_of(facts),
        foot=_foot(facts),
        anchor=facts.anchor,
        head=issuer.printed if issuer else facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def blocks_of(facts: SpecFacts, *, top: int = 1, name: str = "") -> tuple[Block, ...]:
    """The blocks of a specification, its title at heading level `top` under a `name`; for papers that hold one or many."""
    return tuple(_Printing(facts, top, name).blocks())


def title_of(facts: SpecFacts) -> str:
    """The title of the class: the text's own, else that of the version. Raises `Invalid` where neither has one."""
    title = facts.spec.title or (facts.version.title if facts.version else "")
    if not title.strip():
        raise Invalid(
            f"This {facts.house.noun} prints no title, and none is given for its class. Give the class, or its title."
        )
    return title


def issuer_of(spec: Spec) -> Field | None:
    """The issuing organization, where the paper prints one by itself: it goes to the head of every page."""
    return next((field for field in spec.fields if field.key == ISSUER and not field.label), None)


def refuse_early(version: Version | None, day: date | None, title: str) -> None:
    """Raise `Invalid` where a version is asked for on a day before its first one."""
    since = version.since if version is not None else None
    if since is not None and day is not None and day < since:
        raise Invalid(
            f"The specification of {title} is asked for as of {long_date(day)}, and this text is in force from "
            f"{long_date(since)}. Ask for that day or a later one, or for the text that stood before."
        )


def item_blocks(items: Sequence[Item], deep: int = 0) -> Iterator[Block]:
    """Items as they are printed: those with marks as a list, the others as paragraphs, and what stands under each."""
    for listed, run in groupby(items, key=lambda item: bool(item.mark) or deep > 0):
        if not listed:
            for item in run:
                yield Paragraph(item.text)
                yield from item_blocks(item.items, deep + 1)
            continue
        waiting: list[Item] = []
        for item in run:
            waiting.append(item)
            if item.items:
                yield _list(waiting, deep)
                yield from item_blocks(item.items, deep + 1)
                waiting = []
        if waiting:
            yield _list(waiting, deep)


def _list(items: Sequence[Item], deep: int) -> Items:
    marks = tuple(item.mark or "" for item in items)
    return Items(tuple(item.text for item in items), marks=marks if any(marks) else (), deep=deep)


def _foot(facts: SpecFacts) -> str:
    said = [title_of(facts)]
    if facts.version is not None:
        said.append(facts.version.label(facts.house))
        since = facts.version.since
        said.append(f"in force from {since:%B} {since.day}, {since.year}" if since else "not in force")
    return " · ".join(said)


class _Printing:
    """One specification on its way to paper; each field is taken once."""

    def __init__(self, facts: SpecFacts, top: int, name: str) -> None:
        self.facts, self.house, self.top, self.name = facts, facts.house, top, name
        issuer = issuer_of(facts.spec)
        fields = [field for field in facts.spec.fields if field is not issuer and (field.label or field.key != PAGE)]
        self.left = list(filled(fields, facts.filled, facts.house))
        self.order = facts.house.order

    def blocks(self) -> Iterator[Block]:
        house, spec = self.house, self.facts.spec
        over = [f for f in self.left if f.key in house.over_title or (self._is_homeless(f) and f.line <= spec.line)]
        foot = [key for row in house.foot for key in row]
        yield from self._fields(over)
        yield Heading(self.top, title_of(self.facts), self.name)
        at_foot = self._take([f for f in self.left if f.key in foot])
        held = self._by_stock(spec)
        detail = self._take([f for f in self.left if f not in held]) if _has(spec, house.detail) else []
        yield from self._sections(spec.sections, self.top + 1, detail)
        yield from self._fields([*detail, *self.left])
        if at_foot:
            named = [f for key in foot for f in at_foot if f.key == key]
            rows = tuple((self._label(f) or house.label_of(f.key), f.printed) for f in named)
            yield Facts(rows, across=max(map(len, house.foot)))
        yield from self._signs()

    def _sections(self, sections: Sequence[Section], level: int, detail: list[Field]) -> Iterator[Block]:
        for section in in_order(sections, self.order):
            place = (section.kind, section.part)
            yield Heading(
                min(level, DEEPEST), _heading(section, self.house), (self.facts.names or {}).get(section.line, "")
            )
            yield from item_blocks(self._items(section))
            if place == self.house.detail:
                yield from self._fields(detail)
                detail.clear()
            stock = [f for f in self.left if self.house.stock.get(f.key) == place]
            yield from self._fields([*stock, *self._behind(section)])
            yield from self._sections(section.sections, level + 1, detail)

    def _items(self, section: Section) -> tuple[Item, ...]:
        day = self.facts.settled_on
        return history_filled(section.items, day) if day is not None and section.part == HISTORY else section.items

    def _behind(self, section: Section) -> list[Field]:
        """What the house has no place for stays where the paper has it: behind the section that it follows there."""
        below = [other.line for other in self.facts.spec.walk() if other.line > section.line]
        end = min(below, default=None)
        return [
            f for f in self.left if self._is_homeless(f) and section.line < f.line and (end is None or f.line < end)
        ]

    def _is_homeless(self, field: Field) -> bool:
        house = self.house
        return field.label is None and field.key not in house.stock and field.key not in house.labels

    def _by_stock(self, spec: Spec) -> list[Field]:
        return [f for f in self.left if _has(spec, self.house.stock.get(f.key))]

    def _fields(self, fields: list[Field]) -> Iterator[Block]:
        """Fields with a label side by side with their values, those without as paragraphs; in the order given."""
        for labelled, run in groupby(self._take(fields), key=lambda f: bool(self._label(f))):
            if labelled:
                yield Facts(tuple((self._label(f), f.printed) for f in run))
            else:
                yield from (Paragraph(f.printed) for f in run)

    def _take(self, fields: list[Field]) -> list[Field]:
        for field in fields:
            if field in self.left:
                self.left.remove(field)
        return list(fields)

    def _label(self, field: Field) -> str:
        return (field.label or "").rstrip(": ")

    def _signs(self) -> Iterator[Block]:
        marks = " ".join(item.mark or "" for section in self.facts.spec.walk() for item in section.items)
        found = [(sign, meaning) for sign, meaning in self.house.signs if sign in marks]
        if found:
            yield Items(tuple(meaning for _, meaning in found), marks=tuple(sign for sign, _ in found))


def in_order(sections: Sequence[Section], order: Mapping[Place, int]) -> list[Section]:
    """Sections in the order of the house; one that the house does not know stays behind the one before it."""
    ranked: list[tuple[int, Section]] = []
    rank = -1
    for section in sections:
        rank = order.get((section.kind, section.part), order.get((section.kind, None), rank))
        ranked.append((rank, section))
    return [section for _, section in sorted(ranked, key=lambda pair: pair[0])]


def _heading(section: Section, house: House) -> str:
    """The words over a section: its own, with the note behind them; the house's where it has none."""
    words = section.heading.strip()
    if not words:
        places = {heading.place: heading.words for heading in house.headings}
        words = places.get((section.kind, section.part)) or section.kind.value.replace("_", " ").capitalize()
    return f"{words} ({section.note})" if section.note and section.note not in words else words


def _has(spec: Spec, place: Place | None) -> bool:
    return place is not None and any((section.kind, section.part) == place for section in spec.walk())
