"""A live amendment in an office of its own, walked step by step: `walk` fixtures of the tests of amendments and pages.

>>> walk.drafted()                      # doctest: +SKIP
>>> walk.to("noticed")                  # doctest: +SKIP
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from classplan.core.amending import Decision, Outcome
from classplan.core.plan import Line
from classplan.core.reading.contract import part_as_json
from classplan.core.reading.reader import read
from classplan.jurisdictions import every_layout
from classplan.records.accounts.models import Agency, Office
from classplan.records.accounts.services import add_agency
from classplan.records.amendments import board, bodies, director, drafting, noticing, terms
from classplan.records.amendments.choosing import choose
from classplan.records.amendments.proposals import NewText, Proposal
from classplan.records.journal.services import Actor
from classplan.records.plan.models import Amendment
from classplan.records.proceedings.applying import File, keep
from tests.papers import SpecPaper

ZONE = ZoneInfo("America/Denver")
ANALYST = Actor("Ikaika Mahoe", "analyst")
DIRECTOR = Actor("Amara Osei", "director")
BOARD_CLERK = Actor("Wren Calloway", "board clerk")
COUNCIL_CLERK = Actor("Tomas Vidal", "council clerk")
OPENED = date(2026, 3, 2)  # a Monday
NOTICED = date(2026, 3, 9)
HEARING = date(2026, 3, 26)
BOARD = date(2026, 3, 26)
COUNCIL = date(2026, 4, 13)
MAYOR = date(2026, 4, 15)
IN_FORCE = date(2026, 4, 19)  # the Sunday after


def at(day: date, hour: int = 10, minute: int = 0, second: int = 0) -> datetime:
    """A moment on the office's own clock."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


def money(amount: int) -> Decimal:
    """Dollars a year."""
    return Decimal(amount)


def spec_body(paper: SpecPaper) -> dict[str, Any]:
    """The structure of a specification, as reading gives it."""
    (spec,) = read(paper.text(), every_layout()).specs
    return part_as_json(spec)


def arborist(**changed: Any) -> Line:
    """The line of a new class."""
    values: dict[str, Any] = {
        "code": "NS1050",
        "title": "Arborist",
        "grade": "617-S",
        "minimum": money(41200),
        "maximum": money(60100),
    }
    return Line(**(values | changed))


@dataclass
class Walk:
    """An amendment on its way; each method is one act, on its ordinary day."""

    office: Office
    amendment: Amendment | None = None
    texts: int = field(default=0)

    @property
    def number(self) -> int:
        """Its number in the system."""
        assert self.amendment is not None
        return self.amendment.number

    @property
    def fresh(self) -> Amendment:
        """As it stands in the database."""
        return Amendment.objects.get(pk=self.amendment.pk) if self.amendment else Amendment()

    def text(self, title: str, **changed: Any) -> NewText:
        """A specification read in from a file."""
        self.texts += 1
        paper = SpecPaper(title, **changed)
        original = keep(self.office, File(f"{title}-{self.texts}.txt", "text/plain", paper.text().encode()))
        return NewText(spec_body(paper), original)

    def open(self, subject: str = "Trees of the town") -> "Walk":
        """An empty draft."""
        self.amendment = drafting.open_amendment(self.office, subject=subject, actor=ANALYST, now=at(OPENED))
        return self

    def propose(self, *proposals: Proposal, day: date = OPENED) -> "Walk":
        """Changes in the draft."""
        for proposal in proposals:
            drafting.propose(self.office, self.number, proposal, actor=ANALYST, now=at(day))
        return self

    def new_class(self, flsa: str = "Non-exempt", **changed: Any) -> Proposal:
        """The proposal of a new class, with its text and its reason. An exempt one in this grade asks for a judgment."""
        line = arborist(**changed)
        text = self.text(line.title or "", flsa=flsa)
        return Proposal(after=line, why="The town has trees and nobody to mend them.", spec=text)

    def drafted(self) -> "Walk":
        """A draft with one new class."""
        return self.open().propose(self.new_class())

    def terms(self, number: str = "301", noticed: date = NOTICED, hearing: date = HEARING, **changed: Any) -> "Walk":
        """All that a notice needs to say."""
        titles = ", ".join(
            row.after["title"] if row.after else row.before["title"]  # type: ignore[index]
            for row in self.fresh.proposed.all()
            if row.after or row.before
        )
        texts = {
            "number": number,
            "place": "the Long Room, 3 Mill Lane",
            "comments_to": "Ikaika Mahoe, 2 Mill Lane",
            "speakers_to": "Wren Calloway, 555-0142",
            "study": "The parks study of 2025.",
            "narrative": f"A study walked the parks. It concerns {titles}.",
        }
        moments = {
            "hearing": at(hearing, 17),
            "comments_until": at(hearing - timedelta(days=1), 8),
            "speakers_until": at(hearing - timedelta(days=2), 12),
        }
        terms.set_terms(
            self.office,
            self.number,
            texts=texts | {name: value for name, value in changed.items() if name in texts},
            moments=moments | {name: value for name, value in changed.items() if name in moments},
            affected=[self.agency().code],
            actor=ANALYST,
            now=at(noticed),
        )
        return self

    def agency(self) -> Agency:
        """The one agency that is affected."""
        known = Agency.objects.filter(office=self.office, code="PARKS").first()
        return known or add_agency(self.office, code="PARKS", name="Parks", actor=ANALYST, now=at(OPENED))

    def recommended(self, day: date = OPENED) -> "Walk":
        """The Director recommends it."""
        director.recommend(self.office, self.number, actor=DIRECTOR, now=at(day))
        return self

    def draft_sent(self, day: date = OPENED) -> "Walk":
        """The affected agency has its draft."""
        noticing.send_draft(
            self.office, self.number, agency=self.agency().code, how="by hand", actor=ANALYST, now=at(day)
        )
        return self

    def noticed(self, day: date = NOTICED) -> "Walk":
        """Notice is given."""
        noticing.give_notice(self.office, self.number, actor=ANALYST, now=at(day))
        return self

    def posted(self, day: date = NOTICED) -> "Walk":
        """It hangs on a board."""
        noticing.record_posting(
            self.office,
            self.number,
            place="the board of the Long Room",
            on=day,
            by="Wren Calloway",
            proof="a photograph in the file",
            actor=ANALYST,
            now=at(day, 11),
        )
        return self

    def heard(self, day: date = HEARING) -> "Walk":
        """The hearing is held."""
        board.hold_hearing(
            self.office,
            self.number,
            on=day,
            present="all five",
            minutes="Nobody spoke.",
            actor=BOARD_CLERK,
            now=at(day, 19),
        )
        return self

    def board(self, *outcomes: Decision | Outcome, day: date = BOARD, only: bool = False) -> "Walk":
        """The Board decides; approves everything where nothing is said."""
        ordinals = list(self.fresh.proposed.values_list("ordinal", flat=True))
        said = outcomes or tuple(Outcome.APPROVED for _ in ordinals)
        decisions = [
            given if isinstance(given, Decision) else Decision(ordinal, given)
            for ordinal, given in zip(ordinals, said, strict=not only)
        ]
        board.record_board_decision(self.office, self.number, decisions, on=day, actor=BOARD_CLERK, now=at(day, 20))
        return self

    def in_use(self, day: date) -> "Walk":
        """Provisional use begins."""
        board.begin_use(self.office, self.number, on=day, actor=DIRECTOR, now=at(day))
        return self

    def act(self, name: str, day: date) -> "Walk":
        """The Council or the Mayor acts."""
        bodies.record_act(self.office, self.number, name, on=day, actor=COUNCIL_CLERK, now=at(day, 21))
        return self

    def enacted(self, day: date = MAYOR) -> "Walk":
        """It is entered in the plan."""
        bodies.enact(self.office, self.number, actor=ANALYST, now=at(day, 22))
        return self

    def to(self, state: str) -> "Walk":
        """Walk the ordinary road until it stands there."""
        for _, step in ROAD:
            if self.amendment is not None and self.fresh.state == state:
                break
            step(self)
        assert self.fresh.state == state, self.fresh.state
        return self


ROAD = (
    ("draft", lambda walk: walk if walk.amendment else walk.drafted()),
    ("recommended", lambda walk: walk.terms().recommended()),
    ("sent", lambda walk: walk.draft_sent()),
    ("noticed", lambda walk: walk.noticed()),
    ("posted", lambda walk: walk.posted()),
    ("heard", lambda walk: walk.heard()),
    ("before the Council", lambda walk: walk.board()),
    ("before the Mayor", lambda walk: walk.act("council_approves", COUNCIL)),
    ("adopted", lambda walk: walk.act("mayor_approves", MAYOR)),
    ("in force", lambda walk: walk.enacted()),
)


def reading_chosen(office: Office, value: str = "counted-from-notice") -> None:
    """The owner of the rule has chosen how the posting period is read."""
    choose(office, name="posting-reading", value=value, reason="So it was always done.", actor=DIRECTOR, now=at(OPENED))
