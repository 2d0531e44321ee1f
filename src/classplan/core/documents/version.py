"""A version of a specification as papers name it: *Rev.* with its day where it was revised, else *Est.* (169).

One that prints neither goes by its first day in force.

>>> from classplan.core.documents.house import House
>>> house = House("wren", "specification")
>>> Version("Clerk", revised=PartialDate(2009, 5, 24)).label(house), Version("Clerk").label(house)
('Rev. 05/24/2009', 'undated')
"""

from dataclasses import dataclass
from datetime import date

from classplan.core.dates import PartialDate
from classplan.core.documents.house import House


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a specification. `since` is its first day in force, None where it never was; `paper` brought it."""

    title: str
    established: PartialDate | None = None
    revised: PartialDate | None = None
    since: date | None = None
    code: str | None = None
    paper: str = ""

    def label(self, house: House) -> str:
        """How papers tell it from the others of its class."""
        if self.revised is not None:
            return f"Rev. {house.printed(self.revised)}"
        if self.established is not None:
            return f"Est. {house.printed(self.established)}"
        if self.since is not None:
            return f"From {house.printed(PartialDate(self.since.year, self.since.month, self.since.day))}"
        return "undated"

    @property
    def is_undated(self) -> bool:
        """Whether nothing tells it from the others of its class."""
        return self.revised is None and self.established is None and self.since is None
