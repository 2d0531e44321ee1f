"""Files parsed in processes of their own: what brings a reader down, or takes too long, refuses a paper and no more.

Every PDF is, for PDFium is not made for threads and can end its process on a broken file (decision 0010); and whatever
is large, so that nothing holds up a server (decision 0013). A process is kept for the next paper; at most two are
kept, and each ends with the process that asked it.
"""

import atexit
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from classplan.core.errors import Invalid
from classplan.core.spec.model import Problem
from classplan.core.spec.source import Look
from classplan.formats.lines import Lines

MOST_SECONDS = 120.0
_KEPT = 2
_PAPERS_OF_ONE = 300
_CHUNK = 1 << 16
_SEND = "Get the paper in the format in which it was written, or print it to a new PDF, and send that."


class Worker:
    """A process that parses one file after the other."""

    def __init__(self, command: tuple[str, ...] = ("-m", "classplan.formats.apart_worker")) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very Python, and a module of ours
            [sys.executable, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )
        self.asked = 0

    def ask(self, asked: dict[str, Any], content: bytes, seconds: float) -> dict[str, Any] | None:
        """The answer; None where the process ended, or had to be ended because the time was up."""
        self.asked += 1
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(json.dumps(asked).encode() + b"\n" + content)
            stdin.flush()
        except OSError:
            self.end()
            return None
        try:
            line = self._line(time.monotonic() + seconds)
        except BaseException:  # whoever waited was called away, and nobody would take the answer
            self.end()
            raise
        if line is None:
            self.end()
            return None
        found: dict[str, Any] = json.loads(line)
        return found

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _closed(pipe.close)

    def _line(self, until: float) -> bytes | None:
        stdout = self._process.stdout
        assert stdout is not None
        pieces: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            while (left := until - time.monotonic()) > 0:
                if not selector.select(left):
                    continue
                piece = os.read(stdout.fileno(), _CHUNK)
                pieces.append(piece)
                if piece.endswith(b"\n"):
                    return b"".join(pieces)
                if not piece:
                    return None
        return None


_idle: list[Worker] = []


def parsed_apart(name: str, content: bytes, most: int, *, seconds: float = MOST_SECONDS) -> Lines:
    """The lines of a file, parsed in another process. Raises `Invalid` where it is refused, or brings that process down."""
    worker = _idle_one() or Worker()
    begun = time.monotonic()
    asked = {"name": name, "size": len(content), "most": most, "seconds": seconds * 0.75}
    found = worker.ask(asked, content, seconds)
    if found is None:
        if time.monotonic() - begun >= seconds:
            raise Invalid(f"{name}: reading it takes more than {seconds:.0f} seconds, and was stopped. {_SEND}")
        raise Invalid(f"{name}: it is so broken, or so large when unpacked, that it cannot be read. {_SEND}")
    _keep(worker)
    if "refused" in found:
        raise Invalid(found["refused"])
    return Lines(
        name,
        most,
        made=found["made"],
        problems=[Problem(**problem) for problem in found["problems"]],
        furniture=set(found["furniture"]),
        looks={n: Look(**look) for n, look in found["looks"]},
    )


def _idle_one() -> Worker | None:
    try:
        return _idle.pop()
    except IndexError:
        return None


def _keep(worker: Worker) -> None:
    if len(_idle) < _KEPT and worker.asked < _PAPERS_OF_ONE:
        _idle.append(worker)
    else:
        worker.end()


def _end_all() -> None:
    while _idle:
        _idle.pop().end()


def _closed(close: Callable[[], None]) -> None:
    try:
        close()
    except OSError:
        return


atexit.register(_end_all)
os.register_at_fork(after_in_child=_idle.clear)  # a process that forks keeps its workers to itself
