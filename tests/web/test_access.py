"""Every address with every role: what is answered, in one table. What is not declared is not served.

An address is one entry of EVERY. `public` is open to anyone; `account` to whoever has signed in; `desk` to the roles it
names. `get` and `post` are what those are answered for whom it is; the table knows what everybody else is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path, resolve

from classplan.core.policy import Role
from classplan.records.accounts.models import Office, Person
from classplan.web import gate
from classplan.web.access import ADDRESSES, ANYONE, SIGNED_IN
from classplan.web.pages import page
from tests.factories import City, small_city
from tests.web.people import signed_in, somebody

ANALYST, DIRECTOR, AUDITOR, ADMINISTRATOR = Role.ANALYST, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR
AUTHORITY, EMPLOYEE = Role.APPOINTING_AUTHORITY, Role.EMPLOYEE
BOARD, COUNCIL = Role.BOARD_CLERK, Role.COUNCIL_CLERK
STAFF = frozenset(Role) - {EMPLOYEE}

QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"
ONLY_LOOKED_AT = 405
TO_SIGN_IN = 302
NOT_FOR_YOU = 403


@dataclass(frozen=True)
class Tried:
    """An address as it is tried: for whom, and what they are answered."""

    address: str
    roles: frozenset[Role] | None  # None: anyone
    get: int = 200
    post: int = ONLY_LOOKED_AT
    signed_in: bool = False  # whoever has signed in, with or without a role

    def expected(self, who: str) -> tuple[int, int]:
        """The status of GET and of POST for *public*, *no role* or a role."""
        is_for = self.roles is None or (self.signed_in and who != "public") or who in self.roles
        if is_for:
            return self.get, self.post
        refused = TO_SIGN_IN if who == "public" else NOT_FOR_YOU
        return refused, ONLY_LOOKED_AT if self.post == ONLY_LOOKED_AT else refused


def public(address: str, *, get: int = 200, post: int = ONLY_LOOKED_AT) -> Tried:
    """Open to anyone."""
    return Tried(address, None, get, post)


def account(address: str, *, get: int = 200, post: int = 200) -> Tried:
    """Open to whoever has signed in."""
    return Tried(address, frozenset(), get, post, signed_in=True)


def desk(address: str, *roles: Role, get: int = 200, post: int = ONLY_LOOKED_AT) -> Tried:
    """Open to these roles."""
    return Tried(address, frozenset(roles), get, post)


EVERY: dict[str, Tried] = {
    # The portal
    "home": public("/"),
    "plan_today": public("/plan/", get=302),
    "plan": public("/plan/2015-01-15/"),
    "plan_csv": public("/plan/2015-01-15.csv"),
    "api": public("/api/"),
    "api_description": public("/api/openapi.json"),
    "api_plan": public("/plan/2015-01-15.json"),
    "api_compare": public("/plan/2013-01-01/compare/2015-01-15.json"),
    "api_classes": public("/classes.json"),
    "api_class": public("/classes/1/2015-01-15.json"),
    "api_specifications": public("/classes/1/specifications.json"),
    "api_specification": public("/classes/1/2015-01-15/specification.json"),
    "api_notices": public("/notices.json"),
    "api_notice": public("/notices/2.json"),
    "api_updates": public("/updates.json"),
    "api_update": public("/updates/2014-03-05.json"),
    "api_anchor": public("/journal/anchor.json"),
    "api_search": public("/search.json?q=clerk"),
    "compare_with": public("/plan/2013-01-01/compare/", get=302),
    "compare": public("/plan/2013-01-01/compare/2015-01-15/"),
    "classes": public("/classes/", get=302),
    "class_by_code": public("/classes/by-code/FC1/", get=302),
    "class_today": public("/classes/1/", get=302),
    "class": public("/classes/1/2015-01-15/"),
    "notices": public("/notices/"),
    "notice": public("/notices/2/"),
    "update": public("/updates/2014-03-05/"),
    "search": public("/search/?q=clerk"),
    "about": public("/about/"),
    # Signing in. An empty form is shown again (200); what protects the account asks for the password first (302).
    "account_login": public("/sign-in/", post=200),
    "sample_sign_in": public("/sign-in/as/analyst/", get=404, post=404),
    "account_logout": public("/sign-out/", post=302),
    "mfa_authenticate": public("/sign-in/code/", get=302, post=302),
    "mfa_login_webauthn": public("/sign-in/passkey/", get=302, post=302),
    "account": account("/account/", post=405),
    "account_change_password": account("/account/password/"),
    "account_reauthenticate": account("/account/again/"),
    "mfa_index": account("/account/second-factor/", post=405),
    "mfa_reauthenticate": account("/account/second-factor/again/", get=302, post=302),
    "mfa_activate_totp": account("/account/second-factor/app/", get=302, post=302),
    "mfa_deactivate_totp": account("/account/second-factor/app/remove/", get=404, post=404),
    "mfa_view_recovery_codes": account("/account/second-factor/codes/", get=404, post=405),
    "mfa_generate_recovery_codes": account("/account/second-factor/codes/new/", get=302, post=302),
    "mfa_download_recovery_codes": account("/account/second-factor/codes/download/", get=404, post=405),
    "mfa_list_webauthn": account("/account/second-factor/keys/", post=405),
    "mfa_add_webauthn": account("/account/second-factor/keys/add/", get=302, post=302),
    "mfa_reauthenticate_webauthn": account("/account/second-factor/keys/again/", get=302, post=302),
    "mfa_remove_webauthn": account("/account/second-factor/keys/1/remove/", get=302, post=302),
    "mfa_edit_webauthn": account("/account/second-factor/keys/1/rename/", get=302, post=302),
    # People
    "people": desk("/desk/people/", ADMINISTRATOR, AUDITOR),
    "person": desk("/desk/people/analyst/", ADMINISTRATOR, AUDITOR),
    "person_add": desk("/desk/people/add/", ADMINISTRATOR, post=200),
    "person_password": desk("/desk/people/analyst/password/", ADMINISTRATOR, post=200),
    "person_unlock": desk("/desk/people/analyst/unlock/", ADMINISTRATOR, post=302),
    "person_close": desk("/desk/people/analyst/close/", ADMINISTRATOR, post=302),
    "person_reopen": desk("/desk/people/analyst/open/", ADMINISTRATOR, post=200),
    "role_give": desk("/desk/people/analyst/roles/give/", ADMINISTRATOR, post=200),
    "role_end": desk("/desk/people/analyst/roles/{role}/end/", ADMINISTRATOR, post=200),
    "agency_add": desk("/desk/people/agencies/add/", ADMINISTRATOR, post=200),
}
# What sees a form as soon as it opens for anybody: these set a cookie for its token, and no other public page does.
SETS_A_COOKIE = {"account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn"}
WHO = ("public", "no role", *Role)


@dataclass
class Seeded:
    """An office in which everybody is, and the numbers that addresses name."""

    city: City
    numbers: dict[str, int]
    sessions: dict[str, str]  # who is signed in, in which session

    @property
    def office(self) -> Office:
        """The office."""
        return self.city.office

    def address(self, name: str) -> str:
        """The address of that name, with its numbers."""
        return EVERY[name].address.format(**self.numbers)

    def browser(self, who: str) -> Client:
        """A browser of the public, of somebody without a role, or of somebody in a role."""
        browser = Client()
        if who in self.sessions:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return browser


def seed(city: City) -> dict[str, int]:
    """Whatever the addresses need beside the small city; the numbers by which they name it."""
    for who in WHO[1:]:
        somebody(city.office, *([] if who == "no role" else [Role(who)]), login=who.replace(" ", "-"))
    Person.objects.update(password=make_password("eleven copper kettles"))
    analyst = somebody(city.office, ANALYST, login="analyst")
    return {"role": analyst.holdings.get().pk}


def session_of(office: Office, who: str) -> str:
    """The session in which somebody has signed in."""
    roles = [] if who == "no role" else [Role(who)]
    browser = signed_in(office, *roles, login=who.replace(" ", "-"))
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Seeded]:
    """The small city with its people, for every test here; gone when they are done."""
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=[QUICK]), transaction.atomic():
        city = small_city()
        numbers = seed(city)
        yield Seeded(city, numbers, {who: session_of(city.office, who) for who in WHO[1:]})
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def as_in_these_tests(on_its_day: None) -> Iterator[None]:
    """The day of the small city; no second factor, which `test_sign_in` tries; a hash that takes no time."""
    with override_settings(REQUIRE_SECOND_FACTOR=False, PASSWORD_HASHERS=[QUICK]):
        yield


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


@pytest.mark.parametrize("name", sorted(EVERY))
@pytest.mark.django_db
def test_each_role_is_answered_as_the_table_says(name: str, seeded: Seeded) -> None:
    address = seeded.address(name)
    answered, expected = {}, {}
    for who in WHO:
        answered[who] = tuple(undone(seeded.browser(who), m, address).status_code for m in ("get", "post"))
        expected[who] = for_whoever_is_in(name, who)
    assert answered == expected


def for_whoever_is_in(name: str, who: str) -> tuple[int, int]:
    """What the table says; the page for signing in sends on whoever is in already, the one for signing out asks them."""
    if name == "account_login" and who != "public":
        return 302, 302
    if name == "account_logout":
        return (302, 302) if who == "public" else (200, 302)
    return EVERY[name].expected(who)


@pytest.mark.parametrize("name", sorted(EVERY))
@pytest.mark.django_db
def test_no_address_takes_any_other_method(name: str, seeded: Seeded) -> None:
    browser = seeded.browser("administrator")
    for method in ("put", "patch", "delete", "options", "trace"):
        answer = undone(browser, method, seeded.address(name))
        assert answer.status_code in (405, 404), method
        assert not {"PUT", "PATCH", "DELETE"} & set(answer.headers.get("Allow", "").split(", "))


@pytest.mark.django_db
def test_head_answers_as_get_does_without_a_body(seeded: Seeded) -> None:
    for name, tried in EVERY.items():
        if tried.roles is None:
            head = Client().head(seeded.address(name))
            assert head.status_code == Client().get(seeded.address(name)).status_code, name
            assert not head.content


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
def test_what_is_not_for_all_is_kept_by_no_browser(seeded: Seeded) -> None:
    browser = seeded.browser("administrator")
    for name, tried in EVERY.items():
        if tried.roles is not None:
            answer = undone(browser, "get", seeded.address(name))
            assert "no-store" in answer.headers["Cache-Control"], name
            assert "private" in answer.headers["Cache-Control"], name


@pytest.mark.django_db
def test_a_page_runs_no_inline_script_and_asks_no_other_server(seeded: Seeded) -> None:
    browser = seeded.browser("administrator")
    for name, tried in EVERY.items():
        who = Client() if tried.roles is None else browser
        answer = undone(who, "get", seeded.address(name))
        text = answer.content.decode()
        for harmless in (
            '<script src="/static/',
            "<script data-allauth-onload=",
            '<script id="js_data" type="application/json"',
        ):
            text = text.replace(harmless, "")
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
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
    browser = seeded.browser("administrator")
    for address in ("/desk/people/nobody-at-all/", "/desk/people/analyst/roles/999999/end/", "/desk/nowhere/"):
        assert browser.get(address).status_code == 404


@pytest.mark.django_db
def test_a_refusal_names_the_roles_for_whom_it_is(seeded: Seeded) -> None:
    said = seeded.browser("analyst").get("/desk/people/").content.decode()
    assert "This is for: auditor, administrator. You are signed in as analyst." in said
    said = seeded.browser("no role").get("/desk/people/").content.decode()
    assert "You are signed in and hold no role today. An administrator gives roles." in said
