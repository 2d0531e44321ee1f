"""The plan on a day as comma-separated values, for commands and downloads alike."""

import csv
import io
from collections.abc import Iterable
from datetime import date

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
        writer.writerow(values | {"provisional": "yes" if line.provisional else "no", "notes": notes})
    return text.getvalue()
