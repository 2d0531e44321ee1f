"""What every format knows of a paragraph: its words in runs of one style, its mark, and how it stands.

>>> bold = Style(bold=True)
>>> look_of([Run("Keeps", bold), Run(" the gate.", PLAIN)], Paragraph(()))
Look(heading=None, bold=False, underlined=False, centred=False, size=None, indent=0, lead=5, struck=False, inserted=False, row=None)
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from classplan.core.spec.source import Look
from classplan.formats.symbols import without_private_signs

_BLANKS = re.compile(r"[ \xa0\u2007\u202f]{2,}")
_UNSEEN = re.compile("[\r\xad\u200b\u2060\ufeff]")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Style:
    """How words are printed; `size` in points where the file says it."""

    bold: bool = False
    underlined: bool = False
    struck: bool = False
    inserted: bool = False
    hidden: bool = False
    size: float | None = None


PLAIN = Style()


class Run(NamedTuple):
    """Words of one style. A line feed in them begins another line."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a format holds it: `mark` is what a list prints before it, `indent` its depth in lists."""

    runs: tuple[Run, ...]
    mark: str = ""
    heading: int | None = None
    centred: bool = False
    indent: int = 0

    @property
    def text(self) -> str:
        """Its words, without the mark."""
        return "".join(run.text for run in self.runs)


Cell = Sequence[Paragraph]


def plain(text: str, mark: str = "") -> Paragraph:
    """A paragraph of which nothing but the words is known."""
    return Paragraph((Run(text, PLAIN),), mark)


def joined(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """Paragraphs as the words of one cell, parted by blanks."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        opening = f" {paragraph.mark} " if paragraph.mark else " "
        runs += [Run(opening, PLAIN), *(Run(re.sub(r"\s", " ", run.text), run.style) for run in paragraph.runs)]
    return Paragraph(tuple(runs))


def split_at_breaks(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.style))
        for other in others:
            yield line
            line = [Run(other, run.style)]
    yield line


def tidy(line: str) -> str:
    """A line without signs that print nothing, with single blanks, without white space at its ends.

    Signs of direction stay where words run from right to left: there they decide the order in which a reader sees them.
    """
    if not line.isascii() or "\r" in line:
        line = _UNSEEN.sub(_without, line)
        if not RIGHT_TO_LEFT.search(line):
            line = _DIRECTIONS.sub("", line)
        line = without_private_signs(line)
    return (_BLANKS.sub(" ", line) if "  " in line or not line.isascii() else line).strip()


def look_of(runs: Sequence[Run], paragraph: Paragraph, *, row: int | None = None) -> Look:
    """How a line is printed. Only letters and digits tell: a colon that is not bold leaves its heading bold."""
    said = [run for run in runs if any(map(str.isalnum, run.text))]
    bold = bool(said) and all(run.style.bold for run in said)
    underlined = bool(said) and all(run.style.underlined for run in said)
    lead = 0 if bold or underlined else _lead(runs)
    if lead and paragraph.mark:
        lead += len(paragraph.mark) + 1
    return Look(
        heading=paragraph.heading,
        bold=bold,
        underlined=underlined,
        centred=paragraph.centred,
        size=_size(said),
        indent=paragraph.indent,
        lead=lead,
        struck=any(run.style.struck for run in said),
        inserted=any(run.style.inserted for run in said),
        row=row,
    )


def with_size(runs: Iterable[Run], size: float) -> tuple[Run, ...]:
    """The runs, each of which has a size of its own or this one."""
    return tuple(run if run.style.size else Run(run.text, replace(run.style, size=size)) for run in runs)


def _lead(runs: Sequence[Run]) -> int:
    """How many signs at the start are bold or underlined."""
    opening: list[str] = []
    for run in runs:
        if run.text.strip() and not (run.style.bold or run.style.underlined):
            break
        opening.append(run.text)
    return len(tidy("".join(opening)))


def _size(said: Sequence[Run]) -> float | None:
    sizes: Counter[float] = Counter()
    for run in said:
        if run.style.size is not None:
            sizes[run.style.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _without(sign: re.Match[str]) -> str:
    return " " if sign.group() == "\r" else ""
