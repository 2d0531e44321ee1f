"""How an office prints its specifications, as data: headings, labels and the openings of stock phrases.

A pack supplies one `SpecLayout` for each way of printing; the reader knows no jurisdiction.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import heading_key


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the layout knows, with every wording that was seen of it.

    `under` names the section that holds it; None is a section of the first level. `takes_text`: words may
    follow on the heading's own line. `takes_note`: a parenthesis behind the heading is a note on the section.
    """

    kind: SectionKind
    wordings: tuple[str, ...]
    part: str | None = None
    under: SectionKind | None = None
    takes_text: bool = False
    takes_note: bool = False
    required: bool = False

    @property
    def level(self) -> int:
        """1 for a section of its own, 2 for one inside another."""
        return 1 if self.under is None else 2


class FieldKind(StrEnum):
    """What the value of a field is, and so what it is read into."""

    FLSA = "FLSA status"
    DATE = "date"
    NAME = "name"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a field as the layout prints it, without its colon."""

    key: str
    wording: str
    kind: FieldKind
    required: bool = False


@dataclass(frozen=True, slots=True)
class StockField:
    """A paragraph without a label that is a field: it is known by its first words, and ends with its last."""

    key: str
    opening: re.Pattern[str]
    closing: re.Pattern[str]


@dataclass(frozen=True)
class SpecLayout:
    """One way of printing a specification.

    `signs` are the headings that no other office prints, by which a paper is known.
    `qualifiers` are the openings that make a duty conditional. `bare_openings` begin a statement that names no
    term. `issuer` is what the name of an issuing organization looks like.
    """

    headings: tuple[Heading, ...]
    signs: tuple[str, ...]
    labels: tuple[Label, ...]
    stock_field: StockField
    page: re.Pattern[str]
    issuer: re.Pattern[str]
    qualifiers: tuple[str, ...]
    bare_openings: re.Pattern[str]
    distinguished_from: re.Pattern[str]
    incorporates: re.Pattern[str]
    replaces: re.Pattern[str]

    @cached_property
    def by_wording(self) -> Mapping[str, Heading]:
        """The headings, by what all printings of one have in common."""
        return {heading_key(wording): heading for heading in self.headings for wording in heading.wordings}

    @cached_property
    def signs_by_key(self) -> frozenset[str]:
        """The signs, by what all printings of one have in common."""
        return frozenset(map(heading_key, self.signs))

    @cached_property
    def first_level(self) -> tuple[Heading, ...]:
        """The headings of the first level, in the order in which they are printed."""
        return tuple(heading for heading in self.headings if heading.under is None)

    @cached_property
    def with_text(self) -> tuple[tuple[Heading, str], ...]:
        """The headings on whose own line words may follow, with each of their wordings."""
        return tuple(
            (heading, wording) for heading in self.headings if heading.takes_text for wording in heading.wordings
        )

    @cached_property
    def label_pattern(self) -> re.Pattern[str]:
        """A label at the start of a line, with its colon or without, and what follows it."""
        names = "|".join(re.escape(label.wording) for label in sorted(self.labels, key=lambda x: -len(x.wording)))
        return re.compile(rf"(?P<label>(?P<name>{names})\s*(?P<colon>:)?)(?P<value>(?<=:).*|\s+.*|$)", re.IGNORECASE)

    @cached_property
    def label_of(self) -> Mapping[str, Label]:
        """The labels by their wording in small letters."""
        return {label.wording.casefold(): label for label in self.labels}

    @cached_property
    def longest_heading(self) -> int:
        """More characters than any heading has, notes aside."""
        return max(len(wording) for heading in self.headings for wording in heading.wordings) + 8

    def heading_of(self, text: str) -> Heading | None:
        """The heading that the text is, as a whole; None for anything else."""
        if len(text) > self.longest_heading or text.endswith("."):
            return None
        return self.by_wording.get(heading_key(text))
