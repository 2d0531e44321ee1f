"""The other papers: circular, book, redline, memo, request, resolution, result, class history."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from classplan.core.amending.proposal import Decision, Outcome, Proposed
from classplan.core.dates import PartialDate
from classplan.core.documents import Document, Facts, Heading, Items, PageBreak, Paragraph, Redlined, Table
from classplan.core.documents.book import BookFacts, Entry, specification_book
from classplan.core.documents.circular import CircularFacts, Holder, Sheet, concerns, update_circular
from classplan.core.documents.class_history import class_history
from classplan.core.documents.council import council_request, council_resolution
from classplan.core.documents.letterhead import Sender
from classplan.core.documents.memo import board_memo
from classplan.core.documents.notice import classification_notice
from classplan.core.documents.redlined import redlined_specification
from classplan.core.documents.result import result_notice
from classplan.core.documents.specification import SpecFacts, clean_specification
from classplan.core.documents.version import Version
from classplan.core.errors import Invalid
from classplan.core.plan import Change
from classplan.core.redline import accepted, of_spec, redline, rejected
from tests.core.documents.facts import (
    BOOK,
    CHANGES,
    CIRCULAR,
    COUNCIL,
    CREATED,
    DENVER,
    ENDED,
    HISTORY,
    MEMO,
    NEW,
    NOTICE,
    OFFICE,
    OLD,
    REDLINE,
    RESULT,
    SPECIFICATION,
    line,
    spec,
    text,
)

PAPERS = {
    "notice": (classification_notice, NOTICE),
    "specification": (clean_specification, SPECIFICATION),
    "redline": (redlined_specification, REDLINE),
    "circular": (update_circular, CIRCULAR),
    "book": (specification_book, BOOK),
    "memo": (board_memo, MEMO),
    "request": (council_request, COUNCIL),
    "resolution": (council_resolution, COUNCIL),
    "result": (result_notice, RESULT),
    "history": (class_history, HISTORY),
}


def table(paper: Document, caption: str) -> Table:
    """The table under a caption."""
    return next(block for block in paper.blocks if isinstance(block, Table) and block.caption == caption)


def headings(paper: Document) -> list[str]:
    """The headings of a paper."""
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_has_one_title_and_no_level_is_skipped(name: str) -> None:
    builder, facts = PAPERS[name]
    paper = builder(facts)  # type: ignore[operator]
    levels = [block.level for block in paper.blocks if isinstance(block, Heading)]
    assert levels.count(1) == 1
    seen = 0
    for level in levels:
        assert level <= seen + 1
        seen = level
    assert paper.title
    assert paper.head or name == "notice"


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_that_is_absent_is_printed_as_python_says_it(name: str) -> None:
    builder, facts = PAPERS[name]
    said = text(builder(facts))  # type: ignore[operator]
    if name not in ("specification", "book", "redline"):  # these print “None” where the text says so
        assert "None" not in said
    assert not any(sign in said for sign in ("PartialDate(", "Decimal(", "datetime", "()", "<"))


@pytest.mark.parametrize("name", PAPERS)
def test_a_draft_is_marked_as_one(name: str) -> None:
    builder, facts = PAPERS[name]
    assert not builder(facts).draft  # type: ignore[operator]
    assert builder(replace(facts, draft=True)).draft  # type: ignore[operator, type-var]


@pytest.mark.parametrize("name", PAPERS)
def test_every_row_of_a_table_has_a_cell_for_each_column_and_none_is_blank(name: str) -> None:
    builder, facts = PAPERS[name]
    for block in builder(facts).blocks:  # type: ignore[operator]
        if isinstance(block, Table):
            assert block.rows
            assert all(len(row) == len(block.columns) for row in block.rows)
            assert all(cell for row in block.rows for cell in row)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("board", ["the Board", "The Board", "Board"])
def test_a_body_has_one_article_and_an_office_is_named_once(name: str, board: str) -> None:
    builder, facts = PAPERS[name]
    if hasattr(facts, "board"):
        facts = replace(facts, board=board)  # type: ignore[type-var]
    if hasattr(facts, "sender"):
        sender = Sender(OFFICE) if isinstance(facts.sender, Sender) else OFFICE
        facts = replace(facts, sender=sender)  # type: ignore[type-var]
    said = text(builder(facts))  # type: ignore[operator]
    assert "the the" not in said.lower()
    assert f"{OFFICE}, {OFFICE}" not in said


# --- Redline ---------------------------------------------------------------------------------------------


def test_a_redline_says_which_two_versions_and_how_to_read_it() -> None:
    paper = redlined_specification(REDLINE)
    (head,) = [block for block in paper.blocks if isinstance(block, Facts)]
    said = dict(head.rows)
    assert said["Old text"] == "Rev. 06/04/2010, in force from Sunday, June 6, 2010"
    assert said["New text"] == "Rev. 04/08/2012, in force from Sunday, April 8, 2012"
    assert said["Old title"] == "Gardener"
    assert (said["Words removed"], said["Words added"]) == ("2", "6")
    assert "How to read it" in headings(paper)


def test_the_redline_in_the_paper_is_the_one_that_was_computed() -> None:
    (block,) = [block for block in redlined_specification(REDLINE).blocks if isinstance(block, Redlined)]
    assert rejected(block.found.rows) == tuple(b.printed for b in of_spec(spec()))
    assert accepted(block.found.rows)[0] == "Town Gardener"


def test_two_versions_that_nobody_can_tell_apart_are_refused() -> None:
    with pytest.raises(Invalid, match=r"Both versions go by the name “Rev\. 06/04/2010"):
        redlined_specification(replace(REDLINE, new=replace(OLD)))


def test_a_redline_of_equal_texts_says_that_nothing_changed() -> None:
    same = redline(of_spec(spec()), of_spec(spec()))
    assert "the same, word for word" in text(redlined_specification(replace(REDLINE, found=same)))


def test_a_text_that_is_only_proposed_is_named_as_such() -> None:
    proposed = Version("Town Gardener", PartialDate(2006, 3, 1), paper="Notice 77")
    paper = redlined_specification(replace(REDLINE, new=proposed))
    assert "Est. 03/01/2006, not in force, Notice 77" in text(paper)


# --- Circular --------------------------------------------------------------------------------------------

PARKS = Holder("Parks", frozenset({1, 9}))


@pytest.mark.clause(166, 169)
def test_a_circular_lists_what_goes_in_by_title_and_version() -> None:
    found = table(update_circular(CIRCULAR), "New and revised job specifications")
    assert found.rows == (
        ("Town Gardener", "NS1001", "Rev. 04/08/2012", "Sunday, April 8, 2012"),
        ("Orchard Keeper", "NS1004", "Est. 04/08/2012", "Sunday, April 8, 2012"),
    )


@pytest.mark.clause(167)
def test_a_circular_lists_what_comes_out_and_says_that_nothing_is_destroyed() -> None:
    paper = update_circular(CIRCULAR)
    found = table(paper, "Job specifications to be removed")
    assert [row[0] for row in found.rows] == ["Gardener", "Gate Porter"]
    assert "Nothing is destroyed" in text(paper)


@pytest.mark.clause(168)
def test_an_agency_gets_its_own_classes_and_is_told_which_it_may_leave_out() -> None:
    paper = update_circular(replace(CIRCULAR, holder=PARKS))
    assert [row[0] for row in table(paper, "New and revised job specifications").rows] == ["Town Gardener"]
    assert [row[0] for row in table(paper, "Job specifications to be removed").rows] == ["Gardener"]
    assert Items(("Orchard Keeper", "Gate Porter")) in paper.blocks


@pytest.mark.clause(168)
def test_an_agency_with_the_whole_book_gets_everything() -> None:
    whole = update_circular(replace(CIRCULAR, holder=Holder("Records")))
    assert [b for b in whole.blocks if isinstance(b, Table)] == [
        b for b in update_circular(CIRCULAR).blocks if isinstance(b, Table)
    ]
    assert "What you may leave out" not in headings(whole)


@pytest.mark.clause(168)
def test_an_agency_that_nothing_concerns_needs_no_circular() -> None:
    nobody = Holder("Harbour", frozenset({99}))
    assert not concerns(CIRCULAR, nobody)
    with pytest.raises(Invalid, match="None of the 4 specifications of this update is a class of Harbour"):
        update_circular(replace(CIRCULAR, holder=nobody))


def test_the_texts_that_go_with_a_circular_begin_on_pages_of_their_own() -> None:
    attached = tuple(SpecFacts(OFFICE, DENVER, spec(v.title), v) for v in (NEW, CREATED))
    everybody = update_circular(replace(CIRCULAR, attached=attached))
    assert [b for b in everybody.blocks if isinstance(b, PageBreak)] == [PageBreak(), PageBreak()]
    parks = update_circular(replace(CIRCULAR, attached=attached, holder=PARKS))
    assert "Orchard Keeper" not in headings(parks)
    assert "Town Gardener" in headings(parks)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (replace(CIRCULAR, insert=(), remove=()), "nothing to send"),
        (replace(CIRCULAR, attached=(SPECIFICATION,)), "2 specifications go into the book and 1 texts"),
        (replace(CIRCULAR, insert=(Sheet(1, Version("Clerk")),)), r"Clerk has no day of revision.*169"),
    ],
)
def test_a_circular_that_cannot_be_followed_is_refused(facts: CircularFacts, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        update_circular(facts)


def test_a_circular_is_of_the_day_on_which_it_goes_out_and_its_versions_of_theirs() -> None:
    said = text(update_circular(CIRCULAR))
    assert "Wednesday, April 11, 2012" in said
    assert "Sunday, April 8, 2012" in said


# --- Book ------------------------------------------------------------------------------------------------


def test_a_book_says_its_day_and_lists_its_classes_by_title() -> None:
    paper = specification_book(BOOK)
    assert "Thursday, April 12, 2012" in text(paper)
    assert [row[0] for row in table(paper, "In this order").rows] == ["Orchard Keeper", "Town Gardener"]
    titles = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    assert titles[-2:] == ["Orchard Keeper", "Town Gardener"]


def test_each_specification_begins_on_a_page_of_its_own() -> None:
    blocks = specification_book(BOOK).blocks
    starts = [blocks[n + 1] for n, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert starts == [
        Heading(2, "Contents"),
        Heading(2, "Orchard Keeper", "text-1"),
        Heading(2, "Town Gardener", "text-2"),
    ]
    (contents,) = [block for block in blocks if isinstance(block, Table) and block.leads_to]
    assert [(row[0], to) for row, to in zip(contents.rows, contents.leading, strict=True)] == [
        ("Orchard Keeper", "text-1"),
        ("Town Gardener", "text-2"),
    ]


def test_a_class_without_a_specification_is_listed_and_not_dropped() -> None:
    assert table(specification_book(BOOK), "Not in the book").rows == (("Ledger Clerk", "NC3001", "612-C"),)


def test_a_book_in_which_no_text_is_on_record_lists_every_class() -> None:
    bare = replace(BOOK, entries=tuple(Entry(entry.line) for entry in BOOK.entries))
    assert len(table(specification_book(bare), "Not in the book").rows) == 3


def test_a_text_under_an_older_title_is_found_by_both() -> None:
    entry = Entry(line("NS1001", "Town Gardener"), OLD, spec("Gardener"))
    found = table(specification_book(replace(BOOK, entries=(entry,))), "In this order")
    assert found.rows[0][0] == "Town Gardener (headed Gardener)"


def test_classes_of_one_title_stand_in_the_order_of_their_codes() -> None:
    twins = tuple(Entry(line(code, "Clerk"), NEW, spec("Clerk")) for code in ("B2", "A1"))
    found = table(specification_book(replace(BOOK, entries=twins)), "In this order")
    assert [row[1] for row in found.rows] == ["A1", "B2"]


def test_a_book_of_a_day_before_every_class_is_refused() -> None:
    with pytest.raises(Invalid, match="No class is on record for Sunday, January 1, 1950"):
        specification_book(BookFacts(OFFICE, DENVER, date(1950, 1, 1), ()))


def test_a_text_that_is_not_in_force_on_the_day_is_refused_in_the_book_and_by_itself() -> None:
    early = date(2010, 6, 5)
    with pytest.raises(Invalid, match="as of Saturday, June 5, 2010, and this text is in force from Sunday, June 6"):
        clean_specification(replace(SPECIFICATION, day=early))
    with pytest.raises(Invalid, match="Orchard Keeper is asked for"):
        specification_book(replace(BOOK, day=early))


# --- Memo ------------------------------------------------------------------------------------------------

ONLY_TEXT = (Proposed(1, Change(line("1821", "Records Technician"), line("1821", "Records Technician")), 1),)


@pytest.mark.clause(170)
def test_a_memo_asks_the_board_to_approve_under_its_code() -> None:
    paper = board_memo(replace(MEMO, changes=ONLY_TEXT, impact=None, noun="job description"))
    asked = "Action requested: approval of Records Technician (1821), specification revised."
    assert Paragraph(asked, strong=True) in paper.blocks
    assert (
        "approve Records Technician (1821), specification revised, as Section 13-7 of the Civil Service Code"
        in text(paper)
    )


@pytest.mark.clause(171, 172, 175)
def test_a_memo_tells_the_last_revision_who_reviewed_and_who_agreed() -> None:
    said = text(board_memo(MEMO))
    assert "last revised in 2006" in said
    assert "Reviewed by: the head gardener and the six gardeners." in said
    assert "Talked over with the Park Workers' Union on February 14, 2012: no objection." in said


@pytest.mark.clause(189)
def test_a_memo_tells_what_the_changes_do_to_the_plan_to_other_classes_and_to_departments() -> None:
    paper = board_memo(MEMO)
    assert headings(paper)[4:7] == ["Impact on the plan", "Impact on other classes", "Impact on departments"]
    assert "Every" not in headings(paper)


@pytest.mark.parametrize(
    ("lacking", "why"),
    [
        ({"changes": ()}, "proposes nothing to approve"),
        ({"code_section": " "}, "names no section of the code"),
        ({"background": ("",)}, "gives no background"),
        ({"impact": None}, "does not say what that does to the plan.*189"),
    ],
)
def test_a_memo_that_lacks_what_the_board_needs_is_refused(lacking: dict[str, Any], why: str) -> None:
    with pytest.raises(Invalid, match=why):
        board_memo(replace(MEMO, **lacking))


# --- Council ---------------------------------------------------------------------------------------------


@pytest.mark.clause(189)
def test_a_request_tells_justification_impact_and_what_the_board_did() -> None:
    paper = council_request(COUNCIL)
    assert "Justification" in headings(paper)
    assert "Impact on departments" in headings(paper)
    assert "Thursday, March 22, 2012, by the Personnel Board" in text(paper)
    assert "that use ends with Tuesday, September 25, 2012" in text(paper)


def test_a_resolution_resolves_each_change_and_dates_them_by_the_rule() -> None:
    paper = council_resolution(COUNCIL)
    grounds, resolved = (block for block in paper.blocks if isinstance(block, Items))
    assert len(resolved.texts) == len(CHANGES) + 2
    assert resolved.texts[0].startswith("Hedge Warden (NS1003) is renamed Hedge and Path Warden.")
    assert resolved.texts[-2].startswith("These changes take effect under Rule 7-37 A, in the wording of 2011: ")
    assert grounds.numbered
    assert resolved.numbered


def test_a_resolution_names_the_body_and_the_place_with_their_articles() -> None:
    said = text(council_resolution(replace(COUNCIL, council="the Council", place="City of Wrenfield")))
    assert "The Council of the City of Wrenfield resolves:" in said
    assert "Town Council of the Town of Wrenfield" in text(council_resolution(COUNCIL))
    (to, *_), *_ = (
        block.rows
        for block in council_request(replace(COUNCIL, council="the Council")).blocks
        if isinstance(block, Facts)
    )
    assert to == ("To", "The Council")
    assert "The Board" in text(board_memo(replace(MEMO, board="the Board")))


def test_what_is_filled_in_by_hand_has_a_line_to_write_on() -> None:
    passage = council_resolution(COUNCIL).blocks[-1]
    assert isinstance(passage, Facts)
    assert [name for name, _ in passage.rows] == ["Passed on", "Presiding", "Attested by the clerk"]
    assert all(len(line) > 20 and set(line) == {"_"} for _, line in passage.rows)


def test_a_resolution_has_its_number_when_the_clerk_has_given_it_one() -> None:
    assert "to be given by the clerk" in text(council_resolution(COUNCIL))
    assert headings(council_resolution(replace(COUNCIL, number="12-0417R")))[0] == "Resolution No. 12-0417R"


@pytest.mark.parametrize("builder", [council_request, council_resolution])
@pytest.mark.parametrize(
    ("lacking", "why"),
    [({"board_approved": None}, "Record the approval first"), ({"changes": ()}, "let no change stand")],
)
def test_nothing_goes_to_the_council_that_the_board_has_not_approved(
    builder: Any, lacking: dict[str, Any], why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        builder(replace(COUNCIL, **lacking))


@pytest.mark.clause(189)
@pytest.mark.parametrize("lacking", [{"justification": (" ",)}, {"impact": None}])
def test_a_request_without_justification_or_impact_is_refused(lacking: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="189"):
        council_request(replace(COUNCIL, **lacking))


# --- Results ---------------------------------------------------------------------------------------------


@pytest.mark.clause(190)
def test_a_department_is_told_what_became_of_each_change_and_from_when() -> None:
    paper = result_notice(RESULT)
    rows = table(paper, "Changes that touch you").rows
    assert [row[1] for row in rows] == ["approved", "modified", "rejected", "approved"]
    assert rows[1][2] == "NS1001 Town Gardener (612-N)"
    assert rows[2][2] == "Everything stays as it was."
    assert "in force from Sunday, March 25, 2012 (Rule 7-37 A)" in text(paper)


@pytest.mark.clause(190)
def test_a_department_is_told_of_its_own_positions_alone() -> None:
    said = text(result_notice(replace(RESULT, positions=("P-17",))))
    assert "P-17: stays in the class under its new title" in said
    assert "P-20" not in said


def test_what_waits_says_for_what() -> None:
    waiting = replace(RESULT, effective=None, waits_for="It waits for the Mayor")
    assert "Nothing is in force yet. It waits for the Mayor (Rule 7-37 A)." in text(result_notice(waiting))
    with pytest.raises(Invalid, match="Give one of them"):
        result_notice(replace(RESULT, effective=None))
    assert table(result_notice(waiting), "Changes that touch you").columns[-1] == "Once in force"
    assert table(result_notice(RESULT), "Changes that touch you").columns[-1] == "Once in force"
    told_later = replace(RESULT, day=date(2012, 3, 25))
    assert table(result_notice(told_later), "Changes that touch you").columns[-1] == "What holds"


def test_a_clause_that_is_named_already_is_not_named_twice() -> None:
    waiting = replace(RESULT, effective=None, waits_for="It waits for the Council (7-21 C).")
    assert "It waits for the Council (7-21 C).\n" in f"{text(result_notice(waiting))}\n"
    assert "C) (" not in text(result_notice(waiting))


def test_where_a_later_act_undid_it_everything_stays_and_nothing_is_awaited() -> None:
    failed = "The Town Council disapproved it on Monday, April 2, 2012"
    paper = result_notice(replace(RESULT, effective=None, failed=failed))
    rows = table(paper, "Changes that touch you")
    assert rows.columns[-1] == "What holds"
    assert {row[-1] for row in rows.rows} == {"Everything stays as it was."}
    assert f"{failed}. Nothing of Notice 77 takes effect; everything stays as it was." in text(paper)
    assert "yet" not in text(paper)


def test_where_all_was_rejected_nothing_takes_effect() -> None:
    rejected_all = tuple(Decision(n, Outcome.REJECTED) for n in range(1, 5))
    assert "nothing takes effect" in text(result_notice(replace(RESULT, decisions=rejected_all, effective=None)))


def test_a_change_that_is_noticed_again_leaves_everything_as_it_was() -> None:
    again = (Decision(1, Outcome.MODIFIED, line("NS1003", "Path Warden"), again=True), *RESULT.decisions[1:])
    assert "noticed anew" in text(result_notice(replace(RESULT, decisions=again)))


@pytest.mark.parametrize(
    ("lacking", "why"),
    [
        ({"decided": None}, "The Personnel Board has not decided"),
        ({"changes": ()}, "touches Parks"),
        ({"decisions": ()}, "No decision on change 1"),
    ],
)
def test_a_result_that_is_none_is_not_told(lacking: dict[str, Any], why: str) -> None:
    with pytest.raises(Invalid, match=why):
        result_notice(replace(RESULT, **lacking))


# --- Class history ---------------------------------------------------------------------------------------


@pytest.mark.clause(163)
def test_the_entries_of_the_class_histories_are_printed_as_they_are_told() -> None:
    rows = table(class_history(HISTORY), "Entries").rows
    assert rows == (("Town Gardener", "NS1001", "4/2012 (UB) – The title was changed."),)


@pytest.mark.parametrize(
    ("entries", "why"),
    [((), "changes no class"), ((replace(HISTORY.entries[0], text=" "),), "has no words for Notice 77")],
)
def test_a_sheet_without_entries_or_words_is_refused(entries: Any, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        class_history(replace(HISTORY, entries=entries))


def test_what_is_not_on_record_is_said_so_and_never_none() -> None:
    nameless = replace(ENDED, code=None)
    found = table(update_circular(replace(CIRCULAR, remove=(Sheet(2, nameless),))), "Job specifications to be removed")
    assert found.rows == (("Gate Porter", "Est. 03/01/2006", "Wednesday, March 1, 2006"),)
