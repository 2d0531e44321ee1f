"""Read a text: find its parts, turn each into structure, and say what a person must look at."""

from collections.abc import Iterator, Mapping, Sequence

from classplan.core.errors import Invalid
from classplan.core.reading.circular import problems_of_handed_out, read_circular
from classplan.core.reading.general import read_generally
from classplan.core.reading.general.kinds import kind_of_paper
from classplan.core.reading.general.papers import head_fields, marks_of, rows_of
from classplan.core.reading.general.spec import openings_of
from classplan.core.reading.general.wordings import ANY, Wordings
from classplan.core.reading.layout import Layout, UnreadPaper
from classplan.core.reading.model import Circular, Notice, Part, Reading, Text, Unread
from classplan.core.reading.notice import read_notice
from classplan.core.reading.notice_checks import problems_of_attachments
from classplan.core.reading.outline import Outline, PartKind, Stretch, outline_of
from classplan.core.reading.prose import paragraphs_of
from classplan.core.spec.model import Field, Problem, Spec
from classplan.core.spec.read import read_spec
from classplan.core.spec.source import NO_LOOKS, Look, SourceLine, heading_key, lines_of

_LONGEST_SIGN = 300


def read(text: str, layouts: Sequence[Layout | Wordings], looks: Mapping[int, Look] = NO_LOOKS) -> Reading:
    """What the text holds, by the first of the layouts that knows any part of it.

    `looks` tell how lines are printed, by their numbers, as far as their file says.
    Never raises for what stands in a text: what cannot be read is kept as it is, with a problem.
    """
    if not layouts:
        raise Invalid("No layout is given to read by. Name the jurisdiction whose papers these are.")
    lines = lines_of(text, looks)
    layout, outline = _best(lines, [layout for layout in layouts if isinstance(layout, Layout)])
    if layout is None or outline is None or not _knows(lines, layout, outline):
        wordings = next((w for w in layouts if isinstance(w, Wordings) and w.knows(line.text for line in lines)), ANY)
        if (generally := _by_structure(lines, wordings, layout)) or layout is None or outline is None:
            return generally or _nothing_known(lines)
    parts: list[Part] = []
    problems: list[Problem] = []
    for stretch in outline.stretches:
        if stretch.kind is PartKind.UNREAD and _is_furniture_alone(lines, stretch, outline):
            continue
        part, found = _part(lines, stretch, outline, layout)
        parts.append(part)
        problems += found
    problems += _across(parts, layout)
    if not parts:
        problems.append(Problem(1, "", "the paper has no words of its own. Get it again from whoever sent it."))
    return Reading(
        parts=tuple(parts),
        furniture=tuple(Text(lines[place].number, lines[place].text) for place in sorted(outline.furniture)),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _knows(lines: Sequence[SourceLine], layout: Layout, outline: Outline) -> bool:
    """Whether the paper is one of the layout: it has a sign of it, and more than half of its headings stand there."""
    if not outline.is_known or any(
        stretch.kind in (PartKind.NOTICE, PartKind.CIRCULAR) for stretch in outline.stretches
    ):
        return outline.is_known
    known = [line.text for line in lines if line.text and layout.spec.heading_of(line.text)]
    shows = any(heading_key(text) in layout.spec.signs_by_key for text in known)
    return shows and len(known) * 2 > len(openings_of(lines))


def _by_structure(lines: Sequence[SourceLine], wordings: Wordings, layout: Layout | None) -> Reading | None:
    """What a paper in no layout holds, by its structure and its vocabulary; None where that tells nothing."""
    found, furniture = read_generally(lines, wordings)
    if not found:
        return None
    parts: list[Part] = []
    problems: list[Problem] = []
    before = [line for line in lines[: found[0].start] if line.number not in furniture]
    if any(line.text for line in before):
        part, said = _unread(before, layout)
        parts.append(part)
        problems += said
    for one in found:
        parts.append(one.spec)
        problems += one.problems
    return Reading(
        parts=tuple(parts),
        furniture=tuple(Text(line.number, line.text) for line in lines if line.number in furniture),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _is_furniture_alone(lines: Sequence[SourceLine], stretch: Stretch, outline: Outline) -> bool:
    return all(place in outline.furniture or not lines[place].text for place in range(stretch.start, stretch.end))


def _nothing_known(lines: Sequence[SourceLine]) -> Reading:
    part, problems = _unread(lines, None)
    return Reading((part,), (), tuple(problems))


def _best(lines: Sequence[SourceLine], layouts: Sequence[Layout]) -> tuple[Layout, Outline] | tuple[None, None]:
    if not layouts:
        return None, None
    outlines = [(layout, outline_of(lines, layout)) for layout in layouts]
    return next(((layout, outline) for layout, outline in outlines if outline.is_known), outlines[0])


def _part(
    lines: Sequence[SourceLine], stretch: Stretch, outline: Outline, layout: Layout
) -> tuple[Part, Sequence[Problem]]:
    start = stretch.head.anchor if stretch.head else stretch.start
    numbers, pages = outline.furniture_in(lines, stretch), outline.pages_in(lines, stretch)
    body = lines[start : stretch.end]
    if stretch.kind is PartKind.SPEC and stretch.head is not None:
        title = lines[stretch.head.title] if stretch.head.title is not None else None
        head = [_issuer(lines[place], first=n == 0) for n, place in enumerate(stretch.head.issuers)]
        head += [
            Field("page", None, line.text, line.text, line.number)
            for line in lines[stretch.start : stretch.end]
            if line.number in pages
        ]
        return read_spec(body, layout.spec, title=title, head=head, furniture=numbers | pages)
    text = [line for line in body if line.number not in numbers]
    if stretch.kind is PartKind.NOTICE:
        return read_notice(text, layout, pages=pages)
    if stretch.kind is PartKind.CIRCULAR:
        return read_circular(text, layout, pages=pages)
    return _unread(text, layout)


def _issuer(line: SourceLine, *, first: bool) -> Field:
    return Field("issuing_organization" if first else "letterhead", None, line.text, line.text, line.number)


def _unread(lines: Sequence[SourceLine], layout: Layout | None) -> tuple[Unread, Sequence[Problem]]:
    full = [line for line in lines if line.text]
    paragraphs = tuple(
        Text(held[0].number, " ".join(line.text for line in held))
        for held in paragraphs_of((line, False) for line in full)
    )
    papers = layout.unread if layout else ()
    kind = next((paper.kind for paper in papers if _shows(full, paper)), None) or kind_of_paper(full)
    known = f"the notices and circulars of {layout.name}, and " if layout else ""
    why = (
        f"this paper is in no layout that is known (known are {known}specifications with English headings for the work and "
        "for what it asks). Its paragraphs are kept as they stand, and nothing is taken from them. Enter what it says by hand."
    )
    first = full[0]
    unread = Unread(
        kind,
        first.number,
        paragraphs,
        fields=tuple(head_fields(full)) if kind == "memo" else (),
        marks=tuple(marks_of(kind, full)),
        rows=tuple(rows_of(kind, full)),
    )
    return unread, [Problem(first.number, first.text, why)]


def _shows(lines: Sequence[SourceLine], paper: UnreadPaper) -> bool:
    """Whether each of the paper's signs stands on a line of its own."""
    short = [line.text for line in lines if len(line.text) <= _LONGEST_SIGN]
    return all(any(sign.fullmatch(text) for text in short) for sign in paper.signs)


def _across(parts: Sequence[Part], layout: Layout) -> Iterator[Problem]:
    """What a notice or circular says of the specifications that follow it, up to the next such paper."""
    following: list[Spec] = []
    for part in reversed(parts):
        match part:
            case Spec():
                following.append(part)
            case Notice():
                yield from problems_of_attachments(part, tuple(reversed(following)), layout.notice)
                following = []
            case Circular():
                yield from problems_of_handed_out(part, tuple(reversed(following)))
                following = []
            case Unread():
                pass
