"""A paper that is no specification is told by its kind, and what can be told apart in it stands beside its words."""

import pytest

from classplan.core.reading import Unread, read
from classplan.core.reading.words import account
from classplan.jurisdictions import every_layout

LAYOUTS = every_layout()
MEMO = "TO: The Board of Ferries\nFROM: Ada Finch\nDATE: May 4, 2021\nRE: A new class\n\nPlease create it.\n"
RULE = """RULE 4
Section 4-10 Definitions
A. Ferry: A boat that carries people over the river for a fee.
B. Pilot: The person who steers a ferry and answers for it.
4-11 Landing Places
The Board says where ferries land.
(Revised May 1, 2004; Memo 12)
Section 4-20 Fees
Section 4-30 Hours
APPENDIX 4.A. Tables of fees
"""
AGENDA = "RIVER COMMISSION\nAGENDA for\nMAY 4, 2021\nNo.\tCode\tTitle\n1\tF12\tFerry Pilot\n2\tF13\tDeck Hand\n"
RESOLUTION = "WHEREAS, ferries run late; and\nWHEREAS, people wait;\nNOW, THEREFORE, be it so.\n"
PAY = "GRADE\tSTEP 1\tSTEP 2\n" + "".join(f"F{n}\t${n}5.10\t${n}6.20\n" for n in range(1, 9))
CLASSES = "Grade Position\n" + "Ferry Pilot\nDeck Hand\nChief Engineer\nTicket Clerk\nNet Mender\nCook"
FORM = "DESCRIPTION OF POSITION\n" + "".join(
    f"{n}. {asked}:\n   ropes\n"
    for n, asked in enumerate(
        ["Working Title of it", "Where it is held", "What it is for", "Tools it uses", "Who does it"], 1
    )
)
POSTING = "Ferry Pilot wanted\nHow to apply: write to the pier.\nClosing date: May 4, 2021\n"


def unread(text: str) -> Unread:
    reading = read(text, LAYOUTS)
    assert account(text, reading).is_whole
    (part,) = reading.parts
    assert isinstance(part, Unread)
    return part


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MEMO, "memo"),
        (RULE, "rule"),
        (AGENDA, "agenda"),
        (RESOLUTION, "resolution"),
        (PAY, "pay_table"),
        (CLASSES, "class_list"),
        (FORM, "description_form"),
        (POSTING, "posting"),
        ("NOTICE OF PUBLIC HEARING\nThe Board hears the public on ferries.\n", "notice"),
        ("A letter about boats.\n", "other"),
    ],
)
def test_a_paper_is_told_by_its_kind(text: str, kind: str) -> None:
    assert unread(text).kind == kind


def test_the_head_of_a_memo_is_fields() -> None:
    assert [(field.key, field.parsed) for field in unread(MEMO).fields] == [
        ("to", "The Board of Ferries"),
        ("from", "Ada Finch"),
        ("date", "2021-05-04"),
        ("subject", "A new class"),
    ]


def test_a_rule_has_sections_definitions_appendices_and_notes_of_its_history() -> None:
    assert [(mark.about, mark.number, mark.text) for mark in unread(RULE).marks] == [
        ("section", "4", None),
        ("section", "4-10", "Definitions"),
        ("definition", "A", "Ferry"),
        ("definition", "B", "Pilot"),
        ("section", "4-11", "Landing Places"),
        ("history_note", None, "(Revised May 1, 2004; Memo 12)"),
        ("section", "4-20", "Fees"),
        ("section", "4-30", "Hours"),
        ("appendix", "4.A", "Tables of fees"),
    ]


def test_a_table_of_pay_has_its_rows_in_cells() -> None:
    rows = unread(PAY).rows
    assert (len(rows), rows[1].line, rows[1].cells) == (9, 2, ("F1", "$15.10", "$16.20"))


@pytest.mark.parametrize("text", [CLASSES, "A letter about boats.\n"])
def test_what_has_no_cells_has_no_rows(text: str) -> None:
    assert unread(text).rows == ()
