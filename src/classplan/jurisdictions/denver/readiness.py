"""What the clauses ask of a live amendment before each of its steps: findings, one a clause and a matter.

`READINESS` names them by the move of the road. A recorded paper is never asked this (X62).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from classplan.core.amending.proposal import Decision, Outcome, Proposed, Situation, conflicts
from classplan.core.dates import dates_in, long_date
from classplan.core.errors import Invalid
from classplan.core.money import dollars
from classplan.core.pay import FLSA_OF, PayRange
from classplan.core.plan import ChangeKind
from classplan.core.rules import Clause, Finding, met, met_if, needs_judgment, not_met
from classplan.core.rules import silent as rule_silent
from classplan.jurisdictions.denver import grades
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.rules.definitions import SPECIFICATION
from classplan.jurisdictions.denver.rules.effective_dates import PLAN_CHANGES, mayor_is_silent, takes_effect
from classplan.jurisdictions.denver.rules.notices import (
    CITATION,
    COMMENTS,
    DRAFTS,
    HEARING,
    NARRATIVE,
    POSTING,
    SPEAKERS,
    TABLES,
)
from classplan.jurisdictions.denver.rules.plan_changes import (
    BOARD_DECIDES,
    DIRECTOR_ALONE,
    OFFICE_KEEPS,
    needs_council,
)
from classplan.jurisdictions.denver.rules.provisional import PROVISIONAL, last_day_of_use

Asked = Callable[[Situation, Policy], Iterable[Finding]]


def _cited(ref: str, finding: Finding, about: Proposed | None = None) -> Finding:
    subject = about.change.subject if about and about.change else None
    return replace(
        finding, citation=finding.citation or ref, about=(subject.code or subject.title) if subject else None
    )


def _found(clause: Clause, on: date, /, **facts: object) -> Finding:
    return clause.find(on, **facts)


# --- The changes themselves ------------------------------------------------------------------------------


def _changes(case: Situation, policy: Policy) -> Iterator[Finding]:
    """Something is proposed, each change stands on the plan as it is, and says all that its kind must say."""
    if not case.changes:
        yield _cited(OFFICE_KEEPS.ref, not_met("It holds no change yet. Add at least one."))
    for proposed in case.changes:
        yield from _one_change(proposed, case)


def _one_change(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    yield from _stale(proposed)
    for taken in proposed.taken:
        yield _cited("7-10 D", not_met(f"{_named(proposed)}: {taken}. Choose another."), proposed)
    if not proposed.why.strip():
        text = (
            f"{_named(proposed)}: it does not say why. Give the reason; the notice and the Council's papers print it."
        )
        yield _cited(NARRATIVE.ref, not_met(text), proposed)
    if proposed.change is None:
        yield from _table(proposed)
        return
    if needs_council(proposed.change):
        stated = _found(TABLES, case.today, change=proposed.change)
        yield _cited(TABLES.ref, stated, proposed)
    yield from _grade(proposed)
    yield from _range(proposed, case)
    yield from _specification(proposed, case)
    yield from _dispositions(proposed)


def _stale(proposed: Proposed) -> Iterator[Finding]:
    if proposed.is_stale:
        now = "no line" if proposed.stands is None else str(proposed.stands)
        what = "its specification has another version" if proposed.spec_is_stale else f"the plan now has {now}"
        text = f"{_named(proposed)}: another change of the class took effect since it was drafted; {what}. Rebase it."
        yield _cited(OFFICE_KEEPS.ref, not_met(text), proposed)


def _grade(proposed: Proposed) -> Iterator[Finding]:
    change = proposed.change
    if change is None or change.after is None or change.after.grade is None:
        return
    try:
        grade = grades.grade_of(change.after.grade)
        if change.after.minimum is not None and change.after.maximum is not None:
            PayRange(change.after.minimum, change.after.maximum)
    except Invalid as error:
        yield _cited("7-10 K", not_met(f"{_named(proposed)}: {error}"), proposed)
        return
    due = FLSA_OF[grade.schedule]
    if proposed.spec is not None and proposed.spec.flsa not in (None, due) and due is not None:
        text = (
            f"{_named(proposed)}: its specification says {proposed.spec.flsa}, and grade {change.after.grade} stands in a "
            f"schedule for {due} classes. Is that meant? Say why, or correct one of them."
        )
        yield _cited("7-60 A", needs_judgment(text), proposed)


def _range(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    """A range belongs to its grade: a line cannot bring another one, unless the amendment replaces the table too (7-10 L)."""
    after = proposed.change.after if proposed.change else None
    if after is None or after.grade is None or after.minimum is None or after.maximum is None:
        return
    said = (after.minimum, after.maximum)
    stated = _ranges_stated(case, after.grade)
    belongs = stated or ([proposed.grade_range] if proposed.grade_range else _ranges_beside(case, after.grade))
    other = next((held for held in belongs if held != said), None)
    if other is not None:
        text = (
            f"{_named(proposed)}: beside {after.grade} stands {_money(said)}, and the range of that grade is {_money(other)}. "
            "A range belongs to its grade: leave it out, or replace the pay table in this amendment."
        )
        yield _cited("7-10 L", not_met(text), proposed)


Range = tuple[Decimal, Decimal]


def _ranges_stated(case: Situation, grade: str) -> list[Range]:
    """What the tables of the amendment make of the range of a grade."""
    return [(row.minimum, row.maximum) for p in case.changes for row in p.ranges if row.grade == grade]


def _ranges_beside(case: Situation, grade: str) -> list[Range]:
    """The ranges that lines of the amendment bring for a grade that has none."""
    lines = [change.after for change in case.line_changes if change.after and change.after.grade == grade]
    return [(line.minimum, line.maximum) for line in lines if line.minimum is not None and line.maximum is not None]


def _money(amounts: Range) -> str:
    return f"{dollars(amounts[0])} to {dollars(amounts[1])} a year"


def _specification(proposed: Proposed, case: Situation) -> Iterator[Finding]:
    change, spec = proposed.change, proposed.spec
    assert change is not None
    if change.before is None and spec is None:
        text = f"{_named(proposed)}: a new class needs its specification. Read one in and take it."
        yield _cited(SPECIFICATION.ref, not_met(text), proposed)
    if change.kind is ChangeKind.REVISE and spec is None:
        text = f"{_named(proposed)}: the line stays as it is and no new text is given, so nothing would change."
        yield _cited(OFFICE_KEEPS.ref, not_met(f"{text} Take a specification, or change the line."), proposed)
    if spec is None:
        return
    yield _cited(SPECIFICATION.ref, _found(SPECIFICATION, case.today, stated=spec.stated), proposed)
    title = change.after.title if change.after else None
    if title is not None and spec.title != title:
        text = (
            f"{_named(proposed)}: the specification is titled “{spec.title}”. Title and specification are one class's."
        )
        yield _cited("7-10 D", not_met(text), proposed)


def _dispositions(proposed: Proposed) -> Iterator[Finding]:
    if proposed.change is None or proposed.change.kind is not ChangeKind.ABOLISH:
        return
    missing = [position for position in proposed.positions if position not in proposed.dispositions]
    if missing:
        text = f"{_named(proposed)}: say what becomes of each position in it; nothing is said of: {', '.join(missing)}."
        yield _cited("7-32", not_met(f"{text} (X26)"), proposed)
    elif not proposed.positions:
        yield _cited(
            "7-32",
            met(f"{_named(proposed)}: no position on the register is in it, so none needs a disposition."),
            proposed,
        )


def _table(proposed: Proposed) -> Iterator[Finding]:
    if not proposed.ranges:
        yield _cited("7-10 M", not_met(f"{_named(proposed)}: it lists no grade. Enter at least one row."))
    for row in proposed.ranges:
        try:
            grades.grade_of(row.grade)
            PayRange(row.minimum, row.maximum)
        except Invalid as error:
            yield _cited("7-10 L", not_met(f"{_named(proposed)}, {row.grade}: {error}"))


def _named(proposed: Proposed) -> str:
    return proposed.named[0].upper() + proposed.named[1:]


# --- Drafts and notice ------------------------------------------------------------------------------------


def _drafts(case: Situation, policy: Policy) -> Iterator[Finding]:
    if not case.terms.affected:
        yield _cited(
            DRAFTS.ref, not_met("No agency is named as affected. Name those whose positions or classes it touches.")
        )


def _notice(case: Situation, policy: Policy) -> Iterator[Finding]:
    """All that must stand before a notice can be given on this day."""
    yield from _changes(case, policy)
    yield from _drafts(case, policy)
    yield _cited(DRAFTS.ref, _found(DRAFTS, case.today, affected=case.terms.affected, sent_to=case.drafts_sent))
    yield from _number(case)
    yield from _hearing(case, policy)
    yield from _cut_offs(case)
    yield _cited(CITATION.ref, _found(CITATION, case.today, citation=PLAN_CHANGES.ref, wording=_wording(case.today)))
    yield from _narrative(case)


def _number(case: Situation) -> Iterator[Finding]:
    if not case.terms.number.strip():
        yield _cited("Notice: number", not_met("The notice has no number yet. Give it the next one of its series."))
    elif case.number_taken:
        yield _cited(
            "Notice: number", not_met(f"There is a notice {case.terms.number} already. Give it the next number.")
        )


def _hearing(case: Situation, policy: Policy) -> Iterator[Finding]:
    if case.terms.hearing is None or not case.terms.place.strip():
        text = "Day, hour and place of the public hearing are not all set. Set them in the terms of the notice."
        yield _cited(HEARING.ref, not_met(text))
        return
    day = case.terms.hearing.date()
    yield _cited(HEARING.ref, _found(HEARING, case.today, hearing=day))
    yield _cited(
        POSTING.ref,
        _found(POSTING, case.today, notice=case.today, hearing=day, posted=case.today, reading=policy.posting_reading),
    )


def _cut_offs(case: Situation) -> Iterator[Finding]:
    terms = case.terms
    each = (
        (COMMENTS, "written comments", terms.comments_until, terms.comments_to),
        (SPEAKERS, "speakers", terms.speakers_until, terms.speakers_to),
    )
    for clause, what, until, contact in each:
        if until is None or not contact.strip():
            yield _cited(clause.ref, not_met(f"The cut-off for {what}, or whom to turn to, is not set. Set both."))
            continue
        hour = f"{until:%H:%M}"
        if until.date() <= case.today:
            text = f"The cut-off for {what} is {long_date(until.date())}, {hour}: not after the day of the notice."
            yield _cited(clause.ref, not_met(f"{text} Set a later one."))
        elif terms.hearing is not None and until > terms.hearing:
            text = f"The cut-off for {what} is {long_date(until.date())}, {hour}, after the hearing on {long_date(terms.hearing.date())}."
            yield _cited(clause.ref, not_met(f"{text} Set one before it."))
        else:
            yield _cited(clause.ref, met(f"The cut-off for {what} is {long_date(until.date())}, {hour}."))


def _narrative(case: Situation) -> Iterator[Finding]:
    titles = [change.subject.title for change in case.line_changes if change.subject.title and needs_council(change)]
    yield _cited(NARRATIVE.ref, _found(NARRATIVE, case.today, narrative=case.terms.narrative, titles=titles))
    for text in (case.terms.narrative, case.terms.study, case.terms.place):
        for printed in dates_in(text):
            if printed.problem:
                said = f"In the words of the notice, {printed.problem}. Correct the weekday or the date."
                yield _cited(HEARING.ref, not_met(said))


def _wording(on: date) -> str:
    return PLAN_CHANGES.in_force(on).edition.id


# --- Hearing and Board ------------------------------------------------------------------------------------


def _hold(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The hearing is held on its day or later, after a posting that was long enough."""
    hearing = case.acts.hearing
    noticed = case.acts.noticed
    assert hearing is not None
    assert noticed is not None
    yield _cited(
        HEARING.ref,
        met_if(
            case.today >= hearing,
            f"The hearing was set for {long_date(hearing)}.",
            f"The hearing is set for {long_date(hearing)}; it cannot be recorded before that day.",
        ),
    )
    if case.moment is not None and case.terms.hearing is not None and case.moment < case.terms.hearing:
        text = f"The hearing begins at {case.terms.hearing:%H:%M} on that day; it cannot be recorded before."
        yield _cited(HEARING.ref, not_met(text))
    if case.posted is None:
        text = f"No posting is on record. Record where, when and by whom Notice {case.terms.number} was posted."
        yield _cited(POSTING.ref, not_met(text))
        return
    if case.posted >= hearing:
        text = f"It was posted on {long_date(case.posted)}, and the hearing was set for {long_date(hearing)}: it hung for no day."
        yield _cited(POSTING.ref, not_met(text))
    facts = {"notice": noticed, "hearing": hearing, "posted": case.posted, "reading": policy.posting_reading}
    yield _cited(POSTING.ref, _found(POSTING, noticed, **facts))


def _board(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The Board decides each change, after the hearing; of a modified one it is known whether it is noticed again."""
    acted = case.acts.board or case.today
    yield _cited(BOARD_DECIDES.ref, _found(BOARD_DECIDES, acted, hearing=case.held, board_acted=acted))
    decided = {decision.ordinal: decision for decision in case.decisions}
    for proposed in case.changes:
        decision = decided.get(proposed.ordinal)
        if decision is not None and decision.outcome is Outcome.MODIFIED:
            yield from _modified(proposed, decision, acted)


def _as_modified(proposed: Proposed, on: date) -> Iterator[Finding]:
    """The line as the Board made it has a grade, says all that its kind must say, and takes nobody's name."""
    yield from _grade(proposed)
    assert proposed.change is not None
    yield _cited(TABLES.ref, _found(TABLES, on, change=proposed.change), proposed)
    for taken in proposed.taken:
        yield _cited("7-10 D", not_met(f"{_named(proposed)}: {taken}. Correct the line."), proposed)


def _modified(proposed: Proposed, decision: Decision, acted: date) -> Iterator[Finding]:
    if decision.modified is None and not decision.ranges:
        yield _cited(BOARD_DECIDES.ref, not_met(f"{_named(proposed)}: say how the Board modified it."), proposed)
        return
    if proposed.change is None:
        yield from _table(replace(proposed, ranges=decision.ranges))
    elif decision.modified is not None:
        as_modified = replace(proposed, change=replace(proposed.change, after=decision.modified), taken=decision.taken)
        yield from _as_modified(as_modified, acted)
    if decision.again is None or not decision.basis.strip():
        text = (
            f"{_named(proposed)}: a modified change is a new proposal. Must it be noticed again? The rule does not say "
            "(X58): decide, and give the basis."
        )
        yield _cited("7-21 B", rule_silent(text), proposed)


# --- After the Board --------------------------------------------------------------------------------------


def _begin_use(case: Situation, policy: Policy) -> Iterator[Finding]:
    """A new class or a changed rate may be used from the Board's approval on, for so many months (80)."""
    if case.acts.in_use is not None:
        yield _cited(PROVISIONAL.ref, not_met(f"Provisional use began on {long_date(case.acts.in_use)} already."))
        return
    rated = any(p.change is not None and p.change.changes_rate for p in case.standing)
    yield _cited(
        PROVISIONAL.ref,
        _found(
            PROVISIONAL,
            case.acts.board or case.today,
            on=case.today,
            board_approved=case.acts.board,
            council_approved=case.acts.council,
            council_disapproved=case.acts.disapproved,
            new_class_or_changed_rate=rated,
            policy=policy,
        ),
    )


def _enact(case: Situation, policy: Policy) -> Iterator[Finding]:
    """There is a day on which it takes effect, and the plan still stands where each change starts from."""
    if case.judged(PLAN_CHANGES.ref) is None:
        effect = takes_effect(case.acts, policy)
        found = met(effect.reason, effect.day) if effect.day else not_met(effect.reason)
        yield _cited(PLAN_CHANGES.ref, found)
    for proposed in case.standing:
        yield from _met_by_another(proposed)
        for taken in proposed.taken:
            yield _cited("7-10 D", not_met(f"{_named(proposed)}: {taken}."), proposed)


def _met_by_another(proposed: Proposed) -> Iterator[Finding]:
    """Another change took effect since the notice: what both alter, a person judges; what only one alters, stands."""
    if proposed.change is None or proposed.job_class is None:
        return
    for line in dict.fromkeys((proposed.stands, *proposed.later)):
        found = conflicts(proposed.change, line)
        if found:
            now = "has no line of it any more" if line is None else f"has {line}"
            text = (
                f"{_named(proposed)}: since it was noticed another change altered its {', '.join(found)}; the plan now {now}. "
                "Can it be entered as it was noticed?"
            )
            yield _cited(OFFICE_KEEPS.ref, needs_judgment(text), proposed)


def _mayor_is_silent(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The rule does not say what follows; the basis that a person gives answers it (X57)."""
    if case.acts.council is not None:
        days = (case.today - case.acts.council).days
        yield _cited(PLAN_CHANGES.ref, mayor_is_silent(days_since_council=days))


def _alone(case: Situation, policy: Policy) -> Iterator[Finding]:
    """The Director decides alone what changes a text and nothing else (39, 40)."""
    yield from _changes(case, policy)
    for proposed in case.changes:
        if proposed.change is None:
            text = f"{_named(proposed)}: a pay table changes rates, so it goes to the Board and the Council (7-21)."
            yield _cited(DIRECTOR_ALONE.ref, not_met(text))
        else:
            yield _cited(DIRECTOR_ALONE.ref, _found(DIRECTOR_ALONE, case.today, change=proposed.change), proposed)


WAIVABLE = frozenset(
    clause.ref for clause in (POSTING, DRAFTS, COMMENTS, SPEAKERS, NARRATIVE, TABLES, SPECIFICATION)
)  # what a notice and a text must hold; never who decides, on which road, from which day

READINESS: dict[str, Asked] = {
    "recommend": _changes,
    "send_drafts": _drafts,
    "give_notice": _notice,
    "hold_hearing": _hold,
    "board_approves": _board,
    "board_rejects": _board,
    "begin_use": _begin_use,
    "mayor_is_silent": _mayor_is_silent,
    "enact": _enact,
    "decide_alone": _alone,
}


def readiness(move: str, case: Situation, policy: Policy) -> tuple[Finding, ...]:
    """What the clauses find about making a move now; nothing where no clause asks anything of it."""
    asked = READINESS.get(move)
    return () if asked is None else tuple(asked(case, policy))


def last_provisional_day(case: Situation, policy: Policy) -> date:
    """The last day of provisional use, by the Board's approval (X5: no effective day is known while it waits)."""
    if case.acts.board is None:
        raise Invalid("The Board has not approved it, so no months of provisional use run (7-10 O).")
    return last_day_of_use(board_approved=case.acts.board, effective=None, policy=policy)


def road(case: Situation) -> Finding:
    """Which road the amendment takes, and why: the Board and the Council, or the Director alone."""
    if not case.changes:
        return _cited("7-21", met("It holds no change yet; the road follows from what it will change."))
    of_the_plan = [change for change in case.line_changes if needs_council(change)]
    tables = sum(1 for proposed in case.changes if proposed.change is None)
    if not of_the_plan and not tables:
        text = "It changes texts alone; the Director may decide it without a hearing and without the Council."
        return _cited(DIRECTOR_ALONE.ref, met(text))
    count = len(of_the_plan) + tables
    touch = "touches" if count == 1 else "touch"
    text = (
        f"{count} of {len(case.changes)} changes {touch} a title, a code or a rate: notice, a public hearing, the Board, "
        "the Council and the Mayor."
    )
    return _cited("7-21", met(text))
