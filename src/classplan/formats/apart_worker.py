"""The process in which files are parsed: `python -m classplan.formats.apart_worker`, asked and answering on its pipes.

A request is a line of JSON and then as many bytes as that says; the answer is a line of JSON. It ends with its input.
"""

import gc
import json
import resource
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from classplan.core.errors import Invalid
from classplan.formats.inspection import inspect
from classplan.formats.lines import Lines
from classplan.formats.parsing import parsed

MOST_MEMORY = 2_000_000_000  # bytes of addresses; a hundred pages need a twentieth of it

_OBJECTS_BETWEEN_COLLECTIONS = 100_000  # a page makes thousands, and next to none of them in circles


def main() -> None:
    """Answer until nothing more is asked."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    while line := sys.stdin.buffer.readline():
        answers.write(json.dumps(answer(json.loads(line), sys.stdin.buffer)).encode() + b"\n")
        answers.flush()


def answer(asked: dict[str, Any], content: BinaryIO) -> dict[str, Any]:
    """The lines of the file that follows the request, or why it is refused."""
    name = asked["name"]
    try:
        held = content.read(asked["size"])
        return said(parsed(inspect(name, held, largest=asked["size"]), held, asked["most"], asked["seconds"]))
    except Invalid as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": f"{name}: it needs more memory than a paper may. Part it into the papers that it holds."}


def said(lines: Lines) -> dict[str, Any]:
    """Lines as JSON can say them; of a look, what is not as usual."""
    return {
        "made": lines.made,
        "problems": [asdict(problem) for problem in lines.problems],
        "furniture": sorted(lines.furniture),
        "looks": [(n, {key: value for key, value in asdict(look).items() if value}) for n, look in lines.looks.items()],
    }


if __name__ == "__main__":
    main()
