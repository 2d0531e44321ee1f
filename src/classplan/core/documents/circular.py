"""The update circular: which specifications go into the book and which come out, for everybody or for one agency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from classplan.core.dates import long_date
from classplan.core.documents.changes import NOT_ON_RECORD
from classplan.core.documents.house import House
from classplan.core.documents.naming import signed
from classplan.core.documents.specification import SpecFacts, blocks_of
from classplan.core.documents.tree import Block, Document, Facts, Heading, Items, PageBreak, Paragraph, Table
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid

TITLE = "Job specification update"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A specification that goes into the book or comes out of it; `job_class` is the lasting number of its class."""

    job_class: int
    version: Version


@dataclass(frozen=True, slots=True)
class Holder:
    """An agency and the classes whose specifications it holds, by number; None is the whole book (168)."""

    name: str
    classes: frozenset[int] | None = None

    def holds(self, sheet: Sheet) -> bool:
        """Whether a specification is of its own classes."""
        return self.classes is None or sheet.job_class in self.classes


@dataclass(frozen=True, slots=True)
class CircularFacts:
    """What a circular is made of. Its `day` is that of its publication, not that of any version (X41).

    `holder` is None for the circular that goes to everybody. `attached` are the texts of what goes in, one for each
    of `insert` and in its order, or none.
    """

    office: str
    house: House
    sender: str
    day: date
    insert: tuple[Sheet, ...]
    remove: tuple[Sheet, ...] = ()
    holder: Holder | None = None
    attached: tuple[SpecFacts, ...] = ()
    letterhead: tuple[str, ...] = ()
    anchor: str = ""
    draft: bool = False


def concerns(facts: CircularFacts, holder: Holder) -> bool:
    """Whether anything of the update is a class of the agency."""
    return any(holder.holds(sheet) for sheet in (*facts.insert, *facts.remove))


def update_circular(facts: CircularFacts) -> Document:
    """The circular. Raises `Invalid` where it would tell nobody anything, or a version has no day to be known by."""
    _refuse_empty(facts)
    holder = facts.holder
    insert = [sheet for sheet in facts.insert if holder is None or holder.holds(sheet)]
    remove = [sheet for sheet in facts.remove if holder is None or holder.holds(sheet)]
    to = holder.name if holder else "All agencies"
    return Document(
        f"{TITLE} of {long_date(facts.day)}, {facts.office}",
        (
            *((Paragraph(" · ".join(facts.letterhead)),) if facts.letterhead else ()),
            Heading(1, TITLE),
            Facts(
                (
                    ("To", to),
                    ("From", signed(facts.sender, facts.office)),
                    ("Date", long_date(facts.day)),
                    ("Subject", "New and revised job specifications"),
                )
            ),
            *_list("Put into the book", "New and revised job specifications", insert, facts.house, INSERT),
            *_list("Take out of the book", "Job specifications to be removed", remove, facts.house, REMOVE),
            *_to_leave_out(facts),
            *_attached(facts),
        ),
        anchor=facts.anchor,
        head=facts.office,
        author=facts.office,
        day=facts.day,
        draft=facts.draft,
    )


INSERT = "These specifications are new or revised. Put each into your job specification book."
REMOVE = (
    "Take these out of your book. Nothing is destroyed: the office keeps every version, and each can be read for the "
    "days on which it was in force."
)


def _refuse_empty(facts: CircularFacts) -> None:
    if not facts.insert and not facts.remove:
        raise Invalid(
            "This update puts no specification into the book and takes none out (166, 167), so there is nothing to "
            "send. Choose the versions that it is about."
        )
    if facts.holder is not None and not concerns(facts, facts.holder):
        raise Invalid(
            f"None of the {len(facts.insert) + len(facts.remove)} specifications of this update is a class of "
            f"{facts.holder.name} (168). It needs no circular; the one for all agencies tells it everything."
        )
    if facts.attached and len(facts.attached) != len(facts.insert):
        raise Invalid(
            f"{len(facts.insert)} specifications go into the book and {len(facts.attached)} texts are attached. "
            "Attach the text of each, in the same order, or none."
        )
    for sheet in (*facts.insert, *facts.remove):
        if sheet.version.is_undated:
            raise Invalid(
                f"The specification of {sheet.version.title} has no day of revision, of establishment or in force, "
                "and papers tell versions apart by those (169). Enter one of them."
            )


def _list(heading: str, caption: str, sheets: list[Sheet], house: House, said: str) -> Iterator[Block]:
    if not sheets:
        return
    yield Heading(2, heading)
    yield Paragraph(said)
    rows = tuple(
        (s.version.title, s.version.code or NOT_ON_RECORD, s.version.label(house), _since(s.version)) for s in sheets
    )
    coded = any(sheet.version.code for sheet in sheets)
    if coded:
        yield Table(caption, ("Class", "Job code", "Version", "In force from"), rows)
    else:
        yield Table(caption, ("Class", "Version", "In force from"), tuple((r[0], *r[2:]) for r in rows))


def _since(version: Version) -> str:
    return long_date(version.since) if version.since else NOT_ON_RECORD


def _to_leave_out(facts: CircularFacts) -> Iterator[Block]:
    """What an agency that holds selected specifications need not keep (168)."""
    if facts.holder is None:
        yield Heading(2, "If you hold selected specifications only")
        yield Paragraph("You may leave out those that are not classes of your agency.")
        return
    others = _titles(sheet for sheet in (*facts.insert, *facts.remove) if not facts.holder.holds(sheet))
    if others:
        yield Heading(2, "What you may leave out")
        yield Paragraph(f"The update also has these; they are not classes of {facts.holder.name}.")
        yield Items(others)


def _titles(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sheet.version.title for sheet in sheets))


def _attached(facts: CircularFacts) -> Iterator[Block]:
    if not facts.attached:
        return
    for sheet, text in zip(facts.insert, facts.attached, strict=True):
        if facts.holder is None or facts.holder.holds(sheet):
            yield PageBreak()
            yield from blocks_of(text, top=2)
