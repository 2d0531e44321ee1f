"""What django-allauth asks of us: whether somebody may try to sign in, and what is told when it fails."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from classplan.records.accounts import lockout
from classplan.records.accounts.lockout import Trial
from classplan.records.accounts.models import Person
from classplan.records.accounts.selectors import pack_of, the_office
from classplan.records.accounts.services import replace_password
from classplan.records.journal.services import Actor
from classplan.web.kept import remember_owner
from classplan.web.visitor import visitor_address
from classplan.web.words_of_time import clock_time

WRONG = "The login and the password do not belong together. Check both; capitals count in the password."


class Adapter(DefaultAccountAdapter):
    """Signing in by login and password. Nobody opens an account alone, and no mail is sent."""

    error_messages = DefaultAccountAdapter.error_messages | {"username_password_mismatch": WRONG}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account alone."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """The person, where login and password belong together and the account is open.

        Refused while the login or the address is locked, and counted; the same for a login that nobody has.
        """
        trial = begin(request, lockout.PASSWORD, credentials["username"])
        found = super().authenticate(request, **credentials)
        if found is None or not found.is_active:
            lockout.note_failure(trial, now=timezone.now())
            return None
        lockout.take_back(trial)
        assert isinstance(found, Person)
        return found

    def login(self, request: HttpRequest, user: Any) -> None:
        """After every step of signing in, the second factor too: what failed before no longer counts."""
        super().login(request, user)
        lockout.signed_in(login=user.login, address=visitor_address(request), now=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        """The session ends; whose it was is remembered for what they were typing in another tab."""
        owner = request.user.pk
        super().logout(request)
        if owner is not None:
            remember_owner(request, owner)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the counts go by."""
        return visitor_address(request)

    def set_password(self, user: Any, password: str) -> None:
        """Somebody's own new password, with its entry in the journal."""
        replace_password(user, password, actor=Actor(str(user), "account"), now=timezone.now())

    def send_notification_mail(self, template_prefix: str, user: Any, *_: Any, **__: Any) -> None:
        """No mail goes out: what would be told by mail of a second factor stands in the journal."""
        if template_prefix.startswith("mfa/"):
            lockout.note_second_factor(user, template_prefix.rpartition("/")[2], now=timezone.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's account."""
        return reverse("account")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """A closed account is told nothing more than a wrong password."""
        messages.warning(request, WRONG)
        return redirect("account_login")

    def add_message(self, request: HttpRequest, level: int, *_: Any, message: str = "", **__: Any) -> None:
        """Only what went wrong is said beside the page; what was done, the pages themselves show."""
        if level >= messages.ERROR and message:
            messages.add_message(request, messages.WARNING, message)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor, under the office's name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not the one of the moment. Wait for the next one and type that.",
    }

    def get_totp_issuer(self) -> str:
        """The name under which an app lists it."""
        return f"{the_office().name} classification plan"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """How a passkey names whose it is."""
        return super().get_public_key_credential_user_entity(user) | {"display_name": user.name}


def begin(request: HttpRequest, kind: str, login: str) -> Trial:
    """Count an attempt before it is looked at. Raises `ValidationError`, saying when it opens again, where it is locked."""
    trial = lockout.begin(kind, login=login, address=visitor_address(request), now=timezone.now())
    if trial.locked_until is not None:
        opens = clock_time(trial.locked_until, pack_of(the_office()).time_zone)
        raise ValidationError(
            f"Too many attempts have failed. Signing in opens again at {opens}; an administrator can open it sooner."
        )
    return trial
