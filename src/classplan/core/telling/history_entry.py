"""The entry of the class history: its date as papers print it, what was done, by whom.

>>> from classplan.core.plan import Line
>>> found = compared(None, None, before=Line("FC1", "Clerk"), after=Line("FC1", "Office Clerk"))
>>> history_entry(found, when=PartialDate(2012, 5), by="MF")
'5/2012 (MF) – The title was changed from Clerk to Office Clerk.'
"""

from collections.abc import Iterator, Sequence

from classplan.core.dates import PartialDate
from classplan.core.plain_words import count_in_words, list_in_words
from classplan.core.plan import Line
from classplan.core.telling.compared import HISTORY, Compared, SectionChanged, compared
from classplan.core.telling.entries import What
from classplan.core.telling.outline import CAPITALS_STAY
from classplan.core.telling.sentences import COUNTED, is_asked, number_in_words, section_name

__all__ = ["compared", "history_entry"]

_DONE = {What.ADDED: "added", What.REMOVED: "deleted", What.REWORDED: "updated", What.MOVED: "moved"}


def history_entry(
    found: Compared, *, when: PartialDate, by: str | None = None, takes_over_from: Sequence[str] = ()
) -> str:
    """The whole entry. A month that is not known yet is printed as *x*."""
    month = "x" if when.month is None else str(when.month)
    written_by = f" ({by})" if by else ""
    said = list(_said(found, takes_over_from)) or ["Its wording was corrected; nothing of substance was changed."]
    return f"{month}/{when.year}{written_by} – {' '.join(said)}"


def _said(found: Compared, takes_over_from: Sequence[str]) -> Iterator[str]:
    if found.before is None and found.after is not None and not found.texts[0]:
        yield "The class was established."
    elif found.after is None and found.before is not None:
        yield "The class was abolished."
    if takes_over_from:
        yield f"It takes over from {list_in_words(takes_over_from)}."
    if found.before and found.after:
        yield from _line(found.before, found.after)
        if found.texts == (False, True):
            yield "Its specification was written."
    whole: list[str] = []
    for section in found.sections:
        if section.kind == HISTORY or is_asked(section) or not section.substance:
            continue
        if section.kind in COUNTED:
            yield _counted(section)
        else:
            whole.append(_small(section_name(section)))
    if whole:
        sections = "section was" if len(whole) == 1 else "sections were"
        yield f"The {list_in_words(whole)} {sections} updated."
    for asked in found.asked:
        verb = f"was changed {asked.said}" if asked.said else _was(asked.before, asked.after)
        yield f"The {asked.name} {verb}."
    fields = [field.label for field in found.fields if not field.form and not _signs(field.label)]
    if fields:
        yield f"The {list_in_words(fields)} {'was' if len(fields) == 1 else 'were'} changed."


def _small(heading: str) -> str:
    return " ".join(word if word in CAPITALS_STAY else word.lower() for word in heading.partition(",")[0].split())


def _signs(label: str) -> bool:
    """Whether a field tells who wrote the text and when, which every revision changes; or the title, told already."""
    name = label.upper()
    return "DATE" in name or name.endswith(" BY") or name == "TITLE"


def _was(before: str, after: str) -> str:
    return "was added" if not before else "was deleted" if not after else "was updated"


def _line(before: Line, after: Line) -> Iterator[str]:
    for name, label in (("title", "title"), ("code", "job code"), ("grade", "pay grade")):
        was, now = getattr(before, name), getattr(after, name)
        if was and now and was != now:
            yield f"The {label} was changed from {was} to {now}."


def _counted(section: SectionChanged) -> str:
    one, many = COUNTED[section.kind or ""]
    kinds = [entry.what for entry in section.substance]
    parts: list[str] = []
    for what, done in _DONE.items():
        if number := kinds.count(what):
            named = number_in_words(number) if parts else count_in_words(number, one, many)
            parts.append(f"{named} {'was' if number == 1 else 'were'} {done}")
    said = list_in_words(parts)
    return f"{said[:1].upper()}{said[1:]}."
