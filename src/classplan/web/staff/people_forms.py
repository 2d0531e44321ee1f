"""The forms of the people pages."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction

from classplan.core.policy import SCOPED, Role
from classplan.records.accounts.models import Office, Person
from classplan.records.accounts.selectors import agencies, agency_of
from classplan.records.accounts.services import give_role, open_person
from classplan.records.journal.services import Actor
from classplan.web.forms import DayField, Form

FOR_AGENCY = ", ".join(sorted(SCOPED))


class OfRole(Form):
    """A role, and the agency for which it is held."""

    role = forms.ChoiceField(
        label="Role", choices=[(role.value, role.value) for role in Role], widget=forms.RadioSelect
    )
    agency = forms.ChoiceField(label="Agency", required=False, help_text=f"Only for the role: {FOR_AGENCY}.")

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(agency.code, str(agency)) for agency in agencies(office)]
        self.fields["agency"].choices = [("", "none"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A role that is held for an agency names one, and another names none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        role, agency = cleaned.get("role"), cleaned.get("agency")
        if role in SCOPED and not agency:
            self.add_error("agency", f"The role {role} is held for an agency. Choose which.")
        if role and role not in SCOPED and agency:
            self.add_error("agency", f"The role {role} reaches every agency. Choose none.")
        return cleaned


class NewPerson(OfRole):
    """Somebody who is to sign in, with a first role."""

    name = forms.CharField(label="Name", max_length=120, help_text="As the journal and the pages will print it.")
    login = forms.CharField(
        label="Login",
        max_length=60,
        help_text="Small letters, digits, dots and hyphens, such as i.mahoe. It is never given to anybody else.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order = ("name", "login", "role", "agency")

    @transaction.atomic
    def open(self, office: Office, *, password: str, actor: Actor, now: datetime) -> Person:
        """Open the account and give the role: both, or neither."""
        said = self.cleaned_data
        agency = agency_of(office, said["agency"]) if said["agency"] else None
        person = open_person(office, login=said["login"], name=said["name"], password=password, actor=actor, now=now)
        give_role(person, role=Role(said["role"]), agency=agency, actor=actor, now=now)
        return person


class NewRole(OfRole):
    """A role for somebody, from a day until another."""

    from_day = DayField(label="From", help_text="The first day on which it is held. Year-month-day, as in 2026-01-31.")
    until = DayField(
        label="Until",
        required=False,
        help_text="The first day on which it is no longer held; nothing where no end is known.",
    )


class EndRole(Form):
    """The end of a role."""

    until = DayField(label="No longer held from", help_text="Today or later. Year-month-day, as in 2026-01-31.")


class NewAgency(Form):
    """An agency of the place."""

    code = forms.CharField(label="Code", max_length=20, help_text="Short, in capitals, such as LIB.")
    name = forms.CharField(label="Name", max_length=120, help_text="As papers print it.")


class Sure(Form):
    """Nothing but the question whether it is meant."""
