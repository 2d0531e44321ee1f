"""The 2010 text of document 001, rebuilt from the marked copy in the paper, and the clean text of 2023 printed before it.

The marks of the paper can't be believed: whole runs are struck through in which words removed and words added stand
together, and the numbers of both texts are fused (X32, X36). So a person read the marked copy word by word and decided
which words are of the old text, which of the new one and which of both. `OLD_TEXT` and `DECISIONS` hold that, by the
lines of the paper, as numbers and without its words. What the decision went by: the clean copy is certain; a fused
number (*2.4.*, *A-B.*) stands at an item that both texts have, and where a letter was shifted to a new item before it,
it belongs to the next one that is fused; and what is left must be sentences.

What proves it: the words taken as of the new text or of both are the clean copy, word for word and in order
(`new_words` against `clean_words`). Of the 2010 text itself there is no second witness: it is a reading.

>>> [(word, fate) for _, word, fate in read("Compile Assist with data.", "1o 2n 2b")]
[('Compile', 'o'), ('Assist', 'n'), ('with', 'n'), ('data', 'b'), ('.', 'b')]
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from classplan.core.redline import Block, of_paper
from classplan.formats.extract import extract_bytes
from classplan.formats.paper import read_paper
from classplan.jurisdictions import every_layout

CLEAN = range(46, 133)
MARKED = range(134, 316)
FOOTER = range(314, 316)  # the clean copy has the officer's letters whole, the marked one only what was changed in them
# The paragraphs of 2010, each as its mark and the lines of the paper on which its words stand.
OLD_TEXT: Sequence[tuple[str, tuple[int, ...]]] = [
    *(("", (n,)) for n in (134, 138, 140, 142, 144)),
    ("1.", (146,)),
    *((f"* {letter}.", (n,)) for n, letter in enumerate("ABCDEF", start=148)),
    ("2.", (155,)),
    *((f"* {letter}.", (n,)) for n, letter in enumerate("ABCDE", start=157)),
    ("3.", (163, 175)),
    ("* A.", (177, 179)),
    ("* B.", (181,)),
    ("* C.", (183,)),
    ("D.", (185,)),
    ("E.", (189,)),
    ("* F.", (191,)),
    ("4.", (193,)),
    ("A.", (195,)),
    ("* B.", (197,)),
    ("C.", (209,)),
    ("5.", (211,)),
    ("A.", (213, 217)),
    ("* B.", (219,)),
    ("C.", (221,)),
    ("D.", (225,)),
    ("E.", (227,)),
    ("F.", (229, 231)),
    ("G.", (233,)),
    ("H.", (235,)),
    ("", (241,)),
    ("1.", (245,)),
    ("❖ A.", (247,)),
    ("❖ B.", (248,)),
    ("C.", (249,)),
    ("2.", (255,)),
    ("❖ A.", (257,)),
    *((f"{letter}.", (n,)) for n, letter in enumerate("BCDEF", start=259)),
    ("3.", (265,)),
    ("❖ A.", (267,)),
    ("❖ B.", (268,)),
    ("C.", (269,)),
    ("D.", (271,)),
    ("E.", (272,)),
    ("❖ F.", (273,)),
    ("4.", (279,)),
    ("A.", (281,)),
    ("B.", (282,)),
    ("C.", (283,)),
    ("❖ D.", (284,)),
    ("E.", (285,)),
    ("F.", (286,)),
    ("", (288,)),
    ("A.", (291,)),
    ("B.", (292,)),
    *((f"❖ {letter}.", (n,)) for n, letter in enumerate("CDEFG", start=293)),
    ("H.", (300,)),
    *(("", (n,)) for n in (302, 304, 314, 315)),
]
# Lines of which both texts have every word.
OF_BOTH = {189, 225, 227, 241, 245, 255, 260, 265, 269, 271, 272, 279, 281, 282, 285}
# How many words of a line are of the old text, the new one or both, in order; marks and numbers are not counted.
DECISIONS = {
    138: "1b 1o",
    140: "5b 2o 1b",
    163: "2o 2n",
    175: "4n 2b 1o",
    179: "2o 7n 1b 1o",
    185: "15o 2n 3b 1o 1n 2b 2o 1b",
    195: "1o 4n 5b 5o 1n 1b",
    209: "3b 7o 8n 1b",
    213: "10o 1n",
    217: "1n 2b 1o 10n 1b",
    219: "1b 6o 12b 1o",
    221: "1n 3b 1o 3n 1b",
    229: "3o 1n 1b 2o 1n",
    231: "1n 1b 5o 10n 1b",
    233: "6o 5n 1b",
    247: "7o 3b 5o 1n 1b 1n 2b 1o 1n 6b 5o 2n 1b 1o",
    248: "2n 9b 1o",
    249: "3o 3b 6n 1b 6o 1b",
    258: "12n 1o",  # a comma that the marks left behind
    259: "24b 1o 2n 1b",
    261: "2b 5o 4n 1b",
    262: "2b 6o 3n 1b",
    263: "2b 2n 1b 7o 8n 1b",
    283: "2b 1o 8n 1b",
    286: "20b 1o 1b",
    291: "2b 4o 9n 1b",
    292: "2b 6o 4n 1b 9o 2n 1b",
    300: "4b 4o 4n 1b",
    314: "2b 1o 1n 8b 1o 1b",
    315: "11b 1o 2b 1o",
}
_MARKS_OF_REVISION = re.compile(r"~~|</?u>")
_WORD = re.compile(r"[^\W_]+(?:['’/&-][^\W_]+)*|[^\w\s]")
_MARK = re.compile(r"\s*(?:[-*❖—]\s*)*(?:\d+(?:\.\d+)?\.\s+)?(?:[A-K](?:-[A-K])?\.[\s—]+)*(?=[^\s—])")

Words = list[tuple[str, str, str]]


def read(line: str, runs: str) -> Words:
    """The words of a line: the blanks before each, the word, and of which text it is; the last run goes on to the end."""
    found: Words = []
    fates = "".join(run[-1] * int(run[:-1]) for run in runs.split())
    before = 0
    for n, match in enumerate(_WORD.finditer(line)):
        found.append((line[before : match.start()], match[0], fates[min(n, len(fates) - 1)]))
        before = match.end()
    return found


def lines_of(paper: Path) -> list[str]:
    """The lines of the paper without the marks of revision; the first is that before the first line of the file."""
    return ["", *_MARKS_OF_REVISION.sub("", paper.read_text(encoding="utf-8")).splitlines()]


def marked(lines: Sequence[str], number: int) -> Words:
    """The words of a line of the marked copy, with what was decided about them."""
    whole = "1b" if number in OF_BOTH else "1o" if any(number in at for _, at in OLD_TEXT) else "1n"
    return read(_without_mark(lines[number], number), DECISIONS.get(number, whole))


def new_words(lines: Sequence[str]) -> list[str]:
    """The words of the marked copy that were taken as of the new text."""
    return [word for n in MARKED if n not in FOOTER for _, word, fate in marked(lines, n) if fate != "o"]


def clean_words(lines: Sequence[str]) -> list[str]:
    """The words of the clean copy, down to its footer."""
    return [word for n in CLEAN[:-2] for word in _WORD.findall(_without_mark(lines[n], n))]


def old_paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The text of 2010, paragraph by paragraph."""
    for mark, numbers in OLD_TEXT:
        words = "".join(
            f"{' ' if n == 0 and number != numbers[0] else blanks}{word}"
            for number in numbers
            for n, (blanks, word, fate) in enumerate(w for w in marked(lines, number))
            if fate != "n"
        )
        yield f"{mark} {words.strip()}".strip()


def texts_of(paper: Path) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The two texts as papers that were read: that of 2010 and that of 2023."""
    lines = lines_of(paper)
    new = "\n".join(lines[n] for n in CLEAN)
    return _read("\n\n".join(old_paragraphs(lines))), _read(new)


def _read(text: str) -> tuple[Block, ...]:
    found = extract_bytes("paper.txt", text.encode())
    return of_paper(found.text, read_paper(found, every_layout()))


def _without_mark(line: str, number: int) -> str:
    return line if number in (302, 304) else line[match.end() :] if (match := _MARK.match(line)) else line
