"""People: who may sign in, what each may do and did hold. The administrator changes it, the auditor looks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from classplan.core.errors import DomainError
from classplan.core.policy import SCOPED, Role
from classplan.records.accounts.lockout import locked_until, unlock
from classplan.records.accounts.models import Office, Person
from classplan.records.accounts.selectors import agencies, agency_of, holding_of, people, person_of
from classplan.records.accounts.services import (
    add_agency,
    close_person,
    end_role,
    give_password,
    give_role,
    one_time_password,
    reopen_person,
)
from classplan.web.pages import form, page, say, show, typed
from classplan.web.staff.people_forms import EndRole, NewAgency, NewPerson, NewRole, Sure
from classplan.web.today import today
from classplan.web.who import allowed, require

CHANGE = "people.change"


def list_of_people(request: HttpRequest, office: Office) -> HttpResponse:
    """Everybody with an account, and the agencies."""
    rows = [(person, _held_today(person)) for person in people(office)]
    return show(
        request,
        office,
        "staff/people.html",
        section="people",
        open_accounts=[row for row in rows if row[0].is_active],
        closed_accounts=[row for row in rows if not row[0].is_active],
        agencies=agencies(office),
        may_change=allowed(request, office, CHANGE).allowed,
    )


def one_person(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """One account: its roles with their days, and what an administrator can do with it."""
    person = person_of(office, login)
    day = today()
    holdings = [(holding, holding.until is None or holding.until > day) for holding in person.holdings.all()]
    return show(
        request,
        office,
        "staff/people_person.html",
        section="people",
        whom=person,
        holdings=holdings,
        locked=locked_until(login=person.login, now=timezone.now()),
        may_change=allowed(request, office, CHANGE).allowed,
    )


def add_person(request: HttpRequest, office: Office) -> HttpResponse:
    """Open an account with a first role; its one-time password is shown once, on the answer to this form."""
    actor = require(request, office, CHANGE)
    asked = NewPerson(typed(request), office=office)
    if request.method == "POST" and asked.is_valid():
        words = one_time_password()
        try:
            person = asked.open(office, password=words, actor=actor, now=timezone.now())
        except DomainError as error:
            asked.refuse(error)
        else:
            return _told_once(request, office, person, words)
    return show(request, office, "staff/people_add.html", section="people", form=asked)


def password(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Give somebody a one-time password in the place of the one they had."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    if request.method == "POST":
        words = give_password(person, actor=actor, now=timezone.now())
        return _told_once(request, office, person, words)
    what = (
        f"{person.name} gets a password for one sign-in and must then choose another. The one they have now no longer "
        "counts, and wherever they are signed in, they are signed out."
    )
    return _sure(request, office, person, title="Give a one-time password", what=what, button="Give a password")


def open_lock(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Open a login that has been locked."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    if request.method == "POST":
        unlock(person, actor=actor, now=timezone.now())
        say(request, f"{person.name} can sign in again.")
        return redirect("person", person.login)
    what = f"{person.name} can try to sign in again at once."
    return _sure(request, office, person, title="Unlock", what=what, button="Unlock")


def close(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Close an account."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    refused: DomainError | None = None
    if request.method == "POST":
        try:
            close_person(person, actor=actor, now=timezone.now())
        except DomainError as error:
            refused = error
        else:
            say(request, f"The account of {person.name} is closed, and every role of it has ended.")
            return redirect("person", person.login)
    what = (
        f"{person.name} can no longer sign in, and every role of theirs ends today. What they did stays in the journal."
    )
    return _sure(request, office, person, title="Close the account", what=what, button="Close it", refused=refused)


def reopen(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Open a closed account again."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    refused: DomainError | None = None
    if request.method == "POST":
        try:
            reopen_person(person, actor=actor, now=timezone.now())
        except DomainError as error:
            refused = error
        else:
            say(request, f"The account of {person.name} is open. Give it a one-time password and a role.")
            return redirect("person", person.login)
    what = f"The account of {person.name} is opened again, without any role and without a password."
    return _sure(request, office, person, title="Open the account again", what=what, button="Open it", refused=refused)


def give(request: HttpRequest, office: Office, login: str) -> HttpResponse:
    """Give somebody a role."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    asked = NewRole(typed(request), office=office, initial={"from_day": today()})
    if request.method == "POST" and asked.is_valid():
        role = Role(asked.cleaned_data["role"])
        code = asked.cleaned_data["agency"] if role in SCOPED else ""
        try:
            holding = give_role(
                person,
                role=role,
                agency=agency_of(office, code) if code else None,
                from_day=asked.cleaned_data["from_day"],
                until=asked.cleaned_data["until"],
                actor=actor,
                now=timezone.now(),
            )
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"{person.name} is given the role {holding}.")
            return redirect("person", person.login)
    return show(request, office, "staff/people_role.html", section="people", form=asked, whom=person)


def end(request: HttpRequest, office: Office, login: str, number: int) -> HttpResponse:
    """End one of somebody's roles."""
    actor = require(request, office, CHANGE)
    person = person_of(office, login)
    holding = holding_of(person, number)
    asked = EndRole(typed(request), initial={"until": max(today(), holding.from_day)})
    if request.method == "POST" and asked.is_valid():
        try:
            end_role(holding, until=asked.cleaned_data["until"], actor=actor, now=timezone.now())
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"The role {holding} of {person.name} has an end.")
            return redirect("person", person.login)
    return show(request, office, "staff/people_end.html", section="people", form=asked, whom=person, holding=holding)


def new_agency(request: HttpRequest, office: Office) -> HttpResponse:
    """Let the office know an agency."""
    actor = require(request, office, CHANGE)
    asked = NewAgency(typed(request))
    if request.method == "POST" and asked.is_valid():
        try:
            agency = add_agency(office, **asked.cleaned_data, actor=actor, now=timezone.now())
        except DomainError as error:
            asked.refuse(error)
        else:
            say(request, f"{agency} is on the list of agencies.")
            return redirect("people")
    return show(request, office, "staff/people_agency.html", section="people", form=asked)


def _told_once(request: HttpRequest, office: Office, person: Person, words: str) -> HttpResponse:
    """The one page on which a one-time password stands; it is kept by nobody."""
    return show(request, office, "staff/people_password.html", section="people", whom=person, words=words)


def _sure(
    request: HttpRequest,
    office: Office,
    person: Person,
    *,
    title: str,
    what: str,
    button: str,
    refused: DomainError | None = None,
) -> HttpResponse:
    """A page that asks once more before it is done; above it the refusal, if there was one."""
    asked = Sure(request.POST if refused else None)
    if refused:
        asked.refuse(refused)
    said: dict[str, Any] = {"form": asked, "whom": person, "title": title, "what": what, "button": button}
    return show(request, office, "staff/people_sure.html", section="people", **said)


def _held_today(person: Person) -> list[str]:
    day = today()
    held = (h for h in person.holdings.all() if h.from_day <= day and (h.until is None or h.until > day))
    return [str(holding) for holding in held]


urlpatterns = [
    page("", list_of_people, "people"),
    form("add/", add_person, "person_add"),
    form("agencies/add/", new_agency, "agency_add"),
    page("<str:login>/", one_person, "person"),
    form("<str:login>/password/", password, "person_password"),
    form("<str:login>/unlock/", open_lock, "person_unlock"),
    form("<str:login>/close/", close, "person_close"),
    form("<str:login>/open/", reopen, "person_reopen"),
    form("<str:login>/roles/give/", give, "role_give"),
    form("<str:login>/roles/<int:number>/end/", end, "role_end"),
]
