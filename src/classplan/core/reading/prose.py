"""What the prose of a notice says that can be computed with: the hearing, the posting, contacts, cut-offs.

All of it is derived; the words stay in their paragraph. What cannot be read is None, and a problem says so.

>>> [(moment.printed, str(moment.at)) for moment in moments_in("no later than noon on Tuesday, April 5, 2011")]
[('noon on Tuesday, April 5, 2011', '2011-04-05 12:00:00')]
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from classplan.core.dates import PrintedDate, dates_in
from classplan.core.reading.layout import Contact as ContactLayout
from classplan.core.reading.layout import NoticeLayout
from classplan.core.reading.model import (
    About,
    Contact,
    CutOffPrinted,
    Hearing,
    Paragraph,
    Person,
    Posting,
    QuotedRule,
)
from classplan.core.spec.model import Problem
from classplan.core.spec.source import SourceLine, is_cut_between

_HOUR = re.compile(
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<noon>(?:12:00\s+)?noon))", re.I
)
_REACH = 20
_ROOM = re.compile(r"\b(?:Room|Chambers?|Auditorium)\b")
_BUILDING = re.compile(r"\b(?:Building|Hall|Center|Centre|House|Annex|Library|Courthouse|Plaza|Tower)\b")
_STREET = re.compile(r"\d{1,6}\s+\S")
_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?=[A-Z])")
_NUMBER_WORDS = {
    "five": 5,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and an hour as they stand together in a text."""

    printed: str
    day: PrintedDate
    hour: time | None
    end: int

    @property
    def at(self) -> datetime | None:
        """The moment, where both its day and its hour exist."""
        if self.day.day is None or self.hour is None:
            return None
        return datetime.combine(self.day.day, self.hour)


def about(text: str, layout: NoticeLayout) -> About:
    """What a paragraph is about, by the first pattern of the layout that it shows."""
    return next((About(kind) for kind, pattern in layout.about if pattern.search(text)), About.NARRATIVE)


def moments_in(text: str) -> Iterator[Moment]:
    """Every long date, with the hour that stands before it (*noon on*) or behind it, if one does."""
    previous = 0
    for day in dates_in(text):
        end = day.start + len(day.printed)
        behind = _HOUR.search(text, end, end + _REACH)
        before = [
            h for h in _HOUR.finditer(text, max(previous, day.start - _REACH), day.start) if day.start - h.end() <= 6
        ]
        hour = behind if behind and behind.start() - end <= 6 else before[-1] if before else None
        first = min(day.start, hour.start()) if hour else day.start
        last = max(end, hour.end()) if hour else end
        yield Moment(text[first:last], day, _time(hour) if hour else None, last)
        previous = last


def _time(match: re.Match[str]) -> time | None:
    if match["noon"]:
        return time(12)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not (1 <= hour <= 12 and minute < 60):
        return None
    return time(hour % 12 + (12 if match["half"].lower() == "p" else 0), minute)


def date_problems(paragraphs: Iterable[Paragraph]) -> Iterator[Problem]:
    """Dates that do not exist, and weekdays that do not go with their date; both stay as printed."""
    for paragraph in paragraphs:
        for day in dates_in(paragraph.text):
            if day.problem:
                why = f"{day.problem}. Ask the office that issued the paper which one it means, and record the answer."
                yield Problem(paragraph.line, day.printed, why)


def hearing_in(paragraphs: Iterable[Paragraph]) -> tuple[Hearing | None, list[Problem]]:
    """The hearing that the paragraphs announce (clause 134): its day, hour, room, building and address."""
    for paragraph in paragraphs:
        if paragraph.about is not About.HEARING:
            continue
        for moment in moments_in(paragraph.text):
            hearing = _hearing(paragraph, moment)
            problems = []
            if moment.hour is None:
                why = "the hearing has no hour that can be read. Find it in the original, and enter it by hand."
                problems.append(Problem(paragraph.line, moment.printed, why))
            return hearing, problems
        why = "a hearing is announced, without a day that can be read. Find it in the original, and enter it by hand."
        return Hearing(paragraph.text, paragraph.line), [Problem(paragraph.line, paragraph.text, why)]
    return None, []


def _hearing(paragraph: Paragraph, moment: Moment) -> Hearing:
    behind = paragraph.text[moment.end :]
    sentence = re.split(r"(?<=[a-z0-9])\.(?:\s+(?=[A-Z])|$)", behind, maxsplit=1)[0]
    place = _PLACE.search(sentence)
    pieces = [piece.strip() for piece in sentence[place.end() :].split(",")] if place else []
    address = [n for n, piece in enumerate(pieces) if _STREET.match(piece)]
    named = pieces[: address[0]] if address else pieces
    rooms = [piece for piece in named if _ROOM.search(piece)]
    buildings = [piece for piece in named if piece not in rooms and _BUILDING.search(piece)]
    start = paragraph.text.index(moment.printed)
    stop = moment.end + (len(sentence) if place else 0)
    return Hearing(
        printed=paragraph.text[start:stop].strip(" ,"),
        line=paragraph.line,
        day=moment.day.day,
        hour=moment.hour,
        room=", ".join(rooms) or None,
        building=", ".join(buildings) or None,
        address=", ".join(pieces[address[0] :]) if address else None,
    )


def posting_in(paragraphs: Iterable[Paragraph], layout: NoticeLayout) -> Posting | None:
    """For how many calendar days the paper is to hang (clause 133), where it says so."""
    for paragraph in paragraphs:
        if paragraph.about is About.POSTING and (match := layout.posting_days.search(paragraph.text)):
            printed = match["days"].lower()
            days = int(printed) if printed.isdigit() else _NUMBER_WORDS.get(printed)
            if days is not None:
                return Posting(days, paragraph.line)
    return None


def contacts_in(paragraphs: Iterable[Paragraph], layout: NoticeLayout) -> Iterator[Contact]:
    """Whom to write to and whom to call (clauses 135, 137)."""
    for paragraph in paragraphs:
        for kind in layout.contacts:
            if kind.paragraph.search(paragraph.text) and (match := kind.person.search(paragraph.text)):
                yield _contact(kind, match, paragraph.line)


def _contact(kind: ContactLayout, match: re.Match[str], line: int) -> Contact:
    found = match.groupdict()
    care_of = found.get("care_of")
    return Contact(
        purpose=kind.purpose,
        person=Person(match["name"], found.get("email"), found.get("phone")),
        line=line,
        care_of=Person(care_of, found.get("care_of_email")) if care_of else None,
    )


def cut_offs_in(paragraphs: Iterable[Paragraph]) -> tuple[list[CutOffPrinted], list[Problem]]:
    """The last moments for comments and for requests to speak, as the office's own clock shows them."""
    cut_offs, problems = [], []
    for paragraph in paragraphs:
        if paragraph.about not in (About.COMMENTS, About.SPEAKERS):
            continue
        for moment in moments_in(paragraph.text):
            cut_offs.append(CutOffPrinted(paragraph.about, moment.printed, moment.at, paragraph.line))
            if moment.day.day is not None and moment.hour is None:
                why = "this cut-off has no hour that can be read. Ask the office for it, and enter it by hand."
                problems.append(Problem(paragraph.line, moment.printed, why))
    return cut_offs, problems


def required_in(paragraphs: Iterable[Paragraph], layout: NoticeLayout) -> tuple[str, ...]:
    """What a comment must give (clause 136), in the paper's own words."""
    for paragraph in paragraphs:
        if paragraph.about is About.COMMENTS and (match := layout.must_include.search(paragraph.text)):
            return match["first"], match["second"]
    return ()


def quoted_rules_in(paragraphs: Iterable[Paragraph], layout: NoticeLayout) -> Iterator[QuotedRule]:
    """The rules that the paper quotes as in force on its day (clause 139)."""
    for paragraph in paragraphs:
        for match in layout.rule_citation.finditer(paragraph.text):
            yield QuotedRule(" ".join(match["citation"].split()), match["text"].strip(), paragraph.line)


def paragraphs_of(lines: Iterable[tuple[SourceLine, bool]]) -> Iterator[list[SourceLine]]:
    """Lines grouped into paragraphs: a blank line parts them unless it cuts a sentence (X51).

    Each line comes with whether it must begin a paragraph of its own.
    """
    held: list[SourceLine] = []
    for line, apart in lines:
        goes_on = (
            held
            and not apart
            and not line.bullet
            and (line.number == held[-1].number + 1 or is_cut_between(held[-1].text, line.text))
        )
        if held and not goes_on:
            yield held
            held = []
        held.append(line)
    if held:
        yield held
