"""Read a text: find its parts, turn each into structure, and say what a person must look at."""

from collections.abc import Iterator, Mapping, Sequence

from classplan.core.errors import Invalid
from classplan.core.reading.circular import problems_of_handed_out, read_circular
from classplan.core.reading.layout import Layout, UnreadPaper
from classplan.core.reading.model import Circular, Notice, Part, Reading, Text, Unread
from classplan.core.reading.notice import read_notice
from classplan.core.reading.notice_checks import problems_of_attachments
from classplan.core.reading.outline import Outline, PartKind, Stretch, outline_of
from classplan.core.reading.prose import paragraphs_of
from classplan.core.spec.model import Field, Problem, Spec
from classplan.core.spec.read import read_spec
from classplan.core.spec.source import NO_LOOKS, Look, SourceLine, lines_of

_LONGEST_SIGN = 300


def read(text: str, layouts: Sequence[Layout], looks: Mapping[int, Look] = NO_LOOKS) -> Reading:
    """What the text holds, by the first of the layouts that knows any part of it.

    `looks` tell how lines are printed, by their numbers, as far as their file says.
    Never raises for what stands in a text: what cannot be read is kept as it is, with a problem.
    """
    if not layouts:
        raise Invalid("No layout is given to read by. Name the jurisdiction whose papers these are.")
    lines = lines_of(text, looks)
    layout, outline = _best(lines, layouts)
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


def _is_furniture_alone(lines: Sequence[SourceLine], stretch: Stretch, outline: Outline) -> bool:
    return all(place in outline.furniture or not lines[place].text for place in range(stretch.start, stretch.end))


def _best(lines: Sequence[SourceLine], layouts: Sequence[Layout]) -> tuple[Layout, Outline]:
    outlines = [(layout, outline_of(lines, layout)) for layout in layouts]
    known = [
        (layout, outline)
        for layout, outline in outlines
        if any(stretch.kind is not PartKind.UNREAD for stretch in outline.stretches)
    ]
    return (known or outlines)[0]


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


def _unread(lines: Sequence[SourceLine], layout: Layout) -> tuple[Unread, Sequence[Problem]]:
    full = [line for line in lines if line.text]
    paragraphs = tuple(
        Text(held[0].number, " ".join(line.text for line in held))
        for held in paragraphs_of((line, False) for line in full)
    )
    kind = next((paper.kind for paper in layout.unread if _shows(full, paper)), "other")
    why = (
        f"this paper is in no layout that is known (known are the notices, circulars and specifications of {layout.name}). "
        "Its paragraphs are kept as they stand, and nothing is taken from them. Enter what it says by hand."
    )
    first = full[0]
    return Unread(kind, first.number, paragraphs), [Problem(first.number, first.text, why)]


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
