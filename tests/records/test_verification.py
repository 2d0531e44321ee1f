"""Whoever gets behind the database's own guard is found out: the acts replayed no longer give what is stored."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.papers import SpecPaper, created, notice, retitled
from tests.plugins.emptying import drop_triggers, drop_what_follows_from_versions
from tests.plugins.office import Desk

KEEPER = created("NS1001", "Orchard Keeper", "613-S", 32130, 46904)
TRIMMER = retitled("NS1002", "Hedge Trimmer", "Hedge Keeper")
PAPER = notice("201", date(2012, 3, 5), TRIMMER, KEEPER, specs=[SpecPaper("Orchard Keeper")])


@pytest.fixture
def orchard(desk: Desk) -> Desk:
    """An office with a notice on record, and nothing that guards its tables any more."""
    desk.record("201.txt", PAPER, "--board-approved", "2012-03-22")
    assert not desk.verified().faults
    drop_triggers()
    return desk


LINE = "The line of Orchard Keeper is not what its acts give, from 2012-03-25 on."
RANGE = "The range of 613-S is not what its acts give, from 2012-03-25 on."
TAMPERED = {
    "a title": ("UPDATE plan_planpoint SET title = 'Plum Keeper' WHERE code = 'NS1001'", LINE),
    "a code": ("UPDATE plan_planpoint SET code = 'NS9999' WHERE code = 'NS1001'", LINE),
    "a day": ("UPDATE plan_planpoint SET start = '2012-03-24' WHERE code = 'NS1001'", "from 2012-03-24 on"),
    "since": ("UPDATE plan_planpoint SET since = '2012-03-24' WHERE code = 'NS1001'", LINE),
    "a cause": ("UPDATE plan_planpoint SET cause = '202' WHERE code = 'NS1001'", LINE),
    "an FLSA status": ("UPDATE plan_planpoint SET flsa = 'exempt' WHERE code = 'NS1001'", LINE),
    "a grade": ("UPDATE plan_planpoint SET grade_id = NULL WHERE code = 'NS1001'", LINE),
    "a printed grade": ("UPDATE plan_paygrade SET printed = '813-S'", "The line of Orchard Keeper"),
    "the last provisional day": ("UPDATE plan_planpoint SET usable_until = '2030-01-01' WHERE code = 'NS1001'", LINE),
    "the provisional state": (
        "UPDATE plan_planpoint SET usable_until = NULL, provisional_by = NULL WHERE code = 'NS1001'",
        LINE,
    ),
    "the Council": ("UPDATE plan_planpoint SET council_on_record = NOT council_on_record WHERE code = 'NS1001'", LINE),
    "when it was recorded": ("UPDATE plan_planpoint SET recorded = 1 WHERE code = 'NS1001'", LINE),
    "a point gone": ("DELETE FROM plan_planpoint WHERE code = 'NS1001'", LINE),
    "a minimum": ("UPDATE plan_rangepoint SET minimum_cents = 1", RANGE),
    "a maximum": ("UPDATE plan_rangepoint SET maximum_cents = maximum_cents + 1", RANGE),
    "a range gone": ("DELETE FROM plan_rangepoint", RANGE),
    "a class's name": (
        "UPDATE plan_jobclass SET known_as = 'Plum Keeper' WHERE number = 2",
        "Class C2 is “Plum Keeper” in the records and “Orchard Keeper” in the journal.",
    ),
    "a statement": ("UPDATE plan_statement SET said = '{}' WHERE kind = 'changed'", "Entry 2 states something"),
    "a statement gone": (
        "DELETE FROM plan_statement WHERE kind = 'attested'",
        "Entry 2 states something in the journal alone",
    ),
    "a stated range": (
        "UPDATE plan_rangestatement SET minimum_cents = 1",
        "Entry 2 states something in the records alone",
    ),
    "a specification": (
        'UPDATE specs_specversion SET body = \'{"title": "Orchard Keeper"}\'',
        "The specification of C2 from 2012-03-25 is not in the",
    ),
    "a specification's day": (
        "UPDATE specs_specversion SET start = '2012-03-24'",
        "The specification of C2 from 2012-03-24 is not in the journal",
    ),
    "a specification gone": (
        "DELETE FROM specs_specversion",
        "The specification of C2 from 2012-03-25 is not in the records",
    ),
    "a notice's effective day": (
        "UPDATE plan_amendment SET effective = '2012-03-26'",
        "takes effect on 2012-03-26 in the records",
    ),
    "a change": ("UPDATE plan_change SET kind = 'revise'", "are not as the journal has them"),
    "a change gone": ("DELETE FROM plan_change", "are not as the journal has them"),
    "an act": ("UPDATE proceedings_action SET \"on\" = '2012-03-23'", "The act “board” of 2012-03-23"),
    "an act gone": ("DELETE FROM proceedings_action", "stands only in the journal"),
}


@pytest.mark.parametrize(("statement", "says"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_changed_behind_the_guard_is_named(orchard: Desk, statement: str, says: str) -> None:
    drop_what_follows_from_versions()
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0
    result = orchard.command("plan", "verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


def original(desk: Desk) -> Path:
    (kept,) = [path for path in (desk.kept / "originals").rglob("*") if path.is_file()]
    return kept


def test_an_original_that_was_changed_is_named(orchard: Desk) -> None:
    original(orchard).chmod(0o600)
    original(orchard).write_text("Another paper.")
    assert "The original 201.txt" in orchard.command("plan", "verify").stderr


def test_an_original_that_is_missing_is_named(orchard: Desk) -> None:
    original(orchard).unlink()
    message = orchard.command("plan", "verify").stderr
    assert "The original 201.txt" in message
    assert "missing from the store, or not as it was kept" in message


def test_an_original_that_the_library_forgot_is_named(orchard: Desk) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE library_original SET sha256 = 'x'")
    assert "is in the journal and not in the library" in orchard.command("plan", "verify").stderr


def test_an_original_that_was_lost_comes_back_with_its_paper(desk: Desk) -> None:
    """A half-written file in the store, left by a kill, is seen by its checksum and written anew."""
    desk.record("201.txt", PAPER, "--board-approved", "2012-03-22")
    kept = original(desk)
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes()[:100])
    from django.core.files.storage import default_storage

    from classplan.records.library import store

    assert not store.is_whole(kept.name)
    store.keep((desk.folder / "201.txt").read_bytes())
    with default_storage.open(store.place_of(kept.name)) as whole:
        assert whole.read().decode() == PAPER
    assert not desk.verified().faults
