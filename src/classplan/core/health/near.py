"""Which classes are like one: by the words of their work that few other classes have.

>>> library = {1: "bridge inspect steel", 2: "bridge inspect paint", 3: "report write paint"}
>>> [(near.key, near.shared) for near in nearest("bridge steel weld", library, most=2)]
[(1, ('steel', 'bridge')), (2, ('bridge',))]
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import Generic, TypeVar

from classplan.core.health.words import stems
from classplan.core.spec.model import Item, SectionKind, Spec

MOST_WORDS = 48
MOST_SHARED = 8
LEAST = 0.05  # of likeness: below it nobody would call two classes alike
_OF_THE_WORK = {
    SectionKind.SUMMARY: 2,
    SectionKind.DUTIES: 1,
    SectionKind.CLASS_DETAIL: 1,
    SectionKind.ALLOCATION: 1,
    SectionKind.LEVELS: 1,
}
_OF_THE_TITLE = 3
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Near(Generic[K]):
    """A text that is like the one asked about: how much, from 0 to 1, and the stems that make it so, the rarest first."""

    key: K
    likeness: float
    shared: tuple[str, ...]


def words_of_work(spec: Spec) -> str:
    """The stems that a specification uses most for the work itself, the most used first, between spaces.

    Its title counts, its statement and its duties; what it asks of people is the same in many classes and does not.
    """
    counted: Counter[str] = Counter()
    for stem in stems(spec.title or ""):
        counted[stem] += _OF_THE_TITLE
    for section in spec.walk():
        for stem in stems(" ".join(_texts(section.items))) if section.kind in _OF_THE_WORK else ():
            counted[stem] += _OF_THE_WORK[section.kind]
    return " ".join(stem for stem, _ in counted.most_common(MOST_WORDS))


def nearest(words: str, library: Mapping[K, str], *, most: int) -> list[Near[K]]:
    """Those of a library that are most like some words, the most like first; a word counts as it is rare in it.

    Texts and words are given as `words_of_work` gives them. What shares hardly a word is not near.
    """
    texts = {key: text.split() for key, text in library.items()}
    held = Counter(stem for text in texts.values() for stem in text)
    weight = {stem: log((1 + len(texts)) / count) ** 2 for stem, count in held.items()}
    rare = log(1 + len(texts)) ** 2
    asked = {stem: weight.get(stem, rare) for stem in words.split()}
    length = sqrt(sum(asked.values()))
    found: list[tuple[float, K]] = []
    for key, text in texts.items():
        if common := sum(asked[stem] for stem in asked.keys() & set(text)):
            found.append((common / (length * sqrt(sum(map(weight.__getitem__, text)))), key))
    found = [one for one in found if one[0] >= LEAST]
    return [
        Near(key, score, _shared(asked, texts[key])) for score, key in nlargest(most, found, key=lambda one: one[0])
    ]


def _shared(asked: Mapping[str, float], text: list[str]) -> tuple[str, ...]:
    common = sorted((stem for stem in text if stem in asked), key=lambda stem: -asked[stem])
    return tuple(common[:MOST_SHARED])


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [text for item in items for text in (item.text, *_texts(item.items))]
