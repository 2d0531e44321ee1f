"""Whether the text layer of a PDF can be used: by signs without a meaning, and by what looks like words.

>>> looks_like_a_word("keeps"), looks_like_a_word("7KLV"), looks_like_a_word("Zgdqq")
(True, False, False)
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from classplan.formats.pdf_pages import Page

MOST_UNMAPPED = 0.08  # of all signs
FEWEST_LIKE_WORDS = 0.55  # of the words that have letters
_FEWEST_TO_JUDGE = 25
_FEWEST_SIGNS = 12
_EDGES = "\"'“”‘’()[]{}<>.,;:!?*•-–—/\\&$%#+=_|\xad"
_MANY_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}", re.IGNORECASE)
_TURNS_UP = re.compile(r"[a-z]{2}[A-Z]{2}[a-z]")
_CODE = re.compile(r"[A-Za-z]{1,4}\d+[A-Za-z]?|\d+[A-Za-z]{1,2}|\d+[A-Za-z]\d+")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


@lru_cache(10_000)
def looks_like_a_word(word: str) -> bool:
    """Whether this may be a word of any language; single signs and abbreviations in capitals may be."""
    inner = word.strip(_EDGES)
    parts = [part for part in re.split(r"[-–—/'’.,:;&()\xad]", inner) if part]
    return all(map(_may_be, parts))


def _may_be(part: str) -> bool:
    if not part.isalpha():
        return part.isdigit() or _CODE.fullmatch(part) is not None
    if not part.isascii():
        return True
    if len(part) == 1 or (part.isupper() and len(part) <= 5):
        return True
    return bool(_VOWEL.search(part)) and not _MANY_CONSONANTS.search(part) and not _TURNS_UP.search(part)


def share_of_words(words: Iterable[str]) -> tuple[int, float]:
    """How many words have letters, and which share of them look like words."""
    lettered = [word for word in words if any(map(str.isalpha, word))]
    like = sum(map(looks_like_a_word, lettered))
    return len(lettered), like / len(lettered) if lettered else 1.0


def what_is_wrong(page: Page) -> str | None:
    """Why the text of a page cannot be used; None where it can, or where nothing is printed on it."""
    if page.signs < _FEWEST_SIGNS:
        return "it is a picture without a text layer" if page.pictured > 0.3 and not page.words else None
    if page.unmapped > MOST_UNMAPPED * page.signs:
        share = page.unmapped / page.signs
        return f"its text layer is garbage: {share:.0%} of its signs stand for no letter"
    counted, share = share_of_words(word.text for word in page.words)
    if counted >= _FEWEST_TO_JUDGE and share < FEWEST_LIKE_WORDS:
        return f"its text layer is garbage: only {share:.0%} of {counted} words look like words"
    return None
