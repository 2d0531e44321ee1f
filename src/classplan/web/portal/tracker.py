"""The steps of a notice: what was done, what is not on record, what is to come.

>>> from classplan.core.proceedings import Acts
>>> steps = steps_of(Acts(noticed=date(2011, 3, 23)), effective=None, comments=None, today=date(2011, 3, 24))
>>> [(step.name, str(step.state)) for step in steps][:2]
[('Notice given', 'done'), ('Comments close', 'not on record')]
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classplan.core.proceedings import Acts


class StepState(StrEnum):
    """How a step stands; the value is what is printed."""

    DONE = "done"
    PASSED = "day passed"
    NOT_ON_RECORD = "not on record"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the road of a notice; `detail` is an hour or a place."""

    name: str
    state: StepState
    day: date | None
    detail: str = ""


def steps_of(
    acts: Acts, *, effective: date | None, comments: date | None, today: date, hour: str = ""
) -> tuple[Step, ...]:
    """The road of a notice as it stands today. Days that a paper only sets are *passed*, acts on record are *done*."""
    finished = effective is not None and effective <= today
    mayor = [
        _act("Mayor vetoes", acts.veto, finished),
        _act("Council overrides the veto", acts.override, finished),
    ]
    found = [
        _act("Notice given", acts.noticed, finished),
        _set("Comments close", comments, today, hour),
        _set("Public hearing", acts.hearing, today),
        _act("Board approves", acts.board, finished),
        _act("Council approves", acts.council, finished),
        *(mayor if acts.veto else [_act("Mayor approves", acts.mayor, finished)]),
        _in_force(effective, today),
    ]
    return in_order(found)


def in_order(steps: list[Step]) -> tuple[Step, ...]:
    """The steps by their days; one without a day keeps its place."""
    return tuple(sorted(steps, key=lambda step: _place(step, steps)))


def _place(step: Step, steps: list[Step]) -> date:
    """By its day; a step without one keeps its place behind the steps before it."""
    if step.day is not None:
        return step.day
    before = (earlier.day for earlier in steps[: steps.index(step)] if earlier.day is not None)
    return max(before, default=date.min)


def _act(name: str, day: date | None, finished: bool) -> Step:
    if day is not None:
        return Step(name, StepState.DONE, day)
    return Step(name, StepState.NOT_ON_RECORD if finished else StepState.TO_COME, None)


def _set(name: str, day: date | None, today: date, detail: str = "") -> Step:
    if day is None:
        return Step(name, StepState.NOT_ON_RECORD, None)
    return Step(name, StepState.PASSED if day < today else StepState.TO_COME, day, detail)


def _in_force(effective: date | None, today: date) -> Step:
    state = StepState.DONE if effective is not None and effective <= today else StepState.TO_COME
    return Step("In force", state, effective)
