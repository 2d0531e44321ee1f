"""Headings that the vocabulary does not know, known by what they share with those that it does: look, capitals, blanks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from classplan.core.reading.general.dates import OPENS_WITH_A_DATE
from classplan.core.reading.general.known import WITH_COLON, is_plain_lead, without_number
from classplan.core.reading.general.lines import (
    MOST_WORDS_OF_A_HEADING,
    NOTHING,
    REACH,
    RUN_IN,
    Opening,
    Style,
    is_caps,
    is_title_case,
    note_of,
    strength_of,
    strength_of_lead,
    style_of,
)
from classplan.core.reading.general.numbers import Numbers
from classplan.core.reading.general.vocabulary import is_document_name, known_heading
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import SourceLine

_LONGEST = 90
_LONG_TEXT = 60
_ENDS_A_TEXT = (".", ";", ",", "!", "?")
_FEWEST_OF_A_STYLE = 2
_LEADING = Style(level=0, caps=False, bold=False, underlined=False, centred=False)
_PLAIN_LEAD = re.compile(r"(?P<head>[A-Z][\w/&,'’ -]{2,50}?)(?P<sign>\s--?|\s?[–—]|\.|:)\s+(?P<rest>[A-Z].*\s.*)")
_MOST_WORDS_OF_A_PLAIN_LEAD = 5
_NO_HEADINGS = frozenset(("note", "notes", "and", "or", "index", "to", "from"))


@dataclass(slots=True)
class Manner:
    """How the known headings of a paper are printed: their styles, the signs of plain leads, their numbers so far."""

    styles: Counter[Style] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    numbers: Numbers = field(default_factory=Numbers)


def manner_of(openings: Iterable[Opening]) -> Manner:
    """How many known headings there are of each look; those with text behind them count as one look of their own."""
    manner, numbers = Manner(), Numbers()
    for opening in openings:
        manner.styles.update(_looks_of(opening))
        manner.forms[numbers.form_of(opening.line.text)] += 1
        if is_plain_lead(opening):
            manner.signs[_sign(opening.printed)] += 1
    return manner


def _looks_of(opening: Opening) -> Iterator[Style]:
    if not opening.rest:
        yield style_of(opening.line)
    if opening.strength < RUN_IN and (opening.rest or (is_caps(opening.printed) and opening.printed.endswith(":"))):
        yield _LEADING


def _sign(printed: str) -> str:
    return printed[-1] if printed[-1] in ".:" else "-"


def unknown_opening(lines: Sequence[SourceLine], at: int, manner: Manner) -> Opening | None:
    """A heading that only its look tells, by the looks of the headings that are known."""
    line = lines[at]
    text = line.text
    if lead := _lead(line, manner):
        return lead
    if not _may_be_a_heading(line, manner) or not _goes_on(lines, at):
        return None
    if not _shares_its_look(lines, at, manner) or is_document_name(text):
        return None
    return Opening(
        Heading(SectionKind.OTHER, (text,)), text, line, note_of(text), "", strength_of(line), is_known=False
    )


def _shares_its_look(lines: Sequence[SourceLine], at: int, manner: Manner) -> bool:
    line, style = lines[at], style_of(lines[at])
    if line.bullet:
        return True
    if style.bold or style.underlined or style.centred:
        alike = sum(n for known, n in manner.styles.items() if replace(known, caps=style.caps) == style)
        return alike >= _FEWEST_OF_A_STYLE or line.look.heading is not None
    if style.tells:
        return manner.styles[style] >= _FEWEST_OF_A_STYLE or line.look.heading is not None
    plain = sum(n for known, n in manner.styles.items() if not known.tells)
    return (
        plain > sum(manner.styles.values()) / 2
        and plain > _FEWEST_OF_A_STYLE
        and is_title_case(line.text)
        and _stands_apart(lines, at)
    )


def plain_lead(line: SourceLine, manner: Manner) -> Opening | None:
    """A heading that nothing but its words tells from its text, on a paper where known headings stand so."""
    match = _PLAIN_LEAD.fullmatch(line.text)
    if match is None or line.bullet or manner.signs[_sign(match["sign"])] < _FEWEST_OF_A_STYLE:
        return None
    head = f"{match['head']}{match['sign']}"
    if not is_title_case(match["head"]) or len(match["head"].split()) > _MOST_WORDS_OF_A_PLAIN_LEAD:
        return None
    if match["head"].casefold() in _NO_HEADINGS:
        return None
    return Opening(Heading(SectionKind.OTHER, (head,)), head, line, None, match["rest"], RUN_IN, is_known=False)


def _lead(line: SourceLine, manner: Manner) -> Opening | None:
    """A heading in capitals or in bold with text behind it, on a paper whose known headings stand so too."""
    text, printed = line.text, line.look.lead
    is_numbered = manner.numbers.goes_on(text) and manner.forms[Numbers().form_of(text)] >= _FEWEST_OF_A_STYLE
    if line.look.row or (line.bullet and not is_numbered):
        return None
    if manner.styles[_LEADING] < _FEWEST_OF_A_STYLE and not is_numbered:
        return None
    match = WITH_COLON.fullmatch(text)
    if match and (is_caps(match["head"]) or printed >= len(match["head"].rstrip(" :"))):
        head, rest = match["head"], match["rest"]
    else:
        head, rest = text[:printed].rstrip(), text[printed:].strip()
    cells = [cell for cell in line.cells if cell != line.bullet]
    if len(cells) > (2 if head.endswith(":") and cells[0] in (head, without_number(head)) else 1):
        return None
    if head.casefold().strip(" :.–—-") in _NO_HEADINGS:
        return None
    if not head.endswith((":", ".", "-", "–", "—")) or not rest or is_caps(rest):
        return None
    if len(head.split()) > MOST_WORDS_OF_A_HEADING:
        return None
    strength = min(strength_of_lead(line, head), RUN_IN - 1)
    return Opening(Heading(SectionKind.OTHER, (head,)), head, line, None, rest, strength, is_known=False)


def _may_be_a_heading(line: SourceLine, manner: Manner) -> bool:
    text = line.text
    return (
        (not line.bullet or _is_numbered_so(line, manner))
        and not line.look.row
        and len(line.cells) == 1
        and text.casefold() not in NOTHING
        and "\t" not in text
        and len(text) <= _LONGEST
        and len(text.split()) <= MOST_WORDS_OF_A_HEADING
        and not text.endswith(_ENDS_A_TEXT)
        and not OPENS_WITH_A_DATE.search(text)
        and sum(sign.isalpha() for sign in text) > 3
        and text[:1].isupper()
        and not re.fullmatch(r"(?:and|or|and/or)", text, re.IGNORECASE)
    )


def _is_numbered_so(line: SourceLine, manner: Manner) -> bool:
    """Whether a number stands before the line by which known headings are numbered too, and it is the next one."""
    if not manner.numbers.goes_on(line.text):
        return False
    bare = without_number(line.text)
    form = Numbers().form_of(line.text)
    return manner.forms[form] >= _FEWEST_OF_A_STYLE and (is_caps(bare) or is_title_case(bare))


def _stands_apart(lines: Sequence[SourceLine], at: int) -> bool:
    before = at == 0 or not lines[at - 1].text
    behind = at + 1 < len(lines) and not lines[at + 1].text
    following = next((line for line in islice(lines, at + 1, at + REACH) if line.text), None)
    return before and behind and following is not None and len(following.text) >= _LONG_TEXT


def _goes_on(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether text stands under the line, and no other line that looks the same."""
    following = next((line for line in islice(lines, at + 1, at + REACH) if line.text), None)
    if following is None:
        return False
    same = style_of(following) == style_of(lines[at]) and style_of(following).tells
    return not same or known_heading(following.text) is not None
