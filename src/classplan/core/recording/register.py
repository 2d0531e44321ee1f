"""The classes known while a paper is entered, those that it adds included."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from classplan.core.history import Statement
from classplan.core.recording.model import KnownClass


class Register:
    """The classes known so far, those that this paper adds included."""

    def __init__(self, known: Iterable[KnownClass], next_number: int) -> None:
        self.known = {known_class.number: known_class for known_class in known}
        self.new: dict[int, str] = {}
        self._next = next_number

    def add(self, title: str) -> KnownClass:
        """A class that no paper named before."""
        added = KnownClass(self._next, title)
        self.known[added.number] = added
        self.new[added.number] = title
        self._next += 1
        return added

    def state(self, statement: Statement, number: int) -> None:
        """Count a statement among those of its class."""
        known_class = self.known[number]
        self.known[number] = replace(known_class, statements=(*known_class.statements, statement))

    def with_code(self, code: str | None) -> list[KnownClass]:
        """The classes whose line ever carried a code."""
        return [c for c in self.known.values() if code and any(state.code == code for state in c.states)]

    def with_title(self, title: str | None, on: date) -> KnownClass | None:
        """The class that carries a title on a day, or did last, or is known to later."""
        titled = [c for c in self.known.values() if title and any(s.title == title for s in c.states)]
        for known_class in titled:
            point = known_class.timeline.on(on)
            if point is not None and point.value is not None and point.value.title == title:
                return known_class
        return titled[0] if len(titled) == 1 else None


def distance(bearer: KnownClass, code: str | None, day: date) -> int:
    """How far in days from a day a class carries a code; 0 where it does on the day itself."""
    point = bearer.timeline.on(day)
    if point is not None and point.value is not None and point.value.code == code:
        return 0
    starts = [point.start for point in bearer.timeline if point.value is not None and point.value.code == code]
    return min((abs((start - day).days) for start in starts), default=0) + 1
