"""Pages of the portal through Django's test client, and the class page against bare views of the same text."""

import html
from datetime import date
from functools import partial
from typing import Any

from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from bench import bare
from bench.figures import Figure
from bench.history import History
from bench.timing import medians, over_all
from classplan.records.specs.models import SpecVersion

CLASSES = 3
MOST_OF_THE_BARE = 3
ROUNDS_OF_THE_OTHERS = 3
BARE = {"bare view of the same text": "/bare/text-only/", "bare view, the page's own template": "/bare/same-template/"}
JUDGED = ("bare view of the same text",)  # the cheapest view that answers the same


def figures(history: History, database: str, rounds: int) -> list[Figure]:
    """The class page against its floors, other pages as they are."""
    client = Client(headers={"host": "localhost"})
    day = history.days(4)[2]
    taken = over_all([_class_page(client, number, day, rounds) for number in _numbers(history, day)])
    bound, repeats = dict.fromkeys(JUDGED, MOST_OF_THE_BARE), f"{CLASSES} classes × {rounds}"
    found = [
        Figure("class page", database, taken["ours"], how, taken[how], bound.get(how), repeats=repeats) for how in BARE
    ]
    word = history.classes[0].known_as.split()[0]
    others = {
        "plan page": f"/plan/{day}/",
        "plan as JSON": f"/plan/{day}.json",
        f"search for a title ({word})": f"/search/?q={word}&on={day}",
        "search in specifications (records)": f"/search/?q=records&on={day}",
    }
    for what, address in others.items():
        _text(client, address)
        times = medians({what: partial(client.get, address)}, ROUNDS_OF_THE_OTHERS, warm_ups=1)
        found.append(Figure(what, database, times[what], repeats=str(ROUNDS_OF_THE_OTHERS)))
    return found


def _numbers(history: History, day: date) -> list[int]:
    """Classes with a specification that stand on the day."""
    versions = SpecVersion.objects.filter(start__lte=day).order_by("job_class__number")
    numbers = versions.values_list("job_class__number", flat=True)
    standing = [n for n in numbers if not any(p.ended and p.start <= day for p in history.classes[n - 1].points)]
    return standing[:: max(1, len(standing) // CLASSES)][:CLASSES]


def _class_page(client: Client, number: int, day: date, rounds: int) -> dict[str, float]:
    address = f"/classes/{number}/{day}/"
    page = _text(client, address)
    bare.ROWS[:] = bare.rows_of(page)
    bare.RENDERED[:] = [_rendered(client, address)]
    for how, of_bare in BARE.items():
        assert html.unescape(_text(client, of_bare)) == html.unescape(page), f"The {how} shows something else."
    subjects = {how: partial(client.get, of_bare) for how, of_bare in BARE.items()}
    return medians({"ours": partial(client.get, address)} | subjects, rounds)


def _rendered(client: Client, address: str) -> tuple[str, dict[str, object]]:
    """The template of a page and the values that it was rendered with."""
    setup_test_environment()
    try:
        response = client.get(address)
    finally:
        teardown_test_environment()
    context: Any = response.context
    values = context[0].flatten()
    return str(response.templates[0].name), {name: value for name, value in values.items() if name != "request"}


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}."
    return response.content.decode()
