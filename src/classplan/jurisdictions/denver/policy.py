"""What the rules leave open and an office must choose: each choice with its default and its ground.

>>> Policy().week_starts
<Weekday.SUNDAY: 6>
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from classplan.core.dates import Weekday
from classplan.core.errors import Invalid
from classplan.core.pack import Choice

LONGEST_USE = 120  # months


class ProvisionalClock(StrEnum):
    """From which day the months of provisional use run (X5)."""

    EFFECTIVE_DAY = "effective-day"
    BOARD_APPROVAL = "board-approval"


class PostingReading(StrEnum):
    """How the owner reads the posting period (X21)."""

    NOT_CHOSEN = "not-chosen"
    COUNTED_FROM_NOTICE = "counted-from-notice"
    FULL_DAYS = "full-days"
    LATEST_POSTING_DAY = "latest-posting-day"


class Following(StrEnum):
    """Whether a work week that begins on the very day counts as *following* it (X4)."""

    STRICTLY_AFTER = "strictly-after"
    SAME_DAY_COUNTS = "same-day-counts"


class PlanChanges(StrEnum):
    """From when a plan change counts that the 2011 wording does not date: it dates re-allocations only (X2)."""

    WITH_THE_REALLOCATIONS = "with-the-reallocations"


@dataclass(frozen=True, slots=True)
class Policy:
    """An office's choices. The defaults are the ones that are taken, and said, where nobody has chosen."""

    week_starts: Weekday = Weekday.SUNDAY
    following: Following = Following.STRICTLY_AFTER
    plan_changes: PlanChanges = PlanChanges.WITH_THE_REALLOCATIONS
    provisional_clock: ProvisionalClock = ProvisionalClock.EFFECTIVE_DAY
    provisional_months: int = 6
    posting_reading: PostingReading = PostingReading.NOT_CHOSEN

    @property
    def strictly_after(self) -> bool:
        """Whether *following* means strictly later."""
        return self.following is Following.STRICTLY_AFTER

    def choices(self) -> tuple[Choice, ...]:
        """Every choice with its value as it is typed, its meaning and its ground."""
        return tuple(Choice(_typed(f.name), _printed(getattr(self, f.name)), *MEANING[f.name]) for f in fields(self))

    def with_choices(self, chosen: Mapping[str, str]) -> "Policy":
        """The policy with some choices made otherwise. Raises `Invalid`, naming what can be chosen."""
        values: dict[str, object] = {}
        names = {_typed(f.name): f.name for f in fields(self)}
        for typed, value in chosen.items():
            if typed not in names:
                raise Invalid(f"There is no choice “{typed}”. There are: {', '.join(names)}.")
            values[names[typed]] = _parsed(getattr(self, names[typed]), value, typed)
        return replace(self, **values)  # type: ignore[arg-type]


MEANING = {
    "week_starts": (
        "the day on which a work week begins",
        "X4: no paper defines it; a Sunday is suggested by printed dates",
    ),
    "following": ("whether “following” means strictly later", "X4: read as strictly later"),
    "plan_changes": ("when a plan change counts that the wording does not date", "X2: the day of the re-allocations"),
    "provisional_clock": ("from when the months of provisional use run", "X5: the two clauses differ"),
    "provisional_months": (
        "how many calendar months provisional use may last",
        "7-10 O; X7: by the calendar, clamped to the month's end",
    ),
    "posting_reading": (
        "how the posting period is counted",
        "X21: three readings, all computed; the owner has not chosen",
    ),
}


def _typed(name: str) -> str:
    return name.replace("_", "-")


def _printed(value: object) -> str:
    return value.name.lower() if isinstance(value, Weekday) else str(value)


def _parsed(default: object, value: str, name: str) -> object:
    try:
        if isinstance(default, Weekday):
            return Weekday[value.upper()]
        if isinstance(default, StrEnum):
            return type(default)(value)
        if not 1 <= int(value) <= LONGEST_USE:
            raise ValueError
        return int(value)
    except (KeyError, ValueError):
        raise Invalid(f"“{value}” cannot be chosen for {name} ({MEANING[name.replace('-', '_')][0]}).") from None
