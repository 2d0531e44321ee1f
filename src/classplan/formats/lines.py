r"""The lines that a document of any format is turned into, as if it had come as plain text.

>>> made = Lines()
>>> made.paragraph(plain("SUMMARY"))
>>> made.table([[[plain("FC1")], [plain("Clerk")]]])
>>> made.text
'SUMMARY\n\nFC1\tClerk\n'
>>> made.looks[3].row
1
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from classplan.core.errors import Invalid
from classplan.core.spec.model import Problem
from classplan.core.spec.source import PLAIN, Look
from classplan.formats.runs import Cell, Paragraph, Run, joined, look_of, plain, split_at_breaks, tidy

_READ_AS_MARK_UP = re.compile(r"[*]|\\(?=[^\w\s])|<(?=/?[A-Za-z])")
_TYPED_MARK = re.compile(r"^([-•▪◦‣·–—*o]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,5})[.)])\s*\t\s*")
STRUCK = (
    "words are struck through here by hand. What was meant cannot be told from the marks (X32), so they are kept as words. "
    "Compare the original; where they are to go, take them out and upload a clean copy."
)
INSERTED = (
    "words are marked here as inserted. What was meant cannot be told from the marks (X32), so they are kept as words. "
    "Compare the original; where they do not belong to the paper, take them out and upload a clean copy."
)
HIDDEN = (
    "words are hidden here: the program that made the file does not show them. Decide whether they belong to the paper."
)

PICTURES = "words in pictures are not read. Compare the original, and enter what they say by hand."
COMMENTS = "comments stand in the margin of the document; they are not part of the paper and are left out."
DIAGRAMS = "the words of drawn diagrams are put behind the text. Look at the original for how they hang together."
FOOTNOTES = "footnotes are put behind the text. Decide to which words each belongs."
CUT_OFF = (
    "the file breaks off here, before its end: words may be missing. Get it again from whoever sent it, and compare."
)
TRACKED = (
    "Which text counts is a person's decision: accept or reject every change in the program that made it, save a clean "
    "copy, and upload that."
)


@dataclass(slots=True)
class Lines:
    """Lines as they are made. `most` is how many there may be; `furniture` are the numbers of those of the page."""

    name: str = "the paper"
    most: int = 200_000
    made: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    furniture: set[int] = field(default_factory=set)
    looks: dict[int, Look] = field(default_factory=dict)
    tables: int = 0

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.made).rstrip("\n") + "\n"

    def paragraph(self, paragraph: Paragraph, *, furniture: bool = False) -> None:
        """A paragraph, with blank lines about it; a break inside it begins another line."""
        kept = [(_unparted(tidy("".join(run.text for run in runs))), runs) for runs in split_at_breaks(paragraph.runs)]
        if not any(words for words, _ in kept):
            return
        self._blank()
        first = len(self.made) + 1
        mark = paragraph.mark
        for words, runs in kept:
            self._add(f"{mark} {escaped(words)}" if mark and words else escaped(words))
            if words:
                self._look(look_of(runs, paragraph))
                mark = ""
                if furniture:
                    self.furniture.add(len(self.made))
        self._doubts(paragraph.runs, first, " ".join(words for words, _ in kept if words))

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A table: a line for each row, its cells parted by tabs. What only arranges paragraphs is no table."""
        if all(len(row) <= 1 for row in rows):
            self._paragraphs(cell for row in rows for cell in row)
            return
        self.tables += 1
        self._blank()
        for row in rows:
            if any(_holds_a_list(cell) for cell in row):
                self._paragraphs(row)
                continue
            cells = [joined(cell) for cell in row]
            words = [escaped(tidy(cell.text)) for cell in cells]
            if any(words):
                self._add("\t".join(words))
                runs = [run for cell in cells for run in (*cell.runs, *plain("\t").runs)]
                self._look(look_of(runs, Paragraph(()), row=self.tables))
                self._doubts(runs, len(self.made), " ".join(filter(None, words)))

    def doubt(self, what: str, why: str) -> None:
        """Something about the file as a whole."""
        self.problems.append(Problem(1, what[:200], why))

    def breaks_off(self) -> None:
        """Say at the last line that the file ends before its end."""
        last = next((line for line in reversed(self.made) if line), "")
        self.problems.append(Problem(max(len(self.made), 1), last[:200], CUT_OFF))

    def _paragraphs(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            for paragraph in cell:
                self.paragraph(paragraph)

    def _look(self, look: Look) -> None:
        if look != PLAIN:
            self.looks[len(self.made)] = look

    def _doubts(self, runs: Sequence[Run], line: int, words: str) -> None:
        said = [run.style for run in runs if run.text.strip()]
        for why, holds in (
            (STRUCK, any(style.struck for style in said)),
            (INSERTED, any(style.inserted for style in said)),
            (HIDDEN, any(style.hidden for style in said)),
        ):
            if holds:
                self.problems.append(Problem(line, words[:200], why))

    def _blank(self) -> None:
        if self.made and self.made[-1]:
            self._add("")

    def _add(self, line: str) -> None:
        if len(self.made) >= self.most:
            raise Invalid(
                f"{self.name}: it has more than {self.most:,} lines; a paper has no more. Part it into the papers that it holds."
            )
        self.made.append(line)


def escaped(text: str) -> str:
    """The text with a backslash before each sign that reading would take for mark-up."""
    return _READ_AS_MARK_UP.sub(r"\\\g<0>", text) if any(sign in text for sign in "*\\<") else text


def _unparted(words: str) -> str:
    """A mark that was typed by hand, with a blank behind it instead of a tab: it is no cell of a table."""
    return _TYPED_MARK.sub(r"\1 ", words, count=1) if "\t" in words else words


def _holds_a_list(cell: Cell) -> bool:
    return sum(1 for paragraph in cell if paragraph.mark) > 1
