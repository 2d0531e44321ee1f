"""At the reading desk a specification of another jurisdiction stands in its sections, and can be accepted as others are."""

import pytest

from tests.core.general import papers
from tests.plugins.office import Desk
from tests.web.staff.test_reading import Reading

pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        (papers.PAGED, "bees.txt", "BEE INSPECTOR"),
        (papers.TABLE_OF_LEVELS, "dams.txt", "DISTINGUISHING CHARACTERISTICS"),
        (papers.HAND_MADE_PAGE, "snow.html", "Snow Emergency Role"),
    ],
)
def test_it_is_shown_mended_and_accepted(desk: Desk, text: str, name: str, shown: str) -> None:
    reading = Reading(desk)
    reading.upload(text, name)
    assert shown in reading.page().content.decode()
    reading.do("mend", 1, what="text", where="parts/0/sections/0/items/0", after="Mended words.")
    assert reading.row().mended["parts"][0]["sections"][0]["items"][0]["text"] == "Mended words."
    reading.accept_all()
    assert "The paper is accepted." in reading.page().content.decode()
    assert reading.row().state == "accepted"
