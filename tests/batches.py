"""Batches for tests: zips from their files, and a batch that is taken in to its end in this process.

>>> zip_of({"a.txt": "Words."})[:2]
b'PK'
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from classplan.records.accounts.models import Office
    from classplan.records.journal.services import Actor
    from classplan.records.library.models import Batch


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    """A zip with these files: the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def take_in(office: "Office", content: bytes, *, actor: "Actor", clock: Callable[[], datetime]) -> "Batch":
    """The batch of an uploaded zip, of which nothing waits any more."""
    from classplan.records.library.batches.selectors import batch_numbered
    from classplan.records.library.batches.taking import begin_uploaded, go_on, source_of

    batch = begin_uploaded(office, name="papers.zip", content=content, actor=actor, now=clock())
    for _ in go_on(batch, source_of(batch), actor=actor, clock=clock):
        pass
    return batch_numbered(office, batch.number)
