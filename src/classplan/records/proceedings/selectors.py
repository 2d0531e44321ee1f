"""Reads of notices, updates, and of what the bodies did about them."""

from datetime import date

from django.db.models import QuerySet

from classplan.core.errors import NotInForce
from classplan.core.pack import Choices, Pack
from classplan.core.proceedings import Acts
from classplan.records.accounts.models import Office
from classplan.records.plan.models import Amendment, Change
from classplan.records.proceedings.models import Action, Notice, SpecUpdate


def notices(office: Office) -> QuerySet[Notice]:
    """Every notice, the newest first."""
    return Notice.objects.filter(office=office).select_related("amendment").order_by("-day", "-number")


def notice_numbered(office: Office, number: str) -> Notice:
    """The notice of that number. Raises `NotInForce` where none is on record."""
    found = Notice.objects.filter(office=office, number=number).select_related("amendment", "original", "entry").first()
    if found is None:
        raise NotInForce(f"No notice {number} is on record. Look through the list of notices for its number.")
    return found


def actions_of(notice: Notice) -> list[Action]:
    """What the bodies did about a notice, in the order of the days."""
    return list(Action.objects.filter(notice=notice))


def acts_of(notice: Notice) -> Acts:
    """The same as the rules take it, with the days of the notice and of its hearing."""
    days = {action.act: action.on for action in actions_of(notice)}
    return Acts(noticed=notice.day, hearing=hearing_day(notice), **days)


def policy_of(notice: Notice, pack: Pack) -> Choices:
    """The choices that were taken when the notice was entered."""
    taken = {choice["name"]: choice["value"] for choice in notice.entry.payload["choices"]}
    policy: Choices = pack.policy.with_choices(taken)
    return policy


def hearing_day(notice: Notice) -> date | None:
    """The day for which the notice sets the hearing, where it prints one that exists."""
    hearing = notice.reading.get("hearing") or {}
    day = (hearing.get("parsed") or {}).get("day")
    return date.fromisoformat(day) if day else None


def changes_in(amendment: Amendment) -> list[Change]:
    """The changes of an amendment, in the order of its paper."""
    return list(Change.objects.filter(amendment=amendment).select_related("job_class"))


def updates(office: Office) -> QuerySet[SpecUpdate]:
    """Every update of specifications, the newest first."""
    return SpecUpdate.objects.filter(office=office).select_related("amendment").order_by("-day")


def update_dated(office: Office, day: date) -> SpecUpdate:
    """The update of that day. Raises `NotInForce` where none is on record."""
    found = SpecUpdate.objects.filter(office=office, day=day).select_related("amendment", "original").first()
    if found is None:
        raise NotInForce(f"No update of specifications of {day} is on record.")
    return found
