"""Signing in: strong passwords, lock-out, a second factor, sessions that end, and nothing typed is ever lost."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.test import Client

from classplan.core.policy import Role
from classplan.records.accounts.models import Attempt, Office, Person
from classplan.records.accounts.services import close_person, give_password, replace_password
from classplan.records.journal.models import Entry
from tests.web.people import SET_UP, signed_in, somebody
from tests.web.words import words_on

WRONG, OWN = "wrong", "eleven copper kettles"

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once
OPENED = datetime(2010, 1, 4, 18, tzinfo=UTC)
SIGN_IN = "/sign-in/"


@pytest.fixture(autouse=True)
def quick_hashes(settings: Any) -> None:
    """A hash that takes no time: the real one takes long on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def office(db: None) -> Office:
    """An office like any other."""
    return Office.objects.create(id=1, name="City of Testing", jurisdiction="denver", opened_at=OPENED)


@pytest.fixture
def sample(db: None) -> Office:
    """An office that is only shown."""
    return Office.objects.create(id=1, name="City of Shows", jurisdiction="denver", opened_at=OPENED, sample=True)


@pytest.fixture
def analyst(office: Office) -> Person:
    """An analyst with a password of their own."""
    person = somebody(office, Role.ANALYST, login="a.lee")
    replace_password(person, OWN, actor=SET_UP, now=OPENED)
    return person


class Clock:
    """What the clock shows, as a test sets it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still until a test moves it."""
    found = Clock(datetime.now(UTC).replace(microsecond=0))
    monkeypatch.setattr("django.utils.timezone.now", found)
    return found


def try_to_sign_in(client: Client, login: str = "a.lee", password: str = OWN, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_login_and_password_sign_in_however_the_login_is_written(analyst: Person, client: Client) -> None:
    answer = try_to_sign_in(client, login=" A.Lee ")
    assert answer.status_code == 302
    assert is_signed_in(client)


def test_signing_in_leads_back_to_where_one_came_from_and_nowhere_else(analyst: Person) -> None:
    assert try_to_sign_in(Client(), next="/account/").headers["Location"] == "/account/"
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert try_to_sign_in(Client(), next=elsewhere).headers["Location"].startswith("/")


def test_a_session_gets_a_new_key_when_somebody_signs_in(analyst: Person, client: Client) -> None:
    client.get("/desk/people/")
    client.post("/desk/people/add/", {"name": "typed"})
    before = client.session.session_key
    try_to_sign_in(client)
    assert before
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_wrong_password_an_unknown_login_and_a_closed_account_are_told_the_same(analyst: Person) -> None:
    closed = somebody(analyst.office, Role.EMPLOYEE, login="b.ray")
    replace_password(closed, OWN, actor=SET_UP, now=OPENED)
    close_person(closed, actor=SET_UP, now=OPENED)
    tried = [("a.lee", "wrong"), ("nobody", "wrong"), ("b.ray", OWN), ("b.ray", "wrong")]
    said = {summary(try_to_sign_in(Client(), *pair)) for pair in tried}
    assert said == {"The login and the password do not belong together. Check both; capitals count in the password."}


def summary(answer: Any) -> str:
    """What stands in the summary of errors."""
    assert answer.status_code == 200
    return " ".join(answer.context["form"].non_field_errors())


def test_after_five_failures_a_login_is_locked_and_told_until_when(analyst: Person, clock: Clock) -> None:
    for _ in range(5):
        try_to_sign_in(Client(), password=WRONG)
    said = summary(try_to_sign_in(Client()))
    assert re.search(r"opens again at \d+:\d\d [AP]M on \w+day", said)
    assert Entry.objects.filter(act="person.locked").count() == 1
    clock.wait(minutes=15)
    assert try_to_sign_in(Client()).status_code == 302


def test_a_login_that_nobody_has_is_locked_alike_and_the_journal_is_not_filled_with_it(
    analyst: Person, clock: Clock
) -> None:
    for _ in range(5):
        try_to_sign_in(Client(), login="nobody", password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client(), login="nobody"))
    assert not Entry.objects.filter(act="person.locked").exists()


def test_failures_spread_over_hours_lock_nobody(analyst: Person, clock: Clock) -> None:
    for _ in range(8):
        try_to_sign_in(Client(), password=WRONG)
        clock.wait(minutes=5)
    assert try_to_sign_in(Client()).status_code == 302


def test_a_sign_in_that_succeeds_begins_the_count_anew(analyst: Person, clock: Clock) -> None:
    for _ in range(3):
        for _ in range(4):
            try_to_sign_in(Client(), password=WRONG)
        assert try_to_sign_in(Client()).status_code == 302


def test_an_address_that_tries_many_logins_is_locked(analyst: Person, clock: Clock, settings: Any) -> None:
    settings.LOCK_AFTER = {"login": 5, "address": 8}
    for number in range(8):
        try_to_sign_in(Client(), login=f"nobody{number}", password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client()))
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert try_to_sign_in(elsewhere).status_code == 302
    assert "opens again at" in summary(try_to_sign_in(Client(HTTP_X_FORWARDED_FOR="10.0.0.9")))


def test_what_is_kept_of_a_failure_names_nobody(analyst: Person) -> None:
    try_to_sign_in(Client(), login="a.lee", password=WRONG)
    kept = repr(list(Attempt.objects.values()))
    assert "a.lee" not in kept
    assert "127.0.0.1" not in kept


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012345", "alexandra-lee"])
def test_a_weak_password_is_refused_with_the_reason(weak: str, office: Office, client: Client) -> None:
    person = somebody(office, Role.ANALYST, login="alexandra.lee")
    replace_password(person, OWN, actor=SET_UP, now=OPENED)
    client.force_login(person)
    answer = client.post("/account/password/", {"oldpassword": OWN, "password1": weak, "password2": weak})
    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]
    assert not Entry.objects.filter(act="password.replaced").exclude(actor=SET_UP.name).exists()


def test_a_new_password_signs_everybody_else_out_and_leaves_no_trace_of_itself(analyst: Person, client: Client) -> None:
    other = Client()
    for browser in (client, other):
        try_to_sign_in(browser)
    new = "seven quiet lanterns"
    client.post("/account/password/", {"oldpassword": OWN, "password1": new, "password2": new})
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    written = repr(list(Entry.objects.values()))
    analyst.refresh_from_db()
    for secret in (OWN, new, analyst.password):
        assert secret not in written


def test_a_one_time_password_counts_for_one_thing_choosing_ones_own(analyst: Person, client: Client) -> None:
    words = give_password(analyst, actor=SET_UP, now=OPENED)
    try_to_sign_in(client, password=words)
    for address in ("/account/", "/desk/people/", "/account/second-factor/"):
        assert client.get(address).headers["Location"] == "/account/password/"
    same = client.post("/account/password/", {"oldpassword": words, "password1": words, "password2": words})
    assert same.status_code == 200
    client.post("/account/password/", {"oldpassword": words, "password1": OWN, "password2": OWN})
    assert client.get("/account/").status_code == 200
    assert try_to_sign_in(Client(), password=words).status_code == 200


def code_now(secret: str) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


@pytest.fixture
def with_app(analyst: Person) -> str:
    """The secret of the app that the analyst has set up."""
    secret = str(generate_totp_secret())
    TOTP.activate(analyst, secret)
    return secret


def test_with_an_app_the_password_alone_signs_nobody_in(with_app: str, client: Client) -> None:
    answer = try_to_sign_in(client, next="/account/")
    assert answer.headers["Location"].startswith("/sign-in/code/")
    assert not is_signed_in(client)
    assert client.get("/account/").status_code == 302
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    answer = client.post("/sign-in/code/", {"code": code_now(with_app)})
    assert answer.status_code == 302
    assert is_signed_in(client)


def test_a_code_counts_once(with_app: str) -> None:
    code = code_now(with_app)
    first, second = Client(), Client()
    for browser in (first, second):
        try_to_sign_in(browser)
        browser.post("/sign-in/code/", {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_guessing_codes_locks_like_guessing_passwords(with_app: str, client: Client, clock: Clock) -> None:
    try_to_sign_in(client)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": "000000"})
    answer = client.post("/sign-in/code/", {"code": code_now(with_app)})
    assert "opens again at" in words_on(answer.content)
    assert not is_signed_in(client)


def test_a_recovery_code_signs_in_once(analyst: Person, with_app: str) -> None:
    code = RecoveryCodes.activate(analyst).get_unused_codes()[0]
    first, second = Client(), Client()
    for browser in (first, second):
        try_to_sign_in(browser)
        browser.post("/sign-in/code/", {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_an_app_is_set_up_after_the_password_is_shown_once_more(
    analyst: Person, client: Client, clock: Clock, django_capture_on_commit_callbacks: Any
) -> None:
    try_to_sign_in(client)
    clock.wait(minutes=10)
    again = client.get("/account/second-factor/app/").headers["Location"]
    assert again.startswith("/account/again/")
    assert client.post(again, {"password": "wrong"}).status_code == 200
    assert client.post(again, {"password": OWN}).headers["Location"] == "/account/second-factor/app/"
    page = client.get("/account/second-factor/app/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/second-factor/app/", {"code": code_now(secret)})
    assert answer.status_code == 302
    assert "shown once" in words_on(client.get(answer.headers["Location"]).content)
    assert Authenticator.objects.filter(user=analyst, type="totp").exists()
    assert list(Entry.objects.filter(act="factor.changed").values_list("payload__login", flat=True)) == ["a.lee"]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.BOARD_CLERK, Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_a_role_that_decides_needs_a_second_factor(role: Role, office: Office) -> None:
    client = signed_in(office, role, Role.AUDITOR, login="d.decides")
    answer = client.get("/desk/people/")
    assert answer.status_code == 403
    assert "Set up a second factor first" in words_on(answer.content)
    assert client.get("/account/second-factor/").status_code == 200
    TOTP.activate(Person.objects.get(login="d.decides"), generate_totp_secret())
    assert client.get("/desk/people/").status_code == 200


def test_a_session_that_rests_ends(analyst: Person, client: Client, clock: Clock) -> None:
    try_to_sign_in(client)
    for _ in range(4):
        clock.wait(minutes=29)
        assert client.get("/account/").status_code == 200
    clock.wait(minutes=31)
    assert client.get("/account/").status_code == 302


def test_a_session_ends_at_last_however_busy_it_is(analyst: Person, client: Client, clock: Clock) -> None:
    try_to_sign_in(client)
    for _ in range(36):
        assert client.get("/account/").status_code == 200
        clock.wait(minutes=20)
    clock.wait(minutes=1)
    assert client.get("/account/").status_code == 302


def test_signing_out_takes_a_post(analyst: Person, client: Client) -> None:
    try_to_sign_in(client)
    assert client.get("/sign-out/").status_code == 200
    assert is_signed_in(client)
    client.post("/sign-out/")
    assert not is_signed_in(client)


def test_a_closed_account_is_signed_out_at_once(analyst: Person, client: Client) -> None:
    try_to_sign_in(client)
    close_person(analyst, actor=SET_UP, now=datetime.now(UTC))
    assert client.get("/account/").status_code == 302


def test_nobody_opens_an_account_alone_and_no_password_is_sent_by_mail(office: Office, client: Client) -> None:
    for address in ("signup/", "accounts/signup/", "password/reset/", "account/email/", "sign-up/"):
        assert client.get(f"/{address}").status_code == 404
        assert client.post(f"/{address}").status_code == 404


# --- Guessing -----------------------------------------------------------------------------------------------


def test_signing_in_with_the_password_again_gives_no_more_codes_to_guess(with_app: str, clock: Clock) -> None:
    guesses = 0
    for turn in range(4):
        client = Client(REMOTE_ADDR=f"10.0.0.{turn}")
        try_to_sign_in(client)
        for digit in range(4):
            said = words_on(client.post("/sign-in/code/", {"code": f"00000{digit}"}).content)
            guesses += "opens again at" not in said
    assert guesses == 5
    assert Entry.objects.filter(act="person.locked").count() == 1


def test_wrong_passwords_count_until_the_second_factor_is_shown(with_app: str, clock: Clock) -> None:
    client = Client()
    for _ in range(4):
        try_to_sign_in(Client(), password=WRONG)
    try_to_sign_in(client)
    try_to_sign_in(Client(), password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client()))
    client.post("/sign-in/code/", {"code": code_now(with_app)})
    assert is_signed_in(client)
    assert try_to_sign_in(Client()).status_code == 302, "whoever has shown both begins anew"


def test_the_password_that_is_to_be_changed_cannot_be_guessed_without_end(analyst: Person, clock: Clock) -> None:
    client, new = Client(), "seven quiet lanterns"
    try_to_sign_in(client)
    form = {"password1": new, "password2": new}
    for number in range(5):
        client.post("/account/password/", form | {"oldpassword": f"guess {number}"})
    answer = client.post("/account/password/", form | {"oldpassword": OWN})
    assert "opens again at" in words_on(answer.content)
    assert Entry.objects.filter(act="person.locked").count() == 1
    clock.wait(minutes=15)
    assert client.post("/account/password/", form | {"oldpassword": OWN}).status_code == 302


def test_behind_a_proxy_a_visitor_is_known_by_what_the_proxy_says(analyst: Person, clock: Clock, settings: Any) -> None:
    settings.LOCK_AFTER = {"login": 5, "address": 8}
    settings.BEHIND_PROXY = True
    for number in range(8):  # whatever a visitor writes into the header stands before what the proxy adds
        forged = Client(HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 198.51.100.7")
        try_to_sign_in(forged, login=f"nobody{number}", password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client(HTTP_X_FORWARDED_FOR="198.51.100.7")))
    assert try_to_sign_in(Client(HTTP_X_FORWARDED_FOR="203.0.113.5")).status_code == 302


def test_strangers_lock_nobody_out_of_where_they_sign_in(analyst: Person, clock: Clock) -> None:
    try_to_sign_in(Client(REMOTE_ADDR="192.0.2.10"))
    clock.wait(days=3)
    for _ in range(5):
        try_to_sign_in(Client(REMOTE_ADDR="198.51.100.7"), password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client(REMOTE_ADDR="203.0.113.5")))
    assert try_to_sign_in(Client(REMOTE_ADDR="192.0.2.10")).status_code == 302
    for _ in range(5):
        try_to_sign_in(Client(REMOTE_ADDR="192.0.2.10"), password=WRONG)
    assert "opens again at" in summary(try_to_sign_in(Client(REMOTE_ADDR="192.0.2.10"))), "it has a count of its own"


# --- The sample office --------------------------------------------------------------------------------------


def test_in_a_sample_office_one_click_signs_in_as_each_role(sample: Office) -> None:
    for role in Role:
        somebody(sample, role)
    page = words_on(Client().get(SIGN_IN).content)
    for role in Role:
        assert re.search(f"Sign in as .*, {role}", page)
        client = Client()
        login = role.replace(" ", "-")
        assert client.get(f"/sign-in/as/{login}/").status_code == 302
        assert not is_signed_in(client)
        assert client.post(f"/sign-in/as/{login}/").status_code == 302
        assert client.session["_auth_user_id"] == str(Person.objects.get(login=login).pk)


def test_a_sample_office_asks_for_no_password_and_no_second_factor(sample: Office) -> None:
    client = signed_in(sample, Role.ADMINISTRATOR)
    assert client.get("/desk/people/").status_code == 200
    for address in ("/account/password/", "/account/second-factor/", "/account/second-factor/app/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize("login", ["director", "nobody"])
def test_in_any_other_office_the_click_is_not_there(method: str, login: str, office: Office) -> None:
    somebody(office, Role.DIRECTOR)
    client = Client()
    answer = getattr(client, method)(f"/sign-in/as/{login}/")
    assert answer.status_code == 404
    assert not is_signed_in(client)
    assert "Sign in as" not in words_on(Client().get(SIGN_IN).content)


def test_a_sample_has_its_click_only_by_what_was_said_when_it_was_made(office: Office, settings: Any) -> None:
    somebody(office, Role.DIRECTOR)
    settings.SAMPLE = settings.CLASSPLAN_SAMPLE = settings.DEBUG = True
    assert Client().post("/sign-in/as/director/").status_code == 404


# --- Nothing typed is lost ----------------------------------------------------------------------------------

TYPED = {"name": "Bo <script>Ray</script> é", "login": "b.ray", "role": "analyst", "agency": ""}
ADD = "/desk/people/add/"


@pytest.fixture
def administrator(office: Office, settings: Any) -> Person:
    """An administrator with a password of their own."""
    settings.REQUIRE_SECOND_FACTOR = False
    person = somebody(office, Role.ADMINISTRATOR, login="p.dumont")
    replace_password(person, OWN, actor=SET_UP, now=OPENED)
    return person


def fields_of(client: Client, address: str) -> dict[str, str]:
    """What the form at an address is filled with."""
    form = client.get(address).context["form"]
    return {name: form[name].value() or "" for name in TYPED}


def sign_in_and_rest(client: Client, clock: Clock) -> None:
    """Sign in as the administrator, look at the form, and leave it until the session has ended."""
    try_to_sign_in(client, login="p.dumont")
    assert client.get(ADD).status_code == 200
    clock.wait(minutes=31)


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing(administrator: Person, clock: Clock) -> None:
    client = Client()
    try_to_sign_in(client, login="p.dumont")
    assert client.get(ADD).status_code == 200
    clock.wait(minutes=31)
    sent_on = client.post(ADD, TYPED)
    assert sent_on.headers["Location"] == f"/sign-in/?next={ADD.replace('/', '%2F')}"
    assert "what you typed is in its form again" in words_on(client.get(sent_on.headers["Location"]).content)
    landed = try_to_sign_in(client, login="p.dumont", next=ADD)
    assert landed.headers["Location"] == ADD
    page = client.get(ADD)
    assert "What you had typed is in the form below. Nothing was sent yet" in words_on(page.content)
    assert "&lt;script&gt;Ray" in page.content.decode()
    assert fields_of(client, ADD) == TYPED, "and a second look loses nothing either"
    assert not Person.objects.filter(login="b.ray").exists(), "it is never sent by itself"
    client.post(ADD, TYPED)
    assert Person.objects.filter(login="b.ray").exists()
    assert client.get(ADD).context["form"]["name"].value() is None, "what was sent is not shown again"


def test_signing_out_in_another_tab_loses_nothing(administrator: Person) -> None:
    client = Client()
    try_to_sign_in(client, login="p.dumont")
    assert client.get(ADD).status_code == 200
    client.post("/sign-out/")
    assert client.get(ADD).status_code == 302
    sent_on = client.post(ADD, TYPED)
    assert "what you typed is in its form again" in words_on(client.get(sent_on.headers["Location"]).content)
    try_to_sign_in(client, login="p.dumont", next=ADD)
    assert fields_of(client, ADD) == TYPED
    assert not Person.objects.filter(login="b.ray").exists()


def test_what_one_person_typed_after_signing_out_is_not_shown_to_another(administrator: Person) -> None:
    other = somebody(administrator.office, Role.ADMINISTRATOR, login="o.ther")
    replace_password(other, OWN, actor=SET_UP, now=OPENED)
    client = Client()
    try_to_sign_in(client, login="p.dumont")
    client.post("/sign-out/")
    client.post(ADD, TYPED)
    try_to_sign_in(client, login="o.ther", next=ADD)
    assert "Ray" not in client.get(ADD).content.decode()


def test_what_one_person_typed_is_not_shown_to_another(administrator: Person, clock: Clock) -> None:
    other = somebody(administrator.office, Role.ADMINISTRATOR, login="q.other")
    replace_password(other, OWN, actor=SET_UP, now=OPENED)
    client = Client()
    try_to_sign_in(client, login="p.dumont")
    clock.wait(minutes=31)
    client.post(ADD, TYPED)
    try_to_sign_in(client, login="q.other")
    assert fields_of(client, ADD)["name"] == ""


def test_a_stale_token_of_a_form_loses_nothing(administrator: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post(ADD, TYPED | {"csrfmiddlewaretoken": "stale" * 12}, headers={"origin": "http://testserver"})
    assert answer.headers["Location"] == ADD
    assert fields_of(client, ADD) == TYPED
    assert not Person.objects.filter(login="b.ray").exists()


@pytest.mark.parametrize("header", [{"origin": "https://evil.example"}, {"referer": "https://evil.example/x"}, {}])
def test_what_another_sites_page_sends_is_neither_taken_nor_kept(header: Any, administrator: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post(ADD, TYPED, headers=header)
    assert answer.status_code == 403
    assert "The form was not taken" in words_on(answer.content)
    assert fields_of(client, ADD)["name"] == ""


def test_a_file_is_not_kept_and_that_is_said(administrator: Person, clock: Clock, tmp_path: Any) -> None:
    client = Client()
    sign_in_and_rest(client, clock)
    paper = tmp_path / "paper.txt"
    paper.write_text("a paper")
    with paper.open("rb") as file:
        client.post(ADD, TYPED | {"file": file})
    try_to_sign_in(client, login="p.dumont")
    assert "choose each file again" in words_on(client.get(ADD).content)
    assert "a paper" not in repr(client.session.items())


def test_no_password_is_ever_kept(administrator: Person, clock: Clock) -> None:
    client = Client()
    sign_in_and_rest(client, clock)
    client.post("/account/password/", {"oldpassword": OWN, "password1": "seven quiet lanterns"})
    assert OWN not in repr(client.session.items())
    assert "lanterns" not in repr(client.session.items())


def test_what_is_too_long_is_not_kept_and_that_is_said(administrator: Person, clock: Clock) -> None:
    client = Client()
    sign_in_and_rest(client, clock)
    answer = client.post(ADD, TYPED | {"name": "x" * 1_100_000})
    assert answer.status_code == 302
    assert "too long to be kept" in words_on(client.get(answer.headers["Location"]).content)
    assert len(repr(client.session.items())) < 10_000


def test_a_session_whose_row_ran_out_overnight_loses_nothing_either(administrator: Person) -> None:
    client = Client()
    try_to_sign_in(client, login="p.dumont")
    Session.objects.update(expire_date=datetime.now(UTC) - timedelta(hours=1))
    client.post(ADD, TYPED)
    try_to_sign_in(client, login="p.dumont")
    assert fields_of(client, ADD) == TYPED


def test_a_session_that_ended_while_another_page_was_looked_at_loses_nothing(
    administrator: Person, clock: Clock
) -> None:
    client = Client()
    sign_in_and_rest(client, clock)
    assert client.get("/account/").status_code == 302
    client.post(ADD, TYPED)
    try_to_sign_in(client, login="p.dumont")
    assert fields_of(client, ADD) == TYPED


@pytest.mark.parametrize("csrf", [False, True])
def test_a_browser_that_forgot_its_cookies_loses_nothing(administrator: Person, *, csrf: bool) -> None:
    client = Client(enforce_csrf_checks=csrf, headers={"origin": "http://testserver"})
    client.force_login(administrator)
    sent = dict(re.findall(r'name="(csrfmiddlewaretoken|typed_by)" value="([^"]+)"', client.get(ADD).content.decode()))
    client.cookies.clear()
    client.post(ADD, TYPED | sent)
    client.force_login(administrator)
    assert fields_of(client, ADD) == TYPED
    assert sent["typed_by"] not in repr(client.session.items())


def test_a_mark_of_who_types_that_was_made_up_keeps_nothing(administrator: Person) -> None:
    client = Client()
    client.post(ADD, TYPED | {"typed_by": f"{administrator.pk}:made:up"})
    client.force_login(administrator)
    assert fields_of(client, ADD)["name"] == ""


def test_nothing_is_kept_of_whoever_never_signed_in_and_that_is_said(administrator: Person) -> None:
    for csrf in (False, True):
        client = Client(enforce_csrf_checks=csrf)
        answer = client.post(ADD, TYPED | {"name": "x" * 100_000}, headers={"origin": "http://testserver"})
        assert answer.status_code == 302
        page = client.get(f"{SIGN_IN}?next={ADD}")
        assert "could not be kept" in words_on(page.content)
    client = Client(enforce_csrf_checks=True)
    client.post(SIGN_IN, {"login": "x" * 100_000}, headers={"origin": "http://testserver"})
    assert sum(len(row.session_data) for row in Session.objects.all()) < 5_000
