"""The portal in a real browser: by keyboard alone, without scripts, on the narrowest screen, on paper.

What holds of every page, `test_every_address` looks at.
"""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.factories import City
from tests.plugins.browser import violations

pytestmark = pytest.mark.browser

REFUSALS = [
    "/plan/?month=2&day=30&year=2013",
    "/plan/2012-01-01/",
    "/classes/4/2013-01-01/",
    "/notices/9/",
    "/nowhere/",
]


def focused(page: Page) -> str:
    """What has the focus: its text, or its name."""
    said: str = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
    return said


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus stands on something that says so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if focused(page).startswith(text):
            return
    pytest.fail(f"The keyboard never came to “{text}” on {page.url}.")


def test_no_refusal_has_a_violation(browser: Browser, live_server: Any, city: City) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    for address in REFUSALS:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status in (400, 404)
        assert not violations(page), address
    context.close()


def test_the_narrowest_screen_has_no_violation(page: Page, city: City) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for address in ("/", "/plan/2015-01-15/", "/classes/1/2015-01-15/", "/notices/2/", "/search/?q=clerk"):
        page.goto(address)
        assert not violations(page), address


def test_everything_is_reached_by_keyboard_alone(page: Page, city: City) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "q"
    page.keyboard.type("clerk")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/search/?q=clerk")
    tab_to(page, "Senior Clerk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Senior Clerk")
    tab_to(page, "Sun, May 6, 2012")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Clerk")
    tab_to(page, "Essential duties")
    page.keyboard.press("Enter")
    assert page.url.endswith("#s-2")
    tab_to(page, "The plan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The plan on Thursday, January 15, 2015")
    tab_to(page, "All 4 days of change")
    page.keyboard.press("Enter")
    tab_to(page, "Sun, May 26, 2013")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The plan on Sunday, May 26, 2013")
    tab_to(page, "Notice 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Notice 2")


def test_the_focus_is_always_seen(page: Page, city: City) -> None:
    for address in ("/", "/plan/2015-01-15/", "/notices/2/"):
        page.goto(address)
        for _ in range(30):
            page.keyboard.press("Tab")
            outline = page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                " return document.activeElement === document.body ? 'left the page'"
                " : s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 ? '' : document.activeElement.outerHTML }"
            )
            if outline == "left the page":
                break
            assert not outline, address


def test_every_form_works_without_javascript(browser: Browser, live_server: Any, city: City) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/plan/")
    page.get_by_label("Month").first.select_option("May")
    page.get_by_label("Day", exact=True).first.fill("6")
    page.get_by_label("Year").first.fill("2012")
    page.get_by_role("button", name="Show this day").click()
    expect(page).to_have_url("/plan/2012-05-06/")
    page.get_by_label("Words in title or code").fill("clerk")
    page.get_by_role("button", name="Narrow the list").click()
    expect(page.get_by_role("status")).to_contain_text("1 class of 3")
    page.goto("/plan/2012-05-06/")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url("/plan/2012-05-06/compare/2015-01-15/")
    page.goto("/")
    page.get_by_label("Title, code or a duty").fill("maps")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Planner")).to_be_visible()
    context.close()


def test_the_header_row_stays_in_view(page: Page, city: City) -> None:
    page.goto("/plan/2015-01-15/")
    position = page.evaluate("getComputedStyle(document.querySelector('.plan-table thead th')).position")
    assert position == "sticky"


def weight(response: Response) -> int:
    """What a response weighs as an office's server sends it: compressed. The test's own server compresses no file."""
    body = response.body()
    return len(body) if "font" in response.headers["content-type"] else len(gzip.compress(body))


def test_a_page_loads_little(page: Page, city: City) -> None:
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    page.on("response", note)
    for address in ("/", "/classes/1/2015-01-15/", "/plan/2015-01-15/"):
        loaded.clear()
        page.goto(address, wait_until="networkidle")
        assert 0 < sum(weight(response) for response in loaded) < 150_000


def test_a_printed_class_has_its_address_and_no_menus(page: Page, city: City) -> None:
    page.goto("/classes/1/2015-01-15/")
    page.emulate_media(media="print")
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.locator(".spec-contents")).to_be_hidden()
    expect(page.locator(".site-footer .address")).to_be_visible()
