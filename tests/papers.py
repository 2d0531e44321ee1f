"""Papers for tests, in the Denver-like layout and in words of our own: notices, circulars, specifications.

>>> text = notice("201", date(2015, 3, 2), created("NS1001", "Orchard Keeper", "613-S", 32130, 46904))
>>> "Classification Notice No. 201" in text
True
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from classplan.core.plan import Change, ChangeKind, Line

DUTIES = (
    "Walks the rows each morning and writes down what the night has done to them.",
    "Mends ladders, baskets and gates before they are asked for.",
)
NEW = "This is a new class."


def line(code: str | None, title: str, grade: str | None = None, low: int | None = None, high: int | None = None):
    """A line as a table prints it."""
    amounts = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    return Line(code, title, grade, *amounts)


def created(code: str, title: str, grade: str, low: int, high: int) -> Change:
    """A new class."""
    return Change(None, line(code, title, grade, low, high))


def retitled(code: str, before: str, after: str) -> Change:
    """A new title; the paper prints no grade."""
    return Change(line(code, before), line(code, after))


def abolished(code: str, title: str, grade: str) -> Change:
    """A class that ends."""
    return Change(line(code, title, grade), None)


@dataclass(frozen=True, slots=True)
class SpecPaper:
    """A specification; dates stand as they are to be printed."""

    title: str
    flsa: str = "Non-exempt"
    established: str = "xx/xx/2015"
    revised: str = ""
    history: str = NEW
    duties: tuple[str, ...] = DUTIES
    distinguished: str = "No other class works among trees."

    def text(self) -> str:
        """The specification as a paper prints it."""
        return f"""
Page 1 of 5

{self.title}

GENERAL STATEMENT OF CLASS DUTIES

Looks after what grows on the town's land.

DISTINGUISHING CHARACTERISTICS

{self.distinguished}

ESSENTIAL DUTIES

{_paragraphs(self.duties)}

MINIMUM QUALIFICATIONS

Education Requirement:

A certificate of any school of gardening.

Experience Requirement:

Two harvests.

Licensure and/or Certification:

None

CLASS DETAIL

FLSA CODE: {self.flsa}

ESTABLISHED DATE: {self.established}

ESTABLISHED BY: Una Brandt

REVISED DATE: {self.revised}

REVISED BY:

CLASS HISTORY {self.history}
"""


def notice(
    number: str,
    day: date,
    *changes: Change,
    specs: Sequence[SpecPaper] = (),
    summary: str | None = None,
    subject: str = "Proposed Change to the Classification and Pay Plan",
) -> str:
    """A notice of these changes; `summary` takes the place of the sentence that sums them up."""
    hearing = day + timedelta(days=15)
    said = (
        summary if summary is not None else f"This proposal amends the Classification and Pay Plan by {_sum(changes)}."
    )
    return f"""
POSTING IS REQUIRED

Classification Notice No. {number}

To: Agency Heads and Employees
From: Una Brandt, Director
Date: {printed(day)}
Subject: {subject}

{said}

{_paragraphs(_tables(changes))}

Public Notice of Changes:

The scheduled time for the public hearing is **{hearing:%A} {printed(hearing)} 5:00 p.m.** in the Long Room, 3 Mill Lane.
{_paragraphs(spec.text() for spec in specs)}"""


def circular(day: date, *specs: SpecPaper) -> str:
    """An update that brings these specifications."""
    listed = _paragraphs(f"{spec.title}\nRev. {spec.revised}" for spec in specs)
    return f"""
JOB SPECIFICATION UPDATE

TO: All agencies citywide
FROM: Una Brandt
DATE: {printed(day)}
SUBJECT: New and/or revised Job Specifications

The texts below have been gone over by the Director; titles and rates stay as they were.

New and Revised Job Specifications

{listed}

{_paragraphs(spec.text() for spec in specs)}"""


def printed(day: date) -> str:
    """The day as a paper prints it, without its weekday."""
    return f"{day:%B} {day.day}, {day.year}"


def _paragraphs(texts) -> str:
    return "\n\n".join(texts)


def _sum(changes: Sequence[Change]) -> str:
    return " and by ".join(map(_said, changes))


def _said(change: Change) -> str:
    match change.kind:
        case ChangeKind.CREATE:
            return f"creating {_graded(change.after)}"
        case ChangeKind.ABOLISH:
            return f"abolishing {_graded(change.before)}"
        case ChangeKind.REGRADE:
            return f"changing the title and pay grade of {_graded(change.before)} to {_graded(change.after)}"
        case _:
            return f"changing the title of {_graded(change.before)} to {_graded(change.after)}"


def _graded(line: Line | None) -> str:
    assert line is not None
    return f"{line.title} ({line.grade})" if line.grade else f"{line.title}"


def _tables(changes: Sequence[Change]) -> list[str]:
    of = {kind: [change for change in changes if change.kind is kind] for kind in ChangeKind}
    texts: list[str] = []
    if retitles := of[ChangeKind.RETITLE]:
        rows = [f"{_code(c.before)}\t{_title(c.before)}\t{_title(c.after)}" for c in retitles]
        heads = "Job Code:\tCurrent Classification Title:\tProposed Classification Title"
        texts += ["REVISED CLASS SPECIFICATIONS INCLUDING TITLE CHANGES", "\n".join((heads, *rows))]
    if regrades := of[ChangeKind.REGRADE]:
        rows = [f"{_code(c.before)}\t{_code(c.after)}\t{_title(c.before)}\t{_title(c.after)}" for c in regrades]
        heads = "Current Job Code\tProposed Job Code\tCurrent Classification Title\tProposed Classification Title"
        texts += ["REVISED CLASS SPECIFICATIONS INCLUDING PAY GRADE AND TITLE CHANGES", "\n".join((heads, *rows))]
        texts += ["Present Pay Grade & Range", "\n".join(_range(c.before) for c in regrades)]
        texts += ["Proposed Pay Grade & Range", "\n".join(_range(c.after) for c in regrades)]
    if creations := of[ChangeKind.CREATE]:
        rows = [f"{_code(c.after)}\t{_title(c.after)}\t{_range(c.after)}" for c in creations]
        texts += ["NEW CLASSES", "\n".join(("Job Code\tClassification Title\tPay Grade & Range", *rows))]
    if ends := of[ChangeKind.ABOLISH]:
        rows = [f"{_code(c.before)}\t{_title(c.before)}\t{c.before.grade if c.before else ''}" for c in ends]
        texts += ["ABOLISHMENT", "\n".join(("Job Code\tClassification Title\tPay Grade", *rows))]
    return texts


def _code(line: Line | None) -> str:
    return line.code or "" if line else ""


def _title(line: Line | None) -> str:
    return line.title or "" if line else ""


def _range(line: Line | None) -> str:
    assert line is not None
    return f"{line.grade} (${line.minimum:,} to ${line.maximum:,})" if line.minimum is not None else f"{line.grade}"
