"""A draft that was returned and written anew goes to the affected agencies anew (132)."""

import pytest

from classplan.core.errors import NotAllowed
from tests.plugins.office import Desk


@pytest.mark.clause(132)
def test_what_was_sent_before_the_return_counts_no_more(desk: Desk) -> None:
    from classplan.records.amendments.director import return_to_draft
    from tests.amending import DIRECTOR, NOTICED, OPENED, Walk, at

    walk = Walk(desk.office).drafted().terms().recommended().draft_sent()
    return_to_draft(desk.office, walk.number, reason="The grade is another.", actor=DIRECTOR, now=at(OPENED, 12))
    walk.recommended()
    with pytest.raises(NotAllowed, match="No draft is on record for: PARKS"):
        walk.noticed()
    walk.draft_sent(NOTICED).noticed()
    assert walk.fresh.state == "noticed"
    assert not desk.verified().faults


@pytest.mark.clause(19)
def test_that_a_new_class_has_no_text_is_not_to_be_waived(desk: Desk) -> None:
    from classplan.records.amendments.director import waive
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import ANALYST, OPENED, Walk, arborist, at

    walk = Walk(desk.office).open()
    walk.propose(Proposal(after=arborist(), why="The town has trees.")).terms()
    words = {"asked_by": "the analyst", "reason": "Haste.", "until": None}
    waive(desk.office, walk.number, clause="7-10 E", actor=ANALYST, now=at(OPENED), **words)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match="a new class needs its specification"):
        walk.recommended()
