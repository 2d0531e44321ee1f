"""The class history against what the paper says was changed."""

import re
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper
from classplan.core.plan import Change, ChangeKind
from classplan.core.spec.model import HistoryNote, Spec

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_TELLS = {
    ChangeKind.RETITLE: ("the change of its title", re.compile(r"\b(?:re)?titled?\b|\brenamed?\b|\bname\b", re.I)),
    ChangeKind.REGRADE: ("the change of its pay grade", re.compile(r"\bpay\b|\bgrade\b|\bregrad|\bsalary\b|\brange\b", re.I)),
    ChangeKind.RECODE: ("the change of its code", re.compile(r"\bcode\b", re.I)),
}  # fmt: skip
_EQUIVALENCY_GONE = re.compile(r"\bequivalenc(?:y|ies)\b[^.;]*\b(?:deleted|removed|eliminated|dropped)\b", re.I)


def revision_without_entry(paper: Paper) -> Iterator[Fault]:
    """A specification that is said to be revised in a year of which its history knows nothing (X29)."""
    for spec in paper.specs:
        revised = next((f for f in spec.fields if f.key == "revised_date" and f.printed), None)
        year = _YEAR.search(revised.printed) if revised else None
        if revised is None or year is None or not any(note.when for note in spec.history):
            continue
        if not any(note.when and note.when.year == int(year[0]) for note in spec.history):
            yield Fault(
                "revision-without-history",
                revised.line,
                f"{revised.label or 'revised'} {revised.printed}",
                f"the class history has no entry of {year[0]}",
                f"Add what was changed in {year[0]} to the class history.",
            )


def entry_leaves_out(paper: Paper) -> Iterator[Fault]:
    """An entry that leaves out what the paper's own notice does to the class: its title, its grade, its code (X29)."""
    changes = {
        printed.change.after.title: printed.change
        for notice in paper.notices
        for printed in notice.changes
        if printed.change.before and printed.change.after and printed.change.after.title
    }
    for spec in paper.specs:
        change = changes.get(spec.title or "")
        last = spec.history[-1] if spec.history else None
        if change is None or last is None:
            continue
        missing = [name for name, pattern in _told(change) if not pattern.search(last.text)]
        if missing:
            yield Fault(
                "history-leaves-out",
                last.line,
                last.text,
                f"the notice changes {_before_and_after(change)}, and the entry leaves out {' and '.join(missing)}",
                "Say so in the entry.",
            )


def equivalency_that_was_deleted(paper: Paper) -> Iterator[Fault]:
    """A history whose last word on equivalencies is that they were deleted, over a specification that has one (X29)."""
    for spec in paper.specs:
        deleted = next((note for note in reversed(spec.history) if _EQUIVALENCY_GONE.search(note.text)), None)
        held = next((s for s in spec.walk() if s.part == "equivalency" and s.items), None)
        if deleted is None or held is None or _is_restored(spec, deleted):
            continue
        yield Fault(
            "equivalency-deleted",
            held.line,
            held.heading,
            f"the class history says on line {deleted.line} that the equivalencies were deleted, and here stands one",
            "Take it out, or add to the history when it came back.",
        )


def _told(change: Change) -> Iterator[tuple[str, re.Pattern[str]]]:
    for kind, told in _TELLS.items():
        if kind in change.aspects:
            yield told


def _before_and_after(change: Change) -> str:
    return f"{change.before} to {change.after}"


def _is_restored(spec: Spec, deleted: HistoryNote) -> bool:
    later = spec.history[spec.history.index(deleted) + 1 :]
    return any(re.search(r"\bequivalenc", note.text, re.I) for note in later)
