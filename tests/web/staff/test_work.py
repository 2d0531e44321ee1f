"""My work: late, due, next, each with its one step; what waits for others; and how often the list asks the database."""

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.plugins.office import Desk
from tests.web.words import words_on

if TYPE_CHECKING:
    from django.test import Client

    from classplan.core.policy import Role
    from tests.amending import Walk

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once


@pytest.fixture
def walk(desk: Desk, monkeypatch: pytest.MonkeyPatch, settings: Any) -> "Walk":
    from tests.amending import NOTICED, Walk, reading_chosen

    settings.REQUIRE_SECOND_FACTOR = False
    monkeypatch.setattr("classplan.web.today.local_day", lambda: NOTICED)
    reading_chosen(desk.office)
    return Walk(desk.office)


def on(monkeypatch: pytest.MonkeyPatch, day: object) -> None:
    monkeypatch.setattr("classplan.web.today.local_day", lambda: day)


def page(walk: "Walk", role: "Role", address: str = "/desk/") -> str:
    from tests.web.people import signed_in

    answer = signed_in(walk.office, role).get(address)
    assert answer.status_code == 200
    return words_on(answer.content)


def test_an_empty_list_says_what_would_fill_it(walk: "Walk") -> None:
    from classplan.core.policy import Role

    assert "No amendment is open. One that is begun under Amendments stands here" in page(walk, Role.ANALYST)


def test_each_row_is_one_step_with_its_day_and_what_is_left(walk: "Walk") -> None:
    from classplan.core.policy import Role

    walk.to("noticed")
    said = page(walk, Role.ANALYST)
    assert "Post the notice and record the posting Notice 301, noticed Trees of the town" in said
    assert "Mon, Mar 9, 2026 today" in said
    assert "analyst, director, board clerk" in said
    assert "Waits for others (1)" in said
    assert "Hold the hearing and record it Notice 301, noticed Trees of the town Thu, Mar 26, 2026 in 17 days" in said


def test_what_is_mine_depends_on_who_looks(walk: "Walk", monkeypatch: pytest.MonkeyPatch) -> None:
    from classplan.core.policy import Role
    from tests.amending import COUNCIL

    walk.to("before the Council")
    on(monkeypatch, COUNCIL)
    assert "Next (1)" in page(walk, Role.COUNCIL_CLERK)
    assert "Waits for others (1) " in page(walk, Role.ANALYST)


def test_a_step_that_is_late_stands_first(walk: "Walk", monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from classplan.core.policy import Role

    walk.to("heard")
    on(monkeypatch, date(2026, 4, 2))
    said = page(walk, Role.BOARD_CLERK)
    assert "1 late, 0 due, 0 next, 0 wait for others." in said
    assert "Late (1)" in said
    assert "Thu, Mar 26, 2026 7 days ago" in said


def test_what_waits_for_others_can_be_late_too(walk: "Walk", monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from classplan.core.policy import Role

    walk.to("heard")
    on(monkeypatch, date(2026, 4, 2))
    said = page(walk, Role.ANALYST)
    assert "0 next, 1 waits for others (1 of them late)." in said
    assert "7 days ago late" in said


def test_an_appointing_authority_has_its_draft_to_answer(walk: "Walk") -> None:
    from classplan.core.policy import Role
    from classplan.records.accounts.services import add_agency
    from tests.amending import ANALYST, OPENED, at
    from tests.web.people import signed_in

    walk.drafted().terms().recommended().draft_sent()
    other = add_agency(walk.office, code="ZOO", name="Zoo", actor=ANALYST, now=at(OPENED))
    keeper = signed_in(walk.office, Role.APPOINTING_AUTHORITY, agency=walk.agency(), login="p.keeper")
    said = words_on(keeper.get("/desk/").content)
    assert "1 next, 1 waits for others" in said
    assert "Answer the draft: PARKS" in said
    outside = signed_in(walk.office, Role.APPOINTING_AUTHORITY, agency=other, login="z.keeper")
    assert "Answer the draft" not in words_on(outside.get("/desk/").content)
    answer = {"agency": "PARKS", "text": "We need two.", "seen": walk.fresh.version}
    keeper.post(f"/desk/amendments/{walk.number}/answer/", answer)
    assert "Answer the draft" not in words_on(keeper.get("/desk/").content)


def test_a_clock_that_stands_says_why(walk: "Walk") -> None:
    from classplan.core.policy import Role
    from classplan.records.amendments import director
    from tests.amending import ANALYST, OPENED, at

    walk.drafted()
    director.pause(walk.office, walk.number, reason="The study is late.", actor=ANALYST, now=at(OPENED))
    assert "Paused: The study is late." in page(walk, Role.DIRECTOR)


def test_the_list_is_narrowed_to_a_role_and_an_agency(walk: "Walk") -> None:
    from classplan.core.policy import Role

    walk.to("noticed")
    assert "Hold the hearing" not in page(walk, Role.ANALYST, "/desk/?whose=analyst")
    assert "Post the notice" in page(walk, Role.AUDITOR, "/desk/?whose=all&agency=PARKS")
    assert "No step is open" in page(walk, Role.ANALYST, "/desk/?whose=council+clerk")
    assert "Post the notice" in page(walk, Role.ANALYST, "/desk/?whose=nobody&page=x")


def test_an_administrator_sees_no_amendment(walk: "Walk") -> None:
    from classplan.core.policy import Role

    walk.drafted()
    assert "Your roles see no amendments" in page(walk, Role.ADMINISTRATOR)


def many(walk: "Walk", number: int, first: int = 0) -> None:
    """So many open drafts, each of a new class."""
    from tests.amending import Walk

    for index in range(first, first + number):
        other = Walk(walk.office).open(f"Matter {index}")
        other.propose(other.new_class(code=f"NS2{index:03}", title=f"Gardener {index}"))


def test_gathering_several_at_once_gives_what_gathering_each_gives(walk: "Walk") -> None:
    from classplan.core.amending import Outcome
    from classplan.records.amendments.gathering import proposed_of, situation, situations
    from classplan.records.amendments.selectors import in_hand, in_hands
    from classplan.records.plan.models import Amendment
    from tests.amending import COUNCIL, Walk

    walk.to("before the Council")
    modified = Walk(walk.office).open("Another").propose(walk.new_class(code="NS1051", title="Tree Climber"))
    modified.terms("302").recommended(COUNCIL).draft_sent(COUNCIL)
    taken = Walk(walk.office).open("The same code").propose(walk.new_class(title="Tree Warden"))
    taken.terms("301")
    rows = list(Amendment.objects.order_by("number"))
    together = situations(rows, COUNCIL)
    assert together == {row.pk: situation(row, COUNCIL) for row in rows}
    assert {row.pk: in_hand(row, COUNCIL) for row in rows} == in_hands(walk.office, rows, COUNCIL)
    first, second, third = (together[row.pk] for row in rows)
    assert (first.held, first.posted, first.decisions[0].outcome) == (
        rows[0].notice.held.on,
        first.acts.noticed,
        Outcome.APPROVED,
    )
    assert (second.drafts_sent, second.recommended, second.number_taken) == (frozenset({"PARKS"}), COUNCIL, False)
    assert third.number_taken
    assert "the code NS1050 is carried by Notice 301, which is open" in third.changes[0].taken
    assert proposed_of(rows[2], rows[2].proposed.all(), COUNCIL) == third.changes


def test_fifty_open_amendments_cost_no_more_questions_than_one(walk: "Walk") -> None:
    from classplan.core.policy import Role
    from tests.web.people import signed_in

    def asked() -> int:
        client = signed_in(walk.office, Role.ANALYST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/?whose=all").status_code == 200
        return len(queries)

    walk.to("noticed")
    many(walk, 2)
    few = asked()
    many(walk, 48, first=100)
    assert asked() == few
    assert few < 60


def drafts_on(client: "Client") -> str:
    """What My work says of drafts."""
    _, heading, said = words_on(client.get("/desk/").content).partition("Drafts that wait for you (")
    return f"({said}" if heading else ""


@pytest.mark.clause(172)
def test_a_draft_waits_for_whoever_is_asked_and_what_they_say_for_its_owner(desk: Desk) -> None:
    from classplan.core.policy import Role
    from classplan.core.writing.draft import sections_of
    from classplan.records.accounts.models import Person
    from classplan.records.writing import reviewing
    from tests.records.writing import pen_at
    from tests.web.people import signed_in

    pen = pen_at(desk)
    pen.started()
    dana = signed_in(pen.office, Role.APPOINTING_AUTHORITY, login="dana")
    ada = signed_in(pen.office, Role.ANALYST, login="ada")
    person = Person.objects.get(login="dana")
    assert drafts_on(dana) == drafts_on(ada) == ""
    reviewing.invite(pen.office, pen.number, "dana", "supervisor", by=pen.by())
    sections = len(sections_of(pen.body))
    assert f"(1) Look over the draft of Orchard Keeper : {sections} sections, as supervisor." in drafts_on(dana)
    assert "Look it over" in words_on(dana.get("/desk/drafts/").content)
    assert drafts_on(ada) == ""
    as_dana = pen.by(person, Role.APPOINTING_AUTHORITY)
    reviewing.comment(pen.office, pen.number, pen.key("ESSENTIAL"), "All of it?", seen=1, by=as_dana)
    assert "(1) Answer 1 remark on the draft of Orchard Keeper" in drafts_on(ada)
    assert "Answer" not in words_on(dana.get("/desk/drafts/").content)
    reviewing.record_review(pen.office, pen.number, outcome="agrees", by=as_dana)
    reviewing.answer(pen.office, pen.number, 1, "settled", "All of it.", by=pen.by())
    assert drafts_on(dana) == drafts_on(ada) == ""


def test_many_drafts_cost_no_more_questions_than_one(desk: Desk) -> None:
    from classplan.core.policy import Role
    from classplan.records.writing import reviewing
    from tests.records.writing import pen_at
    from tests.web.people import signed_in

    pen = pen_at(desk)
    bob = signed_in(pen.office, Role.ANALYST, login="bob")

    def asked() -> int:
        pen.started()
        reviewing.invite(pen.office, pen.number, "bob", "analyst", by=pen.by())
        with CaptureQueriesContext(connection) as queries:
            assert bob.get("/desk/").status_code == 200
        return len(queries)

    asked()  # the first visit of a session writes it down
    few = asked()
    assert [asked(), asked()] == [few, few]
