"""The words of which headings are made, and a word with one letter wrong as the word that it is meant to be.

>>> key_words("Knowledges, Skills & Abilties (Required)")
('knowledge', 'skill', 'and', 'ability')
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

_NOTE = re.compile(r"\s*\([^()]*\)?")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_SHORTEST_THAT_IS_CORRECTED = 6
_NO_PLURALS = frozenset(("series", "hours", "surroundings", "basis", "this", "its", "includes"))
_SAME = str.maketrans({"’": "'", "&": " and ", "/": " "})

# Small words and adjectives that may stand in a heading beside the word that says what it is about.
_BESIDE = """
    a an and or of the to for in on with as at by if any all its this is are may be include includes including
    class classification job position work working employment series employee incumbent title general specific special
    specialized basic minimum required requirement acceptable desirable desired preferred preferable recommended ideal
    necessary needed additional other supplemental mandatory typical typically essential major main primary principal
    key core important common marginal secondary nonessential non representative illustrative usual normal
    example sample characteristic statement description standard level scope entrance entry recruiting recruitment
    hiring selection performed performance assigned related summary definition detail information section factor
    expected expectation successful satisfactory full part type kind area significant peripheral ancillary frequent
    goal mathematical reasoning technical computer analytical leading
    feature specification spec hire legal core customary
    regular current continuing applicable relevant combination following both between role profile brief demonstrated
    occupational occupation prescribed common all allowed acquired upon after into remain used order direct importance clause unique thorough considerable some preparation
    extensive importance alternate responsible directly
"""
# The words that say what a section is about.
_ABOUT = """
    duty task function responsibility accountability assignment activity objective purpose nature overview introduction
    concept mission qualification criteria prerequisite knowledge skill ability competency aptitude attribute trait
    quality personal proficiency education educational training schooling experience academic degree background
    equivalent equivalency equivalence substitution substitute license licence licensure licensing certificate
    certification registration credential permit physical medical mental sensory motor health demand effort vision
    environment environmental condition hazard hazardous exposure safety surroundings setting supervision supervisory
    supervisor supervised direction received receive exercised exercise given provided over contact interpersonal
    communication relationship organizational reporting guideline complexity difficulty decision making judgment
    independence impact effect distinguishing distinction distinctive comparison differentiating allocation allocating
    history revision note comment disclaimer career ladder progression promotional promotion opportunity probationary
    probation period examination equipment tool machine material software vehicle compensation benefit travel schedule
    hours unusual lead leadership program budget financial fiscal appointment disaster service worker background
    check screening language bilingual driving drug test testing legal authority citation statutory affecting
    option alternative pattern mandated residency conflict interest difference differentiate inclusion exclusion
    supervise change code question worker ada compliance accommodation factor control authority intricacy variety
    development term evaluation disclaimer eligibility promotive line objective outcome continuous requisite
    clearance educ
"""
LEXICON = frozenset((_BESIDE + _ABOUT).split())
_IN_ORDER = tuple(sorted(LEXICON))


def without_notes(text: str) -> str:
    """The text without what stands in round brackets."""
    return _NOTE.sub(" ", text)


def plain(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, brackets aside, each in its singular."""
    folded = without_notes(text).casefold().translate(_SAME)
    return tuple(_singular(word) for word in _WORD.findall(folded))


def key_words(text: str) -> tuple[str, ...]:
    """The words of a heading, each as it is meant: a word that misses the lexicon by one letter is put right."""
    return tuple(meant(word) for word in plain(text))


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """The word of the lexicon from which this one differs by one letter, if there is one; else the word itself."""
    if word in LEXICON or len(word) < _SHORTEST_THAT_IS_CORRECTED:
        return word
    found = extractOne(word, _IN_ORDER, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else word


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one word becomes the other by a letter added, lost, changed, or exchanged with its neighbour.

    >>> one_letter_apart("supervsing", "supervising"), one_letter_apart("lead", "load")
    (True, True)
    """
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _singular(word: str) -> str:
    if word in _NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word
