"""The facts of papers for tests: an amendment of an invented town, Wrenfield, and what each paper says of it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from classplan.core.amending.proposal import Decision, Outcome, Proposed, RangeChange, Terms
from classplan.core.dates import PartialDate
from classplan.core.documents import Document, Facts, Heading, Items, Paragraph, Redlined, Table
from classplan.core.documents.asked import Consulted
from classplan.core.documents.book import BookFacts, Entry
from classplan.core.documents.circular import CircularFacts, Sheet
from classplan.core.documents.class_history import HistoryEntry, HistoryFacts
from classplan.core.documents.council import CouncilFacts
from classplan.core.documents.impact import Department, impact_of
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.memo import MemoFacts
from classplan.core.documents.notice import NoticeFacts
from classplan.core.documents.redlined import RedlineFacts
from classplan.core.documents.result import ResultFacts
from classplan.core.documents.specification import SpecFacts
from classplan.core.documents.version import Version
from classplan.core.plan import Change, Line
from classplan.core.redline import of_spec, redline
from classplan.core.spec.model import Field, Item, Section, SectionKind, Spec
from classplan.jurisdictions import house_named

OFFICE = "Wrenfield Personnel Board"
PLACE = "the Town of Wrenfield"
DENVER, DULUTH, CLACKAMAS = (house_named(name) for name in ("denver", "duluth", "clackamas"))
DAY = date(2012, 3, 5)


def line(code: str, title: str, grade: str | None = None, low: int | None = None, high: int | None = None) -> Line:
    """A line of the plan."""
    return Line(code, title, grade, None if low is None else Decimal(low), None if high is None else Decimal(high))


GARDENER = line("NS1001", "Gardener", "611-N", 30000, 42000)
ORCHARD = line("NS1004", "Orchard Keeper", "613-N", 34000, 48000)
PORTER = line("NS1002", "Gate Porter", "609-N")
BAILIFF = line("NA2001", "Water Bailiff", "613-N", 34000, 48000)
CLERK = line("NC3001", "Ledger Clerk", "612-C", 31000, 45000)

CHANGES = (
    Proposed(
        1, Change(line("NS1003", "Hedge Warden"), line("NS1003", "Hedge and Path Warden")), 3, "Paths came to it."
    ),
    Proposed(
        2,
        Change(GARDENER, line("NS1001", "Town Gardener", "612-N", 31500, 44100)),
        1,
        "Interviews showed that the gardeners now plan the beds.",
        positions=("P-17",),
        dispositions={"P-17": "stays in the class under its new title"},
    ),
    Proposed(3, Change(None, ORCHARD), None, "Nobody kept the new orchard."),
    Proposed(
        4,
        Change(PORTER, None),
        2,
        "The gate is gone.",
        positions=("P-20",),
        dispositions={"P-20": "moves to Ledger Clerk"},
    ),
    Proposed(
        5,
        None,
        why="The clerks' table follows the market.",
        ranges=(RangeChange("612-C", Decimal(31930), Decimal(46350), Decimal(31000), Decimal(45000)),),
    ),
)
LINES = tuple(p.change for p in CHANGES if p.change is not None)
PLAN = (GARDENER, PORTER, line("NS1003", "Hedge Warden", "611-N", 30000, 42000), BAILIFF, CLERK)
TERMS = Terms(
    number="77",
    hearing=datetime.fromisoformat("2012-03-22T17:30"),
    place="the Long Room, 3 Mill Lane",
    comments_until=datetime.fromisoformat("2012-03-21T08:00"),
    comments_to="Una Brandt, una@wrenfield.example, in care of Olu Baird",
    speakers_until=datetime.fromisoformat("2012-03-20T12:00"),
    speakers_to="call Jon Reed at (555) 010-2030",
    study="the study of the parks, begun in 2011",
    narrative="The parks have grown since 2006.\n\nEverybody who works in them was asked and watched at work.",
)
IMPACT = impact_of(
    CHANGES,
    plan=PLAN,
    named_in={"Water Bailiff": ["Gate Porter", "Hedge Warden", "Ledger Clerk"]},
    departments=(
        Department("Parks", (("Gardener", 6), ("Hedge Warden", 2))),
        Department("Gates", (("Gate Porter", 1),)),
    ),
)
NOTICE = NoticeFacts(
    office=OFFICE,
    day=DAY,
    terms=TERMS,
    subject="Changes of the parks' classes",
    changes=LINES,
    tables=tuple(p.ranges for p in CHANGES if p.change is None),
    citation="Rule 7-37 A, in the wording of 2011",
    paraphrase="changes begin with the first work week after the Board approves.",
    anchor="journal 12, 9f86d081",
    whys=tuple((p.change, p.why) for p in CHANGES),
    posted_until=date(2012, 3, 18),
    sender=Sender("Una Brandt", "Director", "(555) 010-2031"),
    drafts_to=("Parks", "Gates"),
)


def spec(title: str = "Gardener", duty: str = "Waters the beds.", revised: str = "06/04/2010") -> Spec:
    """A small specification in Denver's layout."""
    kind = SectionKind
    return Spec(
        title,
        1,
        fields=(
            Field("allocation_statement", None, "No position does all of it, and time decides the rest.", None, 12),
            Field("flsa", "FLSA CODE:", "Non-exempt", "non-exempt", 31),
            Field("established_date", "ESTABLISHED DATE:", "03/01/2006", "2006-03-01", 32),
            Field("revised_date", "REVISED DATE:", revised, None, 33),
        ),
        sections=(
            Section(kind.SUMMARY, "GENERAL STATEMENT OF CLASS DUTIES", 1, 3, items=(Item("Keeps what grows.", 4),)),
            Section(
                kind.DUTIES,
                "ESSENTIAL DUTIES",
                1,
                7,
                items=(
                    Item(duty, 8),
                    Item(
                        "In spring, also:",
                        9,
                        items=(Item("sows the beds;", 10, "-"), Item("mends the gates.", 11, "-")),
                    ),
                ),
            ),
            Section(
                kind.MINIMUM_QUALIFICATIONS,
                "MINIMUM QUALIFICATIONS",
                1,
                13,
                sections=(
                    Section(kind.LICENSURE, "Licensure and/or Certification:", 2, 14, items=(Item("None", 15),)),
                ),
            ),
            Section(
                kind.CLASS_DETAIL,
                "CLASS DETAIL",
                1,
                30,
                sections=(
                    Section(
                        kind.CLASS_DETAIL,
                        "CLASS HISTORY:",
                        2,
                        34,
                        part="history",
                        items=(Item("6/2010 (UB) – The duties were updated.", 35),),
                    ),
                ),
            ),
        ),
    )


OLD = Version("Gardener", PartialDate(2006, 3, 1), PartialDate(2010, 6, 4), date(2010, 6, 6), "NS1001")
NEW = Version("Town Gardener", PartialDate(2006, 3, 1), PartialDate(2012, 4, 8), date(2012, 4, 8), "NS1001")
CREATED = Version("Orchard Keeper", PartialDate(2012, 4, 8), None, date(2012, 4, 8), "NS1004")
ENDED = Version("Gate Porter", PartialDate(2006, 3, 1), None, date(2006, 3, 1), "NS1002")
SPECIFICATION = SpecFacts(OFFICE, DENVER, spec(), OLD)
REDLINE = RedlineFacts(
    OFFICE,
    DENVER,
    OLD,
    NEW,
    redline(of_spec(spec()), of_spec(spec("Town Gardener", "Waters the beds and the paths.", "04/08/2012"))),
    cause="Notice 77",
    day=DAY,
)
CIRCULAR = CircularFacts(
    OFFICE,
    DENVER,
    "Una Brandt",
    date(2012, 4, 11),
    (Sheet(1, NEW), Sheet(4, CREATED)),
    (Sheet(1, OLD), Sheet(2, ENDED)),
    letterhead=("3 Mill Lane", "Wrenfield"),
)
BOOK = BookFacts(
    OFFICE,
    DENVER,
    date(2012, 4, 12),
    (
        Entry(ORCHARD, CREATED, spec("Orchard Keeper")),
        Entry(CLERK),
        Entry(line("NS1001", "Town Gardener", "612-N"), NEW, spec("Town Gardener")),
    ),
)
MEMO = MemoFacts(
    OFFICE,
    "Personnel Board",
    Sender("Una Brandt", "Director"),
    DAY,
    "The parks' classes",
    CHANGES,
    ("The parks have grown since 2006.",),
    "Section 13-7 of the Civil Service Code",
    impact=IMPACT,
    last_revised=2006,
    reviewed_by=("the head gardener", "the six gardeners"),
    consulted=(Consulted("the Park Workers' Union", "no objection", date(2012, 2, 14)),),
    attached=("Town Gardener, clean and redlined",),
    letterhead=("Personnel", "3 Mill Lane", "Wrenfield"),
)
COUNCIL = CouncilFacts(
    office=OFFICE,
    place=PLACE,
    council="the Town Council",
    board="the Personnel Board",
    sender=Sender("Una Brandt", "Director"),
    day=date(2012, 3, 26),
    amendment="Notice 77",
    subject="The parks' classes",
    changes=CHANGES,
    justification=("The parks have grown since 2006.",),
    authority="Rule 7-21 C",
    citation="Rule 7-37 A, in the wording of 2011",
    paraphrase="changes begin with the first work week after the Board approves.",
    heard=date(2012, 3, 22),
    board_approved=date(2012, 3, 22),
    impact=IMPACT,
    provisional_until=date(2012, 9, 25),
    attached=("Town Gardener, clean and redlined",),
)
RESULT = ResultFacts(
    OFFICE,
    "Una Brandt, Director",
    "Parks",
    date(2012, 3, 23),
    "Notice 77",
    date(2012, 3, 22),
    CHANGES[:4],
    (
        Decision(1, Outcome.APPROVED),
        Decision(2, Outcome.MODIFIED, line("NS1001", "Town Gardener", "612-N"), again=False),
        Decision(3, Outcome.REJECTED),
        Decision(4, Outcome.APPROVED),
    ),
    board="the Personnel Board",
    effective=date(2012, 3, 25),
    citation="Rule 7-37 A",
    ask="Call Jon Reed at (555) 010-2030",
)
HISTORY = HistoryFacts(
    OFFICE,
    "Notice 77",
    date(2012, 4, 8),
    (HistoryEntry("Town Gardener", "4/2012 (UB) – The title was changed.", "NS1001"),),
)


def texts(paper: Document) -> Iterator[str]:
    """Every string that the paper prints, its running head and foot aside, in its order."""
    for block in paper.blocks:
        match block:
            case Heading(_, text) | Paragraph(text, _):
                yield text
            case Items(listed, _, marks):
                for n, text in enumerate(listed):
                    yield f"{marks[n]} {text}".strip() if marks else text
            case Facts(rows):
                for name, value in rows:
                    yield name
                    yield value
            case Table(caption, columns, rows):
                yield caption
                yield from columns
                for row in rows:
                    yield from row
            case Redlined(found):
                for one in found.rows:
                    yield "".join(piece.text for piece in one.pieces)


def text(paper: Document) -> str:
    """All that the paper prints, a line for each string."""
    return "\n".join(texts(paper))


def words(*said: str) -> Counter[str]:
    """The words of texts with how often each is said; signs between them aside."""
    return Counter(word for one in said for word in re.findall(r"\w+", one))
