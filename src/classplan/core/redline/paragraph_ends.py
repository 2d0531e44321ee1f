r"""An end of a paragraph that both texts have stays one, where the cheapest alignment would run over it.

Where the last words of one paragraph and the first of the next are replaced, one run of marks over both is the cheapest.
A person wants to see two paragraphs, each with its own change. That costs two fragments more; what is spent on it stays
within `ALLOWED` of what the marks cost at least.

>>> old, new = "Files plans . \n A. Drives .".split(" "), "Files maps . \n 1. Drives .".split(" ")
>>> with_ends([(0, 0), (5, 5), (6, 6)], old, new, least=10)
[(0, 0), (5, 5), (6, 6)]
>>> with_ends([(0, 0), (5, 5), (6, 6)], old, new, least=10_000)
[(0, 0), (3, 3), (5, 5), (6, 6)]
"""

from collections.abc import Iterator, Sequence

from classplan.core.redline.alignment import END, OPENING, Pairs
from classplan.core.redline.islands import cost

ALLOWED = 0.007


def with_ends(kept: Pairs, old: Sequence[str], new: Sequence[str], *, least: int) -> Pairs:
    """The alignment with the cheapest of such ends kept. `least` is what the cheapest alignment costs."""
    found: Pairs = []
    ends = sorted(_ends(kept, old, new))
    left = least * (1 + ALLOWED) - cost(kept, old, new) if ends else 0
    for dearer, pair in ends:
        if dearer > left:
            break
        left -= dearer
        found.append(pair)
    return sorted([*kept, *found]) if found else kept


def _ends(kept: Pairs, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Of each run of marks, the end that could stay, and how much dearer that is."""
    x = y = -1
    for i, j in (*kept, (len(old), len(new))):
        if i - x > 1 and j - y > 1:
            gap_old, gap_new = old[x + 1 : i], new[y + 1 : j]
            if END in gap_old and END in gap_new and (at := _place(gap_old, gap_new, x >= 0 and old[x] != END)):
                p, q = at
                fragments = (p > 0) + (q > 0) + (p < len(gap_old) - 1) + (q < len(gap_new) - 1)
                yield OPENING * (fragments - 2) - 2, (x + 1 + p, y + 1 + q)
        x, y = i, j


def _place(old: Sequence[str], new: Sequence[str], begun: bool) -> tuple[int, int] | None:
    """The end of the paragraph that begins before the marks; else that before the paragraph that goes on behind them."""
    if begun:
        return old.index(END), new.index(END)
    if old[-1] != END and new[-1] != END:
        return len(old) - 1 - old[::-1].index(END), len(new) - 1 - new[::-1].index(END)
    return None
