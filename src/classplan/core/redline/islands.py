"""One or two words kept alone amid marked ones are marked too, where that costs next to nothing: a person reads runs.

The cheapest alignment keeps a long word that two sentences share by chance. To give it up costs a few characters; all
that is given up in a text stays below `ALLOWED` of what its marks cost.

>>> old, new = "Files old assignments daily .".split(), "Keeps all assignments weekly .".split()
>>> without_islands([(2, 2), (4, 4)], old, new, least=100)
[(2, 2), (4, 4)]
>>> without_islands([(2, 2), (4, 4)], old, new, least=10_000)
[(4, 4)]
"""

from collections.abc import Iterator, Sequence

from classplan.core.redline.alignment import END, OPENING, Pairs, weight

ALLOWED = 0.003
FEW = 2
_PASSES = 4


def without_islands(kept: Pairs, old: Sequence[str], new: Sequence[str], *, least: int) -> Pairs:
    """The alignment without its cheapest islands. `least` is what the cheapest alignment costs."""
    left = ALLOWED * least
    for _ in range(_PASSES):
        taken: set[int] = set()
        last = -1
        for dearer, start, stop in sorted(_islands(kept, old, len(new))):
            if dearer > left:
                break
            if start - 1 in taken or stop in taken:  # its neighbour went: what it costs is another sum now
                continue
            left -= max(dearer, 0)
            taken.update(range(start, stop))
            last = stop
        if last < 0:
            break
        kept = [pair for n, pair in enumerate(kept) if n not in taken]
    return kept


def _islands(kept: Pairs, old: Sequence[str], length: int) -> Iterator[tuple[int, int, int]]:
    """Each island: how much dearer the marks are without it, and which pairs it is."""
    runs = list(_runs(kept))
    for n, (start, stop) in enumerate(runs):
        if stop - start > FEW or any(old[kept[at][0]] == END for at in range(start, stop)):
            continue
        before = kept[runs[n - 1][1] - 1] if n else (-1, -1)
        after = kept[runs[n + 1][0]] if n + 1 < len(runs) else (len(old), length)
        first, final = kept[start], kept[stop - 1]
        fragments = sum(first[side] - before[side] > 1 for side in (0, 1))
        fragments_after = sum(after[side] - final[side] > 1 for side in (0, 1))
        if fragments and fragments_after:
            words = sum(weight(old[kept[at][0]]) for at in range(start, stop))
            yield 2 * words - OPENING * (fragments + fragments_after - 2), start, stop


def _runs(kept: Pairs) -> Iterator[tuple[int, int]]:
    """Where the runs of pairs that follow each other in both texts begin and end."""
    start = 0
    x, y = kept[0] if kept else (0, 0)
    for n, (i, j) in enumerate(kept):
        if i != x or j != y:
            yield start, n
            start = n
        x, y = i + 1, j + 1
    if kept:
        yield start, len(kept)


def cost(kept: Pairs, old: Sequence[str], new: Sequence[str]) -> int:
    """What the marks cost: their characters, and the openings of their fragments."""
    total = x = y = 0
    for i, j in (*kept, (len(old), len(new))):
        if i != x:
            total += OPENING + sum(map(weight, old[x:i]))
        if j != y:
            total += OPENING + sum(map(weight, new[y:j]))
        x, y = i + 1, j + 1
    return total
