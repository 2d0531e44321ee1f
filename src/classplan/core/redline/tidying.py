r"""The same alignment, put where a person expects it: whole paragraphs rather than the end of one and the start of another.

>>> old, new = "A b . \n A c . \n".split(" "), "A c . \n".split(" ")
>>> settled([(0, 0), (5, 1), (6, 2), (7, 3)], old, new)
[(4, 0), (5, 1), (6, 2), (7, 3)]
"""

from collections.abc import Sequence

from classplan.core.redline.alignment import Pairs

_ENDS = (".", ";", ":", "?", "!")


def settled(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Slide each fragment that may stand in several places to the beginning of a paragraph, else of a sentence."""
    kept = list(pairs)
    for n in range(len(kept) + 1):
        i0, j0 = kept[n - 1] if n else (-1, -1)
        i1, j1 = kept[n] if n < len(kept) else (len(old), len(new))
        if j1 == j0 + 1 and i1 > i0 + 1:
            _slide(kept, n, old, (i0 + 1, i1), 0)
        elif i1 == i0 + 1 and j1 > j0 + 1:
            _slide(kept, n, new, (j0 + 1, j1), 1)
    return _whole_paragraphs(kept, old, new)


def _slide(kept: Pairs, n: int, text: Sequence[str], run: tuple[int, int], side: int) -> None:
    """Move the run `text[start:stop]`, the gap before `kept[n]`, as far as words repeat; then keep the best place."""
    start, stop = run
    steps = _backwards(kept, n, text, run, side), _forwards(kept, n, text, run, side)
    best = max(range(-steps[0], steps[1] + 1), key=lambda step: (_merit(text, start + step, stop + step), -abs(step)))
    length = stop - start
    for step in range(-1, best - 1, -1):
        at = n + step
        i, j = kept[at]
        kept[at] = (i + length, j) if side == 0 else (i, j + length)
    for step in range(best):
        at = n + step
        i, j = kept[at]
        kept[at] = (i - length, j) if side == 0 else (i, j - length)


def _backwards(kept: Pairs, n: int, text: Sequence[str], run: tuple[int, int], side: int) -> int:
    start, stop = run
    steps = 0
    while (
        n - steps - 2 >= 0
        and kept[n - steps - 1][side] == start - steps - 1
        and kept[n - steps - 2][side] == start - steps - 2
        and kept[n - steps - 2][1 - side] == kept[n - steps - 1][1 - side] - 1
        and text[start - steps - 1] == text[stop - steps - 1]
    ):
        steps += 1
    # At the very beginning the last word kept may be passed too: nothing stands before it.
    if n - steps == 1 and kept[0] == (0, 0) and start - steps == 1 and text[0] == text[stop - steps - 1]:
        steps += 1
    return steps


def _forwards(kept: Pairs, n: int, text: Sequence[str], run: tuple[int, int], side: int) -> int:
    start, stop = run
    steps = 0
    while (
        n + steps + 1 < len(kept)
        and kept[n + steps][side] == stop + steps
        and kept[n + steps + 1][side] == stop + steps + 1
        and kept[n + steps + 1][1 - side] == kept[n + steps][1 - side] + 1
        and text[start + steps] == text[stop + steps]
    ):
        steps += 1
    last = n + steps
    if (
        last == len(kept) - 1
        and kept[last][side] == stop + steps == len(text) - 1
        and text[start + steps] == text[stop + steps]
    ):
        steps += 1  # the end of the text: the last word kept may be passed
    return steps


def _merit(text: Sequence[str], start: int, stop: int) -> int:
    if start == 0 or text[start - 1] == "\n":
        return 3 if text[stop - 1] == "\n" else 2
    return 1 if text[start - 1].endswith(_ENDS) else 0


def _whole_paragraphs(kept: Pairs, old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Where several paragraphs stand for several others, the end of the last is replaced with them.

    Not where it would leave no paragraph's end before it: something must hold the two texts together.
    """
    found: Pairs = []
    held = False
    i0 = j0 = -1
    for i, j in kept:
        if i == i0 + 1 or j == j0 + 1 or old[i] != "\n":
            held = held or old[i] == "\n"
            found.append((i, j))
            i0, j0 = i, j
            continue
        begins = (i0 < 0 or old[i0] == "\n") and (j0 < 0 or new[j0] == "\n")
        several = "\n" in old[i0 + 1 : i] or "\n" in new[j0 + 1 : j]
        if held and begins and several:
            continue
        held = True
        found.append((i, j))
        i0, j0 = i, j
    return found
