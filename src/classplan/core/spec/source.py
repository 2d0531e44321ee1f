"""The lines of a received paper, numbered as they stand and clean of mark-up.

Mark-up (`<u>`, `**`, a backslash before a sign) carries no words; everything else is kept as printed.

>>> text = "<u>Job Code</u>" + chr(10) + "**Thursday**"
>>> [(line.number, line.text) for line in lines_of(text)]
[(1, 'Job Code'), (2, 'Thursday')]
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK_UP = re.compile(
    r"\\(?P<sign>[^\w\s])|</?(?:u|b|i|em|strong|ins|del|s|sub|sup|span|p|br)(?:\s[^<>]{0,200})?/?>|\*{2,}|~~"
    r"|(?<![\w*])\*(?=[^\s*])(?P<leaning>[^*]{1,400})(?<=[^\s*])\*(?![\w*])",
    re.IGNORECASE,
)
_MAY_HOLD_MARK_UP = re.compile(r"[\\<*~]")
_WIDE_GAP = re.compile(r"\s{2,}|[^\S \t]")
_NUMBER = r"\(?(?:(?:\d{1,2}\.)*\d{1,2}|[A-Za-z](?:-[A-Z])?|[IVX]{2,5}|[ivx]{2,5})[.)]"
_BULLET = re.compile(
    rf"\s*(?:~~)?((?:[-•▪]\s+)?(?:\\?[*❖]\s*[–—-]?\s*)?(?:~~)?{_NUMBER}|(?:[-•▪]\s+)?❖|\\?\*|[-•▪◦‣·–—○●■□◆➢►→»✓✔o]"
    r"|\d{1,3}\s?%)\s+(?=\S)"
)
_ENDS_AN_ITEM = re.compile(r";\s*(?:and|or|and/or)$")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is printed, as far as its file says: hints, never words, never believed alone (X32, X36).

    `heading` is the level, 1 to 6, where the file itself calls the paragraph a heading; `size` is in points;
    `indent` the depth in a list; `lead` the number of characters at the start of the line that are bold or
    underlined where the whole is not; `row` the number, from 1, of the table that the line is a row of.
    """

    heading: int | None = None
    bold: bool = False
    underlined: bool = False
    centred: bool = False
    size: float | None = None
    indent: int = 0
    lead: int = 0
    struck: bool = False
    inserted: bool = False
    row: int | None = None


PLAIN = Look()
NO_LOOKS: Mapping[int, Look] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a paper. `number` counts from 1; `text` is clean and stripped; `raw` is as received."""

    number: int
    text: str
    raw: str
    look: Look = PLAIN

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the row of a table: its parts between tabs, or between runs of two blanks and more."""
        row = self.raw.strip(" \n")
        if "\t" not in row and "  " not in row:
            return (self.text,)
        parts = row.split("\t") if "\t" in row else re.split(r" {2,}", row)
        return tuple(clean(part) for part in parts)

    @property
    def bullet(self) -> str | None:
        """The mark that opens the line (a dash, a dot, *1.*, *A.*), if it has one."""
        match = _BULLET.match(self.raw)
        return re.sub(r"~~|\\", "", match[1]) if match else None

    @property
    def after_bullet(self) -> str:
        """The clean text behind the mark."""
        match = _BULLET.match(self.raw)
        return clean(self.raw[match.end() :]) if match else self.text


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that make one paragraph: the number of the first, the text joined by blanks, and as received."""

    line: int
    text: str
    raw: str


def lines_of(text: str, looks: Mapping[int, Look] = NO_LOOKS) -> tuple[SourceLine, ...]:
    """The lines of a text; its line ends may be those of any system. `looks` are those of lines, by number."""
    return tuple(
        SourceLine(n, clean(raw), raw, looks.get(n, PLAIN)) for n, raw in enumerate(_LINE_END.split(text), start=1)
    )


def clean(raw: str) -> str:
    """The text without mark-up, without white space at its ends, and with single blanks (or tabs) in it."""
    if _MAY_HOLD_MARK_UP.search(raw):
        raw = _MARK_UP.sub(_unmarked, raw)
    return _WIDE_GAP.sub(_narrow, raw.strip())


def _narrow(gap: re.Match[str]) -> str:
    return "\t" if "\t" in gap.group() else " "


def _unmarked(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    if match["leaning"]:
        return clean(match["leaning"])
    return " " if match.group().lower().startswith("<br") else ""


def joined(lines: Iterable[SourceLine]) -> Passage:
    """The lines as one paragraph."""
    held = tuple(lines)
    return Passage(held[0].number, " ".join(line.text for line in held), " ".join(line.raw.strip() for line in held))


def is_cut_between(before: str, after: str) -> bool:
    """Whether a sentence runs on from one line to the next (X51): no full stop here, a small letter there."""
    ended = _ENDS_A_SENTENCE.search(before[-8:]) or _ENDS_AN_ITEM.search(before[-12:])
    return bool(before) and after[:1].islower() and not ended


def ends_a_sentence(text: str) -> bool:
    """Whether the text closes with a full stop or the like, quotation marks and brackets aside."""
    return bool(_ENDS_A_SENTENCE.search(text[-8:]))


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """What two printings of one heading have in common: case, plural, commas, `&`, `/` and the colon aside.

    >>> heading_key("Competencies, Knowledges & Skills:") == heading_key("COMPETENCIES, KNOWLEDGE, AND SKILLS")
    True
    """
    plain = text.casefold().replace("&", " and ").replace("/", " ")
    words = (word.strip(",.:;") for word in plain.split())
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words if word)
