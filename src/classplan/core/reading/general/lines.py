"""What the lines of one paper have in common: how headings are printed, how strongly, and by which numbers.

>>> is_caps("EXAMPLES OF WORK and/or DUTIES (some)"), is_title_case("Nature of Work")
(True, True)
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from classplan.core.spec.layout import Heading
from classplan.core.spec.source import SourceLine, clean

MOST_WORDS_OF_A_HEADING = 10
NOTHING = ("none", "n/a", "not applicable", "none required")
REACH = 12
CAPITALS = 2.0
LEAD = 4.0
RUN_IN = 5.0
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "or",
        "of",
        "the",
        "to",
        "for",
        "in",
        "on",
        "with",
        "as",
        "at",
        "by",
        "per",
        "vs",
        "from",
        "into",
    )
)
_BOLD, _CENTRED, _BOTH = 0.2, 0.3, 0.1
_WORDS_OF_A_TITLE_CASE = 7


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading as it was met: what it opens, its words, the text behind it on its line, how strongly it is printed.

    `strength` is lower for the stronger; `used` is how many further lines its words take; `number` is what stands
    before it in the form of its kind (`I.`, `A.`, `1.`).
    """

    heading: Heading
    printed: str
    line: SourceLine
    note: str | None
    rest: str
    strength: float
    used: int = 0
    is_known: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What the headings of one paper have in common."""

    level: int | None
    caps: bool
    bold: bool
    underlined: bool
    centred: bool

    @property
    def tells(self) -> bool:
        """Whether text is never printed so."""
        return bool(self.level or self.caps or self.bold or self.underlined or self.centred)


@lru_cache(maxsize=8192)
def is_caps(text: str) -> bool:
    """Whether a text stands in capitals, what stands in brackets and small words between them (*and/or*) aside."""
    bare = re.sub(r"\([^()]*\)?", "", text)
    words = [word for word in re.findall(r"[^\W\d_]+", bare) if word not in SMALL_WORDS]
    return sum(map(len, words)) > 1 and all(word == word.upper() for word in words)


def is_title_case(text: str) -> bool:
    """Whether every word of a short text begins with a capital, small words aside."""
    words = re.findall(r"[A-Za-z][\w'’]*", text)
    return 0 < len(words) <= _WORDS_OF_A_TITLE_CASE and all(word[0].isupper() or word in SMALL_WORDS for word in words)


def style_of(line: SourceLine) -> Style:
    """The look of a line as far as headings share it."""
    look = line.look
    return Style(look.heading, is_caps(line.text), look.bold, look.underlined, look.centred)


def strength_of(line: SourceLine) -> float:
    """How strongly a line is printed as a heading: by its own level, else by its capitals and then by its look."""
    look = line.look
    if look.heading:
        return look.heading / 10
    is_marked = look.bold or look.underlined or 0 < len(line.text.partition("(")[0].rstrip(" :")) <= look.lead
    shown = _BOLD * is_marked + _BOTH * (look.bold and look.underlined) + _CENTRED * look.centred
    return (CAPITALS if is_caps(line.text) else CAPITALS + 1) - shown


def strength_of_lead(line: SourceLine, head: str) -> float:
    """Capitals are as strong with text behind them as alone on a line; a bold lead is weaker, a plain one weakest."""
    is_marked = line.look.lead >= len(head.rstrip(" :.–—-"))
    if is_caps(head):
        return CAPITALS - _BOLD * is_marked
    return LEAD if is_marked else RUN_IN


def column_of(line: SourceLine) -> int:
    """In which column of a plain text a line begins."""
    return len(line.raw) - len(line.raw.lstrip(" "))


def note_of(text: str) -> str | None:
    """The parenthesis behind a heading."""
    match = re.search(r"\(([^()]+)\)\W*$", text)
    return match[1].strip() if match else None


def rest_line(opening: Opening) -> SourceLine:
    """The text behind a heading as a line of its own, where it stands on its line."""
    raw = opening.line.raw.rstrip()
    before = max(0, len(raw) - len(opening.rest))
    return replace(opening.line, text=clean(opening.rest), raw=f"{' ' * before}{opening.rest}")
