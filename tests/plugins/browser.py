"""A real browser against the real server: `page` is a Chromium tab that looks at `live_server`.

    @pytest.mark.browser
    def test_the_plan_is_there(page: Page) -> None:
        page.goto("/plan/2026-01-01/")
        assert not violations(page)

A page that asks another place's server, breaks the content security policy or throws in a script
fails its test.
"""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.plugins.needs import ROOT, cannot_run, everything_is_required

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STAND_STILL = "Promise.all(document.getAnimations().map(animation => animation.finished))"
EXCESS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FITS = f"{EXCESS} <= 0"
STICKS_OUT = """[...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth)
    .slice(0, 5).map(element => element.outerHTML.slice(0, 160))"""
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with an empty profile, for the tests of one module."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        cannot_run("There is no Chromium (`make setup` installs it).", required=everything_is_required())
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, in which Django would refuse to query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
            yield chromium
            chromium.close()


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A new tab that knows nothing of the other tests; addresses are relative to the live server."""
    troubles: list[str] = []

    def only_this_server(route: Route) -> None:
        if route.request.url.startswith(live_server.url):
            route.continue_()
        else:
            troubles.append(f"asked another server: {route.request.url}")
            route.abort()

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(message.text)

    context = browser.new_context(base_url=live_server.url)
    context.route("**/*", only_this_server)
    tab = context.new_page()
    tab.on("pageerror", lambda error: troubles.append(f"a script failed: {error}"))
    tab.on("console", note_error)
    yield tab
    context.close()
    assert not troubles


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than its screen, once it stands still; nothing but a table, inside itself, may be."""
    page.wait_for_load_state("load")
    page.evaluate(STAND_STILL)
    try:  # a new size of the screen is laid out a moment after it is asked for
        page.wait_for_function(FITS, timeout=2_000)
    except PlaywrightTimeout:
        return [f"{page.url} is {page.evaluate(EXCESS)} too wide", *page.evaluate(STICKS_OUT)]
    return []


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page once it stands still, one line each."""
    page.wait_for_load_state("load")
    page.evaluate(STAND_STILL)
    page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{rule['id']}: {rule['help']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]
