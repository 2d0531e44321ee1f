"""Pairs of versions to compare: what the documents hold, and what a seeded editor made of specifications.

The pairs are the specifications of the demo's papers against their edited versions and, where they lie beside the
checkout, texts of the source documents and of the samples.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from classplan.core.errors import Invalid
from classplan.core.reading import read
from classplan.core.redline import Block, Role, of_paper
from classplan.core.spec.model import Spec
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout
from tests.redrawn import texts_of

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
OTHER_WORDS = (
    "permits",
    "records",
    "ledgers",
    "crews",
    "meters",
    "inspects",
    "reviews",
    "city",
    "monthly",
    "field",
    "under",
    "before",
    "several",
    "written",
)

Text = tuple[Block, ...]


@dataclass(frozen=True)
class Pair:
    """Two texts to compare."""

    name: str
    old: Text
    new: Text


def edited(text: Text, seed: int) -> Text:
    """A version of the text such as an analyst makes: words replaced, sentences moved, items swapped, renumbered."""
    chance = random.Random(seed)  # noqa: S311 - a seeded editor, no secret
    blocks = list(text)
    body = [n for n, block in enumerate(blocks) if block.role is not Role.HEADING and len(block.text.split()) > 5]
    for n in chance.sample(body, max(1, len(body) // 4)):
        words = blocks[n].text.split()
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(words))
            words[at : at + chance.choice((0, 1, 1, 2))] = chance.choices(OTHER_WORDS, k=chance.randint(0, 3))
        blocks[n] = replace(blocks[n], text=" ".join(words) or "Vacant.")
    for n in chance.sample(body, max(1, len(body) // 15)):
        sentences = blocks[n].text.split(". ")
        chance.shuffle(sentences)
        blocks[n] = replace(blocks[n], text=". ".join(sentences))
    if len(body) > 4:
        i, j = sorted(chance.sample(body, 2))
        blocks[i], blocks[j] = blocks[j], blocks[i]
        k = chance.choice(body)
        blocks.insert(chance.choice(body), Block(f"Keeps {' '.join(chance.choices(OTHER_WORDS, k=9))}.", Role.ITEM))
        del blocks[k]
    number = 0
    for n, block in enumerate(blocks):
        number = 0 if block.role is Role.HEADING else number + 1
        if block.mark and block.mark[:1].isdigit():
            blocks[n] = replace(block, mark=f"{number}.")
    return tuple(blocks)


def numbered(text: Text) -> Text:
    """The text with its items numbered, section by section."""
    found: list[Block] = []
    number = 0
    for block in text:
        number = 0 if block.role is Role.HEADING else number + 1
        found.append(replace(block, mark=f"{number}.") if block.role is Role.ITEM else block)
    return tuple(found)


def specifications(paths: Sequence[Path]) -> Iterator[tuple[str, Text]]:
    """Each specification of the papers, as blocks."""
    for path in paths:
        found = extract(path)
        reading = read_paper(found, every_layout())
        starts = [part.line for part in reading.parts]
        lines = found.text.splitlines()
        for n, part in enumerate(reading.parts):
            if isinstance(part, Spec):
                stop = starts[n + 1] - 1 if n + 1 < len(starts) else len(lines)
                text = "\n".join(lines[part.line - 1 : stop])
                yield f"{path.stem}: {part.title}", of_paper(text, read(text, every_layout()))


def demo_pairs() -> list[Pair]:
    """The demo's specifications, each against its edited version; every other one with numbered items."""
    specs = list(specifications(sorted((ROOT / "demo" / "papers").glob("*.txt"))))
    return [
        Pair(name, made := numbered(text) if seed % 2 else text, edited(made, seed))
        for seed, (name, text) in enumerate(specs)
    ]


def document_pairs() -> list[Pair]:
    """Pairs of the source documents: 001's text of 2010 and its clean one, and specifications of one series."""
    documents = SHARED / "documents"
    found = [Pair(f"{path.stem}: 2010 | 2023", *texts_of(path)) for path in sorted(documents.glob("001_*.txt"))]
    for pattern in ("000_*.txt", "002_*.txt"):
        specs = list(specifications(sorted(documents.glob(pattern))))
        found += (Pair(f"{a[0]} | {b[0]}", a[1], b[1]) for a, b in pairwise(specs))
    return found


def sample_pairs() -> list[Pair]:
    """Specifications of other jurisdictions against their edited versions."""
    found: list[Pair] = []
    for seed, path in enumerate(
        sorted((SHARED / "samples").glob("*/specs/*.htm"))
        + sorted((SHARED / "samples").glob("california_state/*.txt"))[:9]
    ):
        try:
            text = of_paper((paper := extract(path)).text, read_paper(paper, every_layout()))
        except Invalid:  # a sample that is refused is no pair
            continue
        found.append(Pair(path.name, text, edited(text, seed)))
    return found


def long_pair(words: int = 83_000) -> Pair:
    """A text of so many words in which paragraphs come again and again, and its edited version."""
    _, text = next(specifications(sorted((ROOT / "demo" / "papers").glob("notice-101.txt"))))
    size = sum(len(block.printed.split()) for block in text)
    old = text * (words // size)
    return Pair(f"{words:,} words, repeated paragraphs", old, edited(old, 7))


def plain(text: Text) -> str:
    """The text as one string, a line for each paragraph."""
    return "".join(f"{block.printed}\n" for block in text)
