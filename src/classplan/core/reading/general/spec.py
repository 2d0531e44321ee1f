"""Turn the lines of one specification of any jurisdiction into structure, without losing a word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from classplan.core.reading.general.closing import SHORT, take_field
from classplan.core.reading.general.derived import concluded, problems_of
from classplan.core.reading.general.head import head_of
from classplan.core.reading.general.items import Wrapping, wrapping_of
from classplan.core.reading.general.known import known_opening
from classplan.core.reading.general.lines import LEAD, RUN_IN, Opening, column_of, rest_line, strength_of
from classplan.core.reading.general.members import Members
from classplan.core.reading.general.series import members_on, named_in, of_each_member
from classplan.core.reading.general.signs import signs_of
from classplan.core.reading.general.tables import table_at
from classplan.core.reading.general.tree import Node, Tree
from classplan.core.reading.general.unknown import Manner, manner_of, plain_lead, unknown_opening
from classplan.core.reading.general.vocabulary import ALTERNATIVE, is_misprinted
from classplan.core.reading.general.wordings import ANY, Wordings
from classplan.core.spec.layout import Heading
from classplan.core.spec.model import Field, Problem, SectionKind, Spec
from classplan.core.spec.sections import HISTORY
from classplan.core.spec.source import SourceLine

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
_ALTERNATIVE = Heading(SectionKind.EDUCATION_EXPERIENCE, (), part=ALTERNATIVE)
_MISPRINT = (
    "this heading was taken for a known one by putting a letter right; it is kept as printed. Look whether it is one."
)


@dataclass(slots=True)
class _Draft:
    wrapping: Wrapping
    members: Members
    tree: Tree
    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    in_tail: bool = False
    page_turned: bool = False


def openings_of(lines: Sequence[SourceLine], wordings: Wordings = ANY) -> dict[int, Opening]:
    """Every heading that the vocabulary knows, by its place among the lines."""
    found: dict[int, Opening] = {}
    free = 0
    wrapping = wrapping_of(lines)
    for at, line in enumerate(lines):
        if at < free or not line.text or wrapping.runs_on(lines, at):
            continue
        opening = known_opening(lines, at, wordings)
        if opening is not None and (opening.rest or not wrapping.is_cut_off(lines, at)):
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
    members = members_on(shown, first, head)
    tree = Tree(of_each_member(shown, openings, members))
    draft = _Draft(wrapping_of(shown), members, tree, fields=list(head.fields))
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
    spec = concluded(draft.tree.sections(signs_of(lines)), fields, head, draft.members, lines)
    return spec, [*draft.problems, *problems_of(spec, lines)]


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
    if _is_next_alternative(draft, line):
        _open(draft, Opening(_ALTERNATIVE, line.text, line, None, "", strength_of(line)), None)
        return 1
    opening = openings.get(at)
    if opening is not None and _opens_here(draft, opening):
        _open(draft, replace(opening, number=manner.numbers.form_of(line.text)), None)
        return opening.used + 1
    in_history = draft.tree.open is not None and draft.tree.open.part == HISTORY
    if take_field(draft.fields, line, in_tail=draft.in_tail, in_history=in_history):
        draft.in_tail = True
        return 1
    if opening is None and (unknown := _unknown(draft, lines, at, manner)):
        _open(draft, replace(unknown, number=manner.numbers.form_of(line.text)), None)
        return 1
    _add(draft, line)
    return 1


def _unknown(draft: _Draft, lines: Sequence[SourceLine], at: int, manner: Manner) -> Opening | None:
    """A heading that the vocabulary does not know, where no sentence goes through the line."""
    if draft.wrapping.runs_on(lines, at):
        return None
    found = unknown_opening(lines, at, manner) or _plain_lead(draft, lines[at], manner)
    return found if found and (found.rest or not draft.wrapping.is_cut_off(lines, at)) else None


def _is_next_alternative(draft: _Draft, line: SourceLine) -> bool:
    """Whether *OR* alone on a line is printed as the heading *EITHER* before it was."""
    node = draft.tree.open
    is_printed_so = (
        node is not None and node.part == ALTERNATIVE and node.opening.line.look.heading == line.look.heading
    )
    return line.look.heading is not None and is_printed_so and line.text.casefold().strip(" :-") == "or"


def _named(draft: _Draft, line: SourceLine) -> tuple[Opening, tuple[str, ...]] | None:
    """A heading that names members, alone on its line or with text behind it."""
    found = named_in(draft.members, line)
    if found is None:
        return None
    named, head, rest = found
    heading = Heading(SectionKind.OTHER, ())
    return Opening(heading, head, line, None, rest, LEAD if rest else strength_of(line)), named


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
    if opening.strength == RUN_IN and opening.heading.kind is SectionKind.OTHER and len(opening.printed.split()) == 1:
        return False
    if opening.strength == RUN_IN and root is not None and root.kind in _LISTS:
        return opening.heading.kind in _PLAIN_RUN_INS_IN_LISTS or _is_no_term(root, opening)
    return True


def _is_no_term(node: Node, opening: Opening) -> bool:
    """Whether the items of the open list have no leads and stand further right, so that this lead is none of theirs."""
    items = [paragraph[0] for paragraph in node.paragraphs]
    return (
        bool(items)
        and not any(_LEAD.fullmatch(line.text) for line in items)
        and column_of(opening.line) < min(map(column_of, items))
    )


def _plain_lead(draft: _Draft, line: SourceLine, manner: Manner) -> Opening | None:
    """A lead that nothing but its words tells; where a list is open, it is the name of an item."""
    node = draft.tree.open
    return None if node is None or node.kind in _LISTS else plain_lead(line, manner)


def _add(draft: _Draft, line: SourceLine) -> None:
    node = draft.tree.open
    assert node is not None
    last = node.paragraphs[-1][-1] if node.paragraphs else None
    if last is not None and draft.wrapping.joins(last, line, page_turned=draft.page_turned):
        node.paragraphs[-1].append(line)
    else:
        node.paragraphs.append([line])
    draft.in_tail = draft.in_tail and len(line.text.split()) <= SHORT
