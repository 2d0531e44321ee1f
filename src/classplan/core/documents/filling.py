"""Fields that a text leaves open and an act has settled: blank until acted on, *xx/xx/2011* until adopted (179; X28).

>>> from classplan.core.documents.house import House
>>> open_field = Field("revised_date", "REVISED DATE:", "xx/xx/2011", "2011", 7)
>>> filled((open_field,), [("revised_date", PartialDate(2011, 4, 10))], House("wren", "specification"))[0].printed
'04/10/2011'
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from classplan.core.dates import PartialDate
from classplan.core.documents.house import House
from classplan.core.errors import Invalid
from classplan.core.spec.model import Field

_OPEN = re.compile(r"x{1,2}/", re.IGNORECASE)


def filled(
    fields: Iterable[Field], settled: Sequence[tuple[str, PartialDate | str]], house: House
) -> tuple[Field, ...]:
    """The fields with what is settled in its place. A key that the text does not have is added, under the house's label.

    Raises `Invalid` where a field prints another value already.
    """
    done = list(fields)
    for key, value in settled:
        printed = house.printed(value) if isinstance(value, PartialDate) else value
        at = next((n for n, field in enumerate(done) if field.key == key), None)
        if at is None:
            done.append(Field(key, house.label_of(key), printed, str(value), 0))
        else:
            done[at] = _settled(done[at], printed, value)
    return tuple(done)


def _settled(field: Field, printed: str, value: PartialDate | str) -> Field:
    if field.printed.strip() and not _OPEN.search(field.printed) and field.parsed != str(value):
        raise Invalid(
            f"The text prints “{field.printed}” as its {field.label or field.key}, and {printed} is to be filled in. "
            "A printed value is not written over (179): revise the text, or fill in nothing."
        )
    if _is_another(field, value):
        raise Invalid(
            f"The text leaves its {field.label or field.key} open as “{field.printed}”, and {printed} does not fit "
            "that. Fill in a date of the year that it prints, or revise the text."
        )
    open_value = not field.printed.strip() or _OPEN.search(field.printed)
    return replace(field, printed=printed, parsed=str(value)) if open_value else field


def _is_another(field: Field, value: PartialDate | str) -> bool:
    """Whether what the text leaves half open (*xx/xx/2011*) cannot be this date."""
    if not isinstance(value, PartialDate) or not isinstance(field.parsed, str) or not _OPEN.search(field.printed):
        return False
    return not str(value).startswith(field.parsed)
