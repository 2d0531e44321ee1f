"""Every address with every role: what is answered, in one table. What is not declared is not served.

The table is EVERY in `tests.addresses`: an address is one entry there. What is refused writes nothing.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path, resolve

from classplan.web import gate
from classplan.web.access import ADDRESSES, ANYONE, SIGNED_IN
from classplan.web.pages import page
from tests.addresses import ACCOUNT, AMENDMENTS, EVERY, WHO
from tests.plugins.office import desk_in
from tests.seeding import QUICK, Seeded, now, seed

# What sees a form as soon as it opens for anybody: these set a cookie for its token, and no other public page does.
SETS_A_COOKIE = {"account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "comment", "speak"}
ITS_OWN_STYLE = {
    "issued_paper",
    "amendment_original",
    "amendment_paper",
    "specification_file",
}  # a paper as it was issued, in a sandbox
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
TYPED = {"reason": "So it is.", "do": "accept_all", "on": "2026-04-16"}  # by whoever may not
HARMLESS = (
    '<script src="/static/',
    "<script data-allauth-onload=",
    '<script id="js_data" type="application/json"',
)

of_the_gate = pytest.mark.sqlite  # who is let in does not depend on the database

KEPT = "django_session"  # what was typed is kept there until somebody has signed in


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    """An office with its people, for every test here; gone when they are done."""
    with (
        django_db_blocker.unblock(),
        override_settings(PASSWORD_HASHERS=[QUICK]),
        desk_in(tmp_path_factory.mktemp("office")),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("django.utils.timezone.now", now)
        found = seed()
        found.numbers["rows"] = rows()
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def looked_at(seeded: Seeded) -> dict[str, Any]:
    """What each address answers somebody for whom it is; looked at once."""
    with override_settings(REQUIRE_SECOND_FACTOR=False):
        return {
            name: undone(browser_of(seeded, tried.whose), "get", seeded.address(name)) for name, tried in EVERY.items()
        }


@pytest.fixture(autouse=True)
def as_in_these_tests() -> Iterator[None]:
    """No second factor, which `test_sign_in` tries; a hash that takes no time."""
    with override_settings(REQUIRE_SECOND_FACTOR=False, PASSWORD_HASHERS=[QUICK]):
        yield


def browser_of(seeded: Seeded, who: str) -> Client:
    """A browser of one of WHO."""
    browser = Client()
    if who in seeded.sessions:
        browser.cookies[settings.SESSION_COOKIE_NAME] = seeded.sessions[who]
    return browser


def patterns(resolver: URLResolver) -> list[tuple[str, URLPattern]]:
    """Every address that is served, by the name that the gate sees."""
    found: list[tuple[str, URLPattern]] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            under = f"{entry.namespace}:" if entry.namespace else ""
            found += [(f"{under}{name}", pattern) for name, pattern in patterns(entry)]
        else:
            found.append((entry.name or "", entry))
    return found


def undone(browser: Client, method: str, address: str) -> Any:
    """What an address answers; whatever was written by it is gone again."""
    with transaction.atomic():
        answer = getattr(browser, method)(address)
        transaction.set_rollback(True)
    return answer


def test_every_address_is_declared_and_tried_here() -> None:
    served = {name for name, _ in patterns(get_resolver())}
    assert served == set(ADDRESSES) == set(EVERY)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_the_table_says_for_whom_each_address_is(name: str) -> None:
    tried, declared = EVERY[name], ADDRESSES[name]
    assert (tried.roles is None) == (declared is ANYONE)
    assert tried.signed_in == (declared is SIGNED_IN)


@pytest.mark.django_db
def test_whoever_an_address_is_for_is_answered(seeded: Seeded) -> None:
    """Once each, so that the questions of every page are asked of every database."""
    answered = {}
    for name, tried in EVERY.items():
        browser, address = browser_of(seeded, tried.whose), seeded.address(name)
        answered[name] = tuple(undone(browser, method, address).status_code for method in ("get", "post"))
    assert answered == {name: for_whoever_is_in(name, tried.whose) for name, tried in EVERY.items()}


@pytest.mark.parametrize("name", sorted(EVERY))
@of_the_gate
@pytest.mark.django_db
def test_each_role_is_answered_as_the_table_says(name: str, seeded: Seeded) -> None:
    """And what is only looked at, or refused, writes no row of ours."""
    address = seeded.address(name)
    answered: dict[str, list[int]] = {}
    wrote: dict[str, list[str]] = {}
    expected = {who: list(for_whoever_is_in(name, who)) for who in WHO}
    for who in WHO:
        browser = browser_of(seeded, who)
        for method, status in zip(("get", "post"), expected[who], strict=True):
            refused = status in (403, 404, 405) and name not in ACCOUNT
            with CaptureQueriesContext(connection) as asked:
                answer = getattr(browser, method)(address, TYPED) if refused else undone(browser, method, address)
            answered.setdefault(who, []).append(answer.status_code)
            if (method == "get" or refused or who == "public") and writes(asked):
                wrote[f"{method} by {who}"] = writes(asked)
    assert answered == expected
    assert not wrote


def writes(asked: CaptureQueriesContext) -> list[str]:
    """The statements that change a row of ours."""
    return [q["sql"][:200] for q in asked.captured_queries if q["sql"].startswith(WRITES) and KEPT not in q["sql"]]


@of_the_gate
@pytest.mark.django_db
def test_all_that_was_refused_left_every_table_as_it_was(seeded: Seeded) -> None:
    """Nothing of that was undone above, so that the rows can be counted now."""
    assert rows() == seeded.numbers["rows"]


def rows() -> dict[str, int]:
    """How many rows each table of ours holds."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("classplan.")]
    return {model._meta.label: model._default_manager.count() for model in ours}


@pytest.mark.django_db
def test_an_appointing_authority_sees_nothing_of_a_draft_that_was_not_sent(seeded: Seeded) -> None:
    browser = browser_of(seeded, "appointing authority")
    addresses = [tried.address for tried in AMENDMENTS.values() if tried.expected("appointing authority")[0] == 200]
    assert len(addresses) == 7
    for address in addresses:
        named = dict.fromkeys(seeded.numbers, seeded.numbers["draft"])
        there = address.format(**named)
        assert browser.get(there).status_code == 404, there
        assert undone(browser, "post", there).status_code in (404, 405), there


def for_whoever_is_in(name: str, who: str) -> tuple[int, int]:
    """What the table says; the page for signing in sends on whoever is in already, the one for signing out asks them."""
    if name == "account_login" and who != "public":
        return 302, 302
    if name == "account_logout":
        return (302, 302) if who == "public" else (200, 302)
    return EVERY[name].expected(who)


@pytest.mark.parametrize("name", sorted(EVERY))
@of_the_gate
@pytest.mark.django_db
def test_no_address_takes_any_other_method(name: str, seeded: Seeded) -> None:
    browser = browser_of(seeded, "administrator")
    for method in ("put", "patch", "delete", "options", "trace"):
        answer = undone(browser, method, seeded.address(name))
        assert answer.status_code in (405, 404), method
        assert not {"PUT", "PATCH", "DELETE"} & set(answer.headers.get("Allow", "").split(", "))


@of_the_gate
@pytest.mark.django_db
def test_head_answers_as_get_does_without_a_body(seeded: Seeded) -> None:
    for name, tried in EVERY.items():
        if tried.roles is None:
            head = Client().head(seeded.address(name))
            assert head.status_code == Client().get(seeded.address(name)).status_code, name
            assert not head.content


@of_the_gate
@pytest.mark.django_db
def test_a_public_page_sets_no_cookie_and_asks_for_no_session(seeded: Seeded) -> None:
    for name, tried in EVERY.items():
        if tried.roles is not None or name in SETS_A_COOKIE:
            continue
        browser = Client()
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(seeded.address(name))
        assert not answer.cookies, name
        assert "Cookie" not in answer.headers.get("Vary", ""), name
        assert not [q["sql"] for q in asked.captured_queries if "session" in q["sql"] or "accounts_person" in q["sql"]]


@pytest.mark.django_db
def test_what_is_not_for_all_is_kept_by_no_browser(looked_at: dict[str, Any]) -> None:
    for name, tried in EVERY.items():
        if tried.roles is not None:
            assert "no-store" in looked_at[name].headers["Cache-Control"], name
            assert "private" in looked_at[name].headers["Cache-Control"], name


@pytest.mark.django_db
def test_a_page_runs_no_inline_script_and_asks_no_other_server(looked_at: dict[str, Any]) -> None:
    for name, answer in looked_at.items():
        assert answer["X-Frame-Options"] == "DENY", name
        if "html" not in answer["Content-Type"] or name in ITS_OWN_STYLE:
            continue
        text = answer.content.decode()
        for harmless in HARMLESS:
            text = text.replace(harmless, "")
        assert "default-src 'self'" in answer["Content-Security-Policy"], name
        unwanted = ("<script", " style=", "<style", "onclick", 'src="http', 'href="http')
        assert not [mark for mark in unwanted if mark in text], name


def test_an_address_that_is_not_declared_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        page("backdoor/", lambda request, office: None, "backdoor")  # type: ignore[arg-type, return-value]


class Backdoor:
    """Addresses that somebody made without declaring them."""

    urlpatterns = [
        path("backdoor/", lambda request: HttpResponse("in"), name="backdoor"),
        path("nameless/", lambda request: HttpResponse("in")),
        path("", lambda request: HttpResponse("in"), name="home"),
    ]


@pytest.mark.parametrize(("address", "served"), [("/backdoor/", False), ("/nameless/", False), ("/", True)])
@pytest.mark.django_db
def test_an_address_that_is_made_without_being_declared_is_not_served(
    address: str, served: bool, seeded: Seeded
) -> None:
    request = RequestFactory().get(address)
    with override_settings(ROOT_URLCONF=Backdoor):
        request.resolver_match = resolve(address)
    asked = gate.Gate(lambda _: HttpResponse()).process_view
    if served:
        assert asked(request, request.resolver_match.func, (), {}) is None
    else:
        with pytest.raises(Http404):
            asked(request, request.resolver_match.func, (), {})


@pytest.mark.django_db
def test_what_is_out_of_scope_or_unknown_is_not_there(seeded: Seeded) -> None:
    browser = browser_of(seeded, "administrator")
    for address in ("/desk/people/nobody-at-all/", "/desk/people/analyst/roles/999999/end/", "/desk/nowhere/"):
        assert browser.get(address).status_code == 404


@pytest.mark.django_db
def test_a_refusal_names_the_roles_for_whom_it_is(seeded: Seeded) -> None:
    said = browser_of(seeded, "analyst").get("/desk/people/").content.decode()
    assert "This is for: auditor, administrator. You are signed in as analyst." in said
    said = browser_of(seeded, "no role").get("/desk/people/").content.decode()
    assert "You are signed in and hold no role today. An administrator gives roles." in said
