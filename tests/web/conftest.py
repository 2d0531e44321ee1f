"""The small city, seen on its own today. Models are imported only when Django is set up."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.factories import City


@pytest.fixture
def on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the day from which the small city is seen."""
    from tests.factories import TODAY

    monkeypatch.setattr("classplan.web.today.local_day", lambda: TODAY)


@pytest.fixture
def city(db: None, on_its_day: None) -> "City":
    """The small city."""
    from tests.factories import small_city

    return small_city()
