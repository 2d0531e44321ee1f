"""What the desk calls the states, the steps and the acts of an amendment, and how late something came.

>>> late_by(timedelta(seconds=1))
'1 second'
>>> late_by(timedelta(days=1, minutes=3))
'1 day 3 minutes'
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import NoReverseMatch, reverse

from classplan.core.policy import Role
from classplan.records.journal.models import Entry
from classplan.web.words_of_acts import act_in_words

STATES = {
    "draft": "Draft",
    "recommended": "Recommended to the Board",
    "noticed": "Notice given, before its hearing",
    "heard": "Heard, before the Board's decision",
    "before the Council": "Before the Council",
    "before the Mayor": "Before the Mayor",
    "signed by the Mayor, before the Council": "Signed by the Mayor, before the Council",
    "vetoed": "Vetoed by the Mayor",
    "adopted": "Adopted, not in the plan yet",
    "in force": "Entered in the plan",
    "rejected": "Rejected by the Board",
    "disapproved": "Disapproved by the Council",
    "fallen": "Fallen: the veto stands",
    "withdrawn": "Withdrawn",
}

BODIES = {
    "council": "approved by the Council",
    "disapproved": "disapproved by the Council",
    "mayor": "signed by the Mayor",
    "veto": "vetoed by the Mayor",
    "override": "veto overridden by the Council",
}


def state_in_words(state: str) -> str:
    """A state as a heading names it."""
    return STATES.get(state, state[:1].upper() + state[1:])


def roles_in_words(roles: Iterable[str]) -> str:
    """Roles in the order of the table: *analyst or director*."""
    held = set(roles)
    return " or ".join(role for role in Role if role in held)


def late_by(late: timedelta) -> str:
    """How late, in its two largest units and to the second."""
    seconds = max(int(late.total_seconds()), 0)
    units = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
    said = []
    for name, size in units:
        count, seconds = divmod(seconds, size)
        if count:
            said.append(f"{count:,} {name}{'' if count == 1 else 's'}")
    return " ".join(said[:2]) or "less than a second"


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the history: what was done, by whom, when, under which clauses; `link` is its journal entry."""

    said: str
    entry: Entry
    link: str


def acts_in_words(entries: Iterable[Entry]) -> list[Act]:
    """The history of an amendment as its page tells it."""
    return [Act(_said(entry), entry, _link(entry)) for entry in entries]


def _said(entry: Entry) -> str:
    said = act_in_words(entry.act)
    acts = entry.payload.get("acts") or {}
    bodies = ", ".join(BODIES[name] for name in acts if name in BODIES)
    ordinal = (entry.payload.get("proposal") or entry.payload.get("was") or {}).get("ordinal")
    more = bodies or (f"change {ordinal}" if ordinal else "") or entry.payload.get("agency") or ""
    return f"{said}: {more}" if more else said


def _link(entry: Entry) -> str:
    for name in ("journal_entry", "entry"):
        try:
            return reverse(name, args=[entry.number])
        except NoReverseMatch:
            continue
    return ""
