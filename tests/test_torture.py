"""A few of the kills that `make torture` makes by the thousand."""

import subprocess
import sys

import pytest

from tests.plugins.needs import ROOT


@pytest.mark.db
def test_an_enactment_that_is_killed_is_done_wholly_or_not_at_all(request: pytest.FixtureRequest) -> None:
    database = request.config.getoption("database")
    words = [sys.executable, "-m", "tests.torture", "--kills", "5", "--database", database]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(", 0 faults\n")
    assert "HALF-DONE" not in done.stdout
