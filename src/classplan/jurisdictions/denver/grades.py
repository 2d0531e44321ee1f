"""Pay grades as Denver prints them.

>>> grade_of("614-S").group
'S'
"""

import re

from classplan.core.errors import Invalid
from classplan.core.pay import PayGrade, ScheduleKind

GRADE = re.compile(r"([68])(\d\d)-([A-Z])")
SCHEDULE_OF = {"6": ScheduleKind.NON_EXEMPT_SALARY, "8": ScheduleKind.EXEMPT_SALARY}


def grade_of(printed: str) -> PayGrade:
    """The grade that is printed as 614-S: schedule by its first figure, group by its letter (both inferred, X50, X25)."""
    match = GRADE.fullmatch(printed.strip())
    if match is None:
        raise Invalid(
            f"“{printed}” is not a pay grade as Denver prints them (such as 614-S: 6 or 8, two figures, a letter; 7-10 K)."
        )
    family, number, group = match.groups()
    return PayGrade(SCHEDULE_OF[family], family + number, group)
