"""One database, measured in a process of its own: fill it, say so, wait for the turn, measure, give the figures.

Run by `bench.__main__` with the database in the environment: `python -m bench.measure CLASSES POINTS ROUNDS [pages]`.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models can be imported only now
from django.db import connection  # noqa: E402

from bench import floor, pages, peer, reading, writing  # noqa: E402
from bench.figures import Figure  # noqa: E402
from bench.filling import analyze, fill  # noqa: E402
from bench.history import History, invented  # noqa: E402
from bench.timing import medians, over_all  # noqa: E402
from classplan.core.reading import read  # noqa: E402
from classplan.core.reading.contract import part_as_json  # noqa: E402
from classplan.jurisdictions.denver.layout import LAYOUTS  # noqa: E402
from classplan.records.accounts.models import Office  # noqa: E402
from classplan.records.plan.as_of import plan_lines  # noqa: E402

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
MOST_OF_THE_FLOOR = 1.5
LEAST_OF_THE_PEER = {"sqlite": 10, "postgresql": 4}
DAYS, DAYS_OF_THE_PEER, ROUNDS_OF_THE_PEER = 5, 3, {"sqlite": 2, "postgresql": 5}
JUDGED = ("values only",)  # the leanest use of the library as it comes
FORMULATIONS_KEPT = 3
PEER = "django-simple-history"
Query = Callable[[], object]
FILLING_CACHE = "PRAGMA cache_size = -400000"


def main(classes: int, points: int, rounds: int, *, only_pages: bool) -> None:
    """Fill the database of the environment unless it is, print `ready`, and measure once a line comes in."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    history = invented(classes=classes, points=points)
    office = Office.objects.first() or _filled(history)
    print("ready", flush=True)
    if not sys.stdin.readline():
        return
    database = NAMES[connection.vendor]
    figures = pages.figures(office, history, database, rounds)
    if not only_pages:
        figures[:0] = _plan(office, history, database, rounds)
        figures.append(writing.figure(office, database, history.notices[-1].effective, rounds))
    print(json.dumps({"version": _version(), "figures": [asdict(figure) for figure in figures]}))


def _filled(history: History) -> Office:
    specs = [part_as_json(spec) for text in reading.papers()[reading.DEMO] for spec in read(text, LAYOUTS).specs]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(FILLING_CACHE)
    office = fill(history, specs)
    connection.close()  # what is measured is a connection as an office has it
    return office


def _plan(office: Office, history: History, database: str, rounds: int) -> list[Figure]:
    days = history.days(DAYS)
    best = floor.best(office.pk, days[DAYS // 2], _rows(office, days[DAYS // 2]), FORMULATIONS_KEPT)
    by_day: list[dict[str, float]] = []
    for day in days:
        wanted = _rows(office, day)
        assert all(sorted(query(day)) == wanted for query in best.values()), f"The floor gives other rows on {day}."
        subjects: dict[str, Query] = {name: partial(query, day) for name, query in best.items()}
        by_day.append(medians({"ours": partial(plan_lines, office.pk, day)} | subjects, rounds))
    taken = over_all(by_day)
    name = min(best, key=lambda name: taken[name])
    repeats = f"{len(days)} days × {rounds}"
    against = f"plain SQL: {name}"
    return [
        Figure("plan on a day", database, taken["ours"], against, taken[name], MOST_OF_THE_FLOOR, repeats=repeats),
        *_peers(office, history.days(DAYS_OF_THE_PEER), database),
    ]


def _peers(office: Office, days: tuple[date, ...], database: str) -> list[Figure]:
    """The library with the indexes that it makes, once for bare values and once for instances; then with one by hand."""
    taken = _against(office, days, {"values": peer.values, "instances": peer.instances})
    with connection.cursor() as cursor:
        cursor.execute(peer.INDEX)
    analyze()
    by_hand = _against(office, days, {"values": peer.values})
    repeats = f"{len(days)} days × {ROUNDS_OF_THE_PEER[connection.vendor]}"
    found = [
        ("values only", taken["ours"], taken["values"]),
        ("instances, as in its manual", taken["ours"], taken["instances"]),
        ("values only, with an index made by hand", by_hand["ours"], by_hand["values"]),
    ]
    least = dict.fromkeys(JUDGED, LEAST_OF_THE_PEER[connection.vendor])
    return [
        Figure("plan on a day", database, ours, f"{PEER}, {how}", theirs, least.get(how), faster=True, repeats=repeats)
        for how, ours, theirs in found
    ]


def _against(
    office: Office, days: tuple[date, ...], peers: dict[str, Callable[[date], floor.Rows]]
) -> dict[str, float]:
    by_day: list[dict[str, float]] = []
    for day in days:
        wanted = _rows(office, day)
        for how, of_peer in peers.items():
            assert sorted(of_peer(day)) == wanted, f"The peer ({how}) gives other rows on {day}."
        subjects: dict[str, Query] = {"ours": partial(plan_lines, office.pk, day)}
        subjects |= {how: partial(of_peer, day) for how, of_peer in peers.items()}
        by_day.append(medians(subjects, ROUNDS_OF_THE_PEER[connection.vendor], warm_ups=0))
    return over_all(by_day)


def _rows(office: Office, day: date) -> floor.Rows:
    return sorted(tuple(line) for line in plan_lines(office.pk, day))


def _version() -> str:
    question = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return f"{NAMES[connection.vendor]} {cursor.fetchone()[0]}"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), only_pages="pages" in sys.argv[4:])
