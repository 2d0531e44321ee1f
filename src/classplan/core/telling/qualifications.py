"""What a specification asks of a person: education, years, licences; and what of it became another.

>>> years("Three years of clerical work and 6 months of bookkeeping.")
('three years', 'six months')
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from classplan.core.plain_words import NUMBERS, list_in_words
from classplan.core.telling.words import keys, only_form

Body = Mapping[str, Any]
_KINDS = ("education_experience", "licensure", "minimum_qualifications")
_NAMES = {
    "education": "education requirement",
    "experience": "experience requirement",
    "equivalency": "education and experience equivalency",
    "licensure": "license and certification requirement",
    "education_experience": "education and experience requirement",
    "minimum_qualifications": "minimum qualifications",
}
_UNITS = {"year": "year", "years": "years", "month": "month", "months": "months"}
_LEVELS = (
    ("a doctorate", r"doctora\w*|ph\.?\s?d\b|juris doctor"),
    ("a master’s degree", r"master['’]?s?\s+(?:degree|of)|graduate degree"),
    ("a bachelor’s degree", r"bachelor['’]?s?\b|baccalaureate"),
    ("an associate’s degree", r"associate['’]?s?\s+degree"),
    ("high school graduation or its equivalent", r"high school|\bged\b"),
)
_NONE = re.compile(r"(?:none|not applicable|n/a)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement that changed. `said` tells the figures or levels, where these are what changed."""

    name: str
    before: str
    after: str
    said: str = ""

    @property
    def in_words(self) -> str:
        """What became of it, without a full stop."""
        if self.said:
            return f"the {self.name} goes {self.said}"
        if not self.before:
            return f"the {self.name} is added"
        if not self.after:
            return f"the {self.name} is dropped"
        return f"the {self.name} is reworded"


def asked(old: Body, new: Body) -> tuple[Asked, ...]:
    """The requirements whose substance changed, in the order of the new text."""
    before, after = dict(_requirements(old)), dict(_requirements(new))
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        Asked(name, was, now, _said(was, now))
        for name in names
        if only_form(was := before.get(name, ""), now := after.get(name, "")) is None
    )


def _requirements(body: Body) -> Iterator[tuple[str, str]]:
    for section in _walk(body.get("sections") or ()):
        if section["kind"] in _KINDS and section["items"]:
            text = " ".join(_texts(section["items"]))
            name = _NAMES.get(section["part"] or section["kind"], "minimum qualifications")
            yield name, "" if _NONE.fullmatch(text) else text


def _walk(sections: Any) -> Iterator[Mapping[str, Any]]:
    for section in sections:
        yield section
        yield from _walk(section["sections"])


def _texts(items: Any) -> Iterator[str]:
    for item in items:
        yield f"{item['mark']} {item['text']}" if item["mark"] else item["text"]
        yield from _texts(item["items"])


def _said(before: str, after: str) -> str:
    was, now = years(before), years(after)
    if was and now and was != now and len(was) == len(now):
        return _from_to(was, now)
    if was and now and was[0] != now[0] and _opens(before) and _opens(after):
        return _from_to(was[:1], now[:1])
    held, holds = levels(before), levels(after)
    return _from_to(held, holds) if held and holds and held != holds else ""


def _from_to(was: tuple[str, ...], now: tuple[str, ...]) -> str:
    if len(was) == len(now):
        pairs = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
        return list_in_words(f"from {a} to {b}" for a, b in pairs)
    return f"from {list_in_words(was)} to {list_in_words(now)}"


def years(text: str) -> tuple[str, ...]:
    """The spans of time that a text asks for, in words, in its order."""
    words = keys(text)
    found = []
    for number, unit in pairwise(words):
        if number[0].isdigit() and unit in _UNITS:
            figure = NUMBERS[int(number)] if number.isdigit() and int(number) < len(NUMBERS) else number
            found.append(f"{figure} {unit}")
    return tuple(found)


def _opens(text: str) -> bool:
    """Whether the text begins with the span that it asks for."""
    return len(words := keys(text)) > 1 and words[0][0].isdigit() and words[1] in _UNITS


def levels(text: str) -> tuple[str, ...]:
    """The levels of education that a text names, from the highest down."""
    return tuple(name for name, pattern in _LEVELS if re.search(pattern, text, re.IGNORECASE))
