"""Turn the lines of one specification of any jurisdiction into structure, without losing a word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from classplan.core.reading.general.dates import is_a_date
from classplan.core.reading.general.derived import concluded, problems_of
from classplan.core.reading.general.head import head_of
from classplan.core.reading.general.items import Wrapping, wrapping_of
from classplan.core.reading.general.known import known_opening
from classplan.core.reading.general.label_words import CODE, OTHER
from classplan.core.reading.general.labels import any_field, blank, continues, field_with, fields_in, is_dated
from classplan.core.reading.general.lines import LEAD, RUN_IN, Opening, rest_line, strength_of
from classplan.core.reading.general.members import Members, levels_in, levels_of, members_of
from classplan.core.reading.general.tables import row_fields, table_at
from classplan.core.reading.general.tree import Tree
from classplan.core.reading.general.unknown import Manner, manner_of, plain_lead, unknown_opening
from classplan.core.reading.general.vocabulary import ALTERNATIVE, is_misprinted
from classplan.core.reading.general.wordings import ANY, Wordings
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import Field, Member, Problem, SectionKind, Spec
from classplan.core.spec.sections import HISTORY
from classplan.core.spec.source import SourceLine

_TAIL_KEYS = frozenset(
    (
        "flsa",
        CODE,
        "schematic_code",
        "grade",
        "pay_range",
        "bargaining_unit",
        "eeo_category",
        "eeo_function",
        "workers_comp_code",
        "probation",
        "approved_by",
    )
)
_PLAIN_RUN_INS_IN_LISTS = frozenset(
    (
        SectionKind.EDUCATION_EXPERIENCE,
        SectionKind.LICENSURE,
        SectionKind.KNOWLEDGE,
        SectionKind.SKILLS,
        SectionKind.ABILITIES,
        SectionKind.COMPETENCIES,
        SectionKind.MINIMUM_QUALIFICATIONS,
        SectionKind.DESIRABLE,
    )
)
_LISTS = frozenset(
    (
        SectionKind.COMPETENCIES,
        SectionKind.PHYSICAL_DEMANDS,
        SectionKind.DUTIES,
        SectionKind.ENVIRONMENT,
        SectionKind.SKILLS,
        SectionKind.ABILITIES,
    )
)
_LEAD = re.compile(r"(?P<head>.{3,100}?(?::|\s[–—-]))\s+(?P<rest>\S.*)")
_SHORT_TAIL = 8
_MISPRINT = (
    "this heading was taken for a known one by putting a letter right; it is kept as printed. Look whether it is one."
)


@dataclass(slots=True)
class _Draft:
    wrapping: Wrapping
    members: Members
    tree: Tree = field(default_factory=Tree)
    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    in_tail: bool = False
    page_turned: bool = False


def openings_of(lines: Sequence[SourceLine], wordings: Wordings = ANY) -> dict[int, Opening]:
    """Every heading that the vocabulary knows, by its place among the lines."""
    found: dict[int, Opening] = {}
    free = 0
    for at, line in enumerate(lines):
        if at >= free and line.text and (opening := known_opening(lines, at, wordings)):
            found[at] = opening
            free = at + opening.used + 1
    return found


def read_general_spec(
    lines: Sequence[SourceLine], openings: Mapping[int, Opening], furniture: frozenset[int], wordings: Wordings = ANY
) -> tuple[Spec, list[Problem]]:
    """The specification in the lines; `openings` are its known headings by place, `furniture` numbers of page lines."""
    first = min(openings)
    shown = [line if line.number not in furniture else replace(line, text="", raw="") for line in lines]
    head = head_of(shown[:first])
    titled = Member(head.title, None, head.line) if head.title and head.line else None
    listed = members_of([*head.fields, *_tables(shown[first:])], titled)
    members = Members(
        _as_headings(listed, shown[first:])
        or levels_in(shown, head.title)
        or listed
        or levels_of(head.title, head.line or 1)
    )
    draft = _Draft(wrapping_of(shown), members, fields=list(head.fields))
    if head.prose:
        _put_prose(draft, head.prose)
    manner = manner_of(openings.values())
    at = first
    while at < len(lines):
        if lines[at].number in furniture:
            draft.page_turned = True
            at += 1
        elif not shown[at].text:
            at += 1
        else:
            at += _take(draft, shown, at, openings, manner)
            draft.page_turned = False
    fields = [wordings.named(made) for made in draft.fields]
    spec = concluded(draft.tree.sections(), fields, head, draft.members, lines)
    return spec, [*draft.problems, *problems_of(spec, lines)]


def _as_headings(listed: tuple[Member, ...], lines: Sequence[SourceLine]) -> tuple[Member, ...]:
    """The members that a table lists, where one of them is named by a line of its own or with text behind it."""
    members = Members(listed)
    named = any(_named_in(members, line) for line in lines if line.text and line.look.row is None)
    return listed if named else ()


def _tables(lines: Sequence[SourceLine]) -> Iterator[Field]:
    """The fields of every table of classes, wherever it stands."""
    for at, line in enumerate(lines):
        if line.text and (table := table_at(lines, at)):
            yield from table.fields()


def _put_prose(draft: _Draft, prose: Sequence[SourceLine]) -> None:
    """Text above the first heading is a section without a heading."""
    opening = Opening(Heading(SectionKind.SUMMARY, ()), "", prose[0], None, "", 1)
    draft.tree.put(opening)
    for line in prose:
        _add(draft, line)


def _take(draft: _Draft, lines: Sequence[SourceLine], at: int, openings: Mapping[int, Opening], manner: Manner) -> int:
    """Give the line its place; the answer is how many lines went with it."""
    line = lines[at]
    if table := table_at(lines, at):
        draft.fields += table.fields()
        return table.length
    named = _named(draft, line)
    if named is not None and draft.tree.root is not None:
        _open(draft, *named)
        return 1
    opening = openings.get(at)
    if opening is not None and _opens_here(draft, opening):
        _open(draft, replace(opening, number=manner.numbers.form_of(line.text)), None)
        return opening.used + 1
    if _take_field(draft, line):
        return 1
    if opening is None and (unknown := unknown_opening(lines, at, manner) or _plain_lead(draft, line, manner)):
        _open(draft, replace(unknown, number=manner.numbers.form_of(line.text)), None)
        return 1
    _add(draft, line)
    return 1


def _named(draft: _Draft, line: SourceLine) -> tuple[Opening, tuple[str, ...]] | None:
    """A heading that names members, alone on its line or with text behind it."""
    found = _named_in(draft.members, line)
    if found is None:
        return None
    named, head, rest = found
    heading = Heading(SectionKind.OTHER, ())
    return Opening(heading, head, line, None, rest, LEAD if rest else strength_of(line)), named


def _named_in(members: Members, line: SourceLine) -> tuple[tuple[str, ...], str, str] | None:
    """The members that a line names, the words that do, and the text behind them."""
    if line.bullet or line.look.row or len(line.cells) > 1:
        return None
    if (named := members.named(line.text)) is not None:
        return named, line.text, ""
    lead = _LEAD.fullmatch(line.text)
    if lead is None or (named := members.named(lead["head"].rstrip(" :–—-"))) is None:
        return None
    return named, lead["head"].rstrip(), lead["rest"]


def _open(draft: _Draft, opening: Opening, members: tuple[str, ...] | None) -> None:
    draft.tree.put(opening, members)
    draft.in_tail = False
    if opening.rest:
        _add(draft, rest_line(opening))
    if opening.is_known and members is None and is_misprinted(opening.printed):
        draft.problems.append(Problem(opening.line.number, opening.printed, _MISPRINT))


def _opens_here(draft: _Draft, opening: Opening) -> bool:
    """Whether a heading of the vocabulary is one at this place: in a list, a plain lead of an item is none."""
    root = draft.tree.open
    if opening.heading.part == ALTERNATIVE:
        return draft.tree.takes_alternatives()
    if opening.strength == RUN_IN and root is not None and root.kind in _LISTS:
        return opening.heading.kind in _PLAIN_RUN_INS_IN_LISTS
    return True


def _plain_lead(draft: _Draft, line: SourceLine, manner: Manner) -> Opening | None:
    """A lead that nothing but its words tells; where a list is open, it is the name of an item."""
    node = draft.tree.open
    return None if node is None or node.kind in _LISTS else plain_lead(line, manner)


def _take_field(draft: _Draft, line: SourceLine) -> bool:
    """Place a line that holds fields and nothing else, or the short lines that follow such fields."""
    if line.bullet:
        return False
    last = draft.fields[-1] if draft.fields else None
    made: tuple[Field, ...] = row_fields(line) or fields_in(line.text, line.number, raw=_with_gaps(line))
    if made and not (len(made) > 1 or made[0].key in _TAIL_KEYS or is_dated(made[0].key) or draft.in_tail):
        made = ()
    if made and draft.tree.open and draft.tree.open.part == HISTORY and not all(is_a_date(f.printed) for f in made):
        made = ()
    if not made and draft.in_tail and last is not None:
        if continues(last, line.text):
            if blank(last) and last.label and last.line < line.number:
                draft.fields[-1] = field_with(last.key, last.label, line.text, last.line)
                return True
            made = (Field(last.key, None, line.text, field_with(last.key, None, line.text, 1).parsed, line.number),)
        elif found := any_field(line.text, line.number):
            made = (found,)
        elif len(line.text.split()) <= _SHORT_TAIL and not line.text.endswith("."):
            made = (Field(OTHER, None, line.text, None, line.number),)
    if not made:
        return False
    draft.fields += [replace(f, key="class_title") if f.key == "title" else f for f in made]
    draft.in_tail = True
    return True


def _with_gaps(line: SourceLine) -> str | None:
    return line.raw if re.search(r"\S\s{2,}\S", line.raw) and not re.search(r"[\\<*]", line.raw) else None


def _add(draft: _Draft, line: SourceLine) -> None:
    node = draft.tree.open
    assert node is not None
    last = node.paragraphs[-1][-1] if node.paragraphs else None
    if last is not None and draft.wrapping.joins(last, line, page_turned=draft.page_turned):
        node.paragraphs[-1].append(line)
    else:
        node.paragraphs.append([line])
    draft.in_tail = draft.in_tail and len(line.text.split()) <= _SHORT_TAIL
