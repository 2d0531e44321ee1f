"""Turn the lines of one specification into structure, by a layout, without losing a word.

The caller has found where the specification begins and ends, its title, and the page furniture in it
(`classplan.core.reading.outline`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from classplan.core.spec.checks import problems_of_spec
from classplan.core.spec.fields import field_of, value_fits
from classplan.core.spec.layout import Heading, Label, SpecLayout
from classplan.core.spec.model import Field, Problem, SectionKind, Spec
from classplan.core.spec.references import (
    distinctions_in,
    history_note,
    references_in,
)
from classplan.core.spec.sections import HISTORY, Block, nested, section_of
from classplan.core.spec.source import (
    SourceLine,
    is_cut_between,
    joined,
)

_MOST_LINES_OF_A_NOTE = 4
_NO_HEADING = "stands before the first heading of its specification. Decide where it belongs, and enter it by hand."
_MAY_GO_ON = (
    "the line above is long and has no full stop, so this may be its continuation. It is kept as an item of its own. "
    "Compare the original; where it is one sentence, put it on one line and read the paper again."
)
_BY_HAND = "Compare the original, and enter the right date by hand."


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stock: list[SourceLine] = field(default_factory=list)
    blank_label: tuple[Label, int] | None = None
    page_turned: bool = False


def read_spec(
    lines: Sequence[SourceLine],
    layout: SpecLayout,
    *,
    title: SourceLine | None,
    head: Iterable[Field] = (),
    furniture: frozenset[int] = frozenset(),
) -> tuple[Spec, tuple[Problem, ...]]:
    """The specification that stands in the lines, and what a person must look at.

    `lines` begin with the first heading; `head` are the fields found above it; `furniture` are the numbers of
    lines that belong to the page. Nothing is guessed: what cannot be read is None, and a problem says so.
    """
    draft = _Draft(fields=list(head))
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.number in furniture:
            draft.page_turned = True
        elif line.text:
            following = lines[at : at + _MOST_LINES_OF_A_NOTE]
            on_this_page = tuple(takewhile(lambda next_line: next_line.number not in furniture, following))
            at += _take(draft, line, on_this_page, layout)
            draft.page_turned = False
    _close_stock(draft, layout)
    return _spec(draft, layout, title, lines)


def _take(draft: _Draft, line: SourceLine, following: Sequence[SourceLine], layout: SpecLayout) -> int:
    """Give the line its place; the answer is how many of the following lines went with it."""
    if _continues_stock(draft, line, layout):
        draft.stock.append(line)
        return 0
    opened = _heading(line, following, layout)
    if opened is None and _is_field(draft, line, layout):
        return 0
    _close_stock(draft, layout)
    if opened is not None:
        block, rest, used = opened
        draft.blocks.append(block)
        draft.blank_label = None
        if rest:
            block.paragraphs.append([rest])
        return used
    if layout.stock_field.opening.match(line.text):
        draft.stock.append(line)
    elif not draft.blocks:
        draft.problems.append(Problem(line.number, line.text, _NO_HEADING, placed=False))
    else:
        draft.blocks[-1].add(line, page_turned=draft.page_turned)
    return 0


def _heading(
    line: SourceLine, following: Sequence[SourceLine], layout: SpecLayout
) -> tuple[Block, SourceLine | None, int] | None:
    """The block that the line opens, the text behind its heading, and how many more lines the heading takes."""
    text = line.text
    if known := layout.heading_of(text):
        return Block(known, text, None, line.number), None, 0
    before_note, parenthesis, _ = text.partition("(")
    if parenthesis and (known := layout.heading_of(before_note)) and known.takes_note:
        return _with_note(known, line, following)
    for known, wording in layout.with_text:
        if (length := _opening_length(text, wording)) and (text[:length].isupper() or text[length - 1] == ":"):
            rest = text[length:].strip()
            return Block(known, text[:length], None, line.number), SourceLine(line.number, rest, rest), 0
    return None


def _opening_length(text: str, wording: str) -> int:
    """How many characters the wording and its colon take at the start of the text; 0 if it does not open it."""
    if text[: len(wording)].casefold() != wording.casefold():
        return 0
    rest = text[len(wording) :]
    if rest.lstrip().startswith(":"):
        return len(wording) + rest.index(":") + 1
    return len(wording) if rest[:1].isspace() else 0


def _with_note(
    known: Heading, line: SourceLine, following: Sequence[SourceLine]
) -> tuple[Block, SourceLine | None, int] | None:
    text = line.text
    for used in range(len(following) + 1):
        if text.rstrip(": ").endswith(")"):
            note = text[text.index("(") + 1 : text.rindex(")")]
            return Block(known, text, note, line.number), None, used
        if used < len(following) and following[used].text:
            text = f"{text} {following[used].text}"
        else:
            return None
    return None


def _is_field(draft: _Draft, line: SourceLine, layout: SpecLayout) -> bool:
    """Whether the line is a label with its value, or the value of the label before it; if so, it is placed."""
    in_detail = bool(draft.blocks) and draft.blocks[-1].heading.kind is SectionKind.CLASS_DETAIL
    match = layout.label_pattern.match(line.text)
    if match and _is_label(match, in_detail=in_detail):
        label = layout.label_of[match["name"].casefold()]
        made, problem = field_of(label, match["label"].strip(), match["value"].strip(), line.number)
        draft.fields.append(made)
        draft.problems.extend([problem] if problem else [])
        draft.blank_label = None if made.printed else (label, len(draft.fields) - 1)
        return True
    if draft.blank_label and in_detail and value_fits(draft.blank_label[0], line.text):
        label, at = draft.blank_label
        blank = draft.fields[at]
        draft.fields[at], problem = field_of(label, blank.label or "", line.text, blank.line)
        draft.problems.extend([problem] if problem else [])
        draft.blank_label = None
        return True
    return False


def _is_label(match: re.Match[str], *, in_detail: bool) -> bool:
    """In the class detail a colon or capitals make a label; elsewhere it takes both."""
    has_colon, is_upper = match["colon"] is not None, match["name"].isupper()
    return (has_colon or is_upper) if in_detail else (has_colon and is_upper)


def _continues_stock(draft: _Draft, line: SourceLine, layout: SpecLayout) -> bool:
    if not draft.stock or line.bullet or layout.stock_field.closing.search(draft.stock[-1].text):
        return False
    before = draft.stock[-1]
    if layout.heading_of(line.text):
        return False
    return line.number == before.number + 1 or is_cut_between(before.text, line.text)


def _close_stock(draft: _Draft, layout: SpecLayout) -> None:
    if draft.stock:
        passage = joined(draft.stock)
        draft.fields.append(Field(layout.stock_field.key, None, passage.text, None, passage.line))
        draft.stock = []


def _spec(
    draft: _Draft, layout: SpecLayout, title: SourceLine | None, lines: Sequence[SourceLine]
) -> tuple[Spec, tuple[Problem, ...]]:
    sections = nested([(block, section_of(block, layout)) for block in draft.blocks])
    duties = [item for s in sections for part in s.walk() if part.kind is SectionKind.DUTIES for item in part.items]
    entries = [item for s in sections for part in s.walk() if part.part == HISTORY for item in part.items]
    notes = [history_note(item) for item in entries]
    apart = [b for b in draft.blocks if b.heading.kind is SectionKind.DISTINGUISHING]
    first = title.number if title else (lines[0].number if lines else 1)
    spec = Spec(
        title=title.text if title else None,
        line=first,
        fields=tuple(sorted(draft.fields, key=lambda made: made.line)),
        sections=sections,
        history=tuple(note for note, _ in notes),
        distinctions=tuple(
            found for block in apart for found in distinctions_in(block.passages, layout.distinguished_from)
        ),
        incorporates=tuple(references_in(duties, layout.incorporates)),
        replaces=tuple(references_in(entries, layout.replaces)),
    )
    undated = [
        Problem(item.line, item.text, f"the date of this entry of the class history does not exist: {why} {_BY_HAND}")
        for item, (_, why) in zip(entries, notes, strict=True)
        if why
    ]
    split = [Problem(line.number, line.text, _MAY_GO_ON) for block in draft.blocks for line in block.doubtful]
    return spec, (*draft.problems, *undated, *split, *problems_of_spec(spec, layout))
