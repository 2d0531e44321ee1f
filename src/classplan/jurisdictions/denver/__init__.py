"""The City and County of Denver: Career Service rules, layouts and choices, as its papers show them."""

import re

from classplan.core.errors import Invalid
from classplan.core.pack import Pack
from classplan.core.pay import PayGrade, ScheduleKind
from classplan.jurisdictions.denver.layout import LAYOUTS
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.rules import CLAUSES
from classplan.jurisdictions.denver.rules.effective_dates import PLAN_CHANGES, takes_effect
from classplan.jurisdictions.denver.rules.plan_changes import acts_are_in_order, needs_council
from classplan.jurisdictions.denver.rules.provisional import usable_until
from classplan.jurisdictions.denver.rules.recorded import findings_on_record, specification_findings

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


PACK = Pack(
    name="denver",
    title="City and County of Denver",
    time_zone="America/Denver",
    clauses=CLAUSES,
    layouts=LAYOUTS,
    policy=Policy(),
    dating_clause=PLAN_CHANGES.ref,
    takes_effect=takes_effect,
    usable_until=usable_until,
    needs_council=needs_council,
    grade_of=grade_of,
    findings=findings_on_record,
    specification_findings=specification_findings,
    acts_in_order=acts_are_in_order,
)
