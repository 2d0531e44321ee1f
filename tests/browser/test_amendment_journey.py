"""An amendment from draft to force in a real browser, each person doing what is theirs, by mouse, by keyboard, narrow."""

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from classplan.core.policy import Role
from tests.plugins.browser import too_wide, violations

if TYPE_CHECKING:
    from classplan.records.accounts.models import Office

pytestmark = [pytest.mark.browser]
SHOTS = os.environ.get("CLASSPLAN_SHOTS", "")
Clock = Callable[..., datetime]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what the clock of pages and services shows."""
    from tests.amending import at

    def show(day: date, hour: int = 10, minute: int = 0, second: int = 0) -> datetime:
        moment = at(day, hour, minute, second)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    return show


@pytest.fixture
def office(live_server: Any, tmp_path: Any, settings: Any, clock: Clock) -> "Office":
    """An office with one class in its plan, one agency, and an accepted paper; its rows are committed."""
    from classplan.records.accounts.services import add_agency, open_office
    from classplan.records.journal.services import Actor
    from tests.amending import OPENED, at

    settings.REQUIRE_SECOND_FACTOR = False
    settings.DATA_FOLDER = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "originals"},
        }
    }
    clock(OPENED)
    actor = Actor("a test")
    made = open_office(jurisdiction="denver", name=None, actor=actor, now=at(OPENED, 8))
    add_agency(made, code="PARKS", name="Parks", actor=actor, now=at(OPENED, 8))
    return made


class Desk:
    """A browser in which one person after another signs in."""

    def __init__(self, page: Page, office: "Office", clock: Clock) -> None:
        self.page, self.office, self.clock = page, office, clock
        self.looked_at: set[str] = set()
        self.asked_axe: set[str] = set()

    def becomes(self, role: Role, day: date, hour: int = 10) -> "Desk":
        """Somebody in a role sits down, on a day."""
        from classplan.records.accounts.selectors import agency_of
        from tests.web.people import signed_in

        self.clock(day, hour)
        scoped = role is Role.APPOINTING_AUTHORITY
        client = signed_in(self.office, role, agency=agency_of(self.office, "PARKS") if scoped else None)
        self.page.context.clear_cookies()
        cookie = client.cookies["sessionid"]
        self.page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": self.page.url_base}])  # type: ignore[attr-defined]
        return self

    def goes(self, address: str) -> "Desk":
        """Open an address, and look at it."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, (address, answer.status)
        return self.looks()

    def looks(self) -> "Desk":
        """Nothing on the page is wrong for anybody, nor wider than the screen."""
        self.page.wait_for_load_state()  # a click ends when the next page begins, which may be before its styles are there
        self.page.mouse.move(0, 0)
        path = urlsplit(self.page.url).path
        if path not in self.asked_axe:  # `test_every_address` asks it of every page; here of each that is walked, once
            assert not violations(self.page), self.page.url
        self.asked_axe.add(path)
        if SHOTS:
            path = self.page.url.split("/desk/")[-1].replace("/", "_").replace("?", "_")
            for width in (1280, 400):
                self.page.set_viewport_size({"width": width, "height": 900})
                self.page.screenshot(path=f"{SHOTS}/{len(self.looked_at):02}-{path}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": 400, "height": 900})
        assert not too_wide(self.page)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.looked_at.add(f"{self.page.url}-{len(self.looked_at)}")
        return self

    def follows(self, link: str) -> "Desk":
        """Follow a link by its words."""
        self.page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()
        return self.looks()

    def types(self, **words: str) -> "Desk":
        """Fill in fields by their names."""
        for name, text in words.items():
            self.page.locator(f"[name={name}]").fill(text)
        return self

    def ticks(self, label: str) -> "Desk":
        """Choose a radio button or a box by its label."""
        self.page.locator(".usa-radio__label, .usa-checkbox__label").filter(has_text=label).first.click()
        return self

    def presses(self, button: str) -> "Desk":
        """Send the form."""
        self.page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
        return self.looks()

    def sees(self, *texts: str) -> "Desk":
        """These words stand on the page."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        return self


@pytest.fixture
def desk(page: Page, live_server: Any, office: "Office", clock: Clock) -> Desk:
    """The desk in the browser."""
    page.url_base = live_server.url  # type: ignore[attr-defined]
    return Desk(page, office, clock)


@pytest.mark.clause(20)
@pytest.mark.clause(35)
@pytest.mark.clause(36)
@pytest.mark.clause(37)
@pytest.mark.clause(38)
@pytest.mark.clause(79)
@pytest.mark.clause(80)
@pytest.mark.clause(131)
@pytest.mark.clause(132)
@pytest.mark.clause(133)
@pytest.mark.clause(134)
@pytest.mark.clause(135)
@pytest.mark.clause(137)
@pytest.mark.clause(138)
@pytest.mark.clause(139)
@pytest.mark.clause(140)
def test_an_amendment_goes_from_draft_to_force_with_each_person_doing_what_is_theirs(
    desk: Desk, office: "Office"
) -> None:
    from tests.amending import BOARD, COUNCIL, HEARING, MAYOR, NOTICED, OPENED, at
    from tests.web.accepted import accepted_spec

    accepted_spec(office, "Arborist", now=at(OPENED, 9))
    _draft(desk, OPENED)
    _recommend_and_send(desk, OPENED)
    _notice(desk, NOTICED)
    _public(office)
    _hear_and_decide(desk, HEARING, BOARD)
    _bodies(desk, COUNCIL, MAYOR)
    desk.sees("It is entered in the plan.", "Sunday, April 19, 2026")
    desk.goes("/desk/amendments/?state=in+force").sees("Entered in the plan", "Sun, Apr 19, 2026")
    desk.goes("/plan/2026-04-19/").sees("Arborist", "NS1050")
    _used_for(desk, "/classes/1/2026-04-19/specification.json")


def test_a_draft_is_opened_by_keyboard_alone_and_without_scripts(
    browser: Browser, live_server: Any, office: "Office"
) -> None:
    from tests.web.people import signed_in

    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    session = signed_in(office, Role.ANALYST).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    tab = context.new_page()
    tab.goto("/desk/amendments/new/")
    tab.locator("[name=subject]").focus()
    tab.keyboard.type("Trees of the town")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Amendment 1: Trees of the town")
    tab.get_by_role("link", name="Add the first change").first.focus()
    tab.keyboard.press("Enter")
    tab.locator("[value=create]").focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Create a class")
    context.close()


def _draft(desk: Desk, day: date) -> None:
    desk.becomes(Role.ANALYST, day).goes("/desk/amendments/").follows("New draft")
    desk.presses("Open the draft").sees("This needs another look")
    desk.types(subject="Trees of the town").presses("Open the draft").sees("It holds no change yet")
    desk.follows("Add the first change").ticks("Create a class").presses("Go on")
    desk.types(title="Arborist", code="NS1050", grade="617-S", minimum="41200", maximum="60100")
    desk.page.get_by_label("New specification").select_option(index=1)
    desk.types(why="The town has trees.").presses("Add it").sees("Arborist (NS1050) is a new class", "7-21")
    desk.follows("Set the terms of the notice")
    desk.types(number="301", hearing_day="2026-03-26", hearing_hour="17:00", place="the Long Room")
    desk.types(comments_until_day="2026-03-25", comments_until_hour="08:00", comments_to="Ikaika Mahoe, 2 Mill Lane")
    desk.types(speakers_until_day="2026-03-24", speakers_until_hour="12:00", speakers_to="Wren Calloway, 555-0142")
    desk.types(study="The parks study.", narrative="A study walked the parks. It concerns Arborist.").ticks("Parks")
    desk.presses("Set the terms").sees("Thursday, March 26, 2026, 17:00")
    desk.goes("/desk/amendments/1/terms/").sees("Thirteen full days", "Sunday, March 15, 2026")
    desk.goes("/desk/amendments/1/notice/").sees("Draft", "POSTING IS REQUIRED", "7-37 A", "New classes")


def _recommend_and_send(desk: Desk, day: date) -> None:
    desk.becomes(Role.DIRECTOR, day).goes("/desk/amendments/1/").follows("Recommend to the Board")
    desk.presses("Recommend to the Board").sees("Recommended to the Board")
    desk.becomes(Role.ANALYST, day).goes("/desk/amendments/1/").sees("No draft is on record for: PARKS")
    desk.follows("Send drafts").ticks("Parks").types(how="by hand").presses("Record it").sees("by hand")
    desk.becomes(Role.APPOINTING_AUTHORITY, day).goes("/desk/amendments/").follows("Amendment 1: Trees of the town")
    desk.follows("Answer the draft for PARKS").types(text="We need two of them.").presses("Send the answer")
    desk.sees("We need two of them.")


def _notice(desk: Desk, day: date) -> None:
    desk.becomes(Role.ANALYST, day).goes("/desk/amendments/1/").follows("Give notice")
    desk.sees("POSTING IS REQUIRED", "What is frozen by it").presses("Give notice").sees("Notice 301", "Post it")
    desk.becomes(Role.BOARD_CLERK, day, 11).goes("/desk/amendments/1/").follows("Record a posting")
    desk.types(place="the board of the Long Room", by="Wren Calloway", proof="a photograph").presses("Record it")
    desk.sees("the board of the Long Room, since Monday, March 9, 2026")


def _public(office: "Office") -> None:
    from classplan.records.amendments.public import ask_to_speak, comment
    from tests.amending import at

    last = date(2026, 3, 25)
    comment(office, "301", name="Ann Wu", phone="555-0101", text="In time.", now=at(last, 8))
    comment(office, "301", name="Bo Li", phone="555-0102", text="<b>Late.</b>", now=at(last, 8, 0, 1))
    ask_to_speak(office, "301", name="Cy Ro", phone="555-0103", about="", now=at(date(2026, 3, 24), 12, 0, 1))


def _hear_and_decide(desk: Desk, hearing: date, board: date) -> None:
    desk.becomes(Role.BOARD_CLERK, hearing, 19).goes("/desk/amendments/1/")
    desk.sees("late by 1 second", "<b>Late.</b>").follows("Record the hearing")
    desk.types(present="all five", minutes="Nobody spoke.").presses("Record it").sees("Board decides")
    desk.follows("Record the Board's decision").presses("Record it").sees("Say what the Board decided of change 1")
    desk.ticks("Approve").presses("Record it").sees("Before the Council", "The Board approved it.")
    desk.becomes(Role.DIRECTOR, board, 20).goes("/desk/amendments/1/").follows("Begin provisional use")
    desk.presses("Begin it").sees("Provisional use ends with Saturday, September 26, 2026", "7-10 O")


def _bodies(desk: Desk, council: date, mayor: date) -> None:
    desk.becomes(Role.COUNCIL_CLERK, council).goes("/desk/amendments/1/").follows("Record the Council's approval")
    desk.types(instrument="Resolution 12").presses("Record it").sees("Before the Mayor")
    desk.becomes(Role.COUNCIL_CLERK, mayor, 9).goes("/desk/amendments/1/").follows("Record the Mayor's approval")
    desk.presses("Record it").sees("Sunday, April 19, 2026")
    desk.becomes(Role.ANALYST, mayor, 22).goes("/desk/amendments/1/").follows("Enter it in the plan")
    desk.sees("The plan changes on Sunday, April 19, 2026", "7-37 A").presses("Enter it in the plan")


def _used_for(desk: Desk, address: str) -> None:
    """The text in force is to be had by its parts, for each use that the clause names (20)."""
    body = desk.page.request.get(address).json()["body"]
    uses = {
        "recruitment": "minimum_qualifications",
        "performance and development": "duties",
        "allocation of work": "summary",
        "lines of authority": "distinguishing",
    }
    assert set(uses.values()) <= {section["kind"] for section in body["sections"]}
    line = desk.page.request.get(address.replace("/specification.json", ".json")).json()["line"]
    assert (line["title"], line["grade"], line["minimum"]) == (body["title"], "617-S", 41200), "and for compensation"
