"""The whole specification book as it stood on a day: title page, contents, every specification on a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from classplan.core.dates import PartialDate, long_date
from classplan.core.documents.changes import NOT_ON_RECORD
from classplan.core.documents.house import House
from classplan.core.documents.specification import SpecFacts, blocks_of, refuse_early
from classplan.core.documents.tree import Block, Document, Facts, Heading, PageBreak, Paragraph, Table
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid
from classplan.core.plain_words import count_in_words
from classplan.core.plan import Line
from classplan.core.spec.model import Spec

TITLE = "Specification book"


@dataclass(frozen=True, slots=True)
class Entry:
    """A class of the plan on the day. `spec` and `version` are None where no specification is on record for it.

    `filled` and `settled_on` are what acts have settled since the text was written, as `SpecFacts` takes them.
    """

    line: Line
    version: Version | None = None
    spec: Spec | None = None
    filled: tuple[tuple[str, PartialDate | str], ...] = ()
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What a book is made of: every class that the plan has on the day, in any order."""

    office: str
    house: House
    day: date
    entries: tuple[Entry, ...]
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def specification_book(facts: BookFacts) -> Document:
    """The book, its classes in the order of their titles. Raises `Invalid` where the plan has no class on the day."""
    if not facts.entries:
        raise Invalid(
            f"No class is on record for {long_date(facts.day)}, so there is no book of that day. Ask for a later day, "
            "or record the papers that come before it."
        )
    entries = sorted(facts.entries, key=_order)
    with_text = [entry for entry in entries if entry.spec is not None]
    without = [entry for entry in entries if entry.spec is None]
    return Document(
        f"{TITLE} of {long_date(facts.day)}, {facts.office}",
        (
            *_title_page(facts, len(with_text), len(without)),
            *_contents(with_text, facts.house),
            *_missing(without, facts.house),
            *(block for n, entry in enumerate(with_text) for block in _entry(entry, facts, _named(n))),
        ),
        anchor=facts.anchor,
        head=f"{facts.office} · {TITLE} of {facts.day:%B} {facts.day.day}, {facts.day.year}",
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


def _order(entry: Entry) -> tuple[str, str]:
    return _title(entry).casefold(), entry.line.code or ""


def _title(entry: Entry) -> str:
    return entry.line.title or (entry.spec.title if entry.spec and entry.spec.title else "") or entry.line.code or ""


def _title_page(facts: BookFacts, with_text: int, without: int) -> Iterator[Block]:
    if facts.letterhead:
        yield Paragraph(" · ".join(facts.letterhead))
    yield Heading(1, TITLE)
    yield Facts(
        (
            ("Office", facts.office),
            ("Day", long_date(facts.day)),
            ("In the book", count_in_words(with_text, facts.house.noun, _plural(facts.house.noun))),
            ("Without one", count_in_words(without, "class", "classes")),
        )
    )
    yield Paragraph(
        "Every class that the plan has on this day is listed, and each text is the one that was in force then. Classes "
        "stand in the order of their titles; where two share a title, in the order of their job codes."
    )


def _plural(noun: str) -> str:
    return f"{noun}s"


def _contents(entries: Sequence[Entry], house: House) -> Iterator[Block]:
    if not entries:
        return
    yield PageBreak()
    yield Heading(2, "Contents")
    rows = tuple((_listed(e), e.line.code or NOT_ON_RECORD, _label(e, house), _since(e)) for e in entries)
    leads_to = tuple(_named(n) for n, _ in enumerate(entries))
    yield Table("In this order", ("Class", "Job code", "Version", "In force from"), rows, leads_to)


def _named(number: int) -> str:
    return f"text-{number + 1}"


def _missing(entries: Sequence[Entry], house: House) -> Iterator[Block]:
    if not entries:
        return
    yield Heading(2, f"Classes without a {house.noun} on record")
    yield Paragraph("The plan has these classes on the day; no text of theirs that was in force then is on record.")
    rows = tuple((_title(e), e.line.code or NOT_ON_RECORD, e.line.grade or NOT_ON_RECORD) for e in entries)
    yield Table("Not in the book", ("Class", "Job code", "Pay grade"), rows)


def _entry(entry: Entry, facts: BookFacts, name: str) -> Iterator[Block]:
    assert entry.spec is not None
    yield PageBreak()
    version = entry.version or Version(_title(entry))
    refuse_early(version, facts.day, _title(entry))
    text = SpecFacts(facts.office, facts.house, entry.spec, version, entry.filled, entry.settled_on, facts.day)
    yield from blocks_of(text, top=2, name=name)


def _listed(entry: Entry) -> str:
    """The title that the plan has, with the one over the text where that is another."""
    title, printed = _title(entry), entry.spec.title if entry.spec else None
    return title if not printed or printed.casefold() == title.casefold() else f"{title} (headed {printed})"


def _label(entry: Entry, house: House) -> str:
    return entry.version.label(house) if entry.version else "undated"


def _since(entry: Entry) -> str:
    since = entry.version.since if entry.version else None
    return f"{since:%B} {since.day}, {since.year}" if since else NOT_ON_RECORD
