"""The shapes of what the API answers. Days are ISO, amounts whole dollars a year or a decimal string, unknown is null."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from classplan.records.specs.search import Part

Amount = int | str | None
NEXT = "The address of the entries that follow; null at the end."
Outcome = Literal["approved", "modified", "rejected"]
OUTCOME = "What the Board did with it; null before it decided, and for a notice of the past."
STANDS = "False where the Board rejected it or sent it back to be noticed again: it is not, and will not be, in force."
AMOUNT = "Dollars a year: an integer, or a decimal string where there are cents; null where it is not on record."


class Problem(Schema):
    """What stands in the way, in plain words (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class NoteOut(Schema):
    """What a reader must know beside a line."""

    code: str
    text: str
    clause: str | None


class LineOut(Schema):
    """A class as the plan lists it on a day."""

    code: str | None
    title: str
    grade: str | None
    minimum: Amount = Field(description=AMOUNT)
    maximum: Amount = Field(description=AMOUNT)
    flsa: str | None
    group: str | None = Field(description="The letter of the printed grade, inferred.")
    provisional: bool
    since: date
    cause: str | None = Field(description="The number of the notice that made the line what it is.")
    notes: list[NoteOut]


class ClassOut(Schema):
    """A class, and its line on the day that was asked about; null where it does not stand in the plan on it."""

    number: int
    known_as: str
    line: LineOut | None
    address: str


class ClassesOut(Schema):
    """Classes by their numbers."""

    day: date
    items: list[ClassOut]
    next: str | None = Field(description=NEXT)


class DifferenceOut(Schema):
    """One class on two days."""

    number: int
    what: Literal["added", "removed", "changed"]
    fields: list[str] = Field(description="What differs, where it stands on both days.")
    before: LineOut | None
    after: LineOut | None


class DifferencesOut(Schema):
    """What differs between two days of the plan."""

    first: date
    second: date
    total: int
    caveat: str | None
    items: list[DifferenceOut]
    next: str | None = Field(description=NEXT)


class ActOut(Schema):
    """An act on a class: what changed, by which paper, when it was recorded."""

    day: date
    said: list[str]
    paper: str
    cause: str | None
    superseded: bool = Field(description="Whether a later record for the same day took its place.")
    ended: bool
    code: str | None
    title: str | None
    grade: str | None
    flsa: str | None
    entry: int
    recorded_at: datetime


class LifeOut(Schema):
    """The acts on a class in the order of their days."""

    items: list[ActOut]
    next: str | None = Field(description=NEXT)


class SuccessionOut(Schema):
    """Another class that it took over from, or that took over from it."""

    number: int
    known_as: str
    day: date | None
    paper: str


class VersionOut(Schema):
    """A version of a specification."""

    label: str
    title: str
    start: date
    paper: str
    address: str


class ClassOnADayOut(Schema):
    """A class on a day, with its whole life."""

    number: int
    known_as: str
    day: date
    state: Literal["standing", "ended", "provisional use ended", "not in the plan"]
    line: LineOut | None
    life: LifeOut
    took_over_from: list[SuccessionOut]
    taken_over_by: list[SuccessionOut]
    specification: VersionOut | None = Field(description="The version in force on the day.")
    specifications: str = Field(description="The address of all its versions.")


class VersionsOut(Schema):
    """The versions of the specification of a class, by their first days."""

    number: int
    items: list[VersionOut]
    next: str | None = Field(description=NEXT)


class PaperOut(Schema):
    """A paper as it was received, known by the sum of its bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


class SpecificationOut(VersionOut):
    """A version of a specification with its structure as it was read."""

    number: int
    original: PaperOut
    body: dict[str, Any] = Field(description="Its structure, in the form of a part of kind “specification”.")


class NoticeListedOut(Schema):
    """A notice in the list."""

    number: str
    day: date
    subject: str
    does: str
    effective: date | None
    reason: str = Field(description="Why it takes effect then, or what it waits for.")
    address: str


class NoticesOut(Schema):
    """Notices, the newest first."""

    items: list[NoticeListedOut]
    next: str | None = Field(description=NEXT)


class PrintedLineOut(Schema):
    """A line as the paper prints it."""

    code: str | None
    title: str | None
    grade: str | None
    minimum: Amount = Field(description=AMOUNT)
    maximum: Amount = Field(description=AMOUNT)


class ChangeOut(Schema):
    """One line changed: as the Board let it stand, where it has decided."""

    ordinal: int
    class_number: int
    kind: str
    aspects: list[str]
    said: str
    before: PrintedLineOut | None
    after: PrintedLineOut | None
    why: str | None = Field(description="Its own reason; null where the paper gives none.")
    outcome: Outcome | None = Field(description=OUTCOME)
    stands: bool = Field(description=STANDS)
    noticed: PrintedLineOut | None = Field(
        description="The line after as it was noticed, where the Board modified it; null otherwise."
    )


class ChangesOut(Schema):
    """The changes of a notice in the order of its paper."""

    items: list[ChangeOut]
    next: str | None = Field(description=NEXT)


class RangeOut(Schema):
    """The range of one grade of a pay table that is replaced: as the Board let it stand, where it has decided."""

    ordinal: int = Field(description="The ordinal of its change, among those of the notice.")
    grade: str
    minimum_before: Amount = Field(description=AMOUNT)
    maximum_before: Amount = Field(description=AMOUNT)
    minimum: Amount = Field(description=AMOUNT)
    maximum: Amount = Field(description=AMOUNT)
    why: str | None
    outcome: Outcome | None = Field(description=OUTCOME)
    stands: bool = Field(description=STANDS)


class ActionOut(Schema):
    """What a body did, and when."""

    act: str
    day: date


class FindingOut(Schema):
    """What a clause finds about the notice."""

    outcome: str
    reason: str
    citation: str | None


class NoticeOut(NoticeListedOut):
    """A notice: what it changes, what the bodies did, from when on it counts and why."""

    wording: str | None = Field(description="The edition of the clause that dates it.")
    rests_on: list[str]
    actions: list[ActionOut]
    findings: list[FindingOut]
    changes: ChangesOut
    ranges: list[RangeOut] = Field(description="The pay tables that it replaces, grade by grade.")
    original: PaperOut


class UpdateListedOut(Schema):
    """An update of specifications in the list."""

    day: date
    subject: str
    address: str


class UpdatesOut(Schema):
    """Updates of specifications, the newest first."""

    items: list[UpdateListedOut]
    next: str | None = Field(description=NEXT)


class EntryOut(Schema):
    """An entry of the lists of an update."""

    title: str
    label: str | None
    printed: str | None
    class_number: int | None


class UpdateOut(UpdateListedOut):
    """An update: which specifications are new or revised, and which are called back."""

    reason: str
    new_and_revised: list[EntryOut]
    to_be_removed: list[EntryOut]
    original: PaperOut


class AnchorOut(Schema):
    """The last entry of the journal. Kept, it proves later what the journal was that day."""

    number: int
    digest: str = Field(description="SHA-256, the entries before it included; empty for an empty journal.")


class RunOut(Schema):
    """A run of text, and whether it is what was looked for."""

    text: str
    match: bool


class SpellOut(Schema):
    """A version: its first day, and the first day of the next one."""

    start: date
    until: date | None


class HitOut(Schema):
    """A class that was found, and where."""

    number: int
    code: str | None
    title: str
    grade: str | None
    where: Literal["code", "title", "specification"]
    snippet: list[RunOut]
    section: Part | None = Field(description="The part of the specification in which it was found.")
    heading: str | None = Field(description="The heading under which it stands, as printed.")
    versions: list[SpellOut] = Field(description="The versions that hold it, where every version was looked through.")
    address: str
    page: str = Field(description="The very place on the page of the class.")


class FoundOut(Schema):
    """What a search finds on a day."""

    day: date
    total: int
    items: list[HitOut]
    next: str | None = Field(description=NEXT)
