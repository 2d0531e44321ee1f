"""What papers that are no specifications hold, told apart: the head of a memo, the sections of a rule, the rows of a table.

All of it is derived and repeats words that have their home in the paragraphs of the paper.

>>> from classplan.core.spec.source import lines_of
>>> [(mark.about, mark.number, mark.text) for mark in marks_of("rule", lines_of("Section 7-20 Ferries"))]
[('section', '7-20', 'Ferries')]
"""

import re
from collections.abc import Iterator, Sequence

from classplan.core.reading.general.dates import date_of
from classplan.core.reading.general.lines import is_caps
from classplan.core.reading.model import Mark, Row
from classplan.core.spec.model import Field
from classplan.core.spec.source import SourceLine

_HEAD = re.compile(
    r"(?P<label>(?P<name>to|from|date|subject|re|recommendation|cc|through|via)\s*:)\s*(?P<value>.*)", re.IGNORECASE
)
_MOST_LINES_OF_A_HEAD = 60
_APPENDIX = re.compile(
    r"(?:appendix|exhibit|addendum|attachment)\s+(?P<number>\S{1,12}?)[.:]?(?:\s+(?P<text>\S.{0,120}))?", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:(?:section|sec\.|article|chapter|rule|part)\s+#?\s*|§+\s*)(?P<number>[\dIVX][\w.-]*)[.:]?(?:\s+(?P<text>\S.{0,150}))?"
    r"|(?P<bare>\d{1,3}(?:[-.]\d{1,4}){1,3})\.?\s+(?P<heading>(?:\d[\w.-]*\s+)?[A-Z]\S.{0,150})",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"(?:[-•⊖≡↻‡⚡]\s+)*(?:(?P<number>[A-Z]|\d{1,2})[.)]\s+)?(?P<text>[A-Z“\"][^:.]{1,60}?)\s*:\s+\S.{15,}"
)
_NOTE = re.compile(
    r"\(?\s*(?:Revised|Effective|Adopted|Amended|Added|Ord\.|Adopting Ordinance|Res\.)\b.{0,200}\d{2,4}.{0,200}",
    re.DOTALL,
)
_LONGEST_HEADING = 160
_STRUCK = "~~"
_OF_ROWS = frozenset(("pay_table", "class_list", "agenda"))
_RULES = frozenset(("rule", "resolution"))


def head_fields(lines: Sequence[SourceLine]) -> Iterator[Field]:
    """Who writes to whom, on what day, about what, where the lines say it with labels."""
    for line in [line for line in lines if line.text][:_MOST_LINES_OF_A_HEAD]:
        if match := _HEAD.fullmatch(line.text):
            name = {"re": "subject", "via": "through"}.get(match["name"].lower(), match["name"].lower())
            parsed = date_of(match["value"]) if name == "date" else match["value"] or None
            yield Field(name, match["label"], match["value"], parsed, line.number)


def marks_of(kind: str, lines: Sequence[SourceLine]) -> Iterator[Mark]:
    """The sections, definitions, appendices and notes of history of a rule, in its order; nothing of other papers."""
    if kind not in _RULES:
        return
    defining = False
    for line in lines:
        text = line.text.replace(_STRUCK, "").strip()
        if not text:
            continue
        if note := _NOTE.fullmatch(text):
            yield Mark("history_note", None, note.group(), line.number)
        elif len(text) <= _LONGEST_HEADING and (appendix := _APPENDIX.fullmatch(text)) and not text.endswith(","):
            defining = False
            yield Mark("appendix", appendix["number"], appendix["text"], line.number)
        elif len(text) <= _LONGEST_HEADING and (section := _section(text)):
            defining = "definition" in text.casefold()
            yield Mark("section", *section, line.number)
        elif defining and (defined := _DEFINED.fullmatch(text)):
            yield Mark("definition", defined["number"], defined["text"].strip('“”" '), line.number)


def _section(text: str) -> tuple[str, str | None] | None:
    """The number and the heading of a section, where the line is nothing else."""
    match = _SECTION.fullmatch(text)
    if match is None or (
        text.endswith((",", ";")) or (text.endswith(".") and len(text.split()) > 9 and not is_caps(text))
    ):
        return None
    heading = match["heading"] or match["text"]
    return (match["bare"] or match["number"]), heading.strip(" .") if heading else None


def rows_of(kind: str, lines: Sequence[SourceLine]) -> Iterator[Row]:
    """The rows of a table of pay, of a list of classes, or of an agenda: lines of several cells."""
    if kind in _OF_ROWS:
        for line in lines:
            cells = tuple(cell for cell in line.cells if cell)
            if len(cells) > 1:
                yield Row(line.number, cells)
