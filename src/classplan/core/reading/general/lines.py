"""What a line of a specification is: a heading, the fields of the class, or text; told by its words and its look.

A heading that the vocabulary does not know is known by what it shares with those that it does: the look, the capitals,
the blank lines about it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from classplan.core.reading.general.dates import OPENS_WITH_A_DATE
from classplan.core.reading.general.vocabulary import ALTERNATIVE, is_document_name, known_heading
from classplan.core.reading.general.wordings import Wordings
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import SourceLine, clean

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,5})[.)]\s+(?=\S)")
_WITH_COLON = re.compile(r"(?P<head>[^:]{2,100}:)\s*(?P<rest>\S.*)", re.DOTALL)
_WITH_DASH = re.compile(r"(?P<head>[^–—.]{3,100}?\s*(?:\s-|[–—]|\.))\s+(?P<rest>\S.*)", re.DOTALL)
_IN_CAPITALS = re.compile(r"(?P<head>[A-Z][A-Z/&,'’ -]{4,80})\s+(?P<rest>[A-Z][a-z].*\s.*)", re.DOTALL)
_LEAD = re.compile(r"(?P<head>[^\n]{3,100})\n\s*(?P<rest>\S.*)")
_HEADING_AND_TEXT = 2
_FEWEST_WORDS_OF_A_CELL = 3
_MOST_WORDS = 10
_LONGEST = 90
_ENDS_A_TEXT = (".", ";", ",", "!", "?")
_SMALL = frozenset(
    ("a", "an", "and", "or", "of", "the", "to", "for", "in", "on", "with", "as", "at", "by", "per", "vs")
)
_REACH = 12
_NOTHING = ("none", "n/a", "not applicable", "none required")
_FEWEST_OF_A_STYLE = 2
_LONG_TEXT = 60
_NOTE_OPEN = re.compile(r"\([^()]*$")
_MOST_LINES_OF_A_NOTE = 4
_CAPITALS = 2
RUN_IN = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading as it was met: what it opens, its words, the text behind it on its line, how strongly it is printed.

    `strength` is 1 for the strongest; `used` is how many further lines its words take.
    """

    heading: Heading
    printed: str
    line: SourceLine
    note: str | None
    rest: str
    strength: int
    used: int = 0
    is_known: bool = True


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


_LEADING = Style(level=0, caps=False, bold=False, underlined=False, centred=False)


def is_caps(text: str) -> bool:
    """Whether a text stands in capitals, what stands in brackets and small words between them (*and/or*) aside."""
    bare = re.sub(r"\([^()]*\)?", "", text)
    words = [word for word in re.findall(r"[^\W\d_]+", bare) if word not in _SMALL]
    return sum(map(len, words)) > 1 and all(word == word.upper() for word in words)


def style_of(line: SourceLine) -> Style:
    """The look of a line as far as headings share it."""
    look = line.look
    return Style(look.heading, is_caps(line.text), look.bold, look.underlined, look.centred)


def strength_of(line: SourceLine) -> int:
    """How strongly a line is printed as a heading: by its own level, else by its capitals."""
    return line.look.heading or (_CAPITALS if is_caps(line.text) else _CAPITALS + 1)


def known_opening(lines: Sequence[SourceLine], at: int, wordings: Wordings) -> Opening | None:
    """The heading of the vocabulary that opens the line, alone on it or with text behind it."""
    line = lines[at]
    text = line.text
    if text.casefold().rstrip(".") in _NOTHING:
        return None
    if len(line.cells) == _HEADING_AND_TEXT and (line.look.row or "\t" in line.text):
        return _in_cells(line, wordings)
    if (line.bullet and not _NUMBERED.match(line.raw.strip())) or line.look.row:
        return None
    bare = _NUMBERED.sub("", text, count=1)
    if whole := _whole(lines, at, bare, wordings):
        return whole
    for pattern in (_WITH_COLON, _WITH_DASH, _IN_CAPITALS):
        match = pattern.fullmatch(bare)
        if match and (opening := _run_in(line, match, wordings, must_show=pattern is not _WITH_COLON)):
            return opening
    lead = _LEAD.fullmatch(f"{text[: line.look.lead]}\n{text[line.look.lead :]}") if line.look.lead else None
    return _run_in(line, lead, wordings, must_show=True) if lead else None


def _in_cells(line: SourceLine, wordings: Wordings) -> Opening | None:
    """A heading in the first cell of a row, with its text in the second."""
    heading, text = line.cells
    known = wordings.heading(heading)
    if known is None or len(text.split()) < _FEWEST_WORDS_OF_A_CELL or known.part == ALTERNATIVE:
        return None
    return Opening(known, heading, line, _note(heading), text, RUN_IN - 1)


def _whole(lines: Sequence[SourceLine], at: int, bare: str, wordings: Wordings) -> Opening | None:
    line = lines[at]
    text, used = line.text, 0
    while _NOTE_OPEN.search(text) and used < _MOST_LINES_OF_A_NOTE and at + used + 1 < len(lines):
        if not (following := lines[at + used + 1].text):
            return None
        text, used = f"{text} {following}", used + 1
    if text.endswith(".") and not (is_caps(text) or line.look.heading):
        return None
    if is_document_name(bare) and _opens_prose(lines, at):
        return Opening(Heading(SectionKind.SUMMARY, (text,)), text, line, None, "", strength_of(line))
    if known := wordings.heading(text[len(line.text) - len(bare) :]):
        return Opening(known, text, line, _note(text), "", strength_of(line), used)
    if at + 1 < len(lines) and is_caps(line.text) and is_caps(lines[at + 1].text) and not lines[at + 1].bullet:
        both = f"{bare} {lines[at + 1].text}"
        if not wordings.heading(lines[at + 1].text) and (known := wordings.heading(both)):
            return Opening(known, f"{text} {lines[at + 1].text}", line, _note(both), "", strength_of(line), 1)
    return None


def _opens_prose(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line that names the paper is a heading: lines stand over it, and sentences under it."""
    following = next((line for line in islice(lines, at + 1, at + _REACH) if line.text), None)
    over = sum(bool(line.text) for line in lines[max(0, at - _REACH) : at])
    return (
        over > 1
        and following is not None
        and len(following.text) >= _LONG_TEXT
        and "description" in lines[at].text.lower()
    )


def _note(text: str) -> str | None:
    match = re.search(r"\(([^()]+)\)\W*$", text)
    return match[1].strip() if match else None


def _run_in(line: SourceLine, match: re.Match[str], wordings: Wordings, *, must_show: bool) -> Opening | None:
    head, text = match["head"], line.text
    shows = is_caps(head) or line.look.lead >= len(head.rstrip(" :.–—-"))
    if must_show and not (shows and not is_caps(match["rest"])):
        return None
    known = wordings.heading(head.rstrip(" .–—-"))
    if known is None or (known.part == ALTERNATIVE and not shows):
        return None
    printed = text[: len(text) - len(match["rest"])].rstrip()
    return Opening(known, printed, line, _note(head), match["rest"], _strength_of_lead(head, shows=shows))


def unknown_opening(lines: Sequence[SourceLine], at: int, styles: Counter[Style]) -> Opening | None:
    """A heading that only its look tells, by the looks of the headings that are known."""
    line = lines[at]
    text = line.text
    if lead := _lead(line, styles):
        return lead
    if not _may_be_a_heading(line) or not _goes_on(lines, at):
        return None
    style = style_of(line)
    if style.tells:
        shared = styles[style] >= _FEWEST_OF_A_STYLE or (line.look.heading is not None)
    else:
        plain = sum(n for known, n in styles.items() if not known.tells)
        shared = (
            plain > sum(styles.values()) / 2
            and plain > _FEWEST_OF_A_STYLE
            and _is_title_case(text)
            and _stands_apart(lines, at)
        )
    if not shared or is_document_name(text):
        return None
    return Opening(Heading(SectionKind.OTHER, (text,)), text, line, _note(text), "", strength_of(line), is_known=False)


def _strength_of_lead(head: str, *, shows: bool) -> int:
    """Capitals are as strong with text behind them as alone on a line; a bold lead is weaker, a plain one weakest."""
    return _CAPITALS if is_caps(head) else RUN_IN - shows


def _lead(line: SourceLine, styles: Counter[Style]) -> Opening | None:
    """A heading in capitals or in bold with text behind it, on a paper whose known headings stand so too."""
    text, printed = line.text, line.look.lead
    if line.bullet or line.look.row or len(line.cells) > 1 or styles[_LEADING] < _FEWEST_OF_A_STYLE:
        return None
    match = _WITH_COLON.fullmatch(text)
    if match and (is_caps(match["head"]) or printed >= len(match["head"].rstrip(" :"))):
        head, rest = match["head"], match["rest"]
    else:
        head, rest = text[:printed].rstrip(), text[printed:].strip()
    if head.casefold().strip(" :.–—-") in ("note", "notes", "and", "or"):
        return None
    if not head.endswith((":", ".", "-", "–", "—")) or not rest or len(head.split()) > _MOST_WORDS or is_caps(rest):
        return None
    return Opening(
        Heading(SectionKind.OTHER, (head,)), head, line, None, rest, _strength_of_lead(head, shows=True), is_known=False
    )


def _may_be_a_heading(line: SourceLine) -> bool:
    text = line.text
    return (
        not line.bullet
        and not line.look.row
        and len(line.cells) == 1
        and text.casefold() not in _NOTHING
        and "\t" not in text
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_ENDS_A_TEXT)
        and not OPENS_WITH_A_DATE.search(text)
        and sum(sign.isalpha() for sign in text) > 3
        and text[:1].isupper()
        and not re.fullmatch(r"(?:and|or|and/or)", text, re.IGNORECASE)
    )


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w'’]*", text)
    return 0 < len(words) <= 7 and all(word[0].isupper() or word in _SMALL for word in words)


def _stands_apart(lines: Sequence[SourceLine], at: int) -> bool:
    before = at == 0 or not lines[at - 1].text
    behind = at + 1 < len(lines) and not lines[at + 1].text
    following = next((line for line in islice(lines, at + 1, at + _REACH) if line.text), None)
    return before and behind and following is not None and len(following.text) >= _LONG_TEXT


def _goes_on(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether text stands under the line, and no other line that looks the same."""
    following = next((line for line in islice(lines, at + 1, at + _REACH) if line.text), None)
    if following is None:
        return False
    same = style_of(following) == style_of(lines[at]) and style_of(following).tells
    return not same or known_heading(following.text) is not None


def styles_of(openings: Iterable[Opening]) -> Counter[Style]:
    """How many known headings there are of each look; those with text behind them count as one look of their own."""
    return Counter(look for opening in openings for look in _looks_of(opening))


def _looks_of(opening: Opening) -> Iterator[Style]:
    if not opening.rest:
        yield style_of(opening.line)
    if opening.strength < RUN_IN and (opening.rest or (is_caps(opening.printed) and opening.printed.endswith(":"))):
        yield _LEADING


def rest_line(opening: Opening) -> SourceLine:
    """The text behind a heading as a line of its own."""
    return replace(opening.line, text=clean(opening.rest), raw=opening.rest)
