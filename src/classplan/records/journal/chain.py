"""How entries are chained: each digest covers the whole entry and the digest before it.

>>> digest_of({"number": 1, "previous": ""})[:8]
'90f17cd9'
"""

import hashlib
import json
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
