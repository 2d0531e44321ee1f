"""The public's part: comments and requests to speak, each with a receipt, on time or late to the second."""

import hashlib
import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from classplan.core.dates import CutOff, long_date
from classplan.core.errors import Invalid, NotAllowed
from classplan.records.accounts.models import Office
from classplan.records.accounts.selectors import pack_of
from classplan.records.amendments import models
from classplan.records.journal.services import Actor, take_turn, write_entry
from classplan.records.proceedings.models import Notice
from classplan.records.proceedings.selectors import notice_numbered

LONGEST_COMMENT = 20_000
THE_PUBLIC = Actor("the public", "public")
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another


@transaction.atomic
def comment(
    office: Office,
    number: str,
    *,
    name: str,
    phone: str,
    text: str,
    now: datetime,
    email: str = "",
    about: int | None = None,
) -> models.Comment:
    """Take a written comment on a notice, or on its change `about`. One that is late is kept, and marked late.

    Raises `Invalid` where what the notice requires is missing, `NotAllowed` once the hearing has been held.
    """
    take_turn(office)
    notice, terms = open_notice(office, number)
    pack, policy_day = pack_of(office), notice.day
    given = {what for what, value in (("contact name", name), ("phone number", phone)) if value.strip()}
    complete = pack.clause("Notice: contact").find(policy_day, given=given)
    if not complete.is_met:
        raise Invalid(f"{complete.reason} The notice asks for it, so that somebody can answer ({complete.citation}).")
    if not text.strip():
        raise Invalid("The comment is empty. Write it, and send it again.")
    if len(text) > LONGEST_COMMENT:
        raise Invalid(
            f"The comment has {len(text):,} characters; at most {LONGEST_COMMENT:,} can be sent here. Shorten it, or send it on "
            f"paper to: {terms.comments_to}."
        )
    change = None
    if about is not None:
        change = models.ProposedChange.objects.filter(amendment=notice.amendment, ordinal=about).first()
        if change is None:
            raise Invalid(f"Notice {number} has no change {about}.")
    late = _is_late(office, "Notice: comments", notice, terms.comments_until, now)
    receipt, name, phone = f"C-{_receipt()}", _short(name, 200, "name"), _short(phone, 60, "telephone number")
    email = _short(email, 254, "e-mail address")
    digest = checksum_of(name, phone, email, text)
    entry = write_entry(
        office,
        act="comment.received",
        subject=f"Notice {number}, comment {receipt}",
        actor=THE_PUBLIC,
        payload={
            "receipt": receipt,
            "on_notice": number,
            "about": about,
            "late": late,
            "length": len(text),
            "digest": digest,
        },
        cites=["Notice: comments", "Notice: contact"],
        now=now,
    )
    return models.Comment.objects.create(
        notice=notice,
        change=change,
        name=name,
        phone=phone,
        email=email,
        text=text,
        received_at=now,
        late=late,
        receipt=receipt,
        entry=entry,
    )


@transaction.atomic
def ask_to_speak(office: Office, number: str, *, name: str, phone: str, about: str, now: datetime) -> models.Speaker:
    """Take a request to be heard at the hearing; late ones are kept, and marked late, for the Board to decide."""
    take_turn(office)
    notice, terms = open_notice(office, number)
    if not name.strip() or not phone.strip():
        raise Invalid("Give a name and a telephone number, so that you can be put on the list of speakers.")
    late = _is_late(office, "Notice: speakers", notice, terms.speakers_until, now)
    receipt, name, phone = f"S-{_receipt()}", _short(name, 200, "name"), _short(phone, 60, "telephone number")
    about = _short(about, 300, "subject")
    entry = write_entry(
        office,
        act="speaker.asked",
        subject=f"Notice {number}, speaker {receipt}",
        actor=THE_PUBLIC,
        payload={
            "receipt": receipt,
            "on_notice": number,
            "late": late,
            "digest": checksum_of(name, phone, about),
        },
        cites=["Notice: speakers"],
        now=now,
    )
    return models.Speaker.objects.create(
        notice=notice,
        name=name,
        phone=phone,
        about=about,
        received_at=now,
        late=late,
        receipt=receipt,
        entry=entry,
    )


def open_notice(office: Office, number: str) -> tuple[Notice, models.Terms]:
    """A notice that is open for comment, with its terms. Raises `NotAllowed` for one that is not."""
    notice = notice_numbered(office, number)
    terms = models.Terms.objects.filter(amendment=notice.amendment).first()
    if terms is None or notice.amendment.state != "noticed":
        held = models.HearingHeld.objects.filter(notice=notice).first()
        when = f"The hearing was held on {long_date(held.on)}" if held else f"It is {notice.amendment.state}"
        raise NotAllowed(f"Notice {number} takes no comments any more. {when}; turn to the office instead.")
    return notice, terms


def _is_late(office: Office, clause: str, notice: Notice, until: datetime | None, now: datetime) -> bool:
    """By the clause, on the office's own clock, to the second; the cut-off itself is in time."""
    if until is None:
        return False
    pack = pack_of(office)
    zone = ZoneInfo(pack.time_zone)
    local, last = now.astimezone(zone).replace(tzinfo=None), until.astimezone(zone)
    cut_off = CutOff(last.date(), last.time().replace(tzinfo=None))
    fact = "received" if clause == "Notice: comments" else "called"
    return not pack.clause(clause).find(notice.day, **{fact: local}, last=cut_off).is_met


def checksum_of(*texts: str) -> str:
    """SHA-256 over texts, each with its length: what the journal holds of words that are not published."""
    return hashlib.sha256("".join(f"{len(text)}:{text}" for text in texts).encode()).hexdigest()


def _receipt() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(10))


def _short(text: str, longest: int, what: str) -> str:
    if len(text.strip()) > longest:
        raise Invalid(f"The {what} has {len(text.strip()):,} characters; at most {longest} can be one.")
    return text.strip()
