"""Reviewers of a draft: what they say is kept, what the owner decides has a reason, and it goes into the memo."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from classplan.core.documents.asked import asked
from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.plan import Line
from classplan.core.policy import Role, Standing
from classplan.core.writing.draft import finished
from classplan.records.accounts.models import Person
from classplan.records.amendments import drafting
from classplan.records.amendments.models import ProposedChange
from classplan.records.amendments.selectors import standpoint
from classplan.records.journal.models import Entry
from classplan.records.specs.models import SpecVersion
from classplan.records.writing import editing, reviewing, selectors, sending
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import Answer, DraftRevision, DraftState, Remark
from classplan.records.writing.sending import Into
from tests.plugins.office import Desk
from tests.records.writing import TODAY, Pen, pen_at
from tests.web.people import somebody


@pytest.fixture
def pen(desk: Desk) -> Pen:
    pen = pen_at(desk)
    pen.started()
    return pen


@pytest.fixture
def incumbent(pen: Pen) -> Person:
    person = somebody(pen.office, Role.EMPLOYEE, login="dana")
    reviewing.invite(pen.office, pen.number, "dana", "incumbent", by=pen.by())
    return person


def suggested(pen: Pen, by: Person, was: str, now: str) -> Remark:
    key, text = pen.key("ESSENTIAL"), pen.text("ESSENTIAL")
    who = pen.by(by, Role.EMPLOYEE)
    return reviewing.suggest(pen.office, pen.number, key, text.replace(was, now), seen=pen.draft.revision, by=who)


def test_whoever_is_invited_sees_that_draft_alone(pen: Pen, incumbent: Person) -> None:
    first = pen.number
    pen.started(title="Moss Keeper", text_of=1)
    as_employee = Standing(frozenset({Role.EMPLOYEE}))
    assert selectors.draft_for(pen.office, as_employee, incumbent, first).number == first
    with pytest.raises(NotInForce, match="There is no draft 2 here"):
        selectors.draft_for(pen.office, as_employee, incumbent, 2)
    assert [draft.number for draft in selectors.drafts_for(pen.office, as_employee, incumbent)] == [first]
    pen.number = first
    reviewing.uninvite(pen.office, first, "dana", by=pen.by())
    with pytest.raises(NotInForce):
        selectors.draft_for(pen.office, as_employee, incumbent, first)


def test_nobody_is_invited_twice_or_without_an_account(pen: Pen, incumbent: Person) -> None:
    with pytest.raises(NotAllowed, match="Dana is invited already, as incumbent"):
        reviewing.invite(pen.office, pen.number, "dana", "union", by=pen.by())
    with pytest.raises(Invalid, match="Nobody with an open account goes by"):
        reviewing.invite(pen.office, pen.number, "nobody-here", "union", by=pen.by())
    with pytest.raises(NotAllowed, match="Ada owns draft 1"):
        reviewing.invite(pen.office, pen.number, "bob", "analyst", by=pen.by(pen.second))


def test_an_accepted_suggestion_is_merged_and_named(pen: Pen, incumbent: Person) -> None:
    remark = suggested(pen, incumbent, "Mends ladders", "Repairs ladders")
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("each morning", "each evening"))
    assert selectors.is_stale(remark, pen.text("ESSENTIAL"))
    said = reviewing.answer(pen.office, pen.number, remark.number, "accepted", "It is so.", by=pen.by())
    assert said == "Remark 1 is accepted"
    assert not selectors.is_stale(Remark.objects.get(), pen.text("ESSENTIAL"))
    assert "Repairs ladders" in pen.text("ESSENTIAL")
    assert "each evening" in pen.text("ESSENTIAL")
    answer = Answer.objects.get()
    assert (answer.outcome, answer.reason, answer.revision, answer.by) == ("accepted", "It is so.", 3, "Ada (ada)")
    assert "suggestion of Dana (dana)" in DraftRevision.objects.get(number=3).what
    with pytest.raises(NotAllowed, match="was accepted by Ada"):
        reviewing.answer(pen.office, pen.number, remark.number, "rejected", "No.", by=pen.by())


def test_a_suggestion_for_words_that_changed_since_is_not_put_in_by_itself(pen: Pen, incumbent: Person) -> None:
    remark = suggested(pen, incumbent, "Mends ladders", "Repairs ladders")
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("Mends ladders", "Paints ladders"))
    with pytest.raises(Clashing, match="The section changed since revision 1"):
        reviewing.answer(pen.office, pen.number, remark.number, "accepted", "It is so.", by=pen.by())
    assert "Paints ladders" in pen.text("ESSENTIAL")
    assert not Answer.objects.exists()
    reviewing.answer(pen.office, pen.number, remark.number, "rejected", "Written otherwise.", by=pen.by())


@pytest.mark.parametrize(
    ("outcome", "reason"), [("accepted", ""), ("accepted", "  "), ("settled", "Yes."), ("gone", "Yes.")]
)
def test_only_what_can_be_decided_is_and_with_a_reason(pen: Pen, incumbent: Person, outcome: str, reason: str) -> None:
    remark = suggested(pen, incumbent, "Mends", "Repairs")
    with pytest.raises(Invalid):
        reviewing.answer(pen.office, pen.number, remark.number, outcome, reason, by=pen.by())


def test_the_owner_decides_or_the_director_and_nobody_else(pen: Pen, incumbent: Person) -> None:
    remark = suggested(pen, incumbent, "Mends", "Repairs")
    with pytest.raises(NotAllowed, match="Ada owns draft 1 and decides this"):
        reviewing.answer(pen.office, pen.number, remark.number, "rejected", "No.", by=pen.by(pen.second))
    director = somebody(pen.office, Role.DIRECTOR, login="dora")
    reviewing.answer(pen.office, pen.number, remark.number, "rejected", "No.", by=pen.by(director, Role.DIRECTOR))


def test_a_comment_stands_on_an_item_that_is_there_and_is_settled(pen: Pen, incumbent: Person) -> None:
    key = pen.key("ESSENTIAL")
    item = pen.text("ESSENTIAL").splitlines()[-1]
    by = pen.by(incumbent, Role.EMPLOYEE)
    row = reviewing.comment(pen.office, pen.number, key, "Not any more.", item=item, seen=1, by=by)
    assert (row.capacity, row.by, row.item) == ("incumbent", "Dana (dana)", item)
    with pytest.raises(Invalid, match="no such item"):
        reviewing.comment(pen.office, pen.number, key, "Not this.", item="Flies.", seen=1, by=by)
    with pytest.raises(Invalid, match="Change what you would have otherwise"):
        reviewing.suggest(pen.office, pen.number, key, pen.text("ESSENTIAL"), seen=1, by=by)
    reviewing.answer(pen.office, pen.number, row.number, "settled", "Taken out.", by=pen.by())


@pytest.mark.clause(172, 175)
def test_who_went_over_it_and_what_the_union_said_goes_into_the_memo(pen: Pen, incumbent: Person) -> None:
    reviewing.record_review(pen.office, pen.number, outcome="agrees", by=pen.by(incumbent, Role.EMPLOYEE))
    talk: Any = {"who": "Sam Oh", "capacity": "union", "outcome": "agreeable", "on": date(2026, 2, 27)}
    reviewing.record_review(pen.office, pen.number, **talk, by=pen.by())
    row = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    found = selectors.gone_over(row.amendment)
    assert found.reviewed_by == ("Dana, incumbent",)
    assert found.consulted == ("Sam Oh, union; agreeable; 2026-02-27", "Dana, incumbent; agrees; 2026-03-02")
    assert asked(found.reviewed_by, found.consulted).consulted[0].outcome == "agreeable"
    assert Entry.objects.filter(act="writing.reviewed").count() == 2


@pytest.mark.clause(172, 175)
def test_what_the_owner_or_another_analyst_thinks_of_it_is_no_review_that_the_memo_names(pen: Pen) -> None:
    with pytest.raises(NotAllowed, match="Ada owns draft 1, and their own look at it is no review"):
        reviewing.invite(pen.office, pen.number, "ada", "analyst", by=pen.by())
    for who in ("ADA", "ada"):
        with pytest.raises(NotAllowed, match="is no review"):
            reviewing.record_review(pen.office, pen.number, who=who, capacity="union", outcome="agrees", by=pen.by())
    reviewing.invite(pen.office, pen.number, "bob", "analyst", by=pen.by())
    reviewing.record_review(pen.office, pen.number, outcome="agrees", by=pen.by(pen.second))
    row = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    assert selectors.gone_over(row.amendment) == selectors.GoneOver((), ())
    assert [review.who for review in selectors.reviews(pen.draft)] == ["Bob"]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066"])
def test_an_unseen_sign_that_turns_the_words_is_neither_saved_nor_suggested_nor_said(pen: Pen, sign: str) -> None:
    key, text = pen.key("ESSENTIAL"), pen.text("ESSENTIAL").replace("Mends", f"{sign}Mends")
    by = pen.by(pen.second)
    with pytest.raises(Invalid, match=f"unseen sign .*U\\+{ord(sign):04X}"):
        pen.save("ESSENTIAL", text)
    with pytest.raises(Invalid, match="unseen sign"):
        reviewing.suggest(pen.office, pen.number, key, text, seen=1, by=by)
    with pytest.raises(Invalid, match="unseen sign"):
        reviewing.comment(pen.office, pen.number, key, f"So{sign}.", seen=1, by=by)


def test_a_review_is_of_a_day_that_has_come_and_of_somebody_who_is_asked(pen: Pen) -> None:
    with pytest.raises(Invalid, match="has not come yet"):
        reviewing.record_review(
            pen.office, pen.number, who="Sam Oh", capacity="union", outcome="agrees", on=date(2027, 1, 1), by=pen.by()
        )
    with pytest.raises(NotAllowed, match="You are not invited"):
        reviewing.record_review(pen.office, pen.number, outcome="agrees", by=pen.by(pen.second))


def test_a_draft_becomes_the_new_text_of_a_change_and_its_edits_follow_on_request(pen: Pen) -> None:
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("Mends", "Repairs"))
    row = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    assert (row.spec, row.before, row.after, row.spec_base) == (
        finished(pen.body),
        row.after,
        row.before,
        pen.draft.base,
    )
    assert pen.draft.state == DraftState.PUT
    pen.save("ESSENTIAL", pen.text("ESSENTIAL").replace("Repairs", "Paints"))
    row.refresh_from_db()
    assert "Paints" not in str(row.spec)
    sending.send_edits(pen.office, pen.number, by=pen.by())
    row.refresh_from_db()
    assert "Paints" in str(row.spec)
    with pytest.raises(NotAllowed, match="has the newest revision already"):
        sending.send_edits(pen.office, pen.number, by=pen.by())
    with pytest.raises(NotAllowed, match="still holds its change"):
        sending.take_back(pen.office, pen.number, by=pen.by())
    drafting.remove_proposal(pen.office, row.amendment.number, row.ordinal, actor=pen.by().actor, now=pen.by().now)
    sending.take_back(pen.office, pen.number, by=pen.by())
    assert pen.draft.state == DraftState.OPEN


def test_a_draft_of_a_new_class_makes_one_and_goes_into_the_change_that_is_there(pen: Pen) -> None:
    pen.started(title="Moss Keeper", text_of=1)
    with pytest.raises(Invalid, match="needs a job code"):
        sending.put(pen.office, pen.number, Into(subject="Moss", why="It grows."), by=pen.by())
    line = Line("NS1077", None, "613-S")
    row = sending.put(pen.office, pen.number, Into(subject="Moss", why="It grows.", line=line), by=pen.by())
    assert (row.job_class, row.after["title"], row.after["code"]) == (None, "Moss Keeper", "NS1077")  # type: ignore[index]


def test_a_draft_goes_into_the_change_that_an_open_amendment_has_of_its_class(pen: Pen) -> None:
    first = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    pen.started()
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")
    again = sending.put(pen.office, pen.number, Into(amendment=first.amendment.number), by=pen.by())
    assert again.pk == first.pk
    assert "Sleeps." in str(again.spec)
    assert ProposedChange.objects.count() == 1


def test_a_class_that_another_amendment_changes_goes_into_a_second_one_for_a_reason(pen: Pen) -> None:
    assert sending.changed_already(pen.draft) is None
    first = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    pen.started()
    assert sending.changed_already(pen.draft) == first
    with pytest.raises(NotAllowed, match="say why the two run together"):
        sending.put(pen.office, pen.number, Into(subject="Ladders", why="It is old."), by=pen.by())
    into = Into(subject="Ladders", why="It is old.", alongside="The first one is stuck.")
    assert sending.put(pen.office, pen.number, into, by=pen.by()).alongside == "The first one is stuck."


def test_a_change_is_stale_where_another_text_came_since_the_draft_was_begun(pen: Pen) -> None:
    later = SpecVersion.objects.get()
    later.pk, later.start, later.recorded = None, date(2013, 3, 31), later.recorded + 1
    later.save(force_insert=True)
    assert selectors.base_of(pen.draft, TODAY).stale
    row = sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    point = standpoint(row.amendment, Standing(frozenset({Role.ANALYST})), TODAY)
    assert point.case.changes[0].spec_is_stale


def test_all_that_was_done_stands_in_the_journal_and_the_proof_holds(pen: Pen, incumbent: Person, desk: Desk) -> None:
    remark = suggested(pen, incumbent, "Mends", "Repairs")
    reviewing.answer(pen.office, pen.number, remark.number, "accepted", "It is so.", by=pen.by())
    sending.put(pen.office, pen.number, Into(subject="Orchards", why="It is old."), by=pen.by())
    editing.save_head(pen.office, pen.number, {"field:flsa": "Exempt"}, seen=pen.draft.revision, by=pen.by())
    acts = list(Entry.objects.filter(act__startswith="writing.").order_by("number").values_list("act", flat=True))
    assert acts == ["writing.started", "writing.invited", "writing.suggested", "writing.section_saved", "writing.answered", "writing.put", "writing.head_saved"]  # fmt: skip
    assert not desk.verified().faults


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        ("writing_draftrevision", "UPDATE writing_draftrevision SET body = '{}'", "Revision 1 of draft 1"),
        ("writing_remark", "UPDATE writing_remark SET text = 'Other.'", "Remark 1 of draft 1"),
    ],
)
def test_the_proof_finds_what_was_changed_behind_the_journal(
    pen: Pen, incumbent: Person, desk: Desk, table: str, change: str, says: str
) -> None:
    suggested(pen, incumbent, "Mends", "Repairs")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_no_update")
        cursor.execute(change)
    assert any(says in fault for fault in desk.verified().faults)
