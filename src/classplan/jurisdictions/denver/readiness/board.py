"""Hearing and Board: the hearing after its posting, a decision on every change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from classplan.core.amending.proposal import Decision, Outcome, Proposed, Situation, modified_in_words
from classplan.core.dates import long_date
from classplan.core.plain_words import list_in_words
from classplan.core.rules import Finding, met, met_if, not_met
from classplan.core.rules import Outcome as Outcomes
from classplan.core.rules import silent as rule_silent
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness.changes import grade, range_of_its_grade, table
from classplan.jurisdictions.denver.readiness.findings import cited, named, names_taken
from classplan.jurisdictions.denver.rules.notices import (
    HEARING,
    POSTING,
    TABLES,
)
from classplan.jurisdictions.denver.rules.plan_changes import (
    BOARD_DECIDES,
)


def hold_hearing(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The hearing is held on its day or later, after a posting that was long enough."""
    hearing = case.acts.hearing
    noticed = case.acts.noticed
    assert hearing is not None
    assert noticed is not None
    yield cited(
        HEARING.ref,
        met_if(
            case.today >= hearing,
            f"The hearing was set for {long_date(hearing)}.",
            f"The hearing is set for {long_date(hearing)}; it cannot be recorded before that day.",
        ),
    )
    if case.moment is not None and case.terms.hearing is not None and case.moment < case.terms.hearing:
        text = f"The hearing begins at {case.terms.hearing:%H:%M} on that day; it cannot be recorded before."
        yield cited(HEARING.ref, not_met(text))
    if case.posted is None:
        text = f"No posting is on record. Record where, when and by whom Notice {case.terms.number} was posted."
        yield cited(POSTING.ref, not_met(text))
        return
    if case.posted >= hearing:
        text = f"It was posted on {long_date(case.posted)}, and the hearing was set for {long_date(hearing)}: it hung for no day."
        yield cited(POSTING.ref, not_met(text))
    facts = {"notice": noticed, "hearing": hearing, "posted": case.posted, "reading": policy.posting_reading}
    yield cited(POSTING.ref, POSTING.find(noticed, **facts))


def board(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The Board decides each change, after the hearing; of a modified one it is known whether it is noticed again."""
    acted = case.acts.board or case.today
    yield cited(BOARD_DECIDES.ref, BOARD_DECIDES.find(acted, hearing=case.held, board_acted=acted))
    decided = {decision.ordinal: decision for decision in case.decisions}
    for proposed in case.changes:
        decision = decided.get(proposed.ordinal)
        if decision is not None and decision.outcome is Outcome.MODIFIED:
            yield from _modified(proposed, decision, case, acted)
        elif decision is not None:
            yield from names_taken(proposed, decision.taken)


def _as_modified(proposed: Proposed, case: Situation, on: date) -> Iterator[Finding]:
    """The line as the Board made it has a grade, says all that its kind must say, and takes nobody's name."""
    yield from grade(proposed)
    yield from range_of_its_grade(proposed, replace(case, changes=case.standing))
    assert proposed.change is not None
    yield cited(TABLES.ref, TABLES.find(on, change=proposed.change), proposed)
    yield from names_taken(proposed, proposed.taken)


def _against_its_text(proposed: Proposed) -> Iterator[Finding]:
    """The text was noticed with the title and the status that the draft gave it; what contradicts it needs another text."""
    change, spec = proposed.change, proposed.spec
    if change is None or change.after is None or spec is None:
        return
    then = "Have it noticed again as a new draft, in which the text can follow; or record what the Board kept."
    if spec.title != change.after.title:
        text = f"the Board made its title “{change.after.title}”, and its specification was noticed as “{spec.title}”"
        yield cited("7-10 D", not_met(f"{named(proposed)}: {text}. {then}"), proposed)
    yield from (
        replace(asked, outcome=Outcomes.NOT_MET, reason=f"{asked.reason} {then}")
        for asked in grade(proposed)
        if asked.outcome is Outcomes.NEEDS_JUDGMENT
    )


def _modified(proposed: Proposed, decision: Decision, case: Situation, acted: date) -> Iterator[Finding]:
    if decision.modified is None and not decision.ranges:
        yield cited(BOARD_DECIDES.ref, not_met(f"{named(proposed)}: say how the Board modified it."), proposed)
        return
    otherwise = modified_in_words(proposed, decision)
    if not otherwise:
        text = f"{named(proposed)}: it is said to be modified, and it is what was proposed. Approve it, or say what differs."
        yield cited(BOARD_DECIDES.ref, not_met(text), proposed)
        return
    if proposed.change is None:
        yield from table(replace(proposed, ranges=decision.ranges))
    elif decision.modified is not None:
        as_modified = replace(
            proposed,
            change=replace(proposed.change, after=decision.modified),
            taken=decision.taken,
            grade_range=decision.grade_range,
        )
        yield from (f for f in _as_modified(as_modified, case, acted) if f.outcome is not Outcomes.NEEDS_JUDGMENT)
        if not decision.again:
            yield from _against_its_text(as_modified)
    yield cited(BOARD_DECIDES.ref, _noticed_again(proposed, decision, list_in_words(otherwise)), proposed)


def _noticed_again(proposed: Proposed, decision: Decision, otherwise: str) -> Finding:
    """The rule does not say whether what the Board modified is noticed again; what a person decides is kept with its ground (X58)."""
    differs = f"{named(proposed)}: the Board made otherwise than was noticed: {otherwise}."
    if decision.again is None or not decision.basis.strip():
        ask = "A modified change is a new proposal. Must it be noticed again? The rule does not say (X58): decide, and give the basis."
        return rule_silent(f"{differs} {ask}")
    said = "It is noticed again" if decision.again else "It is not noticed again"
    return met(f"{differs} {said} (X58): {decision.basis.strip()}")
