"""Pay as exact decimals, with its unit said: a year, a month, an hour.

Rounding happens in one place, `Pay.per`, to the cent, half up, as payroll does it.

>>> Pay(Decimal(52000), Per.YEAR).per(Per.HOUR)
Pay(amount=Decimal('25.00'), unit=<Per.HOUR: 'an hour'>)
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from classplan.core.errors import Invalid

HOURS_A_YEAR = Decimal(2080)
CENT = Decimal("0.01")
_AMOUNT = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?")


class Per(StrEnum):
    """The span of time that an amount pays for; the value is how it is said."""

    YEAR = "a year"
    MONTH = "a month"
    HOUR = "an hour"


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount of money for a span of work. Never negative."""

    amount: Decimal
    unit: Per = Per.YEAR

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0:
            raise Invalid(f"{self.amount} is not an amount of pay. Give zero or more.")

    def per(self, unit: Per, *, hours_a_year: Decimal = HOURS_A_YEAR) -> "Pay":
        """The same pay in another unit, rounded to the cent where the unit changes."""
        if unit is self.unit:
            return self
        in_a_year = {Per.YEAR: Decimal(1), Per.MONTH: Decimal(12), Per.HOUR: hours_a_year}
        converted = self.amount * in_a_year[self.unit] / in_a_year[unit]
        return Pay(converted.quantize(CENT, ROUND_HALF_UP), unit)

    def __str__(self) -> str:
        return f"{dollars(self.amount)} {self.unit}"


def dollars(amount: Decimal) -> str:
    """As papers print it: $35,124, with cents only where there are cents."""
    return f"${amount:,.2f}" if amount % 1 else f"${amount:,.0f}"


def parse_dollars(printed: str) -> Decimal:
    """Read $33,597 or 33597.50. Raises `Invalid`, with the value, for anything else."""
    match = _AMOUNT.fullmatch(printed.strip())
    if match is None:
        raise Invalid(f"“{printed}” is not an amount of dollars (such as $33,597).")
    return Decimal(match[1].replace(",", "") + (match[2] or ""))


def plain(amount: Decimal | None) -> int | str | None:
    """For JSON: whole dollars as an integer, cents as a decimal string, absent as None."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else f"{amount:.2f}"
