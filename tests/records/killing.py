"""Enter a notice again and again, each time in a process that is killed a little later.

    python -m tests.records.killing PAPER BOARD-APPROVED

Prints a JSON object for each attempt: where it was killed, how it ended, what was on record and kept afterwards.
The first is killed when half of the original is written; then one before each statement that writes, one before the
commit and one after it. Run as a process of its own, because a process with threads cannot be forked.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import django
from django.apps import apps
from django.core.files.storage import FileSystemStorage
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

MOST = 200
KILLED = 9


def main() -> None:
    """Kill one attempt after another until one has entered the notice."""
    django.setup()
    words = ["notice", "record", sys.argv[1], "--board-approved", sys.argv[2]]
    with redirect_stdout(StringIO()):  # a look at it loads all that an attempt needs, once
        run_command([*words, "--dry-run"])
    for at in range(MOST):
        ended = attempt(at, [*words, "--yes"])
        found = on_record()
        sys.stdout.write(json.dumps({"at": at, "ended": ended} | found) + "\n")
        if found["notices"]:
            return


def attempt(at: int, words: list[str]) -> int:
    """How an attempt ended that is killed at a place in its writing."""
    connections.close_all()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if at == 0:
        FileSystemStorage._save = half_of_it  # type: ignore[attr-defined]
    else:
        die_at(at)
    run_command(words)
    os._exit(0)


def run_command(words: list[str]) -> None:
    """Run `classplan` in this process."""
    from classplan.cli.main import main as classplan

    classplan(words, standalone_mode=False)


def half_of_it(storage: FileSystemStorage, name: str, content: Any) -> str:
    """Write half of a file and die."""
    path = storage.path(name)
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    words = content.read()
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(words[: len(words) // 2])
    os._exit(KILLED)


def die_at(place: int) -> None:
    """Count what writes, and die at the place: before a statement, before the commit, or after it."""
    left = [place]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(KILLED)

    def counting(run: Callable[..., Any]) -> Callable[..., Any]:
        def counted(cursor: CursorWrapper, statement: str, *args: Any) -> Any:
            if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
                count()
            return run(cursor, statement, *args)

        return counted

    commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def counted_commit(wrapper: BaseDatabaseWrapper) -> None:
        count()
        commit(wrapper)
        count()

    CursorWrapper.execute = counting(CursorWrapper.execute)  # type: ignore[method-assign]
    CursorWrapper.executemany = counting(CursorWrapper.executemany)  # type: ignore[method-assign]
    BaseDatabaseWrapper._commit = counted_commit  # type: ignore[attr-defined]


def on_record() -> dict[str, Any]:
    """How many rows there are of everything that a notice brings, what does not agree, and what is kept."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.verification import verify

    models = [model for model in apps.get_models() if model.__module__.startswith("classplan.")]
    rows = {model._meta.label: model._default_manager.count() for model in models}
    return {"notices": rows["proceedings.Notice"], "rows": rows, "faults": verify(the_office()).faults}


if __name__ == "__main__":
    main()
