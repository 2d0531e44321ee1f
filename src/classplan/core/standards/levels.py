"""The level of responsibility that a title names (144, 174).

>>> level_of("Lead Customer Service Agent").value, level_of("Arborist").value
('lead', 'none named')
"""

import re
from enum import StrEnum


class Level(StrEnum):
    """How much responsibility a class bears, by the word of its title that says so."""

    ENTRY = "entry"
    INTERMEDIATE = "intermediate"
    FULL_PERFORMANCE = "full performance"
    LEAD = "lead"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    DIRECTOR = "director"
    NONE = "none named"


# Of two words in one title the higher level counts. Staff, Associate and Senior are the three levels of a series (144).
_WORDS = {
    Level.DIRECTOR: ("director", "chief"),
    Level.MANAGER: ("manager", "administrator"),
    Level.SUPERVISOR: ("supervisor", "supervising"),
    Level.LEAD: ("lead", "principal"),
    Level.FULL_PERFORMANCE: ("senior", "iii", "3"),
    Level.INTERMEDIATE: ("associate", "intermediate", "journey", "ii", "2"),
    Level.ENTRY: ("staff", "trainee", "apprentice", "intern", "junior", "entry", "i", "1"),
}
_WORD = re.compile(r"[^\W_]+")


def level_of(title: str) -> Level:
    """The level that the title names; a number is a level only where it ends the title."""
    words = [word.casefold() for word in _WORD.findall(title)]
    named = {
        word for n, word in enumerate(words, start=1) if n == len(words) or not (word.isdigit() or set(word) <= {"i"})
    }
    return next((level for level, names in _WORDS.items() if named & set(names)), Level.NONE)
