"""Fields that a text leaves open and an act has settled: blank until acted on, *xx/xx/2011* until adopted (179; X28).

The class history inside a text keeps such a placeholder too, and is printed with the day in the same form.

>>> from classplan.core.documents.house import House
>>> open_field = Field("revised_date", "REVISED DATE:", "xx/xx/2011", "2011", 7)
>>> filled((open_field,), [("revised_date", PartialDate(2011, 4, 10))], House("wren", "specification"))[0].printed
'04/10/2011'
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from classplan.core.dates import PartialDate
from classplan.core.documents.house import House
from classplan.core.errors import Invalid
from classplan.core.spec.model import Field, Item, Section, Spec

_OPEN = re.compile(r"x{1,2}/", re.IGNORECASE)
_OPEN_ENTRY = re.compile(r"(?P<month>x{1,2})/(?:(?P<day>x{1,2})/)?(?P<year>\d{4})\b", re.IGNORECASE)


def is_open(field: Field) -> bool:
    """Whether a text leaves a field to an act: blank, or printed with placeholders."""
    return not field.printed.strip() or _OPEN.search(field.printed) is not None


def history_filled(items: Sequence[Item], on: date) -> tuple[Item, ...]:
    """The entries of a class history, the one that waited for its day with the day in force: *xx/2011*, *04/2011*.

    Where two entries wait for a day of the same year, nobody can tell which is this text's, and both stay open.
    """
    waiting = [(n, entry) for n, entry in entries_waiting(items) if int(entry["year"]) == on.year]
    if len(waiting) != 1:
        return tuple(items)
    ((at, entry),) = waiting
    said = replace(items[at], text=f"{_in_its_form(entry, on)}{items[at].text[entry.end() :]}")
    return (*items[:at], said, *items[at + 1 :])


def as_in_force(spec: Spec, on: date) -> Spec:
    """A text with each date that it leaves open, and that the day on which it came into force can be, in its place.

    >>> text = Spec("Clerk", 1, fields=(Field("revised_date", "REVISED DATE:", "xx/xx/2011", "2011", 7),))
    >>> [as_in_force(text, date(year, 4, 10)).fields[0].printed for year in (2011, 2012)]
    ['04/10/2011', 'xx/xx/2011']
    """
    day = PartialDate(on.year, on.month, on.day)
    fields = [
        replace(field, printed=f"{on:%m/%d/%Y}") if _OPEN.search(field.printed) and fits(field, day) else field
        for field in spec.fields
    ]
    return replace(spec, fields=tuple(fields), sections=tuple(_section_in_force(part, on) for part in spec.sections))


def _section_in_force(section: Section, on: date) -> Section:
    items = history_filled(section.items, on) if section.part == "history" else section.items
    return replace(section, items=items, sections=tuple(_section_in_force(part, on) for part in section.sections))


def entries_waiting(items: Sequence[Item]) -> list[tuple[int, re.Match[str]]]:
    """The entries of a class history that wait for their day, each with the placeholder that it begins with."""
    return [(n, entry) for n, item in enumerate(items) if (entry := _OPEN_ENTRY.match(item.text))]


def _in_its_form(entry: re.Match[str], on: date) -> str:
    parts = [(entry["month"], on.month), (entry["day"], on.day)]
    return "/".join([*(f"{number:0{len(signs)}}" for signs, number in parts if signs), str(on.year)])


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
    if not is_open(field) and field.parsed != str(value):
        raise Invalid(
            f"The text prints “{field.printed}” as its {field.label or field.key}, and {printed} is to be filled in. "
            "A printed value is not written over (179): revise the text, or fill in nothing."
        )
    if isinstance(value, PartialDate) and not fits(field, value):
        raise Invalid(
            f"The text leaves its {field.label or field.key} open as “{field.printed}”, and {printed} does not fit "
            "that. Fill in a date of the year that it prints, or revise the text."
        )
    return replace(field, printed=printed, parsed=str(value)) if is_open(field) else field


def fits(field: Field, day: PartialDate) -> bool:
    """Whether what a text leaves open can be this date: *xx/xx/2011* can be any day of that year."""
    half_open = isinstance(field.parsed, str) and _OPEN.search(field.printed) is not None
    return not half_open or str(day).startswith(str(field.parsed))
