"""What tests of formats share."""

from collections.abc import Iterator

import pytest

from classplan.formats import apart
from classplan.formats.apart import Worker


@pytest.fixture
def own_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Worker]]:
    """Processes of the test's own, which see what it sets and end with it."""
    held: list[Worker] = []
    monkeypatch.setattr(apart, "_idle", held)
    yield held
    while held:
        held.pop().end()
