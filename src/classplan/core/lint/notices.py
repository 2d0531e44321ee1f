"""Notices: prose and tables that disagree, and what a reader of the notice cannot tell."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from classplan.core.lint.model import Fault, Paper
from classplan.core.lint.words import shown
from classplan.core.plan import ChangeKind
from classplan.core.reading.model import About, Circular, Notice

_LIST = re.compile(r"\bfollowing (?:job )?class\w*\b[^:]{0,160}?\b(?P<what>revised|created|added|established|new|abolished|deleted|changed)\b[^:]{0,200}:")  # fmt: skip
_POSITIONS = re.compile(r"\b(?:incumbents?|positions?|employees? in|vacan\w+|re-?allocat\w+|reclassif\w+)\b", re.I)
_FROM_THE_DATE = re.compile(
    r"\b(?:at least )?(?:\w+ )?(?:\(\d+\) )?(?:calendar |business |working )?days from the date of (?:this|the) notice\b",
    re.I,
)
_DESTROY = re.compile(r"\b(?:destroy(?:ed)?|discard(?:ed)?|shred(?:ded)?|thrown away)\b", re.I)
_FEWEST_LINES = 4


def prose_and_tables(paper: Paper) -> Iterator[Fault]:
    """A sentence that lists the classes revised, created or abolished and leaves one out that a table has (X55)."""
    for notice in paper.notices:
        groups = _titles_by_act(notice)
        for paragraph in notice.narrative:
            match = _LIST.search(paragraph.text)
            if match is None:
                continue
            listed = paragraph.text[match.end() :].partition(". ")[0]
            titles = groups[_act(match["what"])]
            left_out = [title for title in titles if title not in listed]
            if left_out and len(left_out) < len(titles):
                why = f"the tables have {len(titles)} classes {match['what']}, and this list leaves out {', '.join(left_out)}"
                yield Fault(
                    "prose-and-tables",
                    paragraph.line,
                    shown(match.group()),
                    why,
                    "Name them here, or take them out of the table.",
                )


def no_disposition(paper: Paper) -> Iterator[Fault]:
    """A class abolished without a word on what becomes of the positions in it (X26)."""
    for notice in paper.notices:
        for printed in notice.changes:
            if printed.change.kind is not ChangeKind.ABOLISH or printed.change.before is None:
                continue
            title = printed.change.before.title or printed.change.before.code or ""
            said = [p for p in notice.narrative if title in p.text and _POSITIONS.search(_behind(p.text, title))]
            if title and not said:
                why = "the class is abolished, and the notice does not say what becomes of the positions in it"
                yield Fault(
                    "no-disposition",
                    printed.printed[0].line,
                    title,
                    why,
                    "Say to which classes they go, or that there are none.",
                )


def no_grade_shown(paper: Paper) -> Iterator[Fault]:
    """Changes that show no pay grade at all: whether it stays cannot be told from the notice (X24)."""
    for notice in paper.notices:
        for printed in notice.changes:
            lines = [line for line in (printed.change.before, printed.change.after) if line]
            if not any(line.grade for line in lines):
                why = "no pay grade is shown for this class; a reader cannot tell whether it stays"
                yield Fault(
                    "no-grade",
                    printed.printed[0].line,
                    str(lines[-1]),
                    why,
                    "Show the grade, or say that pay does not change.",
                )


def detached_grades(paper: Paper) -> Iterator[Fault]:
    """Grades printed apart from the rows that they belong to: joined by their order alone (X23)."""
    for notice in paper.notices:
        for table in notice.tables:
            if table.grade_lists:
                first = table.grade_lists[0]
                why = "the grades stand apart from the classes that they belong to, and only their order joins them"
                yield Fault(
                    "detached-grades",
                    first.line,
                    first.heading,
                    why,
                    "Confirm each pair against the prose; print the grade in its row.",
                )


def code_changed(paper: Paper) -> Iterator[Fault]:
    """A class that gets another code: the old one must still find it (X25)."""
    for notice in paper.notices:
        for printed in notice.changes:
            before, after = printed.change.before, printed.change.after
            if before and after and before.code and after.code and before.code != after.code:
                why = f"the class changes its code from {before.code} to {after.code}"
                yield Fault(
                    "code-changed",
                    printed.printed[0].line,
                    f"{before.code}, {after.code}",
                    why,
                    "Keep the old code as one by which the class is still found.",
                )


def code_without_group(paper: Paper) -> Iterator[Fault]:
    """A code whose letters do not go with the letter of its grade, as all others of the paper do (X25)."""
    pairs = [(at, line, line.code[:2], line.grade[-1]) for at, line in paper.printed_lines if line.code and line.grade and line.code[:2].isalpha() and line.grade[-1].isalpha()]  # fmt: skip
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, prefix, group in pairs:
        ends[prefix][group] += 1
    if len(pairs) < _FEWEST_LINES or not any(prefix[-1] == group for _, _, prefix, group in pairs):
        return
    fits = sum(prefix[-1] == group for _, _, prefix, group in pairs)
    if fits * 3 < len(pairs) * 2:
        return
    for at, line, prefix, group in pairs:
        if prefix[-1] != group:
            why = f"the code {line.code} has the group {prefix[-1]}, and its grade {line.grade} the group {group}"
            yield Fault("code-without-group", at, str(line), why, "Compare the original; give the code of the group.")


def posting_can_be_read_otherwise(paper: Paper) -> Iterator[Fault]:
    """A posting period *from the date of this notice*: a length, or a last day to begin (X21)."""
    for notice in paper.notices:
        own = {paragraph.line for paragraph in notice.narrative}
        for passage, match, line in paper.matches(_FROM_THE_DATE):
            if passage.line not in own:
                continue
            why = "this can be read as how long it hangs, as by when it must hang, and as when it may come down"
            yield Fault("posting-period", line, match.group(), why, "Name the first and the last day of posting.")


def cut_offs_out_of_order(paper: Paper) -> Iterator[Fault]:
    """People must ask to speak before comments close: easily missed (X22)."""
    for notice in paper.notices:
        moments = {cut_off.purpose: cut_off for cut_off in notice.cut_offs if cut_off.moment}
        speakers, comments = moments.get("speakers"), moments.get("comments")
        if speakers and comments and speakers.moment and comments.moment and speakers.moment < comments.moment:
            why = f"who wishes to speak must say so before comments close ({comments.printed}, line {comments.line})"
            yield Fault(
                "cut-off-order", speakers.line, speakers.printed, why, "Say both beside each other, or use one cut-off."
            )


def superseded_papers_destroyed(paper: Paper) -> Iterator[Fault]:
    """An order to destroy superseded specifications: the record must keep one of each (X27)."""
    for part in paper.reading.parts:
        if not isinstance(part, Circular):
            continue
        for paragraph in part.narrative:
            match = _DESTROY.search(paragraph.text)
            if match and paragraph.about is not About.SELECTIVE_HOLDING:
                why = "superseded specifications are records; one of each must be kept"
                yield Fault(
                    "destroys-records",
                    paragraph.line,
                    shown(paragraph.text),
                    why,
                    "Have the copies taken out of the books, and the record kept.",
                )


def _titles_by_act(notice: Notice) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for printed in notice.changes:
        line = printed.change.after or printed.change.before
        if line and line.title:
            kind = printed.change.kind
            act = {ChangeKind.CREATE: "created", ChangeKind.ABOLISH: "abolished"}.get(kind, "revised")
            groups[act].append(line.title)
    return groups


def _act(word: str) -> str:
    if word in ("created", "added", "established", "new"):
        return "created"
    return "abolished" if word in ("abolished", "deleted") else "revised"


def _behind(text: str, title: str) -> str:
    return text[text.index(title) + len(title) :].partition(". ")[0]
