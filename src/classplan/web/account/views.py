"""Our own pages of signing in: one click in a sample office, and everybody's own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import login as sign_in
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from classplan.core.errors import NotInForce
from classplan.core.policy import Role
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import current_holdings, powers_of, sample_people
from classplan.web import who
from classplan.web.desk_home import desk_home
from classplan.web.pages import show
from classplan.web.second_factor import lacks_second_factor
from classplan.web.today import today

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sample_sign_in(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Sign in as one of the people of a sample office, with one click. In any other office it is not there."""
    if not office.sample:
        raise NotInForce("There is no page at this address.")
    if request.method != "POST":
        return redirect("account_login")
    person = next((row.person for row in sample_people(office, today()) if row.person.login == login), None)
    if person is None:
        raise NotInForce(f"Nobody of the sample office signs in as “{login}”.")
    sign_in(request, person, backend=BACKEND)
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(asked)
    return HttpResponseRedirect(desk_home(request, office))


def account_page(request: HttpRequest, office: Office) -> HttpResponse:
    """Who one is here, what one may do, and with what one signs in."""
    asks = who.person(request)
    assert asks is not None
    standing = who.standing(request)
    powers = powers_of(office)
    held = [
        (holding, [spoken(power.act) for power in powers if Role(holding.role) in power.roles])
        for holding in current_holdings(asks, today())
    ]
    return show(
        request,
        office,
        "account/account.html",
        held=held,
        standing=standing,
        second_factor=is_mfa_enabled(asks),
        lacks_second_factor=lacks_second_factor(request, office, asks),
        desk=desk_home(request, office),
    )


def spoken(act: str) -> str:
    """The name of an act in words: *notice.give* as *notice: give*."""
    matter, _, verb = act.partition(".")
    return f"{matter.replace('_', ' ')}: {verb.replace('_', ' ')}"
