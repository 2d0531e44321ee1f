"""A summary held against what changed: each change of substance that it leaves out (X31, X53)."""

from classplan.core.lint.model import Fault
from classplan.core.lint.words import shown
from classplan.core.telling.completeness import Completeness, Omission

RULE = "summary-leaves-out"


def left_out_by(checked: Completeness) -> tuple[Fault, ...]:
    """A fault for each change that a summary leaves out. It stands nowhere in the summary, so its line is the first."""
    return tuple(
        Fault(RULE, 1, _words(omission), _why(omission), "Name the change in the summary.")
        for omission in checked.left_out
    )


def _words(omission: Omission) -> str:
    return shown(
        "; ".join(_run(run.removed, run.added) for run in omission.runs)
        or omission.entry.after
        or omission.entry.before
    )


def _run(removed: str, added: str) -> str:
    if not removed or not added:
        return f"added: {added}" if added else f"removed: {removed}"
    return f"{removed} became {added}"


def _why(omission: Omission) -> str:
    place = omission.entry.now or omission.entry.was
    return f"{f'{place}: ' if place else ''}{omission.why}".rstrip(".")
