"""Taking part in a real browser: by keyboard alone, without scripts, on the narrowest screen; the desk's own pages."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_portal import focused, tab_to
from tests.plugins.browser import too_wide, violations
from tests.plugins.office import desk_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.amending import Walk

pytestmark = pytest.mark.browser


@pytest.fixture
def walk(live_server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> "Iterator[Walk]":
    """A posted notice behind the live server, on the day after; its rows are committed."""
    from datetime import timedelta

    from tests.amending import NOTICED, Walk, at, reading_chosen

    settings.REQUIRE_SECOND_FACTOR = False
    now: datetime = at(NOTICED + timedelta(days=1), 9)
    with desk_in(tmp_path) as desk:
        desk.open()
        reading_chosen(desk.office)
        walk = Walk(desk.office).to("noticed").posted()
        Walk(desk.office).open("Bushes of the town")
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        yield walk


def signed_in(page: Page, walk: "Walk", live_server: Any, role: str) -> None:
    """Put the session of somebody in that role into the browser."""
    from classplan.core.policy import Role
    from tests.web.people import signed_in as client_of

    session = client_of(walk.office, Role(role)).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


PUBLIC = ["/", "/notices/301/", "/notices/301/comment/", "/notices/301/comment/?change=1", "/notices/301/speak/"]
DESK = ["/desk/", "/desk/?whose=all", "/desk/journal/", "/desk/journal/3/", "/desk/journal/chain/"]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_taking_part_has_a_violation(width: int, page: Page, walk: "Walk") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PUBLIC:
        page.goto(address)
        assert not violations(page), address
        assert not too_wide(page), address
    page.goto("/notices/301/comment/")
    page.get_by_label("Contact name").fill("Dana Reyes")
    page.get_by_label("Telephone number").fill("303-555-0187")
    page.get_by_label("Comment").fill("The oaks need one.\n\nSo do the elms.")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Receipt C-")
    assert not violations(page)
    assert not too_wide(page)


@pytest.mark.parametrize("width", [400])
def test_no_page_of_work_and_journal_has_a_violation(width: int, page: Page, walk: "Walk", live_server: Any) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    signed_in(page, walk, live_server, "director")
    for address in DESK:
        page.goto(address)
        assert not violations(page), address
        assert not too_wide(page), address


@pytest.mark.clause(136)
def test_a_comment_is_sent_by_keyboard_alone_and_an_error_is_found(page: Page, walk: "Walk") -> None:
    page.goto("/")
    tab_to(page, "Notice 301 adds one new class")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Notice 301")
    tab_to(page, "Comment")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Comment on Notice 301")
    tab_to(page, "name")
    page.keyboard.type("Dana Reyes")
    tab_to(page, "text")
    page.keyboard.type("The oaks need one.")
    tab_to(page, "Send the comment")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Telephone number")
    assert page.get_by_label("Comment").input_value() == "The oaks need one."
    tab_to(page, "Telephone number")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if focused(page) != "phone":
        page.get_by_label("Telephone number").focus()
    page.keyboard.type("303-555-0187")
    tab_to(page, "Send the comment")
    page.keyboard.press("Enter")
    expect(page.get_by_text("was received in time")).to_be_visible()


def test_a_comment_is_sent_without_javascript(browser: Browser, live_server: Any, walk: "Walk") -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/notices/301/")
    page.get_by_role("link", name="Sign up to speak").click()
    page.get_by_label("Name").fill("Ines Okafor")
    page.get_by_label("Telephone number").fill("303-555-0111")
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_text("You are on the list of speakers.")).to_be_visible()
    context.close()


def test_the_issued_paper_opens_and_is_shut_in(browser: Browser, live_server: Any, walk: "Walk") -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/notices/301/")
    page.get_by_role("link", name="open it").click()
    expect(page.get_by_text("POSTING IS REQUIRED")).to_be_visible()
    context.close()
