"""The reading desk in a real browser: both sides, by keyboard alone, without scripts, on a narrow screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.papers import SpecPaper, created, notice
from tests.plugins.browser import too_wide, violations
from tests.plugins.office import Desk, desk_in

pytestmark = pytest.mark.browser

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
PAPER = notice("201", date(2012, 3, 5), KEEPER, specs=[SpecPaper("Orchard Keeper", established="02/30/2012")])
ADDRESSES = [
    "/desk/reading/",
    "/desk/reading/add/",
    "/desk/reading/1/",
    "/desk/reading/1/?part=2",
    "/desk/reading/2/",
    "/desk/reading/3/",
]


@pytest.fixture
def office(live_server: Any, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose rows are committed, so that the server's own connection sees them."""
    with desk_in(tmp_path) as desk:
        desk.open()
        yield desk


@pytest.fixture
def papers(office: Desk) -> Desk:
    """Three papers: one with a problem, one that is no paper that is known, one set aside."""
    from django.utils import timezone

    from classplan.records.journal.services import Actor
    from classplan.records.library.services import set_aside, upload

    who: Any = {"actor": Actor("Ada Lee", "analyst"), "now": timezone.now()}
    upload(office.office, name="201.txt", content=PAPER.encode(), **who)
    upload(office.office, name="letter.txt", content=b"Dear Una,\n\nIt rained all day.\n", **who)
    upload(office.office, name="other.txt", content=b"Dear Ben,\n\nIt rained.\n", **who)
    set_aside(office.office, 3, reason="Another city's.", seen=1, **who)
    return office


def sign_in(page: Page, desk: Desk) -> None:
    """The browser gets the cookie of somebody who has signed in as an analyst."""
    from classplan.core.policy import Role
    from tests.web.people import signed_in

    key = signed_in(desk.office, Role.ANALYST).cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/about/")
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": urlsplit(page.url).hostname or "", "path": "/"}]
    )


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus stands on something that says so."""
    said = "(document.activeElement.innerText || document.activeElement.ariaLabel || document.activeElement.id || '').trim()"
    for _ in range(150):
        page.keyboard.press("Tab")
        if str(page.evaluate(said)).startswith(text):
            return
    pytest.fail(f"The keyboard never came to “{text}” on {page.url}.")


def test_nothing_stands_in_anybodys_way(papers: Desk, page: Page) -> None:
    sign_in(page, papers)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for address in ADDRESSES:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200
            assert page.url.endswith(address)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            if width != 320:
                assert violations(page) == [], (address, width)
            assert not too_wide(page), (address, width)


def test_a_click_on_either_side_finds_the_other(papers: Desk, page: Page) -> None:
    sign_in(page, papers)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/desk/reading/1/?part=2")
    line = page.locator(".reading-lines li", has_text="Walks the rows each morning")
    line.get_by_role("link").click()
    row = page.locator(".reading-row:target")
    expect(row).to_contain_text("Walks the rows each morning")
    expect(row).to_be_in_viewport()
    row.locator(".to-line").click()
    expect(page.locator(".reading-lines li:target")).to_contain_text("Walks the rows each morning")
    expect(page.locator(".reading-lines li:target")).to_be_in_viewport()
    page.locator(".reading-problems a", has_text="what was read there").first.click()
    expect(page.locator(".reading-row:target")).to_contain_text("02/30/2012")


def press(page: Page, text: str) -> None:
    """Come to what says so by Tab, press Enter, and wait for the page that follows."""
    tab_to(page, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_paper_is_read_from_upload_to_accepted_by_keyboard_alone(office: Desk, page: Page) -> None:
    sign_in(page, office)
    page.goto("/desk/reading/")
    press(page, "Upload a paper")
    tab_to(page, "id_words")
    page.keyboard.insert_text(PAPER)
    press(page, "Upload")
    expect(page.get_by_role("heading", level=1)).to_have_text("pasted.txt")
    for _ in range(12):
        said = page.locator(".reading-progress .usa-button").inner_text()
        press(page, said)
        if said == "Accept the whole paper":
            break
        if said.startswith("Decide on the problem on"):
            tab_to(page, "Leave it as it stands")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            page.keyboard.insert_text("Compared with the original.")
            press(page, "Leave it, for this reason")
        elif said.startswith("Look at"):
            press(page, "Accept the " if page.locator(".reading-rest").count() else "Accept")
    expect(page.locator(".reading-progress")).to_contain_text("The paper is accepted.")


def test_without_scripts_a_paper_is_mended_and_left_and_come_back_to(
    papers: Desk, browser: Browser, live_server: Any
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, papers)
    page.goto("/desk/reading/1/?part=2")
    row = page.locator(".reading-row", has_text="02/30/2012")
    row.locator("summary").click()
    row.get_by_label("What is to stand there").fill("02/28/2012")
    row.get_by_role("button", name="Keep").click()
    expect(page.locator(".reading-row:target")).to_contain_text("02/28/2012")
    expect(page.locator("#problems + ol")).to_contain_text("Mended by Analyst (analyst).")
    page.goto("/desk/reading/")
    page.get_by_role("link", name="1. 201.txt").click()
    expect(page.locator(".reading-progress")).to_contain_text("0 of ")
    context.close()
