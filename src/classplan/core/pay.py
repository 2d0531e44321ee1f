"""Schedules, grades and ranges of pay.

A grade is the identifying number of a range within a schedule (7-10 K), so its key is (schedule, number, group);
a range runs from a minimum to a maximum (7-10 L); a schedule is the list of its grades and ranges (7-10 M).

>>> PayRange(Decimal(33597), Decimal(49038)).spread
Decimal('1.4596')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from classplan.core.errors import Invalid
from classplan.core.money import dollars


class ScheduleKind(StrEnum):
    """The five kinds of pay schedule (7-60 A)."""

    NON_EXEMPT_SALARY = "non-exempt salary"
    COMMUNITY_RATE = "community rate"
    SHORT_RANGE = "short range"
    TRAINING_AND_INTERN = "training and intern"
    EXEMPT_SALARY = "exempt salary"


class Flsa(StrEnum):
    """Whether overtime pay is owed under the Fair Labor Standards Act."""

    EXEMPT = "exempt"
    NON_EXEMPT = "non-exempt"


FLSA_OF = {
    ScheduleKind.NON_EXEMPT_SALARY: Flsa.NON_EXEMPT,
    ScheduleKind.COMMUNITY_RATE: Flsa.NON_EXEMPT,
    ScheduleKind.SHORT_RANGE: Flsa.NON_EXEMPT,
    ScheduleKind.TRAINING_AND_INTERN: None,
    ScheduleKind.EXEMPT_SALARY: Flsa.EXEMPT,
}


@dataclass(frozen=True, slots=True, order=True)
class PayGrade:
    """The key of a grade: its number means nothing without its schedule, and its group where the place has groups."""

    schedule: ScheduleKind
    number: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class PayRange:
    """From minimum to maximum, dollars a year. Raises `Invalid` where it is upside down."""

    minimum: Decimal
    maximum: Decimal

    def __post_init__(self) -> None:
        if self.minimum < 0 or self.minimum > self.maximum:
            raise Invalid(
                f"The range runs from {dollars(self.minimum)} to {dollars(self.maximum)}; its minimum must not be above its "
                "maximum (7-10 L). Check whether the two amounts are exchanged."
            )

    @property
    def is_single_rate(self) -> bool:
        """Whether it is one rate rather than a range, as in training and intern schedules (7-60 A 4)."""
        return self.minimum == self.maximum

    @property
    def spread(self) -> Decimal:
        """Maximum over minimum, to four places."""
        return (self.maximum / self.minimum).quantize(Decimal("0.0001"))

    def __str__(self) -> str:
        return f"{dollars(self.minimum)} to {dollars(self.maximum)} a year"


@dataclass(frozen=True, slots=True)
class PaySchedule:
    """A listing of grades with their ranges (7-10 M). Raises `Invalid` for a grade listed twice or out of kind."""

    kind: ScheduleKind
    rows: tuple[tuple[PayGrade, PayRange], ...]

    def __post_init__(self) -> None:
        seen: set[PayGrade] = set()
        for grade, pay_range in self.rows:
            if grade.schedule is not self.kind:
                raise Invalid(
                    f"Grade {grade.number} belongs to the {grade.schedule} schedule, not to the {self.kind} one (7-60 C)."
                )
            if grade in seen:
                raise Invalid(f"Grade {grade.number} stands twice in the {self.kind} schedule (7-10 K).")
            if self.kind is ScheduleKind.TRAINING_AND_INTERN and not pay_range.is_single_rate:
                raise Invalid(
                    f"Grade {grade.number} has a range; training and intern schedules have single rates (7-60 A 4)."
                )
            seen.add(grade)

    @classmethod
    def listing(cls, kind: ScheduleKind, rows: Iterable[tuple[PayGrade, PayRange]]) -> "PaySchedule":
        """The schedule as it is printed: by number, then by group."""
        return cls(kind, tuple(sorted(rows, key=lambda row: (row[0].number, row[0].group or ""))))
