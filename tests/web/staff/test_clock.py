"""The clock of a sample office runs ahead, and only there, and only ahead."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from classplan.core.policy import Role
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day
from tests.plugins.office import Desk
from tests.web.people import signed_in

pytestmark = pytest.mark.sqlite  # pages and forms; on PostgreSQL `test_access` asks every address once

TODAY = date(2026, 3, 2)


def real_day(office: Office, days: int) -> date:
    """So many days from the day that it really is: the clock itself asks the world."""
    return local_day(office, timezone.now()) + timedelta(days=days)


@pytest.fixture
def sample(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that is shown to visitors."""
    monkeypatch.setattr("classplan.web.today.local_day", lambda: TODAY)
    office = desk.office
    office.sample = True
    office.save()
    return office


def test_the_day_is_set_ahead_and_everything_follows_it(sample: Office, client: Client) -> None:
    analyst = signed_in(sample, Role.ANALYST)
    future = real_day(sample, 10)
    answer = analyst.post("/desk/clock/", {"day": future.isoformat()}, follow=True)
    assert f"Here it is {future:%A}" in answer.content.decode()
    sample.refresh_from_db()
    assert sample.days_ahead == 10
    assert analyst.get("/desk/").context["today"] == date(2026, 3, 12)
    assert client.get("/").context["today"] == date(2026, 3, 12)


def test_the_api_answers_for_the_same_day_as_the_pages(sample: Office, client: Client) -> None:
    sample.days_ahead = 10
    sample.save()
    assert client.get("/plan/").headers["Location"] == "/plan/2026-03-12/"
    assert client.get("/search.json?q=x").json()["day"] == "2026-03-12"


@pytest.mark.parametrize(("days", "says"), [(3, "already"), (2000, "three years")])
def test_it_runs_neither_back_nor_far(sample: Office, days: int, says: str) -> None:
    analyst = signed_in(sample, Role.ANALYST)
    sample.days_ahead = 5
    sample.save()
    answer = analyst.post("/desk/clock/", {"day": real_day(sample, days).isoformat()})
    assert says in answer.content.decode()
    sample.refresh_from_db()
    assert sample.days_ahead == 5


def test_a_real_office_has_no_such_page_and_no_tour(desk: Desk, client: Client, settings: object) -> None:
    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]
    analyst = signed_in(desk.office, Role.ANALYST)
    assert analyst.get("/desk/clock/").status_code == 404
    assert analyst.post("/desk/clock/", {"day": "2030-01-01"}).status_code == 404
    assert client.get("/tour/").status_code == 404
    desk.office.refresh_from_db()
    assert desk.office.days_ahead == 0


def test_the_tour_leads_to_amendments(sample: Office, client: Client) -> None:
    assert "As analyst" in client.get("/tour/").content.decode()


def test_an_auditor_sets_no_day_and_is_offered_none(sample: Office) -> None:
    auditor = signed_in(sample, Role.AUDITOR)
    assert "/desk/clock/" not in auditor.get("/desk/").content.decode()
    assert auditor.get("/desk/clock/").status_code == 403
    assert auditor.post("/desk/clock/", {"day": real_day(sample, 10).isoformat()}).status_code == 403
    analyst = signed_in(sample, Role.ANALYST)
    assert "/desk/clock/" in analyst.get("/desk/").content.decode()
    employee = signed_in(sample, Role.EMPLOYEE)
    page = employee.get("/account/", follow=True).content.decode()
    assert "/desk/clock/" not in page
    assert "Use an account of one" in page
