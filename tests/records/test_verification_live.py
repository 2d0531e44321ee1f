"""Whoever changes a live amendment's rows behind the guard is found out: the journal's payloads no longer give them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.plugins.emptying import drop_triggers
from tests.plugins.office import Desk, shared_desk
from tests.records.test_amending import questions


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An amendment on which everything was done that can be, and nothing that guards its tables any more."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("office")) as desk:
        everything_done(desk)
        yield desk


def everything_done(desk: Desk) -> None:
    """Take one amendment up to its provisional use."""
    from classplan.records.amendments import director, noticing, public
    from tests.amending import ANALYST, DIRECTOR, HEARING, NOTICED, OPENED, Walk, at, reading_chosen

    walk = Walk(desk.office).open()
    walk.propose(walk.new_class(flsa="Exempt")).terms()
    office, number = walk.office, walk.number
    reading_chosen(office)
    director.pause(office, number, reason="Snow.", actor=ANALYST, now=at(OPENED, 13))
    director.resume(office, number, actor=ANALYST, now=at(OPENED, 14))
    director.judge(
        office,
        number,
        clause="7-60 A",
        question=questions(walk, "recommend", OPENED)[0],
        answer=" no ",
        reason="By its duties.",
        actor=DIRECTOR,
        now=at(OPENED, 15),
    )
    walk.recommended().draft_sent()
    noticing.answer_draft(office, number, agency="PARKS", text="Agreed.", actor=ANALYST, now=at(OPENED, 16))
    director.waive(
        office,
        number,
        clause="Notice: drafts",
        asked_by="Parks",
        reason="Agreed.",
        until=HEARING,
        actor=DIRECTOR,
        now=at(OPENED, 16),
    )
    walk.noticed().posted()
    said = {"name": "Dana Reyes", "phone": "303-555-0187", "now": at(NOTICED, 12)}
    public.comment(office, "301", text="The oaks need one.", about=1, **said)  # type: ignore[arg-type]
    public.ask_to_speak(office, "301", about="Elms", **said)  # type: ignore[arg-type]
    walk.heard().board().in_use(date(2026, 3, 30))
    assert not desk.verified().faults
    drop_triggers()


TAMPERED = {
    "a state": ("UPDATE plan_amendment SET state = 'heard'", "The amendment 1 is not in the records"),
    "a version": ("UPDATE plan_amendment SET version = 2", "The amendment 1 is not in the records"),
    "a subject": ("UPDATE plan_amendment SET subject = 'Bushes'", "The amendment 1 is not in the records"),
    "a step's day": (
        "UPDATE amendments_movemade SET \"on\" = '2026-03-01' WHERE name = 'recommend'",
        "The step of entry",
    ),
    "a step's name": ("UPDATE amendments_movemade SET name = 'return' WHERE name = 'recommend'", "The step of entry"),
    "a step's state": ("UPDATE amendments_movemade SET led_to = 'draft' WHERE name = 'recommend'", "The step of entry"),
    "a step gone": ("DELETE FROM amendments_movemade WHERE name = 'post'", "stands only in the journal"),
    "a proposed line": (
        'UPDATE amendments_proposedchange SET after = \'{"code": "NS1"}\'',
        "The proposed change 1 of 1 is not in the records",
    ),
    "a proposed reason": (
        "UPDATE amendments_proposedchange SET why = 'Because.'",
        "The proposed change 1 of 1 is not in the records",
    ),
    "a hearing's place": ("UPDATE amendments_terms SET place = 'Elsewhere'", "The terms of amendment 1 is not"),
    "a cut-off": (
        "UPDATE amendments_terms SET comments_until = '2026-03-26 14:00:00+00:00'",
        "The terms of amendment 1 is not",
    ),
    "an agency": ("DELETE FROM amendments_terms_affected", "The terms of amendment 1 is not"),
    "a draft": ("UPDATE amendments_draftsent SET how = 'by mail'", "The draft sent by entry"),
    "an answer": ("UPDATE amendments_draftreply SET text = 'Never.'", "The answer of entry"),
    "a posting": ("UPDATE amendments_posting SET place = 'nowhere'", "The posting of entry"),
    "a posting's day": ("UPDATE amendments_posting SET \"on\" = '2026-03-08'", "The posting of entry"),
    "a hearing": ("UPDATE amendments_hearingheld SET \"on\" = '2026-03-25'", "The hearing of entry"),
    "minutes": ("UPDATE amendments_hearingheld SET minutes = 'All agreed.'", "The hearing of entry"),
    "a decision": ("UPDATE amendments_boarddecision SET outcome = 'rejected'", "The Board's decision of entry 1 of"),
    "a decision gone": ("DELETE FROM amendments_boarddecision", "stands only in the journal"),
    "a judgment": ("UPDATE amendments_judgmentmade SET answer = 'yes'", "The judgment of entry"),
    "who judged": ("UPDATE amendments_judgmentmade SET \"by\" = 'Nobody'", "The judgment of entry"),
    "a waiver": ("UPDATE amendments_waivergiven SET clause = '7-21 B'", "The waiver of entry"),
    "a waiver's end": ("UPDATE amendments_waivergiven SET until = NULL", "The waiver of entry"),
    "a pause": ("UPDATE amendments_pause SET reason = 'Sun.'", "The pause of entry"),
    "a choice": ("UPDATE amendments_policychoice SET value = 'counted'", "The choice of entry"),
    "a late comment": ("UPDATE amendments_comment SET late = NOT late", "The comment of entry"),
    "a comment's words": ("UPDATE amendments_comment SET text = 'The oaks need two'", "The comment of entry"),
    "who commented": ("UPDATE amendments_comment SET name = 'Dana Reyas'", "The comment of entry"),
    "a receipt": ("UPDATE amendments_comment SET receipt = 'C-X'", "The comment of entry"),
    "when it came": (
        "UPDATE amendments_comment SET received_at = '2026-03-09 12:00:00+00:00'",
        "The comment of entry",
    ),
    "what it is about": ("UPDATE amendments_comment SET change_id = NULL", "The comment of entry"),
    "a comment gone": ("DELETE FROM amendments_comment", "stands only in the journal"),
    "who asked to speak": ("UPDATE amendments_speaker SET name = 'Kofi Bensen'", "The speaker of entry"),
    "a speaker's telephone": ("UPDATE amendments_speaker SET phone = '1'", "The speaker of entry"),
    "a speaker's subject": ("UPDATE amendments_speaker SET about = 'Bushes'", "The speaker of entry"),
    "a speaker": ("UPDATE amendments_speaker SET late = NOT late", "The speaker of entry"),
}


@pytest.mark.sqlite  # how rows are compared does not depend on the database
@pytest.mark.parametrize(("statement", "says"), TAMPERED.values(), ids=TAMPERED)
@pytest.mark.django_db
def test_what_was_changed_behind_the_guard_is_named(walked: Desk, statement: str, says: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0
    faults = walked.verified().faults
    assert [fault for fault in faults if says in fault], faults
