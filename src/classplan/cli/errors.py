"""How a command ends when it cannot do what was asked: one clear message, and a status to test for.

| status | meaning |
| --- | --- |
| 2 | refused, or the input is no such thing |
| 3 | nothing is known for the day that was asked about |
| 130, 141 | the reader pressed Ctrl-C, or closed the pipe |

>>> with plain_errors():
...     raise NotInForce("No wording of 7-37 A is known for 1 March 2004.")
Traceback (most recent call last):
...
classplan.cli.errors.NotKnown: No wording of 7-37 A is known for 1 March 2004.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from classplan.core.errors import DomainError, NotInForce


class Refused(click.ClickException):
    """What click prints on the error stream before it ends with the status."""

    exit_code = 2


class NotKnown(click.ClickException):
    """The same for a day on which nothing is known."""

    exit_code = 3


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the domain refuses into a message and a status; end quietly when the reader has left."""
    try:
        yield
        sys.stdout.flush()
    except NotInForce as error:
        raise NotKnown(str(error)) from error
    except DomainError as error:
        raise Refused(str(error)) from error
    except BrokenPipeError:
        # Python flushes again as it ends: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise Refused(
            f"The machine refuses: {error.strerror or error}{where}. Check the folder and its rights."
        ) from error
    except KeyboardInterrupt:
        sys.exit(130)
