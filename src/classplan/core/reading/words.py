"""The proof that reading loses no word and adds none.

A word is a run of letters and figures; repeated words count; mark-up is no word.

>>> Counter(words_of_source("**Page** 1 of 2"))["Page"]
1
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from classplan.core.reading.model import Reading
from classplan.core.spec.source import lines_of

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Account:
    """The words of a source set against those of its reading. `aside`: those in furniture and problems."""

    words: int
    aside: int
    missing: Counter[str]
    invented: Counter[str]

    @property
    def is_whole(self) -> bool:
        """Whether every word has its home, and no other word is there."""
        return not self.missing and not self.invented

    @property
    def share_aside(self) -> float:
        """The part of the words that stands in furniture and problems, from 0 to 1."""
        return self.aside / self.words if self.words else 0.0


def words_of_source(text: str) -> list[str]:
    """Every word of a source text, in order."""
    return _words(line.text for line in lines_of(text))


def words_kept(reading: Reading) -> list[str]:
    """Every word that the reading keeps in its one home, in the order of its parts."""
    return _words(reading.kept)


def account(text: str, reading: Reading) -> Account:
    """Set the words of the source against those of its reading."""
    source, kept = Counter(words_of_source(text)), Counter(words_kept(reading))
    aside = [entry.text for entry in reading.furniture]
    aside += [problem.what for problem in reading.problems if not problem.placed]
    return Account(source.total(), len(_words(aside)), source - kept, kept - source)


def _words(strings: Iterable[str]) -> list[str]:
    return [word for string in strings for word in _WORD.findall(string)]
