"""One page of the review of a paper: lines on the left, rows on the right, problems, progress, the next step."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from classplan.core.reading.accepting import unit_of, units
from classplan.core.reading.deriving import kinds_of_section
from classplan.core.reading.layout import Layout
from classplan.core.spec.source import lines_of
from classplan.records.library.models import Upload
from classplan.records.library.selectors import Progress, decided, progress
from classplan.web.staff.reading.rows import LONGEST_SHOWN, Row, name_of, pages_of, rows_of

MOST_LINES = 600
MOST_PROBLEMS = 60
MOST_CHANGES = 50


@dataclass(slots=True)
class LineShown:
    """One line of the original: its number, its words, the row that holds it, whether it is furniture or doubtful."""

    number: int
    text: str
    to: str = ""
    is_furniture: bool = False
    has_problem: bool = False


@dataclass(slots=True)
class ProblemShown:
    """One problem: its number from 0, what and why, where it is on the page, and what was decided."""

    number: int
    line: int
    what: str
    why: str
    to: str
    decided: str | None


@dataclass(slots=True)
class PartShown:
    """One part in the list of parts: its name, its address, and what is left to do in it."""

    name: str
    address: str
    accepted: int
    sections: int
    problems: int
    is_open: bool


@dataclass(slots=True)
class Review:
    """Everything that the page shows of an upload."""

    upload: Upload
    progress: Progress
    parts: list[PartShown]
    part: dict[str, Any]
    number: int
    lines: list[LineShown]
    rows: list[Row]
    problems: list[ProblemShown]
    page: int
    pages: int
    kinds: tuple[str, ...]
    lacking: list[tuple[str, str]]
    next_step: tuple[str, str] | None
    open_in_part: list[str] = field(default_factory=list)
    lines_left_out: int = 0
    problems_left_out: int = 0

    @property
    def history(self) -> list[tuple[datetime, str, str]]:
        """The last things that were done with the paper: when, by whom, what."""
        kept = self.upload.changes[-MOST_CHANGES:]
        return [(datetime.fromisoformat(held["at"]), held["by"], held["what"]) for held in kept]


def review(upload: Upload, layout: Layout | None, *, part: int, page: int) -> Review:
    """The page of a part; numbers that are too large mean the last one."""
    parts = upload.mended["parts"]
    part = min(part, len(parts) - 1)
    starts = [_first_line(held) for held in parts]
    pages = pages_of(rows_of(parts[part], part)) if parts else [[]]
    page = min(page, len(pages))
    rows = pages[page - 1]
    every = lines_of(upload.text)
    numbers = _numbers(starts, pages, part, page, len(every))
    done = decided(upload)
    shown = _problems(upload, done, numbers, rows)
    every_part = [_part_shown(upload, done, n, starts, part) for n in range(len(parts))]
    place_units = [unit.place for unit in units(upload.mended) if unit.place.startswith(f"parts/{part}/")]
    progressed = progress(upload)
    return Review(
        upload=upload,
        progress=progressed,
        parts=every_part,
        part=parts[part] if parts else {"kind": "other", "line": 1},
        number=part,
        lines=_lines(upload, [every[n - 1] for n in numbers[:MOST_LINES]], rows),
        rows=rows,
        problems=shown[:MOST_PROBLEMS],
        page=page,
        pages=len(pages),
        kinds=kinds_of_section(layout.spec) if layout and parts and parts[part]["kind"] == "specification" else (),
        lacking=_lacking(parts[part], layout) if parts else [],
        next_step=_next_step(upload, progressed, every_part, part, shown, rows),
        open_in_part=[place for place in place_units if place not in upload.accepted],
        lines_left_out=max(len(numbers) - MOST_LINES, 0),
        problems_left_out=max(len(shown) - MOST_PROBLEMS, 0),
    )


def page_of_place(upload: Upload, part: int, place: str) -> tuple[int, str]:
    """On which page of its part a place stands, and its anchor there; the head of its unit where it has no row."""
    parts = upload.mended["parts"]
    if not 0 <= part < len(parts):
        return 1, "structure"
    for wanted in (place, unit_of(place) if "/" in place else place):
        for n, rows in enumerate(pages_of(rows_of(parts[part], part)), start=1):
            for row in rows:
                if wanted in (row.place, row.opens):
                    return n, row.anchor
    return 1, "structure"


def _numbers(starts: list[int], pages: list[list[Row]], part: int, page: int, count: int) -> list[int]:
    """The numbers of the lines that belong to the page: a stretch, and those of fields that stand further on."""
    begins = starts[part] if starts and part else 1
    ends = starts[part + 1] - 1 if part + 1 < len(starts) else count
    tops = [_top(rows, begins) for rows in pages]
    first = begins if page == 1 else tops[page - 1]
    last = ends if page == len(pages) else tops[page] - 1
    own = {row.line for row in pages[page - 1]}
    return sorted(n for n in own | set(range(first, last + 1)) if 1 <= n <= count)


def _top(rows: list[Row], otherwise: int) -> int:
    """The line with which a page begins; the fields of a specification are printed at its end."""
    running = [row.line for row in rows if row.form in ("section", "item", "paragraph")]
    return min(running or [row.line for row in rows] or [otherwise])


def _first_line(part: dict[str, Any]) -> int:
    """The first line of a part; a page number or a running header may stand above its title."""
    return min([int(part["line"]), *(int(held["line"]) for held in part.get("fields", ()))])


def _lines(upload: Upload, lines: Any, rows: list[Row]) -> list[LineShown]:
    furniture = {text["line"] for text in upload.mended["furniture"]}
    doubtful = {problem["line"] for problem in upload.mended["problems"]}
    held = sorted({row.line: row.anchor for row in reversed(rows)}.items())
    starts = [line for line, _ in held]
    shown = []
    for line in lines:
        at = bisect_right(starts, line.number) - 1
        is_furniture = line.number in furniture
        to = held[at][1] if at >= 0 and line.text and not is_furniture else ""
        text = line.text[:LONGEST_SHOWN]
        shown.append(LineShown(line.number, text, to, is_furniture, line.number in doubtful))
    return shown


def _problems(upload: Upload, done: dict[int, str], numbers: list[int], rows: list[Row]) -> list[ProblemShown]:
    """The problems of the page, those that wait first."""
    starts = sorted({row.line: row.anchor for row in reversed(rows)}.items())
    here, found = set(numbers), []
    for n, problem in enumerate(upload.mended["problems"]):
        if problem["line"] in here:
            at = bisect_right([line for line, _ in starts], problem["line"]) - 1
            to = starts[at][1] if at >= 0 else "structure"
            what = problem["what"][:300]
            found.append(ProblemShown(n, problem["line"], what, problem["why"], to, done.get(n)))
    return sorted(found, key=lambda problem: (problem.decided is not None, problem.line))


def _part_shown(upload: Upload, done: dict[int, str], n: int, starts: list[int], is_open: int) -> PartShown:
    part = upload.mended["parts"][n]
    begins = starts[n] if n else 0
    ends = starts[n + 1] if n + 1 < len(starts) else None
    places = [unit.place for unit in units(upload.mended) if unit.place.startswith(f"parts/{n}/")]
    open_problems = sum(
        1
        for at, problem in enumerate(upload.mended["problems"])
        if at not in done and begins <= problem["line"] and (ends is None or problem["line"] < ends)
    )
    accepted = sum(1 for place in places if place in upload.accepted)
    return PartShown(name_of(part), f"?part={n + 1}", accepted, len(places), open_problems, n == is_open)


def _lacking(part: dict[str, Any], layout: Layout | None) -> list[tuple[str, str]]:
    """The fields that papers of this kind have and this one lacks."""
    if layout is None:
        return []
    labels: Any = {
        "specification": layout.spec.labels,
        "notice": layout.notice.labels,
        "circular": layout.circular.labels,
    }.get(part["kind"], ())
    have = {held["key"] for held in part.get("fields", ())}
    return [(label.key, label.wording) for label in labels if label.key not in have]


def _next_step(
    upload: Upload,
    progressed: Progress,
    parts: list[PartShown],
    part: int,
    problems: list[ProblemShown],
    rows: list[Row],
) -> tuple[str, str] | None:
    """What to do next, and where; None where the whole can be accepted."""
    waiting = next((problem for problem in problems if problem.decided is None), None)
    if waiting is not None:
        return f"Decide on the problem on line {waiting.line}", f"#problem-{waiting.number + 1}"
    if any(shown.problems for shown in parts):
        at = next(n for n, shown in enumerate(parts) if shown.problems)
        if at != part:
            return f"Decide on the problems of part {at + 1}", f"{parts[at].address}#problems"
    section = next((row for row in rows if row.opens and row.opens not in upload.accepted), None)
    if section is not None:
        return f"Look at “{section.text[:60]}” and accept it", f"#{section.anchor}"
    left = next((n for n, shown in enumerate(parts) if shown.accepted < shown.sections and n != part), None)
    if left is not None:
        return f"Go on with part {left + 1}", parts[left].address
    return None if progressed.whole else ("Look through the pages of this part", "#pages")
