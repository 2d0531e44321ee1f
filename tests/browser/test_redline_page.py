"""The redline as a page of its own in a real browser: narrow and wide, for the eye, for axe and read aloud."""

import pytest
from playwright.sync_api import Browser

from classplan.core.redline import Block, Role, redline
from classplan.formats.redline_page import as_page
from tests.core.test_redline import DUTIES
from tests.plugins.browser import too_wide, violations

pytestmark = pytest.mark.browser

OLD = (
    Block("Clerk", Role.TITLE, 1),
    Block("DUTIES", Role.HEADING, 2),
    *(Block(block.text, Role.ITEM, mark=f"{n}.") for n, block in enumerate(DUTIES, start=1)),
    Block("Code: FC100", Role.FIELD),
    Block("The classes of the series follow in their order."),
    Block("FC100\tClerk\t$31,573 to $46,117", Role.ROW),
)
NEW = (
    *OLD[:2],
    *(Block(block.text, Role.ITEM, mark=f"{n}.") for n, block in enumerate((*DUTIES[1:], DUTIES[0]), start=1)),
    Block("Code: FC200", Role.FIELD),
    OLD[7],
    Block("FC200\tClerk" + " of Records" * 20 + "\t$31,573 to $46,117", Role.ROW),
    Block("A\u00adlong" + "word" * 40),
)


@pytest.mark.parametrize("width", [320, 1_200])
def test_the_page_fits_its_window_and_axe_finds_nothing_wrong(browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(as_page(redline(OLD, NEW), title="Redline", old="old.txt", new="new.txt").decode())
    assert violations(page) == []
    assert not too_wide(page)
    page.close()


def test_read_aloud_it_says_what_was_removed_added_and_moved(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(as_page(redline(OLD, NEW), title="Redline", old="old.txt", new="new.txt").decode())
    page.evaluate("document.querySelectorAll('[aria-hidden]').forEach(sign => sign.remove())")
    said = " ".join((page.text_content("main") or "").split())
    page.close()
    assert "Code: removed: FC100; added: FC200 (end of change)" in said
    assert "(moved from 1 to 4; it stands here:)" in said
    assert "[" not in said.split("end of a paragraph.")[1]
