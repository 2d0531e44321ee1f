"""Where each part of a paper begins and ends, and which lines belong to the page and not to the text.

A specification is found by its first heading; above that stand its title and, before or after the title, the
running header and the page number, which may recur in the middle of the text too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from classplan.core.reading.layout import Layout
from classplan.core.spec.layout import Heading
from classplan.core.spec.source import SourceLine, ends_a_sentence

_MOST_LINES_OF_A_HEAD = 5
_MOST_WORDS_OF_A_TITLE = 12
_MOST_LINES_OF_A_LETTERHEAD = 14
_LONGEST_RUNNING_HEADER = 80
_FEWEST_HEADINGS_WITHOUT_THE_FIRST = 2


class PartKind(StrEnum):
    """What a stretch of a paper is."""

    SPEC = "specification"
    NOTICE = "notice"
    CIRCULAR = "circular"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the first heading of a specification, as places in the list of lines."""

    anchor: int
    start: int
    title: int | None = None
    issuers: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part: from `start` up to, not including, `end`; a specification with its head."""

    kind: PartKind
    start: int
    end: int
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a paper in order, and the places of the lines that are page furniture."""

    stretches: tuple[Stretch, ...]
    furniture: frozenset[int]
    pages: frozenset[int]

    @property
    def is_known(self) -> bool:
        """Whether the layout knows any part of the paper."""
        return any(stretch.kind is not PartKind.UNREAD for stretch in self.stretches)

    def furniture_in(self, lines: Sequence[SourceLine], stretch: Stretch) -> frozenset[int]:
        """The numbers of the stretch's lines that belong to the page."""
        return frozenset(lines[p].number for p in range(stretch.start, stretch.end) if p in self.furniture)

    def pages_in(self, lines: Sequence[SourceLine], stretch: Stretch) -> frozenset[int]:
        """The numbers of the stretch's lines with a page number that does not recur."""
        alone = self.pages - self.furniture if len(self.pages) == 1 else frozenset()
        return frozenset(lines[p].number for p in alone if stretch.start <= p < stretch.end)


@dataclass(slots=True)
class _Paper:
    """The lines that say something, with what is asked of them again and again."""

    lines: Sequence[SourceLine]
    layout: Layout
    full: list[int]
    pages: frozenset[int]
    headings: Mapping[int, Heading]
    rank: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rank = {place: n for n, place in enumerate(self.full)}


def outline_of(lines: Sequence[SourceLine], layout: Layout) -> Outline:
    """The parts of the paper by this layout. A paper without any part that it knows is one unread stretch."""
    paper = _paper(lines, layout)
    heads = _heads(paper)
    starts = [Stretch(PartKind.SPEC, head.start, 0, head) for head in heads]
    starts += _fronts(paper, sorted(head.start for head in heads))
    starts.sort(key=lambda stretch: stretch.start)
    if paper.full and (not starts or _says_something(paper, 0, starts[0].start)):
        starts.insert(0, Stretch(PartKind.UNREAD, 0, 0))
    ends = [*(stretch.start for stretch in starts[1:]), len(lines)][: len(starts)]
    stretches = tuple(
        Stretch(stretch.kind, stretch.start, end, stretch.head) for stretch, end in zip(starts, ends, strict=True)
    )
    return Outline(stretches, _furniture(paper, heads, stretches), paper.pages)


def _paper(lines: Sequence[SourceLine], layout: Layout) -> _Paper:
    spec = layout.spec
    full = [place for place, line in enumerate(lines) if line.text]
    pages = frozenset(place for place in full if spec.page.fullmatch(lines[place].text))
    headings = {place: found for place in full if (found := spec.heading_of(lines[place].text))}
    return _Paper(lines, layout, full, pages, headings)


def _says_something(paper: _Paper, start: int, end: int) -> bool:
    return any(paper.lines[place].text for place in range(start, end))


def _anchors(paper: _Paper) -> Iterator[int]:
    """The first heading of each specification: the layout's first one, or another where that one is lost."""
    order = {heading.kind: n for n, heading in enumerate(paper.layout.spec.first_level)}
    first_level = [(place, order[h.kind]) for place, h in paper.headings.items() if h.under is None]
    last = len(order) - 1
    inside = ended = False
    for n, (place, number) in enumerate(first_level):
        if number == 0:
            inside = True
            yield place
        elif not inside or (ended and number < last):
            ahead = [number for _, number in first_level[n : n + _FEWEST_HEADINGS_WITHOUT_THE_FIRST]]
            if len(ahead) == _FEWEST_HEADINGS_WITHOUT_THE_FIRST and ahead == sorted(set(ahead)):
                inside = True
                yield place
        ended = number == last


def _heads(paper: _Paper) -> list[Head]:
    """The head of each specification; titles and running headers are told apart by how often they stand there."""
    above = {anchor: _above(paper, anchor) for anchor in _anchors(paper)}
    texts = {place for places in above.values() for place in places if place not in paper.pages}
    often = Counter(
        key for places in above.values() for key in {_key(paper, place) for place in places if place not in paper.pages}
    )
    anywhere = Counter(_key(paper, place) for place in texts | set(_beside_pages(paper)))
    return [_head(paper, anchor, places, often, anywhere) for anchor, places in above.items()]


def _key(paper: _Paper, place: int) -> str:
    return paper.lines[place].text.casefold()


def _above(paper: _Paper, anchor: int) -> list[int]:
    """The places above a first heading that can belong to it, from the top down."""
    found: list[int] = []
    below = anchor
    for n in range(paper.rank[anchor] - 1, -1, -1):
        place = paper.full[n]
        is_page = place in paper.pages
        if len(found) == _MOST_LINES_OF_A_HEAD or (found and below - place > 2):
            break
        if not is_page and (place in paper.headings or not _can_be_a_title(paper.lines[place].text, paper.layout)):
            break
        found.insert(0, place)
        below = place
    return found


def _can_be_a_title(text: str, layout: Layout) -> bool:
    """Whether a line can stand in the head of a specification: it is short, and no sentence and no other start."""
    starts_another = (layout.notice.number, layout.notice.posting_flag, layout.circular.title)
    return (
        len(text) <= 120
        and len(text.split()) <= _MOST_WORDS_OF_A_TITLE
        and not ends_a_sentence(text)
        and text[:1] not in "-–—•"
        and not any(mark in text for mark in ("@", "/20", "/19"))
        and layout.spec.label_pattern.match(text) is None
        and not any(pattern.fullmatch(text) for pattern in starts_another)
    )


def _head(paper: _Paper, anchor: int, places: list[int], often: Mapping[str, int], anywhere: Mapping[str, int]) -> Head:
    texts = [place for place in places if place not in paper.pages]
    if not texts:
        return Head(anchor, places[0] if places else anchor, furniture=tuple(places))
    issuer = paper.layout.spec.issuer

    def rarity(place: int) -> tuple[int, bool, int]:
        line = paper.lines[place]
        return often[_key(paper, place)], issuer.fullmatch(line.text) is not None, -place

    title = min(texts, key=rarity)
    running = {place for place in texts if place != title and anywhere[_key(paper, place)] > 1}
    once = [place for place in texts if place != title and place not in running]
    foreign = _foreign(paper, places, once, title)
    start = min(place for place in places if place > foreign)
    return Head(
        anchor,
        start,
        title,
        issuers=tuple(place for place in once if place > foreign),
        furniture=tuple(place for place in places if place > foreign and (place in running or place in paper.pages)),
    )


def _foreign(paper: _Paper, places: list[int], once: list[int], title: int) -> int:
    """The last of the places that belong to the part before, or -1: no gap parts them from that part's text."""
    first = places[0]
    n = paper.rank[first]
    if n == 0 or first - paper.full[n - 1] > 2:
        return -1
    issuer = paper.layout.spec.issuer
    pages = [place for place in places if place in paper.pages]
    strangers = [
        place
        for place in once
        if place < title
        and issuer.fullmatch(paper.lines[place].text) is None
        and not any(0 < page - place <= 2 for page in pages)
    ]
    return max(strangers, default=-1)


def _fronts(paper: _Paper, spec_starts: Sequence[int]) -> Iterator[Stretch]:
    """The notices and circulars, each from its letterhead on."""
    notice, circular = paper.layout.notice, paper.layout.circular
    kind_open: PartKind | None = None
    numbered = False
    first_lines = set(spec_starts)
    for place in paper.full:
        if place in first_lines:
            kind_open = None
        text = paper.lines[place].text
        if len(text) > 120:
            continue
        if circular.title.fullmatch(text):
            yield Stretch(PartKind.CIRCULAR, _letterhead_start(paper, place, spec_starts), 0)
            kind_open = PartKind.CIRCULAR
        elif (is_number := notice.number.fullmatch(text) is not None) or notice.posting_flag.fullmatch(text):
            goes_on = kind_open is PartKind.NOTICE and not (numbered and (is_number or _number_follows(paper, place)))
            if not goes_on:
                yield Stretch(PartKind.NOTICE, _letterhead_start(paper, place, spec_starts), 0)
                kind_open, numbered = PartKind.NOTICE, False
            numbered = numbered or is_number


def _number_follows(paper: _Paper, place: int) -> bool:
    ahead = paper.full[paper.rank[place] + 1 : paper.rank[place] + 2]
    return any(paper.layout.notice.number.fullmatch(paper.lines[n].text) for n in ahead)


def _letterhead_start(paper: _Paper, place: int, spec_starts: Sequence[int]) -> int:
    """Where the letterhead above a notice or circular begins: at the top of the file, or after a gap."""
    n = paper.rank[place]
    if n <= _MOST_LINES_OF_A_LETTERHEAD and not (spec_starts and spec_starts[0] < place):
        return 0 if all(_is_letterhead(paper, above) for above in paper.full[:n]) else place
    return place


def _is_letterhead(paper: _Paper, place: int) -> bool:
    text = paper.lines[place].text
    return len(text.split()) <= _MOST_WORDS_OF_A_TITLE and place not in paper.headings


def _furniture(paper: _Paper, heads: Sequence[Head], stretches: Sequence[Stretch]) -> frozenset[int]:
    """Page numbers that recur, running headers, and titles repeated beside a page number."""
    in_heads = {place for head in heads for place in head.furniture if place not in paper.pages}
    headers = {_key(paper, place) for place in in_heads}
    titles = {head.title for head in heads}
    beside = {place for place in _beside_pages(paper) if place not in titles}
    often = Counter(_key(paper, place) for place in beside)
    found = in_heads | (paper.pages if len(paper.pages) > 1 else frozenset())
    for stretch in stretches:
        if stretch.head is None:
            continue
        title = _key(paper, stretch.head.title) if stretch.head.title is not None else None
        for place in range(stretch.head.anchor + 1, stretch.end):
            if 0 < len(paper.lines[place].text) <= _LONGEST_RUNNING_HEADER:
                key = _key(paper, place)
                if key in headers or (place in beside and (key == title or often[key] > 1)):
                    found.add(place)
    return frozenset(found)


def _beside_pages(paper: _Paper) -> Iterator[int]:
    """The short lines beside a page number, up to two on either side of it."""
    for page in sorted(paper.pages):
        n = paper.rank[page]
        for ahead in ((n - 1, n - 2), (n + 1, n + 2)):
            last = page
            for m in ahead:
                if not 0 <= m < len(paper.full):
                    break
                place = paper.full[m]
                if abs(place - last) > 2 or place in paper.headings or place in paper.pages:
                    break
                if not _can_be_a_title(paper.lines[place].text, paper.layout):
                    break
                yield place
                last = place
