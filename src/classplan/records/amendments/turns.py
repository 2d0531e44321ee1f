"""Taking one's turn at an amendment: alone, on what one has seen, in a role that may, with nothing in the way.

Every service of this app begins with `turn` or `moving`, and ends with `done`, in one transaction.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from classplan.core.amending import Situation, stands_in_the_way
from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.pack import Choices, Pack
from classplan.core.rules import Finding
from classplan.core.workflow import Move
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import local_day, pack_of
from classplan.records.amendments import gathering, models
from classplan.records.journal.models import Entry
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.plan.models import Amendment

WORKFLOW = "amendment"
AT_ANY_TIME = ("send_drafts", "post", "begin_use")  # what the bodies did meanwhile may be recorded after these


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn at an amendment, in a transaction that nobody else shares."""

    office: Office
    amendment: Amendment
    actor: Actor
    now: datetime
    recorded: int
    pack: Pack
    policy: Choices

    @property
    def today(self) -> date:
        """The office's own day."""
        return local_day(self.office, self.now)

    @property
    def case(self) -> Situation:
        """What is known of the amendment now."""
        return gathering.situation(self.amendment, self.today)


def turn(office: Office, number: int, *, actor: Actor, now: datetime, seen: int | None) -> Turn:
    """Wait for one's turn. Raises `NotAllowed` where somebody changed the amendment since version `seen` was looked at."""
    recorded = take_turn(office)
    amendment = live_amendment(office, number)
    if seen is not None and seen != amendment.version:
        raise NotAllowed(_changed_since(amendment))
    return Turn(office, amendment, actor, now, recorded, pack_of(office), gathering.policy_of(office))


def moving(
    office: Office, number: int, name: str, *, actor: Actor, now: datetime, seen: int | None, on: date | None = None
) -> tuple[Turn, Move, date]:
    """Take a turn in order to make a move on a day. Raises `NotAllowed` for the wrong role or state, or a day that can't be."""
    taken = turn(office, number, actor=actor, now=now, seen=seen)
    move = move_of(taken, name)
    day = on or taken.today
    refuse_day(taken, day, move)
    return taken, move, day


def move_of(taken: Turn, name: str) -> Move:
    """The move of that name from where the amendment stands, for whoever acts."""
    road = taken.pack.workflow(WORKFLOW)
    return road.move(name, state=taken.amendment.state, role=taken.actor.role)


def refuse_day(taken: Turn, day: date, move: Move) -> None:
    """Raise where an act is dated after today, or before an act that it follows by the road."""
    what = move.done.capitalize()
    if day > taken.today:
        raise Invalid(
            f"“{what}” is dated {long_date(day)}, after today, {long_date(taken.today)}. Give the day on which it was done."
        )
    moves = models.MoveMade.objects.filter(amendment=taken.amendment).exclude(name__in=(*AT_ANY_TIME, *move.beside))
    last = moves.select_related("entry").order_by("-on", "-id").first()
    if last is not None and day < last.on:
        road = taken.pack.workflow(WORKFLOW)
        before = next(move.done for move in road.moves if move.name == last.name)
        cites = ", ".join(move.clauses)
        raise NotAllowed(
            f"“{what}” is dated {long_date(day)}; the step before it, “{before}”, was taken on {long_date(last.on)} (journal "
            f"entry {last.entry.number}), and comes first ({cites}). Give a day that is not before it. What is entered is not "
            "edited: where it is that entry whose day is wrong, withdraw the amendment and give notice anew, as long as that is "
            "open; after it, only a later amendment mends what came of it."
        )


def refuse_unready(taken: Turn, move: str, case: Situation) -> tuple[Finding, ...]:
    """Raise `NotAllowed` with everything that stands in the way of a move; give the findings where nothing does."""
    findings = taken.pack.readiness(move, case, taken.policy)
    in_the_way = stands_in_the_way(findings, judgments=case.judgments, waivers=case.waivers, on=case.today)
    if in_the_way:
        raise NotAllowed(" ".join(f"{finding.reason} ({finding.citation})" for finding in in_the_way))
    return findings


def done(
    taken: Turn,
    *,
    act: str,
    payload: dict[str, Any],
    cites: tuple[str, ...] = (),
    move: Move | None = None,
    day: date | None = None,
    **changed: Any,
) -> Entry:
    """Write the act in the journal and the amendment's new state and version; `changed` are other columns of it."""
    amendment = taken.amendment
    came_from = amendment.state
    if move is not None:
        amendment.state = move.to
    amendment.version += 1
    for name, value in changed.items():
        setattr(amendment, name, value)
    entry = write_entry(
        taken.office,
        act=act,
        subject=f"{amendment.name}: {amendment.subject}"[:200],
        actor=taken.actor,
        payload={
            "amendment": {"number": amendment.number, "state": amendment.state, "version": amendment.version},
            "on": (day or taken.today).isoformat(),
            **payload,
        },
        cites=cites or (move.clauses if move else ("7-20",)),
        now=taken.now,
    )
    amendment.save(update_fields=["state", "version", *changed])
    if move is not None:
        models.MoveMade.objects.create(
            amendment=amendment,
            name=move.name,
            came_from=came_from,
            led_to=move.to,
            on=day or taken.today,
            entry=entry,
        )
        if taken.pack.workflow(WORKFLOW).ends(move.to):
            models.ProposedChange.objects.filter(amendment=amendment).update(open=False)
    return entry


def live_amendment(office: Office, number: int) -> Amendment:
    """The live amendment of that number, locked. Raises `NotInForce` where there is none."""
    found = Amendment.objects.select_for_update().filter(office=office, number=number).first()
    if found is None or not found.live:
        raise NotInForce(f"There is no live amendment {number}.")
    return found


def _changed_since(amendment: Amendment) -> str:
    last = (
        Entry.objects.filter(office_id=amendment.office_id, payload__amendment__number=amendment.number)
        .order_by("-number")
        .first()
    )
    who = f"{last.actor} (journal entry {last.number})" if last else "somebody"
    return (
        f"{amendment.name} was changed while this was being filled in, by {who}. Nothing was written. Look at what is there "
        "now; what you typed is still in the form, and can be sent again."
    )
