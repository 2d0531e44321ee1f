"""A notice says all that the clauses ask of it, or is refused in words that say what is missing."""

from dataclasses import replace

import pytest

from classplan.core.amending.proposal import Terms
from classplan.core.documents import Document, Items, Table
from classplan.core.documents.notice import classification_notice
from classplan.core.errors import Invalid
from classplan.core.plan import Change, ChangeKind
from classplan.core.rules import Waiver
from tests.core.documents.facts import LINES, NOTICE, TERMS, line, text


def tables(paper: Document) -> list[Table]:
    """The tables of a paper."""
    return [block for block in paper.blocks if isinstance(block, Table)]


@pytest.mark.clause(131)
def test_it_is_marked_for_posting_before_anything_else_and_says_to_whom_it_goes() -> None:
    said = text(classification_notice(NOTICE)).split("\n")
    assert said[0] == "POSTING IS REQUIRED"
    assert "Agency heads and employees" in said


@pytest.mark.clause(132)
def test_it_names_the_authorities_that_got_a_draft() -> None:
    assert "the appointing authorities of Parks and Gates" in text(classification_notice(NOTICE))


@pytest.mark.clause(133)
def test_it_says_for_how_many_days_it_hangs_and_through_which() -> None:
    said = text(classification_notice(NOTICE))
    assert "at least 13 calendar days" in said
    assert "through Sunday, March 18, 2012" in said


@pytest.mark.clause(138)
@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (ChangeKind.RETITLE, ("Job code", "Current title", "Proposed title")),
        (
            ChangeKind.REGRADE,
            (
                "Current code",
                "Proposed code",
                "Current title",
                "Proposed title",
                "Present grade and range",
                "Proposed grade and range",
            ),
        ),
        (ChangeKind.CREATE, ("Job code", "Title", "Grade and range")),
        (ChangeKind.ABOLISH, ("Job code", "Title", "Grade")),
    ],
)
def test_each_kind_of_change_has_the_columns_that_it_must_state(kind: ChangeKind, columns: tuple[str, ...]) -> None:
    of_kind = tuple(change for change in LINES if change.kind is kind)
    (table,) = tables(classification_notice(replace(NOTICE, changes=of_kind, tables=(), whys=())))
    assert table.columns == columns
    assert len(table.rows) == 1


@pytest.mark.clause(138)
def test_every_change_stands_in_one_table_and_in_one_row() -> None:
    rows = [row for table in tables(classification_notice(NOTICE)) for row in table.rows]
    assert len(rows) == len(NOTICE.changes) + sum(map(len, NOTICE.tables))
    for change in NOTICE.changes:
        assert sum(change.subject.code in row for row in rows) == 1


def test_a_new_title_with_a_new_code_states_both_codes() -> None:
    change = Change(line("NS1", "Hedge Warden"), line("NS9", "Path Warden"))
    (table,) = tables(classification_notice(replace(NOTICE, changes=(change,), tables=(), whys=())))
    assert table.rows == (("NS1", "Hedge Warden", "Path Warden", "NS9"),)


@pytest.mark.clause(139)
def test_it_cites_the_rule_that_dates_it_with_its_wording_and_its_words_where_they_are_known() -> None:
    paper = classification_notice(replace(NOTICE, rule_words="It shall begin."))
    assert "Rule 7-37 A, in the wording of 2011: " in text(paper)
    assert "“It shall begin.”" in text(paper)


@pytest.mark.clause(140)
def test_it_tells_the_study_and_why_each_class_is_revised_or_created() -> None:
    paper = classification_notice(NOTICE)
    assert "the study of the parks, begun in 2011" in text(paper)
    whys = next(block for block in paper.blocks if isinstance(block, Items))
    assert "Gardener (NS1001), pay grade changed and title changed: Interviews showed" in whys.texts[1]
    assert len(whys.texts) == len(NOTICE.whys)


LACKING = [
    (Terms(number=""), "its number"),
    (replace(TERMS, number=""), "its number (131)"),
    (replace(TERMS, hearing=None), "day and hour of the hearing (134)"),
    (replace(TERMS, place=" "), "the place of the hearing (134)"),
    (replace(TERMS, comments_until=None), "the cut-off for comments (135)"),
    (replace(TERMS, comments_to=""), "where comments go (135)"),
    (replace(TERMS, speakers_until=None), "the cut-off for speakers (137)"),
    (replace(TERMS, speakers_to=""), "whom speakers call (137)"),
]


@pytest.mark.parametrize(("terms", "missing"), LACKING)
def test_a_notice_that_lacks_something_is_refused_and_says_what(terms: Terms, missing: str) -> None:
    with pytest.raises(Invalid) as refused:
        classification_notice(replace(NOTICE, terms=terms))
    assert missing in str(refused.value)


@pytest.mark.clause(138)
def test_a_change_that_does_not_state_all_its_columns_is_refused_by_the_name_of_the_column() -> None:
    change = Change(None, line("NS1004", "Orchard Keeper"))
    with pytest.raises(Invalid, match=r"Orchard Keeper \(NS1004\), new class needs its “Grade and range”.*138"):
        classification_notice(replace(NOTICE, changes=(change,)))


@pytest.mark.parametrize("terms", [Terms(), *(terms for terms, _ in LACKING)])
def test_a_draft_may_lack_what_is_not_set_and_says_so(terms: Terms) -> None:
    bare = Change(None, line("NS1004", "Orchard Keeper"))
    paper = classification_notice(replace(NOTICE, terms=terms, changes=(bare,), draft=True))
    assert paper.draft
    assert "not given" in text(paper)
    assert "None" not in text(paper)


def test_what_was_set_aside_is_said_in_the_notice_with_its_ground() -> None:
    waiver = Waiver("Notice: comments", "Una Brandt", "Olu Baird", "The post office is closed.")
    said = text(classification_notice(replace(NOTICE, waivers=(waiver,), terms=replace(TERMS, comments_until=None))))
    assert "Notice: comments: The post office is closed. Asked by Una Brandt, approved by Olu Baird." in said


def test_a_notice_without_a_change_is_refused() -> None:
    with pytest.raises(Invalid, match="proposes no change"):
        classification_notice(replace(NOTICE, changes=(), tables=()))


def test_the_same_facts_give_the_same_paper() -> None:
    assert classification_notice(NOTICE) == classification_notice(replace(NOTICE))


def test_four_hundred_changes_and_a_title_of_three_hundred_letters_all_stand_in_their_table() -> None:
    long = "Keeper & <Warden> “of” " * 13
    changes = tuple(Change(None, line(f"NS{n:04}", f"{long}{n}", "613-N", 34000, 48000)) for n in range(400))
    (table,) = tables(classification_notice(replace(NOTICE, changes=changes, tables=(), whys=())))
    assert [row[:2] for row in table.rows] == [(f"NS{n:04}", f"{long}{n}") for n in range(400)]
