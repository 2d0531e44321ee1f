"""How many specifications are read in a second on one core, and how long the command takes to begin."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.figures import Figure, Rate
from bench.timing import medians
from classplan.core.reading import read
from classplan.jurisdictions.denver.layout import LAYOUTS

ROOT = Path(__file__).parents[1]
LEAST_A_SECOND = 50
DEMO, REAL = "demo's papers", "documents 000 and 002"
NOTHING = ("-c", "pass")


def papers() -> dict[str, list[str]]:
    """The texts to read: the demo's papers, and documents 000 and 002 where they lie beside the checkout."""
    folders = {
        DEMO: sorted((ROOT / "demo" / "papers").glob("*.txt")),
        REAL: sorted((ROOT.parent / "shared" / "documents").glob("00[02]_*.txt")),
    }
    return {name: [path.read_text() for path in paths] for name, paths in folders.items() if paths}


def figures(rounds: int) -> list[Figure | Rate]:
    """What reading reaches."""
    return [*_rates(papers(), rounds), _start_up(rounds)]


def _rates(texts: Mapping[str, Sequence[str]], rounds: int) -> list[Rate]:
    found: list[Rate] = []
    for name, of_set in texts.items():
        specs = _all_read(of_set)
        taken = medians({name: partial(_all_read, of_set)}, rounds)
        found.append(
            Rate(f"reading the {name} ({specs} specifications)", specs / taken[name], LEAST_A_SECOND, str(rounds))
        )
    return found


def _all_read(texts: Sequence[str]) -> int:
    return sum(len(read(text, LAYOUTS).specs) for text in texts)


def _start_up(rounds: int) -> Figure:
    paper = min((ROOT / "demo" / "papers").glob("*.txt"), key=lambda path: path.stat().st_size)
    command = (str(Path(sys.executable).with_name("classplan")), "read", "--json", str(paper))
    taken = medians(
        {
            "ours": lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True),
            "bare": lambda: subprocess.run((sys.executable, *NOTHING), check=True),
        },
        rounds,
    )
    what = "classplan read, one paper, start to end"
    return Figure(what, "", taken["ours"], "python -c pass", taken["bare"], repeats=str(rounds))
