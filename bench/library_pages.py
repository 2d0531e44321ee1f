"""The library's pages and the search on a full office with its library, each against the bare statements behind it.

Run by hand on a database that `bench.library` has filled: `python -m bench.library_pages DAY [rounds]`.
"""

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial

import django

django.setup()

from django.db import connection  # noqa: E402 - models can be imported only now

from bench.figures import Figure, table  # noqa: E402
from bench.timing import medians  # noqa: E402
from classplan.records.accounts.models import Office  # noqa: E402
from classplan.records.health import selectors  # noqa: E402
from classplan.records.plan.as_of import lines_sql  # noqa: E402
from classplan.records.specs.search import INDEXES, Scope, asked, find  # noqa: E402
from classplan.records.specs.search.finding import TEXTS_EVER, TEXTS_ON  # noqa: E402

WORDS = ("ledgers", "inspection reports", "clerk")
A_PAGE = 20


def main(day: date, rounds: int) -> None:
    """Print the table of ratios."""
    office = Office.objects.get()
    values = {"day": day, "office": office.pk}
    figures = [
        _figure(
            "library on a day", _library(office, day), [lines_sql(connection.vendor), selectors.TEXTS], values, rounds
        ),
        _figure("near twins", _twins(office, day), [selectors.TWINS], values, rounds),
        _figure(
            "duties in several classes",
            partial(selectors.shared_duties, office, day),
            [selectors.DUTIES],
            values,
            rounds,
        ),
    ]
    for words in WORDS:
        for ever in (False, True):
            scope = Scope(day, ever=ever, counted=False)
            ours = partial(find, office, words, on=day, limit=A_PAGE, scope=scope)
            bare = [TEXTS_EVER if ever else TEXTS_ON, *(index.matching(None) for index in INDEXES[connection.vendor])]
            bare += [] if ever else [lines_sql(connection.vendor)]
            query = {"query": INDEXES[connection.vendor][0].query(asked(words), None)}
            what = f"search {'ever' if ever else 'on a day'} ({words})"
            figures.append(_figure(what, ours, bare, values | query, rounds))
    print(table(figures))


def _library(office: Office, day: date) -> Callable[[], object]:
    return partial(selectors.library_on, office, day)


def _twins(office: Office, day: date) -> Callable[[], object]:
    return partial(selectors.twins_on, selectors.library_on(office, day))


def _figure(
    what: str, ours: Callable[[], object], statements: list[str], values: dict[str, object], rounds: int
) -> Figure:
    def bare() -> None:
        with closing(connection.cursor()) as cursor:
            for sql in statements:
                cursor.execute(sql, values)  # type: ignore[arg-type]
                cursor.fetchall()

    took = medians({"ours": ours, "bare": bare}, rounds)
    return Figure(what, connection.vendor, took["ours"], "the bare statements", took["bare"], repeats=str(rounds))


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
