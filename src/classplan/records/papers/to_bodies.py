"""What goes to the bodies that decide, filled: the memo to the Board, the request to the Council, its resolution."""

from classplan.core.documents import Document
from classplan.core.documents.council import CouncilFacts
from classplan.core.documents.memo import MemoFacts, board_memo
from classplan.jurisdictions import house_named
from classplan.records.amendments import gathering
from classplan.records.papers.impacts import impact_on
from classplan.records.papers.source import Filling
from classplan.records.papers.texts import version_before
from classplan.records.plan.models import Amendment


def memo_of(filling: Filling) -> Document:
    """The memo by which the Board is asked to approve."""
    case, office, head = filling.case, filling.office, filling.letterhead
    return board_memo(
        MemoFacts(
            office=office.name,
            board=head.board,
            sender=head.sender,
            day=filling.day,
            subject=filling.amendment.subject,
            changes=case.changes,
            background=filling.account,
            code_section=filling.pack.board_clause,
            impact=impact_on(office, filling.day, case.changes),
            last_revised=_last_revised(filling.amendment),
            reviewed_by=filling.asked.reviewed_by,
            consulted=filling.asked.consulted,
            attached=tuple(p.spec.title for p in case.changes if p.spec),
            letterhead=head.lines,
            noun=house_named(office.jurisdiction).noun,
            anchor=filling.anchor,
            draft=filling.draft,
        )
    )


def council_facts(filling: Filling) -> CouncilFacts:
    """What the request to the Council and its resolution say."""
    case, office, pack, head = filling.case, filling.office, filling.pack, filling.letterhead
    clause = pack.clause(pack.dating_clause)
    until = pack.last_provisional_day(case, gathering.policy_of(office)) if case.acts.in_use else None
    return CouncilFacts(
        office=office.name,
        place=office.name,
        council=head.council,
        board=head.board,
        sender=head.sender,
        day=filling.day,
        amendment=filling.amendment.name,
        subject=filling.amendment.subject,
        changes=case.standing,
        justification=filling.account,
        authority=pack.council_clause,
        citation=clause.ref,
        paraphrase=clause.in_force(filling.day).edition.paraphrase,
        heard=case.held,
        board_approved=case.acts.board,
        impact=impact_on(office, filling.day, case.standing),
        provisional_until=until,
        attached=tuple(p.spec.title for p in case.standing if p.spec),
        letterhead=head.lines,
        anchor=filling.anchor,
        draft=filling.draft,
    )


def _last_revised(amendment: Amendment) -> int | None:
    """The year of the text that is replaced, where the amendment replaces just one."""
    replaced = [version for row in gathering.proposals_of(amendment) if row.spec and (version := version_before(row))]
    return replaced[0].start.year if len(replaced) == 1 else None
