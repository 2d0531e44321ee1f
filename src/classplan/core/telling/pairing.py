"""Which paragraph of one text answers which of the other: by the redline, then by likeness, then by the term it defines.

>>> from classplan.core.redline import paragraphs, redline
>>> found = paired(redline(paragraphs("Files plans by year.", "Drives."), paragraphs("Files plans by street.", "Swims.")))
>>> found.same, found.gone, found.come
([(0, 0)], [1], [1])
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classplan.core.redline import Block, Kind, Redline, Role
from classplan.core.redline.alignment import Pairs, in_order
from classplan.core.telling.words import keys

ALIKE = 0.4
_FEW_KINDS = 2
_MOST = 10_000  # pairs of paragraphs that are tried for likeness; beyond, they answer each other in their order
_TERM = re.compile(r"[^.;:]{2,60}?(?=:\s|\s[–-]\s)")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Positions in the two texts: those that answer each other, those of them that moved, those that stand alone."""

    same: Pairs
    moved: frozenset[tuple[int, int]]
    gone: list[int]
    come: list[int]

    def after_old(self, i: int) -> float:
        """Where in the new text one would look for what stood at a place of the old one."""
        at = bisect_right(self.same, (i, -1))
        before = [j for pair in self.same[max(0, at - 1) : at] if (j := pair[1]) is not None]
        return before[-1] + 0.5 if before else -0.5


def paired(found: Redline) -> Pairing:
    """Section by section where both texts have sections of a known kind; else as the redline pairs them.

    A redline's words may run over the ends of paragraphs; then the paragraphs between two shared ends are paired anew.
    """
    moved: set[tuple[int, int]] = set()
    same: Pairs = []
    kinds = list(_by_kind(found.old, found.new))
    groups = kinds or list(_groups(found, moved))
    gone = {i for old, _ in groups for i in old}
    come = {j for _, new in groups for j in new}
    for old, new in groups:
        pairs = _alike(found, old, new)
        pairs += _rewritten(found, old, new, pairs) if kinds else []
        stays = set(in_order([(i, j, 1) for i, j in sorted(pairs)]))
        moved |= {pair for pair in pairs if pair not in stays}
        same += pairs
    gone -= {i for i, _ in same}
    come -= {j for _, j in same}
    for i, j in _by_name(found, sorted(gone), sorted(come)):
        moved.add((i, j))
        gone.remove(i)
        come.remove(j)
    return Pairing(sorted({*same, *moved}), frozenset(moved), sorted(gone), sorted(come))


def _by_kind(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[list[int], list[int]]]:
    """The paragraphs of each kind of section, and of none; nothing where one of the texts has fewer than two kinds."""
    of_old, of_new = _sections(old), _sections(new)
    if min(len(of_old), len(of_new)) <= _FEW_KINDS:
        return
    for kind in [*of_new, *(kind for kind in of_old if kind not in of_new)]:
        yield of_old.get(kind, []), of_new.get(kind, [])


def _sections(blocks: Sequence[Block]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    kind = ""
    for n, block in enumerate(blocks):
        if block.role is Role.HEADING:
            kind = block.key or block.text
        found.setdefault("" if block.role in (Role.FIELD, Role.TITLE) else kind, []).append(n)
    return found


def _groups(found: Redline, moved: set[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """The paragraphs up to each end that both texts share; what moved is put aside."""
    moves: dict[int, list[int]] = {}
    i = j = 0
    old: list[int] = []
    new: list[int] = []
    for row in found.rows:
        if row.move:
            here = moves.setdefault(row.move.number, [-1, -1])
            here[0 if row.move.away else 1] = i if row.move.away else j
            i, j = (i + 1, j) if row.move.away else (i, j + 1)
            continue
        if row.end is not Kind.ADDED:
            old.append(i)
            i += 1
        if row.end is not Kind.REMOVED:
            new.append(j)
            j += 1
        if row.end is Kind.KEPT:
            yield old, new
            old, new = [], []
    yield old, new
    moved |= {(at[0], at[1]) for at in moves.values()}


def _alike(found: Redline, old: Sequence[int], new: Sequence[int]) -> Pairs:
    if not old or not new:
        return []
    if len(old) == len(new) == 1 and found.old[old[0]].printed == found.new[new[0]].printed:
        return [(old[0], new[0])]
    pairs = _same_words(found, old, new)
    paired_old, paired_new = {i for i, _ in pairs}, {j for _, j in pairs}
    old = [i for i in old if i not in paired_old]
    new = [j for j in new if j not in paired_new]
    if len(old) * len(new) > _MOST:
        return [*pairs, *zip(old, new, strict=False)]
    of_old = {i: Counter(keys(found.old[i].text)) for i in old}
    of_new = {j: Counter(keys(found.new[j].text)) for j in new}
    ranked = sorted(
        ((_likeness(found.old[i], found.new[j], of_old[i], of_new[j]), -abs(i - j), i, j) for i in old for j in new),
        reverse=True,
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for likeness, _, i, j in ranked:
        if likeness >= ALIKE and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    return pairs


def _rewritten(found: Redline, old: Sequence[int], new: Sequence[int], pairs: Pairs) -> Pairs:
    """The one text of a section, where it was written anew."""
    items = [i for i in old if found.old[i].role is Role.ITEM], [j for j in new if found.new[j].role is Role.ITEM]
    if len(items[0]) == len(items[1]) == 1 and (items[0][0], items[1][0]) not in pairs:
        return [(items[0][0], items[1][0])]
    return []


def _same_words(found: Redline, old: Sequence[int], new: Sequence[int]) -> Pairs:
    """Those with the same words: the first of them with the first, the second with the second."""
    waiting: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for j in reversed(new):
        waiting[found.new[j].role is Role.HEADING, found.new[j].text].append(j)
    return [(i, at.pop()) for i in old if (at := waiting.get((found.old[i].role is Role.HEADING, found.old[i].text)))]


def _likeness(a: Block, b: Block, of_a: Counter[str], of_b: Counter[str]) -> float:
    if a.role is Role.HEADING and b.role is Role.HEADING and a.key and a.key == b.key:
        return 1.0
    if (a.role is Role.HEADING) != (b.role is Role.HEADING):
        return 0.0
    if (term := _term(a)) and term == _term(b):
        return 1.0
    total = of_a.total() + of_b.total()
    return 2 * (of_a & of_b).total() / total if total else 0.0


def _term(block: Block) -> str | None:
    """The name that an item defines or a field carries."""
    match = _TERM.match(block.text)
    return " ".join(keys(match.group())) if match else None


def _by_name(found: Redline, gone: Sequence[int], come: Sequence[int]) -> Pairs:
    """Those that are left and define the same term, or say the same, each once in both texts."""
    pairs: Pairs = []
    for name in (_term, lambda block: " ".join(keys(block.text)) or None):
        of_old = _once(found.old, [i for i in gone if i not in {pair[0] for pair in pairs}], name)
        of_new = _once(found.new, [j for j in come if j not in {pair[1] for pair in pairs}], name)
        pairs += [(i, of_new[value]) for value, i in of_old.items() if value in of_new]
    return pairs


def _once(blocks: Sequence[Block], among: Sequence[int], name: object) -> dict[str, int]:
    assert callable(name)
    named = [(value, n) for n in among if (value := name(blocks[n]))]
    often = Counter(value for value, _ in named)
    return {value: n for value, n in named if often[value] == 1}
