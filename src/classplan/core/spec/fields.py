"""The value behind a label, read into what it is: an FLSA status, a date, a name.

>>> from classplan.core.spec.layout import FieldKind, Label
>>> field_of(Label("flsa", "FLSA CODE", FieldKind.FLSA), "FLSA CODE:", "Non-Exempt", 7)[0].parsed
'non-exempt'
"""

import re

from classplan.core.dates import PartialDate
from classplan.core.errors import Invalid
from classplan.core.spec.layout import FieldKind, Label
from classplan.core.spec.model import Field, Problem

_LOOKS_LIKE_A_DATE = re.compile(r"[\dxX]{1,4}(?:/[\dxX]{1,4}){0,2}|[A-Z][a-z]+ \d{1,2}, \d{4}")
_LOOKS_LIKE_A_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s?){2,4}")
_SAID_TO_BE_NONE = {"none", "n/a", "not applicable"}


def field_of(label: Label, printed_label: str, printed: str, line: int) -> tuple[Field, Problem | None]:
    """The field, and the problem where its value is not what the label asks for."""
    try:
        return Field(label.key, printed_label, printed, _parsed(label.kind, printed), line), None
    except Invalid as error:
        why = f"{error} Compare the original, and enter the {label.kind} by hand."
        return Field(label.key, printed_label, printed, None, line), Problem(line, f"{printed_label} {printed}", why)


def value_fits(label: Label, text: str) -> bool:
    """Whether a line that follows a label without a value looks like its value."""
    match label.kind:
        case FieldKind.DATE:
            return _LOOKS_LIKE_A_DATE.fullmatch(text) is not None
        case FieldKind.FLSA:
            return flsa_status(text) is not None
        case FieldKind.NAME:
            return len(text) <= 60 and _LOOKS_LIKE_A_NAME.fullmatch(text) is not None
        case FieldKind.TEXT:
            return False


def flsa_status(printed: str) -> str | None:
    """*exempt* or *non-exempt*, however it is spelled; None for anything else."""
    letters = re.sub(r"[^a-z]", "", printed.casefold())
    return {"exempt": "exempt", "nonexempt": "non-exempt"}.get(letters)


def _parsed(kind: FieldKind, printed: str) -> str | None:
    if not printed or printed.casefold().rstrip(".") in _SAID_TO_BE_NONE:
        return None
    match kind:
        case FieldKind.DATE:
            return str(PartialDate.parse(printed))
        case FieldKind.FLSA:
            status = flsa_status(printed)
            if status is None:
                raise Invalid(f"“{printed}” is neither exempt nor non-exempt.")
            return status
        case FieldKind.NAME:
            return printed
        case FieldKind.TEXT:
            return None
