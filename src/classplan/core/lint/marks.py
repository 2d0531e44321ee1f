"""Residue of scanning and of editing by hand: stray signs, half of a mark-up, numbers that no count gives."""

import re
from collections.abc import Iterable, Iterator

from classplan.core.lint.model import Fault, Paper
from classplan.core.lint.words import shown
from classplan.core.spec.source import SourceLine

_USUAL = frozenset("•◦▪‣·–—−○●■□►➢✓✔❖§¶©®™†‡…“”‘’«»°±×→☐☑☒")
_AFTER_A_BULLET = frozenset("❖✓✔☐☑☒")
_STRAY = re.compile(r"^\s*(?P<bullet>[-•*]\s+)?(?P<sign>[^\w\s\x00-\x7f])\s")
_BOLD = re.compile(r"(?<!\\)\*\*")
_RENUMBERED = re.compile(r"^\s*(?:[-*]\s+)?~~(?P<old>\d{1,2})\.?~~\s*\**(?P<new>\d{1,2})\**\.")
_NUMBERED = re.compile(r"^\s*(?:[-*]\s+)?(?P<number>\d{1,2})\.\s")


def stray_signs(paper: Paper) -> Iterator[Fault]:
    """A sign at the head of a line that is no bullet: what is left of a letter that was struck (X33)."""
    for line in paper.lines:
        match = _STRAY.match(line.raw)
        if match and match["sign"] not in (_AFTER_A_BULLET if match["bullet"] else _USUAL):
            why = f"{match['sign']} is no bullet; it is probably what is left of a letter"
            yield Fault(
                "stray-sign",
                line.number,
                shown(line.raw.strip(), 60),
                why,
                "Compare the original, and put in the letter.",
            )


def half_marks(paper: Paper) -> Iterator[Fault]:
    """Bold type that is opened and not closed, or closed and not opened (X33)."""
    for lines in _paragraphs(paper.lines):
        marked = [line for line in lines if _BOLD.search(line.raw)]
        if sum(len(_BOLD.findall(line.raw)) for line in marked) % 2:
            why = "the marks of bold type are not in pairs"
            yield Fault(
                "half-marks", marked[0].number, shown(marked[0].text, 80), why, "Take the mark out, or close it."
            )


def numbers_of_marks(paper: Paper) -> Iterator[Fault]:
    """Struck and inserted numbers of a list that give no count: the marks cannot be believed (X32)."""
    before: int | None = None
    for line in paper.lines:
        renumbered = _RENUMBERED.match(line.raw)
        if renumbered:
            if before is not None and int(renumbered["new"]) != before + 1:
                why = f"after accepting the marks {renumbered['new']} follows {before}"
                yield Fault(
                    "numbers-of-marks", line.number, renumbered.group(), why, "Take the numbers from the clean text."
                )
            before = int(renumbered["new"])
        elif plain := _NUMBERED.match(line.raw):
            before = int(plain["number"])


def _paragraphs(lines: Iterable[SourceLine]) -> Iterator[list[SourceLine]]:
    """Lines that stand together: until a blank one, or one that begins an item."""
    held: list[SourceLine] = []
    for line in lines:
        if held and (not line.text or line.bullet):
            yield held
            held = []
        held += [line] if line.text else []
    if held:
        yield held
