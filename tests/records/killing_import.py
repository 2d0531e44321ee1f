"""Take a folder in, in a process that dies in the middle of writing a group of papers; then run the same command again.

    python -m tests.records.killing_import FOLDER DIES-AT

Prints how the first ended, how many papers it left, and the report of the second. Run as a process of its own, because
a process with threads cannot be forked.
"""

import os
import sys
from typing import Any

from django.db import connections

from tests.records.killing import KILLED, run_command


def main() -> None:
    """Make an office, die, and go on."""
    run_command(["init", "--jurisdiction", "denver"])
    command = ["import", sys.argv[1], "--processes", "1"]
    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        die_at(int(sys.argv[2]))
        run_command(command)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    from classplan.records.library.models import Upload

    sys.stdout.write(f"ended {ended}, papers {Upload.objects.count()}\n")
    run_command([*command, "--json"])


def die_at(place: int) -> None:
    """Die when so many papers were received, before the transaction in which that happens is committed."""
    from classplan.records.library.batches import taking
    from classplan.records.library.services import receive_many

    left = [place]

    def received(*args: Any, **how: Any) -> Any:
        rows = receive_many(*args, **how)
        left[0] -= len(rows)
        if left[0] <= 0:
            os._exit(KILLED)
        return rows

    taking.receive_many = received  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
