"""Set the tables of a notice against its prose (X23): what both say must be one thing.

Grades that stand apart from their rows were joined by order. The prose confirms them; where it contradicts
them they are not taken, and a problem names both values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from classplan.core.plan import Change, Line
from classplan.core.reading.layout import NoticeLayout, Side
from classplan.core.reading.mentions import Mention, Step, mentions_in, steps_in, title_ahead
from classplan.core.reading.model import About, Paragraph, PrintedChange, Table
from classplan.core.reading.tables import OpenTable
from classplan.core.spec.model import Problem

_ASK = "Ask the office which is meant, and enter it by hand."


def confirmed(
    changes: Sequence[PrintedChange],
    open_tables: Sequence[OpenTable],
    tables: Sequence[Table],
    narrative: Sequence[Paragraph],
    layout: NoticeLayout,
) -> tuple[list[PrintedChange], list[Problem]]:
    """The changes, less the detached grades that the prose contradicts, and every contradiction as a problem."""
    detached = {n for opened, table in zip(open_tables, tables, strict=True) if opened.blocks for n in table.changes}
    alone = {n for table in tables if len(table.changes) == 1 for n in table.changes}
    result = list(changes)
    problems: list[Problem] = []
    titles = {line.title for change in changes for line in _lines(change.change) if line.title}
    proved: set[tuple[str, str]] = set()
    for paragraph in narrative:
        if paragraph.about is not About.NARRATIVE:
            continue
        steps = list(steps_in(paragraph.text, titles, layout.grade))
        mentions = list(mentions_in(paragraph.text, titles, layout.grade))
        proved |= {(mention.title, mention.grade) for mention in mentions if mention.title}
        problems += _against_steps(steps, result, detached, paragraph)
        problems += _against_mentions(mentions, steps, result, detached, paragraph)
        problems += _unknown(mentions, paragraph, layout, bool(tables))
        problems += _against_abolishing(paragraph, titles, result, layout)
    problems += _unproved(result, detached - alone, proved)
    return result, problems


def _lines(change: Change) -> list[Line]:
    return [line for line in (change.before, change.after) if line is not None]


def _against_steps(
    steps: Sequence[Step], changes: list[PrintedChange], detached: set[int], paragraph: Paragraph
) -> Iterator[Problem]:
    for step in steps:
        what = f"{_named(step.before, step.before_grade)} to {_named(step.after, step.after_grade)}"
        same = [
            n
            for n, c in enumerate(changes)
            if _title(c.change.before) == step.before and _title(c.change.after) == step.after
        ]
        if not same:
            others = [
                c for c in changes if _title(c.change.before) == step.before or _title(c.change.after) == step.after
            ]
            for other in others:
                why = f"the tables say otherwise (line {other.printed[0].line}: {_said(other.change)}). {_ASK}"
                yield Problem(paragraph.line, what, why)
        for n in same:
            for side, grade in ((Side.BEFORE, step.before_grade), (Side.AFTER, step.after_grade)):
                yield from _against_grade(changes, n, side, grade, detached, paragraph)


def _against_grade(
    changes: list[PrintedChange], n: int, side: Side, grade: str | None, detached: set[int], paragraph: Paragraph
) -> Iterator[Problem]:
    change = changes[n].change
    line = change.before if side is Side.BEFORE else change.after
    if line is None or grade is None or line.grade is None or line.grade == grade:
        return
    taken = "Neither is taken. " if n in detached else "The table's is kept. "
    why = (
        f"the prose gives {line.title} the grade {grade} ({side}), the table {line.grade} "
        f"(line {_line_of(changes[n], line.grade)}). {taken}{_ASK}"
    )
    yield Problem(paragraph.line, _named(line.title, grade), why)
    if n in detached:
        bare = replace(line, grade=None, minimum=None, maximum=None)
        made = Change(bare, change.after) if side is Side.BEFORE else Change(change.before, bare)
        changes[n] = PrintedChange(made, changes[n].printed)


def _line_of(printed: PrintedChange, grade: str) -> int:
    """The line that prints the grade: one of its own where it is detached, else that of the row."""
    return next((text.line for text in printed.printed if text.text.startswith(grade)), printed.printed[0].line)


def _against_mentions(
    mentions: Sequence[Mention],
    steps: Sequence[Step],
    changes: list[PrintedChange],
    detached: set[int],
    paragraph: Paragraph,
) -> Iterator[Problem]:
    """Titles with a grade outside any *A to B*: one of the lines of that title must have that grade."""
    in_steps = {(s.before, s.before_grade) for s in steps} | {(s.after, s.after_grade) for s in steps}
    for mention in mentions:
        if mention.title is None or (mention.title, mention.grade) in in_steps:
            continue
        held = [
            (n, side, line)
            for n, change in enumerate(changes)
            for side, line in ((Side.BEFORE, change.change.before), (Side.AFTER, change.change.after))
            if line is not None and line.title == mention.title and line.grade is not None
        ]
        if all(line.grade != mention.grade for _, _, line in held):
            for n, side, _ in held:
                yield from _against_grade(changes, n, side, mention.grade, detached, paragraph)


def _unknown(
    mentions: Sequence[Mention], paragraph: Paragraph, layout: NoticeLayout, has_tables: bool
) -> Iterator[Problem]:
    """A class with its grade in the paragraph that sums the changes up, and in no table."""
    if not has_tables or not layout.announces_tables.search(paragraph.text):
        return
    for mention in mentions:
        if mention.title is None:
            why = f"the prose names a class with the grade {mention.grade} that stands in none of the tables. {_ASK}"
            yield Problem(paragraph.line, f"{mention.words} ({mention.grade})", why)


def _against_abolishing(
    paragraph: Paragraph, titles: set[str], changes: Sequence[PrintedChange], layout: NoticeLayout
) -> Iterator[Problem]:
    for match in layout.abolishing.finditer(paragraph.text):
        title = title_ahead(paragraph.text[match.end() : match.end() + 200], titles)
        if title is None:
            continue
        named = [c for c in changes if title in {line.title for line in _lines(c.change)}]
        if named and all(c.change.after is not None for c in named):
            why = f"the prose abolishes it, the tables do not (line {named[0].printed[0].line}: {_said(named[0].change)}). {_ASK}"
            yield Problem(paragraph.line, f"{match[0]}{title}", why)


def _unproved(changes: Sequence[PrintedChange], detached: set[int], proved: set[tuple[str, str]]) -> Iterator[Problem]:
    for n in sorted(detached):
        loose = [line for line in _lines(changes[n].change) if line.grade and (line.title, line.grade) not in proved]
        if loose:
            said = ", ".join(_named(line.title, line.grade) for line in loose)
            why = "the grade stands apart from its row and was joined by order; the prose does not confirm it. Compare the original."
            yield Problem(changes[n].printed[0].line, said, why)


def _title(line: Line | None) -> str | None:
    return line.title if line else None


def _named(title: str | None, grade: str | None) -> str:
    return f"{title} ({grade})" if grade else str(title)


def _said(change: Change) -> str:
    return " to ".join(str(line) for line in _lines(change)) + f", {change.kind}"
