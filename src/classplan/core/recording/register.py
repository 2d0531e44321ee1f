"""The classes known while a paper is entered, those that it adds included."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from classplan.core.history import Kind, Statement
from classplan.core.recording.model import KnownClass


class Register:
    """The classes known so far, those that this paper adds included; found by code and by title without folding anew."""

    def __init__(self, known: Iterable[KnownClass], next_number: int) -> None:
        self.known: dict[int, KnownClass] = {}
        self.new: dict[int, str] = {}
        self._next = next_number
        self._codes: defaultdict[str, set[int]] = defaultdict(set)
        self._titles: defaultdict[str, set[int]] = defaultdict(set)
        for known_class in known:
            self._keep(known_class)

    def add(self, title: str) -> KnownClass:
        """A class that no paper named before."""
        added = KnownClass(self._next, title)
        self._keep(added)
        self.new[added.number] = title
        self._next += 1
        return added

    def state(self, statement: Statement, number: int) -> None:
        """Count a statement among those of its class."""
        known_class = self.known[number]
        self._keep(replace(known_class, statements=(*known_class.statements, statement)))

    def with_code(self, code: str | None) -> list[KnownClass]:
        """The classes whose line ever carried a code."""
        return [self.known[number] for number in sorted(self._codes.get(code or "", ()))]

    def with_title(self, title: str | None, on: date) -> KnownClass | None:
        """The class that carries a title on a day, or the one that ever did; None where several did and none does."""
        titled = [self.known[number] for number in sorted(self._titles.get(title or "", ()))]
        for known_class in titled:
            point = known_class.timeline.on(on)
            if point is not None and point.value is not None and point.value.title == title:
                return known_class
        return titled[0] if len(titled) == 1 else None

    def _keep(self, known_class: KnownClass) -> None:
        """Keep a class under every code and title that its line is stated to carry."""
        self.known[known_class.number] = known_class
        for statement in known_class.statements:
            if statement.kind is Kind.ENDED:
                continue
            if statement.line.code:
                self._codes[statement.line.code].add(known_class.number)
            if statement.line.title:
                self._titles[statement.line.title].add(known_class.number)


def distance(bearer: KnownClass, code: str | None, day: date) -> int:
    """How far in days from a day a class carries a code; 0 where it does on the day itself."""
    point = bearer.timeline.on(day)
    if point is not None and point.value is not None and point.value.code == code:
        return 0
    starts = [point.start for point in bearer.timeline if point.value is not None and point.value.code == code]
    return min((abs((start - day).days) for start in starts), default=0) + 1
