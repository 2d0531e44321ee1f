"""The labels of fields that offices print over and under a specification, and the lines that hold nothing else.

>>> [(field.key, field.label, field.printed) for field in fields_in("Class Code: 1042   FLSA: Exempt", 3)]
[('class_code', 'Class Code:', '1042'), ('flsa', 'FLSA:', 'Exempt')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from classplan.core.reading.general.dates import GOES_ON_WITH_A_DATE, OPENS_WITH_A_DATE, date_of, parts_by_date
from classplan.core.reading.general.label_words import CODE, LABELS, OTHER, TITLE
from classplan.core.spec.fields import flsa_status
from classplan.core.spec.layout import FieldKind
from classplan.core.spec.model import Field
from classplan.core.spec.source import SourceLine

_DATED = {key for key, (kind, _) in LABELS.items() if kind is FieldKind.DATE}
_IN_ORDER = sorted(LABELS.items(), key=lambda wording: wording[0] == TITLE)
_ANY = "|".join(f"(?P<{key}>{pattern})" for key, (_, pattern) in _IN_ORDER)
_LABEL = re.compile(_ANY, re.IGNORECASE)
_WITH_COLON = re.compile(rf"(?:{_ANY})(?P<colon>\s*:\s*|\s*\.{{3,}}\s*)", re.IGNORECASE)
_WITH_DASH = re.compile(rf"(?:{_ANY})(?P<dash>\s+[–—-](?:\s+(?=\S)|$))", re.IGNORECASE)
_BARE_CODE = re.compile(r"\s+(?=\S*\d)[\w.-]{1,12}")
_NEXT = re.compile(r"(?:\s{2,}|\t|\s*[|;•·]\s*|\s+[–—-]\s+|,\s+|\s+)(?=[A-Za-z(])")
_ANY_LABEL = re.compile(r"(?P<label>[A-Z][\w&/#().'’ -]{1,38}?\s*:)(?=\s|$)\s*(?P<value>.*)")
_ANY_LABEL_OPENS = re.compile(r"[A-Z][\w&/#().'’ -]{1,38}?:(?=\s|$)\s*")
_ONE_VALUE = re.compile(r".+?(?=\s{3,}|\t|\s*[|•·]|\s+[–—-]\s+[A-Z]|$)")
_WIDE_GAP = re.compile(r"\s{2}|\t|\|")
_CELLS = re.compile(r"\s{4,}|\s*[|·]\s*|\t")
_LONGEST_LINE = 600
_LONGEST_VALUE = 110
_MOST_WORDS = 14
_MOST_WORDS_OF_ANY = 8
_STATUS = re.compile(r"(?:non-?\s?)?exempt", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_BLANK = re.compile(r"[\s_.\-–—]*|n/?a|none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A known label at a place in a text: its key, and where label and value begin."""

    key: str
    start: int
    end: int
    has_colon: bool


def kind_of(key: str) -> FieldKind:
    """What the value of a field of this key is."""
    return LABELS[key][0] if key in LABELS else FieldKind.TEXT


def is_dated(key: str) -> bool:
    """Whether a field of this key says when something became of the specification."""
    return key in _DATED and key != "date"


def column_of(text: str) -> str | None:
    """The key of the field whose label the text is as a whole, as over a column of a table."""
    plain = text.strip().rstrip(":").strip()
    match = _LABEL.fullmatch(plain)
    if match is None and re.fullmatch(r"class(?:es)?(?:\s+name)?", plain, re.IGNORECASE):
        return TITLE
    return _key(match) if match else None


def fields_in(text: str, line: int, *, raw: str | None = None) -> tuple[Field, ...]:
    """The fields of a line that holds labels and their values and nothing else; none for any other line."""
    whole = text if raw is None else raw.strip()
    if len(whole) > _LONGEST_LINE:
        return ()
    first = _label_at(whole, 0) or (_any_label_at(whole, 0) if raw else None)
    if first is None:
        return ()
    found = [first]
    for gap in _NEXT.finditer(whole, first.end):
        if gap.end() < found[-1].end:
            continue
        label = _label_at(whole, gap.end())
        if label and _parts(gap.group(), label):
            found.append(label)
        elif _WIDE_GAP.search(gap.group()) and not whole[found[-1].end : gap.start()].isspace():
            other = _any_label_at(whole, gap.end())
            found += [other] if other and whole[found[-1].end : gap.start()] else []
    if all(label.key == OTHER for label in found):
        return ()
    made: list[Field] = []
    for n, label in enumerate(found):
        stop = found[n + 1].start if n + 1 < len(found) else len(whole)
        value, *beside = _CELLS.split(whole[label.end : stop].strip())
        printed = " ".join(value.split()).rstrip(" |;•·–—-")
        if not _fits(label, printed, alone=len(found) == 1):
            return ()
        made += _fields(label.key, " ".join(whole[label.start : label.end].split()), printed, line)
        made += [
            status_alone(cell, line) or Field(OTHER, None, " ".join(cell.split()), None, line)
            for cell in beside
            if cell
        ]
    return tuple(made)


def status_alone(text: str, line: int) -> Field | None:
    """*Exempt* or *Non-exempt*, printed without a label."""
    return field_with("flsa", None, text.strip(), line) if _STATUS.fullmatch(text.strip()) else None


def in_brackets(line: SourceLine) -> tuple[Field, ...]:
    """The one field of a line that stands in brackets, which are kept with its label and its value."""
    match = _IN_BRACKETS.fullmatch(line.text)
    made = fields_in(match[1], line.number) if match else ()
    return tuple(replace(f, label=f"({f.label}", printed=f"{f.printed})") for f in made) if len(made) == 1 else ()


def any_field(text: str, line: int) -> Field | None:
    """A line of the form *Label: value* whose label is of no kind that is known."""
    match = _ANY_LABEL.fullmatch(text)
    if match is None or len(match["value"].split()) > _MOST_WORDS_OF_ANY or len(match["label"].split()) > 5:
        return None
    return Field(OTHER, match["label"], match["value"], None, line)


def field_with(key: str, label: str | None, printed: str, line: int) -> Field:
    """A field with its value read into what it is."""
    return _field(key, label, printed, line)


def continues(field: Field, text: str) -> bool:
    """Whether a line below a field of a date gives a further date of it, as *Board - 5/2001* does."""
    return (
        field.key in _DATED
        and len(text) <= 60
        and len(text.split()) <= 8
        and OPENS_WITH_A_DATE.search(text) is not None
    )


def _any_label_at(text: str, at: int) -> Found | None:
    """A label of no known kind, with its colon."""
    match = _ANY_LABEL_OPENS.match(text, at)
    return Found(OTHER, at, match.end(), has_colon=True) if match else None


def _parts(gap: str, label: Found) -> bool:
    """Whether a label may begin behind this gap: a wide one, or any where the label has its colon."""
    return label.has_colon or "\t" in gap or len(gap) > 1 or label.key in _DATED


def _label_at(text: str, at: int) -> Found | None:
    """The label that begins at a place: with its colon, or without one where its value can only be a value."""
    if match := _WITH_COLON.match(text, at):
        return Found(_key(match), at, match.end(), has_colon=True)
    if (match := _WITH_DASH.match(text, at)) and (_key(match) in _DATED or _key(match) == TITLE):
        return Found(_key(match), at, match.end(), has_colon=True)
    match = _LABEL.match(text, at)
    if match is None:
        return None
    key, rest = _key(match), text[match.end() :]
    value = _ONE_VALUE.match(rest)
    rest = value[0] if value else rest
    stands_alone = (
        (key in _DATED and GOES_ON_WITH_A_DATE.match(rest))
        or (key == "flsa" and flsa_status(rest.strip()))
        or (key in (CODE, "schematic_code", "grade", "pay_range", "job_family") and _is_bare_code(rest))
    )
    return Found(key, at, match.end(), has_colon=False) if stands_alone else None


def _is_bare_code(rest: str) -> bool:
    """Whether a code stands behind a label without a colon, and then nothing, or a label with its colon."""
    code = _BARE_CODE.match(rest)
    return code is not None and (code.end() == len(rest) or _WITH_COLON.match(rest, code.end() + 1) is not None)


def _key(match: re.Match[str]) -> str:
    return next(key for key in LABELS if match[key] is not None)


def _fits(label: Found, printed: str, *, alone: bool) -> bool:
    if len(printed) > _LONGEST_VALUE or len(printed.split()) > _MOST_WORDS:
        return False
    if label.key == TITLE and alone and printed.endswith("."):
        return False
    return not (printed.endswith(".") and len(printed.split()) > 6)


def _fields(key: str, label: str, printed: str, line: int) -> Iterator[Field]:
    """The field; where several dates stand behind its label, one for each, and only the first has the label."""
    parts = parts_by_date(printed) if key in _DATED else [printed]
    for n, part in enumerate(parts):
        yield _field(key, None if n else label, part, line)


def _field(key: str, label: str | None, printed: str, line: int) -> Field:
    kind = kind_of(key)
    parsed: str | None = None
    if not _BLANK.fullmatch(printed):
        if kind is FieldKind.DATE:
            parsed = date_of(printed)
        elif kind is FieldKind.FLSA:
            parsed = flsa_status(printed)
        elif kind is FieldKind.NAME:
            parsed = printed
    return Field(key, label, printed, parsed, line)


def blank(field: Field) -> bool:
    """Whether nothing stands behind the label."""
    return _BLANK.fullmatch(field.printed) is not None


def in_cells(cells: tuple[str, ...], line: int) -> Iterator[Field]:
    """The fields of a table row whose cells hold a label each, with its value in it or in the next cell."""
    n = 0
    while n < len(cells):
        cell = cells[n]
        if fields := fields_in(cell, line):
            if len(fields) == 1 and blank(fields[0]) and n + 1 < len(cells) and not _opens_a_label(cells[n + 1]):
                yield from _fields(fields[0].key, cell.strip(), cells[n + 1], line)
                n += 1
            else:
                yield from fields
        elif (key := column_of(cell)) and n + 1 < len(cells):
            yield from _fields(key, cell.strip(), cells[n + 1], line)
            n += 1
        elif (
            (found := any_field(cell, line))
            and not found.printed
            and n + 1 < len(cells)
            and not _opens_a_label(cells[n + 1])
        ):
            yield Field(OTHER, found.label, cells[n + 1], None, line)
            n += 1
        elif found:
            yield found
        elif cell:
            yield Field(OTHER, None, cell, None, line)
        n += 1


def _opens_a_label(cell: str) -> bool:
    return column_of(cell) is not None or bool(fields_in(cell, 1)) or any_field(cell, 1) is not None
