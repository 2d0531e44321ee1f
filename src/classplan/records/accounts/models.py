"""The office that keeps a plan, its agencies, its people, and the roles that each of them holds for a time."""

from typing import Any, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from classplan.core.errors import NotAllowed
from classplan.core.policy import SCOPED, Role


class Office(models.Model):
    """One office with its plan, working under the rules of one jurisdiction."""

    name = models.CharField(max_length=200, help_text="The name of the place or office, as its papers print it.")
    jurisdiction = models.CharField(max_length=40, help_text="The name of the rule pack under which it works.")
    opened_at = models.DateTimeField(help_text="When the office was made in this system.")
    sample = models.BooleanField(
        default=False,
        help_text="Whether it is an invented office that is shown to visitors. Said once, when it is made; there anybody "
        "can act in any role.",
    )
    days_ahead = models.PositiveIntegerField(
        default=0,
        help_text="How many days the clock of a sample office runs ahead, so that a visitor can walk an amendment through "
        "days that have not come. Always 0 elsewhere.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sample=True) | Q(days_ahead=0),
                name="accounts_only_a_sample_runs_ahead",
                violation_error_message="Only the clock of a sample office can be set ahead.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A department or agency of the place, whose appointing authority acts for its positions."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="agencies", help_text="The office that knows it.")
    code = models.CharField(max_length=20, help_text="The short code by which it is known, in capitals.")
    name = models.CharField(max_length=200, help_text="Its name, as papers print it.")

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="accounts_one_agency_a_code")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class KeptPeople(models.QuerySet["Person"]):
    """People are never removed: what they did stays theirs."""

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NotAllowed("People are not removed, because the journal names them. Close the account instead.")


class PersonManager(BaseUserManager["Person"].from_queryset(KeptPeople)):  # type: ignore[misc]
    """Finds people by their login, however it is typed."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of a login."""
        found: Person = self.get(login=(username or "").strip().lower())
        return found


class Person(AbstractBaseUser):
    """Somebody who can sign in. What they may do follows from the roles that they hold on the day."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="people", help_text="The office they work with.")
    login = models.CharField(
        max_length=60, unique=True, help_text="What they sign in with, in small letters; never given to anybody else."
    )
    name = models.CharField(max_length=120, help_text="Their name, as the journal and the pages print it.")
    password = models.CharField(
        max_length=128, help_text="A hash of the password, or a mark that there is none; never the password."
    )
    password_is_temporary = models.BooleanField(
        default=False,
        help_text="Whether the password was given by somebody else and must be changed at the next sign-in.",
    )
    is_active = models.BooleanField(default=True, help_text="Whether the account is open.")
    last_login = models.DateTimeField(blank=True, null=True, help_text="When they last signed in.")
    opened_at = models.DateTimeField(help_text="When the account was opened.")

    objects = PersonManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "login"]
        constraints = [
            models.CheckConstraint(condition=Q(login=Lower("login")), name="accounts_login_in_small_letters"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.login})"

    def get_full_name(self) -> str:
        """Their name, for parts that ask in this way."""
        return self.name

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: people are closed, never removed."""
        raise NotAllowed(f"{self.name} is not removed, because the journal names them. Close the account instead.")


class Holding(models.Model):
    """A role that somebody holds from a day until another: the first day counts, the last one does not."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings", help_text="Who holds it.")
    role = models.CharField(
        max_length=40, choices=[(role.value, role.value) for role in Role], help_text="The role that is held."
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="holdings",
        null=True,
        blank=True,
        help_text="The agency for which it is held; only a role that is held for agencies names one.",
    )
    from_day = models.DateField(help_text="The first day on which it is held.")
    until = models.DateField(null=True, blank=True, help_text="The first day on which it is no longer held, if any.")

    class Meta:
        ordering = ["person", "from_day", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="accounts_a_known_role"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in SCOPED], agency__isnull=False)
                | Q(~Q(role__in=[role.value for role in SCOPED]), agency__isnull=True),
                name="accounts_a_scoped_role_names_an_agency",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("from_day")), name="accounts_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        where = f" for {self.agency}" if self.agency_id else ""
        return f"{self.role}{where}"


class Attempt(models.Model):
    """A sign-in that failed: enough to lock a login or an address for a while, and gone soon after."""

    key = models.CharField(
        max_length=64,
        db_index=True,
        help_text="A keyed hash of the login that was typed, or of the address it came from.",
    )
    at = models.DateTimeField(db_index=True, help_text="When it failed.")

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at}"
