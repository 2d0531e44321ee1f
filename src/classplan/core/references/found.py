"""The classes that a specification names, and how: found in its structure and in its sentences, each with its place.

>>> [named.title for named in _listed("Supervises two or more employees classified as Clerks, Typists, or Mail Clerks.", 47)]
['Clerks', 'Typists', 'Mail Clerks']
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from classplan.core.spec.edits import Words, words_of
from classplan.core.spec.references import sentences

Json = Mapping[str, Any]


class Edge(StrEnum):
    """How a specification names another class; the value says it from the one that names."""

    DISTINGUISHED = "is distinguished from"
    LEVEL = "asks for work at the level of"
    SUPERVISES = "supervises"
    SUPERVISED = "is supervised by"
    DESCRIBED = "takes over duties as described in"
    REPLACES = "replaces"
    QUALIFICATION = "asks for experience as"


@dataclass(frozen=True, slots=True)
class Named:
    """One class that a specification names: as printed, from the character `at` of the text at a place on.

    `series`: a series of classes is named, not one of them.
    """

    edge: Edge
    title: str
    words: Words
    at: int
    series: bool = False

    @property
    def sentence(self) -> str:
        """The sentence that names it."""
        return sentence_at(self.words.text, self.at)


@dataclass(frozen=True, slots=True)
class _Title:
    title: str
    at: int


_RUN = re.compile(r"[A-Z0-9][\w&/'’-]*(?:\s+(?:(?:of|and|for)\s+)?[A-Z0-9][\w&/'’-]*){0,11}")
_NEXT = re.compile(r"(?:,?\s+(?:and|or)\s+|,\s*|\s*\(or\s+|\s*/\s*)(?:(?:the|an?)\s+)?(?=[A-Z0-9])")
_ARTICLE = r"(?:the\s+|an?\s+)?"
_OPENINGS: dict[Edge, tuple[re.Pattern[str], ...]] = {
    Edge.LEVEL: (re.compile(rf"\b(?:[Tt]ype and |[Aa]t the )?[Ll]evel of {_ARTICLE}(?=[A-Z0-9])"),),
    Edge.SUPERVISES: (
        re.compile(rf"\b[Ss]upervis(?:es|ing)\b[^.;]{{0,60}}?\b(?:classified as|positions? of|the work of|class(?:es)? of) {_ARTICLE}(?=[A-Z0-9])"),
        re.compile(r"\b[Ss]upervis(?:es|ing) (?:the |an? )(?=[A-Z0-9])"),
    ),
    Edge.SUPERVISED: (
        re.compile(rf"\b[Uu]nder (?:the )?(?:\w+ )?(?:direction|supervision|guidance) of {_ARTICLE}(?=[A-Z0-9])"),
        re.compile(rf"\b(?:[Rr]eports?(?: directly)? to|[Ss]upervised by|[Rr]eceives \w+ supervision from) {_ARTICLE}(?=[A-Z0-9])"),
    ),
    Edge.QUALIFICATION: (
        re.compile(rf"\b(?:[Ee]xperience|[Ee]mployment|[Ss]ervice|[Ww]ork(?:ing|ed)?|[Yy]ears?) (?:as|in the class(?:ification)? of) {_ARTICLE}(?=[A-Z0-9])"),
        re.compile(r"\b[Ee]quivalent to (?:that of )?(?:the|an?) (?=[A-Z0-9])"),
    ),
}  # fmt: skip
_OF_QUALIFICATIONS = {"education_experience", "minimum_qualifications", "requirements", "desirable_qualifications"}
_DERIVED = {"distinctions": Edge.DISTINGUISHED, "incorporates": Edge.DESCRIBED, "replaces": Edge.REPLACES}


def named_in(body: Json) -> Iterator[Named]:
    """Every class that a specification names, in the order of the kinds of naming."""
    items = [(words, line) for words in words_of(body) if words.number and (line := _line(body, words.place))]
    for key, edge in _DERIVED.items():
        for said in body.get(key, ()):
            yield from _derived(said, edge, [words for words, line in items if line == said["line"]])
    for words, _ in items:
        for edge, patterns in _OPENINGS.items():
            if edge is Edge.QUALIFICATION and words.kind not in _OF_QUALIFICATIONS:
                continue
            starts = {match.end() for pattern in patterns for match in pattern.finditer(words.text)}
            for start in sorted(starts):
                yield from (Named(edge, found.title, words, found.at) for found in _listed(words.text, start))


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text in which a character stands."""
    end = 0
    for sentence in sentences(text):
        start = text.index(sentence, end)
        end = start + len(sentence)
        if at < end:
            return sentence
    return text


def _derived(said: Json, edge: Edge, places: list[Words]) -> Iterator[Named]:
    """What the reading has found, at the place where its sentence stands."""
    for words in places:
        start = words.text.find(said["text"])
        at = words.text.rfind(
            said["class"], max(start, 0), start + len(said["text"]) if start >= 0 else len(words.text)
        )
        if at >= 0:
            yield Named(edge, said["class"], words, at, bool(said.get("series")))
            return


def _listed(text: str, at: int) -> Iterator[_Title]:
    """The titles that stand from a character on: *Clerks, Typists, or Mail Clerks*."""
    while run := _RUN.match(text, at):
        title = run.group().rstrip(".,;")
        yield _Title(title, at)
        following = _NEXT.match(text, at + len(title))
        if following is None:
            return
        at = following.end()


def _line(body: Json, place: str) -> int:
    held: Any = body
    for step in place.split("/")[:-1]:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return int(held["line"])
