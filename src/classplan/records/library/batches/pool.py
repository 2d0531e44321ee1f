"""Several files read at once, each in a process of its own: the results come in the order of the files.

Reading is pure, so it can be done anywhere; whoever asks does all the writing. A file on which its process dies, or
that takes too long, is refused like any other, and the rest goes on.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from time import perf_counter
from typing import Any

from classplan.core.errors import DomainError
from classplan.jurisdictions import pack_named
from classplan.records.library.looking import Looked, look

LONGEST_SECONDS = 60.0
MOST_MEMORY = 2_000_000_000  # bytes of addresses of one process
_AHEAD = 4  # files that wait for each process, so that none stands idle
_DIED = "the process that read it died of it. Save it anew in the program that made it, and take it in by itself."
_TOO_LONG = "reading it took more than {seconds:.0f} seconds. Part it into the papers that it holds."


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: what was read, or why it is refused; and the seconds."""

    looked: Looked | None
    refusal: str
    seconds: float


class TookTooLongError(Exception):
    """A file keeps its reader for longer than any honest paper does."""


def readings(
    files: Iterable[tuple[Any, str, bytes]], jurisdiction: str, processes: int
) -> Iterator[tuple[Any, bytes, Reading]]:
    """Each file (whatever it is told by, its name, its bytes) with what came of it, in their order.

    With one process, files are read in this one.
    """
    if processes == 1:
        for told_by, name, content in files:
            yield told_by, content, read_one(name, content, jurisdiction)
        return
    with _Pool(jurisdiction, processes) as pool:
        waiting: deque[tuple[Any, str, bytes, Future[Reading] | None]] = deque()
        for told_by, name, content in files:
            waiting.append((told_by, name, content, pool.give(name, content)))
            if len(waiting) > processes * _AHEAD:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())


def read_one(name: str, content: bytes, jurisdiction: str, longest: float = LONGEST_SECONDS) -> Reading:
    """What came of one file."""
    began = perf_counter()
    try:
        with _no_longer_than(longest):
            looked = look(name, content, pack_named(jurisdiction).layouts)
    except DomainError as error:
        return Reading(None, str(error), perf_counter() - began)
    except TookTooLongError:
        return Reading(None, _TOO_LONG.format(seconds=longest), perf_counter() - began)
    return Reading(looked, "", perf_counter() - began)


class _Pool:
    """Processes that read; new ones where they died."""

    def __init__(self, jurisdiction: str, processes: int) -> None:
        self._jurisdiction, self._processes = jurisdiction, processes
        self._executor = self._started(processes)

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def give(self, name: str, content: bytes) -> "Future[Reading] | None":
        """The file is given to a process; None where none is left to take it."""
        try:
            return self._executor.submit(read_one, name, content, self._jurisdiction)
        except BrokenProcessPool:
            return None

    def result(self, told_by: Any, name: str, content: bytes, begun: "Future[Reading] | None") -> tuple[Any, bytes, Reading]:  # fmt: skip
        """What came of a file. One that was being read when a process died is read again, alone."""
        try:
            if begun is not None:
                return told_by, content, begun.result()
        except BrokenProcessPool:
            self._executor.shutdown(cancel_futures=True)
            self._executor = self._started(self._processes)
        with self._started(1) as alone:
            try:
                return told_by, content, alone.submit(read_one, name, content, self._jurisdiction).result()
            except BrokenProcessPool:
                return told_by, content, Reading(None, _DIED, 0.0)

    @staticmethod
    def _started(processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin_to_read)


def _begin_to_read() -> None:
    """A process that reads has bounded memory, and ends with the one that asked it, however that ends."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Break off what takes longer, where the machine has an alarm."""
    if sys.platform == "win32":
        yield
        return

    def ring(*_: object) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
