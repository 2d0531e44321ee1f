"""The head of a notice or circular: its letterhead, and the labelled lines To, From, Date, Subject.

>>> from classplan.core.reading.layout import NoticeLabel
>>> labelled("To: All agencies", (NoticeLabel("to", "To"),))
(NoticeLabel(key='to', wording='To', is_date=False, names_an_office=False, required=False), 'To:', 'All agencies')
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from classplan.core.dates import PartialDate, dates_in
from classplan.core.errors import Invalid
from classplan.core.reading.layout import LetterheadLayout, NoticeLabel
from classplan.core.spec.model import Field, Problem
from classplan.core.spec.source import SourceLine

_LABELLED = re.compile(r"(?P<label>(?P<name>[A-Za-z]{2,20})\s*:)\s*(?P<value>.*)")
_ENTER = "Find it in the original, and enter it by hand."


def labelled(text: str, labels: Sequence[NoticeLabel]) -> tuple[NoticeLabel, str, str] | None:
    """The label that opens the line, as known and as printed, and the value behind it."""
    match = _LABELLED.fullmatch(text)
    if match is None:
        return None
    known = next((label for label in labels if label.wording.casefold() == match["name"].casefold()), None)
    return (known, match["label"], match["value"]) if known else None


def head_field(label: NoticeLabel, printed_label: str, printed: str, line: int) -> tuple[Field, list[Problem]]:
    """The field, with a date read as a day and a person as name and office."""
    if not printed:
        return Field(label.key, printed_label, "", None, line), []
    if label.is_date:
        day, problems = _day(printed, printed_label, line)
        return Field(label.key, printed_label, printed, day, line), problems
    if label.names_an_office:
        name, _, office = printed.partition(",")
        return Field(
            label.key, printed_label, printed, {"name": name.strip(), "office": office.strip() or None}, line
        ), []
    return Field(label.key, printed_label, printed, printed, line), []


def _day(printed: str, label: str, line: int) -> tuple[str | None, list[Problem]]:
    what = f"{label} {printed}"
    for day in dates_in(printed):
        if day.printed != printed.strip(" ."):
            break
        why = f"{day.problem}. Ask the office that issued the paper which day it means, and enter it by hand."
        return (day.day.isoformat() if day.day else None), [Problem(line, what, why)] if day.problem else []
    try:
        partial = PartialDate.parse(printed)
    except Invalid as error:
        return None, [Problem(line, what, f"{error} {_ENTER}")]
    if partial.exact is None:
        return None, [Problem(line, what, f"“{printed}” is not a day: a paper counts from its day. {_ENTER}")]
    return partial.exact.isoformat(), []


def missing_fields(fields: Iterable[Field], labels: Iterable[NoticeLabel], name: str, line: int) -> Iterator[Problem]:
    """The fields without which the paper cannot be entered, each as a problem."""
    have = {field.key for field in fields if field.printed}
    for label in labels:
        if label.required and label.key not in have:
            yield Problem(
                line, name, f"the paper has no {label.wording.lower()} (the line {label.wording}: …). {_ENTER}"
            )


def doubled_fields(fields: Iterable[Field]) -> Iterator[Problem]:
    """Labelled fields that stand twice in one head."""
    first: dict[str, Field] = {}
    for field in fields:
        if field.label is not None and field.key != "address":
            other = first.setdefault(field.key, field)
            if other is not field:
                why = f"line {other.line} has this field too. Decide which one counts."
                yield Problem(field.line, f"{field.label} {field.printed}", why)


def letterhead(lines: Iterable[SourceLine], layout: LetterheadLayout) -> Iterator[Field]:
    """The lines above a paper's title as fields: by their form where they have one, else by their place."""
    block, row, last = -1, 0, None
    for line in lines:
        block, row = (block, row + 1) if last is not None and line.number == last + 1 else (block + 1, 0)
        last = line.number
        yield _by_form(line, layout) or _by_place(line, layout.by_place.get((block, row), "letterhead"))


def _by_place(line: SourceLine, key: str) -> Field:
    return Field(key, None, line.text, line.text, line.number)


def _by_form(line: SourceLine, layout: LetterheadLayout) -> Field | None:
    for form in layout.by_form:
        label = form.label.match(line.text) if form.label else None
        if form.label and label is None:
            continue
        printed = line.text[label.end() :] if label else line.text
        if match := form.pattern.fullmatch(printed):
            groups: dict[str, str | None] = match.groupdict()
            return Field(form.key, label[0].strip() if label else None, printed, groups or printed, line.number)
    return None
