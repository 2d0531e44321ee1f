"""What is measured as values, and the one table in which it is printed.

>>> Figure("plan on a day", "SQLite", 0.030, "plain SQL", 0.025, most=1.5).verdict
'met'
>>> Figure("plan on a day", "SQLite", 0.030, "simple-history", 0.250, least=10).verdict
'MISSED'
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("figure", "database", "ours", "against", "takes", "ratio", "target", "", "repeats")


@dataclass(frozen=True, slots=True)
class Figure:
    """A time in seconds, ours and that of what it is held against.

    `most`: ours may take at most so many times as long. `least`: the other must take at least so many times as long.
    """

    what: str
    database: str
    ours: float
    against: str = ""
    theirs: float | None = None
    most: float | None = None
    least: float | None = None
    repeats: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over theirs where ours may be slower; theirs over ours where ours must be faster."""
        if self.theirs is None:
            return None
        return self.theirs / self.ours if self.least is not None else self.ours / self.theirs

    @property
    def verdict(self) -> str:
        """*met*, *MISSED*, or nothing where no target is set."""
        if self.ratio is None or (self.most is None and self.least is None):
            return ""
        met = self.ratio <= self.most if self.most is not None else self.ratio >= (self.least or 0)
        return "met" if met else "MISSED"

    @property
    def target(self) -> str:
        """The target in words."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return f"at least {self.least:g} faster" if self.least is not None else ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        theirs = _milliseconds(self.theirs) if self.theirs is not None else ""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        return (
            *(self.what, self.database, _milliseconds(self.ours), self.against, theirs),
            *(ratio, self.target, self.verdict, self.repeats),
        )


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second."""

    what: str
    rate: float
    least: float
    repeats: str = ""

    @property
    def verdict(self) -> str:
        """*met* or *MISSED*."""
        return "met" if self.rate >= self.least else "MISSED"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        return (
            *(self.what, "", f"{self.rate:.0f} a second", "", "", ""),
            *(f"at least {self.least:g} a second", self.verdict, self.repeats),
        )


def table(figures: Sequence[Figure | Rate]) -> str:
    """All figures under their heads, and what it comes to."""
    rows = [HEADS, *(figure.cells for figure in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_verdict(figures)])


def _verdict(figures: Sequence[Figure | Rate]) -> list[str]:
    judged = [figure for figure in figures if figure.verdict]
    missed = [figure for figure in judged if figure.verdict == "MISSED"]
    if not missed:
        return [f"All {len(judged)} targets are met."]
    return [f"MISSED: {' '.join(' '.join(figure.cells[:7]).split())}" for figure in missed]


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"
