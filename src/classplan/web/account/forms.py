"""The forms of signing in, in our look and our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from classplan.records.accounts import lockout
from classplan.web.account.adapter import begin
from classplan.web.forms import Looks


class SignIn(Looks, LoginForm):
    """Login and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Login"
        self.fields["login"].validators.append(MaxLengthValidator(200))
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].help_text = ""
        self.fields["password"].validators.append(MaxLengthValidator(1000))


class Password(Looks, ChangePasswordForm):
    """A new password in the place of the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "The password that you have now"
        self.fields["password1"].label = "Your new password"
        self.fields["password1"].help_text = (
            "At least 12 characters, not only digits, none that many people use, and nothing like your name. "
            "Several words in a row are easy to remember and hard to guess."
        )
        self.fields["password2"].label = "Your new password once more"

    def clean_oldpassword(self) -> str:
        """The password that one has, where nobody has guessed too often: counted like one of signing in."""
        trial = begin(context.request, lockout.PASSWORD, self.user.login)
        try:
            old: str = super().clean_oldpassword()
        except ValidationError:
            lockout.note_failure(trial, now=timezone.now())
            raise
        lockout.take_back(trial)
        return old

    def clean(self) -> dict[str, Any]:
        """A new password is another one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        new, old = cleaned.get("password1"), cleaned.get("oldpassword")
        if new and new == old:
            self.add_error("password1", "This is the password that you have now. Choose another.")
        return cleaned


class PasswordAgain(Looks, ReauthenticateForm):
    """The password once more, before something that matters."""


class CountedCode:
    """A code is counted like a password: whoever guesses is locked out."""

    user: Any

    def clean_code(self) -> str:
        """The code, where it is the one of the moment and nobody has guessed too often."""
        trial = begin(context.request, lockout.CODE, self.user.login)
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            lockout.note_failure(trial, now=timezone.now())
            raise
        lockout.take_back(trial)
        if not lockout.use_code(login=self.user.login, code=code.strip(), now=timezone.now()):
            raise ValidationError("This code has been used. Wait for the next one and type that.")
        return code


class Code(CountedCode, Looks, AuthenticateForm):
    """The code of the moment, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code"
        self.fields["code"].help_text = "The six digits that your app shows now, or one of your recovery codes."
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeAgain(CountedCode, Looks, CodeAgainForm):
    """The code once more, before something that matters."""


class NewApp(Looks, ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The six digits that the app shows now"


class NoApp(Looks, DeactivateTOTPForm):
    """Taking the app away."""


class NewCodes(Looks, GenerateRecoveryCodesForm):
    """New recovery codes in the place of the old ones."""


class NewKey(Looks, AddWebAuthnForm):
    """A security key or passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "A name for it"
        self.fields["passwordless"].label = "Let it sign me in without a password"
        self.fields["passwordless"].help_text = "A passkey: it then asks for your finger, your face or a PIN."


class RenamedKey(Looks, EditWebAuthnForm):
    """Another name for a key."""
