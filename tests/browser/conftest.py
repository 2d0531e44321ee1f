"""The small city behind the live server, seen on its own today."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.factories import City


@pytest.fixture
def city(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> "City":
    """The small city; its rows are committed, so that the server's own connection sees them."""
    from tests.factories import TODAY, small_city

    monkeypatch.setattr("classplan.web.today.local_day", lambda: TODAY)
    return small_city()
