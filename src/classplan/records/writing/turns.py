"""Somebody's turn at a draft: waited for, checked, and written into the journal with what it did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.policy import Role
from classplan.core.reading.layout import Layout
from classplan.core.writing.draft import Json
from classplan.records.accounts.models import Office, Person
from classplan.records.journal.models import Entry
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.library.services import layout_of
from classplan.records.specs.services import digest_of
from classplan.records.writing.models import DraftRevision, DraftState, SpecDraft

CITES = ("7-10 E",)
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class By:
    """Who acts: the person, the name and role under which the journal has it, and when."""

    person: Person
    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn at a draft, in a transaction that nobody else shares; `body` is its last revision."""

    draft: SpecDraft
    by: By
    body: Json

    @property
    def layout(self) -> Layout | None:
        """How the office's papers are printed, where its rules hold a layout."""
        return layout_of(self.draft.office)


def turn(office: Office, number: int, by: By, *, decides: bool = False, aside: bool = False) -> Turn:
    """Wait for one's turn at a draft. `decides`: only its owner may, or the director; `aside`: a draft set aside will do.

    Raises `NotInForce` where there is no such draft, and `NotAllowed` where it is not theirs or set aside.
    """
    take_turn(office)
    draft = (
        SpecDraft.objects.filter(office=office, number=number).select_related("owner", "amendment", "job_class").first()
    )
    if draft is None:
        raise NotInForce(f"There is no draft {number} here.")
    draft.office = office
    if decides and not may_decide(draft, by.person, by.actor.role):
        raise NotAllowed(f"{draft.owner.name} owns draft {number} and decides this. Ask them, or the director.")
    if draft.state == DraftState.ASIDE and not aside:
        raise NotAllowed(f"Draft {number} was set aside: {draft.reason} Take it up again first.")
    return Turn(draft, by, body_at(draft, draft.revision))


def may_decide(draft: SpecDraft, person: Person, role: str) -> bool:
    """Whether somebody decides about a draft: its owner, and the director."""
    return draft.owner_id == person.pk or role == Role.DIRECTOR


def body_at(draft: SpecDraft, revision: int) -> Json:
    """The text of a revision. Raises `Invalid` where the draft has none of that number."""
    found = DraftRevision.objects.filter(draft=draft, number=revision).values_list("body", flat=True).first()
    if found is None:
        raise Invalid(f"Draft {draft.number} has no revision {revision}. Open it again.")
    body: Json = found
    return body


def revise(
    taken: Turn, body: Json, what: str, act: str, *, section: str = "", more: dict[str, Any] | None = None
) -> int:
    """Keep the text as a new revision, with its entry in the journal; its number."""
    draft = taken.draft
    draft.revision += 1
    draft.title = (body["title"] or draft.title)[:300]
    entry = note(taken, act, {"section": section, "digest": digest_of(body), "what": what[:400]} | (more or {}))
    keep_revision(taken, body, what, entry, section=section)
    draft.save()
    return draft.revision


def keep_revision(taken: Turn, body: Json, what: str, entry: Entry, *, section: str = "") -> None:
    """The row of the draft's last revision."""
    DraftRevision.objects.create(
        draft=taken.draft,
        number=taken.draft.revision,
        what=what[:400],
        section=section,
        body=body,
        by=taken.by.actor.name,
        at=taken.by.now,
        entry=entry,
    )


def note(taken: Turn, act: str, payload: dict[str, Any]) -> Entry:
    """The entry in the journal: which draft, where it stands, at which revision."""
    draft = taken.draft
    said = {"number": draft.number, "revision": draft.revision, "state": draft.state}
    return write_entry(
        draft.office,
        act=act,
        subject=str(draft)[:200],
        actor=taken.by.actor,
        payload={"writing": said | payload},
        cites=CITES,
        now=taken.by.now,
    )


def reason_of(said: str, why: str) -> str:
    """A reason in one line. Raises `Invalid` where there is none, or a sign in it that cannot be printed."""
    said = " ".join(said.split())
    if not said or not said.isprintable() or len(said) > LONGEST_REASON:
        raise Invalid(f"Say in at most {LONGEST_REASON} characters why {why}; it is kept with the draft.")
    return said
