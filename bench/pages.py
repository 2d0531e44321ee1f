"""Pages of the portal through Django's test client, each against bare views that read the same rows and print the same."""

import html
from datetime import date
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from bench import bare
from bench.figures import Figure
from bench.history import History
from bench.timing import medians, over_all
from classplan.records.accounts.models import Office
from classplan.records.proceedings.models import Notice
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search import INDEXES, asked

OF_EACH = 3
MOST_OF_THE_BARE = 3
ROUNDS_OF_THE_OTHERS = 3
LIGHT = 150_000
WORD = "records"
JUDGED = "bare view of the same rows and text"
BARE = {JUDGED: "/bare/text-only/", "bare view, the page's own template": "/bare/same-template/"}
Place = tuple[str, list[bare.Read]]  # an address, and the statements that read what it shows


def figures(office: Office, history: History, database: str, rounds: int) -> list[Figure]:
    """Every page that has a target against its floors, others as they are."""
    client = Client(headers={"host": "localhost"})
    day = history.days(4)[2]
    found: list[Figure] = []
    for what, places in _pages(office, history, day).items():
        taken = over_all([_against_bare(client, *place, rounds=rounds) for place in places])
        repeats = f"{len(places)} × {rounds}"
        for how in BARE:
            bound = MOST_OF_THE_BARE if how == JUDGED else None
            found.append(Figure(what, database, taken["ours"], how, taken[how], bound, repeats=repeats))
    word = history.classes[0].known_as.split()[0]
    others = {
        "first page": "/",
        "plan as JSON, whole": f"/plan/{day}.json",
        "plan as JSON, 100 lines": f"/plan/{day}.json?limit=100",
        "a class as JSON": f"/classes/{_classes(history, day)[0]}/{day}.json",
        f"search for a title ({word})": f"/search/?q={word}&on={day}",
        "two days compared": f"/plan/{history.days(4)[1]}/compare/{day}/",
        "notices, a page of them": "/notices/",
    }
    for what, address in others.items():
        _text(client, address)
        times = medians({what: partial(client.get, address)}, ROUNDS_OF_THE_OTHERS, warm_ups=1)
        found.append(Figure(what, database, times[what], repeats=str(ROUNDS_OF_THE_OTHERS)))
    return found


def _pages(office: Office, history: History, day: date) -> dict[str, list[Place]]:
    known = {"office": office.pk, "day": day, "year": day.replace(month=1, day=1)}
    words = {"query": INDEXES[connection.vendor][0].query(asked(WORD), None)}
    return {
        "class page": [
            (f"/classes/{number}/{day}/", bare.reads_of("class", number=number, **known))
            for number in _classes(history, day)
        ],
        "plan page": [(f"/plan/{day}/", bare.reads_of("plan", **known))],
        "notice page": [(f"/notices/{number}/", bare.reads_of("notice", number=number)) for number in _notices(office)],
        f"search in specifications ({WORD})": [
            (f"/search/?q={WORD}&on={day}", bare.reads_of("search", **known, **words))
        ],
    }


def _classes(history: History, day: date) -> list[int]:
    """Classes with a specification that stand on the day."""
    versions = SpecVersion.objects.filter(start__lte=day).order_by("job_class__number")
    numbers = versions.values_list("job_class__number", flat=True)
    standing = [n for n in numbers if not any(p.ended and p.start <= day for p in history.classes[n - 1].points)]
    return standing[:: max(1, len(standing) // OF_EACH)][:OF_EACH]


def _notices(office: Office) -> list[str]:
    """Notices with changes, early, late and between."""
    numbers = Notice.objects.filter(office=office, amendment__changes__isnull=False).order_by("day", "number")
    every = list(dict.fromkeys(numbers.values_list("number", flat=True)))
    return every[:: max(1, len(every) // OF_EACH)][:OF_EACH]


def _against_bare(client: Client, address: str, reads: list[bare.Read], *, rounds: int) -> dict[str, float]:
    page = _text(client, address)
    assert len(page.encode()) <= LIGHT, f"{address} weighs {len(page.encode()):,} bytes; at most {LIGHT:,} are light."
    bare.READS[:] = reads
    bare.ROWS[:] = bare.rows_of(page)
    bare.RENDERED[:] = [_rendered(client, address)]
    for read in reads:
        assert read.rows() or not read.some, f"Nothing is read for {address} by: {read.sql}"
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
