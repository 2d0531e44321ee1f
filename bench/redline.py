"""The redline table: how close to the least possible, how many islands, how fast; peers beside it where installed.

The pairs are the specifications of the demo's papers against versions that a seeded editor made of them, and, where
they lie beside the checkout, texts of the source documents and of the samples. `python -m bench.redline` prints it.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from classplan.core.reading import read
from classplan.core.redline import Block, Kind, Piece, Role, of_paper, redline
from classplan.core.spec.model import Spec
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout
from tests.redline_score import Measured, measured, of_pieces
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


@dataclass(frozen=True)
class Result:
    """What one tool made of one pair."""

    measure: Measured
    seconds: float


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
        except Exception as error:  # noqa: BLE001 - a sample that is refused is no pair
            print(f"left out: {path.name}: {error}")
            continue
        found.append(Pair(path.name, text, edited(text, seed)))
    return found


def long_pair(words: int = 83_000) -> Pair:
    """A text of so many words in which paragraphs come again and again, and its edited version."""
    _, text = next(specifications(sorted((ROOT / "demo" / "papers").glob("notice-101.txt"))))
    size = sum(len(block.printed.split()) for block in text)
    old = text * (words // size)
    return Pair(f"{words:,} words, repeated paragraphs", old, edited(old, 7))


@cache
def peers() -> dict[str, Callable[[str, str], list[Piece]]]:
    """The peers that are installed, each as a function of two texts."""
    found: dict[str, Callable[[str, str], list[Piece]]] = {"difflib, word by word": _difflib}
    try:
        import_module("redlines")
        found["redlines"] = _redlines
    except ImportError:
        pass
    return found


def _difflib(old: str, new: str) -> list[Piece]:
    from difflib import SequenceMatcher

    a, b = re.findall(r"\S+|\n|[ \t]+", old), re.findall(r"\S+|\n|[ \t]+", new)
    found: list[Piece] = []
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "equal":
            found.append(Piece(Kind.KEPT, "".join(a[i0:i1])))
        else:
            found += (Piece(Kind.REMOVED, "".join(a[i0:i1])), Piece(Kind.ADDED, "".join(b[j0:j1])))
    return found


def _redlines(old: str, new: str) -> list[Piece]:
    processor: Any = import_module("redlines.processor").WholeDocumentProcessor()
    found: list[Piece] = []
    for made in processor.process(old, new):
        tag, i0, i1, j0, j1 = made.opcodes
        if tag == "equal":
            found.append(Piece(Kind.KEPT, _joined(made.source_chunk.text[i0:i1])))
        else:
            found.append(Piece(Kind.REMOVED, _joined(made.source_chunk.text[i0:i1])))
            found.append(Piece(Kind.ADDED, _joined(made.test_chunk.text[j0:j1])))
    return found


def _joined(words: Sequence[str]) -> str:
    return "".join(words).replace("¶", "\n")


def plain(text: Text) -> str:
    """The text as one string, a line for each paragraph."""
    return "".join(f"{block.printed}\n" for block in text)


def results(pairs: Sequence[Pair]) -> dict[str, list[Result]]:
    """Each tool on each pair, timed once after a warm-up."""
    found: dict[str, list[Result]] = {"classplan": [], **{name: [] for name in peers()}}
    for pair in pairs:
        redline(pair.old, pair.new)
        began = perf_counter()
        made = redline(pair.old, pair.new)
        taken = perf_counter() - began
        found["classplan"].append(Result(measured(made), taken))
        old, new = plain(pair.old), plain(pair.new)
        for name, peer in peers().items():
            began = perf_counter()
            pieces = peer(old, new)
            taken = perf_counter() - began
            found[name].append(Result(of_pieces(pieces), taken))
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="the text of 83,000 words too")
    parser.add_argument("--each", action="store_true", help="a line for each pair")
    asked = parser.parse_args()
    sets = {"demo": demo_pairs(), "documents": document_pairs(), "samples": sample_pairs()}
    print("| pairs | tool | median | worst | islands | time, median | time, all |\n| - | - | - | - | - | - | - |")
    for name, pairs in sets.items():
        if not pairs:
            continue
        found = results(pairs)
        for tool, made in found.items():
            scores = [one.measure.score for one in made]
            times = [one.seconds for one in made]
            print(
                f"| {name} ({len(pairs)}) | {tool} | {median(scores):.4f} | {max(scores):.4f} "
                f"| {sum(one.measure.islands for one in made):,} | {median(times) * 1000:.1f} ms | {sum(times):.2f} s |"
            )
        if asked.each:
            for pair, one in zip(pairs, found["classplan"], strict=True):
                print(f"  {one.measure.score:.4f} {one.measure.cost:6} {one.seconds * 1000:7.1f} ms  {pair.name}")
    if asked.long:
        _long()


def _long() -> None:
    pair = long_pair()
    began = perf_counter()
    made = redline(pair.old, pair.new)
    taken = perf_counter() - began
    kept = made.words(Kind.KEPT)
    print(
        f"\n{pair.name}: {taken:.2f} s; {kept:,} words kept, {made.words(Kind.REMOVED):,} removed, {made.moves} moved"
    )


if __name__ == "__main__":
    main()
