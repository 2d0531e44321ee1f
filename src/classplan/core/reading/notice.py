"""Turn the lines of a notice into structure: its head, its prose, its tables of changes, what it announces.

The specifications attached to it are parts of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from classplan.core.reading.confirm import confirmed
from classplan.core.reading.head import doubled_fields, head_field, labelled, letterhead, missing_fields
from classplan.core.reading.layout import Layout, NoticeLabel, TableHeading
from classplan.core.reading.model import About, Notice, Paragraph, PrintedChange, Table
from classplan.core.reading.notice_checks import problems_of_notice
from classplan.core.reading.prose import (
    about,
    contacts_in,
    cut_offs_in,
    date_problems,
    hearing_in,
    paragraphs_of,
    posting_in,
    quoted_rules_in,
    required_in,
)
from classplan.core.reading.tables import OpenTable, read_table
from classplan.core.spec.model import Field, Problem
from classplan.core.spec.source import SourceLine

_LONGEST_TABLE_HEADING = 120


@dataclass(slots=True)
class _Draft:
    """What has been taken so far, each kind in the order of the paper."""

    letterhead: list[SourceLine] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    labelled: list[tuple[NoticeLabel, str, list[SourceLine], str]] = field(default_factory=list)
    number: str | None = None
    title: str | None = None
    in_head: bool = True
    prose: list[tuple[SourceLine, bool]] = field(default_factory=list)
    nothing: list[Paragraph] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    table: OpenTable | None = None
    apart: bool = True


def read_notice(
    lines: Sequence[SourceLine], layout: Layout, *, pages: frozenset[int] = frozenset()
) -> tuple[Notice, tuple[Problem, ...]]:
    """The notice that stands in the lines (page furniture left out), and what a person must look at.

    `pages` are the numbers of lines that print a page number once only.
    """
    draft = _Draft()
    for line in lines:
        if line.number in pages:
            draft.fields.append(Field("page", None, line.text, line.text, line.number))
        elif line.text:
            _take(draft, line, layout)
    return _notice(draft, lines, layout)


def _take(draft: _Draft, line: SourceLine, layout: Layout) -> None:
    heading = _table_heading(line, layout) if draft.number or draft.fields else None
    if heading is not None:
        draft.table = OpenTable(line, heading)
        draft.tables.append(draft.table)
        draft.in_head, draft.apart = False, True
        return
    if draft.table is not None:
        if draft.table.take(line, layout.notice):
            return
        if draft.table.is_empty and line.text.casefold().strip(". ") == "none":
            draft.table.says_none = True
            draft.nothing.append(Paragraph(line.number, line.text, About.NONE))
            return
        draft.table = None
    if not (draft.in_head and _take_head(draft, line, layout)):
        _take_prose(draft, line, layout)


def _table_heading(line: SourceLine, layout: Layout) -> TableHeading | None:
    if len(line.text) > _LONGEST_TABLE_HEADING:
        return None
    return next((kind for kind in layout.notice.tables if kind.pattern.fullmatch(line.text)), None)


def _take_head(draft: _Draft, line: SourceLine, layout: Layout) -> bool:
    """Whether the line is one of the head's; if so, it is placed."""
    text, notice = line.text, layout.notice
    if notice.posting_flag.fullmatch(text):
        draft.fields.append(Field("posting_required", None, text, True, line.number))
        return True
    if draft.title is None and (match := notice.number.fullmatch(text)):
        draft.title, draft.number = text, match["number"]
        printed = match["number"] or ""
        draft.fields.append(Field("number", match["label"].strip(), printed, match["number"], line.number))
        return True
    if found := labelled(text, notice.labels):
        label, printed, value = found
        draft.labelled.append((label, printed, [line], value))
        return True
    if draft.labelled and draft.labelled[-1][2][-1].number + 1 == line.number and len(text) <= _LONGEST_TABLE_HEADING:
        label, printed, held, value = draft.labelled[-1]
        held.append(line)
        draft.labelled[-1] = (label, printed, held, f"{value} {text}".strip())
        return True
    if not draft.fields and not draft.labelled:
        draft.letterhead.append(line)
        return True
    return False


def _take_prose(draft: _Draft, line: SourceLine, layout: Layout) -> None:
    is_heading = about(line.text, layout.notice) is About.HEADING
    draft.prose.append((line, draft.apart or is_heading))
    draft.in_head, draft.apart = False, is_heading


def _notice(draft: _Draft, lines: Sequence[SourceLine], layout: Layout) -> tuple[Notice, tuple[Problem, ...]]:
    problems: list[Problem] = []
    fields = [*letterhead(draft.letterhead, layout.letterhead), *draft.fields]
    for label, printed, held, value in draft.labelled:
        made, found = head_field(label, printed, value, held[0].number)
        fields.append(made)
        problems += found
    fields.sort(key=lambda made: made.line)
    narrative = tuple(_paragraph(held, layout) for held in paragraphs_of(draft.prose))
    tables, changes, found = _tables(draft, layout)
    problems += found
    hearing, found = hearing_in(narrative)
    problems += found
    cut_offs, found = cut_offs_in(narrative)
    problems += found
    changes, found = confirmed(changes, draft.tables, tables, narrative, layout.notice)
    problems += found
    first = next((line.number for line in lines if line.text), 1)
    notice = Notice(
        line=first,
        title=draft.title,
        number=draft.number,
        fields=tuple(fields),
        narrative=tuple(sorted((*narrative, *draft.nothing), key=lambda paragraph: paragraph.line)),
        quoted_rules=tuple(quoted_rules_in(narrative, layout.notice)),
        hearing=hearing,
        posting=posting_in(narrative, layout.notice),
        contacts=tuple(contacts_in(narrative, layout.notice)),
        cut_offs=tuple(cut_offs),
        required=required_in(narrative, layout.notice),
        tables=tuple(tables),
        changes=tuple(changes),
    )
    name = draft.title or "the notice"
    problems += missing_fields(fields, layout.notice.labels, name, first)
    problems += doubled_fields(fields)
    problems += date_problems(narrative)
    problems += problems_of_notice(notice, layout.notice)
    return notice, tuple(problems)


def _paragraph(held: list[SourceLine], layout: Layout) -> Paragraph:
    text = " ".join(line.text for line in held)
    return Paragraph(held[0].number, text, about(text, layout.notice))


def _tables(draft: _Draft, layout: Layout) -> tuple[list[Table], list[PrintedChange], list[Problem]]:
    tables: list[Table] = []
    changes: list[PrintedChange] = []
    problems: list[Problem] = []
    for open_table in draft.tables:
        table, made, found = read_table(open_table, layout.notice, len(changes))
        tables.append(table)
        changes += made
        problems += found
    return tables, changes, problems
