"""Turn the lines of one specification into structure, by a layout, without losing a word.

The caller has found where the specification begins and ends, its title, and the page furniture in it
(`classplan.core.reading.outline`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from classplan.core.spec.checks import problems_of_spec
from classplan.core.spec.fields import field_of, value_fits
from classplan.core.spec.layout import Heading, Label, SpecLayout
from classplan.core.spec.model import Field, Item, Problem, Section, SectionKind, Spec
from classplan.core.spec.references import (
    distinctions_in,
    history_note,
    opens_a_history_entry,
    qualifier_of,
    references_in,
    term_of,
)
from classplan.core.spec.source import (
    Passage,
    SourceLine,
    heading_key,
    is_cut_between,
    joined,
)

HISTORY = "history"
_NAMED_TERMS = {
    SectionKind.COMPETENCIES,
    SectionKind.KNOWLEDGE,
    SectionKind.SKILLS,
    SectionKind.ABILITIES,
    SectionKind.PHYSICAL_DEMANDS,
}
_MOST_LINES_OF_A_NOTE = 4


@dataclass(slots=True)
class _Block:
    """A heading as met, and the paragraphs under it, each a list of its lines."""

    heading: Heading
    printed: str
    note: str | None
    line: int
    paragraphs: list[list[SourceLine]] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    blocks: list[_Block] = field(default_factory=list)
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
        _add_text(draft.blocks[-1], line, page_turned=draft.page_turned)
    return 0


_NO_HEADING = "stands before the first heading of its specification; decide where it belongs and enter it by hand"


def _heading(
    line: SourceLine, following: Sequence[SourceLine], layout: SpecLayout
) -> tuple[_Block, SourceLine | None, int] | None:
    """The block that the line opens, the text behind its heading, and how many more lines the heading takes."""
    text = line.text
    if len(text) <= layout.longest_heading and (known := layout.by_wording.get(heading_key(text))):
        return _Block(known, text, None, line.number), None, 0
    if (opening := text.find("(")) > 0:
        known = layout.by_wording.get(heading_key(text[:opening]))
        if known is not None and known.takes_note:
            return _with_note(known, line, following)
    for known, wording in layout.with_text:
        if (length := _opening_length(text, wording)) and (text[:length].isupper() or text[length - 1] == ":"):
            rest = text[length:].strip()
            return _Block(known, text[:length], None, line.number), SourceLine(line.number, rest, rest), 0
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
) -> tuple[_Block, SourceLine | None, int] | None:
    text = line.text
    for used in range(len(following) + 1):
        if text.rstrip(": ").endswith(")"):
            note = text[text.index("(") + 1 : text.rindex(")")]
            return _Block(known, text, note, line.number), None, used
        if used < len(following) and following[used].text:
            text = f"{text} {following[used].text}"
        else:
            return None
    return None


def _is_field(draft: _Draft, line: SourceLine, layout: SpecLayout) -> bool:
    """Whether the line is a label with its value, or the value of the label before it; if so, it is placed."""
    match = layout.label_pattern.match(line.text)
    in_detail = bool(draft.blocks) and draft.blocks[-1].heading.kind is SectionKind.CLASS_DETAIL
    if match and (match["colon"] or in_detail) and (in_detail or match["name"].isupper()):
        if not match["name"].isupper() and not match["colon"]:
            return False
        label = layout.label_of[match["name"].casefold()]
        made, problem = field_of(label, match["label"].strip(), match["value"].strip(), line.number)
        draft.fields.append(made)
        draft.problems.extend([problem] if problem else [])
        draft.blank_label = None if made.printed else (label, len(draft.fields) - 1)
        return True
    if draft.blank_label and in_detail and value_fits(draft.blank_label[0], line.text):
        label, at = draft.blank_label
        blank = draft.fields[at]
        made, problem = field_of(label, blank.label or "", line.text, blank.line)
        draft.fields[at] = made
        draft.problems.extend([problem] if problem else [])
        draft.blank_label = None
        return True
    return False


def _continues_stock(draft: _Draft, line: SourceLine, layout: SpecLayout) -> bool:
    if not draft.stock or line.bullet or layout.stock_field.closing.search(draft.stock[-1].text):
        return False
    before = draft.stock[-1]
    if heading_key(line.text) in layout.by_wording:
        return False
    return line.number == before.number + 1 or is_cut_between(before.text, line.text)


def _close_stock(draft: _Draft, layout: SpecLayout) -> None:
    if draft.stock:
        passage = joined(draft.stock)
        draft.fields.append(Field(layout.stock_field.key, None, passage.text, None, passage.line))
        draft.stock = []


def _add_text(block: _Block, line: SourceLine, *, page_turned: bool) -> None:
    """Begin a paragraph, or go on with the one that a page break or a line break has cut (X51)."""
    last = block.paragraphs[-1][-1] if block.paragraphs else None
    is_entry = block.heading.part == HISTORY and opens_a_history_entry(line.text)
    if last is not None and not line.bullet and not is_entry:
        cut = is_cut_between(last.text, line.text)
        if cut or (page_turned and last.text.endswith(";") and line.text[:1].islower()):
            block.paragraphs[-1].append(line)
            return
    block.paragraphs.append([line])


def _spec(
    draft: _Draft, layout: SpecLayout, title: SourceLine | None, lines: Sequence[SourceLine]
) -> tuple[Spec, tuple[Problem, ...]]:
    sections = _nested([(block, _section(block, layout)) for block in draft.blocks])
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
            found for block in apart for found in distinctions_in(_passages(block), layout.distinguished_from)
        ),
        incorporates=tuple(references_in(duties, layout.incorporates)),
        replaces=tuple(references_in(entries, layout.replaces)),
    )
    undated = [
        Problem(item.line, item.text, f"the date of this entry of the class history does not exist: {why} {_BY_HAND}")
        for item, (_, why) in zip(entries, notes, strict=True)
        if why
    ]
    return spec, (*draft.problems, *undated, *problems_of_spec(spec, layout))


_BY_HAND = "Compare the original, and enter the right date by hand."


def _passages(block: _Block) -> Iterator[Passage]:
    for paragraph in block.paragraphs:
        yield joined(paragraph)


def _section(block: _Block, layout: SpecLayout) -> Section:
    kind = block.heading.kind
    return Section(
        kind=kind,
        heading=block.printed,
        level=block.heading.level,
        line=block.line,
        part=block.heading.part,
        note=block.note,
        items=_items(block, layout, names_terms=kind in _NAMED_TERMS),
    )


def _items(block: _Block, layout: SpecLayout, *, names_terms: bool) -> tuple[Item, ...]:
    """The paragraphs as items; those with a mark go under the item before them if it ends with a colon."""
    items: list[Item] = []
    under: list[Item] = []
    for paragraph in block.paragraphs:
        item = _item(paragraph, layout, names_terms=names_terms)
        if item.mark and items and not items[-1].mark and items[-1].text.endswith(":"):
            under.append(item)
            continue
        if under:
            items[-1], under = replace(items[-1], items=tuple(under)), []
        items.append(item)
    if under:
        items[-1] = replace(items[-1], items=tuple(under))
    return tuple(items)


def _item(paragraph: list[SourceLine], layout: SpecLayout, *, names_terms: bool) -> Item:
    first = paragraph[0]
    text = " ".join([first.after_bullet, *(line.text for line in paragraph[1:])])
    return Item(
        text=text,
        line=first.number,
        mark=first.bullet,
        term=term_of(text, layout.bare_openings) if names_terms else None,
        qualifier=qualifier_of(text, layout.qualifiers),
    )


def _nested(sections: Iterable[tuple[_Block, Section]]) -> tuple[Section, ...]:
    """Sections of the second level, put inside the section of the first level that the layout gives them."""
    done: list[Section] = []
    inner: list[Section] = []
    for block, section in sections:
        if block.heading.under is not None and done and done[-1].kind is block.heading.under and done[-1].level == 1:
            inner.append(section)
            continue
        if inner:
            done[-1], inner = replace(done[-1], sections=tuple(inner)), []
        done.append(section)
    if inner:
        done[-1] = replace(done[-1], sections=tuple(inner))
    return tuple(done)
