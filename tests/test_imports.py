"""Who may import what: the contracts in `pyproject.toml`."""

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.plugins.needs import ROOT


def test_each_layer_imports_only_what_stands_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
