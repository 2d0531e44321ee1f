"""The suite runs on the database that was asked for, set up as in an office."""

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db


def answer(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def test_the_database_is_the_one_that_was_asked_for(request: pytest.FixtureRequest) -> None:
    assert connection.vendor == request.config.getoption("database")


def test_no_two_workers_share_a_database(request: pytest.FixtureRequest) -> None:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    assert connection.settings_dict["NAME"].endswith(worker)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("recursive_triggers", "1"),
        ("busy_timeout", "20000"),
    ],
)
def test_sqlite_loses_nothing_and_lets_others_read(pragma: str, value: str) -> None:
    assert answer(f"PRAGMA {pragma}") == value


@pytest.mark.sqlite
def test_a_transaction_on_sqlite_takes_its_lock_at_the_start() -> None:
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.postgresql
def test_postgresql_is_a_real_one() -> None:
    assert answer("SELECT version()").startswith("PostgreSQL")
