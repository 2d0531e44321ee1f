"""Titles of classes that are none: nearly one of the paper or of the plan, or unknown to both.

A run of capitalised words is taken for a title that is meant where it is a known title with a misprint, or with a word too
many or too few; or where it begins with the number by which titles of the office begin, and ends as one of them does.
The class history names titles of the past, and is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from classplan.core.lint.model import Fault, Paper, Unchecked
from classplan.core.lint.words import LEVELS, stem, tokens
from classplan.core.spec.model import Spec

_RUN = re.compile(r"[A-Z0-9][\w&/'’-]*(?:\s+(?:(?:of|and|for|the)\s+)?[A-Z0-9][\w&/'’-]*){1,11}")
_OPENS = frozenset(("the", "a", "an", "this", "any", "by", "as", "per", "and", "or"))
_MOST_TYPOS = 2
_SHORTEST_WITH_TYPOS = 10
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Titles by their words; `parts` are runs of words that stand in one, `folded` the titles by how many words they have."""

    known: dict[Key, str]
    words: frozenset[str]
    ends: frozenset[str]
    parts: frozenset[Key]
    folded: dict[int, dict[Key, str]]


@lru_cache(maxsize=8)  # the titles of a large plan are taken apart once
def _index(titles: frozenset[str]) -> _Index:
    known = {_key(title): title for title in sorted(titles)}
    folded: dict[int, dict[Key, str]] = defaultdict(dict)
    for key, title in known.items():
        folded[len(key)][key] = title.casefold()
    return _Index(
        known,
        frozenset(word for key in known for word in key),
        frozenset(key[-1] for key in known if key),
        frozenset(key[i:j] for key in known for i in range(len(key)) for j in range(i + 1, len(key) + 1)),
        dict(folded),
    )


def nearly_a_title(paper: Paper) -> Iterator[Fault]:
    """Runs of capitalised words that are nearly a title and are none (X18, X19)."""
    index = _index(paper.titles | paper.known.titles)
    if not index.known:
        return
    said = {_key(name) for name, _, _ in _named(paper.specs)}
    for passage in paper.passages:
        if passage.line in paper.past:
            continue
        for match in _RUN.finditer(passage.text):
            printed = _without_opening(match.group())
            key = _key(printed)
            if len(key) < 2 or key in index.parts or key in said or _is_made_of(key, index.parts):
                continue
            near = _near(printed, key, index)
            if near:
                yield Fault(
                    "nearly-a-title",
                    passage.line,
                    printed,
                    f"no class has this title; nearest to it is {near}",
                    f"Write {near}, or the title of the class that is meant.",
                )


def unknown_titles(paper: Paper) -> Iterator[Fault | Unchecked]:
    """Classes that a specification names and that the plan does not have on the day; without a plan: cannot check."""
    known = _index(paper.titles | paper.known.titles).known
    former = {_key(title): today for title, today in paper.known.former}
    for name, line, series in _named(paper.specs):
        if _key(name) in known or (series and any(_key(name) == key[: len(_key(name))] for key in known)):
            continue
        today = former.get(_key(name))
        if today is not None:
            why = f"the specification names this class by a title of the past; on that day it is called {today}"
            yield Fault("unknown-title", line, name, why, f"Write {today}.")
        elif paper.known.loaded:
            yield Fault(
                "unknown-title",
                line,
                name,
                "the specification names this class, and the plan has none of this title on that day",
                "Name a class that the plan has, or take the sentence out.",
            )
        else:
            yield Unchecked(line, name, "whether there is a class of this title: no plan is loaded")


def _named(specs: Iterable[Spec]) -> Iterator[tuple[str, int, bool]]:
    for spec in specs:
        for distinction in spec.distinctions:
            yield distinction.from_class, distinction.line, distinction.series
        for reference in spec.incorporates:  # what it replaced was a class once; today's plan need not have it
            yield reference.to_class, reference.line, False


def _near(printed: str, key: Key, index: _Index) -> str | None:
    typed = _with_a_misprint(printed, key, index)
    if typed is not None:
        return typed
    if key[-1] not in index.ends or not all(word in index.words for word in key):
        return None
    beside = next((title for k, title in index.known.items() if _is_a_word_off(key, k)), None)
    if beside is not None or not any(sign.isdigit() for sign in key[0]):
        return beside
    shared = {title: len(set(key) & set(k)) + (k[-1] == key[-1]) for k, title in index.known.items()}
    return max(sorted(shared), key=lambda title: shared[title])


def _is_a_word_off(key: Key, other: Key) -> bool:
    """Whether the one is the other without a word that is no level: *311 Lead Agent* and *Lead Agent*."""
    longer, shorter = (key, other) if len(key) > len(other) else (other, key)
    if len(longer) - len(shorter) != 1 or len(shorter) < 2:
        return False
    at = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter and longer[at] not in LEVELS


def _with_a_misprint(printed: str, key: Key, index: _Index) -> str | None:
    """The title that has the same words but for letters; a level more or another number is another class."""
    if len(printed) < _SHORTEST_WITH_TYPOS:
        return None
    found = extractOne(
        printed.casefold(),
        index.folded.get(len(key), {}),
        scorer=Levenshtein.distance,
        score_cutoff=_MOST_TYPOS,
    )
    if found is None:
        return None
    other = found[2]
    differ = [(a, b) for a, b in zip(key, other, strict=True) if a != b]
    if not differ or any(a in LEVELS or b in LEVELS or min(len(a), len(b)) < 4 for a, b in differ):
        return None
    return index.known[other]


def _is_made_of(key: Key, parts: frozenset[Key]) -> bool:
    """Whether the run is only known titles, or parts of them that end one, side by side."""
    whole = [True] + [False] * len(key)
    for end in range(1, len(key) + 1):
        whole[end] = any(whole[start] and end - start > 1 and key[start:end] in parts for start in range(end - 1))
    return whole[-1]


def _key(title: str) -> Key:
    return tuple(stem(word) for word in tokens(title))


def _without_opening(run: str) -> str:
    first, _, rest = run.partition(" ")
    return rest if first.casefold() in _OPENS and rest else run
