"""A redline told item by item: what was added, removed, moved, reworded; and what only looks different.

>>> from classplan.core.redline import paragraphs, redline
>>> found = entries(redline(paragraphs("Clerks may file plans."), paragraphs("Clerks shall file plans.")))
>>> [(entry.what.value, entry.turns) for entry in found]
[('reworded', ('“may” became “shall”: what was allowed is now required',))]
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from classplan.core.redline import Block, Redline
from classplan.core.telling.outline import Place, is_heading, places, with_its_mark
from classplan.core.telling.pairing import Pairing, paired
from classplan.core.telling.references import (
    misled,
    renumbered,
    without_notes,
    without_references,
    words_of_references,
)
from classplan.core.telling.words import Run, differences, keys, only_form, plain, turns


class What(StrEnum):
    """What became of an item."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, heading or field that is not what or where it was.

    `form` says why the change is one of form alone; it is empty where the substance changed. `turns` are the single
    words on which the meaning hangs. `was` is None for what is new, `now` for what is gone.
    """

    what: What
    was: Place | None
    now: Place | None
    before: str
    after: str
    block: Block
    runs: tuple[Run, ...] = ()
    turns: tuple[str, ...] = ()
    form: str = ""
    moved: bool = False

    @property
    def place(self) -> Place:
        """Where it stands now, or stood."""
        place = self.now or self.was
        assert place is not None
        return place

    @property
    def heads(self) -> bool:
        """Whether it is a heading."""
        return is_heading(self.block)

    @property
    def rewritten(self) -> bool:
        """Whether so much of it is reworded, in so many places, that before and after are read better whole."""
        words = sum(len(f"{run.removed} {run.added}".split()) for run in self.runs)
        return len(self.runs) > _MANY_RUNS and 2 * words > len(f"{self.before} {self.after}".split())

    @property
    def substance(self) -> bool:
        """Whether more than form changed."""
        return not self.form


def entries(found: Redline, renamed: tuple[str, str] = ("", "")) -> tuple[Entry, ...]:
    """What changed, in the order of the new text; what is gone stands where it stood.

    `renamed`: the old and the new title of the class, so that a text that only follows it is told as such.
    """
    found = replace(found, old=tuple(map(with_its_mark, found.old)), new=tuple(map(with_its_mark, found.new)))
    pairing = paired(found)
    at_old, at_new = places(found.old), places(found.new)
    headings = [
        (found.old[i].text, found.new[j].text)
        for i, j in pairing.same
        if is_heading(found.old[i]) and found.old[i].text
    ]
    lone = _by_word(found.old, pairing.gone), _by_word(found.new, pairing.come)
    teller = _Teller(found, pairing, at_old, at_new, renumbered(headings), renamed, *lone)
    told = [*teller.pairs(), *teller.gone(), *teller.come()]
    return tuple(entry for _, entry in sorted(told, key=lambda one: one[0]))


Told = tuple[tuple[float, int], Entry]


@dataclass(frozen=True, slots=True)
class _Teller:
    found: Redline
    pairing: Pairing
    at_old: list[Place]
    at_new: list[Place]
    numbers: dict[str, str]
    renamed: tuple[str, str]
    gone_by_word: dict[str, set[int]]
    come_by_word: dict[str, set[int]]

    def pairs(self) -> Iterable[Told]:
        """What stands in both texts and is not the same in both."""
        moved = self.pairing.moved
        for i, j in self.pairing.same:
            old, new = self.found.old[i], self.found.new[j]
            went = (i, j) in moved
            if old.text == new.text and old.mark == new.mark and not went:
                continue
            yield (float(j), 1), self._pair(i, j, went)

    def _pair(self, i: int, j: int, went: bool) -> Entry:
        old, new = self.found.old[i], self.found.new[j]
        what = What.MOVED if went and old.text == new.text else What.REWORDED
        told = Entry(what, self.at_old[i], self.at_new[j], old.text, new.text, new, moved=went)
        if old.text == new.text:
            same_place = not went or self.at_old[i].section == self.at_new[j].section
            return replace(told, form="order" if went and same_place else "place" if went else "number")
        form = self._form(old.text, new.text, heads=is_heading(new))
        if form:
            return replace(told, form=form)
        wrong = misled(old.text, new.text, self.numbers)
        runs = self._runs(i, j, wrong=bool(wrong))
        if not runs:
            return replace(told, form="joined")
        return replace(told, runs=runs, turns=(*wrong, *turns(tuple(self._plain(run) for run in runs))))

    def _runs(self, i: int, j: int, *, wrong: bool) -> tuple[Run, ...]:
        """The words that differ, without references that only follow and items that only joined this one."""
        old, new = self.found.old[i].text, self.found.new[j].text
        of_old, of_new = words_of_references(old), words_of_references(new)
        return tuple(
            run
            for run in differences(without_notes(old), without_notes(new))
            if (wrong or not (of_old.issuperset(keys(run.removed)) and of_new.issuperset(keys(run.added))))
            and not self._joined(run)
        )

    def _plain(self, run: Run) -> Run:
        """A run without the references in it, whose figures say nothing of their own."""
        return Run(*(without_references(text).replace("§", "") for text in (run.removed, run.added)))

    def _form(self, before: str, after: str, *, heads: bool) -> str:
        form = only_form(before, after)
        if form is not None:
            return form
        if only_form(without_notes(before), without_notes(after)) is not None:
            return "note of an earlier revision"
        if only_form(without_references(before), without_references(after)) is not None:
            follows = "number" if heads and _opening(before) != _opening(after) else "reference"
            return "" if misled(before, after, self.numbers) else follows
        old, new = self.renamed
        if old and new and old in before and only_form(before.replace(old, new), after) is not None:
            return "title"
        return ""

    def _joined(self, run: Run) -> bool:
        """Whether what was added here is an item that stood on its own before, and the other way round."""
        if run.removed and run.added:
            return False
        words = [key for key in keys(run.added or run.removed) if key not in _BINDS]
        if len(words) < _FEW:
            return False
        holders, blocks = (self.gone_by_word, self.found.old) if run.added else (self.come_by_word, self.found.new)
        holding = set.intersection(*(holders.get(word, set()) for word in words))
        return any(_covers(keys(blocks[n].text), words) for n in holding)

    def _words(self, block: Block) -> str:
        return plain(without_references(block.text).replace("§", ""))

    def gone(self) -> Iterable[Told]:
        """What the new text does not have. What it says elsewhere in the same words is no loss."""
        whole = "\n".join(["", *(self._words(block) for block in self.found.new), ""])
        for i in self.pairing.gone:
            block = self.found.old[i]
            told = Entry(What.REMOVED, self.at_old[i], None, block.text, "", block)
            yield (self.pairing.after_old(i), 0), replace(told, form=self._lost(block, whole))

    def come(self) -> Iterable[Told]:
        """What the old text did not have."""
        whole = "\n".join(["", *(self._words(block) for block in self.found.old), ""])
        for j in self.pairing.come:
            block = self.found.new[j]
            told = Entry(What.ADDED, None, self.at_new[j], "", block.text, block)
            yield (float(j), 1), replace(told, form=self._lost(block, whole))

    def _lost(self, block: Block, whole: str) -> str:
        words = self._words(block)
        if _NONE.fullmatch(block.text):
            return "none"
        if not words:
            return "reference" if without_notes(block.text) else "note of an earlier revision"
        if f"\n{words}\n" in whole:
            return "said once"
        return "joined" if not is_heading(block) and len(words) > _LONG and words.strip() in whole else ""


def _by_word(blocks: Sequence[Block], among: Iterable[int]) -> dict[str, set[int]]:
    """Which of some paragraphs hold a word."""
    found: dict[str, set[int]] = defaultdict(set)
    for n in among:
        for key in keys(blocks[n].text):
            found[key].add(n)
    return found


_LONG, _FEW, _MANY_RUNS = 12, 3, 4
_NONE = re.compile(r"(?:none|not applicable|n/a)\.?", re.IGNORECASE)
_BINDS = frozenset({"and", "or", "the", "for", "of"})


def _covers(whole: list[str], part: list[str]) -> bool:
    return not Counter(part) - Counter(whole)


def _opening(heading: str) -> str:
    return heading.split(maxsplit=1)[0] if not heading[:1].isalpha() else " ".join(heading.split()[:2])
