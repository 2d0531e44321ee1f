"""What stands over the first heading of a specification: issuer, title, codes, dates, specialties, and what else.

The title is told by what it is not (a label, a code, an office, the name of the paper) and by its look.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from classplan.core.reading.general.dates import OPENS_WITH_A_DATE
from classplan.core.reading.general.label_words import CODE, OTHER, TITLE
from classplan.core.reading.general.labels import (
    any_field,
    column_of,
    continues,
    field_with,
    fields_in,
    in_brackets,
    status_alone,
)
from classplan.core.reading.general.tables import Table, row_fields, table_at
from classplan.core.reading.general.titles import (
    MOST_WORDS_OF_A_TITLE,
    can_be_a_title,
    is_sibling,
    rank,
    split_code,
    split_grade,
    with_its_second_line,
)
from classplan.core.reading.general.vocabulary import is_document_name
from classplan.core.spec.model import Field
from classplan.core.spec.source import SourceLine

_CODE = re.compile(r"\(?#?(?=[\w.-]*\d)[A-Z]{0,3}[\dA-Z.-]{1,9}\)?")
_IN_BRACKETS = re.compile(r"(?:\([^()]{1,60}\)\s*)+")
_ISSUER = re.compile(
    r"(?:the\s+)?(?:city|county|state|town|township|village|commonwealth|borough|parish|university|government)"
    r"(?:\s+(?:and|&)\s+county)?\s+of\b.*"
    r"|(?:[^,]*\s)?(?:county|city|department|commission|board|agency|authority|district|bureau|office|division|university|college)"
    r"(?:\s+of\s+(?:human resources|personnel|administration|civil service|management)[^,]*)?"
    r"|(?:[^,]*\s)?county,\s+[a-z]+(?:\s[a-z]+)?"
    r"|(?:(?!of\b|to\b)[\w.&'’-]+\s+){0,3}(?:department|authority|commission|board|bureau|district)\s+of\s+[^,]+"
    r"|(?:[^,]*\s)?(?:human resources|personnel|civil service|state of|government|public schools)(?:\s+(?:department|division|office|board|commission|system))?",
    re.IGNORECASE,
)
_NAMES_THE_CLASS = re.compile(
    r"class(?:ification)?\s+specifications?\s+for\s+(?:the\s+)?class(?:es)?(?:\s+of)?\W*", re.IGNORECASE
)
_IS_NO_TITLE = re.compile(r"(?:non-?\s?)?(?:exempt|represented|classified|competitive|union)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|·•]\s+")
_LONGEST_ISSUER = 90
_NARROWEST_LABEL = 6
_OUT_OF_LINE = 2
_PROSE_WORDS = 14
_MOST_WORDS_OF_A_VALUE = 8
_MOST_LINES_OF_A_LETTERHEAD = 15
_SPECIALTIES = re.compile(r"(?:specialt(?:y|ies)|options?)\W*", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What was found over the first heading. `prose` are lines of text that stand there without a heading."""

    title: str | None = None
    line: int | None = None
    fields: list[Field] = field(default_factory=list)
    prose: list[SourceLine] = field(default_factory=list)


def head_of(lines: Sequence[SourceLine]) -> Head:
    """The head that the lines make (page furniture left out)."""
    head = Head()
    candidates: list[SourceLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.text:
            continue
        if table := table_at(lines, at - 1):
            _take_table(head, table)
            at += table.length - 1
        elif found := _label_over_value(lines, at - 1):
            _put_field(head, found[0])
            at = found[1]
        elif (under := _title_under(lines, at)) is not None:
            head.fields.append(Field("document", None, line.text, None, line.number))
            head.title, head.line = _title_and_code(head, lines[under].text, lines[under]), lines[under].number
            at = under + 1
        elif _goes_on_with_a_value(head, lines[at - 2] if at > 1 else None, line):
            last = head.fields[-1]
            head.fields[-1] = replace(last, printed=f"{last.printed} {line.text}")
            head.title = head.fields[-1].printed if last.key == TITLE else head.title
        elif not _take_field(head, line):
            candidates += [cell for cell in _apart(line) if cell is line or not _take_field(head, cell)]
    _take_title(head, candidates)
    head.fields.sort(key=lambda made: made.line)
    return head


def _title_under(lines: Sequence[SourceLine], at: int) -> int | None:
    """The place of the title where the line before this place says that it follows: *Specification for the class:*."""
    if not _NAMES_THE_CLASS.fullmatch(lines[at - 1].text):
        return None
    under = next((n for n in range(at, len(lines)) if lines[n].text), None)
    return under if under is not None and can_be_a_title(lines[under]) else None


def _goes_on_with_a_value(head: Head, before: SourceLine | None, line: SourceLine) -> bool:
    """Whether a line is the rest of the value over it: nothing stands at its left, up to where that value began."""
    if not head.fields or before is None or head.fields[-1].line != before.number or line.bullet:
        return False
    last = head.fields[-1]
    if not (last.label and last.printed) or len(line.cells) > 1 or column_of(line.text):
        return False
    begins = before.raw.find(last.printed)
    indent = len(line.raw) - len(line.raw.lstrip(" "))
    return begins >= _NARROWEST_LABEL and abs(indent - begins) <= _OUT_OF_LINE and not fields_in(line.text, 1)


def _apart(line: SourceLine) -> list[SourceLine]:
    """The cells of a short line that is parted by wide gaps or bars, as lines; else the line itself."""
    cells = list(_with_their_values(cell for wide in line.cells for cell in _BETWEEN.split(wide)))
    if len(cells) < 2 or len(line.text.split()) > _PROSE_WORDS or line.bullet:
        return [line]
    return [SourceLine(line.number, cell, cell, line.look) for cell in cells]


def _with_their_values(cells: Iterable[str]) -> Iterator[str]:
    """The cells that are not blank, a label together with the cell behind it."""
    label = ""
    for cell in filter(None, cells):
        if label or not cell.endswith(":"):
            yield f"{label} {cell}".strip()
            label = ""
        else:
            label = cell
    if label:
        yield label


def _take_table(head: Head, table: Table) -> None:
    made = table.fields()
    titles = [found for found in made if found.key == "class_title"]
    if len(titles) == 1 and head.title is None:
        made = [Field(TITLE, f.label, f.printed, f.parsed, f.line) if f is titles[0] else f for f in made]
        head.title, head.line = titles[0].printed, titles[0].line
    head.fields += made


def _label_over_value(lines: Sequence[SourceLine], at: int) -> tuple[Field, int] | None:
    """A label alone on its line and the value on the next one, and the place behind both."""
    label = lines[at].text
    key = column_of(label)
    below = next((n for n in range(at + 1, len(lines)) if lines[n].text), None)
    if key is None or below is None or lines[at].bullet or (key == TITLE and not label.endswith(":")):
        return None
    value = lines[below].text
    if len(value.split()) > _MOST_WORDS_OF_A_VALUE or column_of(value) or fields_in(value, 1) or value.endswith(":"):
        return None
    return field_with(key, label, value, lines[at].number), below + 1


def _take_field(head: Head, line: SourceLine) -> bool:
    """Put the line among the fields if it is one, or several; False for anything else."""
    text = line.text
    made: Sequence[Field] = row_fields(line) or fields_in(text, line.number, raw=_with_gaps(line)) or in_brackets(line)
    if not made and line.bullet and _IN_BRACKETS.fullmatch(line.after_bullet) and head.fields:
        made = (Field("specialty", _with_mark(line.bullet, None), line.after_bullet, None, line.number),)
    if not made and line.bullet:
        made = tuple(
            Field(f.key, _with_mark(line.bullet, f.label), f.printed, f.parsed, f.line)
            for f in fields_in(line.after_bullet, line.number)
        )
    if not made and head.fields and continues(head.fields[-1], text):
        made = (Field(head.fields[-1].key, None, text, None, line.number),)
    if not made and len(_apart(line)) == 1:
        made = tuple(filter(None, (_by_form(text, line),)))
    for found in made:
        _put_field(head, found)
    return bool(made)


def _put_field(head: Head, found: Field) -> None:
    """A field more; the first with the label of a title has the title."""
    if found.key == TITLE and (_IS_NO_TITLE.match(found.printed) or _is_an_issuer(found.printed)):
        found = replace(found, key=OTHER)
    is_title = found.key == TITLE and found.label is not None
    if is_title and head.title is None and found.printed:
        head.title, head.line = found.printed, found.line
    elif is_title:
        found = replace(found, key=OTHER)
    head.fields.append(found)


def _with_mark(mark: str, label: str | None) -> str | None:
    """The label with the number or letter before it; a dot or a dash there is no part of it."""
    return f"{mark} {label or ''}".strip() if any(sign.isalnum() for sign in mark) else label


def _with_gaps(line: SourceLine) -> str | None:
    """The line with its wide gaps, where no mark-up stands in it."""
    return line.raw if re.search(r"\S\s{2,}\S", line.raw) and not re.search(r"[\\<*]", line.raw) else None


def _by_form(text: str, line: SourceLine) -> Field | None:
    if is_document_name(text):
        return Field("document", None, text, None, line.number)
    if _CODE.fullmatch(text) and (text.isdigit() or not OPENS_WITH_A_DATE.fullmatch(text)):
        return Field(CODE, None, text, None, line.number)
    if _IN_BRACKETS.fullmatch(text):
        return Field("specialty", None, text, None, line.number)
    if status := status_alone(text, line.number):
        return status
    if _SPECIALTIES.fullmatch(text):
        return Field(OTHER, text, "", None, line.number)
    if OPENS_WITH_A_DATE.fullmatch(text):
        return Field("date", None, text, None, line.number)
    if _is_an_issuer(text):
        return Field("issuing_organization", None, text, None, line.number)
    return any_field(text, line.number)


def _is_an_issuer(text: str) -> bool:
    return len(text) <= _LONGEST_ISSUER and _ISSUER.fullmatch(text) is not None


def _take_title(head: Head, candidates: list[SourceLine]) -> None:
    """Choose the title among the lines that are nothing else; the others are prose, or lines of the letterhead."""
    if head.title is None:
        possible = [line for line in candidates if can_be_a_title(line)]
        if not possible:
            possible = _offices(head)
        if possible:
            first = min(possible, key=rank)
            taken = with_its_second_line(first, possible)
            for line in taken:
                if line in candidates:
                    candidates.remove(line)
                else:
                    head.fields = [f for f in head.fields if f.line != line.number]
            head.line = first.number
            head.title = _title_and_code(head, " ".join(line.text for line in taken), first)
            candidates = [line for line in candidates if not _take_sibling(head, line)]
    is_letterhead = len(candidates) <= _MOST_LINES_OF_A_LETTERHEAD
    for line in candidates:
        if not is_letterhead or len(line.text.split()) >= _PROSE_WORDS or line.text.endswith((".", ";")) or line.bullet:
            head.prose.append(line)
        else:
            head.fields.append(Field("letterhead", None, line.text, None, line.number))


def _take_sibling(head: Head, line: SourceLine) -> bool:
    """Take a line that names another class of the series on whose page it stands; False for any other line."""
    if head.title is None or not is_sibling(head.title, line.text) or len(line.text.split()) > MOST_WORDS_OF_A_TITLE:
        return False
    named = _title_and_code(head, line.text, line)
    head.fields.append(Field("class_title", None, named, None, line.number))
    return True


def _offices(head: Head) -> list[SourceLine]:
    """Where nothing else is left, the last line that looked like an office may be the title."""
    found = [f for f in head.fields if f.key == "issuing_organization"]
    return [SourceLine(f.line, f.printed, f.printed) for f in found[-1:]] if len(found) > 1 else []


def _title_and_code(head: Head, text: str, line: SourceLine) -> str:
    """The title without the code that stands on its line, which becomes a field."""
    title, label, code = split_code(text)
    title, grade_label, grade = split_grade(title)
    if grade:
        head.fields.append(Field("grade", grade_label, grade, None, line.number))
    if code:
        head.fields.append(Field(CODE, label, code, None, line.number))
    return title
