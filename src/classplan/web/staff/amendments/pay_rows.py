"""The rows of a pay table as people type them: a grade and its range, one a row."""

import re
from collections.abc import Iterable

from django import forms

from classplan.core.amending import RangeChange
from classplan.core.errors import DomainError, Invalid
from classplan.core.money import parse_dollars
from classplan.core.pay import PayRange
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.web.staff.amendments.change_fields import MOST_ROWS

HINT = "One grade a row: grade, minimum, maximum, in dollars a year. For example: 615-S 35124 51268"


def rows_read(office: Office, text: str) -> tuple[RangeChange, ...]:
    """The rows. Raises `ValidationError` with each error at its row."""
    rows = [(n, row) for n, row in enumerate(text.splitlines(), 1) if row.strip()]
    if len(rows) > MOST_ROWS:
        raise forms.ValidationError(f"The table has {len(rows):,} rows; at most {MOST_ROWS} go into one change.")
    found: dict[str, RangeChange] = {}
    wrong = []
    for number, row in rows:
        try:
            said = _row(office, row)
            if said.grade in found:
                raise Invalid(f"The grade {said.grade} stands in the table already.")
            found[said.grade] = said
        except DomainError as error:
            wrong.append(f"Row {number}: {error}")
    if wrong:
        raise forms.ValidationError(wrong)
    return tuple(found.values())


def rows_written(rows: Iterable[RangeChange]) -> str:
    """The rows as they would be typed."""
    return "\n".join(f"{row.grade} {row.minimum} {row.maximum}" for row in rows)


def _row(office: Office, row: str) -> RangeChange:
    cells = [cell for cell in re.split(r"[\s;|]+", row.replace("$ ", "$").strip()) if cell]
    if len(cells) != 3:
        raise Invalid(f"“{row.strip()[:80]}” has {len(cells)} parts; it needs three: grade, minimum, maximum.")
    low, high = (parse_dollars(cell) for cell in cells[1:])
    pack_of(office).grade_of(cells[0])
    PayRange(low, high)
    return RangeChange(cells[0], low, high)
