"""Notice 1341 laid beside a notice of ours that is made of its facts: every fact of the one stands in the other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from classplan.core.amending.proposal import Terms
from classplan.core.documents import Document, Table
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.notice import NoticeFacts, classification_notice
from classplan.core.documents.specification import SpecFacts
from classplan.core.plan import Change, ChangeKind
from classplan.core.reading import read
from classplan.core.reading.model import Notice, Reading
from classplan.core.spec.model import Spec
from classplan.jurisdictions.denver.layout import LAYOUTS
from tests.core.documents.facts import DENVER, text, words

pytestmark = pytest.mark.documents

FACTS = (
    # head
    "1341", "March 23, 2011", "Christopher M.A. Lujan", "Interim Director", "Agency heads and employees",
    # codes
    "CS2154", "CS2374", "CS2155", "CC2158", "CA2434", "CA2157", "CS2435", "CA2433", "CA2436", "CS2156",
    # grades and amounts
    "614-S", "615-S", "612-C", "613-A", "806-A", "809-A", "613-S", "813-A", "807-S",
    "$33,597", "$35,124", "$31,573", "$35,912", "$42,917", "$32,130", "$52,419", "$68,454",
    "$49,038", "$51,268", "$46,117", "$83,640", "$46,904", "$109,238",
    # titles, before and after
    "3-1-1 Customer Service Specialist", "311 Customer Service Specialist",
    "3-1-1 Customer Service Agent", "311 Customer Service Agent",
    "3-1-1 Operations Support Assistant", "311 Operations Assistant",
    "3-1-1 Lead Customer Service Agent", "Lead Customer Service Agent",
    "3-1-1 Operations Support Trainer/Analyst", "311 Analyst/Trainer",
    "Contact Center Director", "DHS Customer Service Agent", "Contact Center Operations Manager",
    "3-1-1 Customer Service Operations Supervisor",
    # the rule and the posting
    "7-37 A", "13 calendar days", "Tuesday, April 5, 2011",
    # hearing, comments, speakers
    "Thursday, April 7, 2011, 5:00 p.m.", "Room 4.F.6", "Webb Municipal Building", "201 West Colfax Avenue",
    "Wednesday, April 6, 2011, 8:00 a.m.", "Bruce Backer", "bruce.backer@denvergov.org", "in care of Alena Martinez",
    "alena.martinez@denvergov.org", "contact name", "telephone number",
    "Tuesday, April 5, 2011, noon", "Leon Duran", "leon.duran@denvergov.org", "(720) 913-5168",
)  # fmt: skip


@pytest.fixture(scope="module")
def reading(documents: Path) -> Reading:
    """Document 002 as it is read."""
    (paper,) = documents.glob("002_*.txt")
    return read(paper.read_text(encoding="utf-8"), LAYOUTS)


@pytest.fixture(scope="module")
def facts(reading: Reading) -> NoticeFacts:
    """The facts of Notice 1341, taken from the reading alone."""
    (notice,) = reading.notices
    specs = [part for part in reading.parts if isinstance(part, Spec)]
    changes = tuple(printed.change for printed in notice.changes)
    assert notice.posting is not None
    (rule,) = notice.quoted_rules
    day = date(2011, 3, 23)
    return NoticeFacts(
        office="Career Service Authority",
        day=day,
        terms=_terms(notice),
        subject=_field(notice, "subject"),
        changes=changes,
        tables=(),
        citation=f"{rule.citation}, in the wording of 2011",
        paraphrase="what the Board approves begins with the first work week after its approval",
        anchor="",
        whys=tuple((change, "Set out above.") for change in changes),
        posted_until=date.fromordinal(day.toordinal() + notice.posting.days),
        sender=Sender(*_field(notice, "from").split(", ")),
        drafts_to=("311", "Human Services"),
        rule_words=rule.text,
        attached=tuple(SpecFacts("Career Service Authority", DENVER, spec) for spec in specs),
    )


def _field(notice: Notice, key: str) -> str:
    return next(field.printed for field in notice.fields if field.key == key)


def _terms(notice: Notice) -> Terms:
    until = {cut_off.purpose: cut_off.moment for cut_off in notice.cut_offs}
    to = {}
    for contact in notice.contacts:
        people = [contact.person, *([contact.care_of] if contact.care_of else [])]
        said = [", ".join(part for part in (p.name, p.email, p.phone) if part) for p in people]
        to[contact.purpose] = ", in care of ".join(said)
    hearing = notice.hearing
    assert hearing is not None
    assert hearing.day is not None
    assert hearing.hour is not None
    place = ", ".join(part for part in (hearing.room, hearing.building, hearing.address) if part)
    moment = f"{hearing.day.isoformat()}T{hearing.hour.isoformat()}"
    narrative = "\n\n".join(p.text for p in notice.narrative if p.about.value == "narrative")
    return Terms(
        notice.number or "",
        type(notice.cut_offs[0].moment).fromisoformat(moment),  # type: ignore[union-attr]
        place,
        until["comments"],
        to["comments"],
        until["speakers"],
        to["speakers"],
        narrative=narrative,
    )


@pytest.fixture(scope="module")
def paper(facts: NoticeFacts) -> Document:
    """Our notice."""
    return classification_notice(facts)


@pytest.mark.clause(131, 133, 134, 135, 136, 137, 138, 139)
@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_notice_1341_stands_in_ours(paper: Document, fact: str) -> None:
    assert fact in text(paper)


@pytest.mark.clause(140)
def test_the_narrative_of_the_paper_stands_in_ours_whole(paper: Document, reading: Reading) -> None:
    said = text(paper)
    told = [p.text for p in reading.notices[0].narrative if p.about.value == "narrative"]
    assert len(told) >= 6
    assert [p for p in told if p not in said] == []


@pytest.mark.clause(138)
def test_the_four_tables_hold_the_rows_of_the_paper_and_nothing_else(paper: Document, facts: NoticeFacts) -> None:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [2, 3, 3, 1]
    titles = [cell for table in tables for row in table.rows for cell in row]
    for change in facts.changes:
        assert change.subject.title in titles


@pytest.mark.clause(138)
def test_a_class_with_a_new_grade_and_a_new_title_stands_in_one_table_only(paper: Document) -> None:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    holding = [table.caption for table in tables if any("CS2155" in row for row in table.rows)]
    assert holding == ["Revised classes, with a new pay grade and a new title"]


def test_the_specifications_of_the_paper_stand_in_ours_word_for_word(paper: Document, reading: Reading) -> None:
    said = words(*text(paper).split("\n"))
    for part in reading.parts:
        if isinstance(part, Spec):
            assert not words(*part.kept) - said


def test_a_fact_that_is_left_out_is_missed(facts: NoticeFacts) -> None:
    """The check above can fail: without one change, its class is found in no table."""
    fewer = replace(facts, changes=tuple(c for c in facts.changes if not _is_abolished(c)), attached=(), whys=())
    tables = [block for block in classification_notice(fewer).blocks if isinstance(block, Table)]
    assert not any("CS2156" in row for table in tables for row in table.rows)


def _is_abolished(change: Change) -> bool:
    return change.kind is ChangeKind.ABOLISH
