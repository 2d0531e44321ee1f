"""A comparison made ready to print: three sentences, the board's list, the redline with what its signs mean.

>>> parts_of_entry(Entry(What.ADDED, None, Place("Duties", None, "item 2"), "", "Files.", Block("Files.")))
(Words(removed='', added='Files.'),)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from classplan.core.redline import Block
from classplan.core.telling import FORMS, Compared, Entry, What, in_three_sentences, lead
from classplan.core.telling.outline import Place
from classplan.formats.redline_page import as_fragment, summary

__all__ = ["Block", "Place", "shown_compared"]

MOST_ON_A_PAGE = 250_000  # characters of both texts: a page of more is of no use to a reader
MOST_IN_A_FILE = 2_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """Words that went and came, one of the two perhaps empty."""

    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the list: what became of it, its words, what a single word of them turns."""

    lead: str
    words: tuple[Words, ...]
    turns: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A section of the list; `form` tells what changed in form alone."""

    heading: str
    rows: tuple[Row, ...]
    form: tuple[str, ...]


def shown_compared(found: Compared, *, when: str, name: str = "", level: int = 3) -> dict[str, Any]:
    """What the template `portal/_compared.html` asks for. `level` is that of the highest heading in the redline."""
    listed = [_listed(section.heading, section.entries) for section in found.sections]
    redline = found.redline if found.redline and found.redline.changed else None
    return {
        "sentences": in_three_sentences(found, when=when, name=name),
        "line": found.line,
        "asked": [asked.in_words for asked in found.asked],
        "listed": [section for section in listed if section.rows],
        "form": [(section.heading, said) for section in listed for said in section.form],
        "fields": found.fields,
        "redline": SafeString(as_fragment(redline, top=level)) if redline else "",  # nosec B703 - it escapes all words
        "extent": summary(redline) if redline else "",
        "level": level,
    }


def is_too_long(*bodies: Any, most: int = MOST_ON_A_PAGE) -> bool:
    """Whether specifications have more characters than are compared."""
    left = most
    waiting = [body for body in bodies if body]
    while waiting and left > 0:
        value = waiting.pop()
        if isinstance(value, str):
            left -= len(value)
        elif isinstance(value, dict):
            waiting += [value.get(key) for key in ("sections", "items", "text", "heading", "fields", "printed")]
        elif isinstance(value, list):
            waiting += value
    return left <= 0


def _listed(heading: str, entries: Iterable[Entry]) -> Listed:
    rows: list[Row] = []
    form: dict[str, list[str]] = {}
    for entry in entries:
        if entry.substance:
            rows.append(Row(f"{lead(entry)}:", parts_of_entry(entry), entry.turns, _moved_text(entry)))
        else:
            form.setdefault(entry.form, []).append(entry.place.number or "the heading")
    said = (f"{', '.join(dict.fromkeys(where))}: {FORMS.get(reason, reason)}" for reason, where in form.items())
    return Listed(heading or "The beginning", tuple(rows), tuple(said))


def parts_of_entry(entry: Entry) -> tuple[Words, ...]:
    """The words of an item that went and came."""
    if entry.runs and not entry.rewritten:
        return tuple(Words(run.removed, run.added) for run in entry.runs)
    if entry.what in (What.ADDED, What.REMOVED, What.REWORDED):
        return (Words(entry.before, entry.after),)
    return ()


def _moved_text(entry: Entry) -> str:
    return entry.after if entry.what is What.MOVED else ""
