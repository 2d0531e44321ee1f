"""The proof that what is settled of standard language follows from the journal."""

from collections.abc import Iterator
from typing import Any

from classplan.records.accounts.models import Office
from classplan.records.journal.models import Entry
from classplan.records.standards.models import Settlement
from classplan.records.standards.services import payload_of


class SettledReplay:
    """What the journal's payloads settle, by the numbers of the entries."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._said: dict[int, dict[str, Any]] = {}

    def add(self, entry: Entry) -> None:
        """Replay one entry."""
        if entry.act == "standard.settled":
            self._said[entry.number] = entry.payload

    def faults(self) -> Iterator[str]:
        """Every settlement that stands only in the records or only in the journal, or reads otherwise there."""
        rows = Settlement.objects.filter(standard__office=self._office).select_related("standard", "wording", "entry")
        stored = {row.entry.number: payload_of(row.standard, row.wording.text, row.start, row.reason) for row in rows}
        for number in sorted({*self._said, *stored}):
            if self._said.get(number) != stored.get(number):
                yield f"What entry {number} settles of standard language is not in the records as it is in the journal."
