"""Tables whose lines are drawn: bands between lying rules, cells between standing ones.

>>> len(Grid(1, 0.0, 10.0).bands)
0
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from classplan.formats.pdf_pages import Page, Rule, Word
from classplan.formats.pdf_rows import Row, by_columns, mark_by_rules, rows_of

_TOUCH = 3.0
_MOST_PAIRS = 400_000


@dataclass(slots=True)
class Grid:
    """A table by its ruling: bands of cells, each with its edges and rows."""

    page: int
    top: float
    bottom: float
    bands: list[list[list[Row]]] = field(default_factory=list)


def in_reading_order(page: Page) -> list[Row | Grid]:
    """The rows and the tables of a page, as they are read."""
    rows = rows_of(page.words, page.number)
    mark_by_rules(page.lying, rows)
    grids, words = grids_of(page)
    if grids:
        rows = rows_of(words, page.number)
    ordered: list[Row | Grid] = []
    tops = sorted(grids, key=lambda grid: grid.top)
    for grid in tops:
        above = [row for row in rows if row.base <= grid.top]
        rows = rows[len(above) :]
        ordered += [*by_columns(above), grid]
    return ordered + list[Row | Grid](by_columns(rows))


def grids_of(page: Page) -> tuple[list[Grid], list[Word]]:
    """The ruled tables of a page, and the words that stand in none."""
    if len(page.standing) < 2 or len(page.lying) < 2 or len(page.standing) * len(page.lying) > _MOST_PAIRS:
        return [], page.words
    grids: list[Grid] = []
    words = page.words
    for lying, standing in _connected(page.lying, page.standing):
        xs = _distinct(rule.x0 for rule in standing)
        ys = _distinct(rule.top for rule in lying)
        if len(xs) < 3 or len(ys) < 2:
            continue
        width = xs[-1] - xs[0]
        ys = [y for y in ys if sum(rule.x1 - rule.x0 for rule in lying if abs(rule.top - y) <= _TOUCH) >= 0.4 * width]
        if len(ys) < 2:
            continue
        inside = [w for w in words if xs[0] <= (w.x0 + w.x1) / 2 <= xs[-1] and ys[0] <= w.base - w.size / 3 <= ys[-1]]
        if not inside:
            continue
        held = set(map(id, inside))
        words = [word for word in words if id(word) not in held]
        grids.append(Grid(page.number, ys[0], ys[-1], _bands(page.number, inside, xs, ys, standing)))
    return grids, words


def _connected(lying: list[Rule], standing: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules that touch each other, table by table."""
    stands = [(rule.x0, rule.top - _TOUCH, rule.bottom + _TOUCH) for rule in standing]
    groups: list[tuple[list[Rule], list[Rule]]] = []
    home: dict[int, int] = {}
    for rule in lying:
        first, last, y = rule.x0 - _TOUCH, rule.x1 + _TOUCH, rule.top
        touched = [n for n, (x, top, bottom) in enumerate(stands) if first <= x <= last and top <= y <= bottom]
        if not touched:
            continue
        at = sorted({home[n] for n in touched if n in home})
        if at:
            target = at[0]
        else:
            target = len(groups)
            groups.append(([], []))
        for other_group in at[1:]:
            groups[target][0].extend(groups[other_group][0])
            groups[target][1].extend(groups[other_group][1])
            groups[other_group][0].clear()
            groups[other_group][1].clear()
            home.update({n: target for n, group in home.items() if group == other_group})
        groups[target][0].append(rule)
        for n in touched:
            if n not in home:
                home[n] = target
                groups[target][1].append(standing[n])
    return groups


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def _bands(
    page: int, words: list[Word], xs: list[float], ys: list[float], standing: list[Rule]
) -> list[list[list[Row]]]:
    bands: list[list[list[Row]]] = []
    for top, bottom in pairwise(ys):
        band = [word for word in words if top <= word.base - word.size / 3 < bottom]
        if not band:
            continue
        edges = [xs[0], *(x for x in xs[1:-1] if _stands(x, top, bottom, standing)), xs[-1]]
        cells = []
        for left, right in pairwise(edges):
            rows = rows_of([word for word in band if left <= (word.x0 + word.x1) / 2 < right], page)
            for row in rows:
                row.left, row.right, row.gaps = left, right - _TOUCH, frozenset()
            cells.append(rows)
        bands += _unruled(cells)
    return bands


def _stands(x: float, top: float, bottom: float, standing: list[Rule]) -> bool:
    covered = sum(
        min(rule.bottom, bottom) - max(rule.top, top)
        for rule in standing
        if abs(rule.x0 - x) <= _TOUCH and rule.top < bottom and rule.bottom > top
    )
    return covered >= 0.5 * (bottom - top)


def _unruled(cells: list[list[Row]]) -> list[list[list[Row]]]:
    """The rows of a band that has lines between its columns only: the first column begins a row each time."""
    deepest = max(map(len, cells))
    filled = [column for column in cells if column]
    if (
        deepest < 3
        or len(filled) < 2
        or len(cells[0]) < deepest
        or any(len(column) < 0.7 * deepest for column in filled)
    ):
        return [cells]
    starts = [row.base - row.size for row in cells[0]]
    bands: list[list[list[Row]]] = [[[] for _ in cells] for _ in starts]
    for n, column in enumerate(cells):
        for row in column:
            at = max((k for k, start in enumerate(starts) if start <= row.base), default=0)
            bands[at][n].append(row)
    return bands
