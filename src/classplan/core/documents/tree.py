"""The document tree: what a paper says, in its order, without a word of how it looks.

>>> notice = Document("Notice 7", (Heading(1, "Notice 7"),), anchor=f"Journal entry 9, SHA-256 {'4f1d' * 16}")
>>> notice.title, notice.line_at_foot
('Notice 7', 'Journal entry 9, 4f1d 4f1d 4f1d')
"""

import re
from dataclasses import dataclass
from datetime import date

from classplan.core.redline.model import Redline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title, and levels do not skip. `name` is that by which a table leads to it."""

    level: int
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `strong` is what the eye must catch."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts, numbered or not. `marks` are printed before them where a paper has its own: *1.*, *A.*.

    `deep` is how far it stands to the right: 1 for a list under an item of another list.
    """

    texts: tuple[str, ...]
    numbered: bool = False
    marks: tuple[str, ...] = ()
    deep: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, such as the head of a notice: *Date*, *To*, *Subject*.

    `across` is how many stand side by side, as in the block at the foot of a job description; a blank value stays blank.
    """

    rows: tuple[tuple[str, str], ...]
    across: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption; the first row heads the columns, the first cell of each other row heads the row.

    `leads_to` names the heading to which each row leads, as in a list of contents; on paper its page stands there too.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    leads_to: tuple[str, ...] = ()

    @property
    def leading(self) -> tuple[str, ...]:
        """Where each row leads; empty for a row of a table that leads nowhere."""
        return self.leads_to or ("",) * len(self.rows)


@dataclass(frozen=True, slots=True)
class Redlined:
    """Two texts in one, with what was removed and added told by words and signs."""

    found: Redline


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Items | Facts | Table | Redlined | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its title, its blocks, and the lines at the head and at the foot of each page.

    `draft` marks every page as one that was not issued. `author` and `day` are whose paper it is and of which day.
    `anchor` is the end of the journal when it was made: its beginning stands on each page, the whole once at the end.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    language: str = "en"
    head: str = ""
    author: str = ""
    day: date | None = None
    draft: bool = False
    anchor: str = ""

    @property
    def line_at_foot(self) -> str:
        """What stands at the foot of each page beside its number."""
        return " · ".join(part for part in (self.foot, _WHOLE.sub(_beginning, self.anchor)) if part)

    @property
    def printed(self) -> tuple[Block, ...]:
        """Its blocks, and the whole anchor at their end."""
        return (*self.blocks, Paragraph(self.anchor)) if self.anchor else self.blocks


_WHOLE = re.compile(r"SHA-256 ([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})[0-9a-f]{52}")


def _beginning(whole: re.Match[str]) -> str:
    return " ".join(whole.groups())
