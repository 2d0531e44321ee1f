"""A house: how a jurisdiction prints a specification, as data. The builder knows no jurisdiction.

>>> House("wren", "specification", over_title=("code",), labels={"code": "No."}).label_of("code")
'No.'
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from classplan.core.dates import PartialDate
from classplan.core.qualifications.wording import PLAIN, Manner
from classplan.core.spec.model import SectionKind

Place = tuple[SectionKind, str | None]  # a kind of section, and its part where several share the kind


class DateStyle(StrEnum):
    """How a house prints a day; the value is June 5, 2009 in that style."""

    SLASHED = "06/05/2009"
    COMPACT = "20090605"
    MONTH_AND_YEAR = "06/2009"


@dataclass(frozen=True, slots=True)
class Wording:
    """A heading of the house: the part of a specification that it heads, and its words."""

    kind: SectionKind
    words: str
    part: str | None = None

    @property
    def place(self) -> Place:
        """What it heads."""
        return self.kind, self.part


@dataclass(frozen=True, slots=True)
class House:
    """How a specification is printed.

    `noun` is the house's word for a specification. `headings` stand in the order of the house; their words head a
    section that has none of its own. `labels` name the fields. Fields stand in one of four places: `over_title`, in
    the section `detail`, at the end of the section that `stock` gives them, or in the rows of the block at the `foot`.
    `signs` are marks of items with what they mean; `manner` is how the house words qualifications.
    """

    name: str
    noun: str
    headings: tuple[Wording, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    over_title: tuple[str, ...] = ()
    detail: Place | None = None
    stock: Mapping[str, Place] = field(default_factory=dict)
    foot: tuple[tuple[str, ...], ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    dates: DateStyle = DateStyle.SLASHED
    manner: Manner = PLAIN

    @property
    def order(self) -> Mapping[Place, int]:
        """Where each part of a specification stands among its sections."""
        return {heading.place: n for n, heading in enumerate(self.headings)}

    def label_of(self, key: str) -> str:
        """How the house names a field; the key in plain letters where it has no name for it."""
        return self.labels.get(key, key.replace("_", " ").capitalize())

    def printed(self, day: PartialDate) -> str:
        """A date as the house prints it, as far as it is known."""
        if self.dates is DateStyle.COMPACT:
            return str(day).replace("-", "")
        parts = [day.month, None if self.dates is DateStyle.MONTH_AND_YEAR else day.day]
        return "/".join([*(f"{part:02}" for part in parts if part is not None), str(day.year)])
