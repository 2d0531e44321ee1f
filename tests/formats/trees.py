"""Papers for the tests of the renderers: one with everything in it, odd ones, and any that hypothesis can think of."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from hypothesis import strategies as st

from classplan.core.documents import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Redlined,
    Table,
)
from classplan.core.redline import Block as Line
from classplan.core.redline import Redline, Role, redline

MARKUP = 'Fish & chips <b>"now"</b> #panic() *so* _on_ $x$ @here [a](b) {{c}} \\d ~e `f` // g /* h */ = i'
FOREIGN = "Ångström, Żółw, Ελλάδα, Москва, naïve façade, 5 − 3 → 2, ½ of £3"
RIGHT_TO_LEFT = "\u200fשלום\u200e and سلام to all"
EMOJI = "Lead 😀 clerk 👩\u200d🚒"
CONTROLS = "A\x00b\x07c\x1bd\ud800e\ufffff"

OLD = (
    Line("Harbor Clerk", Role.TITLE),
    Line("What the clerk does", Role.HEADING, 1),
    Line("Writes every boat into the ledger of the wharf.", Role.ITEM, mark="1."),
    Line("Counts ropes, buoys and lamps before the winter begins.", Role.ITEM, mark="2."),
    Line("Tells the pilots what the wind has done at night.", Role.ITEM, mark="3."),
    Line("Whoever holds this class knows the tides by heart."),
)
NEW = (
    Line("Harbor Clerk II", Role.TITLE),
    Line("What the clerk does", Role.HEADING, 1),
    Line("Tells the pilots what the wind has done at night.", Role.ITEM, mark="1."),
    Line("Writes every ship and boat into the ledger of the wharf.", Role.ITEM, mark="2."),
    Line("Counts ropes, buoys and lamps before the winter begins.", Role.ITEM, mark="3."),
    Line("Whoever holds this class knows the tides by heart."),
    Line("Trains those who are new.", Role.ITEM),
)
CHANGES: Redline = redline(OLD, NEW)
HEADS = (
    "Current code",
    "Current title",
    "Present grade and range",
    "Proposed code",
    "Proposed title",
    "Proposed grade",
)


def full(*, draft: bool = False) -> Document:
    """A paper in which every kind of block stands."""
    return Document(
        "Notice No. 77 of the Office of the Harbor",
        (
            Paragraph("TO BE POSTED", strong=True),
            Heading(1, "Notice No. 77"),
            Facts((("To", "All crews"), ("Subject", "What the clerks are to be called from spring on " * 3))),
            Heading(2, "What is proposed"),
            Paragraph(MARKUP),
            Paragraph(FOREIGN),
            Table(
                "Classes with another grade", HEADS, (("HA1", "Clerk", "601-A", "HB1", "Harbor Clerk", "602-A"),) * 2
            ),
            Table("New classes", ("Code", "Title"), (("HC9", "Keeper of the Lamps"),)),
            Heading(4, "Lists"),
            Items(("First of them.", "Second of them.")),
            Items(("Under the second.",), deep=1),
            Items(("Third of them.",)),
            Items(("One by one.", "Two by two."), numbered=True),
            Items(("With a letter.", "With another."), marks=("A.", "B.")),
            Facts((("Union", "Confidential"), ("Class No", "1821"), ("Pay", "9")), across=2),
            PageBreak(),
            Heading(2, "The text, marked"),
            Redlined(CHANGES),
            Paragraph("So far the paper."),
        ),
        head="Office of the Harbor",
        foot="Anchor 3f1c of the journal",
        author="I. Berg",
        day=date(2016, 3, 9),
        draft=draft,
    )


def wide(rows: int) -> Document:
    """A table of six columns with words that have no place to break, under a title of 300 characters."""
    long = "Abcdefghij" * 7
    values = tuple(
        (
            f"HA{n}",
            f"{long}{n}",
            f"Grade {n}-S ($35,124 to $51,268 a year)",
            f"HB{n}",
            f"Title of row {n}",
            f"{n}{long}",
        )
        for n in range(rows)
    )
    title = ("The table that must not lose a value off the page " * 7)[:300]
    return Document(title, (Heading(1, title), Table("All of them", HEADS, values)))


ODD: dict[str, Document] = {
    "markup": Document(MARKUP, (Heading(1, MARKUP), Paragraph(MARKUP), Items((MARKUP,)), Facts(((MARKUP, MARKUP),)))),
    "foreign": Document(FOREIGN, (Heading(1, FOREIGN), Paragraph(RIGHT_TO_LEFT), Table("", (FOREIGN,), ((FOREIGN,),)))),
    "emoji": Document(EMOJI, (Heading(1, EMOJI), Paragraph(EMOJI), Items((EMOJI,), marks=("☞",)))),
    "controls": Document(CONTROLS, (Heading(3, CONTROLS), Paragraph(CONTROLS), Paragraph("a\tb\r\nc\u2028d"))),
    "nothing": Document("", ()),
    "an empty section": Document("A", (Heading(1, "A"), Heading(2, "Empty"), Heading(2, ""), Paragraph(""), Items(()))),
    "empty cells": Document("A", (Table("", ("A", ""), (("", "b"), ("c",))), Table("", ("A",), ()), Facts(()))),
    "two breaks": Document("A", (PageBreak(), PageBreak(), Table("", ("A",), (("b",),)), PageBreak())),
    "long lines": Document("A", (Paragraph("w" * 900),), head="h" * 300, foot="f " * 400, draft=True),
    "many columns": Document("A", (Table("", tuple(f"Column {n}" for n in range(24)), (("1234567890123",) * 24,)),)),
}


def texts_of(paper: Document) -> Iterator[str]:
    """Every text of the tree in its order; of a redline what was kept, removed and added."""
    for block in paper.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text) | Paragraph(text):
            yield text
        case Items(texts, _, marks):
            for n, text in enumerate(texts):
                yield from (*marks[n : n + 1], text)
        case Facts(rows):
            yield from chain.from_iterable(rows)
        case Table(caption, columns, lines):
            yield from (caption, *columns, *chain.from_iterable(lines))
        case Redlined(found):
            for row in found.rows:
                yield from ([row.before] if row.move and row.move.away else [piece.text for piece in row.pieces])
        case PageBreak():
            pass


_WORDS = st.text(
    st.sampled_from("abcdeABCXYZ0123456789 .,;:!?&<>\"'#*_$@[](){}\\/~`^%=-+|\n\tÄéñßŁœ–—“”…€½"), max_size=60
)
_ROWS = st.lists(st.lists(_WORDS, min_size=1, max_size=4).map(tuple), max_size=3).map(tuple)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=4).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 6), _WORDS),
    st.builds(Paragraph, _WORDS, st.booleans()),
    st.builds(Items, _TEXTS, st.booleans(), st.one_of(st.just(()), _TEXTS), st.integers(0, 2)),
    st.builds(Facts, st.lists(st.tuples(_WORDS, _WORDS), max_size=4).map(tuple), st.integers(1, 3)),
    st.builds(Table, _WORDS, st.lists(_WORDS, min_size=1, max_size=4).map(tuple), _ROWS),
    st.just(PageBreak()),
)
PAPERS = st.builds(Document, _WORDS, st.lists(BLOCKS, max_size=6).map(tuple), _WORDS, head=_WORDS, draft=st.booleans())
