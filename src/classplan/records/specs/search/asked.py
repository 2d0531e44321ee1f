"""What somebody types to find something: words, quoted phrases, words that must not be there.

>>> asked('"public works" budget -payroll')
Asked(wanted=(Term(words=('public', 'works'), phrase=True), Term(words=('budget',), phrase=False)), unwanted=(Term(words=('payroll',), phrase=False),))
>>> asked("Ελλάδα OR 1=1; --").plain
('Ελλάδα', 'OR', '1', '1')
"""

import re
from dataclasses import dataclass

LONGEST_QUERY = 200
MOST_TERMS = 20
WORD = re.compile(r"[\w'’]+")
_QUOTES = '"“”„«»'
_TERM = re.compile(
    rf"(?P<minus>(?<!\S)[-−])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<plain>[^\s{_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are looked for: one word, or those of a phrase, one after the other."""

    words: tuple[str, ...]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What must be there, and what must not."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def plain(self) -> tuple[str, ...]:
        """Every word that must be there."""
        return tuple(word for term in self.wanted for word in term.words)

    def __bool__(self) -> bool:
        """Whether anything is looked for; what must not be there alone finds nothing."""
        return bool(self.wanted)


def asked(typed: str) -> Asked:
    """What was typed, as far as it is looked for. A word finds longer ones too; a phrase only itself."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for match in _TERM.finditer(typed[:LONGEST_QUERY].replace("\x00", " ")):
        into = unwanted if match["minus"] else wanted
        if match["phrase"] is not None:
            words = tuple(_words(match["phrase"]))
            into += [Term(words, phrase=True)] if words else []
        else:
            into += [Term((word,)) for word in _words(match["plain"])]
    return Asked(tuple(wanted[:MOST_TERMS]), tuple(unwanted[:MOST_TERMS]))


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word.strip("'’_")]
