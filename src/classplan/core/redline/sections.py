"""Section by section: the paragraphs that are the same in both texts part them, and so do the headings of one kind.

>>> old = (Block("Functional Areas", Role.HEADING, 1, key="duties"), Block("Files."))
>>> new = (Block("Essential Duties", Role.HEADING, 1, key="duties"), Block("Files all."))
>>> next(words_kept(old, new))  # the words and ends of paragraphs that answer each other, counted through each text
[(2, 2), (4, 5)]
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from classplan.core.redline.alignment import MOST_MATCHES, Pairs, align, in_order, weight
from classplan.core.redline.model import Block, Role

_LONG = 30
_SHORT = 2_000


def words_kept(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pairs]:
    """The words kept, as pairs of positions in `tokens` of both texts: by the headings of one kind, then without them.

    Sections that were cut anew are told in fewer marks where headings that only mean the same do not bind them.
    """
    same = _the_same(old, new)
    of_one_kind = _of_one_kind(old, new, same)
    yield _words_between(old, new, _in_order(old, new, same + of_one_kind))
    if of_one_kind:
        yield _words_between(old, new, _in_order(old, new, same))


def _the_same(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    return _once(old, new, lambda block: block.printed if _certain(block) else None)


def _of_one_kind(old: Sequence[Block], new: Sequence[Block], same: Pairs) -> Pairs:
    taken_old, taken_new = {i for i, _ in same}, {j for _, j in same}
    by_kind = _once(old, new, lambda block: block.key if block.role is Role.HEADING else None)
    return [(i, j) for i, j in by_kind if i not in taken_old and j not in taken_new]


def _in_order(old: Sequence[Block], new: Sequence[Block], found: Pairs) -> Pairs:
    return in_order([(i, j, min(len(old[i].text), len(new[j].text)) + 20) for i, j in sorted(found)])


def _words_between(old: Sequence[Block], new: Sequence[Block], fixed: Pairs) -> Pairs:
    of_old, of_new = [tokens((block,)) for block in old], [tokens((block,)) for block in new]
    at_old, at_new = _starts(of_old), _starts(of_new)
    found: Pairs = []
    i0 = j0 = 0
    for i, j in (*fixed, (len(old), len(new))):
        found += _between(of_old, of_new, at_old, at_new, (i0, i, j0, j))
        if i < len(old):
            found += ((at_old[i] + x, at_new[j] + y) for x, y in align(of_old[i], of_new[j]))
        i0, j0 = i + 1, j + 1
    return found


def tokens(blocks: Sequence[Block]) -> list[str]:
    """The words of a text and the ends of its paragraphs."""
    found: list[str] = []
    for block in blocks:
        found += block.printed.split()
        found.append("\n")
    return found


def _between(
    of_old: list[list[str]],
    of_new: list[list[str]],
    at_old: list[int],
    at_new: list[int],
    gap: tuple[int, int, int, int],
) -> Pairs:
    """The words kept between two posts; in a long gap the paragraphs that are the same come first, then words."""
    i0, i1, j0, j1 = gap
    if i0 >= i1 or j0 >= j1:
        return []
    if at_old[i1] - at_old[i0] + at_new[j1] - at_new[j0] > _SHORT and _many(of_old[i0:i1], of_new[j0:j1]):
        left = [tuple(words) for words in of_old[i0:i1]]
        right = [tuple(words) for words in of_new[j0:j1]]
        same = align(left, right, lambda words: sum(map(weight, words)))
        if same:
            found: Pairs = []
            for i, j in (*((i0 + x, j0 + y) for x, y in same), (i1, j1)):
                found += _aligned(of_old[i0:i], of_new[j0:j], at_old[i0], at_new[j0])
                if i < i1:
                    found += ((at_old[i] + n, at_new[j] + n) for n in range(len(of_old[i])))
                i0, j0 = i + 1, j + 1
            return found
    return _aligned(of_old[i0:i1], of_new[j0:j1], at_old[i0], at_new[j0])


def _aligned(old: list[list[str]], new: list[list[str]], i: int, j: int) -> Pairs:
    flat_old = [word for words in old for word in words]
    flat_new = [word for words in new for word in words]
    return [(i + x, j + y) for x, y in align(flat_old, flat_new)]


def _many(old: list[list[str]], new: list[list[str]]) -> bool:
    of_old = Counter(word for words in old for word in words)
    of_new = Counter(word for words in new for word in words)
    return sum(count * of_new[word] for word, count in of_old.items() if word in of_new) > MOST_MATCHES // 4


def _certain(block: Block) -> bool:
    return block.role is Role.HEADING or len(block.printed) >= _LONG


def _once(old: Sequence[Block], new: Sequence[Block], name: Callable[[Block], str | None]) -> Pairs:
    of_old, of_new = _names(old, name), _names(new, name)
    return [(i, of_new[value]) for value, i in of_old.items() if value in of_new]


def _names(blocks: Sequence[Block], name: Callable[[Block], str | None]) -> dict[str, int]:
    named = [(n, value) for n, block in enumerate(blocks) if (value := name(block))]
    often = Counter(value for _, value in named)
    return {value: n for n, value in named if often[value] == 1}


def _starts(blocks: list[list[str]]) -> list[int]:
    found = [0]
    for words in blocks:
        found.append(found[-1] + len(words))
    return found
