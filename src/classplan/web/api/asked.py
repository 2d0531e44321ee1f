"""What an address may ask: days, numbers, limits and cursors, each refused in plain words where it is none.

>>> number_between(1, 500)("20")
20
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest, QueryDict
from ninja import Query
from pydantic import BeforeValidator, WithJsonSchema

from classplan.core.dates import iso_date
from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.specs.search import LONGEST_QUERY, Part

MOST, USUAL = 500, 100
MOST_NUMBER = 999_999_999
LONGEST_NAME = 60
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def number_between(least: int, most: int) -> Callable[[Any], int]:
    """A reader of whole numbers from the least to the most."""

    def read(typed: Any) -> int:
        text = str(typed)
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
            raise ValueError(f"“{text[:40]}” is not a whole number from {least:,} to {most:,}.")
        return int(text)

    return read


def _day(typed: Any) -> date:
    try:
        return typed if isinstance(typed, date) else iso_date(str(typed)[:20])
    except Invalid as error:
        raise ValueError(str(error)) from error


def _words(longest: int) -> Callable[[Any], str]:
    def read(typed: Any) -> str:
        if len(str(typed)) > longest:
            raise ValueError(f"It has {len(str(typed)):,} characters; at most {longest} are looked for.")
        return str(typed)

    return read


def _part(typed: Any) -> Part:
    found = next((part for part in Part if part == typed), None)
    if found is None:
        raise ValueError(f"“{str(typed)[:40]}” is no part of a specification. There are: {', '.join(Part)}.")
    return found


def _numbers(least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


DayAsked = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
NumberAsked = Annotated[int, BeforeValidator(number_between(0, MOST_NUMBER)), _numbers(0, MOST_NUMBER)]
LimitAsked = Annotated[int, BeforeValidator(number_between(1, MOST)), _numbers(1, MOST)]
NameAsked = Annotated[
    str, BeforeValidator(_words(LONGEST_NAME)), WithJsonSchema({"type": "string", "maxLength": LONGEST_NAME})
]
WordsAsked = Annotated[
    str, BeforeValidator(_words(LONGEST_QUERY)), WithJsonSchema({"type": "string", "maxLength": LONGEST_QUERY})
]

PartAsked = Annotated[
    Part, BeforeValidator(_part), WithJsonSchema({"type": "string", "enum": [part.value for part in Part]})
]

LIMIT: Any = Query(
    USUAL, description=f"How many entries to give at most, from 1 to {MOST}; {USUAL} where it is not said."
)
AFTER_NUMBER: Any = Query(None, description="Give what stands after the class of this number: from the `next` link.")
AFTER: Any = Query(None, description="Give what stands after this entry: from the `next` link.")
ON: Any = Query(None, description="The day that is asked about; today where it is not said.")


@dataclass(frozen=True, slots=True)
class Slice:
    """Some entries of a list, and the address of those that follow, if there are any."""

    items: Sequence[Any]
    next: str | None


def office_of(request: HttpRequest) -> Office:
    """The office that is asked; the guard has found it."""
    found: Office = request.office  # type: ignore[attr-defined]
    return found


def slice_of(request: HttpRequest, items: Sequence[T], *, key: Callable[[T], K], after: K | None, limit: int) -> Slice:
    """The entries after the one with this key. Raises `Invalid` where none has it any more."""
    start = 0
    if after is not None:
        places = [place for place, item in enumerate(items) if key(item) == after]
        if not places:
            raise Invalid(
                f"No entry of this list is “{after}”, after which to go on. "
                "It may have changed meanwhile: begin again without “after”."
            )
        start = places[0] + 1
    shown = items[start : start + limit]
    more = bool(shown) and start + limit < len(items)
    return Slice(shown, next_address(request, key(shown[-1]), limit) if more else None)


def slice_of_rows(request: HttpRequest, rows: Sequence[T], *, key: Callable[[T], K], limit: int) -> Slice:
    """The entries that the database gave after a key; it was asked for one more than the limit."""
    shown = rows[:limit]
    return Slice(shown, next_address(request, key(shown[-1]), limit) if len(rows) > limit else None)


def next_address(request: HttpRequest, after: object, limit: int) -> str:
    """The address of what follows, for the answer and for its Link header."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in request.GET.items()})
    query["after"], query["limit"] = str(after), str(limit)
    address = f"{request.path}?{query.urlencode()}"
    request.next_address = address  # type: ignore[attr-defined]
    return address


def point_key(typed: str | None) -> tuple[date, int] | None:
    """The place of an act in a life, written as its day and its entry in the journal: 2013-05-26.14."""
    if typed is None:
        return None
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.(\d{1,9})", typed, re.ASCII)
    if found is None:
        raise Invalid(f"“{typed}” is not an entry of this list (after). Take the address that “next” gives.")
    return iso_date(found[1]), int(found[2])
