"""The browser itself: it reaches the live server, and the look is there."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_browser_gets_the_look(page: Page) -> None:
    answer = page.goto("/static/uswds/css/uswds.min.css")
    assert answer is not None
    assert answer.status == 200
