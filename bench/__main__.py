"""`python -m bench`: everything that has a figure to reach, measured in one run and printed as one table.

The databases are filled side by side and measured one after the other. The exit status is 0 where a target is missed
too: the table says so.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import papers, reading, redline
from bench.databases import VENDORS, fresh
from bench.figures import Figure, Rate, table

ROOT = Path(__file__).parents[1]
PACKAGES = ("Django", "psycopg", "django-simple-history")


def main() -> None:
    """Measure what is asked for, and print the table."""
    asked = _asked()
    figures: list[Figure | Rate] = []
    versions: list[str] = []
    began = datetime.now(UTC)
    with fresh(tuple(asked.database or VENDORS), kept=asked.office) as environments:
        _say(f"an office of {asked.classes:,} classes and {asked.points:,} points on {' and '.join(environments)}")
        started = {vendor: _started(environment, asked) for vendor, environment in environments.items()}
        for process in started.values():
            _line(process, "ready")
        for vendor, process in started.items():
            _say(f"measuring on {vendor}, after {_seconds_since(began)} s")
            measured = _measured(process)
            versions.append(measured["version"])
            figures += [Figure(**figure) for figure in measured["figures"]]
    if not asked.pages:
        _say(f"reading, after {_seconds_since(began)} s")
        figures += reading.figures(asked.rounds)
        _say(f"redlines, after {_seconds_since(began)} s")
        quick = asked.rounds == 1
        scores = redline.measured_sets(quick=quick)
        figures += redline.figures(scores, quick=quick)
        _say(f"papers, after {_seconds_since(began)} s")
        figures += papers.figures(asked.rounds, many=min(papers.MANY, asked.classes))
    print(f"{began:%Y-%m-%d}, {_machine()}, {', '.join([*versions, *_packages()])}")
    print(
        f"{asked.classes:,} classes, {asked.points:,} points; medians, taking turns; {_seconds_since(began)} s in all\n"
    )
    print(table(figures))
    if not asked.pages:
        print(f"\n{redline.table(scores)}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the figures to reach.")
    parser.add_argument("--classes", type=int, default=5_000)
    parser.add_argument("--points", type=int, default=150_000)
    parser.add_argument("--rounds", type=int, default=7, help="how often each thing is measured")
    parser.add_argument("--database", choices=VENDORS, action="append", help="only on this database")
    parser.add_argument("--office", type=Path, metavar="FOLDER", help="keep the filled databases there, for later runs")
    parser.add_argument("--pages", action="store_true", help="the pages alone")
    return parser.parse_args()


def _started(environment: Mapping[str, str], asked: argparse.Namespace) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.measure", *map(str, (asked.classes, asked.points, asked.rounds))]
    command += ["pages"] if asked.pages else []
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _measured(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdin is not None
    with process:
        process.stdin.write("go\n")
        process.stdin.flush()
        measured: dict[str, Any] = json.loads(_line(process))
    return measured


def _line(process: subprocess.Popen[str], expected: str | None = None) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line or (expected and line != expected):
        raise SystemExit(f"The bench could not be finished (exit status {process.wait()}); the reason stands above.")
    return line


def _seconds_since(moment: datetime) -> int:
    return (datetime.now(UTC) - moment).seconds


def _say(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores {platform.machine()} (load {load:.1f}), Python {platform.python_version()}"


def _packages() -> list[str]:
    return [f"{name} {version(name)}" for name in PACKAGES]


if __name__ == "__main__":
    main()
