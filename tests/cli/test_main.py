"""The command as a whole: quick to start, and it ends as its reader expects."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from classplan.cli import main as table
from classplan.cli.main import Entry, main
from classplan.core.errors import DomainError, Invalid, NotAllowed, NotInForce

COMMAND = Path(sys.executable).with_name("classplan")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Put the command `fail` in the table; it raises the one thing in this list."""
    raised: list[BaseException] = []

    @click.command()
    def fail() -> None:
        raise raised[0]

    monkeypatch.setitem(table.COMMANDS, "fail", Entry("tests.cli", "fail", "Fail."))
    monkeypatch.setattr(table, "import_module", lambda name: type("module", (), {"fail": fail}))
    return raised


@pytest.mark.parametrize(("error", "status"), [(DomainError, 2), (NotAllowed, 2), (Invalid, 2), (NotInForce, 3)])
def test_what_the_domain_refuses_is_a_message_and_a_status(
    failing: list[BaseException], error: type[DomainError], status: int
) -> None:
    failing.append(error("The hearing is set for 3 April."))
    result = CliRunner().invoke(main, ["fail"])
    assert result.exit_code == status
    assert result.stderr == "Error: The hearing is set for 3 April.\n"
    assert not result.stdout


def test_ctrl_c_ends_quietly(failing: list[BaseException]) -> None:
    failing.append(KeyboardInterrupt())
    result = CliRunner().invoke(main, ["fail"])
    assert (result.exit_code, result.output) == (130, "")


def test_help_lists_every_command_and_imports_none() -> None:
    code = "import sys; from classplan.cli.main import main; main(['--help'], standalone_mode=False); "
    code += "print(sorted(name for name in sys.modules if name.startswith(('django', 'classplan.cli.'))))"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert all(entry.help in printed for entry in table.COMMANDS.values())
    assert printed.splitlines()[-1] == "['classplan.cli.errors', 'classplan.cli.main']"


def test_a_reader_who_closes_the_pipe_sees_no_complaint() -> None:
    script = f"'{COMMAND}' --help | true; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", script], check=False, capture_output=True, text=True)
    assert not ended.stderr
