"""Reads of the journal."""

from collections.abc import Iterator
from dataclasses import dataclass

from classplan.records.accounts.models import Office
from classplan.records.journal.chain import faults_of
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
    return faults_of(entries(office))


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
