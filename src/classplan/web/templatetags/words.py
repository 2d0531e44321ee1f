"""Days, numbers and names as the pages print them.

>>> long_day(date(2011, 4, 10)), short_day(date(2011, 4, 10)), table_day(date(2011, 4, 10))
('Sunday, April 10, 2011', 'April 10, 2011', 'Sun, Apr 10, 2011')
"""

from datetime import date

from django import template

from classplan.core import plain_words
from classplan.core.dates import long_date
from classplan.core.errors import DomainError
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import the_office
from classplan.web.words_of_acts import act_in_words

register = template.Library()


@register.filter
def long_day(day: date) -> str:
    """With its weekday."""
    return long_date(day)


@register.filter
def short_day(day: date) -> str:
    """Without its weekday, for the second time it is named."""
    return plain_words.short_date(day)


@register.filter
def table_day(day: date) -> str:
    """With its weekday, cut short for a table."""
    return f"{day:%a}, {day:%b} {day.day}, {day.year}"


@register.filter
def away(day: date, today: date) -> str:
    """How far off it is."""
    return plain_words.days_away(day, today)


@register.filter
def sentence(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


@register.filter
def act(name: str) -> str:
    """An act of the journal as one says it."""
    return act_in_words(name)


@register.filter
def spoken(key: str) -> str:
    """The name of a field that prints no label: *allocation_statement* as *Allocation statement*."""
    return key.replace("_", " ").capitalize()


@register.filter
def classes(number: int) -> str:
    """So many classes, in figures: a citizen compares them with other figures."""
    return f"{number:,} class{'' if number == 1 else 'es'}"


@register.simple_tag
def office_there_is() -> Office | None:
    """The office, for a page that no view has answered."""
    try:
        return the_office()
    except DomainError:
        return None
