"""The redline table: how close to the least possible, how many islands, how fast; peers beside it.

`python -m bench.redline` prints it alone. The measure and its scorer are `tests/redline_score.py`. What a peer that is
not installed here reaches is printed as stated, not as measured.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from bench.figures import Figure, Rate
from bench.redline_peers import PEERS, redlines, word
from bench.versions import Pair, demo_pairs, document_pairs, long_pair, sample_pairs
from classplan.core.redline import Block, Kind, of_paper, redline
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.formats.tracked_changes import as_docx
from classplan.jurisdictions import every_layout
from tests.redline_score import Measured, measured, of_pieces

OURS = "classplan"
HEADS = "| pairs | tool | score, median | worst | islands | time, median | time, all |"
STATED = {"patiencediff": "1.045", "redlines": "1.077", "LibreOffice": "1.10", "python-redlines": "1.13"}
NO_SLOWER, DOCX_FASTER, LONG_FASTER = 1, 20, 40
_WHEN = datetime(2016, 3, 9, tzinfo=UTC)
_BEST_OF = 3


@dataclass(frozen=True)
class Result:
    """What one tool made of one pair."""

    measure: Measured
    seconds: float


def results(pairs: Sequence[Pair]) -> dict[str, list[Result]]:
    """Each tool on each pair, taking turns; of what is quick the best of three, so that a pause counts for nobody."""
    found: dict[str, list[Result]] = {OURS: [], **{name: [] for name in PEERS}}
    for pair in pairs:
        taken: list[float] = []
        theirs: list[float] = []
        for _ in range(_BEST_OF):
            began = perf_counter()
            made = redline(pair.old, pair.new)
            taken.append(perf_counter() - began)
            theirs.append(redlines(pair.old, pair.new)[1])
        found[OURS].append(Result(measured(made), min(taken)))
        for name, peer in PEERS.items():
            pieces, seconds = peer(pair.old, pair.new)
            best = min(*theirs, seconds) if peer is redlines else seconds
            found[name].append(Result(of_pieces(pieces), best))
    return found


def table(sets: Mapping[str, Mapping[str, Sequence[Result]]]) -> str:
    """The scores and times of every tool on every set of pairs."""
    lines = [HEADS, "| - | - | - | - | - | - | - |"]
    for name, found in sets.items():
        for tool, made in found.items():
            scores = [one.measure.score for one in made]
            times = [one.seconds for one in made]
            lines.append(
                f"| {name} ({len(made)}) | {tool} | {median(scores):.4f} | {max(scores):.4f} "
                f"| {sum(one.measure.islands for one in made):,} | {median(times) * 1000:.1f} ms | {sum(times):.2f} s |"
            )
    stated = ", ".join(f"{name} {score}" for name, score in STATED.items())
    return "\n".join([*lines, "", f"Stated for the documents' pairs, not measured here: {stated}."])


def figures(sets: Mapping[str, Mapping[str, Sequence[Result]]], *, quick: bool = False) -> list[Figure | Rate]:
    """The times that have a bound; the long text takes a minute and is no part of a quick run."""
    found: list[Figure | Rate] = []
    for name, made in sets.items():
        times = {tool: sum(one.seconds for one in results) for tool, results in made.items()}
        what = f"redline of the {name}, {len(made[OURS])} pairs"
        found.append(Figure(what, "", times[OURS], "redlines", times["redlines"], NO_SLOWER, repeats=str(_BEST_OF)))
    return found if quick else [*found, *_documents(sets), _long()]


def _documents(sets: Mapping[str, Mapping[str, Sequence[Result]]]) -> list[Figure]:
    """From Word document to Word document."""
    name, pairs = ("documents", document_pairs()) if "documents" in sets else ("demo", demo_pairs())
    ours = sum(min(_whole(pair) for _ in range(_BEST_OF)) for pair in pairs)
    theirs = sum(one.seconds for one in sets[name]["python-redlines"])
    what = f"redline of the {name}, DOCX to DOCX"
    return [Figure(what, "", ours, "python-redlines", theirs, DOCX_FASTER, faster=True, repeats=str(_BEST_OF))]


def _whole(pair: Pair) -> float:
    old, new = word(pair.old), word(pair.new)
    began = perf_counter()
    as_docx(redline(_read(old), _read(new)), author="bench", when=_WHEN)
    return perf_counter() - began


def _read(content: bytes) -> tuple[Block, ...]:
    found = extract_bytes("paper.docx", content)
    return of_paper(found.text, read_paper(found, every_layout()))


def _long() -> Figure:
    """The long text. The peer takes minutes: it is stopped once the bound is passed, and had marked nothing by then."""
    pair = long_pair()
    began = perf_counter()
    made = redline(pair.old, pair.new)
    taken = perf_counter() - began
    share = made.words(Kind.KEPT) / sum(len(block.printed.split()) for block in pair.old)
    limit = taken * LONG_FASTER * 1.05
    command = "from bench.redline_peers import redlines; from bench.versions import long_pair; p = long_pair(); print(redlines(p.old, p.new)[1])"
    try:
        ran = subprocess.run((sys.executable, "-c", command), capture_output=True, text=True, timeout=limit, check=True)
        theirs, said = float(ran.stdout), "redlines"
    except subprocess.TimeoutExpired:
        theirs, said = limit, "redlines, stopped after"
    return Figure(f"redline of {pair.name} ({share:.0%} kept)", "", taken, said, theirs, LONG_FASTER, faster=True)


def measured_sets(*, quick: bool = False) -> dict[str, dict[str, list[Result]]]:
    """Every tool on every set of pairs that is there; in a quick run on two pairs of the demo."""
    if quick:
        return {"demo": results(demo_pairs()[:2])}
    sets = {"demo": demo_pairs(), "documents": document_pairs(), "samples": sample_pairs()}
    return {name: results(pairs) for name, pairs in sets.items() if pairs}


def main() -> None:
    """Print the tables."""
    from bench.figures import table as of_figures

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", action="store_true", help="the times that have a bound too")
    asked = parser.parse_args()
    sets = measured_sets()
    print(table(sets))
    if asked.times:
        print(f"\n{of_figures(figures(sets))}")


if __name__ == "__main__":
    main()
