"""Reviewing a draft: who is asked, what they say, what the owner decides, and the record that it was gone over (172, 175)."""

from datetime import date

from django.db import transaction

from classplan.core.dates import long_date
from classplan.core.errors import Invalid, NotAllowed, NotInForce
from classplan.core.writing.draft import find, put_text, section_of
from classplan.core.writing.merging import merged
from classplan.core.writing.plain import as_text, lines_in, refuse_turning
from classplan.core.writing.reviewing import Capacity, Outcome
from classplan.records.accounts.models import Office, Person
from classplan.records.accounts.selectors import local_day
from classplan.records.writing.editing import Clashing
from classplan.records.writing.models import Answer, Invitation, Remark, Review
from classplan.records.writing.turns import By, Turn, body_at, note, reason_of, revise, turn

LONGEST, LONGEST_OUTCOME = 20_000, 300
OF_THE_OFFICE = "office"


@transaction.atomic
def invite(office: Office, number: int, login: str, capacity: str, *, by: By) -> Invitation:
    """Ask somebody to look at a draft, as a supervisor, an incumbent, the union or an analyst. They see this draft alone."""
    taken = turn(office, number, by, decides=True)
    if capacity not in set(Capacity):
        raise Invalid(f"As what do they look at it? Choose one of: {', '.join(Capacity)}.")
    person = _person(office, login)
    _refuse_owner(taken, person.login)
    there = _held(taken, person)
    if there is not None:
        raise NotAllowed(f"{person.name} is invited already, as {there.capacity}.")
    entry = note(taken, "writing.invited", {"person": person.login, "capacity": capacity})
    return Invitation.objects.create(draft=taken.draft, person=person, capacity=capacity, at=by.now, entry=entry)


@transaction.atomic
def uninvite(office: Office, number: int, login: str, *, by: By) -> None:
    """Take an invitation back. What they said stays."""
    taken = turn(office, number, by, decides=True)
    person = Person.objects.filter(office=office, login=login.strip().lower()).first()
    there = _held(taken, person) if person else None
    if there is None:
        raise NotInForce(f"“{login[:60]}” is not invited to draft {number}.")
    note(taken, "writing.uninvited", {"person": login.strip().lower(), "capacity": there.capacity})
    there.ended = by.now
    there.save()


@transaction.atomic
def comment(office: Office, number: int, key: str, text: str, *, item: str = "", seen: int, by: By) -> Remark:
    """Say something about a section, or about an item of it in its words."""
    taken = turn(office, number, by)
    section = section_of(body_at(taken.draft, seen), key)
    text = _words(text, "a comment")
    if item and item not in lines_in(as_text(section)):
        raise Invalid("The section has no such item. Open it again, and choose one that stands there.")
    return _say(taken, "writing.commented", key, text=text, item=item, revision=seen)


@transaction.atomic
def suggest(office: Office, number: int, key: str, suggested: str, *, why: str = "", seen: int, by: By) -> Remark:
    """Suggest other words for a section, as it stood at revision `seen`."""
    taken = turn(office, number, by)
    was = as_text(section_of(body_at(taken.draft, seen), key))
    return suggest_in(taken, key, was, suggested, why=why, revision=seen)


def suggest_in(
    taken: Turn, key: str, was: str, suggested: str, *, why: str, revision: int, named: str = "", capacity: str = ""
) -> Remark:
    """The same inside a turn. `named` is whom Word names as the author of a tracked change."""
    lines = lines_in(suggested)
    refuse_turning(suggested, was)
    if lines == lines_in(was):
        raise Invalid("The words are those that stand there. Change what you would have otherwise, and send it again.")
    why = why.strip()
    if len(why) > LONGEST:
        raise Invalid(f"Say in at most {LONGEST:,} characters why.")
    return _say(
        taken,
        "writing.suggested",
        key,
        text=why,
        suggested=suggested,
        was=was,
        revision=revision,
        named=named,
        capacity=capacity,
    )


@transaction.atomic
def answer(office: Office, number: int, remark: int, outcome: str, reason: str, *, by: By) -> str:
    """Accept or reject a suggestion, or settle a comment, with a reason; what was done, in words.

    Accepting merges it into the section as it now stands. Raises `Clashing` where the same words changed since.
    """
    taken = turn(office, number, by, decides=True)
    row = Remark.objects.filter(draft=taken.draft, number=remark).select_related("answer").first()
    if row is None:
        raise NotInForce(f"Draft {number} has no remark {remark}.")
    if hasattr(row, "answer"):
        raise NotAllowed(f"Remark {remark} was {row.answer.outcome} by {row.answer.by} already: {row.answer.reason}")
    if outcome not in ((Outcome.ACCEPTED, Outcome.REJECTED) if row.suggests else (Outcome.SETTLED,)):
        raise Invalid("A suggestion is accepted or rejected, a comment is settled. Choose one of these.")
    reason = reason_of(reason, f"it is {outcome}")
    revision = _accept(taken, row) if outcome == Outcome.ACCEPTED else None
    entry = note(taken, "writing.answered", {"remark": remark, "outcome": outcome, "reason": reason, "made": revision})
    Answer.objects.create(
        remark=row, outcome=outcome, reason=reason, revision=revision, by=by.actor.name, at=by.now, entry=entry
    )
    return f"Remark {remark} is {outcome}"


@transaction.atomic
def record_review(
    office: Office, number: int, *, who: str = "", capacity: str = "", outcome: str, on: date | None = None, by: By
) -> Review:
    """Record that somebody went over the draft, or that it was talked over with them, and what came of it (172, 175).

    Whoever is invited records it of themselves; the owner records it of somebody who cannot sign in, by name.
    """
    taken = turn(office, number, by, decides=bool(who))
    today = local_day(office, by.now)
    day = on or today
    if day > today:
        raise Invalid(f"{long_date(day)} has not come yet. Record it when it has been talked over.")
    outcome = " ".join(outcome.split())
    if not outcome or not outcome.isprintable() or len(outcome) > LONGEST_OUTCOME or ";" in outcome:
        raise Invalid(f"Say in at most {LONGEST_OUTCOME} characters, without a semicolon, what came of it.")
    _refuse_owner(taken, " ".join(who.split()) or by.person.login)
    if not who:
        there = _held(taken, by.person)
        if there is None:
            raise NotAllowed("You are not invited to this draft, so there is no review of yours to record.")
        who, capacity = by.person.name, there.capacity
    who = " ".join(who.split())
    if capacity not in set(Capacity) or len(who) > 120 or not who.isprintable() or ";" in who:
        raise Invalid("Say who went over it, in at most 120 characters without a semicolon, and as what.")
    entry = note(
        taken, "writing.reviewed", {"who": who, "capacity": capacity, "outcome": outcome, "on": day.isoformat()}
    )
    return Review.objects.create(
        draft=taken.draft,
        revision=taken.draft.revision,
        who=who,
        capacity=capacity,
        outcome=outcome,
        on=day,
        by=by.actor.name,
        entry=entry,
    )


def _accept(taken: Turn, row: Remark) -> int:
    """The revision that an accepted suggestion makes."""
    now = find(taken.body, row.section)
    if now is None:
        raise NotAllowed(
            "The section was taken out since, so nothing can be put into it. Reject the suggestion, or add it."
        )
    theirs = as_text(now)
    both = merged(row.was, row.suggested, theirs)
    if both.clashes:
        raise Clashing(
            f"The section changed since revision {row.revision}, at words that this suggestion changes too, so it is not put "
            "in by itself. Write the section as it is to stand, and then settle the suggestion with a reason.",
            base=row.was,
            mine=row.suggested,
            theirs=theirs,
            offered=both.text,
            clashes=both.clashes,
            seen=taken.draft.revision,
        )
    body = put_text(taken.body, row.section, both.text, taken.layout)
    what = f"Accepted the suggestion of {row.by} for “{now['heading']}”"
    return revise(taken, body, what, "writing.section_saved", section=row.section, more={"remark": row.number})


def _person(office: Office, said: str) -> Person:
    """Whoever signs in or goes by this. Raises `Invalid` where nobody with an open account does, or several do."""
    people = Person.objects.filter(office=office, is_active=True)
    found = list(people.filter(login=said.strip().lower())) or list(people.filter(name__iexact=said.strip())[:2])
    if not found:
        raise Invalid(f"Nobody with an open account goes by “{said[:60]}”. An administrator opens accounts.")
    if len(found) > 1:
        raise Invalid(f"Several people go by “{said[:60]}”. Write the login of the one who is meant.")
    return found[0]


def _refuse_owner(taken: Turn, who: str) -> None:
    owner = taken.draft.owner
    if who.casefold() in (owner.name.casefold(), owner.login):
        raise NotAllowed(
            f"{owner.name} owns draft {taken.draft.number}, and their own look at it is no review: the supervisor of the "
            "position and the incumbents go over it (172), and it is talked over with the union (175). Name one of them."
        )


def _held(taken: Turn, person: Person) -> Invitation | None:
    return Invitation.objects.filter(draft=taken.draft, person=person, ended__isnull=True).first()


def _say(
    taken: Turn,
    act: str,
    key: str,
    *,
    revision: int,
    text: str = "",
    item: str = "",
    suggested: str = "",
    was: str = "",
    named: str = "",
    capacity: str = "",
) -> Remark:
    there = _held(taken, taken.by.person)
    capacity = capacity or (there.capacity if there else OF_THE_OFFICE)
    last = Remark.objects.filter(draft=taken.draft).order_by("-number").values_list("number", flat=True).first() or 0
    payload = {"remark": last + 1, "section": key, "of": revision, "text": text, "suggested": suggested, "item": item}
    entry = note(taken, act, payload | {"by": named, "capacity": capacity})
    return Remark.objects.create(
        draft=taken.draft,
        number=last + 1,
        section=key,
        item=item,
        text=text,
        suggested=suggested,
        was=was,
        revision=revision,
        by=named or taken.by.actor.name,
        capacity=capacity,
        at=taken.by.now,
        entry=entry,
    )


def _words(text: str, what: str) -> str:
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise Invalid(f"Write {what} of at most {LONGEST:,} characters.")
    lines_in(text)
    refuse_turning(text, "")
    return text
