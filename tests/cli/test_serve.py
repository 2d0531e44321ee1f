"""`classplan serve` as a person starts it: a process of its own on a port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("classplan")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def served(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The server, while it runs; it is there from the first line that it prints plus a moment."""
    setting = os.environ | {"CLASSPLAN_DATA": str(folder), "CLASSPLAN_PORT": str(port)}
    server = subprocess.Popen([COMMAND, "serve"], env=setting, stdout=subprocess.PIPE, text=True)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=20)
        assert server.stdout is not None
        server.stdout.close()


def status_of(port: int) -> int:
    """What the server answers to a page that is not there, waiting until it answers at all."""
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/static/no-such-file", timeout=5)
        except urllib.error.HTTPError as answer:
            answer.close()
            return answer.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within ten seconds")


@pytest.mark.slow
def test_it_answers_and_a_second_one_does_not_take_its_port(tmp_path: Path) -> None:
    port = free_port()
    with served(tmp_path, port):
        assert status_of(port) == 404
        second = subprocess.run(
            [COMMAND, "serve", "--port", str(port)], check=False, capture_output=True, text=True, timeout=20
        )
        assert second.returncode == 1
        assert f"Nothing can be served at 127.0.0.1:{port}" in second.stderr
