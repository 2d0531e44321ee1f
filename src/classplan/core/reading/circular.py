"""Turn the lines of an update circular into structure: letterhead, head, statements, and its two lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from classplan.core.dates import PartialDate
from classplan.core.errors import Invalid
from classplan.core.reading.head import doubled_fields, head_field, labelled, letterhead, missing_fields
from classplan.core.reading.layout import CircularLayout, CircularList, Layout
from classplan.core.reading.model import About, Circular, Listed, Paragraph
from classplan.core.reading.prose import date_problems, paragraphs_of
from classplan.core.spec.model import Field, Problem, Spec
from classplan.core.spec.source import SourceLine, heading_key

_LONGEST_ENTRY = 120


@dataclass(slots=True)
class _Draft:
    letterhead: list[SourceLine] = field(default_factory=list)
    title: SourceLine | None = None
    fields: list[Field] = field(default_factory=list)
    prose: list[tuple[SourceLine, bool]] = field(default_factory=list)
    headings: list[Paragraph] = field(default_factory=list)
    lists: dict[str, list[Listed]] = field(default_factory=dict)
    open_list: CircularList | None = None
    problems: list[Problem] = field(default_factory=list)


def read_circular(
    lines: Sequence[SourceLine], layout: Layout, *, pages: frozenset[int] = frozenset()
) -> tuple[Circular, tuple[Problem, ...]]:
    """The circular that stands in the lines (page furniture left out), and what a person must look at.

    `pages` are the numbers of lines that print a page number once only.
    """
    draft = _Draft()
    for line in lines:
        if line.number in pages:
            draft.fields.append(Field("page", None, line.text, line.text, line.number))
        elif line.text:
            _take(draft, line, layout.circular)
    return _circular(draft, lines, layout)


def _take(draft: _Draft, line: SourceLine, layout: CircularLayout) -> None:
    if draft.title is None:
        if layout.title.fullmatch(line.text):
            draft.title = line
        else:
            draft.letterhead.append(line)
    elif known := layout.list_by_wording.get(heading_key(line.text)):
        draft.open_list = known
        draft.lists.setdefault(known.key, [])
        draft.headings.append(Paragraph(line.number, line.text, About.HEADING))
    elif draft.open_list is not None and len(line.text) <= _LONGEST_ENTRY:
        _take_entry(draft, line, draft.lists[draft.open_list.key], layout)
    elif draft.open_list is None and not draft.prose and (found := labelled(line.text, layout.labels)):
        label, printed, value = found
        made, problems = head_field(label, printed, value, line.number)
        draft.fields.append(made)
        draft.problems += problems
    else:
        draft.open_list = None
        draft.prose.append((line, False))


def _take_entry(draft: _Draft, line: SourceLine, entries: list[Listed], layout: CircularLayout) -> None:
    if line.text.casefold().strip(". ") == "none" and not entries:
        draft.headings.append(Paragraph(line.number, line.text, About.NONE))
        return
    version = layout.version.search(line.text)
    if version is None:
        entries.append(Listed(line.text, None, None, None, line.number))
        return
    title, at = line.text[: version.start()].rstrip(), line.number
    if not title:
        if not entries or entries[-1].label is not None:
            why = "a version label without a title before it. Find out whose it is, and enter it by hand."
            draft.problems.append(Problem(line.number, line.text, why, placed=False))
            return
        waiting = entries.pop()
        title, at = waiting.title, waiting.line
    try:
        day = PartialDate.parse(version["printed"])
    except Invalid as error:
        day = None
        draft.problems.append(Problem(line.number, line.text, f"{error} Compare the original, and enter it by hand."))
    entries.append(Listed(title, version["label"], version["printed"], day, at))


def _circular(draft: _Draft, lines: Sequence[SourceLine], layout: Layout) -> tuple[Circular, tuple[Problem, ...]]:
    first = next((line.number for line in lines if line.text), 1)
    fields = [*letterhead(draft.letterhead, layout.letterhead), *draft.fields]
    fields.sort(key=lambda made: made.line)
    narrative = [_paragraph(held, layout.circular) for held in paragraphs_of(draft.prose)]
    circular = Circular(
        line=first,
        title=draft.title.text if draft.title else None,
        fields=tuple(fields),
        narrative=tuple(sorted((*narrative, *draft.headings), key=lambda paragraph: paragraph.line)),
        new_and_revised=tuple(draft.lists.get("new_and_revised", ())),
        to_be_removed=tuple(draft.lists.get("to_be_removed", ())),
    )
    name = circular.title or "the circular"
    problems = [*draft.problems, *missing_fields(fields, layout.circular.labels, name, first), *doubled_fields(fields)]
    problems += date_problems(narrative)
    problems += _unlabelled(circular)
    problems += _no_lists(circular)
    return circular, tuple(problems)


def _paragraph(held: list[SourceLine], layout: CircularLayout) -> Paragraph:
    text = " ".join(line.text for line in held)
    kind = next((About(kind) for kind, pattern in layout.about if pattern.search(text)), About.NARRATIVE)
    return Paragraph(held[0].number, text, kind)


def _unlabelled(circular: Circular) -> Iterator[Problem]:
    for listed in (*circular.new_and_revised, *circular.to_be_removed):
        if listed.label is None:
            why = "no version label (Rev. or Est. with a date) stands by this title (clause 169). Enter it by hand."
            yield Problem(listed.line, listed.title, why)


def _no_lists(circular: Circular) -> Iterator[Problem]:
    if not circular.new_and_revised and not circular.to_be_removed:
        why = "the circular lists no specification, neither a new one nor one to be removed. Get the whole paper."
        yield Problem(circular.line, circular.title or "the circular", why)


def problems_of_handed_out(circular: Circular, specs: Iterable[Spec]) -> Iterator[Problem]:
    """Listed specifications that are not attached, and version labels that their papers contradict (166, 169)."""
    attached = {spec.title: spec for spec in specs}
    for listed in circular.new_and_revised:
        spec = attached.get(listed.title)
        if spec is None:
            why = "the circular lists it as new or revised, and it is not attached. Get the whole paper."
            yield Problem(listed.line, listed.title, why)
            continue
        key = "revised_date" if (listed.label or "").lower().startswith("rev") else "established_date"
        field = spec.field(key)
        if listed.day is not None and field is not None and field.parsed not in (None, str(listed.day)):
            why = (
                f"the circular says {listed.label} {listed.printed}, the specification {field.label} {field.printed} "
                f"(line {field.line}). Ask the office which is meant."
            )
            yield Problem(listed.line, listed.title, why)
