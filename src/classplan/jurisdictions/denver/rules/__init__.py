"""Denver's clauses, one module a subject. `CLAUSES` lists them in the order of the rules."""

from classplan.core.rules import Clause
from classplan.jurisdictions.denver.rules import (
    circulars,
    definitions,
    effective_dates,
    notices,
    plan_changes,
    provisional,
    specifications,
)

CLAUSES: tuple[Clause, ...] = (
    *definitions.CLAUSES,
    *provisional.CLAUSES,
    *plan_changes.CLAUSES,
    *effective_dates.CLAUSES,
    *notices.CLAUSES,
    *specifications.CLAUSES,
    *circulars.CLAUSES,
)
