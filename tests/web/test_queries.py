"""How often a page asks the database, and what a very long history weighs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import ADOPTED, City, large_plan, line, spec_body
from tests.web.words import words_on

LIGHT = 150_000
MOST_QUERIES = {
    "/": 13,
    "/plan/2015-01-15/": 7,
    "/plan/2015-01-15.json": 5,
    "/plan/2013-01-01/compare/2015-01-15/": 7,
    "/classes/1/2013-01-01/": 11,
    "/notices/": 6,
    "/notices/2/": 8,
    "/updates/2014-03-05/": 10,
    "/search/?q=clerk": 7,
    "/about/": 1,
    "/classes.json?on=2015-01-15": 3,
    "/classes/1/2013-01-01.json": 8,
    "/notices.json": 3,
    "/notices/2.json": 7,
    "/search.json?q=clerk": 5,
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
