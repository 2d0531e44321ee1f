"""Paragraphs with tracked changes, and how they read once it is decided whose changes count.

>>> one = Paragraph((Run("Files "), Run("all ", inserted="L. Tran"), Run("plans.")))
>>> [p.text for p in seen([one], set())], [p.text for p in seen([one], {"L. Tran"})]
(['Files plans.'], ['Files all plans.'])
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share one fate: whoever inserted or deleted them is named where that was tracked."""

    text: str
    inserted: str | None = None
    deleted: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that came back: its runs, the fate of its end, and the names that were written out with it."""

    runs: tuple[Run, ...]
    end: Run = Run("")
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph once it is decided whose changes count."""

    text: str
    names: tuple[str, ...] = ()


def authors(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Whose tracked changes there are, in the order in which they first appear."""
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        for run in (*paragraph.runs, paragraph.end):
            found |= dict.fromkeys(by for by in (run.inserted, run.deleted) if by is not None)
    return list(found)


def seen(paragraphs: Iterable[Paragraph], accepted: Collection[str]) -> list[Seen]:
    """The paragraphs with the changes of these authors accepted and all others rejected."""
    found: list[Seen] = []
    words: list[str] = []
    names: list[str] = []
    for paragraph in paragraphs:
        words += [run.text for run in paragraph.runs if _stands(run, accepted)]
        names += paragraph.names
        if _stands(paragraph.end, accepted):
            found.append(Seen("".join(words), tuple(names)))
            words, names = [], []
    if words or names:
        found.append(Seen("".join(words), tuple(names)))
    return found


def _stands(run: Run, accepted: Collection[str]) -> bool:
    return (run.inserted is None or run.inserted in accepted) and (run.deleted is None or run.deleted not in accepted)
