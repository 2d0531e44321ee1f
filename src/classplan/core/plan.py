"""A line of the plan, and a change of one line as (before, after).

The kind of a change is never typed in: it follows from what differs.

>>> before = Line(code="CC2158", title="Operations Support Assistant", grade="612-C")
>>> after = Line(code="CA2434", title="Operations Assistant", grade="613-A")
>>> Change(before, after).kind
<ChangeKind.REGRADE: 'regrade'>
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from classplan.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Line:
    """One class as the plan lists it. None is *not printed* or *not known*, never *none*.

    `minimum` and `maximum` are dollars a year, as printed beside the grade; a range belongs to its grade and
    stands here only as long as a paper is being read.
    """

    code: str | None = None
    title: str | None = None
    grade: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def __str__(self) -> str:
        name = " ".join(part for part in (self.code, self.title) if part) or "a class without a name"
        return f"{name} ({self.grade})" if self.grade else name


class ChangeKind(StrEnum):
    """What a change is called: the first of these that holds (settled question 13)."""

    CREATE = "create"
    ABOLISH = "abolish"
    REGRADE = "regrade"
    RETITLE = "retitle"
    RECODE = "recode"
    REVISE = "revise"


_FIELD_OF = {ChangeKind.REGRADE: "grade", ChangeKind.RETITLE: "title", ChangeKind.RECODE: "code"}
IN_WORDS = {
    ChangeKind.CREATE: "new class",
    ChangeKind.ABOLISH: "abolished",
    ChangeKind.REGRADE: "pay grade changed",
    ChangeKind.RETITLE: "title changed",
    ChangeKind.RECODE: "job code changed",
    ChangeKind.REVISE: "specification revised",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line changed. `before` is None for a new class, `after` for an abolished one; never both."""

    before: Line | None
    after: Line | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise Invalid("A change needs a line before it or a line after it; this one has neither.")

    @property
    def aspects(self) -> frozenset[ChangeKind]:
        """Everything that the change does to its line."""
        if self.before is None:
            return frozenset({ChangeKind.CREATE})
        if self.after is None:
            return frozenset({ChangeKind.ABOLISH})
        found = {kind for kind, field in _FIELD_OF.items() if _differs(self.before, self.after, field)}
        return frozenset(found or {ChangeKind.REVISE})

    @property
    def kind(self) -> ChangeKind:
        """The one name by which the change goes."""
        return next(kind for kind in ChangeKind if kind in self.aspects)

    @property
    def touches_title_or_rate(self) -> bool:
        """Whether it is a change of the plan, and so the Board's and the Council's (7-21), or only of a text (7-22)."""
        return bool(self.aspects - {ChangeKind.REVISE}) or self._moves_the_range

    @property
    def changes_rate(self) -> bool:
        """Whether it makes a new class or changes the pay rate of one: what can be provisional (7-10 O; X6)."""
        return bool(self.aspects & {ChangeKind.CREATE, ChangeKind.REGRADE}) or self._moves_the_range

    @property
    def _moves_the_range(self) -> bool:
        """Whether another range stands beside the grade: a rate changed, though the grade keeps its name."""
        if self.before is None or self.after is None:
            return False
        return any(_differs(self.before, self.after, field) for field in ("minimum", "maximum"))

    @property
    def subject(self) -> Line:
        """The line by which people know it: the one after, or the one that ends."""
        line = self.after or self.before
        assert line is not None
        return line

    def applied_to(self, plan: Iterable[Line]) -> tuple[Line, ...]:
        """The plan with this change made. Raises `Invalid` where its line before is not there."""
        lines = tuple(plan)
        if self.before is not None and self.before not in lines:
            raise Invalid(f"{self.before} is not in the plan, so it cannot be changed.")
        kept = tuple(line for line in lines if line != self.before)
        if self.after is not None and self.after in kept:
            raise Invalid(f"{self.after} is in the plan already.")
        return kept if self.after is None else (*kept, self.after)

    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


def _differs(before: Line, after: Line, field: str) -> bool:
    """Both are printed and are not alike; a field that a paper leaves out does not change."""
    old, new = getattr(before, field), getattr(after, field)
    return old is not None and new is not None and old != new


def filled(line: Line, known: Line) -> Line:
    """The line, with what it does not print taken from what is known of the same class."""
    missing = {f: getattr(known, f) for f in ("code", "title", "grade") if getattr(line, f) is None}
    return replace(line, **missing)
