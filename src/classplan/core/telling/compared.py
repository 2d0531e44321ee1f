"""Two versions of a class compared: the line, the text section by section, the fields, what is asked of a person.

>>> from classplan.core.plan import Line
>>> compared(None, None, before=Line("FC1", "Clerk", "614-S"), after=Line("FC1", "Clerk", "615-S")).line
('The pay grade changes from 614-S to 615-S.',)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from classplan.core.errors import Invalid
from classplan.core.plain_words import range_in_words
from classplan.core.plan import Line
from classplan.core.reading.contract import part_as_json
from classplan.core.redline import Redline, Role, of_body, redline
from classplan.core.spec.model import Spec
from classplan.core.telling.entries import Entry, entries
from classplan.core.telling.qualifications import Asked, asked
from classplan.core.telling.words import only_form

Body = Mapping[str, Any]
HISTORY = "class_detail/history"
PAGE = "page"  # the line at the head of a page is no part of the text
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """A printed field that is another than it was; empty where one of the two texts does not have it."""

    label: str
    before: str
    after: str
    form: bool = False


@dataclass(frozen=True, slots=True)
class SectionChanged:
    """A section in which something changed: its heading, its kind, its entries; `whole` says that all of it is new or gone."""

    heading: str
    kind: str | None
    entries: tuple[Entry, ...]

    @property
    def substance(self) -> tuple[Entry, ...]:
        """Its items whose substance changed."""
        return tuple(entry for entry in self.entries if entry.substance and not entry.heads)

    @property
    def form(self) -> tuple[Entry, ...]:
        """What changed in form alone."""
        return tuple(entry for entry in self.entries if not entry.substance)


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two versions of a class. `redline` is None where one of the two texts is not on record."""

    before: Line | None
    after: Line | None
    line: tuple[str, ...] = ()
    sections: tuple[SectionChanged, ...] = ()
    fields: tuple[FieldChanged, ...] = ()
    asked: tuple[Asked, ...] = ()
    redline: Redline | None = None
    texts: tuple[bool, bool] = (True, True)

    @property
    def same_text(self) -> bool:
        """Whether both texts are on record and the same, word for word."""
        return self.redline is not None and not self.redline.changed

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        ends = (self.before is None) != (self.after is None)
        return not self.line and not ends and (self.same_text or self.texts == (False, False))

    @property
    def substance(self) -> tuple[Entry, ...]:
        """The items whose substance changed."""
        return tuple(entry for section in self.sections for entry in section.substance)

    @property
    def form(self) -> tuple[Entry, ...]:
        """What changed in form alone."""
        return tuple(entry for section in self.sections for entry in section.form)


def compared(
    old: Spec | Body | None, new: Spec | Body | None, *, before: Line | None = None, after: Line | None = None
) -> Compared:
    """Two versions of a class: their texts, None where none is on record, and their lines of the plan."""
    was, now = _body(old), _body(new)
    line = tuple(line_in_words(before, after)) if before and after else ()
    if was is None or now is None:
        return Compared(before, after, line, texts=(was is not None, now is not None))
    found = redline(of_body(was), of_body(now))
    renamed = was.get("title") or "", now.get("title") or ""
    told = [entry for entry in entries(found, renamed) if entry.block.role not in (Role.FIELD, Role.TITLE)]
    sections = tuple(_by_section(told))
    return Compared(before, after, line, sections, tuple(_fields(was, now)), asked(was, now), found)


def papers_compared(found: Redline) -> Compared:
    """Two papers in a layout that nobody knows, section by section."""
    told = [entry for entry in entries(found) if entry.block.role is not Role.TITLE]
    return Compared(None, None, sections=tuple(_by_section(told)), redline=found)


def _body(text: Spec | Body | None) -> Body | None:
    return part_as_json(text) if isinstance(text, Spec) else text


def _by_section(told: list[Entry]) -> Iterator[SectionChanged]:
    held: dict[str, list[Entry]] = {}
    for entry in told:
        held.setdefault(entry.place.kind or entry.place.section, []).append(entry)
    for found in held.values():
        named = next((entry.now for entry in found if entry.now), found[0].place)
        yield SectionChanged(named.section, named.kind, tuple(found))


def _fields(old: Body, new: Body) -> Iterator[FieldChanged]:
    was = {field["key"]: field for field in old.get("fields") or ()}
    now = {field["key"]: field for field in new.get("fields") or ()}
    if old.get("title") != new.get("title"):
        yield FieldChanged("Title", old.get("title") or "", new.get("title") or "")
    for key in [*now, *(key for key in was if key not in now)]:
        before, after = (str(side[key]["printed"]) if key in side else "" for side in (was, now))
        if key == PAGE or (before == after and (key in was) == (key in now)):
            continue
        field = now.get(key) or was[key]
        label = (field["label"] or key.replace("_", " ")).strip(" :")
        parsed = [side[key]["parsed"] for side in (was, now) if key in side]
        same = len(parsed) == 2 and parsed[0] is not None and parsed[0] == parsed[1]
        yield FieldChanged(label, before, after, form=same or bool(only_form(before, after)))


# --- The line --------------------------------------------------------------------------------------------


def line_in_words(before: Line, after: Line) -> Iterator[str]:
    """What became of a line, a sentence for each of its fields; amounts with their percentages."""
    for name, label in (("title", "title"), ("code", "job code"), ("grade", "pay grade")):
        was, now = getattr(before, name), getattr(after, name)
        if was != now and was and now:
            yield f"The {label} changes from {was} to {now}."
        elif was != now:
            yield f"The {label} {now} comes on record." if now else f"The {label} {was} is no longer on record."
    old, new = (range_in_words(line.minimum, line.maximum) for line in (before, after))
    if old and new and old != new:
        yield f"The pay range was {old} and is {new} ({percentages(before, after)})."


def percentages(before: Line, after: Line) -> str:
    """By how much minimum and maximum differ: *minimum +4.5 %, maximum +4.6 %*."""
    low, high = shares(before, after)
    return f"minimum {low}, maximum {high}"


def shares(before: Line, after: Line) -> tuple[str, str]:
    """By how much the minimum and the maximum of two ranges differ, in percent. Raises `Invalid` where one is not known."""
    amounts = (before.minimum, after.minimum, before.maximum, after.maximum)
    low, lower, high, higher = amounts
    if low is None or lower is None or high is None or higher is None:
        raise Invalid(f"The range of {before} or of {after} is not on record, so the two cannot be compared.")
    return percent(low, lower), percent(high, higher)


def percent(was: Decimal, now: Decimal) -> str:
    """The difference in percent of what was, to a tenth, with its sign."""
    if not was:
        return "from nothing"
    share = ((now - was) * 100 / was).quantize(_TENTH, ROUND_HALF_UP)
    return f"{'+' if share > 0 else '−' if share < 0 else '±'}{abs(share)} %"
