"""What recorded acts state of one class, folded into the change points of its line in the plan.

An act (a notice, a circular) makes statements about classes: this line stood on that day; this change takes
effect; its enactment is complete. The fold of all statements, in the order of their days, is the life of the
line. A paper that comes late is folded in like any other, so the order of recording does not matter, and no
point is ever rewritten: `points_to_add` gives only what has become known since.

>>> from datetime import date
>>> from classplan.core.plan import Line
>>> told = [Statement(Kind.CHANGED, date(2011, 4, 10), "Notice 9", Line("CS1", "Clerk", "613-S"), cause="9")]
>>> fold(told)[0].value.title
'Clerk'
"""

from classplan.core.history.folding import fold, points_to_add
from classplan.core.history.gaps import Gap, GapSays, gaps
from classplan.core.history.notes import Note, notes
from classplan.core.history.statements import Kind, State, Statement, in_order
from classplan.core.history.use import EndOfUse, end_of_use, is_completed

__all__ = [
    "EndOfUse",
    "Gap",
    "GapSays",
    "Kind",
    "Note",
    "State",
    "Statement",
    "end_of_use",
    "fold",
    "gaps",
    "in_order",
    "is_completed",
    "notes",
    "points_to_add",
]
