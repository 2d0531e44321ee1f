"""A passkey in a real browser with an authenticator of its own: added after the password, then it signs in alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from classplan.core.policy import Role

pytestmark = pytest.mark.browser
PASSWORD = "seven wet stones in the brook"  # noqa: S105
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def director(live_server: Any) -> Any:
    """Somebody in a role that needs a second factor, with a password and no other factor yet."""
    from classplan.records.accounts.services import open_office
    from tests.web.people import LONG_AGO, SET_UP, somebody

    office = open_office(jurisdiction="denver", name="A town", actor=SET_UP, now=LONG_AGO)
    person = somebody(office, Role.DIRECTOR)
    person.set_password(PASSWORD)
    person.save()
    return person


def test_a_passkey_is_added_and_then_signs_in_without_a_password(page: Page, director: Any) -> None:
    from allauth.mfa.models import Authenticator

    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/sign-in/")
    page.get_by_label("Login").fill(director.login)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/account/second-factor/keys/add/")
    page.locator("[name=password]").fill(PASSWORD)  # once more, because it guards the account
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill("My laptop")
    page.locator(".usa-checkbox__label").first.click()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(lambda address: "/keys/add/" not in address)
    assert Authenticator.objects.filter(user=director, type="webauthn").count() == 1

    page.goto("/sign-out/")
    page.get_by_role("main").get_by_role("button").click()
    page.goto("/sign-in/?next=/desk/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("My work")
