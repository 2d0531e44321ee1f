"""The pages of amendments: what each shows to whom, every step and its refusals, and nothing typed is lost."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from classplan.core.policy import Role
from tests.plugins.office import Desk
from tests.web.words import words_on

if TYPE_CHECKING:
    from tests.amending import Walk

Clock = Callable[[date], datetime]

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what the clock shows, for pages and services alike."""
    from tests.amending import at

    def show(day: date, hour: int = 21, minute: int = 30) -> datetime:
        moment = at(day, hour, minute)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    return show


@pytest.fixture
def walk(desk: Desk, clock: Clock, settings: Any) -> "Walk":
    """An amendment to be walked, on its first day, in an office that asks for no second factor."""
    from tests.amending import OPENED, Walk

    settings.REQUIRE_SECOND_FACTOR = False
    clock(OPENED)
    return Walk(desk.office)


def by(walk: "Walk", role: Role, **kwargs: Any) -> Client:
    """A browser of somebody in a role."""
    from tests.web.people import signed_in

    return signed_in(walk.office, role, **kwargs)


def address(walk: "Walk", rest: str = "") -> str:
    """An address about the amendment."""
    return f"/desk/amendments/{walk.number}/{rest}"


def page_of(walk: "Walk", role: Role, rest: str = "", **kwargs: Any) -> str:
    """The words of a page, as somebody in a role reads it."""
    answer = by(walk, role, **kwargs).get(address(walk, rest))
    assert answer.status_code == 200, (rest, answer.status_code, words_on(answer.content)[:600])
    return words_on(answer.content)


def send(walk: "Walk", role: Role, rest: str, seen: Any = None, **typed: Any) -> Any:
    """What comes of a form that somebody in a role sends, having looked at the amendment as it is or was."""
    looked_at = walk.fresh.version if seen is None else seen
    return by(walk, role).post(address(walk, rest), {"seen": looked_at} | typed)


A, D, B, C = Role.ANALYST, Role.DIRECTOR, Role.BOARD_CLERK, Role.COUNCIL_CLERK
DAY, GROUND = "2026-03-02", {"effective": "2026-05-04", "reason": "So it was agreed."}
STEPS: dict[str, tuple[Role, dict[str, str], str, str]] = {
    # the form, who may send it, what is typed, a state from which it starts, one from which it does not
    "recommend/": (D, {}, "draft", "recommended"),
    "send-draft/": (A, {"agency": "PARKS", "how": "by hand"}, "recommended", "noticed"),
    "return/": (D, {"reason": "Look at it again."}, "recommended", "noticed"),
    "give-notice/": (A, {}, "recommended", "noticed"),
    "post/": (B, {"place": "the hall", "on": DAY, "by": "Ann Wu", "proof": "a slip"}, "noticed", "heard"),
    "hearing/": (B, {"on": DAY, "present": "all five"}, "noticed", "heard"),
    "board/": (B, {"on": DAY, "outcome_1": "approved"}, "heard", "before the Council"),
    "begin-use/": (D, {"on": DAY}, "before the Council", "before the Mayor"),
    "council-approves/": (C, {"on": DAY}, "before the Council", "before the Mayor"),
    "council-disapproves/": (C, {"on": DAY}, "before the Council", "before the Mayor"),
    "mayor-approves/": (C, {"on": DAY}, "before the Mayor", "adopted"),
    "mayor-vetoes/": (C, {"on": DAY}, "before the Mayor", "adopted"),
    "mayor-is-silent/": (D, GROUND, "before the Mayor", "adopted"),
    "council-overrides/": (C, {"on": DAY}, "vetoed", "adopted"),
    "veto-stands/": (C, {"on": DAY}, "vetoed", "adopted"),
    "enact/": (A, {}, "adopted", "in force"),
    "decide-alone/": (D, GROUND, "draft", "recommended"),
    "withdraw/": (D, {"reason": "It is not needed."}, "heard", "adopted"),
}
EVERY_STEP = pytest.mark.parametrize("rest", STEPS)


def walked_to(walk: "Walk", state: str, clock: Clock) -> "Walk":
    """The amendment in a state, on the day after its last act of the ordinary road."""
    from tests.amending import MAYOR

    if state == "vetoed":
        walk.to("before the Mayor").act("mayor_vetoes", MAYOR)
    else:
        walk.to(state)
    clock(MAYOR)
    return walk


@EVERY_STEP
def test_a_step_that_does_not_start_there_is_refused_and_says_where_it_starts(
    walk: "Walk", clock: Clock, rest: str
) -> None:
    role, typed, _, elsewhere = STEPS[rest]
    walked_to(walk, elsewhere, clock)
    before = walk.fresh.version
    said = words_on(send(walk, role, rest, **typed).content)
    assert "This needs another look" in said
    assert "does not start where" in said
    assert (walk.fresh.version, walk.fresh.state) == (before, elsewhere)
    assert "does not start where" in page_of(walk, role, rest)


@EVERY_STEP
def test_a_step_is_refused_to_every_role_that_does_not_hold_it(walk: "Walk", clock: Clock, rest: str) -> None:
    from django.urls import resolve

    from classplan.records.accounts.selectors import powers_of
    from classplan.web.access import ADDRESSES

    _, typed, state, _ = STEPS[rest]
    walked_to(walk, state, clock)
    act = ADDRESSES[str(resolve(address(walk, rest)).url_name)]
    holders = next(power.roles for power in powers_of(walk.office) if power.act == act)
    before = walk.fresh.version
    for role in set(Role) - holders:
        answer = send(walk, role, rest, **typed)
        assert answer.status_code == 403, role
        assert "This is for:" in words_on(answer.content)
    assert walk.fresh.version == before


@EVERY_STEP
def test_a_step_on_an_older_look_is_refused_with_what_changed_and_everything_typed(
    walk: "Walk", clock: Clock, rest: str
) -> None:
    role, typed, state, _ = STEPS[rest]
    walked_to(walk, state, clock)
    now = walk.fresh.version
    answer = send(walk, role, rest, seen=now - 1, **typed)
    said = words_on(answer.content)
    assert "was changed while this was being filled in" in said
    assert "What changed since you opened this form" in said
    assert walk.fresh.version == now
    assert f'name="seen" value="{now}"' in answer.content.decode()
    for text in typed.values():
        assert text in answer.content.decode()


@pytest.mark.clause(37)
def test_the_board_cannot_decide_before_the_hearing_nor_twice(walk: "Walk", clock: Clock) -> None:
    from tests.amending import BOARD

    walk.to("noticed")
    clock(BOARD)
    decided = {"on": BOARD.isoformat(), "outcome_1": "approved"}
    assert "does not start where" in words_on(send(walk, B, "board/", **decided).content)
    walk.posted().heard()
    assert send(walk, B, "board/", **decided).status_code == 302
    assert "does not start where" in words_on(send(walk, B, "board/", **decided).content)
    assert walk.fresh.state == "before the Council"


def test_a_modified_change_says_how_and_whether_it_is_noticed_again(walk: "Walk", clock: Clock) -> None:
    from tests.amending import BOARD

    walk.to("heard")
    clock(BOARD)
    modified = {"on": BOARD.isoformat(), "outcome_1": "modified", "code_1": "NS1050", "title_1": "Tree Surgeon"}
    modified |= {"grade_1": "617-S", "minimum_1": "forty", "maximum_1": "60,100"}
    said = words_on(send(walk, B, "board/", **modified).content)
    assert "“forty” is not an amount of dollars" in said
    assert "say whether it is noticed again" in said
    asked = words_on(send(walk, B, "board/", **modified | {"minimum_1": "41,200"}).content)
    assert "otherwise than was noticed: title from Arborist to Tree Surgeon. A modified change" in asked
    same = modified | {"title_1": "Arborist", "minimum_1": "41,200", "again_1": "no", "basis_1": "None."}
    assert "It is exactly what was proposed." in words_on(send(walk, B, "board/", **same).content)
    again = modified | {"minimum_1": "41,200", "again_1": "yes", "basis_1": "It is another class."}
    assert send(walk, B, "board/", **again).status_code == 302
    assert walk.fresh.state == "rejected"
    listed = words_on(by(walk, A).get("/desk/amendments/?state=draft").content)
    assert "Noticed again: Trees of the town" in listed


def test_before_the_council_has_acted_a_withdrawal_asks_for_its_basis_where_it_can_be_given(
    walk: "Walk", clock: Clock
) -> None:
    from tests.amending import BOARD

    walk.to("before the Council")
    clock(BOARD)
    page = by(walk, D).get(address(walk, "withdraw/"))
    assert "On what basis is it?" in words_on(page.content)
    assert "/judge/?clause=7-21 C" in page.content.decode()
    said = by(walk, D).get(address(walk, "judge/?clause=7-21 C")).content.decode()
    key = next(key for key in ("7-21 C", "7-21 C#2") if f'value="{key}"' in said and "On what basis is it?" in said)
    asked = {"clause": key, "answer": "It is.", "opens": "yes", "reason": "The Board asked for it."}
    for each in ("7-21 C#2", "7-21 C"):
        send(walk, D, "judge/", **asked | {"clause": each})
    assert send(walk, D, "withdraw/", reason="The study is flawed.").status_code == 302
    assert walk.fresh.state == "withdrawn"


def test_an_act_dated_after_today_or_before_the_last_is_refused(walk: "Walk", clock: Clock) -> None:
    from tests.amending import BOARD

    walk.to("before the Council")
    clock(BOARD)
    late = words_on(send(walk, C, "council-approves/", on="2026-12-01", instrument="12").content)
    assert "after today" in late
    early = words_on(send(walk, C, "council-approves/", on="2026-03-01", instrument="12").content)
    assert "Give a day that is not before it" in early
    wrong = words_on(send(walk, C, "council-approves/", on="next week", instrument="12").content)
    assert "Write the day as year-month-day" in wrong


@pytest.mark.clause(132)
def test_notice_waits_for_the_drafts_and_says_so(walk: "Walk", clock: Clock) -> None:
    from tests.amending import NOTICED

    walk.drafted().terms().recommended()
    clock(NOTICED)
    said = page_of(walk, A)
    assert "No draft is on record for: PARKS." in said
    assert "Notice: drafts" in said
    refused = words_on(send(walk, A, "give-notice/").content)
    assert "No draft is on record for: PARKS." in refused
    assert walk.fresh.state == "recommended"


def test_an_appointing_authority_sees_what_its_agency_got_and_nothing_else(walk: "Walk", clock: Clock) -> None:
    from classplan.records.accounts.services import add_agency
    from tests.amending import ANALYST, OPENED, at

    walk.drafted().terms().recommended().draft_sent()
    other = add_agency(walk.office, code="ZOO", name="Zoo", actor=ANALYST, now=at(OPENED))
    outside = by(walk, Role.APPOINTING_AUTHORITY, agency=other, login="z.keeper")
    for rest in ("", "notice/", "answer/", "changes/1/text/", "post/"):
        assert outside.get(address(walk, rest)).status_code == 404, rest
    assert "Trees" not in words_on(outside.get("/desk/amendments/").content)
    inside = by(walk, Role.APPOINTING_AUTHORITY, agency=walk.agency(), login="p.keeper")
    assert "Answer the draft for PARKS" in words_on(inside.get(address(walk)).content)
    said = {"agency": "PARKS", "text": "We need two <of them>.", "seen": walk.fresh.version}
    answer = inside.post(address(walk, "answer/"), said)
    assert answer.status_code == 302
    assert "We need two <of them>." in page_of(walk, A)
    assert inside.post(address(walk, "answer/"), {"agency": "ZOO", "text": "x"}).status_code == 200


def test_a_new_class_is_drafted_and_edited_and_taken_out(walk: "Walk") -> None:
    from tests.amending import OPENED, at
    from tests.web.accepted import accepted_spec

    paper = accepted_spec(walk.office, "Arborist", now=at(OPENED, 8))
    walk.open()
    line = {"title": "Arborist", "code": "NS1050", "grade": "617-S", "minimum": "$41,200", "maximum": "60100"}
    wrong = send(walk, A, "changes/add/create/", **line | {"minimum": "much"}, why="Trees.")
    assert "“much” is not an amount of dollars" in words_on(wrong.content)
    assert 'value="NS1050"' in wrong.content.decode()
    sent = send(walk, A, "changes/add/create/", **line, why="Trees.", text=f"{paper}-0")
    assert sent.status_code == 302, words_on(sent.content)
    assert "$41,200 to $60,100 a year" in page_of(walk, A)
    assert "Trim" in page_of(walk, A, "changes/1/text/") or "Arborist" in page_of(walk, A, "changes/1/text/")
    edited = line | {"title": "Tree Surgeon", "minimum": "41200"}
    assert send(walk, A, "changes/1/", **edited, why="Trees.", text="keep").status_code == 302
    assert "Tree Surgeon (NS1050) is a new class" in page_of(walk, A)
    assert "stays in the journal" in page_of(walk, A, "changes/1/take-out/")
    assert send(walk, A, "changes/1/take-out/").status_code == 302
    assert "It holds no change yet" in page_of(walk, A)


@pytest.fixture
def with_plan(walk: "Walk", desk: Desk, clock: Clock) -> "Walk":
    """An office with one class in its plan, and another draft open, seen after the first is in force."""
    from tests.amending import MAYOR

    walk.to("in force")
    clock(date(2026, 5, 4))
    assert date(2026, 5, 4) > MAYOR
    return walk.open("Names of the trees")


def test_a_class_is_found_by_a_part_of_its_title_without_a_script(with_plan: "Walk") -> None:
    client = by(with_plan, A)
    found = client.get(address(with_plan, "changes/add/?what=retitle&q=arbor"))
    assert found.status_code == 302
    assert found["Location"].endswith("changes/add/retitle/?class=1")
    none = words_on(client.get(address(with_plan, "changes/add/?what=retitle&q=wizard")).content)
    assert "No class of today's plan is called “wizard”" in none
    assert "Name the class by its code" in words_on(
        client.get(address(with_plan, "changes/add/?what=abolish&q=")).content
    )
    shown = words_on(client.get(found["Location"]).content)
    assert "Its line today" in shown
    assert "$41,200 to $60,100" in shown


KINDS = {
    "retitle/?class=1": ({"title": "Tree Surgeon"}, "removed: Arborist added: Tree Surgeon"),
    "recode/?class=1": ({"code": "NS2050"}, "removed: NS1050 added: NS2050"),
    "regrade/?class=1": ({"grade": "618-S", "minimum": "43000", "maximum": "63000"}, "removed: 617-S added: 618-S"),
    "abolish/?class=1": ({}, "is abolished"),
    "table/": ({"rows": "617-S 42000 61000\n618-S $43,000 $63,000"}, "The ranges of 2 pay grades are replaced."),
    "merge/": (
        {"ends": "Arborist", "title": "Gardener", "code": "NS9", "grade": "617-S"},
        "Takes over from Arborist",
    ),
    "split/?class=1": (
        {"class_ends": "on", "title_1": "Climber", "code_1": "NS8", "grade_1": "617-S"},
        "Takes over from Arborist",
    ),
}


@pytest.mark.parametrize("rest", KINDS)
def test_each_kind_of_change_is_drafted_with_its_differences_marked(with_plan: "Walk", rest: str) -> None:
    typed, says = KINDS[rest]
    sent = send(with_plan, A, f"changes/add/{rest}", **typed, why="It is time.")
    assert sent.status_code == 302, words_on(sent.content)
    assert says in page_of(with_plan, A)


def test_rows_of_a_pay_table_are_refused_each_at_its_row(with_plan: "Walk") -> None:
    rows = "617-S 42000 61000\n618-S 63000 43000\nnonsense\n617-S 1 2"
    answer = send(with_plan, A, "changes/add/table/", rows=rows, why="Pay.")
    said = words_on(answer.content)
    for row in ("Row 2:", "Row 3: “nonsense” has 1 parts", "Row 4: The grade 617-S stands in the table already."):
        assert row in said
    assert "617-S 42000 61000" in answer.content.decode()


def test_a_class_merges_into_one_that_stays_as_it_is(walk: "Walk", clock: Clock) -> None:
    walk.open().propose(walk.new_class(), walk.new_class(code="NS1060", title="Pruner")).to("in force")
    clock(date(2026, 5, 4))
    walk.open("One class of the two")
    typed = {"ends": "Arborist", "into": "Pruner", "title": "", "code": "", "grade": "", "why": "One is enough."}
    sent = send(walk, A, "changes/add/merge/", **typed)
    assert sent.status_code == 302, words_on(sent.content)
    said = page_of(walk, A)
    assert "Arborist (NS1050) is abolished" in said
    assert "Taken over by Pruner, which stays as it is" in said
    assert "One is enough. Pruner (NS1060) takes over from it, and stays as it is." in said
    assert walk.fresh.proposed.count() == 1


def test_all_changes_of_a_merger_are_drafted_or_none(with_plan: "Walk") -> None:
    typed = {"ends": "Arborist\nWizard", "title": "Gardener", "code": "NS9", "grade": "617-S"}
    said = words_on(send(with_plan, A, "changes/add/merge/", **typed, why="One is enough.").content)
    assert "Row 2: “Wizard” names no class of today's plan." in said
    send(with_plan, A, "changes/add/abolish/?class=1", why="It is time.")
    other = with_plan.open("Another")
    refused = words_on(send(other, A, "changes/add/merge/", **typed | {"ends": "Arborist"}, why="One.").content)
    assert "is changed by Amendment" in refused
    assert "It holds no change yet" in page_of(other, A)
    together = send(other, A, "changes/add/abolish/?class=1", why="One.", alongside="Both say the same.")
    assert together.status_code == 302
    assert "Runs together with another amendment Both say the same." in page_of(other, A)


@pytest.mark.clause(39)
@pytest.mark.clause(40)
@pytest.mark.clause(41)
def test_a_text_alone_is_decided_by_the_director_and_a_title_is_not(with_plan: "Walk") -> None:
    from tests.amending import at
    from tests.web.accepted import accepted_spec

    paper = accepted_spec(with_plan.office, "Arborist", now=at(date(2026, 5, 4), 8))
    send(with_plan, A, "changes/add/revise/?class=1", why="New tools.", text=f"{paper}-0")
    said = page_of(with_plan, D)
    assert "the Director may decide it without a hearing and without the Council" in said
    assert "Decided by the Director alone Now" in said
    past = words_on(send(with_plan, D, "decide-alone/", effective="2026-05-01", reason="Soon.").content)
    assert "a decision does not reach back" in past
    with_title = with_plan.fresh.version
    assert send(with_plan, D, "decide-alone/", **GROUND, seen=with_title).status_code == 302
    assert "Entered in the plan" in page_of(with_plan, A)
    with_plan.open("A name")
    send(with_plan, A, "changes/add/retitle/?class=1", title="Tree Surgeon", why="It is time.")
    assert "goes to the Board and the Council (7-21)" in page_of(with_plan, D, "decide-alone/")
    assert "goes to the Board" in words_on(send(with_plan, D, "decide-alone/", **GROUND).content)
    assert "set it aside" not in page_of(with_plan, D, "decide-alone/")


def test_a_stale_change_is_marked_and_rebased_by_a_person(with_plan: "Walk", clock: Clock) -> None:
    from classplan.records.amendments.models import ProposedChange

    send(with_plan, A, "changes/add/retitle/?class=1", title="Tree Surgeon", why="It is time.")
    row = ProposedChange.objects.get(amendment=with_plan.fresh)
    row.before = (row.before or {}) | {"title": "Pruner"}
    row.save()
    said = page_of(with_plan, A)
    assert "Stale: another change of the class took effect" in said
    assert "Rebase change 1" in said
    assert send(with_plan, A, "changes/1/rebase/").status_code == 302
    assert "Stale:" not in page_of(with_plan, A)


@pytest.mark.clause(133)
def test_the_three_readings_are_computed_and_the_directors_choice_is_kept(walk: "Walk", clock: Clock) -> None:
    from tests.amending import NOTICED

    walk.drafted().terms(hearing=date(2026, 3, 22)).recommended().draft_sent()
    clock(NOTICED)
    said = page_of(walk, A, "terms/")
    assert "The first possible day is Monday, March 23, 2026." in said
    assert "The owner of the rule has not chosen." in said
    assert "The readings of the posting period differ (X21)" in page_of(walk, A, "give-notice/")
    assert by(walk, A).get(address(walk, "terms/reading/")).status_code == 403
    chosen = {"value": "counted-from-notice", "reason": "So it was always done."}
    assert send(walk, D, "terms/reading/", **chosen).status_code == 302
    assert "the owner's choice" in page_of(walk, A, "terms/")
    assert send(walk, A, "give-notice/").status_code == 302


def test_terms_keep_what_was_typed_and_ask_for_the_hour_of_a_day(walk: "Walk") -> None:
    walk.drafted().agency()
    typed = {"number": "7", "hearing_day": "2026-03-26", "place": "<Room>", "affected": ["PARKS"]}
    answer = send(walk, A, "terms/", **typed)
    assert "The day is set, and its hour is not." in words_on(answer.content)
    assert "&lt;Room&gt;" in answer.content.decode()
    assert send(walk, A, "terms/", **typed, hearing_hour="17:00").status_code == 302
    assert "Thursday, March 26, 2026, 17:00" in page_of(walk, A)
    assert "The next of the series is 1." in page_of(walk, A, "terms/")


def test_a_form_whose_session_has_ended_keeps_what_was_typed(walk: "Walk") -> None:
    walk.drafted()
    client = Client()
    sent = client.post(address(walk, "terms/"), {"place": "the Long Room"})
    assert sent.status_code == 302
    assert "/sign-in/" in sent["Location"]


def test_the_clock_of_a_draft_is_paused_with_a_reason(walk: "Walk") -> None:
    walk.drafted()
    assert "This needs another look" in words_on(send(walk, A, "pause/", reason=" ").content)
    assert send(walk, A, "pause/", reason="The study is not done.").status_code == 302
    assert "Paused: The study is not done." in page_of(walk, A)
    assert send(walk, A, "resume/").status_code == 302
    assert "Paused" not in page_of(walk, A).replace("Paused the office's clock", "")


def test_a_form_that_does_not_say_what_was_looked_at_is_refused_and_can_be_sent_again(walk: "Walk") -> None:
    walk.drafted()
    before = walk.fresh.version
    answer = by(walk, D).post(address(walk, "pause/"), {"reason": "A flood in the office."})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "did not say which version of the amendment" in words_on(answer.content)
    assert walk.fresh.version == before
    assert f'name="seen" value="{before}"' in said
    assert "A flood in the office." in said


@pytest.mark.parametrize(("rest", "service"), [("pause/", "director.pause"), ("post/", "noticing.record_posting")])
def test_what_changes_while_a_form_is_being_taken_is_not_written_over(
    walk: "Walk", clock: Clock, monkeypatch: pytest.MonkeyPatch, rest: str, service: str
) -> None:
    from importlib import import_module

    from classplan.records.plan.models import Amendment
    from tests.amending import NOTICED

    walk.to("noticed" if rest == "post/" else "draft")
    clock(NOTICED)
    module = import_module(f"classplan.records.amendments.{service.split('.')[0]}")
    name = service.split(".")[1]
    does = getattr(module, name)

    def after_somebody_else(*args: Any, **kwargs: Any) -> Any:
        Amendment.objects.filter(number=walk.number).update(version=walk.fresh.version + 1)
        return does(*args, **kwargs)

    monkeypatch.setattr(module, name, after_somebody_else)
    typed = {"place": "the hall", "on": NOTICED.isoformat(), "by": "Ann", "proof": "a slip", "reason": "A flood."}
    answer = send(walk, B if rest == "post/" else D, rest, **typed)
    assert answer.status_code == 200
    assert "was changed while this was being filled in" in words_on(answer.content)


def test_a_requirement_is_set_aside_by_the_director_and_a_question_answered(walk: "Walk", clock: Clock) -> None:
    walk.open().propose(replace_why(walk))
    assert "The Director can set it aside" in page_of(walk, D)
    assert send(walk, D, "waive/", clause="7-37 A", asked_by="Ann Wu", reason="x").status_code == 200
    given = send(walk, D, "waive/", clause="Notice: narrative", asked_by="Ann Wu", reason="It is plain.")
    assert given.status_code == 302, words_on(given.content)
    assert "set aside: It is plain." in page_of(walk, A)
    assert send(walk, D, "recommend/").status_code == 302


def replace_why(walk: "Walk") -> Any:
    """A new class of which nobody says why."""
    from dataclasses import replace

    return replace(walk.new_class(), why="")


def test_the_notice_is_a_draft_until_it_is_given_and_then_a_file_by_its_checksum(walk: "Walk") -> None:
    import hashlib

    walk.drafted()
    assert "Not set." in page_of(walk, A, "notice/")
    assert by(walk, A).get(address(walk, "notice/file/")).status_code == 404
    walk.terms()
    assert "Draft The notice as it would be posted today" in page_of(walk, A, "notice/")
    walk.recommended().draft_sent().noticed()
    said = page_of(walk, A, "notice/")
    assert "The notice as it was given" in said
    answer = by(walk, A).get(address(walk, "notice/file/"))
    assert hashlib.sha256(answer.content).hexdigest() in said
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_proof_of_a_posting_is_known_by_its_bytes(walk: "Walk", clock: Clock) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.amending import NOTICED

    walk.to("noticed")
    clock(NOTICED)
    said = {"place": "the hall", "on": NOTICED.isoformat(), "by": "Ann Wu", "proof": "a photograph"}
    script = SimpleUploadedFile("proof.png", b"<script>alert(1)</script>")
    assert "is no photograph" in words_on(send(walk, B, "post/", **said, proof_file=script).content)
    picture = SimpleUploadedFile("proof.png", b"\x89PNG\r\n\x1a\n and more")
    assert send(walk, B, "post/", **said, proof_file=picture).status_code == 302
    page = by(walk, B).get(address(walk)).content.decode()
    (link,) = [part.split('"')[0] for part in page.split('href="') if "/postings/" in part.split('"')[0]]
    assert by(walk, B).get(link).content.endswith(b" and more")


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.ADMINISTRATOR])
def test_who_may_not_see_amendments_is_told_so(walk: "Walk", role: Role) -> None:
    walk.drafted()
    client = by(walk, role)
    for where in ("/desk/amendments/", address(walk), address(walk, "notice/"), address(walk, "changes/1/text/")):
        assert client.get(where).status_code == 403


def test_an_auditor_reads_everything_and_changes_nothing(walk: "Walk") -> None:
    walk.to("noticed")
    said = page_of(walk, Role.AUDITOR)
    assert "Comments (0)" in said
    assert "Give a" not in said
    for rest in STEPS:
        assert send(walk, Role.AUDITOR, rest, **STEPS[rest][1]).status_code == 403


def test_what_is_not_there_is_404(walk: "Walk") -> None:
    walk.drafted()
    client = by(walk, A)
    for rest in ("changes/9/", "changes/9/text/", "changes/9/rebase/", "changes/add/fly/", "postings/1/file/"):
        assert client.get(address(walk, rest)).status_code == 404, rest
    assert client.get("/desk/amendments/99/").status_code == 404
    assert client.get("/desk/amendments/?state=nowhere").status_code == 400
    assert client.get(address(walk, "changes/add/retitle/?class=x")).status_code == 400


def test_the_number_of_queries_does_not_grow_with_the_changes(walk: "Walk") -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(where: str) -> int:
        client.get(where)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(where).status_code == 200
        return len(asked)

    walk.drafted()
    client = by(walk, D)
    places = [address(walk), address(walk, "recommend/"), "/desk/amendments/"]
    few = [queries(place) for place in places]
    more = [walk.new_class(code=f"NS{n}", title=f"Arborist {n}") for n in range(2, 7)]
    walk.propose(*more)
    assert [queries(place) for place in places] == few
    assert max(few) < 60


def test_a_modified_line_leaves_the_range_to_its_grade(with_plan: "Walk", clock: Clock) -> None:
    """The grade has a range by now: its fields are empty, and what stays empty counts as the grade's own."""
    from tests.amending import Walk

    other = Walk(with_plan.office).open("Another").propose(with_plan.new_class(code="NS1060", title="Pruner"))
    heard_on_later_days(other)
    clock(date(2026, 6, 4))
    client = by(other, B)
    page = client.get(address(other, "board/")).content.decode()
    assert "the grade&#x27;s own range counts" in page
    assert 'name="title_1" value="Pruner"' in page
    assert 'name="minimum_1" value' not in page
    typed = {"on": "2026-06-04", "outcome_1": "modified", "code_1": "NS1061", "title_1": "Pruner"}
    typed |= {"grade_1": "617-S", "again_1": "no", "basis_1": "Its number was another's."}
    upside = words_on(send(other, B, "board/", **typed, minimum_1="60000", maximum_1="50000").content)
    assert "The maximum $50,000 is below the minimum $60,000." in upside
    sent = send(other, B, "board/", **typed)
    assert sent.status_code == 302, words_on(sent.content)
    assert "$41,200 to $60,100" in page_of(other, B)


def test_a_line_that_the_board_moves_to_another_grade_is_held_to_the_range_of_that_grade(
    with_plan: "Walk", clock: Clock
) -> None:
    from tests.amending import Walk

    other = Walk(with_plan.office).open("Another").propose(with_plan.new_class(code="NS1060", title="Pruner"))
    heard_on_later_days(other)
    clock(date(2026, 6, 4))
    typed = {"on": "2026-06-04", "outcome_1": "modified", "code_1": "NS1060", "title_1": "Pruner"}
    typed |= {"again_1": "no", "basis_1": "It is less than was noticed."}
    wrong = words_on(send(other, B, "board/", **typed, grade_1="617-S", minimum_1="38000", maximum_1="55400").content)
    assert "the range of that grade is $41,200 to $60,100 a year" in wrong
    sent = send(other, B, "board/", **typed, grade_1="616-S", minimum_1="38000", maximum_1="55400")
    assert sent.status_code == 302, words_on(sent.content)
    assert "616-S" in page_of(other, B)


def heard_on_later_days(walk: "Walk") -> None:
    """From a draft to the hearing, after the first amendment is in force."""
    day = date(2026, 5, 5)
    hearing = date(2026, 6, 4)
    walk.terms("302", noticed=day, hearing=hearing).recommended(day).draft_sent(day).noticed(day).posted(day)
    walk.heard(hearing)


def test_a_modified_pay_table_is_typed_row_by_row(with_plan: "Walk", clock: Clock) -> None:
    from classplan.records.amendments.models import BoardDecision
    from tests.amending import Walk

    other = Walk(with_plan.office).open("Pay")
    send(other, A, "changes/add/table/", rows="617-S 42000 61000\n618-S 43000 63000", why="Pay.")
    heard_on_later_days(other)
    clock(date(2026, 6, 4))
    page = by(other, B).get(address(other, "board/")).content.decode()
    assert "617-S 42000 61000\n618-S 43000 63000" in page
    typed = {"on": "2026-06-04", "outcome_1": "modified", "again_1": "no", "basis_1": "Less of it."}
    wrong = words_on(send(other, B, "board/", **typed, rows_1="617-S 42000").content)
    assert "Row 1: “617-S 42000” has 2 parts" in wrong
    assert "A modified table needs its rows." in words_on(send(other, B, "board/", **typed, rows_1=" ").content)
    sent = send(other, B, "board/", **typed, rows_1="617-S 41500 60500")
    assert sent.status_code == 302, words_on(sent.content)
    (decision,) = BoardDecision.objects.filter(change__amendment=other.fresh)
    assert [row["grade"] for row in decision.ranges] == ["617-S"]
    assert "$41,500 to $60,500 a year" in page_of(other, B)


def test_what_is_entered_is_shown_as_the_board_let_it_stand(walk: "Walk", clock: Clock) -> None:
    from classplan.core.amending import Decision, Outcome
    from tests.amending import COUNCIL, MAYOR, arborist

    walk.drafted().propose(walk.new_class(code="NS1060", title="Pruner"), walk.new_class(code="NS1070", title="Digger"))
    walk.terms().recommended().draft_sent().noticed().posted().heard()
    modified = Decision(1, Outcome.MODIFIED, arborist(code="NS1051"), again=False, basis="A slip.")
    walk.board(modified, Outcome.REJECTED, Outcome.APPROVED)
    walk.act("council_approves", COUNCIL).act("mayor_approves", MAYOR)
    clock(date(2026, 6, 1))
    said = page_of(walk, A, "enact/")
    assert "Arborist (NS1051) is a new class" in said
    assert "Digger" in said
    assert "Pruner" not in said
    assert "This day has passed: the plan changes back to it" in said
    refused = words_on(send(walk, A, "enact/").content)
    assert "The day has passed: say that it is meant." in refused
    assert send(walk, A, "enact/", known="on").status_code == 302


def test_only_what_can_be_set_aside_is_offered_to_be(walk: "Walk", clock: Clock) -> None:
    from tests.amending import NOTICED

    walk.open()
    said = page_of(walk, D)
    assert "It holds no change yet. Add at least one." in said
    assert "set it aside" not in said
    walk.propose(walk.new_class()).terms().recommended()
    clock(NOTICED)
    page = by(walk, D).get(address(walk, "give-notice/")).content.decode()
    assert f'href="{address(walk, "waive/")}?clause=Notice: drafts"' in page
    assert "waive/" not in by(walk, A).get(address(walk, "give-notice/")).content.decode()


def test_a_saved_change_says_what_stands_in_its_way(walk: "Walk") -> None:
    walk.drafted()
    line = {"title": "Tree Surgeon", "code": "NS1050", "grade": "617-S"}
    upside = send(walk, A, "changes/add/create/", **line, minimum="60000", maximum="50000", why="Trees.")
    assert "The maximum $50,000 is below the minimum $60,000." in words_on(upside.content)
    alone = send(walk, A, "changes/add/create/", **line, minimum="50000", why="Trees.")
    assert "A range has both a minimum and a maximum" in words_on(alone.content)
    client = by(walk, A)
    sent = client.post(
        address(walk, "changes/add/create/"), {"seen": walk.fresh.version, **line, "why": "Trees."}, follow=True
    )
    page = sent.content.decode()
    assert 'The change is in the draft; <a href="#change-2">' in page
    assert "in its way</a>" in page
    assert "the code NS1050 is carried by change 1" in page
    of_two = page[page.index('id="change-2"') :]
    assert "Change 1, " not in of_two[: of_two.index("</article>")]
    assert "not met</span>" in page
    assert '<details class="of-findings" open>' in page


def test_terms_are_refused_at_the_field(with_plan: "Walk") -> None:
    typed = {"number": "301", "hearing_day": "2026-05-01", "hearing_hour": "17:00", "comments_until_day": "2026-05-04"}
    typed |= {"comments_until_hour": "08:00", "speakers_until_day": "2026-06-09", "speakers_until_hour": "12:00"}
    said = words_on(send(with_plan, A, "terms/", **typed).content)
    assert "There is a notice 301 already. The next of the series is 302." in said
    assert "Friday, May 1, 2026 has passed. Give a day to come." in said
    assert "is not after today, Monday, May 4, 2026. Give a later day." in said
    later = typed | {"number": "302", "hearing_day": "2026-06-04"}
    assert "It lies after the hearing on Thursday, June 4, 2026." in words_on(
        send(with_plan, A, "terms/", **later).content
    )


def test_a_change_that_stands_is_neither_taken_out_nor_rebased(walk: "Walk") -> None:
    walk.drafted()
    assert "there is nothing to rebase" in page_of(walk, A, "changes/1/rebase/")
    walk.to("noticed")
    for rest in ("changes/1/take-out/", "changes/1/rebase/"):
        said = page_of(walk, A, rest)
        assert "is no draft any more (notice given, before its hearing), so its changes stand" in said
        assert "Back without doing it" not in said


def test_the_words_of_the_desk_say_each_thing_once(walk: "Walk", clock: Clock) -> None:
    from tests.amending import COUNCIL

    walk.open()
    said = page_of(walk, A)
    assert "Public hearing To come" not in said
    assert "Give a class another title" in page_of(walk, A, "changes/add/")
    send(walk, D, "withdraw/", reason="It is not needed.")
    assert "Withdrawn. It is not needed." in page_of(walk, A)
    walk.open("More trees").propose(walk.new_class()).to("before the Council")
    clock(COUNCIL)
    assert "the clock starts when both are there (X56)" in page_of(walk, C, "mayor-approves/")


def test_each_question_is_answered_by_itself_and_a_no_keeps_the_step_closed(walk: "Walk") -> None:
    """Two exempt classes in a grade of another schedule: two questions of one clause."""
    first, second = walk.new_class(flsa="Exempt"), walk.new_class(flsa="Exempt", code="NS1060", title="Pruner")
    walk.open().propose(first, second)
    said = page_of(walk, D, "judge/?clause=7-60 A")
    assert "7-60 A: Change 1, NS1050 Arborist" in said
    assert "7-60 A: Change 2, NS1060 Pruner" in said
    answer = {"answer": "It is meant.", "reason": "They mend trees alone."}
    assert "This needs another look" in words_on(send(walk, D, "judge/", clause="7-60 A", **answer).content)
    assert send(walk, D, "judge/", clause="7-60 A", opens="yes", **answer).status_code == 302
    said = page_of(walk, D, "recommend/")
    assert "Change 2, NS1060 Pruner" in said
    assert send(walk, D, "judge/", clause="7-60 A", opens="no", **answer).status_code == 302
    assert "keeps the step closed" in page_of(walk, D)
    assert "stands in a schedule" in words_on(send(walk, D, "recommend/").content)
