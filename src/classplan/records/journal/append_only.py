"""Tables to which rows can only be added: the database itself refuses to change or remove one.

Triggers are installed after every migration, because altering a table on SQLite rebuilds it without them.
"""

from typing import Any

from django.db import connections

TABLES = (
    "amendments_boarddecision",
    "amendments_comment",
    "amendments_draftreply",
    "amendments_draftsent",
    "amendments_hearingheld",
    "amendments_judgmentmade",
    "amendments_movemade",
    "amendments_policychoice",
    "amendments_posting",
    "amendments_speaker",
    "amendments_waivergiven",
    "journal_entry",
    "library_original",
    "linting_waiver",
    "plan_statement",
    "plan_planpoint",
    "plan_rangestatement",
    "plan_rangepoint",
    "plan_succession",
    "plan_change",
    "proceedings_action",
    "proceedings_notice",
    "proceedings_specupdate",
    "specs_specversion",
    "writing_answer",
    "writing_draftrevision",
    "writing_remark",
    "writing_review",
    "writing_wordreturn",
    "standards_settlement",
    "standards_wording",
)
SAYS = "{table} is append-only: record a later point with its cause instead"
SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION classplan_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only: record a later point with its cause instead', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    "DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
    """
    CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION classplan_append_only()
    """,
)


def install(using: str = "default", **_: Any) -> None:
    """Put the triggers on every append-only table that exists."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in TABLES:
            if table not in there:
                continue
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [statement.format(table=table) for statement in POSTGRESQL]
    says = SAYS.format(table=table)
    return [SQLITE.format(table=table, verb=verb.lower(), VERB=verb, says=says) for verb in ("UPDATE", "DELETE")]
