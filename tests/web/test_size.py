"""A large plan stays quick to ask and light to load."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import ADOPTED, City, large_plan
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
        "/notices/",
        "/api/",
        f"/classes.json?on={LATER}",
        f"/plan/{LATER}.json?limit=100",
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
