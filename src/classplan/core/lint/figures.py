"""Figures that cannot be: a range that begins above its end, an hour that no clock shows, shares that make no whole."""

import re
from collections.abc import Iterator
from decimal import Decimal

from classplan.core.lint.model import Fault, Paper
from classplan.core.lint.words import shown
from classplan.core.spec.model import SectionKind

_HOUR = re.compile(
    r"(?P<at>\b(?:at|until|by|from|before) )?(?<![\d:.$-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d|:\d|\.\d)\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.I,
)
_RANGE = re.compile(
    r"(?P<low>\$\s?\d[\d,]*(?:\.\d\d)?)\s*(?:-|–|—|to|through)\s*(?P<high>\$\s?\d[\d,]*(?:\.\d\d)?)(?![\d,]*\d)", re.I
)
_SHARE = re.compile(r"(?<![\d.$])(?P<share>\d{1,3}(?:\.\d+)?)\s?%")
_HEADS_OR_ENDS = 14  # characters from an end of a duty within which its share of the time stands
_WHOLE, _ROUNDED, _FEWEST = 100, 2, 3
_DAYS = (("established_date", "revised_date"),)


def impossible_hours(paper: Paper) -> Iterator[Fault]:
    """An hour that no clock shows: 13:00 p.m., 9:75, 25:00."""
    for _, match, line in paper.matches(_HOUR):
        hour, minute = int(match["hour"]), int(match["minute"])
        if line in paper.tables or not (match["half"] or match["at"]):
            continue
        if minute > 59 or hour > (12 if match["half"] else 24) or (match["half"] and hour == 0):
            why = "no clock shows this hour"
            yield Fault(
                "hour", line, match.group().removeprefix(match["at"] or "").strip(), why, "Ask which hour is meant."
            )


def impossible_ranges(paper: Paper) -> Iterator[Fault]:
    """A pay range that begins above its end."""
    for _, match, line in paper.matches(_RANGE):
        if _amount(match["low"]) > _amount(match["high"]):
            why = f"the range begins at {match['low']}, above its end, {match['high']}"
            yield Fault("range", line, match.group(), why, "Compare the original; give the lower amount first.")
    for line, held in paper.printed_lines:
        if held.minimum is not None and held.maximum is not None and held.minimum > held.maximum:
            why = f"the range of {held} begins above its end"
            yield Fault("range", line, str(held), why, "Compare the original; give the lower amount first.")


def shares_of_time(paper: Paper) -> Iterator[Fault]:
    """Duties each with its share of the time, which together are not the whole of it."""
    for spec in paper.specs:
        for section in spec.walk():
            if section.kind is not SectionKind.DUTIES:
                continue
            shares = [share for item in section.items if (share := _share(item.text)) is not None]
            total = sum(shares, Decimal())
            if len(shares) >= _FEWEST and len(shares) == len(section.items) and abs(total - _WHOLE) > _ROUNDED:
                why = f"the {len(shares)} shares of the time add up to {total.normalize():f} %"
                yield Fault(
                    "shares", section.line, shown(section.heading), why, "Correct the shares; together they are 100 %."
                )


def revised_before_established(paper: Paper) -> Iterator[Fault]:
    """A revision dated before the class was established."""
    for spec in paper.specs:
        for first, then in _DAYS:
            begun, after = spec.field(first), spec.field(then)
            if begun is None or after is None or not isinstance(begun.parsed, str) or not isinstance(after.parsed, str):
                continue
            if after.parsed < begun.parsed[: len(after.parsed)]:
                why = f"it is dated before the class was established ({begun.printed}, line {begun.line})"
                printed = f"{after.label or 'revised'} {after.printed}"
                yield Fault(
                    "revised-before-established", after.line, printed, why, "Settle which of the two days is right."
                )


def _amount(printed: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", printed))


def _share(text: str) -> Decimal | None:
    found = [
        match
        for match in _SHARE.finditer(text)
        if match.start() < _HEADS_OR_ENDS or match.end() > len(text) - _HEADS_OR_ENDS
    ]
    return Decimal(found[0]["share"]) if len(found) == 1 else None
