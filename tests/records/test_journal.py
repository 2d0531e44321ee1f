"""The journal and what the acts stated can be added to, and neither changed nor taken away."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from classplan.core.policy import Role
from classplan.records.journal.append_only import TABLES
from classplan.records.journal.models import Entry
from classplan.records.journal.selectors import breaks_in_chain
from tests.papers import SpecPaper, circular, created, notice
from tests.plugins.emptying import drop_triggers
from tests.plugins.office import Desk, shared_desk
from tests.records.writing import seed_draft
from tests.shared_language import SharedPaper
from tests.web.people import somebody

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
UPDATE = circular(
    date(2016, 3, 9),
    SharedPaper("Orchard Keeper", established="5/6/2012", revised="03/06/2016", competencies=("Patience - Waits.",),
                history="5/2012 - This class replaces the Apple Picker and the Pear Picker."),
)  # fmt: skip


REPLACE = "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"
FIRST_ACTS = ["office.opened", "notice.recorded", "update.recorded"]


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with something in every append-only table, entered once; gone when the tests here are done."""
    with shared_desk(django_db_blocker, tmp_path_factory.mktemp("orchard")) as desk:
        desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER), "--board-approved", "2012-03-22")
        desk.run("circular", "record", desk.file("update.txt", UPDATE), "--yes")
        until_the_board(desk)
        settle_a_wording(desk)
        set_a_finding_aside(desk)
        seed_draft(desk.office, somebody(desk.office, Role.ANALYST, login="ada"))
        connection.check_constraints()  # now: PostgreSQL empties no table and drops no trigger while checks wait
        yield desk


@pytest.fixture
def orchard(entered: Desk, db: None) -> Desk:
    """It; whatever a test does to it is undone."""
    return entered


def until_the_board(desk: Desk) -> None:
    """An amendment that everybody has had a hand in: the office, an agency, the public and the Board."""
    from classplan.core.policy import PUBLIC
    from classplan.records.amendments import director, noticing, public
    from classplan.records.amendments.selectors import standpoint
    from tests.amending import ANALYST, DIRECTOR, NOTICED, OPENED, Walk, at, reading_chosen

    hearing = date(2026, 3, 22)  # in time by one reading of the posting period, and not by another
    walk = Walk(desk.office).drafted().terms(hearing=hearing).recommended()
    by_director: Any = {"actor": DIRECTOR, "now": at(NOTICED)}
    point = standpoint(walk.fresh, PUBLIC, NOTICED)
    doubts = [found for step in point.steps for found in step.step.in_the_way if "readings" in found.reason]
    asked: Any = {"clause": "Notice: posting", "question": doubts[0].reason, "answer": "From the notice"}
    director.judge(walk.office, walk.number, reason="So it was always read.", **asked, **by_director)
    waived: Any = {"clause": "Notice: drafts", "asked_by": "Parks", "until": None}
    director.waive(walk.office, walk.number, reason="Parks wrote it.", **waived, **by_director)
    reading_chosen(walk.office)
    walk.draft_sent()
    answer: Any = {"agency": "PARKS", "text": "Plant more.", "actor": ANALYST, "now": at(OPENED)}
    noticing.answer_draft(walk.office, walk.number, **answer)
    walk.noticed().posted()
    public.comment(walk.office, "301", name="Dana Reyes", phone="555-0187", text="Yes.", now=at(NOTICED, 12))
    public.ask_to_speak(walk.office, "301", name="Sam Oh", phone="555-0147", about="Oaks", now=at(NOTICED, 12))
    walk.heard(hearing).board(day=hearing)


def settle_a_wording(desk: Desk) -> None:
    """Say which wording of a competency is the standard's."""
    from classplan.records.standards.models import Standard
    from classplan.records.standards.services import settle
    from tests.amending import ANALYST, OPENED, at

    standard = Standard.objects.get(office=desk.office, key="patience")
    said: Any = {"text": "Waits.", "reason": "It has one wording.", "on": OPENED}
    settle(desk.office, standard.pk, **said, actor=ANALYST, now=at(OPENED))


def set_a_finding_aside(desk: Desk) -> None:
    """Say that a finding about a text stands in nobody's way."""
    from classplan.records.linting.selectors import faults_of
    from classplan.records.linting.services import waive
    from tests.amending import ANALYST, OPENED, at, spec_body

    text = spec_body(SpecPaper("Arborist", established="01/05/2015", duties=("Asks the chairman.",)))
    faults = faults_of(desk.office, text, on=OPENED, about="paper/1")
    by: Any = {"actor": ANALYST, "now": at(OPENED)}
    waive(desk.office, faults, faults.open[0].fault.mark, reason="It is the name of his office.", **by)


def execute(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_or_remove_a_row(orchard: Desk, table: str, statement: str) -> None:
    before = orchard.everything()
    with pytest.raises(DatabaseError, match="append-only: record a later point"), transaction.atomic():
        execute(statement.format(table))
    assert orchard.everything() == before


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
def test_nor_can_a_table_be_emptied(db: None, table: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.sqlite
@pytest.mark.parametrize("table", TABLES)
def test_nor_can_a_row_be_replaced_by_another(orchard: Desk, table: str) -> None:
    """`INSERT OR REPLACE` removes a row without asking a trigger for deletion, unless triggers are recursive."""
    before = orchard.everything()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(REPLACE.format(table))
    assert orchard.everything() == before


def test_every_append_only_table_holds_something_here(orchard: Desk) -> None:
    """Without a row no trigger of SQLite is asked, and the tests above would prove nothing."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone()[0], table


# Rows that say how something stands now. Each change of them is an act of its own in the journal.
STANDS = {
    "accounts_office",  # a sample office's clock
    "accounts_agency",
    "accounts_person",  # a password, whether the account is open
    "accounts_holding",  # a role gets its end
    "amendments_pause",  # and a pause
    "amendments_proposedchange",  # a draft is edited until it is noticed
    "amendments_terms",
    "amendments_terms_affected",
    "library_batch",  # how far a batch has come
    "library_batchfile",  # a file waits until it is read
    "library_openkind",  # a problem is settled
    "library_upload",  # a paper is mended until it is accepted
    "plan_amendment",  # where it stands
    "plan_jobclass",
    "plan_paygrade",
    "standards_standard",  # what it is, whatever its words
    "standards_use",  # these follow from the texts, and are filled anew
    "standards_mention",
    "standards_lookedthrough",
    "writing_invitation",  # one is taken back
    "writing_specdraft",  # where a draft stands
}
# Rows that are gone soon after: sign-ins that failed, and what was sent in just now.
PASSES = {"accounts_attempt"}


def test_every_table_to_which_acts_only_add_is_guarded(db: None) -> None:
    """Those that are not are the few whose rows say how things stand, with the acts themselves in the journal."""
    apps = (
        "accounts",
        "amendments",
        "journal",
        "library",
        "plan",
        "specs",
        "proceedings",
        "standards",
        "writing",
        "linting",
    )
    prefixes = tuple(f"{app}_" for app in apps)
    tables = {name for name in connection.introspection.table_names() if name.startswith(prefixes)}
    own = {name for name in tables if not name.startswith("specs_search")}
    assert own == STANDS | PASSES | set(TABLES)
    assert not (STANDS | PASSES) & set(TABLES)


def test_the_entries_are_numbered_without_a_gap_and_each_names_the_one_before(orchard: Desk) -> None:
    entries = list(Entry.objects.order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.act for entry in entries[:3]] == FIRST_ACTS
    assert [entry.previous for entry in entries] == ["", *(entry.digest for entry in entries[:-1])]
    assert len({entry.digest for entry in entries}) == len(entries)
    assert not list(breaks_in_chain(orchard.office))


# --- Somebody who gets behind the triggers ----------------------------------------------------------------

TAMPERED = {
    "actor": "UPDATE journal_entry SET actor = 'Somebody Else' WHERE number = 2",
    "role": "UPDATE journal_entry SET role = 'director' WHERE number = 2",
    "act": "UPDATE journal_entry SET act = 'notice.forged' WHERE number = 2",
    "subject": "UPDATE journal_entry SET subject = 'Notice 7' WHERE number = 2",
    "time": "UPDATE journal_entry SET recorded_at = '2020-01-01 00:00:00+00:00' WHERE number = 2",
    "clauses": "UPDATE journal_entry SET cites = '[]' WHERE number = 2",
    "payload": "UPDATE journal_entry SET payload = '{}' WHERE number = 2",
    "digest": "UPDATE journal_entry SET digest = previous WHERE number = 2",
    "previous": "UPDATE journal_entry SET previous = 'x' WHERE number = 2",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_an_entry_that_is_not_as_it_was_written_is_found(orchard: Desk, what: str) -> None:
    drop_triggers()
    execute(TAMPERED[what])
    breaks = list(breaks_in_chain(orchard.office))
    assert any("Entry 2" in said and "not as it was written" in said for said in breaks) or what == "digest"
    assert breaks
    result = orchard.command("plan", "verify")
    assert result.exit_code == 1
    assert "Not whole" in result.stderr
    assert not result.stdout


@pytest.mark.parametrize(
    ("number", "says"), [(2, "Entry 2 is missing; the next one is 3."), (1, "Entry 1 is missing; the next one is 2.")]
)
def test_an_entry_that_was_taken_out_is_found(orchard: Desk, number: int, says: str) -> None:
    drop_triggers()
    # Its rows still point at it; to the chain it is gone from its place.
    execute("UPDATE journal_entry SET number = 999 WHERE number = %s", number)
    assert says in list(breaks_in_chain(orchard.office))


def test_the_last_entry_cannot_go_without_what_it_stated_being_missed(orchard: Desk) -> None:
    drop_triggers()
    last = Entry.objects.order_by("number").last()
    assert last is not None
    execute("UPDATE journal_entry SET number = 999, previous = 'x' WHERE number = %s", last.number)
    assert orchard.command("plan", "verify").exit_code == 1
