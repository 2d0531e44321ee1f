"""The document tree: what a paper says, in its order, without a word of how it looks.

>>> Document("Notice 7", (Heading(1, "Notice 7"), Paragraph("Posting is required."))).title
'Notice 7'
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title, and levels do not skip."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `strong` is what the eye must catch."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts, numbered or not."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, such as the head of a notice: *Date*, *To*, *Subject*."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption; the first row heads the columns, the first cell of each other row heads the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Facts | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its title, its blocks, and the line at its foot."""

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    language: str = "en"
