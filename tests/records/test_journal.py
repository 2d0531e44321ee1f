"""The journal and what the acts stated can be added to, and neither changed nor taken away."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from classplan.records.journal.append_only import TABLES
from classplan.records.journal.models import Entry
from classplan.records.journal.selectors import breaks_in_chain
from tests.papers import SpecPaper, circular, created, notice
from tests.plugins.emptying import drop_triggers
from tests.plugins.office import Desk

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
UPDATE = circular(
    date(2016, 3, 9),
    SpecPaper("Orchard Keeper", established="5/6/2012", revised="03/06/2016",
              history="5/2012 - This class replaces the Apple Picker and the Pear Picker."),
)  # fmt: skip


REPLACE = "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"


@pytest.fixture
def orchard(desk: Desk) -> Desk:
    """An office with something in every append-only table."""
    desk.record("201.txt", notice("201", date(2012, 3, 5), KEEPER), "--board-approved", "2012-03-22")
    desk.run("circular", "record", desk.file("update.txt", UPDATE), "--yes")
    return desk


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


def test_every_table_to_which_acts_only_add_is_guarded(db: None) -> None:
    """Those that are not are the few whose rows say how things stand, with the acts themselves in the journal."""
    stand = {"accounts_office", "plan_jobclass", "plan_paygrade", "plan_amendment", "plan_change"}
    stand |= {"proceedings_notice", "proceedings_action", "proceedings_specupdate"}
    prefixes = ("accounts_", "journal_", "library_", "plan_", "specs_", "proceedings_")
    tables = {name for name in connection.introspection.table_names() if name.startswith(prefixes)}
    own = {name for name in tables if not name.startswith("specs_search")}
    assert own == stand | set(TABLES)


def test_the_entries_are_numbered_without_a_gap_and_each_names_the_one_before(orchard: Desk) -> None:
    entries = list(Entry.objects.order_by("number"))
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.act for entry in entries] == ["office.opened", "notice.recorded", "update.recorded"]
    assert [entry.previous for entry in entries] == ["", *(entry.digest for entry in entries[:-1])]
    assert len({entry.digest for entry in entries}) == 3
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
    execute("UPDATE journal_entry SET number = 99 WHERE number = %s", number)
    assert says in list(breaks_in_chain(orchard.office))


def test_the_last_entry_cannot_go_without_what_it_stated_being_missed(orchard: Desk) -> None:
    drop_triggers()
    execute("UPDATE journal_entry SET number = 99, previous = 'x' WHERE number = 3")
    assert orchard.command("plan", "verify").exit_code == 1
