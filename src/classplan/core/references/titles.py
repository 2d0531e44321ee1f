"""Which class a printed title means: one of the plan, one that was called so, one that is nearly called so, or none.

>>> titles = Titles({"Typist": 7, "Mail Clerk": 8}, former={"Copyist": 7})
>>> titles.meant("mail clerk").how.value, titles.meant("Copyist").how.value, titles.meant("Piper").how.value
('in the plan', 'a former title', 'dangling')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from classplan.core.lint.words import LEVELS, stem, tokens

_MOST_TYPOS = 2
_SHORTEST_WITH_TYPOS = 10
_LEAST_WORDS = 3
Key = tuple[str, ...]


class How(StrEnum):
    """How a printed title stands to the plan of a day."""

    IN_PLAN = "in the plan"
    SERIES = "a series in the plan"
    FORMER = "a former title"
    NEARLY = "nearly a title"
    DANGLING = "dangling"


@dataclass(frozen=True, slots=True)
class Meant:
    """The class that a printed title means, by its number; None where it dangles. `title` is that of the class."""

    how: How
    number: int | None = None
    title: str = ""


def key_of(title: str) -> str:
    """What a title, its plural and its capitals have in common.

    >>> key_of("311 CLERKS"), key_of("311 Clerk")
    ('311 clerk', '311 clerk')
    """
    return " ".join(stem(word) for word in tokens(title))


class Titles:
    """The titles of the plan on a day, and those under which its classes were known before, by the numbers of classes."""

    def __init__(self, titles: Mapping[str, int], former: Mapping[str, int] | None = None) -> None:
        self.titles = {number: title for title, number in titles.items()}
        self._now = {key_of(title): number for title, number in titles.items()}
        self._names_before = dict(former or {})
        self._former = {key_of(title): number for title, number in (former or {}).items()}

    def meant(self, printed: str, *, series: bool = False, by: int | None = None) -> Meant:
        """Which class is meant by a title as printed; of a series, the first class of it that the plan has.

        `by` is the class whose specification names it: no class means itself by a title that is nearly its own.
        """
        key = key_of(printed)
        if (number := self._now.get(key)) is not None:
            return Meant(How.IN_PLAN, number, self.titles[number])
        if series and (number := self._first_of_series(key)) is not None:
            return Meant(How.SERIES, number, self.titles[number])
        if (number := self._former.get(key)) is not None:
            return Meant(How.FORMER, number, self.titles.get(number, printed))
        near = self._near(key)
        if near is not None and near != by:
            return Meant(How.NEARLY, near, self.titles[near])
        return Meant(How.DANGLING)

    def _first_of_series(self, key: str) -> int | None:
        return next((number for known, number in sorted(self._now.items()) if f" {key} " in f" {known} "), None)

    def names_of(self, number: int) -> list[str]:
        """The title of a class, then those that it, or a class that it took over from, had before."""
        now = [self.titles[number]] if number in self.titles else []
        return [*now, *(title for title, held in self._names_before.items() if held == number)]

    @property
    def earlier(self) -> tuple[tuple[str, str], ...]:
        """Each title that a class had before, with its title now."""
        return tuple(
            (title, self.titles[number]) for title, number in self._names_before.items() if number in self.titles
        )

    @cached_property
    def _keys(self) -> dict[str, Key]:
        return {key: tuple(key.split()) for key in self._now}

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, words in self._keys.items():
            for word in words:
                found.setdefault(word, set()).add(key)
        return found

    def _near(self, key: str) -> int | None:
        """A title with a misprint, or with a word more or less that names no level."""
        words = tuple(key.split())
        if len(words) < 2:
            return None
        shared = [self._by_word[word] for word in words if word in self._by_word]
        candidates = {known for keys in shared for known in keys if abs(len(self._keys[known]) - len(words)) <= 1}
        for known in sorted(candidates):
            differ = set(words) ^ set(self._keys[known])
            longest = max(len(words), len(self._keys[known]))
            if len(differ) == 1 and longest >= _LEAST_WORDS and not differ & LEVELS:
                return self._now[known]
        found = extractOne(key, sorted(candidates), scorer=Levenshtein.distance, score_cutoff=_MOST_TYPOS)
        if found is None or len(key) < _SHORTEST_WITH_TYPOS:
            return None
        differ = set(words) ^ set(self._keys[found[0]])
        return None if differ & LEVELS or min(map(len, differ), default=9) < 4 else self._now[found[0]]
