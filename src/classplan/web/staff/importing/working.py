"""The process that reads an uploaded batch: it outlives the request and the server, and whoever waits may leave."""

import subprocess
import sys
from threading import Thread

from classplan.records.library.models import Batch

_PROGRAM = "from classplan.cli.main import main; main()"


def begin_work(batch: Batch) -> None:
    """Start `classplan import --batch N`. Where two work on one batch, each file is settled by one of them alone."""
    command = (sys.executable, "-c", _PROGRAM, "import", "--batch", str(batch.number))
    process = subprocess.Popen(  # noqa: S603  # nothing in it was typed by anybody
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    Thread(target=process.wait, daemon=True).start()  # so that the machine forgets it when it is done
