"""Find the specifications in a paper of any jurisdiction, and turn each into structure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from classplan.core.reading.general.kinds import kind_of_paper
from classplan.core.reading.general.labels import fields_in
from classplan.core.reading.general.lines import Opening
from classplan.core.reading.general.pages import furniture_of
from classplan.core.reading.general.spec import openings_of, read_general_spec
from classplan.core.reading.general.tables import row_fields
from classplan.core.reading.general.vocabulary import ALTERNATIVE
from classplan.core.reading.general.wordings import ANY, Wordings
from classplan.core.spec.model import Problem, SectionKind, Spec
from classplan.core.spec.source import SourceLine, heading_key

_WORK = frozenset((SectionKind.DUTIES, SectionKind.SUMMARY, SectionKind.DISTINGUISHING, SectionKind.LEVELS))
_ASKED = frozenset(
    (
        SectionKind.MINIMUM_QUALIFICATIONS,
        SectionKind.EDUCATION_EXPERIENCE,
        SectionKind.COMPETENCIES,
        SectionKind.KNOWLEDGE,
        SectionKind.SKILLS,
        SectionKind.ABILITIES,
        SectionKind.LICENSURE,
        SectionKind.DESIRABLE,
        SectionKind.REQUIREMENTS,
    )
)
_MOST_LINES_OF_A_HEAD = 40
_LONGEST_OF_A_HEAD = 130
_NEVER_ONE = frozenset(("rule", "agenda", "pay_table", "class_list"))
_NO_OTHER_KIND = "other"
_PAPERS_BEFORE = frozenset(("memo", "agenda", "resolution", "notice"))


@dataclass(frozen=True, slots=True)
class Found:
    """A specification in a paper: the places of its first line and behind its last, its parts read."""

    start: int
    end: int
    spec: Spec
    problems: tuple[Problem, ...]


def read_generally(lines: Sequence[SourceLine], wordings: Wordings = ANY) -> tuple[tuple[Found, ...], frozenset[int]]:
    """The specifications that the lines hold, in order, and the numbers of the lines that belong to pages."""
    furniture = furniture_of(lines)
    if wordings is ANY and kind_of_paper(lines) in _NEVER_ONE:
        return (), furniture
    openings = {
        at: opening for at, opening in openings_of(lines, wordings).items() if lines[at].number not in furniture
    }
    return tuple(_found(lines, openings, furniture, wordings)), furniture


def _found(
    lines: Sequence[SourceLine], openings: Mapping[int, Opening], furniture: frozenset[int], wordings: Wordings
) -> Iterator[Found]:
    starts = list(_first_headings(lines, openings))
    heads = [_head_start(lines, at, previous, openings) for at, previous in zip(starts, [-1, *starts], strict=False)]
    for n, start in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(lines)
        inner = {at - start: opening for at, opening in openings.items() if starts[n] <= at < end}
        spec, problems = read_general_spec(lines[start:end], inner, furniture, wordings)
        yield Found(start, end, spec, tuple(problems))


def _first_headings(lines: Sequence[SourceLine], openings: Mapping[int, Opening]) -> Iterator[int]:
    """The places at which a specification's first heading stands.

    A paper holds a specification where headings speak of the work and of what is asked for; another one begins where
    the first heading comes again after both.
    """
    told = [
        (at, o)
        for at, o in openings.items()
        if o.heading.part != ALTERNATIVE and o.heading.kind is not SectionKind.OTHER
    ]
    kinds = {opening.heading.kind for _, opening in told}
    if kinds.isdisjoint(_WORK) or (kinds.isdisjoint(_ASKED) and not _speaks_of_the_work(kinds, lines)):
        return
    of_work = next((n for n, (_, opening) in enumerate(told) if opening.heading.kind in _WORK), 0)
    if of_work and kind_of_paper(lines[: told[of_work][0]]) in _PAPERS_BEFORE:
        told = told[of_work:]
    first = told[0][1]
    yield told[0][0]
    seen: set[SectionKind] = set()
    for at, opening in told:
        again = opening.heading.kind is first.heading.kind and heading_key(opening.printed) == heading_key(
            first.printed
        )
        if again and not seen.isdisjoint(_ASKED) and opening is not first:
            yield at
            seen = set()
        seen.add(opening.heading.kind)


def _speaks_of_the_work(kinds: set[SectionKind], lines: Sequence[SourceLine]) -> bool:
    """Whether a paper that asks for nothing is a specification: it lists duties, and tells one thing more of the work."""
    return SectionKind.DUTIES in kinds and len(kinds & _WORK) > 1 and kind_of_paper(lines) == _NO_OTHER_KIND


def _head_start(lines: Sequence[SourceLine], first: int, previous: int, openings: Mapping[int, Opening]) -> int:
    """Where the head over a first heading begins: at the top of the paper, or where the text of another ends."""
    if previous < 0 and kind_of_paper(lines[:first]) not in _PAPERS_BEFORE:
        return 0
    start, full = first, 0
    for at in range(first - 1, previous, -1):
        line = lines[at]
        if not line.text:
            continue
        full += 1
        is_text = len(line.text) > _LONGEST_OF_A_HEAD or line.bullet or line.text.endswith((".", ";"))
        if is_text or at in openings or full > _MOST_LINES_OF_A_HEAD:
            break
        start = at
    return start if _opens_with_a_field(lines) else _after_tail(lines, start, first)


def _after_tail(lines: Sequence[SourceLine], start: int, first: int) -> int:
    """The head less the fields that close the specification before it: those that stand before the first other line."""
    return next((at for at in range(start, first) if lines[at].text and not _is_fields(lines[at])), start)


def _opens_with_a_field(lines: Sequence[SourceLine]) -> bool:
    """Whether the papers print codes and dates over their titles: the first of them does."""
    return any(_is_fields(line) for line in [line for line in lines[:_MOST_LINES_OF_A_HEAD] if line.text][:2])


def _is_fields(line: SourceLine) -> bool:
    return bool(row_fields(line) or fields_in(line.text, line.number))
