"""Headings that the vocabulary knows: alone on a line, over two lines, in a cell, or with their text behind them."""

import re
from collections.abc import Sequence
from itertools import islice

from classplan.core.reading.general.lines import (
    LEAD,
    NOTHING,
    REACH,
    RUN_IN,
    Opening,
    is_caps,
    is_title_case,
    note_of,
    strength_of,
    strength_of_lead,
)
from classplan.core.reading.general.vocabulary import ALTERNATIVE, is_document_name
from classplan.core.reading.general.wordings import Wordings
from classplan.core.reading.general.words import without_notes
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import SourceLine

NUMBERED = re.compile(r"\(?(?:(?:\d{1,2}\.)*\d{1,2}|[A-Z]|[IVX]{1,5})[.)]\s+(?=\S)")
WITH_COLON = re.compile(r"(?P<head>[^:]{2,100}:)\s*(?P<rest>\S.*)", re.DOTALL)
_WITH_DASH = re.compile(r"(?P<head>[^–—.]{3,100}?\s*(?:\s--?|[–—]|\.))\s+(?P<rest>\S.*)", re.DOTALL)
_IN_CAPITALS = re.compile(r"(?P<head>[A-Z][A-Z/&,'’ -]{4,80})\s+(?P<rest>[A-Z][a-z].*\s.*)", re.DOTALL)
_MARKED_LEAD = re.compile(r"(?P<head>[^\n]{3,100})\n\s*(?P<rest>\S.*)")
_NOTE_OPEN = re.compile(r"\([^()]*$")
_MOST_LINES_OF_A_NOTE = 4
_HEADING_AND_TEXT = 2
_FEWEST_WORDS_OF_A_CELL = 3
_FEWEST_WORDS_OF_A_PLAIN_LEAD = 2
_LONG_TEXT = 60


def known_opening(lines: Sequence[SourceLine], at: int, wordings: Wordings) -> Opening | None:
    """The heading of the vocabulary that opens the line, alone on it or with text behind it."""
    line = lines[at]
    text = line.text
    if text.casefold().rstrip(".") in NOTHING:
        return None
    if len(line.cells) == _HEADING_AND_TEXT and (line.look.row or "\t" in line.text):
        return None if _heads_a_table(lines, at, wordings) else _in_cells(line, wordings)
    if (line.bullet and not NUMBERED.match(line.raw.strip())) or line.look.row:
        return None
    bare = without_number(text)
    if whole := _whole(lines, at, bare, wordings):
        return whole
    for pattern in (WITH_COLON, _WITH_DASH, _IN_CAPITALS):
        match = pattern.fullmatch(bare)
        if match and (opening := _run_in(line, match, wordings, must_show=pattern is not WITH_COLON)):
            return opening
    lead = _MARKED_LEAD.fullmatch(f"{text[: line.look.lead]}\n{text[line.look.lead :]}") if line.look.lead else None
    return _run_in(line, lead, wordings, must_show=True) if lead else None


def without_number(text: str) -> str:
    """The text behind the number or letter that opens it."""
    match = NUMBERED.match(text)
    return text[match.end() :] if match else text


def _heads_a_table(lines: Sequence[SourceLine], at: int, wordings: Wordings) -> bool:
    """Whether the row is the first of a table whose next row begins with no heading: its cells name columns."""
    table = lines[at].look.row
    if table is None or at + 1 >= len(lines) or lines[at + 1].look.row != table:
        return False
    is_first = at == 0 or lines[at - 1].look.row != table
    return is_first and len(lines[at + 1].cells) > 1 and wordings.heading(lines[at + 1].cells[0]) is None


def _in_cells(line: SourceLine, wordings: Wordings) -> Opening | None:
    """A heading in the left column of a table, with its text in the right one."""
    heading, text = line.cells
    known = wordings.heading(heading)
    if known is None or len(text.split()) < _FEWEST_WORDS_OF_A_CELL or known.part == ALTERNATIVE:
        return None
    return Opening(known, heading, line, note_of(heading), text, LEAD)


def _whole(lines: Sequence[SourceLine], at: int, bare: str, wordings: Wordings) -> Opening | None:
    line = lines[at]
    text, used = line.text, 0
    while _NOTE_OPEN.search(text) and used < _MOST_LINES_OF_A_NOTE and at + used + 1 < len(lines):
        if not (following := lines[at + used + 1].text):
            return None
        text, used = f"{text} {following}", used + 1
    if text.endswith(".") and not (is_caps(text) or line.look.heading):
        return None
    if is_document_name(bare):
        if _opens_prose(lines, at):
            return Opening(Heading(SectionKind.SUMMARY, (text,)), text, line, None, "", strength_of(line))
        return None
    if known := wordings.heading(text[len(line.text) - len(bare) :]):
        return Opening(known, text, line, note_of(text), "", strength_of(line), used)
    if at + 1 < len(lines) and is_caps(line.text) and is_caps(lines[at + 1].text) and not lines[at + 1].bullet:
        both = f"{bare} {lines[at + 1].text}"
        if not wordings.heading(lines[at + 1].text) and (known := wordings.heading(both)):
            return Opening(known, f"{text} {lines[at + 1].text}", line, note_of(both), "", strength_of(line), 1)
    return None


def _opens_prose(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line that names the paper is a heading: lines stand over it, and sentences under it."""
    following = next((line for line in islice(lines, at + 1, at + REACH) if line.text), None)
    over = sum(bool(line.text) for line in lines[max(0, at - REACH) : at])
    return (
        over > 1
        and following is not None
        and len(following.text) >= _LONG_TEXT
        and "description" in lines[at].text.lower()
    )


def _run_in(line: SourceLine, match: re.Match[str], wordings: Wordings, *, must_show: bool) -> Opening | None:
    head, text = match["head"], line.text
    shows = is_caps(head) or line.look.lead >= len(head.rstrip(" :.–—-"))
    if must_show and not (shows or _is_titled(head, match["rest"])):
        return None
    if must_show and is_caps(match["rest"]):
        return None
    known = wordings.heading(head.rstrip(" .–—-"))
    if known is None or (known.part == ALTERNATIVE and not shows):
        return None
    printed = text[: len(text) - len(match["rest"])].rstrip()
    return Opening(known, printed, line, note_of(head), match["rest"], strength_of_lead(line, head))


def _is_titled(head: str, rest: str) -> bool:
    """Whether several words in the case of titles stand before a full stop or a dash, and a sentence behind it."""
    return (
        is_title_case(without_notes(head))
        and len(head.split()) >= _FEWEST_WORDS_OF_A_PLAIN_LEAD
        and rest[:1].isupper()
        and " " in rest
    )


def is_plain_lead(opening: Opening) -> bool:
    """Whether a heading is told from the text behind it by nothing but its words."""
    return bool(opening.rest) and opening.strength >= RUN_IN
