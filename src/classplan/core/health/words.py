"""The words of a text as they are counted: without the small ones, each cut to what its forms share.

>>> stems("Prepares the yearly budgets, and is preparing reports.")
['prepar', 'yearly', 'budget', 'prepar', 'report']
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        a about after against all also an and any are as at be been before being between both but by can could did do does
        down during each either every for from had has have he her his if in into is it its may must no nor not of off on
        or other others our out over per shall she should so such than that the their them then there these they this
        those through to under up upon was we were when where which while who whom will with within without would you your
        """,
    )
)
_ENDINGS = ("ies", "ing", "ed", "es", "s", "e")
_SHORTEST = 3


def stems(text: str) -> list[str]:
    """The words that say something, in their order, each cut to its stem."""
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _SMALL]


def surfaces(text: str) -> dict[str, str]:
    """How each stem stands in a text for the first time.

    >>> surfaces("Files plans. Filing is done daily.")["fil"]
    'files'
    """
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold()):
        if word not in _SMALL:
            found.setdefault(_stem(word), word)
    return found


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = re.sub(r"['’].*", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
