"""Pages of the portal through Django's test client, and the class page against a bare view of the same text."""

import html
from datetime import date
from functools import partial

from django.test import Client

from bench import bare
from bench.figures import Figure
from bench.history import History
from bench.timing import medians, over_all

CLASSES = 3
MOST_OF_THE_BARE = 3
ROUNDS_OF_THE_OTHERS = 3


def figures(history: History, database: str, rounds: int) -> list[Figure]:
    """The class page against its floor, the plan page and the search as they are."""
    client = Client(headers={"host": "localhost"})
    day = history.days(4)[2]
    repeats = f"{CLASSES} classes × {rounds}"
    taken = over_all([_class_page(client, number, day, rounds) for number in _numbers(history, day)])
    word = history.classes[0].known_as.split()[0]
    others = {
        "plan page": f"/plan/{day}/",
        "plan as JSON": f"/plan/{day}.json",
        f"search for a title ({word})": f"/search/?q={word}&on={day}",
        "search in specifications (records)": f"/search/?q=records&on={day}",
    }
    found = [
        Figure("class page", database, taken["ours"], "bare view", taken["bare"], MOST_OF_THE_BARE, repeats=repeats)
    ]
    for what, address in others.items():
        _text(client, address)
        times = medians({what: partial(client.get, address)}, ROUNDS_OF_THE_OTHERS, warm_ups=1)
        found.append(Figure(what, database, times[what], repeats=str(ROUNDS_OF_THE_OTHERS)))
    return found


def _numbers(history: History, day: date) -> list[int]:
    """Classes with a specification that stand on the day."""
    from classplan.records.specs.models import SpecVersion

    numbers = (
        SpecVersion.objects.filter(start__lte=day)
        .order_by("job_class__number")
        .values_list("job_class__number", flat=True)
    )
    standing = [n for n in numbers if not any(p.ended and p.start <= day for p in history.classes[n - 1].points)]
    return standing[:: max(1, len(standing) // CLASSES)][:CLASSES]


def _class_page(client: Client, number: int, day: date, rounds: int) -> dict[str, float]:
    address = f"/classes/{number}/{day}/"
    page = _text(client, address)
    bare.PAGE[:] = bare.rows_of(page)
    assert html.unescape(_text(client, "/bare/")) == html.unescape(page), (
        "The bare view shows another text than the page."
    )
    return medians({"ours": partial(client.get, address), "bare": partial(client.get, "/bare/")}, rounds)


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}."
    return response.content.decode()
