"""`make bench-reading`: the sample papers of other jurisdictions, read, and set against what a person found in them.

What is expected of each is kept in `reading_samples.json`: numbers, codes, titles and dates, and no sentence.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import reading_unseen
from classplan.core.errors import Invalid
from classplan.core.reading.model import Reading
from classplan.core.reading.words import Account, account
from classplan.core.spec.model import Item, Spec
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
EXPECTED = Path(__file__).with_suffix(".json")
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """One paper: the account of its words, what was found in it, and what should have been."""

    name: str
    words: Account
    found: Facts
    expected: Facts

    @property
    def wrong(self) -> list[str]:
        """The names of the facts that are not as they should be."""
        return [key for key, value in self.expected.items() if self.found.get(key) != value]

    @property
    def is_right(self) -> bool:
        """Whether every word is accounted for and every fact is as expected."""
        return self.words.is_whole and not self.wrong


def facts_of(reading: Reading) -> Facts:
    """What can be counted in a reading: kinds of its parts, and of each specification its identity and its lists."""
    return {
        "parts": [part.kind for part in reading.parts],
        "titles": [spec.title for spec in reading.specs],
        "codes": [list(spec.codes) for spec in reading.specs],
        "members": [[member.title for member in spec.members] for spec in reading.specs],
        "dates": [_dates(spec) for spec in reading.specs],
        "headings": [[f"{section.level} {section.kind}" for section in spec.walk()] for spec in reading.specs],
        "items": [[_items(section.items) for section in spec.walk()] for spec in reading.specs],
    }


def _dates(spec: Spec) -> list[str]:
    return [f"{found.key} {found.parsed}" for found in spec.fields if found.key.endswith("_date") and found.parsed]


def _items(items: tuple[Item, ...]) -> int | list[Any]:
    """How many items there are, or for each how many stand under it where any do."""
    return [_items(item.items) for item in items] if any(item.items for item in items) else len(items)


def measured(expected: Mapping[str, Facts], folder: Path) -> Iterator[Measured]:
    """Every paper that is expected and there, in the order of the names."""
    layouts = every_layout()
    for name in sorted(expected):
        path = folder / name
        if not path.is_file():
            continue
        try:
            found = extract(path)
        except Invalid:
            yield Measured(name, account("", Reading()), {"parts": ["refused"]}, expected[name])
            continue
        reading = read_paper(found, layouts)
        yield Measured(name, account(found.text, reading), facts_of(reading), expected[name])


def main() -> int:
    """Print a line for each paper, of the samples and of those in layouts that no sample has; 1 where any is wrong."""
    held = list(reading_unseen.tried())
    print(reading_unseen.table(held), end="\n\n")
    return max(_samples(), int(not all(one.is_right for one in held)))


def _samples() -> int:
    if not SHARED.is_dir():
        print("bench-reading: the sample papers are not beside the checkout (../shared).")
        return 1
    held = list(measured(json.loads(EXPECTED.read_text(encoding="utf-8")), SHARED))
    print(
        f"{'paper':<52} {'words':>7} {'kept':>5} {'added':>5} {'headings':>9} {'items':>7} {'dates':>6}  title, codes"
    )
    for one in held:
        print(_line(one))
        for key in one.wrong:
            print(f"    {key}: {one.found.get(key)} is not {one.expected[key]}")
    right = sum(one.is_right for one in held)
    print(f"{right} of {len(held)} papers are as a person found them.")
    return 0 if right == len(held) else 1


def _line(one: Measured) -> str:
    words, found = one.words, one.found
    kept = 100 * (1 - words.missing.total() / words.words) if words.words else 100
    counted = [
        _share(one, "headings"),
        _share(one, "items"),
        _share(one, "dates"),
    ]
    identity = "right" if not {"titles", "codes", "members"} & set(one.wrong) else "WRONG"
    name = one.name if len(one.name) <= 52 else f"…{one.name[-51:]}"
    return (
        f"{name:<52} {words.words:>7,} {kept:>4.0f}% {words.invented.total():>5} "
        f"{counted[0]:>9} {counted[1]:>7} {counted[2]:>6}  {identity} ({', '.join(found['parts'])[:40]})"
    )


def _share(one: Measured, key: str) -> str:
    """How many there are, of how many that there should be."""
    found, expected = (_count(facts.get(key, [])) for facts in (one.found, one.expected))
    return f"{found}/{expected}" if key not in one.wrong else f"{found}≠{expected}"


def _count(held: int | str | list[Any]) -> int:
    """How many things a nest of lists, of numbers or of words speaks of."""
    if isinstance(held, list):
        return sum(map(_count, held))
    return held if isinstance(held, int) else 1


if __name__ == "__main__":
    sys.exit(main())
