"""The addresses of signing in: those of django-allauth that we serve, each through our gate, and our own.

Opening an account, mail addresses and passwords by mail are not served: an administrator opens accounts.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern

from classplan.core.errors import NotInForce
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import sample_people
from classplan.web import who
from classplan.web.account.views import account_page, sample_sign_in
from classplan.web.pages import View, form, page
from classplan.web.showing import common
from classplan.web.today import today

NOT_IN_A_SAMPLE = ("account_change_password", "account_reauthenticate", "mfa_")


def served(route: str, view: View, name: str, *, made_by: Callable[..., URLPattern] = form) -> URLPattern:
    """A view of django-allauth as an address of ours: behind the gate, in our look."""

    def answer(request: HttpRequest, office: Office, **asked: Any) -> HttpResponse:
        if office.sample and name.startswith(NOT_IN_A_SAMPLE):
            raise NotInForce("In a sample office there is no password and no second factor.")
        asks = who.person(request)
        if name == "account_change_password" and asks is not None and not asks.has_usable_password():
            raise NotInForce("You have no password to change. An administrator gives you one for one sign-in.")
        response = view(request, **asked)
        if isinstance(response, TemplateResponse):
            of_ours = common(request, office) | {"sample_people": sample_people(office, today())}
            response.context_data = of_ours | (response.context_data or {})
            response.render()
        return response

    return made_by(route, answer, name)


urlpatterns = [
    served("sign-in/", account.LoginView.as_view(template_name="account/login.html"), "account_login"),
    form("sign-in/as/<str:login>/", sample_sign_in, "sample_sign_in"),
    served("sign-in/code/", second.AuthenticateView.as_view(template_name="mfa/authenticate.html"), "mfa_authenticate"),
    served("sign-in/passkey/", keys.login_webauthn, "mfa_login_webauthn"),
    served("sign-out/", account.LogoutView.as_view(template_name="account/logout.html"), "account_logout"),
    page("account/", account_page, "account"),
    served(
        "account/again/",
        account.ReauthenticateView.as_view(template_name="account/reauthenticate.html"),
        "account_reauthenticate",
    ),
    served(
        "account/password/",
        account.PasswordChangeView.as_view(template_name="account/password_change.html"),
        "account_change_password",
    ),
    served(
        "account/second-factor/", second.IndexView.as_view(template_name="mfa/index.html"), "mfa_index", made_by=page
    ),
    served(
        "account/second-factor/again/",
        second.ReauthenticateView.as_view(template_name="mfa/reauthenticate.html"),
        "mfa_reauthenticate",
    ),
    served(
        "account/second-factor/app/",
        app.ActivateTOTPView.as_view(template_name="mfa/totp/activate_form.html"),
        "mfa_activate_totp",
    ),
    served(
        "account/second-factor/app/remove/",
        app.DeactivateTOTPView.as_view(template_name="mfa/totp/deactivate_form.html"),
        "mfa_deactivate_totp",
    ),
    served(
        "account/second-factor/codes/",
        codes.ViewRecoveryCodesView.as_view(template_name="mfa/recovery_codes/index.html"),
        "mfa_view_recovery_codes",
        made_by=page,
    ),
    served(
        "account/second-factor/codes/new/",
        codes.GenerateRecoveryCodesView.as_view(template_name="mfa/recovery_codes/generate.html"),
        "mfa_generate_recovery_codes",
    ),
    served(
        "account/second-factor/codes/download/",
        codes.download_recovery_codes,
        "mfa_download_recovery_codes",
        made_by=page,
    ),
    served(
        "account/second-factor/keys/",
        keys.ListWebAuthnView.as_view(template_name="mfa/webauthn/authenticator_list.html"),
        "mfa_list_webauthn",
        made_by=page,
    ),
    served(
        "account/second-factor/keys/add/",
        keys.AddWebAuthnView.as_view(template_name="mfa/webauthn/add_form.html"),
        "mfa_add_webauthn",
    ),
    served(
        "account/second-factor/keys/again/",
        keys.ReauthenticateWebAuthnView.as_view(template_name="mfa/webauthn/reauthenticate.html"),
        "mfa_reauthenticate_webauthn",
    ),
    served(
        "account/second-factor/keys/<int:pk>/remove/",
        keys.RemoveWebAuthnView.as_view(template_name="mfa/webauthn/authenticator_confirm_delete.html"),
        "mfa_remove_webauthn",
    ),
    served(
        "account/second-factor/keys/<int:pk>/rename/",
        keys.EditWebAuthnView.as_view(template_name="mfa/webauthn/edit_form.html"),
        "mfa_edit_webauthn",
    ),
]
