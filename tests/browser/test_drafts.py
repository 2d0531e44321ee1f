"""A draft in a real browser: begun, written with the redline following, suggested on without scripts, put into an amendment."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.plugins.browser import violations
from tests.plugins.office import desk_in

pytestmark = pytest.mark.browser


@pytest.fixture
def pen(live_server: Any, tmp_path: Path) -> Iterator[Any]:
    """An office with a class in force; its rows are committed, so that the server's own connection sees them."""
    from tests.records.writing import pen_at

    with desk_in(tmp_path) as desk:
        desk.open()
        yield pen_at(desk)


def page_of(browser: Browser, server: Any, pen: Any, login: str, role: Any, *, scripts: bool = True) -> Page:
    """The browser of somebody who has signed in."""
    from tests.web.people import signed_in

    key = signed_in(pen.office, role, login=login).cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=server.url, java_script_enabled=scripts)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server.url}])
    return context.new_page()


def too_wide(page: Page, address: str) -> bool:
    """Whether a page is wider than its window."""
    page.goto(address)
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_the_whole_way_of_a_draft(browser: Browser, live_server: Any, pen: Any) -> None:
    from classplan.core.policy import Role

    ada = page_of(browser, live_server, pen, "ada", Role.ANALYST)
    ada.goto("/desk/drafts/")
    ada.get_by_role("link", name="Begin a draft").click()
    ada.get_by_label("Class (optional)", exact=True).fill("NS1001")
    ada.get_by_role("button", name="Begin it").click()
    ada.get_by_role("link", name="ESSENTIAL DUTIES").click()
    box = ada.get_by_label("The section")
    box.fill(box.input_value().replace("Mends", "Repairs"))
    expect(ada.locator("#live ins")).to_contain_text("Repairs")
    assert not violations(ada)
    ada.get_by_role("button", name="Save the section").click()
    expect(ada.get_by_role("status")).to_contain_text("Saved.")
    ada.goto("/desk/drafts/1/people/")
    dana = page_of(browser, live_server, pen, "dana", Role.EMPLOYEE, scripts=False)
    ada.get_by_label("Who", exact=True).fill("dana")
    ada.get_by_label("As what").first.select_option("incumbent")
    ada.get_by_role("button", name="Invite them").click()
    dana.goto("/desk/drafts/")
    dana.get_by_role("link", name="1: Orchard Keeper").click()
    dana.get_by_role("link", name="ESSENTIAL DUTIES").click()
    box = dana.get_by_label("The section")
    box.fill(box.input_value() + "\nKeeps the keys.")
    dana.get_by_role("button", name="Show the redline").click()
    expect(dana.locator("#live ins").last).to_contain_text("Keeps the keys.")
    expect(dana.get_by_label("The section")).to_have_value(box.input_value())
    dana.get_by_label("Why (optional)").fill("https://" + "x" * 9_000)
    dana.get_by_role("button", name="Send the suggestion").click()
    expect(dana.get_by_text("In the margin (1 open)")).to_be_visible()
    assert not too_wide(ada, dana.url)
    ada.goto("/desk/drafts/1/")
    ada.get_by_role("link", name="Answer 1 remark").click()
    assert not too_wide(ada, ada.url)
    ada.get_by_label("Why you decide so").fill("It is so.")
    ada.get_by_role("button", name="Accept").click()
    expect(ada.get_by_text("Nothing waits for an answer.")).to_be_visible()
    assert not violations(ada)
    ada.goto("/desk/drafts/1/amendment/")
    ada.get_by_label("Why the text changes (optional)").fill("It is old.")
    ada.get_by_role("button", name="Put it there").click()
    expect(ada.get_by_role("status")).to_contain_text("Draft 1 is the new text of change 1.")
    ada.goto("/desk/drafts/1/revisions/")
    assert ada.locator("tbody tr").count() == 3
    for page in (ada, dana):
        page.context.close()
