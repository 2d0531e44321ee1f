r"""Two edits of one text that began from the same words: merged where they touch different places, told where not.

>>> found = merged("Duties\nFiles plans.\nDrives.", "Duties\nFiles all plans.\nDrives.", "Duties\nFiles plans.\nDrives a van.")
>>> found.text.splitlines(), found.clashes
(['Duties', 'Files all plans.', 'Drives a van.'], ())
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from classplan.core.redline.alignment import END, align

_WORD = re.compile(r"\s*\S+")
_APART = 2  # words that must stay between two edits of one line
Words = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both changed: the words as they were, mine, and theirs."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it; at a place that both changed stand my words, and `clashes` names it."""

    text: str
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chunk:
    base: Words
    mine: Words
    theirs: Words

    @property
    def stays(self) -> bool:
        return self.base == self.mine == self.theirs

    @property
    def clashes(self) -> bool:
        return self.mine not in (self.base, self.theirs) and self.theirs != self.base


def merged(base: str, mine: str, theirs: str) -> Merged:
    """Both edits in one text. Lines count, and within a line words; empty lines are no words."""
    words: list[str] = []
    clashes: list[Clash] = []
    for chunk in _apart(list(_chunks(_words(base), _words(mine), _words(theirs)))):
        if chunk.clashes:
            clashes.append(Clash(_joined(chunk.base), _joined(chunk.mine), _joined(chunk.theirs)))
        words += chunk.theirs if chunk.mine == chunk.base else chunk.mine
    return Merged("".join(words).rstrip("\n"), tuple(clashes))


def merged_values(
    base: Mapping[Key, Value], mine: Mapping[Key, Value], theirs: Mapping[Key, Value]
) -> tuple[dict[Key, Value], tuple[Key, ...]]:
    """The same for values by their names; where both changed one, mine stands, and its name is told."""
    found, clashes = dict(theirs), []
    for key in dict.fromkeys((*base, *mine)):
        was, now, other = base.get(key), mine.get(key), theirs.get(key)
        if now in (was, other):
            continue
        if other != was:
            clashes.append(key)
        if now is None:
            found.pop(key, None)
        else:
            found[key] = now
    return found, tuple(clashes)


def _words(text: str) -> Words:
    """The words of the lines, each with the blanks before it, and the ends of the lines."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            found += [*_WORD.findall(line), END]
    return tuple(found)


def _chunks(base: Words, mine: Words, theirs: Words) -> Iterator[_Chunk]:
    to_mine, to_theirs = dict(align(base, mine)), dict(align(base, theirs))
    at = [0, 0, 0]
    for i in range(len(base)):
        if i not in to_mine or i not in to_theirs:
            continue
        j, k = to_mine[i], to_theirs[i]
        if at != [i, j, k]:
            yield _Chunk(base[at[0] : i], mine[at[1] : j], theirs[at[2] : k])
        yield _Chunk(base[i : i + 1], mine[j : j + 1], theirs[k : k + 1])
        at = [i + 1, j + 1, k + 1]
    if at != [len(base), len(mine), len(theirs)]:
        yield _Chunk(base[at[0] :], mine[at[1] :], theirs[at[2] :])


def _apart(chunks: Sequence[_Chunk]) -> Iterator[_Chunk]:
    """Edits between which fewer than two words of a line stayed are one place."""
    held: list[_Chunk] = []
    between: list[_Chunk] = []
    for chunk in chunks:
        if chunk.stays:
            if held and len(between) + 1 < _APART and chunk.base != (END,):
                between.append(chunk)
                continue
            if held:
                yield _one(held)
            yield from between
            yield chunk
            held, between = [], []
        else:
            held += [*between, chunk]
            between = []
    if held:
        yield _one(held)
    yield from between


def _one(chunks: Sequence[_Chunk]) -> _Chunk:
    return _Chunk(*(tuple(word for chunk in chunks for word in getattr(chunk, side)) for side in _SIDES))


_SIDES = ("base", "mine", "theirs")


def _joined(words: Words) -> str:
    return "".join(words).strip()
