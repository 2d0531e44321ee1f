"""Dates: weekdays that do not go with them, days that do not exist, days that are still left open."""

import re
from collections.abc import Iterator

from classplan.core.dates import dates_in
from classplan.core.lint.model import Fault, Paper

_OPEN = re.compile(r"\b[xX]{1,2}/(?:[xX\d]{1,2}/)?\d{4}\b")


def impossible_dates(paper: Paper) -> Iterator[Fault]:
    """Dates that the calendar does not have, or not on that weekday."""
    for passage in paper.passages:
        for day in dates_in(passage.text):
            if day.problem:
                yield Fault("date", passage.line, day.printed, day.problem, "Ask which of the two is meant.")


def open_dates(paper: Paper) -> Iterator[Fault]:
    """Placeholders where a day belongs; they are settled when the change takes effect (X28)."""
    for spec in paper.specs:
        printed = [(field.line, f"{field.label or ''} {field.printed}".strip()) for field in spec.fields]
        printed += [(item.line, item.text) for s in spec.walk() if s.part == "history" for item in s.items]
        for line, text in printed:
            if match := _OPEN.search(text):
                why = "the day is left open"
                yield Fault("open-date", line, match.group(), why, "Put in the day on which the change takes effect.")
