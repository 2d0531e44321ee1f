"""7-37: on which day a change takes effect, under each wording.

Each wording of 7-37 A is tried with its own trigger, and applies if it is in force on that trigger's day; of those
that apply, the earliest effective day stands (settled question 1).
"""

from datetime import date

from classplan.core.dates import first_work_week_after, long_date
from classplan.core.errors import Invalid, NotInForce
from classplan.core.proceedings import Acts, TakesEffect
from classplan.core.rules import Clause, Edition, Finding, Wording, met, not_met, silent
from classplan.jurisdictions.denver.papers import NOTICE_1341, assumed, carried, quoted
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.rules.provisional import last_day_of_use

DEFAULT = Policy()
SAME_DAY = (
    "Interpretation: a plan change takes the day of the re-allocations, which is all that this wording dates (X2)."
)
WORK_WEEK = "Interpretation: a work week begins on a {day}, and “following” means {following} (X4)."


def _begins(trigger: date, by: str, policy: Policy, *also: str) -> Finding:
    day = first_work_week_after(trigger, week_starts=policy.week_starts, strict=policy.strictly_after)
    week = WORK_WEEK.format(
        day=policy.week_starts.name.title(),
        following="strictly later" if policy.strictly_after else "that day or later",
    )
    finding = met(f"{by} on {long_date(trigger)}; the first work week after it begins on {long_date(day)}.", day)
    return Finding(finding.outcome, finding.reason, day=day, rests_on=(*also, week))


def board_trigger(acts: Acts) -> date | None:
    """The day that starts the clock of the 2011 wording: the Board's approval."""
    return acts.board


def mayor_trigger(acts: Acts) -> date | None:
    """The day that starts the clock of the 2013 wording: Mayor or override, and the Council where it came later (X56)."""
    decided = acts.override or acts.mayor
    if decided is None:
        return None
    return max(decided, acts.council) if acts.council else decided


def follows_the_board(*, board_approved: date | None = None, policy: Policy = DEFAULT) -> Finding:
    """2011: re-allocations take effect in the first work week after the Board approves (clause 81)."""
    if board_approved is None:
        return not_met("The Board's approval is not on record; nothing takes effect before it.")
    return _begins(board_approved, "The Board approved", policy, SAME_DAY)


def follows_the_mayor(
    *,
    board_approved: date | None = None,
    council_approved: date | None = None,
    mayor_approved: date | None = None,
    veto: date | None = None,
    override: date | None = None,
    policy: Policy = DEFAULT,
) -> Finding:
    """2013: plan changes take effect in the first work week after the Mayor, or the Council over a veto (79, 80)."""
    acts = Acts(board=board_approved, council=council_approved, mayor=mayor_approved, veto=veto, override=override)
    trigger = mayor_trigger(acts)
    if trigger is not None:
        by = "The Council overrode the Mayor's veto" if override else "The Mayor approved"
        if trigger not in (override, mayor_approved):
            by = "The Council approved after the Mayor"
        return _begins(trigger, by, policy)
    if veto is not None:
        return not_met(
            f"The Mayor vetoed it on {long_date(veto)}; nothing takes effect unless the Council overrides the veto."
        )
    waits = "Nothing takes effect for good until the Mayor approves, or the Council overrides a veto."
    if board_approved is None:
        return not_met(waits)
    until = last_day_of_use(board_approved=board_approved, effective=None, policy=policy)
    return not_met(
        f"{waits} New classes and changed rates may be used provisionally from the Board's approval on "
        f"{long_date(board_approved)} until {long_date(until)} (7-10 O)."
    )


def follows_the_decision(*, ohr_decision: date | None = None, policy: Policy = DEFAULT) -> Finding:
    """Without a plan change, a re-allocation follows the office's classification decision (82)."""
    if ohr_decision is None:
        return not_met("The office's classification decision is not on record.")
    return _begins(ohr_decision, "The office decided", policy)


def follows_the_signature(
    *, signature: date | None = None, ohr_review: date | None = None, policy: Policy = DEFAULT
) -> Finding:
    """In a progressive series, a re-allocation follows the appointing authority's signature, not the review (83)."""
    if signature is None:
        return not_met("The appointing authority's signature on the series form is not on record.")
    return _begins(signature, "The appointing authority signed the form", policy)


ACT_FACTS = {
    "board-approved": "the day on which the Board approved",
    "council-approved": "the day on which the Council approved",
    "mayor-approved": "the day on which the Mayor approved",
    "veto": "the day of the Mayor's veto",
    "override": "the day on which the Council overrode the veto",
}

PLAN_CHANGES = Clause(
    "7-37 A",
    "Effective date of plan changes",
    "the day of the approval that starts the clock",
    (
        Edition(
            "2011",
            NOTICE_1341[1],
            quoted(NOTICE_1341, "its true start is unknown, and the history note of the next wording ends it"),
            "Where an audit or study shows that the plan must change, the re-allocations that follow take effect when the "
            "first work week after the Board's approval begins.",
            follows_the_board,
            computes="the first day of the first work week after the Board's approval",
            leaves="It dates re-allocations only; that plan changes take the same day is the office's interpretation (X2). "
            "On which day a work week begins is the office's choice (X4).",
        ),
        Edition(
            "2013",
            date(2013, 2, 22),
            carried("unmarked but for its history note, which gives 2013-02-22"),
            "Where an audit or study shows that the plan must change, the changes take effect when the first work week after "
            "the Mayor's approval, or the Council's override of a veto, begins. A provisional class may be used once the Board "
            "approves, and beyond six months only if the Council does.",
            follows_the_mayor,
            computes="the first day of the first work week after the Mayor's approval or the Council's override; where the "
            "Council approved later than the Mayor, after the Council's (X56)",
            leaves="A Mayor who neither signs nor vetoes: the rule is silent, and the basis must be given (X57).",
        ),
    ),
    numbers=(79, 80, 81),
    facts=ACT_FACTS,
)

DECISIONS = Clause(
    "7-37 B",
    "Effective date of a re-allocation without a plan change",
    "the day of the classification decision",
    (
        Edition(
            "2006",
            date(2006, 1, 1),
            assumed("unmarked"),
            "Where an audit or study re-allocates a position and the plan stays as it is, the re-allocation takes effect when "
            "the first work week after the office's decision begins.",
            follows_the_decision,
            computes="the first day of the first work week after the decision",
        ),
    ),
    numbers=(82,),
    facts={"ohr-decision": "the day of the office's classification decision"},
)

PROGRESSIVE_SERIES = Clause(
    "7-37 C",
    "Effective date in a progressive series",
    "the day of the appointing authority's signature",
    (
        Edition(
            "2006",
            date(2006, 1, 1),
            assumed("unmarked"),
            "In a progressive series a re-allocation takes effect when the first work week after the day begins on which the "
            "appointing authority signed the series form.",
            follows_the_signature,
            computes="the first day of the first work week after the signature; the office's review does not move it",
        ),
    ),
    numbers=(83,),
    facts={"signature": "the day of the signature on the series form", "ohr-review": "the day of the office's review"},
)

CLAUSES = (PLAN_CHANGES, DECISIONS, PROGRESSIVE_SERIES)
TRIGGERS = {"2011": board_trigger, "2013": mayor_trigger}


def _facts(edition: Edition, acts: Acts, policy: Policy) -> dict[str, object]:
    if edition.id == "2011":
        return {"board_approved": acts.board, "policy": policy}
    return {
        "board_approved": acts.board,
        "council_approved": acts.council,
        "mayor_approved": acts.mayor,
        "veto": acts.veto,
        "override": acts.override,
        "policy": policy,
    }


def takes_effect(acts: Acts, policy: Policy = DEFAULT, wording: str | None = None) -> TakesEffect:
    """When an amendment takes effect by its acts; `wording` simulates one edition by its name.

    Raises `NotInForce` where the Board acted before any wording is known. Where no wording applies yet, the answer
    says what it waits for; where the rule is silent, what basis it asks for.
    """
    if wording is not None:
        simulated = PLAN_CHANGES.simulated(wording)
        return _answer([(simulated, PLAN_CHANGES.applied(simulated, **_facts(simulated.edition, acts, policy)))], acts)
    applying: list[tuple[Wording, Finding]] = []
    for edition in PLAN_CHANGES.editions:
        trigger = TRIGGERS[edition.id](acts)
        if trigger is None:
            continue
        held = _in_force(trigger)
        if held is not None and held.edition is edition:
            applying.append((held, PLAN_CHANGES.applied(held, **_facts(edition, acts, policy))))
    if applying:
        return _answer(applying, acts)
    day = acts.board or acts.noticed
    if day is None:
        raise Invalid("No act is given; the day of the Board's approval is needed to date an amendment (7-37 A).")
    held = PLAN_CHANGES.in_force(day)
    return _answer([(held, PLAN_CHANGES.applied(held, **_facts(held.edition, acts, policy)))], acts)


def _in_force(day: date) -> Wording | None:
    try:
        return PLAN_CHANGES.in_force(day)
    except NotInForce:
        return None


def _answer(applying: list[tuple[Wording, Finding]], acts: Acts) -> TakesEffect:
    wording, finding = min(applying, key=lambda pair: pair[1].day or date.max)
    if finding.day is None:
        return TakesEffect(
            wording=wording.edition.id,
            reason=finding.reason,
            citation=finding.citation,
            waits_for=finding.reason,
            rests_on=finding.rests_on,
        )
    completed = acts.council if wording.edition.id == "2011" else mayor_trigger(acts)
    return TakesEffect(
        finding.day,
        wording.edition.id,
        finding.reason,
        finding.citation,
        completed=completed,
        rests_on=finding.rests_on,
    )


def mayor_is_silent(*, days_since_council: int) -> Finding:
    """A Mayor who neither signs nor vetoes: the rule does not say what follows (X57)."""
    return silent(
        f"The Mayor has neither approved nor vetoed it for {days_since_council} days. 7-37 A does not say what follows: "
        "give the basis (the charter, an ordinance) on which it takes effect."
    )
