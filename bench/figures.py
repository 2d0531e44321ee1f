"""What is measured as values, and the one table in which it is printed.

>>> Figure("plan on a day", "SQLite", 0.030, "plain SQL", 0.025, bound=1.5).verdict
'met'
>>> Figure("plan on a day", "SQLite", 0.030, "the peer", 0.250, bound=10, faster=True).verdict
'MISSED'
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("figure", "database", "ours", "against", "takes", "ratio", "target", "", "repeats")
MISSED = "MISSED"


@dataclass(frozen=True, slots=True)
class Figure:
    """A time in seconds, and that of what it is held against.

    `bound`: ours may take at most so many times as long; or, where it must be `faster`, the other at least so many.
    """

    what: str
    database: str
    ours: float
    against: str = ""
    theirs: float | None = None
    bound: float | None = None
    faster: bool = False
    repeats: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long ours takes; or the other, where ours must be faster."""
        if self.theirs is None:
            return None
        return self.theirs / self.ours if self.faster else self.ours / self.theirs

    @property
    def verdict(self) -> str:
        """*met*, *MISSED*, or nothing where no target is set."""
        if self.ratio is None or self.bound is None:
            return ""
        return _said(self.ratio >= self.bound if self.faster else self.ratio <= self.bound)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        unit = "× faster" if self.faster else "×"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}{unit}"
        target = "" if self.bound is None else f"{'at least' if self.faster else 'at most'} {self.bound:g}{unit}"
        theirs = "" if self.theirs is None else _milliseconds(self.theirs)
        measured = (self.what, self.database, _milliseconds(self.ours), self.against, theirs)
        return (*measured, ratio, target, self.verdict, self.repeats)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second, and how many they must be at least."""

    what: str
    rate: float
    bound: float
    repeats: str = ""

    @property
    def verdict(self) -> str:
        """*met* or *MISSED*."""
        return _said(self.rate >= self.bound)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        target = f"at least {self.bound:g} a second"
        return (self.what, "", f"{self.rate:.0f} a second", "", "", "", target, self.verdict, self.repeats)


def table(figures: Sequence[Figure | Rate]) -> str:
    """All figures under their heads, and what they come to."""
    rows = [HEADS, *(figure.cells for figure in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_summary(figures)])


def _summary(figures: Sequence[Figure | Rate]) -> list[str]:
    judged = [figure for figure in figures if figure.verdict]
    missed = [figure for figure in judged if figure.verdict == MISSED]
    if not missed:
        return [f"All {len(judged)} targets are met."]
    said = [", ".join(cell for cell in figure.cells[:7] if cell) for figure in missed]
    return [f"{MISSED}: {len(missed)} of {len(judged)} targets", *(f"  {one}" for one in said)]


def _said(met: bool) -> str:
    return "met" if met else MISSED


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"
