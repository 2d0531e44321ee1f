"""The plan on a day as comma-separated values, for commands and downloads alike."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from classplan.records.plan.as_of import PlanLine

COLUMNS = ("code", "title", "grade", "minimum", "maximum", "flsa", "group", "provisional", "since", "cause", "notes")


def as_csv(lines: Iterable[PlanLine], on: date) -> str:
    """A row a line, under its headings; amounts in dollars a year; the texts of the notes in one column.

    Empty is *not known*.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for line in lines:
        values = line.as_json(on)
        notes = "; ".join(note["text"] for note in values["notes"])
        values |= {"provisional": "yes" if line.provisional else "no", "notes": notes}
        writer.writerow({name: harmless(value) for name, value in values.items()})
    return text.getvalue()


def harmless(value: Any) -> Any:
    """The value, or where a spreadsheet would take a text for a formula, the same behind an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(tuple("=+-@\t\r")) else value
