"""Nothing is served that is not declared, and nothing can be written through the portal."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from classplan.web.access import ADDRESSES, Audience
from classplan.web.pages import page
from tests.factories import City

SAFE = {"GET", "HEAD"}
EVERY = {
    "home": "/",
    "plan_today": "/plan/",
    "plan": "/plan/2015-01-15/",
    "plan_csv": "/plan/2015-01-15.csv",
    "plan_json": "/plan/2015-01-15.json",
    "compare_with": "/plan/2013-01-01/compare/",
    "compare": "/plan/2013-01-01/compare/2015-01-15/",
    "classes": "/classes/",
    "class_by_code": "/classes/by-code/FC1/",
    "class_today": "/classes/1/",
    "class": "/classes/1/2015-01-15/",
    "notices": "/notices/",
    "notice": "/notices/2/",
    "update": "/updates/2014-03-05/",
    "search": "/search/?q=clerk",
    "about": "/about/",
}


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for entry in resolver.url_patterns:
        found += patterns(entry) if isinstance(entry, URLResolver) else [entry]
    return found


def test_every_address_is_declared_and_tried_here() -> None:
    served = {pattern.name for pattern in patterns(get_resolver())}
    assert served == set(ADDRESSES) == set(EVERY)


def test_an_address_that_is_not_declared_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        page("backdoor/", lambda request, office: None, "backdoor")  # type: ignore[arg-type, return-value]


def test_every_address_answers_anyone_with_a_safe_method(city: City, client: Client) -> None:
    for name, address in EVERY.items():
        assert ADDRESSES[name] is Audience.ANYONE
        get, head = client.get(address), client.head(address)
        assert get.status_code == head.status_code, name
        assert get.status_code in (200, 302), name
        assert not head.content


@pytest.mark.parametrize("name", sorted(EVERY))
def test_no_address_takes_anything_else(name: str, client: Client) -> None:
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        answer = getattr(client, method)(EVERY[name])
        assert answer.status_code == 405
        assert set(answer["Allow"].split(", ")) == SAFE


def test_a_page_runs_no_inline_script_and_asks_no_other_server(city: City, client: Client) -> None:
    for name, address in EVERY.items():
        answer = client.get(address)
        text = answer.content.decode()
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        unwanted = ("<script", " style=", "<style", "onclick", 'src="http', 'href="http')
        assert not [mark for mark in unwanted if mark in text], name
