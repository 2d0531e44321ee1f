"""What kind of paper this is, where it is no specification: told by what such papers always print.

>>> from classplan.core.spec.source import lines_of
>>> kind_of_paper(lines_of("TO: All" + chr(10) + "FROM: Ada" + chr(10) + "SUBJECT: Ferries"))
'memo'
"""

import re
from collections.abc import Sequence

from classplan.core.reading.general.titles import names_work
from classplan.core.reading.general.vocabulary import known_heading
from classplan.core.spec.model import SectionKind
from classplan.core.spec.source import SourceLine

_MEMO = re.compile(r"(?P<label>to|from|date|subject|re)\s*:.*", re.IGNORECASE)
_AGENDA = re.compile(
    r"(?:[\w ]{0,40}\s)?agenda(?:\s+(?:for|of)\b.{0,60}|\s+(?:packet|item|items)\b.{0,60})?", re.IGNORECASE
)
_ABOUT_AN_AGENDA = re.compile(r"(?:subject|re)\s*:.*\bagenda\b", re.IGNORECASE)
_RESOLUTION = re.compile(r"(?:whereas\b|now,? therefore|be it resolved|a?\s*resolution no\b).*", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:§+\s*|(?:section|sec\.|rule|article|chapter|part|appendix)\s+#?)\s*\d[\w.-]*.*", re.IGNORECASE
)
_DECIMAL = re.compile(r"\d{1,3}[-.]\d{1,3}(?:[-.]\d{1,4})?\.?\s+[A-Z].*", re.IGNORECASE)
_OF_A_CODE = re.compile(r"(?:\d{3}[-.]\d|\d{1,2}[-.]\d{3})[\d.-]*\s+[A-Z]")
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+")
_ASKED = frozenset((SectionKind.MINIMUM_QUALIFICATIONS, SectionKind.DESIRABLE, SectionKind.REQUIREMENTS))
_HEARING = re.compile(r"\b(?:notice of\s+)?public hearing\b", re.IGNORECASE)
_FORM = re.compile(
    r"(?:\S+\s+){0,6}(?:description of position|position (?:description|classification) (?:form|questionnaire)|job analysis).{0,40}",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\(?[\dIl]{1,2}[.,)]\s+[A-Z].{5,120}[:?]\s*.*")
_POSTING = re.compile(
    r"\b(?:how to apply|apply (?:online|now)|application (?:deadline|link)|closing date|opens|closes)\b", re.IGNORECASE
)
_AMOUNT = re.compile(r"\$?\s?\d{1,3}(?:,\d{3})*\.\d{2}\b|\$\s?\d[\d,]*")
_CODED = re.compile(r"(?:[A-Z]{0,4}\d{1,6}[A-Z]?\s+){1,3}[A-Za-z].{2,80}")
_MOST_WORDS_OF_A_ROW = 16
_FEWEST_ROWS = 5
_TOP = 25


def kind_of_paper(lines: Sequence[SourceLine]) -> str:
    """The kind of a paper or of a part of one; `other` where nothing tells."""
    texts = [line.text for line in lines if line.text]
    if not texts:
        return "other"
    return _by_form(texts) or _by_rows(texts) or "other"


def _by_form(texts: Sequence[str]) -> str | None:
    sections = sum(_SECTION.fullmatch(text) is not None for text in texts)
    numbered = sum(_DECIMAL.fullmatch(text) is not None for text in texts)
    top = texts[:_TOP]
    memo = {match["label"].lower().replace("re", "subject") for text in texts[:60] if (match := _MEMO.fullmatch(text))}
    if any(_AGENDA.fullmatch(text) or _ABOUT_AN_AGENDA.match(text) for text in top):
        return "agenda"
    if sum(_RESOLUTION.match(text) is not None for text in texts) > 1:
        return "resolution"
    if sections + numbered >= _FEWEST_ROWS and (sections >= _FEWEST_ROWS or not _is_a_specification(texts)):
        return "rule"
    if len(memo) > 2:
        return "memo"
    if (
        any(_FORM.fullmatch(text) for text in texts)
        and sum(bool(_QUESTION.fullmatch(t)) for t in texts) >= _FEWEST_ROWS
    ):
        return "description_form"
    if any(_HEARING.search(text) for text in top):
        return "notice"
    if sum(_POSTING.search(text) is not None for text in texts) > 1:
        return "posting"
    return None


def _is_a_specification(texts: Sequence[str]) -> bool:
    """Whether short figures with points (2.1) can be those of items: headings speak of duties and of qualifications."""
    if any(_OF_A_CODE.match(text) for text in texts):
        return False
    opened = {known.kind for text in texts if (known := known_heading(_NUMBER.sub("", text, count=1)))}
    return SectionKind.DUTIES in opened and not opened.isdisjoint(_ASKED)


def _by_rows(texts: Sequence[str]) -> str | None:
    """A table of pay, or a list of classes: most lines are short rows, with amounts or with codes."""
    rows = [text for text in texts if len(text.split()) <= _MOST_WORDS_OF_A_ROW and not text.endswith(".")]
    paid = sum(len(_AMOUNT.findall(text)) > 1 for text in texts)
    coded = sum(_CODED.fullmatch(text) is not None for text in rows)
    titled = sum(names_work(text) for text in rows)
    if paid >= _FEWEST_ROWS and paid * 3 >= len(texts):
        return "pay_table"
    if len(rows) * 5 >= len(texts) * 4 and len(rows) >= _FEWEST_ROWS and max(coded, titled) * 5 >= len(texts) * 2:
        return "class_list"
    return None
