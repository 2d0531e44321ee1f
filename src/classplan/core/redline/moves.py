"""Which paragraphs went elsewhere whole: found by identity first, then by likeness.

>>> a, b, c = (Block(text) for text in ("Answers the telephone at the desk.", "Files permits by year and street.", "Drives."))
>>> moved((a, b, c), (b, c, a))
[(0, 2)]
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from classplan.core.redline.alignment import Pairs, in_order
from classplan.core.redline.model import Block, Role

LEAST_CHARACTERS = 25
LEAST_WORDS = 5
ALIKE = 0.6
_COMMON = 12  # two words in a row that so many paragraphs have tell nothing about one of them


def moved(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """The paragraphs that stand in another order, as pairs of positions, by the first.

    What stays is the heaviest choice that keeps its order. A short line moves only beside a longer one.
    """
    pairs = _same(old, new)
    pairs += _alike(old, new, pairs)
    pairs.sort()
    stays = set(in_order([(i, j, min(len(old[i].text), len(new[j].text)) + 1) for i, j in pairs]))
    out_of_order = [pair for pair in pairs if pair not in stays]
    return [pair for run in _runs(out_of_order) if _worth(old, run) for pair in run]


def _same(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """Those with the same identity, then those with the same words, where both have it once."""
    found: Pairs = []
    left_old, left_new = set(range(len(old))), set(range(len(new)))
    for name in (_identity, _words):
        of_old, of_new = _once(old, left_old, name), _once(new, left_new, name)
        for value, i in of_old.items():
            if (j := of_new.get(value)) is not None:
                found.append((i, j))
                left_old.discard(i)
                left_new.discard(j)
    return found


def _identity(block: Block) -> str | None:
    return block.key if block.role is not Role.HEADING else None


def _words(block: Block) -> str | None:
    return block.text or None


def _once(blocks: Sequence[Block], among: set[int], name: object) -> dict[str, int]:
    assert callable(name)
    named = {n: value for n in among if (value := name(blocks[n])) is not None}
    often = Counter(named.values())
    return {value: n for n, value in named.items() if often[value] == 1}


def _alike(old: Sequence[Block], new: Sequence[Block], taken: Pairs) -> Pairs:
    """The pairs of the rest that are alike, each other's best."""
    of_old = dict(_bigrams(old, {i for i, _ in taken}))
    of_new = dict(_bigrams(new, {j for _, j in taken}))
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, grams in of_new.items():
        for gram in grams:
            where[gram].append(j)
    best_old: dict[int, tuple[float, int]] = {}
    best_new: dict[int, tuple[float, int]] = {}
    for i, grams in of_old.items():
        shared = Counter(j for gram in grams if len(at := where.get(gram, ())) <= _COMMON for j in at)
        for j, count in shared.items():
            if 4 * count < len(grams):
                continue
            likeness = 2 * len(grams & of_new[j]) / (len(grams) + len(of_new[j]))
            if likeness >= ALIKE:
                best_old[i] = max(best_old.get(i, (0.0, 0)), (likeness, -j))
                best_new[j] = max(best_new.get(j, (0.0, 0)), (likeness, -i))
    return [(i, -j) for i, (_, j) in best_old.items() if best_new[-j][1] == -i]


def _bigrams(blocks: Sequence[Block], taken: set[int]) -> Iterator[tuple[int, frozenset[tuple[str, str]]]]:
    for n, block in enumerate(blocks):
        if n not in taken and block.role is not Role.HEADING:
            words = block.text.split()
            if len(words) >= LEAST_WORDS:
                yield n, frozenset(pairwise(words))


def _runs(pairs: Pairs) -> Iterator[Pairs]:
    """Pairs that follow each other in both texts."""
    run: Pairs = []
    for pair in pairs:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _worth(old: Sequence[Block], run: Pairs) -> bool:
    return max(len(old[i].text) for i, _ in run) >= LEAST_CHARACTERS
