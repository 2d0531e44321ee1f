"""The list that a board reads: section by section what was added, removed, moved and reworded, and what is form alone.

>>> from classplan.core.redline import paragraphs, redline
>>> found = papers_compared(redline(paragraphs("Clerks may file."), paragraphs("Clerks shall file.")))
>>> in_lines(found)
['The beginning', '  Reworded, paragraph 1: [−may−] [+shall+]', '    “may” became “shall”: what was allowed is now required.']
"""

from collections.abc import Iterator

from classplan.core.telling.compared import Compared, SectionChanged, papers_compared
from classplan.core.telling.completeness import Completeness, Omission
from classplan.core.telling.entries import Entry, What
from classplan.core.telling.words import Run

__all__ = ["FORMS", "in_lines", "lead", "of_completeness", "papers_compared"]

FORMS = {
    "capitals": "only capitals differ",
    "spacing": "only blanks differ",
    "punctuation": "only punctuation differs",
    "spelling": "only the spelling differs",
    "an article": "only an article differs",
    "number": "another number, the same words",
    "order": "another place in the section, the same words",
    "place": "moved whole, the same words",
    "note of an earlier revision": "a note of an earlier revision",
    "reference": "a number or title that follows the renumbering",
    "said once": "the same words stand elsewhere in the text",
    "title": "it follows the new title",
    "joined": "joined with another item, the same words",
    "none": "it says that there is none",
}


def lead(entry: Entry) -> str:
    """What became of an item and where, before its words."""
    where = entry.place.number or ("heading" if entry.heads else "")
    what = "Rewritten" if entry.rewritten else entry.what.value.capitalize()
    if entry.was and entry.now and entry.moved:
        same = entry.was.section == entry.now.section
        before, after = (place.number if same else str(place) for place in (entry.was, entry.now))
        how = "Moved" if entry.what is What.MOVED else f"{what} and moved"
        return f"{how} from {before or 'its place'} to {after or 'another'}" if before != after else f"{how}, {where}"
    return f"{what}, {where}" if where else what


def in_lines(found: Compared) -> list[str]:
    """The whole list as plain lines, indented under their sections."""
    return [
        *(f"{line}" for line in found.line),
        *(f"{asked.in_words[:1].upper()}{asked.in_words[1:]}." for asked in found.asked),
        *(line for section in found.sections for line in _section(section)),
        *_fields(found),
    ]


def _section(section: SectionChanged) -> Iterator[str]:
    told = [line for entry in section.entries if entry.substance for line in _entry(entry)]
    form = list(_form(section))
    if told or form:
        yield section.heading or "The beginning"
        yield from (f"  {line}" for line in (*told, *form))


def _entry(entry: Entry) -> Iterator[str]:
    runs = (Run(entry.before, entry.after),) if entry.rewritten else entry.runs
    text = " … ".join(_run(run) for run in runs) or entry.after or entry.before
    yield f"{lead(entry)}: {text}"
    for turn in entry.turns:
        yield f"  {turn[:1].upper()}{turn[1:]}."


def _run(run: Run) -> str:
    return " ".join(part for part in (run.removed and f"[−{run.removed}−]", run.added and f"[+{run.added}+]") if part)


def _form(section: SectionChanged) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for entry in section.form:
        reasons.setdefault(entry.form, []).append(entry.place.number or "heading")
    for reason, where in reasons.items():
        yield f"Form: {', '.join(dict.fromkeys(where))}: {FORMS.get(reason, reason)}."


def _fields(found: Compared) -> Iterator[str]:
    if found.fields:
        yield "Printed fields"
    for field in found.fields:
        form = " (only its form)" if field.form else ""
        yield f"  {field.label}: {field.before or 'not printed'} → {field.after or 'not printed'}{form}"


# --- The check of a summary ------------------------------------------------------------------------------


def of_completeness(found: Completeness) -> list[str]:
    """What a summary leaves out, as plain lines."""
    lines = []
    if found.complete:
        lines.append("The summary leaves out nothing of substance.")
    else:
        number = len(found.left_out)
        lines.append(f"The summary leaves out {number} change{'' if number == 1 else 's'}:")
        lines += [line for omission in found.left_out for line in _omission(omission)]
    if found.perhaps:
        lines.append("A person must say whether the summary means these:")
        lines += [line for omission in found.perhaps for line in _omission(omission)]
    if found.unmatched:
        lines.append("These statements match no change:")
        lines += [f"  {statement.text}" for statement in found.unmatched]
    if found.told:
        lines.append("Told:")
        lines += [f"  {told.entry.place}: “{told.by.short}”" for told in found.told]
    return lines


def _omission(omission: Omission) -> Iterator[str]:
    entry = omission.entry
    text = " … ".join(_run(run) for run in omission.runs) or _run(Run(entry.before, entry.after))
    yield f"  {entry.place} ({entry.what.value}): {text}"
    yield f"    {omission.why}"
