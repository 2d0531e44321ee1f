"""A date behind a label, in any of the forms that offices print.

A year of two figures is read as one from 1940 to 2039; `has_short_year` tells, so that a person can be told.

>>> date_of("June 1998"), date_of("07-01-2004"), date_of("CSC - 2/72")
('1998-06', '2004-07-01', '1972-02')
"""

import calendar
import re
from itertools import pairwise

from classplan.core.dates import MONTHS, PartialDate
from classplan.core.errors import Invalid

_SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NAMED = re.compile(
    rf"(?P<month>{_MONTH})\s*(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?\s*,?\s*(?P<year>\d{{4}})", re.IGNORECASE
)
_FIGURES = re.compile(r"(?P<month>\d{1,2})[-.](?:(?P<day>\d{1,2})[-.])?(?P<year>\d{4})")
_SHORT_YEAR = re.compile(r"(?P<before>(?:\d{1,2}[-/.]){1,2})(?P<year>\d{2})")
_FIRST_SHORT_YEAR = 40
_BETWEEN_DATES = re.compile(r"[\s,;/&]*(?:and)?\s*", re.IGNORECASE)
_FEWEST_THAT_ARE_PARTED = 2
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_FORM = rf"(?:(?:\d{{1,2}}|[xX]{{1,2}})[-/.](?:(?:\d{{1,2}}|[xX]{{1,2}})[-/.])?\d{{2,4}}|\d{{4}}(?:-\d{{2}}){{0,2}}|{_MONTH}\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*)?,?\s*\d{{4}})"
OPENS_WITH_A_DATE = re.compile(rf"(?:^|(?<=[\s(:–—-]))\s*{_FORM}(?![\w/])", re.IGNORECASE)
GOES_ON_WITH_A_DATE = re.compile(rf"\s+{_FORM}(?![\w/])", re.IGNORECASE)


def date_of(printed: str) -> str | None:
    """The one date in a short text, as ISO 8601 writes it; None for none and for several."""
    found = [printed] if _COMPACT.fullmatch(printed) else _dates_in(printed)
    return _parsed(found[0]) if len(found) == 1 else None


def has_short_year(printed: str) -> bool:
    """Whether the one date in a text gives its year in two figures."""
    found = _dates_in(printed)
    return len(found) == 1 and _SHORT_YEAR.fullmatch(found[0]) is not None


def is_a_date(printed: str) -> bool:
    """Whether a text is a date, or the sign that there is none, and nothing else."""
    return not printed.strip(" -.") or OPENS_WITH_A_DATE.fullmatch(printed.strip(" .;")) is not None


def parts_by_date(printed: str) -> list[str]:
    """The text parted before each date but the first, where nothing but signs and small words stand between them.

    >>> parts_by_date("9/17/99; 6/4/14 and May 1989")
    ['9/17/99', '6/4/14', 'and May 1989']
    """
    found = list(OPENS_WITH_A_DATE.finditer(printed))
    between = [printed[one.end() : other.start()] for one, other in pairwise(found)]
    if len(found) < _FEWEST_THAT_ARE_PARTED or not all(_BETWEEN_DATES.fullmatch(text) for text in between):
        return [printed]
    cuts = [0, *(match.end() for match in found[:-1]), len(printed)]
    return [printed[one:other].strip(" ,;") for one, other in pairwise(cuts)]


def _dates_in(printed: str) -> list[str]:
    return [match.group().strip() for match in OPENS_WITH_A_DATE.finditer(printed)]


def _parsed(text: str) -> str | None:
    if short := _SHORT_YEAR.fullmatch(text):
        century = "19" if int(short["year"]) >= _FIRST_SHORT_YEAR else "20"
        text = f"{short['before']}{century}{short['year']}"
    try:
        if compact := _COMPACT.fullmatch(text):
            return str(PartialDate(*(int(part) for part in compact.groups())))
        if named := _NAMED.fullmatch(text):
            month = named["month"].lower().rstrip(".")
            number = MONTHS.get(month) or _SHORT.get(month[:4]) or _SHORT.get(month[:3])
            return str(PartialDate(int(named["year"]), number, int(named["day"]) if named["day"] else None))
        if figures := _FIGURES.fullmatch(text):
            day = int(figures["day"]) if figures["day"] else None
            return str(PartialDate(int(figures["year"]), int(figures["month"]), day))
        if _ISO.fullmatch(text):
            return str(PartialDate.from_iso(text))
        return str(PartialDate.parse(text))
    except (Invalid, ValueError):
        return None
