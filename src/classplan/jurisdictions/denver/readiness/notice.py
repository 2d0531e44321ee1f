"""Drafts and notice: what must stand before the public is told."""

from collections.abc import Iterator
from datetime import date

from classplan.core.amending.proposal import Situation
from classplan.core.dates import dates_in, long_date
from classplan.core.rules import Finding, met, not_met
from classplan.jurisdictions.denver.policy import Policy
from classplan.jurisdictions.denver.readiness.changes import changes
from classplan.jurisdictions.denver.readiness.findings import cited
from classplan.jurisdictions.denver.rules.effective_dates import PLAN_CHANGES
from classplan.jurisdictions.denver.rules.notices import (
    CITATION,
    COMMENTS,
    DRAFTS,
    HEARING,
    NARRATIVE,
    POSTING,
    SPEAKERS,
)
from classplan.jurisdictions.denver.rules.plan_changes import (
    needs_council,
)


def drafts(case: Situation, policy: Policy) -> Iterator[Finding]:
    """It is known which agencies get a draft (132)."""
    if not case.terms.affected:
        yield cited(
            DRAFTS.ref, not_met("No agency is named as affected. Name those whose positions or classes it touches.")
        )


def give_notice(case: Situation, policy: Policy) -> Iterator[Finding]:
    """All that must stand before a notice can be given on this day."""
    yield from changes(case, policy)
    yield from drafts(case, policy)
    yield cited(DRAFTS.ref, DRAFTS.find(case.today, affected=case.terms.affected, sent_to=case.drafts_sent))
    yield from _number(case)
    yield from _hearing(case, policy)
    yield from _cut_offs(case)
    yield cited(CITATION.ref, CITATION.find(case.today, citation=PLAN_CHANGES.ref, wording=_wording(case.today)))
    yield from _narrative(case)


def _number(case: Situation) -> Iterator[Finding]:
    if not case.terms.number.strip():
        yield cited("Notice: number", not_met("The notice has no number yet. Give it the next one of its series."))
    elif case.number_taken:
        yield cited(
            "Notice: number", not_met(f"There is a notice {case.terms.number} already. Give it the next number.")
        )


def _hearing(case: Situation, policy: Policy) -> Iterator[Finding]:
    if case.terms.hearing is None or not case.terms.place.strip():
        text = "Day, hour and place of the public hearing are not all set. Set them in the terms of the notice."
        yield cited(HEARING.ref, not_met(text))
        return
    day = case.terms.hearing.date()
    yield cited(HEARING.ref, HEARING.find(case.today, hearing=day))
    yield cited(
        POSTING.ref,
        POSTING.find(case.today, notice=case.today, hearing=day, posted=case.today, reading=policy.posting_reading),
    )


def _cut_offs(case: Situation) -> Iterator[Finding]:
    terms = case.terms
    each = (
        (COMMENTS, "written comments", terms.comments_until, terms.comments_to),
        (SPEAKERS, "speakers", terms.speakers_until, terms.speakers_to),
    )
    for clause, what, until, contact in each:
        if until is None or not contact.strip():
            yield cited(clause.ref, not_met(f"The cut-off for {what}, or whom to turn to, is not set. Set both."))
            continue
        hour = f"{until:%H:%M}"
        if until.date() <= case.today:
            text = f"The cut-off for {what} is {long_date(until.date())}, {hour}: not after the day of the notice."
            yield cited(clause.ref, not_met(f"{text} Set a later one."))
        elif terms.hearing is not None and until > terms.hearing:
            text = f"The cut-off for {what} is {long_date(until.date())}, {hour}, after the hearing on {long_date(terms.hearing.date())}."
            yield cited(clause.ref, not_met(f"{text} Set one before it."))
        else:
            yield cited(clause.ref, met(f"The cut-off for {what} is {long_date(until.date())}, {hour}."))


def _narrative(case: Situation) -> Iterator[Finding]:
    titles = [change.subject.title for change in case.line_changes if change.subject.title and needs_council(change)]
    yield cited(NARRATIVE.ref, NARRATIVE.find(case.today, narrative=case.terms.narrative, titles=titles))
    for text in (case.terms.narrative, case.terms.study, case.terms.place):
        for printed in dates_in(text):
            if printed.problem:
                said = f"In the words of the notice, {printed.problem}. Correct the weekday or the date."
                yield cited(HEARING.ref, not_met(said))


def _wording(on: date) -> str:
    return PLAN_CHANGES.in_force(on).edition.id
