"""How provisional use of a line ended where it did not come to count for good.

>>> from dataclasses import replace
>>> used = State("CS1", "Clerk", "613-S", None, date(2011, 4, 10), "9", provisional_by="9", usable_until=date(2011, 10, 10))
>>> end_of_use(used, None, on=date(2011, 10, 11), cause="9")
<EndOfUse.LAPSED: 'lapsed'>
"""

from datetime import date, timedelta
from enum import StrEnum

from classplan.core.history.statements import NAMED, State


class EndOfUse(StrEnum):
    """Why the line went back to what it last was for good, or out of the plan (7-10 O, 7-37 A)."""

    LAPSED = "lapsed"
    DISAPPROVED = "disapproved"
    VETOED = "vetoed"


def end_of_use(before: State | None, after: State | None, *, on: date, cause: str | None) -> EndOfUse | None:
    """Why provisional use of a line ended on a day; None where it did not, or where another act ended the class."""
    if before is None or before.provisional_by is None or not _fell(before, after, cause):
        return None
    if before.usable_until is not None and on == before.usable_until + timedelta(days=1):
        return EndOfUse.LAPSED
    return EndOfUse.VETOED if before.council_on_record else EndOfUse.DISAPPROVED


def is_completed(before: State, after: State) -> bool:
    """Whether provisional use ended because the line now counts for good: its values stay, and since when."""
    if before.provisional_by is None or after.provisional_by is not None:
        return False
    return before.since == after.since and all(getattr(before, name) == getattr(after, name) for name in NAMED)


def _fell(before: State, after: State | None, cause: str | None) -> bool:
    """Whether the line is what it was before its use; a later change that counts for good is none of it."""
    if after is None:
        return before.provisional_by == cause
    return after.provisional_by is None and after.since <= before.since and not is_completed(before, after)
