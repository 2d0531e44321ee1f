"""How entries are chained: each digest covers the whole entry and the digest before it.

>>> digest_of({"number": 1, "previous": ""})[:8]
'90f17cd9'
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from classplan.records.journal.models import Entry

COVERED = ("number", "act", "subject", "actor", "role", "recorded_at", "cites", "payload", "previous")


def covered(entry: Entry) -> dict[str, Any]:
    """What the digest of an entry covers, as JSON would hold it."""
    values = {name: getattr(entry, name) for name in COVERED}
    values["recorded_at"] = entry.recorded_at.isoformat()
    values["office"] = entry.office_id
    return values


def digest_of(values: dict[str, Any]) -> str:
    """SHA-256 of the values, written the one way that does not depend on the order of keys."""
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def faults_of(entries: Iterable[Entry], *, previous: str = "", expected: int = 1) -> Iterator[str]:
    """Where entries, in their order, are no chain, in words; `previous` is the digest of the one before the first."""
    for entry in entries:
        if entry.number != expected:
            yield f"Entry {expected} is missing; the next one is {entry.number}."
        if entry.previous != previous:
            yield f"Entry {entry.number} ({entry.act}) does not follow the entry before it."
        if digest_of(covered(entry)) != entry.digest:
            yield f"Entry {entry.number} ({entry.act}, {entry.subject}) is not as it was written."
        previous, expected = entry.digest, entry.number + 1
