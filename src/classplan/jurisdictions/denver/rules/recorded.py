"""What a live amendment would have had to prove, looked for on a recorded paper: said, and stopping nothing (X62)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from classplan.core.dates import long_date
from classplan.core.plan import Change, ChangeKind
from classplan.core.proceedings import Acts
from classplan.core.rules import Clause, Finding, Outcome, met, not_on_record
from classplan.jurisdictions.denver.papers import ASSUMED_FROM, NOTICE_1341
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.rules.definitions import SPECIFICATION, line_carries_its_rate
from classplan.jurisdictions.denver.rules.notices import POSTING, TABLES
from classplan.jurisdictions.denver.rules.plan_changes import (
    BOARD_DECIDES,
    COUNCIL_APPROVES,
    DIRECTOR_RECOMMENDS,
    needs_council,
)
from classplan.jurisdictions.denver.rules.provisional import PROVISIONAL


def findings_on_record(changes: tuple[Change, ...], acts: Acts, policy: Policy) -> tuple[Finding, ...]:
    """Recommendation, drafts, posting, hearing, tables, dispositions and the Council, as far as the paper tells."""
    of_the_plan = [change for change in changes if needs_council(change)]
    if not of_the_plan or acts.noticed is None:
        return ()
    if acts.noticed < ASSUMED_FROM:
        return (
            not_on_record(
                f"No wording of 7-21 is known for {acts.noticed}; what had to be proved then cannot be said."
            ),
        )
    return (
        _road(len(of_the_plan), len(changes)),
        _recorded(DIRECTOR_RECOMMENDS.find(acts.noticed)),
        *_notice(of_the_plan, acts, acts.noticed, policy),
        _hearing(acts, acts.noticed),
        *_provisional(of_the_plan, acts),
        *_council(of_the_plan, acts, acts.board or acts.noticed),
        *_dispositions(of_the_plan),
        *(finding for finding in _rates(of_the_plan) if not finding.is_met),
    )


def _road(of_the_plan: int, changes: int) -> Finding:
    """By which road it goes: what touches a title or a rate goes to the Board and the Council (38, 41)."""
    touch = "touches" if of_the_plan == 1 else "touch"
    text = f"{of_the_plan} of {changes} changes {touch} a title, a code or a rate: the road is the Board, after a hearing, and the Council."
    return _cited(COUNCIL_APPROVES, met(text))


def _notice(changes: Iterable[Change], acts: Acts, noticed: date, policy: Policy) -> Iterator[Finding]:
    if noticed < NOTICE_1341[1]:
        yield not_on_record(
            f"No wording of the posting period is known for {noticed}; whether it was kept cannot be said."
        )
        return
    yield _cited(
        POSTING, not_on_record("Where, when and by whom it was posted, and to whom drafts were sent, is not on record.")
    )
    if acts.hearing is not None:
        kept = POSTING.find(noticed, notice=noticed, hearing=acts.hearing, reading=policy.posting_reading)
        yield replace(kept, reason=f"If it hung from the day of the notice: {kept.reason}", outcome=_unproven(kept))
    for change in changes:
        stated = TABLES.find(noticed, change=change)
        if not stated.is_met:
            yield _about(change, stated)


def _unproven(finding: Finding) -> Outcome:
    return Outcome.NOT_ON_RECORD if finding.is_met else finding.outcome


def _hearing(acts: Acts, noticed: date) -> Finding:
    """The Board decides after a hearing; a notice sets its day, and does not prove that it was held."""
    found = BOARD_DECIDES.find(acts.board or noticed, hearing=acts.hearing, board_acted=acts.board)
    if not found.is_met or acts.hearing is None or acts.board is None:
        return _recorded(found)
    text = (
        f"The hearing was set for {long_date(acts.hearing)} and the Board acted on {long_date(acts.board)}; that the hearing "
        "was held is not on record."
    )
    return replace(found, outcome=Outcome.NOT_ON_RECORD, reason=text)


def _provisional(changes: Iterable[Change], acts: Acts) -> Iterator[Finding]:
    """What stands on the Board's word alone, and on which wording that rests."""
    new = sum(change.changes_rate for change in changes)
    if new and acts.board and not (acts.council or acts.mayor or acts.override):
        wording = PROVISIONAL.in_force(acts.board)
        text = f"{new} new classes or changed rates stand on the Board's approval alone, and are provisional."
        yield replace(met(text), citation=f"{PROVISIONAL.ref} ({wording.edition.id})", rests_on=wording.caveats)


def _council(changes: list[Change], acts: Acts, day: date) -> Iterator[Finding]:
    if acts.council is not None:
        yield COUNCIL_APPROVES.find(day, change=changes[0], council_approved=acts.council)
        return
    lasting = [str(change.subject.code or change.subject) for change in changes if not change.changes_rate]
    text = f"The Council's approval is not on record for any of the {len(changes)} changes of the plan."
    if lasting:
        text += f" A title change or an abolishment cannot be provisional (X6): {', '.join(lasting)}."
    yield _cited(COUNCIL_APPROVES, not_on_record(text))


def _dispositions(changes: Iterable[Change]) -> Iterator[Finding]:
    for change in changes:
        if change.kind is ChangeKind.ABOLISH:
            yield not_on_record(
                f"{change.subject} is abolished; what became of the positions in it is not on record (X26)."
            )


def _rates(changes: Iterable[Change]) -> Iterator[Finding]:
    created = [change for change in changes if change.before is None and change.after]
    return (_about(change, line_carries_its_rate(line=change.subject)) for change in created)


def _about(change: Change, finding: Finding) -> Finding:
    return replace(finding, about=change.subject.code or change.subject.title)


def _recorded(finding: Finding) -> Finding:
    return replace(finding, outcome=Outcome.NOT_ON_RECORD) if finding.outcome is Outcome.NOT_MET else finding


def _cited(clause: Clause, finding: Finding) -> Finding:
    return replace(finding, citation=clause.ref)


def specification_findings(stated: frozenset[str], title: str, day: date) -> tuple[Finding, ...]:
    """What a recorded specification does not state and a new one would have to (19; settled question 6)."""
    found = _recorded(SPECIFICATION.find(day, stated=stated, recorded=True))
    return () if found.is_met else (replace(found, about=title, reason=f"{title}: {found.reason}"),)
