"""An office at its command line, in this process: `desk` runs commands, and knows when nothing was written.

def test_a_notice_is_entered_once(desk: Desk) -> None:
    desk.run("notice", "record", desk.file("a.txt", text), "--board-approved", "2015-03-17", "--yes")
    assert "is on record already" in desk.refused("notice", "record", ...)
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

if TYPE_CHECKING:
    from classplan.records.accounts.models import Office
    from classplan.records.verification import Verified

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Desk:
    """Where somebody types commands. `folder` holds papers, `kept` the originals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "data"

    @property
    def office(self) -> "Office":
        """The office of the database."""
        from classplan.records.accounts.selectors import the_office

        return the_office()

    def open(self) -> None:
        """Make the office, as `init` does once the tables are there."""
        from classplan.records.accounts.services import open_office
        from classplan.records.journal.services import Actor

        open_office(jurisdiction="denver", name=None, actor=Actor("a test"), now=NOW)

    def file(self, name: str, text: str | bytes) -> str:
        """A file with these words, and its name."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def command(self, *words: object, typed: str | None = None) -> Result:
        """What came of a command."""
        from classplan.cli.main import main

        return CliRunner().invoke(main, [str(word) for word in words], input=typed)

    def run(self, *words: object) -> str:
        """What a command that does as it is told prints."""
        result = self.command(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refused(self, *words: object, status: int = 2) -> str:
        """The message of a command that is refused; nothing is written by it, and what there was stays whole."""
        before = self.everything()
        result = self.command(*words)
        assert result.exit_code == status, (result.exit_code, result.output, result.exception)
        assert isinstance(result.exception, SystemExit)
        assert self.everything() == before
        assert not self.verified().faults
        return result.stderr

    def record(self, name: str, text: str, *words: object) -> str:
        """Enter a notice from its words."""
        return self.run("notice", "record", self.file(name, text), *words, "--yes")

    def plan(self, day: object) -> dict[str, dict[str, Any]]:
        """The plan on a day: code, or title where there is none → line."""
        lines = json.loads(self.run("plan", "as-of", day, "--json"))
        return {line["code"] or line["title"]: line for line in lines}

    def verified(self) -> "Verified":
        """What the proof of the plan says; of no office, that nothing is wrong."""
        from classplan.records.verification import Verified, verify

        return verify(self.office) if self.has_office() else Verified(0, 0, 0, 0, 0, ())

    def has_office(self) -> bool:
        """Whether one was made."""
        from classplan.records.accounts.models import Office

        return Office.objects.exists()

    def everything(self) -> tuple[dict[str, list[tuple[Any, ...]]], dict[str, str]]:
        """Every row of every table, and every file that is kept."""
        from django.apps import apps

        rows = {
            model._meta.label: sorted(model._default_manager.values_list(), key=repr)
            for model in apps.get_models()
            if model.__module__.startswith("classplan.")
        }
        files = {
            str(path.relative_to(self.kept)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.kept.rglob("*")
            if path.is_file()
        }
        return rows, files


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """A desk whose files are in a folder of its own."""
    from django.conf import settings
    from django.test import override_settings

    desk = Desk(folder)
    storages = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": desk.kept / "originals"},
        }
    }
    with override_settings(DATA_FOLDER=desk.kept, STORAGES=storages):
        yield desk


@pytest.fixture
def bare_desk(db: None, tmp_path: Path) -> Iterator[Desk]:
    """A desk where no office has been made."""
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def desk(bare_desk: Desk) -> Desk:
    """A desk with an empty office under the rules of Denver."""
    bare_desk.open()
    return bare_desk


@contextmanager
def shared_desk(blocker: Any, folder: Path, *, opened: bool = True) -> Iterator[Desk]:
    """A desk for the tests of a module; what was entered is gone when they are done."""
    from django.db import transaction

    with blocker.unblock(), desk_in(folder) as desk, transaction.atomic():
        if opened:
            desk.open()
        yield desk
        transaction.set_rollback(True)
