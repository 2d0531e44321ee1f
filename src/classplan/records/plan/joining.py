"""A class known by its title alone gets its code by a person's word (settled question 15)."""

from datetime import date, datetime

from django.db import transaction

from classplan.core.errors import NotAllowed, NotInForce
from classplan.core.history import Kind, Statement
from classplan.core.plan import Line
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.plan import selectors
from classplan.records.plan.codec import statement_as_json
from classplan.records.plan.services import add_statements

WORD = "a person's word"


@transaction.atomic
def join_code(office: Office, title: str, code: str, *, on: date, actor: Actor, now: datetime) -> None:
    """Say that a class known by its title alone carries a code (settled question 15); a person decides it."""
    recorded = take_turn(office)
    job_class = selectors.class_named(office, title)
    timeline = selectors.timeline_of(job_class.pk)
    point = timeline.on(on)
    if point is None or point.value is None:
        raise NotInForce(
            f"“{title}” is not known to stand on {on}; its first day on record is needed, or a later one (--on)."
        )
    if point.value.code is not None:
        raise NotAllowed(f"“{title}” carries the code {point.value.code} already. A change of code comes by a notice.")
    holders = [
        c for c in selectors.known_classes(office, codes=[code], titles=[]) if any(s.code == code for s in c.states)
    ]
    if holders:
        raise NotAllowed(
            f"The code {code} is that of “{holders[0].known_as}” on record. Two classes on record cannot be made one here."
        )
    said = Statement(Kind.ATTESTED, on, WORD, Line(code=code, title=title), recorded=recorded)
    payload = {
        "classes": [],
        "statements": [statement_as_json(job_class.number, said)],
        "ranges": [],
        "specs": [],
        "replaced": [],
    }
    entry = write_entry(
        office,
        act="class.joined-to-code",
        subject=f"{title} is {code}",
        actor=actor,
        payload=payload,
        cites=[],
        now=now,
    )
    add_statements(office, entry, [(job_class.number, said)], pack_of(office))
