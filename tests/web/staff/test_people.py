"""The people pages: an administrator opens, changes and closes accounts; an auditor looks."""

import re
from typing import Any

import pytest
from django.test import Client

from classplan.core.policy import Role
from classplan.records.accounts.lockout import PASSWORD, begin, note_failure
from classplan.records.accounts.models import Agency, Holding, Office, Person
from classplan.records.journal.models import Entry
from tests.web.people import LONG_AGO, signed_in, somebody
from tests.web.words import words_on

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

PEOPLE = "/desk/people/"


@pytest.fixture(autouse=True)
def as_in_these_tests(settings: Any) -> None:
    """No second factor, and a hash that takes no time."""
    settings.REQUIRE_SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def office(db: None) -> Office:
    """An office with one agency."""
    office = Office.objects.create(id=1, name="City of Testing", jurisdiction="denver", opened_at=LONG_AGO)
    Agency.objects.create(office=office, code="LIB", name="Library")
    return office


@pytest.fixture
def administrator(office: Office) -> Client:
    """An administrator's browser."""
    return signed_in(office, Role.ADMINISTRATOR)


def added(browser: Client, **more: str) -> Any:
    """What adding somebody is answered."""
    return browser.post(f"{PEOPLE}add/", {"name": "Bo Ray", "login": "b.ray", "role": "analyst", "agency": ""} | more)


def one_time(answer: Any) -> str:
    """The password that the page shows."""
    found = re.search(r'<code class="one-time">([^<]+)</code>', answer.content.decode())
    assert found
    return found[1]


def test_a_person_is_added_with_a_password_that_is_shown_once(administrator: Client) -> None:
    answer = added(administrator)
    words = one_time(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    person = Person.objects.get(login="b.ray")
    assert person.check_password(words)
    assert person.password_is_temporary
    assert [str(held) for held in person.holdings.all()] == ["analyst"]
    for address in (PEOPLE, f"{PEOPLE}b.ray/"):
        assert words not in administrator.get(address).content.decode()
    assert words not in repr(list(Entry.objects.values()))
    entry = Entry.objects.get(act="person.opened", subject="Bo Ray (b.ray)")
    assert (entry.actor, entry.role) == ("Administrator (administrator)", "administrator")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"login": "administrator"}, "The login administrator is Administrator's"),
        ({"login": "b ray"}, "is no login"),
        ({"name": ""}, "Name: Fill this in."),
        ({"role": "king"}, "Select a valid choice"),
        ({"role": "appointing authority"}, "is held for an agency. Choose which"),
        ({"agency": "LIB"}, "reaches every agency. Choose none"),
    ],
)
def test_what_cannot_be_is_said_above_the_form_and_everything_typed_stays(
    typed: dict[str, str], says: str, administrator: Client
) -> None:
    answer = added(administrator, **typed)
    assert answer.status_code == 200
    assert says in words_on(answer.content).replace("&#x27;", "'")
    assert answer.content.decode().count("<title>Error: ") == 1
    assert answer.context["form"]["name"].value() == typed.get("name", "Bo Ray")
    assert not Person.objects.filter(login="b.ray").exists()


def test_an_account_and_its_role_are_made_together_or_not_at_all(administrator: Client) -> None:
    before = Entry.objects.count()
    added(administrator, role="appointing authority", agency="LIB", name="x" * 120, login="ab")
    assert not Person.objects.filter(login="ab").exists()
    assert Entry.objects.count() == before


def test_a_role_is_given_and_ended(office: Office, administrator: Client) -> None:
    somebody(office, Role.ANALYST)
    day = administrator.get(f"{PEOPLE}analyst/roles/give/").context["form"]["from_day"].value()
    typed = {"role": "appointing authority", "agency": "LIB", "from_day": day, "until": ""}
    answer = administrator.post(f"{PEOPLE}analyst/roles/give/", typed, follow=True)
    assert "Analyst is given the role appointing authority for Library (LIB)." in words_on(answer.content)
    held = Holding.objects.get(role="appointing authority")
    again = administrator.post(f"{PEOPLE}analyst/roles/give/", typed)
    assert "Analyst is appointing authority for Library (LIB) already" in words_on(again.content)
    assert administrator.post(f"{PEOPLE}analyst/roles/{held.pk}/end/", {"until": day}).status_code == 302
    held.refresh_from_db()
    assert held.until is not None


def test_a_role_is_ended_only_by_the_page_of_whose_it_is(office: Office, administrator: Client) -> None:
    held = somebody(office, Role.ANALYST).holdings.get()
    somebody(office, Role.DIRECTOR)
    assert administrator.post(f"{PEOPLE}director/roles/{held.pk}/end/", {"until": "2030-01-01"}).status_code == 404


def test_the_last_administrator_is_not_closed_and_the_page_says_why(administrator: Client) -> None:
    answer = administrator.post(f"{PEOPLE}administrator/close/")
    assert "Administrator is the last administrator of City of Testing" in words_on(answer.content)
    assert Person.objects.get(login="administrator").is_active


def test_an_account_is_closed_and_opened_again(office: Office, administrator: Client) -> None:
    person = somebody(office, Role.ANALYST)
    theirs = signed_in(office, Role.ANALYST)
    assert theirs.get("/account/").status_code == 200
    administrator.post(f"{PEOPLE}analyst/close/")
    assert theirs.get("/account/").status_code == 302
    assert "Closed accounts" in words_on(administrator.get(PEOPLE).content)
    administrator.post(f"{PEOPLE}analyst/open/")
    person.refresh_from_db()
    assert person.is_active


def test_a_lock_is_seen_and_opened(office: Office, administrator: Client) -> None:
    from django.utils import timezone

    somebody(office, Role.ANALYST)
    for _ in range(5):
        note_failure(begin(PASSWORD, login="analyst", address="somewhere", now=timezone.now()), now=timezone.now())
    assert "Locked after too many failed attempts" in words_on(administrator.get(f"{PEOPLE}analyst/").content)
    administrator.post(f"{PEOPLE}analyst/unlock/")
    assert "Locked after" not in words_on(administrator.get(f"{PEOPLE}analyst/").content)
    assert Entry.objects.get(act="person.unlocked").actor == "Administrator (administrator)"


def test_a_new_one_time_password_signs_them_out_wherever_they_are(office: Office, administrator: Client) -> None:
    theirs = signed_in(office, Role.ANALYST)
    words = one_time(administrator.post(f"{PEOPLE}analyst/password/"))
    assert theirs.get("/account/").status_code == 302
    assert Person.objects.get(login="analyst").check_password(words)


def test_an_auditor_sees_everything_and_is_offered_nothing(office: Office, administrator: Client) -> None:
    somebody(office, Role.ANALYST)
    auditor = signed_in(office, Role.AUDITOR)
    for address in (PEOPLE, f"{PEOPLE}analyst/"):
        text = auditor.get(address).content.decode()
        assert not re.findall(r'href="/desk/people/[^"]*(?:add|give|end|close|open|password|unlock)/"', text)


def test_an_agency_is_added_once(administrator: Client) -> None:
    answer = administrator.post(f"{PEOPLE}agencies/add/", {"code": "parks", "name": "Parks"}, follow=True)
    assert "Parks (PARKS) is on the list of agencies." in words_on(answer.content)
    answer = administrator.post(f"{PEOPLE}agencies/add/", {"code": "PARKS", "name": "Other"})
    assert "The code PARKS is Parks" in words_on(answer.content)


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    office: Office, administrator: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        somebody(office, Role.EMPLOYEE, login=f"employee-{number}")
    with django_assert_max_num_queries(12):
        administrator.get(PEOPLE)


def test_everybody_sees_their_own_roles_in_words(office: Office) -> None:
    said = words_on(signed_in(office, Role.APPOINTING_AUTHORITY).get("/account/").content)
    assert "Appointing authority for Library" in said
    assert "Answer the drafts that one's agency got" in said.replace("&#x27;", "'")
