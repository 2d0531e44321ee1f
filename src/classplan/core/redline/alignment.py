"""Which words of two texts are the same words: the alignment that marks least, in fragments that a person can read.

What it minimises is the measure of a redline: the characters marked, plus ten for each separate fragment. A fragment is
a run of removed or of added words between two kept ones. The search is exact: it is dynamic programming over those
places alone where the two texts agree (a chain of matches, in which each gap costs its openings), so it takes time by
the number of matches and not by the product of the lengths. Of more than `FEW_MATCHES` matches, short words that agree
alone, without a neighbour, are passed over; texts with more than `MOST_MATCHES` are first cut at passages that occur
once in both.

>>> align("the old clerk".split(), "the new clerk".split())
[(0, 0), (2, 2)]
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

OPENING = 10
MOST_MATCHES = 60_000
FEW_MATCHES = 2_000
END = "\n"
_SCALE = 100_000
_OPEN = OPENING * _SCALE + 1  # the one: of two alignments that cost the same, the one with fewer fragments
_ANCHORS = (12, 6)
_SEEDS = (2, 3)  # longer ones would pass over too much of what is kept

Token = Hashable
Pairs = list[tuple[int, int]]
Matches = list[tuple[int, Sequence[int]]]


def weight(token: str) -> int:
    """The characters that marking a word marks: the word and the blank beside it; one for the end of a paragraph."""
    return 1 if token == END else len(token) + 1


def align(a: Sequence[Token], b: Sequence[Token], weigh: Callable[..., int] = weight) -> Pairs:
    """The pairs of positions kept, in order. Exact up to `MOST_MATCHES` matches; beyond, cut at anchors first."""
    found: Pairs = []
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        a0, a1, b0, b1 = waiting.pop()
        head, tail = _same_ends(a, b, a0, a1, b0, b1)
        found += ((a0 + n, b0 + n) for n in range(head))
        found += ((a1 - n, b1 - n) for n in range(tail, 0, -1))
        a0, a1, b0, b1 = a0 + head, a1 - tail, b0 + head, b1 - tail
        if a0 == a1 or b0 == b1:
            continue
        left, right = a[a0:a1], b[b0:b1]
        if (matches := _matches(left, right, weigh)) is not None:
            found += ((a0 + i, b0 + j) for i, j in _chain(matches, left, len(right), weigh))
            continue
        cuts = _anchors(left, right)
        if not cuts:
            if (matches := _seeded(left, right)) is not None:
                found += ((a0 + i, b0 + j) for i, j in _chain(matches, left, len(right), weigh))
                continue
            i, j = _halves(left, right)
            waiting += [(a0, a0 + i, b0, b0 + j), (a0 + i, a1, b0 + j, b1)]
            continue
        before = (0, 0)
        for i, j, length in cuts:
            waiting.append((a0 + before[0], a0 + i, b0 + before[1], b0 + j))
            found += ((a0 + i + n, b0 + j + n) for n in range(length))
            before = (i + length, j + length)
        waiting.append((a0 + before[0], a1, b0 + before[1], b1))
    found.sort()
    return found


def _same_ends(a: Sequence[Token], b: Sequence[Token], a0: int, a1: int, b0: int, b1: int) -> tuple[int, int]:
    """How many tokens agree at the beginning and at the end. To keep them is never dearer than not to."""
    most = min(a1 - a0, b1 - b0)
    head = 0
    while head < most and a[a0 + head] == b[b0 + head]:
        head += 1
    tail = 0
    while tail < most - head and a[a1 - 1 - tail] == b[b1 - 1 - tail]:
        tail += 1
    return head, tail


def _matches(a: Sequence[Token], b: Sequence[Token], weigh: Callable[..., int]) -> Matches | None:
    """Every place where the two agree, row by row; None where there are too many. Of many, those that tell something."""
    of_a, of_b = Counter(a), Counter(b)
    total = sum(count * of_b[token] for token, count in of_a.items() if token in of_b)
    if total > MOST_MATCHES:
        return None
    places: dict[Token, list[int]] = defaultdict(list)
    for j, token in enumerate(b):
        places[token].append(j)
    if total <= FEW_MATCHES:
        return [(i, places[token]) for i, token in enumerate(a) if token in places]
    return [(i, some) for i, token in enumerate(a) if (some := _telling(a, b, i, places.get(token, ()), weigh(token)))]


def _telling(a: Sequence[Token], b: Sequence[Token], i: int, places: Sequence[int], heavy: int) -> Sequence[int]:
    """Of a short word, the places where a neighbour agrees too: alone it gains less than the fragments it makes."""
    if heavy > OPENING:
        return places
    before, after = a[i - 1] if i else None, a[i + 1] if i + 1 < len(a) else None
    last = len(b) - 1
    return [j for j in places if (j and b[j - 1] == before) or (j < last and b[j + 1] == after)]


def _seeded(a: Sequence[Token], b: Sequence[Token]) -> Matches | None:
    """The places that lie in runs of agreement: the shortest runs of which there are not too many."""
    for length in _SEEDS:
        of_a, of_b = _grams(a, length), _grams(b, length)
        if sum(len(at) * len(of_b[gram]) for gram, at in of_a.items() if gram in of_b) > MOST_MATCHES // 2:
            continue
        rows: dict[int, set[int]] = defaultdict(set)
        for gram, at in of_a.items():
            for j in of_b.get(gram, ()):
                for i in at:
                    for n in range(length):
                        rows[i + n].add(j + n)
        return [(i, sorted(rows[i])) for i in sorted(rows)] if rows else None
    return None


def _grams(tokens: Sequence[Token], length: int) -> dict[tuple[Token, ...], list[int]]:
    found: dict[tuple[Token, ...], list[int]] = defaultdict(list)
    for i, gram in enumerate(zip(*(tokens[n:] for n in range(length)), strict=False)):
        found[gram].append(i)
    return found


def _anchors(a: Sequence[Token], b: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Passages that occur once in both, as (start, start, length), in an order that both texts have."""
    for length in _ANCHORS:
        of_b = _grams(b, length)
        once = [
            (at[0], of_b[gram][0])
            for gram, at in _grams(a, length).items()
            if len(at) == 1 and len(of_b.get(gram, ())) == 1
        ]
        if not once:
            continue
        found: list[tuple[int, int, int]] = []
        for i, j in in_order([(i, j, 1) for i, j in sorted(once)]):
            if found:
                i0, j0, held = found[-1]
                if i < i0 + held or j < j0 + held:
                    if i - i0 == j - j0:
                        found[-1] = (i0, j0, i - i0 + length)
                    continue
            found.append((i, j, length))
        return found
    return []


def in_order(pairs: Sequence[tuple[int, int, int]]) -> Pairs:
    """The heaviest choice of pairs (place, place, weight), given by the first, in which the second rises too."""
    ends, gains, last = [-1], [0], [-1]
    before: list[int] = []
    for n, (_, j, heavy) in enumerate(pairs):
        k = bisect_left(ends, j) - 1
        before.append(last[k])
        _raise(ends, gains, last, j, gains[k] + heavy, n)
    chosen: Pairs = []
    n = last[-1]
    while n >= 0:
        chosen.append(pairs[n][:2])
        n = before[n]
    return chosen[::-1]


def _raise(ends: list[int], gains: list[int], nodes: list[int], j: int, gain: int, node: int) -> None:
    """Put a node into the stairs: the further along, the more gained; what gains no more than one before it goes."""
    k = bisect_left(ends, j)
    if gains[k - 1] >= gain or (k < len(ends) and ends[k] == j and gains[k] >= gain):
        return
    stop = k
    while stop < len(ends) and gains[stop] <= gain:
        stop += 1
    ends[k:stop], gains[k:stop], nodes[k:stop] = [j], [gain], [node]


def _halves(a: Sequence[Token], b: Sequence[Token]) -> tuple[int, int]:
    """Where to cut texts that repeat themselves too much: amid, at a paragraph, where what follows agrees best."""
    middle = len(a) // 2
    near = range(max(1, middle - 200), min(len(a), middle + 200))
    i = min(near, key=lambda n: (a[n - 1] != "\n", abs(n - middle)), default=middle)
    wanted = len(b) * i // len(a)
    reach = max(200, len(b) // 10)
    ahead = a[max(0, i - 4) : i + 12]

    def unlike(j: int) -> tuple[int, int]:
        behind = j - min(i, 4)
        return -sum(1 for n, token in enumerate(ahead) if 0 <= behind + n < len(b) and b[behind + n] == token), abs(
            j - wanted
        )

    j = min(range(max(0, wanted - reach), min(len(b), wanted + reach) + 1), key=unlike)
    if (i, j) in ((0, 0), (len(a), len(b))) or i in (0, len(a)):
        return max(1, middle), len(b) // 2
    return i, j


def _chain(matches: Matches, a: Sequence[Token], m: int, weigh: Callable[..., int]) -> Pairs:
    """The chain of matches that leaves the least marked. Keeping a word gains it on both sides; a gap costs openings."""
    at: Pairs = []
    before: list[int] = []
    in_column: dict[int, tuple[int, int]] = {-1: (0, -1)}
    ends, gains, nodes = [-1], [0], [-1]
    row: list[tuple[int, int, int]] = [(-1, 0, -1)]
    row_of = -1
    for i, columns in matches:
        last_row = row if row_of == i - 1 else []
        row, row_of = [], i
        gained = 2 * _SCALE * weigh(a[i])
        p, p_best, p_node = 0, -(1 << 62), -1
        for j in columns:
            k = bisect_left(ends, j) - 1
            best, node = gains[k] - 2 * _OPEN, nodes[k]
            above = in_column.get(j - 1)
            if above and above[0] - _OPEN > best:
                best, node = above[0] - _OPEN, above[1]
            while p < len(last_row) and last_row[p][0] < j - 1:
                if last_row[p][1] > p_best:
                    p_best, p_node = last_row[p][1], last_row[p][2]
                p += 1
            if p_best - _OPEN > best:
                best, node = p_best - _OPEN, p_node
            if p < len(last_row) and last_row[p][0] == j - 1 and last_row[p][1] > best:
                best, node = last_row[p][1], last_row[p][2]
            row.append((j, best + gained, len(at)))
            at.append((i, j))
            before.append(node)
        for j, gain, node in row:
            if j not in in_column or in_column[j][0] < gain:
                in_column[j] = (gain, node)
            _raise(ends, gains, nodes, j, gain, node)
    node = _last(row if row_of == len(a) - 1 else [], in_column.get(m - 1), (gains[-1], nodes[-1]), m)
    chosen: Pairs = []
    while node >= 0:
        chosen.append(at[node])
        node = before[node]
    return chosen[::-1]


def _last(row: list[tuple[int, int, int]], above: tuple[int, int] | None, any_: tuple[int, int], m: int) -> int:
    """The match after which nothing more is kept."""
    choices = [(any_[0] - 2 * _OPEN, any_[1])]
    if above:
        choices.append((above[0] - _OPEN, above[1]))
    choices += ((gain - (0 if j == m - 1 else _OPEN), node) for j, gain, node in row)
    return max(choices, key=lambda choice: choice[0])[1]
