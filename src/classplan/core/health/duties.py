"""Duties that stand in several classes: each sentence of a duty, and by which keys others of its words are found.

Two sentences are nearly the same where they have the same words that say something, but for one: one more, one fewer,
or another one. Their order does not count.

>>> def nearly(one, other):
...     return bool({*keys_of(one)} & {*keys_of(other)})
>>> nearly("Prepares the annual budget of the division.", "Prepares the annual division budgets.")
True
>>> nearly("Prepares the annual budget of the division.", "Inspects the bridges of the division.")
False
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from classplan.core.health.words import stems
from classplan.core.spec.model import Item, Section, SectionKind, Spec
from classplan.core.spec.references import sentences

FEWEST = 4  # words that say something: a shorter sentence says too little to be shared
MOST = 40  # a longer one is a paragraph


@dataclass(frozen=True, slots=True)
class Duty:
    """A sentence of a duty, and the anchor of the section in which it stands on the page of its class."""

    text: str
    anchor: str


def duties_of(spec: Spec) -> Iterator[Duty]:
    """The sentences of the duties of a specification that say enough to be shared, in their order."""
    for anchor, section in anchored(spec.sections):
        if section.kind is SectionKind.DUTIES:
            for text in _sentences(section.items):
                if FEWEST <= len(set(stems(text))) <= MOST:
                    yield Duty(text, anchor)


def anchored(sections: tuple[Section, ...], prefix: str = "s") -> Iterator[tuple[str, Section]]:
    """Every section with its anchor on the page of its class: *s-2-1* is the first one inside the second."""
    for number, section in enumerate(sections, 1):
        anchor = f"{prefix}-{number}"
        yield anchor, section
        yield from anchored(section.sections, anchor)


def keys_of(text: str) -> tuple[int, ...]:
    """The key of a sentence, and those of the same without any one of its words: nearly the same sentences share one."""
    words = sorted(set(stems(text)))
    return (_key(words), *(_key(words[:at] + words[at + 1 :]) for at in range(len(words))))


def _key(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def _sentences(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield from (sentence.strip() for sentence in sentences(item.text))
        yield from _sentences(item.items)
