"""Setting a finding about a text aside, with a reason, and taking it up again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from classplan.core.errors import Invalid, NotAllowed
from classplan.core.policy import Role, may
from classplan.core.policy import Standing as Powers
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, powers_of
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.linting.models import Waiver
from classplan.records.linting.selectors import Faults, Stated

LONGEST_REASON = 500


@transaction.atomic
def waive(office: Office, faults: Faults, mark: str, *, reason: str, actor: Actor, now: datetime) -> Waiver:
    """Set a finding aside. `faults` are those of the text as it stands now, so that nobody waives what is not there.

    Raises `Invalid` without a reason, and `NotAllowed` for a finding that is not there (any more), or that is
    blocking and not for this role to set aside.
    """
    take_turn(office)
    stated = _marked(faults, mark)
    if stated.waiver is not None:
        raise NotAllowed(f"It is set aside already, by {stated.waiver.by}: {stated.waiver.reason}")
    if stated.fault.blocking:
        _refuse_other_roles(office, actor)
    return _write(office, faults.about, stated, reason, act="finding.waived", actor=actor, now=now)


@transaction.atomic
def take_up(office: Office, faults: Faults, mark: str, *, reason: str, actor: Actor, now: datetime) -> Waiver:
    """Take a finding up again that was set aside. Raises as `waive` does."""
    take_turn(office)
    stated = _marked(faults, mark)
    if stated.waiver is None:
        raise NotAllowed("It is not set aside, so it cannot be taken up again. Open the page again.")
    return _write(office, stated.waiver.about, stated, reason, act="finding.taken-up", actor=actor, now=now)


def _marked(faults: Faults, mark: str) -> Stated:
    found = next((stated for stated in faults.every if stated.fault.mark == mark), None)
    if found is None:
        raise NotAllowed(
            "The text has changed since, and this finding is no longer one of it. Nothing was written. Look at the findings "
            "as they stand now."
        )
    return found


def _refuse_other_roles(office: Office, actor: Actor) -> None:
    held = frozenset({Role(actor.role)}) if actor.role in set(Role) else frozenset()
    answer = may(powers_of(office), Powers(held), "lint.waive-blocking")
    if not answer.allowed:
        raise NotAllowed(
            f"No new draft is recommended with this finding, so setting it aside is the Director's (7-10 E). {answer.reason} "
            "Write what is missing, or ask the Director."
        )


def _write(office: Office, about: str, stated: Stated, reason: str, *, act: str, actor: Actor, now: datetime) -> Waiver:
    said = " ".join(reason.split())
    if not said:
        raise Invalid("Say why: the reason is kept beside the finding.")
    if len(said) > LONGEST_REASON:
        raise Invalid(f"The reason has {len(said)} characters; at most {LONGEST_REASON} are kept. Say it shorter.")
    fault = stated.fault
    holds = act == "finding.waived"
    kept: dict[str, Any] = {"about": about, "rule": fault.rule, "words": fault.text, "mark": fault.mark, "holds": holds}
    entry = write_entry(
        office,
        act=act,
        subject=f"{fault.rule}: {fault.text}"[:200],
        actor=actor,
        payload={"finding": kept, "reason": said},
        cites=("7-10 E",) if fault.blocking else (),
        now=now,
    )
    return Waiver.objects.create(
        office=office, reason=said, by=actor.name, on=local_day(office, now), entry=entry, **kept
    )
