"""Where the prose of a notice names the classes of its tables: *Title (grade)*, and *Title to Title*.

>>> [(m.title, m.grade) for m in mentions_in("from Clerk (612-C) to Senior Clerk (613-C)", {"Clerk", "Senior Clerk"}, GRADE)]
[('Clerk', '612-C'), ('Senior Clerk', '613-C')]
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_LONGEST = 14
_REACH = 200
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,20})\)$")
_PARENTHESIS_AHEAD = re.compile(r"\s*\(([^()]{1,20})\)")
GRADE = re.compile(r"\d{3}-[A-Z]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A grade in parentheses, and the title before it, where it is one that is known; `words` stand before it."""

    title: str | None
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One known title turned into another: *from* and *to*, with the grades printed behind them."""

    before: str
    before_grade: str | None
    after: str
    after_grade: str | None


def mentions_in(text: str, titles: Collection[str], grade: re.Pattern[str]) -> Iterator[Mention]:
    """Every grade that the text prints in parentheses, with the class before it."""
    for match in re.finditer(rf"\(\s*({grade.pattern})\s*\)", text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        yield Mention(title_before(before, titles), match[1], " ".join(before.split()[-6:]))


def steps_in(text: str, titles: Collection[str], grade: re.Pattern[str]) -> Iterator[Step]:
    """Every *A to B* where both are titles that are known."""
    for match in re.finditer(r"\sto\s+", text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        before_grade = None
        if parenthesis := _PARENTHESIS.search(before):
            before_grade, before = _grade(parenthesis[1], grade), before[: parenthesis.start()]
        old = title_before(before, titles)
        if old is None:
            continue
        ahead = text[match.end() : match.end() + _REACH]
        if new := title_ahead(ahead, titles):
            behind = _PARENTHESIS_AHEAD.match(ahead, len(new))
            yield Step(old, before_grade, new, _grade(behind[1], grade) if behind else None)


def _grade(text: str, pattern: re.Pattern[str]) -> str | None:
    return text.strip() if pattern.fullmatch(text.strip()) else None


def title_before(text: str, titles: Collection[str]) -> str | None:
    """The longest known title with which the text ends."""
    words = text.split()[-_LONGEST:]
    return next((title for n in range(len(words)) if (title := " ".join(words[n:])) in titles), None)


def title_ahead(text: str, titles: Collection[str]) -> str | None:
    """The longest known title with which the text begins."""
    words = re.split(r"[ ]", text)[:_LONGEST]
    for n in range(len(words), 0, -1):
        title = " ".join(words[:n])
        for candidate in (title, title.rstrip(",.;:)")):
            if candidate in titles:
                return candidate
    return None
