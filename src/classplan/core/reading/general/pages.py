"""The furniture of pages: their numbers, and the short lines that recur beside them."""

import re
from collections import Counter
from collections.abc import Sequence

from classplan.core.spec.source import SourceLine

_PAGE = re.compile(
    r"(?:page\s*)?[-–(]?\s*\d{1,4}\s*[-–)]?(?:\s*(?:of|/)\s*\d{1,4})?|page\s*:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:page\b.*|[-–]\s*\d{1,4}\s*[-–]|\d{1,4}\s+of\s+\d{1,4})", re.IGNORECASE)
_SIDE = re.compile(
    r"(?P<text>.{3,90}?)[\s,|]*(?:[-–]?\s*page\s*[-–]?\s*\d{1,3}|[-–]\s*\d{1,3}|\d{1,3}\s*[-–]|\(?cont(?:inued|'d|\.)\)?)"
    r"\s*[-–]?(?:\s*of\s*\d{1,3})?",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-–—_=~*.]\s*){5,}|(?:©|copyright\s).{0,80}", re.IGNORECASE)
_OF_THE_SITE = re.compile(
    r"powered by\b.{0,60}|back to (?:top|index|list)\W*|privacy policy\b.{0,60}"
    r"|(?:employee|supervisor|incumbent|manager)(?:['’]s)?\s+signature\W*_{3,}.{0,80}"
    r"|(?:\S+\s){1,6}is an equal (?:employment )?opportunity employer\W*(?:page \d{1,3})?",
    re.IGNORECASE,
)
_LONGEST = 100
_REACH = 3
_LINES_OF_THE_TOP = 8


def furniture_of(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The numbers of the lines that belong to pages and not to the text."""
    full = [at for at, line in enumerate(lines) if line.text]
    pages = [n for n, at in enumerate(full) if _NUMBERED.fullmatch(lines[at].text)]
    keys = Counter(_key(lines[at].text) for at in full if len(lines[at].text) <= _LONGEST)
    found = {lines[full[n]].number for n in pages}
    if len(pages) > 1:
        for n in pages:
            for m in range(max(0, n - _REACH), min(len(full), n + _REACH + 1)):
                line = lines[full[m]]
                if (
                    m != n
                    and len(line.text) <= _LONGEST
                    and keys[_key(line.text)] >= len(pages) - 1
                    and keys[_key(line.text)] > 1
                ):
                    found.add(line.number)
    first: dict[str, int] = {}
    for at in full[:_LINES_OF_THE_TOP]:
        first.setdefault(_key(lines[at].text), lines[at].number)
    over_the_text = {n for key, n in first.items() if not _NUMBERED.fullmatch(key)}
    ruled = {
        lines[at].number
        for at in full
        if _RULE.fullmatch(lines[at].text) or (not lines[at].bullet and _OF_THE_SITE.fullmatch(lines[at].text))
    }
    return frozenset((found - over_the_text) | _titles_with_numbers(lines, full) | ruled)


def _titles_with_numbers(lines: Sequence[SourceLine], full: Sequence[int]) -> set[int]:
    """Lines that say one of the first lines again with the number of a page behind it."""
    top = {_key(lines[at].text) for at in full[:_LINES_OF_THE_TOP]}
    found: set[int] = set()
    for n, at in enumerate(full):
        line = lines[at]
        match = _SIDE.fullmatch(line.text) if len(line.text) <= _LONGEST else None
        if match and _key(match["text"]) in top and (n >= _LINES_OF_THE_TOP or "page" in line.text.casefold()):
            found.add(line.number)
    return found


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
