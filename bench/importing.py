"""How many specifications a second an office takes in, start to end: read, kept, entered, with their journal.

`python -m bench.importing` writes invented specifications (the demo's classes, each with a title and a duty of its own)
with our own writers, takes them in with `classplan import` into a new office, and prints the rate beside its floor: the
same files, extracted and read by a bare pool of processes that writes nothing.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.figures import Figure, Rate, table
from bench.papers import specifications
from classplan.core.documents import Document, Heading, Paragraph
from classplan.formats.docx import as_docx
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.formats.render import as_html
from classplan.jurisdictions import pack_named

LEAST_A_SECOND = 20
CORES = 2
WRITERS: dict[str, Callable[[Document], bytes]] = {".docx": as_docx, ".html": as_html}


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description="Measure the taking in of papers.")
    parser.add_argument("--files", type=int, default=400, help="how many of each format")
    print(table(figures(parser.parse_args().files)))


def figures(files: int) -> list[Figure | Rate]:
    """For each format the rate of the whole command, and its time beside the floor."""
    found: list[Figure | Rate] = []
    with TemporaryDirectory() as folder:
        for ending, write in WRITERS.items():
            papers = Path(folder) / ending[1:]
            papers.mkdir()
            for number, paper in enumerate(islice(invented(), files), start=1):
                (papers / f"{number:05}{ending}").write_bytes(write(paper))
            ours = _taken_in(papers, files)
            floor = _bare(papers)
            what = f"taking in {files:,} specifications ({ending}), {CORES} cores, start to end"
            found.append(Rate(what, files / ours, LEAST_A_SECOND, "1"))
            found.append(Figure(what, "SQLite", ours, "extracted and read alone", floor, repeats="1"))
    return found


def invented() -> Iterator[Document]:
    """Specifications without end, no two alike."""
    for number, paper in enumerate(cycle(specifications()), start=1):
        title, *blocks = paper.blocks
        assert isinstance(title, Heading)
        own = Paragraph(f"Keeps the shelf that bears the number {number} in order.")
        yield replace(paper, blocks=(replace(title, text=f"{title.text} {number}"), *blocks, own))


def read_alone(path: Path) -> int:
    """The floor of one file: how many parts its bare reading has."""
    return len(read_paper(extract(path), pack_named("denver").layouts).parts)


def _taken_in(papers: Path, files: int) -> float:
    environment = os.environ | {"CLASSPLAN_DATA": str(papers.with_name(f"{papers.name}-office")), "DATABASE_URL": ""}
    classplan = str(Path(sys.executable).with_name("classplan"))
    subprocess.run((classplan, "init", "--jurisdiction", "denver"), env=environment, check=True, capture_output=True)
    command = (classplan, "import", str(papers), "--processes", str(CORES), "--json")
    began = perf_counter()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    took = perf_counter() - began
    report = json.loads(done.stdout)
    assert report["outcomes"]["read"] == report["specifications"] == files, report
    return took


def _bare(papers: Path) -> float:
    paths = sorted(papers.iterdir())
    began = perf_counter()
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        assert sum(pool.map(read_alone, paths)) == len(paths)
    return perf_counter() - began


if __name__ == "__main__":
    main()
