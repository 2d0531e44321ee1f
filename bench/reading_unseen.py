"""Invented papers of places that are nowhere, in layouts that no sample has, and what each of them holds.

Beside each paper in `bench/unseen` stands what was written down of it before it was read: title, codes, dates, members,
fields, and each section with its level, kind and heading, and with the first word of each of its items in their order.

>>> outline_of(Item("Rows:", 1, items=(Item("Far out.", 2, "a."), Item("By night.", 3, "b."))))
'Rows:(Far By)'
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from classplan.core.errors import Invalid
from classplan.core.reading.model import Reading
from classplan.core.reading.words import Account, account
from classplan.core.spec.model import Field, Item, Spec
from classplan.formats.extract import extract
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

FOLDER = Path(__file__).with_name("unseen")
FACTS = ".facts"


@dataclass(frozen=True, slots=True)
class Tried:
    """One paper: the account of its words, and each fact that was expected with what was found in its place."""

    name: str
    words: Account
    facts: int
    wrong: tuple[tuple[str, str], ...]

    @property
    def is_right(self) -> bool:
        """Whether every word is accounted for and every fact is as it was written down."""
        return self.words.is_whole and not self.wrong


def tried() -> Iterator[Tried]:
    """Every paper of the folder, in the order of the names."""
    layouts = every_layout()
    for expected in sorted(FOLDER.glob(f"*{FACTS}")):
        path = next(path for path in FOLDER.glob(f"{expected.stem}.*") if path.suffix != FACTS)
        wanted = expected.read_text(encoding="utf-8").splitlines()
        try:
            found = extract(path)
        except Invalid as error:
            yield Tried(path.name, account("", Reading()), len(wanted), ((str(error), "read"),))
            continue
        reading = read_paper(found, layouts)
        wrong = tuple(_differences(wanted, reading))
        yield Tried(path.name, account(found.text, reading), len(wanted), wrong)


def _differences(wanted: list[str], reading: Reading) -> Iterator[tuple[str, str]]:
    if len(reading.specs) != 1:
        yield f"{len(reading.specs)} specifications", "one"
        return
    spec = reading.specs[0]
    held = facts_of(spec)
    sections = [line for line in wanted if line[:1].isdigit()]
    for line in wanted:
        name, _, value = line.partition(": ")
        if line in sections:
            continue
        if name == "fields":
            printed = {_told(field) for field in spec.fields}
            yield from ((f"no {told}", told) for told in value.split("; ") if told not in printed)
        elif held[name] != value:
            yield f"{name}: {held[name]}", value
    found = list(sections_of(spec))
    for what, a, b, c, d in SequenceMatcher(None, found, sections, autojunk=False).get_opcodes():
        if what != "equal":
            yield from zip_longest(found[a:b], sections[c:d], fillvalue="nothing")


def facts_of(spec: Spec) -> dict[str, str]:
    """What the head of a specification says, as the facts are written."""
    members = (f"{member.title}={member.code}" if member.code else member.title for member in spec.members)
    dated = [f"{field.key} {field.parsed}" for field in spec.fields if field.key.endswith("_date") and field.parsed]
    return {
        "title": spec.title or "",
        "codes": "; ".join(spec.codes),
        "dates": "; ".join(dated),
        "members": "; ".join(members),
    }


def _told(field: Field) -> str:
    return f"{field.key}={field.parsed if isinstance(field.parsed, str) else field.printed}"


def sections_of(spec: Spec) -> Iterator[str]:
    """Every section as a line: level and kind, heading, the first words of its items, to whom alone it belongs."""
    for section in spec.walk():
        words = [outline_of(item) for item in section.items]
        words += [f"[{'; '.join(section.only_for)}]"] if section.only_for else []
        yield f"{section.level} {section.kind} | {section.heading} | {' '.join(words)}".rstrip()


def outline_of(item: Item) -> str:
    """The first word of an item, and in brackets those of the items under it."""
    inner = " ".join(outline_of(held) for held in item.items)
    return f"{item.text.split()[0]}{f'({inner})' if inner else ''}"


def table(held: Sequence[Tried]) -> str:
    """A line for each paper, with what is wrong of it under it, and how many are right."""
    lines = [f"{'invented paper, layout of no sample':<40} {'words':>6} {'lost':>5} {'added':>5} {'facts':>8}"]
    for one in held:
        right = f"{one.facts - len(one.wrong)}/{one.facts}"
        lost, added = one.words.missing.total(), one.words.invented.total()
        lines.append(f"{one.name:<40} {one.words.words:>6,} {lost:>5} {added:>5} {right:>8}")
        lines += [f"    {found} is not {wanted}" for found, wanted in one.wrong]
    lines.append(f"{sum(one.is_right for one in held)} of {len(held)} papers hold what is written beside them.")
    return "\n".join(lines)
