"""Emptying the database after a test that commits: the append-only triggers step aside for it.

Django empties every table after such a test. The database itself refuses that for our append-only tables, so the
triggers are dropped first; the `post_migrate` that the flush sends puts them back.
"""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def append_only_tables_can_be_emptied() -> Iterator[None]:
    """Let Django's flush empty the tables that take no deletion, between tests that commit."""
    from django.test import TransactionTestCase

    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def flush_without_triggers(case: TransactionTestCase) -> None:
        drop_triggers()
        flush(case)

    TransactionTestCase._fixture_teardown = flush_without_triggers  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[attr-defined]


def drop_triggers() -> None:
    """Drop the append-only triggers, and the words that the search holds beside the tables."""
    from django.db import connection

    from classplan.records.journal.append_only import TABLES
    from classplan.records.specs.search import OWN_TABLES

    names = ["{0}_no_update", "{0}_no_delete"] if connection.vendor == "sqlite" else ["{0}_append_only"]
    with connection.cursor() as cursor:
        for table in TABLES:
            for name in names:
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name.format(table)}{on}")
        for table in OWN_TABLES[connection.vendor]:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def drop_what_follows_from_versions() -> None:
    """Empty the tables that are derived from the versions of specifications, so that a version can go from under them."""
    from django.db import connection

    from classplan.records.specs.models import SpecVersion

    pointing = [f for f in SpecVersion._meta.get_fields(include_hidden=True) if f.auto_created and not f.concrete]
    with connection.cursor() as cursor:
        for table in {related.related_model._meta.db_table for related in pointing}:  # type: ignore[union-attr]
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
