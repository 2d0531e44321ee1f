"""What a citizen reads of a live amendment at each of its steps, and what they can do: comment, speak, keep a receipt."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.plugins.office import Desk
from tests.web.words import words_on

if TYPE_CHECKING:
    from tests.amending import Walk

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once


class Clock:
    """The moment that the pages take for now."""

    def __init__(self) -> None:
        self.now: datetime

    def set(self, day: date, hour: int = 10, minute: int = 0, second: int = 0, microsecond: int = 0) -> None:
        from tests.amending import at

        self.now = at(day, hour, minute, second) + timedelta(microseconds=microsecond)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from tests.amending import NOTICED, ZONE

    clock = Clock()
    clock.set(NOTICED)
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    monkeypatch.setattr("classplan.web.today.local_day", lambda: clock.now.astimezone(ZONE).date())
    return clock


@pytest.fixture
def walk(desk: Desk, clock: Clock) -> "Walk":
    from tests.amending import Walk, reading_chosen

    reading_chosen(desk.office)
    return Walk(desk.office)


def words(client: Client, address: str = "/notices/301/", status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_on(answer.content)


FORM = {"name": "Dana Reyes", "phone": "303-555-0187", "email": "", "text": "The oaks need one."}


def sent(client: Client, address: str = "/notices/301/comment/", **changed: str) -> str:
    """The receipt's address, after sending a comment that is taken."""
    answer = client.post(address, FORM | changed)
    assert answer.status_code == 302, words_on(answer.content)
    return str(answer["Location"])


# --- The notice ------------------------------------------------------------------------------------------------


def test_an_open_notice_says_what_is_proposed_until_when_and_what_one_can_do(
    walk: "Walk", clock: Clock, client: Client
) -> None:
    from tests.amending import NOTICED

    walk.to("noticed").posted()
    clock.set(NOTICED + timedelta(days=6), 8)
    said = words(client)
    assert (
        "Notice 301 proposes a change that adds one new class. Nothing has changed yet. Anyone can comment until Wednesday, "
        "March 25, 2026, 8:00 a.m. (10 days left); the public hearing is on Thursday, March 26, 2026, 5:00 p.m., the Long Room, "
        "3 Mill Lane."
    ) in said
    assert "Comment Sign up to speak" in said
    assert "Posted Done Monday, March 9, 2026, at the board of the Long Room" in said
    assert "Asking to speak closes To come Tuesday, March 24, 2026, noon" in said
    assert "Comments close To come Wednesday, March 25, 2026, 8:00 a.m." in said
    assert "Public hearing To come Thursday, March 26, 2026" in said
    assert "Chosen by the owner of the rules, Posting-reading: counted-from-notice. So it was always done." in said


@pytest.mark.clause(134, 135, 137)
def test_the_three_moments_stand_apart_each_with_its_weekday_and_hour(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    said = words(client)
    assert "Written comments Until Wednesday, March 25, 2026, 8:00 a.m." in said
    assert "Speaking at the hearing Until Tuesday, March 24, 2026, noon" in said
    assert "Public hearing Thursday, March 26, 2026, 5:00 p.m. the Long Room, 3 Mill Lane" in said


STATES = {
    "heard": "The public hearing was held on Thursday, March 26, 2026. Nothing has changed yet. It waits for the Board's decision",
    "before the Council": "The Board decided on Thursday, March 26, 2026: 1 approved. It waits for the Council",
    "before the Mayor": "Council approves Done Monday, April 13, 2026 Mayor approves To come In force To come",
    "adopted": "It takes effect on Sunday, April 19, 2026, in 4 days, once it is entered in the plan.",
    "in force": "It takes effect on Sunday, April 19, 2026, in 4 days. The Council approved it on Monday, April 13, 2026.",
}


@pytest.mark.parametrize("state", STATES)
def test_at_each_step_the_page_says_where_it_stands_and_for_whom_it_waits(
    state: str, walk: "Walk", clock: Clock, client: Client
) -> None:
    from tests.amending import HEARING, MAYOR

    walk.to(state)
    clock.set(HEARING if state in ("heard", "before the Council") else MAYOR, 23)
    said = words(client)
    assert STATES[state] in said
    assert "Sign up to speak" not in said


@pytest.mark.clause(80)
def test_provisional_use_counts_down_to_its_last_day(walk: "Walk", clock: Clock, client: Client) -> None:
    walk.to("before the Council").in_use(date(2026, 3, 30))
    clock.set(date(2026, 9, 3))
    said = words(client)
    assert (
        "in provisional use since Monday, March 30, 2026, and may be used until Saturday, September 26, 2026, 23 days left"
        in said
    )
    home = words(client, "/")
    assert "Provisional classes about to lapse Saturday, September 26, 2026, in 23 days Arborist (NS1050)" in home
    clock.set(date(2026, 9, 26))
    assert "today is the last day" in words(client)


def test_a_veto_and_its_override_stand_on_the_road(walk: "Walk", clock: Clock, client: Client) -> None:
    walk.to("before the Mayor").act("mayor_vetoes", date(2026, 4, 15))
    clock.set(date(2026, 4, 16))
    assert "Mayor vetoes Done Wednesday, April 15, 2026 Council overrides the veto To come" in words(client)
    walk.act("council_overrides", date(2026, 4, 20))
    clock.set(date(2026, 4, 21))
    said = words(client)
    assert "Council overrides the veto Done Monday, April 20, 2026" in said
    assert "once it is entered in the plan" in said


def test_what_the_board_did_with_each_change_is_told(walk: "Walk", clock: Clock, client: Client) -> None:
    from classplan.core.amending import Decision, Outcome
    from tests.amending import HEARING, arborist

    walk.open().propose(
        walk.new_class(),
        walk.new_class(code="NS1051", title="Tree Climber"),
        walk.new_class(code="NS1052", title="Tree Counter"),
    ).terms().recommended().draft_sent().noticed().posted().heard()
    modified = arborist(code="NS1059", title="Tree Climber")
    walk.board(
        Outcome.APPROVED,
        Decision(2, Outcome.MODIFIED, modified, again=False, basis="A code alone."),
        Outcome.REJECTED,
    )
    clock.set(HEARING, 22)
    said = words(client)
    assert "The Board decided on Thursday, March 26, 2026: 1 approved, 1 modified, 1 rejected." in said
    assert "Modified As modified: Tree Climber (NS1059) is a new class" in said
    assert "It goes on as modified, without a new notice. A code alone." in said
    assert "3. Tree Counter (NS1052) is a new class" in said


@pytest.mark.parametrize("how", ["withdrawn", "rejected", "disapproved"])
def test_what_ended_says_how_and_when(how: str, walk: "Walk", clock: Clock, client: Client) -> None:
    from classplan.core.amending import Outcome
    from classplan.records.amendments.director import withdraw
    from tests.amending import COUNCIL, DIRECTOR, NOTICED, at

    if how == "withdrawn":
        walk.to("noticed")
        withdraw(walk.office, walk.number, reason="The study is flawed.", actor=DIRECTOR, now=at(NOTICED, 15))
    elif how == "rejected":
        walk.to("heard").board(Outcome.REJECTED)
    else:
        walk.to("before the Council").act("council_disapproves", COUNCIL)
    clock.set(COUNCIL, 23)
    said = words(client)
    assert "and takes no effect." in said
    assert "To come" not in said
    assert "It ended on" in said
    home = words(client, "/")
    assert "Notice 301 adds one new class : it ended." in home
    assert "Open for comment" not in home
    assert "Over." in words(client, "/notices/")


def test_the_states_in_which_all_is_over_are_those_of_the_road(desk: Desk) -> None:
    from classplan.records.accounts.selectors import pack_of
    from classplan.records.plan.models import OVER

    road = pack_of(desk.office).workflow("amendment")
    assert {state for state in road.states if road.ends(state)} == {*OVER, "in force"}


def test_what_was_set_aside_and_judged_is_public(walk: "Walk", client: Client) -> None:
    from classplan.records.amendments import director
    from tests.amending import DIRECTOR, NOTICED, OPENED, at
    from tests.records.test_amending import questions

    walk.open().propose(walk.new_class(flsa="Exempt"))
    director.judge(
        walk.office,
        walk.number,
        clause="7-60 A",
        question=questions(walk, "recommend", OPENED)[0],
        answer="no",
        reason="By its duties.",
        actor=DIRECTOR,
        now=at(OPENED, 16),
    )
    walk.to("noticed")
    director.waive(
        walk.office,
        walk.number,
        clause="Notice: posting",
        asked_by="Parks",
        reason="The storm took the board.",
        until=None,
        actor=DIRECTOR,
        now=at(NOTICED, 15),
    )
    said = words(client)
    assert "Notice: posting. The storm took the board. Asked for by Parks, approved by Amara Osei" in said
    assert "Judged under 7-60 A: Change 1, NS1050 Arborist" in said
    assert "no . By its duties. Amara Osei" in said


def test_the_paper_as_issued_can_be_opened_and_can_run_nothing(walk: "Walk", client: Client) -> None:
    from classplan.records.proceedings.selectors import notice_numbered

    walk.to("noticed")
    original = notice_numbered(walk.office, "301").original
    answer = client.get(f"/papers/{original.sha256}/")
    assert f'href="/papers/{original.sha256}/"' in client.get("/notices/301/").content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "Arborist" in answer.content.decode()
    spec = walk.fresh.proposed.get().spec_original
    assert spec is not None
    assert client.get(f"/papers/{spec.sha256}/").status_code == 404


def test_a_draft_is_nowhere_in_the_portal(walk: "Walk", client: Client) -> None:
    walk.drafted().terms()
    for address in ("/", "/notices/", "/plan/", "/search/?q=arborist"):
        assert "Arborist" not in client.get(address, follow=True).content.decode()
    assert client.get("/notices/301/").status_code == 404


def test_the_first_page_counts_the_days_of_what_is_open(walk: "Walk", clock: Clock, client: Client) -> None:
    walk.to("noticed")
    clock.set(date(2026, 3, 20), 8)
    assert "Open for comment 5 days left Notice 301 adds one new class" in words(client, "/")
    clock.set(date(2026, 3, 25), 9)
    said = words(client, "/")
    assert "Open for comment" not in said
    assert "The time for comments ended 1 hour ago; the hearing comes Notice 301 adds one new class" in said


def test_the_page_of_a_class_names_the_notice_that_would_change_it(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    number = walk.fresh.proposed.get().job_class
    assert number is not None
    said = client.get(f"/classes/{number.number}/", follow=True).content.decode()
    assert "A notice that is open for comment proposes to change this class" in words_on(said.encode())
    assert 'href="/notices/301/comment/?change=1"' in said


def test_a_live_notice_asks_the_database_a_fixed_number_of_times(walk: "Walk", client: Client) -> None:
    from classplan.records.amendments.public import comment

    walk.to("noticed")
    few = asked(client)
    for index in range(5):
        comment(walk.office, "301", name=f"A{index}", phone="1", text="Yes.", now=now_of(walk))
    assert asked(client) == few <= 22


def asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/notices/301/")
    return len(queries)


def now_of(walk: "Walk") -> datetime:
    from django.utils import timezone

    return timezone.now()


# --- Pay tables, and what the Board made of each change ---------------------------------------------------------


def tables(walk: "Walk") -> "Walk":
    """A new class and the ranges of two grades, open for comment."""
    from classplan.core.amending import RangeChange
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import money

    rows = (RangeChange("618-S", money(43000), money(62000)), RangeChange("621-S", money(50000), money(70000)))
    survey = Proposal(ranges=rows, why="The survey of 2025.")
    return walk.open().propose(walk.new_class(), survey).terms().recommended().draft_sent().noticed()


def told(client: Client) -> dict[str, Any]:
    said: dict[str, Any] = client.get("/notices/301.json").json()
    return said


def test_a_pay_table_stands_on_the_page_in_the_lists_and_in_the_data(walk: "Walk", client: Client) -> None:
    tables(walk)
    said = words(client)
    assert "Notice 301 proposes a change that adds one new class and replaces one pay table." in said
    assert "Pay table replaced (2 grades)" in said
    assert "621-S none on record $50,000 to $70,000 a year" in said
    assert "Why: The survey of 2025." in said
    assert "Notice 301 adds one new class and replaces one pay table" in words(client, "/")
    assert "Adds one new class and replaces one pay table" in words(client, "/notices/")
    data = told(client)
    assert data["does"] == "adds one new class and replaces one pay table"
    assert [(r["ordinal"], r["grade"], r["minimum"], r["maximum"]) for r in data["ranges"]] == [
        (2, "618-S", 43000, 62000),
        (2, "621-S", 50000, 70000),
    ]
    assert data["ranges"][1]["minimum_before"] is None
    assert [change["ordinal"] for change in data["changes"]["items"]] == [1]


def test_a_table_alone_is_no_change_of_texts(walk: "Walk", client: Client) -> None:
    from classplan.core.amending import RangeChange
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import money

    rows = (RangeChange("621-S", money(50000), money(70000)),)
    walk.open().propose(Proposal(ranges=rows, why="The survey.")).to("in force")
    said = words(client)
    assert "Notice 301 replaces one pay table." in said
    assert "It changes the text" not in said
    assert "changes no line" not in said


def decided(walk: "Walk", *, again: bool = False) -> "Walk":
    """Four changes: one approved, one modified or sent back, one rejected, and a table that is modified."""
    from classplan.core.amending import Decision, Outcome, RangeChange
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import arborist, money

    walk.open().propose(
        walk.new_class(),
        walk.new_class(code="NS1051", title="Tree Climber"),
        walk.new_class(code="NS1052", title="Tree Counter"),
        Proposal(ranges=(RangeChange("621-S", money(50000), money(70000)),), why="The survey."),
    ).terms().recommended().draft_sent().noticed().posted().heard()
    return walk.board(
        Outcome.APPROVED,
        Decision(2, Outcome.MODIFIED, arborist(code="NS1059", title="Tree Climber"), again=again, basis="A code."),
        Outcome.REJECTED,
        Decision(
            4,
            Outcome.MODIFIED,
            None,
            again=False,
            basis="Less.",
            ranges=(RangeChange("621-S", money(49000), money(68000)),),
        ),
    )


def test_what_the_board_modified_stands_as_it_let_it_and_what_it_rejected_counts_no_more(
    walk: "Walk", clock: Clock, client: Client
) -> None:
    from tests.amending import HEARING

    decided(walk)
    clock.set(HEARING, 22)
    said = words(client)
    assert "Notice 301 proposes a change that adds two new classes and replaces one pay table." in said
    assert "New classes (2)" in said
    assert "As modified by the Board. Noticed was: Tree Climber (NS1051) is a new class" in said
    assert "Rejected by the Board (1)" in said
    assert "As modified by the Board. Pay grade" in said
    assert "$49,000 to $68,000 a year (noticed was: $50,000 to $70,000 a year)" in said
    assert "Notice 301 adds two new classes and replaces one pay table" in words(client, "/")
    one, two, three = told(client)["changes"]["items"]
    assert (one["outcome"], one["stands"], one["noticed"]) == ("approved", True, None)
    assert (two["after"]["code"], two["noticed"]["code"]) == ("NS1059", "NS1051")
    assert two["said"].startswith("Tree Climber (NS1059)")
    assert (three["outcome"], three["stands"]) == ("rejected", False)
    assert told(client)["ranges"][0]["minimum"] == 49000
    rejected = walk.fresh.proposed.get(ordinal=3).job_class
    assert rejected is not None
    assert "A change waits" not in words_on(client.get(f"/classes/{rejected.number}/", follow=True).content)


def test_what_is_sent_back_is_marked_so_and_not_counted(walk: "Walk", clock: Clock, client: Client) -> None:
    from tests.amending import HEARING

    decided(walk, again=True)
    clock.set(HEARING, 22)
    said = words(client)
    assert "that adds one new class and replaces one pay table." in said
    assert "Sent back by the Board, to be noticed again (1)" in said
    assert told(client)["changes"]["items"][1]["stands"] is False


def test_after_force_the_page_agrees_with_the_plan(walk: "Walk", desk: Desk, clock: Clock, client: Client) -> None:
    from tests.amending import COUNCIL, IN_FORCE, MAYOR

    decided(walk).act("council_approves", COUNCIL).act("mayor_approves", MAYOR).enacted()
    clock.set(IN_FORCE, 9)
    said = words(client)
    assert "Notice 301 adds two new classes and replaces one pay table." in said
    plan = {(line["code"], line["title"]) for line in client.get(f"/plan/{IN_FORCE}.json").json()}
    standing = [change for change in told(client)["changes"]["items"] if change["stands"]]
    assert {(change["after"]["code"], change["after"]["title"]) for change in standing} <= plan
    assert ("NS1052", "Tree Counter") not in plan
    assert "Range before" in said


def test_the_why_of_each_change_stands_on_the_page_and_in_the_paper(walk: "Walk", client: Client) -> None:
    from classplan.records.proceedings.selectors import notice_numbered

    tables(walk)
    assert "Why: The town has trees and nobody to mend them." in words(client)
    paper = words_on(client.get(f"/papers/{notice_numbered(walk.office, '301').original.sha256}/").content)
    assert "Why, change by change Arborist (NS1050), new class: The town has trees and nobody to mend them." in paper
    assert "Pay table replaced: The survey of 2025." in paper


def test_a_range_that_moved_by_a_notice_names_it_on_the_class(
    walk: "Walk", desk: Desk, clock: Clock, client: Client
) -> None:
    from classplan.core.amending import RangeChange
    from classplan.records.amendments.proposals import Proposal
    from tests.amending import MAYOR, Walk, money

    walk.to("in force")
    first = walk.fresh.proposed.get().job_class
    assert first is not None
    second = Walk(walk.office).open("The survey")
    day = MAYOR.replace(day=20)
    rows = (RangeChange("617-S", money(43000), money(62000)),)
    second.propose(Proposal(ranges=rows, why="The survey."), day=day)
    june, july = day.replace(month=6), day.replace(month=7)
    second.terms(number="302", noticed=day.replace(month=5), hearing=june).recommended(day).draft_sent(day)
    second.noticed(day.replace(month=5)).posted(day.replace(month=5)).heard(june)
    second.board(day=june).act("council_approves", july).act("mayor_approves", july).enacted(july)
    clock.set(date(2026, 8, 3))
    said = words_on(client.get(f"/classes/{first.number}/", follow=True).content)
    assert "Range moved: Notice 302" in said
    assert "New: Notice 301" in said
    assert "at the latest on Sunday, July 26, 2026 (Notice 302)." in said
    assert "Its range since Sunday, July 26, 2026, by Notice 302" in said


# --- Days that pass ------------------------------------------------------------------------------------------------


def test_after_a_cut_off_nothing_is_offered_and_the_page_says_what_late_means(
    walk: "Walk", clock: Clock, client: Client
) -> None:
    walk.to("noticed")
    number = walk.fresh.proposed.get().job_class
    assert number is not None
    clock.set(date(2026, 3, 24), 13)
    said = words(client)
    assert "Take part Comment Speaking at the hearing: the cut-off has passed, 1 hour ago" in said
    clock.set(date(2026, 3, 25), 9)
    said = words(client)
    assert "Written comments: the cut-off has passed, 1 hour ago; what comes now is kept and marked late" in said
    assert "Comment on change" not in said
    assert 'class="usa-button"' not in client.get("/notices/301/").content.decode()
    assert "Comments close Day passed" in said
    assert "Open for comment" not in words(client, "/notices/")
    assert "open for comment" not in words_on(client.get(f"/classes/{number.number}/", follow=True).content)
    clock.set(date(2026, 3, 28))
    assert "the public hearing was set for Thursday, March 26, 2026" in words(client)
    assert "its hearing is not on record yet" in words(client, "/")


def test_an_effective_day_that_has_come_and_is_not_entered_says_so(walk: "Walk", clock: Clock, client: Client) -> None:
    walk.to("adopted")
    clock.set(date(2026, 4, 16))
    assert "Takes effect in 3 days Notice 301 adds one new class In force from Sunday, April 19, 2026, once" in words(
        client, "/"
    )
    clock.set(date(2026, 4, 21))
    said = words(client)
    assert "Its effective day, Sunday, April 19, 2026, has come; the office has not entered it in the plan yet." in said
    assert "2 days ago" not in said
    home = words(client, "/")
    assert "Its effective day has come Notice 301 adds one new class" in home
    assert "the office has not entered it in the plan yet" in home


def test_provisional_use_that_lapsed_is_told_as_lapsed(walk: "Walk", clock: Clock, client: Client) -> None:
    walk.to("before the Council").in_use(date(2026, 3, 30))
    clock.set(date(2026, 9, 27))
    home = words(client, "/")
    assert "Notice 301 : provisional use of Arborist lapsed on Sunday, September 27, 2026" in home
    assert "Its provisional use has lapsed Notice 301 adds one new class" in home
    for address in ("/", "/notices/", "/notices/301/"):
        said = words(client, address)
        assert "In provisional use from" not in said
        assert "It waits for the Council" in said
    assert "that use lapsed on Sunday, September 27, 2026." in words(client)


LAPSED = "its months were over and the Council had not approved it (7-10 O)"
DISAPPROVED = "the Council disapproved it (7-10 O)"


@pytest.mark.clause(31, 32)
@pytest.mark.parametrize(
    ("disapproved", "day", "why"), [(False, "2026-09-27", LAPSED), (True, "2026-04-13", DISAPPROVED)]
)
def test_a_class_whose_provisional_use_ended_was_not_abolished(
    disapproved: bool, day: str, why: str, walk: "Walk", clock: Clock, client: Client
) -> None:
    walk.to("before the Council").in_use(date(2026, 3, 30))
    if disapproved:
        walk.act("council_disapproves", date(2026, 4, 13))
    clock.set(date(2026, 9, 28))
    number = walk.fresh.proposed.get().job_class.number  # type: ignore[union-attr]
    ended = f"Its provisional use ended without approval: {why}."
    for shown in ("2026-04-12", day):
        said = words(client, f"/classes/{number}/{shown}/")
        assert ended in said
        assert "abolished" not in said, said[said.index("abolished") - 200 :][:300]
    assert "Its provisional use has ended" in words(client, f"/classes/{number}/{day}/")
    told = client.get(f"/classes/{number}/{day}.json").json()
    assert told["state"] == "provisional use ended"
    assert ended in [act["said"][0] for act in told["life"]["items"]]
    if disapproved:
        assert "Its provisional use ended with that (7-10 O)" in words(client)


def test_what_the_board_sent_back_is_not_told_as_rejected(walk: "Walk", client: Client) -> None:
    from classplan.core.amending import Decision, Outcome
    from tests.amending import arborist

    again = Decision(
        1, Outcome.MODIFIED, arborist(grade="616-S", minimum=Decimal(40000), maximum=Decimal(59000)), True, "Much else."
    )
    walk.to("heard").board(again)
    assert "The Board sent it back, modified, to be noticed again as a new draft" in words(client)


def test_a_class_that_is_proposed_leads_to_its_proposed_specification(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    number = walk.fresh.proposed.get().job_class
    assert number is not None
    text = client.get(f"/classes/{number.number}/", follow=True).content.decode()
    assert 'href="/notices/301/#attached-title"' in text
    assert "No specification of this class is on record" not in text


# --- Taking part -----------------------------------------------------------------------------------------------


def test_a_comment_needs_no_sign_in_and_leaves_a_receipt(walk: "Walk", clock: Clock, client: Client) -> None:
    from tests.amending import NOTICED

    walk.to("noticed")
    clock.set(NOTICED, 14, 5, 9)
    answer = client.get(sent(client))
    said = words_on(answer.content)
    assert "Your comment on Notice 301 was received in time." in said
    assert "Received Monday, March 9, 2026, 2:05:09 p.m. MDT" in said
    assert "The oaks need one." in said
    assert "Telephone ending in 87" in said
    assert "0187" not in said
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    page = words(client)
    assert "1 received. Their words are for the office and the Board" in page
    assert "The oaks need one" not in page


EDGE = {
    "a second before": ((7, 59, 59, 0), "in time", ""),
    "at the moment": ((8, 0, 0, 0), "in time", ""),
    "in the same second": ((8, 0, 0, 999_999), "in time", ""),
    "a second after": ((8, 0, 1, 0), "late by 1 second", "marked late"),
    "an hour after": ((9, 0, 0, 0), "late by 1 hour", "marked late"),
}


@pytest.mark.clause(135)
@pytest.mark.parametrize(("moment", "says", "besides"), EDGE.values(), ids=EDGE)
def test_a_comment_is_in_time_to_the_second(
    moment: tuple[int, int, int, int], says: str, besides: str, walk: "Walk", clock: Clock, client: Client
) -> None:
    walk.to("noticed")
    clock.set(date(2026, 3, 25), *moment)
    said = words(client, sent(client))
    assert f"So it is {says}" in said
    assert besides in said
    assert ("marked late" in said) is bool(besides)


@pytest.mark.clause(137)
@pytest.mark.parametrize(("second", "says"), [(0, "in time"), (1, "late by 1 second")])
def test_asking_to_speak_has_a_cut_off_of_its_own(
    second: int, says: str, walk: "Walk", clock: Clock, client: Client
) -> None:
    walk.to("noticed")
    clock.set(date(2026, 3, 24), 12, 0, second)
    answer = client.post("/notices/301/speak/", {"name": "Ines Okafor", "phone": "303-555-0111", "about": "The elms"})
    said = words(client, answer["Location"])
    assert f"So it is {says}" in said
    assert "The elms" in said


def test_a_comment_can_be_about_one_change(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    assert "Comment on Notice 301, change 1 Trees of the town: Arborist (NS1050) is a new class" in words(
        client, "/notices/301/comment/?change=1"
    )
    assert "About change 1: Arborist (NS1050) is a new class" in words(
        client, sent(client, "/notices/301/comment/?change=1")
    )
    assert client.get("/notices/301/comment/?change=2").status_code == 404
    assert client.get("/notices/301/comment/?change=x").status_code == 404
    assert client.get("/notices/999/comment/").status_code == 404


def test_one_change_or_all_can_be_chosen_and_each_change_leads_to_the_form(walk: "Walk", client: Client) -> None:
    tables(walk)
    page = client.get("/notices/301/").content.decode()
    for ordinal in (1, 2):
        assert f'<a href="/notices/301/comment/?change={ordinal}">Comment on change {ordinal}</a>' in page
    form = client.get("/notices/301/comment/?change=2").content.decode()
    assert '<option value="2" selected>Change 2: Pay table replaced: 618-S, 621-S</option>' in form
    assert "The notice as a whole" in form
    receipt = sent(client, "/notices/301/comment/?change=2", change="1")
    assert "About change 1: Arborist (NS1050) is a new class" in words(client, receipt)
    assert "About change" not in words(client, sent(client, "/notices/301/comment/?change=2", change=""))
    answer = client.post("/notices/301/comment/", FORM | {"change": "9"})
    assert 'href="#id_change"' in answer.content.decode()


@pytest.mark.parametrize("field", ["name", "text"])
def test_a_nul_is_refused_at_its_field_and_what_was_typed_stays(field: str, walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    answer = client.post("/notices/301/comment/", FORM | {field: "The \x00oaks."})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="#id_{field}"' in text
    assert "It held a character that no word can hold" in text
    assert "The oaks." in text
    assert "\x00" not in text
    assert "0 received" in words(client)


@pytest.mark.clause(136)
@pytest.mark.parametrize("missing", ["name", "phone", "text"])
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(missing: str, walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    answer = client.post("/notices/301/comment/", FORM | {missing: " "})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="#id_{missing}"' in text
    assert all(value in text for name, value in FORM.items() if name != missing)
    assert "0 received" in words(client)


def test_a_script_is_shown_as_text(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    text = client.get(sent(client, text="<script>alert(1)</script>", name="<img src=x>")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text
    assert "<img" not in text


def test_two_megabytes_are_refused_in_words_and_stay_in_the_form(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    answer = client.post("/notices/301/comment/", FORM | {"text": "oak " * 500_000})
    assert answer.status_code == 200
    assert "at most 20,000 can be sent here" in words_on(answer.content[:20_000])
    assert answer.content.count(b"oak ") > 499_000
    assert "0 received" in words(client)


def test_what_is_too_large_for_any_form_gets_a_page_that_says_so(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    answer = client.post("/notices/301/comment/", FORM | {"text": "o" * 3_000_000})  # as a form with files is sent
    assert answer.status_code == 413
    assert "larger than 2.6 million characters, so none of it was taken. Go back in your browser" in words_on(
        answer.content
    )


def test_of_a_comment_that_is_too_large_the_name_and_the_number_are_in_its_form_again(
    walk: "Walk", client: Client
) -> None:
    from urllib.parse import urlencode

    walk.to("noticed")
    body = urlencode(FORM | {"text": "o" * 3_000_000, "change": "1"})
    answer = client.post("/notices/301/comment/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    page, said = answer.content.decode(), words_on(answer.content)
    assert "Comment on Notice 301" in said
    assert "larger than 2.6 million characters, so none of it was taken. The short fields are below" in said
    assert f'value="{FORM["name"]}"' in page
    assert f'value="{FORM["phone"]}"' in page
    assert 'value="1" selected' in page
    assert len(page) < 100_000
    assert "0 received" in words(client)


def test_a_machine_is_slowed_and_nobody_elsewhere_is(walk: "Walk", clock: Clock, client: Client) -> None:
    from classplan.records.accounts.flood import MOST
    from tests.amending import NOTICED

    walk.to("noticed")
    clock.set(NOTICED, 14)
    for _ in range(MOST):
        sent(client)
    for _ in range(3):  # to be refused makes it no longer
        answer = client.post("/notices/301/comment/", FORM)
        said = words_on(answer.content)
        assert answer.status_code == 200
        assert "send this again at 2:10 PM on Monday, March 9, 2026" in said
        assert "The oaks need one." in said
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sent(elsewhere)
    clock.set(NOTICED, 14, 10)
    assert sent(client)


def test_after_the_hearing_nothing_is_taken_and_what_was_typed_stays(
    walk: "Walk", clock: Clock, client: Client
) -> None:
    from tests.amending import HEARING

    walk.to("heard")
    clock.set(HEARING, 20)
    said = words(client, "/notices/301/comment/")
    assert "The hearing was held on Thursday, March 26, 2026" in said
    answer = client.post("/notices/301/comment/", FORM)
    assert answer.status_code == 200
    assert "takes no comments any more" in words_on(answer.content)
    assert "The oaks need one." in words_on(answer.content)


def test_pages_without_a_form_set_no_cookie_and_a_form_needs_its_token(walk: "Walk", clock: Clock) -> None:
    walk.to("noticed")
    strict = Client(enforce_csrf_checks=True)
    for address in ("/", "/notices/", "/notices/301/"):
        assert not strict.get(address).cookies
    assert strict.post("/notices/301/comment/", FORM).status_code == 403
    page = strict.get("/notices/301/comment/")
    assert set(page.cookies) == {"csrftoken"}
    token = page.cookies["csrftoken"].value
    answer = strict.post("/notices/301/comment/", FORM | {"csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert not answer.cookies
    assert strict.get(answer["Location"]).status_code == 200


def test_a_comment_whose_token_was_stale_is_in_its_form_again_and_nothing_is_kept(walk: "Walk", clock: Clock) -> None:
    from django.contrib.sessions.models import Session

    from classplan.records.amendments.models import Comment

    walk.to("noticed")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/notices/301/comment/", FORM, headers={"origin": "http://testserver"})
    assert answer.status_code == 200
    said = words_on(answer.content)
    assert "What you had typed is in the form below. Nothing was sent yet" in said
    assert "The oaks need one." in said
    assert not Comment.objects.exists()
    assert not Session.objects.exists()
    token = answer.cookies["csrftoken"].value
    assert strict.post("/notices/301/comment/", FORM | {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_receipt_is_found_however_it_is_typed_and_no_other_is(walk: "Walk", client: Client) -> None:
    walk.to("noticed")
    address = sent(client)
    assert client.get(address.lower().replace("receipts", "receipts")).status_code == 200
    assert "There is no receipt" in words(client, "/receipts/C-AAAAAAAAAA/", status=404)
