"""LibreOffice as a witness: `writer` opens a Word document and says what it reads once every change is decided.

One office for the tests of a module, with a profile of its own, spoken to through a pipe; nothing of it is left behind.

def test_accepting_gives_the_new_text(writer: Writer) -> None:
    assert writer.accepted(content) == ("Files plans.",)
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.plugins.needs import cannot_run, everything_is_required

PYTHON = "/usr/bin/python3"
READING = Path(__file__).with_name("libreoffice_reading.py")
FLAGS = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck"]


class Writer:
    """A running LibreOffice and the folder in which it finds the files."""

    def __init__(self, folder: Path, reader: "subprocess.Popen[str]") -> None:
        self.folder, self.reader, self.asked = folder, reader, 0

    def accepted(self, content: bytes) -> tuple[str, ...]:
        """The paragraphs after every change is accepted. Fails where a change is left."""
        return self._decided(content, "accept")

    def rejected(self, content: bytes) -> tuple[str, ...]:
        """The paragraphs after every change is rejected. Fails where a change is left."""
        return self._decided(content, "reject")

    def kinds(self, content: bytes) -> list[str]:
        """What kinds of change it sees in the document."""
        found: list[str] = self.ask(content, "read")["kinds"]
        return found

    def saved(self, content: bytes, filter_name: str) -> bytes:
        """The document in another format of its own."""
        path = self.folder / "saved"
        self.ask(content, "save", to=str(path), filter=filter_name)
        return path.read_bytes()

    def ask(self, content: bytes, do: str, **more: str) -> dict[str, Any]:
        """What it answers about the document."""
        path = self.folder / f"{self.asked}.docx"
        self.asked += 1
        path.write_bytes(content)
        assert self.reader.stdin is not None
        self.reader.stdin.write(json.dumps({"file": str(path), "do": do, **more}) + "\n")
        self.reader.stdin.flush()
        said: dict[str, Any] = _line(self.reader)
        path.unlink()
        assert "error" not in said, said["error"]
        return said

    def _decided(self, content: bytes, do: str) -> tuple[str, ...]:
        said = self.ask(content, do)
        assert said["left"] == 0, f"{said['left']} changes are left after LibreOffice was told to {do} all"
        return tuple(said["paragraphs"])


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    """LibreOffice, for the tests of one module; where it is not installed, they are named as not run."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or not _has_uno():
        cannot_run(
            "There is no LibreOffice with its Python interface (`make setup` installs libreoffice-writer-nogui, python3-uno).",
            required=everything_is_required(),
        )
    with running(office) as found:
        yield found


@contextmanager
def running(office: str) -> Iterator[Writer]:
    """An office that was just begun, ended with its profile when it is no longer asked."""
    with tempfile.TemporaryDirectory(prefix="classplan-office-") as name:
        folder, pipe = Path(name), f"classplan-{uuid4().hex}"
        accept = f"--accept=pipe,name={pipe};urp;"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, *FLAGS, profile, accept]
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        reader = subprocess.Popen(
            [PYTHON, str(READING), pipe], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            assert _line(reader) == "ready"
            yield Writer(folder, reader)
        finally:
            assert reader.stdin is not None
            reader.stdin.close()
            for process in (reader, program):
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            assert reader.stdout is not None
            reader.stdout.close()


def _has_uno() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", "import uno"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def _line(reader: "subprocess.Popen[str]") -> Any:
    assert reader.stdout is not None
    line = reader.stdout.readline()
    assert line, f"LibreOffice ended (exit status {reader.wait()})."
    return json.loads(line)
