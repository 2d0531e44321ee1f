"""The roles that decide need a second factor beside the password, except in a sample office."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from classplan.core.policy import Role
from classplan.records.accounts.models import Office, Person
from classplan.web import who

NEED_ONE = frozenset({Role.DIRECTOR, Role.BOARD_CLERK, Role.COUNCIL_CLERK, Role.ADMINISTRATOR})


def lacks_second_factor(request: HttpRequest, office: Office, asks: Person) -> bool:
    """Whether somebody holds a role that needs one and has set up none."""
    if not settings.REQUIRE_SECOND_FACTOR or office.sample:
        return False
    return bool(who.standing(request).roles & NEED_ONE) and not is_mfa_enabled(asks)
