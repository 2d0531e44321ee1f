"""Whether a summary that a person wrote tells all that a comparison finds; and whether it tells what is not there.

A change of substance is told where a statement names most of the words that changed, or where it stands. A statement
that calls what it means minor covers what is one of form, and perhaps a word put for another; never more.

>>> from classplan.core.redline import paragraphs, redline
>>> old, new = paragraphs("Clerks may file plans.", "Pay is monthly."), paragraphs("Clerks shall file plans.", "Pay is weekly.")
>>> found = check(redline(old, new), "- Clerks shall file all plans.")
>>> [(omission.entry.before, omission.why) for omission in found.left_out]
[('Pay is monthly.', 'No statement names “monthly” or “weekly”.')]
"""

from collections.abc import Sequence
from dataclasses import dataclass

from classplan.core.redline import Redline
from classplan.core.telling.entries import Entry, What, entries
from classplan.core.telling.statements import Statement, content, statements
from classplan.core.telling.words import Run, keys

MOST = 0.5
_BESIDE = 2
_FEW_NAMED = 3


@dataclass(frozen=True, slots=True)
class Omission:
    """A change that the summary leaves out: which words of it, and why no statement covers them."""

    entry: Entry
    runs: tuple[Run, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and the statement that tells it."""

    entry: Entry
    by: Statement


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a summary tells and what it leaves out.

    `perhaps` are words put for others that a statement about minor revisions may mean; a person judges them. `form` are
    changes of form alone, which need no telling. `unmatched` are the statements that tell nothing of what changed.
    """

    left_out: tuple[Omission, ...]
    perhaps: tuple[Omission, ...]
    told: tuple[Told, ...]
    form: tuple[Entry, ...]
    unmatched: tuple[Statement, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left out."""
        return not self.left_out


def check(found: Redline | Sequence[Entry], summary: str) -> Completeness:
    """The summary held against what changed."""
    changes = entries(found) if isinstance(found, Redline) else tuple(found)
    said = statements(summary)
    left_out: list[Omission] = []
    perhaps: list[Omission] = []
    told: list[Told] = []
    for entry in (entry for entry in changes if entry.substance):
        by, missing = _telling(entry, said)
        if not missing and by is not None:
            told.append(Told(entry, by))
            continue
        omission = Omission(entry, missing, _why(entry, missing, said))
        minor = any(statement.minor for statement in said) and _may_be_minor(entry)
        (perhaps if minor else left_out).append(omission)
    form = tuple(entry for entry in changes if not entry.substance)
    matched = {one.by.text for one in told} | {s.text for s in said if _tells_form(s, form)}
    if perhaps:
        matched |= {statement.text for statement in said if statement.minor}
    unmatched = tuple(statement for statement in said if statement.text not in matched)
    return Completeness(tuple(left_out), tuple(perhaps), tuple(told), form, unmatched)


def _telling(entry: Entry, said: Sequence[Statement]) -> tuple[Statement | None, tuple[Run, ...]]:
    """The statement that tells a change, and the words of it that none tells."""
    runs = entry.runs or (Run(entry.before, entry.after),)
    by: Statement | None = None
    missing: list[Run] = []
    for run in runs:
        teller = next((statement for statement in said if _tells(statement, entry, run)), None)
        if teller is None:
            missing.append(run)
        by = by or teller
    telling = [run for run in missing if _weighs(run, entry)]
    return (by, tuple(telling)) if telling or by else (None, tuple(missing))


def _weighs(run: Run, entry: Entry) -> bool:
    """Whether words that differ say something of their own; where none of an item does, all of them do."""
    return bool(content(f"{run.removed} {run.added}")) or bool(entry.turns)


def _tells(statement: Statement, entry: Entry, run: Run) -> bool:
    if statement.minor:
        return False
    if statement.cites(entry.place) or (entry.was is not None and statement.cites(entry.was)):
        return _agrees(statement, run)
    if statement.names_section(entry.place):
        return _agrees(statement, run)
    changed = content(f"{run.removed} {run.added}")
    if not _agrees(statement, run):
        return False
    if not changed:
        return set(keys(run.added)) <= set(keys(statement.text)) and _same_matter(statement, entry, changed)
    for words in (changed, content(run.added), content(run.removed)):
        shared = words & statement.words
        if words and len(shared) >= MOST * len(words) and (len(shared) > 1 or _same_matter(statement, entry, shared)):
            return True
    return False


def _same_matter(statement: Statement, entry: Entry, shared: frozenset[str]) -> bool:
    """One word alone tells a change only beside others of its item or of its heading."""
    around = content(f"{entry.before} {entry.after} {entry.place.section}") - shared
    return len(around & statement.words) >= min(_BESIDE, len(around) or 1)


def _agrees(statement: Statement, run: Run) -> bool:
    """Whether the statement's figures and its direction are those of the change."""
    new = {key for key in keys(run.added) if key[0].isdigit()}
    old = {key for key in keys(run.removed) if key[0].isdigit()}
    if new and old and statement.figures and not new <= statement.figures:
        return False
    if statement.removes and not statement.adds and run.added and not run.removed:
        return False
    return not (statement.adds and not statement.removes and run.removed and not run.added)


def _may_be_minor(entry: Entry) -> bool:
    """One word put for another, neither of which turns the meaning: whether that is minor a person must say."""
    if entry.what is not What.REWORDED or entry.turns or len(entry.runs) != 1:
        return False
    (run,) = entry.runs
    return len(keys(run.removed)) == len(keys(run.added)) == 1


def _tells_form(statement: Statement, form: Sequence[Entry]) -> bool:
    if not form:
        return False
    if statement.minor:
        return True
    return any(statement.refers_to(f"{entry.before} {entry.after}") for entry in form if entry.heads)


def _why(entry: Entry, missing: Sequence[Run], said: Sequence[Statement]) -> str:
    if not said:
        return "The summary says nothing."
    words = [word for run in missing for word in (run.removed, run.added) if word]
    if all(len(word.split()) <= _FEW_NAMED for word in words) and words:
        named = f"No statement names {' or '.join(f'“{word}”' for word in dict.fromkeys(words))}."
    else:
        named = f"No statement names {_where(entry)} or most of the words that changed."
    minor = next((statement for statement in said if statement.minor), None)
    if minor is None:
        return named
    if _may_be_minor(entry):
        return f"{named} “{minor.short}” may mean it: a person must say."
    if entry.turns:
        return f"{named} “{minor.short}” cannot mean it: {entry.turns[0]}."
    return f"{named} “{minor.short}” cannot mean it: {_what(entry)}."


def _where(entry: Entry) -> str:
    return str(entry.place)


def _what(entry: Entry) -> str:
    if entry.what is What.ADDED:
        return "all of it is new"
    if entry.what is What.REMOVED:
        return "all of it is gone"
    removed, added = (sum(len(getattr(run, side).split()) for run in entry.runs) for side in ("removed", "added"))
    parts = [
        f"{count} word{'' if count == 1 else 's'} {verb}"
        for count, verb in ((removed, "went"), (added, "came"))
        if count
    ]
    return " and ".join(parts)
