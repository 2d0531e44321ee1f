"""Settling standard language: from a day on, one wording is the standard's. No specification changes by it.

The text of a specification changes only by an amendment (7-20); what differs is proposed there (`records.standards.aligning`).
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.core.standards.model import normal, without_name
from classplan.records.accounts.models import Office
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.standards.filling import digest_of
from classplan.records.standards.models import Settlement, Standard, Wording
from classplan.records.standards.selectors import settled_on, standard_numbered

LONGEST_TEXT, LONGEST_REASON = 4_000, 2_000


@transaction.atomic
def settle(office: Office, pk: int, *, text: str, on: date, reason: str, actor: Actor, now: datetime) -> Settlement:
    """Make a wording the standard's from a day on; one that nobody has used yet is kept as a wording of it.

    Raises `Invalid` for an empty or endless text or reason, and `NotAllowed` where the wording is the standard's already.
    """
    number = take_turn(office)
    standard = standard_numbered(office, pk)
    text, reason = without_name(" ".join(text.split()), standard.name), " ".join(reason.split())
    if not text or len(text) > LONGEST_TEXT or not normal(text):
        raise Invalid(
            f"The wording of “{standard.name}” has to have words, at most {LONGEST_TEXT:,} characters of them. Write it."
        )
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid(f"Say in at most {LONGEST_REASON:,} characters why this wording is chosen; the journal keeps it.")
    held = settled_on([pk], on).get(pk)
    if held is not None and held.wording.text == text:
        raise NotAllowed(
            f"These very words are the standard for “{standard.name}” since {long_date(held.start)} (journal entry "
            f"{held.recorded}). Choose another wording, or leave it."
        )
    entry = write_entry(
        office, act="standard.settled", subject=f"Standard: {standard}"[:200], actor=actor, payload=payload_of(standard, text, on, reason),
        cites=(), now=now,
    )  # fmt: skip
    wording, _ = Wording.objects.get_or_create(
        standard=standard, digest=digest_of(text), defaults={"text": text, "normal": digest_of(normal(text))}
    )
    return Settlement.objects.create(
        standard=standard, start=on, wording=wording, reason=reason, entry=entry, recorded=number
    )


def payload_of(standard: Standard, text: str, on: date, reason: str) -> dict[str, Any]:
    """What the journal holds of a settlement."""
    named = {"kind": standard.kind, "key": standard.key, "section": standard.section, "level": standard.level}
    return {"standard": named | {"name": standard.name}, "text": text, "start": on.isoformat(), "reason": reason}
