"""Who heads and signs the papers of an office, what a memo is asked for, and what a notice carries."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from classplan.core.documents import Document, Facts, Items, Paragraph
from classplan.core.documents.asked import NOTHING, Consulted, asked
from classplan.core.documents.letterhead import Letterhead, Sender
from classplan.core.errors import Invalid
from tests.core.documents.facts import text
from tests.papers import SpecPaper, created, notice
from tests.plugins.office import Desk

if TYPE_CHECKING:
    from tests.amending import Walk

LAST = date(2026, 6, 1)  # after every step of the walk
HEAD = Letterhead(
    ("3 Mill Lane", "(555) 010-2000"), Sender("Una Brandt", "Interim Director", "(555) 010-2031"), "the Civil Board"
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(desk: Desk) -> "Walk":
    """An amendment to be walked, in an office with a plan of one class."""
    from tests.amending import Walk

    return Walk(desk.office)


def headed(walk: "Walk", said: Letterhead = HEAD) -> None:
    """Record the letterhead."""
    from classplan.records.papers.letterhead import set_letterhead
    from tests.amending import ANALYST, OPENED, at

    set_letterhead(walk.office, said, actor=ANALYST, now=at(OPENED))


def draft(walk: "Walk", kind: str, about: str = "whole") -> Document:
    """A paper as it would be issued."""
    from classplan.records.amendments.gathering import situation
    from classplan.records.papers.selectors import draft_of

    return draft_of(walk.fresh, situation(walk.fresh, LAST), kind, about, LAST)


def head_of(paper: Document) -> dict[str, str]:
    """To, from, date and the like."""
    return dict(next(block for block in paper.blocks if isinstance(block, Facts)).rows)


def test_every_paper_is_headed_and_signed_as_the_office_recorded_it(walk: "Walk", desk: Desk) -> None:
    headed(walk)
    walk.to("before the Council")
    agency = walk.agency().code
    for kind, about in (("notice", "whole"), ("request", "whole"), ("result", agency)):
        paper = draft(walk, kind, about)
        assert head_of(paper)["From"].startswith("Una Brandt, Interim Director, "), kind
        assert kind == "result" or Paragraph("3 Mill Lane · (555) 010-2000") in paper.blocks
    assert head_of(draft(walk, "notice"))["Contact"] == "(555) 010-2031"
    assert "(555) 010-2031" in text(draft(walk, "result", agency))
    assert head_of(draft(walk, "request"))["Approved"].endswith("by the Civil Board")
    assert not desk.verified().faults


def test_where_no_sender_is_recorded_the_one_director_of_the_day_signs_and_nobody_is_invented(walk: "Walk") -> None:
    from classplan.core.policy import Role
    from tests.web.people import somebody

    walk.to("noticed")
    assert head_of(draft(walk, "notice"))["From"] == walk.office.name
    who = somebody(walk.office, Role.DIRECTOR)
    assert head_of(draft(walk, "notice"))["From"] == f"{who.name}, Director, {walk.office.name}"


def test_a_letterhead_that_was_changed_behind_the_journal_is_named(walk: "Walk", desk: Desk) -> None:
    from classplan.records.papers.models import OfficeLetterhead

    headed(walk)
    headed(walk, Letterhead(("9 Mill Lane",)))
    assert OfficeLetterhead.objects.get().lines == ["9 Mill Lane"]
    assert not desk.verified().faults
    OfficeLetterhead.objects.update(sender="Nobody")
    assert any("The letterhead of entry" in fault for fault in desk.verified().faults)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Letterhead(("x" * 201,)), "at most 200 characters"),
        (Letterhead(("x",) * 9), "at most 8 lines; 9 were given"),
        (Letterhead(sender=Sender("", "Director")), "no name of whoever holds it"),
        (Letterhead(board=" "), "each need the name"),
    ],
)
def test_a_letterhead_that_says_too_much_or_half_is_refused(walk: "Walk", said: Letterhead, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        headed(walk, said)


@pytest.mark.clause(138, 140)
def test_the_notice_carries_each_new_text_and_names_its_redline(walk: "Walk", desk: Desk) -> None:
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.models import JobClass
    from tests.amending import arborist

    keeper = created("NS1050", "Arborist", "617-S", 41200, 60100)
    paper = notice("201", date(2012, 3, 5), keeper, specs=[SpecPaper("Arborist", established="02/20/2012")])
    acts = ("--board-approved", "2012-03-20", "--council-approved", "2012-04-10", "--mayor-approved", "2012-04-12")
    desk.record("201.txt", paper, *acts)
    walk.open().propose(
        Proposal(JobClass.objects.get(known_as="Arborist").number, arborist(), "Saws.", walk.text("Arborist"))
    )
    said = draft(walk, "notice")
    (attached,) = [
        block for block in said.blocks if isinstance(block, Items) and "follows this notice" in block.texts[0]
    ]
    assert attached.texts[0].startswith(
        "Arborist: the text as proposed follows this notice, and a redline against Est. "
    )
    assert "GENERAL STATEMENT OF CLASS DUTIES" in text(said)


@pytest.mark.clause(139)
@pytest.mark.parametrize(
    ("day", "quoted"), [(date(2012, 3, 5), False), (date(2014, 3, 3), True)], ids=["wording of 2011", "wording of 2013"]
)
def test_the_rule_is_quoted_where_a_notice_on_record_quotes_the_wording_that_is_in_force(
    walk: "Walk", desk: Desk, day: date, quoted: bool
) -> None:
    rule = "\n\nPer Career Service Rule 7-37 A – “It shall begin on the Sunday after.”\n\nPublic Notice of Changes:"
    keeper = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
    paper = notice("201", day, keeper).replace("\n\nPublic Notice of Changes:", rule)
    acts = ("--board-approved", f"{day.year}-03-20", "--council-approved", f"{day.year}-04-10")
    desk.record("201.txt", paper, *acts, "--mayor-approved", f"{day.year}-04-12")
    walk.drafted()
    assert ("The rule says: “It shall begin on the Sunday after.”" in text(draft(walk, "notice"))) is quoted


@pytest.mark.clause(172)
def test_a_memo_says_what_was_asked_when_it_was_issued_and_nothing_else_does(walk: "Walk", desk: Desk) -> None:
    from classplan.records.journal.models import Entry
    from classplan.records.papers.services import issue
    from tests.amending import ANALYST, at

    walk.to("noticed")
    assert "Reviewed by" not in text(draft(walk, "memo"))
    said = asked([" the incumbents ", ""], ["the union; agreeable; 2026-03-02", "Parks; no objection"])
    paper = issue(desk.office, walk.number, kind="memo", about="whole", asked=said, actor=ANALYST, now=at(LAST))
    from classplan.records.library.store import content_of

    words = content_of(paper.renditions.get(form="html").original.sha256).decode()
    assert "Reviewed by: the incumbents." in words
    assert "Talked over with the union on March 2, 2026: agreeable." in words
    assert "Talked over with Parks: no objection." in words
    assert Entry.objects.get(pk=paper.entry_id).payload["asked"] == said.as_json()
    walk.posted().heard().board()
    with pytest.raises(Invalid, match="Request to the Council has no place for it"):
        issue(desk.office, walk.number, kind="request", about="whole", asked=said, actor=ANALYST, now=at(LAST))
    assert not desk.verified().faults


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("the union", "does not say with whom"),
        ("; agreeable", "does not say with whom"),
        ("the union; agreeable; yesterday", "“yesterday” in “the union; agreeable; yesterday” is no day"),
        ("the union; agreeable; 2026-03-02; and more", "does not say with whom"),
        ("u" * 301, "has 301. Say it shorter"),
    ],
)
def test_a_talk_that_says_half_is_refused(line: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        asked([], [line])


def test_nothing_said_is_nothing_kept() -> None:
    assert asked([" "], [""]) == NOTHING
    assert NOTHING.as_json() == {}
    assert asked([], ["a; b"]).consulted == (Consulted("a", "b"),)
    with pytest.raises(Invalid, match="at most 20 of each: 21 reviewers"):
        asked(["x"] * 21, [])
