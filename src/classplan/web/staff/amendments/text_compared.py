"""The new text of a change beside the one in force: in three sentences, as a list, as a redline."""

from datetime import date, timedelta
from typing import Any

from classplan.core.dates import PartialDate, long_date
from classplan.core.telling import compared, history_entry
from classplan.records.amendments.models import ProposedChange
from classplan.records.plan.codec import line_from_json
from classplan.records.plan.models import Amendment
from classplan.records.plan.selectors import classes_numbered
from classplan.records.specs.selectors import version_in_force
from classplan.web.portal.comparing import is_too_long, shown_compared


def beside_the_one_in_force(row: ProposedChange, amendment: Amendment, today: date) -> dict[str, Any]:
    """What the template `portal/_compared.html` asks for; of two texts too long for a page, that they are."""
    # Once it is in force, the text that stood on the day before.
    last = today if amendment.effective is None else min(today, amendment.effective - timedelta(days=1))
    version = version_in_force(row.job_class, last) if row.job_class else None
    old = version.body if version else None
    if is_too_long(old, row.spec):
        return {"too_long": True}
    found = compared(old, row.spec, before=line_from_json(row.before), after=line_from_json(row.after))
    entry = history_entry(found, when=_month(amendment, today), takes_over_from=_predecessors(row, amendment))
    shown = shown_compared(found, when=_when(amendment, today))
    return {"compared": True, "base": version, "history_entry": entry, **shown}


def _predecessors(row: ProposedChange, amendment: Amendment) -> list[str]:
    """The titles of the classes from which it takes over."""
    if not row.replaces:
        return []
    known = {known.number: known.known_as for known in classes_numbered(amendment.office, row.replaces)}
    return [known[number] for number in row.replaces if number in known]


def _month(amendment: Amendment, today: date) -> PartialDate:
    """The month from which it holds; until that is known, the year alone, as papers print it."""
    if amendment.effective is None:
        return PartialDate(today.year)
    return PartialDate(amendment.effective.year, amendment.effective.month)


def _when(amendment: Amendment, today: date) -> str:
    if amendment.effective is None:
        return "It is proposed and not in force"
    if amendment.effective > today:
        return f"It is to hold from {long_date(amendment.effective)} on"
    return f"It has held since {long_date(amendment.effective)}"
