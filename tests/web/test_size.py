"""A large plan stays quick to ask and light to load."""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import ADOPTED, City, large_plan, line, spec_body
from tests.web.words import words_on

LIGHT = 150_000
LATER = ADOPTED + timedelta(days=3)


@pytest.fixture(scope="module")
def large(django_db_setup: None, django_db_blocker: Any) -> Iterator[City]:
    """Five thousand classes, for all tests that ask for them; gone when they are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield large_plan()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "address",
    [
        f"/plan/{LATER}/",
        f"/plan/{LATER}/?page=50",
        f"/plan/{LATER}/?q=coordinator&sort=-title&group=C",
        f"/plan/{LATER}/compare/{ADOPTED}/",
        "/search/?q=municipal",
        "/",
    ],
)
@pytest.mark.django_db
def test_a_page_of_a_large_plan_is_light(address: str, large: City, on_its_day: None, client: Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < LIGHT
    assert len(gzip.compress(answer.content)) < 20_000


@pytest.mark.django_db
def test_the_list_is_cut_into_pages_and_sorted_as_a_whole(large: City, on_its_day: None, client: Client) -> None:
    first = client.get(f"/plan/{LATER}/")
    assert "5,000 classes" in words_on(first.content)
    assert "Showing 1 to 100 of 5000." in words_on(first.content)
    last = client.get(f"/plan/{LATER}/?sort=-code&page=50")
    assert last.context["rows"][-1].line.code == "MS00001"
    assert client.get(f"/plan/{LATER}/?page=1000000000000").context["page"].number == 50


@pytest.mark.django_db
def test_a_strip_of_very_many_days_stays_light(on_its_day: None, client: Client) -> None:
    city = large_plan(1)
    known_as = "Municipal Services Coordinator 0001"
    city.classes[known_as] = city.office.job_classes.get()
    entry = city.entry()
    for number in range(1, 1000):
        city.point(known_as, ADOPTED + timedelta(days=number), entry=entry, cause="1")
    answer = client.get(f"/plan/{date(2014, 1, 1)}/")
    assert len(answer.content) < LIGHT
    assert "Wed, Jan 1, 2014" in words_on(answer.content)


MOST_QUERIES = {
    "/": 10,
    "/plan/2015-01-15/": 6,
    "/plan/2015-01-15.json": 5,
    "/plan/2013-01-01/compare/2015-01-15/": 13,
    "/classes/1/2013-01-01/": 14,
    "/notices/": 5,
    "/notices/2/": 8,
    "/updates/2014-03-05/": 10,
    "/search/?q=clerk": 5,
    "/about/": 1,
}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_a_page_asks_the_database_a_fixed_number_of_times(city: City, client: Client) -> None:
    few = {address: queries(client, address) for address in MOST_QUERIES}
    assert not {address: number for address, number in few.items() if number > MOST_QUERIES[address]}
    for number in range(20):
        title = f"Extra {number}"
        city.job_class(title)
        city.point(title, ADOPTED, code=f"X{number}", grade="612-C", cause="1")
        city.spec("Clerk", ADOPTED - timedelta(days=number + 1), spec_body("Clerk"))
        city.point("Clerk", ADOPTED + timedelta(days=number + 1), code="FC1", grade="612-C", cause="1")
        after = line("X", title)
        city.notice(
            f"X{number}", ADOPTED, effective=ADOPTED, acts={"board": ADOPTED}, changes=[(title, "create", None, after)]
        )
    assert {address: queries(client, address) for address in MOST_QUERIES} == few
