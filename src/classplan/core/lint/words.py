"""Words as the checks compare them.

>>> tokens("The 3-1-1 Clerk's desk")
('the', '3-1-1', "clerk's", 'desk')
>>> stem("enrollments"), stem("processes"), stem("duties")
('enrollment', 'process', 'duty')
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\w+(?:[-/'’.]\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.)\s+(?=[A-Z“\"(])")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "in",
        "on",
        "to",
        "for",
        "with",
        "by",
        "from",
        "at",
        "as",
        "is",
        "are",
        "be",
        "been",
        "may",
        "any",
        "all",
        "other",
        "others",
        "into",
        "under",
        "within",
        "that",
        "this",
        "these",
        "those",
        "their",
        "its",
        "his",
        "her",
        "which",
        "who",
        "will",
        "shall",
        "must",
        "can",
        "not",
        "no",
        "such",
    ]
)
# Levels by which the classes of a series are told apart.
LEVELS = frozenset(
    [
        "lead",
        "senior",
        "associate",
        "assistant",
        "staff",
        "principal",
        "chief",
        "deputy",
        "junior",
        "entry",
        "intermediate",
        "journey",
        "supervising",
        "supervisor",
        "manager",
        "director",
        "administrator",
        "specialist",
        "trainee",
        "apprentice",
        "intern",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "1",
        "2",
        "3",
        "4",
        "5",
        "a",
        "b",
        "c",
        "d",
    ]
)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; what a hyphen or an apostrophe joins is one."""
    return tuple(word.casefold() for word in _TOKEN.findall(text))


def stem(word: str) -> str:
    """A word without its plural, roughly: enough to say that two stand for the same."""
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def content(text: str) -> frozenset[str]:
    """What a text is about: its words without the small ones, in the singular."""
    return frozenset(stem(word) for word in tokens(text) if word not in _SMALL)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a passage."""
    yield from _SENTENCE_END.split(text)


def shown(text: str, most: int = 120) -> str:
    """The text, cut at a word where it is long."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
