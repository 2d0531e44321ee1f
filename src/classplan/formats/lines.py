r"""The lines that a document of any format is turned into, as if it had come as plain text.

>>> made = Lines()
>>> made.paragraph("SUMMARY")
>>> made.rows([("FC1", "Clerk")])
>>> made.text
'SUMMARY\n\nFC1\tClerk\n'
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from classplan.core.errors import Invalid
from classplan.core.spec.model import Problem

_READ_AS_MARK_UP = re.compile(r"[*]|\\(?=[^\w\s])|<(?=/?[A-Za-z])")
_BLANKS = re.compile(r"[ \xa0 ]{2,}")
STRUCK = (
    "words are struck through here by hand. What was meant cannot be told from the marks (X32), so they are kept as words. "
    "Compare the original; where they are to go, take them out and upload a clean copy."
)
HIDDEN = (
    "words are hidden here: the program that made the file does not show them. Decide whether they belong to the paper."
)


@dataclass(slots=True)
class Lines:
    """Lines as they are made. `most` is how many there may be; `furniture` are the numbers of those of the page."""

    name: str = "the paper"
    most: int = 200_000
    made: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    furniture: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.made).rstrip("\n") + "\n"

    def paragraph(self, text: str, *, mark: str = "", doubts: Iterable[str] = (), furniture: bool = False) -> None:
        """A paragraph, with blank lines about it; a break inside it begins another line."""
        kept = [_tidy(line) for line in text.split("\n")]
        if not any(kept):
            return
        self._blank()
        first = len(self.made) + 1
        for n, line in enumerate(kept):
            marked = f"{mark} {escaped(line)}".strip() if n == 0 and line else escaped(line)
            self._add(marked)
            if furniture and line:
                self.furniture.add(len(self.made))
        self.problems += [Problem(first, " ".join(filter(None, kept))[:200], why) for why in doubts]

    def rows(self, rows: Iterable[Sequence[str]], doubts: Iterable[str] = ()) -> None:
        """A table: a line for each row, its cells parted by tabs."""
        self._blank()
        first = len(self.made) + 1
        for row in rows:
            cells = [escaped(_tidy(cell.replace("\n", " ").replace("\t", " "))) for cell in row]
            if any(cells):
                self._add("\t".join(cells))
        if len(self.made) >= first:
            self.problems += [Problem(first, self.made[first - 1].replace("\t", " ")[:200], why) for why in doubts]

    def doubt(self, what: str, why: str) -> None:
        """Something about the file as a whole."""
        self.problems.append(Problem(1, what[:200], why))

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


def _tidy(line: str) -> str:
    line = line.replace("\r", " ").replace("\xad", "")
    return (_BLANKS.sub(" ", line) if "  " in line or not line.isascii() else line).strip()
