"""Fields that stand among the sections of a specification and under them, and the short lines that follow such fields."""

import re
from dataclasses import replace

from classplan.core.reading.general.dates import is_a_date
from classplan.core.reading.general.label_words import CODE, OTHER, TITLE
from classplan.core.reading.general.labels import (
    any_field,
    blank,
    continues,
    field_with,
    fields_in,
    in_brackets,
    is_dated,
)
from classplan.core.reading.general.lines import is_caps
from classplan.core.reading.general.tables import row_fields
from classplan.core.spec.model import Field
from classplan.core.spec.source import SourceLine

SHORT = 8
_TAIL_KEYS = frozenset(
    (
        "flsa",
        CODE,
        "schematic_code",
        "grade",
        "pay_range",
        "bargaining_unit",
        "eeo_category",
        "eeo_function",
        "workers_comp_code",
        "probation",
        "approved_by",
    )
)
_DAY = "date"
_ALONE_AMONG_SECTIONS = frozenset(("reports_to", "department", "division", "location"))


def take_field(fields: list[Field], line: SourceLine, *, in_tail: bool, in_history: bool) -> bool:
    """Put a line among the fields if it holds fields and nothing else, or follows such fields; False for any other."""
    if line.bullet:
        return False
    last = fields[-1] if fields else None
    made: tuple[Field, ...] = row_fields(line) or fields_in(line.text, line.number, raw=_with_gaps(line))
    made = made or in_brackets(line)
    if not made and in_tail and last is not None:
        if _is_value_of(last, line):
            fields[-1] = field_with(last.key, last.label, line.text, last.line)
            return True
        made = _in_tail(last, line)
    elif not (in_tail or any(_is_field_of_the_class(field) for field in made) or len(made) > 1):
        made = ()
    if in_history and not all(is_a_date(field.printed) for field in made):
        made = ()
    fields += [replace(field, key="class_title") if field.key == TITLE else field for field in made]
    return bool(made)


def _is_field_of_the_class(made: Field) -> bool:
    """Whether a field that stands alone among the sections is one of the class, and no lead of a text."""
    if made.key in _ALONE_AMONG_SECTIONS:
        is_short = 0 < len(made.printed.split()) <= SHORT and not made.printed.endswith(".")
        return is_short and made.label is not None and is_caps(made.label)
    is_day = made.key == _DAY and bool(made.printed) and is_a_date(made.printed)
    return made.key in _TAIL_KEYS or is_dated(made.key) or is_day


def _is_value_of(last: Field, line: SourceLine) -> bool:
    """Whether a line is the value of the label alone over it."""
    if not (blank(last) and last.label and last.line < line.number):
        return False
    return continues(last, line.text) or (last.key in _TAIL_KEYS and len(line.text.split()) <= SHORT)


def _in_tail(last: Field, line: SourceLine) -> tuple[Field, ...]:
    """What a line among the fields that close a specification holds."""
    if continues(last, line.text):
        return (Field(last.key, None, line.text, field_with(last.key, None, line.text, 1).parsed, line.number),)
    if found := any_field(line.text, line.number):
        return (found,)
    if len(line.text.split()) <= SHORT and not line.text.endswith("."):
        return (Field(OTHER, None, line.text, None, line.number),)
    return ()


def _with_gaps(line: SourceLine) -> str | None:
    return line.raw if re.search(r"\S\s{2,}\S", line.raw) and not re.search(r"[\\<*]", line.raw) else None
