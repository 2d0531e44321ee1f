"""Reads of the journal."""

from collections.abc import Iterator
from dataclasses import dataclass

from classplan.records.accounts.models import Office
from classplan.records.journal.chain import covered, digest_of
from classplan.records.journal.models import Entry


def entries(office: Office) -> Iterator[Entry]:
    """Every entry, in the order of recording."""
    return Entry.objects.filter(office=office).order_by("number").iterator()


def next_number(office: Office) -> int:
    """The number that the next entry will have, unless somebody writes one first."""
    last = Entry.objects.filter(office=office).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def breaks_in_chain(office: Office) -> Iterator[str]:
    """Where the chain does not hold, in words; nothing where it is whole."""
    previous, expected = "", 1
    for entry in entries(office):
        if entry.number != expected:
            yield f"Entry {expected} is missing; the next one is {entry.number}."
        if entry.previous != previous:
            yield f"Entry {entry.number} ({entry.act}) does not follow the entry before it."
        if digest_of(covered(entry)) != entry.digest:
            yield f"Entry {entry.number} ({entry.act}, {entry.subject}) is not as it was written."
        previous, expected = entry.digest, entry.number + 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last entry and its digest. Printed on an issued paper, it proves later what the journal was that day."""

    number: int
    digest: str

    @property
    def in_words(self) -> str:
        """As a paper prints it at its foot."""
        return f"Journal entry {self.number}, SHA-256 {self.digest}" if self.number else "The journal is empty."


def anchor(office: Office) -> Anchor:
    """The end of the chain as it stands."""
    last = Entry.objects.filter(office=office).order_by("-number").only("number", "digest").first()
    return Anchor(last.number, last.digest) if last else Anchor(0, "")
