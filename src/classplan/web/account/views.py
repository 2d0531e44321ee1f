"""Our own pages of signing in: one click in a sample office, and everybody's own account."""

from collections.abc import Iterable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import login as sign_in
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from classplan.core.errors import NotInForce
from classplan.core.policy import Role
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import current_holdings, pack_of, powers_of, sample_people
from classplan.web import who
from classplan.web.desk_home import desk_home
from classplan.web.pages import show
from classplan.web.second_factor import lacks_second_factor
from classplan.web.today import today

OF_A_SAMPLE = "sample.set-day"
ACTS = {
    "desk.enter": "Enter the desk and see the work in hand",
    OF_A_SAMPLE: "Set the day of this sample ahead",
    "account.use": "Use an account of one's own",
    "people.read": "See who holds which role",
    "people.change": "Add people, and give and end their roles",
    "journal.read": "Read the journal and check its chain",
    "reading.see": "See the papers that were read in",
    "reading.change": "Read papers in, mend what was read, and accept it",
    "amendment.see": "See amendments",
    "amendment.change": "Draft amendments and set the terms of their notices",
    "amendment.judge": "Answer questions of the clauses, and set requirements aside",
    "amendment.pause": "Pause the office's own clock on an amendment",
    "draft.acknowledge": "Answer the drafts that one's agency got",
    "comments.see": "Read what the public sent in",
}
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
    said = _in_words(office, [power.act for power in powers])
    held = [
        (holding, [said[power.act] for power in powers if Role(holding.role) in power.roles and power.act in said])
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


def _in_words(office: Office, acts: Iterable[str]) -> dict[str, str]:
    """Each act as one would say it: ours by `ACTS`, a step of a road as its button names it."""
    moves = {f"{road.name}.{move.name}": move.says for road in pack_of(office).workflows for move in road.moves}
    said = {act: ACTS.get(act) or moves.get(act) or act for act in acts}
    return {act: words for act, words in said.items() if office.sample or act != OF_A_SAMPLE}
