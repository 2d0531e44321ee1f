"""7-20 to 7-22: who keeps the plan, and which road a change takes.

The road follows from what a change changes, never from what somebody calls it.
"""

from datetime import date

from classplan.core.dates import long_date
from classplan.core.plan import Change
from classplan.core.proceedings import Acts
from classplan.core.rules import Clause, Edition, Finding, met, met_if, not_met
from classplan.jurisdictions.denver.papers import ASSUMED_FROM, assumed

KEEPERS = frozenset({"analyst", "director", "recorder"})
OUTCOMES = ("approved", "modified", "rejected")


def plan_is_kept_by_its_office(*, role: str) -> Finding:
    """Only the human resources office develops and keeps the plan (35)."""
    return met_if(
        role in KEEPERS,
        f"The role {role} is the office's own.",
        f"The role {role} may not write the plan; it is for: {', '.join(sorted(KEEPERS))}.",
    )


def director_recommends(*, recommended: date | None = None) -> Finding:
    """A change of the plan goes to the Board on the Director's recommendation (36)."""
    if recommended is None:
        return not_met("The Director's recommendation is not on record.")
    return met(f"The Director recommended it on {long_date(recommended)}.")


def board_decides_after_hearing(
    *, outcome: str | None = None, hearing: date | None = None, board_acted: date | None = None
) -> Finding:
    """The Board approves, modifies or rejects, after a public hearing (37)."""
    if board_acted is None:
        return not_met("The Board's act is not on record.")
    if outcome is not None and outcome not in OUTCOMES:
        return not_met(f"“{outcome}” is not an outcome; the Board approves, modifies or rejects.")
    if hearing is None:
        return not_met("A public hearing is not on record; the Board decides after one.")
    if board_acted < hearing:
        return not_met(
            f"The Board acted on {long_date(board_acted)}; the hearing is set for {long_date(hearing)} and comes first.",
            hearing,
        )
    return met(f"The Board acted on {long_date(board_acted)}, after the hearing of {long_date(hearing)}.")


def council_must_approve(*, change: Change, council_approved: date | None = None) -> Finding:
    """Any change to the plan goes to the Council: a title, a grade, a code, a new class, an abolished one (38)."""
    if not change.touches_title_or_rate:
        return met("It changes no line of the plan, so the Council has nothing to approve.")
    if council_approved is None:
        return not_met(f"{change.subject}: it changes the plan, and the Council's approval is not on record.")
    return met(f"The Council approved it on {long_date(council_approved)}.")


def director_may_act_alone(*, change: Change) -> Finding:
    """A change of a specification that touches neither title nor rate needs no hearing and no Council (39, 40, 41)."""
    if change.touches_title_or_rate:
        touched = ", ".join(sorted(aspect.value for aspect in change.aspects))
        return not_met(
            f"{change.subject}: it touches more than the text ({touched}), so it goes to the Board and the Council (7-21)."
        )
    return met(
        "It changes the text of a specification alone; the Director may make it without a hearing and without the Council."
    )


def needs_council(change: Change) -> bool:
    """Whether a change is one of the plan."""
    return not director_may_act_alone(change=change).is_met


def acts_are_in_order(acts: Acts) -> tuple[Finding, ...]:
    """What in the order of the acts cannot be: an act before the one that it needs, or two that exclude each other."""
    found = [_earlier(acts, first, then, citation) for first, then, citation in ORDER]
    if acts.override and not acts.veto:
        found.append(not_met("The Council overrode a veto, and no veto is given. Give the day of the veto (7-37 A)."))
    if acts.mayor and acts.veto:
        found.append(
            not_met(
                f"The Mayor approved on {acts.mayor} and vetoed on {acts.veto}; only one of them can stand (7-37 A)."
            )
        )
    return tuple(finding for finding in found if finding is not None)


ORDER = (
    ("noticed", "board", "7-21 B"),
    ("board", "council", "7-21 C"),
    ("board", "mayor", "7-37 A"),
    ("board", "veto", "7-37 A"),
    ("veto", "override", "7-37 A"),
)
SAID = {
    "noticed": "the notice was given",
    "board": "the Board approved",
    "council": "the Council approved",
    "mayor": "the Mayor approved",
    "veto": "the Mayor vetoed",
    "override": "the Council overrode the veto",
}


def _earlier(acts: Acts, first: str, then: str, citation: str) -> Finding | None:
    before, after = getattr(acts, first), getattr(acts, then)
    if after is None or (first == "veto" and before is None):
        return None
    if before is None:
        return not_met(
            f"It is said that {SAID[then]} on {after}, and not when {SAID[first]}, which comes first ({citation}). Give that day too."
        )
    if after < before:
        return not_met(
            f"It is said that {SAID[then]} on {after}, before {SAID[first]} on {before} ({citation}). Correct one of the two days."
        )
    return None


def _clause(
    ref: str, title: str, governing_day: str, numbers: tuple[int, ...], paraphrase: str, apply: object, **facts: str
) -> Clause:
    edition = Edition("2006", ASSUMED_FROM, assumed("unmarked"), paraphrase, apply)  # type: ignore[arg-type]
    return Clause(ref, title, governing_day, (edition,), numbers, {k.replace("_", "-"): v for k, v in facts.items()})


OFFICE_KEEPS = _clause(
    "7-20",
    "Classification and pay plan: who keeps it",
    "the day of the act",
    (35,),
    "The human resources office develops, maintains and administers the classes and pay plans of all positions covered.",
    plan_is_kept_by_its_office,
    role="the role of whoever acts",
)
DIRECTOR_RECOMMENDS = _clause(
    "7-21 A",
    "Recommendation of a plan change",
    "the day of the recommendation",
    (36,),
    "The Director recommends changes of the plan to the Board.",
    director_recommends,
    recommended="the day of the recommendation",
)
BOARD_DECIDES = _clause(
    "7-21 B",
    "The Board's decision",
    "the day of the Board's act",
    (37,),
    "The Board holds a public hearing on what is recommended and then approves, modifies or rejects it.",
    board_decides_after_hearing,
    outcome="approved, modified or rejected",
    hearing="the day of the hearing",
    board_acted="the day on which the Board acted",
)
COUNCIL_APPROVES = _clause(
    "7-21 C",
    "The Council's approval",
    "the day of the Board's act",
    (38,),
    "Every change of the plan is submitted to the City Council for its approval.",
    council_must_approve,
)
DIRECTOR_ALONE = _clause(
    "7-22",
    "Changes of specifications alone",
    "the day of the change",
    (39, 40, 41),
    "A specification can be changed by the Director, without a hearing and without the Council, as long as neither the title "
    "nor the pay rates change.",
    director_may_act_alone,
)
CLAUSES = (OFFICE_KEEPS, DIRECTOR_RECOMMENDS, BOARD_DECIDES, COUNCIL_APPROVES, DIRECTOR_ALONE)
