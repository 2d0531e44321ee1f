"""A live amendment: what is proposed, what stands in the way of each step, and what the plan becomes by it.

What is entered from the past is `core.recording`; there a missing proof is a finding. Here it stops the step.
"""

from classplan.core.amending.enactment import Resolved, enacted, fallen, lifted, put_in_use
from classplan.core.amending.proposal import (
    Decision,
    Judged,
    Outcome,
    Proposed,
    RangeChange,
    Situation,
    Terms,
    modified_in_words,
)
from classplan.core.amending.ranges_in_use import TablesInUse
from classplan.core.amending.steps import Step, stands_in_the_way, steps
from classplan.core.amending.work import InHand, Task, Urgency, tasks

__all__ = [
    "Decision",
    "InHand",
    "Judged",
    "Outcome",
    "Proposed",
    "RangeChange",
    "Resolved",
    "Situation",
    "Step",
    "TablesInUse",
    "Task",
    "Terms",
    "Urgency",
    "enacted",
    "fallen",
    "lifted",
    "modified_in_words",
    "put_in_use",
    "stands_in_the_way",
    "steps",
    "tasks",
]
