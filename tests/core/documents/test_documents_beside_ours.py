"""The memo of document 001 and the circular of document 000 beside ours: each of their facts stands in our paper."""

from datetime import date
from pathlib import Path

import pytest

from classplan.core.amending.proposal import Proposed
from classplan.core.dates import PartialDate
from classplan.core.documents import Document
from classplan.core.documents.asked import Consulted
from classplan.core.documents.circular import CircularFacts, Sheet, update_circular
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.memo import MemoFacts, board_memo
from classplan.core.documents.version import Version
from classplan.core.plan import Change, Line
from tests.core.documents.facts import DENVER, DULUTH, text

TECHNICIAN = Line("1821", "Human Resources Technician")
MEMO = MemoFacts(
    office="Human Resources",
    board="Civil Service Board",
    sender=Sender("Heather DuVal", "Human Resources Supervisor"),
    day=date(2023, 9, 27),
    subject="Revised Job Classification of Human Resources Technician",
    changes=(Proposed(1, Change(TECHNICIAN, TECHNICIAN), 1, "The duties are those of today."),),
    background=("Descriptions last revised over 10 years ago are gone over.",),
    code_section="Section 13-7 of the Civil Service Code",
    last_revised=2010,
    reviewed_by=("the supervisor of the position", "the incumbents"),
    consulted=(Consulted("the Confidential Union", "agreeable"), Consulted("the incumbents", "agreeable")),
    letterhead=("Room 340", "411 West First Street", "Duluth, Minnesota 55802", "218-730-5210"),
    noun=DULUTH.noun,
)
ASSOCIATE, SENIOR = "Associate Human Resources Professional", "Senior Human Resources Professional"
EST, REV, SINCE = PartialDate(2007, 2, 16), PartialDate(2009, 5, 24), date(2009, 5, 24)
CIRCULAR = CircularFacts(
    office="Career Service Authority",
    house=DENVER,
    sender="Alena Martinez",
    day=date(2009, 5, 27),
    insert=(Sheet(1, Version(ASSOCIATE, EST, REV, SINCE)), Sheet(2, Version(SENIOR, EST, REV, SINCE))),
    remove=(Sheet(1, Version(ASSOCIATE, EST)), Sheet(2, Version(SENIOR, EST))),
    letterhead=("201 W. Colfax, Department 412", "Denver, CO 80202", "720.913.5751"),
)
FACTS = [
    *(
        ("001", fact)
        for fact in (
            "September 27, 2023",
            "Civil Service Board",
            "Heather DuVal",
            "Human Resources Supervisor",
            "Revised Job Classification of Human Resources Technician",
            "10 years ago",
            "last revised in 2010",
            "Confidential Union",
            "incumbents",
            "agreeable",
            "Section 13-7 of the Civil Service Code",
            "Room 340",
            "411 West First Street",
            "218-730-5210",
        )
    ),
    *(
        ("000", fact)
        for fact in (
            "May 27, 2009",
            "Alena Martinez",
            "Career Service Authority",
            ASSOCIATE,
            SENIOR,
            "Rev. 05/24/2009",
            "Est. 02/16/2007",
            "201 W. Colfax, Department 412",
            "720.913.5751",
        )
    ),
]


def _ours(number: str) -> Document:
    return board_memo(MEMO) if number == "001" else update_circular(CIRCULAR)


@pytest.mark.clause(166, 167, 169, 170, 171, 172, 175)
@pytest.mark.parametrize(("number", "fact"), FACTS)
def test_every_fact_of_the_paper_stands_in_ours(number: str, fact: str) -> None:
    assert fact in text(_ours(number))


@pytest.mark.documents
@pytest.mark.parametrize(("number", "fact"), FACTS)
def test_it_is_a_fact_of_the_paper(documents: Path, number: str, fact: str) -> None:
    (paper,) = documents.glob(f"{number}_*")
    assert fact in " ".join(paper.read_text(encoding="utf-8").split())
