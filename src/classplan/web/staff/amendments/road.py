"""The whole road of an amendment: what is done, where it stands now, what is to come.

>>> from classplan.core.amending import Situation
>>> [stop.state for stop in road_of("draft", Situation(date(2026, 3, 2)), opened=date(2026, 3, 2), effective=None)][:3]
['done', 'now', 'to come']
"""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending import Situation

DONE, NOW, TO_COME, ENDED = "done", "now", "to come", "ended here"
ENDS = {
    "rejected": "Rejected by the Board",
    "disapproved": "Disapproved by the Council",
    "fallen": "Veto stands",
    "withdrawn": "Withdrawn",
}
ENACTED = "in force"


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the road; `note` is said of its day, such as *set for*."""

    name: str
    state: str
    day: date | None = None
    note: str = ""


def road_of(
    state: str,
    case: Situation,
    *,
    opened: date,
    effective: date | None,
    ended: date | None = None,
    alone: bool = False,
    by_basis: bool = False,
) -> list[Stop]:
    """Every stop from the draft to the day on which it is in force. `alone` is the road of the Director alone.

    `by_basis` says that the Mayor was silent and the office gave a day; `ended` is the day of an end without effect.
    """
    entered = state == ENACTED
    if alone or (entered and case.acts.noticed is None):
        stops = [("Draft opened", opened, ""), ("Decided by the Director alone", effective if entered else None, "")]
    else:
        stops = [("Draft opened", opened, ""), *_bodies(state, case, by_basis)]
    done = [Stop(name, DONE, day, note) for name, day, note in stops if day is not None and not note]
    if state in ENDS:
        return [*done, Stop(ENDS[state], ENDED, ended)]
    if entered:
        done = [Stop(name, DONE, day, note) for name, day, note in stops]
        return [*done, _in_force(effective, case.today)]
    found: list[Stop] = []
    for name, day, note in (*stops, ("Entered in the plan", None, "")):
        if day is not None and not note:
            found.append(Stop(name, DONE, day))
        else:
            here = all(stop.state == DONE for stop in found)
            found.append(Stop(name, NOW if here else TO_COME, day, note))
    return [*found, Stop("In force", TO_COME, effective)]


def _bodies(state: str, case: Situation, by_basis: bool) -> list[tuple[str, date | None, str]]:
    acts = case.acts
    recommended = None if state == "draft" else case.recommended
    hearing = (case.held, "") if case.held else (acts.hearing, "set for" if acts.hearing else "")
    found = [
        ("Recommended to the Board", recommended, ""),
        ("Notice given", acts.noticed, ""),
        ("Public hearing", *hearing),
        ("Board decides", acts.board, ""),
    ]
    council = ("Council approves", acts.council or (acts.override if acts.council is None else None), "")
    mayor: list[tuple[str, date | None, str]]
    if acts.veto is not None:
        mayor = [("Mayor vetoes", acts.veto, ""), ("Council overrides the veto", acts.override, "")]
    elif by_basis:
        mayor = [("Mayor is silent; basis given", acts.council, "")]
    else:
        mayor = [("Mayor approves", acts.mayor, "")]
    signed_first = acts.mayor is not None and acts.council is None
    return [*found, *mayor, council] if signed_first else [*found, council, *mayor]


def _in_force(effective: date | None, today: date) -> Stop:
    if effective is not None and effective > today:
        return Stop("In force", TO_COME, effective, "from")
    return Stop("In force", DONE, effective)
