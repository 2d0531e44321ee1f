"""How wide words are in our PDFs, and how wide the columns of a table must be so that none of them leaves the page.

>>> width_of("Clerk", 10) < width_of("Clerk II", 10)
True
>>> fitted("x" * 30, 60, 10).count("\u200b")
14
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# The advance of each character from U+0020 to U+007E in Libertinus Serif Bold, in thousandths of the size; the regular
# ones are narrower.
_ADVANCES = (
    250, 266, 376, 514, 514, 637, 729, 215, 315, 315, 433, 537, 244, 358, 244, 316, 514, 514, 514, 514, 514, 514, 514, 514,
    514, 514, 256, 256, 551, 551, 551, 395, 988, 740, 654, 706, 734, 609, 545, 732, 817, 367, 373, 736, 577, 899, 740, 730,
    614, 730, 716, 504, 632, 732, 660, 988, 718, 584, 624, 397, 307, 397, 518, 486, 392, 506, 542, 456, 561, 489, 391, 521,
    619, 322, 312, 613, 325, 905, 616, 551, 581, 573, 428, 427, 358, 598, 529, 777, 561, 558, 452, 307, 220, 307, 473,
)  # fmt: skip
_ADVANCE = {chr(32 + n): advance for n, advance in enumerate(_ADVANCES)}
_OTHER = 820
_WIDE = 1_250
_LONGEST_PIECE = 6
PORTRAIT, LANDSCAPE = 468.0, 648.0
_SIZES = ((9.5, PORTRAIT), (8.5, PORTRAIT), (9.0, LANDSCAPE), (7.5, LANDSCAPE))
_INSET = 10.5
_LONGEST = 110.0
_BREAKABLE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns and the size of its letters, in points; `wide` asks for the page turned."""

    widths: tuple[float, ...]
    size: float
    wide: bool

    def room(self, column: int) -> float:
        """What a column leaves for words."""
        return self.widths[column] - _INSET


@lru_cache(maxsize=65_536)
def width_of(words: str, size: float) -> float:
    """At most how wide the words are on one line, in points."""
    total = 0
    for char in words:
        total += _ADVANCE.get(char) or (_OTHER if char < "\u0600" else _WIDE)
    return total * size / 1000


def fitted(text: str, room: float, size: float) -> str:
    """The text with places to break (U+200B) in every word that is wider than the room."""
    if max(map(len, text.split()), default=0) * size * _WIDE < room * 1000:
        return text
    return _BREAKABLE.sub(lambda word: _broken(word[0], room, size), text)


def columns_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table: in the largest letters in which every word stands whole, else with words to be broken."""
    cells = [[head, *(row[n] for row in rows)] for n, head in enumerate(columns)]
    size, page = _SIZES[-1]
    least: list[float] = []
    for size, page in _SIZES:
        least = [_INSET + max((_longest_word(cell, size) for cell in column), default=0) for column in cells]
        if sum(least) <= page:
            break
    else:
        fair = page / len(columns)
        spare = sum(max(fair - one, 0) for one in least)
        over = sum(max(one - fair, 0) for one in least)
        least = [min(one, fair + max(one - fair, 0) * spare / over) for one in least]
    longest = [_INSET + max((_longest_line(cell, size) for cell in column), default=0) for column in cells]
    wanted = [max(most - one, 0) for most, one in zip(longest, least, strict=True)]
    left = page - sum(least)
    if sum(wanted) <= left:
        widths = [one + more for one, more in zip(least, wanted, strict=True)]
        share = page / sum(widths)
        widths = [one * share for one in widths]
    else:
        widths = [one + more * left / sum(wanted) for one, more in zip(least, wanted, strict=True)]
    return Columns(tuple(round(one, 2) for one in widths), size, page == LANDSCAPE)


def _longest_word(cell: str, size: float) -> float:
    return min(max((width_of(word, size) for word in cell.split()), default=0), _LONGEST)


def _longest_line(cell: str, size: float) -> float:
    """How wide a cell would like to be; beyond a few lines it wants no more."""
    return min(len(cell) * size * 0.5, 2 * PORTRAIT)


@lru_cache(maxsize=65_536)
def _broken(word: str, room: float, size: float) -> str:
    if width_of(word, size) <= room:
        return word
    piece = max(min(int(room / (_WIDE * size / 1000)) // 2, _LONGEST_PIECE), 1)
    return "\u200b".join(word[at : at + piece] for at in range(0, len(word), piece))
