"""When a live amendment takes effect: by the acts on record, or by the ground that a person gave where the rule is silent."""

from dataclasses import dataclass
from datetime import date

from classplan.core.amending import Situation
from classplan.core.pack import Choices, Pack
from classplan.core.proceedings import Acts, TakesEffect

WAITS = {
    "heard": "It waits for the Board's decision (7-21 B).",
    "before the Council": "It waits for the Council (7-21 C) and for the Mayor (7-37 A).",
    "before the Mayor": "It waits for the Mayor (7-37 A).",
    "signed by the Mayor, before the Council": "It waits for the Council (7-21 C).",
    "vetoed": "The Mayor vetoed it; it waits for the Council, which can override the veto (7-37 A).",
    "rejected": "The Board rejected it; the plan stays as it is.",
    "disapproved": "The Council disapproved it; the plan stays as it is.",
    "fallen": "The Mayor's veto stands; the plan stays as it is.",
}

ENDS_USE = {
    "disapproved": "The Council disapproved it. Its provisional use ended with that (7-10 O); the plan is what it was before.",
    "fallen": "The Mayor's veto stands (7-37 A). Its provisional use ended with that; the plan is what it was before.",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """The day that a person gives where the rules give none, and the ground for it."""

    effective: date
    reason: str


def effect_by_acts(pack: Pack, acts: Acts, policy: Choices, state: str = "") -> TakesEffect:
    """The effective day once the acts give it; otherwise what it waits for. Never a day before the Council has acted."""
    if acts.in_use is not None and state in ENDS_USE:
        return TakesEffect(reason=ENDS_USE[state])
    if acts.board is None or acts.disapproved is not None or state in ENDS_USE:
        return TakesEffect(reason=WAITS.get(state, ""))
    effect = pack.takes_effect(acts, policy, None)
    if acts.council is None and acts.override is None:
        return TakesEffect(reason=effect.reason, rests_on=effect.rests_on)
    return effect


def effect_of(pack: Pack, case: Situation, policy: Choices) -> TakesEffect:
    """The same, by the day that a person gave where the Mayor is silent, if one did (X57)."""
    given = case.judged(pack.dating_clause)
    if given is not None:
        return effect_by_ground(Ground(date.fromisoformat(given.answer), given.reason))
    return effect_by_acts(pack, case.acts, policy)


def effect_by_ground(ground: Ground) -> TakesEffect:
    """An effective day with the ground on which a person gave it."""
    stated = f"Stated by the office, where the rule is silent (X57): {ground.reason}"
    return TakesEffect(ground.effective, None, stated, rests_on=(stated,))
