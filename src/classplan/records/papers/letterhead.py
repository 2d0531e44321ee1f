"""The office's letterhead: recorded by an act, so that the journal tells which one stood on which day."""

from datetime import date, datetime

from django.db import transaction

from classplan.core.documents.letterhead import Letterhead, Sender
from classplan.core.errors import Invalid
from classplan.core.policy import Role
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import holders
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.papers.models import OfficeLetterhead

LONGEST, MOST_LINES = 200, 8


def letterhead_of(office: Office, on: date) -> Letterhead:
    """How papers of a day are headed. Where no sender is recorded, the one person who is director on the day sends."""
    row = OfficeLetterhead.objects.filter(office=office).first()
    said = row.as_letterhead if row else Letterhead()
    if said.sender.name:
        return said
    directors = list(holders(office, Role.DIRECTOR, on)[:2])
    if len(directors) != 1:
        return said
    return Letterhead(said.lines, Sender(directors[0].name, Role.DIRECTOR.value.capitalize()), said.board, said.council)


@transaction.atomic
def set_letterhead(office: Office, said: Letterhead, *, actor: Actor, now: datetime) -> OfficeLetterhead:
    """Record how the office heads and signs its papers from now on; what was issued stays as it is."""
    take_turn(office)
    texts = {
        "sender": said.sender.name,
        "position": said.sender.position,
        "contact": said.sender.contact,
        "board": said.board,
        "council": said.council,
    }
    lines = [" ".join(line.split()) for line in said.lines if line.strip()]
    texts = {name: " ".join(text.split()) for name, text in texts.items()}
    for text in (*lines, *texts.values()):
        if len(text) > LONGEST:
            raise Invalid(
                f"A line of the letterhead takes at most {LONGEST} characters; “{text[:40]}…” has {len(text)}."
            )
    if len(lines) > MOST_LINES:
        raise Invalid(f"A letterhead has at most {MOST_LINES} lines; {len(lines)} were given.")
    if texts["position"] and not texts["sender"]:
        raise Invalid("A position was given and no name of whoever holds it. Give the name of the sender too.")
    if not (texts["board"] and texts["council"]):
        raise Invalid("The Board and the Council each need the name by which papers call them.")
    payload = {"letterhead": {"lines": lines, **texts}}
    entry = write_entry(
        office,
        act="papers.headed",
        subject="The letterhead of its papers",
        actor=actor,
        payload=payload,
        cites=(),
        now=now,
    )
    row, _ = OfficeLetterhead.objects.update_or_create(
        office=office, defaults={"lines": lines, **texts, "entry": entry}
    )
    return row
