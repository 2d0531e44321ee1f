"""The City and County of Denver: Career Service rules, layouts and choices, as its papers show them."""

from classplan.core.pack import Pack
from classplan.jurisdictions.denver.grades import grade_of
from classplan.jurisdictions.denver.layout import LAYOUTS
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness import WAIVABLE, last_provisional_day, readiness
from classplan.jurisdictions.denver.readiness import road as which_road
from classplan.jurisdictions.denver.road import AMENDMENT
from classplan.jurisdictions.denver.rules import CLAUSES
from classplan.jurisdictions.denver.rules.definitions import REQUIRED_STATEMENTS
from classplan.jurisdictions.denver.rules.effective_dates import PLAN_CHANGES, takes_effect
from classplan.jurisdictions.denver.rules.notices import POSTING_DAYS
from classplan.jurisdictions.denver.rules.plan_changes import (
    BOARD_DECIDES,
    COUNCIL_APPROVES,
    acts_are_in_order,
    needs_council,
)
from classplan.jurisdictions.denver.rules.provisional import usable_until
from classplan.jurisdictions.denver.rules.recorded import findings_on_record, specification_findings

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
    workflows=(AMENDMENT,),
    readiness=readiness,
    road=which_road,
    last_provisional_day=last_provisional_day,
    waivable=WAIVABLE,
    must_state=frozenset(REQUIRED_STATEMENTS),
    board_clause=BOARD_DECIDES.ref,
    council_clause=COUNCIL_APPROVES.ref,
    posting_days=POSTING_DAYS,
)
